"""A year's burden of a worked case without the bills behind it.

Critical illness insurance by the cumulative burden of the year, and second reimbursement of what
all other payers left.
"""

from __future__ import annotations

from sim.errors import ScenarioError
from sim.medical import CASH, CRITICAL, USED_BURDEN
from sim.schemes.critical_illness import pay_critical
from sim.schemes.later_payers import pay_second_of_chronic, pay_second_of_stay

from .case_file import Case
from .case_outcome import Outcome, fact, medical_bill
from .case_payers import SECOND, SECOND_CHRONIC, critical_steps, later_steps
from .case_person import Patient


def work_out_burden(case: Case) -> Outcome:
    """Settlements that each bring the burden of the year to a sum.

    Raises
    ------
    ScenarioError   if the burden falls within a year, or nobody insures the person
    """
    outcome, patient = Outcome(), _insured(case)
    paid, own = [], []
    for row in case.facts["burdens"]:
        day = row["date"]
        month = patient.open(day)
        burden = row["cumulative"] - int(patient.used[USED_BURDEN])
        if burden < 0:
            raise ScenarioError(f"{case.place}: burdens fall on {day}. They grow within a year.")
        patient.bill[CASH] = burden
        outcome.steps.append(fact("case.settlement", str(day), (None, burden)))
        law, used, bill = patient.law, patient.used, patient.bill
        pay_critical(patient.scheme, patient.group, month, law, used, bill)
        outcome.steps += critical_steps(case, patient, day, month, burden)
        paid.append(int(bill[CRITICAL]))
        own.append(burden - paid[-1])
        outcome.bills.append(medical_bill("burden", day, bill))
    outcome.fields = {
        "critical": sum(paid),
        "critical_each": tuple(paid),
        "patient_each": tuple(own),
    }
    return outcome


def work_out_remainder(case: Case) -> Outcome:
    """Second reimbursement of what remains of stays or of chronic care.

    Raises
    ------
    ScenarioError   if nobody insures the person
    """
    outcome, patient = Outcome(), _insured(case)
    month, left = patient.open(case.date), case.facts["left"]
    patient.bill[CASH] = left
    stay = case.facts["care"] == "stay"
    pay = pay_second_of_stay if stay else pay_second_of_chronic
    pay(patient.group, month, patient.law, patient.used, patient.bill)
    outcome.steps.append(fact("case.remainder", str(case.date), (None, left)))
    payer = SECOND if stay else SECOND_CHRONIC
    steps, own = later_steps(case, patient, case.date, (payer,), left)
    outcome.steps += [*steps, fact("case.patient", amounts=(left, own))]
    outcome.bills.append(medical_bill("remainder", case.date, patient.bill))
    outcome.fields = {"second": left - own, "patient": own}
    return outcome


def _insured(case: Case) -> Patient:
    patient = Patient(case)
    if not patient.insured:
        raise ScenarioError(f"{case.place}: nobody insures the person. Give another cover.")
    return patient
