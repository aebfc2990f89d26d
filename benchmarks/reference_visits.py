"""Ordinary visits of the NumPy reference: courses settled once, counted for all who have them.

The visits of all courses of a year lie in one line, by course and date. Whoever is here or insured
for a part of the year takes the visits of those months out of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.codes import FLEXIBLE, GROUPS, HOSPITALS, NUM_AGES, ORDINARY, RETIRED, SCHEMES
from sim.events.insured import SCHEME_OF, WITHOUT
from sim.illness import COST_STRATA, VISIT_AGES, VISIT_BURDENS
from sim.law import PPM
from sim.medical import CASH, DEDUCTIBLE, OUTSIDE, POOLED, Medical
from sim.medical_tally import (
    ACCOUNT_PREMIUM,
    ACCOUNT_RETIRED,
    NUMBER,
    VISIT_BILL,
    MedicalTally,
)
from sim.scenario import Scenario
from sim.visits import GOLDEN, LUCKS, NUM_BUCKETS, NUM_CLASSES, NUM_PLACES, SILVER

from .reference_bills import raised, within_cap
from .reference_people import (
    Counts,
    Ints,
    Mask,
    People,
    Year,
    month_in_year,
    pick_row,
    scheme_at,
    start_of_month,
)
from .reference_year import share_of, to_fen

NUM_COURSES = NUM_CLASSES * NUM_BUCKETS
#: Fields of a bill of a visit that are not always zero, and the number of visits.
PAID = (OUTSIDE, DEDUCTIBLE, POOLED, CASH)


@dataclass
class Visits:
    """Visits in a line, the ones of a course or person together and in date order."""

    month: Ints  # of the study
    scheme: Ints
    group: Ints
    hospital: Ints
    total: Counts
    outside: Counts

    def taken(self, rows: Ints) -> Visits:
        """Some of the visits."""
        return Visits(*(column[rows] for column in vars(self).values()))


def class_of(scheme: Ints, age_class: Ints, burden: Ints, group: Ints) -> Ints:
    """Number of a class of visitors; the group counts for residents only."""
    place = np.where(scheme == 0, group, len(GROUPS) - 1 + scheme)
    return np.asarray((age_class * VISIT_BURDENS + burden) * NUM_PLACES + place)


def visits_of_courses(y: int, scenario: Scenario) -> tuple[Visits, Ints]:
    """All visits of year y by course, and where the visits of each month begin in the line.

    Returns
    -------
    visits, begin (courses, 13): the last column is the end of the course
    """
    illness = scenario.illness
    kind, bucket = np.divmod(np.arange(NUM_COURSES), NUM_BUCKETS)
    rest, place = np.divmod(kind, NUM_PLACES)
    age_class, burden = np.divmod(rest, VISIT_BURDENS)
    group = np.where(place < len(GROUPS), place, ORDINARY)
    scheme = np.maximum(place - len(GROUPS) + 1, 0)
    stratum, dear = np.divmod(bucket, COST_STRATA)
    a_month = illness.visit_mean[y, scheme, age_class, burden] / 12
    shift = dear / COST_STRATA
    position = (shift + GOLDEN * (kind + 0.5) + SILVER * y) % 1
    demand = illness.visit_intensity[y * 12 : y * 12 + 12, scheme].T
    for earlier, share in enumerate(illness.visit_strata):
        position += 12 * (a_month * share) * demand[:, 0] * (earlier < stratum)
    steps = (a_month * illness.visit_strata[stratum])[:, None] * demand
    reached = np.floor(np.cumsum(np.column_stack((position, steps)), axis=1)).astype(np.int64)
    number = np.diff(reached, axis=1).ravel()
    ends = np.cumsum(number)
    cell = np.repeat(np.arange(NUM_COURSES * 12), number)
    course, month = cell // 12, y * 12 + cell % 12
    turn = shift + SILVER * (y * NUM_CLASSES + kind)
    count = (reached[:, :-1].ravel() - ends + number)[cell] + np.arange(len(cell))
    shares = illness.visit_shares.reshape(-1, len(HOSPITALS))
    chance = (GOLDEN * count + turn[course]) % 1
    hospital = pick_row(shares, month * len(SCHEMES) + scheme[course], chance)
    mean = illness.visit_cost[month, scheme[course], hospital]
    total = to_fen(mean * illness.visit_cost_strata[dear[course]])
    outside = to_fen(total / 100 * illness.visit_outside[0])
    visits = Visits(month, scheme[course], group[course], hospital, total, outside)
    begin = np.append(0, ends)
    rows = np.arange(NUM_COURSES)[:, None] * 12 + np.arange(13)
    return visits, begin[rows]


def settle_visits(visits: Visits, owner: Ints, law: Medical) -> Counts:
    """Bills (PAID, visits): deductibles, rate, caps of the year of each owner.

    `owner` rises along the line. The first visits of all are settled together, then the second
    ones; visits that the fund has no part in are settled at once.
    """
    month, scheme, group = visits.month, visits.scheme, visits.group
    eligible = visits.total - visits.outside
    zero = np.zeros_like(eligible)
    bill = np.array([visits.outside, zero, zero, eligible])
    cap, limit = law.visit_cap[month, scheme], law.pooled_cap[month, scheme]
    rate = law.visit_rate[month, scheme, visits.hospital]
    part = law.visit_group_deductible[month, group]
    of_visit = np.minimum(share_of(law.visit_deductible[month, scheme], part), eligible)
    of_year = share_of(law.visit_year_deductible[month, scheme], part)
    raised_rate = raised(rate, law.visit_group_addition[month, group])
    some = np.flatnonzero((cap > 0) & (rate > 0))
    owner = owner[some]
    first = np.append(True, owner[1:] != owner[:-1])[: len(some)]
    place = np.cumsum(first) - 1
    turn = np.arange(len(some)) - np.flatnonzero(first)[place]
    borne, spent = (np.zeros(np.count_nonzero(first), np.int64) for _ in range(2))
    by_turn = np.argsort(turn, kind="stable")
    ends = np.cumsum(np.bincount(turn))
    for k, end in enumerate(ends):
        now = by_turn[ends[k - 1] if k else 0 : end]
        i, who = some[now], place[now]
        left = eligible[i] - of_visit[i]
        taken = np.minimum(np.maximum(of_year[i] - borne[who], 0), left)
        borne[who] += taken
        paid = within_cap(share_of(left - taken, raised_rate[i]), cap[i], spent[who])
        paid = within_cap(paid, limit[i], spent[who])
        spent[who] += paid
        bill[1, i] = of_visit[i] + taken
        bill[2, i] = paid
        bill[3, i] = left - taken - paid
    return bill


def visit(people: People, this: Year, ward: MedicalTally, scenario: Scenario) -> None:
    """Visits of the year, and the accounts of those who work or are retired."""
    y, law = this.y, scenario.medical
    visits, begin = visits_of_courses(y, scenario)
    length = begin[:, -1] - begin[:, 0]
    bill = settle_visits(visits, np.repeat(np.arange(NUM_COURSES), length), law)
    scheme = np.array(SCHEME_OF)[people.cover]
    age = np.searchsorted(VISIT_AGES, np.arange(NUM_AGES), side="right") - 1
    age_class = age[this.cell % NUM_AGES]
    burden = np.minimum(people.burden, VISIT_BURDENS - 1)
    bucket = this.luck // LUCKS
    part = lives_in_part(people, this, scheme, scenario)
    rows = np.flatnonzero(~part & (scheme != WITHOUT))
    course = class_of(scheme[rows], age_class[rows], burden[rows], people.group[rows])
    course = course * NUM_BUCKETS + bucket[rows]
    people_of = np.bincount(course, minlength=NUM_COURSES)
    ward.courses[y] += people_of.reshape(NUM_CLASSES, NUM_BUCKETS)
    post_visits(ward, y, visits, bill, np.repeat(people_of, length))
    own = np.bincount(
        np.repeat(np.arange(NUM_COURSES), length), visits.total - bill[2], NUM_COURSES
    )
    use_accounts(people, rows, own.astype(np.int64)[course], y, ward, scenario)
    rows = np.flatnonzero(part)
    each = np.repeat(np.arange(len(rows)), 12)
    m = np.tile(np.arange(12), len(rows))
    time = start_of_month(m, y, scenario)
    first, last = (month_in_year(t[rows], y, scenario) for t in (this.start, this.end))
    here = (m >= first[each]) & (m < last[each])
    each, m, time = each[here], m[here], time[here]
    settles = scheme_at(people, this, rows[each], time, m, scenario)
    insured = settles != WITHOUT
    each, m, settles = each[insured], m[insured], settles[insured]
    who = rows[each]
    course = class_of(settles, age_class[who], burden[who], people.group[who])
    course = course * NUM_BUCKETS + bucket[who]
    number = begin[course, m + 1] - begin[course, m]
    line = np.repeat(begin[course, m] - np.cumsum(number) + number, number)
    some = visits.taken(line + np.arange(len(line)))
    bill = settle_visits(some, np.repeat(each, number), law)
    post_visits(ward, y, some, bill, np.ones(len(line), np.int64))


def lives_in_part(people: People, this: Year, scheme: Ints, scenario: Scenario) -> Mask:
    """Whether somebody is not insured in the same way through the whole year."""
    part = (this.end < 1) | (this.start > 0) | (this.change < 1)
    part |= (this.covered_from > 0) & (scheme == 0)
    settled = this.first_month - scenario.funding.flexible_wait[this.y * 12]
    part |= (people.cover == FLEXIBLE) & (people.insured_since > settled)
    return np.asarray(part)


def post_visits(ward: MedicalTally, y: int, visits: Visits, bill: Counts, weight: Counts) -> None:
    """Write visits, each so many times as `weight` says."""
    cell = (visits.month - y * 12) * len(SCHEMES) + visits.scheme
    lines = slice(VISIT_BILL * len(SCHEMES), (VISIT_BILL + 1) * len(SCHEMES))
    rows = ward.bills[y * 12 : y * 12 + 12, lines]
    for field, column in (*zip(PAID, bill, strict=True), (NUMBER, np.ones_like(weight))):
        added = np.bincount(cell, column * weight, 12 * len(SCHEMES)).astype(np.int64)
        rows[..., field] += added.reshape(12, -1)


def use_accounts(
    people: People, rows: Ints, own: Counts, y: int, ward: MedicalTally, scenario: Scenario
) -> None:
    """Credit the retired, then let accounts pay visits, the family, a relative's premium."""
    illness, funding, months = scenario.illness, scenario.funding, slice(y * 12, y * 12 + 12)
    reference = to_fen(scenario.rates.reference_wage[y])
    credit = share_of(reference, funding.account_retired_share[months])
    credit = credit + funding.account_retired_fixed[months]
    retired = rows[people.cover[rows] == RETIRED]
    people.account[retired] += credit.sum()
    ward.account_step[months, ACCOUNT_RETIRED] += len(retired) * credit
    ward.account_step[y * 12 + 1 : y * 12 + 13, ACCOUNT_RETIRED] -= len(retired) * credit
    k = np.flatnonzero(people.account[rows] > 0)
    rows = rows[k]
    balance = people.account[rows]
    spent = np.minimum(balance, own[k])
    balance = balance - spent
    ward.account_year[y, 0] += spent.sum()
    if funding.account_for_family[y * 12] == 1:
        family = share_of(balance, round(float(illness.account_family_share[0]) * PPM))
        balance = balance - family
        ward.account_year[y, 1] += family.sum()
    if funding.from_accounts[y * 12] == 1:
        fee = funding.personal[min(y + 1, len(funding.personal) // 12 - 1) * 12]
        payer = people.willing[rows] < illness.account_premium_share[0]
        payer &= balance >= fee
        balance = balance - payer * fee
        paid = np.count_nonzero(payer) * fee
        ward.account_step[y * 12 + 11, ACCOUNT_PREMIUM] += paid
        ward.account_step[y * 12 + 12, ACCOUNT_PREMIUM] -= paid
    people.account[rows] = balance
