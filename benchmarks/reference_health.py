"""Chronic conditions, groups in need and who pays the resident premium, in the NumPy reference.

Conditions are bits of a 64-bit column, so that a new one is one operation on a column.
"""

from __future__ import annotations

import numpy as np

from sim.codes import ORDINARY, STUDENT
from sim.events.insured import COVERED_UNTIL, NEVER_COVERED
from sim.illness import Illness
from sim.medical_tally import BORN_FREE, ENTRIES, IN_TIME, JOINED, LATE, NEWBORN, MedicalTally
from sim.scenario import Scenario

from .reference_need import may_be_in_need
from .reference_people import (
    Bits,
    Counts,
    Floats,
    Ints,
    Mask,
    People,
    Year,
    cover_at,
    month_in_year,
    outside_work,
    pick_row,
)

ONE = np.uint64(1)
#: Most years missed in a row that are told apart.
LONGEST = 250


def start_health(people: People, cell: Ints, illness: Illness, rng: np.random.Generator) -> None:
    """Groups in need and conditions of people who come with a past.

    One chance tells how many of the following conditions somebody is spared, so that most people
    need one.
    """
    every = np.arange(len(people))
    rows = np.flatnonzero(may_be_in_need(people, every, people.cover, illness))
    row = np.zeros(len(rows), np.int64)
    people.group[rows] = pick_row(illness.group_shares[None, :], row, rng.random(len(rows)))
    people.stay_factor[:] = illness.group_factor[people.group]
    spared = illness.start_skip.reshape(-1, illness.start_skip.shape[-1])
    last = spared.shape[1] - 2
    rows = np.arange(len(people))
    left = np.ones(len(people))
    while True:
        left = left * rng.random(len(rows))
        ill = left > spared[cell[rows], -1]
        rows, left = rows[ill], left[ill]
        if len(rows) == 0:
            return
        condition = pick_row(1 - spared[:, 1:], cell[rows], 1 - left)
        fall_ill(people, rows, condition, 0, illness, rng)
        more = condition < last
        rows = rows[more]
        left = spared[cell[rows], condition[more] + 1]


def fall_ill(
    people: People,
    rows: Ints,
    condition: Ints,
    month: Ints | int,
    illness: Illness,
    rng: np.random.Generator,
) -> Bits:
    """Give each a condition in a month of the study.

    Returns its bit for those whose case is severe and who apply for benefits, else 0.
    """
    bit = ONE << condition.astype(np.uint64)
    people.conditions[rows] |= bit
    people.burden[rows] += 1
    factor = illness.group_factor[people.group[rows]]
    people.death_factor[rows] += illness.mortality_factor[condition] - 1
    people.stay_factor[rows] += (illness.admission_factor[condition] - 1) * factor
    severity = rng.random(len(rows)) / illness.take_up[month]
    severe = severity < illness.certify_share[condition]
    bit[~severe] = 0
    people.severe[rows] |= bit
    return bit


def change_health(
    people: People, this: Year, holders: Counts, scenario: Scenario, rng: np.random.Generator
) -> None:
    """New conditions and changes of group of the year; adds to `holders` (conditions,)."""
    illness, y = scenario.illness, this.y
    onset = illness.onset[y].ravel()
    may = may_be_in_need(people, np.arange(len(people)), people.cover, illness)
    total = onset[this.cell] + change_of_group(illness, y)[people.group] * may
    luck = rng.standard_exponential(len(people), np.float32)
    rows = np.flatnonzero(luck < total * this.end)
    time = luck[rows] / total[rows]
    falls = rng.random(len(rows)) * total[rows] < onset[this.cell[rows]]
    catch(people, this, rows[falls], time[falls], holders, scenario, rng)
    rows, time = rows[~falls], time[~falls]
    rows = rows[may_be_in_need(people, rows, cover_at(people, this, rows, time), illness)]
    entry = np.cumsum(illness.group_enter[y]) / max(illness.group_enter[y].sum(), 1e-9)
    enters = pick_row(entry[None, :], np.zeros(len(rows), np.int64), rng.random(len(rows)))
    after = np.where(people.group[rows] == ORDINARY, enters, ORDINARY)
    move_group(people, rows, after, illness)


def change_of_group(illness: Illness, y: int) -> Floats:
    """Hazard of a change of group in a year by group, of those who may be in need."""
    rates = illness.group_leave.astype(np.float32)
    rates[ORDINARY] = illness.group_enter[y].sum()
    return np.asarray(rates)


def move_group(people: People, rows: Ints, after: Ints | int, illness: Illness) -> None:
    """Write a change of group and its effect on stays."""
    factor = illness.group_factor
    people.stay_factor[rows] *= factor[after] / factor[people.group[rows]]
    people.group[rows] = after


def catch(
    people: People,
    this: Year,
    rows: Ints,
    time: Floats,
    holders: Counts,
    scenario: Scenario,
    rng: np.random.Generator,
) -> None:
    """People fall ill, unless they have the condition; severe patients apply for benefits."""
    illness, y = scenario.illness, this.y
    shares = illness.onset_shares[y].reshape(-1, holders.size)
    condition = pick_row(shares, this.cell[rows], rng.random(len(rows)))
    new = (people.conditions[rows] >> condition.astype(np.uint64)) & ONE == 0
    rows, condition, time = rows[new], condition[new], time[new]
    holders += np.bincount(condition, minlength=holders.size)
    month = y * 12 + month_in_year(time, y, scenario)
    severe = fall_ill(people, rows, condition, month, illness, rng)
    k = np.flatnonzero(severe)
    at, now = rows[k], this.first_month - y * 12 + month[k]
    ready = now + scenario.medical.certify_months[month[k], condition[k]]
    older = np.where(people.waiting_until[at] > now, people.waiting[at], 0)
    people.waiting[at] = older | severe[k]
    people.waiting_until[at] = np.where(older, np.maximum(ready, people.waiting_until[at]), ready)


def count_conditions(conditions: Bits, number: int) -> Counts:
    """How many of the people have each condition."""
    some = conditions[conditions != 0]
    bits = (some >> np.uint64(k) & ONE for k in range(number))
    return np.array([np.count_nonzero(bit) for bit in bits], np.int64)


def enrols(people: People, rows: Ints, y: int, illness: Illness) -> Mask:
    """Whether each of the given people pays the premium for year y."""
    return np.asarray(people.willing[rows] < illness.enrolled[y][people.group[rows]])


def count_payers(enrolled: Counts, group: Ints, entry: Ints | int) -> None:
    """Add payers of the premium to `enrolled` (GROUPS, ENTRIES)."""
    cell = group * len(ENTRIES) + entry
    enrolled += np.bincount(cell, minlength=enrolled.size).reshape(enrolled.shape)


def enrol(
    people: People, this: Year, ward: MedicalTally, scenario: Scenario, rng: np.random.Generator
) -> None:
    """The premium campaign: month of cover, years paid and missed; counts payers in `ward`."""
    illness, funding, y = scenario.illness, scenario.funding, this.y
    outside = outside_work(people.cover)
    share = illness.enrolled[y].astype(np.float32)[people.group]
    payer = outside & (people.willing < share)
    school = int(funding.student_from[y * 12]) - 1
    studies = (people.cover == STUDENT) & (school > 0)
    late = payer & (people.willing >= share * np.float32(illness.in_time[y])) & ~studies
    count_payers(ward.enrolled[y], people.group[payer], np.where(late[payer], LATE, IN_TIME))
    k = np.flatnonzero((late | (payer & (people.missed > 0))) & ~studies)
    this.covered_from[k] = first_month(people.missed[k], late[k], ward.repaired, y, scenario, rng)
    this.covered_from[~payer & (people.willing >= share)] = NEVER_COVERED
    count_years(people, outside, payer, y, scenario)
    k = np.flatnonzero(studies)
    following = illness.enrolled[min(y + 1, len(illness.enrolled) - 1)].astype(np.float32)
    stays = people.willing[k] < following[people.group[k]]
    this.covered_from[k[stays & ~payer[k]]] = school
    this.covered_from[k[~stays & payer[k]]] = COVERED_UNTIL + school


def first_month(
    missed: Ints,
    late: Mask,
    repaired: Counts,
    y: int,
    scenario: Scenario,
    rng: np.random.Generator,
) -> Ints:
    """Month (0 to 12) from which late payers and returners are covered; counts years paid up."""
    illness, law = scenario.illness, scenario.funding
    january = y * 12
    gap = missed > 0
    wait = np.maximum(late * law.late_wait[january], gap * law.gap_wait[january])
    whole = wait + law.wait_per_missed[january] * missed
    repairs = gap & (rng.random(len(missed)) < illness.repair_share[0] * law.repair[january])
    np.add.at(repaired[y], late[repairs].astype(np.int64), missed[repairs])
    least = np.where(missed >= law.repair_years[january], law.repair_wait[january], 0)
    short = np.minimum(whole, np.maximum(wait, least))
    first = late * illness.late_month[y] + np.where(repairs, short, whole)
    return np.asarray(np.minimum(first, NEVER_COVERED))


def count_years(people: People, outside: Mask, payer: Mask, y: int, scenario: Scenario) -> None:
    """Years missed, and those that count for rewards; a gap keeps what was earned."""
    funding = scenario.funding
    misses = outside & ~payer
    people.missed[:] = np.where(misses, np.minimum(people.missed + 1, LONGEST), 0)
    people.kept_rewards[misses] += further_years(people.paid_years[misses], y, scenario)
    people.paid_years[misses] = 0
    people.paid_years[payer] += funding.reward_limit[y * 12] > 0


def further_years(paid: Ints, y: int, scenario: Scenario) -> Ints:
    """Years of cover beyond those after which continuity is rewarded."""
    first = scenario.funding.continuity_years[y * 12]
    return np.asarray(np.maximum(paid - first, 0) * (first > 0))


def enrol_newborn(
    children: People,
    month: Ints,
    y: int,
    enrolled: Counts,
    scenario: Scenario,
    rng: np.random.Generator,
) -> Ints:
    """Month (0 to 12) from which each newborn of `month` is covered; adds to `enrolled`."""
    illness, n = scenario.illness, len(children)
    payer = enrols(children, np.arange(n), y, illness)
    law, january = scenario.funding, y * 12
    free = law.newborn_free[january + month] == 1
    later = (rng.random(n) >= illness.newborn_in_time[0]) & ~free
    wait = law.newborn_days[january] // 30
    more = (rng.random(n) * (12 - wait)).astype(np.int64)
    first = np.minimum(month + later * (wait + more), NEVER_COVERED)
    due = (first < NEVER_COVERED) | (month >= law.campaign_month[january])
    count_payers(enrolled, children.group[payer & due & ~free], NEWBORN)
    count_payers(enrolled, children.group[payer & free], BORN_FREE)
    return np.where(payer, first, NEVER_COVERED)


def leave_work(people: People, rows: Ints, y: int, enrolled: Counts, scenario: Scenario) -> None:
    """People who leave work enrol as residents at once if willing."""
    joins = rows[enrols(people, rows, y, scenario.illness)]
    count_payers(enrolled, people.group[joins], JOINED)
