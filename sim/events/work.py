"""School, jobs, unemployment, retirement: changes of work and cover.

One clock holds the luck of a change; where it leads is drawn. Retirement is no chance: it comes in
the month the law sets for sex, class and month of birth. At most one change a year.
"""

from __future__ import annotations

import numpy as np

from ..clocks import fill, ring_time
from ..codes import (
    DRAW_JOB,
    DRAWS_DISABILITY,
    ENTERPRISE,
    FLEXIBLE,
    ORDINARY,
    RESIDENT,
    RETIRED,
    UNEMPLOYED,
)
from ..compiling import kernel
from ..draw import uniforms
from ..joining import new_employer
from ..months import month_in_year
from ..need import may_be_in_need
from ..people import FIRST_BIRTH_YEAR, NEVER, age_of, outside_work, pays
from . import disability, injury_pension, unemployment
from .enrolment import join_residents
from .health import move_group
from .legal_age import retirement_group
from .retirement import chosen_retirement
from .retirement import retire as start_pension

#: Age reached from which the date of retirement is looked up.
FIRST_RETIREMENT_AGE = 50


@kernel
def ring(people, n, hazard, hit):  # type: ignore[no-untyped-def]
    """Drain the work clocks of the n people present on 1 January; list the hits."""
    clock, cell, cover, end = people.work_clock, people.cell, people.cover, people.end
    hits = 0
    for i in range(n):
        left = clock[i] - hazard[cell[i], cover[i]] * end[i]
        clock[i] = left
        hit[hits] = i
        hits += left <= 0
    return hits


@kernel
def step(people, n, y, year, seed, rates, ill, life):  # type: ignore[no-untyped-def]
    """Changes of cover in the year, written as `change` and `cover_after`."""
    hazard = rates.by_year[y].work_exit
    for k in range(ring(people, n, hazard, people.hit)):
        i = people.hit[k]
        cover = people.cover[i]
        rate = np.float64(hazard[people.cell[i], cover])
        left = np.float64(people.work_clock[i]) + rate * np.float64(people.end[i])
        people.jobs[i] += 1
        people.change[i] = min(max(ring_time(left, rate, 0.0), 0.0), 1.0 - 1e-6)
        employer, luck, _, where = uniforms(seed, people.id[i], DRAW_JOB, people.jobs[i])
        people.work_clock[i] = fill(luck)
        if people.pension_state[i] == DRAWS_DISABILITY:
            people.change[i] = NEVER
            continue
        after = destination(people, i, y, cover, where, rates)
        if after == UNEMPLOYED and cover != UNEMPLOYED:
            month = month_in_year(people.change[i], ill.of_year)
            after = unemployment.lose_work(people, i, month, year, rates, life)
        people.cover_after[i] = after
        people.employer_after[i] = people.employer_factor[i]
        if ENTERPRISE <= after <= FLEXIBLE:
            people.employer_after[i] = new_employer(people, i, after, employer, seed, rates)
    retire(people, n, year, rates, ill, life)
    disability.leave_work(people, n, year, seed, rates, ill, life)


@kernel
def destination(people, i, y, cover, chance, rates):  # type: ignore[no-untyped-def]
    """Cover after the change: the first whose cumulated share exceeds the chance."""
    shares = rates.by_year[y].work_entry[people.cell[i], cover]
    for after in range(shares.shape[0]):
        if chance < shares[after]:
            return after
    return cover


@kernel
def retire(people, n, year, rates, ill, life):  # type: ignore[no-untyped-def]
    """Retire insured workers whose month of retirement, as they choose it, lies in this year."""
    first = (year - FIRST_BIRTH_YEAR) * 12
    for i in range(n):
        cover = people.cover[i]
        if cover < ENTERPRISE or cover > UNEMPLOYED:
            continue
        if cover == UNEMPLOYED:
            unemployment.end_benefit(people, i, year, life, ill.of_year.start_of_month)
        if age_of(people, i) < FIRST_RETIREMENT_AGE:
            continue
        group = retirement_group(people.sex[i], cover, life.of_year)
        month = chosen_retirement(people, i, group, rates, life.of_year, 0)
        if month >= first + 12 or people.change[i] != NEVER:
            continue
        time = ill.of_year.start_of_month[max(month - first, 0)]
        if time < people.end[i]:
            people.change[i] = time
            people.cover_after[i] = RETIRED
            people.employer_after[i] = people.employer_factor[i]


@kernel
def take_up(  # type: ignore[no-untyped-def]
    people, i, month, last, y, year, seed, rates, law, ill, life, ward, book, received
):
    """Carry out the change of row i, which fell in `month` of the year, at its close.

    Who retires draws a pension in the months before `last`.
    """
    before = people.cover[i]
    if before == UNEMPLOYED:
        unemployment.leave_benefit(people, i, month, last, year)
    if not pays(before):
        people.insured_since[i] = (year - FIRST_BIRTH_YEAR) * 12 + month
    people.cover[i] = people.cover_after[i]
    people.employer_factor[i] = people.employer_after[i]
    if people.cover[i] == RETIRED:
        group = retirement_group(people.sex[i], before, life.of_year)
        count_years(people, i, group, month, y, ill, ward)
        start_pension(
            people, i, before, month, last, y, year, seed, rates, law, life, book, received
        )
        injury_pension.retire(people, i, month, last, y, life, book, received)
    elif people.pension_state[i] == DRAWS_DISABILITY:
        disability.begin(people, i, month, last, y, year, rates, life, book, received)
    if outside_work(people.cover[i]) and not outside_work(before):
        join_residents(people, i, month, y, ill, ward)
    elif people.group[i] != ORDINARY and not may_be_in_need(people, i, people.cover[i], ill):
        move_group(people, i, people.group[i], ORDINARY, y, ill, ward)


@kernel
def count_years(people, i, group, month, y, ill, ward):  # type: ignore[no-untyped-def]
    """Hold the new retired to the years of contributions they need (最低缴费年限).

    Who lacks some pays them up in one sum, or is insured as a resident from now on.
    """
    law, at = ill.of_year, y * 12 + month
    missing = law.years_required[month, group] * 12 - people.work_months[i]
    if missing <= 0:
        return
    if law.pay_up[month] == 0 or missing > law.pay_up_years[month] * 12:
        people.cover[i] = RESIDENT
        return
    ward.paid_up[at, 0] += 1
    ward.paid_up[at, 1] += missing
