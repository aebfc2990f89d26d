"""Medical assistance (医疗救助): its own fund pays after insurance has paid.

Stays and chronic outpatient care have rates and caps of their own; assistance with premiums is
none of this file's business.
"""

from __future__ import annotations

from ..compiling import kernel
from ..medical import (
    ASSISTANCE,
    USED_AID,
    USED_AID_CHRONIC,
    USED_AID_DEDUCTIBLE,
    USED_TILT,
    USED_TILT_DEDUCTIBLE,
)
from .bill import pay_share, remainder
from .limits import take_deductible


@kernel
def assist_stay(group, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Pay assistance for a stay, then tilted assistance (倾斜救助) on what it leaves.

    Each has a deductible of the year, which the in-policy remainder of stays fills, a rate and a
    cap of the year.

    Parameters
    ----------
    group : code in GROUPS
    month, law, used, bill : as in `waterfall.settle_stay`

    Returns
    -------
    fen paid by both

    Source: Wuhan 2023.
    """
    paid = 0
    rate = law.aid_rate[month, group]
    if rate > 0:
        left = remainder(bill, month, law)
        left -= take_deductible(left, law.aid_deductible[month, group], used, USED_AID_DEDUCTIBLE)
        paid += pay_share(bill, ASSISTANCE, left, rate, law.aid_cap[month, group], used, USED_AID)
    rate = law.aid_tilt_rate[month, group]
    if rate > 0:
        left = remainder(bill, month, law)
        left -= take_deductible(left, law.aid_tilt_deductible[month], used, USED_TILT_DEDUCTIBLE)
        paid += pay_share(bill, ASSISTANCE, left, rate, law.aid_tilt_cap[month], used, USED_TILT)
    return paid


@kernel
def assist_chronic(group, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Pay assistance for chronic outpatient care, without a deductible; fen paid.

    Source: Wuhan 2023 (50 %, 5,000 yuan a year).
    """
    rate = law.aid_chronic_rate[month, group]
    if rate == 0:
        return 0
    left = remainder(bill, month, law)
    cap = law.aid_chronic_cap[month, group]
    return pay_share(bill, ASSISTANCE, left, rate, cap, used, USED_AID_CHRONIC)
