"""Chances of death by year, sex and age reached, from the projections of the United Nations.

Age reached is calendar year minus birth year. A person of age reached a is aged a - 1 on 1 January
and turns a during the year, half a year later on average, so the hazard of the calendar year is the
mean of two single-age central rates. The infant year is different: most infant deaths fall into the
calendar year of birth (Preston, Heuveline and Guillot, Demography, 2001, ch. 2-3).
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq

from sim.codes import NUM_AGES, SEXES
from sim.errors import ScenarioError

from .tabular import numbers, read_rows

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

VARIANTS = ("low", "medium", "high")

#: Share of infant deaths that fall into the calendar year after birth. Source: assumption; why:
#: about 0.15 where infant mortality is low, as most deaths then fall into the first weeks.
SEPARATION_FACTOR = 0.15

#: Starts of the abridged ages of the table; 100 is open.
AGE_STARTS = (0, 1, *range(5, 101, 5))


def death_hazards(
    start_year: int, years: int, variant: str = "medium", level: float = 1.0
) -> Singles:
    """Hazard of death a year of exposure, by year, sex and age reached.

    The age pattern is that of the five-year tables; a common factor for each year and sex brings
    the expectation of life to the yearly figure. "low" is a low expectation of life (the 10 % bound
    of both sexes), "high" the 90 % bound; before 2024 there are no bounds and all three are equal.

    Parameters
    ----------
    start_year : first calendar year; years outside 1990-2100 take the nearest year inside
    years : number of years
    variant : "low", "medium" or "high" expectation of life
    level : factor on every hazard, 1.0 is the level of the United Nations

    Returns
    -------
    float32 (years, 2, 111), deaths per year of exposure

    Raises
    ------
    ScenarioError   if the variant is unknown or `level` or `years` is not positive

    Source: United Nations, World Population Prospects 2024, China.
    """
    if variant not in VARIANTS:
        raise ScenarioError(f"mortality variant {variant!r} is unknown. Allowed: {VARIANTS}.")
    if years < 1 or not level > 0:
        raise ScenarioError(f"mortality needs years >= 1 and level > 0, found {years}, {level}")
    table = [_hazards_of_year(year, variant) for year in range(start_year, start_year + years)]
    return (np.array(table) * level).astype(np.float32)


def life_expectancy(hazards: npt.ArrayLike) -> float:
    """Expectation of life at birth, in years, of a lifetime under the hazards of one year and sex.

    Births are spread evenly over the first calendar year; the last class lasts until death.

    Parameters
    ----------
    hazards : (111,) deaths per year of exposure by age reached
    """
    hazard = np.asarray(hazards, dtype=np.float64)
    lived = -np.expm1(-hazard) / hazard
    alive = lived[0] * np.exp(-np.concatenate(([0.0], np.cumsum(hazard[1:-1]))))
    lived_first = (1 - lived[0]) / hazard[0]
    return float(lived_first + alive[:-1] @ lived[1:-1] + alive[-1] / hazard[-1])


@cache
def _hazards_of_year(year: int, variant: str) -> Floats:
    """Hazards (2, 111) of a year that reproduce the expectations of life of the variant."""
    year = min(max(year, 1990), 2100)
    medium = _medium_of_year(year)
    figures = _indicators()[year]
    bound = {"low": figures["e0_p10"], "medium": np.nan, "high": figures["e0_p90"]}[variant]
    if np.isnan(bound):
        return medium
    boys = figures["sex_ratio_birth"] / (1 + figures["sex_ratio_birth"])
    girls = 1 - boys
    both = boys * life_expectancy(medium[0]) + girls * life_expectancy(medium[1])
    wanted = both + bound - figures["e0_both"]

    def distance(log_factor: float) -> float:
        scaled = medium * np.exp(log_factor)
        found = boys * life_expectancy(scaled[0]) + girls * life_expectancy(scaled[1])
        return float(found - wanted)

    return np.asarray(medium * np.exp(brentq(distance, -3.0, 3.0, xtol=1e-10)))


@cache
def _medium_of_year(year: int) -> Floats:
    """Hazards (2, 111) of the medium variant, at the yearly expectation of life of each sex."""
    log_rates = _rates_by_period()
    middles = [float(row["period_start"]) + 3.0 for row in _period_rows(SEXES[0])]
    result = np.empty((2, NUM_AGES))
    for sex, name in enumerate(SEXES):
        at_year = [np.interp(year + 0.5, middles, column) for column in log_rates[sex].T]
        pattern = _by_age_reached(_single_ages(np.exp(at_year)))
        wanted = _indicators()[year][f"e0_{name}"]

        def distance(log_factor: float, pattern: Floats = pattern, wanted: float = wanted) -> float:
            return life_expectancy(pattern * np.exp(log_factor)) - wanted

        result[sex] = pattern * np.exp(brentq(distance, -2.0, 2.0, xtol=1e-10))
    return result


def _single_ages(abridged: Floats) -> Floats:
    """Central rates (111,) by single age from the 22 abridged rates of one year and sex.

    From 5 on, a monotone curve through the logarithms at the middles of the age groups; the rate of
    the open group stands at 101.5 and the slope up to there goes on to 110. Ages 1-4 fall evenly on
    the log scale towards 5-9 and keep the rate of their group; age 0 is the table's.
    """
    logs = np.log(abridged)
    middles = np.append(np.arange(7.5, 98.0, 5.0), 101.5)
    ages = np.arange(NUM_AGES) + 0.5
    curve = PchipInterpolator(middles, logs[2:])(np.clip(ages, middles[0], middles[-1]))
    slope = (logs[-1] - logs[-2]) / 4
    curve += np.maximum(ages - middles[-1], 0) * slope
    rates = np.exp(curve)
    childhood = np.exp((logs[2] - logs[1]) / 4.5 * (ages[1:7] - 3.0))
    rates[1:5] = abridged[1] * childhood[:4] / childhood[:4].mean()
    rates[5:7] = np.exp(np.interp(ages[5:7], [4.5, 7.5], [np.log(rates[4]), logs[2]]))
    rates[0] = abridged[0]
    return np.asarray(rates)


def _by_age_reached(rates: Floats) -> Floats:
    """Hazards by age reached from central rates by single age, both (111,).

    A child of the year is exposed half a year on average and meets 1 - f of the infant deaths; the
    rest fall into the next year, whose second half is lived at age 1.
    """
    hazards = np.empty(NUM_AGES)
    hazards[0] = (1 - SEPARATION_FACTOR) * rates[0] / 0.5
    hazards[1] = SEPARATION_FACTOR * rates[0] + 0.5 * rates[1]
    hazards[2:] = (rates[1:-1] + rates[2:]) / 2
    return hazards


@cache
def _rates_by_period() -> Floats:
    """Logarithms of the abridged rates, (2, periods, 22)."""
    columns = [f"age_{age}" for age in AGE_STARTS]
    return np.asarray(np.log([numbers(_period_rows(sex), columns) for sex in SEXES]))


def _period_rows(sex: str) -> list[dict[str, str]]:
    return [row for row in read_rows("un_death_rates.csv") if row["sex"] == sex]


@cache
def _indicators() -> dict[int, dict[str, float]]:
    """The yearly indicators by year and column."""
    rows = read_rows("un_indicators.csv")
    columns = [name for name in rows[0] if name != "year"]
    values = numbers(rows, columns)
    return {
        int(row["year"]): dict(zip(columns, map(float, line), strict=True))
        for row, line in zip(rows, values, strict=True)
    }
