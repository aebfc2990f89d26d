"""How often the insured use care and what it costs, by year: published figures, then growth.

The figures are national and by scheme, employees at work and retired together; the region says how
far the place is from them. Who uses how much of it is said by `stays`, `visits` and `chronic`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from sim.codes import RESIDENT_SCHEME, SCHEMES
from sim.errors import ScenarioError

from .facts import ScenarioFacts
from .tabular import read_rows

Floats = npt.NDArray[np.float64]

#: Schemes of the published figures by code in SCHEMES.
PUBLISHED = tuple("resident" if s == RESIDENT_SCHEME else "employee" for s in range(len(SCHEMES)))

#: Growth of a year, (SCHEMES,).
Growth = Callable[[int], Floats]


def national_use(measure: str, begin: int, years: int, growth: Growth) -> Floats:
    """A measure of use in each year of the study, (years, SCHEMES).

    Published years stand as they are; later years grow from the last of them, and growth runs back
    from the first of them.

    Parameters
    ----------
    measure : name in `health_use.csv`
    begin, years : calendar years covered
    growth : growth of a calendar year over the year before it, as a share

    Raises
    ------
    ScenarioError   if the measure has no figures
    """
    result = np.empty((years, len(SCHEMES)))
    for s, scheme in enumerate(PUBLISHED):
        known = published(measure, scheme)
        for year in range(max(known) + 1, begin + years):
            known[year] = known[year - 1] * (1 + growth(year)[s])
        for year in range(min(known), begin, -1):
            known[year - 1] = known[year] / (1 + growth(year)[s])
        result[:, s] = [known[year] for year in range(begin, begin + years)]
    return result


def published(measure: str, scheme: str) -> dict[int, float]:
    """Published figures of a measure and scheme ("resident" or "employee") by calendar year.

    Raises
    ------
    ScenarioError   if there is none, or a year between the first and the last is missing
    """
    rows = read_rows("health_use.csv")
    of_measure = [r for r in rows if r["measure"] == measure and r["scheme"] == scheme]
    found = {int(row["year"]): float(row["value"]) for row in of_measure}
    if not found or len(found) != max(found) - min(found) + 1:
        raise ScenarioError(
            f"health_use.csv {measure}, {scheme}: years are {sorted(found)}. "
            "Expected every year from the first to the last. Correct the table."
        )
    return found


def volume_growth(facts: ScenarioFacts) -> Growth:
    """Growth of stays and visits a person."""
    return lambda year: growth_of(facts, "illness.volume_growth", year)


def cost_growth(facts: ScenarioFacts) -> Growth:
    """Growth of the cost of a case: prices times the mix of cases."""

    def grow(year: int) -> Floats:
        price = growth_of(facts, "illness.price_growth", year)
        mix = growth_of(facts, "illness.mix_growth", year)
        return np.asarray((1 + price) * (1 + mix) - 1)

    return grow


def growth_of(facts: ScenarioFacts, key: str, year: int) -> Floats:
    """Growth of a year by scheme; years before the first entry grow as it says, (SCHEMES,)."""
    start = facts.entries(key)[0].start
    asked = year if start is None else max(year, start.year)
    return np.asarray(np.broadcast_to(facts.series(key, asked, 1)[0], (len(SCHEMES),)))


def path_from(base: int, begin: int, years: int, growth: Growth) -> Floats:
    """Level of each year relative to a base year, (years, SCHEMES); before it growth runs back."""
    level = {base: np.ones(len(SCHEMES))}
    for year in range(base + 1, begin + years):
        level[year] = level[year - 1] * (1 + growth(year))
    for year in range(base, begin, -1):
        level[year - 1] = level[year] / (1 + growth(year))
    return np.array([level[year] for year in range(begin, begin + years)])
