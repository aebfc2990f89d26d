"""The order of births by the mother's age and province, from the censuses of 2010 and 2020.

The order of a birth is its place among the children of its mother: first, second, ... The nation's
table by single age knows 1, 2, 3 and over; the provinces' tables know 1 to 5 and over, but no age.
The first is bent to the second by iterative proportional fitting, age by age and order by order.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from sim.codes import NUM_AGES

from .tabular import find_province, numbers, read_rows

Floats = npt.NDArray[np.float64]

NUM_ORDERS = 5
CENSUSES = (2010, 2020)


def order_shares(year: int, province: str) -> Floats:
    """Shares of the orders 1, 2, 3, 4, 5+ among the births of each age reached; they add up to 1.

    As in the census of 2010 up to that year, between the two on a straight line, as in 2020 after
    (assumption; why: no other table of orders by age and province is at hand; the wave of second
    children after the two-child policy (全面两孩) of 2016 is therefore spread over the decade).

    Returns
    -------
    float64 (111, 5)

    Raises
    ------
    ScenarioError   if the province is unknown
    """
    weight = min(max((year - CENSUSES[0]) / (CENSUSES[1] - CENSUSES[0]), 0.0), 1.0)
    first, second = (_shares_of_census(census, province) for census in CENSUSES)
    return (1 - weight) * first + weight * second


def census_mix(census: int, province: str) -> Floats:
    """Shares of the orders 1, 2, 3, 4, 5+ among the births of a province in a census (5,).

    Source: China population census 2010 and 2020, long-form tables on fertility.
    """
    rows = [
        r for r in read_rows("census_births_by_province.csv") if r["census_year"] == str(census)
    ]
    names = ["order_1", "order_2", "order_3", "order_4", "order_5_and_over"]
    births = numbers(find_province(rows, province), names)[0]
    return np.asarray(births / births.sum())


@cache
def _shares_of_census(census: int, province: str) -> Floats:
    """Shares (111, 5) of a census by age reached."""
    births = _fit(_births_by_mother(census), census_mix(census, province))
    births = np.pad(births, ((15, NUM_AGES - 50), (0, 0)), mode="edge")
    reached = births.copy()
    reached[1:] += births[:-1]
    return np.asarray(reached / reached.sum(axis=1, keepdims=True))


def _births_by_mother(census: int) -> Floats:
    """The nation's births (35, 5) by mother's age 15-49, the third order split as in the nation."""
    rows = [r for r in read_rows("census_births_by_mother.csv") if r["census_year"] == str(census)]
    births = numbers(rows, ["order_1", "order_2", "order_3_and_over"])
    third = census_mix(census, "China")[2:]
    return np.column_stack((births[:, :2], births[:, 2:] * third / third.sum()))


def _fit(births: Floats, mix: Floats) -> Floats:
    """Births bent so that ages keep their totals and orders have the mix; (35, 5)."""
    by_age = births.sum(axis=1)
    wanted = mix * by_age.sum()
    fitted = births + 1e-9
    for _ in range(100):
        fitted *= wanted / fitted.sum(axis=0)
        fitted *= (by_age / fitted.sum(axis=1))[:, None]
    return fitted
