"""Loans of the housing provident fund (住房公积金个人住房贷款): limit, instalments, rates.

The limit is the least of four sums. A loan is repaid in equal instalments (等额本息) or in equal
parts of principal (等额本金); a new rate holds for running loans from the next 1 January. Accounts
are in `housing_fund`; whether there is money to lend is said by `housing_centre`.
"""

from __future__ import annotations

from typing import NamedTuple

from ..codes import EQUAL_PRINCIPAL, FIRST_HOME, QUEUED, STOPPED, TIGHT
from ..compiling import kernel
from ..law import PPM
from .money import half_up, share_of

#: Months up to which a loan is short (五年以下), and in a class of HOUSING_MEMBERSHIP.
SHORT_TERM, CLASS_MONTHS, LAST_CLASS = 60, 12, 3
#: Parts of a year's rate that a month takes.
MONTHS_OF_YEAR = 12 * PPM


class Buyer(NamedTuple):
    """A family that asks for a loan; money in fen."""

    payers: int  # 0: one member, 1: two members with deposits (HOUSING_PAYERS)
    children: int  # class in HOUSING_CHILDREN
    age_months: int  # of the member who asks
    home: int  # code in HOUSING_HOMES
    months_paid: int  # months of deposits in a row
    bases: int  # monthly bases of all members
    balances: int  # their balances
    price: int


class Loan(NamedTuple):
    """A running loan; money in fen, the rate in ppm a year."""

    balance: int
    instalment: int  # a month; of equal principal: the part of principal
    months_left: int
    rate: int
    method: int  # code in LOAN_METHODS


class Limits(NamedTuple):
    """The four sums of which a loan is at most the least, fen."""

    cap: int
    price: int
    capacity: int
    balance: int


@kernel
def is_young(buyer, law, m):  # type: ignore[no-untyped-def]
    """Whether the higher cap for the first home of somebody young holds. Source: local rules."""
    return buyer.home == FIRST_HOME and buyer.age_months <= law.housing_youth_months[m]


@kernel
def loan_cap(buyer, state, law, m):  # type: ignore[no-untyped-def]
    """Cap of a family in fen: by members and children, for the young, cut when money is tight.

    Source: 住房公积金管理条例 art. 26; caps are local.
    """
    cap = law.housing_loan_cap[m, buyer.payers, buyer.children]
    if is_young(buyer, law, m):
        cap = share_of(cap, law.housing_youth_cap[m])
    if state in (TIGHT, QUEUED):
        cap = share_of(cap, law.housing_tight_cap[m])
    return cap


@kernel
def loan_limits(buyer, months, state, law, m):  # type: ignore[no-untyped-def]
    """The four limits of a loan over `months` months in a state of LIQUIDITY.

    Source: Wuhan loan guide 2024: cap, share of the price, repayment capacity (bases x 40 % x
    months), balances x 20 x time factor.
    """
    time = min(buyer.months_paid // CLASS_MONTHS, LAST_CLASS)
    multiple = share_of(buyer.balances, law.housing_multiple[m])
    return Limits(
        loan_cap(buyer, state, law, m),
        share_of(buyer.price, law.housing_price_share[m, buyer.home]),
        share_of(buyer.bases, law.housing_income_share[m]) * months,
        share_of(multiple, law.housing_time_factor[m, time]),
    )


@kernel
def may_borrow(buyer, loans_before, state, law, m):  # type: ignore[no-untyped-def]
    """Whether a family may have a loan: enough months of deposits, loans left, money there.

    Source: 建金〔2014〕148号 (six months of deposits); no third loan.
    """
    enough = buyer.months_paid >= law.housing_loan_wait[m]
    return enough and loans_before < law.housing_loan_times[m] and state != STOPPED


@kernel
def months_of_waiting(state, law, m):  # type: ignore[no-untyped-def]
    """Months from the grant of a loan to its money: those of a queue (轮候), else 0."""
    return law.housing_queue_months[m] if state == QUEUED else 0


@kernel
def loan_limit(buyer, months, state, law, m):  # type: ignore[no-untyped-def]
    """Most that a family may borrow, fen: the least of the four limits."""
    limits = loan_limits(buyer, months, state, law, m)
    return min(min(limits.cap, limits.price), min(limits.capacity, limits.balance))


@kernel
def loan_months(wanted, age_months, retirement_months, law, m):  # type: ignore[no-untyped-def]
    """Term of a loan in months: as wanted, within the longest and some time after retirement.

    Source: Wuhan loan guide 2024 (30 years, five years after the retirement age).
    """
    left = retirement_months + law.housing_term_after[m] - age_months
    return max(min(min(wanted, law.housing_term[m]), left), 0)


@kernel
def loan_rate(home, months, law, m):  # type: ignore[no-untyped-def]
    """Yearly rate in ppm of a loan of this term made in month m, or running in that January."""
    return law.housing_loan_rate[m, home, 1 if months > SHORT_TERM else 0]


@kernel
def compound(monthly, months):  # type: ignore[no-untyped-def]
    """(1 + monthly) to the power of months, by squaring: the same bits compiled or not."""
    power, square, left = 1.0, 1.0 + monthly, months
    while left > 0:
        if left % 2 == 1:
            power *= square
        square *= square
        left //= 2
    return power


@kernel
def equal_instalment(balance, months, rate):  # type: ignore[no-untyped-def]
    """Monthly instalment in fen that repays a balance in so many months (等额本息), half up."""
    if rate == 0:
        return (balance + months // 2) // months
    monthly = rate / MONTHS_OF_YEAR
    power = compound(monthly, months)
    return half_up(balance * monthly * power / (power - 1.0))


@kernel
def grant_loan(amount, months, rate, method):  # type: ignore[no-untyped-def]
    """A new loan of `amount` fen over `months` months."""
    if method == EQUAL_PRINCIPAL:
        part = (amount + months // 2) // months
    else:
        part = equal_instalment(amount, months, rate)
    return Loan(amount, part, months, rate, method)


@kernel
def interest_of_month(loan):  # type: ignore[no-untyped-def]
    """Interest of a month on what is owed, fen, half up."""
    return (loan.balance * loan.rate + MONTHS_OF_YEAR // 2) // MONTHS_OF_YEAR


@kernel
def principal_of_month(loan):  # type: ignore[no-untyped-def]
    """Principal that the next instalment repays, fen; the last one repays all that is left."""
    if loan.months_left <= 1:
        return loan.balance
    if loan.method == EQUAL_PRINCIPAL:
        return min(loan.instalment, loan.balance)
    return min(loan.instalment - interest_of_month(loan), loan.balance)


@kernel
def repay(loan):  # type: ignore[no-untyped-def]
    """The loan after an instalment of `interest_of_month` and `principal_of_month`."""
    left = loan.balance - principal_of_month(loan)
    return Loan(left, loan.instalment, loan.months_left - 1, loan.rate, loan.method)


@kernel
def change_rate(loan, rate):  # type: ignore[no-untyped-def]
    """The loan on 1 January with the rate of that month; the instalment follows if it moved.

    Source: 银发〔2015〕265号 and others: running loans of more than a year from the next 1 January.
    """
    if rate == loan.rate or loan.months_left == 0:
        return loan
    part = loan.instalment
    if loan.method != EQUAL_PRINCIPAL:
        part = equal_instalment(loan.balance, loan.months_left, rate)
    return Loan(loan.balance, part, loan.months_left, rate, loan.method)


@kernel
def interest_until(loan, later):  # type: ignore[no-untyped-def]
    """Interest in fen that a loan paid until it was `later`, at one rate, without the steps."""
    spent = loan.months_left - later.months_left
    if loan.method == EQUAL_PRINCIPAL:
        owed = spent * loan.balance - loan.instalment * (spent * (spent - 1) // 2)
        return (owed * loan.rate + MONTHS_OF_YEAR // 2) // MONTHS_OF_YEAR
    return max(loan.instalment * spent - (loan.balance - later.balance), 0)


@kernel
def after_months(loan, months):  # type: ignore[no-untyped-def]
    """The loan after so many instalments at its rate, without the steps."""
    left = max(loan.months_left - months, 0)
    spent = loan.months_left - left
    if left == 0:
        return Loan(0, loan.instalment, 0, loan.rate, loan.method)
    if loan.method == EQUAL_PRINCIPAL or loan.rate == 0:
        balance = max(loan.balance - loan.instalment * spent, 0)
        return Loan(balance, loan.instalment, left, loan.rate, loan.method)
    monthly = loan.rate / MONTHS_OF_YEAR
    whole = compound(monthly, loan.months_left)
    owed = loan.balance * (whole - compound(monthly, spent)) / (whole - 1.0)
    return Loan(half_up(owed), loan.instalment, left, loan.rate, loan.method)
