"""Large-sum insurance (大额医疗费用补助) and critical illness insurance (大病保险).

Large-sum insurance goes on where the cap of basic insurance ends; critical illness insurance
measures the in-policy cost that a person bore in a year. Both are paid by an insurer and stand in
one field of the bill. Years of cover without a gap and years without a claim raise the cap of
critical illness insurance (连续参保激励、零报销激励); who has how many is counted elsewhere.
"""

from __future__ import annotations

from ..codes import BANDS_ON_EXCESS, RESIDENT_SCHEME
from ..compiling import kernel
from ..law import PPM
from ..medical import (
    CRITICAL,
    LARGE,
    OUTSIDE,
    USED_BURDEN,
    USED_CRITICAL,
    USED_LARGE,
    USED_REWARD,
    USED_REWARD_DRAWN,
)
from .bill import pay_down, pay_share, remainder
from .limits import overlap, raised, within_cap
from .money import share_of

NUM_BANDS_OF_BURDEN = 4


@kernel
def pay_large_sum(cost, scheme, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Pay a share of eligible cost whose basic benefit the cap of the year cut.

    Reading: the share goes by cost, not by the benefit that was cut, because the law gives the
    rate for cost above the cap.

    Parameters
    ----------
    cost : fen, as `stay.pay_basic` returns it
    scheme : code in SCHEMES
    month, law, used, bill : as in `waterfall.settle_stay`
    """
    rate = law.large_rate[month, scheme]
    if cost == 0 or rate == 0:
        return
    cap = law.large_cap[month, scheme]
    bill[LARGE] += pay_share(bill, CRITICAL, cost, rate, cap, used, USED_LARGE)


@kernel
def pay_critical(scheme, group, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Add the bill's burden to the year and pay what critical illness insurance owes by now.

    Cumulative over the year, paid bill by bill (累计计算、分段报销、按次结算): the benefit of the
    burden so far less what was paid so far, never more than this bill still leaves open.

    Parameters
    ----------
    scheme, group : codes in SCHEMES, GROUPS
    month, law, used, bill : as in `waterfall.settle_stay`

    Source: Wuhan 2016; Yi'an 2017.
    """
    if law.critical_covers[month, scheme] == 0:
        return
    burden = remainder(bill, month, law)
    used[USED_BURDEN] += burden
    reward = used[USED_REWARD] if scheme == RESIDENT_SCHEME else 0
    owed = critical_benefit(used[USED_BURDEN], reward, group, month, law) - used[USED_CRITICAL]
    if owed > 0:
        used[USED_CRITICAL] += pay_down(bill, CRITICAL, min(owed, burden))
        cap = law.critical_cap[month, group]
        if cap > 0:
            drawn = min(used[USED_CRITICAL] - cap, reward)
            used[USED_REWARD_DRAWN] = max(used[USED_REWARD_DRAWN], drawn)


@kernel
def pay_special_drugs(stay, month, law, bill):  # type: ignore[no-untyped-def]
    """Let critical illness insurance pay its share of special drugs (特药) before anybody else.

    They are outside the catalogue of basic insurance, so what it pays is no burden of the year.
    What is left of them is outside too, or class B where a list says so (`illness.outside_share`).
    Readings: they are spread over all stays of a hospital, so no line or cap of a year could bind,
    and there is none; insurers of schemes without critical illness insurance pay nothing.

    Parameters
    ----------
    stay : Stay
    month, law, bill : as in `waterfall.settle_stay`

    Source: Weihai 2017 (大病特药：按原规定执行到2017年12月31日).
    """
    rate = law.special_rate[month]
    if rate > 0 and law.critical_covers[month, stay.scheme] == 1:
        paid = share_of(share_of(stay.outside, law.special_share[month, stay.hospital]), rate)
        bill[OUTSIDE] -= paid
        bill[CRITICAL] += paid


@kernel
def critical_benefit(burden, reward, group, month, law):  # type: ignore[no-untyped-def]
    """Fen that critical illness insurance owes for a burden of the year, within its cap.

    `reward` fen are added to the cap; where there is no cap, there is nothing to raise.
    Bands are measured on the burden itself, the part under the deductible left out (Wuhan,
    Shandong), or on its excess over the deductible (the reading that fits Yi'an).
    """
    deductible = law.critical_deductible[month, group]
    if burden <= deductible:
        return 0
    start, end = deductible, burden
    if law.critical_basis[month] == BANDS_ON_EXCESS:
        start, end = 0, burden - deductible
    addition = law.critical_addition[month, group]
    exact = 0
    lower = 0
    for k in range(NUM_BANDS_OF_BURDEN):
        upper = end
        if k < NUM_BANDS_OF_BURDEN - 1:
            upper = law.critical_bound[month, k]
        rate = raised(law.critical_rate[month, k], addition)
        exact += overlap(start, end, lower, upper) * rate
        lower = upper
    cap = law.critical_cap[month, group]
    return within_cap((exact + PPM // 2) // PPM, cap + reward if cap > 0 else 0, 0)


@kernel
def reward_of_year(further, quiet, group, month, law):  # type: ignore[no-untyped-def]
    """Fen that continuity and years without a claim add to the cap of a year.

    Parameters
    ----------
    further : years of cover beyond those after which the reward of continuity begins
    quiet : years without a claim on the funds
    group : code in GROUPS
    month : January of the year
    law : records (months,) of `Medical` and `Funding`

    Source: 国办发〔2024〕38号: at least 1,000 yuan for each, together at most 20 % of the cap.
    """
    earned = further * law.continuity_reward[month] + quiet * law.zero_claim_reward[month]
    return min(earned, share_of(law.critical_cap[month, group], law.reward_limit[month]))


@kernel
def take_aid_off(aid, scheme, month, law, used):  # type: ignore[no-untyped-def]
    """Take `aid` fen of assistance off the burden of the year, where the law says so.

    It counts for later bills; what was paid before stays paid. Call it only for a bill whose
    burden was counted.

    Source: Wuhan 2016 does not subtract it.
    """
    if law.aid_reduces_burden[month] == 1 and law.critical_covers[month, scheme] == 1:
        used[USED_BURDEN] -= aid
