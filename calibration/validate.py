"""Published figure against simulated figure, for every outcome that the model produces.

The published figures are in `targets.csv`, those of provinces in `provinces`, what they are held
against is in `quantities`. A row says what part the figure plays: an outcome, nothing was chosen
for it; fitted, something without a source was chosen so that it is met; input, the figure itself
goes into the model.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import xarray as xr

from scenarios.build import build
from scenarios.load import load_scenario
from sim.errors import ScenarioError
from sim.scenario import Scenario
from sim.study import run_study

from .provinces import PROVINCES, province_targets
from .quantities import QUANTITIES, READ_ON
from .span import Span
from .target import Target

TARGETS = Path(__file__).with_name("targets.csv")

#: Insurance that a row is about, Chinese and English, in the order in which rows are shown.
SCHEMES = {
    "all": ("全部险种", "all insurance"),
    "resident": ("居民医保", "residents"),
    "critical": ("居民大病保险", "critical illness insurance"),
    "assistance": ("医疗救助", "medical assistance"),
    "employee": ("职工医保", "employees"),
    "accounts": ("职工个人账户", "personal accounts"),
    "maternity": ("生育保险", "maternity"),
    "employee_pension": ("职工养老保险", "employee pension"),
    "resident_pension": ("居民养老保险", "resident pension"),
    "programmes": ("封闭制度与代发项目", "closed schemes"),
    "work_injury": ("工伤保险", "work injury"),
    "unemployment": ("失业保险", "unemployment"),
    "housing": ("住房公积金", "housing provident fund"),
}
#: What part a published figure plays, Chinese and English.
ROLES = {"outcome": ("结果", "outcome"), "fitted": ("拟合", "fitted"), "input": ("输入", "input")}
#: Every so many people are simulated where a place is large; others are simulated in full.
#: 1 in 500 of the nation is 2.8 million people, some seconds for the years published.
SCALES = {"china": 500}
#: People simulated of each province, whatever its size.
PEOPLE_OF_A_PROVINCE = 200_000


class Row(NamedTuple):
    """A published figure beside the simulated one."""

    target: Target
    simulated: float

    @property
    def ratio(self) -> float:
        """Simulated over published."""
        return self.simulated / self.target.published


def all_targets() -> list[Target]:
    """The published figures of all regions, in the order of the file, then those of provinces."""
    lines = [x for x in TARGETS.read_text("utf-8").splitlines() if not x.startswith("#")]
    rows = csv.DictReader(lines)
    of_file = [
        Target._make(float(text) if name == "published" else text for name, text in row.items())
        for row in rows
    ]
    return of_file + list(province_targets())


def read_targets(region: str) -> list[Target]:
    """The published figures of a region, by scheme.

    Raises
    ------
    ScenarioError   if there is none
    """
    targets = all_targets()
    known = sorted({target.region for target in targets})
    if region not in known:
        raise ScenarioError(
            f"validate {region}: no published outcomes. Allowed: {', '.join(known)}. "
            "Cure: add rows to calibration/targets.csv"
        )
    of_region = [target for target in targets if target.region == region]
    return sorted(of_region, key=lambda target: list(SCHEMES).index(target.scheme))


def validate(
    region: str,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    scale: int | None = None,
) -> list[Row]:
    """Simulate a region through its published periods and compare.

    Parameters
    ----------
    scale : simulate every so-manyth person; default all people, of a large place as in SCALES, of
        each province some PEOPLE_OF_A_PROVINCE

    Raises
    ------
    ScenarioError   if the region has no published outcomes
    """
    targets = read_targets(region)
    results: dict[str, xr.Dataset] = {}
    lived = 0
    for name in dict.fromkeys(target.scenario for target in targets):
        first, last = _period(targets, name)
        facts = load_scenario(name)
        begin = min(first, facts.start_year)
        years = last - begin + 1
        scenario = build(facts, begin, years)
        every = _every(region, scenario) if scale is None else scale
        told = _Told(progress, lived)
        result = run_study([scenario], years, workers=workers, scale=every, progress=told.tell)
        results[name] = result.isel(scenario=0, seed=0)
        lived = told.total
    return [Row(target, measure(results[target.scenario], target)) for target in targets]


@dataclass
class _Told:
    """Progress of a study after others, told as that of all of them."""

    progress: Callable[[int, int], None] | None
    before: int  # person-years of the studies before
    total: int = 0

    def tell(self, done: int, total: int) -> None:
        """Take the person-years done of this study, and all of it."""
        self.total = self.before + total
        if self.progress is not None:
            self.progress(self.before + done, self.total)


def _period(targets: Sequence[Target], scenario: str) -> tuple[int, int]:
    """First and last year of a scenario that its published figures need."""
    of_it = [target for target in targets if target.scenario == scenario]
    lasts = (int(t.last[:4]) + (not READ_ON.isdisjoint(t.measure.split("/"))) for t in of_it)
    return min(int(t.first[:4]) for t in of_it), max(lasts)


def _every(region: str, scenario: Scenario) -> int:
    """How many people one stands for."""
    if region == PROVINCES:
        return max(1, int(scenario.start.upto[-1]) // PEOPLE_OF_A_PROVINCE)
    return SCALES.get(region, 1)


def measure(result: xr.Dataset, target: Target) -> float:
    """The simulated value of a figure: of one scenario and seed, money in yuan.

    The measure names a quantity or two of them, `a/b`, whose names then stand in `what` as
    `x y / z`; the same names on both sides may stand once.
    """
    span = Span(result, target.first, target.last)
    quantities = target.measure.split("/")
    names = [part.split() for part in target.what.split("/")]
    if len(names) < len(quantities):
        names = names * len(quantities)
    values = [_value(span, *pair) for pair in zip(quantities, names, strict=True)]
    return values[0] / max(values[1], 1e-9) if len(values) == 2 else values[0]


def _value(span: Span, quantity: str, names: Sequence[str]) -> float:
    return QUANTITIES[quantity](span, list(names))
