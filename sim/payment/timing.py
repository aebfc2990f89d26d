"""From the month of service to the month of payment: delays, prepayments and clearings.

What is owed when the study begins is not known. Reading: the year before was like the first year,
month for month, and paid as the law of the first month says. A month of the first year stands in
for the same month of the calendar, because caps and deductibles of a year make bills of December
unlike those of January.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..law import Ints
from .amounts import share_of_array, sums_over


class Paid(NamedTuple):
    """What one way of paying settles and when the money moves.

    Cash of a clearing is negative where more was prepaid than settled: the hospital hands it back.
    """

    accrual: Ints  # (months, providers) fen, by month of service; what clearing moves, December
    cash: Ints  # (months + 1, providers) fen; the last row is owed at the end
    before: Ints  # (months + 1, providers) the same of services before the first month


def pay_later(amount: Ints, delay: Ints) -> Ints:
    """Cash of bills that are paid some months after the service (按项目付费).

    Parameters
    ----------
    amount : (months, providers) fen
    delay : (months, providers, steps) ppm paid 0, 1, ... months later; sums to one

    Returns
    -------
    (months + 1, providers) fen; the last row is owed at the end
    """
    months = len(amount)
    upto = share_of_array(amount[..., None], np.cumsum(delay, axis=-1))
    parts = np.diff(upto, axis=-1, prepend=0)
    cash = np.zeros((months + 1, amount.shape[1]), np.int64)
    for step in range(parts.shape[-1]):
        np.add.at(cash, np.minimum(np.arange(months) + step, months), parts[..., step])
    return cash


def pay_from_before(amount: Ints, delay: Ints) -> Ints:
    """Cash of bills of the time before the first month that are paid in it or later.

    Parameters
    ----------
    amount : (months, ...) fen of the study, at least a year
    delay : (..., steps) ppm paid 0, 1, ... months later, law of the first month; sums to one

    Returns
    -------
    (months + 1, ...) fen; the last row is owed at the end
    """
    months, year = len(amount), amount[:12]
    upto = share_of_array(year[..., None], np.cumsum(delay, axis=-1))
    parts = np.diff(upto, axis=-1, prepend=0)
    cash = np.zeros((months + 1, *amount.shape[1:]), np.int64)
    for step in range(parts.shape[-1]):
        for before in range(1, step + 1):
            cash[min(step - before, months)] += parts[-before % 12, ..., step]
    return cash


def prepay_and_clear(settled: Ints, prepaid: Ints, monthly: Ints, clearing_months: Ints) -> Paid:
    """Monthly prepayments, and the rest of the year in one clearing (按月预付、年终清算).

    A month accrues what its own care comes to; what the clearing adds or takes accrues in
    December, when the year is closed, and may take more than December came to. So months never
    depend on later ones.

    Parameters
    ----------
    settled : (years, providers) fen that the fund owes for a year
    prepaid : (months, providers) fen paid in each month
    monthly : (months, providers) fen that the care of each month comes to before the clearing
    clearing_months : (years,) months from December to the clearing; 0 is December itself
    """
    accrual = np.array(monthly)
    accrual[11::12] += settled - sums_over(monthly, 12)
    cash = np.concatenate([prepaid, np.zeros_like(prepaid[:1])])
    cleared = settled - sums_over(prepaid, 12)
    np.add.at(cash, rows_after(clearing_months), cleared)
    before = from_year_before(cleared, clearing_months, len(prepaid))
    return Paid(accrual, cash, before)


def from_year_before(yearly: Ints, months_later: Ints, months: int) -> Ints:
    """What the year before the study moves after its end, in rows of cash (months + 1, ...).

    Parameters
    ----------
    yearly : (years, ...) fen that a year moves so many months after its December
    months_later : (years,)
    """
    before = np.zeros((months + 1, *yearly.shape[1:]), np.int64)
    later = int(months_later[0])
    if later > 0:
        before[min(later - 1, months)] = yearly[0]
    return before


def rows_after(months_later: Ints) -> Ints:
    """Row of cash so many months after each December; the row of what is owed if beyond the end."""
    years = len(months_later)
    return np.asarray(np.minimum(12 * np.arange(years) + 11 + months_later, 12 * years))
