"""What hospitals did becomes what the funds settle with them, and when the money moves.

Stays are counted by provider, a level of hospital and a channel; `payment.settle` says what a fund
owes for them. This file brings both together for the resident fund and the pooled fund of
employees, and adds what control finds (`closing_control`) and the advances on bulk procurement.
What was incurred stays as it is in the tally; accounts hold what is settled.

Reading: the year before the study is like the first year of its base, in proportion to what was
spent.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

import numpy as np

from .closing_control import after_review, find_fraud, with_refused
from .codes import (
    ACTIVE_SCHEME,
    CASE,
    CHANNELS,
    HOSPITALS,
    MEDICAL_FUNDS,
    RESIDENT_SCHEME,
    RETIRED_SCHEME,
)
from .errors import LedgerError, ScenarioError
from .law import PPM, Ints
from .medical_tally import (
    INCURRED,
    OVER_QUOTA,
    POINTS,
    PROVIDED_DAYS,
    PROVIDED_STAYS,
    PROVIDED_TOTAL,
    QUOTA_PART,
    QUOTA_SAVED,
    MedicalTally,
)
from .payment.advance import BulkLaw, bulk_advance, follow_advance
from .payment.amounts import allocate, proportion, share_of_array, sums_over
from .payment.fraud import FraudPostings
from .payment.law import BUDGET, PaymentLaw, Services
from .payment.law import POINTS as BY_POINTS
from .payment.points import points_fund
from .payment.settle import Settlement, settle
from .scenario import Scenario

#: Schemes whose stays a fund pays, in the order of MEDICAL_FUNDS.
SCHEMES_OF = ((RESIDENT_SCHEME,), (ACTIVE_SCHEME, RETIRED_SCHEME))
#: Months over which an advance is cleared before the rest is returned: contracts are for a year.
CONTRACT_MONTHS = 12


class FundPayment(NamedTuple):
    """What one fund settles with all hospitals, int64 fen."""

    law: PaymentLaw  # by which it pays, of the months and the sample that were run
    incurred: Ints  # (months, providers) owed by the rules of each stay
    settlement: Settlement
    points_budget: Ints  # (years,) budgeted total for points; 0 where nobody is paid by points
    fraud: FraudPostings
    advance: Ints  # (months + 1,) cash paid ahead on bulk procurement, less what came back

    @property
    def paid_ahead(self) -> Ints:
        """Paid ahead of what was settled at the end of each month (months,); negative: owed."""
        return np.asarray(self.settlement.prepaid.sum(axis=1) + np.cumsum(self.advance[:-1]))


class ProviderLines(NamedTuple):
    """Lines of the accounts that hospitals move, and where they come from."""

    accrual: dict[str, Ints]  # (months,) fen by account
    cash: dict[str, Ints]  # (months + 1,) fen by account; the last row is owed at the end
    before: dict[str, Ints]  # (months + 1,) the same of what was owed before the first month
    funds: tuple[FundPayment, ...]  # in the order of MEDICAL_FUNDS


def settle_providers(
    scenario: Scenario, ward: MedicalTally, scale: int, of_base: MedicalTally
) -> ProviderLines:
    """Settle with hospitals what was incurred for stays.

    Parameters
    ----------
    scale : persons of the place for one of the tally; amounts of law that are for the whole
        place are divided by it
    of_base : what the base of the study counted, like whose first year the year before was

    Raises
    ------
    ScenarioError   if a budget of the first year needs the year before, which is not known
    LedgerError     if a fen that was incurred is neither settled nor borne by a hospital
    """
    accrual: dict[str, Ints] = {}
    cash: dict[str, Ints] = {}
    before: dict[str, Ints] = {}
    funds = []
    for fund, name in enumerate(MEDICAL_FUNDS):
        paid = pay_hospitals(scenario, ward, scale, of_base, fund)
        settled = paid.settlement
        owed_at_end = np.zeros(1, np.int64)
        reviewed = np.zeros(len(settled.accrual), np.int64)
        reviewed[11::12] = settled.deducted.sum(axis=1)
        accrual[f"{name}_stays"] = settled.accrual.sum(axis=1)
        cash[f"{name}_stays"] = settled.cash.sum(axis=1) + paid.advance
        before[f"{name}_stays"] = settled.cash_before.sum(axis=1)
        accrual[f"{name}_review"] = reviewed
        cash[f"{name}_review"] = settled.recovered.sum(axis=1)
        before[f"{name}_review"] = settled.recovered_before.sum(axis=1)
        for line, found in (
            (f"{name}_recovered", paid.fraud.recovered),
            (f"{name}_fines", paid.fraud.fines_to_fund),
        ):
            accrual[line] = found
            cash[line] = np.concatenate([found, owed_at_end])
        funds.append(paid)
    return ProviderLines(accrual, cash, before, tuple(funds))


def pay_hospitals(
    scenario: Scenario, ward: MedicalTally, scale: int, of_base: MedicalTally, fund: int
) -> FundPayment:
    """Settle the stays of one fund; parameters and errors as `settle_providers`."""
    schemes = list(SCHEMES_OF[fund])
    provided = ward.provided[:, schemes].sum(axis=1)
    last_spending = int(scenario.payment.last_spending[fund]) // scale
    law = law_of_sample(scenario.payment.funds[fund], len(provided), scale)
    no_budget = law.points_budget[0] == 0
    needed = (law.method[0] == BUDGET) | ((law.method[0] == BY_POINTS) & no_budget)
    if last_spending == 0 and needed.any():
        raise ScenarioError(
            f"{scenario.name} payment.last_spending: {MEDICAL_FUNDS[fund]} is 0, but a budget of "
            f"{scenario.first_year} goes by the spending of the year before. Write it into the "
            "region file."
        )
    first = of_base.provided[:12, schemes].sum(axis=(0, 1))
    incurred = provided[..., INCURRED]
    services = after_review(
        services_of(scenario, provided, first, last_spending),
        scenario.payment.refused_more[: len(provided)],
    )
    settlement = with_refused(settle(services, law), incurred - services.incurred)
    check(MEDICAL_FUNDS[fund], incurred, settlement)
    return FundPayment(
        law=law,
        incurred=incurred,
        settlement=settlement,
        points_budget=budget_for_points(services, settlement, law),
        fraud=find_fraud(scenario, provided),
        advance=pay_ahead(scenario, services, settlement, last_spending),
    )


def services_of(scenario: Scenario, provided: Ints, first: Ints, last_spending: int) -> Services:
    """What providers did, as the rules of payment take it.

    The cost outside the catalogue is the share of the hospital in the month. The year before the
    first had the providers, stays and points of the first, in proportion to its spending.

    Parameters
    ----------
    provided : (months, providers, PROVIDED)
    first : (providers, PROVIDED) of the first year under the base
    last_spending : fen of the fund in the year before the first
    """
    incurred, total = provided[..., INCURRED], provided[..., PROVIDED_TOTAL]
    outside = np.rint(scenario.illness.outside[: len(provided)] * PPM).astype(np.int64)
    by_case = np.tile(np.arange(len(CHANNELS)) == CASE, len(HOSPITALS))
    spent = first[:, INCURRED].sum()
    return Services(
        incurred=incurred,
        total_cost=total,
        outside=share_of_array(total, np.repeat(outside, len(CHANNELS), axis=1)),
        days=provided[..., PROVIDED_DAYS],
        stays=provided[..., PROVIDED_STAYS],
        points=provided[..., POINTS],
        case_actual=incurred * by_case,
        case_quota=provided[..., QUOTA_PART],
        quota_saved=provided[..., QUOTA_SAVED],
        over_quota=provided[..., OVER_QUOTA],
        last_incurred=allocate(last_spending, first[:, INCURRED]),
        last_stays=proportion(first[:, PROVIDED_STAYS], last_spending, spent),
        last_points=proportion(first[:, POINTS], last_spending, spent),
    )


def budget_for_points(services: Services, done: Settlement, law: PaymentLaw) -> Ints:
    """What the budget of each year leaves for points after all other payments, (years,) fen."""
    by_points = law.method == BY_POINTS
    other = (sums_over(done.accrual, 12) * ~by_points).sum(axis=1)
    return np.asarray(points_fund(services, other, law) * by_points.any(axis=1))


def law_of_sample(law: PaymentLaw, months: int, scale: int) -> PaymentLaw:
    """The law of the months that were run, with budgets for a sample of the place."""
    years = months // 12
    cut = PaymentLaw(*(array[:years] for array in law))
    return cut._replace(
        delay=law.delay[:months],
        budget=cut.budget // scale,
        points_budget=cut.points_budget // scale,
    )


def check(name: str, incurred: Ints, done: Settlement) -> None:
    """Hold that settled - deducted + borne - retained = incurred, by provider and year.

    Parameters
    ----------
    incurred : (months, providers) fen owed by the rules of each stay

    Raises
    ------
    LedgerError   naming the fund
    """
    paid = sums_over(done.accrual, 12)
    settled = paid - done.deducted + done.burden - done.retained
    if not np.array_equal(settled, sums_over(incurred, 12)):
        raise LedgerError(f"{name}: stays settled, borne and retained are not those incurred")
    if min(part.min() for part in (paid, done.burden, done.retained, done.deducted)) < 0:
        raise LedgerError(
            f"{name}: hospitals are paid, bear, retain or hand back less than nothing in a year"
        )


def pay_ahead(scenario: Scenario, services: Services, done: Settlement, last_spending: int) -> Ints:
    """Advances on the bulk-procurement contracts of each year (集采预付): (months + 1,) fen.

    Contracts are for a share of what was settled the year before. What is bought falls due as
    stays come and is cleared against the advance of the contract that runs.
    """
    settled, owed = done.accrual.sum(axis=1), services.incurred.sum(axis=1)
    law: BulkLaw = scenario.payment.bulk
    last = last_spending
    cash = np.zeros(len(settled) + 1, np.int64)
    for y in range(len(settled) // 12):
        agreed = int(share_of_array(last, law.agreed[y]))
        last = int(settled[12 * y : 12 * y + 12].sum())
        if agreed == 0 or law.share[y] == 0:
            continue
        signed = datetime.date(scenario.first_year + y, int(law.month[y]), 1)
        advance = bulk_advance(agreed, signed, law, y)
        paid = (advance.last_payment.year - scenario.first_year) * 12
        paid += advance.last_payment.month - 1
        if paid < len(settled):
            due = share_of_array(owed, law.agreed[y])
            end, share = paid + CONTRACT_MONTHS, int(law.share[y])
            cash += follow_advance(advance.amount, paid, due, share, end).cash
    return cash
