"""Unemployment: who draws, how long, how much, and what the fund pays near retirement."""

from __future__ import annotations

import pytest
from injury_rules import YUAN, unemployment

from sim.schemes.unemployment import (
    employer_contribution,
    may_draw,
    months_drawn,
    months_due,
    own_contribution,
    pension_premium,
    returned_to_employers,
    unemployment_benefit,
)


def test_employer_and_employee_each_pay_their_rate():
    law = unemployment(unemployment_employer_rate=7_000, unemployment_own_rate=3_000)
    assert (3_500, 1_500) == (
        employer_contribution(500_005, 0, law),
        own_contribution(500_005, 0, law),
    )


@pytest.mark.parametrize(
    ("months", "involuntary", "registered", "draws"),
    [(12, True, True, True), (11, True, True, False), (99, False, True, False)],
)
def test_a_year_paid_and_work_lost_without_own_will(months, involuntary, registered, draws):
    assert draws == may_draw(months, involuntary, registered, 0, unemployment())


@pytest.mark.parametrize(
    ("paid", "due"),
    [(11, 0), (12, 12), (59, 12), (60, 18), (119, 18), (120, 24), (480, 24)],
)
def test_bands_of_years_paid_give_12_18_and_24_months(paid, due):
    assert due == months_due(paid, 0, 0, unemployment())


@pytest.mark.parametrize(
    ("paid", "due"), [(12, 3), (23, 3), (24, 5), (36, 7), (138, 23), (180, 24)]
)
def test_hubei_counts_by_years(paid, due):
    assert due == months_due(paid, 0, 0, unemployment(unemployment_duration_basis=1))


def test_months_left_are_added_up_to_the_longest():
    law = unemployment()
    assert [17, 24, 0] == [months_due(*given, 0, law) for given in ((24, 5), (120, 9), (6, 9))]


@pytest.mark.parametrize(
    ("due", "until", "drawn"),
    [(12, 24, 12), (12, 23, 23), (12, 12, 12), (12, 5, 5), (0, 5, 0), (12, -3, 0)],
)
def test_the_benefit_goes_on_to_retirement_where_that_is_near(due, until, drawn):
    assert drawn == months_drawn(due, until, 0, unemployment())


def test_nothing_is_extended_before_the_decision():
    law = unemployment(unemployment_extend_months=0)
    assert [12, 5] == [months_drawn(12, until, 0, law) for until in (13, 5)]


def test_the_benefit_is_a_share_of_the_minimum_wage_lower_in_the_second_year():
    law = unemployment()
    assert [162_900, 162_900, 144_800] == [unemployment_benefit(k, 0, law) for k in (0, 11, 12)]


def test_the_benefit_is_not_below_subsistence_nor_lifted_above_the_minimum_wage():
    law = unemployment(unemployment_least=1_700 * YUAN)
    assert 1_700 * YUAN == unemployment_benefit(0, 0, law)
    assert 1_810 * YUAN == unemployment_benefit(0, 0, unemployment(unemployment_least=300_000))


def test_pension_contributions_are_paid_in_the_last_year_before_the_legal_age():
    law = unemployment()
    assert [0, 80_000, 80_000, 0] == [
        pension_premium(400_000, until, 0, law) for until in (12, 11, 1, 0)
    ]
    assert 0 == pension_premium(400_000, 3, 0, unemployment(unemployment_extend_months=0))


def test_a_share_of_last_years_contributions_is_returned():
    assert 300_000 == returned_to_employers(1_000_000, 0, unemployment())
