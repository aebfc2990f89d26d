"""The dated law of illness of a scenario as monthly arrays.

Deductibles, ends of tiers and caps grow by `benefit.later_growth` after their last date: kept as
they are for decades they would take the benefits away while the cost of care grows.
"""

from __future__ import annotations

import numpy as np

from sim.codes import SCHEMES
from sim.errors import ScenarioError
from sim.law import PPM, Ints
from sim.medical import Medical

from .conditions import Conditions
from .facts import ScenarioFacts
from .growing import growth_since_known, in_yuan

GROWTH = "benefit.later_growth"
FEN = 100


def build_medical(facts: ScenarioFacts, begin: int, years: int, conditions: Conditions) -> Medical:
    """Monthly law of illness from January of the first year: shares in ppm, money in fen.

    Raises
    ------
    ScenarioError   if upper ends of tiers or bands do not rise, or the caps of conditions do not
                    fit the conditions
    """
    read = _Reader(facts, begin, years * 12)
    medical = Medical(**_basic(read, conditions), **_later(read))
    _check(facts.name, medical, len(conditions.names))
    return medical


class _Reader:
    """Reads keys of a scenario by month, in parts of a unit."""

    def __init__(self, facts: ScenarioFacts, begin: int, months: int) -> None:
        self.facts, self.begin, self.months = facts, begin, months

    def __call__(self, unit: int, key: str) -> Ints:
        """A key as whole numbers (months, ...) of so many to the unit; yuan with their growth."""
        values = self.facts.series(key, self.begin, self.months)
        if unit == FEN:
            factor = growth_since_known(self.facts, key, self.begin, self.months, GROWTH)
            return np.ascontiguousarray(in_yuan(values, factor))
        return np.ascontiguousarray(np.rint(values * unit).astype(np.int64))

    def schemes(self, unit: int, name: str) -> Ints:
        """The keys of this name of all schemes, (months, SCHEMES, ...)."""
        return np.stack([self(unit, f"{scheme}.{name}") for scheme in SCHEMES], axis=1)


def _basic(read: _Reader, conditions: Conditions) -> dict[str, Ints]:
    """Basic insurance: stays, visits, chronic care."""
    return {
        "stay_deductible": read.schemes(FEN, "stay_deductible"),
        "stay_repeat": read.schemes(PPM, "stay_repeat"),
        "stay_bound": read.schemes(FEN, "tier_to"),
        "stay_rate": read.schemes(PPM, "stay_rate"),
        "tier_basis": read(1, "eligible.tier_basis"),
        "pooled_cap": read.schemes(FEN, "pooled_cap"),
        "large_rate": read.schemes(PPM, "large_rate"),
        "large_cap": read.schemes(FEN, "large_cap"),
        "group_deductible": read(PPM, "poor.stay_deductible"),
        "group_addition": read(PPM, "poor.stay_addition"),
        "case_without_deductible": read(1, "eligible.case_without_deductible"),
        "class_b_self_pay": read(PPM, "eligible.class_b_self_pay"),
        "granule_self_pay": read(PPM, "eligible.granule_self_pay"),
        "unregistered_self_pay": read(PPM, "eligible.unregistered_self_pay"),
        "visit_deductible": read.schemes(FEN, "visit_deductible"),
        "visit_year_deductible": read.schemes(FEN, "visit_year_deductible"),
        "visit_rate": read.schemes(PPM, "visit_rate"),
        "visit_cap": read.schemes(FEN, "visit_cap"),
        "visit_group_deductible": read(PPM, "poor.visit_deductible"),
        "visit_group_addition": read(PPM, "poor.visit_addition"),
        "chronic_rate": read.schemes(PPM, "chronic_rate"),
        "chronic_deductible": read.schemes(FEN, "chronic_deductible"),
        "chronic_cap": read.schemes(FEN, "chronic_cap"),
        "chronic_bonus": read(FEN, "chronic.bonus"),
        "chronic_after_stay": read(1, "chronic.after_stay"),
        "chronic_group_addition": read(PPM, "poor.chronic_addition"),
        "certify_months": certify_months(read(1, "chronic.certify_months"), conditions),
        "yearly_claim": read(1, "chronic.yearly_claim"),
    }


def certify_months(usual: Ints, conditions: Conditions) -> Ints:
    """Whole months from falling ill to the certificate (认定), half up, (months, conditions).

    Parameters
    ----------
    usual : (months,) months of the usual review
    """
    exact = usual[:, None] * conditions.certify_factor
    return np.asarray(np.floor(exact + 0.5).astype(np.int64))


def _later(read: _Reader) -> dict[str, Ints]:
    """Those who pay after basic insurance."""
    return {
        "critical_covers": read.schemes(1, "critical"),
        "critical_deductible": read(FEN, "critical.deductible"),
        "critical_bound": read(FEN, "critical.band_to"),
        "critical_rate": read(PPM, "critical.rate"),
        "critical_basis": read(1, "critical.basis"),
        "critical_addition": read(PPM, "critical.addition"),
        "critical_cap": read(FEN, "critical.cap"),
        "special_rate": read(PPM, "critical.special_rate"),
        "special_share": read(PPM, "illness.special_drug_share"),
        "first_self_pay_counts": read(1, "critical.first_self_pay_counts"),
        "chronic_counts": read(1, "critical.chronic_counts"),
        "aid_reduces_burden": read(1, "critical.aid_reduces_burden"),
        "aid_deductible": read(FEN, "aid.deductible"),
        "aid_rate": read(PPM, "aid.rate"),
        "aid_cap": read(FEN, "aid.cap"),
        "aid_chronic_rate": read(PPM, "aid.chronic_rate"),
        "aid_chronic_cap": read(FEN, "aid.chronic_cap"),
        "aid_tilt_deductible": read(FEN, "aid.tilt_deductible"),
        "aid_tilt_rate": read(PPM, "aid.tilt_rate"),
        "aid_tilt_cap": read(FEN, "aid.tilt_cap"),
        "second_rate": read(PPM, "second.rate"),
        "second_cap": read(FEN, "second.cap"),
        "second_chronic_rate": read(PPM, "second.chronic_rate"),
        "second_chronic_cap": read(FEN, "second.chronic_cap"),
        "second_order": read(1, "second.order"),
        "commercial_rate": read(PPM, "other.commercial_rate"),
        "backstop_rate": read(PPM, "other.backstop_rate"),
        "supplement_line": read(FEN, "supplement.line"),
        "supplement_rate": read(PPM, "supplement.rate"),
    }


def _check(name: str, medical: Medical, number: int) -> None:
    """What the rules take for granted."""
    listed = medical.chronic_cap.shape[2]
    if listed != number:
        raise ScenarioError(
            f"{name} resident.chronic_cap: has {listed} conditions, the study {number}. "
            "Give one cap for each row of conditions.csv."
        )
    for key, bound in (
        *((f"{scheme}.tier_to", medical.stay_bound[:, s]) for s, scheme in enumerate(SCHEMES)),
        ("critical.band_to", medical.critical_bound),
    ):
        if np.any(np.diff(bound, axis=1) < 0):
            month = int(np.argmax(np.any(np.diff(bound, axis=1) < 0, axis=1)))
            raise ScenarioError(
                f"{name} {key}: ends are {(bound[month] / 100).tolist()} yuan in month {month}. "
                "They must not fall from one to the next."
            )
