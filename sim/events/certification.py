"""The yearly certification that the living miss (生存认证): pensions withheld, paid up later.

Everybody who draws a resident pension on 1 January is certified once in the year. Whoever misses it
is not paid from the month of the law until certified, then gets the arrears: what accrues stays,
its payment moves, at the close. Reading: nobody is left out beyond December. Deaths that a
certification finds are in `resident_pension`.
"""

from __future__ import annotations

import numpy as np

from ..codes import DRAW_CERTIFICATION, DRAWS_RESIDENT
from ..compiling import kernel
from ..draw import draw_batch, uniforms
from ..livelihood_tally import (
    RESIDENT_ACCOUNT_WITHHELD,
    RESIDENT_ADDITION_WITHHELD,
    RESIDENTS_WITHHELD,
    flow,
    heads,
)
from ..medical import BATCH
from ..months import month_in_year
from ..people import FIRST_BIRTH_YEAR
from ..schemes.resident_pension import age_addition, long_addition


@kernel
def misses(people, i, year, seed, life):  # type: ignore[no-untyped-def]
    """Whether row i, alive and on a resident pension in this year, misses its certification.

    Nobody does in the year of the pension age, in which the pension was granted.
    """
    if life.of_year.resident_certified[0] == 0 or not may_miss(people, i, year, life):
        return False
    luck = uniforms(seed, people.id[i], DRAW_CERTIFICATION, year)[0]
    return luck < life.fixed.certify_fail_share[0]


@kernel
def may_miss(people, i, year, life):  # type: ignore[no-untyped-def]
    """Whether row i was granted its pension before this year."""
    reached = people.birth_month[i] + life.of_year.resident_pension_age[0]
    return reached < (year - FIRST_BIRTH_YEAR) * 12


@kernel
def months_withheld(life):  # type: ignore[no-untyped-def]
    """First month of the year without payment, and the month of the arrears, 12 at most."""
    first = life.of_year.resident_certify_month[0] - 1
    return first, min(first + life.fixed.certify_return_months[0], 12)


@kernel
def withheld_in(people, i, m, year, seed, life):  # type: ignore[no-untyped-def]
    """Whether the pension of row i is withheld in month m of the year."""
    first, back = months_withheld(life)
    return first <= m < back and misses(people, i, year, seed, life)


@kernel
def step(people, n, y, year, seed, life, book, room):  # type: ignore[no-untyped-def]
    """What is not paid in time to those of the n people who drew on 1 January of year y.

    Their luck is drawn batch by batch, in loops that become vectors of numbers.
    """
    first, back = months_withheld(life)
    if first >= back or life.of_year.resident_certified[0] == 0:
        return
    hits, state = 0, people.pension_state
    for i in range(n):
        people.hit[hits] = i
        hits += state[i] == DRAWS_RESIDENT
    share = life.fixed.certify_fail_share[0]
    for begin in range(0, hits, BATCH):
        last = min(begin + BATCH, hits)
        for k in range(last - begin):
            room.person[k], room.turn[k] = people.id[people.hit[begin + k]], year
        draw_batch(seed, DRAW_CERTIFICATION, last - begin, room)
        for k in range(last - begin):
            i = people.hit[begin + k]
            if room.luck[0, k] < share and may_miss(people, i, year, life):
                withhold(people, i, first, back, y, year, life, book)


@kernel
def withhold(people, i, first, back, y, year, life, book):  # type: ignore[no-untyped-def]
    """Row i is not paid from month `first` of the year to `back`, or to that of its death.

    The basic pension is left to the close.
    """
    until = min(back, min(month_in_year(people.end[i], life.of_year) + 1, 12))
    if first >= until:
        return
    begin, end, law = y * 12 + first, y * 12 + until, life.of_year
    heads(book, RESIDENTS_WITHHELD, begin, end)
    months = 12 * (year - FIRST_BIRTH_YEAR) - people.birth_month[i]
    more = age_addition(months, 0, law) + long_addition(people.resident_years[i], 0, law)
    flow(book, RESIDENT_ADDITION_WITHHELD, more, begin, end)
    flow(book, RESIDENT_ACCOUNT_WITHHELD, np.int64(people.benefit[i]), begin, end)
