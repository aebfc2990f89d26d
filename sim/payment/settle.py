"""The payment of all hospitals by one fund: every method, the cuts and the review together.

Runs once a study on sums by month and provider. It leaves to the caller what a stay is worth
(`Services`), to which lines of a fund the result is posted, and advances and fraud.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import LedgerError
from ..law import Ints
from .amounts import by_month, proportion, sums_over
from .average_cost import cuts
from .bed_day import settle_bed_days
from .budget import budgets, settle_budgets
from .law import (
    BED_DAY,
    BUDGET,
    BY_ITEM,
    CASE,
    CASE_AT_QUOTA,
    PaymentLaw,
    Services,
    check_payment,
)
from .per_case import is_above_case_limit, settle_cases
from .points import settle_points
from .review import review_cases
from .timing import Paid, pay_from_before, pay_later


@dataclass(frozen=True)
class Settlement:
    """What a fund settles with its hospitals, int64 fen unless said otherwise.

    For every provider and year: accrual - deducted + burden - retained = incurred; for every
    provider: cash with its last row = accrual.
    """

    accrual: Ints  # (months, providers) spending of the fund; what the year's end moves, December
    cash: Ints  # (months + 1, providers) by month of payment; the last row is owed at the end
    cash_before: Ints  # (months + 1, providers) cash of services before the first month
    recovered: Ints  # (months + 1, providers) income of the fund; the last row is still due
    recovered_before: Ints  # (months + 1, providers) the same of the year before the study
    deducted: Ints  # (years, providers) the same by year of service
    burden: Ints  # (years, providers) what hospitals bear
    retained: Ints  # (years, providers) what hospitals are paid beyond what was incurred
    budget: Ints  # (years, providers) global budgets; 0 where there is none
    budgeted_value: Ints  # (years,) fen for a weight of one, points
    settled_value: Ints  # (years,) fen for a weight of one, points
    above_case_limit: npt.NDArray[np.bool_]  # (years, providers) too many stays above their quota

    @property
    def prepaid(self) -> Ints:
        """Paid ahead of what was settled at the end of each month; negative where owed."""
        return np.cumsum(self.cash[:-1] - self.accrual, axis=0)


def settle(services: Services, law: PaymentLaw) -> Settlement:
    """Settle and pay what a fund owes to its hospitals.

    Raises
    ------
    ScenarioError   if services and law do not fit
    LedgerError     if what is settled is not what is paid or owed
    """
    check_payment(services, law)
    by_item, by_case = _paid_by(law, BY_ITEM), _paid_by(law, CASE)
    by_bed_day, by_budget = _paid_by(law, BED_DAY), _paid_by(law, BUDGET)
    payable = services.incurred - cuts(services, law, by_item + by_budget)
    for_cases = settle_cases(services, law) * by_case
    budget = budgets(services, law)
    parts = [
        _paid_later(payable * by_item, law),
        _paid_later(for_cases, law),
        settle_bed_days(services.incurred * by_bed_day, services.days * by_bed_day, law),
        settle_budgets(payable * by_budget, budget, law),
    ]
    other = sums_over(np.sum([part.accrual for part in parts], axis=(0, 2)), 12)
    points = settle_points(services, other, law)
    parts.append(points.paid)
    accrual = np.sum([part.accrual for part in parts], axis=0)
    cash = np.sum([part.cash for part in parts], axis=0)
    before = np.sum([part.before for part in parts], axis=0)
    if not np.array_equal(cash.sum(axis=0), accrual.sum(axis=0)):
        raise LedgerError("what is settled with hospitals is not what is paid or owed")
    review = review_cases(accrual, law.review_share, law.review_months)
    net = sums_over(services.incurred - accrual, 12)
    at_quota = (law.method == CASE) & (law.case_basis == CASE_AT_QUOTA)[:, None]
    retained = np.where(at_quota, sums_over(services.quota_saved, 12), np.maximum(-net, 0))
    return Settlement(
        accrual=accrual,
        cash=cash,
        cash_before=_like_last_year(before, services),
        recovered=review.recovered,
        recovered_before=_like_last_year(review.before, services),
        deducted=review.deducted,
        burden=net + retained + review.deducted,
        retained=retained,
        budget=budget,
        budgeted_value=points.budgeted_value,
        settled_value=points.settled_value,
        above_case_limit=is_above_case_limit(services, law) & (law.method == CASE),
    )


def _paid_later(accrual: Ints, law: PaymentLaw) -> Paid:
    """What is settled by the month of service and paid some months later."""
    return Paid(accrual, pay_later(accrual, law.delay), pay_from_before(accrual, law.delay[0]))


def _like_last_year(before: Ints, services: Services) -> Ints:
    """Amounts of a year like the first, in proportion to what was spent; as they are if unknown."""
    last = services.last_incurred.sum()
    return proportion(before, last, services.incurred[:12].sum()) if last > 0 else before


def _paid_by(law: PaymentLaw, method: int) -> Ints:
    """1 where a hospital is paid by the method: (months, providers)."""
    return by_month((law.method == method).astype(np.int64))
