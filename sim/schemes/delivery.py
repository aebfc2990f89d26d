"""One delivery under the law: from its facts to the benefit of every payer.

The same function answers in the simulation, in worked cases and in `shebao case`.
"""

from __future__ import annotations

from typing import NamedTuple

from ..codes import CHOOSE_GRANT, CHOOSE_HALF
from ..compiling import kernel
from ..ledger import (
    EMPLOYEE_BILL,
    RESIDENT_BILL,
    SPOUSE_BILL,
    UNCOVERED_BILL,
)
from .maternity import (
    allowance,
    delivery_benefit,
    delivery_days,
    has_maternity_medical,
    may_claim_allowance,
    may_claim_as_wife,
    prenatal_benefit,
    spouse_benefit,
)
from .resident_birth import has_grant, resident_grant


class Delivery(NamedTuple):
    """Facts of a delivery; money in fen."""

    cover: int  # code in COVERS at discharge
    husband_insured: bool  # her husband is insured for maternity and the right is known to them
    months_paid: int  # contribution months up to the month of birth
    employer_wage: int  # employer's average monthly wage of last year
    mode: int  # code in MODES
    children: int  # children of this delivery
    order: int  # birth order of the last of them
    total: int  # whole cost of the stay without complications
    outside: int  # of it outside the catalogue
    first_self_pay: int  # of it paid first by the patient
    complication: int  # eligible cost of complications in the stay
    prenatal: int  # cost of the checks of the year
    illness: int  # cost of a separate stay for illness in pregnancy
    in_network: bool  # settled in the network
    claims_allowance: bool  # she claims what she may
    claims_grant: bool


class Benefit(NamedTuple):
    """What is paid for a delivery, in fen, and by which kind of bill."""

    bill: int
    delivery: int
    complication: int
    prenatal: int
    spouse: int
    grant: int
    allowance: int
    ordinary: int  # cost that follows the ordinary rules of stays: not paid here
    days: int


@kernel
def adjudicate(d, month, law):  # type: ignore[no-untyped-def]
    """Benefits of a delivery discharged in `month` of the study.

    Order: employee's own right; else half the standard through the husband or the resident
    grant, whichever the law lets her choose, never both.
    """
    eligible = d.total - d.outside - d.first_self_pay
    if has_maternity_medical(d.cover, month, law):
        return employee_delivery(d, eligible, month, law)
    half = 0
    if may_claim_as_wife(d.cover, d.husband_insured, month, law):
        half = spouse_benefit(eligible, d.prenatal, month, law)
    grant = 0
    if has_grant(d.cover) and d.claims_grant:
        grant = resident_grant(d.mode, d.order, eligible, month, law)
    choice = law.spouse_choice[month]
    if half > 0 and grant > 0:
        if choice == CHOOSE_GRANT or (choice != CHOOSE_HALF and grant >= half):
            half = 0
        else:
            grant = 0
    bill = UNCOVERED_BILL
    if half > 0:
        bill = SPOUSE_BILL
    elif has_grant(d.cover):
        bill = RESIDENT_BILL
    return Benefit(bill, 0, 0, 0, half, grant, 0, d.illness + d.complication, 0)


@kernel
def employee_delivery(d, eligible, month, law):  # type: ignore[no-untyped-def]
    """Benefits of a delivery of a woman with employee maternity cover."""
    medical = delivery_benefit(eligible, month, law)
    ordinary = d.illness
    complication = 0
    if law.complication_in_stay[month] == 1:
        complication = delivery_benefit(d.complication, month, law)
    else:
        ordinary += d.complication
    prenatal = prenatal_benefit(d.prenatal, month, law)
    days = 0
    amount = 0
    claims = d.claims_allowance and may_claim_allowance(
        d.cover, d.months_paid, d.in_network, month, law
    )
    if claims:
        days = delivery_days(d.mode, d.children, month, law)
        amount = allowance(d.employer_wage, days, month, law)
    return Benefit(EMPLOYEE_BILL, medical, complication, prenatal, 0, 0, amount, ordinary, days)
