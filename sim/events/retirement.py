"""Retirement with an employee pension: what it is worth when it comes, what to do if months lack.

The statutory month is the law's; a few choose an earlier or a later one. Who lacks months of
contributions extends, pays them up, moves to the resident pension or takes the account. Who has
enough brings the account of the resident pension along. What death leaves is in `pension_end`.
"""

from __future__ import annotations

import numpy as np

from ..codes import (
    DRAW_RETIREMENT,
    DRAWS_EMPLOYEE,
    EXTENDS,
    FLEXIBLE,
    PAYS_UP,
    PUBLIC,
    RESIDENT_ONLY,
    TO_RESIDENT,
    WITHDRAW,
)
from ..compiling import kernel
from ..draw import pick, uniforms
from ..law import PPM
from ..livelihood_tally import (
    PENSION_CREDITED_ONCE,
    PENSION_FROM_RESIDENT,
    PENSION_PAID_UP,
    PENSION_TO_RESIDENT,
    PENSION_WITHDRAWN,
    pay_once,
)
from ..people import FIRST_BIRTH_YEAR
from ..schemes.contribution import bounds
from ..schemes.employee_pension import flexible_pension_base
from ..schemes.money import share_of, to_fen
from ..schemes.pension_amount import (
    account_pension,
    basic_pension,
    benefit_base,
    pension_at_retirement,
    transitional_pension,
)
from ..schemes.resident_pension import years_with_employee
from ..schemes.retirement import (
    chosen_month,
    first_payment,
    may_pay_up,
    months_short,
    pay_up_cost,
)
from . import double_pension, drawing
from .legal_age import retirement_group
from .pension_months import earn

#: Step of a series of numbers, so that the rank of membership gives a choice too (Weyl 1916).
CHOICE_STEP = 25_717
#: Month (since January 1900) before which somebody was first insured for `insured_before_law`.
LAW_OF_2011 = 111 * 12 + 6
#: Most months that a person's record holds.
MOST_MONTHS = 32_000


@kernel
def chosen_retirement(people, i, group, rates, law, m):  # type: ignore[no-untyped-def]
    """Month (since 1900) in which row i retires by its own choice, under the law of month m.

    Early only with the months that the law requires.
    """
    statutory = rates.retirement_month[group, people.birth_month[i]]
    luck = ((np.int64(people.pension_rank[i]) * CHOICE_STEP) & 0xFFFF) / 65_536.0
    shift = 0
    if luck < law.pension_early_share[m]:
        if people.pension_months[i] >= law.pension_months_required[m]:
            shift = -law.pension_early_months[m]
    elif luck >= 1.0 - law.pension_late_share[m]:
        shift = law.pension_late_months[m]
    if shift == 0:
        return statutory
    old = rates.old_retirement_month[group, people.birth_month[i]]
    return chosen_month(statutory, old, shift, m, law)


@kernel
def month_outside(people, i, last, year, rates, life):  # type: ignore[no-untyped-def]
    """Month of the year from which row i, outside work, may retire; beyond 11 it is later.

    Who extends pays all the year (to month `last`) and is looked at in its last month.
    """
    if people.pension_state[i] == EXTENDS:
        return last - 1
    group = retirement_group(people.sex[i], FLEXIBLE, life.of_year)
    now = (year - FIRST_BIRTH_YEAR) * 12
    return max(chosen_retirement(people, i, group, rates, life.of_year, 0) - now, 0)


@kernel
def retire(people, i, cover, m, last, y, year, seed, rates, law, life, book, received):  # type: ignore[no-untyped-def]
    """Row i, who worked with this cover, reaches its age in month m of year y."""
    of_year = life.of_year
    short = months_short(people.pension_months[i], m, of_year)
    if short > 0:
        extended = people.pension_state[i] == EXTENDS
        choice = choose(people, i, short, extended, m, year, seed, of_year)
        if choice == PAYS_UP:
            pay_up(people, i, short, m, y, rates, law, of_year, book)
        elif choice == TO_RESIDENT:
            move_to_residents(people, i, y * 12 + m, book)
            return
        elif choice == WITHDRAW:
            pay_once(book, PENSION_WITHDRAWN, y * 12 + m, people.pension_account[i])
            forget(people, i)
            return
        else:
            people.pension_state[i] = EXTENDS
            if not extended:
                earn(people, i, last - m, y, life, book)
            return
    bring_from_residents(people, i, y * 12 + m, book)
    begin(people, i, cover, m, y, year, rates, life, book)
    first = first_payment(m, m, of_year)
    if first < last:
        drawing.draw(people, i, first, last, y, life, book, received)
        double_pension.draw(people, i, first, last, y, year, seed, rates, life, book)


@kernel
def choose(people, i, short, extended, m, year, seed, law):  # type: ignore[no-untyped-def]
    """What row i does about lacking months, a code in SHORT_CHOICES; who extends goes on."""
    luck = uniforms(seed, people.id[i], DRAW_RETIREMENT, 0)[0]
    choice = pick(luck, law.pension_short_shares[m])
    if choice != PAYS_UP:
        return choice
    now = (year - FIRST_BIRTH_YEAR) * 12 + m
    early = now - people.pension_months[i] < LAW_OF_2011
    waited = law.pension_extend_first[m] if extended else 0
    return PAYS_UP if may_pay_up(waited, early, m, law) else 0


@kernel
def pay_up(people, i, short, m, y, rates, law, of_year, book):  # type: ignore[no-untyped-def]
    """Row i pays the lacking months in one sum, on the base of who pays alone."""
    _, row, low, high = bounds(y, 1, rates, law)
    reference = to_fen(rates.by_year.reference_wage[row])
    base = flexible_pension_base(reference, low, high, m, of_year)
    pay_once(book, PENSION_PAID_UP, y * 12 + m, pay_up_cost(base, short, m, of_year))
    credit = short * share_of(base, of_year.pension_account_rate[m])
    pay_once(book, PENSION_CREDITED_ONCE, y * 12 + m, credit)
    people.pension_account[i] += credit
    people.index_sum[i] += short * (np.float64(base) / np.float64(reference))
    people.pension_months[i] += short


@kernel
def move_to_residents(people, i, month, book):  # type: ignore[no-untyped-def]
    """Account and years of row i join the resident pension (城乡养老保险制度衔接)."""
    pay_once(book, PENSION_TO_RESIDENT, month, people.pension_account[i])
    people.resident_account[i] += people.pension_account[i]
    years = years_with_employee(people.resident_years[i], people.pension_months[i])
    people.resident_years[i] = min(years, 250)
    forget(people, i)


@kernel
def bring_from_residents(people, i, month, book):  # type: ignore[no-untyped-def]
    """The resident account of row i, which has its months, joins that of the employee pension.

    The years do not count as months here; they stay on the rolls of the residents' fund.
    Source: 城乡养老保险制度衔接暂行办法 (人社部发〔2014〕17号) art. 3 and 5.
    """
    held = np.int64(people.resident_account[i])
    pay_once(book, PENSION_FROM_RESIDENT, month, held)
    people.pension_account[i] += held
    people.resident_account[i] = 0


@kernel
def forget(people, i):  # type: ignore[no-untyped-def]
    """Row i has no record with the employee pension any more."""
    people.pension_account[i] = 0
    people.pension_months[i] = 0
    people.index_sum[i] = 0.0
    people.pension_state[i] = RESIDENT_ONLY


@kernel
def parts_of_pension(people, i, fund, m, y, year, rates, life):  # type: ignore[no-untyped-def]
    """Basic, account and transitional pension of row i in month m of year y, and its wage, fen.

    The wage is the reference wage times the mean index.
    """
    law, months = life.of_year, np.int64(people.pension_months[i])
    now = (year - FIRST_BIRTH_YEAR) * 12 + m
    reference = to_fen(rates.by_year.reference_wage[y])
    base = benefit_base(reference, m, law)
    index = np.int64(people.index_sum[i] / max(months, 1) * PPM + 0.5)
    deemed = max(months - max(now - life.fixed.accounts_from[fund], 0), 0)
    part = account_pension(people.pension_account[i], now - people.birth_month[i], m, law)
    basic = basic_pension(base, index, months, m, law)
    more = transitional_pension(base, index, deemed, m, law)
    return basic, part, more, share_of(reference, index)


@kernel
def begin(people, i, cover, m, y, year, rates, life, book):  # type: ignore[no-untyped-def]
    """Work out the pension of row i, which retires in month m of year y."""
    fund = 1 if cover == PUBLIC else 0
    basic, part, more, wage = parts_of_pension(people, i, fund, m, y, year, rates, life)
    pension = pension_at_retirement(basic, part, more, wage, cover, m, life.of_year)
    people.benefit[i] = pension
    people.account_part[i] = part
    people.pension_state[i] = DRAWS_EMPLOYEE
    book.new_pensions[y, 0] += 1
    book.new_pensions[y, 1] += pension
    book.new_pensions[y, 2] += people.pension_months[i]
