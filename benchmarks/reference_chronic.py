"""Chronic outpatient care of the NumPy reference: runs of like months, many people at once.

Everybody who needs it is settled from month to month; months that must come out as the one before
are written with it as a run. So people without a stay or a cap in sight take one round a year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.codes import CUT_HALF, CUT_MONTH, FLEXIBLE, ORDINARY, SECOND_AFTER_OTHERS
from sim.events.insured import COVERED_UNTIL, WITHOUT
from sim.illness import CHRONIC_STRATA
from sim.medical import (
    ASSISTANCE,
    BILL,
    CASH,
    DEDUCTIBLE,
    OUTSIDE,
    POOLED,
    SECOND,
    SUPPLEMENTS,
    USED,
    USED_AID_CHRONIC,
    USED_BURDEN,
    USED_CHRONIC,
    USED_CHRONIC_DEDUCTIBLE,
    USED_POOLED,
    USED_SECOND_CHRONIC,
    Medical,
)
from sim.medical_tally import CHRONIC_BILL, MedicalTally
from sim.scenario import Scenario

from .reference_bills import pay_critical, pay_second
from .reference_lists import Combinations, combine
from .reference_need import need_of, of_fund, supplement_of
from .reference_pay import pay_share, pay_supplement, raised, remainder, take_deductible, within_cap
from .reference_people import (
    Counts,
    Ints,
    Mask,
    People,
    Year,
    cover_at,
    month_in_year,
    scheme_at,
    start_of_month,
)
from .reference_year import share_of, to_fen


@dataclass
class Care:
    """A month of chronic care of different people, money in fen."""

    month: Ints  # of the study
    scheme: Ints
    group: Ints
    chronic_class: Ints
    total: Counts
    outside: Counts
    left: Counts  # of the allowance of the year
    supplement: Ints


@dataclass
class Sick:
    """The people whose year is settled bill by bill, one a column or row."""

    rows: Ints
    place: Ints  # (people,) where somebody stands in `rows`
    used: Counts  # (USED, n)
    allowance: Counts
    left: Counts  # of the allowance
    done: Ints  # month up to which chronic care is settled; 12 for those without
    whole: Ints  # set of all conditions with benefits
    early: Ints  # the same before those under way are certified
    certified: Ints  # month of the year from which these count
    turns: Ints  # (4, n) months at which something else changes
    sets: Combinations
    claimed: Mask  # whether a fund paid for chronic care


def find_sick(people: People, this: Year, stayers: Ints, scenario: Scenario) -> Sick:
    """The people with a stay this year or with conditions that have chronic benefits."""
    ill = people.severe != 0
    mask = ill.copy()
    mask[stayers] = True
    rows = np.flatnonzero(mask)
    n = len(rows)
    place = np.cumsum(mask) - 1
    severe, waiting = people.severe[rows], people.waiting[rows]
    sets, which = np.unique(np.append(severe, severe & ~waiting), return_inverse=True)
    certified = np.where(waiting != 0, people.waiting_until[rows] - this.first_month, 0)
    start = month_in_year(this.start[rows], this.y, scenario)
    change = month_in_year(this.change[rows], this.y, scenario)
    people.waiting[rows[certified < 12]] = 0
    begin = this.covered_from[rows]
    begin = np.where(begin >= COVERED_UNTIL, begin - COVERED_UNTIL, begin)
    return Sick(
        rows=rows,
        place=place,
        used=np.zeros((len(USED), n), np.int64),
        allowance=np.zeros(n, np.int64),
        left=np.zeros(n, np.int64),
        done=np.where(ill[rows], start, 12),
        whole=which[:n],
        early=which[n:],
        certified=certified,
        turns=np.array([change, change + 1, begin, certified]),
        sets=combine(sets, this.y, scenario),
        claimed=np.zeros(n, np.bool_),
    )


def cut_allowance(sick: Sick, who: Ints, scheme: Ints, month: Ints, law: Medical) -> None:
    """Take from the allowances what a stay takes."""
    cut, left = law.chronic_after_stay[month, scheme], sick.left[who]
    by_month = np.maximum(left - (sick.allowance[who] + 6) // 12, 0)
    left = np.where(cut == CUT_MONTH, by_month, left)
    sick.left[who] = np.where(cut == CUT_HALF, left // 2, left)


def care_until(
    sick: Sick,
    who: Ints,
    last: Ints,
    people: People,
    this: Year,
    ward: MedicalTally,
    scenario: Scenario,
) -> None:
    """Settle the chronic care of some of the sick up to the month before `last`."""
    while True:
        on = sick.done[who] < last
        if not on.any():
            return
        who, last = who[on], last[on]
        m, rows = sick.done[who], sick.rows[who]
        time = start_of_month(m, this.y, scenario)
        scheme = scheme_at(people, this, rows, time, m, scenario)
        until = np.minimum(last, sick.sets.end[m])
        for turn in sick.turns[:, who]:
            until = np.where((m < turn) & (turn < until), turn, until)
        flexible = (people.cover[rows] == FLEXIBLE) | (this.cover_after[rows] == FLEXIBLE)
        until = np.where(flexible, m + 1, until)
        sets = np.where(m < sick.certified[who], sick.early[who], sick.whole[who])
        cell = (sick.sets.part[m], sets, np.minimum(scheme, WITHOUT - 1))
        on = (scheme != WITHOUT) & (sick.sets.allowance[cell] > 0)
        sick.done[who[~on]] = until[~on]
        cell = (cell[0][on], cell[1][on], cell[2][on])
        if on.any():
            care_run(sick, who[on], cell, until[on], people, this, ward, scenario)


def care_run(
    sick: Sick,
    who: Ints,
    cell: tuple[Ints, Ints, Ints],
    until: Ints,
    people: People,
    this: Year,
    ward: MedicalTally,
    scenario: Scenario,
) -> None:
    """Settle the next month of each, and with it those up to `until` that must come out alike."""
    illness, law = scenario.illness, scenario.medical
    rows, m, scheme = sick.rows[who], sick.done[who], cell[2]
    allowance = sick.sets.allowance[cell]
    left = sick.left[who] + np.maximum(allowance - sick.allowance[who], 0)
    sick.allowance[who] = np.maximum(allowance, sick.allowance[who])
    stratum = this.luck[rows] % CHRONIC_STRATA
    total = to_fen(sick.sets.cost[cell] * illness.chronic_strata[stratum])
    care = Care(
        month=this.y * 12 + m,
        scheme=scheme,
        group=need_of(people, rows, scheme, illness),
        chronic_class=sick.sets.chronic_class[cell],
        total=total,
        outside=to_fen(total / 100 * illness.chronic_outside[0]),
        left=left,
        supplement=supplement_of(cover_at(people, this, rows, start_of_month(m, this.y, scenario))),
    )
    before = sick.used[:, who]
    used = before.copy()
    bill = settle_care(care, used, law)
    pooled = bill[POOLED] - bill[SECOND]
    more = alike(care, until - m - 1, pooled, left - pooled, before, used, law)
    sick.left[who] = left - (1 + more) * pooled
    sick.used[:, who] = used + more * (used - before)
    sick.done[who] = m + 1 + more
    sick.claimed[who] |= bill[POOLED : SUPPLEMENTS + 1].any(axis=0)
    post_runs(ward, this.y, scheme, m, m + 1 + more, bill)


def settle_care(care: Care, used: Counts, law: Medical) -> Counts:
    """Bills of a month of care of different people."""
    month, scheme, group = care.month, care.scheme, care.group
    bill = np.zeros((len(BILL), len(month)), np.int64)
    every = np.arange(len(month))
    eligible = care.total - care.outside
    of_year = law.chronic_deductible[month, scheme]
    deductible = take_deductible(eligible, of_year, used, every, USED_CHRONIC_DEDUCTIBLE)
    rate = law.chronic_rate[month, scheme, care.chronic_class]
    addition = law.chronic_group_addition[month, of_fund(scheme, group)]
    rated = share_of(eligible - deductible, raised(rate, addition))
    rated = np.minimum(rated, care.left)
    paid = within_cap(rated, law.pooled_cap[month, scheme], used[USED_POOLED])
    used[USED_CHRONIC] += paid
    used[USED_POOLED] += paid
    bill[OUTSIDE], bill[DEDUCTIBLE], bill[POOLED] = care.outside, deductible, paid
    bill[CASH] = eligible - deductible - paid
    covered = (law.chronic_counts[month] == 1) & (law.critical_covers[month, scheme] == 1)
    pay_critical(covered, scheme, group, month, used, bill, law)
    last = law.second_order[month] == SECOND_AFTER_OTHERS
    second, cap = law.second_chronic_rate[month, of_fund(scheme, group)], law.second_chronic_cap
    pay_second(second * ~last, cap, month, used, bill, law, USED_SECOND_CHRONIC)
    some = np.flatnonzero(law.aid_chronic_rate[month, group])
    rules = (law.aid_chronic_rate[month, group][some], law.aid_chronic_cap[month, group][some])
    due = remainder(bill, some, month[some], law)
    aid = pay_share(bill, used, some, ASSISTANCE, due, *rules, USED_AID_CHRONIC)
    takes = covered[some] & (law.aid_reduces_burden[month[some]] == 1)
    used[USED_BURDEN, some] -= aid * takes
    pay_supplement(care.supplement, month, used, bill, law)
    pay_second(second * last, cap, month, used, bill, law, USED_SECOND_CHRONIC)
    return bill


def alike(
    care: Care,
    months: Ints,
    pooled: Counts,
    left: Counts,
    before: Counts,
    used: Counts,
    law: Medical,
) -> Ints:
    """How many of the next months come out as the one settled: no bound comes near."""
    moved = used != before
    moved[[USED_POOLED, USED_CHRONIC, USED_BURDEN]] = False
    some = np.maximum(pooled, 1)
    months = np.where(pooled > 0, np.minimum(months, left // some), months)
    cap = law.pooled_cap[care.month, care.scheme]
    room = np.maximum(cap - used[USED_POOLED], 0) // some
    months = np.where((pooled > 0) & (cap > 0), np.minimum(months, room), months)
    growth = used[USED_BURDEN] - before[USED_BURDEN]
    free = law.critical_deductible[care.month, care.group] - used[USED_BURDEN]
    room = np.maximum(free, 0) // np.maximum(growth, 1)
    months = np.where(growth > 0, np.minimum(months, room), months)
    return np.where(moved.any(axis=0) | (care.group != ORDINARY), 0, months)


def post_runs(
    ward: MedicalTally, y: int, scheme: Ints, first: Ints, last: Ints, bill: Counts
) -> None:
    """Write the same bill in every month from `first` to the one before `last`."""
    schemes = 3
    begin, end = first * schemes + scheme, last * schemes + scheme
    columns = [*bill, np.ones(len(first), np.int64), None, (bill[POOLED] // 100) ** 2]
    steps = ward.bill_step[
        y * 12 : y * 12 + 13, CHRONIC_BILL * schemes : (CHRONIC_BILL + 1) * schemes
    ]
    for k, column in enumerate(columns):
        if column is not None and column.any():
            change = np.bincount(begin, column, 13 * schemes) - np.bincount(
                end, column, 13 * schemes
            )
            steps[..., k] += change.astype(np.int64).reshape(13, schemes)
