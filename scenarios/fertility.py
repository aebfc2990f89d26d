"""Chances of a delivery by year, age reached and children born, and the children at the start.

Rates by age follow the projections of the United Nations; the order of births follows the censuses
of 2010 and 2020, the nation's by the mother's age, bent to the mix of the province. A woman has at
most one delivery a calendar year and cannot deliver in the months after one, so the hazard is
higher than the rate: it is solved so that the expected births are those of the rates.

Twins are handled elsewhere: `twin_share` only turns births into deliveries.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator

from sim.codes import NUM_AGES, NUM_PARITIES
from sim.errors import ScenarioError

from .orders import order_shares
from .tabular import numbers, read_rows

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

VARIANTS = ("low", "medium", "high")

#: First ages of the five-year rates.
AGE_STARTS = tuple(range(10, 55, 5))
FIRST_YEAR, FIRST_SHAPE, LAST_YEAR = 1990, 2010, 2100

#: No hazard is over this: 1 - exp(-2.5) is a delivery of 92 of 100 exposed women.
MAX_HAZARD = 2.5
#: No order takes more than this share of the women of a parity in a year of the past.
MAX_TAKEN = 0.5
#: Share of women who have no child however many births the past asks for. Source: assumption; why:
#: period rates of the past times the census order mix would leave no woman of 36 childless, while
#: surveys of the 2010s find about one in twenty near the end of childbearing.
CHILDLESS_FLOOR = 0.05
#: Women of a parity below this share are too few to divide a rate by.
MIN_SHARE = 1e-4


class Women(NamedTuple):
    """Children of the women of each age reached on 1 January."""

    parity: Floats  # (ages, parities) share with p children ever born
    recent: Floats  # (ages, parities) share of all women: p children, the last one last year


def male_share(start_year: int, years: int) -> Floats:
    """Share of boys among births by calendar year; outside 1990-2100 that of the nearest year.

    Returns
    -------
    float64 (years,)

    Source: United Nations, World Population Prospects 2024, China, sex ratio at birth.
    """
    rows = read_rows("un_indicators.csv")
    table = numbers(rows, ["year", "sex_ratio_birth"])
    ratio = np.interp(np.arange(start_year, start_year + years), table[:, 0], table[:, 1])
    return np.asarray(ratio / (1 + ratio))


def birth_rates(start_year: int, years: int, variant: str = "medium", level: float = 1.0) -> Floats:
    """Births per woman-year by calendar year and the woman's age reached.

    Single ages come from a monotone curve through the five-year rates, cumulated, so each five-year
    mean is kept; age reached a is the mean of the single ages a - 1 and a. Before 2010 the shape is
    that of 2010, before 1990 the level that of 1990 (assumption; why: rates by age were not at
    hand, and only the children born so far of women over 30 depend on it).

    Parameters
    ----------
    variant : "low", "medium" or "high", the variants of the UN; all the same before 2024
    level : factor on every rate, 1.0 is the level of the United Nations

    Returns
    -------
    float64 (years, 111), births per woman-year

    Raises
    ------
    ScenarioError   if the variant is unknown, `level` is negative or `years` is under 1

    Source: United Nations, World Population Prospects 2024, China.
    """
    if variant not in VARIANTS:
        raise ScenarioError(f"fertility variant {variant!r} is unknown. Allowed: {VARIANTS}.")
    if years < 1 or not level >= 0:
        raise ScenarioError(f"fertility needs years >= 1 and level >= 0, found {years}, {level}")
    return level * np.stack(
        [_rates_of_year(y, variant) for y in range(start_year, start_year + years)]
    )


def delivery_hazards(
    start_year: int,
    years: int,
    province: str,
    variant: str = "medium",
    level: float = 1.0,
    months_between: int = 9,
    twin_share: float = 0.0,
) -> tuple[Singles, Floats, Singles]:
    """Hazards of a delivery by year, age reached and children born; the children at the start.

    At the start year the hazard of a parity is in proportion to the rate of the next order over the
    share of women of the parity; later years keep the proportions and move all parities of an age
    by one factor, solved so that the expected deliveries are the births of `birth_rates` over
    1 + `twin_share`. `level` moves the projection alone: the past is the nation's.

    Parameters
    ----------
    province : English or Chinese name, "China" for the nation
    level : factor on births of the projection
    months_between : months after a delivery without exposure, 0 to 12
    twin_share : share of deliveries with two children

    Returns
    -------
    hazard : float32 (years, 111, 6), deliveries per year of exposure, at most 2.5
    parity : float64 (111, 6), share of women with p children (5: and more), 1 January of the start
    recent : float32 (111, 6), share of those women whose last delivery was in the year before

    Raises
    ------
    ScenarioError   if province or variant is unknown or a number is out of range
    """
    if not 0 <= months_between <= 12:
        raise ScenarioError(f"months_between is {months_between}. Allowed are 0 to 12 months.")
    if not 0 <= twin_share < 1:
        raise ScenarioError(f"twin_share is {twin_share}. Allowed is a share from 0 to under 1.")
    start = _women_at(start_year, province, twin_share)
    rates = birth_rates(start_year, years, variant, level) / (1 + twin_share)
    pattern = _pattern(start, start_year, province)
    hazard = np.empty((years, NUM_AGES, NUM_PARITIES))
    women = start
    for year in range(years):
        hazard[year] = _solve(pattern, women, rates[year], months_between)
        women = _grow_older(women, _delivered(hazard[year], women, months_between))
    recent = np.divide(
        start.recent, start.parity, out=np.zeros_like(start.recent), where=start.parity > 0
    )
    return hazard.astype(np.float32), start.parity, recent.astype(np.float32)


def expected_deliveries(
    hazard: npt.ArrayLike, parity: npt.ArrayLike, recent: npt.ArrayLike, months_between: int = 9
) -> Floats:
    """Deliveries per woman by year, age reached and parity on 1 January that the hazards give.

    Parameters
    ----------
    hazard, parity, recent : as `delivery_hazards` returns them

    Returns
    -------
    float64 (years, 111, 6); the sum over parities is the rate of the age, parity p is order p + 1
    """
    shares = np.asarray(parity, dtype=np.float64)
    women = Women(shares, shares * np.asarray(recent, dtype=np.float64))
    result = []
    for of_year in np.asarray(hazard, dtype=np.float64):
        result.append(_delivered(of_year, women, months_between))
        women = _grow_older(women, result[-1])
    return np.stack(result)


def _delivered(hazard: Floats, women: Women, months_between: int) -> Floats:
    """Deliveries per woman by age reached and parity (111, 6).

    A delivery of last year fell at a time even over the year; exposure starts `months_between`
    later. With nine months the mean loss is 0.28125 years, the integral of t - 0.25 on 0.25..1.
    """
    gap = months_between / 12
    safe = np.maximum(hazard, 1e-12)
    none = np.exp(-hazard)
    none_after_gap = none * ((1 - gap) + np.expm1(gap * safe) / safe)
    return np.asarray(
        (women.parity - women.recent) * (1 - none) + women.recent * (1 - none_after_gap)
    )


def _solve(pattern: Floats, women: Women, rates: Floats, months_between: int) -> Floats:
    """Hazards (111, 6): the pattern times one factor by age that gives the rates (111,)."""
    low, high = np.full(NUM_AGES, -20.0), np.full(NUM_AGES, 10.0)
    for _ in range(45):
        middle = (low + high) / 2
        hazard = np.minimum(pattern * np.exp(middle)[:, None], MAX_HAZARD)
        too_few = _delivered(hazard, women, months_between).sum(axis=1) < rates
        low, high = np.where(too_few, middle, low), np.where(too_few, high, middle)
    hazard = np.minimum(pattern * np.exp(high)[:, None], MAX_HAZARD)
    hazard[rates <= 0] = 0.0
    return np.asarray(hazard)


def _grow_older(women: Women, delivered: Floats) -> Women:
    """The women on the next 1 January; girls of age reached 0 enter without children."""
    added = np.zeros_like(delivered)
    added[1:, 1:] = delivered[:-1, :-1]
    added[1:, -1] += delivered[:-1, -1]
    parity = np.zeros_like(delivered)
    parity[1:] = (women.parity - delivered)[:-1]
    parity[0, 0] = 1.0
    return Women(parity + added, added)


def _pattern(women: Women, year: int, province: str) -> Floats:
    """Relative hazards by age reached and parity (111, 6): rate of the order over the share."""
    orders = _rates_of_year(year, "medium")[:, None] * order_shares(year, province)
    share = women.parity.copy()
    share[:, -2:] = share[:, -2:].sum(axis=1, keepdims=True)  # orders 5 and over: parities 4 and 5
    from_parity = np.column_stack((orders, orders[:, -1]))
    return np.asarray(np.clip(from_parity / np.maximum(share, MIN_SHARE), 1e-9, 1.0))


@lru_cache(maxsize=16)
def _women_at(year: int, province: str, twin_share: float) -> Women:
    """Children of the women on 1 January of a year, from the rates by order of the past century.

    An order takes at most half of the women who can have it in a year; births above that pass to
    the next order, so the births of an age are kept while there are mothers.
    """
    nobody = np.zeros((NUM_AGES, NUM_PARITIES))
    childless = nobody.copy()
    childless[:, 0] = 1.0
    women = Women(childless, nobody)
    for past in range(year - NUM_AGES, year):
        births = _rates_of_year(past, "medium") / (1 + twin_share)
        wanted = births[:, None] * order_shares(past, province)
        women = _grow_older(women, _take(wanted, women.parity))
    return women


def _take(wanted: Floats, parity: Floats) -> Floats:
    """Deliveries by parity (111, 6) for wanted deliveries by order (111, 5); the rest moves up."""
    taken = np.zeros_like(parity)
    over = np.zeros(len(parity))
    for order in range(wanted.shape[1] - 1):
        ask = wanted[:, order] + over
        willing = np.maximum(parity[:, order] - (CHILDLESS_FLOOR if order == 0 else 0.0), 0.0)
        taken[:, order] = np.minimum(ask, MAX_TAKEN * willing)
        over = ask - taken[:, order]
    ask = np.minimum(wanted[:, -1] + over, MAX_TAKEN * parity[:, 4:].sum(axis=1))
    last = np.maximum(parity[:, 4:].sum(axis=1), 1e-300)
    taken[:, 4:] = parity[:, 4:] * (ask / last)[:, None]
    return taken


@cache
def _rates_of_year(year: int, variant: str) -> Floats:
    """Births per woman-year (111,) by age reached."""
    shapes = read_rows("un_birth_rates.csv")
    indicators = read_rows("un_indicators.csv")
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    row = shapes[max(year, FIRST_SHAPE) - FIRST_SHAPE]
    five_year = numbers([row], [f"age_{age}" for age in AGE_STARTS])[0]
    figures = indicators[year - FIRST_YEAR]
    column = "tfr" if variant == "medium" else f"tfr_{variant}"
    wanted = float(figures[column] or figures["tfr"])
    bounds = np.arange(AGE_STARTS[0], AGE_STARTS[-1] + 6, 5)
    cumulated = np.concatenate(([0.0], np.cumsum(5 * five_year)))
    curve = PchipInterpolator(bounds, cumulated * wanted / cumulated[-1])
    single = np.zeros(NUM_AGES + 1)
    single[bounds[0] : bounds[-1]] = np.diff(curve(np.arange(bounds[0], bounds[-1] + 1)))
    reached = np.zeros(NUM_AGES)
    reached[1:] = (single[:-2] + single[1:-1]) / 2
    return reached
