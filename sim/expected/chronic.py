"""Chronic outpatient care in expected numbers: certified patients and what the fund pays.

A patient has the allowance of the condition with the highest cap, and the cost of all that are
certified, so payments need the distribution of the cost that comes on top of the leading condition:
a few points of a grid, moved condition by condition, its mean kept. What stays take off the
allowance, the bonus for two conditions and the cap of basic insurance are left out.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import GROUPS, ORDINARY, SCHEMES
from ..law import PPM, Floats
from ..scenario import Scenario
from .insured import NUM_PLACES

#: Points of the grid of cost that comes on top.
POINTS = 40


class Patients(NamedTuple):
    """Shares of people whose conditions are certified, (cells, C); cells are sex x age band."""

    first: Floats  # in January
    last: Floats  # at the end of December


def care_of_year(scenario: Scenario, y: int, patients: Patients) -> tuple[Floats, Floats]:
    """Share of people in care and mean payment in fen a person, (12, NUM_PLACES, cells) each."""
    months = range(12 * y, 12 * y + 12)
    shape = (12, NUM_PLACES, len(patients.first))
    share, paid = np.zeros(shape), np.zeros(shape)
    for scheme in range(len(SCHEMES)):
        kept: dict[bytes, tuple[Floats, Floats]] = {}
        for m, month in enumerate(months):
            mark = _mark(scenario, month, scheme)
            if mark not in kept:
                kept[mark] = _care(scenario, month, scheme, patients)
            places = (
                slice(len(GROUPS))
                if scheme == 0
                else slice(len(GROUPS) + scheme - 1, len(GROUPS) + scheme)
            )
            share[m, places] = kept[mark][0][m]
            paid[m, places] = kept[mark][1][:, m]
    return share, paid


def listed(scenario: Scenario, month: int, scheme: int) -> np.ndarray:
    """Conditions with a cap, new ones after the months of certification, bool (C,)."""
    cap = scenario.medical.chronic_cap
    before = np.maximum(month - scenario.medical.certify_months[month], 0)
    return np.asarray((cap[month, scheme] > 0) & (cap[before, scheme, range(cap.shape[2])] > 0))


def _mark(scenario: Scenario, month: int, scheme: int) -> bytes:
    """What tells months of chronic care apart."""
    medical, illness = scenario.medical, scenario.illness
    values = (
        *(medical.chronic_cap[month, scheme], medical.chronic_rate[month, scheme]),
        *(medical.chronic_deductible[month, scheme], medical.chronic_group_addition[month]),
        *(illness.chronic_cost[month, scheme], listed(scenario, month, scheme)),
    )
    return b"".join(np.ascontiguousarray(value).tobytes() for value in values)


def _care(scenario: Scenario, month: int, scheme: int, patients: Patients) -> tuple[Floats, Floats]:
    """Share in care (12, cells) and mean payment (GROUPS or 1, 12, cells) under a month's law.

    Who is certified within the year begins with the whole allowance.
    """
    medical = scenario.medical
    on = listed(scenario, month, scheme)
    cap = medical.chronic_cap[month, scheme]
    order = np.array(sorted(np.flatnonzero(on), key=lambda j: (cap[j], -j)), np.int64)
    both = np.concatenate(patients)[:, order]
    points = medical.chronic_group_addition[month] / PPM
    points = points if scheme == 0 else points[[ORDINARY]]
    alike, back = np.unique(points, return_inverse=True)
    reached = np.stack([_paid(scenario, month, scheme, order, both, extra) for extra in alike])
    first, last = np.split(np.diff(reached[back], prepend=0.0, axis=-1), 2, axis=1)
    new = np.cumsum(last - first, axis=-1) / 12.0
    paid = np.moveaxis(first + new, -1, 1)
    in_care = 1.0 - np.prod(1.0 - both, axis=1)
    begin, end = np.split(in_care, 2)
    share = begin + (np.arange(1, 13) / 12.0)[:, None] * (end - begin)
    return share, paid


def _paid(
    scenario: Scenario, month: int, scheme: int, order: np.ndarray, shares: Floats, points: float
) -> Floats:
    """Mean payment of the first 1 to 12 months of a year's care, (cells, 12) fen a person.

    Parameters
    ----------
    order : listed conditions, the leading one of any set last
    shares : (cells, listed) certified
    """
    medical, illness = scenario.medical, scenario.illness
    inside = 1.0 - illness.chronic_outside[0]
    cost = illness.chronic_cost[month, scheme][order] * 100.0 * inside
    rate = medical.chronic_rate[month, scheme][illness.chronic_class[order]] / PPM
    rate = np.where(rate > 0, np.minimum(rate + points, 1.0), 0.0)
    cap = medical.chronic_cap[month, scheme][order].astype(np.float64)
    free = float(medical.chronic_deductible[month, scheme])
    grid = np.concatenate(([0.0], np.geomspace(cost.min() / 2, cost.max() * 4, POINTS - 1)))
    others = np.zeros((len(shares), POINTS))
    others[:, 0] = 1.0
    leads = np.cumprod((1.0 - shares)[:, ::-1], axis=1)[:, ::-1]
    leads = np.concatenate((leads[:, 1:], np.ones((len(shares), 1))), axis=1) * shares
    result = np.zeros((len(shares), 12))
    turns = np.arange(1, 13)
    for k in range(len(order)):
        if rate[k] > 0:
            total = (cost[k] + grid)[:, None] * turns
            kept = rate[k] * (
                _capped(total, cap[k] / rate[k] + free, illness.chronic_strata)
                - _capped(total, free, illness.chronic_strata)
            )
            result += leads[:, k, None] * (others @ kept)
        moved = others @ _moved(grid, cost[k])
        others += shares[:, k, None] * (moved - others)
    return result


def _capped(total: Floats, cap: float, strata: Floats) -> Floats:
    """Mean over equally likely strata of min(stratum x total, cap)."""
    if cap <= 0:
        return np.zeros_like(total)
    corners = np.concatenate(([0.0], np.sort(1.0 / strata)))
    heights = np.minimum(corners[:, None] * strata, 1.0).mean(axis=1)
    return np.asarray(cap * np.interp(total / cap, corners, heights))


def _moved(grid: Floats, cost: float) -> Floats:
    """Matrix (from, to) that adds a cost to points of the grid, keeping the mean."""
    target = np.minimum(grid + cost, grid[-1])
    above = np.clip(np.searchsorted(grid, target), 1, len(grid) - 1)
    share = (target - grid[above - 1]) / (grid[above] - grid[above - 1])
    result = np.zeros((len(grid), len(grid)))
    rows = np.arange(len(grid))
    result[rows, above - 1] = 1.0 - share
    result[rows, above] = share
    return result
