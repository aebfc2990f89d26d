"""Death: sets the time until which a person is exposed to anything else this year."""

from __future__ import annotations

import numpy as np

from ..compiling import kernel
from ..people import NEVER, age_of, band_of


@kernel
def ring(people, n, hazard):  # type: ignore[no-untyped-def]
    """Drain the death clocks of all n people, present the whole year; list the hits."""
    clock, cell, factor, hit = people.death_clock, people.cell, people.death_factor, people.hit
    hits = 0
    for i in range(n):
        left = clock[i] - hazard[cell[i]] * factor[i]
        clock[i] = left
        hit[hits] = i
        hits += left <= 0
    return hits


@kernel
def step(people, n, y, hazard, tally):  # type: ignore[no-untyped-def]
    """Deaths of year y among the n people present on 1 January.

    `hazard` (cells,) is that of somebody whose factor is 1.
    """
    for k in range(ring(people, n, hazard)):
        i = people.hit[k]
        rate = np.float64(hazard[people.cell[i]]) * np.float64(people.death_factor[i])
        time = 1.0 + np.float64(people.death_clock[i]) / rate
        die(people, i, time, y, tally)


@kernel
def die(people, i, time, y, tally):  # type: ignore[no-untyped-def]
    """End row i at `time`; the people by month are told when the year closes."""
    people.end[i] = max(min(time, 1.0 - 1e-6), np.float64(people.start[i]))
    people.change[i] = NEVER
    band = band_of(age_of(people, i))
    tally.deaths[y, people.sex[i], band, people.cover[i]] += 1


@kernel
def die_in_first_year(people, i, death):  # type: ignore[no-untyped-def]
    """Time of death of somebody who joined at `start`, or 2 if the year is survived."""
    hazard = np.float64(death[people.cell[i]]) * np.float64(people.death_factor[i])
    start = np.float64(people.start[i])
    left = np.float64(people.death_clock[i])
    people.death_clock[i] = left - hazard * (1.0 - start)
    if people.death_clock[i] > 0:
        return NEVER
    return start + left / hazard
