"""Accounts and home loans of members of the housing fund who come with a past.

Balances and loans are those that the facts of the start say (`housing_law.HousingLife`): months of
deposits by age, a spread of accounts about them, loans of one amount that have run for some time.
"""

from __future__ import annotations

import math

import numpy as np

from .codes import DRAW_HOUSING_START, EQUAL_INSTALMENT, FIRST_HOME, RENT
from .compiling import kernel
from .draw import uniforms
from .events.housing_loans import LOANS, MEMBER, become_member, whole
from .events.housing_plan import NEVER, Plan, deposit_of
from .people import age_of
from .schemes.housing_loan import after_months, grant_loan, loan_rate
from .schemes.money import half_up, share_of

#: Everything of a year that has not begun: nothing turns in it.
NOTHING = Plan(0, 12, 12, 12, NEVER, NEVER, NEVER, RENT, 0, 0)


@kernel
def have_no_housing(people, i):  # type: ignore[no-untyped-def]
    """Row i has no account with the housing fund and no home loan."""
    people.housing_balance[i] = 0
    people.housing_accrued[i] = 0
    people.housing_loan[i] = 0
    people.housing_left[i] = 0
    people.housing_flags[i] = 0
    people.housing_idle[i] = 0


@kernel
def draw_housing(people, i, seed, rates, life):  # type: ignore[no-untyped-def]
    """Write account and loan of somebody of the start; `cell` is that of the first year.

    Months held are spread as the sum of two exponentials is (assumption); the account has earned
    for half a year since the last 30 June.
    """
    side, _ = deposit_of(people, i, 0, NOTHING, 0, rates, life)
    if side == 0:
        return
    become_member(people, i, seed, life)
    fixed, age = life.fixed, age_of(people, i)
    debt, _, u, v = uniforms(seed, people.id[i], DRAW_HOUSING_START, 0)
    left = whole(people.housing_left[i])
    if debt < fixed.housing_start_loan[age]:
        term = fixed.housing_term_wanted[0]
        rate = loan_rate(FIRST_HOME, term, life.of_year, 0)
        loan = grant_loan(fixed.housing_start_amount[0], term, rate, EQUAL_INSTALMENT)
        people.housing_loan[i] = after_months(loan, term - left).balance
        people.housing_flags[i] = MEMBER + LOANS
    months = fixed.housing_start_months[age, int(left > 0)] * -0.5 * (math.log(u) + math.log(v))
    held = half_up(2.0 * np.float64(side) * months)
    people.housing_balance[i] = held
    people.housing_accrued[i] = share_of(held, life.of_year.housing_interest_carried[0]) // 2
