"""The dated law of unemployment insurance of a scenario as monthly arrays."""

from __future__ import annotations

import numpy as np

from sim.law import PPM, Ints
from sim.unemployment_law import UnemploymentLaw

from .facts import ScenarioFacts
from .growing import grown_series
from .wages import minimum_wages


def build_unemployment_law(facts: ScenarioFacts, begin: int, years: int) -> UnemploymentLaw:
    """Monthly law of unemployment from January of the first year: shares in ppm, money in fen.

    Subsistence grows with wages after the last one that is known, as the minimum wage does.

    Raises
    ------
    ScenarioError   if a key has no value, or its first date lies after the first month
    """
    months = years * 12

    def read(key: str, unit: int = 1) -> Ints:
        values = np.rint(facts.series(f"unemployment.{key}", begin, months) * unit)
        return np.ascontiguousarray(values.astype(np.int64))

    def share(key: str) -> Ints:
        return read(key, PPM)

    least = grown_series(facts, "unemployment.least", begin, months)
    return UnemploymentLaw(
        unemployment_employer_rate=share("employer_rate"),
        unemployment_own_rate=share("own_rate"),
        unemployment_months_required=read("months_required"),
        unemployment_duration_basis=read("duration_basis"),
        unemployment_duration_from=read("duration_from"),
        unemployment_duration=read("duration"),
        unemployment_first_months=read("first_months"),
        unemployment_months_a_year=read("months_a_year"),
        unemployment_longest=read("longest"),
        unemployment_minimum_wage=minimum_wages(facts, begin, years),
        unemployment_benefit_rate=share("benefit_rate"),
        unemployment_least=np.rint(least * 100).astype(np.int64),
        unemployment_extend_months=read("extend_months"),
        unemployment_pension_rate=share("pension_rate"),
        unemployment_return_rate=share("return_rate"),
    )
