"""Fraud and irregular claims (欺诈骗保): refused, recovered, fined, and to whom the money goes.

What is refused before payment is never posted; what is recovered is income of the same fund in
the month received (退回原财政专户); fines went to the fund in the old practice and go to the
treasury under 医疗保障基金使用监督管理条例 (2021), art. 45. How much is found, the caller decides.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..errors import ScenarioError
from ..law import Ints

#: First day of the regulation. A fine belongs to the rule of the day on which it is imposed.
FINES_TO_TREASURY = datetime.date(2021, 5, 1)

#: Least and most times the loss that a provider pays: irregular use (art. 38), fraud (art. 40).
FINE_TIMES = {"irregular": (1, 2), "fraud": (2, 5)}


class FraudPostings(NamedTuple):
    """Money of inspections by month, int64 fen (months,)."""

    refused: Ints  # never paid: for the report, posted nowhere
    recovered: Ints  # income of the fund
    fines_to_fund: Ints  # income of the fund
    fines_to_treasury: Ints  # outside all funds


def fine_goes_to_fund(imposed: datetime.date) -> bool:
    """Whether a fine imposed on a day is income of the fund; later ones are the treasury's."""
    return imposed < FINES_TO_TREASURY


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


def post_fraud(
    refused: Ints, recovered: Ints, fines: Ints, months: npt.NDArray[np.datetime64]
) -> FraudPostings:
    """Post the findings of inspections month by month.

    Parameters
    ----------
    refused, recovered, fines : (months,) fen found before payment, received back, imposed
    months : (months,) calendar months; the rule of fines changes with a month
    """
    old = months < np.datetime64(FINES_TO_TREASURY, "M")
    return FraudPostings(refused, recovered, np.where(old, fines, 0), np.where(old, 0, fines))
