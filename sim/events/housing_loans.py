"""Homes of members and their loans of the housing provident fund.

A loan is what is owed, the months left and a few marks; its instalment follows from them and from
the rate of January, so a change of the rate needs no more. A year of instalments is one step. Who
dies or leaves the place repays the rest. Banks' loans are a payment that an account may cover.
"""

from __future__ import annotations

import math

import numpy as np

from ..codes import (
    DRAW_HOME,
    DRAW_HOME_LOAN,
    DRAW_HOUSING_START,
    EQUAL_INSTALMENT,
    EQUAL_PRINCIPAL,
    FIRST_HOME,
    PURCHASE,
    SECOND_HOME,
)
from ..compiling import kernel
from ..draw import lognormal, uniforms
from ..housing_tally import (
    BORROWERS,
    GRANTED,
    LOAN_INTEREST,
    PRINCIPAL,
    add_housing,
    housing_heads,
    pay_out,
    post_housing,
)
from ..law import PPM
from ..people import FIRST_BIRTH_YEAR, age_of, months_paid
from ..received import note
from ..schemes.housing_fund import balance_of, purchase_claim, take_out, withdrawal
from ..schemes.housing_loan import (
    SHORT_TERM,
    Buyer,
    after_months,
    grant_loan,
    interest_of_month,
    interest_until,
    is_young,
    loan_limit,
    loan_months,
    loan_rate,
    may_borrow,
    months_of_waiting,
)
from ..schemes.money import half_up, share_of
from .legal_age import legal_month

#: Marks of a loan in `housing_flags`: for a second home, in equal parts of principal, for a short
#: term; set for everybody who was ever a member; above them the number of loans of the fund so far.
#: Months left without a loan of the fund are those of a bank's loan.
SECOND, IN_PARTS, SHORT, MEMBER, LOANS = 1, 2, 4, 8, 16
MOST_COUNTED = 3
#: A loan that waits for its money (轮候) has in `housing_left` its months and, times this, in which
#: month counted from the next January, as 1, the money comes; no term is as long.
TERM_ROOM = 512
#: Loans are whole thousands of yuan and at least ten thousand. Source: assumption; why: the usual
#: way of centres; no text was read.
LOAN_STEP, LEAST_LOAN = 100_000, 1_000_000


@kernel
def whole(number):  # type: ignore[no-untyped-def]
    """A number of a column as int64: columns are narrow, and what is made of them is not."""
    return np.int64(number)


@kernel
def become_member(people, i, seed, life):  # type: ignore[no-untyped-def]
    """Row i pays to the fund for the first time: it may owe a bank for a home bought before.

    As many owe as members of their age at the start (assumption).
    """
    people.housing_flags[i] = MEMBER
    fixed, age = life.fixed, age_of(people, i)
    debt, spent, _, _ = uniforms(seed, people.id[i], DRAW_HOUSING_START, 0)
    if debt < fixed.housing_start_loan[age] + fixed.housing_start_bank[age]:
        people.housing_left[i] = months_to_go(spent, life)


@kernel
def months_to_go(luck, life):  # type: ignore[no-untyped-def]
    """Months left of a loan that has run for some time; all times up to the longest are alike."""
    fixed = life.fixed
    return max(fixed.housing_term_wanted[0] - int(luck * fixed.housing_start_spent[0]), 1)


@kernel
def running_loan(people, i, life):  # type: ignore[no-untyped-def]
    """The loan of the fund of row i on 1 January, at the rate of that month."""
    flags = people.housing_flags[i]
    home = SECOND_HOME if flags & SECOND else FIRST_HOME
    term = SHORT_TERM if flags & SHORT else SHORT_TERM + 1
    method = EQUAL_PRINCIPAL if flags & IN_PARTS else EQUAL_INSTALMENT
    rate = loan_rate(home, term, life.of_year, 0)
    left = whole(people.housing_left[i])
    return grant_loan(whole(people.housing_loan[i]), left, rate, method)


@kernel
def payment(people, i, life):  # type: ignore[no-untyped-def]
    """What row i pays a month for its home loan, of the fund or of a bank; fen."""
    if people.housing_loan[i] == 0:
        return life.of_year.housing_bank_payment[0]
    loan = running_loan(people, i, life)
    if loan.method == EQUAL_PRINCIPAL:
        return loan.instalment + interest_of_month(loan)
    return loan.instalment


@kernel
def repay_year(people, i, plan, child, luck, y, year, life, book):  # type: ignore[no-untyped-def]
    """Instalments of year y on the home loan of row i, if it has one.

    What is left is repaid early by a few, and by those who buy another home in the month of that.
    """
    here, gone = plan.here, plan.gone
    if people.housing_left[i] == 0:
        return
    if people.housing_left[i] >= TERM_ROOM:
        receive(people, i, plan, child, y, year, life, book)
        return
    if people.housing_loan[i] == 0:
        people.housing_left[i] = max(whole(people.housing_left[i]) - (gone - here), 0)
        return
    ends, hazard = min(gone, plan.buys), life.of_year.housing_prepays[0]
    if luck < hazard:  # the chance is below the hazard
        ends = min(here + int(-math.log(1.0 - luck) / hazard * 12.0), ends)
    loan = instalments(running_loan(people, i, life), here, ends, y, book)
    keep(people, i, end_loan(loan, ends, y, book))


@kernel
def receive(people, i, plan, child, y, year, life, book):  # type: ignore[no-untyped-def]
    """The money of the loan that row i waits for comes in year y, or the wait goes on.

    Who dies, moves away or buys another home first never gets it.
    """
    left, ends = whole(people.housing_left[i]), min(plan.gone, plan.buys)
    month = left // TERM_ROOM - 1
    if month < ends:
        people.housing_left[i] = left % TERM_ROOM
        age = (year - FIRST_BIRTH_YEAR) * 12 + month - whole(people.birth_month[i])
        pay_loan(people, i, child, age, month, ends, y, life, book)
    elif ends < 12:
        people.housing_flags[i] -= LOANS
        people.housing_loan[i] = 0
        people.housing_left[i] = 0
    else:
        people.housing_left[i] = left - 12 * TERM_ROOM


@kernel
def pay_loan(people, i, child, age, month, ends, y, life, book):  # type: ignore[no-untyped-def]
    """Row i gets the money of the loan that is written down, in month `month` of year y.

    It counts as granted then, by the age in months and the children of then. Instalments begin in
    the next month; what is left is repaid in month `ends`.
    """
    law, flags = life.of_year, people.housing_flags[i]
    amount, months = whole(people.housing_loan[i]), whole(people.housing_left[i])
    home = SECOND_HOME if flags & SECOND else FIRST_HOME
    young = 1 if is_young(Buyer(0, child, age, home, 0, 0, 0, 0), law, month) else 0
    post_housing(book, GRANTED, amount, y * 12 + month, y * 12 + month + 1)
    book.housing_made[y * 12 + month, young, child, 0] += 1
    book.housing_made[y * 12 + month, young, child, 1] += amount
    method = EQUAL_PRINCIPAL if flags & IN_PARTS else EQUAL_INSTALMENT
    loan = grant_loan(amount, months, loan_rate(home, months, law, month), method)
    loan = instalments(loan, month + 1, ends, y, book)
    keep(people, i, end_loan(loan, ends, y, book))


@kernel
def instalments(loan, first, last, y, book):  # type: ignore[no-untyped-def]
    """The loan after the instalments of months first to last - 1 of year y, which are booked.

    Principal and interest are spread evenly over these months of the year.
    """
    later = after_months(loan, last - first)
    months = loan.months_left - later.months_left
    if months == 0:
        return loan
    begin, end = y * 12 + first, y * 12 + first + months
    spread(book, PRINCIPAL, loan.balance - later.balance, begin, end)
    spread(book, LOAN_INTEREST, interest_until(loan, later), begin, end)
    housing_heads(book, BORROWERS, begin, end)
    return later


@kernel
def spread(book, line, amount, first, last):  # type: ignore[no-untyped-def]
    """Book an amount in equal parts over months; the last one has what division leaves."""
    part = amount // (last - first)
    post_housing(book, line, part, first, last)
    add_housing(book, line, amount - part * (last - first), last - 1)


@kernel
def end_loan(loan, m, y, book):  # type: ignore[no-untyped-def]
    """What is left of a loan is repaid in month m of year y, if it lies in the year."""
    if m >= 12:
        return loan
    post_housing(book, PRINCIPAL, loan.balance, y * 12 + m, y * 12 + m + 1)
    return after_months(loan, loan.months_left)


@kernel
def keep(people, i, loan):  # type: ignore[no-untyped-def]
    """Write down what row i owes after the year."""
    people.housing_loan[i] = loan.balance
    people.housing_left[i] = loan.months_left if loan.balance > 0 else 0


@kernel
def buy(  # type: ignore[no-untyped-def]
    people, i, account, base, child, plan, y, year, seed, rates, life, book, received
):
    """Row i buys a home in its month: a loan of the fund or of a bank, and a withdrawal.

    Returns the account after it. Loans look at the balance before the withdrawal.
    """
    law, fixed, m = life.of_year, life.fixed, plan.buys
    u, v, second, couple = uniforms(seed, people.id[i], DRAW_HOME, year)
    borrows, bank, claims, method = uniforms(seed, people.id[i], DRAW_HOME_LOAN, year)
    home = SECOND_HOME if second < fixed.housing_second[age_of(people, i)] else FIRST_HOME
    mean = np.float64(law.housing_price[0])
    price = half_up(lognormal(mean, fixed.housing_price_spread[0], u, v))
    amount = 0
    if borrows < fixed.housing_borrow[home]:
        families = 1 if couple < fixed.housing_couples[0] else 0
        now = (year - FIRST_BIRTH_YEAR) * 12 + m
        paid = months_paid(people, i, m / 12.0, now, law)
        buyer = Buyer(
            *(families, child, now - whole(people.birth_month[i]), home, paid),
            *(base * (1 + families), balance_of(account) * (1 + families), price),
        )
        parts = 1 if method < fixed.housing_principal[0] else 0
        amount = borrow(people, i, buyer, parts, plan, y, rates, life, book)
        if fixed.follow_housing[0] == 1:
            note(received, people.id[i], y, people.cell[i], people.cover[i], 0, amount)
    if amount == 0 and people.housing_loan[i] == 0 and bank < fixed.housing_bank_loan[home]:
        people.housing_left[i] = fixed.housing_term_wanted[0]
    if claims >= fixed.housing_claim_purchase[0]:
        return account
    paid_out = withdrawal(PURCHASE, account, purchase_claim(price, 0, law, m))
    month = y * 12 + m
    pay_out(book, PURCHASE, paid_out, month, month + 1)
    return take_out(account, paid_out, law, m)


@kernel
def borrow(people, i, buyer, parts, plan, y, rates, life, book):  # type: ignore[no-untyped-def]
    """Grant row i the loan of a purchase, if it may have one; returns its amount in fen.

    Its money comes at once, or later where loans queue (轮候).
    """
    law, m = life.of_year, plan.buys
    state, before = law.housing_liquidity[m], whole(people.housing_flags[i]) // LOANS
    if not may_borrow(buyer, before, state, law, m):
        return 0
    wanted = life.fixed.housing_term_wanted[0]
    retires = legal_month(people, i, people.cover[i], rates, law)
    months = loan_months(wanted, buyer.age_months, retires, law, m)
    asked = share_of(buyer.price, int(life.fixed.housing_asked[0] * PPM + 0.5))
    amount = min(loan_limit(buyer, months, state, law, m), asked) // LOAN_STEP * LOAN_STEP
    if amount < LEAST_LOAN:
        return 0
    month = m + months_of_waiting(state, law, m)
    if plan.gone < 12 and month >= plan.gone:
        return 0
    short = SHORT if months <= SHORT_TERM else 0
    marks = MEMBER + (SECOND if buyer.home == SECOND_HOME else 0) + IN_PARTS * parts + short
    people.housing_flags[i] = marks + LOANS * min(before + 1, MOST_COUNTED)
    people.housing_loan[i] = amount
    if month < 12:
        people.housing_left[i] = months
        age = buyer.age_months + month - m
        pay_loan(people, i, buyer.children, age, month, plan.gone, y, life, book)
    else:
        people.housing_left[i] = months + (month - 11) * TERM_ROOM
    return amount
