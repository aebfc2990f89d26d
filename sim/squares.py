"""Squares of what funds pay, from which the sampling error of a sum of payments is told.

A sum over people who are drawn independently has about the variance of the sum of their squares.
A later payer (大病保险、医疗救助) pays the same person again and again once a deductible of the
year is filled, so its square is that of all it pays the person in the year: every payment adds by
how much that square grows, in the month in which it is posted. Squares are in yuan x yuan.
"""

from __future__ import annotations

from .codes import RESIDENT_SCHEME
from .compiling import inlined_kernel, kernel
from .medical import ASSISTANCE, CRITICAL, LARGE, OF_ENTERPRISE, OF_PUBLIC, SUPPLEMENTS

#: Lines of the later payers. Assistance for stays and for chronic care is one payer.
LATER_LINES = (
    *("critical_claims", "large_claims", "aid_stays", "aid_chronic", "other_payments"),
    *("supplement_public", "supplement_enterprise"),
)
CRITICAL_LINE, LARGE_LINE, AID_OF_STAYS, AID_OF_CHRONIC, OTHER_LINE = range(5)
PUBLIC_LINE, ENTERPRISE_LINE = 5, 6
#: Positions in `room.later`: what each of them has paid a person since 1 January.
LATER_PAYERS = ("critical_illness", "large_sum", "assistance", "others", "public", "enterprise")
BY_CRITICAL, BY_LARGE_SUM, BY_ASSISTANCE, BY_OTHERS, BY_PUBLIC, BY_ENTERPRISE = range(6)


@kernel
def square_grown(paid, more):  # type: ignore[no-untyped-def]
    """By how much `more` fen, the last of `paid` fen in all, let the square in whole yuan grow."""
    after, before = paid // 100, (paid - more) // 100
    return after * after - before * before


@inlined_kernel
def count_later(row, later, scheme, aid_line, bill, weight):  # type: ignore[no-untyped-def]
    """Count the squares of what later payers pay of a bill, for `weight` people who are alike.

    Parameters
    ----------
    row : int64 (LATER_LINES,) of the month; added in place
    later : int64 (LATER_PAYERS,) fen since 1 January; advanced in place, cleared by the caller
    scheme : code in SCHEMES; only residents' insurance has critical illness claims of its own
    aid_line : AID_OF_STAYS or AID_OF_CHRONIC
    bill : int64 (BILL,) fen
    """
    if bill[CRITICAL] + bill[ASSISTANCE] + bill[SUPPLEMENTS] == 0:
        return
    large = bill[LARGE] if scheme == RESIDENT_SCHEME else bill[CRITICAL]
    grow(row, CRITICAL_LINE, later, BY_CRITICAL, bill[CRITICAL] - large, weight)
    grow(row, LARGE_LINE, later, BY_LARGE_SUM, large, weight)
    grow(row, aid_line, later, BY_ASSISTANCE, bill[ASSISTANCE], weight)
    of_public, of_enterprise = bill[OF_PUBLIC], bill[OF_ENTERPRISE]
    others = bill[SUPPLEMENTS] - of_public - of_enterprise
    grow(row, OTHER_LINE, later, BY_OTHERS, others, weight)
    grow(row, PUBLIC_LINE, later, BY_PUBLIC, of_public, weight)
    grow(row, ENTERPRISE_LINE, later, BY_ENTERPRISE, of_enterprise, weight)


@kernel
def grow(row, line, later, payer, amount, weight):  # type: ignore[no-untyped-def]
    """Let a payer pay `amount` fen more, and its square on a line with it."""
    later[payer] += amount
    row[line] += weight * square_grown(later[payer], amount)
