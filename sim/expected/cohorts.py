"""Cohorts of a year: who is alive with which cover, month by month, in expected numbers.

The clocks of a person are independent, so the chance of a life's events is a product. Within a
year at most one change of cover happens, with chance 1 - exp(-hazard x time).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..benefit_ends import BenefitEnds, as_lived
from ..codes import COVERS, ENTERPRISE, FEMALE, NUM_AGES, PUBLIC, RESIDENT, RETIRED, UNEMPLOYED
from ..events.work import FIRST_RETIREMENT_AGE
from ..joining import Start
from ..law import Floats, Ints, Rates

NUM_COVERS = len(COVERS)
#: Covers for which contributions are paid: they make the months that count.
INSURED = [ENTERPRISE, PUBLIC, UNEMPLOYED]
#: Ends and middles of the months of a year.
ENDS = np.arange(1, 13) / 12.0
MIDDLES = ENDS - 1.0 / 24.0


class Paths(NamedTuple):
    """Where somebody of a sex and age who starts a year with a cover is during the year."""

    end: Floats  # (2, ages, covers from, covers to, 12) at the end of each month, if alive
    middle: Floats  # the same in the middle of each month
    start: Floats  # on the first of each month: who retires in a month does so on that day
    fresh: Floats  # at the middle, moved from no insurance less than the required months ago


def start_people(start: Start, first_year: int) -> Floats:
    """People by sex, age reached and cover on 1 January, (2, ages, covers)."""
    people = np.zeros((2, NUM_AGES, NUM_COVERS))
    counts = np.diff(start.upto, prepend=0)
    age = np.minimum(first_year - start.birth_year, NUM_AGES - 1)
    np.add.at(people, (start.sex, age, start.cover), counts)
    return people


def start_women(start: Start, first_year: int, parities: int) -> Floats:
    """Women by age reached, cover and children ever born, (ages, covers, parities)."""
    women = np.zeros((NUM_AGES, NUM_COVERS, parities))
    counts = np.diff(start.upto, prepend=0)
    age = np.minimum(first_year - start.birth_year, NUM_AGES - 1)
    is_woman = start.sex == FEMALE
    np.add.at(
        women, (age[is_woman], start.cover[is_woman], start.parity[is_woman]), counts[is_woman]
    )
    return women


def same_work(rates: Rates, y: int) -> int:
    """The first of the years up to y in which people change work as in year y."""
    while y > 0 and all(
        np.array_equal(rows[y - 1], rows[y]) for rows in (rates.work_exit, rates.work_entry)
    ):
        y -= 1
    return y


def usual_paths(rates: Rates, y: int, months_required: int) -> Paths:
    """Paths of year y before anybody retires.

    Parameters
    ----------
    months_required : contribution months without which nobody is entitled
    """
    exits, entry = as_lived(
        rates.work_exit[y], rates.work_entry[y], BenefitEnds(*rates.benefit_ends)
    )
    end = _moved(exits, entry, ENDS)
    middle = _moved(exits, entry, MIDDLES)
    enough = np.clip((np.arange(12) + 2 - months_required) / 12.0, 0.0, MIDDLES)
    fresh = middle - _moved(exits, entry, enough)
    fresh[:, :, INSURED] = 0.0
    keep = np.eye(NUM_COVERS)[None, None, :, :, None]
    end += keep * np.exp(-exits[..., None, None] * ENDS)
    middle += keep * np.exp(-exits[..., None, None] * MIDDLES)
    first = np.broadcast_to(keep, (*end.shape[:-1], 1))
    start = np.concatenate((first, end[..., :-1]), axis=-1)
    return Paths(end, middle, start, fresh)


def year_paths(usual: Paths, due: Floats, lacking: Floats, women_class: Ints) -> Paths:
    """Paths of a year in which people retire.

    Parameters
    ----------
    due : (3 groups, ages, 12) share whose month of retirement has come (`leaving`)
    lacking : (2, ages, covers) share of those who retire that has too few years: its bills of the
              year are those of the retired, but at the end they are residents
    women_class : (covers,) group of women
    """
    nobody = np.zeros_like(lacking)
    return usual._replace(
        end=_retire(usual.end, due, lacking, women_class),
        middle=_retire(usual.middle, due, nobody, women_class),
        start=_retire(usual.start, due, nobody, women_class),
    )


def _moved(exits: Floats, entry: Floats, times: Floats) -> Floats:
    chance = 1.0 - np.exp(-exits[..., None] * times)
    return np.asarray(entry[..., None] * chance[..., None, :])


def _retire(path: Floats, due: Floats, lacking: Floats, women_class: Ints) -> Floats:
    """Send those whose month of retirement has come to the retired, or to the residents."""
    result = path.copy()
    for sex in range(2):
        for cover in range(ENTERPRISE, UNEMPLOYED + 1):
            group = women_class[cover] if sex == FEMALE else 0
            stays = result[sex, FIRST_RETIREMENT_AGE:, cover]
            leaving = due[group, FIRST_RETIREMENT_AGE:, None, :] * stays
            stays -= leaving
            short = leaving * lacking[sex, FIRST_RETIREMENT_AGE:, cover, None, None]
            stays[:, RETIRED] += (leaving - short).sum(axis=1)
            stays[:, RESIDENT] += short.sum(axis=1)
    return result
