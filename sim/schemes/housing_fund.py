"""An account of the housing provident fund (住房公积金): deposits, interest, withdrawals.

Every fen of employer and employee goes to the account; nothing is pooled. An account earns interest
from day to day or month to month, credited on 30 June (结息日). What was there on 1 July and what
came in since are kept apart, because they earned different rates until February 2016. Loans are in
`housing_loan`, the fund as a whole in `housing_centre`.
"""

from __future__ import annotations

from typing import NamedTuple

from ..codes import HOUSING_RATES, RETIRING
from ..compiling import kernel
from ..law import PPM
from .contribution import contribution_base
from .money import share_of

#: Rate a side of each class of HOUSING_RATES, ppm; 0: the employer pays nothing.
RATES_PPM = tuple(
    10_000 * int(name.removeprefix("rate_")) if name != "none" else 0 for name in HOUSING_RATES
)
#: Units of accrued interest in a fen: ppm of a year of 360 days.
ACCRUED_PER_FEN = 360 * PPM


class Account(NamedTuple):
    """An account: what it held on the last 1 July, what came since (fen), interest accrued.

    `accrued` is in fen x ppm x days; it becomes fen when interest is credited.
    """

    carried: int
    current: int
    accrued: int


@kernel
def housing_base(wage, reference, law, m):  # type: ignore[no-untyped-def]
    """Monthly base in fen of last year's average wage; `reference` is the local average wage.

    Source: 住房公积金管理条例 art. 16; 建金管〔2005〕5号 (cap of three average wages).
    """
    low = law.housing_minimum_wage[m]
    high = share_of(reference, law.housing_cap_share[m])
    return contribution_base(wage, low, max(high, low))


@kernel
def employer_rate(effect, kind, life, y):  # type: ignore[no-untyped-def]
    """Rate in ppm that an employer with this effect on the wage chose; 0 if it pays nothing.

    Employers that pay more wage pay higher rates (assumption of `housing.rate_share`).
    """
    chosen = 0
    for k in range(1, len(RATES_PPM)):
        chosen += effect >= life.housing_effect_from[y, kind, k]
    return RATES_PPM[chosen]


@kernel
def allowed_rate(chosen, law, m):  # type: ignore[no-untyped-def]
    """The rate of a side within the bounds of the law; 0 stays 0, who pays nothing is no member.

    Source: 住房公积金管理条例 art. 18 (not below 5 %); 建金管〔2005〕5号 (not above 12 %).
    """
    if chosen == 0:
        return 0
    return min(max(chosen, law.housing_rate_least[m]), law.housing_rate_most[m])


@kernel
def monthly_deposit(base, rate_employer, rate_own):  # type: ignore[no-untyped-def]
    """What both sides pay for a month in fen, each rounded once.

    Source: 住房公积金管理条例 art. 16 (月缴存额).
    """
    return share_of(base, rate_employer) + share_of(base, rate_own)


@kernel
def balance_of(account):  # type: ignore[no-untyped-def]
    """What may be withdrawn from an account, fen; interest accrued is not yet part of it."""
    return account.carried + account.current


@kernel
def earn(account, law, m):  # type: ignore[no-untyped-def]
    """The account with the interest of month m on what it held on the first of the month.

    Source: 住房公积金管理条例 art. 21; 银发〔2016〕43号 (one rate from 2016-02-21).
    """
    yearly = (
        account.carried * law.housing_interest_carried[m]
        + account.current * law.housing_interest_new[m]
    )
    return Account(account.carried, account.current, account.accrued + yearly * law.housing_days[m])


@kernel
def pay_in(account, amount, law, m):  # type: ignore[no-untyped-def]
    """The account after a deposit on the day of deposits of month m, after `earn`."""
    accrued = amount * law.housing_interest_new[m] * law.housing_days_after[m]
    return Account(account.carried, account.current + amount, account.accrued + accrued)


@kernel
def after_deposits(account, deposit, first, last, law):  # type: ignore[no-untyped-def]
    """The account after a deposit in each of the months first to last - 1 of a year.

    What `earn` and `pay_in` make month by month, in one step: `law` holds the sums that
    `packing_livelihood.earning_sums` makes of a year. All of the account earns the rate of what
    was carried over: there is one rate since 2016, before it the interest is too high (reading).
    A negative deposit is a withdrawal month by month.
    """
    carried = law.housing_earning[last] - law.housing_earning[first]
    paid_in = law.housing_earning_paid_in[last] - law.housing_earning_paid_in[first]
    points = account.carried * carried + deposit * (paid_in - first * carried)
    held = account.carried + deposit * (last - first)
    return Account(held, account.current, account.accrued + points)


@kernel
def take_out(account, amount, law, m):  # type: ignore[no-untyped-def]
    """The account after a withdrawal on the day of deposits of month m, after `earn`.

    What was carried over goes first (reading; without effect since the rates are one).
    """
    old = min(amount, account.carried)
    new = amount - old
    yearly = old * law.housing_interest_carried[m] + new * law.housing_interest_new[m]
    return Account(
        account.carried - old,
        account.current - new,
        account.accrued - yearly * law.housing_days_after[m],
    )


@kernel
def interest_due(account):  # type: ignore[no-untyped-def]
    """Interest accrued so far in whole fen, half up."""
    return (account.accrued + ACCRUED_PER_FEN // 2) // ACCRUED_PER_FEN


@kernel
def credit_interest(account):  # type: ignore[no-untyped-def]
    """The account on 1 July: interest is credited and all it holds is carried over.

    Source: Wuhan deposit rules 2024 (每年6月30日结息).
    """
    return Account(account.carried + account.current + interest_due(account), 0, 0)


@kernel
def closing_amount(account):  # type: ignore[no-untyped-def]
    """What is paid when an account is closed: all it holds and the interest to that day."""
    return balance_of(account) + interest_due(account)


@kernel
def closes_account(reason):  # type: ignore[no-untyped-def]
    """Whether a withdrawal for this reason in HOUSING_REASONS ends the account.

    Source: 住房公积金管理条例 art. 24 (注销账户); heirs take what a member leaves.
    """
    return reason >= RETIRING


@kernel
def purchase_claim(price, before, law, m):  # type: ignore[no-untyped-def]
    """What may be claimed for a home in fen, less what was withdrawn for it `before`.

    Source: 住房公积金管理条例 art. 24 (1).
    """
    return max(share_of(price, law.housing_purchase_share[m]) - before, 0)


@kernel
def repayment_claim(paid, months, law, m):  # type: ignore[no-untyped-def]
    """What may be claimed for instalments of `paid` fen a month over `months` months.

    Source: 住房公积金管理条例 art. 24 (5).
    """
    return paid * min(months, law.housing_repayment_months[m])


@kernel
def rent_claim(rent, wages, children, months, law, m):  # type: ignore[no-untyped-def]
    """What may be claimed for `months` months of rent, a class of HOUSING_CHILDREN given.

    Source: 住房公积金管理条例 art. 24 (6); 建金〔2015〕19号 (limit set by the city).
    """
    beyond = max(rent - share_of(wages, law.housing_rent_income[m]), 0)
    return min(beyond, law.housing_rent_limit[m, children]) * months


@kernel
def may_leave(months_without, law, m):  # type: ignore[no-untyped-def]
    """Whether somebody who left work may close the account after so many months without deposits.

    Source: 建金〔2018〕46号 (sealed for half a year).
    """
    return months_without >= law.housing_leave_months[m]


@kernel
def withdrawal(reason, account, claim):  # type: ignore[no-untyped-def]
    """What is paid for a reason in fen: all of it if the account closes, else at most the claim."""
    if closes_account(reason):
        return closing_amount(account)
    return min(claim, balance_of(account))
