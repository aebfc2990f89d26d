"""Money of the law that nobody has announced yet: it grows with wages after its last date.

Minimum wages, the income of a death grant or the base of an allowance are announced year by year.
A projection that kept the last one would let benefits melt away against wages.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .facts import ScenarioFacts


def grown_series(
    facts: ScenarioFacts, key: str, begin: int, months: int
) -> npt.NDArray[np.float64]:
    """The values of a dated key by month, from January after the last date on growing with wages.

    A year's value is that of the year before, raised by the growth of wages of that year before:
    standards follow what is known when they are set.

    Parameters
    ----------
    key : name in the catalogue of a key in yuan

    Returns
    -------
    float64 (months, ...), yuan

    Raises
    ------
    ScenarioError   if there is no such key, or a month lies before its first date
    """
    values = facts.series(key, begin, months)
    last = facts.entries(key)[-1].start
    known = last.year if last is not None else begin
    factor = 1.0
    for year in range(known + 1, begin + months // 12):
        factor *= 1 + float(facts.at("wage.growth", year - 1))
        if year >= begin:
            values[(year - begin) * 12 : (year - begin + 1) * 12] *= factor
    return values
