"""The housing provident fund in a worked case: a deposit, an account's year, a loan, the fund.

Law comes from the scenario; wages, prices and balances are facts of the case. Months have one rate,
so an account begins on 1 July and a loan on the first of a month.
"""

from __future__ import annotations

import datetime

from scenarios.build_housing import build_housing_law
from sim.codes import (
    HOUSING_CHILDREN,
    HOUSING_HOMES,
    HOUSING_MEMBERSHIP,
    HOUSING_PAYERS,
    HOUSING_REASONS,
    HOUSING_TERMS,
    LIQUIDITY,
    LOAN_METHODS,
    PURCHASE,
    RENT,
    REPAYMENT,
)
from sim.errors import ScenarioError
from sim.law import PPM
from sim.records import Records, table
from sim.schemes import housing_centre, housing_fund, housing_loan

from .case_file import Case
from .case_outcome import Outcome, fact, rule

#: Months of the year of interest, from July to June.
YEAR = 12
JULY = 7


def work_out_deposit(case: Case) -> Outcome:
    """The deposit of a month: base between its bounds, rates between theirs."""
    facts, law, m = case.facts, _law(case, 1), case.date.month - 1
    base = housing_fund.housing_base(facts["wage"], facts["reference"], law, m)
    rates = [
        housing_fund.allowed_rate(round(facts[name] * PPM), law, m)
        for name in ("rate_employer", "rate_own")
    ]
    employer, own = (housing_fund.monthly_deposit(base, rate, 0) for rate in rates)
    deposit = housing_fund.monthly_deposit(base, *rates)
    outcome = Outcome()
    outcome.steps = [
        rule(case, "wage.minimum", amounts=(None, int(law.housing_minimum_wage[m]))),
        rule(case, "housing.cap_share", amounts=(facts["reference"], None)),
        fact("case.base", amounts=(facts["wage"], int(base))),
        rule(case, "housing.rate_least"),
        rule(case, "housing.rate_most"),
        fact("case.rate_employer", f"{100 * rates[0] / PPM:.4g}%", (int(base), int(employer))),
        fact("case.rate_own", f"{100 * rates[1] / PPM:.4g}%", (int(base), int(own))),
        fact("case.deposit", amounts=(None, int(deposit))),
    ]
    outcome.fields = {
        "base": int(base),
        "employer": int(employer),
        "own": int(own),
        "deposit": int(deposit),
    }
    return outcome


def work_out_account(case: Case) -> Outcome:
    """A year of an account from 1 July: deposits, withdrawals, interest on 30 June.

    Raises
    ------
    ScenarioError   if the case does not begin on 1 July, or a withdrawal lies after its year
    """
    facts, law, first = case.facts, _law(case, 2), JULY - 1
    if (case.date.month, case.date.day) != (JULY, 1):
        raise ScenarioError(
            f"{case.place}: begins on {case.date}. Interest is counted from 1 July."
        )
    rows = {_month(case, row["date"]): row for row in facts["withdrawals"]}
    if len(rows) < len(facts["withdrawals"]) or max(rows, default=0) >= first + YEAR:
        raise ScenarioError(f"{case.place}: two withdrawals in a month, or one after the year.")
    outcome, taken = Outcome(), []
    account = housing_fund.Account(facts["carried"], facts["current"], 0)
    outcome.steps.append(rule(case, "housing.interest_basis"))
    for m in range(first, first + YEAR):
        account = housing_fund.earn(account, law, m)
        account = housing_fund.pay_in(account, facts["deposit"], law, m)
        if m in rows:
            reason = HOUSING_REASONS.index(rows[m]["reason"])
            claim = _claim(case, rows[m], reason, law, m, outcome)
            before = housing_fund.balance_of(account)
            paid = int(housing_fund.withdrawal(reason, account, claim))
            taken.append(paid)
            outcome.steps.append(fact("case.withdrawn", rows[m]["reason"], (before, paid)))
            if housing_fund.closes_account(reason):
                account = housing_fund.Account(0, 0, 0)
                break
            account = housing_fund.take_out(account, paid, law, m)
    interest = int(housing_fund.interest_due(account))
    balance = int(housing_fund.balance_of(housing_fund.credit_interest(account)))
    last = datetime.date(case.date.year + 1, JULY - 1, 1)
    for key in ("housing.interest_carried", "housing.interest_new"):
        outcome.steps.append(rule(case, key, day=last))
    before = int(housing_fund.balance_of(account))
    outcome.steps.append(fact("case.interest", amounts=(before, interest)))
    outcome.steps.append(fact("case.account", amounts=(None, balance)))
    outcome.fields = {"withdrawn": tuple(taken), "interest": interest, "balance": balance}
    return outcome


def work_out_loan(case: Case) -> Outcome:
    """The limit of a loan and its instalments to the end, with the rate of each January.

    Raises
    ------
    ScenarioError   if nobody may borrow: too short a time with deposits, money has run out
    """
    facts, m = case.facts, case.date.month - 1
    law = _law(case, facts["months"] // YEAR + 2)
    home, children = HOUSING_HOMES.index(facts["home"]), HOUSING_CHILDREN.index(facts["children"])
    buyer = housing_loan.Buyer(
        HOUSING_PAYERS.index(facts["payers"]),
        children,
        facts["age_months"],
        home,
        *(facts[name] for name in ("months_paid", "bases", "balances", "price")),
    )
    state = housing_centre.liquidity(facts["fund_loans"], facts["fund_deposits"], law, m)
    if not housing_loan.may_borrow(buyer, facts["loans_before"], state, law, m):
        raise ScenarioError(f"{case.place}: no loan: too few deposits, too many loans, no money.")
    ages = facts["age_months"], facts["retirement_months"]
    months = int(housing_loan.loan_months(facts["months"], *ages, law, m))
    limits = housing_loan.loan_limits(buyer, months, state, law, m)
    limit = int(housing_loan.loan_limit(buyer, months, state, law, m))
    outcome = Outcome()
    membership = HOUSING_MEMBERSHIP[min(facts["months_paid"] // 12, len(HOUSING_MEMBERSHIP) - 1)]
    outcome.steps = [
        fact("case.liquidity", LIQUIDITY[state]),
        rule(case, "housing.term_limit"),
        fact("case.term", str(months)),
        rule(case, "housing.loan_cap", facts["payers"], facts["children"]),
        fact("case.limit_cap", amounts=(None, int(limits.cap))),
        rule(case, "housing.price_share", facts["home"], amounts=(facts["price"], limits.price)),
        rule(case, "housing.income_share", amounts=(facts["bases"], int(limits.capacity))),
        rule(case, "housing.time_factor", membership),
        rule(case, "housing.loan_multiple", amounts=(facts["balances"], int(limits.balance))),
        fact("case.limit", amounts=(None, limit)),
    ]
    amount = facts["amount"] or limit
    if amount > limit:
        raise ScenarioError(f"{case.place}: {amount / 100:.2f} yuan are above the limit.")
    term = HOUSING_TERMS[int(months > housing_loan.SHORT_TERM)]
    outcome.steps.append(rule(case, "housing.loan_rate", facts["home"], term))
    outcome.fields = {
        "cap": int(limits.cap),
        "price_limit": int(limits.price),
        "capacity": int(limits.capacity),
        "balance_limit": int(limits.balance),
        "limit": limit,
        "months": months,
        "state": LIQUIDITY[state],
    }
    _repay(case, outcome, amount, months, home, law)
    return outcome


def work_out_centre(case: Case) -> Outcome:
    """The fund as a whole: liquidity, what it may lend, the surplus of a year and its uses."""
    facts, law, m = case.facts, _law(case, 1), case.date.month - 1
    loans, deposits, held = facts["fund_loans"], facts["fund_deposits"], facts["reserve_held"]
    state = housing_centre.liquidity(loans, deposits, law, m)
    interest = facts["loan_interest"], facts["account_interest"]
    year = housing_centre.surplus_of_year(*interest, deposits, loans, held, law, m)
    basis = ("housing.reserve_share", "housing.reserve_loans")[int(law.housing_reserve_basis[m])]
    outcome = Outcome()
    outcome.steps = [
        fact("case.loan_ratio", f"{loans / deposits:.2%}"),
        rule(case, "housing.tight_ratio"),
        rule(case, "housing.stop_ratio"),
        fact("case.liquidity", LIQUIDITY[state]),
        rule(case, "housing.idle_rate", amounts=(None, year.idle_interest)),
        rule(case, "housing.handling_share", amounts=(interest[0], year.handling)),
        fact("case.surplus", amounts=(None, year.surplus)),
        rule(case, basis, amounts=(None, year.reserve)),
        rule(case, "housing.management_share", amounts=(deposits, year.management)),
        fact("case.rental", amounts=(None, year.rental)),
    ]
    outcome.fields = year._asdict() | {
        "ratio": loans / deposits,
        "state": LIQUIDITY[state],
        "to_lend": housing_centre.money_to_lend(loans, deposits, law, m),
    }
    return outcome


def _law(case: Case, years: int) -> Records:
    """The law of the fund by month from January of the year of the case."""
    return table(build_housing_law(case.scenario, case.date.year, years)._asdict())


def _month(case: Case, day: datetime.date) -> int:
    return (day.year - case.date.year) * YEAR + day.month - 1


def _claim(
    case: Case, row: dict[str, int], reason: int, law: Records, m: int, outcome: Outcome
) -> int:
    """What may be claimed for the reason of a withdrawal; the rule that limits it is a step."""
    day = datetime.date(case.date.year + m // YEAR, m % YEAR + 1, 1)
    claim, shown = 0, None
    if reason == PURCHASE:
        claim = housing_fund.purchase_claim(row["price"], row["before"], law, m)
        shown = rule(case, "housing.purchase_share", day=day, amounts=(row["price"], claim))
    if reason == REPAYMENT:
        claim = housing_fund.repayment_claim(row["instalment"], row["months"], law, m)
        shown = rule(case, "housing.repayment_months", day=day, amounts=(row["instalment"], claim))
    if reason == RENT:
        children = HOUSING_CHILDREN.index(str(row["children"]))
        claim = housing_fund.rent_claim(row["rent"], row["wages"], children, row["months"], law, m)
        name = HOUSING_CHILDREN[children]
        shown = rule(case, "housing.rent_limit", name, day=day, amounts=(row["rent"], claim))
    if shown:
        outcome.steps.append(shown)
    return int(claim)


def _repay(case: Case, outcome: Outcome, amount: int, months: int, home: int, law: Records) -> None:
    """Instalments of a loan to the last, the first one a month after the case."""
    m, method = case.date.month - 1, LOAN_METHODS.index(case.facts["method"])
    rate = housing_loan.loan_rate(home, months, law, m)
    loan = housing_loan.grant_loan(amount, months, int(rate), method)
    paid, interest = [], 0
    for month in range(m + 1, m + 1 + months):
        if month % YEAR == 0:
            rate = housing_loan.loan_rate(home, months, law, month)
            loan = housing_loan.change_rate(loan, int(rate))
        cost = int(housing_loan.interest_of_month(loan))
        paid.append(cost + int(housing_loan.principal_of_month(loan)))
        interest += cost
        loan = housing_loan.repay(loan)
    outcome.steps += [
        fact("case.loan", case.facts["method"], (None, amount)),
        fact("case.first_instalment", amounts=(None, paid[0])),
        fact("case.last_instalment", f"{rate / PPM:.4%}", (None, paid[-1])),
        fact("case.loan_interest", amounts=(None, interest)),
        fact("case.loan_left", amounts=(None, int(loan.balance))),
    ]
    outcome.fields |= {
        "amount": amount,
        "instalment": paid[0],
        "instalments": tuple(paid[k] for k in range(min(len(paid), YEAR))),
        "last_instalment": paid[-1],
        "interest": interest,
        "left": int(loan.balance),
    }
