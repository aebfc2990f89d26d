"""Deliveries and birth-control surgery of a worked case through the very rules of the engine.

Every amount comes from `sim.schemes`, every posting from the functions that post in a run; this
file only names the rules that were applied, in their order.
"""

from __future__ import annotations

import datetime

from scenarios.listing import format_value
from sim.accounts import ACCOUNTS
from sim.codes import COVERS, MODES, PAYEES, SURGERIES
from sim.events.delivery import post_allowance, post_benefit
from sim.ledger import (
    BILLS,
    EMPLOYEE_BILL,
    SURGERY,
    SURGERY_BILL,
    Tally,
    empty_tally,
    post,
    post_bill,
)
from sim.medical import POOLED
from sim.records import Records
from sim.schemes import maternity
from sim.schemes.delivery import Benefit, Delivery, adjudicate
from sim.schemes.money import share_of
from sim.schemes.resident_birth import has_grant, resident_grant

from .case_dates import payment_dates
from .case_facts import STAY
from .case_file import Case
from .case_law import YEARS, day_of_year, law_around, timing_around
from .case_outcome import Bill, Outcome, Posting, Step, fact, rule
from .case_person import Patient
from .case_stay import add_stay


def work_out_delivery(case: Case) -> Outcome:
    """A delivery with its checks, complications, allowance or grant, and illness in pregnancy."""
    law = law_around(case.scenario, case.date)
    d = delivery_facts(case)
    month = case.date.month - 1
    eligible = d.total - d.outside - d.first_self_pay
    benefit = Benefit(*(int(value) for value in adjudicate(d, month, law)))
    outcome = Outcome()
    medical = bool(maternity.has_maternity_medical(d.cover, month, law))
    outcome.steps.append(fact("case.medical", format_value(medical)))
    if medical:
        _employee_steps(outcome, case, d, eligible, benefit, month, law)
    else:
        _other_steps(outcome, case, d, eligible, benefit, month, law)
    tally = empty_tally(YEARS)
    timing, day = timing_around(case.scenario, case.date), day_of_year(case.date)
    post_benefit(d, benefit, 0, month, day, case.facts["online"], law, timing, tally)
    outcome.fields = {name: getattr(benefit, name) for name in Benefit._fields if name != "bill"}
    outcome.fields["bill"] = BILLS[benefit.bill]
    if benefit.bill == EMPLOYEE_BILL:
        in_stay = d.complication if benefit.complication else 0
        outcome.fields["patient_stay"] = d.total + in_stay - benefit.delivery - benefit.complication
    _close(outcome, case, benefit.allowance, law, tally)
    outcome.fields["illness"] = 0
    if benefit.ordinary:
        _ordinary_stay(outcome, case, benefit.ordinary)
    return outcome


def _ordinary_stay(outcome: Outcome, case: Case, cost: int) -> None:
    """A stay for illness in pregnancy, by the ordinary rules and outside the maternity ledger."""
    patient, unsaid = Patient(case), {name: field.default for name, field in STAY.items()}
    row = unsaid | {"date": case.date, "hospital": case.facts["hospital"]}
    add_stay(case, patient, row | {"total": cost, "eligible": cost}, outcome)
    outcome.postings += patient.postings()
    sums = patient.fields()
    outcome.fields["illness"] = sums["paid"]
    for name in ("fund", "patient"):
        outcome.fields[name] += sums[name]


def delivery_facts(case: Case) -> Delivery:
    """The facts of a delivery as the rules take them."""
    person, facts = case.person, case.facts
    outside, first = facts["outside"], facts["first_self_pay"]
    return Delivery(
        cover=COVERS.index(person["cover"]),
        husband_insured=person["husband_insured"],
        months_paid=person["months_paid"],
        employer_wage=person["employer_wage"],
        mode=MODES.index(facts["mode"]),
        children=facts["children"],
        order=facts["order"],
        total=facts["eligible"] + outside + first,
        outside=outside,
        first_self_pay=first,
        complication=facts["complication"],
        prenatal=facts["prenatal"],
        illness=facts["illness"],
        in_network=facts["in_network"],
        claims_allowance=facts["claims_allowance"],
        claims_grant=facts["claims_grant"],
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
        account = "complication" if benefit.complication else ""
        amounts = d.complication, benefit.complication
        steps.append(_step(case, "maternity.complication_in_stay", *amounts, account))
    if d.prenatal:
        share = int(share_of(d.prenatal, law.prenatal_rate[month]))
        steps.append(_step(case, "maternity.prenatal_rate", d.prenatal, share))
        steps.append(_step(case, "maternity.prenatal_cap", share, benefit.prenatal, "prenatal"))
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
    steps.append(fact("case.wife", format_value(wife)))
    half = int(maternity.spouse_benefit(eligible, d.prenatal, month, law)) if wife else 0
    if wife:
        standard = int(maternity.delivery_benefit(eligible, month, law)) + int(
            maternity.prenatal_benefit(d.prenatal, month, law)
        )
        steps.append(_step(case, "maternity.spouse_rate", standard, half))
    resident = bool(has_grant(d.cover)) and d.claims_grant
    steps.append(fact("case.grant", format_value(resident)))
    grant = 0
    if resident:
        grant = int(resident_grant(d.mode, d.order, eligible, month, law))
        steps.append(_step(case, "resident_birth.grant_basis"))
        steps.append(_step(case, "resident_birth.grant_mode", eligible, grant))
    if half and grant:
        steps.append(_step(case, "maternity.spouse_choice"))
    if benefit.spouse:
        steps.append(fact("case.paid", "", (half, benefit.spouse), "spouse"))
    if benefit.grant:
        steps.append(fact("case.paid", "", (grant, benefit.grant), "birth_grant"))


def work_out_surgery(case: Case) -> Outcome:
    """Birth-control surgery and its allowance."""
    law = law_around(case.scenario, case.date)
    month, cover = case.date.month - 1, COVERS.index(case.person["cover"])
    kind, cost = SURGERIES.index(case.facts["kind"]), case.facts["cost"]
    outcome, tally = Outcome(), empty_tally(YEARS)
    medical = bool(maternity.has_maternity_medical(cover, month, law))
    outcome.steps.append(fact("case.medical", format_value(medical)))
    paid = int(maternity.surgery_benefit(cost, kind, month, law)) if medical else 0
    days = amount = 0
    if medical:
        key = f"maternity.quota_{SURGERIES[kind]}"
        outcome.steps.append(_step(case, "maternity.quota_mode"))
        outcome.steps.append(_step(case, key, cost, paid, "surgery"))
        months, network = case.person["months_paid"], case.facts["in_network"]
        entitled = int(maternity.abortion_days(kind, month, law))
        may = bool(
            entitled
            and case.facts["claims_allowance"]
            and maternity.may_claim_allowance(cover, months, network, month, law)
        )
        if may:
            days = entitled
            wage = case.person["employer_wage"]
            amount = int(maternity.allowance(wage, days, month, law))
        if entitled:
            _allowance_steps(outcome, case, may, days, amount)
        post(tally, SURGERY, month, month + int(law.hospital_months[month]), paid)
    post_bill(tally, 0, SURGERY_BILL, cost, 0, 0, min(paid, cost))
    outcome.fields = {"surgery": paid, "allowance": amount, "days": days}
    if amount:
        timing, day = timing_around(case.scenario, case.date), day_of_year(case.date)
        post_allowance(amount, 0, month, day, case.facts["online"], law, timing, tally)
    _close(outcome, case, amount, law, tally)
    return outcome


def _allowance_steps(outcome: Outcome, case: Case, may: bool, days: int, amount: int) -> None:
    steps = outcome.steps
    steps.append(_step(case, "allowance.months_required"))
    steps.append(fact("case.may_claim", format_value(may)))
    if may:
        steps.append(fact("case.days", str(days)))
        wage = case.person["employer_wage"]
        steps.append(_step(case, "allowance.wage_days", wage, amount, "allowance"))
        steps.append(_step(case, "allowance.payee"))


def _close(outcome: Outcome, case: Case, allowance: int, law: Records, tally: Tally) -> None:
    """Bills, postings and sums of the tally, and the dates of the allowance."""
    funds = tally.accrual.sum(axis=0)
    maternity_accounts = [k for k, account in enumerate(ACCOUNTS) if account.maternity]
    outcome.fields["fund"] = int(funds.sum()) - allowance
    outcome.fields["maternity_ledger"] = int(funds[maternity_accounts].sum())
    pooled = int(tally.waterfall[:, :, POOLED].sum())
    outcome.fields["patient"] = int(tally.bill_total.sum()) - pooled
    for kind in tally.bills[0].nonzero()[0]:
        fields = tuple(int(amount) for amount in tally.waterfall[0, kind])
        total = int(tally.bill_total[0, kind])
        outcome.bills.append(Bill(BILLS[kind], case.date, fields, total))
    outcome.postings = _postings(tally, case.date.year)
    if allowance:
        outcome.fields["payee"] = PAYEES[int(law.payee[case.date.month - 1])]
        outcome.dates = payment_dates(case, case.facts["online"], delay=True)
        outcome.fields["allowance_paid"] = outcome.dates[-1][0]


def _postings(tally: Tally, first_year: int) -> list[Posting]:
    """What is written into the ledger."""
    months = [datetime.date(first_year + k // 12, k % 12 + 1, 1) for k in range(YEARS * 12)]
    found = []
    for account in range(len(ACCOUNTS)):
        for month in tally.accrual[:, account].nonzero()[0]:
            paid = int(tally.cash[:, account].nonzero()[0][0])
            day = months[paid] if paid < len(months) else None
            amount = int(tally.accrual[month, account])
            found.append(Posting(account, months[month], day, amount))
    return found


def _step(
    case: Case,
    key: str,
    amount_in: int | None = None,
    amount_out: int | None = None,
    account: str = "",
) -> Step:
    return rule(case, key, amounts=(amount_in, amount_out), account=account)
