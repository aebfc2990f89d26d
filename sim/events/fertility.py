"""Births: which women deliver, when, and the children who join the block on their day.

A woman is not exposed in the first months after a delivery (`rates.place[0].gap_months`). What the
delivery costs and who pays is settled in `delivery`.
"""

from __future__ import annotations

import numpy as np

from ..careers import have_no_record
from ..clocks import refill
from ..codes import (
    CHILD,
    DRAW_BIRTH,
    DRAW_CLOCK_DELIVERY,
    DRAW_NEWBORN,
    FEMALE,
    MALE,
    NUM_AGES,
    NUM_PARITIES,
)
from ..compiling import kernel
from ..draw import related, uniforms
from ..joining import be_well, wind_clocks
from ..ledger import NUM_ORDERS
from ..months import month_of
from ..people import FIRST_BIRTH_YEAR, band_of, be_here, cover_at
from .delivery import settle
from .enrolment import enrol_newborn
from .health import count_health
from .mortality import die, die_in_first_year

#: Tells identities of children from those of movers (see `draw.related`).
CHILD_OF = 1
#: First and last age reached at which a woman may deliver.
YOUNGEST, OLDEST = 13, 52


@kernel
def exposed_from(people, i, year, gap):  # type: ignore[no-untyped-def]
    """Time of the year from which a woman may deliver again."""
    free = people.last_delivery[i] + 1 + gap - (year - FIRST_BIRTH_YEAR) * 12
    if people.last_delivery[i] < 0 or free <= 0:
        return 0.0
    return min(free / 12.0, 1.0)


@kernel
def ring(people, n, year, gap, hazard):  # type: ignore[no-untyped-def]
    """Drain the delivery clocks of the women among the n people; list the hits."""
    hits = 0
    for i in range(n):
        age = people.cell[i] - NUM_AGES
        if age < YOUNGEST or age > OLDEST:
            continue
        rate = np.float64(hazard[age, parity_class(people.parity[i])])
        exposure = np.float64(people.end[i]) - exposed_from(people, i, year, gap)
        if exposure <= 0.0:
            continue
        people.delivery_clock[i] = np.float64(people.delivery_clock[i]) - rate * exposure
        if people.delivery_clock[i] <= 0:
            people.hit[hits] = i
            hits += 1
    return hits


@kernel
def delivery_time(people, i, year, gap, hazard):  # type: ignore[no-untyped-def]
    """Time of the year at which the clock of row i, already drained, was empty."""
    rate = np.float64(hazard[people.cell[i] - NUM_AGES, parity_class(people.parity[i])])
    left = np.float64(people.delivery_clock[i])
    return max(min(np.float64(people.end[i]) + left / rate, 1.0 - 1e-6), 0.0)


@kernel
def step(people, n, y, year, seed, rates, care, law, ill, timing, tally, ward, received, present):  # type: ignore[no-untyped-def]
    """Deliveries of year y among the first n rows, each settled at once.

    Children join after row `present`; returns the number of rows, -1 if the block is full.
    """
    gap = rates.place[0].gap_months[0]
    hazard = rates.by_year[y].delivery
    rows = present
    for k in range(ring(people, n, year, gap, hazard)):
        i = people.hit[k]
        time = delivery_time(people, i, year, gap, hazard)
        before = people.parity[i]
        rows = bear(people, i, rows, time, y, year, seed, rates, ill, tally, ward)
        if rows < 0:
            return rows
        children = people.parity[i] - before
        settle(
            people, i, time, children, y, year, seed, rates, care, law, ill, timing, tally, received
        )
    return rows


@kernel
def bear(people, i, rows, time, y, year, seed, rates, ill, tally, ward):  # type: ignore[no-untyped-def]
    """Children of the delivery of row i; returns the number of rows, -1 if the block is full."""
    mother = people.id[i]
    people.deliveries[i] += 1
    people.delivery_clock[i] = refill(seed, mother, DRAW_CLOCK_DELIVERY, people.deliveries[i])
    month = month_of(time, ill.of_year)
    people.last_delivery[i] = (year - FIRST_BIRTH_YEAR) * 12 + month
    chance = uniforms(seed, mother, DRAW_BIRTH, people.deliveries[i])[0]
    children = 2 if chance < rates.by_year.twin_share[y] else 1
    for _ in range(children):
        if rows == people.id.shape[0]:
            return -1
        people.parity[i] += 1
        join(people, i, rows, time, month, y, year, seed, rates, ill, tally, ward)
        rows += 1
    return rows


@kernel
def join(people, mother, i, time, month, y, year, seed, rates, ill, tally, ward):  # type: ignore[no-untyped-def]
    """Write the newborn into row i; it may die within the year."""
    people.id[i] = related(people.id[mother], people.parity[mother], CHILD_OF)
    people.root[i] = people.root[mother]
    sex_draw, spouse, willing, in_time = uniforms(seed, people.id[i], DRAW_NEWBORN, 0)
    sex = MALE if sex_draw < rates.by_year.male_share[y] else FEMALE
    people.sex[i] = sex
    people.birth_month[i] = (year - FIRST_BIRTH_YEAR) * 12 + month
    people.insured_since[i] = 0
    people.last_delivery[i] = -1
    people.cover[i] = CHILD
    people.parity[i] = 0
    people.husband_insured[i] = 1 if spouse < rates.place[0].spouse_share[0] else 0
    people.deliveries[i] = 0
    people.surgeries[i] = 0
    people.jobs[i] = 0
    people.arrivals[i] = 0
    people.cell[i] = sex * NUM_AGES
    people.wage_factor[i] = 0.0
    people.account[i] = 0
    people.credited[i] = 0
    people.drawn[i] = 0
    people.work_months[i] = 0
    people.group[i] = people.group[mother]
    people.willing[i] = int(willing * 65536.0)
    be_here(people, i)
    people.start[i] = time
    be_well(people, i, year, seed)
    people.stay_factor[i] = ill.fixed.group_factor[people.group[i]]
    enrol_newborn(people, i, month, in_time, y, ill, ward)
    count_health(people, i, 1, y + 1, ward)
    wind_clocks(people, i, seed, rates)
    have_no_record(people, i, seed)
    order = min(people.parity[mother], NUM_ORDERS - 1)
    cover = cover_at(people, mother, time)
    tally.births[y, sex, order, cover] += 1
    tally.mothers[y, band_of(people.cell[mother] - NUM_AGES), cover] += 1
    death = die_in_first_year(people, i, ill.of_year.death)
    if death < 1.0:
        die(people, i, death, y, tally)


@kernel
def parity_class(order):  # type: ignore[no-untyped-def]
    """Column of the parity in the hazard table."""
    return min(order, NUM_PARITIES - 1)
