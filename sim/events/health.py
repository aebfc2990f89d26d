"""Chronic conditions and need: one clock holds the luck of the next change of either.

The clock drains with the hazard of any new condition plus that of changing one's group in need.
Which of them it was is drawn; a condition already held is no event. At most one change a year.
What a condition does to death counts from the next January, what it does to care all the year.
"""

from __future__ import annotations

import numpy as np

from ..bitsets import lowest, without_lowest
from ..clocks import fill
from ..codes import DRAW_HEALTH, ORDINARY
from ..compiling import kernel
from ..draw import uniforms
from ..joining import fall_ill
from ..months import month_of
from ..need import may_be_in_need
from ..people import FIRST_BIRTH_YEAR, cover_at


@kernel
def ring(people, n, onset, change, hit):  # type: ignore[no-untyped-def]
    """Drain the health clocks of all n people; list the hits."""
    clock, cell, end = people.health_clock, people.cell, people.end
    cover, group = people.cover, people.group
    hits = 0
    for i in range(n):
        left = clock[i] - (onset[cell[i]] + change[cover[i], group[i]]) * end[i]
        clock[i] = left
        hit[hits] = i
        hits += left <= 0
    return hits


@kernel
def step(people, n, y, year, seed, ill, ward):  # type: ignore[no-untyped-def]
    """New conditions and changes of group in year y among the n people of 1 January."""
    change, hazard = ill.of_year.group_change, ill.of_year.onset
    for k in range(ring(people, n, hazard, change, people.hit)):
        i = people.hit[k]
        onset = np.float64(hazard[people.cell[i]])
        rate = onset + np.float64(change[people.cover[i], people.group[i]])
        left = np.float64(people.health_clock[i]) + rate * np.float64(people.end[i])
        time = min(max(left / rate, 0.0), 1.0 - 1e-6)
        people.ills[i] += 1
        which, severity, luck, _ = uniforms(seed, people.id[i], DRAW_HEALTH, people.ills[i])
        people.health_clock[i] = fill(luck)
        if which * rate < onset:
            shares = ill.of_year.onset_shares[people.cell[i]]
            condition = find(shares, which * rate / onset)
            catch(people, i, condition, time, severity, y, year, ill, ward)
        else:
            enter = (which * rate - onset) / (rate - onset)
            change_group(people, i, time, enter, y, ill, ward)


@kernel
def find(cumulated, chance):  # type: ignore[no-untyped-def]
    """Position of the first cumulated share above the chance, by halving."""
    low, high = 0, cumulated.shape[0] - 1
    while low < high:
        middle = (low + high) // 2
        if chance < cumulated[middle]:
            high = middle
        else:
            low = middle + 1
    return low


@kernel
def catch(people, i, condition, time, severity, y, year, ill, ward):  # type: ignore[no-untyped-def]
    """Row i falls ill at `time`, unless it has the condition; severe patients apply.

    Who still waits for an older certificate has both when the later one comes; an older one that
    came earlier in this year counts from January.
    """
    if (people.conditions[i] >> np.uint64(condition)) & np.uint64(1):
        return
    m = month_of(time, ill.of_year)
    severe = fall_ill(people, i, condition, severity / ill.of_year.take_up[m], ill)
    ward.condition_step[y + 1, condition] += 1
    if severe == 0:
        return
    now = (year - FIRST_BIRTH_YEAR) * 12 + m
    ready = now + ill.of_year.certify_months[m, condition]
    if people.waiting_until[i] > now:
        people.waiting[i] |= severe
        people.waiting_until[i] = max(ready, people.waiting_until[i])
    else:
        people.waiting[i] = severe
        people.waiting_until[i] = ready


@kernel
def change_group(people, i, time, chance, y, ill, ward):  # type: ignore[no-untyped-def]
    """Row i enters a group in need, or leaves its own for the ordinary ones."""
    if not may_be_in_need(people, i, cover_at(people, i, time), ill):
        return
    before, after = people.group[i], ORDINARY
    if before == ORDINARY:
        after = find(ill.of_year.group_entry, chance)
    move_group(people, i, before, after, y, ill, ward)


@kernel
def move_group(people, i, before, after, y, ill, ward):  # type: ignore[no-untyped-def]
    """Write the change of group: its factor on stays, the count of the group."""
    factors = ill.fixed.group_factor
    people.group[i] = after
    people.stay_factor[i] *= factors[after] / factors[before]
    ward.group_step[y + 1, before] -= 1
    ward.group_step[y + 1, after] += 1


@kernel
def count_health(people, i, sign, y, ward):  # type: ignore[no-untyped-def]
    """Add (or take off) row i to those who hold conditions and groups on 1 January of year y."""
    ward.group_step[y, people.group[i]] += sign
    left = people.conditions[i]
    while left != 0:
        ward.condition_step[y, lowest(left)] += sign
        left = without_lowest(left)
