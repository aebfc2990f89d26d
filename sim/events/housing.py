"""The housing provident fund in lives: deposits, interest and withdrawals of members.

A member's year goes from one turn to the next: a new base, interest credited at the end of June, a
change of work, a withdrawal, a purchase, the end of the account. The months between are worked out
in one step. What turns when is in `housing_plan`, homes and loans are in `housing_loans`.
"""

from __future__ import annotations

from ..codes import DEATH, DRAW_HOUSING, DRAW_HOUSING_LEAVE, LEAVING, RENT, REPAYMENT, RETIRING
from ..compiling import kernel
from ..draw import uniforms
from ..housing_tally import (
    DEPOSIT_EMPLOYER,
    DEPOSIT_OWN,
    INTEREST_CREDITED,
    PAYERS,
    WITHDRAWALS,
    WITHDREW,
    housing_heads,
    pay_out,
    post_housing,
)
from ..received import HOUSING, meet, note
from ..schemes.housing_fund import (
    ACCRUED_PER_FEN,
    Account,
    after_deposits,
    interest_due,
    may_leave,
    take_out,
    withdrawal,
)
from . import housing_loans
from .housing_loans import TERM_ROOM, whole
from .housing_plan import (
    CREDITED,
    children_of,
    deposit_of,
    first_plan,
    next_stop,
    with_luck,
    works,
)

#: Most fen that a record holds; above the second sum no deposit is taken, for a year adds less
#: than what lies between.
MOST, FULL = 2**32 - 1, 3 * 2**30
#: Most months without deposits that a record counts.
LONG_IDLE = 250


@kernel
def step(people, rows, y, year, seed, rates, life, book, received):  # type: ignore[no-untyped-def]
    """The housing fund of year y for the people of 1 January and those who moved in."""
    for i in range(rows):
        if works(people, i) or holds(people, i):
            live_account(people, i, y, year, seed, rates, life, book, received)


@kernel
def holds(people, i):  # type: ignore[no-untyped-def]
    """Whether row i has money in its account or pays for a home; else only work can bring any."""
    held = people.housing_balance[i] > 0 or people.housing_accrued[i] > 0
    return held or people.housing_left[i] > 0


@kernel
def live_account(people, i, y, year, seed, rates, life, book, received):  # type: ignore[no-untyped-def]
    """Deposits, interest, withdrawals and home of row i in year y."""
    plan = first_plan(people, i, year, rates, life)
    side, base = deposit_of(people, i, plan.here, plan, y, rates, life)
    if people.housing_flags[i] == 0:
        if max(side, deposit_of(people, i, plan.turn, plan, y, rates, life)[0]) == 0:
            return
        housing_loans.become_member(people, i, seed, life)
    meet(received, people.root[i], HOUSING)
    luck = uniforms(seed, people.id[i], DRAW_HOUSING, year)
    child = children_of(people, i, life)
    plan = with_luck(people, i, plan, base, child, luck, y, rates, life)
    housing_loans.repay_year(people, i, plan, child, luck[2], y, year, life, book)
    accrued = whole(people.housing_accrued[i]) * ACCRUED_PER_FEN
    before = book.housing_withdrew[y, WITHDRAWALS]
    account, m = Account(whole(people.housing_balance[i]), 0, accrued), plan.here
    while m < plan.gone:
        if m in (plan.turn, plan.switch):
            side, base = deposit_of(people, i, m, plan, y, rates, life)
        if m == CREDITED:
            account = credit(account, y * 12 + m - 1, book)
        if m == plan.retires:
            account = close(account, RETIRING, y * 12 + m, book)
        until = next_stop(m, plan, people.housing_idle[i], side, life)
        account = pass_months(people, i, account, side, plan.monthly, m, until, y, life, book)
        m = until
        if side == 0 and people.housing_idle[i] == life.of_year.housing_leave_months[m - 1]:
            account = leave(people, i, account, y * 12 + m - 1, m - 1, seed, life, book)
        if m - 1 == plan.claims and (side > 0 or plan.reason == REPAYMENT):
            account = claim(people, i, account, plan, y, life, book, received)
        if m - 1 == plan.buys:
            account = housing_loans.buy(
                people, i, account, base, child, plan, y, year, seed, rates, life, book, received
            )
    finish(people, i, account, plan, y, book)
    if book.housing_withdrew[y, WITHDRAWALS] > before:
        book.housing_withdrew[y, WITHDREW] += 1


@kernel
def pass_months(people, i, account, side, monthly, first, last, y, life, book):  # type: ignore[no-untyped-def]
    """The account of row i after months first to last - 1 of year y with these sums a month."""
    begin, end = y * 12 + first, y * 12 + last
    if account.carried > FULL:
        book.housing_capped[y] += 1
        side = 0
    if side > 0:
        people.housing_idle[i] = 0
        post_housing(book, DEPOSIT_EMPLOYER, side, begin, end)
        post_housing(book, DEPOSIT_OWN, side, begin, end)
        housing_heads(book, PAYERS, begin, end)
    else:
        people.housing_idle[i] = min(whole(people.housing_idle[i]) + last - first, LONG_IDLE)
    deposit = 2 * side
    if monthly == 0:
        return after_deposits(account, deposit, first, last, life.of_year)
    months = last - first
    if monthly > deposit:
        months = min(months, account.carried // (monthly - deposit))
    then = first + months
    account = after_deposits(account, deposit - monthly, first, then, life.of_year)
    pay_out(book, REPAYMENT, monthly, begin, y * 12 + then)
    if then < last:  # less is there than is claimed: from now on all of it is taken each month
        rest = account.carried + deposit
        account = after_deposits(account, deposit - rest, then, then + 1, life.of_year)
        pay_out(book, REPAYMENT, rest, y * 12 + then, y * 12 + then + 1)
        pay_out(book, REPAYMENT, deposit, y * 12 + then + 1, end)
    return account


@kernel
def credit(account, month, book):  # type: ignore[no-untyped-def]
    """The account on 1 July: its interest is credited, booked in June."""
    due = interest_due(account)
    post_housing(book, INTEREST_CREDITED, due, month, month + 1)
    return Account(account.carried + due, 0, 0)


@kernel
def close(account, reason, month, book):  # type: ignore[no-untyped-def]
    """Pay out an account with its interest; nothing is left of it."""
    due = interest_due(account)
    post_housing(book, INTEREST_CREDITED, due, month, month + 1)
    paid = withdrawal(reason, account, 0)
    pay_out(book, reason, paid, month, month + 1)
    return Account(0, 0, 0)


@kernel
def leave(people, i, account, month, m, seed, life, book):  # type: ignore[no-untyped-def]
    """Row i has been without deposits long enough to close the account; some do."""
    if not may_leave(people.housing_idle[i], life.of_year, m):
        return account
    luck = uniforms(seed, people.id[i], DRAW_HOUSING_LEAVE, people.jobs[i])[0]
    if luck >= life.fixed.housing_closes[0]:
        return account
    return close(account, LEAVING, month, book)


@kernel
def claim(people, i, account, plan, y, life, book, received):  # type: ignore[no-untyped-def]
    """Withdraw what is claimed this year, as far as the account has it."""
    month = y * 12 + plan.claims
    paid = withdrawal(plan.reason, account, plan.claim)
    pay_out(book, plan.reason, paid, month, month + 1)
    if plan.reason == RENT and life.fixed.follow_housing[0] == 1:
        note(received, people.id[i], y, people.cell[i], people.cover[i], 0, paid)
    return take_out(account, paid, life.of_year, plan.claims)


@kernel
def finish(people, i, account, plan, y, book):  # type: ignore[no-untyped-def]
    """Close the account of the dead and of those who move away; keep that of the others."""
    if plan.gone < 12:
        reason = LEAVING if people.leaves[i] == 1 else DEATH
        account = close(account, reason, y * 12 + plan.gone, book)
    people.housing_balance[i] = account.carried
    people.housing_accrued[i] = min(max(interest_due(account), 0), MOST)


@kernel
def hold(people, i, book, moment):  # type: ignore[no-untyped-def]
    """Count what row i has in its account and owes, at the start or at the end of a study."""
    book.housing_held[moment, 0] += people.housing_balance[i]
    if people.housing_left[i] < TERM_ROOM:
        book.housing_held[moment, 1] += people.housing_loan[i]
