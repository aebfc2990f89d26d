"""Moving in and out of the place.

Leavers hold a clock. Arrivals are held as clocks by residents: when one rings, somebody of the
same sex, age, cover and parity joins, with an identity drawn from (resident, arrival number), so
that arrivals need no list of strangers and scale with the place.
"""

from __future__ import annotations

import numpy as np

from ..careers import draw_career
from ..clocks import refill, ring_time
from ..codes import DRAW_CLOCK_ARRIVE, DRAW_JOB, ENTERPRISE, UNEMPLOYED
from ..compiling import kernel
from ..draw import related, uniforms
from ..joining import draw_health, new_employer, wind_clocks
from ..livelihood_tally import PENSION_MOVED_IN, RESIDENT_MOVED_IN, pay_once
from ..people import be_here, copy_person, outside_work
from .enrolment import join_residents
from .health import count_health
from .mortality import die, die_in_first_year

#: Tells identities of movers from those of children (see `draw.related`).
MOVER = 2


@kernel
def step(people, n, y, year, seed, rates, law, ill, life, tally, ward, book):  # type: ignore[no-untyped-def]
    """Leavers and arrivals of year y; returns the new number of rows, -1 if the block is full."""
    if rates.place[0].moves[0] == 0:
        return n
    leave(people, n, y, rates, tally)
    return arrive(people, n, y, year, seed, rates, law, ill, life, tally, ward, book)


@kernel
def leave(people, n, y, rates, tally):  # type: ignore[no-untyped-def]
    """End those whose clock of leaving rings while they are alive."""
    hazard = rates.by_year[y].leave
    for i in range(n):
        rate = np.float64(hazard[people.cell[i]])
        left = np.float64(people.leave_clock[i])
        people.leave_clock[i] = left - rate * np.float64(people.end[i])
        if people.leave_clock[i] > 0:
            continue
        if people.end[i] < 1.0:  # the death recorded for this year happens elsewhere
            continue
        people.end[i] = min(ring_time(left, rate, 0.0), 1.0 - 1e-6)
        people.leaves[i] = 1
        tally.moves[y, people.sex[i], 0] += 1


@kernel
def arrive(people, n, y, year, seed, rates, law, ill, life, tally, ward, book):  # type: ignore[no-untyped-def]
    """Let people join beside those whose clock of arrival rings."""
    hazard = rates.by_year[y].arrive
    rows = n
    for i in range(n):
        rate = np.float64(hazard[people.cell[i]])
        left = np.float64(people.arrive_clock[i])
        people.arrive_clock[i] = left - rate * np.float64(people.end[i])
        if people.arrive_clock[i] > 0:
            continue
        if rows == people.id.shape[0]:
            return -1
        people.arrivals[i] += 1
        people.arrive_clock[i] = refill(seed, people.id[i], DRAW_CLOCK_ARRIVE, people.arrivals[i])
        time = ring_time(left, rate, 0.0)
        join(people, i, rows, time, y, year, seed, rates, law, ill, life, tally, ward, book)
        rows += 1
    return rows


@kernel
def join(people, host, i, time, y, year, seed, rates, law, ill, life, tally, ward, book):  # type: ignore[no-untyped-def]
    """Write the mover into row i, present from `time` on."""
    copy_person(people, host, i)
    people.id[i] = related(people.id[host], people.arrivals[host], MOVER)
    people.deliveries[i] = 0
    people.surgeries[i] = 0
    people.jobs[i] = 0
    people.arrivals[i] = 0
    people.wage_factor[i] = 0.0
    people.account[i] = 0
    people.credited[i] = 0
    people.drawn[i] = 0
    be_here(people, i)
    people.start[i] = min(time, 1.0 - 1e-6)
    draw_health(people, i, year, seed, ill)
    count_health(people, i, 1, y + 1, ward)
    if outside_work(people.cover[i]):
        month = int(people.start[i] * 12.0)
        join_residents(people, i, month, y, ill, ward)
    wind_clocks(people, i, seed, rates)
    if ENTERPRISE <= people.cover[i] <= UNEMPLOYED:
        chance = uniforms(seed, people.id[i], DRAW_JOB, 0)[0]
        people.employer_factor[i] = new_employer(people, i, people.cover[i], chance, seed, rates)
    draw_career(people, i, seed, rates, law, life)
    month = y * 12 + int(people.start[i] * 12.0)
    pay_once(book, PENSION_MOVED_IN, month, people.pension_account[i])
    pay_once(book, RESIDENT_MOVED_IN, month, np.int64(people.resident_account[i]))
    tally.moves[y, people.sex[i], 1] += 1
    death = die_in_first_year(people, i, ill.of_year.death)
    if death < 1.0:
        die(people, i, death, y, tally)
