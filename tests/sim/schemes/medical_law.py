"""What the tests of illness share: a law that pays nothing until told, and a year of bills."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from sim.codes import (
    CHRONIC_CLASSES,
    GENERAL,
    GROUPS,
    HOSPITALS,
    MEDICAL_FUNDS,
    SCHEMES,
    SUPPLEMENTED,
)
from sim.law import PPM
from sim.medical import BILL, NUM_FIELDS, USED, Care, Medical, Stay, Visit
from sim.records import Records, table
from sim.schemes.chronic import settle_chronic
from sim.schemes.outpatient import settle_visit
from sim.schemes.waterfall import settle_stay

CONDITIONS = 3
RULES: dict[type, Any] = {Stay: settle_stay, Visit: settle_visit, Care: settle_chronic}
PATIENT = ("outside_catalogue", "over_limit", "first_self_pay", "deductible", "cash")

BY_SCHEME, BY_GROUP = (len(SCHEMES),), (len(GROUPS),)
SHAPES: dict[str, tuple[int, ...]] = {
    "stay_deductible": (len(SCHEMES), len(HOSPITALS)),
    "stay_repeat": (len(SCHEMES), len(HOSPITALS), 2),
    "stay_bound": (len(SCHEMES), 3),
    "stay_rate": (len(SCHEMES), len(HOSPITALS), 4),
    "pooled_cap": BY_SCHEME,
    "case_without_deductible": BY_SCHEME,
    "class_b_self_pay": BY_SCHEME,
    "granule_self_pay": BY_SCHEME,
    "large_rate": BY_SCHEME,
    "large_cap": BY_SCHEME,
    "group_deductible": BY_GROUP,
    "group_addition": BY_GROUP,
    "visit_deductible": BY_SCHEME,
    "visit_year_deductible": BY_SCHEME,
    "visit_rate": (len(SCHEMES), len(HOSPITALS)),
    "visit_cap": BY_SCHEME,
    "visit_group_deductible": BY_GROUP,
    "visit_group_addition": BY_GROUP,
    "chronic_rate": (len(SCHEMES), len(CHRONIC_CLASSES)),
    "chronic_deductible": BY_SCHEME,
    "chronic_cap": (len(SCHEMES), CONDITIONS),
    "chronic_bonus": BY_SCHEME,
    "chronic_after_stay": BY_SCHEME,
    "chronic_group_addition": BY_GROUP,
    "certify_months": (CONDITIONS,),
    "yearly_claim": (len(MEDICAL_FUNDS),),
    "critical_covers": BY_SCHEME,
    "critical_deductible": BY_GROUP,
    "critical_bound": (3,),
    "critical_rate": (4,),
    "critical_addition": BY_GROUP,
    "critical_cap": BY_GROUP,
    "special_share": (len(HOSPITALS),),
    "aid_deductible": BY_GROUP,
    "aid_rate": BY_GROUP,
    "aid_cap": BY_GROUP,
    "aid_chronic_rate": BY_GROUP,
    "aid_chronic_cap": BY_GROUP,
    "aid_tilt_rate": BY_GROUP,
    "second_rate": BY_GROUP,
    "second_chronic_rate": BY_GROUP,
    "commercial_rate": BY_GROUP,
    "backstop_rate": BY_GROUP,
    "supplement_line": (len(SUPPLEMENTED),),
    "supplement_rate": (len(SUPPLEMENTED),),
}
NEUTRAL = {"stay_repeat": PPM, "group_deductible": PPM, "visit_group_deductible": PPM}


def yuan(amount: float) -> int:
    """Yuan as whole fen."""
    return round(amount * 100)


def percent(*rates: float) -> tuple[int, ...]:
    """Percent as parts per million."""
    return tuple(round(rate * 10_000) for rate in rates)


def medical(**values: Any) -> Records:
    """A law of one month: nothing is paid, but for the values given.

    A value is repeated over the axes that it lacks on the left: `stay_rate=(a, b, c, d)` gives
    every scheme and hospital the same tiers.
    """
    columns = {}
    for name in Medical._fields:
        shape = (1, *SHAPES.get(name, ()))
        value = np.asarray(values.pop(name, NEUTRAL.get(name, 0)), np.int64)
        columns[name] = np.ascontiguousarray(np.broadcast_to(value, shape))
    assert not values, f"no such law: {sorted(values)}"
    return table(columns)


class Year:
    """A person's bills of one year, settled one after the other."""

    def __init__(self, law: Records) -> None:
        self.law = law
        self.used: npt.NDArray[np.int64] = np.zeros(len(USED), np.int64)

    def stay(self, total: int, **facts: Any) -> dict[str, int]:
        """Settle a stay at home in a hospital of level 2, unless said otherwise."""
        return self.settle(Stay(0, 0, 1, GENERAL, total, 0, 0, 0, 0, True)._replace(**facts))

    def visit(self, total: int, **facts: Any) -> dict[str, int]:
        """Settle a visit to a hospital of level 1."""
        return self.settle(Visit(0, 0, 0, total, 0)._replace(**facts))

    def chronic(self, total: int, allowance: int, **facts: Any) -> dict[str, int]:
        """Settle a month of care for a condition of class I."""
        return self.settle(Care(0, 0, 0, total, 0, allowance)._replace(**facts))

    def settle(self, facts: Stay | Care | Visit) -> dict[str, int]:
        """The fields of a bill by name; every fen stands in one field, nothing is negative."""
        bill = np.full(len(BILL), -1, np.int64)
        RULES[type(facts)](facts, 0, self.law, self.used, bill)
        result = {name: int(amount) for name, amount in zip(BILL, bill, strict=True)}
        assert facts.total == sum(result[name] for name in BILL[:NUM_FIELDS])
        assert min(result.values()) >= 0
        assert result["second"] <= result["pooled_fund"]
        assert result["large"] <= result["critical_illness"]
        assert result["of_public"] + result["of_enterprise"] <= result["supplements"]
        return result

    def __getitem__(self, name: str) -> int:
        return int(self.used[USED.index(name)])


def patient(bill: dict[str, int]) -> int:
    """Fen that stay with the patient."""
    return sum(bill[name] for name in PATIENT)
