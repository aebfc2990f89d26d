"""Each way of paying hospitals does what its text says."""

from __future__ import annotations

import numpy as np
import pytest

from sim.errors import ScenarioError
from sim.law import PPM
from sim.payment.amounts import allocate, proportion, share_of_array
from sim.payment.law import (
    BED_DAY,
    BUDGET,
    BUDGET_BY_STAYS,
    BY_ITEM,
    CASE,
    CASE_AT_QUOTA,
    POINTS,
)
from sim.payment.settle import settle

#: 365 bed-days a month are the 4,380 of W15.
DAYS = 365


def at(month, amount, months=12):
    return np.where(np.arange(months)[:, None] == month, amount, 0)


@pytest.mark.parametrize(
    ("cost", "paid", "cleared", "borne"),
    [(45_500_000, 45_500_000, -2_680_000, 0), (52_000_000, 48_180_000, 0, 3_820_000)],
)
def test_w15_bed_days_are_a_ceiling_cleared_at_the_end_of_the_year(
    law, services, cost, paid, cleared, borne
):
    care = services(days=DAYS, incurred=at(3, cost))
    done = settle(care, law(method=BED_DAY, bed_day_rate=11_000))
    assert paid == done.accrual.sum()
    assert [DAYS * 11_000] * 11 == done.cash[:11, 0].tolist()
    assert DAYS * 11_000 + cleared == done.cash[11, 0]
    assert borne == done.burden[0, 0]


def test_a_clearing_after_the_study_is_still_owed(law, services):
    care = services(days=DAYS, incurred=at(3, 45_500_000))
    done = settle(care, law(method=BED_DAY, bed_day_rate=11_000, clearing_months=3))
    assert -2_680_000 == done.cash[12, 0]
    assert 2_680_000 == done.prepaid[11, 0]


def test_items_are_paid_with_their_delay(law, services):
    care = services(incurred=at(0, 101) + at(11, 300))
    done = settle(care, law(delay=[0, PPM // 2, PPM // 2]))
    assert [0, 51, 50] == done.cash[:3, 0].tolist()
    assert 300 == done.cash[12, 0]


@pytest.mark.parametrize(
    ("spent", "settled", "borne", "kept"),
    [(1_400, 1_320, 80, 0), (900, 1_050, 0, 150), (1_200, 1_200, 0, 0)],
)
def test_a_budget_shares_what_is_over_and_leaves_what_is_kept(
    law, services, spent, settled, borne, kept
):
    rule = law(
        2, method=BUDGET, budget=1_200, over_share=600_000, keep_share=500_000,
        prepaid_share=950_000, clearing_months=2,
    )  # fmt: skip
    done = settle(services(24, incurred=at(5, spent, 24) + at(17, 1_200, 24)), rule)
    assert settled == done.accrual[:12].sum()
    assert (borne, kept) == (done.burden[0, 0], done.retained[0, 0])
    assert 95 == done.cash[0, 0]
    assert 1_140 == done.cash[:12].sum()
    assert 95 + settled - 1_140 == done.cash[13, 0]
    assert 60 == done.cash[24, 0]


def test_a_budget_follows_last_year_by_spending_or_by_stays(law, services):
    care = services(
        24, 2, incurred=[100, 300], stays=[1, 1],
        last_incurred=[1_000, 1_000], last_stays=[3, 1],
    )  # fmt: skip
    by_spending = settle(care, law(2, 2, method=BUDGET, budget_growth=1_100_000))
    assert [[1_100, 1_100], [1_320, 3_960]] == by_spending.budget.tolist()
    rule = law(2, 2, method=BUDGET, budget_growth=1_100_000, budget_basis=BUDGET_BY_STAYS)
    assert [[1_650, 550], [2_640, 2_640]] == settle(care, rule).budget.tolist()


def test_a_budget_that_follows_nothing_is_what_is_owed(law, services):
    done = settle(services(incurred=5), law(method=BUDGET, budget_growth=PPM))
    assert (60, 60, 0) == (done.budget[0, 0], done.accrual.sum(), done.burden[0, 0])


def test_cases_settle_the_lower_of_cost_and_quota_or_the_quota(law, services):
    # two stays with a quota of 500: one cost 400, the other 700
    care = services(
        incurred=at(0, 1_100), case_actual=at(0, 1_100), case_quota=at(0, 1_000),
        quota_saved=at(0, 100), stays=at(0, 2), over_quota=at(0, 1),
    )  # fmt: skip
    lower = settle(care, law(method=CASE, case_over_limit=200_000))
    assert (900, 200, 0) == (lower.accrual.sum(), lower.burden[0, 0], lower.retained[0, 0])
    rule = law(method=CASE, case_basis=CASE_AT_QUOTA, case_over_limit=500_000)
    fixed = settle(care, rule)
    assert (1_000, 200, 100) == (fixed.accrual.sum(), fixed.burden[0, 0], fixed.retained[0, 0])
    assert (True, False) == (lower.above_case_limit[0, 0], fixed.above_case_limit[0, 0])


def test_the_price_of_a_point_is_what_the_budget_leaves(law, services):
    care = services(
        12, 3, incurred=[100, 200, 50], points=[2_000_000, 3_000_000, 0],
        last_incurred=[1_000, 1_400, 0], last_points=[20_000_000, 30_000_000, 0],
    )  # fmt: skip
    rule = law(
        1, 3, method=[POINTS, POINTS, BY_ITEM], points_budget=3_600,
        points_reserve=50_000, prepaid_share=900_000, clearing_months=1,
    )  # fmt: skip
    done = settle(care, rule)
    # other payments 600, fund for points 3,000, held back 150: 2,850 for a weight of 60, and 30
    # of what is held back, because the budgeted value is 48
    assert [1_152, 1_728, 600] == done.accrual.sum(axis=0).tolist()
    assert (48, 48) == (done.budgeted_value[0], done.settled_value[0])
    assert [86, 129] == done.cash[0, :2].tolist()
    assert [1_152 - 12 * 86, 1_728 - 12 * 129] == done.cash[12, :2].tolist()


def test_more_points_lower_the_price_and_the_part_held_back_shares_in_it(law, services):
    rule = law(1, 1, method=POINTS, points_budget=1_000, points_reserve=100_000, point_value=10)
    values = [settle(services(incurred=80, points=points * PPM), rule) for points in (5, 8, 12, 24)]
    assert [900, 960, 1_000, 1_000] == [int(done.accrual.sum()) for done in values]
    assert [15, 10, 7, 3] == [int(done.settled_value[0]) for done in values]


def test_the_budgeted_value_weights_three_years_one_two_seven(law, services):
    spent = np.repeat([1, 2, 3, 4], 12)[:, None] * 1_000
    care = services(48, incurred=spent, points=PPM, last_incurred=12_000, last_points=12 * PPM)
    done = settle(care, law(4, method=POINTS, points_budget=10**9))
    assert [1_000, 1_000, 1_700, 2_600] == done.budgeted_value.tolist()


def test_mean_cost_is_cut_by_quarter_and_bed_days_by_month(law, services):
    care = services(incurred=at(0, 500) + at(1, 700), total_cost=at(0, 800) + at(1, 1_000),
                    stays=at(0, 1) + at(1, 1), days=at(0, 8) + at(1, 10))  # fmt: skip
    rule = law(mean_cost_limit=600, delay=[0, PPM])
    done = settle(care, rule)
    # the quarter is known at its end: months before carry what they came to
    assert [500, 700, -600] == done.accrual[:3, 0].tolist()
    assert [0, 500, 700, -600] == done.cash[:4, 0].tolist()
    both = settle(care, rule._replace(stay_days_limit=np.array([[8 * PPM]])))
    # ten days against eight: a fifth of 1,000 in the second month, the quarter cuts what is left
    assert 600 == both.burden[0, 0]
    assert [0, 500, 500, -400] == both.cash[:4, 0].tolist()
    days = settle(care, law(stay_days_limit=8 * PPM))
    assert [500, 500] == days.accrual[:2, 0].tolist()


@pytest.mark.parametrize(
    ("rule", "before", "december"),
    [
        ({"method": BUDGET, "budget": 10_000}, 1_000, -1_000),
        ({"method": BUDGET, "budget": 15_000, "keep_share": PPM // 2}, 1_000, 2_500),
        ({"method": BED_DAY, "bed_day_rate": 90}, 1_000, -200),
        ({"method": POINTS, "points_budget": 13_000, "point_value": 900}, 900, 3_100),
        ({"method": POINTS, "points_budget": 13_000}, 1_000, 2_000),
    ],
)
def test_what_clearing_adds_or_takes_accrues_in_december(law, services, rule, before, december):
    care = services(incurred=1_000, days=10, points=PPM)
    done = settle(care, law(clearing_months=2, prepaid_share=950_000, **rule))
    assert [before] * 11 + [december] == done.accrual[:, 0].tolist()


@pytest.mark.parametrize("method", [BY_ITEM, BUDGET, CASE, BED_DAY, POINTS])
def test_no_month_depends_on_later_ones(law, services, method):
    rule = law(
        method=method, budget=11_000, over_share=300_000, keep_share=500_000, bed_day_rate=80,
        points_budget=9_000, point_value=800, points_reserve=50_000, mean_cost_limit=900,
        stay_days_limit=9 * PPM, off_catalogue_limit=100_000, prepaid_share=950_000,
    )  # fmt: skip
    found = []
    for later in (0, 700):
        spent = 1_000 + np.where(np.arange(12) < 7, 0, later)[:, None]
        care = services(
            incurred=spent, total_cost=2 * spent, outside=spent // 3, days=10, stays=1,
            points=1_000 * spent, case_actual=spent, case_quota=spent - 200,
        )  # fmt: skip
        found.append(settle(care, rule))
    one, other = found
    assert np.array_equal(one.accrual[:7], other.accrual[:7])
    assert np.array_equal(one.cash[:7], other.cash[:7])
    assert not np.array_equal(one.accrual[7:], other.accrual[7:])


def test_care_outside_the_catalogue_is_deducted_above_its_share(law, services):
    care = services(incurred=500, total_cost=1_000, outside=150)
    assert 450 == settle(care, law(off_catalogue_limit=100_000)).accrual[0, 0]


def test_a_review_is_recovered_after_the_year_and_borne_by_the_hospital(law, services):
    rule = law(2, review_share=20_000, review_months=3)
    done = settle(services(24, incurred=1_000), rule)
    assert 24_000 == done.accrual.sum() == done.cash.sum()
    assert {14: 240, 24: 240} == {m: int(v) for m, v in enumerate(done.recovered[:, 0]) if v}
    assert [[240], [240]] == done.burden.tolist()


def test_shares_are_exact_beyond_the_reach_of_products_in_64_bits():
    large = 3 * 10**17 + 1
    assert (large * 950_001 + PPM // 2) // PPM == int(share_of_array(large, 950_001))
    assert large == int(proportion(large, large, large))
    assert [large - large // 2, large // 2] == allocate(large, np.array([1, 1])).tolist()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"delay": [PPM - 1]}, "does not sum to 1"),
        ({"method": 5}, "none of by_item"),
        ({"review_share": -1}, "negative"),
    ],
)
def test_a_law_that_cannot_be_is_refused(law, services, change, message):
    with pytest.raises(ScenarioError, match=message):
        settle(services(), law(**change))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"months": 13}, "whole years"),
        ({"case_actual": 1}, "exceeds it"),
        ({"quota_saved": 1}, "exceeds it"),
    ],
)
def test_services_that_cannot_be_are_refused(law, services, change, message):
    with pytest.raises(ScenarioError, match=message):
        settle(services(**change), law())
    with pytest.raises(ScenarioError, match="expected"):
        settle(services(24), law())
