"""The people of a place by sex and age reached on 1 January of the first year.

From the census day of 2020 on the cohorts are aged with the expected deaths and births of the
United Nations. Deaths of the census are under-reported (its rates give 79.2 and 84.2 years of life,
three to four above the UN) and are not used.

A study of the past begins with the people of 2020 led backwards: those counted plus those who died
in between, and without the children born since. Children so come from the census that counted them
better: that of 2010 lacks a fifth of the infants who were there. The oldest cannot be had that way,
as one counted stands for very many dead; their cohorts move evenly on the log scale from the census
of 2010 to that of 2020 in the province, and so carry its deaths and moves of old people as counted.
For all others, moving in and out between the start and the census is left to the region: its people
are the residents of 2020.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from sim.codes import NUM_AGES, SEXES
from sim.errors import ScenarioError

from .census import (
    AFTER,
    BEFORE,
    Floats,
    Ints,
    by_birth_year,
    by_completed_age,
    census_groups_2010,
    census_population,
    census_province,
    census_shares,
    split_groups,
)
from .fertility import birth_rates, male_share
from .mortality import death_hazards
from .orders import CENSUSES
from .rounding import largest_remainder

EARLIER_CENSUS, CENSUS_YEAR = CENSUSES
#: First years of a study lie after the earlier census.
EARLIEST_YEAR = EARLIER_CENSUS + 1

#: Ages reached in 2010 between which the weight of the census of 2010 grows from none to full.
#: Source: assumption; why: led back, the nation of 25 to 74 meets it within 5 %, that of 80-84 is
#: 19 % and that of 85-89 170 % above (the hazards of the UN are higher than those the two censuses
#: give); below 65 a province differs by its moves, which are the region's.
OLD_AGES = (65, 70)
#: First age reached in 2010 of those who are one group in 2020, 95 and over, whose ages are those
#: of 2010 aged with the hazards. Source: assumption; why: led back, one of them stands for 5 to 50
#: people of 2010, and the census of 2020 has no single ages over 100.
OLDEST = 85


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
    deaths and births, forwards or backwards, rounded once to whole persons.

    Parameters
    ----------
    total : people of the place on the census day of 2020, whatever the first year
    province : English or Chinese name of the province whose ages the place has, or "China"
    residence : shares of "city", "town" and "rural" people of the place, adding up to 1
    year : first year of the study, 2011 or later
    census_year : 2020, the only census with the tables needed
    births_level : factor on the birth rates of the UN between the census and a start after it

    Returns
    -------
    int64 (2, 111), persons

    Raises
    ------
    ScenarioError   if the year is before 2011, the census is another, or total, province or
                    residence cannot be used

    Source: China population census 2010 and 2020; UN World Population Prospects 2024. Reverse
    survival: United Nations, Manual X, 1983, ch. VIII; between two censuses: Preston, Heuveline and
    Guillot, Demography, 2001, ch. 8.
    """
    if census_year != CENSUS_YEAR:
        raise ScenarioError(f"census_year is {census_year}. Only the census of 2020 is carried.")
    if year < EARLIEST_YEAR:
        raise ScenarioError(
            f"start year is {year}. The earliest is {EARLIEST_YEAR}, after the census of "
            f"{EARLIER_CENSUS}."
        )
    if not births_level >= 0:
        raise ScenarioError(f"births_level is {births_level}. Allowed are numbers from 0 on.")
    counts = census_population(total, province, residence)
    if year <= CENSUS_YEAR:
        people = _past(total * census_shares(province, residence), province, year)
    else:
        people = by_birth_year(counts.astype(np.float64))
        people = _turn_of_year(_live(people, CENSUS_YEAR, AFTER, births_level))
        people = _aged(people, CENSUS_YEAR + 1, year, births_level)
    return largest_remainder(people, int(np.rint(people.sum())))


def _past(counts: Floats, province: str, year: int) -> Floats:
    """People (2, 111) on 1 January of a year up to 2020 from completed ages on the census day."""
    census = by_birth_year(counts)
    # share of the time between the censuses that is led back
    share = (CENSUS_YEAR - year + BEFORE) / (CENSUS_YEAR - EARLIER_CENSUS)
    first = OLDEST + year - EARLIER_CENSUS
    born = year - EARLIER_CENSUS
    people = _led_back(census, year)
    people[:, born:] *= _counted_over_led_back(province)[:, : NUM_AGES - born] ** share
    people[:, first:] = 0.0
    oldest = census[:, OLDEST + CENSUS_YEAR - EARLIER_CENSUS :].sum(axis=1, keepdims=True)
    return np.asarray(people + oldest * _oldest_per_survivor(province, year, share))


def _led_back(census: Floats, year: int) -> Floats:
    """People (2, 111) on 1 January of a year from those of the census by age reached in 2020.

    Everybody counted was alive before, and so were those whom the hazards have taken since. The
    children of the year are not born yet; whoever died over 110 is not brought back.
    """
    people = census * np.exp(_hazards(CENSUS_YEAR) * BEFORE)
    for past in range(CENSUS_YEAR - 1, year - 1, -1):
        people = _year_before(people) * np.exp(_hazards(past))
    people[:, 0] = 0.0
    return np.asarray(people)


@cache
def _two_censuses(province: str) -> tuple[Floats, Floats]:
    """People on the census day of 2010 by completed age (2, 111): counted, led back from 2020.

    The five-year groups of 2010 are split by those led back; from 84 on, where none are led back,
    both have the shape that the hazards of 2010 leave.
    """
    led_back = _year_before(_led_back(by_birth_year(census_province(province)), EARLIEST_YEAR))
    led_back = by_completed_age(led_back * np.exp(_hazards(EARLIER_CENSUS) * AFTER))
    alive = np.exp(-np.cumsum(_hazards(EARLIER_CENSUS)[:, OLDEST - 1 :], axis=1))
    led_back[:, OLDEST - 1 :] = led_back[:, [OLDEST - 2]] * alive
    groups = census_groups_2010(province)
    counted = [split_groups(groups[sex], led_back[sex]) for sex in range(len(SEXES))]
    return np.stack(counted), led_back


@cache
def _counted_over_led_back(province: str) -> Floats:
    """People counted in 2010 over those led back from 2020, (2, 111) by age reached in 2010.

    1 below the ages of the old, where the census of 2020 alone is trusted.
    """
    counted, led_back = _two_censuses(province)
    weight = np.interp(np.arange(NUM_AGES), OLD_AGES, (0.0, 1.0))
    return np.asarray(by_birth_year(counted / led_back) ** weight)


def _oldest_per_survivor(province: str, year: int, share: float) -> Floats:
    """People (2, 111) of the oldest cohorts on 1 January per one of them alive in 2020.

    The counted of 2010 are aged with the hazards of the UN, and fewer are left in 2020 than are
    counted there; `share` of the difference, on the log scale, is led back.
    """
    counted, _ = _two_censuses(province)
    people = by_birth_year(counted)
    people[:, :OLDEST] = 0.0
    people = _turn_of_year(_live(people, EARLIER_CENSUS, AFTER, 0.0))
    people = _aged(people, EARLIEST_YEAR, year, 0.0)
    left = _live(_aged(people, year, CENSUS_YEAR, 0.0), CENSUS_YEAR, BEFORE, 0.0)
    left = left.sum(axis=1, keepdims=True)
    found = by_birth_year(census_province(province))[:, OLDEST + CENSUS_YEAR - EARLIER_CENSUS :]
    return np.asarray(people / left * (left / found.sum(axis=1, keepdims=True)) ** share)


def _aged(people: Floats, first: int, last: int, births_level: float) -> Floats:
    """The people (2, 111) of 1 January of the first year on 1 January of the last."""
    for year in range(first, last):
        people = _turn_of_year(_live(people, year, 1.0, births_level))
    return people


def _live(people: Floats, year: int, share: float, births_level: float) -> Floats:
    """People (2, 111) by age reached after the last `share` of a year: survivors and newborn."""
    hazards = _hazards(year)
    after = people * np.exp(-hazards * share)
    women = (people[1] + after[1]) / 2
    births = float(birth_rates(year, 1, level=births_level)[0] @ women) * share
    boys = float(male_share(year, 1)[0])
    exposed = hazards[:, 0] * share
    alive = -np.expm1(-exposed) / exposed  # mean over births spread evenly
    after[:, 0] += births * np.array([boys, 1 - boys]) * alive
    return np.asarray(after)


def _hazards(year: int) -> Floats:
    return np.asarray(death_hazards(year, 1)[0], dtype=np.float64)


def _turn_of_year(people: Floats) -> Floats:
    """The same people by the age they reach in the next year; the last class stays open."""
    older = np.zeros_like(people)
    older[:, 1:] = people[:, :-1]
    older[:, -1] += people[:, -1]
    return older


def _year_before(people: Floats) -> Floats:
    """The same people by the age they reached in the year before; nobody is in the open class."""
    younger = np.zeros_like(people)
    younger[:, :-1] = people[:, 1:]
    return younger
