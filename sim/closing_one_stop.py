"""What payers after basic insurance pay through one account for the poor, when it is theirs to pay.

Critical illness insurance, assistance, commercial cover and the fiscal backstop accrue as without
the account. Their cash is what they pay into it. Budgets give assistance and the other payers their
advances too, so the money of these funds moves on both sides; the insurer advances its own.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .closing_cash import in_cash
from .codes import ONE_STOP_PAYERS
from .law import Ints
from .payment.amounts import share_of_array
from .payment.one_stop import OneStopLaw, follow_account
from .scenario import Scenario

#: Lines that go through the account: their payer, and the line of the money that budgets give.
THROUGH = {
    "critical_claims": ("critical_illness", ""),
    "aid_stays": ("assistance", "aid_funding"),
    "aid_chronic": ("assistance", "aid_funding"),
    "other_payments": ("other_payers", "other_funding"),
}


class OneStop(NamedTuple):
    """The account of a scenario by payer, int64 fen."""

    later: dict[str, Ints]  # (months + 1,) by line: cash beyond what moves without the account
    paid: Ints  # (months, ONE_STOP_PAYERS) to hospitals out of the account
    balance: Ints  # (months, ONE_STOP_PAYERS) at the end of the month


def one_stop_account(scenario: Scenario, lines: dict[str, Ints]) -> OneStop:
    """Money through the account of what the payers owe.

    Parameters
    ----------
    lines : (months,) fen accrued, by name; those of THROUGH at least
    """
    months = len(lines["other_payments"])
    law = OneStopLaw(*(array[:months] for array in scenario.payment.one_stop))
    shape = (months, len(ONE_STOP_PAYERS))
    done = OneStop({}, np.zeros(shape, np.int64), np.zeros(shape, np.int64))
    for name, (payer, funding) in THROUGH.items():
        k = ONE_STOP_PAYERS.index(payer)
        ahead = law.advance_months[:, k]
        if not ahead.any():
            continue
        owed, share = lines[name], law.share[:, k]
        paid = in_cash(scenario, name, share_of_array(owed, share * (ahead > 0)))
        flow = follow_account(owed, paid, share, ahead, law.clearing_months)
        moved = np.append(flow.received - paid[:-1], 0)
        moved[-1] = -moved.sum()
        for line in filter(None, (name, funding)):
            done.later[line] = done.later.get(line, np.zeros(months + 1, np.int64)) + moved
        done.paid[:, k] += paid[:-1]
        done.balance[:, k] += flow.balance
    return done
