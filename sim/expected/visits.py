"""Ordinary outpatient visits in expected numbers, and what the fund pays of them.

A year of visits is followed once for each place and stratum of cost, over many turns of the
hospitals, through deductibles and caps: what the first n visits of a year are paid together. A
class of people with so many expected visits has the next whole number above or below it, so its
payment lies on the line between the two. Whoever is insured for a part of the year starts afresh.
"""

from __future__ import annotations

import numpy as np

from ..codes import NUM_AGES, ORDINARY
from ..illness import COST_STRATA, VISIT_AGES, Illness
from ..law import PPM, Floats
from ..medical import Medical
from ..scenario import Scenario
from ..visits import GOLDEN
from .benefits import GROUPS_OF, SCHEMES_OF
from .insured import NUM_PLACES

#: Turns of the hospitals that are followed.
TURNS = 100
AGE_CLASS = np.searchsorted(np.array(VISIT_AGES), np.arange(NUM_AGES), side="right") - 1
IN_CLASS = np.eye(len(VISIT_AGES))[AGE_CLASS]  # (ages, classes)


def burden_shares(held: Floats, chance: Floats) -> Floats:
    """Shares of people with no, one, several conditions, (VISIT_BURDENS, 2, ages).

    At most one condition comes in a year.

    Parameters
    ----------
    held, chance : (2, ages, C) with a condition before the year, and to fall ill in it
    """
    odds = held / (1.0 - held)
    none = np.prod(1.0 - held, axis=-1)
    ring = chance.sum(axis=-1)
    one = none * (odds.sum(axis=-1) * (1.0 - ring) + (odds * chance).sum(axis=-1) + ring)
    none = none * (1.0 - ring)
    return np.stack([none, one, 1.0 - none - one])


def visits_by_month(illness: Illness, y: int) -> Floats:
    """Expected visits of a person, (12, NUM_PLACES, VISIT_AGES, VISIT_BURDENS)."""
    intensity = illness.visit_intensity[12 * y : 12 * y + 12][:, SCHEMES_OF]
    mean = illness.visit_mean[y][SCHEMES_OF] / 12.0
    mean = mean * illness.visit_group[GROUPS_OF][:, None, None]
    return np.asarray(intensity[:, :, None, None] * mean)


def paid_by_month(scenario: Scenario, y: int) -> tuple[Floats, Floats]:
    """Mean payment of months of visits in fen, (12, NUM_PLACES, VISIT_AGES, VISIT_BURDENS).

    In row m what month m of the insured year brings, under the law of month m. Besides the
    variance of a year's payment among the people of a class, without the months.
    """
    illness = scenario.illness
    visits = visits_by_month(illness, y)
    most = int(visits.sum(axis=0).max() * illness.visit_strata.max()) + 2
    reached = np.cumsum(visits, axis=0)[..., None] * illness.visit_strata
    before = reached - visits[..., None] * illness.visit_strata
    result = np.zeros(visits.shape)
    kept: dict[bytes, Floats] = {}
    for m in range(12):
        month = 12 * y + m
        mark = _mark(scenario, month)
        if mark not in kept:
            kept[mark] = paid_by_number(scenario.medical, illness, month, most)
        table = kept[mark].mean(axis=1)
        for place in range(NUM_PLACES):
            known = (np.arange(most + 1), table[place])
            until, since = (np.interp(at[m, place], *known) for at in (reached, before))
            result[m, place] = (until - since).mean(axis=-1)
    squares = np.zeros(visits.shape[1:])
    for place, tables in enumerate(kept[mark]):
        for table in tables:
            of_year = np.interp(reached[-1, place], np.arange(most + 1), table)
            squares[place] += (of_year**2).mean(axis=-1) / COST_STRATA
    return result, squares - result.sum(axis=0) ** 2


def _mark(scenario: Scenario, month: int) -> bytes:
    """What tells months of visits apart."""
    medical, illness = scenario.medical, scenario.illness
    names = [name for name in Medical._fields if name.startswith("visit")]
    values = [getattr(medical, name)[month] for name in names]
    values += [illness.visit_cost[month], illness.visit_shares[month]]
    return b"".join(np.ascontiguousarray(value).tobytes() for value in values)


def paid_by_number(medical: Medical, illness: Illness, month: int, most: int) -> Floats:
    """What the first n visits of a year are paid in fen, (NUM_PLACES, COST_STRATA, most + 1)."""
    turn = (np.arange(TURNS)[:, None] + 0.5) / TURNS + GOLDEN * np.arange(most)
    turn -= np.floor(turn)
    group = medical.visit_group_deductible[month][GROUPS_OF] / PPM
    points = medical.visit_group_addition[month][GROUPS_OF] / PPM
    result = np.zeros((NUM_PLACES, COST_STRATA, most + 1))
    for place, scheme in enumerate(SCHEMES_OF):
        hospital = np.searchsorted(illness.visit_shares[month, scheme][:-1], turn, side="right")
        rate = medical.visit_rate[month, scheme][hospital] / PPM
        cost = illness.visit_cost[month, scheme][hospital] * (1.0 - illness.visit_outside[0])
        eligible = 100.0 * cost * illness.visit_cost_strata[:, None, None] * (rate > 0)
        of_visit = medical.visit_deductible[month, scheme] * group[place]
        left = np.maximum(eligible - of_visit, 0.0)
        of_year = medical.visit_year_deductible[month, scheme] * group[place]
        above = np.maximum(np.cumsum(left, axis=-1) - of_year, 0.0)
        paid = np.diff(above, prepend=0.0, axis=-1) * np.minimum(rate + points[place], 1.0)
        paid = np.minimum(np.cumsum(paid, axis=-1), medical.visit_cap[month, scheme])
        result[place, :, 1:] = paid.mean(axis=1)
    return result


def by_class(persons: Floats, shares: Floats) -> Floats:
    """People of each class by month, (12, NUM_PLACES, VISIT_AGES, VISIT_BURDENS).

    Parameters
    ----------
    persons : (NUM_PLACES, 2, ages, 12) insured people alive at the end of a month
    shares : (VISIT_BURDENS, 2, ages)
    """
    return np.asarray(np.einsum("psam,bsa,ac->mpcb", persons, shares, IN_CLASS, optimize=True))


def begun_late(monthly: Floats, stock: Floats) -> Floats:
    """What a month brings on average where some begin in the year, with deductibles and caps anew.

    Parameters
    ----------
    monthly : (12, VISIT_AGES, VISIT_BURDENS) by month of the insured year, of a place
    stock : (VISIT_AGES, 12) people, or their share, of whom those above January's begin later
    """
    begin = np.maximum(np.diff(stock, axis=1), 0.0)
    result = monthly.copy()
    for first in range(1, 12):
        share = begin[:, first - 1, None] / np.maximum(stock[:, first:], 1e-300)
        anew = monthly[: 12 - first] - monthly[first:]
        result[first:] += share.T[..., None] * anew
    return result


def newborn_sums(monthly: Floats, newborn: Floats) -> Floats:
    """Sums by month (12,) over the newborn of what a month of insurance brings.

    Parameters
    ----------
    monthly : (12, NUM_PLACES, VISIT_AGES, VISIT_BURDENS) by month of the insured year
    newborn : (12 born, 12) insured by month of birth and month
    """
    first = monthly[:, ORDINARY, 0, 0]
    result = np.zeros(12)
    for born in range(12):
        result[born:] += newborn[born, born:] * first[: 12 - born]
    return result
