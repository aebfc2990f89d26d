"""A law of the resident pension over three years for tests of its rules, as kernels take it."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.codes import GOVERNMENTS, GROUPS, PENSION_AGES, PENSION_TIERS
from sim.law import PPM
from sim.records import Records, table
from sim.resident_pension_law import ResidentPensionLaw

MONTHS = 36
SHAPES: dict[str, tuple[int, ...]] = {
    "resident_tier": (len(PENSION_TIERS),),
    "resident_tier_subsidy": (len(PENSION_TIERS),),
    "resident_subsidy_shares": (len(GOVERNMENTS),),
    "resident_paid_for": (len(GROUPS),),
    "resident_paid_in": (12,),
    "resident_minimum_shares": (len(GOVERNMENTS),),
    "resident_basic_local": (len(GOVERNMENTS),),
    "resident_age_addition": (len(PENSION_AGES),),
}
FRAME: dict[str, Any] = {
    "resident_tier": [10_000, 20_000, 50_000, 200_000] + [0] * 12,
    "resident_tier_subsidy": [3_000, 3_000, 6_000, 6_000] + [0] * 12,
    "resident_subsidy_shares": [0, 300_000, 300_000, 400_000],
    "resident_paid_for": [0, 10_000, 10_000, 0, 0, 10_000],
    "resident_paid_for_subsidy": 1,
    "resident_pay_from": 192,
    "resident_pension_age": 720,
    "resident_next_month": 1,
    "resident_years_required": 15,
    "resident_scheme_year": 2011,
    "resident_back_payment": 1,
    "resident_basic_minimum": 7_000,
    "resident_minimum_shares": [PPM, 0, 0, 0],
    "resident_long_from": 15,
    "resident_long_addition": 200,
    "resident_divisor": 139,
    "resident_account_interest": 15_000,
    "resident_heirs_share": PPM,
    "resident_certified": 1,
    "resident_certify_month": 8,
}


def resident_law(**values: Any) -> Records:
    """The law of the frame with some values changed; a value holds in all months."""
    columns = {}
    for name in ResidentPensionLaw._fields:
        array = np.zeros((MONTHS, *SHAPES.get(name, ())), np.int64)
        array[:] = (FRAME | values).get(name, 0)
        columns[name] = array
    return table(columns)
