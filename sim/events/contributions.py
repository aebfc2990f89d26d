"""Contributions of people at work, month by month: medical, maternity and pension insurance.

Employers pay for medical and maternity insurance and the pension; employees pay their own share
to medical insurance and the pension, most or all of it to their accounts. The unemployment fund
pays medical premiums for those who draw its benefit, flexible workers pay for themselves. The
close turns sums of bases into money; who pays to the pension alone is in `pension`.
"""

from __future__ import annotations

from ..codes import ENTERPRISE, FLEXIBLE, PUBLIC, UNEMPLOYED
from ..compiling import kernel
from ..livelihood_tally import PENSION_ALONE, PENSION_OWN, flow
from ..medical_tally import ACCOUNT_ENTERPRISE, ACCOUNT_OWN
from ..months import month_in_year
from ..people import age_of
from ..schemes.contribution import account_age, base_of, bounds, contributes
from ..schemes.employee_pension import (
    account_credit,
    flexible_pension_base,
    own_pension,
    self_paid_pension,
)
from ..schemes.money import share_of, to_fen
from . import unemployment
from .pension_months import months_earning, put_by

#: Column of own contributions behind the bases of ENTERPRISE to UNEMPLOYED.
OWN_COLUMN = 4


@kernel
def collect(people, n, y, year, rates, law, ill, life, base_step, account_step, book, received):  # type: ignore[no-untyped-def]
    """Add the bases of all n people for year y, by month, as differences.

    Whoever has the cover at the end of a month pays for that month: before and after a change
    of cover, from the day of joining to the end.
    """
    switch = bounds(y, 1, rates, law)[0]
    for part in range(1 if switch == 0 else 0, 2):
        first, row, low, high = bounds(y, part, rates, law)
        reference = to_fen(rates.by_year.reference_wage[row])
        wage = (reference, 1.0 / reference, low, high)
        last = 12 if part == 1 else switch
        for i in range(n):
            cover, after = people.cover[i], people.cover_after[i]
            changed = people.change[i] < 1.0
            if not contributes(cover) and not (changed and contributes(after)):
                continue
            here = max(first, month_in_year(people.start[i], ill.of_year))
            gone = min(last, month_in_year(people.end[i], ill.of_year))
            turn = max(here, min(gone, month_in_year(people.change[i], ill.of_year)))
            months, employed = 0, 0
            if contributes(cover) and here < turn:
                effect = people.employer_factor[i]
                base = base_of(people, i, cover, effect, row, low, high, rates)
                add_months(base_step, cover - ENTERPRISE, base, y * 12 + here, y * 12 + turn)
                credit(people, i, base, cover, y, here, turn, ill, base_step, account_step)
                save(people, i, cover, base, wage, here, turn, y, life, book)
                if cover == UNEMPLOYED:
                    unemployment.draw(
                        people, i, base, reference, here, turn, y, year, rates, life, book, received
                    )
                months += turn - here
                employed += (turn - here) * int(cover in (ENTERPRISE, PUBLIC))
            if changed and contributes(after) and turn < gone:
                effect = people.employer_after[i]
                base = base_of(people, i, after, effect, row, low, high, rates)
                add_months(base_step, after - ENTERPRISE, base, y * 12 + turn, y * 12 + gone)
                credit(people, i, base, after, y, turn, gone, ill, base_step, account_step)
                save(people, i, after, base, wage, turn, gone, y, life, book)
                if after == UNEMPLOYED:
                    unemployment.draw(
                        people, i, base, reference, turn, gone, y, year, rates, life, book, received
                    )
                months += gone - turn
                employed += (gone - turn) * int(after in (ENTERPRISE, PUBLIC))
            people.work_months[i] += months
            unemployment.pay_months(people, i, employed)


@kernel
def add_months(steps, column, amount, first, last):  # type: ignore[no-untyped-def]
    """Add an amount from month `first` to the month before `last`."""
    steps[first, column] += amount
    steps[last, column] -= amount


@kernel
def credit(people, i, base, cover, y, first, last, ill, base_step, account_step):  # type: ignore[no-untyped-def]
    """Own contributions of months first to last - 1 of year y, and what they bring to the account.

    Each is rounded once a month, half up. Flexible workers and the unemployed have no account.
    """
    if cover not in (ENTERPRISE, PUBLIC):
        return
    law, age = ill.of_year, account_age(age_of(people, i))
    m = first
    while m < last:
        until = min(last, law.alike_until[m])
        begin, end = y * 12 + m, y * 12 + until
        own = share_of(base, law.own_rate[m])
        kept = share_of(own, law.account_own[m])
        given = share_of(base, law.account_employer[m, age])
        add_months(base_step, OWN_COLUMN, own, begin, end)
        add_months(account_step, ACCOUNT_OWN, kept, begin, end)
        add_months(account_step, ACCOUNT_ENTERPRISE + cover - ENTERPRISE, given, begin, end)
        people.credited[i] += (until - m) * (kept + given)
        m = until


@kernel
def save(people, i, cover, base, wage, first, last, y, life, book):  # type: ignore[no-untyped-def]
    """Row i, at work with this cover and base, pays to the pension in months first to last - 1.

    `wage` is the reference wage of the months, one over it, the lowest and the highest base.
    """
    reference, per_fen, low, high = wage
    if cover == UNEMPLOYED:
        return
    law, m = life.of_year, first
    earning = months_earning(people, i, 12, life)
    while m < last:
        until = min(last, law.pension_alike_until[m])
        begin, end = y * 12 + m, y * 12 + until
        if cover == FLEXIBLE:
            base = flexible_pension_base(reference, low, high, m, law)
            flow(book, PENSION_ALONE, self_paid_pension(base, m, law), begin, end)
        else:
            flow(book, PENSION_OWN, own_pension(base, cover, m, law), begin, end)
        credit = account_credit(base, cover, m, law)
        put_by(people, i, base * per_fen, credit, m, until, earning, y, life, book)
        m = until
