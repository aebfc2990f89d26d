"""Pensions of residents paid after death: how long in lives, and the dead of the years before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.expected import project
from sim.scenario import Scenario
from sim.study import run_study

YEARS, SCALE = 3, 4
PAID, BACK = "resident_overpaid", "resident_recovered"
FOUND = 0.735


def nobody_reports(base: Scenario, name: str, **values: Any) -> Scenario:
    """The place where deaths are found by checks alone, and nothing else is overpaid.

    A funeral grant of one fen counts the dead.
    """
    room = base.livelihood
    values = {
        "deaths_unreported_share": 1.0,
        "deaths_found_share": FOUND,
        "certify_fail_share": 0.0,
        "resident_double_share": 0.0,
    } | values
    lives = room.resident_lives
    facts = {key: np.full_like(getattr(lives, key), value) for key, value in values.items()}
    one = np.ones_like(room.resident.resident_funeral_grant)
    none = np.zeros_like(room.resident.resident_funeral_months)
    law = room.resident._replace(resident_funeral_grant=one, resident_funeral_months=none)
    room = room._replace(resident=law, resident_lives=lives._replace(**facts))
    return replace(base, name=name, base="before", livelihood=room)


@pytest.fixture(scope="module")
def scenarios() -> tuple[Scenario, Scenario]:
    """With the dead of the years before the start, and without."""
    base = build_scenario("district-2017-law", years=YEARS)
    before = nobody_reports(base, "before")
    return before, nobody_reports(before, "without", deaths_before_share=0.0)


@pytest.fixture(scope="module")
def study(scenarios: tuple[Scenario, Scenario]) -> xr.Dataset:
    return run_study(list(scenarios), years=YEARS, scale=SCALE).isel(seed=0)


def people(study: xr.Dataset, kind: str, scenario: str = "before") -> np.ndarray:
    """Single payments of a kind by year, in people of the sample."""
    found = study.pension_payment_cases.sel(pension_payment=kind, scenario=scenario)
    return np.asarray(found.values).reshape(-1, 12).sum(axis=1) / SCALE


def test_the_dead_are_paid_for_as_many_months_as_the_report_says(study: xr.Dataset) -> None:
    """Every month paid after a death of the first year falls in it, once, in some year of death."""
    dead = people(study, "resident_funeral")[0]
    months = people(study, PAID)[0] / dead
    deviation = np.sqrt(143 / 12 + 144 * (1 - FOUND) / FOUND**2)
    assert dead > 1000
    assert months == pytest.approx(5.5 + 12 * (1 / FOUND - 1), abs=3 * deviation / np.sqrt(dead))


def test_the_first_year_finds_as_many_dead_as_the_later_ones(study: xr.Dataset) -> None:
    """All but those of July, whom the check of August finds in time."""
    dead, found = people(study, "resident_funeral"), people(study, BACK)
    assert found == pytest.approx(dead * (1 - FOUND / 12), rel=0.08)


def test_the_dead_of_the_years_before_add_what_checks_had_not_found(study: xr.Dataset) -> None:
    """Without them half a year of checks is not there at first; the dead of the study are alike."""
    more = people(study, BACK) - people(study, BACK, "without")
    dead = people(study, "resident_funeral")
    assert np.array_equal(dead, people(study, "resident_funeral", "without"))
    # deaths of August to December, and those that earlier checks missed, by year of the check
    left = (5 + 12 * (1 / FOUND - 1)) / 12 * dead[0]
    assert more.sum() == pytest.approx(left, rel=0.12)
    assert np.all(np.diff(more) < 0)


def test_all_that_is_paid_to_the_dead_is_recovered_after_the_lag(study: xr.Dataset) -> None:
    """In the first year every death is found once, for all its months: what is paid comes back.

    But of those who began to draw in that year: they stand for nobody who died before.
    """
    lines = study.accrual.sel(scenario="before").groupby("month.year").sum()
    paid = lines.sel(account="resident_pension_overpaid").values
    back = lines.sel(account="resident_pension_recovered").values
    assert back[0] == pytest.approx(paid[0], rel=0.004)


def test_a_later_pension_age_moves_no_month_before_its_date(
    scenarios: tuple[Scenario, Scenario],
) -> None:
    """Who begins to draw in the first year stands for nobody who died before the start."""
    base, july = scenarios[0], 6
    room = base.livelihood
    age = room.resident.resident_pension_age.copy()
    age[july:] += 12
    law = room.resident._replace(resident_pension_age=age)
    later = replace(base, name="later", livelihood=room._replace(resident=law))
    paid = run_study([base, later], years=1, scale=1).accrual.isel(seed=0)
    overpaid = paid.sel(account="resident_pension_overpaid").values
    assert np.array_equal(overpaid[0, :july], overpaid[1, :july])
    assert not np.array_equal(paid.values[0, july:], paid.values[1, july:])


@pytest.mark.parametrize("line", ["resident_pension_overpaid", "resident_pension_recovered"])
def test_expected_values_say_the_same(
    study: xr.Dataset, scenarios: tuple[Scenario, Scenario], line: str
) -> None:
    for scenario in scenarios:
        said = project(scenario, YEARS).accrual.sel(account=line).groupby("month.year").sum()
        seen = study.accrual.sel(account=line, scenario=scenario.name).groupby("month.year").sum()
        assert seen.values == pytest.approx(said.values.ravel(), rel=0.08)
