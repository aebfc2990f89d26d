"""The people of a place by sex and age on the day of a census, 1 November 2010 or 2020.

The census of 2020 gives each province by five-year age, sex and residence; a place has the
province's ages mixed by its own shares of city, town and rural people. The census of 2010 is at
hand for whole provinces only. Nothing here moves people through time: that is `population`.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from sim.codes import NUM_AGES, SEXES
from sim.errors import ScenarioError

from .mortality import AGE_STARTS
from .rounding import largest_remainder
from .tabular import find_province, numbers, read_rows

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

RESIDENCES = ("city", "town", "rural")

#: Share of a calendar year that lies before and after the census day, 1 November.
BEFORE, AFTER = 10 / 12, 2 / 12

#: Each further age over 100 holds this share of the age before. Source: assumption; why: the tables
#: stop at 100; about two in three survive a year there.
DECLINE_OVER_100 = 0.62

#: Rounds of leading the ratio between five-year groups; two leave steps of a few per cent.
SMOOTHING_ROUNDS = 2

AGE_COLUMNS = tuple(f"age_{age}" for age in AGE_STARTS)


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

    Source: China population census 2020.
    """
    if total < 1:
        raise ScenarioError(f"total is {total}. A place has at least one person.")
    return largest_remainder(census_shares(province, residence), total)


def census_shares(province: str, residence: dict[str, float]) -> Floats:
    """Shares (2, 111) of the people of a place in 2020 by completed age, before rounding."""
    _check_residence(residence)
    mixed = np.zeros((len(SEXES), NUM_AGES))
    for name in RESIDENCES:
        share = _single_ages_of(province, name)
        mixed += residence.get(name, 0.0) * share
    return mixed


def census_province(province: str) -> Floats:
    """People (2, 111) of a whole province in 2020 by completed age, before rounding."""
    rows = find_province(read_rows("census2020_province_age.csv"), province)
    people = np.zeros((len(SEXES), NUM_AGES))
    for name in RESIDENCES:
        total = numbers([r for r in rows if r["residence"] == name], AGE_COLUMNS).sum()
        people += total * _single_ages_of(province, name)
    return people


def census_groups_2010(province: str) -> Floats:
    """People (2, 22) of a whole province on 1 November 2010 by sex and age group of `AGE_STARTS`.

    Source: China population census 2010.
    """
    return numbers(find_province(read_rows("census2010_province_age.csv"), province), AGE_COLUMNS)


def by_birth_year(counts: Floats) -> Floats:
    """People (2, 111) by age reached in the census year from completed ages on 1 November.

    Of the people aged x, those who had their birthday this year before the census day (10/12) were
    born x years before; the others (2/12) turn x + 1 before the year ends.
    """
    people = BEFORE * counts
    people[:, 1:] += AFTER * counts[:, :-1]
    people[:, -1] += AFTER * counts[:, -1]
    return people


def by_completed_age(people: Floats) -> Floats:
    """People (2, 111) by completed age on 1 November from ages reached in the census year."""
    counts = BEFORE * people
    counts[:, :-1] += AFTER * people[:, 1:]
    counts[:, -1] += AFTER * people[:, -1]
    return counts


def split_groups(groups: Floats, shape: Floats) -> Floats:
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
    rows = find_province(read_rows("census2020_province_age.csv"), province)
    result = np.zeros((len(SEXES), NUM_AGES))
    for sex, name in enumerate(SEXES):
        row = [r for r in rows if r["residence"] == residence and r["sex"] == name]
        result[sex] = split_groups(numbers(row, AGE_COLUMNS)[0], _national_shape(residence, name))
    return np.asarray(result / result.sum())


def _national_shape(residence: str, sex: str) -> Floats:
    """The nation's people by completed age (111,) on the census day, as a shape inside groups."""
    average = numbers(read_rows("census2020_single_age.csv"), [f"{residence}_{sex}"])[:, 0]
    shape = average.copy()
    shape[1:100] = (average[:-2] + average[1:-1]) / 2
    over = np.arange(1, NUM_AGES - 99)
    return np.concatenate((shape[:100], shape[99] * DECLINE_OVER_100**over))
