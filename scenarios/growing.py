"""Money of the law that nobody has announced yet: it grows after the last date of its base.

Minimum wages, premiums or basic pensions are announced year by year. A projection that kept the
last one would let them melt away against wages and costs.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.law import Ints

from .facts import ScenarioFacts

#: What standards grow with unless they have a growth of their own.
WAGES = "wage.growth"


def grown_series(
    facts: ScenarioFacts, key: str, begin: int, months: int, growth: str = WAGES
) -> npt.NDArray[np.float64]:
    """The values of a dated key by month, growing after the year of its last date.

    Standards that grow with wages follow the growth of the year before, which is known when they
    are set. What a reform sets from a later date on grows from that date; until then all is as in
    the base.

    Parameters
    ----------
    key : name in the catalogue of a key in yuan
    growth : name in the catalogue of a key of yearly growth

    Returns
    -------
    float64 (months, ...), yuan

    Raises
    ------
    ScenarioError   if there is no such key, or a month lies before its first date
    """
    values = facts.series(key, begin, months)
    factor = growth_since_known(facts, key, begin, months, growth)
    return np.asarray(values * factor.reshape(-1, *[1] * (values.ndim - 1)))


def growth_since_known(
    facts: ScenarioFacts, key: str, begin: int, months: int, growth: str = WAGES
) -> npt.NDArray[np.float64]:
    """Factor (months,) on the values of a key as `grown_series`; 1 while they are known."""
    known = facts.known_until(key, begin)
    years = begin + np.arange(months) // 12
    since = np.full(months, known)
    for entry in facts.entries(key):
        if entry.start is not None:
            first = max(0, (entry.start.year - begin) * 12 + entry.start.month - 1)
            since[first:] = max(known, entry.start.year)
    lag = 1 if growth == WAGES else 0
    grows = range(known + 1, int(years[-1]) + 1)
    level = np.cumprod([1.0, *(1 + float(facts.at(growth, year - lag)) for year in grows)])
    return np.asarray(level[np.maximum(years - known, 0)] / level[np.maximum(since - known, 0)])


def in_yuan(values: npt.NDArray[np.float64], factor: npt.NDArray[np.float64]) -> Ints:
    """Amounts (months, ...) in yuan grown by a factor (months,), in fen; whole yuan once grown."""
    grown = values * factor.reshape(-1, *[1] * (values.ndim - 1))
    whole = np.where(factor == 1, 1, 100).reshape(-1, *[1] * (values.ndim - 1))
    return np.asarray(np.rint(grown * 100 / whole) * whole).astype(np.int64)
