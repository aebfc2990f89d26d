"""The yearly certification that the living miss (生存认证): pensions withheld, paid up later.

Everybody who draws a resident pension on 1 January is certified once in the year. Whoever misses it
is not paid from the month of the law until certified, then gets the arrears: what accrues stays,
its payment moves, at the close. Reading: nobody is left out beyond December. Deaths that a
certification finds are in `resident_pension`.
"""

from __future__ import annotations

import numpy as np

from ..codes import DRAW_CERTIFICATION
from ..compiling import kernel
from ..draw import uniforms
from ..livelihood_tally import (
    RESIDENT_ACCOUNT_WITHHELD,
    RESIDENT_ADDITION_WITHHELD,
    RESIDENTS_WITHHELD,
    flow,
    heads,
)
from ..people import FIRST_BIRTH_YEAR
from ..schemes.resident_pension import age_addition, long_addition


@kernel
def misses(people, i, year, seed, life):  # type: ignore[no-untyped-def]
    """Whether row i, alive and on a resident pension in this year, misses its certification.

    Nobody does in the year of the pension age, in which the pension was granted.
    """
    law = life.of_year
    reached = people.birth_month[i] + law.resident_pension_age[0]
    if law.resident_certified[0] == 0 or reached >= (year - FIRST_BIRTH_YEAR) * 12:
        return False
    luck = uniforms(seed, people.id[i], DRAW_CERTIFICATION, year)[0]
    return luck < life.fixed.certify_fail_share[0]


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
def withhold(people, i, part, last, y, year, seed, life, book):  # type: ignore[no-untyped-def]
    """Row i drew on 1 January of year y: what is not paid in time, to month last - 1.

    `part` is what its account bears a month; the basic pension is left to the close.
    """
    first, back = months_withheld(life)
    until = min(back, last)
    if first >= until or not misses(people, i, year, seed, life):
        return
    begin, end, law = y * 12 + first, y * 12 + until, life.of_year
    heads(book, RESIDENTS_WITHHELD, begin, end)
    months = 12 * (year - FIRST_BIRTH_YEAR) - people.birth_month[i]
    more = age_addition(months, 0, law) + long_addition(people.resident_years[i], 0, law)
    flow(book, RESIDENT_ADDITION_WITHHELD, more, begin, end)
    flow(book, RESIDENT_ACCOUNT_WITHHELD, np.int64(part), begin, end)
