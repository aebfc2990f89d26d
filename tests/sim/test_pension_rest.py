"""Pensions beside the usual: allowances of the disabled, two at once, checks missed, one grant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import xarray as xr
from lives import live

from scenarios.build import build_scenario
from sim.codes import (
    DRAWS_DISABILITY,
    ENTERPRISE,
    FEMALE,
    FLEXIBLE,
    PUBLIC,
    RESIDENT,
    SAVES,
    UNEMPLOYED,
    UNINSURED,
)
from sim.people import FIRST_BIRTH_YEAR
from sim.scenario import Scenario
from sim.study import run_study

SCALE = 200
#: Months of Liaocheng 2022 to 2026 before the allowance of 2025.
BEFORE = 36


def with_lives(scenario: Scenario, name: str, room: str, **values: Any) -> Scenario:
    """The scenario with other facts in one room of the long-term funds, one value each."""
    facts = getattr(scenario.livelihood, room)
    other = {key: np.full_like(getattr(facts, key), value) for key, value in values.items()}
    livelihood = scenario.livelihood._replace(**{room: facts._replace(**other)})
    return replace(scenario, name=name, base=scenario.name, livelihood=livelihood)


def line(study: xr.Dataset, name: str, ledger: str = "accrual") -> np.ndarray:
    """A line by month, fen; of all scenarios (scenario, month)."""
    return np.asarray(study[ledger].sel(account=name).values)


def cases(study: xr.Dataset, name: str) -> np.ndarray:
    """Number of single payments by scenario."""
    payments = study.pension_payment_cases.sel(pension_payment=name)
    return np.asarray(payments.sum("month").values)


def heads(study: xr.Dataset, name: str) -> np.ndarray:
    """People of a kind by month."""
    return np.asarray(study.pension_heads.sel(pension_head=name).values)


def moved(study: xr.Dataset, ledger: str = "accrual") -> set[str]:
    """Lines in which the second scenario differs from the first, without interest."""
    change = np.abs(study[ledger][1] - study[ledger][0]).sum("month")
    names = change.account.values[change.values != 0]
    return {name for name in names if not name.endswith("_interest")}


# --- grants at death between funds --------------------------------------------------------------
def only_employees(scenario: Scenario, killed: float) -> Scenario:
    """Only employees are injured; deaths at work for an injury that does not kill."""
    lives = scenario.livelihood.injury_lives
    hazard = np.zeros_like(lives.injury_hazard)
    hazard[:, :, [ENTERPRISE, PUBLIC]] = lives.injury_hazard[:, :, [ENTERPRISE, PUBLIC]]
    lives = lives._replace(injury_hazard=hazard, injury_killed=np.array([killed]))
    livelihood = scenario.livelihood._replace(injury_lives=lives)
    name = f"killed {killed}"
    return replace(scenario, name=name, base=scenario.name, livelihood=livelihood)


def test_the_pension_fund_has_no_grants_for_the_killed(base: Scenario) -> None:
    scenarios = [only_employees(base, killed) for killed in (0.0, 30.0)]
    study = run_study(scenarios, years=2, scale=SCALE).isel(seed=0)
    killed = study.work_injury_outcomes.sel(injury_outcome="killed").sum("year").values
    assert killed[0] == 0
    assert killed[1] >= 8 * SCALE
    for grant in ("pension_funeral", "pension_survivors"):
        number = cases(study, grant)
        assert number[0] - number[1] == killed[1], "who is killed at work has a record"


def test_whether_the_injured_leave_two_grants_is_law(base: Scenario) -> None:
    """Many draw an allowance of work injury; only the survivors' grant differs."""
    lives = base.livelihood.injury_lives
    many = replace(
        base,
        livelihood=base.livelihood._replace(
            injury_lives=lives._replace(injury_stock=lives.injury_stock * 50)
        ),
    )
    both = with_lives(many, "both", "pension", pension_grant_beside_injury=1)
    study = run_study([many, both], years=3, scale=SCALE).isel(seed=0)
    assert moved(study) == {"pension_survivors"}
    assert cases(study, "pension_survivors")[1] > cases(study, "pension_survivors")[0]
    funerals, grants = cases(study, "pension_funeral"), cases(study, "pension_survivors")
    assert funerals[0] == grants[0]
    assert funerals[1] < grants[1]


# --- certification of the living ----------------------------------------------------------------
@pytest.fixture(scope="module")
def certified(base: Scenario) -> xr.Dataset:
    """Liaocheng, nobody missing the certification, and some."""
    nobody = with_lives(base, "nobody", "resident_lives", certify_fail_share=0.0)
    return run_study([nobody, base], years=3, scale=SCALE).isel(seed=0)


def test_who_misses_the_certification_is_paid_later_and_no_less(
    certified: xr.Dataset, base: Scenario
) -> None:
    first = int(base.livelihood.resident.resident_certify_month[0]) - 1
    back = first + int(base.livelihood.resident_lives.certify_return_months)
    for name in ("resident_pension_basic", "resident_pension_account"):
        assert np.array_equal(*line(certified, name))
        late = (line(certified, name, "cash")[1] - line(certified, name)[1]).reshape(-1, 12)
        assert np.all(late[:, first:back] < 0)
        assert np.array_equal(late[:, back], -late[:, first:back].sum(axis=1))
        rest = np.delete(late, range(first, back + 1), axis=1)
        assert not rest.any()
    money = line(certified, "resident_pension_basic_funding", "cash")
    assert np.array_equal(money, line(certified, "resident_pension_basic", "cash"))


def test_as_many_miss_it_as_the_share_says(certified: xr.Dataset) -> None:
    withheld = heads(certified, "residents_withheld")
    assert not withheld[0].any()
    august = slice(7, None, 12)
    share = withheld[1, august] / heads(certified, "resident_pensioners")[1, august]
    assert share == pytest.approx(np.full(3, 0.03), rel=0.25)  # some 4,500 people a year
    months = withheld[1].reshape(-1, 12)
    assert np.all(months[:, 9] <= months[:, 7]), "the dead are withheld nothing"
    assert np.all(months[:, :7] == 0)
    assert np.all(months[:, 10:] == 0)


def test_nothing_goes_to_the_dead_where_all_is_withheld(base: Scenario) -> None:
    """Only who dies in the year of the pension age is paid beyond death."""
    alone = with_lives(base, "alone", "resident_lives", resident_double_share=0.0)
    law = alone.livelihood.resident
    law = law._replace(resident_certify_month=np.ones_like(law.resident_certify_month))
    alone = replace(alone, livelihood=alone.livelihood._replace(resident=law))
    values = {"certify_fail_share": 1.0, "certify_return_months": 12}
    withheld = with_lives(alone, "withheld", "resident_lives", **values)
    study = run_study([alone, withheld], years=3, scale=SCALE).isel(seed=0)
    overpaid = line(study, "resident_pension_overpaid").sum(axis=1)
    assert 0 <= overpaid[1] < 0.1 * overpaid[0]
    name = "resident_pension_basic"
    year = line(study, name)[1, :12].sum()
    cash = line(study, name, "cash")[1]
    assert cash[:12].sum() < 0.1 * year, "who reaches the age alone is paid"
    assert cash[12] == pytest.approx(year - cash[:12].sum(), rel=0.02)


# --- two pensions -------------------------------------------------------------------------------
def test_what_was_drawn_twice_comes_back_after_it_is_found(base: Scenario) -> None:
    values = {"deaths_unreported_share": 0.0, "resident_double_months": 3}
    values |= {"overpaid_recovery_months": 1}
    alone = with_lives(base, "alone", "resident_lives", **values, resident_double_share=0.0)
    double = with_lives(alone, "double", "resident_lives", resident_double_share=1.0)
    study = run_study([alone, double], years=3, scale=SCALE).isel(seed=0)
    names = {"resident_pension_overpaid", "resident_pension_recovered"}
    assert moved(study) == names
    paid, back = (np.cumsum(line(study, name)[1]) for name in sorted(names))
    assert not line(study, "resident_pension_overpaid")[0].any()
    assert paid[-1] > 0
    # found three months after the first, back a month later: 2 to 4 months after each payment
    assert np.all(back[4:] >= paid[:-4])
    assert np.all(back[2:] <= paid[:-2])
    mean = line(study, "resident_pension_overpaid")[1].sum() / cases(study, "resident_double")[1]
    law = base.livelihood.resident
    basic = law.resident_basic_minimum[:36] + law.resident_basic_local[:36].sum(axis=1)
    assert basic.min() <= mean <= 1.1 * basic.max()


# --- the disabled -------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def often(base: Scenario) -> Scenario:
    """Liaocheng where many become unable to work."""
    return with_lives(base, "often", "choices", pension_disability_rate=0.01)


@pytest.fixture(scope="module")
def disabled(often: Scenario) -> xr.Dataset:
    """The same without the allowance, with it, and where nobody is struck."""
    without = with_lives(often, "without", "pension", pension_disability=0)
    nobody = with_lives(often, "nobody", "choices", pension_disability_rate=0.0)
    return run_study([without, often, nobody], years=5, scale=SCALE).isel(seed=0)


def test_the_allowance_begins_with_its_law(disabled: xr.Dataset) -> None:
    number, money = heads(disabled, "disabled"), line(disabled, "pension_disability")
    assert not number[[0, 2]].any()
    assert not money[[0, 2]].any()
    assert not number[1, :BEFORE].any()
    assert np.all(np.diff(number[1, BEFORE + 1 :: 6]) > 0)
    assert np.array_equal(money[1] > 0, number[1] > 0)
    for ledger in ("accrual", "cash"):
        before = disabled[ledger].isel(month=slice(0, BEFORE))
        assert np.array_equal(before[0], before[1])
        assert np.array_equal(disabled[ledger][0], disabled[ledger][2])


def test_as_many_are_struck_as_the_rate_says(disabled: xr.Dataset, often: Scenario) -> None:
    """Of the insured within 20 years of the age on 1 January 2025, at work or paying alone."""
    people = live(often, 3, SCALE).people
    month = (often.first_year + 3 - FIRST_BIRTH_YEAR) * 12
    group = np.where(people["sex"] == FEMALE, 2, 0)
    left = often.rates.retirement_month[group, people["birth_month"]] - month
    at_work = np.isin(people["cover"], (ENTERPRISE, FLEXIBLE, UNEMPLOYED))
    share = often.livelihood.pension_start.pays_alone[3][people["cell"]]
    alone = np.isin(people["cover"], (RESIDENT, UNINSURED)) & (people["pension_state"] == SAVES)
    alone &= people["pension_rank"] < share * 65_536
    near = (left > 12) & (left <= 240)
    struck = 0.01 * SCALE * ((at_work | alone) & near).sum()  # some 30 people
    assert heads(disabled, "disabled")[1, BEFORE + 11] == pytest.approx(struck, rel=0.35)


def test_who_is_struck_stops_work_and_paying_in(disabled: xr.Dataset) -> None:
    for name in ("paying_at_work", "paying_alone"):
        paying = heads(disabled, name)
        assert np.all(paying[1, BEFORE + 6 :] < paying[0, BEFORE + 6 :])
    for name in ("pension_enterprise", "pension_own", "pension_flexible"):
        paid = line(disabled, name)
        assert paid[1, BEFORE:].sum() < paid[0, BEFORE:].sum()
    assert np.array_equal(*line(disabled, "pension_public")[:2]), "public bodies have other rules"


def test_allowances_are_below_new_pensions_and_above_nothing(disabled: xr.Dataset) -> None:
    mean = line(disabled, "pension_disability")[1, BEFORE + 1 :].sum()
    mean /= heads(disabled, "disabled")[1, BEFORE + 1 :].sum()
    new = disabled.new_pension_amount[1].sum() / disabled.new_pensions[1].sum()
    assert 0.2 * float(new) < mean < float(new)


def test_the_disabled_live_as_residents_until_their_month(often: Scenario) -> None:
    often = with_lives(often, "more often", "choices", pension_disability_rate=0.04)
    people = live(often, 5, 400).people
    january = (often.first_year + 5 - FIRST_BIRTH_YEAR) * 12
    on_it = people["pension_state"] == DRAWS_DISABILITY
    assert on_it.sum() > 30
    assert np.all(np.isin(people["cover"][on_it], (RESIDENT, UNINSURED)))
    group = np.where(people["sex"] == FEMALE, 2, 0)
    statutory = often.rates.retirement_month[group, people["birth_month"]]
    end = people["account_part"]
    assert np.all(end[on_it] <= statutory[on_it])
    assert np.all(end[on_it] >= january - 12)
    required = often.livelihood.pension.pension_months_required[0]
    enough = on_it & (people["pension_months"] >= required)
    assert np.array_equal(end[enough], statutory[enough])
    assert np.any(end[on_it & ~enough] < statutory[on_it & ~enough])
    assert np.all(people["benefit"][enough] > 0)


def test_the_disabled_become_pensioners_at_the_age() -> None:
    """Struck within six years of the age: after the years nobody is beyond it."""
    base = build_scenario("liaocheng-2022-law", years=9)
    often = with_lives(base, "often", "choices", pension_disability_rate=0.05)
    people = live(often, 9, 1500).people
    january = (often.first_year + 9 - FIRST_BIRTH_YEAR) * 12
    on_it = people["pension_state"] == DRAWS_DISABILITY
    group = np.where(people["sex"] == FEMALE, 2, 0)
    statutory = often.rates.retirement_month[group, people["birth_month"]]
    assert on_it.sum() > 20
    assert np.all(statutory[on_it] >= january - 12)
    assert np.all(people["end"][on_it] >= 1.0)
