"""The people of a place by sex and age reached on 1 January of the first year.

The census of 1 November 2020 gives the province by five-year age, sex and residence; the place has
the province's ages mixed by its own shares of city, town and rural people. From the census day on
the cohorts are aged with the expected deaths and births of the United Nations. Deaths of the census
are under-reported (its rates give 79.2 and 84.2 years of life, three to four above the UN) and are
not used. Moving in and out between the census and the start is left to the region.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from sim.codes import NUM_AGES, SEXES
from sim.errors import ScenarioError

from .fertility import birth_rates, male_share
from .mortality import AGE_STARTS, death_hazards
from .rounding import largest_remainder
from .tabular import find_province, numbers, read_rows

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

RESIDENCES = ("city", "town", "rural")
CENSUS_YEAR = 2020

#: Share of a calendar year that lies before and after the census day, 1 November.
BEFORE, AFTER = 10 / 12, 2 / 12

#: Each further age over 100 holds this share of the age before. Source: assumption; why: the tables
#: stop at 100; about two in three survive a year there.
DECLINE_OVER_100 = 0.62

#: Rounds of leading the ratio between five-year groups; two leave steps of a few per cent.
SMOOTHING_ROUNDS = 2


def start_population(
    total: int,
    province: str,
    residence: dict[str, float],
    year: int,
    census_year: int = CENSUS_YEAR,
    births_level: float = 1.0,
) -> Ints:
    """People by sex and age reached in `year`, alive on 1 January of `year`.

    Index 0, the children of the year, is empty. The sum is the census total moved by expected
    deaths and births, rounded once to whole persons.

    Parameters
    ----------
    total : people of the place on the census day
    province : English or Chinese name of the province whose ages the place has
    residence : shares of "city", "town" and "rural" people of the place, adding up to 1
    year : first year of the study, 2021 or later
    census_year : 2020, the only census with the tables needed
    births_level : factor on the birth rates of the UN between the census and the start

    Returns
    -------
    int64 (2, 111), persons

    Raises
    ------
    ScenarioError   if the year is before 2021, the census is another, or total, province or
                    residence cannot be used

    Source: China population census 2020; UN World Population Prospects 2024.
    """
    if census_year != CENSUS_YEAR:
        raise ScenarioError(f"census_year is {census_year}. Only the census of 2020 is carried.")
    if year <= CENSUS_YEAR:
        raise ScenarioError(f"start year is {year}. The earliest is 2021, after the census.")
    if not births_level >= 0:
        raise ScenarioError(f"births_level is {births_level}. Allowed are numbers from 0 on.")
    counts = census_population(total, province, residence)
    people = _by_birth_year(counts.astype(np.float64))
    people = _live(people, CENSUS_YEAR, AFTER, births_level)
    for past in range(CENSUS_YEAR + 1, year):
        people = _live(_turn_of_year(people), past, 1.0, births_level)
    people = _turn_of_year(people)
    return largest_remainder(people, int(np.rint(people.sum())))


def census_population(total: int, province: str, residence: dict[str, float]) -> Ints:
    """People of the place on the census day by sex and completed single age; the sum is `total`.

    Five-year groups are split by the nation's single ages of the same residence and sex. That table
    is the average of the twelve months before the census, centred half a year earlier, so the shape
    at age x is the mean of its ages x - 1 and x (checked: it then meets the five-year groups within
    1 %, against 5 % without).

    Returns
    -------
    int64 (2, 111), persons

    Raises
    ------
    ScenarioError   if the total is not positive, the province is unknown, or the shares of
                    residence are not those of city, town and rural adding up to 1
    """
    if total < 1:
        raise ScenarioError(f"total is {total}. A place has at least one person.")
    _check_residence(residence)
    mixed = np.zeros((len(SEXES), NUM_AGES))
    for name in RESIDENCES:
        share = _single_ages_of(province, name)
        mixed += residence.get(name, 0.0) * share
    return largest_remainder(mixed, total)


def _check_residence(residence: dict[str, float]) -> None:
    unknown = set(residence) - set(RESIDENCES)
    if unknown:
        raise ScenarioError(f"residence has {sorted(unknown)}. Allowed are {RESIDENCES}.")
    shares = list(residence.values())
    if any(not 0 <= share <= 1 for share in shares) or abs(sum(shares) - 1) > 1e-6:
        raise ScenarioError(f"residence is {residence}. Shares from 0 to 1 must add up to 1.")


@cache
def _single_ages_of(province: str, residence: str) -> Floats:
    """Shares (2, 111) of the people of a province and residence, adding up to 1."""
    columns = [f"age_{age}" for age in AGE_STARTS]
    rows = find_province(read_rows("census2020_province_age.csv"), province)
    result = np.zeros((len(SEXES), NUM_AGES))
    for sex, name in enumerate(SEXES):
        row = [r for r in rows if r["residence"] == residence and r["sex"] == name]
        result[sex] = _split(numbers(row, columns)[0], _national_shape(residence, name))
    return np.asarray(result / result.sum())


def _split(groups: Floats, shape: Floats) -> Floats:
    """People (111,) by single age from 22 groups and a shape.

    The ratio of group to shape is led smoothly from group to group before the groups are met
    exactly; without that the province's own bulges end in cliffs at ages divisible by five.
    """
    starts = np.array(AGE_STARTS)
    middles = (starts + np.append(starts[1:], NUM_AGES)) / 2
    people = shape.astype(np.float64)
    for _ in range(SMOOTHING_ROUNDS):
        ratio = np.log(groups / np.add.reduceat(people, starts))
        people = people * np.exp(np.interp(np.arange(NUM_AGES) + 0.5, middles, ratio))
    sizes = np.diff(np.append(starts, NUM_AGES))
    return np.asarray(people * np.repeat(groups / np.add.reduceat(people, starts), sizes))


def _national_shape(residence: str, sex: str) -> Floats:
    """The nation's people by completed age (111,) on the census day, as a shape inside groups."""
    average = numbers(read_rows("census2020_single_age.csv"), [f"{residence}_{sex}"])[:, 0]
    shape = average.copy()
    shape[1:100] = (average[:-2] + average[1:-1]) / 2
    over = np.arange(NUM_AGES - 100)
    return np.concatenate((shape[:100], DECLINE_OVER_100**over))


def _by_birth_year(counts: Floats) -> Floats:
    """People (2, 111) by age reached in 2020 from completed ages on 1 November.

    Of the people aged x, those who had their birthday this year before the census day (10/12) were
    born in 2020 - x; the others (2/12) turn x + 1 before the year ends.
    """
    people = BEFORE * counts
    people[:, 1:] += AFTER * counts[:, :-1]
    people[:, -1] += AFTER * counts[:, -1]
    return people


def _live(people: Floats, year: int, share: float, births_level: float) -> Floats:
    """People (2, 111) by age reached after the last `share` of a year: survivors and newborn."""
    hazards = death_hazards(year, 1)[0].astype(np.float64)
    after = people * np.exp(-hazards * share)
    women = (people[1] + after[1]) / 2
    births = float(birth_rates(year, 1, level=births_level)[0] @ women) * share
    boys = float(male_share(year, 1)[0])
    exposed = hazards[:, 0] * share
    alive = -np.expm1(-exposed) / exposed  # mean over births spread evenly
    after[:, 0] += births * np.array([boys, 1 - boys]) * alive
    return np.asarray(after)


def _turn_of_year(people: Floats) -> Floats:
    """The same people by the age they reach in the next year; the last class stays open."""
    older = np.zeros_like(people)
    older[:, 1:] = people[:, :-1]
    older[:, -1] += people[:, -1]
    return older
