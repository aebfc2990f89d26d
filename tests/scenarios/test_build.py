"""Facts become arrays: retirement by date, demand by price, wages with mean one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scenarios.build import build_scenario
from sim.errors import ScenarioError
from sim.scenario import Scenario

HEAD = """scenario: mine
title_zh: 试
title_en: try
author: me
reference: none
base: liaocheng-2022-law
changes:
"""


def reform(tmp_path: Path, key: str, unit: str, value: object, start: str = "") -> Scenario:
    """The base with one value changed."""
    lines = [f"  {key}:", f"    unit: {unit}"]
    entry = [f"value: {value}", "source: {title: proposal, why: a test}"]
    if start:
        lines += ["    dated:", f"      - from: {start}", *(f"        {line}" for line in entry)]
    else:
        lines += [f"    {line}" for line in entry]
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    return build_scenario(str(path))


def month(year: int, month_of_year: int) -> int:
    return (year - 1900) * 12 + month_of_year - 1


# Milestones published with the decision of 2024-09-13; groups: men, cadres, workers.
@pytest.mark.parametrize(
    ("group", "born", "retires"),
    [
        (0, (1964, 12), (2024, 12)),
        (0, (1965, 1), (2025, 2)),
        (0, (1967, 5), (2028, 1)),
        (0, (1976, 9), (2039, 9)),
        (1, (1974, 10), (2031, 1)),
        (1, (1981, 9), (2039, 9)),
        (2, (1975, 1), (2025, 2)),
        (2, (1984, 11), (2039, 11)),
    ],
)
def test_retirement_months_are_those_of_the_published_schedule(
    base: Scenario, group: int, born: tuple[int, int], retires: tuple[int, int]
) -> None:
    table = base.rates.retirement_month
    assert month(*retires) == table[group, month(*born)]


def test_a_change_of_the_retirement_age_holds_from_its_date(base: Scenario, tmp_path: Path) -> None:
    later = reform(tmp_path, "retirement.men_months", "months", 780, "2028-01-01")
    before, after = base.rates.retirement_month[0], later.rates.retirement_month[0]
    assert before[month(1967, 12)] == after[month(1967, 12)]
    assert before[month(1968, 2)] < after[month(1968, 2)]


def test_demand_answers_to_the_rate_of_reference_not_to_the_first_month(tmp_path: Path) -> None:
    early = reform(tmp_path, "maternity.delivery_rate", "share", 1.0, "2022-01-01")
    late = reform(tmp_path, "maternity.delivery_rate", "share", 1.0, "2024-01-01")
    assert np.all(late.care.stay_demand[:24] == 1.0)
    assert early.care.stay_demand[0] == late.care.stay_demand[24] > 1.0


def test_no_law_makes_the_price_vanish(tmp_path: Path) -> None:
    free = reform(tmp_path, "care.first_self_pay", "share", 0.0)
    assert np.all(np.isfinite(free.care.stay_demand))
    assert np.all(np.isfinite(free.care.employee_levels))


def test_wages_of_the_start_employees_are_one_on_average(base: Scenario) -> None:
    counts = np.diff(base.start.upto, prepend=0)
    employees = np.isin(base.start.cover, (2, 3))
    age = np.minimum(base.first_year - base.start.birth_year, 110)
    profile = base.rates.wage_profile[base.start.sex * 111 + age]
    mean = np.average(profile[employees], weights=counts[employees])
    assert mean == pytest.approx(1.0, abs=1e-3)


def test_prices_have_a_base_year_of_their_own() -> None:
    late = build_scenario("liaocheng-2022-law", first_year=2027, years=2)
    assert late.care.cost_factor[0] == pytest.approx(1.02**5)


def test_an_opening_balance_is_carried_into_the_ledger(tmp_path: Path) -> None:
    rich = reform(tmp_path, "fund.opening_maternity", "yuan", 1_000_000)
    assert 100_000_000 == rich.opening["maternity"]
    assert 0 == rich.opening["resident_medical"]


def test_totals_that_do_not_fit_the_people_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="enterprise"):
        reform(tmp_path, "work.enterprise", "persons", 5_000_000)
