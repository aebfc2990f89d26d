"""Whatever the law and the care: what was incurred is paid, borne or handed back, to the fen."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.codes import PAYMENT_METHODS
from sim.law import PPM
from sim.payment.amounts import by_month, sums_over
from sim.payment.law import BUDGET, CASE, POINTS
from sim.payment.settle import settle

YEARS, PROVIDERS = 3, len(PAYMENT_METHODS)
shares = st.integers(0, PPM)
seeds = st.integers(0, 2**32 - 1)


def any_services(services, rng, size):
    shape = (12 * YEARS, PROVIDERS)
    busy = rng.random(shape) < 0.8
    incurred = rng.integers(0, size + 1, shape) * busy
    quota = rng.integers(0, size + 1, shape) * busy
    stays = rng.integers(0, 50, shape) * busy
    return services(
        *shape,
        incurred=incurred,
        total_cost=2 * incurred,
        outside=incurred // 5,
        days=rng.integers(0, 500, shape) * busy,
        stays=stays,
        points=rng.integers(0, 100 * PPM, shape) * busy,
        case_actual=incurred,
        case_quota=quota,
        quota_saved=np.maximum(quota - incurred, 0),
        over_quota=stays // 3,
        last_incurred=rng.integers(1, 12 * size + 2, PROVIDERS),
        last_stays=rng.integers(0, 500, PROVIDERS),
        last_points=rng.integers(0, 1_000 * PPM, PROVIDERS),
    )


def any_law(law, rng, size, values, months):
    methods = rng.permuted(np.tile(np.arange(PROVIDERS), (YEARS, 1)), axis=1)
    first = rng.integers(0, PPM + 1, (12 * YEARS, PROVIDERS))
    limits = rng.integers(0, 2, (YEARS, PROVIDERS))
    return law(
        YEARS,
        PROVIDERS,
        method=methods,
        delay=np.stack([first // 2, PPM - first, first - first // 2], axis=-1),
        clearing_months=months,
        prepaid_share=values[0],
        budget=rng.integers(1, 12 * size + 2, YEARS),
        budget_growth=1_050_000,
        over_share=values[1],
        keep_share=values[2],
        case_basis=rng.integers(0, 2, YEARS),
        case_over_limit=200_000,
        bed_day_rate=rng.integers(0, size // 10 + 2),
        points_budget=rng.integers(0, 2, YEARS) * size * 60,
        points_reserve=values[3],
        mean_cost_limit=limits * (size // 20 + 1),
        stay_days_limit=limits * 8 * PPM,
        off_catalogue_limit=limits * 80_000,
        review_share=values[4],
        review_months=months,
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    seed=seeds,
    size=st.sampled_from([0, 7, 10**6, 10**13]),
    values=st.tuples(*[shares] * 5),
    months=st.integers(0, 14),
)
def test_incurred_is_settled_borne_or_kept_and_settled_is_paid(
    law, services, seed, size, values, months
):
    rng = np.random.default_rng(seed)
    care = any_services(services, rng, size)
    rule = any_law(law, rng, size, values, months)
    done = settle(care, rule)
    net = sums_over(done.accrual, 12) - done.deducted
    assert np.array_equal(sums_over(care.incurred, 12), net + done.burden - done.retained)
    assert np.array_equal(done.accrual.sum(axis=0), done.cash.sum(axis=0))
    assert np.array_equal(done.deducted.sum(axis=0), done.recovered.sum(axis=0))
    yearly = sums_over(done.accrual, 12)
    for part in (yearly, done.recovered, done.deducted, done.burden, done.retained):
        assert part.min() >= 0
    assert 0 == done.retained[np.isin(rule.method, (BUDGET, CASE, POINTS), invert=True)].sum()


@settings(max_examples=30, deadline=None, derandomize=True)
@given(seed=seeds, values=st.tuples(*[shares] * 5), months=st.integers(0, 11))
def test_payment_by_points_stays_within_the_budget(law, services, seed, values, months):
    rng = np.random.default_rng(seed)
    care = any_services(services, rng, 10**8)
    rule = any_law(law, rng, 10**8, values, months)
    budget = 10**10
    done = settle(care, rule._replace(points_budget=np.full(YEARS, budget)))
    by_points = by_month(rule.method == POINTS)
    other = sums_over((done.accrual * ~by_points).sum(axis=1), 12)
    settled = sums_over((done.accrual * by_points).sum(axis=1), 12)
    assert np.all(settled <= np.maximum(budget - other, 0))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(seed=seeds, values=st.tuples(*[shares] * 5))
def test_nothing_is_open_once_the_year_is_cleared(law, services, seed, values):
    rng = np.random.default_rng(seed)
    care = any_services(services, rng, 10**8)
    rule = any_law(law, rng, 10**8, values, 0)
    at_once = np.broadcast_to(PPM, (12 * YEARS, PROVIDERS, 1))
    done = settle(care, rule._replace(delay=at_once))
    assert 0 == np.abs(done.prepaid[11::12]).max()
    assert 0 == np.abs(done.cash[-1]).max()
