"""Average wages by class and year, their profile by age, the reference and the minimum wage."""

from __future__ import annotations

import numpy as np

from sim.codes import ENTERPRISE, NUM_AGES, PUBLIC
from sim.law import Floats, Ints

from .facts import ScenarioFacts
from .growing import grown_series

#: Relative wage by age reached: rises by 1.5 % of its level at 38 a year up to 45, then level;
#: women 11 % below men. Source: assumption; why: no wage by age is published for a prefecture; the
#: slope and the gap are the middle of survey estimates for urban employees.
PEAK_AGE, SLOPE, GAP = 45, 0.015, 0.12


def wages(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Average monthly wage in yuan, (years + 1, 2): enterprises, public bodies.

    Row 0 is the year before the study, whose wages are the bases of its first year.

    Raises
    ------
    ScenarioError   if wage.growth does not say the growth of a year between the base year and the
                    study
    """
    path = _path(facts, begin, years)
    kinds = ("enterprise", "public")
    levels = [facts.number(f"wage.{kind}_monthly") for kind in kinds]
    return np.asarray(path[:, None] * np.array(levels))


def reference_wages(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Published average monthly wage in yuan (全口径平均工资), (years + 1,), as `wages`."""
    return _path(facts, begin, years) * facts.number("wage.reference_monthly")


def minimum_wages(facts: ScenarioFacts, begin: int, years: int) -> Ints:
    """Minimum wage (最低工资标准) in fen a month, (months,) from January of the first year.

    It floors allowances of work injury and bases of the housing fund, and unemployment benefit is
    a share of it. After its last date it grows with wages.

    Raises
    ------
    ScenarioError   if the first date of wage.minimum lies after the first month
    """
    values = np.rint(grown_series(facts, "wage.minimum", begin, years * 12) * 100)
    return np.asarray(values.astype(np.int64))


def _path(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Wage level of the years begin - 1, begin, ... relative to the base year of the region."""
    base = int(facts.number("wage.base_year"))
    first, last = min(base, begin - 1), max(base, begin + years)
    level = {base: 1.0}
    for year in range(base + 1, last + 1):
        level[year] = level[year - 1] * (1 + _growth(facts, year))
    for year in range(base, first, -1):
        level[year - 1] = level[year] / (1 + _growth(facts, year))
    return np.array([level[year] for year in range(begin - 1, begin + years)])


def _growth(facts: ScenarioFacts, year: int) -> float:
    return float(facts.at("wage.growth", year))


def wage_profile(people: Floats) -> Floats:
    """Relative wage by sex and age reached, (2 * ages,), men first; 1 on average at the start.

    Parameters
    ----------
    people : (2, ages, covers) at the start; employees of enterprises and public bodies count
    """
    ages = np.minimum(np.arange(NUM_AGES), PEAK_AGE)
    rising = 1 + SLOPE * (ages - 38)
    profile = np.stack([rising * (1 + GAP / 2), rising * (1 - GAP / 2)])
    employees = people[:, :, ENTERPRISE : PUBLIC + 1].sum(axis=2)
    return (profile / np.average(profile, weights=employees)).ravel()
