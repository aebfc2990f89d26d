"""What sets of chronic conditions cost and may get in the NumPy reference (门诊慢特病目录).

Many people have the same few conditions, so each set that somebody has is looked up once a year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.codes import CLASS_1
from sim.medical import Medical
from sim.scenario import Scenario

from .reference_people import Bits, Counts, Floats, Ints, Mask

ONE = np.uint64(1)


@dataclass
class Combinations:
    """What the sets of conditions that people have cost and may get: (parts, sets, SCHEMES)."""

    part: Ints  # (12,) part of the year with one law, by month
    end: Ints  # (12,) month after the last of the part
    cost: Floats  # yuan a month
    allowance: Counts  # fen a year; 0: no condition of the set is listed
    chronic_class: Ints  # of the leading condition


def combine(sets: Bits, y: int, scenario: Scenario) -> Combinations:
    """What each set of conditions costs and may get, for the parts of year y with one law."""
    law, illness = scenario.medical, scenario.illness
    firsts = np.flatnonzero(np.append(True, changes(y, law, illness.chronic_cost)))
    ends = np.append(firsts[1:], 12)
    number = illness.chronic_class.size
    every = np.arange(number)
    held = (sets[:, None] >> np.arange(number, dtype=np.uint64) & ONE).astype(bool)
    shape = (len(firsts), len(sets), illness.chronic_cost.shape[1])
    result = Combinations(
        np.repeat(np.arange(len(firsts)), ends - firsts),
        np.repeat(ends, ends - firsts),
        np.zeros(shape),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
    )
    for p, first in enumerate(firsts.tolist()):
        month = y * 12 + first
        before = np.maximum(month - law.certify_months[month], 0)
        for s in range(shape[2]):
            listed = (law.chronic_cap[month, s] > 0) & (law.chronic_cap[before, s, every] > 0)
            some = held & listed
            caps = some * law.chronic_cap[month, s]
            lead = caps.argmax(axis=1)
            bonus = some[:, illness.chronic_class == CLASS_1].sum(axis=1) >= 2
            result.cost[p, :, s] = some @ illness.chronic_cost[month, s]
            result.allowance[p, :, s] = caps.max(axis=1) + bonus * law.chronic_bonus[month, s]
            result.chronic_class[p, :, s] = illness.chronic_class[lead]
    return result


def changes(y: int, law: Medical, cost: Floats) -> Mask:
    """Whether law or cost of each month after January differ from those of the month before."""
    months = slice(y * 12, y * 12 + 12)
    since = np.arange(y * 12, y * 12 + 12)[:, None] - law.certify_months[months]
    before = np.take_along_axis(law.chronic_cap > 0, np.maximum(since, 0)[:, None, :], axis=0)
    tables = [np.asarray(array[months]) for array in (*law, cost)] + [before]
    differs = [(t[1:] != t[:-1]).reshape(11, -1).any(axis=1) for t in tables]
    return np.asarray(np.any(differs, axis=0))
