"""Stays in hospital of a worked case, one after the other, through the waterfall of the engine."""

from __future__ import annotations

import datetime

import numpy as np

from sim.codes import CASE, CHANNELS, HOSPITALS, TIERS, TIERS_AFTER_DEDUCTIBLE
from sim.law import PPM
from sim.medical import (
    DEDUCTIBLE,
    FIRST_SELF_PAY,
    OUTSIDE,
    USED_CRITICAL,
    USED_LARGE,
    USED_POOLED,
    USED_STAYS,
    Stay,
)
from sim.medical_tally import STAY_BILL, paid_by_funds
from sim.schemes.bill import remainder
from sim.schemes.money import share_of
from sim.schemes.stay import pay_basic, tier_part, tier_rate, tiered_benefit
from sim.schemes.waterfall import settle_stay

from .case_file import Case
from .case_outcome import Outcome, Step, fact, rule
from .case_payers import COMMERCIAL, OF_STAYS, backstop_steps, critical_steps, later_steps
from .case_person import Patient
from .case_read import Values


def work_out_stays(case: Case) -> Outcome:
    """The stays of a person in date order."""
    outcome, patient = Outcome(), Patient(case)
    for row in case.facts["stays"]:
        add_stay(case, patient, row, outcome)
    outcome.fields = patient.fields()
    outcome.postings = patient.postings()
    return outcome


def add_stay(case: Case, patient: Patient, row: Values, outcome: Outcome) -> None:
    """Settle a stay and write down its steps and its bill.

    Parameters
    ----------
    row : the facts of `case_facts.STAY`
    """
    day, total = row["date"], row["total"]
    month = patient.open(day)
    outcome.steps.append(fact("case.stay", f"{day} {row['hospital']}", (None, total)))
    if patient.insured:
        stay = Stay(
            *(patient.scheme, patient.group),
            *(HOSPITALS.index(row["hospital"]), CHANNELS.index(row["channel"])),
            *(total, row["outside"], row["over_limit"], row["class_b"], row["granules"]),
            *(row["registered"], patient.supplement),
        )
        settle_stay(stay, month, patient.law, patient.used, patient.bill)
        outcome.steps += _basic_steps(case, patient, stay, row, month)
    else:
        patient.settle_without(total, row["outside"] + row["over_limit"])
    own = total - int(paid_by_funds(patient.bill))
    outcome.steps.append(fact("case.patient", amounts=(total, own)))
    patient.keep(outcome, STAY_BILL, day, month)


def _basic_steps(case: Case, patient: Patient, stay: Stay, row: Values, month: int) -> list[Step]:
    """Rules of a stay, from what is eligible to the last payer."""
    day, law = row["date"], patient.law
    bill, used = np.zeros_like(patient.bill), patient.before.copy()
    beyond = int(pay_basic(stay, month, law, used, bill))
    inside = row["eligible"]
    steps = _eligible_steps(case, patient.scheme_name, row, int(bill[FIRST_SELF_PAY]))
    eligible, deductible = inside - int(bill[FIRST_SELF_PAY]), int(bill[DEDUCTIBLE])
    steps += _deductible_steps(case, patient, row, int(used[USED_STAYS]), (eligible, deductible))
    steps.append(rule(case, "eligible.tier_basis", day=day))
    start, end = deductible, eligible
    if law.tier_basis[month] == TIERS_AFTER_DEDUCTIBLE:
        start, end = 0, eligible - deductible
    key = f"{patient.scheme_name}.stay_rate"
    for k, tier in enumerate(TIERS):
        part = int(tier_part(k, start, end, stay, month, law))
        if part:
            paid = int(share_of(part, tier_rate(k, stay, month, law)))
            steps.append(rule(case, key, row["hospital"], tier, day=day, amounts=(part, paid)))
    if law.group_addition[month, patient.basic_group]:
        steps.append(rule(case, "poor.stay_addition", patient.group_name, day=day))
    benefit = (int(tiered_benefit(start, end, stay, month, law)) + PPM // 2) // PPM
    paid, account = patient.spent(USED_POOLED), patient.line("stays")
    key = f"{patient.scheme_name}.pooled_cap"
    steps.append(rule(case, key, day=day, amounts=(benefit, paid), account=account))
    special = int(bill[OUTSIDE] - patient.bill[OUTSIDE])
    if special:
        key = "critical.special_rate"
        steps.append(rule(case, key, day=day, amounts=(None, special), account="critical_claims"))
    steps += _large_steps(case, patient, day, beyond)
    left = int(remainder(bill, month, law)) - patient.spent(USED_LARGE)
    return steps + _later(case, patient, day, month, stay.total, left)


def _eligible_steps(case: Case, scheme: str, row: Values, first: int) -> list[Step]:
    """What of a stay is eligible: inside the catalogue, less what the patient pays first."""
    day, total, inside = row["date"], row["total"], row["eligible"]
    steps = [fact("case.inside", amounts=(total, inside))] if inside < total else []
    for name in ("class_b", "granules"):
        if row[name]:
            key = f"eligible.{name.rstrip('s')}_self_pay"
            steps.append(rule(case, key, scheme, day=day, amounts=(row[name], None)))
    if not row["registered"]:
        key = "eligible.unregistered_self_pay"
        steps.append(rule(case, key, day=day, amounts=(inside, None)))
    return [*steps, fact("field.first_self_pay", amounts=(inside, first))] if first else steps


def _deductible_steps(
    case: Case, patient: Patient, row: Values, number: int, amounts: tuple[int, int]
) -> list[Step]:
    """Rules of the deductible of the stay that is `number` of the year."""
    scheme, day, hospital = patient.scheme_name, row["date"], row["hospital"]
    key = f"{scheme}.stay_deductible"
    steps = [rule(case, key, hospital, day=day, amounts=amounts)]
    if number > 1:
        turn = "second" if number == 2 else "later"
        steps.append(rule(case, f"{scheme}.stay_repeat", hospital, turn, day=day))
    if patient.basic_group:
        steps.append(rule(case, "poor.stay_deductible", patient.group_name, day=day))
    if CHANNELS.index(row["channel"]) == CASE:
        steps.append(rule(case, "eligible.case_without_deductible", scheme, day=day))
    return steps


def _large_steps(case: Case, patient: Patient, day: datetime.date, beyond: int) -> list[Step]:
    """Rules of large-sum insurance for `beyond` fen of cost above the cap of the year."""
    if not beyond:
        return []
    scheme, paid = patient.scheme_name, patient.spent(USED_LARGE)
    return [
        rule(case, f"{scheme}.large_rate", day=day, amounts=(beyond, None)),
        rule(case, f"{scheme}.large_cap", day=day, amounts=(None, paid), account="large_claims"),
    ]


def _later(
    case: Case, patient: Patient, day: datetime.date, month: int, total: int, left: int
) -> list[Step]:
    """Rules of the payers after basic and large-sum insurance, which leave `left` fen."""
    steps = critical_steps(case, patient, day, month, left)
    order = str(case.scenario.at("second.order", day.year, day.month))
    left -= patient.spent(USED_CRITICAL)
    later, _ = later_steps(case, patient, day, OF_STAYS[order], left)
    commercial = sum(step.amount_out or 0 for step in later if step.key == COMMERCIAL.rate)
    return [*steps, *later, *backstop_steps(case, patient, day, total, commercial)]
