"""The close of programmes: who draws them, what they pay, from whose money, what their funds hold.

Money of a government comes in as it is paid out (代发); a fund of its own takes in what is due to
it and may fall below zero. Closed groups and their funds are those of the whole place, people who
draw and members who leave a closed scheme are counted in the sample.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .codes import GOVERNMENTS, MERGED, OWN_FUND, PAID_OUT, REFUNDED
from .errors import LedgerError
from .law import Ints
from .livelihood_tally import RESIDENT_MERGED, LivelihoodTally
from .programmes import Programmes, closed_payments, first_months, own_balances
from .scenario import Scenario


class ProgrammeLines(NamedTuple):
    """Programmes of a scenario by month, those of the whole place."""

    heads: Ints  # (months, P) people who draw it: open to them, or of a closed group
    paid: Ints  # (months, P) fen
    income: Ints  # (months, P) fen taken in by funds of their own
    leavers: Ints  # (months, P) members of closed schemes who take out what they have
    refunded: Ints  # (months, P) fen that they take out
    movers: Ints  # (months, P) members merged into the resident pension
    merged: Ints  # (months, P) fen of their accounts that go there
    balance: Ints  # (months, P) fen in them at the end of the month
    funding: Ints  # (months, GOVERNMENTS) fen that governments give for what is handed on


def programme_lines(scenario: Scenario, book: LivelihoodTally, scale: int) -> ProgrammeLines:
    """Close the programmes of a scenario.

    Parameters
    ----------
    scale : of how many persons each counted one stands

    Raises
    ------
    LedgerError   if money that is handed on is not what governments give, a fund is not what it
        had and took in less what it paid, or what it hands over is not what residents' accounts got
    """
    months = len(book.programme_step) - 1
    law = first_months(scenario.programmes, months)
    count = len(law.programme_closed)
    drawing = np.cumsum(book.programme_step[:-1, :count], axis=0) * scale
    heads = (drawing + law.programme_members * law.programme_closed) * (law.programme_amount > 0)
    periods = np.tile(law.programme_periods, (months // 12, 1))
    paid = heads * law.programme_amount * periods
    left = book.programme_left[:, :count] * scale
    refunded = left[..., REFUNDED] * law.programme_refund
    refunded += left[..., PAID_OUT] * law.programme_account
    merged = left[..., MERGED] * law.programme_account
    lines = ProgrammeLines(
        heads=heads,
        paid=paid,
        income=law.programme_income,
        leavers=left[..., REFUNDED] + left[..., PAID_OUT],
        refunded=refunded,
        movers=left[..., MERGED],
        merged=merged,
        balance=own_balances(law, paid + refunded + merged),
        funding=_funding(law, paid),
    )
    _check(law, lines)
    received = book.paid[:, RESIDENT_MERGED] * scale
    if not np.array_equal(merged.sum(axis=1), received):
        found = f"{merged.sum()} handed over, {received.sum()} received"
        raise LedgerError(f"programmes, accounts merged into the resident pension: {found}")
    return lines


def _funding(law: Programmes, paid: Ints) -> Ints:
    """What each government gives in each month, (months, GOVERNMENTS) fen."""
    gives = law.programme_payer[:, None] == np.arange(len(GOVERNMENTS))
    return np.asarray(paid @ gives.astype(np.int64))


def _check(law: Programmes, lines: ProgrammeLines) -> None:
    own = law.programme_payer == OWN_FUND
    _equal("closed groups", closed_payments(law).sum(), lines.paid[:, law.programme_closed == 1])
    _equal("governments give", lines.funding.sum(), lines.paid[:, ~own])
    held = law.programme_opening[own].sum() + law.programme_income[:, own].sum()
    spent = (lines.paid + lines.refunded + lines.merged)[:, own]
    _equal("funds", held - lines.balance[-1, own].sum(), spent)
    if lines.heads.size and lines.heads.min() < 0:
        raise LedgerError(f"programmes: a negative number draws: {lines.heads.min()}")


def _equal(what: str, left: int, paid: Ints) -> None:
    if int(left) != int(paid.sum()):
        raise LedgerError(f"programmes, {what}: {left} and {paid.sum()} paid differ")
