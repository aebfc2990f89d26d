"""Programmes open to people: who is entitled in a year, and who of them draws.

Whoever is here on the first day of a month counts for it, with the cover of that day and the age
reached in the year; the group in need is that of 1 January, or of the day of joining. Whether
somebody draws is luck for life, so the same people draw year after year. Heads are counted here,
the money of a programme is worked out at the close.
"""

from __future__ import annotations

import numpy as np

from ..codes import DRAW_PROGRAMME
from ..compiling import kernel
from ..draw import uniforms
from ..law import PPM
from ..months import month_in_year
from ..people import age_of
from ..received import note
from ..schemes.entitlement import fits, payment


@kernel
def step(people, rows, y, seed, life, book, received):  # type: ignore[no-untyped-def]
    """Entitlement of year y among all rows; nobody is asked where no programme is open."""
    if life.of_year.programme_asked == 0:
        return
    for i in range(rows):
        first = first_day_after(people.start[i], life.of_year)
        last = first_day_after(people.end[i], life.of_year)
        turn = last
        if people.change[i] < people.end[i]:
            turn = max(first_day_after(people.change[i], life.of_year), first)
        for p in range(life.fixed.programme_count[0]):
            if life.fixed.programme_closed[p] == 0:
                draw(people, i, p, people.cover[i], first, turn, y, seed, life, book, received)
                after = people.cover_after[i]
                draw(people, i, p, after, turn, last, y, seed, life, book, received)


@kernel
def first_day_after(time, of_year):  # type: ignore[no-untyped-def]
    """First month (0 to 12) whose first day is not before a time of the year."""
    return 0 if time <= 0.0 else min(month_in_year(time, of_year) + 1, 12)


@kernel
def draw(people, i, p, cover, first, last, y, seed, life, book, received):  # type: ignore[no-untyped-def]
    """Row i draws programme p in months first to last - 1 of year y, if it fits and asks for it."""
    if first >= last:
        return
    law = life.fixed
    if not fits(age_of(people, i), people.sex[i], cover, people.group[i], p, law):
        return
    share = law.programme_take_up[p]
    if share < PPM and uniforms(seed, people.id[i], DRAW_PROGRAMME, p)[0] * PPM >= share:
        return
    book.programme_step[y * 12 + first, p] += 1
    book.programme_step[y * 12 + last, p] -= 1
    if law.follow_programmes[0] == 1:
        paid = np.int64(0)
        for m in range(first, last):
            paid += payment(p, m, life.of_year)
        if paid > 0:
            note(received, people.id[i], y, people.cell[i], cover, 0, paid)
