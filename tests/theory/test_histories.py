"""Years of contributions in expected numbers, against people who count them month by month."""

from __future__ import annotations

import numpy as np
import pytest

from sim.careers import OUTSIDE_SHARE, WORK_AGE, WORK_SHARE
from sim.codes import COVERS, ENTERPRISE, FEMALE, NUM_AGES, PUBLIC, RESIDENT, UNEMPLOYED
from sim.expected.histories import FIRST_AGE, Histories
from sim.scenario import Scenario

#: Chances to lose work and to find it in a year.
LOSE, FIND = 0.12, 0.06
RETIRES, REQUIRED, PEOPLE = 60, 20, 40_000
WOMEN_CLASS = np.array([2 if cover != PUBLIC else 1 for cover in range(len(COVERS))])
ALIVE = np.ones((2, NUM_AGES))


def with_years(scenario: Scenario, years: tuple[int, int, int]) -> Histories:
    """Histories of nobody under a law that lets nobody pay up."""
    funding = scenario.funding
    law = funding._replace(
        years_required=np.broadcast_to(np.array(years), funding.years_required.shape),
        pay_up=np.zeros_like(funding.pay_up),
    )
    return Histories(law, np.zeros((2, NUM_AGES, len(COVERS))))


def people_of(age: int, cover: int, sex: int = 0) -> np.ndarray:
    people = np.zeros((2, NUM_AGES, len(COVERS)))
    people[sex, age, cover] = 1.0
    return people


def a_year_of_work() -> np.ndarray:
    """Where people are at the end of a year of chances, (2, ages, covers from, covers to)."""
    end = np.zeros((2, NUM_AGES, len(COVERS), len(COVERS)))
    end[..., ENTERPRISE, ENTERPRISE], end[..., ENTERPRISE, RESIDENT] = 1.0 - LOSE, LOSE
    end[..., RESIDENT, RESIDENT], end[..., RESIDENT, ENTERPRISE] = 1.0 - FIND, FIND
    return end


def share_that_lacks(age: int, works: bool) -> float:
    """Of those at work at `RETIRES`, who were `age` at the start: counted month by month."""
    random = np.random.default_rng(7)
    working = np.full(PEOPLE, works)
    share = WORK_SHARE if works else OUTSIDE_SHARE
    months = np.full(PEOPLE, int(max(age - WORK_AGE, 0) * 12 * share))
    for _ in range(age, RETIRES):
        change = random.random(PEOPLE) < np.where(working, LOSE, FIND)
        turn = np.where(change, (random.random(PEOPLE) * 12).astype(int), 12)
        months += np.where(working, turn, 12 - turn)
        working ^= change
    before = (random.random(PEOPLE) * 12).astype(int)
    return float((months + before < 12 * REQUIRED)[working].mean())


@pytest.mark.parametrize("works", [True, False])
@pytest.mark.parametrize("age", [FIRST_AGE, 28, 36])
def test_who_lacks_years_is_who_counts_too_few_months(
    base: Scenario, age: int, works: bool
) -> None:
    law = with_years(base, (REQUIRED, REQUIRED, REQUIRED)).funding
    start = people_of(age, ENTERPRISE if works else RESIDENT)
    nobody, end = np.zeros_like(start), a_year_of_work()
    histories = Histories(law, start if age > FIRST_AGE else nobody)
    for y in range(RETIRES - age):
        histories.lacking(0, start if y == 0 else nobody, WOMEN_CLASS)
        histories.grow_older(end, ALIVE)
    found = histories.lacking(0, nobody, WOMEN_CLASS)[0, RETIRES, ENTERPRISE]
    counted = share_that_lacks(age, works)
    assert found == pytest.approx(counted, abs=0.015)
    assert 0.1 < counted < 0.9, "the test could not see a difference"


def test_women_need_the_years_of_their_work(base: Scenario) -> None:
    law = with_years(base, (30, 25, 10)).funding
    at = 22 + 20  # 20 x 0.85 = 17 years
    for cover, lacks in ((PUBLIC, 1.0), (ENTERPRISE, 0.0), (UNEMPLOYED, 0.0)):
        people = people_of(at, cover, FEMALE)
        found = Histories(law, people).lacking(0, people, WOMEN_CLASS)
        assert lacks == found[FEMALE, at, cover]


def test_years_that_may_be_paid_up_do_not_lack(base: Scenario) -> None:
    law = with_years(base, (20, 20, 20)).funding
    at, cover = 22 + 20, ENTERPRISE
    people = people_of(at, cover)
    paying = law._replace(
        pay_up=np.ones_like(law.pay_up), pay_up_years=np.full_like(law.pay_up_years, 5)
    )
    shares = [
        Histories(each, people).lacking(0, people, WOMEN_CLASS)[0, at, cover]
        for each in (law, paying)
    ]
    assert [1.0, 0.0] == shares
