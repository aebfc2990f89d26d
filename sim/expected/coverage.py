"""Who settles what people bring in a month: changes of scheme, late payers, waiting, newborn."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import ACTIVE_SCHEME, COVERS, ORDINARY, RESIDENT_SCHEME
from ..events.insured import WITHOUT
from ..funding import Funding
from ..illness import Illness
from ..law import Floats
from .cohorts import ENDS, MIDDLES
from .insured import ACTIVE_PLACE, IN_SCHEME, NUM_GROUPS, NUM_PLACES, RETIRED_PLACE


class Coverage(NamedTuple):
    """Where people are settled in a month, and which share of them."""

    places: Floats  # (9, 2, ages) people on 1 January
    moved: Floats  # (4 from, 4 to, 2, ages, 12) share by scheme
    covered: Floats  # (GROUPS, 12) share of residents covered
    joined: float  # share of those who leave work that is covered
    waiting: Floats  # (2, ages, 12) flexible workers without benefit so far


def settled(rates: Floats, coverage: Coverage) -> Floats:
    """What is settled in each place, from what a person of 1 January brings in a month.

    Parameters
    ----------
    rates : (..., 9, 2, ages, 12) by place of 1 January

    Returns
    -------
    (..., NUM_PLACES, 2, ages, 12)
    """
    moved = coverage.moved
    cases = rates * coverage.places[..., None]
    residents = cases[..., :NUM_GROUPS, :, :, :]
    others = [cases[..., place, :, :, :] for place in range(ACTIVE_PLACE, NUM_PLACES + 1)]
    origin = [residents.sum(axis=-4), *others]
    result = np.zeros((*cases.shape[:-4], NUM_PLACES, *cases.shape[-3:]))
    covered = coverage.covered[:, None, None, :]
    result[..., :NUM_GROUPS, :, :, :] = residents * moved[0, 0] * covered
    for scheme, of_scheme in enumerate(origin):
        if scheme != RESIDENT_SCHEME:
            result[..., ORDINARY, :, :, :] += of_scheme * moved[scheme, 0] * coverage.joined
        result[..., ACTIVE_PLACE, :, :, :] += of_scheme * moved[scheme, 1]
        result[..., RETIRED_PLACE, :, :, :] += of_scheme * moved[scheme, 2]
    waiting = rates[..., ACTIVE_PLACE, :, :, :] * coverage.waiting
    result[..., ACTIVE_PLACE, :, :, :] -= waiting
    return result


def workers(coverage: Coverage) -> tuple[Floats, Floats]:
    """Employees by month, (2, ages, 12) each: who were so in January, who came since and count."""
    places, moved = coverage.places[..., None], coverage.moved
    old = places[ACTIVE_PLACE] * moved[ACTIVE_SCHEME, 1]
    outside = places[:NUM_GROUPS].sum(axis=0) * moved[RESIDENT_SCHEME, 1]
    came = outside + places[NUM_PLACES] * moved[WITHOUT, 1]
    return old, np.maximum(came - coverage.waiting, 0.0)


def flows(people: Floats, path: Floats) -> Floats:
    """Share of a scheme's people of 1 January who are in each scheme in a month of the year.

    Parameters
    ----------
    people : (2, ages, covers)
    path : (2, ages, covers from, covers to, months)

    Returns
    -------
    (4 from, 4 to, 2, ages, months)
    """
    weighted = (people[..., None, None] * path).reshape(*people.shape, len(COVERS), -1)
    to = np.stack([weighted[..., on, :].sum(axis=-2) for on in IN_SCHEME.T.astype(bool)])
    moved = np.stack([to[..., on, :].sum(axis=-2) for on in IN_SCHEME.T.astype(bool)])
    stock = np.moveaxis(people @ IN_SCHEME, -1, 0)
    return np.asarray(moved / np.maximum(stock, 1e-300)[:, None, :, :, None])


def waiting(began: Floats, now: float) -> Floats:
    """Flexible workers who wait for their benefit in each month of a year, (2, ages, 12).

    Parameters
    ----------
    began : (2, ages, 24) who began flexible work, by month of last year and this year
    now : part of those who begin in the month itself that counts
    """
    return np.stack(
        [began[..., 7 + m : 12 + m].sum(axis=-1) + now * began[..., 12 + m] for m in range(12)],
        axis=-1,
    )


def newborn_covered(illness: Illness, funding: Funding, y: int) -> Floats:
    """Share of the newborn of a month who are covered in a month, if ever, (12 born, 12).

    Paid for in time, or where the year of birth is free, they are covered from birth, else from
    some later day.
    """
    month, born = np.arange(12), np.arange(12)[:, None]
    free = funding.newborn_free[12 * y : 12 * y + 12, None] == 1
    in_time = float(illness.newborn_in_time[0])
    wait = int(funding.newborn_days[12 * y] / 30.0)
    since = np.clip((month - born - wait + 1) / (12.0 - wait), 0.0, 1.0)
    return np.asarray((month >= born) * np.where(free, 1.0, in_time + (1.0 - in_time) * since))


def newborn_paying(illness: Illness, funding: Funding, y: int) -> Floats:
    """Share of the newborn of a month, if ever enrolled, who pay for their birth year, (12,).

    All who are born in the campaign, of others those who pay before the next year begins.
    """
    covered = newborn_covered(illness, funding, y)[:, -1]
    return np.where(np.arange(12) >= funding.campaign_month[12 * y], 1.0, covered)


def newborn_here(children: Floats, death: Floats, covered: Floats) -> tuple[Floats, Floats]:
    """Newborn who are insured, if they enrol, by month.

    Parameters
    ----------
    children : (2, 12) by sex and month of birth
    death : (2,) hazard
    covered : (12 born, 12) as from `newborn_covered`

    Returns
    -------
    (2, 12) by sex in person-months; (12 born, 12) at the end of a month
    """
    at_end = np.exp(-death[:, None, None] * np.maximum(ENDS - MIDDLES[:, None], 0.0))
    here = children[..., None] * covered
    weight = np.where(np.eye(12, dtype=bool), 0.5, 1.0)
    at_middle = np.exp(-death[:, None, None] * np.maximum(MIDDLES - MIDDLES[:, None], 0.0))
    return (here * at_middle * weight).sum(axis=1), (here * at_end).sum(axis=0)
