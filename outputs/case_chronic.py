"""Chronic and special outpatient care of a worked case: the allowance of a year and its bills."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import numpy as np

from scenarios.conditions import read_conditions
from sim.codes import CHRONIC_CLASSES, CLASS_1
from sim.medical import (
    POOLED,
    SECOND,
    USED_CHRONIC,
    USED_CHRONIC_DEDUCTIBLE,
    USED_CRITICAL,
    Care,
)
from sim.medical_tally import CHRONIC_BILL, paid_by_funds
from sim.payment.amounts import allocate
from sim.schemes.chronic import chronic_allowance, cut_by_stay, leading_condition, settle_chronic
from sim.schemes.limits import raised
from sim.schemes.money import share_of

from .case_file import Case
from .case_outcome import Outcome, Step, fact, rule
from .case_payers import OF_CHRONIC, critical_steps, later_steps
from .case_person import Patient


class Allowance(NamedTuple):
    """What the fund may pay for a person's conditions in a year, and their leading class."""

    year: int  # fen
    chronic_class: int  # code in CHRONIC_CLASSES; -1: no condition is on the list


def work_out_chronic(case: Case) -> Outcome:
    """A year of care of the conditions of a person, with the stays that cut its allowance."""
    outcome, patient = Outcome(), Patient(case)
    month = patient.open(case.date)
    allowance = Allowance(0, -1)
    if patient.insured:
        allowance = _allowance(case, patient, month, outcome)
    left, stays = allowance.year, list(case.facts["stays"])
    months = case.facts["months"]
    parts = [
        allocate(case.facts[name], np.ones(months, np.int64)) for name in ("eligible", "outside")
    ]
    for k in range(months):
        day = case.date if months == 1 else datetime.date(case.date.year, k + 1, 1)
        while stays and stays[0] < day:
            left = _cut(case, patient, stays.pop(0), left, allowance.year, outcome)
        eligible, outside = (int(part[k]) for part in parts)
        left -= _bill(case, patient, day, (eligible, outside), left, allowance, outcome)
    for day in stays:
        left = _cut(case, patient, day, left, allowance.year, outcome)
    outcome.fields = patient.fields() | {"allowance": allowance.year, "allowance_left": left}
    outcome.postings = patient.postings()
    return outcome


def _allowance(case: Case, patient: Patient, month: int, outcome: Outcome) -> Allowance:
    """The allowance of the year by the rules of the engine, and its steps."""
    table, names = read_conditions(), case.facts["conditions"]
    bits = np.uint64(0)
    for name in names:
        bits |= np.uint64(1) << np.uint64(table.names.index(name))
    scheme, law = patient.scheme, patient.law
    year = int(chronic_allowance(scheme, bits, table.classes, month, law))
    leading = int(leading_condition(scheme, bits, month, law))
    key = f"{patient.scheme_name}.chronic_cap"
    caps = [int(law.chronic_cap[month, scheme, table.names.index(name)]) for name in names]
    outcome.steps += [
        rule(case, key, name, amounts=(None, cap)) for name, cap in zip(names, caps, strict=True)
    ]
    months = law.certify_months[month]
    waits = (f"{name}: {months[table.names.index(name)]}" for name in names)
    outcome.steps.append(fact("chronic.certify_months", ", ".join(waits)))
    first = [table.classes[table.names.index(name)] == CLASS_1 for name in names]
    if sum(one and cap > 0 for one, cap in zip(first, caps, strict=True)) >= 2:
        amounts = (max(caps), year)
        outcome.steps.append(rule(case, "chronic.bonus", patient.scheme_name, amounts=amounts))
    outcome.steps.append(fact("case.allowance", amounts=(None, year)))
    return Allowance(year, int(table.classes[leading]) if leading >= 0 else -1)


def _cut(
    case: Case, patient: Patient, day: datetime.date, left: int, year: int, outcome: Outcome
) -> int:
    """What a stay leaves of the allowance."""
    month = (day.year - case.date.year) * 12 + day.month - 1
    rest = int(cut_by_stay(patient.scheme, left, year, month, patient.law))
    outcome.steps.append(fact("case.stay", str(day)))
    amounts = (left, rest)
    outcome.steps.append(
        rule(case, "chronic.after_stay", patient.scheme_name, day=day, amounts=amounts)
    )
    return rest


def _bill(
    case: Case,
    patient: Patient,
    day: datetime.date,
    cost: tuple[int, int],
    left: int,
    allowance: Allowance,
    outcome: Outcome,
) -> int:
    """Settle a bill of `cost` (eligible, outside) fen; what it takes of the allowance."""
    eligible, outside = cost
    total, month = eligible + outside, patient.open(day)
    outcome.steps.append(fact("case.chronic", str(day), (None, total)))
    if allowance.chronic_class >= 0:
        facts = (patient.scheme, patient.group, allowance.chronic_class, total, outside, left)
        care = Care(*facts, patient.supplement)
        settle_chronic(care, month, patient.law, patient.used, patient.bill)
        outcome.steps += _steps(case, patient, day, month, (eligible, left), allowance)
    else:
        patient.settle_without(total, outside)
    own = total - int(paid_by_funds(patient.bill))
    outcome.steps.append(fact("case.patient", amounts=(total, own)))
    patient.keep(outcome, CHRONIC_BILL, day, month)
    return int(patient.bill[POOLED] - patient.bill[SECOND])


def _steps(
    case: Case,
    patient: Patient,
    day: datetime.date,
    month: int,
    amounts: tuple[int, int],
    allowance: Allowance,
) -> list[Step]:
    """Rules of a bill of (eligible, left of the allowance) fen, in the order of the engine."""
    eligible, left = amounts
    scheme, law = patient.scheme_name, patient.law
    deductible = patient.spent(USED_CHRONIC_DEDUCTIBLE)
    kind = CHRONIC_CLASSES[allowance.chronic_class]
    steps = [rule(case, f"{scheme}.chronic_deductible", day=day, amounts=(eligible, deductible))]
    addition = law.chronic_group_addition[month, patient.basic_group]
    if addition:
        steps.append(rule(case, "poor.chronic_addition", patient.group_name, day=day))
    rate = raised(law.chronic_rate[month, patient.scheme, allowance.chronic_class], addition)
    cost, paid = eligible - deductible, patient.spent(USED_CHRONIC)
    share = int(share_of(cost, rate))
    steps.append(rule(case, f"{scheme}.chronic_rate", kind, day=day, amounts=(cost, share)))
    steps.append(fact("case.allowance_left", amounts=(share, min(share, left))))
    key, account = f"{scheme}.pooled_cap", patient.line("chronic")
    steps.append(rule(case, key, day=day, amounts=(min(share, left), paid), account=account))
    rest = eligible - paid
    if law.chronic_counts[month] == 1:
        steps += critical_steps(case, patient, day, month, rest)
        rest -= patient.spent(USED_CRITICAL)
    order = str(case.scenario.at("second.order", day.year, day.month))
    return [*steps, *later_steps(case, patient, day, OF_CHRONIC[order], rest)[0]]
