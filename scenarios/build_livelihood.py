"""The long-term funds of a scenario: law, what people choose, records at the start."""

from __future__ import annotations

import numpy as np

from sim.codes import HOUSING_CHILDREN
from sim.law import Floats
from sim.livelihood import Livelihood

from .build_housing import build_housing_law, build_housing_life
from .build_injury import build_injury_law
from .build_pension import build_pension, build_pension_choices
from .build_resident_pension import build_resident_pension, build_resident_pension_lives
from .build_risk_lives import build_injury_lives, build_unemployment_lives
from .build_unemployment import build_unemployment_law
from .careers import start_careers
from .facts import ScenarioFacts
from .resident_pension_start import start_resident_pension
from .work_years import WorkYears


def build_livelihood(
    facts: ScenarioFacts, begin: int, years: int, work: WorkYears, parity: Floats
) -> Livelihood:
    """Facts of the long-term funds from January of the first year.

    Parameters
    ----------
    parity : (ages, children) share of women by children at the start

    Raises
    ------
    ScenarioError   if a fact is missing, wrong or does not fit
    """
    return Livelihood(
        pension=build_pension(facts, begin, years),
        choices=build_pension_choices(facts, begin, years),
        pension_start=start_careers(facts, begin, years, work),
        resident=build_resident_pension(facts, begin, years),
        resident_lives=build_resident_pension_lives(facts, begin, years),
        resident_start=start_resident_pension(facts, begin),
        injury=build_injury_law(facts, begin, years),
        injury_lives=build_injury_lives(facts, begin, years),
        unemployment=build_unemployment_law(facts, begin, years),
        unemployment_lives=build_unemployment_lives(facts, begin, years),
        housing=build_housing_law(facts, begin, years),
        housing_life=build_housing_life(facts, begin, years),
        housing_fathers=fathers(parity),
    )


def fathers(parity: Floats) -> Floats:
    """Cumulated shares of men of each age by class of children, (ages, HOUSING_CHILDREN).

    Those of women of their age at the start, in all years (assumption: spouses are of one age).
    """
    last = len(HOUSING_CHILDREN)
    cumulated = np.cumsum(parity, axis=1)[:, 1 : last + 1]
    cumulated[:, last - 1] = 1.0
    return np.ascontiguousarray(cumulated)
