"""The special account from which bills of the poor are paid at once (一站式结算专户).

Payers after basic insurance pay some months ahead into one account; hospitals are paid from it,
and each payer refills it by what was paid on its behalf. The advance is an asset of the payer, not
spending: only its cash moves. Which lines go through the account is said by `closing_one_stop`.

No text says by what the months are measured. Reading: by the mean month of the twelve that end
with the one in which the account opens, and from each January of the twelve before it, as far back
as the payer pays anything.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..law import Ints
from .amounts import proportion, share_of_array

#: Months by which the advance is measured.
MEASURED = 12


class OneStopLaw(NamedTuple):
    """Dated rules of the account, int64; payers in the order of ONE_STOP_PAYERS."""

    advance_months: Ints  # (months, payers) months that a payer pays ahead; 0: not in the account
    share: Ints  # (months, payers) ppm of what it pays that goes through the account
    clearing_months: Ints  # (months,) months from a payment of the account to its refilling


class OneStopFlow(NamedTuple):
    """Money of one payer in the account, int64 fen by month (months,)."""

    received: Ints  # from the payer: advance and refilling; below zero: given back
    balance: Ints  # at the end of the month; below zero: paid for the payer beyond its advance


def follow_account(owed: Ints, paid: Ints, share: Ints, ahead: Ints, later: Ints) -> OneStopFlow:
    """What a payer pays into the account, and what it has in it.

    Parameters
    ----------
    owed : (months,) fen that the payer owes for the bills of a month
    paid : (months + 1,) fen that the account pays hospitals for it; the last row is owed
    share : (months,) ppm of what it owes that goes through the account
    ahead : (months,) months that are paid ahead; 0: no account, what is left is given back
    later : (months,) months from a payment to the refilling
    """
    months = len(owed)
    cleared = np.zeros(months + 1, np.int64)
    np.add.at(cleared, np.minimum(np.arange(months) + later, months), paid[:months])
    level = advance_level(owed, share, ahead)
    received = np.diff(level, prepend=0) + cleared[:months]
    return OneStopFlow(received, np.cumsum(received - paid[:months]))


def advance_level(owed: Ints, share: Ints, ahead: Ints) -> Ints:
    """The advance that a payer keeps in the account in each month, (months,) fen.

    A month depends on no later one: a reform leaves the months before it as they are.

    Parameters
    ----------
    owed, share, ahead : as in `follow_account`
    """
    level = np.zeros(len(owed), np.int64)
    mean = 0
    for month, num_months in enumerate(ahead):
        if num_months == 0:
            continue
        opens = month == 0 or ahead[month - 1] == 0
        if opens or month % 12 == 0:
            end = month + opens
            past = owed[max(end - MEASURED, 0) : end]
            past = past[np.flatnonzero(past)[:1].sum() :]
            mean = int(proportion(past.sum(), 1, len(past)))
        level[month] = num_months * share_of_array(mean, share[month])
    return level
