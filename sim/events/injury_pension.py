"""Benefits of the gravely injured: allowance to retirement, then what tops up a pension; nursing.

Those whose employer had not insured may have them from it, as the law says, and then no fund books
them. They are raised in January for those who drew before. The column `injury_clock` holds the
allowance, or what tops it up, less than zero; to the fen up to 167,772 yuan a month.
"""

from __future__ import annotations

import numpy as np

from ..claims import (
    HOLDS,
    TOPS_UP,
    claim,
    draws,
    grade_of,
    need_of,
    phase_of,
    waiting_of,
    was_insured,
)
from ..codes import DRAWS_EMPLOYEE, DRAWS_RESIDENT, PAID_BY_FUND, RETIRED
from ..compiling import kernel
from ..livelihood_tally import (
    INJURED,
    INJURY_ALLOWANCE,
    INJURY_ALLOWANCE_RISE,
    INJURY_NURSING,
    INJURY_NURSING_RISE,
    INJURY_TOP_UP,
    NURSED,
    flow,
    heads,
)
from ..months import month_in_year
from ..people import age_of
from ..schemes.money import share_of
from ..schemes.resident_pension import monthly_pension
from ..schemes.work_injury import allowance_payer, is_covered, nursing_allowance, top_up
from ..schemes.work_injury_rise import allowance_rise, nursing_rise
from .injury_pay import city_wage, run


@kernel
def draw_year(people, i, last, y, rates, life, book, received):  # type: ignore[no-untyped-def]
    """Row i, which drew on 1 January, draws to month last - 1: raised in January, then paid."""
    state, of_year = people.injury_state[i], life.of_year
    grade, need = grade_of(state), need_of(state)
    amount = np.int64(-people.injury_clock[i])
    if phase_of(state) == HOLDS and people.pension_state[i] in (DRAWS_EMPLOYEE, DRAWS_RESIDENT):
        amount = turn_to_top_up(people, i, 0, life)
    if phase_of(people.injury_state[i]) == TOPS_UP:
        pay_top_up(people, i, amount, 0, last, y, life, book, received)
    else:
        rise = allowance_rise(grade, amount, 0, of_year)
        people.injury_clock[i] = -(amount + rise)
        until = min(last, retires_in(people, i, life))
        if has_allowance_of_fund(state, 0, of_year):
            flow(book, INJURY_ALLOWANCE_RISE, rise, y * 12, y * 12 + until)
        pay_allowance(people, i, grade, amount + rise, 0, until, y, life, book, received)
    if need == 0:
        return
    before = share_of(of_year.injury_nursing_before, of_year.injury_nursing_rate[0, need - 1])
    rise = 0
    if before > 0:
        rise = nursing_rise(need - 1, before, city_wage(y, rates), 0, of_year)
    else:
        before = nursing_allowance(need - 1, city_wage(y, rates), 0, of_year)
    if is_covered(was_insured(state), 0, of_year):
        flow(book, INJURY_NURSING_RISE, rise, y * 12, y * 12 + last)
    pay_nursing(people, i, before + rise, 0, last, y, life, book, received)


@kernel
def has_allowance_of_fund(state, m, law):  # type: ignore[no-untyped-def]
    """Whether the fund pays the allowance of a claim from month m on."""
    return allowance_payer(grade_of(state), was_insured(state), m, law) == PAID_BY_FUND


@kernel
def pay_allowance(people, i, grade, allowance, first, last, y, life, book, received):  # type: ignore[no-untyped-def]
    """Row i draws its allowance in months first to last - 1 of year y, until it retires."""
    until = min(last, retires_in(people, i, life))
    if first < until:
        draw(people, i, grade, allowance, first, until, y, life, book, received)


@kernel
def draw(people, i, grade, allowance, first, until, y, life, book, received):  # type: ignore[no-untyped-def]
    """Row i draws its allowance in months first to until - 1; the fund counts those it pays."""
    of_fund = has_allowance_of_fund(people.injury_state[i], first, life.of_year)
    if of_fund:
        heads(book, INJURED + grade - 1, y * 12 + first, y * 12 + until)
    run(people, i, INJURY_ALLOWANCE, allowance, of_fund, first, until, y, life, book, received)


@kernel
def pay_nursing(people, i, amount, first, last, y, life, book, received):  # type: ignore[no-untyped-def]
    """Row i has its nursing paid in months first to last - 1; the fund counts those it pays."""
    state = people.injury_state[i]
    of_fund = is_covered(was_insured(state), first, life.of_year)
    if of_fund:
        heads(book, NURSED + need_of(state) - 1, y * 12 + first, y * 12 + last)
    run(people, i, INJURY_NURSING, amount, of_fund, first, last, y, life, book, received)


@kernel
def pay_top_up(people, i, amount, first, last, y, life, book, received):  # type: ignore[no-untyped-def]
    """Row i has its pension topped up in months first to last - 1 of year y."""
    if first < last:
        of_fund = is_covered(was_insured(people.injury_state[i]), first, life.of_year)
        run(people, i, INJURY_TOP_UP, amount, of_fund, first, last, y, life, book, received)


@kernel
def retires_in(people, i, life):  # type: ignore[no-untyped-def]
    """Month of the year in which row i retires from work, 12 if it does not."""
    if people.change[i] < 1.0 and people.cover_after[i] == RETIRED:
        return month_in_year(people.change[i], life.of_year)
    return 12


@kernel
def turn_to_top_up(people, i, m, life):  # type: ignore[no-untyped-def]
    """Row i draws a pension from month m on: what it lacks of the allowance, fixed for life.

    Nothing tops up the allowance of a grade that is the employer's.
    """
    law, pension = life.of_year, np.int64(people.benefit[i])
    state, amount = people.injury_state[i], 0
    if people.pension_state[i] == DRAWS_RESIDENT:
        age = 12 * np.int64(age_of(people, i))
        pension = monthly_pension(pension, people.resident_years[i], age, m, law)
    if grade_of(state) <= law.injury_fund_grades[m]:
        amount = top_up(np.int64(-people.injury_clock[i]), pension, m, law)
    people.injury_clock[i] = -amount
    people.injury_state[i] = claim(grade_of(state), need_of(state), TOPS_UP, waiting_of(state))
    return amount


@kernel
def retire(people, i, m, last, y, life, book, received):  # type: ignore[no-untyped-def]
    """Row i retired from work in month m of year y: a claim ends, an allowance gives way.

    Who has no pension yet keeps the allowance.
    """
    state = people.injury_state[i]
    if not draws(state):
        if phase_of(state) == HOLDS:
            people.injury_state[i] = 0
        return
    if phase_of(state) == TOPS_UP:
        return
    if people.pension_state[i] == DRAWS_EMPLOYEE:
        amount = turn_to_top_up(people, i, m, life)
        pay_top_up(people, i, amount, m, last, y, life, book, received)
        return
    allowance = np.int64(-people.injury_clock[i])
    if m < last:
        draw(people, i, grade_of(state), allowance, m, last, y, life, book, received)
