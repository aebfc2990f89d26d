"""Who pays late or after a gap waits as the law says; students may have a year of their own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from lives import Lived, live, with_funding

from scenarios.build import build_scenario
from sim.codes import STUDENT
from sim.events.enrolment import RANKS
from sim.events.insured import COVERED_UNTIL, NEVER_COVERED
from sim.law import Floats
from sim.medical_tally import IN_TIME, LATE
from sim.people import outside_work
from sim.scenario import Scenario
from sim.study import run_study

#: Late payers pay in March; who stayed away pays in time up to here.
LATE_MONTH, IN_TIME_SHARE = 2, 0.5
WAITS = {"late_wait": 3, "gap_wait": 3, "wait_per_missed": 1, "repair": 0}
REPAIR = {"repair": 1, "repair_years": 4, "repair_wait": 6}


@cache
def place() -> Scenario:
    return build_scenario("liaocheng-2022-law")


def campaign(shares: tuple[float, ...], repaired: float = 0.0, **law: Any) -> Scenario:
    """A place of which these shares of every group pay, year by year."""
    scenario = with_funding(place(), **WAITS | law)
    years = scenario.years
    enrolled: Floats = np.full_like(scenario.illness.enrolled, shares[-1])
    enrolled[: len(shares)] = np.array(shares)[:, None]
    illness = scenario.illness._replace(
        enrolled=enrolled,
        in_time=np.full(years, IN_TIME_SHARE),
        late_month=np.full(years, LATE_MONTH),
        repair_share=np.array([repaired]),
    )
    return replace(scenario, illness=illness)


def covered_from(lived: Lived, low: float, high: float) -> dict[int, int]:
    """How many residents with a rank between two shares are covered from which month on.

    Of those who were residents before the year and still are, as far as a block tells.
    """
    people = lived.people
    rank = people["willing"] / RANKS
    on = (rank >= low) & (rank < high) & (people["jobs"] == 0)
    on &= np.isin(people["cover"], [c for c in range(9) if outside_work(c)])
    born = people["birth_month"] // 12 + 1900
    on &= (born < 2022) & (born > 1980)  # nobody who left work for good
    months, number = np.unique(people["covered_from"][on], return_counts=True)
    return dict(zip(months.tolist(), number.tolist(), strict=True))


@pytest.mark.parametrize(
    ("missed", "late", "law", "month"),
    [
        (0, False, {}, 0),
        (0, True, {}, LATE_MONTH + 3),
        (1, True, {}, LATE_MONTH + 4),
        (2, True, {}, LATE_MONTH + 5),
        (2, False, {}, 5),
        (2, False, {"gap_wait": 0, "wait_per_missed": 0}, 0),
        (2, False, {"gap_wait": 7, "wait_per_missed": 0}, 7),
        (2, True, {"gap_wait": 7, "wait_per_missed": 0}, LATE_MONTH + 7),
        (5, True, {"late_wait": 9}, NEVER_COVERED),
    ],
)
def test_waits_run_side_by_side_and_each_missed_year_adds(
    missed: int, late: bool, law: dict[str, int], month: int
) -> None:
    low, high = (0.6, 0.7) if late else (0.3, 0.4)
    shares = (0.8, *[0.2] * missed, 0.8)
    lived = live(campaign(shares, **law), len(shares))
    assert [month] == list(covered_from(lived, low, high))


def test_before_2025_a_gap_alone_costs_no_month() -> None:
    law = place().funding
    january = np.arange(2022, 2027)
    assert [0, 0, 0, 3, 3] == law.gap_wait[:60:12].tolist(), january
    assert [0, 0, 0, 1, 1] == law.wait_per_missed[:60:12].tolist()
    assert [0, 0, 0, 1, 1] == law.repair[:60:12].tolist()


@pytest.mark.parametrize(("missed", "spared"), [(1, 3), (3, 3), (4, 6), (5, 6)])
def test_who_pays_up_missed_years_waits_the_fixed_months_or_six_after_four_years(
    missed: int, spared: int
) -> None:
    shares = (0.8, *[0.2] * missed, 0.8)
    lived = live(campaign(shares, 0.4, **REPAIR), len(shares))
    found = covered_from(lived, 0.2, 0.4)
    assert {spared, 3 + missed} == set(found)
    assert 0.4 == pytest.approx(found[spared] / sum(found.values()), abs=0.04)
    late = covered_from(lived, 0.4, 0.8)
    assert {LATE_MONTH + spared, LATE_MONTH + 3 + missed} == set(late)


def test_missed_years_that_are_paid_up_are_counted_by_payment() -> None:
    everybody = live(campaign((0.8, 0.2, 0.2, 0.8), 1.0, **REPAIR), 4)
    assert 0 == everybody.ward.repaired[:3].sum()
    enrolled = everybody.ward.enrolled[3].sum(axis=0)
    in_time, late = everybody.ward.repaired[3]
    # Half the payers in time, from a rank of 0.2 on, and all late ones missed two years, but for
    # those who were children of the study or at work.
    assert 0.9 < in_time / (2 * enrolled[IN_TIME] / 2) < 1.02
    assert 0.9 < late / (2 * enrolled[LATE]) < 1.02


def test_repair_is_a_matter_of_the_person_and_the_year_not_of_the_law() -> None:
    one = live(campaign((0.8, 0.2, 0.8), 0.4, **REPAIR), 3)
    two = live(campaign((0.8, 0.2, 0.8), 0.4, **REPAIR | {"late_wait": 1}), 3)
    assert np.array_equal(one.ward.repaired, two.ward.repaired)


def of_students(lived: Lived, low: float, high: float) -> set[int]:
    """Values of `covered_from` of those who were students on 1 January and still are."""
    people = lived.people
    rank = people["willing"] / RANKS
    on = (people["cover"] == STUDENT) & (rank >= low) & (rank < high)
    age = people["cell"] % 111
    return set(people["covered_from"][on & (age >= 20)].tolist())


def test_students_with_a_school_year_are_covered_from_september_to_august() -> None:
    rising = live(campaign((0.2, 0.2, 0.8), student_from=9), 2, 200)
    assert {0} == of_students(rising, 0.0, 0.2)
    assert {8} == of_students(rising, 0.2, 0.8)
    assert {NEVER_COVERED} == of_students(rising, 0.8, 1.0)
    falling = live(campaign((0.8, 0.8, 0.2), student_from=9), 2, 200)
    assert {0} == of_students(falling, 0.0, 0.2)
    assert {COVERED_UNTIL + 8} == of_students(falling, 0.2, 0.8)


def test_without_a_school_year_students_pay_and_wait_like_others() -> None:
    usual = live(campaign((0.2, 0.2, 0.8)), 3, 200)
    assert {5} == of_students(usual, 0.2, 0.4)
    assert {LATE_MONTH + 5} == of_students(usual, 0.4, 0.8)


def test_no_student_is_late_at_school() -> None:
    with_school = live(campaign((0.8,), student_from=9), 2, 200)
    assert {0} == of_students(with_school, 0.0, 0.8)


@pytest.mark.parametrize(("before", "after"), [(0.2, 0.8), (0.8, 0.2)])
def test_the_school_year_moves_care_of_students_from_september_on(
    before: float, after: float
) -> None:
    shares = (before, before, after)
    usual, school = campaign(shares), replace(campaign(shares, student_from=9), name="school")
    in_time = np.ones(usual.years)
    pair = [replace(s, illness=s.illness._replace(in_time=in_time)) for s in (usual, school)]
    result = run_study(pair, years=2, scale=20).isel(seed=0)
    change = (result.care.isel(scenario=1) - result.care.isel(scenario=0)).sel(
        kind=["stay", "visit"]
    )
    assert 0 == int(abs(change.sel(scheme=["active", "retired"])).sum())
    residents = change.sel(scheme="resident")
    for year in ("2022", "2023"):
        assert 0 == int(abs(residents.sel(month=slice(f"{year}-01", f"{year}-08"))).sum())
    assert 0 == int(abs(residents.sel(month=slice("2022-09", "2022-12"))).sum())
    autumn = residents.sel(month=slice("2023-09", "2023-12")).sum("month")
    assert np.all(autumn * (after - before) > 0)
