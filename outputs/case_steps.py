"""A worked case through the very rules of the engine: steps, fields of the bill, postings, dates.

Every amount comes from `sim.schemes`, every posting from the functions that post in a run; this
file only names the rules that were applied, in their order.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from scenarios.listing import format_value
from sim.accounts import ACCOUNTS
from sim.codes import COVERS, MODES, PAYEES, SURGERIES
from sim.events.delivery import post_allowance, post_benefit
from sim.ledger import (
    BILLS,
    EMPLOYEE_BILL,
    POOLED,
    SURGERY,
    SURGERY_BILL,
    Tally,
    empty_tally,
    post,
    post_bill,
)
from sim.records import Records
from sim.schemes import maternity
from sim.schemes.delivery import Benefit, Delivery, adjudicate
from sim.schemes.money import share_of
from sim.schemes.resident_birth import has_grant, resident_grant

from .case_dates import payment_dates, timing_keys
from .case_file import Case, Expected
from .case_law import YEARS, day_of_year, law_around, timing_around


@dataclass(frozen=True)
class Step:
    """One rule: its key in the catalogue (or a text), its value, fen in, fen out, account."""

    key: str
    value: str
    amount_in: int | None = None
    amount_out: int | None = None
    account: int | None = None


@dataclass
class Outcome:
    """What a case comes to: steps in order, the closed fields, postings and dates."""

    steps: list[Step] = field(default_factory=list)
    fields: dict[str, Expected] = field(default_factory=dict)
    tally: Tally | None = None
    dates: list[tuple[datetime.date, str]] = field(default_factory=list)
    dates_against: list[tuple[datetime.date, str]] = field(default_factory=list)
    balance: dict[datetime.date, int] = field(default_factory=dict)


def work_out(case: Case) -> Outcome:
    """Apply the law of the case's scenario to its event.

    Raises
    ------
    ScenarioError   if the law of the scenario starts after the event
    """
    if case.event == "claim":
        return _claim(case)
    law = law_around(case.scenario, case.date)
    return _delivery(case, law) if case.event == "delivery" else _surgery(case, law)


def _delivery(case: Case, law: Records) -> Outcome:
    d = delivery_facts(case)
    month = case.date.month - 1
    eligible = d.total - d.outside - d.first_self_pay
    benefit = Benefit(*(int(value) for value in adjudicate(d, month, law)))
    outcome = Outcome()
    medical = bool(maternity.has_maternity_medical(d.cover, month, law))
    outcome.steps.append(Step("case.medical", format_value(medical)))
    if medical:
        _employee_steps(outcome, case, d, eligible, benefit, month, law)
    else:
        _other_steps(outcome, case, d, eligible, benefit, month, law)
    tally = empty_tally(YEARS)
    timing, day = timing_around(case.scenario, case.date), day_of_year(case.date)
    online = bool(case.facts["online"])
    post_benefit(d, benefit, 0, month, day, online, law, timing, tally)
    outcome.tally = tally
    outcome.fields = {name: getattr(benefit, name) for name in Benefit._fields if name != "bill"}
    outcome.fields["bill"] = BILLS[benefit.bill]
    if benefit.bill == EMPLOYEE_BILL:
        in_stay = d.complication if benefit.complication else 0
        outcome.fields["patient_stay"] = d.total + in_stay - benefit.delivery - benefit.complication
    _close(outcome, case, benefit.allowance, law)
    return outcome


def delivery_facts(case: Case) -> Delivery:
    """The facts of a delivery as the rules take them."""
    person, facts = case.person, case.facts
    outside, first = int(facts["outside"]), int(facts["first_self_pay"])
    return Delivery(
        cover=COVERS.index(str(person["cover"])),
        husband_insured=bool(person["husband_insured"]),
        months_paid=int(person["months_paid"]),
        employer_wage=int(person["employer_wage"]),
        mode=MODES.index(str(facts["mode"])),
        children=int(facts["children"]),
        order=int(facts["order"]),
        total=int(facts["eligible"]) + outside + first,
        outside=outside,
        first_self_pay=first,
        complication=int(facts["complication"]),
        prenatal=int(facts["prenatal"]),
        illness=int(facts["illness"]),
        in_network=bool(facts["in_network"]),
        claims_allowance=bool(facts["claims_allowance"]),
        claims_grant=bool(facts["claims_grant"]),
    )


def _employee_steps(
    outcome: Outcome,
    case: Case,
    d: Delivery,
    eligible: int,
    benefit: Benefit,
    month: int,
    law: Records,
) -> None:
    """Rules of an employee's own right, in the order of `sim.schemes.delivery`."""
    steps = outcome.steps
    steps.append(_step(case, "maternity.delivery_rate", eligible, benefit.delivery, "delivery"))
    if d.complication:
        out = benefit.complication or int(maternity.illness_benefit(d.complication, month, law))
        account = "complication" if benefit.complication else "pregnancy_illness"
        steps.append(_step(case, "maternity.complication_in_stay", d.complication, out, account))
    if d.prenatal:
        share = int(share_of(d.prenatal, law.prenatal_rate[month]))
        steps.append(_step(case, "maternity.prenatal_rate", d.prenatal, share))
        steps.append(_step(case, "maternity.prenatal_cap", share, benefit.prenatal, "prenatal"))
    if d.illness:
        paid = int(maternity.illness_benefit(d.illness, month, law))
        steps.append(_step(case, "pregnancy_illness.rate", d.illness, paid, "pregnancy_illness"))
    may = bool(
        maternity.may_claim_allowance(d.cover, d.months_paid, d.in_network, month, law)
        and d.claims_allowance
    )
    _allowance_steps(outcome, case, may, benefit.days, benefit.allowance)


def _other_steps(
    outcome: Outcome,
    case: Case,
    d: Delivery,
    eligible: int,
    benefit: Benefit,
    month: int,
    law: Records,
) -> None:
    """Rules of a woman without an employee's right: through her husband, or the grant."""
    steps = outcome.steps
    wife = bool(maternity.may_claim_as_wife(d.cover, d.husband_insured, month, law))
    steps.append(Step("case.wife", format_value(wife)))
    half = int(maternity.spouse_benefit(eligible, d.prenatal, month, law)) if wife else 0
    if wife:
        standard = int(maternity.delivery_benefit(eligible, month, law)) + int(
            maternity.prenatal_benefit(d.prenatal, month, law)
        )
        steps.append(_step(case, "maternity.spouse_rate", standard, half))
    resident = bool(has_grant(d.cover)) and d.claims_grant
    steps.append(Step("case.grant", format_value(resident)))
    grant = 0
    if resident:
        grant = int(resident_grant(d.mode, d.order, eligible, month, law))
        steps.append(_step(case, "resident_birth.grant_basis"))
        steps.append(_step(case, "resident_birth.grant_mode", eligible, grant))
    if half and grant:
        steps.append(_step(case, "maternity.spouse_choice"))
    if benefit.spouse:
        steps.append(Step("case.paid", "", half, benefit.spouse, _account("spouse")))
    if benefit.grant:
        steps.append(Step("case.paid", "", grant, benefit.grant, _account("birth_grant")))


def _surgery(case: Case, law: Records) -> Outcome:
    month, cover = case.date.month - 1, COVERS.index(str(case.person["cover"]))
    kind, cost = SURGERIES.index(str(case.facts["kind"])), int(case.facts["cost"])
    outcome = Outcome(tally=empty_tally(YEARS))
    medical = bool(maternity.has_maternity_medical(cover, month, law))
    outcome.steps.append(Step("case.medical", format_value(medical)))
    paid = int(maternity.surgery_benefit(cost, kind, month, law)) if medical else 0
    days = amount = 0
    if medical:
        key = f"maternity.quota_{SURGERIES[kind]}"
        outcome.steps.append(_step(case, "maternity.quota_mode"))
        outcome.steps.append(_step(case, key, cost, paid, "surgery"))
        months, network = int(case.person["months_paid"]), bool(case.facts["in_network"])
        entitled = int(maternity.abortion_days(kind, month, law))
        may = bool(
            entitled
            and case.facts["claims_allowance"]
            and maternity.may_claim_allowance(cover, months, network, month, law)
        )
        if may:
            days = entitled
            wage = int(case.person["employer_wage"])
            amount = int(maternity.allowance(wage, days, month, law))
        if entitled:
            _allowance_steps(outcome, case, may, days, amount)
        post(outcome.tally, SURGERY, month, month + int(law.hospital_months[month]), paid)
    post_bill(outcome.tally, 0, SURGERY_BILL, cost, 0, 0, min(paid, cost))
    outcome.fields = {"surgery": paid, "allowance": amount, "days": days}
    if amount:
        timing, day = timing_around(case.scenario, case.date), day_of_year(case.date)
        online = bool(case.facts["online"])
        post_allowance(amount, 0, month, day, online, law, timing, outcome.tally)
    _close(outcome, case, amount, law)
    return outcome


def _allowance_steps(outcome: Outcome, case: Case, may: bool, days: int, amount: int) -> None:
    steps = outcome.steps
    steps.append(_step(case, "allowance.months_required"))
    steps.append(Step("case.may_claim", format_value(may)))
    if may:
        steps.append(Step("case.days", str(days)))
        wage = int(case.person["employer_wage"])
        steps.append(_step(case, "allowance.wage_days", wage, amount, "allowance"))
        steps.append(_step(case, "allowance.payee"))


def _close(outcome: Outcome, case: Case, allowance: int, law: Records) -> None:
    """Sums of the bill and the ledger, and the dates of the allowance."""
    tally = outcome.tally
    if tally is None:
        return
    funds = tally.accrual.sum(axis=0)
    maternity_accounts = [k for k, account in enumerate(ACCOUNTS) if account.maternity]
    outcome.fields["fund"] = int(funds.sum()) - allowance
    outcome.fields["maternity_ledger"] = int(funds[maternity_accounts].sum())
    pooled = int(tally.waterfall[:, :, POOLED].sum())
    outcome.fields["patient"] = int(tally.bill_total.sum()) - pooled
    if allowance:
        outcome.fields["payee"] = PAYEES[int(law.payee[case.date.month - 1])]
        outcome.dates = payment_dates(case, bool(case.facts["online"]), delay=True)
        outcome.fields["allowance_paid"] = outcome.dates[-1][0]


def _claim(case: Case) -> Outcome:
    """An accepted claim under the timing of one scenario, or of two side by side."""
    online, amount = bool(case.facts["online"]), int(case.facts["amount"])
    outcome = Outcome(dates=payment_dates(case, online, delay=False))
    for key in timing_keys(online):
        outcome.steps.append(_step(case, key))
    paid = outcome.dates[-1][0]
    outcome.fields = {"amount": amount, "paid": paid}
    if case.against is not None:
        other = Case(**{**vars(case), "scenario": case.against})
        outcome.dates_against = payment_dates(other, online, delay=False)
        other_paid = outcome.dates_against[-1][0]
        outcome.fields["paid_against"] = other_paid
        for day in case.expect_balance or {paid: 0, other_paid: 0}:
            outcome.balance[day] = amount * (int(other_paid <= day) - int(paid <= day))
    return outcome


def _step(
    case: Case,
    key: str,
    amount_in: int | None = None,
    amount_out: int | None = None,
    account: str = "",
) -> Step:
    value = format_value(case.scenario.at(key, case.date.year, case.date.month))
    return Step(key, value, amount_in, amount_out, _account(account) if account else None)


def _account(name: str) -> int:
    return [account.name for account in ACCOUNTS].index(name)
