"""Published figure against simulated figure, for every outcome that the model produces."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import xarray as xr

from scenarios.build import build_scenario
from sim.codes import FEMALE, SEXES
from sim.errors import ScenarioError
from sim.study import run_study

TARGETS = Path(__file__).with_name("targets.csv")


class Target(NamedTuple):
    """A published outcome: what, when, how much, from where."""

    region: str
    scenario: str
    outcome_zh: str
    outcome_en: str
    measure: str
    what: str
    first: str
    last: str
    published: float
    unit_zh: str
    unit_en: str
    source_zh: str
    source_en: str
    note_zh: str
    note_en: str


class Row(NamedTuple):
    """A published figure beside the simulated one."""

    target: Target
    simulated: float

    @property
    def ratio(self) -> float:
        """Simulated over published."""
        return self.simulated / self.target.published


def read_targets(region: str) -> list[Target]:
    """The published outcomes of a region.

    Raises
    ------
    ScenarioError   if there is none
    """
    lines = [x for x in TARGETS.read_text("utf-8").splitlines() if not x.startswith("#")]
    rows = [dict(row) for row in csv.DictReader(lines)]
    known = sorted({row["region"] for row in rows})
    if region not in known:
        raise ScenarioError(
            f"validate {region}: no published outcomes. Allowed: {', '.join(known)}. "
            "Cure: add rows to calibration/targets.csv"
        )
    return [
        Target(**{**row, "published": float(row["published"])})
        for row in rows
        if row["region"] == region
    ]


def validate(
    region: str,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    scale: int = 1,
) -> list[Row]:
    """Simulate a region through its published periods and compare.

    Raises
    ------
    ScenarioError   if the region has no published outcomes
    """
    targets = read_targets(region)
    results: dict[str, xr.Dataset] = {}
    for name in dict.fromkeys(target.scenario for target in targets):
        scenario = build_scenario(name)
        last = max(int(target.last[:4]) for target in targets if target.scenario == name)
        years = last - scenario.first_year + 1
        result = run_study([scenario], years, workers=workers, scale=scale, progress=progress)
        results[name] = result.isel(scenario=0, seed=0)
    return [Row(target, measure(results[target.scenario], target)) for target in targets]


def measure(result: xr.Dataset, target: Target) -> float:
    """The simulated value of an outcome: of one scenario and seed, money in yuan."""
    names = target.what.split()
    part = result.sel(month=slice(target.first, target.last))
    if target.measure == "insured":
        return float(part.insured.sel(cover=names).isel(month=-1).sum())
    if target.measure == "women":
        day = int(target.last[:4]) + 1
        women = result.people.sel(january=day, sex=SEXES[FEMALE], cover=names)
        return float(women.sum())
    if target.measure == "online_cases":
        return float(part.online_cases.sum())
    if target.measure == "online_allowance":
        return float(part.online_allowance.sum()) / 100.0
    cases = float(part.cases.sel(account=names).sum())
    money = float(part.accrual.sel(account=names).sum()) / 100.0
    return {"cases": cases, "money": money, "mean": money / max(cases, 1.0)}[target.measure]
