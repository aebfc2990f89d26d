"""Employee pensions that run: the rise of January, the months drawn, what death leaves.

The account bears its part while it lasts, the pooled fund the rest, for life. Payments of a year
are written once, to the month of death.
"""

from __future__ import annotations

import numpy as np

from ..claims import draws, was_killed
from ..codes import DRAWS_DISABILITY, DRAWS_EMPLOYEE, DRAWS_RESIDENT, ENTERPRISE
from ..compiling import kernel
from ..livelihood_tally import (
    PENSION_ACCOUNT,
    PENSION_FUNERAL,
    PENSION_HEIRS,
    PENSION_HELD,
    PENSION_INTEREST,
    PENSION_POOLED,
    PENSION_RISE,
    PENSION_SURVIVORS,
    PENSIONERS,
    RESIDENT_HELD,
    flow,
    heads,
    pay_once,
)
from ..people import FIRST_BIRTH_YEAR
from ..received import note
from ..schemes.employee_pension import interest_of, interest_points
from ..schemes.pension_amount import account_part_after, pension_rise
from ..schemes.pension_death import pension_funeral, survivors_grant, to_heirs
from . import resident_pension
from .legal_age import legal_month


@kernel
def rise(people, i, age, last, y, life, book):  # type: ignore[no-untyped-def]
    """Raise the pension of row i in January of year y, as it is announced later in the year."""
    pension = np.int64(people.benefit[i])
    law = life.of_year
    more = pension_rise(pension, people.pension_months[i], age - 1, 0, law)
    part = account_part_after(np.int64(people.account_part[i]), pension, more, 0, law)
    people.account_part[i] = part
    people.benefit[i] = pension + more
    flow(book, PENSION_RISE, more, y * 12, y * 12 + last)


@kernel
def draw(people, i, first, last, y, life, book, received):  # type: ignore[no-untyped-def]
    """Row i draws its pension in months first to last - 1 of year y; its account earns and pays."""
    begin, end = y * 12 + first, y * 12 + last
    pension, part = np.int64(people.benefit[i]), np.int64(people.account_part[i])
    heads(book, PENSIONERS, begin, end)
    flow(book, PENSION_POOLED, pension, begin, end)
    if life.fixed.follow_pensions[0] == 1:
        amount = pension * (last - first)
        note(received, people.id[i], y, people.cell[i], people.cover[i], 0, amount)
    held = people.pension_account[i]
    if part == 0 or held <= 0:
        return
    covered, rest = last - first, 0
    if held < part * covered:
        covered = held // part
        rest = held - covered * part
    bear(book, part, begin, begin + covered)
    bear(book, rest, begin + covered, begin + covered + 1)
    points = held * (12 - first) - interest_points(part, first, first + covered, 12)
    earned = interest_of(points - rest * (12 - first - covered), first, life.of_year)
    people.pension_account[i] = held - covered * part - rest + earned
    book.paid[y * 12 + 11, PENSION_INTEREST] += earned


@kernel
def bear(book, amount, first, last):  # type: ignore[no-untyped-def]
    """The account bears a monthly amount that the pooled fund then does not."""
    if amount > 0 and first < last:
        flow(book, PENSION_ACCOUNT, amount, first, last)
        flow(book, PENSION_POOLED, -amount, first, last)


@kernel
def end(people, i, m, y, year, seed, rates, life, book):  # type: ignore[no-untyped-def]
    """Row i dies or moves away in month m of year y: grants, heirs, accounts that go with it."""
    if people.leaves[i] == 0:
        if people.pension_state[i] == DRAWS_RESIDENT:
            if not buried_by_injury_fund(people, i):
                resident_pension.bury(m, y, life, book)
            resident_pension.note_death(people, i, m, y, year, seed, life, book)
        elif is_member(people, i):
            leave_grants(people, i, m, y, year, rates, life, book)
    pay_once(book, PENSION_HEIRS, y * 12 + m, to_heirs(people.pension_account[i]))
    resident_pension.leave_account(people, i, m, y, life, book)


@kernel
def is_member(people, i):  # type: ignore[no-untyped-def]
    """Whether row i belongs to the employee pension: it draws from it, or has paid and an account.

    Months at the start without an account are no membership (`careers.draw_career`).
    """
    state = people.pension_state[i]
    has_paid = people.pension_months[i] > 0 and people.pension_account[i] > 0
    return has_paid or state in (DRAWS_EMPLOYEE, DRAWS_DISABILITY)


@kernel
def buried_by_injury_fund(people, i):  # type: ignore[no-untyped-def]
    """Whether work injury insurance has the funeral of row i: killed, or on its allowance.

    Only one fund pays it (社会保险法 art. 49); the family takes that one, which is the higher.
    """
    return was_killed(people.injury_state[i]) or draws(people.injury_state[i])


@kernel
def leave_grants(people, i, m, y, year, rates, life, book):  # type: ignore[no-untyped-def]
    """Funeral and survivors' grant of row i, who dies in month m of year y with a record.

    Those of the pension fund are for deaths from illness and not of work (社会保险法 art. 17).
    """
    now, law = y * 12 + m, life.of_year
    if not buried_by_injury_fund(people, i):
        pay_once(book, PENSION_FUNERAL, now, pension_funeral(m, law))
    elif was_killed(people.injury_state[i]) or law.pension_grant_beside_injury[m] == 0:
        return
    drawn = -1
    if people.pension_state[i] == DRAWS_EMPLOYEE:
        drawn = months_drawn(people, i, m, year, rates, law)
    grant = survivors_grant(people.pension_months[i], drawn, m, law)
    pay_once(book, PENSION_SURVIVORS, now, grant)


@kernel
def months_drawn(people, i, m, year, rates, law):  # type: ignore[no-untyped-def]
    """Months for which row i has drawn a pension, as if it had retired at the statutory age.

    As a worker of an enterprise: with which cover it worked is not kept.
    """
    retired = legal_month(people, i, ENTERPRISE, rates, law)
    return max((year - FIRST_BIRTH_YEAR) * 12 + m - retired, 0)


@kernel
def hold(people, i, held):  # type: ignore[no-untyped-def]
    """Count what the accounts of row i hold."""
    held[PENSION_HELD] += people.pension_account[i]
    held[RESIDENT_HELD] += people.resident_account[i]
