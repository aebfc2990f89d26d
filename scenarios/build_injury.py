"""The dated law of work injury insurance of a scenario as monthly arrays."""

from __future__ import annotations

import numpy as np

from sim.injury_law import InjuryLaw
from sim.law import PPM, Floats, Ints

from .facts import ScenarioFacts
from .growing import grown_series
from .wages import minimum_wages

#: Keys of the section `injury` by what they hold: shares, whole numbers, yuan, yuan that grow
#: with wages after the last value that is known. A field of the law has the name of its key.
SHARES = (
    *("class_rate", "float", "float_to", "cut", "reserve_share", "prevention_share"),
    *("floor_share", "cap_share", "care_rate", "allowance_rate", "nursing_rate"),
    *("disease_addition", "near_cut", "dependant_rate", "lone_rate", "dependant_cap"),
    *("allowance_growth", "dependant_growth"),
)
COUNTS = (
    *("lowest_float", "float_years", "float_moves", "cut_from", "apply_days", "claim_days"),
    *("recognise_days", "recognise_clear_days", "assess_days", "assess_more_days", "grant_months"),
    *(
        "fund_grades",
        "uninsured_running_payer",
        "tops_up",
        "medical_months",
        "work_months",
        "near_years",
    ),
    *("funeral_months", "death_multiple", "rise_month"),
)
YUAN = ("allowance_rise", "dependant_rise", "lone_rise")
GROWING = {"injury.nursing_base": "injury_nursing_base", "wage.urban_income": "urban_income"}


def build_injury_law(facts: ScenarioFacts, begin: int, years: int) -> InjuryLaw:
    """Monthly law of work injury from January of the first year: shares in ppm, money in fen.

    The income of urban households and the base of nursing allowances grow with wages after the
    last one that is known.

    Raises
    ------
    ScenarioError   if a key has no value, or its first date lies after the first month
    """
    months = years * 12

    def read(key: str, unit: int) -> Ints:
        return in_whole(facts.series(f"injury.{key}", begin, months), unit)

    def growing(key: str) -> Ints:
        return in_whole(grown_series(facts, key, begin, months), 100)

    return InjuryLaw(
        **{f"injury_{key}": read(key, PPM) for key in SHARES},
        **{f"injury_{key}": read(key, 1) for key in COUNTS},
        **{f"injury_{key}": read(key, 100) for key in YUAN},
        **{field: growing(key) for key, field in GROWING.items()},
        injury_minimum_wage=minimum_wages(facts, begin, years),
    )


def in_whole(values: Floats, unit: int) -> Ints:
    """Values in whole parts of their unit: ppm of shares, fen of yuan."""
    return np.ascontiguousarray(np.rint(values * unit).astype(np.int64))
