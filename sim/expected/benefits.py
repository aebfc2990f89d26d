"""Mean payments of basic insurance for a stay, by place, number in the year and age band.

The cost of a stay is lognormal up to a limit given its kind and hospital, what is eligible of it a
fixed share, and the benefit a broken line of that. So its mean is a sum of means of capped costs,
in closed form. Of the cap of a year earlier stays have used up their mean; what visits and chronic
care use up of it is left out, and so is what later payers pay.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import CASE, HOSPITALS, ORDINARY, OUT_OF_PROVINCE, TIERS_AFTER_DEDUCTIBLE
from ..illness import Illness
from ..law import PPM, Floats
from ..medical import Medical
from ..scenario import Scenario
from .insured import NUM_GROUPS, SCHEME_OF_PLACE
from .means import capped_mean
from .stays import NUMBERS

#: Scheme and group of the places in which bills are settled.
SCHEMES_OF = SCHEME_OF_PLACE[:-1]
GROUPS_OF = np.array([*range(NUM_GROUPS), ORDINARY, ORDINARY])
#: Rules of `Medical` that say what basic insurance pays of a stay.
RULES = (
    *("stay_deductible", "stay_repeat", "stay_bound", "stay_rate", "tier_basis", "pooled_cap"),
    *("group_deductible", "group_addition", "case_without_deductible", "class_b_self_pay"),
    *("granule_self_pay", "unregistered_self_pay"),
)
#: Fen that no stay costs.
BEYOND = 1e15


class Line(NamedTuple):
    """Benefit of a stay as a broken line of its eligible cost, fen."""

    low: Floats  # (places, hospitals, kinds of deductible, tiers) eligible cost from which
    high: Floats  # to which a tier pays
    rate: Floats  # (places, hospitals, 1, tiers)


class StayMeans:
    """Mean payments of a stay; months under the same law and prices share one computation."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._kept: dict[bytes, Floats] = {}

    def month(self, month: int) -> Floats:
        """Mean pooled payment of a stay in fen, (NUMBERS, NUM_PLACES, NUM_BANDS)."""
        illness = self.scenario.illness
        where = np.diff(illness.hospital_shares[month], prepend=0.0)[SCHEMES_OF]
        kinds = np.diff(illness.kind_shares, prepend=0.0)
        liable = illness.third_party[0] * self.scenario.funding.third_party_excluded[month]
        kinds = kinds * (1.0 - (illness.kind_injury == 1) * liable)
        kinds /= kinds.sum(axis=1, keepdims=True)
        return np.asarray(np.einsum("nphk,ph,bk->npb", self._paid(month), where, kinds))

    def pregnancy(self, month: int, mean: float, spread: float) -> Floats:
        """Mean payment for an illness in pregnancy of a mean cost in fen, (NUM_PLACES,)."""
        illness = self.scenario.illness
        where = np.diff(illness.hospital_shares[month], prepend=0.0)[SCHEMES_OF]
        key = self._law(month) + np.array([mean, spread]).tobytes()
        if key not in self._kept:
            cost = np.full((len(SCHEMES_OF), len(HOSPITALS), 1), mean)
            channel, spreads = np.zeros(1, np.uint8), np.full(len(HOSPITALS), spread)
            medical = self.scenario.medical
            self._kept[key] = _expected(medical, illness, month, cost, channel, spreads, BEYOND)
        return np.asarray((self._kept[key][0, ..., 0] * where).sum(axis=1))

    def _law(self, month: int) -> bytes:
        """What tells the law of months of stays apart."""
        mark = [getattr(self.scenario.medical, name)[month] for name in RULES]
        illness = self.scenario.illness
        mark += [illness.unregistered[month], illness.outside[month]]
        mark += [illness.class_b[month], illness.granules[month]]
        return b"".join(np.ascontiguousarray(value).tobytes() for value in mark)

    def _paid(self, month: int) -> Floats:
        """Mean by hospital and kind (NUMBERS, places, hospitals, K)."""
        illness, medical = self.scenario.illness, self.scenario.medical
        limit = float(illness.stay_limit[month]) * 100.0
        key = self._law(month) + illness.stay_cost[month].tobytes() + np.float64(limit).tobytes()
        if key not in self._kept:
            cost = illness.stay_cost[month][SCHEMES_OF][..., None] * illness.kind_cost * 100.0
            self._kept[key] = _expected(
                medical, illness, month, cost, illness.kind_channel, illness.stay_spread, limit
            )
        return self._kept[key]


def _expected(
    medical: Medical,
    illness: Illness,
    month: int,
    cost: Floats,
    channel: np.ndarray,
    spread: Floats,
    limit: float,
) -> Floats:
    """Mean payments (NUMBERS, places, hospitals, K) for lognormal costs cut at a limit.

    Parameters
    ----------
    cost : (places, hospitals, K) mean total before the limit, fen
    spread : (hospitals,) sigma of the logarithm
    limit : fen
    """
    rest = 1.0 - illness.outside[month] - illness.over_limit
    class_b, granules = medical.class_b_self_pay[month], medical.granule_self_pay[month]
    first = illness.class_b[month] * class_b[SCHEMES_OF][:, None]
    first = first + illness.granules[month] * granules[SCHEMES_OF][:, None]
    away = np.zeros(len(HOSPITALS))
    away[OUT_OF_PROVINCE] = illness.unregistered[month]
    result = np.zeros((NUMBERS, *cost.shape))
    for share, more in ((1.0 - away, 0), (away, medical.unregistered_self_pay[month])):
        if not share.any():
            continue
        part = (rest * (1.0 - np.minimum((first + more) / PPM, 1.0)))[..., None]
        means = _by_number(medical, month, cost * part, channel, spread, limit * part)
        result += share[:, None] * means
    return result


def _by_number(
    medical: Medical,
    month: int,
    eligible: Floats,
    channel: np.ndarray,
    spread: Floats,
    limit: Floats,
) -> Floats:
    """Means for the first, second and later stays; `limit` (places, hospitals, 1) eligible."""
    repeat = np.ones((len(SCHEMES_OF), len(HOSPITALS), NUMBERS))
    repeat[..., 1:] = medical.stay_repeat[month][SCHEMES_OF] / PPM
    group = medical.group_deductible[month][GROUPS_OF] / PPM
    full = medical.stay_deductible[month][SCHEMES_OF] * group[:, None]
    cap = medical.pooled_cap[month][SCHEMES_OF].astype(np.float64)
    cap = np.where(cap > 0, cap, np.inf)[:, None, None]
    without = medical.case_without_deductible[month][SCHEMES_OF] == 1
    spared = (channel == CASE) & without[:, None, None]
    means = np.zeros((NUMBERS, *eligible.shape))
    used = np.zeros((len(SCHEMES_OF), 1, 1))
    for k in range(NUMBERS):
        deductible = (full * repeat[..., k])[..., None] * ~spared
        line = _line(medical, month, deductible)
        means[k] = _mean_of_line(line, eligible, spread, limit, np.maximum(cap - used, 0.0))
        used = used + means[k].mean(axis=(1, 2), keepdims=True)
    return means


def _line(medical: Medical, month: int, deductible: Floats) -> Line:
    """The tiers after a deductible (places, hospitals, K)."""
    bound = medical.stay_bound[month][SCHEMES_OF].astype(np.float64)[:, None, None, :]
    ends = np.concatenate((np.zeros_like(bound[..., :1]), bound), axis=-1)
    tops = np.concatenate((bound, np.full_like(bound[..., :1], np.inf)), axis=-1)
    free = deductible[..., None]
    if medical.tier_basis[month] == TIERS_AFTER_DEDUCTIBLE:
        low, high = ends + free, tops + free
    else:
        low, high = np.maximum(ends, free), np.maximum(tops, free)
    rate = medical.stay_rate[month][SCHEMES_OF] / PPM
    points = (medical.group_addition[month][GROUPS_OF] / PPM)[:, None, None]
    rate = np.where(rate > 0, np.minimum(rate + points, 1.0), 0.0)[:, :, None, :]
    return Line(low, high, rate)


def _mean_of_line(
    line: Line, eligible: Floats, spread: Floats, limit: Floats, cap: Floats
) -> Floats:
    """Mean of a line at costs (places, hospitals, K) up to a limit, within what a cap leaves."""
    lengths = np.where(np.isinf(line.high), 0.0, line.high - line.low) * line.rate
    before = np.cumsum(lengths, axis=-1) - lengths
    room = np.maximum(cap[..., None] - before, 0.0)
    reach = line.low + room / np.maximum(line.rate, 1e-9)
    top, most = np.minimum(line.high, reach), limit[..., None]
    mean, sigma = eligible[..., None], spread[:, None, None]
    upper = capped_mean(mean, sigma, np.minimum(top, most))
    lower = capped_mean(mean, sigma, np.minimum(line.low, most))
    return np.asarray((np.maximum(upper - lower, 0.0) * line.rate).sum(axis=-1))
