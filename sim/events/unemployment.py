"""Unemployment benefit in lives: who draws it, for how long, what is paid for those who draw.

Cover UNEMPLOYED is being on benefit. A record holds the months of contributions since the last
benefit; while it is drawn, the month in which it ends, and the months due. Who may not draw is
insured as a resident, as is who has drawn all months. What a month is worth is the same for
all and left to the close.
"""

from __future__ import annotations

import numpy as np

from ..codes import (
    DRAW_UNEMPLOYED_START,
    ENTERPRISE,
    PUBLIC,
    RESIDENT,
    UNEMPLOYED,
)
from ..compiling import kernel
from ..draw import uniforms
from ..livelihood_tally import ON_BENEFIT, PENSION_UNEMPLOYED, flow, heads
from ..people import FIRST_BIRTH_YEAR, NEVER, age_of
from ..received import note
from ..schemes.money import share_of
from ..schemes.unemployment import (
    may_draw,
    months_drawn,
    months_due,
    pension_premium,
    unemployment_benefit,
)
from .legal_age import legal_month
from .pension_months import months_earning, put_by

#: Most months of contributions that a record holds, and months of benefit.
MOST_MONTHS, MOST_DUE = 32_000, 250
#: Months of benefit after which it is that of a later year.
FIRST_YEAR = 12


@kernel
def lose_work(people, i, m, year, rates, life):  # type: ignore[no-untyped-def]
    """Cover of row i, which loses its work in month m of the year: on benefit, or a resident.

    The months paid in the year before count. Losing work is never by own will here, and who draws
    is registered: their number is that of the region.
    """
    law, now = life.of_year, (year - FIRST_BIRTH_YEAR) * 12 + m
    paid = np.int64(people.unemployment_months[i])
    paid += m * int(people.cover[i] in (ENTERPRISE, PUBLIC))
    left = np.int64(people.unemployment_left[i])
    due = months_due(paid, left, m, law) if may_draw(paid, True, True, m, law) else left
    due = months_drawn(due, legal_month(people, i, UNEMPLOYED, rates, law) - now, m, law)
    if due <= 0:
        return RESIDENT
    people.unemployment_months[i] = now + due
    people.unemployment_left[i] = min(due, MOST_DUE)
    return UNEMPLOYED


@kernel
def end_benefit(people, i, year, life, start_of_month):  # type: ignore[no-untyped-def]
    """Row i, on benefit, becomes a resident when its months are drawn, unless it left before."""
    m = people.unemployment_months[i] - (year - FIRST_BIRTH_YEAR) * 12
    if m >= 12:
        return
    time = start_of_month[max(m, 0)]
    if time < people.change[i] and time < people.end[i]:
        people.change[i] = time
        people.cover_after[i] = RESIDENT
        people.employer_after[i] = people.employer_factor[i]


@kernel
def pay_months(people, i, months):  # type: ignore[no-untyped-def]
    """Row i, at work this year, has paid so many months; who draws or will draw keeps its end."""
    changed = people.change[i] != NEVER
    if people.cover[i] == UNEMPLOYED or (changed and people.cover_after[i] == UNEMPLOYED):
        return
    people.unemployment_months[i] = min(people.unemployment_months[i] + months, MOST_MONTHS)


@kernel
def leave_benefit(people, i, m, last, year):  # type: ignore[no-untyped-def]
    """Row i, on benefit until month m of the year, keeps what it has not drawn; a new record."""
    now = (year - FIRST_BIRTH_YEAR) * 12 + m
    people.unemployment_left[i] = min(max(people.unemployment_months[i] - now, 0), MOST_DUE)
    at_work = people.cover_after[i] in (ENTERPRISE, PUBLIC)
    people.unemployment_months[i] = (last - m) * int(at_work)


@kernel
def draw(people, i, base, reference, first, last, y, year, rates, life, book, received):  # type: ignore[no-untyped-def]
    """Row i is on benefit in months first to last - 1 of year y; `base` is the lowest one."""
    now = (year - FIRST_BIRTH_YEAR) * 12
    end = people.unemployment_months[i] - now
    last = min(last, end)
    turn = min(max(end - people.unemployment_left[i] + FIRST_YEAR, first), last)
    if first < turn:
        heads(book, ON_BENEFIT, y * 12 + first, y * 12 + turn)
    if turn < last:
        heads(book, ON_BENEFIT + 1, y * 12 + turn, y * 12 + last)
    if life.fixed.follow_pensions[0] == 1:
        take_note(people, i, first, turn, last, y, life, received)
    near = legal_month(people, i, UNEMPLOYED, rates, life.of_year) - now
    m = max(first, near - life.of_year.unemployment_extend_months[first] + 1)
    if m >= min(last, near):
        return
    premium = pension_premium(base, near - m, m, life.of_year)
    if premium > 0:
        flow(book, PENSION_UNEMPLOYED, premium, y * 12 + m, y * 12 + min(last, near))
        credit = share_of(base, life.of_year.pension_account_rate[m])
        until = months_earning(people, i, 12, life)
        put_by(people, i, base / reference, credit, m, min(last, near), until, y, life, book)


@kernel
def take_note(people, i, first, turn, last, y, life, received):  # type: ignore[no-untyped-def]
    """Note the benefit of row i, of a later year of it from month `turn` on."""
    amount = 0
    for m in range(first, last):
        drawn = FIRST_YEAR if m >= turn else 0
        amount += unemployment_benefit(drawn, m, life.of_year)
    if amount > 0:
        note(received, people.id[i], y, people.cell[i], UNEMPLOYED, 0, amount)


@kernel
def start(people, i, seed, life):  # type: ignore[no-untyped-def]
    """Write the record of row i of the start: months as of medical insurance, benefits running."""
    people.unemployment_months[i] = people.work_months[i]
    people.unemployment_left[i] = 0
    if people.cover[i] != UNEMPLOYED:
        return
    luck = uniforms(seed, people.id[i], DRAW_UNEMPLOYED_START, 0)[0]
    drawn = int(luck * 2.0 * life.fixed.unemployment_drawn[0])
    paid = max(np.int64(people.work_months[i]), life.of_year.unemployment_months_required[0])
    due = max(months_due(paid, 0, 0, life.of_year), drawn + 1)
    january = (people.birth_month[i] // 12 + age_of(people, i)) * 12
    people.unemployment_months[i] = january + due - drawn
    people.unemployment_left[i] = due
