"""Stays in hospital in expected numbers, by month, place, age and number in the year.

Stays of a person come at a hazard times the factor of conditions and group, so their number in a
year is a mixed Poisson number; how many stays are first, second or later follows from the same
products over the conditions as the number itself. Whoever changes scheme in the year takes the
number along; where somebody is not insured from January on, it is taken as of those who are.
"""

from __future__ import annotations

import numpy as np

from ..codes import NUM_AGES, NUM_BANDS, RESIDENT_SCHEME
from ..illness import Illness
from ..law import Floats
from ..scenario import Scenario
from .cohorts import MIDDLES
from .conditions import NODES, Risk
from .insured import NUM_GROUPS, SCHEME_OF_PLACE

#: Stays are told apart as first, second and later stays of a year.
NUMBERS = 3
BANDS = np.minimum(np.arange(NUM_AGES) // 5, NUM_BANDS - 1)
#: Weights by which rates at NODES give the rate in the middle of each month, (nodes, 12).
PARABOLA = np.stack(
    [
        2.0 * (MIDDLES - 0.5) * (MIDDLES - 1.0),
        -4.0 * MIDDLES * (MIDDLES - 1.0),
        2.0 * MIDDLES * (MIDDLES - 0.5),
    ]
)


def hazards(illness: Illness, y: int) -> Floats:
    """Hazard of a stay of somebody without conditions, by place of 1 January (9, 2, ages)."""
    by_scheme = illness.stay_hazard[y].reshape(-1, 2, NUM_AGES).astype(np.float64)
    result = by_scheme[SCHEME_OF_PLACE]
    result[:NUM_GROUPS] *= illness.group_factor[:, None, None]
    of_groups = np.diff(illness.group_shares, prepend=0.0) @ illness.group_factor
    result[NUM_GROUPS:-1] *= 1.0 + illness.employee_need[0] * (of_groups - 1.0)
    return np.asarray(result)


def liable_share(scenario: Scenario, month: int) -> Floats:
    """Share of stays refused because a third party is liable, (NUM_BANDS,)."""
    illness = scenario.illness
    injuries = np.diff(illness.kind_shares, prepend=0.0) @ (illness.kind_injury == 1)
    excluded = scenario.funding.third_party_excluded[month]
    return np.asarray(injuries * illness.third_party[0] * excluded)


def rates_of_stays(scenario: Scenario, held: Floats, chance: Floats, risk: Risk, y: int) -> Floats:
    """Settled stays in a month per person of 1 January, (NUMBERS, 9, 2, ages, 12).

    Parameters
    ----------
    held, chance : (2, ages, C) with a condition on 1 January, and to fall ill in the year
    """
    illness = scenario.illness
    hazard = hazards(illness, y) * (1.0 - liable_share(scenario, 12 * y)[BANDS])
    passed = illness.stay_intensity[y][SCHEME_OF_PLACE]
    density = np.zeros((NUMBERS, *hazard.shape, len(NODES)))
    for k, time in enumerate(NODES):
        alive, ill = risk.waiting(held, chance, y, time, np.zeros((1, 1)))
        density[0, ..., k] = hazard * alive * (1.0 + ill @ risk.stay)
        if time == 0.0:
            continue
        number = hazard * passed[:, int(12 * time), None, None]
        none, ill = risk.waiting(held, chance, y, time, number)
        factor = 1.0 + ill @ risk.stay
        spread = (ill * (1.0 - ill)) @ risk.stay**2
        density[1, ..., k] = hazard * number * none * (factor**2 + spread)
        density[2, ..., k] = density[0, ..., k] - hazard * none * factor - density[1, ..., k]
    density[0] -= density[1] + density[2]
    demand = np.diff(passed)[None, :, None, None, :]
    return np.asarray(density @ PARABOLA * demand)


def newborn_stays(scenario: Scenario, y: int, here: Floats) -> Floats:
    """Settled stays of the newborn of a year by month, (NUM_GROUPS, 12).

    Parameters
    ----------
    here : (GROUPS, 2, 12) newborn who are insured in a month, in person-months
    """
    hazard = hazards(scenario.illness, y)[:NUM_GROUPS, :, 0]
    demand = np.diff(scenario.illness.stay_intensity[y, RESIDENT_SCHEME])
    refused = liable_share(scenario, 12 * y)[0]
    return np.asarray((here * hazard[..., None]).sum(axis=1) * demand * (1.0 - refused))


def lasting_variance(illness: Illness, y: int, places: Floats, held: Floats, risk: Risk) -> Floats:
    """Variance of the expected stays of year y among people of a place, summed (9, 2, ages)."""
    spread = (held * (1.0 - held)) @ risk.stay**2
    return np.asarray(places * hazards(illness, y) ** 2 * spread)


def by_band(values: Floats) -> Floats:
    """Sums over the sexes and five-year bands of (..., 2, ages, 12)."""
    summed = values.sum(axis=-3)
    first = np.unique(BANDS, return_index=True)[1]
    return np.asarray(np.add.reduceat(summed, first, axis=-2))
