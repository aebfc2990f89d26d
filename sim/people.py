"""People as columns of a block: what a person is, and how one joins.

A row is a person; its place in the block means nothing and may change, its identity is `id`.
Luck is held in the clocks: unit-exponential amounts that hazards drain (see `clocks`).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .clocks import fill
from .codes import (
    DRAW_CLOCK_ARRIVE,
    DRAW_CLOCK_DEATH,
    DRAW_CLOCK_LEAVE,
    DRAW_JOB,
    DRAW_START,
    DRAW_WAGE,
    ENTERPRISE,
    FEMALE,
    NUM_AGES,
    NUM_BANDS,
    PUBLIC,
    UNEMPLOYED,
)
from .compiling import kernel
from .draw import uniforms
from .employers import effect
from .months import month_in_year

#: A time that never comes within the year (times of a year run from 0 to 1).
NEVER = 2.0
#: Birth months are counted from January 1900.
FIRST_BIRTH_YEAR = 1900


class People(NamedTuple):
    """Columns of a block, each of length capacity; the first n rows are alive."""

    id: npt.NDArray[np.uint64]
    birth_month: npt.NDArray[np.int16]  # months since January 1900
    insured_since: npt.NDArray[np.int16]  # month (since 1900) in which this spell of cover began
    last_delivery: npt.NDArray[np.int16]  # month (since 1900) of the last delivery, -1 none
    sex: npt.NDArray[np.uint8]
    cover: npt.NDArray[np.uint8]
    parity: npt.NDArray[np.uint8]  # children ever born
    husband_insured: npt.NDArray[np.uint8]
    deliveries: npt.NDArray[np.uint8]
    surgeries: npt.NDArray[np.uint8]
    jobs: npt.NDArray[np.uint8]  # changes of work so far
    arrivals: npt.NDArray[np.uint8]  # people who moved in at this person's side
    wage_factor: npt.NDArray[np.float32]  # the person's own effect on the wage
    employer_factor: npt.NDArray[np.float32]  # the employer's effect
    death_clock: npt.NDArray[np.float32]
    delivery_clock: npt.NDArray[np.float32]
    surgery_clock: npt.NDArray[np.float32]
    work_clock: npt.NDArray[np.float32]
    leave_clock: npt.NDArray[np.float32]
    arrive_clock: npt.NDArray[np.float32]
    cell: npt.NDArray[np.int16]  # sex * NUM_AGES + age reached this year
    # the year under way
    start: npt.NDArray[np.float32]  # time of the year from which the person is here
    end: npt.NDArray[np.float32]  # time until which
    change: npt.NDArray[np.float32]  # time of the change of cover, or NEVER
    cover_after: npt.NDArray[np.uint8]
    employer_after: npt.NDArray[np.float32]  # the new employer's effect
    hit: npt.NDArray[np.int32]  # rows whose clock rang in the pass under way


class Start(NamedTuple):
    """The people of a place on 1 January, as counts of like persons."""

    upto: npt.NDArray[np.int64]  # (cells,) cumulated counts
    sex: npt.NDArray[np.uint8]
    birth_year: npt.NDArray[np.int16]
    cover: npt.NDArray[np.uint8]
    parity: npt.NDArray[np.uint8]
    first_id: npt.NDArray[np.uint64]  # (1,) identity of person number 0


def empty_block(capacity: int) -> People:
    """Room for `capacity` people."""
    kinds = {
        "id": np.uint64,
        "birth_month": np.int16,
        "insured_since": np.int16,
        "last_delivery": np.int16,
        "cell": np.int16,
        "hit": np.int32,
    }
    singles = ("factor", "clock", "start", "end", "change", "employer_after")
    columns = []
    for name in People._fields:
        kind = kinds.get(name, np.float32 if name.endswith(singles) else np.uint8)
        columns.append(np.zeros(capacity, kind))
    return People(*columns)


def bytes_per_person() -> int:
    """Memory that one person takes in a block."""
    return sum(column.itemsize for column in empty_block(1))


@kernel
def new_employer(people, i, cover, chance, seed, rates):  # type: ignore[no-untyped-def]
    """Effect on the wage of the employer that row i finds by `chance`.

    The chance is drawn by (person, job number). The person's own effect is drawn with the first
    job and stays for life.
    """
    if people.wage_factor[i] == 0.0:
        u, v, _, _ = uniforms(seed, people.id[i], DRAW_WAGE, 0)
        people.wage_factor[i] = effect(u, v, rates.place[0].spread_person[0])
    pool = 1 if cover == PUBLIC else 0
    return rates.employer_effect[pool, int(chance * rates.place[0].employers[pool])]


@kernel
def wind_clocks(people, i, seed, rates):  # type: ignore[no-untyped-def]
    """Fill every clock of a person who joins; the four of every life share one draw."""
    person = people.id[i]
    a, b, c, d = uniforms(seed, person, DRAW_CLOCK_DEATH, 0)
    people.death_clock[i] = fill(a)
    people.work_clock[i] = fill(b)
    if people.sex[i] == FEMALE:
        people.delivery_clock[i] = fill(c)
        people.surgery_clock[i] = fill(d)
    if rates.place[0].moves[0]:
        people.leave_clock[i] = fill(uniforms(seed, person, DRAW_CLOCK_LEAVE, 0)[0])
        people.arrive_clock[i] = fill(uniforms(seed, person, DRAW_CLOCK_ARRIVE, 0)[0])


@kernel
def settle_start_person(people, i, first_year, seed, rates):  # type: ignore[no-untyped-def]
    """Draw what the margins do not tell about a person of the start population."""
    person = people.id[i]
    month, spouse, since, recent = uniforms(seed, person, DRAW_START, 0)
    birth_year = FIRST_BIRTH_YEAR + people.birth_month[i] // 12
    people.birth_month[i] += np.int16(month * 12.0)
    age = min(max(first_year - birth_year, 0), NUM_AGES - 1)
    cover = people.cover[i]
    now = (first_year - FIRST_BIRTH_YEAR) * 12
    people.husband_insured[i] = 1 if spouse < rates.place[0].spouse_share[0] else 0
    people.last_delivery[i] = -1
    people.insured_since[i] = 0
    people.wage_factor[i] = 0.0
    people.cell[i] = people.sex[i] * NUM_AGES + age - 1
    if ENTERPRISE <= cover <= UNEMPLOYED:
        chance = uniforms(seed, person, DRAW_JOB, 0)[0]
        people.employer_factor[i] = new_employer(people, i, cover, chance, seed, rates)
        hazard = np.float64(rates.work_exit[people.sex[i], age, cover])
        spell = -math.log(since) / max(hazard, 0.01) * 12.0
        people.insured_since[i] = max(0, now - 1 - int(min(spell, 480.0)))
    if people.sex[i] == FEMALE:
        share = np.float64(rates.recent_delivery[age, people.parity[i]])
        if recent < share:
            people.last_delivery[i] = now - 12 + int(recent / share * 12.0)
    wind_clocks(people, i, seed, rates)


@kernel
def be_here(people, i):  # type: ignore[no-untyped-def]
    """Row i is here for the whole of the coming year, and changes nothing so far."""
    people.start[i] = 0.0
    people.end[i] = 1.0
    people.change[i] = NEVER


@kernel
def fill_block(people, start, first, last, scale, first_year, seed, rates):  # type: ignore[no-untyped-def]
    """Write persons number first, first + scale, ... below last into the block; returns n.

    Persons are numbered through the cells of `start`; every `scale`-th one is kept.
    """
    n = 0
    row = 0
    for number in range(first, last, scale):
        while start.upto[row] <= number:
            row += 1
        people.id[n] = start.first_id[0] + np.uint64(number)
        people.sex[n] = start.sex[row]
        people.cover[n] = start.cover[row]
        people.parity[n] = start.parity[row]
        people.birth_month[n] = (start.birth_year[row] - FIRST_BIRTH_YEAR) * 12
        people.deliveries[n] = 0
        people.surgeries[n] = 0
        people.jobs[n] = 0
        people.arrivals[n] = 0
        be_here(people, n)
        settle_start_person(people, n, first_year, seed, rates)
        n += 1
    return n


def copy_start(source: People, target: People, n: int) -> None:
    """Copy the first n people of one block to another."""
    for name in People._fields:
        getattr(target, name)[:n] = getattr(source, name)[:n]


@kernel
def copy_person(people, source, target):  # type: ignore[no-untyped-def]
    """Move a row: used to close the gap that somebody leaves."""
    people.id[target] = people.id[source]
    people.birth_month[target] = people.birth_month[source]
    people.insured_since[target] = people.insured_since[source]
    people.last_delivery[target] = people.last_delivery[source]
    people.cell[target] = people.cell[source]
    people.sex[target] = people.sex[source]
    people.cover[target] = people.cover[source]
    people.parity[target] = people.parity[source]
    people.husband_insured[target] = people.husband_insured[source]
    people.deliveries[target] = people.deliveries[source]
    people.surgeries[target] = people.surgeries[source]
    people.jobs[target] = people.jobs[source]
    people.arrivals[target] = people.arrivals[source]
    people.wage_factor[target] = people.wage_factor[source]
    people.employer_factor[target] = people.employer_factor[source]
    people.death_clock[target] = people.death_clock[source]
    people.delivery_clock[target] = people.delivery_clock[source]
    people.surgery_clock[target] = people.surgery_clock[source]
    people.work_clock[target] = people.work_clock[source]
    people.leave_clock[target] = people.leave_clock[source]
    people.arrive_clock[target] = people.arrive_clock[source]


@kernel
def cover_at(people, i, time):  # type: ignore[no-untyped-def]
    """Cover of row i at a time of the year under way."""
    return people.cover_after[i] if people.change[i] <= time else people.cover[i]


@kernel
def employer_at(people, i, time):  # type: ignore[no-untyped-def]
    """Effect on the wage of the employer of row i at a time of the year under way."""
    return people.employer_after[i] if people.change[i] <= time else people.employer_factor[i]


@kernel
def months_paid(people, i, time, now, y, timing):  # type: ignore[no-untyped-def]
    """Contribution months of the present spell up to and with month `now` (since 1900)."""
    since = people.insured_since[i]
    if people.change[i] <= time and not pays(people.cover[i]):
        since = now - month_in_year(time, y, timing) + month_in_year(people.change[i], y, timing)
    return now - since + 1


@kernel
def pays(cover):  # type: ignore[no-untyped-def]
    """Whether somebody pays maternity contributions for a person with this cover."""
    return cover in (ENTERPRISE, PUBLIC, UNEMPLOYED)


@kernel
def band_of(age):  # type: ignore[no-untyped-def]
    """Five-year band of an age; the last band is open."""
    return min(age // 5, NUM_BANDS - 1)
