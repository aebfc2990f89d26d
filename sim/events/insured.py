"""Which scheme settles somebody's bills at a time of the year."""

from __future__ import annotations

import numpy as np

from ..codes import ENTERPRISE, FLEXIBLE, NOT_SUPPLEMENTED, PUBLIC
from ..compiling import inlined_kernel, kernel
from ..months import month_in_year
from ..people import FIRST_BIRTH_YEAR, cover_at, months_paid

#: Scheme of each cover (SCHEMES); WITHOUT are people who have no insurance.
SCHEME_OF = (0, 0, 1, 1, 1, 1, 0, 2, 3)
WITHOUT = 3
#: Values of `covered_from`: months from which somebody is covered; not at all; behind them
#: months from which somebody is covered no longer.
NEVER_COVERED, COVERED_UNTIL = 12, 13


@kernel
def scheme_at(people, i, time, m, year, ill):  # type: ignore[no-untyped-def]
    """Scheme that settles a bill of row i at `time`, in month m of the year; 3 is none."""
    cover = cover_at(people, i, time)
    scheme = SCHEME_OF[cover]
    if scheme == 0 and not covered_in(people.covered_from[i], m):
        return WITHOUT
    if cover == FLEXIBLE and ill.of_year.flexible_wait[m] > 0:
        now = (year - FIRST_BIRTH_YEAR) * 12 + m
        if months_paid(people, i, time, now, ill.of_year) <= ill.of_year.flexible_wait[m]:
            return WITHOUT
    return scheme


@kernel
def supplement_of(cover):  # type: ignore[no-untyped-def]
    """Whose supplement pays for somebody with this cover: nobody's, or 1 + code in SUPPLEMENTED."""
    if cover == PUBLIC:
        return 1
    return 2 if cover == ENTERPRISE else NOT_SUPPLEMENTED


@kernel
def is_supplemented(cover, of_year):  # type: ignore[no-untyped-def]
    """Whether a supplement pays for this cover in any month of the year."""
    whose = supplement_of(cover)
    paid = False
    if whose != NOT_SUPPLEMENTED:
        for m in range(12):
            paid |= of_year.supplement_rate[m, whose - 1] > 0
    return paid


@kernel
def covered_in(begin, m):  # type: ignore[no-untyped-def]
    """Whether a resident with this value of `covered_from` is covered in month m of the year."""
    if begin >= COVERED_UNTIL:
        return m < begin - COVERED_UNTIL
    return m >= begin


@kernel
def scheme_of_month(people, i, m, year, ill):  # type: ignore[no-untyped-def]
    """Scheme of row i on the first of month m of the year; 3 is none."""
    return scheme_at(people, i, ill.of_year.start_of_month[m], m, year, ill)


@kernel
def next_turn(people, i, m, last, of_year):  # type: ignore[no-untyped-def]
    """First month after m, at most `last`, in which row i may be insured otherwise than in m."""
    if people.cover[i] == FLEXIBLE or people.cover_after[i] == FLEXIBLE:
        return m + 1
    change = month_in_year(people.change[i], of_year)
    begin = people.covered_from[i]
    until = sooner(sooner(last, m, change + 1), m, change)
    return sooner(until, m, begin - COVERED_UNTIL if begin >= COVERED_UNTIL else begin)


@kernel
def sooner(until, m, turn):  # type: ignore[no-untyped-def]
    """A turn of events after month m, if it comes before `until`."""
    return np.int64(turn) if m < turn < until else until


@inlined_kernel
def changes_scheme(people, i):  # type: ignore[no-untyped-def]
    """Whether row i is insured otherwise at the end of the year than at its start."""
    if people.change[i] >= 1.0:
        return False
    before, after = people.cover[i], people.cover_after[i]
    return SCHEME_OF[before] != SCHEME_OF[after] or after == FLEXIBLE
