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
from .money import share_of, to_fen


@kernel
def contribution_base(wage, reference, floor, cap):  # type: ignore[no-untyped-def]
    """Monthly base in fen: the wage, not below floor nor above cap parts of the reference.

    Source: 国办发〔2019〕13号 (full-calibre average wage); 60 % to 300 %.
    """
    return min(max(wage, share_of(reference, floor)), share_of(reference, cap))


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
    return contribution_base(
        to_fen(rates.wage[row, pool] * np.float64(effect)),
        to_fen(rates.reference_wage[row]),
        law.floor_share[month],
        law.cap_share[month],
    )


@kernel
def add_base(people, i, cover, effect, first, last, y, rates, law, base_step):  # type: ignore[no-untyped-def]
    """Add the base of person i for months first..last-1 of year y, in either wage year."""
    if first >= last:
        return
    switch = law.base_switch_month[y * 12] - 1
    for part in range(2):
        lo = first if part == 0 else max(first, switch)
        hi = min(last, switch) if part == 0 else last
        if lo >= hi:
            continue
        row = max(y - 1, 0) if part == 0 else y
        month = y * 12 + lo
        reference = to_fen(rates.reference_wage[row])
        if cover == UNEMPLOYED:
            base = share_of(reference, law.floor_share[month])
        else:
            wage = monthly_wage(people, i, row, 1 if cover == PUBLIC else 0, effect, rates)
            base = contribution_base(wage, reference, law.floor_share[month], law.cap_share[month])
        column = 0 if cover == ENTERPRISE else 1 if cover == PUBLIC else 2
        base_step[month, column] += base
        base_step[y * 12 + hi, column] -= base


@kernel
def collect(people, n, y, rates, law, timing, base_step):  # type: ignore[no-untyped-def]
    """Add the bases of all n people for year y: before and after a change, until the end.

    Whoever has the cover at the end of a month pays for that month.
    """
    for i in range(n):
        before = people.cover[i]
        changed = people.change[i] < 1.0
        if not pays(before) and not (changed and pays(people.cover_after[i])):
            continue
        first = month_in_year(people.start[i], y, timing)
        last = month_in_year(people.end[i], y, timing)
        turn = min(month_in_year(people.change[i], y, timing), last)
        if pays(before):
            effect = people.employer_factor[i]
            add_base(people, i, before, effect, first, turn, y, rates, law, base_step)
        if changed and pays(people.cover_after[i]):
            after, effect = people.cover_after[i], people.employer_after[i]
            add_base(people, i, after, effect, turn, last, y, rates, law, base_step)


@kernel
def pays(cover):  # type: ignore[no-untyped-def]
    """Whether somebody pays maternity contributions for a person with this cover."""
    return cover in (ENTERPRISE, PUBLIC, UNEMPLOYED)
