"""The close of the long-term funds: what was counted becomes lines of their accounts.

Employers pay a rate on sums of bases; a rise of pensions holds from January and is paid with its
arrears in the month of the law; contributions of residents come in over the year as the law says;
basic pensions are heads times the law.
"""

from __future__ import annotations

import numpy as np

from .law import Ints
from .ledger import Tally, bases_by_month
from .livelihood_tally import (
    FLOWS,
    PAYMENTS,
    PENSION_RISE,
    RESIDENT_ACCOUNT_WITHHELD,
    RESIDENT_ADDITION_WITHHELD,
    RESIDENT_PENSIONERS,
    RESIDENTS_WITHHELD,
    LivelihoodTally,
    flows,
    heads_by_month,
)
from .payment.amounts import allocate, share_of_array
from .resident_pension_law import ResidentPensionLaw
from .scenario import Scenario
from .schemes.resident_pension import contribution_subsidy, own_contribution, paid_for

#: Lines that are a flow or a payment of the same name.
AS_COUNTED = (
    *("pension_own", "pension_paid_up", "pension_pooled", "pension_account", "pension_funeral"),
    *("pension_survivors", "pension_heirs", "pension_withdrawn", "pension_to_resident"),
    *("pension_moved_in", "pension_disability", "pension_from_resident"),
)


#: Who bears a contribution of residents.
BORNE_BY = ("own", "paid_for", "subsidy", "collective")


def livelihood_lines(scenario: Scenario, tally: Tally, book: LivelihoodTally) -> dict[str, Ints]:
    """Lines of the pension funds by month of service, (months,) fen."""
    monthly = flows(book)
    counted = {name: monthly[:, k] for k, name in enumerate(FLOWS)}
    counted |= {name: book.paid[:, k] for k, name in enumerate(PAYMENTS)}
    lines = {name: counted[name] for name in AS_COUNTED}
    lines |= employer_lines(scenario, tally)
    lines["pension_flexible"] = counted["pension_alone"]
    spent = lines["pension_pooled"] + lines["pension_account"]
    share = scenario.livelihood.pension.pension_subsidy_share[: len(spent)]
    lines["pension_subsidy"] = share_of_array(spent, share)
    return lines | resident_lines(scenario, book, counted)


def employer_lines(scenario: Scenario, tally: Tally) -> dict[str, Ints]:
    """Contributions of enterprises, less what is waived, and of public bodies."""
    bases = bases_by_month(tally)
    months = len(bases)
    law = scenario.livelihood.pension
    due = share_of_array(bases[:, 0], law.pension_enterprise_rate[:months])
    return {
        "pension_enterprise": due - share_of_array(due, law.pension_enterprise_waived[:months]),
        "pension_public": share_of_array(bases[:, 1], law.pension_public_rate[:months]),
    }


def resident_lines(
    scenario: Scenario, book: LivelihoodTally, counted: dict[str, Ints]
) -> dict[str, Ints]:
    """Lines of the resident pension; what comes in over the year stands in its months."""
    months = len(book.paid)
    law = scenario.livelihood.resident
    basic = basic_pensions(law, months)
    heads = heads_by_month(book)[:, RESIDENT_PENSIONERS]
    spread = law.resident_paid_in[:months:12]

    paid = resident_contributions(scenario, book)

    def over_the_year(name: str) -> Ints:
        return allocate(paid[name], spread).reshape(-1)

    lines = {
        "resident_pension_own": over_the_year("own") + counted["resident_back"],
        "resident_pension_paid_for": over_the_year("paid_for"),
        "resident_pension_subsidy": over_the_year("subsidy") + counted["resident_back_subsidy"],
        "resident_pension_collective": over_the_year("collective"),
        "resident_pension_moved_in": counted["pension_to_resident"] + counted["resident_moved_in"],
        "resident_pension_merged": counted["resident_merged"],
        "resident_pension_recovered": counted["resident_recovered"]
        + counted["resident_double_back"],
        "resident_pension_basic": heads * basic + counted["resident_addition"],
        "resident_pension_account": counted["resident_account"],
        "resident_pension_overpaid": counted["resident_overpaid"] + counted["resident_double"],
        "resident_pension_funeral": counted["resident_funeral"],
        "resident_pension_heirs": counted["resident_heirs"],
        "resident_pension_to_employee": counted["pension_from_resident"],
    }
    lines["resident_pension_basic_funding"] = lines["resident_pension_basic"]
    return lines


def basic_pensions(law: ResidentPensionLaw, months: int) -> Ints:
    """Basic pension of everybody, without what age and long payment add, (months,) fen."""
    local: Ints = law.resident_basic_local[:months].sum(axis=1)
    return law.resident_basic_minimum[:months] + local


def resident_contributions(scenario: Scenario, book: LivelihoodTally) -> dict[str, Ints]:
    """What payers of each year pay and are paid for, by who bears it, (years,) fen."""
    payers, law = book.resident_payers, scenario.livelihood.resident
    result = {name: np.zeros(len(payers), np.int64) for name in BORNE_BY}
    for year, tier, group in np.argwhere(payers):
        m, heads = 12 * year, payers[year, tier, group]
        result["own"][year] += heads * own_contribution(tier, group, m, law)
        result["paid_for"][year] += heads * paid_for(tier, group, m, law)
        result["subsidy"][year] += heads * contribution_subsidy(tier, group, m, law)
        result["collective"][year] += heads * law.resident_collective[m]
    return result


def paid_by_residents(scenario: Scenario, book: LivelihoodTally) -> int:
    """Fen that contributions brought to the accounts of residents in all years."""
    return sum(int(fen.sum()) for fen in resident_contributions(scenario, book).values())


def pensions_in_cash(
    scenario: Scenario, lines: dict[str, Ints], book: LivelihoodTally
) -> dict[str, Ints]:
    """Pensions by month of payment, (months + 1,) fen; the last is owed at the end.

    The rise of a year comes with its arrears; resident pensions withheld from those who missed the
    certification come when they are certified, and so does the fiscal money for them.
    """
    monthly, months = flows(book), len(book.paid)
    first = scenario.livelihood.pension.pension_rise_month[:months:12] - 1
    law = scenario.livelihood.resident
    basic = heads_by_month(book)[:, RESIDENTS_WITHHELD] * basic_pensions(law, months)
    basic += monthly[:, RESIDENT_ADDITION_WITHHELD]
    withheld = {
        "resident_pension_basic": basic,
        "resident_pension_basic_funding": basic,
        "resident_pension_account": monthly[:, RESIDENT_ACCOUNT_WITHHELD],
    }
    cash = {name: when_certified(scenario, lines[name], part) for name, part in withheld.items()}
    cash["pension_pooled"] = with_arrears(lines["pension_pooled"], monthly[:, PENSION_RISE], first)
    return cash


def when_certified(scenario: Scenario, accrual: Ints, withheld: Ints) -> Ints:
    """Cash of pensions of which a part is withheld until people are certified.

    Parameters
    ----------
    accrual, withheld : (months,) fen; what is withheld is part of the accrual

    Returns
    -------
    (months + 1,) fen; what is withheld to the last month is owed at the end
    """
    years = len(accrual) // 12
    stops = scenario.livelihood.resident.resident_certify_month[: 12 * years : 12] - 1
    months = int(scenario.livelihood.resident_lives.certify_return_months)
    cash = np.append(accrual - withheld, 0)
    back = 12 * np.arange(years) + np.minimum(stops + months, 12)
    np.add.at(cash, back, withheld.reshape(years, 12).sum(axis=1))
    return cash


def with_arrears(accrual: Ints, rise: Ints, first: Ints) -> Ints:
    """Cash of benefits whose rise is paid from a month of the year on, with its arrears.

    Parameters
    ----------
    accrual, rise : (months,) fen; the rise of the year is part of the accrual
    first : (years,) month of the year, 0 to 11

    Returns
    -------
    (months + 1,) fen; nothing is owed at the end of a year
    """
    early = np.arange(12) < first[:, None]
    held_back = np.where(early, rise.reshape(-1, 12), 0)
    cash = accrual.reshape(-1, 12) - held_back
    cash[np.arange(len(cash)), first] += held_back.sum(axis=1)
    return np.append(cash.reshape(-1), 0)
