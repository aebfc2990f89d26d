"""Payment by points (点数法: DRG, DIP): the budget is fixed, the price of a point is the rest.

Source: points of DRG (5 % of the budget held back, monthly prepayment, settlement of the year) and
DIP (按病种分值付费: budgeted value from three years weighted 1:2:7, settled value = fund / points).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..law import PPM, Ints
from .amounts import allocate, by_month, proportion, share_of_array, sums_over
from .budget import year_before
from .law import POINTS, PaymentLaw, Services
from .timing import Paid, prepay_and_clear

#: Weights of the third, the second and the last year before, in the budgeted value of a point.
YEAR_WEIGHTS = (1, 2, 7)


class PointPayment(NamedTuple):
    """Payment by points, with the price that came out."""

    paid: Paid
    budgeted_value: Ints  # (years,) fen for a weight of one
    settled_value: Ints  # (years,) fen for a weight of one; 0 without points


def settle_points(services: Services, other: Ints, law: PaymentLaw) -> PointPayment:
    """Share out by points what the budget of a year leaves after all other payments.

    The part held back is shared out only as far as the price without it lies below the budgeted
    value (reading: 用于合理超支分担); what remains of it stays in the fund. Months accrue at the
    budgeted value, where none is known what was incurred; the settled value is that of December.

    Parameters
    ----------
    other : (years,) fen settled for hospitals that are paid otherwise
    """
    under = by_month((law.method == POINTS).astype(np.int64))
    points, payable = services.points * under, services.incurred * under
    yearly = sums_over(points, 12)
    total = yearly.sum(axis=1)
    fund = points_fund(services, other, law)
    value = budgeted_values(services, law)
    reserve = share_of_array(fund, law.points_reserve)
    missing = share_of_array(total, value) - (fund - reserve)
    settled = (fund - reserve + np.clip(missing, 0, reserve)) * (total > 0)
    prepaid_value = share_of_array(value, law.prepaid_share)
    prepaid = share_of_array(points, np.repeat(prepaid_value, 12)[:, None])
    at_value = share_of_array(points, np.repeat(value, 12)[:, None])
    monthly = np.where(np.repeat(value > 0, 12)[:, None], at_value, payable)
    paid = prepay_and_clear(allocate(settled, yearly), prepaid, monthly, law.clearing_months)
    return PointPayment(paid, value, proportion(settled, PPM, total))


def points_fund(services: Services, other: Ints, law: PaymentLaw) -> Ints:
    """What a year's budget leaves for points: (years,) fen, not below 0.

    Without a given budget it is last year's spending on all hospitals, times the growth.
    """
    last = year_before(services.incurred, services.last_incurred).sum(axis=1)
    whole = np.where(
        law.points_budget > 0, law.points_budget, share_of_array(last, law.budget_growth)
    )
    return np.maximum(whole - other, 0)


def budgeted_values(services: Services, law: PaymentLaw) -> Ints:
    """Budgeted value of a point: given, else cost over points of the years before, 1:2:7.

    Fewer than three years known take the later weights. Cost is what the fund incurred (reading:
    DIP measures all cost and divides by the share reimbursed, which cancels in the fund's part).

    Returns
    -------
    (years,) fen for a weight of one; 0 where no year before had points
    """
    costs = year_before(services.incurred, services.last_incurred)
    points = year_before(services.points, services.last_points)
    values = law.point_value.copy()
    for year in range(len(values)):
        if values[year] > 0:
            continue
        known = slice(max(year - 2, 0), year + 1)
        weights = np.array(YEAR_WEIGHTS[-min(year + 1, len(YEAR_WEIGHTS)) :], np.int64)
        under = law.method[year] == POINTS
        cost, score = (weights @ of[known][:, under] for of in (costs, points))
        values[year] = proportion(cost.sum(), PPM, score.sum())
    return values
