"""The close of a study: what was counted becomes the accounts of all funds, accrued and paid.

Contributions are rates on sums of bases (缴费基数总额), premiums are heads times standards, visits
are courses settled once for all who have them. Everything is rounded once a month or year and
line, so it is equal to the fen for any number of threads. What a stay is worth, and to whom, was
said when it happened.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .accounts import NUMBER_OF
from .closing_bills import OTHER_LINES, benefit_lines, by_scheme, count_cases
from .closing_cash import cash_from_before, in_cash, opening_balance
from .closing_injury import injury_lines
from .closing_livelihood import livelihood_lines, paid_by_residents, pensions_in_cash
from .closing_one_stop import OneStop, one_stop_account
from .closing_providers import ProviderLines, settle_providers
from .closing_resident import resident_lines
from .closing_unemployment import unemployment_lines
from .closing_visits import settled_courses
from .errors import LedgerError
from .law import Ints
from .ledger import Tally, bases_by_month, check, signs_of
from .livelihood_tally import LivelihoodTally
from .livelihood_tally import check as check_livelihood
from .medical import (
    CASH,
    CRITICAL,
    DEDUCTIBLE,
    FAMILY_ACCOUNT,
    LARGE,
    OUTSIDE,
    PERSONAL_ACCOUNT,
)
from .medical_tally import (
    ACCOUNT_ENTERPRISE,
    ACCOUNT_FAMILY,
    ACCOUNT_LINES,
    ACCOUNT_OWN,
    ACCOUNT_PHARMACY,
    ACCOUNT_PUBLIC,
    ACCOUNT_VISITS,
    COLUMNS,
    KINDS,
    VISIT_BILL,
    MedicalTally,
    bills_by_month,
    check_places,
)
from .medical_tally import check as check_medical
from .payment.amounts import allocate, share_of_array
from .scenario import Scenario

#: Lines whose money is what the funds settle with hospitals, not what stays are worth by the rules.
SETTLED_LINES = ("resident_stays", "employee_stays")
#: Fields of a bill that a patient, and so an account, pays.
OWN = [CASH, DEDUCTIBLE, OUTSIDE]
#: Funds that earn interest, and its account.
INTEREST = {
    "employee_medical": "employee_interest",
    "resident_medical": "resident_interest",
    "employee_pension": "pension_interest",
    "resident_pension": "resident_pension_interest",
    "work_injury": "injury_interest",
    "unemployment": "unemployment_interest",
}


class Closed(NamedTuple):
    """A tally with its accounts closed, and what illness counted."""

    tally: Tally
    ward: MedicalTally
    book: LivelihoodTally
    bills: Ints  # (months, MEDICAL_BILLS, COLUMNS)
    visits: Ints  # (years, SCHEMES, GROUPS, HOSPITALS, 3) number, total, paid by basic insurance
    accounts: Ints  # (months, ACCOUNT_LINES) fen a month
    providers: ProviderLines  # what the funds settle with hospitals
    before: Ints  # (months + 1, accounts) fen owed from before the first month, by month of payment
    ahead: Ints  # (months,) fen of resident premiums received before their year begins
    one_stop: OneStop  # what payers after basic insurance pay through one account
    injury_stage: Ints  # (years, 2), see `closing_injury_rates.PaidIn`


def close_study(
    scenario: Scenario,
    tally: Tally,
    ward: MedicalTally,
    book: LivelihoodTally,
    scale: int,
    base: Closed | None = None,
) -> Closed:
    """Close what was counted under a scenario; `tally` is completed in place.

    Parameters
    ----------
    base : the base of the study, whose law held before the first month: what was owed and spent
        then is what it says; default the scenario itself

    Raises
    ------
    LedgerError   if an identity of the ledgers does not hold
    """
    of_courses, visits = settled_courses(scenario, ward.courses)
    bills, visits = bills_by_month(ward) + of_courses, ward.visits + visits
    accounts = account_payments(scenario, ward, bills)
    lines = contribution_lines(scenario, tally, ward)
    lines |= {f"account_{line}": accounts[:, k] for k, line in enumerate(ACCOUNT_LINES)}
    lines["to_accounts_retired"] = lines["account_retired"]
    claims = by_scheme(bills, slice(None), CRITICAL) - by_scheme(bills, slice(None), LARGE)
    residents = resident_lines(scenario, ward, tally, lines["account_premium"], claims[:, 0])
    lines |= residents.lines
    owed = benefit_lines(bills)
    lines |= {name: amounts for name, amounts in owed.items() if name not in SETTLED_LINES}
    lines["aid_funding"] = lines["aid_stays"] + lines["aid_chronic"] + lines["aid_premium"]
    lines["other_funding"] = np.asarray(sum(lines[name] for name in OTHER_LINES))
    lines |= livelihood_lines(scenario, tally, book)
    lines |= unemployment_lines(scenario, tally, book, lines)
    injury, cash, stage = injury_lines(scenario, tally, book, scale)
    lines |= injury
    cash |= pensions_in_cash(scenario, lines, book) | residents.cash
    care = lines["aid_funding"] - lines["aid_premium"]
    cash["aid_funding"] = in_cash(scenario, "aid_funding", care) + cash["aid_premium"]
    for name, amounts in lines.items():
        tally.accrual[:, NUMBER_OF[name]] += amounts
        paid = cash[name] if name in cash else in_cash(scenario, name, amounts)
        tally.cash[:, NUMBER_OF[name]] += paid
    one_stop = one_stop_account(scenario, lines)
    for name, moved in one_stop.later.items():
        tally.cash[:, NUMBER_OF[name]] += moved
    providers = settle_providers(scenario, ward, scale, base.ward if base else ward)
    for name, amounts in providers.accrual.items():
        tally.accrual[:, NUMBER_OF[name]] += amounts
        tally.cash[:, NUMBER_OF[name]] += providers.cash[name]
    before = base.before if base else cash_from_before(scenario, tally, providers)
    tally.cash[:] += before * scenario.pays_from_before
    owed_before = before.sum(axis=0) * scenario.pays_from_before
    count_cases(tally, ward, bills)
    credit_interest(scenario, tally, owed_before, scale)
    check(tally, owed_before)
    check_medical(ward, bills, accounts)
    check_places(ward, visits, bills)
    check_livelihood(book, paid_by_residents(scenario, book))
    told = providers, before, residents.ahead, one_stop, stage
    return Closed(tally, ward, book, bills, visits, accounts, *told)


def take_over(cells: Ints, field: int, paid: Ints) -> Ints:
    """Move `paid` fen from what patients bear to a field of bills, in place.

    Parameters
    ----------
    cells : (..., COLUMNS) bills
    paid : (...) fen

    Returns
    -------
    what of `paid` found nothing to pay, fen
    """
    left = paid
    for part in OWN:
        taken = np.minimum(left, cells[..., part])
        cells[..., part] -= taken
        left = left - taken
    cells[..., field] += paid
    return np.asarray(left)


def account_payments(scenario: Scenario, ward: MedicalTally, bills: Ints) -> Ints:
    """Lines of the personal accounts by month (months, ACCOUNT_LINES), fen.

    What accounts pay for visits and for the family is taken from the patients' fields of `bills`,
    in place. The family's part is paid in equal months, over all bills of residents; what residents
    of a small sample do not bear in a month relatives spend in pharmacies, as they also may
    (国办发〔2021〕14号).

    Raises
    ------
    LedgerError   if accounts pay more for visits than their owners bear
    """
    accounts = np.cumsum(ward.account_step[:-1], axis=0)
    split = bills.reshape(len(bills), len(KINDS), 3, len(COLUMNS))
    courses, _ = settled_courses(scenario, ward.account_courses)
    full = by_scheme(courses, VISIT_BILL, slice(None))
    visits = full[..., OWN].sum(axis=-1) + ward.account_visits
    family = in_equal_months(ward.account_family)
    residents = split[:, :, 0]
    shares = allocate(family, residents[..., OWN].sum(axis=-1))
    if take_over(split[:, VISIT_BILL], PERSONAL_ACCOUNT, visits).any():
        raise LedgerError("visits: accounts pay more than there is to pay")
    shares = what_fits(shares, residents[..., OWN].sum(axis=-1))
    take_over(residents, FAMILY_ACCOUNT, shares)
    accounts[:, ACCOUNT_VISITS] += visits.sum(axis=1)
    accounts[:, ACCOUNT_FAMILY] += shares.sum(axis=1)
    pharmacies = in_equal_months(ward.account_pharmacy)
    accounts[:, ACCOUNT_PHARMACY] += pharmacies + family - shares.sum(axis=1)
    return accounts


def in_equal_months(yearly: Ints) -> Ints:
    """Fen of years (years,) in twelve equal parts each, (months,)."""
    return allocate(yearly, np.ones((len(yearly), 12), np.int64)).reshape(-1)


def what_fits(shares: Ints, bears: Ints) -> Ints:
    """Shares of a payment (..., parts), none above what there is to bear (..., parts), fen.

    What one part does not bear goes to the others as far as they do.
    """
    fitting = np.minimum(shares, bears)
    spare = bears - fitting
    left = np.minimum((shares - fitting).sum(axis=-1), spare.sum(axis=-1))
    return np.asarray(fitting + allocate(left, spare))


def contribution_lines(scenario: Scenario, tally: Tally, ward: MedicalTally) -> dict[str, Ints]:
    """Contributions of employers, employees and those who stand in for them.

    Employers pay a rate on the sum of bases of the month; an employee's own money was rounded
    person by person. What the accounts do not get of either is pooled.
    """
    months = len(tally.accrual)
    bases, law = bases_by_month(tally), scenario.law
    funding = type(scenario.funding)(*(array[:months] for array in scenario.funding))
    reference = np.repeat(np.rint(scenario.rates.reference_wage * 100).astype(np.int64), 12)
    flexible = share_of_array(funding.flexible_base, reference[:months])
    heads = np.cumsum(tally.insured_step[:-1], axis=0)
    lowest = share_of_array(law.floor_share[:months], reference[:months])
    credited = np.cumsum(ward.account_step[:-1], axis=0)
    missing = share_of_array(
        ward.paid_up[:, 1] * lowest, funding.enterprise_rate + funding.own_rate
    )
    lines = {
        "contribution_enterprise": share_of_array(bases[:, 0], law.enterprise_rate[:months]),
        "contribution_public": share_of_array(bases[:, 1], law.public_rate[:months]),
        "contribution_unemployed": share_of_array(bases[:, 3], law.unemployed_rate[:months]),
        "employee_enterprise": share_of_array(bases[:, 0], funding.enterprise_rate)
        - credited[:, ACCOUNT_ENTERPRISE],
        "employee_public": share_of_array(bases[:, 1], funding.public_rate)
        - credited[:, ACCOUNT_PUBLIC],
        "employee_flexible": heads[:, 4] * share_of_array(flexible, funding.flexible_rate),
        "employee_unemployed": share_of_array(bases[:, 3], funding.unemployed_rate),
        "employee_own": bases[:, 4] - credited[:, ACCOUNT_OWN],
        "employee_paid_up": missing,
        "large_premium": np.zeros(months, np.int64),
    }
    insured = heads[::12, 2:6].sum(axis=1) + heads[::12, 7]
    lines["large_premium"][::12] = insured * funding.large_premium[::12]
    return lines


def credit_interest(scenario: Scenario, tally: Tally, owed: Ints, scale: int) -> None:
    """Credit interest to the pooled funds each December, on the mean balance of the year.

    A negative mean earns nothing. Opening balances are those of the whole place; `owed` (accounts,)
    is what the tally owes from before the first month, fen.
    """
    for fund, line in INTEREST.items():
        signs = signs_of(fund)
        balance = opening_balance(fund, scenario.opening.get(fund, 0) // scale, owed)
        for y in range(len(tally.cash) // 12):
            ends = balance + np.cumsum(tally.cash[12 * y : 12 * y + 12] @ signs)
            interest = max(round(int(ends.sum()) / 12 * float(scenario.interest[y])), 0)
            for ledger in (tally.accrual, tally.cash):
                ledger[12 * y + 11, NUMBER_OF[line]] += interest
            balance = int(ends[-1]) + interest
