"""Who pays a stay and a month of chronic care in the NumPy reference, many bills at once.

A batch holds at most one bill a person. `used` (USED, n) is what each of them has used up since
1 January, advanced in place; `bill` (BILL, n) are the fields. A payer that only some have is
settled for those alone.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from sim.codes import BANDS_ON_EXCESS, CASE, SECOND_AFTER_OTHERS, TIERS_AFTER_DEDUCTIBLE
from sim.law import PPM
from sim.medical import (
    ASSISTANCE,
    BILL,
    CASH,
    CRITICAL,
    DEDUCTIBLE,
    FIRST_SELF_PAY,
    LARGE,
    OUTSIDE,
    OVER_LIMIT,
    POOLED,
    SECOND,
    SUPPLEMENTS,
    USED_AID,
    USED_AID_DEDUCTIBLE,
    USED_BURDEN,
    USED_CRITICAL,
    USED_LARGE,
    USED_POOLED,
    USED_REWARD,
    USED_REWARD_DRAWN,
    USED_SECOND,
    USED_STAYS,
    USED_TILT,
    USED_TILT_DEDUCTIBLE,
    Medical,
)

from .reference_need import of_fund
from .reference_pay import (
    pay_down,
    pay_share,
    pay_supplement,
    raised,
    remainder,
    take_deductible,
    within_cap,
)
from .reference_people import Counts, Floats, Ints, Mask
from .reference_year import share_of

NUM_TIERS = 4


@dataclass
class Stays:
    """Stays, one a row; money in fen."""

    row: Ints  # of the person
    month: Ints  # of the study
    scheme: Ints
    group: Ints
    hospital: Ints
    channel: Ints
    total: Counts
    outside: Counts
    over_limit: Counts
    class_b: Counts
    granules: Counts
    registered: Mask
    days: Ints
    weight: Floats  # relative cost of the kind of stay
    supplement: Ints  # nobody's, or one more than the code in SUPPLEMENTED

    def taken(self, rows: Ints) -> Stays:
        """Some of the stays."""
        return Stays(*(getattr(self, field.name)[rows] for field in fields(self)))


def settle_stays(stays: Stays, used: Counts, law: Medical) -> Counts:
    """Bills of a batch of stays, in the order of `sim.schemes.waterfall`."""
    month, scheme, group = stays.month, stays.scheme, stays.group
    bill = np.zeros((len(BILL), len(month)), np.int64)
    pay_basic(stays, used, bill, law)
    covered = law.critical_covers[month, scheme] == 1
    special = share_of(stays.outside, law.special_share[month, stays.hospital])
    paid = share_of(special, law.special_rate[month] * covered)
    bill[OUTSIDE] -= paid
    bill[CRITICAL] += paid
    pay_critical(covered, scheme, group, month, used, bill, law)
    last = law.second_order[month] == SECOND_AFTER_OTHERS
    second = law.second_rate[month, of_fund(scheme, group)]
    pay_second(second * ~last, law.second_cap, month, used, bill, law)
    aid = assist_stays(group, month, used, bill, law)
    used[USED_BURDEN] -= aid * (covered & (law.aid_reduces_burden[month] == 1))
    pay_supplement(stays.supplement, month, used, bill, law)
    rate = law.commercial_rate[month, group]
    some = np.flatnonzero(rate)
    left = remainder(bill, some, month[some], law)
    pay_down(bill, some, SUPPLEMENTS, share_of(left, rate[some]))
    pay_second(second * last, law.second_cap, month, used, bill, law)
    rate = law.backstop_rate[month, group]
    some = np.flatnonzero(rate)
    missing = share_of(stays.total[some], rate[some]) - bill[POOLED : SUPPLEMENTS + 1, some].sum(0)
    left = remainder(bill, some, month[some], law)
    pay_down(bill, some, SUPPLEMENTS, np.clip(missing, 0, left))
    return bill


def pay_basic(stays: Stays, used: Counts, bill: Counts, law: Medical) -> None:
    """First self-pay, deductible by number, tiers, cap; large-sum insurance above it."""
    month, scheme, hospital = stays.month, stays.scheme, stays.hospital
    used[USED_STAYS] += 1
    cost = stays.total - stays.outside - stays.over_limit
    exact = stays.class_b * law.class_b_self_pay[month, scheme]
    exact += stays.granules * law.granule_self_pay[month, scheme]
    exact += ~stays.registered * cost * law.unregistered_self_pay[month]
    first = np.minimum((exact + PPM // 2) // PPM, cost)
    eligible = cost - first
    deductible = np.minimum(stay_deductible(stays, used[USED_STAYS], law), eligible)
    after = law.tier_basis[month] == TIERS_AFTER_DEDUCTIBLE
    start, end = np.where(after, 0, deductible), eligible - deductible * after
    bound = law.stay_bound[month, scheme]
    addition = law.group_addition[month, of_fund(scheme, stays.group), None]
    rate = raised(law.stay_rate[month, scheme, hospital], addition)
    parts = np.empty((NUM_TIERS, len(month)), np.int64)
    lower: Ints | int = 0
    for k in range(NUM_TIERS):
        upper = np.minimum(end, bound[:, k]) if k < NUM_TIERS - 1 else end
        parts[k] = np.maximum(upper - np.maximum(start, lower), 0)
        lower = bound[:, min(k, NUM_TIERS - 2)]
    exact = (parts * rate.T).sum(axis=0)
    cap = law.pooled_cap[month, scheme]
    paid = within_cap((exact + PPM // 2) // PPM, cap, used[USED_POOLED])
    bill[OUTSIDE], bill[OVER_LIMIT], bill[FIRST_SELF_PAY] = stays.outside, stays.over_limit, first
    bill[DEDUCTIBLE], bill[POOLED], bill[CASH] = deductible, paid, eligible - deductible - paid
    cut = exact - np.maximum(cap - used[USED_POOLED], 0) * PPM
    used[USED_POOLED] += paid
    some = np.flatnonzero((cap > 0) & (cut > 0) & (law.large_rate[month, scheme] > 0))
    above = cost_of_cut(cut[some], parts[:, some], rate[some].T)
    rules = (law.large_rate[month, scheme][some], law.large_cap[month, scheme][some])
    bill[LARGE, some] = pay_share(bill, used, some, CRITICAL, above, *rules, USED_LARGE)


def stay_deductible(stays: Stays, number: Counts, law: Medical) -> Counts:
    """Deductible of each stay, which is the `number`-th of the year."""
    month = stays.month
    place = (month, stays.scheme, stays.hospital)
    repeat = law.stay_repeat[(*place, np.clip(number, 2, 3) - 2)]
    exact = law.stay_deductible[place] * np.where(number > 1, repeat, PPM)
    exact = exact * law.group_deductible[month, of_fund(stays.scheme, stays.group)]
    free = (stays.channel == CASE) & (law.case_without_deductible[month, stays.scheme] == 1)
    return np.where(free, 0, (exact + PPM * PPM // 2) // (PPM * PPM))


def cost_of_cut(cut: Counts, parts: Counts, rates: Ints) -> Counts:
    """Cost, counted from its upper end, that earned the millionths of a fen that a cap cut."""
    cost = np.zeros_like(cut)
    for k in range(NUM_TIERS - 1, -1, -1):
        worth = parts[k] * rates[k]
        whole = cut > worth
        rate = np.maximum(rates[k], 1)
        cost += np.where(
            rates[k] == 0, 0, np.where(whole, parts[k], (2 * cut + rate) // (2 * rate))
        )
        cut = np.where(whole, cut - worth, np.where(rates[k] == 0, cut, 0))
    return cost


def pay_critical(
    covered: Mask,
    scheme: Ints,
    group: Ints,
    month: Ints,
    used: Counts,
    bill: Counts,
    law: Medical,
) -> None:
    """Critical illness insurance: cumulative over the year, paid bill by bill."""
    burden = remainder(bill, slice(None), month, law) * covered
    used[USED_BURDEN] += burden
    due = covered & (used[USED_BURDEN] > law.critical_deductible[month, group])
    k = np.flatnonzero(due)
    cap, reward = law.critical_cap[month[k], group[k]], used[USED_REWARD, k] * (scheme[k] == 0)
    owed = critical_benefit(used[USED_BURDEN, k], group[k], month[k], law)
    owed = within_cap(owed, np.where(cap > 0, cap + reward, 0), used[USED_CRITICAL, k] * 0)
    owed = owed - used[USED_CRITICAL, k]
    used[USED_CRITICAL, k] += pay_down(bill, k, CRITICAL, np.clip(owed, 0, burden[k]))
    drawn = np.minimum(used[USED_CRITICAL, k] - cap, reward) * ((cap > 0) & (owed > 0))
    used[USED_REWARD_DRAWN, k] = np.maximum(used[USED_REWARD_DRAWN, k], drawn)


def critical_benefit(burden: Counts, group: Ints, month: Ints, law: Medical) -> Counts:
    """What is owed for a burden of the year above the deductible, by bands, without a cap."""
    deductible = law.critical_deductible[month, group]
    on_excess = law.critical_basis[month] == BANDS_ON_EXCESS
    start, end = np.where(on_excess, 0, deductible), burden - deductible * on_excess
    exact = np.zeros_like(burden)
    lower: Ints | int = 0
    for k in range(NUM_TIERS):
        upper = law.critical_bound[month, k] if k < NUM_TIERS - 1 else end
        rate = raised(law.critical_rate[month, k], law.critical_addition[month, group])
        exact += np.maximum(np.minimum(end, upper) - np.maximum(start, lower), 0) * rate
        lower = upper
    return np.asarray((exact + PPM // 2) // PPM)


def assist_stays(group: Ints, month: Ints, used: Counts, bill: Counts, law: Medical) -> Counts:
    """Medical assistance for stays, then tilted assistance; what both pay."""
    paid = np.zeros(len(month), np.int64)
    tilt = (law.aid_tilt_deductible[:, None], law.aid_tilt_rate, law.aid_tilt_cap[:, None])
    for rules, full, line in (
        ((law.aid_deductible, law.aid_rate, law.aid_cap), USED_AID_DEDUCTIBLE, USED_AID),
        (tilt, USED_TILT_DEDUCTIBLE, USED_TILT),
    ):
        of_year, rate, cap = (np.broadcast_to(a, law.aid_rate.shape)[month, group] for a in rules)
        some = np.flatnonzero(rate)
        left = remainder(bill, some, month[some], law)
        left = left - take_deductible(left, of_year[some], used, some, full)
        paid[some] += pay_share(bill, used, some, ASSISTANCE, left, rate[some], cap[some], line)
    return paid


def pay_second(
    rate: Ints,
    cap: Ints,
    month: Ints,
    used: Counts,
    bill: Counts,
    law: Medical,
    line: int = USED_SECOND,
) -> None:
    """Second reimbursement by the medical fund, of those with a rate."""
    some = np.flatnonzero(rate)
    left = remainder(bill, some, month[some], law)
    bill[SECOND, some] += pay_share(
        bill, used, some, POOLED, left, rate[some], cap[month[some]], line
    )
