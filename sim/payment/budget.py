"""Global budget of a hospital (总额预算管理): prepaid by month, shared and cleared after the year.

Source: Yi'an 2017 (以收定支、按量分配, overspending deducted); 深化医疗保障制度改革的意见 2020,
(14), and Wuhan resident rules 2017, art. 33 (结余留用、合理超支分担).
"""

from __future__ import annotations

import numpy as np

from ..law import Ints
from .amounts import allocate, share_of_array, spread, sums_over
from .law import BUDGET, BUDGET_BY_STAYS, PaymentLaw, Services
from .timing import Paid, prepay_and_clear


def budgets(services: Services, law: PaymentLaw) -> Ints:
    """Budget of each year and hospital: a share of what is given, else of last year's and growth.

    What is given, or last year's spending on hospitals under budget times the growth, is shared
    out by their spending or by their number of stays of that year (按量分配). Hospitals that had no
    stays last year have no budget to follow and are paid what they are owed (reading).

    Returns
    -------
    (years, providers) fen; 0 where a hospital is not paid by budget
    """
    spending = year_before(services.incurred, services.last_incurred)
    stays = year_before(services.stays, services.last_stays)
    found = np.zeros_like(law.method)
    for year, basis in enumerate(law.budget_basis):
        under = np.flatnonzero(law.method[year] == BUDGET)
        if len(under) == 0:
            continue
        last, total = spending[year, under], law.budget[year]
        if total == 0 and last.sum() == 0:
            found[year, under] = services.incurred[12 * year : 12 * year + 12, under].sum(axis=0)
            continue
        if total == 0:
            total = share_of_array(last.sum(), law.budget_growth[year])
        weights = stays[year, under] if basis == BUDGET_BY_STAYS else last
        found[year, under] = allocate(total, weights)
    return found


def settle_budgets(payable: Ints, budget: Ints, law: PaymentLaw) -> Paid:
    """What the fund settles under budgets, and when.

    `min(sum, G) + over_share * (sum - G)^+ + keep_share * (G - sum)^+` for each hospital and year.

    Parameters
    ----------
    payable : (months, providers) fen; 0 where a hospital is not paid by budget
    budget : (years, providers) fen, likewise
    """
    owed = sums_over(payable, 12)
    over = share_of_array(np.maximum(owed - budget, 0), law.over_share[:, None])
    kept = share_of_array(np.maximum(budget - owed, 0), law.keep_share[:, None])
    settled = np.minimum(owed, budget) + over + kept
    yearly = share_of_array(budget, law.prepaid_share[:, None])
    prepaid = spread(yearly, np.ones_like(payable))
    return prepay_and_clear(settled, prepaid, payable, law.clearing_months)


def year_before(monthly: Ints, last: Ints) -> Ints:
    """Sums of the year before each year of the study: (years, providers)."""
    return np.concatenate([last[None], sums_over(monthly, 12)[:-1]])
