"""Ordinary visits of a worked case, one after the other, under outpatient pooling."""

from __future__ import annotations

from sim.codes import HOSPITALS
from sim.medical import DEDUCTIBLE, USED_VISIT, Visit
from sim.medical_tally import VISIT_BILL, paid_by_funds
from sim.schemes.limits import raised
from sim.schemes.money import share_of
from sim.schemes.outpatient import settle_visit

from .case_file import Case
from .case_outcome import Outcome, Step, fact, rule
from .case_person import Patient
from .case_read import Values


def work_out_visits(case: Case) -> Outcome:
    """The visits of a person in date order."""
    outcome, patient = Outcome(), Patient(case)
    for row in case.facts["visits"]:
        day, total = row["date"], row["total"]
        month = patient.open(day)
        outcome.steps.append(fact("case.visit", f"{day} {row['hospital']}", (None, total)))
        if patient.insured:
            hospital = HOSPITALS.index(row["hospital"])
            visit = Visit(patient.scheme, patient.group, hospital, total, row["outside"])
            settle_visit(visit, month, patient.law, patient.used, patient.bill)
            outcome.steps += _steps(case, patient, row, month)
        else:
            patient.settle_without(total, row["outside"])
        own = total - int(paid_by_funds(patient.bill))
        outcome.steps.append(fact("case.patient", amounts=(total, own)))
        patient.keep(outcome, VISIT_BILL, day, month)
    outcome.fields = patient.fields()
    outcome.postings = patient.postings()
    return outcome


def _steps(case: Case, patient: Patient, row: Values, month: int) -> list[Step]:
    """Rules of a visit, in the order of `sim.schemes.outpatient`."""
    day, hospital, name = row["date"], row["hospital"], patient.group_name
    scheme, law, eligible = patient.scheme_name, patient.law, row["eligible"]
    steps = [fact("case.inside", amounts=(row["total"], eligible))] if row["outside"] else []
    deductible = int(patient.bill[DEDUCTIBLE])
    for key in ("visit_deductible", "visit_year_deductible"):
        steps.append(rule(case, f"{scheme}.{key}", day=day))
    if patient.group:
        steps.append(rule(case, "poor.visit_deductible", name, day=day))
    steps.append(fact("field.deductible", amounts=(eligible, deductible)))
    addition = law.visit_group_addition[month, patient.group]
    if addition:
        steps.append(rule(case, "poor.visit_addition", name, day=day))
    code = HOSPITALS.index(hospital)
    rate = raised(law.visit_rate[month, patient.scheme, code], addition)
    cost, spent = eligible - deductible, patient.spent(USED_VISIT)
    share = int(share_of(cost, rate))
    steps.append(rule(case, f"{scheme}.visit_rate", hospital, day=day, amounts=(cost, share)))
    before = int(patient.before[USED_VISIT])
    if before:
        steps.append(fact("case.used_visits", amounts=(before, None)))
    key, account = f"{scheme}.visit_cap", patient.line("visits")
    return [*steps, rule(case, key, day=day, amounts=(share, spent), account=account)]
