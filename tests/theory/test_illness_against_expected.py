"""Illness and its money in the simulation agree with the expected-value engine.

Gaps are those of `sim.expected.gaps`, held to four standard errors. That these are neither too
large nor too small is a claim of its own: over 24 seeds of Liaocheng, 13 years, they were 0.9 to
2 times the spread among seeds (wages and heads of the unemployed are on the safe side, up to 3).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
import xarray as xr
from endless import endless_benefit

from scenarios.build import build_scenario
from sim.accounts import ACCOUNT_NAMES
from sim.accounts_livelihood import LINES as LONG_TERM
from sim.accounts_risks import LINES as RISKS
from sim.expected import Gap, gaps, project
from sim.scenario import Scenario
from sim.study import run_study

LIMIT = 4.0
SEEDS = (1, 2)
YEARS = 6
#: Places with the people that one simulated person stands for: few schemes' rules are alike.
PLACES = {
    "liaocheng-account-reform": 10,
    "yian-2017": 2,
    "guiyang-2018-poor-package": 5,
    "huaibei-2023": 10,
}
#: Relative standard error below which the test of a quantity says something.
SHARP = {
    "deaths": 0.02,
    "stay_resident": 0.01,
    "resident_stays": 0.02,
    "employee_stays": 0.03,
    "visit_resident": 0.01,
    "visit_active": 0.01,
    "resident_visits": 0.01,
    "chronic_resident": 0.02,
    "resident_chronic": 0.05,
    "premium_own": 0.005,
    "subsidy_central": 0.005,
    "employee_enterprise": 0.03,
    "account_retired": 0.02,
}
#: Funds whose lines are expected (see `test_pensions_against_expected`).
PENSIONS = ("employee_pension", "resident_pension")
#: Left to the simulation: they need the history of single persons.
SIMULATED_ONLY = {
    *("employee_paid_up", "employee_interest", "resident_interest", "second_reimbursement"),
    *("account_visits", "account_stays", "account_family", "account_premium"),
    *("account_pharmacy", "account_inherited"),
    *("large_claims", "critical_claims", "critical_cost", "critical_returned", "insurer_returns"),
    *("critical_loss", "critical_topped_up"),
    *("aid_funding", "aid_stays", "aid_chronic", "other_funding", "other_payments"),
    *("employee_review", "employee_recovered", "employee_fines"),
    *("resident_review", "resident_recovered", "resident_fines", "premium_accounts"),
    *("pension_interest", "resident_pension_interest", "pension_moved_in", "pension_unemployed"),
    "pension_disability",
    *(line for name, fund in LONG_TERM.items() if name not in PENSIONS for line, *_ in fund),
    *(line for fund in RISKS.values() for line, *_ in fund),
}

Study = tuple[Scenario, xr.Dataset]


def repeat_stays_cheaply(scenario: Scenario) -> Scenario:
    """The second stay of a year at a fifth of the deductible, later ones without."""
    repeat = scenario.medical.stay_repeat.copy()
    repeat[..., 0], repeat[..., 1] = 200_000, 0
    medical = scenario.medical._replace(stay_repeat=repeat)
    return dataclasses.replace(scenario, medical=medical)


@pytest.fixture(scope="module", params=list(PLACES))
def study(request: pytest.FixtureRequest) -> Study:
    scenario = endless_benefit(build_scenario(request.param))
    if request.param == "liaocheng-account-reform":
        scenario = repeat_stays_cheaply(scenario)
    result = run_study([scenario], years=YEARS, scale=PLACES[request.param], seeds=SEEDS)
    return scenario, result


def by_name(found: list[Gap]) -> dict[str, Gap]:
    return {gap.quantity: gap for gap in found}


def test_every_quantity_is_within_four_standard_errors(study: Study) -> None:
    scenario, result = study
    far = [g for g in gaps(result, scenario) if abs(g.simulated - g.expected) > LIMIT * g.error]
    assert [] == far


def test_the_errors_are_small_enough_to_see_a_fault(study: Study) -> None:
    found = by_name(gaps(study[1], study[0]))
    for name, most in SHARP.items():
        assert found[name].error < most * found[name].expected, name


def test_every_account_is_compared_or_left_to_the_simulation(study: Study) -> None:
    scenario, result = study
    seen = result.accrual.sum([dim for dim in result.accrual.dims if dim != "account"])
    moved = {name for name in ACCOUNT_NAMES if int(seen.sel(account=name)) != 0}
    assert moved - set(by_name(gaps(result, scenario))) <= SIMULATED_ONLY
    said = project(scenario, 1).accrual.sel(account=sorted(SIMULATED_ONLY))
    assert 0.0 == float(abs(said).sum())


def more_stays(scenario: Scenario) -> Scenario:
    hazard = scenario.illness.stay_hazard * np.float32(1.05)
    return dataclasses.replace(scenario, illness=scenario.illness._replace(stay_hazard=hazard))


def stays_without_conditions(scenario: Scenario) -> Scenario:
    alike = np.ones_like(scenario.illness.admission_factor)
    return dataclasses.replace(scenario, illness=scenario.illness._replace(admission_factor=alike))


def no_third_parties(scenario: Scenario) -> Scenario:
    nobody = np.zeros_like(scenario.illness.third_party)
    return dataclasses.replace(scenario, illness=scenario.illness._replace(third_party=nobody))


def no_late_payers(scenario: Scenario) -> Scenario:
    punctual = np.ones_like(scenario.illness.in_time)
    return dataclasses.replace(scenario, illness=scenario.illness._replace(in_time=punctual))


def no_repeat(scenario: Scenario) -> Scenario:
    full = np.full_like(scenario.medical.stay_repeat, 1_000_000)
    return dataclasses.replace(scenario, medical=scenario.medical._replace(stay_repeat=full))


def no_allowance(scenario: Scenario) -> Scenario:
    cap = scenario.medical.chronic_cap
    wide = np.where(cap > 0, 100 * cap, cap)
    return dataclasses.replace(scenario, medical=scenario.medical._replace(chronic_cap=wide))


def no_visit_cap(scenario: Scenario) -> Scenario:
    cap = scenario.medical.visit_cap
    wide = np.where(cap > 0, 100 * cap, cap)
    return dataclasses.replace(scenario, medical=scenario.medical._replace(visit_cap=wide))


def everybody_enrols(scenario: Scenario) -> Scenario:
    all_of_them = np.ones_like(scenario.illness.enrolled)
    return dataclasses.replace(scenario, illness=scenario.illness._replace(enrolled=all_of_them))


@pytest.fixture(scope="module")
def liaocheng() -> Study:
    scenario = repeat_stays_cheaply(build_scenario("liaocheng-account-reform"))
    return scenario, run_study([scenario], years=YEARS, scale=10, seeds=SEEDS)


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        (more_stays, "stay_resident"),
        (stays_without_conditions, "stay_resident"),
        (no_third_parties, "stay_resident"),
        (no_late_payers, "visit_resident"),
        (no_repeat, "resident_stays"),
        (no_allowance, "resident_chronic"),
        (no_visit_cap, "resident_visits"),
        (everybody_enrols, "premium_own"),
    ],
)
def test_a_fault_in_either_engine_shows(
    liaocheng: Study, fault: Callable[[Scenario], Scenario], name: str
) -> None:
    scenario, result = liaocheng
    gap = by_name(gaps(result, fault(scenario)))[name]
    assert abs(gap.simulated - gap.expected) > LIMIT * gap.error


def test_both_engines_agree_where_many_stay_away_and_come_back() -> None:
    scenario = build_scenario("guiyang-2018-poor-package", years=4)
    enrolled = scenario.illness.enrolled * np.array([0.9, 0.85, 0.4, 0.95])[:, None]
    illness = scenario.illness._replace(enrolled=enrolled, repair_share=np.array([0.4]))
    rules = {"gap_wait": 2, "wait_per_missed": 2, "repair": 1, "repair_years": 1, "repair_wait": 3}
    months = len(scenario.funding.repair)
    funding = scenario.funding._replace(**{k: np.full(months, v) for k, v in rules.items()})
    scenario = dataclasses.replace(scenario, illness=illness, funding=funding)
    result = run_study([scenario], seeds=SEEDS, scale=5)
    found = by_name(gaps(result, scenario))
    for name in ("premium_own", "premium_county", "stay_resident", "visit_resident"):
        gap = found[name]
        assert abs(gap.simulated - gap.expected) < LIMIT * gap.error, gap
        assert gap.error < SHARP.get(name, 0.02) * gap.expected, gap
