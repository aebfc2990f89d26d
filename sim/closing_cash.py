"""When the lines of the funds are paid, and what funds owe from before the first month (期初未付).

Hospitals are paid some months after the service, so the first months of a study pay for care that
it did not simulate. Reading: the year before was like the first year of the study, month for
month, and its bills are paid as the law of the first month says; stays go in proportion to what was
spent the year before where that is known. What hospitals settle is in `closing_providers`.
A fund whose opening balance is not known starts with the money for what it owes; then its balance
is the sum of what accrued and was paid since, not a deficit that nobody has seen.

Critical illness and large-sum insurance, second reimbursement and other payers pay in the month of
service: they owe nothing.
"""

from __future__ import annotations

import numpy as np

from .accounts import NUMBER_OF
from .closing_injury import care_delay
from .closing_providers import ProviderLines
from .codes import MEDICAL_FUNDS
from .law import PPM, Ints
from .ledger import (
    ALLOWANCE,
    BIRTH_GRANT,
    COMPLICATION,
    DELIVERY,
    PRENATAL,
    SPOUSE,
    SURGERY,
    Tally,
    signs_of,
)
from .payment.amounts import allocate, proportion
from .payment.timing import pay_from_before
from .scenario import Scenario

#: Benefits of births that are paid to hospitals; `ledger.post` says when.
BIRTH_LINES = (DELIVERY, PRENATAL, COMPLICATION, SURGERY, SPOUSE, BIRTH_GRANT)
#: Lines of care that are paid to hospitals and not settled by provider.
CARE_LINES = (
    *(f"{fund}_{kind}" for fund in MEDICAL_FUNDS for kind in ("visits", "chronic")),
    *("aid_stays", "aid_chronic"),
)


def in_cash(scenario: Scenario, name: str, amounts: Ints) -> Ints:
    """Amounts of a line by month of payment, one row more than months: what is still owed.

    Hospitals are paid some months after the service. Chronic care that a fund is claimed for once a
    year is paid in its December (每年12月份集中办理); assistance goes with the residents' fund. All
    else moves in the month to which it belongs.
    """
    months = len(amounts)
    month = np.arange(months)
    later = np.zeros_like(month)
    if name.endswith(("_stays", "_visits", "_chronic")) and not name.startswith("account_"):
        later = scenario.law.hospital_months[:months]
    later = np.where(_once_a_year(scenario, name)[:months], 11 - month % 12, later)
    cash = np.zeros(months + 1, np.int64)
    np.add.at(cash, np.minimum(month + later, months), amounts)
    return cash


def _once_a_year(scenario: Scenario, name: str) -> Ints:
    """1 in the months (months,) whose care is paid in December, of a line of chronic care."""
    fund = MEDICAL_FUNDS.index("employee" if name.startswith("employee") else "resident")
    return scenario.medical.yearly_claim[:, fund] * name.endswith("_chronic")


def cash_from_before(scenario: Scenario, tally: Tally, providers: ProviderLines) -> Ints:
    """What the funds owe from before the first month, by month of payment.

    Parameters
    ----------
    tally : with the accrual of all lines

    Returns
    -------
    (months + 1, accounts) fen; the last row is still owed at the end. Stays are below zero where
    hospitals hand back what they were paid ahead.
    """
    before = np.zeros_like(tally.cash)
    to_hospitals = _after(int(scenario.law.hospital_months[0]))
    of_care = [NUMBER_OF[name] for name in CARE_LINES if not _once_a_year(scenario, name)[0]]
    lines = [*BIRTH_LINES, *of_care]
    before[:, lines] = pay_from_before(tally.accrual[:, lines], to_hospitals)
    injuries = NUMBER_OF["injury_care"]
    before[:, injuries] = pay_from_before(tally.accrual[:, injuries], care_delay(scenario)[0])
    delay = allowance_delay(scenario, tally)
    before[:, ALLOWANCE] = pay_from_before(tally.accrual[:, ALLOWANCE], delay)
    for name, amounts in providers.before.items():
        before[:, NUMBER_OF[name]] = amounts
    return before


def opening_balance(ledger: str, known: int, owed: Ints) -> int:
    """Cash with which a ledger starts, fen; below zero where hospitals hand back more than is owed.

    Parameters
    ----------
    known : fen that it held; 0 where it is not known
    owed : (accounts,) fen owed from before the first month
    """
    return known or -int(owed @ signs_of(ledger))


def allowance_delay(scenario: Scenario, tally: Tally) -> Ints:
    """Shares of the allowances of the first month paid so many months later, (steps,) ppm.

    By the way they are claimed and, for each way, by day.
    """
    timing = scenario.timing
    days = slice(0, int(timing.first_of_month[1]))
    online = proportion(PPM, tally.online[0, 1], tally.accrual[0, ALLOWANCE])
    steps = int(max(timing.paid_online[days].max(), timing.paid_manual[days].max())) + 1
    by_net = np.bincount(timing.paid_online[days], minlength=steps)
    by_hand = np.bincount(timing.paid_manual[days], minlength=steps)
    return allocate(PPM, online * by_net + (PPM - online) * by_hand)


def _after(months: int) -> Ints:
    """All of an amount so many months later: (months + 1,) ppm."""
    return np.where(np.arange(months + 1) == months, PPM, 0)
