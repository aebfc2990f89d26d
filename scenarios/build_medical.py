"""The dated law of illness of a scenario as monthly arrays."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sim.codes import SCHEMES
from sim.errors import ScenarioError
from sim.law import PPM, Ints
from sim.medical import Medical

from .conditions import Conditions
from .facts import ScenarioFacts


def build_medical(facts: ScenarioFacts, begin: int, years: int, conditions: Conditions) -> Medical:
    """Monthly law of illness from January of the first year: shares in ppm, money in fen.

    Raises
    ------
    ScenarioError   if upper ends of tiers or bands do not rise, or the caps of conditions do not
                    fit the conditions
    """
    months = years * 12

    def reader(unit: int) -> Callable[[str], Ints]:
        def read(key: str) -> Ints:
            values = np.rint(facts.series(key, begin, months) * unit)
            return np.ascontiguousarray(values.astype(np.int64))

        return read

    def stacked(read: Callable[[str], Ints]) -> Callable[[str], Ints]:
        def read_schemes(name: str) -> Ints:
            return np.stack([read(f"{scheme}.{name}") for scheme in SCHEMES], axis=1)

        return read_schemes

    plain, share, fen = reader(1), reader(PPM), reader(100)
    plains, shares, fens = stacked(plain), stacked(share), stacked(fen)
    medical = Medical(
        stay_deductible=fens("stay_deductible"),
        stay_repeat=shares("stay_repeat"),
        stay_bound=fens("tier_to"),
        stay_rate=shares("stay_rate"),
        tier_basis=plain("eligible.tier_basis"),
        pooled_cap=fens("pooled_cap"),
        large_rate=shares("large_rate"),
        large_cap=fens("large_cap"),
        group_deductible=share("poor.stay_deductible"),
        group_addition=share("poor.stay_addition"),
        case_without_deductible=plain("eligible.case_without_deductible"),
        class_b_self_pay=share("eligible.class_b_self_pay"),
        granule_self_pay=share("eligible.granule_self_pay"),
        unregistered_self_pay=share("eligible.unregistered_self_pay"),
        visit_deductible=fens("visit_deductible"),
        visit_year_deductible=fens("visit_year_deductible"),
        visit_rate=shares("visit_rate"),
        visit_cap=fens("visit_cap"),
        visit_group_deductible=share("poor.visit_deductible"),
        visit_group_addition=share("poor.visit_addition"),
        chronic_rate=shares("chronic_rate"),
        chronic_deductible=fens("chronic_deductible"),
        chronic_cap=fens("chronic_cap"),
        chronic_bonus=fen("chronic.bonus"),
        chronic_after_stay=plain("chronic.after_stay"),
        chronic_group_addition=share("poor.chronic_addition"),
        certify_months=plain("chronic.certify_months"),
        yearly_claim=plain("chronic.yearly_claim"),
        critical_covers=plains("critical"),
        critical_deductible=fen("critical.deductible"),
        critical_bound=fen("critical.band_to"),
        critical_rate=share("critical.rate"),
        critical_basis=plain("critical.basis"),
        critical_addition=share("critical.addition"),
        critical_cap=fen("critical.cap"),
        first_self_pay_counts=plain("critical.first_self_pay_counts"),
        chronic_counts=plain("critical.chronic_counts"),
        aid_reduces_burden=plain("critical.aid_reduces_burden"),
        aid_deductible=fen("aid.deductible"),
        aid_rate=share("aid.rate"),
        aid_cap=fen("aid.cap"),
        aid_chronic_rate=share("aid.chronic_rate"),
        aid_chronic_cap=fen("aid.chronic_cap"),
        aid_tilt_deductible=fen("aid.tilt_deductible"),
        aid_tilt_rate=share("aid.tilt_rate"),
        aid_tilt_cap=fen("aid.tilt_cap"),
        second_rate=share("second.rate"),
        second_cap=fen("second.cap"),
        second_chronic_rate=share("second.chronic_rate"),
        second_chronic_cap=fen("second.chronic_cap"),
        second_order=plain("second.order"),
        commercial_rate=share("other.commercial_rate"),
        backstop_rate=share("other.backstop_rate"),
    )
    _check(facts.name, medical, len(conditions.names))
    return medical


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
