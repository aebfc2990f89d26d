"""Parts of the expected pensions agree with the rules of law that the simulation calls."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from scenarios.build import build_scenario
from sim.accounts import NUMBER_OF
from sim.codes import NUM_AGES
from sim.expected.drawers import HELD, MONTHLY, PART, PEOPLE, Drawers
from sim.expected.leaving import ENOUGH, SHORT, divisors, leaving
from sim.expected.pension_value import Worth
from sim.expected.pension_year import grant_months, open_year
from sim.expected.resident_rules import AT_AGE, ResidentRules
from sim.expected.savers import GRID, NUM_OLD, STEPS, moved_up, split
from sim.law import PPM
from sim.scenario import Scenario
from sim.schemes.pension_amount import (
    account_pension,
    basic_pension,
    pension_rise,
    transitional_pension,
)
from sim.schemes.pension_death import grant_months as grant_months_of_law

YEARS = 18


@pytest.fixture(scope="module")
def nation() -> Scenario:
    return build_scenario("china-2025-law", years=YEARS)


def drawers(scenario: Scenario) -> Drawers:
    """Drawers without people."""
    return Drawers(scenario, np.zeros((2, NUM_AGES, 9)))


def test_everybody_retires_once_between_the_earliest_and_the_latest_month(nation: Scenario) -> None:
    left = {SHORT: np.ones(2), ENOUGH: np.ones(2)}
    for y in range(YEARS):  # who is 50 in the first year, month by month and age by age
        gone = leaving(nation, y, y == 0)
        assert np.allclose(gone.now.sum(axis=-1), gone.due[..., 11])
        for kind, stay in left.items():
            left[kind] = stay * (1.0 - gone.due[kind, [0, 2], 50 + y, 11])
    assert np.allclose(left[SHORT], 0.0)
    assert np.allclose(left[ENOUGH], 0.0)


def test_who_lacks_months_does_not_retire_early(nation: Scenario) -> None:
    gone = leaving(nation, 10, False)
    assert np.all(gone.now[SHORT, 0, 50:61] <= 0.0)
    assert np.any(gone.now[ENOUGH, 0, 50:61] > 0.0)


def test_months_that_divide_an_account_are_those_of_the_law(nation: Scenario) -> None:
    law = nation.livelihood.pension
    table = divisors(law.pension_divisor[0], int(law.pension_divisor_basis[0]))
    for age in (12 * 50, 12 * 55 + 7, 12 * 60, 12 * 63 + 1):
        assert account_pension(100_000_000, age, 0, law) == round(100_000_000 / table[age])


@pytest.mark.parametrize("drawn", [None, 30, 200])
def test_grants_to_survivors_are_those_of_the_law(nation: Scenario, drawn: int | None) -> None:
    law = nation.livelihood.pension
    given = None if drawn is None else np.full(len(GRID), float(drawn))
    said = grant_months(nation, 3, GRID, given)[:, 0]
    months = -1 if drawn is None else drawn
    assert [grant_months_of_law(int(paid), months, 36, law) for paid in GRID] == said.tolist()


def test_a_pension_is_that_of_the_law(nation: Scenario) -> None:
    law, y, m, step = nation.livelihood.pension, 5, 4, 30
    months, index, account = int(GRID[step]), 0.8, 12_345_600
    pool = np.zeros((4, 2, NUM_OLD, STEPS, 1))
    pool[:, 0, 13, step, 0] = 1.0, months, months * index, account
    worth = Worth(nation, y)
    base = round(nation.rates.reference_wage[y] * 100 * law.pension_benefit_base[60 + m] / PPM)
    part = account_pension(account, 12 * 63, 60 + m, law)
    said = worth.pensions(pool, np.array([m]), np.full((2, NUM_OLD, 1), part), 0)[0, 13, 0]
    deemed = max(months - (worth.january + m - worth.start.accounts_from[0]), 0)
    own = round(index * PPM)
    right = basic_pension(base, own, months, 60 + m, law) + part
    right += transitional_pension(base, own, deemed, 60 + m, law)
    assert deemed > 0
    assert abs(said - right) < 3.0


def test_a_running_pension_rises_and_uses_up_its_account(nation: Scenario) -> None:
    law, nobody_dies = nation.livelihood.pension, np.zeros((2, NUM_AGES))
    running = drawers(nation)
    running.running[:, 0, 75, 12] = 1.0, 400_000.0, 12 * 30 + 5.5, 100_000.0, 250_000.0
    year = open_year(nation, 1, leaving(nation, 1, False), nobody_dies)
    running.live(year)
    people, monthly, _, part, held = running.running[:, 0, 75, 12]
    rise = pension_rise(400_000, 12 * 30, 74, 12, law)
    assert people == 1.0
    assert monthly == pytest.approx(400_000 + rise, abs=2.0)
    assert part == pytest.approx(100_000 * monthly / 400_000)
    account, pooled = (year.money[:, NUMBER_OF[f"pension_{of}"]] for of in ("account", "pooled"))
    assert account.sum() == pytest.approx(250_000.0), "no more than the account held"
    assert np.allclose(account + pooled, monthly)
    assert np.all(account[3:] == 0.0)
    assert 0.0 <= held < 0.01 * 250_000, "a little interest on what is left in the months"


def test_who_begins_to_draw_is_paid_from_the_next_month_on(nation: Scenario) -> None:
    nobody_dies = np.zeros((2, NUM_AGES))
    year = open_year(nation, 1, leaving(nation, 1, False), nobody_dies)
    begun = np.zeros((5, 2, NUM_OLD, 1))
    begun[:, 0, 13, 0] = 1.0, 300_000.0, 360.0, 90_000.0, 10_530_000.0
    new = drawers(nation)
    new.enter(year, begun, np.array([4]))
    assert np.array_equal(np.arange(12) >= 5, year.heads[:, 1] == 1.0)
    kept = new.begun[:, 0, 63]
    assert kept[PEOPLE] == 1.0
    assert kept[MONTHLY] == 300_000.0
    assert kept[PART] == 90_000.0
    whole = 10_530_000 * (1 + year.rate * 7 / 12) - 7 * 90_000 * (1 + year.rate * 3 / 12)
    assert kept[HELD] == pytest.approx(whole, rel=2e-3)


def test_months_move_people_up_the_steps_and_keep_their_sums() -> None:
    people = np.zeros(STEPS)
    for step, weight in split(np.array(200.0)):
        people[int(step)] += 5.0 * float(weight)
    assert people.sum() == pytest.approx(5.0)
    assert people @ GRID == pytest.approx(5.0 * 200.0)
    later = moved_up(people, np.array(7.0))
    assert later.sum() == pytest.approx(5.0)
    assert later @ GRID == pytest.approx(5.0 * 207.0)


def test_who_began_late_to_pay_as_a_resident_pays_up_what_lacks(nation: Scenario) -> None:
    lives = nation.livelihood.resident_lives
    enrolled = np.full_like(lives.resident_enrolled_share, 0.5)
    enrolled[5:] = 0.8
    paying = np.ones_like(lives.resident_payer_share)
    lives = lives._replace(
        resident_enrolled_share=enrolled,
        resident_payer_share=paying,
        resident_drawing_share=np.array(1.0),
        resident_pays_up_share=np.array(0.5),
    )
    livelihood = nation.livelihood._replace(resident_lives=lives)
    rules = ResidentRules(dataclasses.replace(nation, livelihood=livelihood))
    before = rules.start_years()[AT_AGE - 10]
    assert np.unique(rules.years_paid(10)).tolist() == sorted({0.0, 5.0, before + 10.0})
    records, needed = rules.records(10), rules.needed(10)
    assert before + 10 >= needed > 5
    assert records.with_years == pytest.approx(0.5)
    assert records.pay_up == pytest.approx(0.5 * 0.5)
    assert records.paid_back == pytest.approx(0.5 * (0.3 * (needed - 5) + 0.2 * needed))
