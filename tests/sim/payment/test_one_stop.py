"""Payers pay two months ahead into one account, refill it, and get what is left back."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.law import PPM
from sim.payment.one_stop import advance_level, follow_account

YEARS = 3
MONTHS = 12 * YEARS


def months_from(first: int, value: int, last: int = MONTHS) -> np.ndarray:
    """A value from a month on, 0 before it and from `last` on."""
    law = np.zeros(MONTHS, np.int64)
    law[first:last] = value
    return law


def whole(owed: np.ndarray) -> np.ndarray:
    """Hospitals are paid in the month."""
    return np.append(owed, 0)


ONE_MONTH = np.ones(MONTHS, np.int64)


def test_two_mean_months_are_paid_ahead_and_refilled_a_month_later() -> None:
    owed = np.full(MONTHS, 100)
    through = months_from(7, 100)
    share, ahead = np.full(MONTHS, PPM), months_from(7, 2)
    flow = follow_account(owed, whole(through), share, ahead, ONE_MONTH)
    assert [0, 200, 100, 100] == flow.received[6:10].tolist()
    assert [0, 100, 100, 100] == flow.balance[6:10].tolist()


def test_the_mean_month_is_that_of_twelve_as_far_back_as_anything_is_paid() -> None:
    always, ahead = np.full(MONTHS, PPM), months_from(19, 2)
    owed = np.arange(MONTHS)
    assert 2 * round(owed[8:20].mean()) == advance_level(owed, always, ahead)[19]
    new = months_from(19, 60)
    assert 120 == advance_level(new, always, ahead)[19]
    assert 60 == advance_level(new, always // 2, ahead)[19]


def test_the_advance_is_measured_anew_each_january() -> None:
    owed = months_from(19, 60)
    owed[20:] = 90
    level = advance_level(owed, np.full(MONTHS, PPM), months_from(19, 2))
    assert {120} == set(level[19:24])
    assert {2 * 84} == set(level[24:])


def test_what_is_left_is_given_back_when_the_account_closes() -> None:
    through = months_from(7, 100, 20)
    flow = follow_account(
        np.full(MONTHS, 100), whole(through), np.full(MONTHS, PPM), months_from(7, 2, 20), ONE_MONTH
    )
    assert 100 - 200 == flow.received[20]
    assert 0 == np.abs(flow.received[21:]).max() == np.abs(flow.balance[20:]).max()
    assert through.sum() == flow.received.sum()


amounts = st.lists(st.integers(0, 10**12), min_size=MONTHS, max_size=MONTHS)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(amounts, st.integers(0, PPM), st.integers(0, MONTHS - 1), st.integers(0, 4))
def test_later_bills_change_no_month_before_them(
    owed: list[int], share: int, month: int, later: int
) -> None:
    past = np.array(owed)
    other = np.where(np.arange(MONTHS) < month, past, past // 2 + 1)
    law = np.full(MONTHS, share), months_from(5, 2), np.full(MONTHS, later)
    one, two = (follow_account(bills, whole(bills), *law) for bills in (past, other))
    assert np.array_equal(one.received[:month], two.received[:month])
    assert np.array_equal(one.balance, np.cumsum(one.received - past))
