"""A stay in hospital under basic insurance (住院待遇): first self-pay, deductible, tiers, cap.

It fills the fields of the bill up to the pooled fund and leaves the rest as cash; large-sum and
critical illness insurance, assistance and the others come after it, in `waterfall`.
"""

from __future__ import annotations

from ..codes import CASE, TIERS_AFTER_DEDUCTIBLE
from ..compiling import inlined_kernel, kernel
from ..law import PPM
from ..medical import (
    CASH,
    DEDUCTIBLE,
    FIRST_SELF_PAY,
    OUTSIDE,
    OVER_LIMIT,
    POOLED,
    USED_POOLED,
    USED_STAYS,
)
from .limits import basic_group, overlap, raised, within_cap

NUM_TIERS = 4
PPM_SQUARED = PPM * PPM


@inlined_kernel
def pay_basic(stay, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Fill the fields of basic insurance for a stay settled in `month` of the study.

    Parameters
    ----------
    stay : Stay
    month : month of the study
    law : records (months,) of `Medical`
    used : int64 (USED,) fen; the number of stays and the pooled payment are added in place
    bill : int64 (BILL,) fen, all zero; written in place

    Returns
    -------
    fen of eligible cost whose benefit the cap of the year (封顶线) cut: the cost above the one at
    which the cap was reached, which large-sum insurance may pay
    """
    used[USED_STAYS] += 1
    cost = stay.total - stay.outside - stay.over_limit
    first = first_self_pay(stay, cost, month, law)
    eligible = cost - first
    deductible = min(stay_deductible(stay, used[USED_STAYS], month, law), eligible)
    start, end = deductible, eligible
    if law.tier_basis[month] == TIERS_AFTER_DEDUCTIBLE:
        start, end = 0, eligible - deductible
    exact = tiered_benefit(start, end, stay, month, law)
    cap = law.pooled_cap[month, stay.scheme]
    paid = within_cap((exact + PPM // 2) // PPM, cap, used[USED_POOLED])
    bill[OUTSIDE] = stay.outside
    bill[OVER_LIMIT] = stay.over_limit
    bill[FIRST_SELF_PAY] = first
    bill[DEDUCTIBLE] = deductible
    bill[POOLED] = paid
    bill[CASH] = eligible - deductible - paid
    cut = exact - max(cap - used[USED_POOLED], 0) * PPM
    used[USED_POOLED] += paid
    if cap == 0 or cut <= 0:
        return 0
    return cost_of_cut(cut, start, end, stay, month, law)


@inlined_kernel
def first_self_pay(stay, cost, month, law):  # type: ignore[no-untyped-def]
    """Fen that the patient pays before anything is shared (先行自付), never more than `cost`.

    Class-B items and herbal granules at their shares; elsewhere without registration a share of
    all cost. The three are one payment, rounded once.

    Source: Wuhan 2023 (class B 10 %, not registered 10 %), Huaibei 2023 (granules 30 %).
    """
    exact = stay.class_b * law.class_b_self_pay[month, stay.scheme]
    exact += stay.granules * law.granule_self_pay[month, stay.scheme]
    if not stay.registered:
        exact += cost * law.unregistered_self_pay[month]
    return min((exact + PPM // 2) // PPM, cost)


@inlined_kernel
def stay_deductible(stay, number, month, law):  # type: ignore[no-untyped-def]
    """Fen under the deductible (起付线) of the stay that is `number` of the year.

    By level of the hospital, by number of the stay, by group; none for stays that are paid by
    case, where the law says so. The three factors are rounded once.

    Source: Wuhan 2017 (half from the second stay at levels 2 and 3; none for the poor).
    """
    if stay.channel == CASE and law.case_without_deductible[month, stay.scheme] == 1:
        return 0
    full = law.stay_deductible[month, stay.scheme, stay.hospital]
    repeat = PPM
    if number > 1:
        repeat = law.stay_repeat[month, stay.scheme, stay.hospital, min(number, 3) - 2]
    exact = full * repeat * law.group_deductible[month, basic_group(stay.scheme, stay.group)]
    return (exact + PPM_SQUARED // 2) // PPM_SQUARED


@kernel
def tiered_benefit(start, end, stay, month, law):  # type: ignore[no-untyped-def]
    """What the tiers pay (分段报销) for cost from `start` to `end`, in millionths of a fen.

    The ends of tiers rise. Cost from the deductible on, measured on eligible cost, takes the
    deductible from the lowest tier; cost from 0 measures the tiers after it.
    """
    exact = 0
    for k in range(NUM_TIERS):
        exact += tier_part(k, start, end, stay, month, law) * tier_rate(k, stay, month, law)
    return exact


@kernel
def cost_of_cut(cut, start, end, stay, month, law):  # type: ignore[no-untyped-def]
    """Fen of cost, counted from its upper end, that earned `cut` millionths of a fen.

    Tiers without a rate earn nothing and are passed over. Half up.
    """
    cost = 0
    for step in range(NUM_TIERS):
        k = NUM_TIERS - 1 - step
        rate = tier_rate(k, stay, month, law)
        if rate == 0:
            continue
        part = tier_part(k, start, end, stay, month, law)
        if cut <= part * rate:
            return cost + (2 * cut + rate) // (2 * rate)
        cut -= part * rate
        cost += part
    return cost


@kernel
def tier_part(k, start, end, stay, month, law):  # type: ignore[no-untyped-def]
    """Fen of cost from `start` to `end` that lie in tier `k`; the last tier is open."""
    lower = 0
    if k > 0:
        lower = law.stay_bound[month, stay.scheme, k - 1]
    upper = end
    if k < NUM_TIERS - 1:
        upper = law.stay_bound[month, stay.scheme, k]
    return overlap(start, end, lower, upper)


@kernel
def tier_rate(k, stay, month, law):  # type: ignore[no-untyped-def]
    """Rate of tier `k` for the stay's group, parts per million.

    Source: Guiyang county 2018 (10 points more for registered poor people, a reading).
    """
    rate = law.stay_rate[month, stay.scheme, stay.hospital, k]
    return raised(rate, law.group_addition[month, basic_group(stay.scheme, stay.group)])
