"""Pensions of a year: accounts earn, those who pay alone pay, pensions are raised and drawn.

Employees pay in `contributions`; who pays alone is outside employee medical insurance and
pays as a flexible worker, decided by a rank for life against the share of the year. Everybody
else of working age may pay to the resident pension. What retirement brings is in `retirement`.
"""

from __future__ import annotations

import numpy as np

from ..codes import (
    CHILD,
    DRAWS_DISABILITY,
    DRAWS_EMPLOYEE,
    DRAWS_RESIDENT,
    ENTERPRISE,
    EXTENDS,
    RESIDENT_ONLY,
    SAVES,
    STUDENT,
)
from ..compiling import kernel
from ..livelihood_tally import (
    PAYING_ALONE,
    PENSION_ALONE,
    flow,
    heads,
)
from ..months import month_in_year
from ..people import FIRST_BIRTH_YEAR, NEVER, age_of
from ..schemes.contribution import bounds, contributes
from ..schemes.employee_pension import (
    flexible_pension_base,
    self_paid_pension,
)
from ..schemes.money import share_of, to_fen
from . import disability, double_pension, drawing, resident_pension
from .pension_months import earn, months_earning, put_by
from .resident_pension import RANKS
from .retirement import month_outside, retire

#: Age reached from which anybody pays to a pension.
WORKING_AGE = 16
#: Steps of numbers that make luck of a year out of a rank (see `resident_pension.luck_of`).
YEAR_STEP, CHANCE_STEP = 7_919, 27_183


@kernel
def step(people, n, y, year, seed, rates, law, life, book, received):  # type: ignore[no-untyped-def]
    """Pensions of the n people of 1 January in year y, but what employees pay."""
    for i in range(n):
        age = age_of(people, i)
        if age < WORKING_AGE:
            continue
        last = last_month(people, i, life)
        state = people.pension_state[i]
        if state == DRAWS_EMPLOYEE:
            drawing.rise(people, i, age, last, y, life, book)
            drawing.draw(people, i, 0, last, y, life, book, received)
            double_pension.draw(people, i, 0, last, y, year, seed, rates, life, book)
        elif state == DRAWS_RESIDENT:
            resident_pension.draw(people, i, 0, last, y, year, life, book, received)
        elif state == DRAWS_DISABILITY and not contributes(people.cover[i]):
            resident_pension.earn(people, i, y, last, life, book)
            disability.draw_year(
                people, i, age, last, y, year, seed, rates, law, life, book, received
            )
        else:
            save(people, i, age, last, y, year, seed, rates, law, life, book, received)
            count_enrolled(people, i, age, y, year, life, book)


@kernel
def last_month(people, i, life):  # type: ignore[no-untyped-def]
    """Months of the year for which row i is paid: to the month of death or leaving, with it."""
    return min(month_in_year(people.end[i], life.of_year) + 1, 12)


@kernel
def save(people, i, age, last, y, year, seed, rates, law, life, book, received):  # type: ignore[no-untyped-def]
    """Row i does not draw: its accounts earn, and it pays alone or as a resident."""
    cover, until, m = people.cover[i], last, 12
    outside = not contributes(cover) and cover not in (CHILD, STUDENT)
    alone = outside and pays_alone(people, i, life)
    known = people.pension_account[i] > 0 and people.pension_state[i] != RESIDENT_ONLY
    if alone or (outside and known):
        m = month_outside(people, i, last, year, rates, life)
        if people.pension_state[i] != EXTENDS:
            until = min(last, m)
    elif not outside:
        until = months_earning(people, i, last, life)
    earn(people, i, until, y, life, book)
    resident_pension.earn(people, i, y, until, life, book)
    if not outside:
        return
    if alone or known:
        if alone:
            struck = 12
            if people.change[i] == NEVER and disability.may_strike(life.of_year):
                struck = disability.month_struck(people, i, year, seed, rates, life)
            pay_alone(people, i, min(m, struck, last), until, y, rates, law, life, book)
            if struck < min(m, last):
                disability.begin(people, i, struck, last, y, year, rates, life, book, received)
                return
        if m < last:
            retire(people, i, ENTERPRISE, m, last, y, year, seed, rates, law, life, book, received)
        if alone or m < last:
            return
    reached = people.birth_month[i] + life.of_year.resident_pension_age[0]
    m = max(reached - (year - FIRST_BIRTH_YEAR) * 12, 0)
    if m < last and resident_pension.reach_age(
        people, i, m, y, year, last, seed, life, book, received
    ):
        return
    pays = resident_pension.pays(people, i, age, life)
    if pays and resident_pension.allowed(people, i, m < last, year, life):
        resident_pension.pay_year(people, i, y, life, book)


@kernel
def count_enrolled(people, i, age, y, year, life, book):  # type: ignore[no-untyped-def]
    """Count row i among the enrolled of the resident pension who do not draw at the year's end.

    Who pays to the employee pension alone keeps a record here (reading: the published number of
    the enrolled exceeds all people outside work and outside the employee pension).
    """
    cover = people.cover[i]
    if contributes(cover) or cover in (CHILD, STUDENT) or people.end[i] < 1.0:
        return
    draws = people.pension_state[i] in (DRAWS_EMPLOYEE, DRAWS_RESIDENT, DRAWS_DISABILITY)
    if not draws and resident_pension.enrolled(people, i, age, year, life):
        book.resident_enrolled[y, people.group[i]] += 1


@kernel
def pays_alone(people, i, life):  # type: ignore[no-untyped-def]
    """Whether row i, outside employee medical insurance, pays to the employee pension."""
    if people.pension_state[i] != SAVES:
        return people.pension_state[i] == EXTENDS
    return people.pension_rank[i] < life.of_year.pays_alone[people.cell[i]] * RANKS


@kernel
def pay_alone(people, i, last, earning, y, rates, law, life, book):  # type: ignore[no-untyped-def]
    """Row i pays on the base that it chooses, month by month until it dies or finds work.

    What it pays earns to the month before `earning`. Some years it does not pay and stays insured.
    """
    if people.change[i] < 1.0:
        last = min(last, month_in_year(people.change[i], life.of_year))
    heads(book, PAYING_ALONE, y * 12, y * 12 + last)
    rank = np.int64(people.pension_rank[i]) + y * YEAR_STEP
    luck = resident_pension.luck_of(rank, CHANCE_STEP)
    if people.pension_state[i] == SAVES and luck >= life.fixed.alone_pays[0]:
        return
    switch = bounds(y, 1, rates, law)[0]
    for part in range(1 if switch == 0 else 0, 2):
        first, row, low, high = bounds(y, part, rates, law)
        until = min(last, 12 if part == 1 else switch)
        reference = to_fen(rates.by_year.reference_wage[row])
        m = first
        while m < until:
            then = min(until, life.of_year.pension_alike_until[m])
            base = flexible_pension_base(reference, low, high, m, life.of_year)
            begin, end = y * 12 + m, y * 12 + then
            flow(book, PENSION_ALONE, self_paid_pension(base, m, life.of_year), begin, end)
            credit = share_of(base, life.of_year.pension_account_rate[m])
            put_by(people, i, base / reference, credit, m, then, earning, y, life, book)
            m = then
