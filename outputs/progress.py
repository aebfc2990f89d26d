"""A progress bar on stderr: person-years done, speed, time left; one plain line off a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from .labels import Language, text

#: Seconds between two refreshes; the engine calls a thousand times a second.
PAUSE = 0.1
#: Seconds after the first block from which on a speed says something.
MEASURED = 1.0


class RunProgress:
    """Shows how far a study is; a context manager whose `tell` is given to `sim.run_study`.

    Speed is measured from the first block to the last, so that compiling does not count as
    slowness, nor what is done with the result.
    """

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self.began = self.told = time.perf_counter()
        self.first: tuple[float, int] | None = None
        self.done = self.total = 0
        self.shown = 0.0
        self.bar: Progress | None = None
        if sys.stderr.isatty():
            self.bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TaskProgressColumn(),
                TextColumn("{task.fields[speed]}"),
                TimeRemainingColumn(compact=True),
                console=Console(stderr=True),
                transient=True,
            )
            self.task = self.bar.add_task(text("run.going", lang), total=None, speed="")

    def __enter__(self) -> RunProgress:
        if self.bar is not None:
            self.bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def tell(self, done: int, total: int) -> None:
        """Take the person-years done so far, and all; called from any thread, under a lock."""
        now = time.perf_counter()
        self.done, self.total, self.told = done, total, now
        if self.first is None:
            self.first = (now, done)
        if self.bar is None or (now - self.shown < PAUSE and done < total):
            return
        self.shown = now
        speed = text("run.speed", self.lang, person_years=person_years(self.speed(), self.lang))
        self.bar.update(self.task, completed=done, total=total, speed=speed)

    def speed(self) -> float:
        """Person-years a second since the first block."""
        if self.first is None:
            return 0.0
        since, counted = self.first
        elapsed = self.told - since
        return (self.done - counted) / elapsed if self.done > counted and elapsed > 0 else 0.0

    def report(self) -> str:
        """What was done, for the end of a run: person-years, seconds, how long the start took.

        The speed is told if the simulation itself took long enough to measure it.
        """
        started = self.first[0] if self.first else self.told
        told = self.told - started >= MEASURED
        speed = text("run.speed", self.lang, person_years=person_years(self.speed(), self.lang))
        return text(
            "run.done",
            self.lang,
            person_years=person_years(self.done, self.lang),
            seconds=f"{self.told - self.began:,.1f}",
            start=f"{started - self.began:,.1f}",
            speed=text("run.done_speed", self.lang, speed=speed) if told else "",
        )


def person_years(number: float, lang: Language) -> str:
    """Person-years as the language counts them: 73.4万人年, 1.21亿人年, 0.734 million."""
    if lang == "en":
        return f"{number / 1e6:,.{1 if number >= 1e7 else 3}f} million person-years"
    if number >= 1e8:
        return f"{number / 1e8:,.2f}亿人年"
    return f"{number / 1e4:,.1f}万人年"
