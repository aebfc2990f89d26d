"""The close of the housing provident fund: its ledger, its stocks, the surplus and its three uses.

Not an insurance fund: what comes in belongs to its members, so nothing of it stands in the
accounts of `accounts`. Interest on loans and on money that is not lent, less interest on accounts
and what banks get, is the surplus (增值收益).
"""

from __future__ import annotations

import numpy as np

from .housing_tally import (
    HOUSING_LINES,
    INTEREST_CREDITED,
    LOAN_INTEREST,
    by_month,
    stocks_by_month,
)
from .law import PPM, Ints
from .livelihood_tally import LivelihoodTally
from .scenario import Scenario
from .schemes.housing_centre import Surplus, surplus_of_year

#: Name of the risk reserve among the opening balances of a scenario.
HOUSING_RESERVE = "housing_reserve"


def surplus_of_years(scenario: Scenario, book: LivelihoodTally, scale: int) -> Ints:
    """The surplus of each year and its uses, (years, Surplus) fen of one person in `scale`.

    Interest on accounts is what was credited or paid out in the year; balances are means of its
    months; the law is that of December.
    """
    lines = by_month(book.housing_step).reshape(-1, 12, len(HOUSING_LINES)).sum(axis=1)
    means = stocks_by_month(book).reshape(len(lines), 12, -1).sum(axis=1) // 12
    held = scenario.opening.get(HOUSING_RESERVE, 0) // scale
    years = np.zeros((len(lines), len(Surplus._fields)), np.int64)
    for y, (accounts, loans) in enumerate(means.tolist()):
        interest = int(lines[y, LOAN_INTEREST]), int(lines[y, INTEREST_CREDITED])
        law = scenario.livelihood.housing
        surplus = surplus_of_year(*interest, accounts, loans, held, law, 12 * y + 11)
        years[y] = surplus
        held += surplus.reserve
    return years


def ratio_of(stocks: Ints) -> Ints:
    """Loans over deposits (个贷率) of stocks (..., HOUSING_STOCKS), parts per million.

    0 where nobody has deposits, as may be in a small sample.
    """
    accounts, loans = stocks[..., 0].astype(np.float64), stocks[..., 1]
    shares = np.divide(loans, accounts, out=np.zeros_like(accounts), where=accounts > 0)
    return np.asarray(np.rint(shares * PPM).astype(np.int64))
