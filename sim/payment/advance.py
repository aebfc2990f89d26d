"""Money paid ahead to hospitals: an asset of the fund, not spending, until it is cleared.

Bulk-procurement advance (集采医保基金专项预付, Huaibei 2023) and the prepayment of early January
(医保基金预付, notice of 2024). Advances never change the result of a year, only cash.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

import numpy as np

from ..cash.calendar import days_of, payment_days
from ..errors import ScenarioError
from ..law import Ints
from .amounts import proportion, share_of_array


class BulkLaw(NamedTuple):
    """Dated rules of advances on bulk-procurement contracts, int64 (years,); shares in ppm."""

    share: Ints  # of the agreed yearly amount (Huaibei: at least 300,000); 0: no advance
    agreed: Ints  # of what the fund spent on stays the year before: the agreed yearly amount
    month: Ints  # month of the year, from 1, on whose first day contracts are signed
    apply_days: Ints  # working days from the contract to the application, at most (10)
    pay_days: Ints  # working days from the application to the payment, at most (10)


class PrepaymentLaw(NamedTuple):
    """Rules of the prepayment of early January."""

    needs: int  # payable months of the fund (2024: 12 employees, 6 residents)
    months: int  # months of mean outgo that are paid ahead (2024: about 1)


class BulkAdvance(NamedTuple):
    """What a procurement contract entitles a hospital to."""

    amount: int  # fen, at least
    last_application: datetime.date
    last_payment: datetime.date  # if the hospital applies on the last day


class AdvanceFlow(NamedTuple):
    """An advance by month, int64 fen."""

    cash: Ints  # (months + 1,) out of the fund: paid +, cleared or returned -; sums to 0
    balance: Ints  # (months,) the asset at the end of each month


def bulk_advance(agreed: int, signed: datetime.date, law: BulkLaw, y: int) -> BulkAdvance:
    """Advance on a bulk-procurement contract, paid in one sum (一次性拨付).

    Parameters
    ----------
    agreed : fen, yearly amount agreed in the contract
    signed : day of the contract; the next working day is the first
    y : year of the law, from 0
    """
    days = days_of(signed.year, 2)
    handed_in = np.array([(signed - days[0]).days])
    runs = np.zeros(1, np.int64)
    apply_by = payment_days(days, handed_in, law.apply_days[y : y + 1], runs)
    pay_by = payment_days(days, apply_by, law.pay_days[y : y + 1], runs)
    amount = int(share_of_array(agreed, law.share[y]))
    return BulkAdvance(amount, days[int(apply_by[0])], days[int(pay_by[0])])


def may_prepay(
    payable_months: float, last_result: int, forecast_result: int, law: PrepaymentLaw
) -> bool:
    """Whether a fund may pay hospitals ahead in early January.

    Parameters
    ----------
    payable_months : of the fund at the end of last year
    last_result, forecast_result : fen, income less outgo of last year and of the next 12 months

    Source: notice of 2024-11 on prepayment: 12 payable months of the employee pooled fund, 6 of
    the resident fund; no deficit of last year or of the rolling forecast of 12 months.
    """
    enough = payable_months >= law.needs
    return enough and last_result >= 0 and forecast_result >= 0


def prepayment(outgo: Ints, law: PrepaymentLaw) -> int:
    """Prepayment to hospitals in fen: about one month of their mean outgo.

    Parameters
    ----------
    outgo : (1 to 3 years,) fen a year that the fund paid to them

    Raises
    ------
    ScenarioError   if it is not the outgo of one to three years
    """
    if not 1 <= len(outgo) <= 3:
        raise ScenarioError(f"prepayment from the outgo of {len(outgo)} years, expected 1 to 3")
    return int(proportion(outgo.sum(), law.months, 12 * len(outgo)))


def follow_advance(amount: int, paid: int, due: Ints, share: int, end: int) -> AdvanceFlow:
    """Pay an advance, clear it against what falls due, and take back the rest at the end.

    Parameters
    ----------
    amount : fen
    paid : month of the study (from 0) of the payment; clearing begins with the next
    due : (months,) fen of purchases or claims that the advance is cleared against
    share : ppm of what is due that comes out of the advance
    end : month in which an open rest is returned; beyond the study it is still due
    """
    months = len(due)
    cash = np.zeros(months + 1, np.int64)
    cash[paid] = amount
    left = amount
    parts = share_of_array(due, share)
    for month in range(paid + 1, min(end + 1, months)):
        cleared = left if month == end else min(left, int(parts[month]))
        cash[month] -= cleared
        left -= cleared
    cash[months] = -left
    return AdvanceFlow(cash, np.cumsum(cash[:months]))
