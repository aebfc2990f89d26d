"""Demand: what patients pay of a bill of reference under the law of a month, and their answer.

The bills are those of an ordinary person without any benefit used up, at the costs of the first
month, so they move with the law alone: constant law is demand of exactly one. Later payers than
basic and large-sum insurance are left out (assumption; why: patients choose a hospital by what
basic insurance pays at the counter). The rules themselves are in `sim.schemes`; here they are
written for whole arrays of ordinary bills, and the tests hold them against each other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.codes import ORDINARY, TIERS, TIERS_AFTER_DEDUCTIBLE
from sim.law import PPM
from sim.medical import Medical

Floats = npt.NDArray[np.float64]

#: Source: assumption; why: no patient pays nothing at all, travel and food remain.
LOWEST_PRICE = 0.02


class Parts(NamedTuple):
    """Shares of the cost of a stay by hospital; lists of drugs change by month."""

    outside: Floats  # (months, HOSPITALS) of the total, outside the catalogue
    over_limit: Floats  # (HOSPITALS,) of the total, above price limits
    class_b: Floats  # (months, HOSPITALS) of the rest, class-B items
    granules: Floats  # (months, HOSPITALS) of the rest, herbal granules
    unregistered: Floats  # (HOSPITALS,) of stays, elsewhere without registration


def own_share_of_stays(medical: Medical, parts: Parts, cost: Floats) -> Floats:
    """Share of the cost of a first stay of the year that the patient pays.

    Parameters
    ----------
    medical : law by month
    parts : what of the cost is eligible
    cost : (SCHEMES, HOSPITALS, bills) yuan, equally frequent bills of reference

    Returns
    -------
    float64 (months, SCHEMES, HOSPITALS), at least LOWEST_PRICE
    """
    rest = cost * 100 * (1 - parts.outside - parts.over_limit)[:, None, :, None]
    first = (
        parts.class_b[:, None] * medical.class_b_self_pay[:, :, None]
        + parts.granules[:, None] * medical.granule_self_pay[:, :, None]
        + parts.unregistered * medical.unregistered_self_pay[:, None, None]
    )
    eligible = rest * (1 - np.minimum(first / PPM, 1))[..., None]
    group = medical.group_deductible[:, ORDINARY] / PPM
    deductible = (medical.stay_deductible * group[:, None, None])[..., None]
    deductible = np.minimum(deductible, eligible)
    after = (medical.tier_basis == TIERS_AFTER_DEDUCTIBLE)[:, None, None, None]
    start = np.where(after, 0.0, deductible)
    end = np.where(after, eligible - deductible, eligible)
    paid = _tiered(medical, start, end)
    cap = medical.pooled_cap[:, :, None, None]
    basic = np.where(cap > 0, np.minimum(paid, cap), paid)
    top_rate = np.maximum(medical.stay_rate.max(axis=3) / PPM, 1 / PPM)[..., None]
    large = (paid - basic) / top_rate * (medical.large_rate / PPM)[:, :, None, None]
    large_cap = medical.large_cap[:, :, None, None]
    basic += np.where(large_cap > 0, np.minimum(large, large_cap), large)
    return _own(basic, cost * 100)


def own_share_of_visits(
    medical: Medical, outside: float, number: Floats, cost: Floats, strata: Floats
) -> Floats:
    """Share of a year's ordinary visits to one hospital that the patient pays.

    Parameters
    ----------
    outside : share of the cost outside the catalogue
    number : (SCHEMES,) mean visits a year
    cost : (SCHEMES, HOSPITALS) yuan a visit
    strata : (people,) visits of equally frequent people relative to the mean

    Returns
    -------
    float64 (months, SCHEMES, HOSPITALS), at least LOWEST_PRICE
    """
    visits = number[:, None, None] * strata
    total = cost[:, :, None] * 100 * visits  # (SCHEMES, HOSPITALS, people)
    group = medical.visit_group_deductible[:, ORDINARY] / PPM
    of_visit = (medical.visit_deductible * group[:, None])[:, :, None]
    of_visit = np.minimum(of_visit, cost * 100 * (1 - outside))[..., None] * visits
    of_year = (medical.visit_year_deductible * group[:, None])[:, :, None, None]
    left = np.maximum(total * (1 - outside) - of_visit - of_year, 0)
    rate = medical.visit_rate / PPM
    points = (medical.visit_group_addition[:, ORDINARY] / PPM)[:, None, None]
    rate = np.where(rate > 0, np.minimum(rate + points, 1), 0)[..., None]
    return _own(np.minimum(left * rate, medical.visit_cap[:, :, None, None]), total)


def own_share_of_chronic(
    medical: Medical, classes: npt.NDArray[np.uint8], outside: float, cost: Floats
) -> Floats:
    """Share of a year's chronic outpatient care that a certified patient pays.

    Parameters
    ----------
    classes : (C,) codes in CHRONIC_CLASSES
    outside : share of the cost outside the catalogue
    cost : (SCHEMES, C, patients) yuan a year of equally frequent patients

    Returns
    -------
    float64 (months, SCHEMES, C), at least LOWEST_PRICE
    """
    deductible = medical.chronic_deductible[:, :, None, None]
    left = np.maximum(cost * 100 * (1 - outside) - deductible, 0)
    rate = medical.chronic_rate[:, :, classes] / PPM
    points = (medical.chronic_group_addition[:, ORDINARY] / PPM)[:, None, None]
    rate = np.where(rate > 0, np.minimum(rate + points, 1), 0)[..., None]
    return _own(np.minimum(left * rate, medical.chronic_cap[..., None]), cost * 100)


def response(price: Floats, elasticity: float) -> Floats:
    """Demand of each month relative to the first, of the shape of `price` (months, ...)."""
    return np.asarray((price / price[0]) ** -elasticity)


def shifted_shares(odds: Floats, own: Floats, elasticity: float) -> Floats:
    """Where people go: a hospital whose own share falls against the first month gains odds.

    Parameters
    ----------
    odds : (months, SCHEMES, HOSPITALS) at the prices of the first month
    own : (months, SCHEMES, HOSPITALS) own share of cost
    elasticity : response of the odds

    Returns
    -------
    float64 (months, SCHEMES, HOSPITALS), adding up to 1
    """
    moved = odds * response(own, elasticity)
    return np.asarray(moved / moved.sum(axis=2, keepdims=True))


def mean_price(own: Floats, weight: Floats) -> Floats:
    """Own share of all cost, (months, SCHEMES), from those of hospitals weighted by their cost."""
    share = weight / weight.sum(axis=-1, keepdims=True)
    return np.asarray((own * share).sum(axis=-1))


def _tiered(medical: Medical, start: Floats, end: Floats) -> Floats:
    """Fen that the tiers pay for cost from `start` to `end`, of the shape of `end`."""
    points = (medical.group_addition[:, ORDINARY] / PPM)[:, None, None]
    bounds = np.moveaxis(medical.stay_bound, 2, 0)[..., None, None]
    ends: list[Floats | float] = [0.0, *bounds.astype(np.float64), np.inf]
    paid = np.zeros_like(end)
    for k in range(len(TIERS)):
        inside = np.maximum(np.minimum(end, ends[k + 1]) - np.maximum(start, ends[k]), 0)
        rate = medical.stay_rate[..., k] / PPM
        paid += inside * np.where(rate > 0, np.minimum(rate + points, 1), 0)[..., None]
    return paid


def _own(paid: Floats, total: Floats) -> Floats:
    """Share of all bills that remains, from fen (..., bills)."""
    return np.asarray(np.maximum(1 - paid.sum(axis=-1) / total.sum(axis=-1), LOWEST_PRICE))
