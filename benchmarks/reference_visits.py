"""Ordinary visits of the NumPy reference: courses settled once, counted for all who have them.

The visits of all courses of a year lie in one line, by course and date. Whoever is here or insured
for a part of the year takes the visits of those months out of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.codes import FLEXIBLE, GROUPS, HOSPITALS, NUM_AGES, ORDINARY, RETIRED, SCHEMES
from sim.events.insured import NEVER_COVERED, SCHEME_OF, WITHOUT
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


@dataclass
class Courses:
    """All courses of a year: two for each class and bucket, insured all year or late."""

    visits: Visits
    begin: Ints  # (NUM_COURSES, 13) where the visits of each month begin, insured all year
    owner: Ints  # (visits,) course of each visit
    bill: Counts  # (PAID, visits)
    own: Counts  # (courses, 12) fen that the person pays


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
    scheme = courses_scheme()[:NUM_COURSES]
    stratum, dear = np.divmod(bucket, COST_STRATA)
    a_month = illness.visit_mean[y, scheme, age_class, burden] / 12 * illness.visit_group[group]
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
    y = this.y
    courses = settle_courses(y, scenario)
    scheme = np.array(SCHEME_OF)[people.cover]
    age = np.searchsorted(VISIT_AGES, np.arange(NUM_AGES), side="right") - 1
    age_class = age[this.cell % NUM_AGES]
    burden = np.minimum(people.burden, VISIT_BURDENS - 1)
    bucket = this.luck // LUCKS
    late = (scheme == 0) & (this.covered_from > 0)
    part = lives_in_part(people, this, scheme, late, scenario)
    rows = np.flatnonzero(~part & (scheme != WITHOUT))
    course = class_of(scheme[rows], age_class[rows], burden[rows], people.group[rows])
    course = course * NUM_BUCKETS + bucket[rows] + late[rows] * NUM_COURSES
    number = np.bincount(course, minlength=2 * NUM_COURSES)
    ward.courses[y] += number.reshape(ward.courses.shape[1:])
    post_visits(ward, y, courses.visits, courses.bill, number[courses.owner])
    use_accounts(people, this, rows, course, courses, ward, scenario)
    people.account += this.credited
    never = (this.covered_from == NEVER_COVERED) & late & (this.change >= 1)
    rows = np.flatnonzero(part & ~never)
    each = np.repeat(np.arange(len(rows)), 12)
    m = np.tile(np.arange(12), len(rows))
    first, last = (month_in_year(t[rows], y, scenario) for t in (this.start, this.end))
    here = (m >= first[each]) & (m < last[each])
    each, m = each[here], m[here]
    who = rows[each]
    settles = scheme_at(people, this, who, start_of_month(m, y, scenario), m, scenario)
    insured = settles != WITHOUT
    each, m, who, settles = each[insured], m[insured], who[insured], settles[insured]
    course = class_of(settles, age_class[who], burden[who], people.group[who])
    course = course * NUM_BUCKETS + bucket[who]
    begin = courses.begin[course, m]
    number = courses.begin[course, m + 1] - begin
    line = np.repeat(begin - np.cumsum(number) + number, number)
    some = courses.visits.taken(line + np.arange(len(line)))
    bill = settle_visits(some, np.repeat(each, number), scenario.medical)
    post_visits(ward, y, some, bill, np.ones(len(line), np.int64))


def settle_courses(y: int, scenario: Scenario) -> Courses:
    """The courses of year y: of those insured all year, and behind them of late payers."""
    visits, begin = visits_of_courses(y, scenario)
    owner = np.repeat(np.arange(NUM_COURSES), begin[:, -1] - begin[:, 0])
    late = scenario.illness.late_month[y] + scenario.funding.late_wait[y * 12]
    after = np.flatnonzero(visits.month - y * 12 >= late)
    visits = visits.taken(np.append(np.arange(len(owner)), after))
    owner = np.append(owner, NUM_COURSES + owner[after])
    bill = settle_visits(visits, owner, scenario.medical)
    own = np.bincount(
        owner * 12 + visits.month - y * 12, visits.total - bill[2], 2 * NUM_COURSES * 12
    )
    return Courses(visits, begin, owner, bill, own.astype(np.int64).reshape(-1, 12))


def lives_in_part(people: People, this: Year, scheme: Ints, late: Mask, scenario: Scenario) -> Mask:
    """Whether somebody is not insured in the same way all year, or as late payers usually are."""
    after = this.cover_after
    changes = (scheme != np.array(SCHEME_OF)[after]) | (after == FLEXIBLE)
    part = (this.end < 1) | (this.start > 0) | ((this.change < 1) & changes)
    usual = scenario.illness.late_month[this.y] + scenario.funding.late_wait[this.y * 12]
    part |= late & (this.covered_from != min(usual, NEVER_COVERED))
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
    people: People,
    this: Year,
    rows: Ints,
    course: Ints,
    courses: Courses,
    ward: MedicalTally,
    scenario: Scenario,
) -> None:
    """Credit the retired; let accounts pay the family, drugs, a relative's premium, visits.

    Whose account does not last pays the visits month by month until it is empty.
    """
    illness, funding, y = scenario.illness, scenario.funding, this.y
    months = slice(y * 12, y * 12 + 12)
    reference = to_fen(scenario.rates.reference_wage[y])
    credit = share_of(reference, funding.account_retired_share[months])
    credit = credit + funding.account_retired_fixed[months]
    retired = rows[people.cover[rows] == RETIRED]
    this.credited[retired] += credit.sum()
    ward.account_step[months, ACCOUNT_RETIRED] += len(retired) * credit
    ward.account_step[y * 12 + 1 : y * 12 + 13, ACCOUNT_RETIRED] -= len(retired) * credit
    k = np.flatnonzero(people.account[rows] > 0)
    rows, course = rows[k], course[k]
    held = people.account[rows] + this.drawn[rows]
    purse = held - share_of(held, round(float(illness.account_stay_share[0]) * PPM))
    family = share_of(held, round(float(illness.account_family_share[0]) * PPM))
    family = family * funding.account_for_family[y * 12]
    ward.account_family[y] += family.sum()
    drugs = share_of(held, round(float(illness.account_pharmacy_share[this.y * 12]) * PPM))
    ward.account_pharmacy[y] += drugs.sum()
    paid = family + drugs
    purse = purse - paid
    if funding.from_accounts[y * 12] == 1:
        fee = funding.personal[min(y + 1, len(funding.personal) // 12 - 1) * 12]
        payer = (people.willing[rows] < illness.account_premium_share[0]) & (purse >= fee)
        purse, paid = purse - payer * fee, paid + payer * fee
        premium = np.count_nonzero(payer) * fee
        ward.account_step[y * 12 + 11, ACCOUNT_PREMIUM] += premium
        ward.account_step[y * 12 + 12, ACCOUNT_PREMIUM] -= premium
    wanted = courses.own.sum(axis=1)[course]
    lasts = wanted <= purse
    number = np.bincount(course[lasts], minlength=len(courses.own))
    for_visits = np.zeros((len(SCHEMES), 12), np.int64)
    scheme = courses_scheme()
    np.add.at(for_visits, scheme, courses.own * number[:, None])
    k = np.flatnonzero(~lasts)
    upto = np.minimum(np.cumsum(courses.own[course[k]], axis=1), purse[k, None])
    np.add.at(for_visits, scheme[course[k]], np.diff(upto, axis=1, prepend=0))
    ward.account_visits[months] += for_visits.T
    people.account[rows] -= paid + np.minimum(wanted, purse)


def courses_scheme() -> Ints:
    """Scheme of every course, those of late payers behind the others."""
    place = np.arange(NUM_COURSES) // NUM_BUCKETS % NUM_PLACES
    return np.tile(np.maximum(place - len(GROUPS) + 1, 0), 2)
