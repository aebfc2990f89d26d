"""How payers take their part of many bills at once in the NumPy reference (`reference_bills`)."""

from __future__ import annotations

import numpy as np

from sim.law import PPM
from sim.medical import (
    CASH,
    DEDUCTIBLE,
    FIRST_SELF_PAY,
    OF_PUBLIC,
    SUPPLEMENTS,
    USED_SUPPLEMENT,
    USED_SUPPLEMENT_LINE,
    Medical,
)

from .reference_people import Counts, Ints
from .reference_year import share_of


def raised(rate: Ints, addition: Ints) -> Ints:
    """A rate with the points that a group has more, 100 % at most; a rate of 0 stays."""
    return np.where(rate > 0, np.minimum(rate + addition, PPM), 0)


def within_cap(amount: Counts, cap: Ints, spent: Counts) -> Counts:
    """What a cap of the year leaves of an amount after `spent`; a cap of 0 is none."""
    return np.where(cap > 0, np.minimum(amount, np.maximum(cap - spent, 0)), amount)


def take_deductible(cost: Counts, of_year: Ints, used: Counts, some: Ints, line: int) -> Counts:
    """The part of the cost that falls under a deductible of the year."""
    taken = np.minimum(np.maximum(of_year - used[line, some], 0), cost)
    used[line, some] += taken
    return np.asarray(taken)


def remainder(bill: Counts, some: Ints | slice, month: Ints, law: Medical) -> Counts:
    """Fen within policy that the patient still bears."""
    first = bill[FIRST_SELF_PAY, some] * (law.first_self_pay_counts[month] == 1)
    return np.asarray(bill[CASH, some] + bill[DEDUCTIBLE, some] + first)


def pay_down(bill: Counts, some: Ints, field: int, amount: Counts) -> Counts:
    """Let a payer take over an amount: from cash, then the deductible, then first self-pay."""
    left = amount
    for part in (CASH, DEDUCTIBLE, FIRST_SELF_PAY):
        taken = np.minimum(left, bill[part, some])
        bill[part, some] -= taken
        left = left - taken
    bill[field, some] += amount - left
    return amount - left


def pay_share(
    bill: Counts,
    used: Counts,
    some: Ints,
    field: int,
    cost: Counts,
    rate: Ints,
    cap: Ints,
    line: int,
) -> Counts:
    """Let a payer take over a share of the cost within its cap of the year."""
    amount = within_cap(share_of(cost, rate), cap, used[line, some])
    paid = pay_down(bill, some, field, amount)
    used[line, some] += paid
    return paid


def pay_supplement(whose: Ints, month: Ints, used: Counts, bill: Counts, law: Medical) -> None:
    """The supplement of an employer pays a share above its line of the year."""
    rate = law.supplement_rate[month, whose - 1] * (whose > 0)
    some = np.flatnonzero(rate)
    line = law.supplement_line[month[some], whose[some] - 1]
    left = remainder(bill, some, month[some], law)
    left = left - take_deductible(left, line, used, some, USED_SUPPLEMENT_LINE)
    no_cap = np.zeros_like(line)
    paid = pay_share(bill, used, some, SUPPLEMENTS, left, rate[some], no_cap, USED_SUPPLEMENT)
    bill[OF_PUBLIC + whose[some] - 1, some] += paid
