"""Fraud and irregular claims (欺诈骗保): refused, recovered, fined, and to whom the money goes.

What is refused before payment is never posted; what is recovered is income of the same fund in
the month received (退回原财政专户); fines went to the fund in the old practice and go to the
treasury under 医疗保障基金使用监督管理条例 (2021), art. 45: the law of the month says which.
Whether an irregular claim is found is a chance of the stay; how often, the scenario says.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import FINES_TO_FUND
from ..law import Ints


class FraudPostings(NamedTuple):
    """Money of inspections by month, int64 fen (months,)."""

    refused: Ints  # never paid: for the report, posted nowhere
    recovered: Ints  # income of the fund
    fines_to_fund: Ints  # income of the fund
    fines_to_treasury: Ints  # outside all funds


def post_fraud(refused: Ints, recovered: Ints, fines: Ints, payee: Ints) -> FraudPostings:
    """Post the findings of inspections month by month.

    Parameters
    ----------
    refused, recovered, fines : (months,) fen found before payment, received back, imposed
    payee : (months,) code in FINE_PAYEES of the law of the month in which a fine is imposed
    """
    to_fund = payee == FINES_TO_FUND
    return FraudPostings(refused, recovered, np.where(to_fund, fines, 0), fines * ~to_fund)
