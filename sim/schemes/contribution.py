"""Contributions to maternity insurance (生育保险费), month by month.

Employers pay on last year's wages, clamped between 60 % and 300 % of the reference wage; employees
pay nothing. Enterprises pay 1 % (medical cost and allowance), public bodies 0.3 % (medical cost
only) in Liaocheng; the unemployment fund pays for those who draw its benefit.
"""

from __future__ import annotations

import numpy as np

from ..codes import ENTERPRISE, PUBLIC, UNEMPLOYED
from ..compiling import kernel
from ..months import month_in_year
from ..people import pays
from .money import share_of, to_fen


@kernel
def contribution_base(wage, low, high):  # type: ignore[no-untyped-def]
    """Monthly base in fen: the wage between 60 % and 300 % of the reference wage (`bounds`).

    Source: 国办发〔2019〕13号 (full-calibre average wage).
    """
    return min(max(wage, low), high)


@kernel
def monthly_wage(people, i, row, pool, effect, rates):  # type: ignore[no-untyped-def]
    """Own average monthly wage in fen of the year in `row`; `effect` is the employer's."""
    factor = np.float64(people.wage_factor[i]) * np.float64(effect)
    return to_fen(rates.wage[row, pool] * rates.wage_profile[people.cell[i]] * factor)


@kernel
def employer_wage(row, pool, effect, month, rates, law):  # type: ignore[no-untyped-def]
    """The employer's average monthly base in fen of the year in `row` of the wage table.

    It belongs to the employer: average wage of its class times the employer's effect, within the
    bounds of a base (上年度职工月平均工资 is the average of bases).
    """
    reference = to_fen(rates.reference_wage[row])
    low, high = (
        share_of(reference, law.floor_share[month]),
        share_of(reference, law.cap_share[month]),
    )
    return contribution_base(to_fen(rates.wage[row, pool] * np.float64(effect)), low, high)


@kernel
def bounds(y, part, rates, law):  # type: ignore[no-untyped-def]
    """First month, wage row, lowest and highest base of a part of year y.

    A contribution year may begin in another month than January: part 0 is what is left of the
    one before, part 1 begins in the switch month with the wages of the next row.
    """
    first = 0 if part == 0 else law.base_switch_month[y * 12] - 1
    row = max(y - 1, 0) if part == 0 else y
    reference = to_fen(rates.reference_wage[row])
    low = share_of(reference, law.floor_share[y * 12 + first])
    return first, row, low, share_of(reference, law.cap_share[y * 12 + first])


@kernel
def collect(people, n, y, rates, law, timing, base_step):  # type: ignore[no-untyped-def]
    """Add the bases of all n people for year y, by month, as differences.

    Whoever has the cover at the end of a month pays for that month: before and after a change
    of cover, from the day of joining to the end.
    """
    switch = bounds(y, 1, rates, law)[0]
    for part in range(1 if switch == 0 else 0, 2):
        first, row, low, high = bounds(y, part, rates, law)
        last = 12 if part == 1 else switch
        for i in range(n):
            cover, after = people.cover[i], people.cover_after[i]
            changed = people.change[i] < 1.0
            if not pays(cover) and not (changed and pays(after)):
                continue
            here = max(first, month_in_year(people.start[i], y, timing))
            gone = min(last, month_in_year(people.end[i], y, timing))
            turn = max(here, min(gone, month_in_year(people.change[i], y, timing)))
            if pays(cover) and here < turn:
                effect = people.employer_factor[i]
                base = base_of(people, i, cover, effect, row, low, high, rates)
                spread(base, cover, y * 12 + here, y * 12 + turn, base_step)
            if changed and pays(after) and turn < gone:
                effect = people.employer_after[i]
                base = base_of(people, i, after, effect, row, low, high, rates)
                spread(base, after, y * 12 + turn, y * 12 + gone, base_step)


@kernel
def base_of(people, i, cover, effect, row, low, high, rates):  # type: ignore[no-untyped-def]
    """Monthly base of row i in fen; the unemployment fund pays on the lowest base."""
    if cover == UNEMPLOYED:
        return low
    wage = monthly_wage(people, i, row, 1 if cover == PUBLIC else 0, effect, rates)
    return contribution_base(wage, low, high)


@kernel
def spread(base, cover, first, last, base_step):  # type: ignore[no-untyped-def]
    """Add a base from month `first` to the month before `last`."""
    column = 0 if cover == ENTERPRISE else 1 if cover == PUBLIC else 2
    base_step[first, column] += base
    base_step[last, column] -= base
