"""The account of a fund (基金收支): opening, income, outgo, closing, and what is said of them.

`closing = opening + income - outgo` for any lines. The risk reserve is held apart inside the
closing balance; of the employees' insurance only the pooled fund is measured (personal accounts
are an account of their own).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from ..errors import LedgerError
from ..law import Floats, Ints
from .amounts import ratio, share_of_array, sums_over


class FundAccount(NamedTuple):
    """A fund by month, int64 fen (months,)."""

    opening: Ints
    income: Ints
    outgo: Ints
    closing: Ints


class Surplus(NamedTuple):
    """Measures of a fund at the end of each year, (years,); not a number over nothing."""

    result: Ints  # fen, income - outgo
    current: Floats  # (income - outgo) / income (当期结余率)
    cumulative: Floats  # closing / income (累计结余率)
    available: Floats  # (closing - reserve) / income
    of_resources: Floats  # (closing - reserve) / (opening + income)
    payable_months: Floats  # closing / (outgo / 12) (可支付月数)
    payable_available: Floats  # (closing - reserve) / (outgo / 12)


def account(opening: int, incomes: Mapping[str, Ints], outgoes: Mapping[str, Ints]) -> FundAccount:
    """Account of a fund from its lines.

    Parameters
    ----------
    opening : fen at the start
    incomes : premiums, subsidies, interest, transfers in, recovered ..., each (months,) fen
    outgoes : benefits, premium of critical illness insurance, transfers out ..., likewise

    Raises
    ------
    LedgerError   if there is no line or the lines do not have the same months
    """
    lines = [*incomes.values(), *outgoes.values()]
    if not lines or len({line.shape for line in lines}) != 1:
        raise LedgerError("the lines of a fund account do not have the same months")
    income = sum(incomes.values(), np.zeros_like(lines[0]))
    outgo = sum(outgoes.values(), np.zeros_like(lines[0]))
    closing = opening + np.cumsum(income - outgo)
    return FundAccount(closing - income + outgo, income, outgo, closing)


def surplus(fund: FundAccount, reserve: Ints) -> Surplus:
    """Measures of a fund of whole years; several go by the name of surplus ratio (结余率).

    Parameters
    ----------
    reserve : (years,) fen of the closing balance held apart as risk reserve

    Source: four readings of Guiyang county 2018, "年末基金节余率25%".
    """
    income, outgo = sums_over(fund.income, 12), sums_over(fund.outgo, 12)
    closing, opening = fund.closing[11::12], fund.opening[::12]
    left = closing - reserve
    return Surplus(
        result=income - outgo,
        current=ratio(income - outgo, income),
        cumulative=ratio(closing, income),
        available=ratio(left, income),
        of_resources=ratio(left, opening + income),
        payable_months=ratio(12 * closing, outgo),
        payable_available=ratio(12 * left, outgo),
    )


def risk_reserve(insured: Ints, per_head: Ints, share: Ints) -> Ints:
    """Risk reserve (风险金) in fen: a share (ppm) of the year's funding of all insured.

    Source: Guiyang county 2018, 10 % of 697,600 people at 670 yuan.
    """
    return share_of_array(insured * per_head, share)


def adjustment_reserve(
    held: int, budgeted_income: int, outgo: int, share: int, ceiling: int
) -> int:
    """What a year adds to an adjustment reserve (调剂金), fen: a share of income up to a ceiling.

    Parameters
    ----------
    held : fen in the reserve before
    budgeted_income, outgo : fen, last year's budgeted income and the year's spending
    share, ceiling : ppm of them

    Source: Wuhan resident rules 2017, art. 36: 5 % until the reserve is 20 % of spending.
    """
    added = int(share_of_array(budgeted_income, share))
    room = int(share_of_array(outgo, ceiling)) - held
    return max(min(added, room), 0)
