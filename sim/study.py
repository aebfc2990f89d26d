"""A study: scenarios x seeds, run block by block on threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from numbers import Integral
from os import cpu_count

import xarray as xr

from .blocks import Counted, Workplace, add
from .closing import Closed, close_study
from .errors import ScenarioError
from .lending import live_at_rest
from .people import BLOCK_SIZE
from .records import MAX_YEARS
from .results import dataset
from .scenario import Scenario

Progress = Callable[[int, int], None]


def run_study(
    scenarios: Sequence[Scenario],
    years: int | None = None,
    seeds: Sequence[int] = (1,),
    scale: int = 1,
    workers: int | None = None,
    block_size: int = BLOCK_SIZE,
    progress: Progress | None = None,
) -> xr.Dataset:
    """Run every scenario for every seed; the first scenario is the base of comparison.

    Parameters
    ----------
    years : calendar years from the first year of the scenarios; default all that they cover
    seeds : integers from 0 to 2**64 - 1; each is a Monte-Carlo repetition with its own luck
    scale : keep every scale-th person and multiply all results by it
    workers : threads; the result is the same, bit for bit, for any number
    progress : called with (person-years done, person-years in all); births are not counted ahead

    Returns
    -------
    Dataset as in `sim.variables`, money in fen, with provenance in its attributes

    Raises
    ------
    ScenarioError   if scenarios start in different years, or numbers are out of range
    LedgerError     if an identity of the ledgers does not hold
    KeyboardInterrupt   if stopped before the first seed is complete; later ones are left out
    """
    check_numbers(years, seeds, scale, workers)
    years = _years(scenarios, years)
    began = time.perf_counter()
    done: dict[int, list[Counted]] = {}
    total = sum(s.people // scale * years for s in scenarios) * len(seeds)
    counter = _Counter(total, progress)
    try:
        for seed in seeds:
            live = partial(_live, years, seed, scale, workers, block_size, counter)
            done[seed] = live_at_rest(scenarios, live, scenarios[0].people // scale)
    except KeyboardInterrupt:
        if not done:
            raise
    closed = {seed: _close(scenarios, counted, scale) for seed, counted in done.items()}
    return dataset(scenarios, years, closed, scale, time.perf_counter() - began)


def check_numbers(years: int | None, seeds: Sequence[int], scale: int, workers: int | None) -> None:
    """Refuse numbers of a study that mean nothing, before anything is built or run.

    Raises
    ------
    ScenarioError   naming the argument, what was found, what is allowed, the cure
    """
    if years is not None and not _is_whole(years, 1):
        cure = "Leave years out for all the years that the base covers"
        raise _refused("years", years, "a whole number from 1 on", cure)
    if not _is_whole(scale, 1):
        cure = "scale=10 keeps every tenth person, as --scale 1/10 does"
        raise _refused("scale", scale, "a whole number from 1 on", cure)
    if workers is not None and not _is_whole(workers, 1):
        cure = "Leave workers out for as many threads as there are cores"
        raise _refused("workers", workers, "a whole number from 1 on", cure)
    listed = list(seeds) if isinstance(seeds, Iterable) and not isinstance(seeds, str) else []
    different = len(set(map(str, listed))) == len(listed)
    if not listed or not different or not all(_is_whole(seed, 0, 2**64 - 1) for seed in listed):
        cure = "Write seeds=range(1, 4) for three repetitions"
        raise _refused("seeds", seeds, "different whole numbers from 0 to 2**64 - 1, listed", cure)


def _is_whole(number: object, least: int, most: int | None = None) -> bool:
    if isinstance(number, bool) or not isinstance(number, Integral):
        return False
    return least <= int(number) and (most is None or int(number) <= most)


def _refused(name: str, value: object, allowed: str, cure: str) -> ScenarioError:
    return ScenarioError(f"{name}: found {value!r}. Allowed: {allowed}. {cure}.")


def _years(scenarios: Sequence[Scenario], years: int | None) -> int:
    """The years of a study, of scenarios that go together."""
    if not scenarios:
        raise ScenarioError("a study needs at least one scenario; found none")
    covered = min(MAX_YEARS, *(scenario.years for scenario in scenarios))
    wanted = covered if years is None else years
    if wanted > covered:
        raise ScenarioError(f"years: {wanted} is not between 1 and {covered}, what the rates cover")
    if len({scenario.first_year for scenario in scenarios}) > 1:
        raise ScenarioError("the scenarios of a study must start in the same year")
    names = [scenario.name for scenario in scenarios]
    if len(set(names)) < len(names):
        raise ScenarioError(f"the scenarios of a study need different names; found {names}")
    return wanted


def _live(
    years: int,
    seed: int,
    scale: int,
    workers: int | None,
    block_size: int,
    counter: _Counter,
    scenarios: Sequence[Scenario],
    coarse: int,
) -> list[Counted]:
    """All blocks of one seed on threads; sums of integers, so the order does not matter.

    One person in `coarse` of those of the study is lived.
    """
    people, scale = max(scenario.people for scenario in scenarios), scale * coarse
    counter.expect(sum(scenario.people // scale for scenario in scenarios) * years)
    step = block_size * scale
    threads = min(workers or cpu_count() or 1, -(-people // step))
    tasks = (range(k, min(k + step, people), scale) for k in range(0, people, step))
    lock = threading.Lock()
    stop = threading.Event()

    def work() -> list[Counted]:
        place = Workplace(block_size, scenarios, years, seed)
        while not stop.is_set():
            with lock:
                task = next(tasks, None)
            if task is None:
                break
            place.run(task)
            counter.add(len(task) * years * len(scenarios))
        return place.counted()

    with ThreadPoolExecutor(threads) as pool:
        parts = [pool.submit(work) for _ in range(threads)]
        try:
            summed = parts[0].result()
            for part in parts[1:]:
                for counted, added in zip(summed, part.result(), strict=True):
                    add(counted, added, 1)
        except BaseException:
            stop.set()
            raise
    return summed


def _close(scenarios: Sequence[Scenario], counted: Sequence[Counted], scale: int) -> list[Closed]:
    """Scenarios of one seed closed; what was before the first month is that of the base."""
    closed: list[Closed] = []
    for scenario, pair in zip(scenarios, counted, strict=True):
        closed.append(close_study(scenario, *pair, scale, closed[0] if closed else None))
    return closed


class _Counter:
    """Adds up person-years from all threads and tells the caller."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.total, self.progress, self.done, self.expected = total, progress, 0, 0
        self.lock = threading.Lock()

    def expect(self, person_years: int) -> None:
        """So many person-years follow; the total grows where lives are lived again."""
        self.expected += person_years
        self.total = max(self.total, self.expected)

    def add(self, person_years: int) -> None:
        with self.lock:
            self.done = min(self.done + person_years, self.total)
            if self.progress is not None:
                self.progress(self.done, self.total)
