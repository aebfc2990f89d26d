"""Accounts of residents who work: they earn, and join the employee pension at retirement."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import xarray as xr
from lives import live, with_livelihood

from scenarios.build import build_scenario
from sim.codes import (
    DRAWS_EMPLOYEE,
    ENTERPRISE,
    EXTENDS,
    FEMALE,
    PUBLIC,
    RESIDENT,
    RETIRED,
    SAVES,
)
from sim.events.pension_months import months_earning
from sim.events.retirement import bring_from_residents
from sim.law import PPM
from sim.livelihood import YearOfLivelihood
from sim.livelihood_tally import PENSION_FROM_RESIDENT, livelihood_room
from sim.people import FIRST_BIRTH_YEAR, empty_block
from sim.scenario import Scenario
from sim.study import run_study

YEARS = 6


@pytest.fixture(scope="module")
def nation() -> Scenario:
    return build_scenario("china-2018-law", years=YEARS)


@pytest.fixture(scope="module")
def study(nation: Scenario) -> xr.Dataset:
    return run_study([nation], scale=20_000).isel(scenario=0, seed=0)


@pytest.fixture(scope="module")
def lived(base: Scenario) -> list[dict[str, np.ndarray]]:
    """The same people after one and after two years, by identity."""
    result = []
    for years in (1, 2):
        people = live(base, years).people
        order = np.argsort(people["id"])
        result.append({name: column[order] for name, column in people.items()})
    return result


def line(study: xr.Dataset, name: str) -> np.ndarray:
    return np.asarray(study.accrual.sel(account=name).values)


def test_what_leaves_the_fund_of_residents_enters_that_of_employees(study: xr.Dataset) -> None:
    sent, got = (
        line(study, name) for name in ("resident_pension_to_employee", "pension_from_resident")
    )
    assert np.array_equal(sent, got)
    assert sent.sum() > 0
    cash = study.cash.sel(account=["resident_pension_to_employee", "pension_from_resident"])
    assert np.array_equal(cash[:, 0], cash[:, 1])


def test_nobody_who_draws_an_employee_pension_has_an_account_as_a_resident() -> None:
    people = live(build_scenario("liaocheng-2022-law", years=10), 10).people
    drawing = people["pension_state"] == DRAWS_EMPLOYEE
    assert people["resident_years"][drawing].any(), "some were residents; years stay on the rolls"
    assert not people["resident_account"][drawing].any()


def test_an_account_of_who_works_earns_all_the_year(
    base: Scenario, lived: list[dict[str, np.ndarray]]
) -> None:
    first, then = lived
    _, at, again = np.intersect1d(first["id"], then["id"], return_indices=True)
    at_work = np.isin(first["cover"][at], (ENTERPRISE, PUBLIC))
    at_work &= then["cover"][again] == first["cover"][at]
    held = first["resident_account"][at].astype(np.int64)
    kept = at_work & (held > 0) & (then["jobs"][again] == first["jobs"][at])
    kept &= then["pension_state"][again] == SAVES
    rate = int(base.livelihood.resident.resident_account_interest[12])
    earned = (held * rate + PPM // 2) // PPM
    assert kept.sum() > 20
    assert rate > 0
    assert np.array_equal(then["resident_account"][again][kept], (held + earned)[kept])


def test_who_retires_outside_work_has_the_interest_of_a_year_once(
    base: Scenario, lived: list[dict[str, np.ndarray]]
) -> None:
    """An account earns to the month of retirement, what is left of it from then on."""
    first, then = lived
    _, at, again = np.intersect1d(first["id"], then["id"], return_indices=True)
    group = np.where(first["sex"][at] == FEMALE, 2, 0)
    january = (base.first_year + 1 - FIRST_BIRTH_YEAR) * 12
    month = base.rates.retirement_month[group, first["birth_month"][at]] - january
    kept = (first["pension_state"][at] == SAVES) & (month >= 0) & (month <= 5)
    kept &= (then["pension_state"][again] == DRAWS_EMPLOYEE) & (first["pension_account"][at] > 0)
    kept &= (first["cover"][at] == RESIDENT) & (then["cover"][again] == RESIDENT)
    kept &= first["pension_months"][at] == then["pension_months"][again]
    assert kept.sum() >= 5
    held = (first["pension_account"] + first["resident_account"].astype(np.int64))[at][kept]
    drawn = then["account_part"][again].astype(np.int64) * (12 - month - 1)
    left = (then["pension_account"][again] + drawn)[kept]
    rate = int(base.livelihood.pension.pension_interest[12]) / PPM
    assert np.all(left <= held * (1 + rate) + 2)
    assert np.all(left > held)


def test_who_lacks_months_keeps_the_account_as_a_resident(base: Scenario) -> None:
    """Art. 3: only with enough months; nobody has fifty years of them at the age."""
    strict = with_livelihood(base, "pension", "strict", pension_months_required=600)
    people = live(strict, 2).people
    extending = people["pension_state"] == EXTENDS
    assert people["resident_account"][extending].any()
    sent = run_study([base, strict], years=2, scale=400).accrual.sel(
        account="resident_pension_to_employee"
    )
    usual, few = sent.sum(["seed", "month"]).values
    assert 0 <= few < 0.5 * usual, "some pay up what they lack"


def row(**values: Any) -> Any:
    people = empty_block(1)[0]
    for name, value in values.items():
        people[name][0] = value
    return people


def test_the_account_joins_and_the_years_do_not_count() -> None:
    """人社部发〔2014〕17号 art. 5: amounts are added, years are not."""
    people = row(
        resident_account=500_000, pension_account=1_000_000, pension_months=180, resident_years=9
    )
    book = livelihood_room()[0]
    bring_from_residents(people, 0, 7, book)
    assert (1_500_000, 0) == (people.pension_account[0], people.resident_account[0])
    assert (180, 9) == (people.pension_months[0], people.resident_years[0])
    assert 500_000 == book.paid[7, PENSION_FROM_RESIDENT] == book.paid.sum()


def test_accounts_earn_to_the_month_of_retirement_from_work(nation: Scenario) -> None:
    packed = nation.packed(1).life
    life = YearOfLivelihood(packed.fixed[0], packed.years[0])
    months = [
        months_earning(row(change=0.5, cover_after=after), 0, last, life)
        for after, last in ((RETIRED, 12), (RESIDENT, 12), (RETIRED, 4))
    ]
    assert [6, 12, 4] == months


def test_a_larger_account_is_a_larger_pension(nation: Scenario) -> None:
    """Help of 2,000 yuan a year from villages reaches the pensions of employees who were there."""
    law = nation.livelihood.resident
    dearer = with_livelihood(
        nation, "resident", "dearer", resident_collective=law.resident_collective[0] + 200_000
    )
    both = run_study([nation, dearer], scale=20_000).isel(seed=0)
    brought, drawn = (
        both.accrual.sel(account=name).sum("month").values
        for name in ("pension_from_resident", "pension_account")
    )
    assert brought[1] > brought[0]
    assert drawn[1] > drawn[0]
