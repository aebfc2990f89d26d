"""What bills come to for every payer: lines of the ledgers, number and squares of settlements."""

from __future__ import annotations

import numpy as np

from .accounts import NUMBER_OF
from .law import Ints
from .ledger import Tally
from .medical import (
    ASSISTANCE,
    CRITICAL,
    LARGE,
    OF_ENTERPRISE,
    OF_PUBLIC,
    POOLED,
    SECOND,
    SUPPLEMENTS,
)
from .medical_tally import (
    CHRONIC_BILL,
    COLUMNS,
    KINDS,
    NUMBER,
    SQUARES,
    STAY_BILL,
    VISIT_BILL,
    MedicalTally,
)
from .squares import LATER_LINES

#: Lines of the other payers, whom budgets, insurers and employers give what they pay.
OTHER_LINES = ("other_payments", "supplement_public", "supplement_enterprise")


def by_scheme(bills: Ints, kind: int | slice, field: int | slice) -> Ints:
    """A field of the bills of a kind (months, SCHEMES); a slice of kinds is summed."""
    split = bills.reshape(len(bills), len(KINDS), 3, len(COLUMNS))[..., field]
    return np.asarray(split[:, kind].sum(axis=1) if isinstance(kind, slice) else split[:, kind])


def benefit_lines(bills: Ints) -> dict[str, Ints]:
    """What every payer owes by the rules of its bills, by line and month."""
    lines = {}
    for kind, name in ((STAY_BILL, "stays"), (VISIT_BILL, "visits"), (CHRONIC_BILL, "chronic")):
        paid = by_scheme(bills, kind, POOLED) - by_scheme(bills, kind, SECOND)
        lines[f"resident_{name}"] = paid[:, 0]
        lines[f"employee_{name}"] = paid[:, 1] + paid[:, 2]
    every = slice(None)
    critical = by_scheme(bills, every, CRITICAL)
    lines["critical_claims"] = (critical - by_scheme(bills, every, LARGE))[:, 0]
    lines["large_claims"] = critical.sum(axis=1) - lines["critical_claims"]
    lines["second_reimbursement"] = by_scheme(bills, every, SECOND).sum(axis=1)
    lines["aid_stays"] = by_scheme(bills, STAY_BILL, ASSISTANCE).sum(axis=1)
    lines["aid_chronic"] = by_scheme(bills, CHRONIC_BILL, ASSISTANCE).sum(axis=1)
    supplements = by_scheme(bills, every, SUPPLEMENTS).sum(axis=1)
    for name, part in (("public", OF_PUBLIC), ("enterprise", OF_ENTERPRISE)):
        paid = by_scheme(bills, every, part).sum(axis=1)
        lines[f"supplement_{name}"] = paid
        supplements = supplements - paid
    lines["other_payments"] = supplements
    return lines


def count_cases(tally: Tally, ward: MedicalTally, bills: Ints) -> None:
    """Number and squares of settlements of stays, visits, chronic care; squares of later payers."""
    for kind, name in ((STAY_BILL, "stays"), (VISIT_BILL, "visits"), (CHRONIC_BILL, "chronic")):
        for column, target in ((NUMBER, tally.cases), (SQUARES, tally.squares)):
            counted = by_scheme(bills, kind, column)
            target[:, NUMBER_OF[f"resident_{name}"]] += counted[:, 0]
            target[:, NUMBER_OF[f"employee_{name}"]] += counted[:, 1] + counted[:, 2]
    tally.squares[:, [NUMBER_OF[line] for line in LATER_LINES]] += ward.later_squares
