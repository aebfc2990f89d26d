"""Chronic and special outpatient care (门诊慢特病): the allowance of a year and a month's bill.

Who is ill, certified and treated is not known here.
"""

from __future__ import annotations

import numpy as np

from ..bitsets import lowest, without_lowest
from ..codes import CLASS_1, CUT_HALF, CUT_MONTH, SECOND_AFTER_OTHERS
from ..compiling import inlined_kernel, kernel
from ..medical import (
    CASH,
    DEDUCTIBLE,
    OUTSIDE,
    POOLED,
    USED_CHRONIC,
    USED_CHRONIC_DEDUCTIBLE,
    USED_POOLED,
)
from .assistance import assist_chronic
from .bill import clear
from .critical_illness import pay_critical, take_aid_off
from .later_payers import pay_second_of_chronic
from .limits import basic_group, raised, take_deductible, within_cap
from .money import share_of
from .supplement import pay_supplement


@kernel
def chronic_allowance(scheme, conditions, classes, month, law):  # type: ignore[no-untyped-def]
    """Fen a year that the fund may pay for a person's chronic conditions (年度限额).

    The highest cap of the listed conditions, and once a bonus if two or more of class I are among
    them; nothing if none is listed.

    Parameters
    ----------
    scheme : code in SCHEMES
    conditions : uint64, bit i is set if condition i is certified
    classes : uint8 (conditions,) codes in CHRONIC_CLASSES
    month : month of the study
    law : records (months,) of `Medical`

    Source: Yi'an 2017: 1,000 yuan more for two or more conditions of class I.
    """
    highest = 0
    first_class = 0
    left = np.uint64(conditions)
    while left != 0:
        i = lowest(left)
        cap = law.chronic_cap[month, scheme, i]
        highest = max(highest, cap)
        first_class += (cap > 0) & (classes[i] == CLASS_1)
        left = without_lowest(left)
    if first_class >= 2:
        highest += law.chronic_bonus[month, scheme]
    return highest


@kernel
def leading_condition(scheme, conditions, month, law):  # type: ignore[no-untyped-def]
    """The certified condition with the highest cap, the lowest number of equals; -1: none listed.

    Parameters as in `chronic_allowance`.
    """
    leading = -1
    highest = 0
    left = np.uint64(conditions)
    while left != 0:
        i = lowest(left)
        cap = law.chronic_cap[month, scheme, i]
        leading = i if cap > highest else leading
        highest = max(highest, cap)
        left = without_lowest(left)
    return leading


@kernel
def cut_by_stay(scheme, left, allowance, month, law):  # type: ignore[no-untyped-def]
    """What a stay in hospital leaves of the allowance (住院扣减慢病额度), fen.

    A month of the year's allowance goes, half up, once for a stay across two months; or half of
    what is left, the odd fen with it; or nothing.

    Parameters
    ----------
    scheme : code in SCHEMES
    left : fen that the fund might still pay this year
    allowance : fen of the whole year
    month : month of the study in which the stay is settled
    law : records (months,) of `Medical`

    Source: Yi'an 2017: one month; each time a half (每次对半扣减, reading) before.
    """
    cut = law.chronic_after_stay[month, scheme]
    if cut == CUT_MONTH:
        return max(left - (allowance + 6) // 12, 0)
    if cut == CUT_HALF:
        return left // 2
    return left


@inlined_kernel
def settle_chronic(care, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Settle a month of chronic outpatient care.

    Deductible of the year, rate, what is left of the allowance, the cap of basic insurance. Then
    critical illness insurance if `chronic_counts`; assistance and second reimbursement by rates of
    their own, where there are any. Cost above the allowance is within policy (reading).

    Parameters
    ----------
    care : Care; the caller takes the pooled payment less `second` off its allowance
    month : month of the study
    law : records (months,) of `Medical`
    used : int64 (USED,) fen since 1 January, advanced in place
    bill : int64 (BILL,) fen, overwritten

    Source: Yi'an 2017 (65 %), Huaibei 2023 (counts for critical illness and assistance).
    """
    clear(bill)
    of_fund = basic_group(care.scheme, care.group)
    eligible = care.total - care.outside
    of_year = law.chronic_deductible[month, care.scheme]
    deductible = take_deductible(eligible, of_year, used, USED_CHRONIC_DEDUCTIBLE)
    rate = raised(
        law.chronic_rate[month, care.scheme, care.chronic_class],
        law.chronic_group_addition[month, of_fund],
    )
    paid = min(share_of(eligible - deductible, rate), care.allowance)
    paid = within_cap(paid, law.pooled_cap[month, care.scheme], used[USED_POOLED])
    used[USED_CHRONIC] += paid
    used[USED_POOLED] += paid
    bill[OUTSIDE] = care.outside
    bill[DEDUCTIBLE] = deductible
    bill[POOLED] = paid
    bill[CASH] = eligible - deductible - paid
    counts = law.chronic_counts[month] == 1
    if counts:
        pay_critical(care.scheme, care.group, month, law, used, bill)
    second_last = law.second_order[month] == SECOND_AFTER_OTHERS
    if not second_last:
        pay_second_of_chronic(of_fund, month, law, used, bill)
    aid = assist_chronic(care.group, month, law, used, bill)
    if counts:
        take_aid_off(aid, care.scheme, month, law, used)
    pay_supplement(care.supplement, month, law, used, bill)
    if second_last:
        pay_second_of_chronic(of_fund, month, law, used, bill)
