"""What hospitals are owed when a study begins: as if the year before was like the first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.codes import PAYMENT_METHODS
from sim.law import PPM
from sim.payment.law import BUDGET, BY_ITEM
from sim.payment.settle import settle
from sim.payment.timing import from_year_before, pay_from_before, pay_later

PROVIDERS = len(PAYMENT_METHODS)


def after(months: int) -> np.ndarray:
    return PPM * (np.arange(months + 1) == months)


def test_bills_of_december_are_paid_in_january_when_hospitals_wait_a_month() -> None:
    bills = np.arange(1, 25)
    assert [12, *[0] * 24] == pay_from_before(bills, after(1)).tolist()
    assert [10, 11, 12, *[0] * 22] == pay_from_before(bills, after(3)).tolist()
    assert [11, 12, *range(1, 13), *[0] * 11] == pay_from_before(bills, after(14)).tolist()
    assert 0 == pay_from_before(bills, after(0)).sum()


def test_what_is_paid_after_a_study_is_owed_at_its_end() -> None:
    assert [11, 12, *range(1, 11), 11 + 12] == pay_from_before(np.arange(1, 13), after(14)).tolist()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(shares=st.lists(st.integers(0, 100), min_size=1, max_size=14), amount=st.integers(0, 10**9))
def test_a_steady_state_pays_in_every_month_what_accrues(shares: list[int], amount: int) -> None:
    weights = np.array(shares) + 1
    delay = PPM * weights // weights.sum()
    delay[0] += PPM - delay.sum()
    bills = np.full((24, 1), amount)
    paid = pay_later(bills, np.broadcast_to(delay, (24, 1, len(delay))))
    paid = paid + pay_from_before(bills, np.broadcast_to(delay, (1, len(delay))))
    assert [amount] * 24 == paid[:24, 0].tolist()


def test_a_clearing_of_the_year_before_comes_when_the_law_says() -> None:
    yearly = np.array([[-7], [100]])
    assert [[0], [-7], [0]] == from_year_before(yearly, np.array([2, 3]), 24)[:3].tolist()
    assert 0 == np.abs(from_year_before(yearly, np.array([0, 3]), 24)).max(), "in December itself"
    assert -7 == from_year_before(yearly, np.array([14, 3]), 12)[12, 0], "after the study"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    seed=st.integers(0, 2**32 - 1),
    methods=st.lists(st.integers(0, PROVIDERS - 1), min_size=PROVIDERS, max_size=PROVIDERS),
    shares=st.tuples(*[st.integers(0, PPM)] * 5),
    months=st.integers(0, 14),
    limit=st.integers(0, 10**5),
)
def test_a_year_like_the_one_before_begins_with_the_debts_it_ends_with(
    law, services, seed, methods, shares, months, limit
):
    rng = np.random.default_rng(seed)
    incurred = rng.integers(0, 10**6, (12, PROVIDERS))
    care = services(
        *incurred.shape,
        incurred=incurred,
        total_cost=2 * incurred,
        days=rng.integers(0, 500, incurred.shape),
        stays=rng.integers(1, 50, incurred.shape),
        points=rng.integers(1, 100 * PPM, incurred.shape),
        case_actual=incurred,
        case_quota=incurred,
        last_incurred=incurred.sum(axis=0),
        last_stays=500,
        last_points=1_000 * PPM,
    )
    rule = law(
        1,
        PROVIDERS,
        method=methods,
        delay=[shares[0] // 2, PPM - shares[0], shares[0] - shares[0] // 2],
        clearing_months=months,
        review_months=months,
        prepaid_share=shares[1],
        budget_growth=1_050_000,
        over_share=shares[2],
        keep_share=shares[3],
        review_share=shares[4],
        bed_day_rate=1_000,
        mean_cost_limit=limit,
    )
    done = settle(care, rule)
    assert np.array_equal(done.cash[-1], done.cash_before.sum(axis=0))
    assert np.array_equal(done.recovered[-1], done.recovered_before.sum(axis=0))


@pytest.mark.parametrize("method", [BY_ITEM, BUDGET])
def test_debts_go_with_what_was_spent_the_year_before(law, services, method):
    def owed(last):
        care = services(incurred=1_000, stays=1, last_incurred=last)
        rule = law(
            method=method, delay=[0, PPM], budget=12_000, prepaid_share=950_000, clearing_months=2
        )
        return settle(care, rule).cash_before[:3, 0].tolist()

    whole = {BY_ITEM: [1_000, 0, 0], BUDGET: [0, 600, 0]}[method]
    assert whole == owed(0) == owed(12_000)
    assert [amount * 9 // 10 for amount in whole] == owed(10_800)
