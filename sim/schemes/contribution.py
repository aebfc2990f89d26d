"""Bases of contributions of employees (职工医保与生育保险缴费), month by month.

Employers pay on last year's wages, clamped between 60 % and 300 % of the reference wage, for
medical and maternity insurance; employees pay their own share to medical insurance only, most of
it to their personal account. The unemployment fund pays for those who draw its benefit, flexible
workers for themselves. The ledger turns sums of bases into money.
"""

from __future__ import annotations

import numpy as np

from ..codes import ENTERPRISE, FLEXIBLE, NUM_AGES, PUBLIC, UNEMPLOYED
from ..compiling import kernel
from ..medical_tally import ACCOUNT_EMPLOYER, ACCOUNT_OWN
from ..months import month_in_year
from .money import share_of, to_fen

#: Column of own contributions behind the bases of ENTERPRISE to UNEMPLOYED.
OWN_COLUMN = 4


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
def collect(people, n, y, rates, law, ill, base_step, account_step):  # type: ignore[no-untyped-def]
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
            if not contributes(cover) and not (changed and contributes(after)):
                continue
            here = max(first, month_in_year(people.start[i], ill.of_year))
            gone = min(last, month_in_year(people.end[i], ill.of_year))
            turn = max(here, min(gone, month_in_year(people.change[i], ill.of_year)))
            months = 0
            if contributes(cover) and here < turn:
                effect = people.employer_factor[i]
                base = base_of(people, i, cover, effect, row, low, high, rates)
                add_months(base_step, cover - ENTERPRISE, base, y * 12 + here, y * 12 + turn)
                credit(people, i, base, cover, y, here, turn, ill, base_step, account_step)
                months += turn - here
            if changed and contributes(after) and turn < gone:
                effect = people.employer_after[i]
                base = base_of(people, i, after, effect, row, low, high, rates)
                add_months(base_step, after - ENTERPRISE, base, y * 12 + turn, y * 12 + gone)
                credit(people, i, base, after, y, turn, gone, ill, base_step, account_step)
                months += gone - turn
            people.work_months[i] += months


@kernel
def base_of(people, i, cover, effect, row, low, high, rates):  # type: ignore[no-untyped-def]
    """Monthly base of row i in fen; the unemployed and the flexible have the lowest base."""
    if cover in (UNEMPLOYED, FLEXIBLE):
        return low
    wage = monthly_wage(people, i, row, 1 if cover == PUBLIC else 0, effect, rates)
    return contribution_base(wage, low, high)


@kernel
def add_months(steps, column, amount, first, last):  # type: ignore[no-untyped-def]
    """Add an amount from month `first` to the month before `last`."""
    steps[first, column] += amount
    steps[last, column] -= amount


@kernel
def contributes(cover):  # type: ignore[no-untyped-def]
    """Whether medical contributions are paid by or for somebody with this cover."""
    return ENTERPRISE <= cover <= UNEMPLOYED


@kernel
def account_age(age):  # type: ignore[no-untyped-def]
    """Class of an age in ACCOUNT_AGES."""
    return int(age >= 35) + int(age >= 45)


@kernel
def credit(people, i, base, cover, y, first, last, ill, base_step, account_step):  # type: ignore[no-untyped-def]
    """Own contributions of months first to last - 1 of year y, and what they bring to the account.

    Each is rounded once a month, half up. Flexible workers and the unemployed have no account.
    """
    if cover not in (ENTERPRISE, PUBLIC):
        return
    law, age = ill.of_year, account_age(people.cell[i] % NUM_AGES)
    m = first
    while m < last:
        until = min(last, law.alike_until[m])
        begin, end = y * 12 + m, y * 12 + until
        own = share_of(base, law.own_rate[m])
        kept = share_of(own, law.account_own[m])
        given = share_of(base, law.account_employer[m, age])
        add_months(base_step, OWN_COLUMN, own, begin, end)
        add_months(account_step, ACCOUNT_OWN, kept, begin, end)
        add_months(account_step, ACCOUNT_EMPLOYER, given, begin, end)
        people.credited[i] += (until - m) * (kept + given)
        m = until
