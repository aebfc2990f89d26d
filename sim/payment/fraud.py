"""Fraud and irregular claims (欺诈骗保): refused, recovered, fined, and to whom the money goes.

What is refused before payment is never posted; what is recovered is income of the same fund in
the month received (退回原财政专户); fines went to the fund in the old practice and go to the
treasury under 医疗保障基金使用监督管理条例 (2021), art. 45: the law of the month says which.
How much is found, the caller decides.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import FINES_TO_FUND
from ..errors import ScenarioError
from ..law import Ints

#: Least and most times the loss that a provider pays: irregular use (art. 38), fraud (art. 40).
FINE_TIMES = {"irregular": (1, 2), "fraud": (2, 5)}


class FraudPostings(NamedTuple):
    """Money of inspections by month, int64 fen (months,)."""

    refused: Ints  # never paid: for the report, posted nowhere
    recovered: Ints  # income of the fund
    fines_to_fund: Ints  # income of the fund
    fines_to_treasury: Ints  # outside all funds


def fine_of(loss: int, times: int, kind: str) -> int:
    """Fine of a provider, in fen: so many times the loss of the fund.

    Raises
    ------
    ScenarioError   if the kind is unknown or the law does not allow so many times

    Source: 医疗保障基金使用监督管理条例 (2021), art. 38, 40.
    """
    if kind not in FINE_TIMES:
        raise ScenarioError(f"fine for {kind}, expected one of {', '.join(FINE_TIMES)}")
    least, most = FINE_TIMES[kind]
    if not least <= times <= most:
        raise ScenarioError(f"fine of {times} times the loss: {kind} allows {least} to {most}")
    return loss * times


def post_fraud(refused: Ints, recovered: Ints, fines: Ints, payee: Ints) -> FraudPostings:
    """Post the findings of inspections month by month.

    Parameters
    ----------
    refused, recovered, fines : (months,) fen found before payment, received back, imposed
    payee : (months,) code in FINE_PAYEES of the law of the month in which a fine is imposed
    """
    to_fund = payee == FINES_TO_FUND
    return FraudPostings(refused, recovered, np.where(to_fund, fines, 0), fines * ~to_fund)
