"""The allowance of who is unable to work before the statutory age (病残津贴), then the pension.

The insured of enterprises and who pays alone may be struck in the 20 years before the age, once a
year by keyed luck; who has an allowance of work injury is not, nor who is within a year of the age.
They stop paying, work no more and are insured as residents (reading: the rules are silent on
medical insurance, which has the retired only from the age). Paid from the pooled fund to a month
that is known when it begins; the account waits and earns.
"""

from __future__ import annotations

import math

import numpy as np

from ..claims import draws
from ..codes import (
    DRAW_DISABILITY,
    DRAWS_DISABILITY,
    ENTERPRISE,
    PUBLIC,
    RESIDENT,
    SAVES,
)
from ..compiling import kernel
from ..draw import uniforms
from ..livelihood_tally import DISABLED, PENSION_DISABILITY, PENSION_INTEREST, flow, heads
from ..people import FIRST_BIRTH_YEAR, NEVER
from ..received import note
from ..schemes.contribution import contributes
from ..schemes.employee_pension import interest_of
from ..schemes.pension_amount import pension_rise
from ..schemes.pension_death import disability_months, full_disability_pension
from ..schemes.retirement import first_payment
from . import retirement
from .legal_age import legal_month

#: Months to the statutory age within which somebody may be struck, and no longer is.
FAR, NEAR = 240, 12


@kernel
def may_strike(law):  # type: ignore[no-untyped-def]
    """Whether there is an allowance in some month of the year."""
    months = 0
    for m in range(12):
        months += law.pension_disability[m]
    return months > 0


@kernel
def month_struck(people, i, year, seed, rates, life):  # type: ignore[no-untyped-def]
    """Month of the year in which row i, who is insured, becomes unable to work; 12 is not.

    Asked only in years in which somebody `may_strike`.
    """
    law = life.of_year
    left = legal_month(people, i, ENTERPRISE, rates, law) - (year - FIRST_BIRTH_YEAR) * 12
    if not NEAR < left <= FAR or draws(people.injury_state[i]):
        return 12
    luck, when, _, _ = uniforms(seed, people.id[i], DRAW_DISABILITY, year)
    m = int(when * 12)
    rate = law.pension_disability_rate[m]
    if luck >= rate or law.pension_disability[m] == 0:  # the chance is below the rate
        return 12
    return m if luck < 1.0 - math.exp(-rate) else 12


@kernel
def leave_work(people, n, year, seed, rates, ill, life):  # type: ignore[no-untyped-def]
    """Those of the n people who are struck at work leave it; their allowance begins at the close.

    Public bodies have rules of their own.
    """
    if not may_strike(life.of_year):
        return
    for i in range(n):
        cover = people.cover[i]
        if not contributes(cover) or cover == PUBLIC or people.change[i] != NEVER:
            continue
        m = month_struck(people, i, year, seed, rates, life)
        if m == 12:
            continue
        time = ill.of_year.start_of_month[m]
        if time < people.end[i]:
            people.change[i] = time
            people.cover_after[i] = RESIDENT
            people.employer_after[i] = people.employer_factor[i]
            people.pension_state[i] = DRAWS_DISABILITY


@kernel
def begin(people, i, m, last, y, year, rates, life, book, received):  # type: ignore[no-untyped-def]
    """Row i is struck in month m of year y: what it gets, and until when."""
    law = life.of_year
    statutory = legal_month(people, i, ENTERPRISE, rates, law)
    january = (year - FIRST_BIRTH_YEAR) * 12
    first = first_payment(m, m, law)
    left = statutory - january - m
    months = disability_months(people.pension_months[i], left, m, law)
    people.pension_state[i] = DRAWS_DISABILITY
    people.account_part[i] = min(january + first + months, statutory)
    people.benefit[i] = worth(people, i, left, m, y, year, rates, life)
    draw(people, i, first, last, y, life, book, received)


@kernel
def worth(people, i, left, m, y, year, rates, life):  # type: ignore[no-untyped-def]
    """Allowance of row i in month m of year y, `left` months before the age, fen a month.

    A whole pension with enough months and within five years, else its basic part.
    """
    basic, part, more, _ = retirement.parts_of_pension(people, i, 0, m, y, year, rates, life)
    if full_disability_pension(people.pension_months[i], left, m, life.of_year):
        return basic + part + more
    return basic


@kernel
def draw(people, i, first, last, y, life, book, received):  # type: ignore[no-untyped-def]
    """Row i draws its allowance in months first to last - 1 of year y."""
    if first >= last:
        return
    begin, end = y * 12 + first, y * 12 + last
    heads(book, DISABLED, begin, end)
    flow(book, PENSION_DISABILITY, np.int64(people.benefit[i]), begin, end)
    if life.fixed.follow_pensions[0] == 1:
        amount = np.int64(people.benefit[i]) * (last - first)
        note(received, people.id[i], y, people.cell[i], people.cover[i], 0, amount)


@kernel
def draw_year(people, i, age, last, y, year, seed, rates, law, life, book, received):  # type: ignore[no-untyped-def]
    """Row i drew on 1 January of year y; after the last payment it saves again, or retires.

    Raised like pensions, and worked out anew five years before the age (art. 4).
    """
    of_year, january = life.of_year, (year - FIRST_BIRTH_YEAR) * 12
    amount = np.int64(people.benefit[i])
    people.benefit[i] = amount + pension_rise(amount, people.pension_months[i], age - 1, 0, of_year)
    stop = np.int64(people.account_part[i]) - january
    until = min(max(stop, 0), last)
    earn(people, i, until, y, life, book)
    left = legal_month(people, i, ENTERPRISE, rates, of_year) - january
    anew = left - of_year.pension_disability_near[0]
    enough = people.pension_months[i] >= of_year.pension_months_required[0]
    if enough and 0 <= anew < until:
        draw(people, i, 0, anew, y, life, book, received)
        near = left - anew
        people.benefit[i] = worth(people, i, near, anew, y, year, rates, life)
        draw(people, i, anew, until, y, life, book, received)
    else:
        draw(people, i, 0, until, y, life, book, received)
    if stop >= last:
        return
    people.pension_state[i] = SAVES
    people.benefit[i] = 0
    people.account_part[i] = 0
    if stop >= left:
        retirement.retire(
            people, i, ENTERPRISE, until, last, y, year, seed, rates, law, life, book, received
        )


@kernel
def earn(people, i, months, y, life, book):  # type: ignore[no-untyped-def]
    """The account of row i earns while it waits, for so many months of year y."""
    earned = interest_of(np.int64(people.pension_account[i]) * months, 0, life.of_year)
    people.pension_account[i] += earned
    book.paid[y * 12 + 11, PENSION_INTEREST] += earned
