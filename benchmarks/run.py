"""The figures of `make bench`: `python -m benchmarks [--only NAME] [--json FILE]`.

Each figure is one function that returns a number; it says in its docstring what is measured.
Short measurements are repeated and the smallest is kept: noise only ever adds. Nothing here is a
test; budgets and how the figures are read stand in docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from sim.people import bytes_per_person
from sim.scenario import Scenario
from sim.study import run_study

from .child import scenarios_of
from .reference import run_reference

ROOT = Path(__file__).resolve().parents[1]
LARGE, MILLION = 10_000_000, 1_000_000
#: What a short session does: import, build base and reform, run one person in a thousand.
SESSION = """
from benchmarks.child import scenarios_of
from sim.study import run_study
run_study(scenarios_of(0), scale=1000)
"""


def least(repeats: int, action: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return min(times)


def person_years(study: list[Scenario]) -> int:
    """Starting persons x years x scenarios; births and deaths nearly cancel."""
    return sum(scenario.people * scenario.years for scenario in study)


@lru_cache(maxsize=1)
def warm() -> None:
    """Compile, or load what is compiled, before anything is timed."""
    run_study(scenarios_of(0), scale=1000)


@lru_cache
def engine(people: int, workers: int | None, scenarios: int = 1) -> float:
    """Nanoseconds a person-year of the engine, all years: the base, or base and reform."""
    warm()
    study = scenarios_of(people)[:scenarios]
    seconds = least(3, lambda: run_study(study, workers=workers))
    return seconds * 1e9 / person_years(study)


@lru_cache
def reference(people: int = MILLION) -> float:
    """Nanoseconds a person-year of the NumPy reference: the same scenarios one after the other.

    Beyond a million people one scenario and one run must do; the other would cost the same.
    """
    study = scenarios_of(people)[: 2 if people <= MILLION else 1]
    repeats = 2 if people <= MILLION else 1
    seconds = least(repeats, lambda: [run_reference(scenario) for scenario in study])
    return seconds * 1e9 / person_years(study)


def ns_per_person_year() -> float:
    """Engine, 10 million people, base and reform of 13 years, a thread for every core.

    The reform is of maternity, so those alone live it who deliver (`sim.reach`).
    """
    return engine(LARGE, None, scenarios=2)


def ns_per_person_year_alone() -> float:
    """The base alone: what every further scenario costs too whose law everybody meets."""
    return engine(LARGE, None)


def ns_per_person_year_one_core() -> float:
    """The base alone on one thread."""
    return engine(LARGE, 1)


def ns_per_person_year_numpy() -> float:
    """The NumPy reference, which uses one core; 1 million people."""
    return reference()


def ns_per_person_year_numpy_10m() -> float:
    """The NumPy reference with the engine's 10 million people: its columns outgrow the cache."""
    return reference(LARGE)


def times_faster_than_numpy() -> float:
    """Reference over engine, which uses every core; 10 million people, one scenario each."""
    return reference(LARGE) / engine(LARGE, None)


def times_faster_than_numpy_one_core() -> float:
    """Reference over engine, one core each; 10 million people each."""
    return reference(LARGE) / engine(LARGE, 1)


def times_faster_than_numpy_1m() -> float:
    """Reference at a million people, where it is fastest, over the engine on every core."""
    return reference() / engine(LARGE, None)


def bytes_of_a_person() -> float:
    """Memory of a person while their block is run."""
    return float(bytes_per_person())


def peak(people: int, years: int) -> float:
    """Peak resident memory of a fresh process that runs base and reform, MiB."""
    return _child(people, years)["peak_mib"]


def peak_mib_1m() -> float:
    """1 million people, 3 years."""
    return peak(MILLION, 3)


def peak_mib_20m() -> float:
    """20 million people, 3 years: the difference to 1 million is what people cost."""
    return peak(20 * MILLION, 3)


def peak_mib_50m() -> float:
    """50 million people, 1 year."""
    return peak(50 * MILLION, 1)


def city_seconds() -> float:
    """Liaocheng, 5.9 million people, 2022-2034, base and reform, after compilation."""
    warm()
    study = scenarios_of(0)
    return least(3, lambda: run_study(study))


def cached_start_seconds() -> float:
    """A whole process: Python starts, imports, builds two scenarios, runs 1 in 1000."""
    warm()
    return least(3, lambda: _python(["-c", SESSION], {}))


def first_compile_seconds() -> float:
    """The same process with an empty cache of compiled code."""
    with tempfile.TemporaryDirectory() as folder:
        return least(1, lambda: _python(["-c", SESSION], {"SHEBAO_CACHE": folder}))


FIGURES: dict[str, tuple[Callable[[], float], str]] = {
    "ns_per_person_year": (ns_per_person_year, "ns"),
    "ns_per_person_year_alone": (ns_per_person_year_alone, "ns"),
    "ns_per_person_year_one_core": (ns_per_person_year_one_core, "ns"),
    "ns_per_person_year_numpy": (ns_per_person_year_numpy, "ns"),
    "ns_per_person_year_numpy_10m": (ns_per_person_year_numpy_10m, "ns"),
    "times_faster_than_numpy": (times_faster_than_numpy, "times"),
    "times_faster_than_numpy_one_core": (times_faster_than_numpy_one_core, "times"),
    "times_faster_than_numpy_1m": (times_faster_than_numpy_1m, "times"),
    "bytes_per_person": (bytes_of_a_person, "bytes"),
    "peak_mib_1m": (peak_mib_1m, "MiB"),
    "peak_mib_20m": (peak_mib_20m, "MiB"),
    "peak_mib_50m": (peak_mib_50m, "MiB"),
    "city_seconds": (city_seconds, "s"),
    "cached_start_seconds": (cached_start_seconds, "s"),
    "first_compile_seconds": (first_compile_seconds, "s"),
}


def main(words: list[str] | None = None) -> int:
    """Measure and print one figure a line: `name: value unit`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=FIGURES, metavar="NAME")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    chosen = parser.parse_args(words)
    values = {}
    for name in chosen.only or FIGURES:
        measure, unit = FIGURES[name]
        values[name] = round(measure(), 3)
        print(f"{name}: {values[name]:g} {unit}", flush=True)
    if chosen.json:
        chosen.json.write_text(json.dumps(values, indent=1) + "\n")
    return 0


def _child(people: int, years: int) -> dict[str, float]:
    _python(["-c", SESSION], {})  # the child finds compiled code: its peak is the study's
    printed = _python(["-m", "benchmarks.child", str(people), str(years), "0"], {})
    result: dict[str, float] = json.loads(printed)
    return result


def _python(arguments: list[str], settings: dict[str, str]) -> str:
    """Output of a fresh Python process that sees this checkout."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, text=True, stdout=subprocess.PIPE
    )
    return done.stdout
