"""Steps of the payers after basic insurance: critical illness insurance, the fund again, others.

The bill is settled before; this file names the rules in the order of `sim.schemes.waterfall` and
takes the amounts from what they wrote down.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from scenarios.catalogue import definition_of
from sim.codes import BANDS_ON_EXCESS, GROUPS, RESIDENT_SCHEME, SUPPLEMENTED, TIERS
from sim.law import PPM
from sim.medical import (
    SUPPLEMENTS,
    USED_AID,
    USED_AID_CHRONIC,
    USED_AID_DEDUCTIBLE,
    USED_BURDEN,
    USED_CRITICAL,
    USED_REWARD,
    USED_SECOND,
    USED_SECOND_CHRONIC,
    USED_SUPPLEMENT,
    USED_SUPPLEMENT_LINE,
    USED_TILT,
    USED_TILT_DEDUCTIBLE,
)
from sim.schemes.critical_illness import critical_benefit
from sim.schemes.limits import overlap, raised
from sim.schemes.money import share_of

from .case_file import Case
from .case_outcome import Step, fact, rule
from .case_person import Patient


class Payer(NamedTuple):
    """Keys of a later payer, where `used` holds what it paid, its account; empty: has none."""

    rate: str
    cap: str
    position: int
    account: str
    deductible: str = ""
    filled: int = 0  # where `used` holds what was borne of the deductible


SECOND = Payer("second.rate", "second.cap", USED_SECOND, "second_reimbursement")
AID = Payer("aid.rate", "aid.cap", USED_AID, "aid_stays", "aid.deductible", USED_AID_DEDUCTIBLE)
TILTED = Payer(
    *("aid.tilt_rate", "aid.tilt_cap", USED_TILT, "aid_stays"),
    *("aid.tilt_deductible", USED_TILT_DEDUCTIBLE),
)
#: Its account is that of the employer, see `_account`.
SUPPLEMENT = Payer(
    *("supplement.rate", "", USED_SUPPLEMENT, "supplement"),
    *("supplement.line", USED_SUPPLEMENT_LINE),
)
COMMERCIAL = Payer("other.commercial_rate", "", SUPPLEMENTS, "other_payments")
SECOND_CHRONIC = Payer(
    "second.chronic_rate", "second.chronic_cap", USED_SECOND_CHRONIC, "second_reimbursement"
)
AID_CHRONIC = Payer("aid.chronic_rate", "aid.chronic_cap", USED_AID_CHRONIC, "aid_chronic")
#: Payers of what remains within policy, by the order of second reimbursement.
OF_STAYS = {
    "before_aid": (SECOND, AID, TILTED, SUPPLEMENT, COMMERCIAL),
    "after_others": (AID, TILTED, SUPPLEMENT, COMMERCIAL, SECOND),
}
OF_CHRONIC = {
    "before_aid": (SECOND_CHRONIC, AID_CHRONIC, SUPPLEMENT),
    "after_others": (AID_CHRONIC, SUPPLEMENT, SECOND_CHRONIC),
}


def critical_steps(
    case: Case, patient: Patient, day: datetime.date, month: int, left: int
) -> list[Step]:
    """Rules of critical illness insurance for a bill that leaves `left` fen within policy."""
    law, group = patient.law, patient.group
    if law.critical_covers[month, patient.scheme] == 0:
        return []
    reward = int(patient.before[USED_REWARD]) if patient.scheme == RESIDENT_SCHEME else 0
    burden = int(patient.before[USED_BURDEN]) + left
    deductible = int(law.critical_deductible[month, group])
    name, excess = patient.group_name, max(burden - deductible, 0)
    steps = [
        fact("case.burden", amounts=(left, burden)),
        rule(case, "critical.deductible", name, day=day, amounts=(burden, excess)),
    ]
    if excess == 0:
        return steps
    steps.append(rule(case, "critical.basis", day=day))
    start, end = deductible, burden
    if law.critical_basis[month] == BANDS_ON_EXCESS:
        start, end = 0, excess
    lower, addition = 0, law.critical_addition[month, group]
    for k, tier in enumerate(TIERS):
        upper = law.critical_bound[month, k] if k < len(TIERS) - 1 else end
        part = int(overlap(start, end, lower, upper))
        if part:
            paid = int(share_of(part, raised(law.critical_rate[month, k], addition)))
            steps.append(rule(case, "critical.rate", tier, day=day, amounts=(part, paid)))
        lower = upper
    if addition:
        steps.append(rule(case, "critical.addition", name, day=day))
    if law.critical_cap[month, group]:
        steps.append(rule(case, "critical.cap", name, day=day))
        if reward:
            cap = int(law.critical_cap[month, group])
            steps.append(fact("case.reward", amounts=(cap, cap + reward)))
    owed = int(critical_benefit(burden, reward, group, month, law))
    before = patient.before[USED_CRITICAL]
    if before:
        steps.append(fact("case.paid_before", amounts=(owed, int(before))))
    paid = patient.spent(USED_CRITICAL)
    return [*steps, fact("case.paid", amounts=(owed, paid), account="critical_claims")]


def later_steps(
    case: Case, patient: Patient, day: datetime.date, payers: tuple[Payer, ...], left: int
) -> tuple[list[Step], int]:
    """Rules of later payers of what remains within policy, and what they leave of it, fen."""
    steps: list[Step] = []
    for payer in payers:
        if payer is SUPPLEMENT and not patient.supplement:
            continue
        rate = _at(case, patient, day, payer.rate)
        if not rate:
            continue
        cost = left
        if payer.deductible and _at(case, patient, day, payer.deductible):
            cost -= patient.spent(payer.filled)
            steps.append(_rule(case, patient, day, payer.deductible, (left, cost)))
        share = int(share_of(cost, round(rate * PPM)))
        paid = patient.spent(payer.position) if payer.cap else share
        capped = bool(payer.cap) and bool(_at(case, patient, day, payer.cap))
        account = "" if capped else _account(payer, patient)
        steps.append(_rule(case, patient, day, payer.rate, (cost, share), account))
        if capped:
            steps.append(_rule(case, patient, day, payer.cap, (share, paid), payer.account))
        left -= paid
    return steps, left


def backstop_steps(
    case: Case, patient: Patient, day: datetime.date, total: int, commercial: int
) -> list[Step]:
    """The fiscal backstop, which paid what other payers of a stay paid beyond `commercial` fen."""
    if not _at(case, patient, day, "other.backstop_rate"):
        return []
    others = commercial + patient.spent(USED_SUPPLEMENT)
    amounts = (total, int(patient.bill[SUPPLEMENTS]) - others)
    return [_rule(case, patient, day, "other.backstop_rate", amounts, "other_payments")]


def _at(case: Case, patient: Patient, day: datetime.date, key: str) -> float:
    return float(case.scenario.at(key, day.year, day.month, *_names(patient, key)))


def _rule(
    case: Case,
    patient: Patient,
    day: datetime.date,
    key: str,
    amounts: tuple[int, int],
    account: str = "",
) -> Step:
    return rule(case, key, *_names(patient, key), day=day, amounts=amounts, account=account)


def _names(patient: Patient, key: str) -> tuple[str, ...]:
    """The person's group, for keys that go by group; the employer, for supplements."""
    axis = definition_of(key).axis
    if axis == "SUPPLEMENTED":
        return (SUPPLEMENTED[patient.supplement - 1],)
    if key.startswith("second."):
        return (GROUPS[patient.basic_group],) if axis else ()
    return (patient.group_name,) if axis else ()


def _account(payer: Payer, patient: Patient) -> str:
    """The account of a payer; of a supplement that of the employer."""
    if payer is SUPPLEMENT:
        return f"supplement_{SUPPLEMENTED[patient.supplement - 1]}"
    return payer.account
