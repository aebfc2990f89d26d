"""The rules of maternity in their own right: rounding, monotony, choices, rights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.codes import CHILD, COVERS, ENTERPRISE, FLEXIBLE, PUBLIC, RESIDENT, UNEMPLOYED, UNINSURED
from sim.law import PPM, Law
from sim.ledger import EMPLOYEE_BILL, RESIDENT_BILL, SPOUSE_BILL, UNCOVERED_BILL
from sim.scenario import Scenario
from sim.schemes.contribution import contribution_base
from sim.schemes.delivery import Benefit, Delivery, adjudicate
from sim.schemes.maternity import allowance, has_maternity_medical, surgery_benefit
from sim.schemes.money import share_of, to_fen

FACTS = Delivery(
    cover=ENTERPRISE,
    husband_insured=False,
    months_paid=12,
    employer_wage=500_000,
    mode=0,
    children=1,
    order=1,
    total=540_000,
    outside=60_000,
    first_self_pay=0,
    complication=0,
    prenatal=115_000,
    illness=0,
    in_network=True,
    claims_allowance=True,
    claims_grant=True,
)


@pytest.mark.parametrize(
    ("amount", "rate", "paid"), [(50, 830_000, 42), (1, 500_000, 1), (480_000, 830_000, 398_400)]
)
def test_shares_are_rounded_half_up(amount: int, rate: int, paid: int) -> None:
    assert paid == share_of(amount, rate)


def test_yuan_become_fen_half_up() -> None:
    assert 100_001 == to_fen(1000.005)
    assert 0 == to_fen(0.0)


def test_base_lies_between_floor_and_cap() -> None:
    assert 426_000 == contribution_base(100, 426_000, 2_130_000)
    assert 2_130_000 == contribution_base(9_999_999, 426_000, 2_130_000)
    assert 500_000 == contribution_base(500_000, 426_000, 2_130_000)


def pay(law: Law, month: int = 0, **facts: int) -> Benefit:
    return adjudicate(FACTS._replace(**facts), month, law)


def test_who_has_which_bill(base: Scenario) -> None:
    law = base.law
    assert EMPLOYEE_BILL == pay(law).bill
    assert EMPLOYEE_BILL == pay(law, cover=UNEMPLOYED).bill
    assert RESIDENT_BILL == pay(law, cover=RESIDENT).bill
    assert UNCOVERED_BILL == pay(law, cover=UNINSURED).bill
    assert UNCOVERED_BILL == pay(law, cover=FLEXIBLE).bill
    assert SPOUSE_BILL == pay(law, cover=UNINSURED, husband_insured=True).bill


def test_allowance_only_for_enterprises_after_six_months_in_liaocheng(base: Scenario) -> None:
    law = base.law
    assert 500_000 * 98 // 30 <= pay(law).allowance <= 500_000 * 98 // 30 + 1
    assert 98 == pay(law).days
    assert 0 == pay(law, cover=PUBLIC).allowance
    assert 0 == pay(law, cover=UNEMPLOYED).allowance
    assert 0 == pay(law, months_paid=5).allowance
    assert 0 < pay(law, months_paid=6).allowance
    assert 0 == pay(law, claims_allowance=False).allowance


def test_the_fund_pays_no_more_days_than_there_is_leave(base: Scenario) -> None:
    short = base.law._replace(days_leave=np.full_like(base.law.days_leave, 60))
    assert 60 == pay(short).days
    assert 98 == pay(base.law).days


def test_allowance_needs_the_networked_settlement_where_the_law_says_so(base: Scenario) -> None:
    strict = base.law._replace(needs_network=np.ones_like(base.law.needs_network))
    assert 0 < pay(base.law, in_network=False).allowance
    assert 0 == pay(strict, in_network=False).allowance


def test_a_wife_takes_half_the_standard_or_the_grant_never_both(package: Scenario) -> None:
    law, month = package.law, 24
    half = (480_000 + 80_000) // 2
    both = pay(law, month, cover=RESIDENT, husband_insured=True, order=1)
    assert (half, 0) == (both.spouse, both.grant)
    third = pay(law, month, cover=RESIDENT, husband_insured=True, order=3)
    assert (0, 300_000) == (third.spouse, third.grant)
    for choice, expected in ((1, (0, 100_000)), (2, (half, 0))):
        forced = law._replace(spouse_choice=np.full_like(law.spouse_choice, choice))
        made = pay(forced, month, cover=RESIDENT, husband_insured=True, order=1)
        assert expected == (made.spouse, made.grant)


def test_complications_move_into_the_stay(package: Scenario) -> None:
    before, after = (pay(package.law, month, complication=730_000) for month in (17, 18))
    assert (0, 730_000) == (before.complication, before.ordinary), "by the rules of stays"
    assert (730_000, 0) == (after.complication, after.ordinary)


def test_quota_is_a_ceiling_or_a_fixed_sum(base: Scenario) -> None:
    fixed = base.law._replace(quota_mode=np.ones_like(base.law.quota_mode))
    assert 76_000 == surgery_benefit(76_000, 2, 0, base.law)
    assert 100_000 == surgery_benefit(76_000, 2, 0, fixed)
    assert 40_000 == surgery_benefit(135_000, 0, 0, base.law)


def test_only_named_covers_have_maternity_medical_benefit(base: Scenario) -> None:
    having = [name for k, name in enumerate(COVERS) if has_maternity_medical(k, 0, base.law)]
    assert ["enterprise", "public", "unemployed"] == having


@settings(deadline=None)
@given(
    total=st.integers(0, 10_000_000),
    outside=st.integers(0, PPM),
    rate=st.integers(0, PPM),
    more=st.integers(0, PPM),
    cover=st.sampled_from([CHILD, ENTERPRISE, PUBLIC, FLEXIBLE, RESIDENT, UNINSURED]),
    prenatal=st.integers(0, 1_000_000),
    complication=st.integers(0, 1_000_000),
    wife=st.booleans(),
    month=st.sampled_from([0, 17, 18, 60]),
)
def test_no_bill_is_overpaid_and_a_higher_rate_never_pays_less(
    package: Scenario,
    total: int,
    outside: int,
    rate: int,
    more: int,
    cover: int,
    prenatal: int,
    complication: int,
    wife: bool,
    month: int,
) -> None:
    facts = FACTS._replace(
        total=total,
        outside=total * outside // PPM,
        cover=cover,
        prenatal=prenatal,
        complication=complication,
        husband_insured=wife,
    )
    laws = [
        package.law._replace(delivery_rate=np.full_like(package.law.delivery_rate, share))
        for share in (min(rate, more), max(rate, more))
    ]
    low, high = (adjudicate(facts, month, law) for law in laws)
    assert min(low) >= 0
    medical = [b.delivery + b.complication + b.prenatal + b.spouse for b in (low, high)]
    assert medical[1] + high.grant >= medical[0] + low.grant
    assert medical[1] <= total + prenatal + complication


@settings(deadline=None)
@given(wage=st.integers(0, 5_000_000), days=st.integers(0, 400))
def test_allowance_grows_with_wage_and_days(base: Scenario, wage: int, days: int) -> None:
    paid = allowance(wage, days, 0, base.law)
    assert abs(paid * 30 - wage * days) <= 15
    assert paid <= allowance(wage + 100, days, 0, base.law)
    assert paid <= allowance(wage, days + 1, 0, base.law)
