"""Work injury: rates, own wage, who pays what, deaths and rises of running benefits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from injury_rules import YUAN, injury

from sim.codes import DIED_LATER, PAID_BY_EMPLOYER, PAID_BY_FUND
from sim.schemes.work_injury import (
    allowance_payer,
    applied_late,
    assessment_days,
    borne_before_application,
    disability_allowance,
    disability_grant,
    leaving_medical_grant,
    leaving_work_grant,
    may_claim,
    nursing_allowance,
    own_wage,
    payer,
    recognition_days,
    top_up,
)
from sim.schemes.work_injury_death import (
    death_grant,
    dependant_pension,
    dependant_share,
    funeral_grant,
)
from sim.schemes.work_injury_rate import float_step, injury_contribution, injury_rate, stage_cut
from sim.schemes.work_injury_rise import (
    allowance_rise,
    dependant_rise,
    has_rise,
    nursing_rise,
    paid_for_rise,
)

CITY = 6_000 * YUAN
WEIHAI = injury(injury_nursing_base=480_975)


def pensions(wage, family, law):
    """Pensions of a family of (kind, lone) in order."""
    shares = [dependant_share(kind, lone, 0, law) for kind, lone in family]
    found = []
    for number, share in enumerate(shares):
        last = number == len(shares) - 1
        found.append(dependant_pension(wage, share, sum(shares), sum(found), last, 0, law))
    return found


@pytest.mark.parametrize(
    ("spending", "step"),
    [
        (0, 0),
        (100, 0),
        (101, 1),
        (500, 1),
        (501, 2),
        (1_000, 2),
        (1_001, 3),
        (1_200, 3),
        (1_201, 4),
    ],
)
def test_a_step_of_the_float_holds_up_to_its_ratio(spending, step):
    assert step == float_step(spending, 1_000, 3, 0, injury())


def test_the_lowest_class_does_not_float_down():
    assert 2 == float_step(0, 1_000, 0, 0, injury())
    assert 4 == float_step(1_300, 1_000, 0, 0, injury())


def test_who_paid_nothing_has_no_float():
    assert 2 == float_step(1_000, 0, 7, 0, injury())


@pytest.mark.parametrize(
    ("months", "cut"), [(0, 0), (17, 0), (18, 200_000), (23, 200_000), (24, 500_000)]
)
def test_rates_are_cut_while_the_fund_is_rich(months, cut):
    assert cut == stage_cut(months, 0, injury())
    assert 0 == stage_cut(months, 0, injury(injury_cut=[0, 0]))


def test_rates_reach_from_a_twentieth_of_a_per_cent_to_almost_three():
    law = injury()
    assert 1_000 == injury_rate(0, 2, 500_000, 0, law)
    assert 28_500 == injury_rate(7, 4, 0, 0, law)
    assert 1_425 == injury_contribution(50_000, 28_500)


@pytest.mark.parametrize(
    ("mean", "wage"),
    [(3_599.99, 3_600), (3_600, 3_600), (5_000, 5_000), (18_000, 18_000), (18_000.01, 18_000)],
)
def test_the_own_wage_lies_between_60_and_300_per_cent_of_the_average(mean, wage):
    assert wage * YUAN == own_wage(round(mean * YUAN), CITY, 0, injury())


def test_day_30_is_in_time_and_day_365_may_still_be_claimed():
    law = injury()
    assert [False, True] == [applied_late(days, 0, law) for days in (30, 31)]
    assert [True, False] == [may_claim(days, 0, law) for days in (365, 366)]
    assert [0, 700] == [borne_before_application(700, days, 0, law) for days in (30, 31)]


def test_recognition_and_assessment_take_as_long_as_the_law_allows():
    law = injury()
    assert [15, 60] == [recognition_days(clear, 0, law) for clear in (True, False)]
    assert [90, 60] == [assessment_days(more, 0, law) for more in (True, False)]


def test_an_employer_without_insurance_pays_all():
    assert PAID_BY_FUND == payer(True, True)
    assert [PAID_BY_EMPLOYER] * 3 == [payer(True, False), payer(False, True), payer(False, False)]


def test_the_fund_pays_the_allowance_of_grades_1_to_4_alone():
    law = injury()
    assert [PAID_BY_FUND] * 4 + [PAID_BY_EMPLOYER] * 2 == [
        allowance_payer(grade, True, 0, law) for grade in range(1, 7)
    ]
    assert PAID_BY_EMPLOYER == allowance_payer(1, False, 0, law)


def test_grants_and_allowances_are_those_of_articles_35_to_37():
    law, wage = injury(), 4_000 * YUAN
    grants = [disability_grant(wage, grade, 0, law) // wage for grade in range(1, 11)]
    assert [27, 25, 23, 21, 18, 16, 13, 11, 9, 7] == grants
    shares = [disability_allowance(wage, grade, 0, law) * 100 // wage for grade in range(1, 11)]
    assert [90, 85, 80, 75, 70, 60, 0, 0, 0, 0] == shares


def test_the_minimum_wage_lifts_allowances_but_gives_none():
    law = injury(injury_minimum_wage=1_810 * YUAN)
    assert 1_810 * YUAN == disability_allowance(1_800 * YUAN, 4, 0, law)
    assert 0 == disability_allowance(1_800 * YUAN, 7, 0, law)


def test_w18_nursing_is_rounded_half_up_to_the_fen():
    assert [240_488, 192_390, 144_293] == [
        nursing_allowance(need, 1, 0, WEIHAI) for need in range(3)
    ]
    assert 300_000 == nursing_allowance(0, CITY, 0, injury())


def test_the_fund_adds_what_the_pension_lacks_and_never_takes():
    law = injury()
    assert [84_945, 0] == [top_up(400_000, pension, 0, law) for pension in (315_055, 400_001)]
    assert 0 == top_up(400_000, 0, 0, injury(injury_tops_up=0))


def test_grants_on_leaving_follow_the_province():
    law = injury()
    assert 13 * CITY == leaving_medical_grant(7, CITY, False, 0, law)
    assert 27 * CITY == leaving_medical_grant(6, CITY, True, 0, law)
    assert 0 == leaving_medical_grant(4, CITY, True, 0, law)


@pytest.mark.parametrize(
    ("months_left", "tenths"), [(600, 10), (60, 10), (59, 9), (48, 9), (47, 8), (0, 5)]
)
def test_each_year_short_of_five_takes_a_tenth_of_the_employment_grant(months_left, tenths):
    assert 30 * CITY * tenths // 10 == leaving_work_grant(6, CITY, months_left, 0, injury())


def test_death_grants():
    law = injury()
    assert 36_000 * YUAN == funeral_grant(CITY, 0, law)
    assert [876_680 * YUAN, 876_680 * YUAN, 0] == [
        death_grant(death, 0, law) for death in range(DIED_LATER + 1)
    ]


def test_w18_survivors_share_the_wage():
    family = [(0, False), (1, False), (1, False), (1, False)]
    assert [123_077, 92_308, 92_308, 92_307] == pensions(4_000 * YUAN, family, injury())


def test_a_small_family_has_the_shares_of_the_law():
    assert [160_000, 160_000] == pensions(4_000 * YUAN, [(0, False), (1, True)], injury())


members = st.tuples(st.integers(0, 1), st.booleans())


@given(st.integers(1, 3_000_000), st.lists(members, min_size=1, max_size=9))
def test_a_family_never_has_more_than_the_wage_and_all_of_it_where_shares_are_more(wage, family):
    law = injury()
    found = pensions(wage, family, law)
    wanted = sum(dependant_share(kind, lone, 0, law) for kind, lone in family)
    if wanted > 1_000_000:
        assert wage == sum(found)
    else:
        assert abs(wage * wanted - sum(found) * 1_000_000) <= 500_000 * len(family)
    assert min(found) >= -len(family)


def test_w18_rises_of_allowances_and_dependants():
    law = injury()
    assert [195, 185, 175, 165] == [
        allowance_rise(grade, 320_000, 0, law) // YUAN for grade in range(1, 5)
    ]
    assert [69, 51, 71] == [
        dependant_rise(kind, lone, 80_000, 0, law) // YUAN
        for kind, lone in ((0, False), (1, False), (1, True))
    ]


def test_shares_of_the_benefit_are_added_to_sums():
    law = injury(injury_allowance_growth=50_000, injury_dependant_growth=100_000)
    assert 19_500 + 16_000 == allowance_rise(1, 320_000, 0, law)
    assert 5_100 + 8_000 == dependant_rise(1, False, 80_000, 0, law)


def test_w18_nursing_rises_by_what_the_text_says():
    before = (222_892, 178_313, 133_735)
    assert [17_596, 14_077, 10_558] == [
        nursing_rise(need, before[need], 1, 0, WEIHAI) for need in range(3)
    ]
    assert 0 == nursing_rise(0, 300_000, 1, 0, WEIHAI)


def test_arrears_are_paid_with_the_month_of_the_rise():
    paid = [paid_for_rise(18_500, month, 0, injury()) for month in range(1, 13)]
    assert [0] * 7 + [148_000] + [18_500] * 4 == paid
    assert 12 * 18_500 == sum(paid)


def test_only_those_who_drew_before_january_have_the_rise():
    assert [True, False, False] == [has_rise(month, 24) for month in (23, 24, 25)]
