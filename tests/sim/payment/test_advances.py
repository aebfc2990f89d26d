"""Money paid ahead leaves the fund as cash, stays as an asset, and comes back."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.errors import ScenarioError
from sim.law import PPM
from sim.payment.advance import (
    BulkLaw,
    PrepaymentLaw,
    bulk_advance,
    follow_advance,
    may_prepay,
    prepayment,
)

HUAIBEI = BulkLaw(*np.array([[300_000], [100_000], [8], [10], [10]]))
RESIDENTS_2024 = PrepaymentLaw(6, 1)
Date = datetime.date


def test_w19_the_advance_of_huaibei_and_its_dates():
    advance = bulk_advance(600_000_000, Date(2023, 8, 1), HUAIBEI, 0)
    assert (180_000_000, Date(2023, 8, 15), Date(2023, 8, 29)) == advance


def test_a_contract_of_december_is_paid_in_the_next_year():
    assert Date(2024, 1, 16) == bulk_advance(1, Date(2023, 12, 18), HUAIBEI, 0).last_payment


def test_w19_the_advance_is_used_up_after_twelve_months():
    flow = follow_advance(180_000_000, 7, np.full(24, 50_000_000), 300_000, 30)
    assert 180_000_000 == flow.cash[7]
    assert [-15_000_000] * 12 == flow.cash[8:20].tolist()
    assert 180_000_000 - 4 * 15_000_000 == flow.balance[11]
    assert 0 == flow.balance[19]
    assert 0 == np.abs(flow.cash[20:]).max()


def test_the_rest_is_returned_at_the_end_of_the_contract():
    flow = follow_advance(100, 0, np.full(12, 10), 300_000, 11)
    assert [100, *[-3] * 10, -70, 0] == flow.cash.tolist()


def test_what_is_open_at_the_end_of_the_study_is_still_due():
    flow = follow_advance(100, 6, np.full(12, 10), 300_000, 18)
    assert (85, -85) == (flow.balance[-1], flow.cash[-1])


@settings(max_examples=50, deadline=None, derandomize=True)
@given(
    amount=st.integers(0, 10**13),
    paid=st.integers(0, 23),
    due=st.lists(st.integers(0, 10**12), min_size=24, max_size=24),
    share=st.integers(0, PPM),
    length=st.integers(1, 30),
)
def test_advances_return_to_zero(amount, paid, due, share, length):
    flow = follow_advance(amount, paid, np.array(due), share, paid + length)
    assert 0 == flow.cash.sum()
    assert flow.balance.min() >= 0
    if paid + length < 24:
        assert 0 == flow.balance[-1]


@pytest.mark.parametrize(
    ("facts", "allowed"),
    [((6.0, 0, 0), True), ((5.9, 0, 0), False), ((9.0, -1, 0), False), ((9.0, 0, -1), False)],
)
def test_a_fund_may_prepay_if_it_is_full_and_not_in_deficit(facts, allowed):
    assert allowed is may_prepay(*facts, RESIDENTS_2024)


def test_a_prepayment_is_a_month_of_mean_outgo():
    assert 150 == prepayment(np.array([1_200, 1_800, 2_400]), RESIDENTS_2024)
    with pytest.raises(ScenarioError, match="expected 1 to 3"):
        prepayment(np.array([], np.int64), RESIDENTS_2024)
