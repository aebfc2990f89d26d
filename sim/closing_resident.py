"""Income of the resident fund from its payers (居民医保筹资), and the insurer of critical illness.

What premiums are and when they are paid is said by `closing_premiums`. The subsidy is drawn for all
who pay in the campaign or late and for the newborn. Employees enrolled twice draw like residents
who pay in time (重复参保). The insurer hands back in the next year what it has left, and is paid
the fund's part of a loss (政策性亏损分担).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .closing_premiums import premium_lines
from .codes import GOVERNMENTS
from .law import Ints
from .ledger import Tally
from .medical_tally import JOINED, MedicalTally
from .payment.amounts import allocate
from .payment.insurer import insurer_ledger
from .scenario import Scenario

_EVENLY = np.ones(12, np.int64)
#: Month of the year, 0 is January, in which critical illness of the year before is settled.
SETTLED = 5


class ResidentLines(NamedTuple):
    """Lines of the resident fund and of who pays to it or is paid by it."""

    lines: dict[str, Ints]  # (months,) fen by month of service
    cash: dict[str, Ints]  # (months + 1,) fen by month of payment, of lines that are paid otherwise
    ahead: Ints  # (months,) fen of premiums received in advance


def resident_lines(
    scenario: Scenario, ward: MedicalTally, tally: Tally, accounts: Ints, claims: Ints
) -> ResidentLines:
    """Premiums, subsidies, the critical illness premium and its settlement by month, int64 fen.

    Parameters
    ----------
    accounts : (months,) premiums that personal accounts paid in advance for the next year
    claims : (months,) paid by the insurer of critical illness
    """
    years = len(ward.enrolled)
    law = type(scenario.funding)(*(array[: years * 12 : 12] for array in scenario.funding))
    heads = ward.enrolled.sum(axis=1)
    twice = _enrolled_twice(scenario, tally, law.duplicates_allowed)
    premiums = premium_lines(scenario, ward, law, twice, accounts)
    lines = dict(premiums.lines)
    lines["aid_premium"] = lines["premium_aid"]
    cash = dict(premiums.cash)
    cash["aid_premium"] = cash["premium_aid"]
    subsidised = heads.sum(axis=1) - heads[:, JOINED] + twice
    lines |= _subsidies(law.subsidy, law.subsidy_shares, law.subsidy_months, subsidised)
    insured = heads.sum(axis=1) + twice
    yearly = claims.reshape(years, 12).sum(axis=1)
    shares = law.insurer_share, law.loss_share
    ledger = insurer_ledger(insured, law.critical_premium, yearly, *shares)
    lines["critical_premium"] = allocate(ledger.premium, np.tile(_EVENLY, (years, 1))).reshape(-1)
    lines["critical_income"] = lines["critical_premium"]
    lines["critical_cost"] = _in_december(ledger.kept)
    for amounts, payer, receiver in (
        (ledger.returned, "critical_returned", "insurer_returns"),
        (ledger.topped_up, "critical_loss", "critical_topped_up"),
    ):
        lines[payer] = lines[receiver] = _in_month(np.append(0, amounts[:-1]), SETTLED)
    return ResidentLines(lines, cash, premiums.ahead)


def insured_residents(ward: MedicalTally) -> Ints:
    """People who paid, or for whom was paid, for each coverage year (years,)."""
    return np.asarray(ward.enrolled.sum(axis=(1, 2)))


def _enrolled_twice(scenario: Scenario, tally: Tally, allowed: Ints) -> Ints:
    """Employees at work in January who are enrolled as residents besides (years,)."""
    workers = np.cumsum(tally.insured_step[:-1], axis=0)[::12, 2:6].sum(axis=1)[: len(allowed)]
    twice = np.rint(workers * float(scenario.illness.duplicate_share[0])).astype(np.int64)
    return np.asarray(allowed * twice)


def _subsidies(standard: Ints, shares: Ints, months: Ints, heads: Ints) -> dict[str, Ints]:
    """The subsidy by government, as its instalments arrive."""
    parts = allocate(heads * standard, shares)
    return {
        f"subsidy_{name}": allocate(parts[:, k], months).reshape(-1)
        for k, name in enumerate(GOVERNMENTS)
    }


def _in_december(yearly: Ints) -> Ints:
    return _in_month(yearly, 11)


def _in_month(yearly: Ints, month: int) -> Ints:
    result = np.zeros((len(yearly), 12), np.int64)
    result[:, month] = yearly
    return result.reshape(-1)
