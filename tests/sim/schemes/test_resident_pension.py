"""Rules of the resident pension: tiers, who pays, years, the pension and its payers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resident_law import resident_law

from sim.codes import GOVERNMENTS
from sim.law import PPM
from sim.schemes import resident_pension as rules

LAW = resident_law()
DIBAO, ORDINARY = 2, 0


@pytest.mark.parametrize(("tier", "subsidy"), [(0, 3_000), (1, 3_000), (2, 6_000), (3, 6_000)])
def test_subsidy_is_30_yuan_and_60_from_the_tier_of_500(tier: int, subsidy: int) -> None:
    assert subsidy == rules.contribution_subsidy(tier, ORDINARY, 0, LAW)
    paid = int(LAW.resident_tier[0, tier])
    assert paid + subsidy == rules.yearly_credit(tier, ORDINARY, 0, LAW)


def test_the_lowest_tier_is_paid_for_the_poor_and_counts_for_them() -> None:
    assert 0 == rules.own_contribution(0, DIBAO, 0, LAW)
    assert 13_000 == rules.yearly_credit(0, DIBAO, 0, LAW)
    without = resident_law(resident_paid_for_subsidy=0)
    assert 10_000 == rules.yearly_credit(0, DIBAO, 0, without)
    assert 26_000 == 20_000 + 2 * rules.contribution_subsidy(1, DIBAO, 0, without)


def test_what_is_paid_for_somebody_is_never_more_than_the_tier() -> None:
    law = resident_law(resident_paid_for=15_000)
    assert (10_000, 15_000) == tuple(rules.paid_for(tier, 1, 0, law) for tier in (0, 1))


def test_collective_help_goes_to_the_account() -> None:
    law = resident_law(resident_collective=2_000)
    assert 15_000 == rules.yearly_credit(0, ORDINARY, 0, law)


@settings(deadline=None)  # the first call compiles
@given(st.integers(0, 10**9), st.lists(st.integers(0, PPM), min_size=3, max_size=3))
def test_parts_of_governments_sum_to_the_amount(amount: int, cuts: list[int]) -> None:
    ends = [0, *sorted(cuts), PPM]
    shares = np.diff(ends)[None, :].astype(np.int64)
    parts = [rules.part_of(amount, k, 0, shares) for k in range(len(GOVERNMENTS))]
    assert amount == sum(parts)
    assert min(parts) >= 0


def test_interest_runs_for_the_months_held() -> None:
    assert 1_500 == rules.interest(100_000, 12, 0, LAW)
    assert 81 == rules.interest(13_000, 5, 0, LAW)  # 81.25
    assert 0 == rules.interest(13_000, 0, 0, LAW)


@pytest.mark.parametrize(
    ("year_of_60", "needed"),
    [(1990, 0), (2010, 0), (2011, 0), (2012, 1), (2017, 6), (2025, 14), (2026, 15), (2050, 15)],
)
def test_older_cohorts_need_the_years_from_the_beginning_to_sixty(
    year_of_60: int, needed: int
) -> None:
    assert needed == rules.years_needed(year_of_60, 0, LAW)


def test_people_pay_from_16_to_59_and_longer_while_years_are_missing() -> None:
    def pays(age: int, years: int = 15) -> bool:
        return bool(rules.may_pay(age, years, 15, 0, LAW))

    assert [False, True, True, False] == [pays(age) for age in (191, 192, 719, 720)]
    assert pays(720, 14)


def test_both_age_and_years_open_the_pension() -> None:
    assert not rules.may_draw(719, 15, 15, 0, LAW)
    assert not rules.may_draw(720, 14, 15, 0, LAW)
    assert rules.may_draw(720, 15, 15, 0, LAW)


def test_the_first_pension_is_that_of_the_next_month_or_of_the_same() -> None:
    assert 6 == rules.first_pension_month(5, LAW)
    assert 5 == rules.first_pension_month(5, resident_law(resident_next_month=0))


def test_missing_years_are_paid_up_where_the_place_allows_it() -> None:
    assert 3 == rules.missing_years(12, 15, 0, LAW)
    assert 0 == rules.missing_years(16, 15, 0, LAW)
    assert 0 == rules.missing_years(12, 15, 0, resident_law(resident_back_payment=0))
    assert 30_000 == rules.back_payment(3, 0, 0, LAW) == rules.back_credit(3, 0, 0, LAW)
    with_subsidy = resident_law(resident_back_subsidy=1)
    assert 39_000 == rules.back_credit(3, 0, 0, with_subsidy)


def test_w20_pension_is_120_yuan() -> None:
    from_account = rules.account_pension(695_000, 0, LAW)
    assert 5_000 == from_account
    assert 12_000 == rules.monthly_pension(from_account, 15, 720, 0, LAW)


def test_the_account_is_divided_half_up() -> None:
    # 69 / 139 = 0.496, 70 / 139 = 0.504 fen
    assert [0, 1] == [int(rules.account_pension(fen, 0, LAW)) for fen in (69, 70)]


def test_years_beyond_fifteen_add() -> None:
    added = [rules.long_addition(years, 0, LAW) for years in (0, 15, 16, 30)]
    assert [0, 0, 200, 3_000] == added


def test_the_old_get_the_highest_step_they_reached() -> None:
    law = resident_law(resident_age_addition=[500, 1_000, 1_500, 3_000])
    ages = (720, 779, 780, 839, 840, 900, 960, 1_200)
    found = [int(rules.age_addition(age, 0, law)) for age in ages]
    assert [0, 0, 500, 500, 1_000, 1_500, 3_000, 3_000] == found


def test_payers_of_the_basic_pension_sum_to_it() -> None:
    law = resident_law(
        resident_basic_minimum=12_300,
        resident_minimum_shares=[500_000, 250_000, 125_000, 125_000],
        resident_basic_local=[0, 1_700, 0, 333],
    )
    parts = [int(rules.basic_paid_by(k, 0, law)) for k in range(len(GOVERNMENTS))]
    assert rules.basic_pension(0, law) == sum(parts)
    assert [6_150, 4_775, 1_538, 1_870] == parts  # 1,537.5 each: cut at 10,762.5 up to 10,763


def test_the_fund_pays_on_when_the_account_is_empty() -> None:
    balance, months = 695_000, 0
    while rules.taken_from_account(balance, 5_000) == 5_000:
        balance -= 5_000
        months += 1
    assert (139, 0) == (months, balance)
    assert 0 == rules.taken_from_account(balance, 5_000)


def test_heirs_get_the_rest_and_the_funeral_grant_adds_months_of_the_basic_pension() -> None:
    assert 123_456 == rules.left_to_heirs(123_456, 0, LAW)
    assert 61_728 == rules.left_to_heirs(123_456, 0, resident_law(resident_heirs_share=500_000))
    assert 0 == rules.funeral_grant(0, LAW)
    law = resident_law(resident_funeral_grant=50_000, resident_funeral_months=2)
    assert 64_000 == rules.funeral_grant(0, law)


def test_years_of_the_employee_pension_count_in_whole_years() -> None:
    assert 9 == rules.years_with_employee(4, 71)


def test_basic_pensions_drawn_twice_are_returned_out_of_the_account_first() -> None:
    for drawn, own in ((119_000, 20_000), (14_000, 20_000), (0, 0)):
        repaid, refunded = rules.double_repaid(drawn, own), rules.double_refunded(drawn, own)
        assert drawn - own == repaid - refunded
        assert 0 in (repaid, refunded)
