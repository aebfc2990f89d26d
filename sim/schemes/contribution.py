"""Bases of contributions of employees (缴费基数).

Employers pay on last year's wages, clamped between 60 % and 300 % of the reference wage. What is
paid month by month, and to which account, is in `events.contributions`.
"""

from __future__ import annotations

import numpy as np

from ..codes import ENTERPRISE, FLEXIBLE, PUBLIC, UNEMPLOYED
from ..compiling import kernel
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
    return to_fen(
        rates.by_year.wage[row, pool] * rates.place[0].wage_profile[people.cell[i]] * factor
    )


@kernel
def employer_wage(row, pool, effect, month, rates, law):  # type: ignore[no-untyped-def]
    """The employer's average monthly base in fen of the year in `row` of the wage table.

    It belongs to the employer: average wage of its class times the employer's effect, within the
    bounds of a base (上年度职工月平均工资 is the average of bases).
    """
    reference = to_fen(rates.by_year.reference_wage[row])
    low, high = (
        share_of(reference, law.floor_share[month]),
        share_of(reference, law.cap_share[month]),
    )
    return contribution_base(to_fen(rates.by_year.wage[row, pool] * np.float64(effect)), low, high)


@kernel
def bounds(y, part, rates, law):  # type: ignore[no-untyped-def]
    """First month, wage row, lowest and highest base of a part of year y.

    A contribution year may begin in another month than January: part 0 is what is left of the
    one before, part 1 begins in the switch month with the wages of the next row.
    """
    first = 0 if part == 0 else law.base_switch_month[y * 12] - 1
    row = max(y - 1, 0) if part == 0 else y
    reference = to_fen(rates.by_year.reference_wage[row])
    low = share_of(reference, law.floor_share[y * 12 + first])
    return first, row, low, share_of(reference, law.cap_share[y * 12 + first])


@kernel
def base_of(people, i, cover, effect, row, low, high, rates):  # type: ignore[no-untyped-def]
    """Monthly base of row i in fen; the unemployed and the flexible have the lowest base."""
    if cover in (UNEMPLOYED, FLEXIBLE):
        return low
    wage = monthly_wage(people, i, row, 1 if cover == PUBLIC else 0, effect, rates)
    return contribution_base(wage, low, high)


@kernel
def contributes(cover):  # type: ignore[no-untyped-def]
    """Whether medical contributions are paid by or for somebody with this cover."""
    return ENTERPRISE <= cover <= UNEMPLOYED


@kernel
def account_age(age):  # type: ignore[no-untyped-def]
    """Class of an age in ACCOUNT_AGES."""
    return int(age >= 35) + int(age >= 45)
