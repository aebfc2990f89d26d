"""Rules of the employee pension: what a month brings, who may retire, what is paid for life."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import numpy as np
import pytest

from sim.codes import ENTERPRISE, FLEXIBLE, PUBLIC, UNEMPLOYED
from sim.pension_law import PensionLaw
from sim.schemes.employee_pension import (
    account_credit,
    employer_pension,
    flexible_pension_base,
    in_pension,
    interest_of,
    interest_points,
)
from sim.schemes.pension_amount import (
    account_part_after,
    account_pension,
    age_supplement,
    basic_pension,
    benefit_base,
    deemed_index,
    deemed_months,
    divisor_twelfths,
    from_account,
    mean_index,
    part_of,
    pension_at_retirement,
    pension_rise,
    rise_paid,
    transitional_pension,
)
from sim.schemes.pension_death import (
    disability_months,
    full_disability_pension,
    grant_months,
    to_heirs,
)
from sim.schemes.retirement import chosen_month, may_pay_up, months_short, retires

AXES = {
    "pension_divisor": tuple(range(233, 202, -1)),
    "pension_rise_per_year": (100, 200),
    "pension_rise_age": (0, 1000, 2000, 3000, 5000),
    "pension_grant_months": (3, 6, 9),
}
VALUES = {
    "pension_enterprise_rate": 160_000,
    "pension_public_rate": 160_000,
    "pension_own_rate": 80_000,
    "pension_public_own_rate": 80_000,
    "pension_flexible_rate": 200_000,
    "pension_flexible_base": 600_000,
    "pension_account_rate": 80_000,
    "pension_interest": 60_000,
    "pension_months_required": 180,
    "pension_early_months": 36,
    "pension_late_months": 36,
    "pension_pay_up": 1,
    "pension_extend_first": 60,
    "pension_benefit_base": 1_000_000,
    "pension_accrual": 10_000,
    "pension_transition_rate": 13_000,
    "pension_rise_step": 15,
    "pension_rise_share": 10_000,
    "pension_rise_month": 7,
    "pension_rise_from_account": 1,
    "pension_public_old_share": 700_000,
    "pension_public_excess": 400_000,
    "pension_grant_more": 1,
    "pension_grant_most": 24,
    "pension_grant_less": 1,
    "pension_grant_least": 9,
    "pension_disability": 1,
    "pension_disability_near": 60,
    "pension_disability_months": 12,
    "pension_disability_more": 3,
}


def made(**changes):
    """A law of one month with values of its own."""
    values = VALUES | changes
    fields = {
        name: np.array([AXES.get(name, values.get(name, 0))], np.int64)
        for name in PensionLaw._fields
    }
    return PensionLaw(**fields)


LAW = made()


def test_who_is_not_in_the_scheme_pays_nothing_and_builds_no_account():
    outside = made(pension_public_rate=0)
    assert in_pension(ENTERPRISE, 0, outside)
    assert not in_pension(PUBLIC, 0, outside)
    assert account_credit(500_000, PUBLIC, 0, outside) == 0
    assert account_credit(500_000, UNEMPLOYED, 0, LAW) == 0
    assert account_credit(500_000, FLEXIBLE, 0, LAW) == 40_000


def test_a_waiver_takes_from_enterprises_alone():
    waived = made(pension_enterprise_waived=500_000)
    assert employer_pension(500_000, ENTERPRISE, 0, waived) == 40_000
    assert employer_pension(500_000, PUBLIC, 0, waived) == 80_000


@pytest.mark.parametrize(
    ("share", "base"), [(600_000, 360_000), (100_000, 300_000), (3_000_000, 900_000)]
)
def test_a_chosen_base_stays_within_the_bounds(share, base):
    chosen = made(pension_flexible_base=share)
    assert flexible_pension_base(600_000, 300_000, 900_000, 0, chosen) == base


def test_points_are_the_sum_of_months_left():
    for first, last, until in ((0, 12, 12), (3, 7, 12), (0, 3, 3), (5, 5, 12)):
        by_month = sum(until - n for n in range(first, last))
        assert interest_points(10, first, last, until) == 10 * by_month


def test_twelve_payments_earn_six_and_a_half_months():
    points = interest_points(1_000_000, 0, 1, 12) + interest_points(10_000, 0, 12, 12)
    assert interest_of(points, 0, LAW) == 60_000 + 10_000 * 78 * 6 // 1200


def test_a_shift_is_kept_between_the_old_age_and_three_years_later():
    assert chosen_month(1000, 990, -36, 0, LAW) == 990
    assert chosen_month(1000, 940, -50, 0, LAW) == 964
    assert chosen_month(1000, 990, 50, 0, LAW) == 1036
    assert chosen_month(1000, 990, -5, 0, made(pension_early_months=0)) == 1000


def test_nobody_retires_early_or_late_without_the_months():
    assert retires(995, 1000, 990, -5, 180, 0, LAW)
    assert not retires(995, 1000, 990, -5, 179, 0, LAW)
    assert not retires(994, 1000, 990, -5, 180, 0, LAW)
    assert not retires(1005, 1000, 990, 0, 179, 0, LAW)
    assert months_short(170, 0, LAW) == 10
    assert months_short(200, 0, LAW) == 0


def test_only_the_early_insured_pay_up_and_only_after_extending():
    assert may_pay_up(60, True, 0, LAW)
    assert not may_pay_up(59, True, 0, LAW)
    assert not may_pay_up(60, False, 0, LAW)
    assert may_pay_up(0, False, 0, made(pension_pay_up=2, pension_extend_first=0))
    assert not may_pay_up(99, True, 0, made(pension_pay_up=0))


def half_up(value):
    return floor(value + Fraction(1, 2))


@pytest.mark.parametrize("seed", range(20))
def test_parts_of_a_pension_are_exact_to_the_fen(seed):
    draw = np.random.default_rng(seed)
    base = int(draw.integers(100_000, 40_000_000))
    index, months = int(draw.integers(0, 3_000_001)), int(draw.integers(0, 721))
    exact = Fraction(base * (1_000_000 + index) * months, 2 * 1_000_000 * 12 * 100)
    assert basic_pension(base, index, months, 0, LAW) == half_up(exact)
    exact = Fraction(base * index * months * 13, 1_000_000 * 12 * 1000)
    assert transitional_pension(base, index, months, 0, LAW) == half_up(exact)
    balance, age = int(draw.integers(0, 10**10)), int(draw.integers(470, 860))
    for basis in range(3):
        law = made(pension_divisor_basis=basis)
        divisor = Fraction(int(divisor_twelfths(age, 0, law)), 12)
        assert account_pension(balance, age, 0, law) == half_up(balance / divisor)


def test_a_product_beyond_64_bits_is_rounded_once():
    assert part_of(10**18, 10_000, 24 * 10**12) == half_up(Fraction(10**22, 24 * 10**12))


def test_divisor_by_basis():
    ages = (479, 480, 485, 486, 491, 492, 840, 900)
    by_basis = [
        [divisor_twelfths(age, 0, made(pension_divisor_basis=b)) for age in ages] for b in range(3)
    ]
    assert by_basis[0] == [12 * n for n in (233, 233, 233, 233, 233, 232, 203, 203)]
    assert by_basis[1] == [12 * n for n in (233, 233, 233, 232, 232, 232, 203, 203)]
    assert by_basis[2] == [2796, 2796, 2791, 2790, 2785, 2784, 2436, 2436]


def test_index_of_months_paid_and_deemed():
    assert mean_index(7, 2) == 4
    assert mean_index(0, 0) == 0
    assert deemed_index(1_200_000, 0, LAW) == 1_200_000
    assert deemed_index(1_200_000, 0, made(pension_deemed_index=1_000_000)) == 1_000_000
    assert deemed_months(100, 118) == 18
    assert deemed_months(120, 118) == 0
    assert benefit_base(700_000, 0, made(pension_benefit_base=1_100_000)) == 770_000


def test_only_public_pensions_know_the_transition():
    law = made(pension_public_floor=1)
    assert pension_at_retirement(300_000, 50_000, 0, 1_000_000, ENTERPRISE, 0, law) == 350_000
    assert pension_at_retirement(300_000, 50_000, 0, 1_000_000, PUBLIC, 0, law) == 700_000
    assert pension_at_retirement(800_000, 0, 0, 1_000_000, PUBLIC, 0, law) == 740_000
    assert pension_at_retirement(300_000, 50_000, 0, 1_000_000, PUBLIC, 0, LAW) == 350_000


def test_a_rise_adds_years_share_and_age():
    law = made(pension_rise_fixed=3000)
    assert pension_rise(200_000, 15 * 12 + 11, 60, 0, law) == 3000 + 1500 + 2000
    assert pension_rise(200_000, 16 * 12, 60, 0, law) == 3000 + 1500 + 200 + 2000
    assert [age_supplement(age, 0, law) for age in (64, 69, 70, 79, 80, 95)] == [
        *(0, 0, 1000, 2000, 3000, 5000)
    ]


def test_arrears_make_the_year_whole():
    paid = [rise_paid(100, k, 0, LAW) for k in range(12)]
    assert paid == [0] * 6 + [700] + [100] * 5
    assert sum(paid) == 1200


def test_the_account_bears_its_part_while_it_lasts():
    assert account_part_after(40_000, 100_000, 10_000, 0, LAW) == 44_000
    assert (
        account_part_after(40_000, 100_000, 10_000, 0, made(pension_rise_from_account=0)) == 40_000
    )
    assert account_part_after(0, 0, 10_000, 0, LAW) == 0
    assert [from_account(40_000, left) for left in (50_000, 30_000, 0, -1)] == [
        40_000,
        30_000,
        0,
        0,
    ]
    assert to_heirs(-5) == 0
    assert to_heirs(5) == 5


def test_months_of_the_grant_by_years_paid_and_drawn():
    years = (0, 4, 5, 9, 10, 15, 16, 29, 30, 45)
    assert [grant_months(12 * n, -1, 0, LAW) for n in years] == [3, 3, 6, 6, 9, 9, 10, 23, 24, 24]
    assert grant_months(191, -1, 0, LAW) == 9
    assert [grant_months(360, drawn, 0, LAW) for drawn in (0, 11, 12, 180, 400)] == [
        *(24, 24, 23, 9, 9)
    ]


def test_the_disability_allowance_lasts_as_long_as_was_paid():
    assert disability_months(59, 300, 0, LAW) == 12
    assert disability_months(60, 300, 0, LAW) == 12
    assert disability_months(61, 300, 0, LAW) == 15
    assert disability_months(73, 300, 0, LAW) == 18
    assert disability_months(73, 10, 0, LAW) == 10
    assert disability_months(180, 300, 0, LAW) == 300
    assert disability_months(180, 300, 0, made(pension_disability=0)) == 0
    assert full_disability_pension(180, 60, 0, LAW)
    assert not full_disability_pension(180, 61, 0, LAW)
    assert not full_disability_pension(179, 60, 0, LAW)
