"""A study in a process of its own: `python -m benchmarks.child PEOPLE YEARS WORKERS`.

Prints one line of JSON: seconds of the study, peak of resident memory (MiB), and the peak
before the study began. PEOPLE 0 is the city as it is, YEARS 0 all years, WORKERS 0 all cores.
"""

from __future__ import annotations

import dataclasses
import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

from scenarios.build import build_scenario
from sim.scenario import Scenario
from sim.study import run_study

BASE, REFORM = "liaocheng-2022-law", "liaocheng-delivery-100"


def scenarios_of(people: int) -> list[Scenario]:
    """Liaocheng's base and reform, its population stretched to `people` (0: as it is)."""
    built = [build_scenario(name) for name in (BASE, REFORM)]
    return [stretched(scenario, people) for scenario in built] if people else built


def stretched(scenario: Scenario, people: int) -> Scenario:
    """The scenario with `people` in the same proportions of sex, age, cover and children."""
    upto = np.rint(scenario.start.upto * (people / scenario.people)).astype(np.int64)
    return dataclasses.replace(scenario, start=scenario.start._replace(upto=upto))


def peak_mib() -> float:
    """Largest resident memory of this process so far, MiB.

    `ru_maxrss` also remembers the process that started this one (Linux keeps it across exec), so
    the kernel's own mark of this program is read where there is one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def main() -> None:
    """Run the study that the arguments describe and print what it took."""
    people, years, workers = (int(word) for word in sys.argv[1:4])
    study = scenarios_of(people)
    run_study(study, years=1, scale=1000, workers=workers or None)
    before = peak_mib()
    began = time.perf_counter()
    run_study(study, years=years or None, workers=workers or None)
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "peak_mib": peak_mib(), "before_mib": before}))


if __name__ == "__main__":
    main()
