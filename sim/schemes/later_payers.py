"""Payers for the poor besides assistance: the fund once more, commercial cover, the treasury.

Each takes over a part of what remains within policy; cost outside the catalogue stays with the
patient. In Guiyang county they settled with the others at discharge (一站式结算).
"""

from __future__ import annotations

from ..compiling import kernel
from ..medical import (
    ASSISTANCE,
    CRITICAL,
    POOLED,
    SECOND,
    SUPPLEMENTS,
    USED_SECOND,
    USED_SECOND_CHRONIC,
)
from .bill import pay_down, pay_share, remainder
from .money import share_of


@kernel
def pay_second_of_stay(group, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Second reimbursement of a stay by the medical fund (医保再次补助).

    It is part of the pooled payment of the bill but does not use up the cap of basic insurance
    (reading: it has a cap of its own, by person and year).

    Parameters
    ----------
    group : code in GROUPS
    month, law, used, bill : as in `waterfall.settle_stay`

    Source: Guiyang county 2018: 50 % of what remains, 30,000 yuan at most.
    """
    rate = law.second_rate[month, group]
    if rate > 0:
        left = remainder(bill, month, law)
        cap = law.second_cap[month]
        bill[SECOND] += pay_share(bill, POOLED, left, rate, cap, used, USED_SECOND)


@kernel
def pay_second_of_chronic(group, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Second reimbursement of chronic outpatient care, with a rate and a cap of its own.

    Source: Guiyang county 2018: 50 % of what remains, 1,500 yuan at most.
    """
    rate = law.second_chronic_rate[month, group]
    if rate > 0:
        left = remainder(bill, month, law)
        cap = law.second_chronic_cap[month]
        bill[SECOND] += pay_share(bill, POOLED, left, rate, cap, used, USED_SECOND_CHRONIC)


@kernel
def pay_commercial(group, month, law, bill):  # type: ignore[no-untyped-def]
    """Special commercial cover (特惠保): a share of what remains within policy, no cap."""
    rate = law.commercial_rate[month, group]
    if rate > 0:
        pay_down(bill, SUPPLEMENTS, share_of(remainder(bill, month, law), rate))


@kernel
def pay_backstop(total, group, month, law, bill):  # type: ignore[no-untyped-def]
    """Fiscal backstop (财政兜底): fills up what all payers reach to a share of `total` fen.

    Reading: the share is of the whole bill, but only cost within policy is taken over, so a bill
    with much cost outside the catalogue stays below it.
    """
    rate = law.backstop_rate[month, group]
    if rate > 0:
        paid = bill[POOLED] + bill[CRITICAL] + bill[ASSISTANCE] + bill[SUPPLEMENTS]
        missing = share_of(total, rate) - paid
        if missing > 0:
            pay_down(bill, SUPPLEMENTS, min(missing, remainder(bill, month, law)))
