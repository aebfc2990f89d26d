"""The law of illness that kernels may read: basic insurance, later payers, chronic care.

One value a month of the study, packed by `packing` like `Law`. Money is int64 fen, shares are
int64 parts per million of one, choices are codes of `sim.codes`. Axes after the month: SCHEMES
(residents, active, retired), HOSPITALS, GROUPS, CHRONIC_CLASSES, MEDICAL_FUNDS, or the conditions
of the study.

A cap of 0 means that there is none, except of outpatient care and chronic conditions, where 0
means that nothing is paid.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .law import Floats, Ints
from .records import MAX_YEARS, Records, Shape, room


class Medical(NamedTuple):
    """Dated rules of illness, int64 (months, ...)."""

    # stays under basic insurance (住院待遇)
    stay_deductible: Ints  # (SCHEMES, HOSPITALS) fen a stay (起付线)
    stay_repeat: Ints  # (SCHEMES, HOSPITALS, 2) ppm of it at the second, at later stays of a year
    stay_bound: Ints  # (SCHEMES, 3) fen, upper ends of the tiers of cost; the fourth is open
    stay_rate: Ints  # (SCHEMES, HOSPITALS, 4) ppm by tier
    tier_basis: Ints  # code in TIER_BASES: what the ends of tiers are measured on
    pooled_cap: Ints  # (SCHEMES,) fen a year that basic insurance pays (封顶线), all benefits
    large_rate: Ints  # (SCHEMES,) ppm above the cap: large-sum insurance (大额医疗费用补助)
    large_cap: Ints  # (SCHEMES,) fen a year of it
    group_deductible: Ints  # (GROUPS,) ppm of the deductible of a stay
    group_addition: Ints  # (GROUPS,) ppm added to the rate of a stay
    case_without_deductible: Ints  # (SCHEMES,) 1: stays paid by case have no deductible
    class_b_self_pay: Ints  # (SCHEMES,) ppm of class-B cost paid first (乙类先行自付)
    granule_self_pay: Ints  # (SCHEMES,) ppm of herbal granules paid first (中药配方颗粒)
    unregistered_self_pay: Ints  # ppm of all cost paid first elsewhere without registration
    # ordinary outpatient care (普通门诊统筹)
    visit_deductible: Ints  # (SCHEMES,) fen a visit
    visit_year_deductible: Ints  # (SCHEMES,) fen a year
    visit_rate: Ints  # (SCHEMES, HOSPITALS) ppm
    visit_cap: Ints  # (SCHEMES,) fen a year; 0: no outpatient pooling
    visit_group_deductible: Ints  # (GROUPS,) ppm of both deductibles
    visit_group_addition: Ints  # (GROUPS,) ppm added to the rate
    # chronic and special outpatient care (门诊慢特病)
    chronic_rate: Ints  # (SCHEMES, CHRONIC_CLASSES) ppm
    chronic_deductible: Ints  # (SCHEMES,) fen a year
    chronic_cap: Ints  # (SCHEMES, conditions) fen a year; 0: not on the list
    chronic_bonus: Ints  # (SCHEMES,) fen a year for two or more conditions of class I
    chronic_after_stay: Ints  # (SCHEMES,) code in CHRONIC_AFTER_STAY: what a stay takes off
    chronic_group_addition: Ints  # (GROUPS,) ppm added to the rate
    certify_months: Ints  # (conditions,) months from falling ill to the first benefit
    yearly_claim: Ints  # (MEDICAL_FUNDS,) 1: the care of a year is paid in December
    # critical illness insurance (大病保险)
    critical_covers: Ints  # (SCHEMES,) 1: the scheme has it
    critical_deductible: Ints  # (GROUPS,) fen a year
    critical_bound: Ints  # (3,) fen, upper ends of the bands; the fourth is open
    critical_rate: Ints  # (4,) ppm by band
    critical_basis: Ints  # code in BAND_BASES: bands on the burden or on its excess
    critical_addition: Ints  # (GROUPS,) ppm added to the rate
    critical_cap: Ints  # (GROUPS,) fen a year
    special_rate: Ints  # ppm of special drugs outside the catalogue that it pays (大病保险特药)
    special_share: Ints  # (HOSPITALS,) ppm of cost outside the catalogue that is special drugs
    first_self_pay_counts: Ints  # 1: first self-pay is part of the in-policy burden
    chronic_counts: Ints  # 1: chronic outpatient care adds to the burden of the year
    aid_reduces_burden: Ints  # 1: assistance received is taken off the burden
    # medical assistance (医疗救助)
    aid_deductible: Ints  # (GROUPS,) fen a year
    aid_rate: Ints  # (GROUPS,) ppm; 0: no assistance
    aid_cap: Ints  # (GROUPS,) fen a year
    aid_chronic_rate: Ints  # (GROUPS,) ppm
    aid_chronic_cap: Ints  # (GROUPS,) fen a year
    aid_tilt_deductible: Ints  # fen a year of what remains (倾斜救助)
    aid_tilt_rate: Ints  # (GROUPS,) ppm
    aid_tilt_cap: Ints  # fen a year
    # second reimbursement by the medical fund (医保再次补助)
    second_rate: Ints  # (GROUPS,) ppm of what remains of a stay
    second_cap: Ints  # fen a year
    second_chronic_rate: Ints  # (GROUPS,) ppm of what remains of chronic care
    second_chronic_cap: Ints  # fen a year
    second_order: Ints  # code in SECOND_ORDERS: before assistance or after all others
    # other payers for the poor (特惠保、财政兜底)
    commercial_rate: Ints  # (GROUPS,) ppm of what remains, special commercial cover
    backstop_rate: Ints  # (GROUPS,) ppm of the total of a stay that all payers reach; 0: none
    # supplements for people at work (公务员医疗补助、企业补充医疗保险)
    supplement_line: Ints  # (SUPPLEMENTED,) fen a year of what remains
    supplement_rate: Ints  # (SUPPLEMENTED,) ppm of what remains above it; 0: none


#: What a person has used up since 1 January, fen unless said otherwise: positions in the array
#: `used` of the rules, which the caller clears at the turn of the year.
USED = (
    "stays",  # number of stays
    "pooled",
    "large",
    "visit_deductible",
    "visit",
    "chronic_deductible",
    "chronic",
    "burden",  # in-policy cost left to the person: what critical illness insurance measures
    "critical",
    "critical_reward",  # added to the cap of critical illness insurance this year
    "reward_drawn",  # part of it that was paid
    "aid_deductible",
    "aid",
    "aid_chronic",
    "aid_tilt_deductible",
    "aid_tilt",
    "second",
    "second_chronic",
    "supplement_line",
    "supplement",
)
(
    USED_STAYS,
    USED_POOLED,
    USED_LARGE,
    USED_VISIT_DEDUCTIBLE,
    USED_VISIT,
    USED_CHRONIC_DEDUCTIBLE,
    USED_CHRONIC,
    USED_BURDEN,
    USED_CRITICAL,
    USED_REWARD,
    USED_REWARD_DRAWN,
    USED_AID_DEDUCTIBLE,
    USED_AID,
    USED_AID_CHRONIC,
    USED_TILT_DEDUCTIBLE,
    USED_TILT,
    USED_SECOND,
    USED_SECOND_CHRONIC,
    USED_SUPPLEMENT_LINE,
    USED_SUPPLEMENT,
) = range(len(USED))

#: A bill as the rules write it (int64 fen, array `bill`): the fields of the national settlement
#: list, which sum to the total, and behind them what the posting needs besides.
BILL = (
    "outside_catalogue",
    "over_limit",
    "first_self_pay",
    "deductible",
    "pooled_fund",
    "critical_illness",
    "assistance",
    "supplements",
    "personal_account",
    "family_account",
    "cash",
    "second",  # part of pooled_fund: second reimbursement
    "large",  # part of critical_illness: large-sum insurance
    "of_public",  # part of supplements: that of public bodies
    "of_enterprise",  # part of supplements: that of enterprises
)
(
    OUTSIDE,
    OVER_LIMIT,
    FIRST_SELF_PAY,
    DEDUCTIBLE,
    POOLED,
    CRITICAL,
    ASSISTANCE,
    SUPPLEMENTS,
    PERSONAL_ACCOUNT,
    FAMILY_ACCOUNT,
    CASH,
    SECOND,
    LARGE,
    OF_PUBLIC,
    OF_ENTERPRISE,
) = range(len(BILL))
NUM_FIELDS = 11


class Stay(NamedTuple):
    """The facts of one stay, money in fen; outside + over_limit <= total."""

    scheme: int  # code in SCHEMES
    group: int  # code in GROUPS
    hospital: int  # code in HOSPITALS
    channel: int  # code in CHANNELS
    total: int
    outside: int  # outside the catalogue
    over_limit: int  # above the price limit
    class_b: int  # cost of class-B items within the rest
    granules: int  # cost of herbal granules within the rest
    registered: bool  # treated at home, or elsewhere after registration
    supplement: int = 0  # nobody's, or one more than the code in SUPPLEMENTED


class Care(NamedTuple):
    """A month of chronic outpatient care, money in fen."""

    scheme: int
    group: int
    chronic_class: int  # code in CHRONIC_CLASSES of the leading condition
    total: int
    outside: int
    allowance: int  # what the fund may still pay this year, before this bill
    supplement: int = 0  # nobody's, or one more than the code in SUPPLEMENTED


class Visit(NamedTuple):
    """An ordinary outpatient visit, money in fen."""

    scheme: int
    group: int
    hospital: int
    total: int
    outside: int


#: Places in the memory of kinds of chronic care (see `events.alike`), a power of two.
KINDS_OF_CARE = 4096
#: People whose next stay is drawn at once: independent draws are faster than one after another.
BATCH = 256


class Room(NamedTuple):
    """What the rules write while somebody's year is settled; one for each thread."""

    used: Ints  # (USED,)
    before: Ints  # (USED,) `used` before the bill under way
    bill: Ints  # (BILL,)
    state: Ints  # (3,) chronic allowance of the year, what is left of it, stays that cut it
    course: Ints  # (12, BILL + 2) visits of somebody who is here for part of a year
    later: Ints  # (LATER_PAYERS,) fen that each has paid since 1 January, see `squares`
    # a batch of people whose luck is drawn at once (BATCH,), see `draw.draw_batch`
    person: Ints  # uint64, who they are
    turn: Ints  # uint32, which occurrence
    luck: Floats  # (4, BATCH) uniform
    normal: Floats  # standard normal
    # kinds of chronic care of people who are alike (MAX_YEARS, KINDS_OF_CARE)
    care_bits: Ints  # uint64, their conditions
    care_kind: Ints  # code of scheme, group and stratum of cost; 0: none yet
    care_paid: Ints  # fen that the funds pay for one of them
    care_number: Ints  # how many there are


def empty_room() -> Records:
    """Room for one thread: kernels take its only record as `room`."""
    used, bill = len(USED), len(BILL)
    amounts = (used,), (used,), (bill,), (3,), (12, bill + 2), (6,)
    names = Room._fields
    fields: dict[str, tuple[npt.DTypeLike, Shape]] = {}
    fields |= {name: (np.int64, shape) for name, shape in zip(names[:6], amounts, strict=True)}
    fields |= {"person": (np.uint64, (BATCH,)), "turn": (np.uint32, (BATCH,))}
    fields |= {"luck": (np.float64, (4, BATCH)), "normal": (np.float64, (BATCH,))}
    fields |= dict.fromkeys(names[10:], (np.int64, (MAX_YEARS, KINDS_OF_CARE)))
    return room(fields | {"care_bits": (np.uint64, (MAX_YEARS, KINDS_OF_CARE))})
