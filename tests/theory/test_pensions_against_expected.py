"""Pensions of fifty years in the simulation agree with the expected-value engine.

Every line of both pension funds is held to four standard errors of `sim.expected.gaps`: the sample
of the people behind it and what the expected values approximate, named in `gap_pensions`. Interest
of the funds is left to the simulation, as it is earned on closed books, and so are records that
movers bring, what the unemployment fund pays for those near retirement, and what is drawn twice.
Nobody is disabled before the age here, since only the simulation knows them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.accounts_livelihood import LINES
from sim.expected import Gap, gaps, project
from sim.scenario import Scenario
from sim.study import run_study

LIMIT = 4.0
SEEDS = (1, 2)
YEARS = 50
NATION, LATER, OLD_AGES = "china-2025-law", "china-2025-retire-65", "china-2025-no-delay"
#: Studies: scenarios, and people whom a simulated one stands for.
STUDIES = {
    "nation": ((NATION, LATER, OLD_AGES), 15_000),
    "liaocheng": (("liaocheng-2022-law",), 80),
}
PENSIONS = [line for fund in ("employee_pension", "resident_pension") for line, *_ in LINES[fund]]
SIMULATED_ONLY = {
    *("pension_interest", "resident_pension_interest", "pension_moved_in", "pension_unemployed"),
}
#: People by month that are compared.
MEMBERS = ["paying_alone", "pensioners", "resident_pensioners"]
#: Lines whose change by a reform is compared, and how far a change is approximated: what differs
#: between the engines differs a little more or less after it.
CHANGED = [
    *("pension_enterprise", "pension_public", "pension_own", "pension_flexible"),
    *("pension_subsidy", "pension_pooled", "pension_heirs", "resident_pension_basic"),
]
APPROXIMATE_CHANGE = 0.02
#: Relative standard error below which the test of a line says something.
SHARP = {
    "pension_enterprise": 0.015,
    "pension_flexible": 0.01,
    "pension_pooled": 0.01,
    "pension_account": 0.015,
    "pension_survivors": 0.01,
    "pension_heirs": 0.03,
    "resident_pension_own": 0.02,
    "resident_pension_basic": 0.01,
    "resident_pension_account": 0.03,
}


class Study(NamedTuple):
    """Scenarios of fifty years, simulated and expected, and how far they are apart."""

    scenarios: list[Scenario]
    seen: xr.Dataset
    said: list[xr.Dataset]
    gaps: list[dict[str, Gap]]


def run(name: str) -> Study:
    names, scale = STUDIES[name]
    built = [build_scenario(name, years=YEARS) for name in names]
    scenarios = [with_law(scenario, "pension", pension_disability=0.0) for scenario in built]
    seen = run_study(scenarios, years=YEARS, scale=scale, seeds=SEEDS)
    said = [project(scenario, YEARS) for scenario in scenarios]
    return Study(scenarios, seen, said, [by_name(gaps(seen, s)) for s in scenarios])


def by_name(found: list[Gap]) -> dict[str, Gap]:
    return {gap.quantity: gap for gap in found if gap.quantity in PENSIONS}


@pytest.fixture(scope="module")
def nation() -> Study:
    return run("nation")


@pytest.fixture(scope="module", params=list(STUDIES))
def study(request: pytest.FixtureRequest, nation: Study) -> Study:
    return nation if request.param == "nation" else run(request.param)


def test_every_line_of_fifty_years_is_within_four_standard_errors(study: Study) -> None:
    found = study.gaps[0]  # reforms are held to their change, below
    far = [g for g in found.values() if abs(g.simulated - g.expected) > LIMIT * g.error]
    assert [] == far
    for line, most in SHARP.items():
        assert found[line].error < most * found[line].expected, line


def test_every_line_is_compared_or_left_to_the_simulation(study: Study) -> None:
    seen = study.seen.accrual.sum(["scenario", "seed", "month"])
    moved = {line for line in PENSIONS if int(seen.sel(account=line)) != 0}
    assert moved - set(study.gaps[0]) <= SIMULATED_ONLY
    said = study.said[0].accrual.sel(account=sorted(SIMULATED_ONLY))
    assert 0.0 == float(abs(said).sum())


def test_members_and_pensioners_year_by_year(study: Study) -> None:
    said = study.said[0].pension_heads.sel(pension_head=MEMBERS)
    seen = study.seen.pension_heads.isel(scenario=0).sel(pension_head=said.pension_head)
    weight = float(study.seen.attrs["scale"].split("/")[1]) / len(SEEDS)
    simulated, expected = (
        heads.groupby("month.year").mean().values for heads in (seen.mean("seed"), said)
    )
    # residents of 60 who worked for a time draw a little later or never: see `gap_pensions`
    error = np.hypot(np.sqrt(expected * weight), 0.004 * expected)
    assert np.all(np.abs(simulated - expected) < LIMIT * error)
    assert np.all(error < 0.03 * expected), "the test could not see a difference"


@pytest.mark.parametrize("line", ["pension_pooled", "pension_account", "resident_pension_basic"])
def test_pensions_decade_by_decade(study: Study, line: str) -> None:
    gap = study.gaps[0][line]
    said = study.said[0].accrual.sel(account=line).values.reshape(5, -1).sum(axis=1)
    seen = study.seen.accrual.isel(scenario=0).sel(account=line).mean("seed").values
    # a decade has fewer people than all years, at most as few as if no two had one in common
    error = np.sqrt(5.0) * gap.error / gap.expected * said
    assert np.all(np.abs(seen.reshape(5, -1).sum(axis=1) - said) < LIMIT * error)


@pytest.mark.parametrize("reform", [LATER, OLD_AGES])
def test_a_change_of_the_retirement_age_changes_the_same(nation: Study, reform: str) -> None:
    k = [scenario.name for scenario in nation.scenarios].index(reform)
    said = (nation.said[k].accrual - nation.said[0].accrual).sum("month")
    seen = nation.seen.accrual.isel(scenario=k) - nation.seen.accrual.isel(scenario=0)
    for line in CHANGED:
        by_seed = seen.sel(account=line).sum("month").values.astype(float)
        expected = float(said.sel(account=line))
        sampled = by_seed.std(ddof=1) / np.sqrt(len(SEEDS))
        error = np.hypot(sampled, APPROXIMATE_CHANGE * abs(expected))
        assert abs(by_seed.mean() - expected) < LIMIT * error, line
        assert error < 0.1 * abs(expected), f"{line}: the test could not see a difference"


def with_law(scenario: Scenario, scheme: str, **factors: float) -> Scenario:
    law = getattr(scenario.livelihood, scheme)
    values = {name: (getattr(law, name) * by).astype(np.int64) for name, by in factors.items()}
    livelihood = scenario.livelihood._replace(**{scheme: law._replace(**values)})
    return dataclasses.replace(scenario, livelihood=livelihood)


def less_rise(scenario: Scenario) -> Scenario:
    return with_law(scenario, "pension", pension_rise_share=0.9)


def longer_divisor(scenario: Scenario) -> Scenario:
    return with_law(scenario, "pension", pension_divisor=1.6)


def no_interest(scenario: Scenario) -> Scenario:
    return with_law(scenario, "pension", pension_interest=0.0)


def less_accrual(scenario: Scenario) -> Scenario:
    return with_law(scenario, "pension", pension_accrual=0.9)


def shorter_grants(scenario: Scenario) -> Scenario:
    return with_law(scenario, "pension", pension_grant_least=0.5)


def most_retire_late(scenario: Scenario) -> Scenario:
    choices = scenario.livelihood.choices
    late = choices._replace(pension_late_share=np.full_like(choices.pension_late_share, 0.6))
    return dataclasses.replace(scenario, livelihood=scenario.livelihood._replace(choices=late))


def no_paying_up(scenario: Scenario) -> Scenario:
    return with_law(scenario, "resident", resident_back_payment=0.0)


def longer_resident_divisor(scenario: Scenario) -> Scenario:
    return with_law(scenario, "resident", resident_divisor=1.3)


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (less_rise, "pension_pooled"),
        (longer_divisor, "pension_account"),
        (no_interest, "pension_heirs"),
        (less_accrual, "pension_pooled"),
        (shorter_grants, "pension_survivors"),
        (most_retire_late, "pension_flexible"),
        (no_paying_up, "resident_pension_own"),
        (longer_resident_divisor, "resident_pension_account"),
    ],
)
def test_a_fault_in_either_engine_shows(
    nation: Study, fault: Callable[[Scenario], Scenario], line: str
) -> None:
    gap = by_name(gaps(nation.seen, fault(nation.scenarios[0])))[line]
    assert abs(gap.simulated - gap.expected) > LIMIT * gap.error
