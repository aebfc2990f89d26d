"""Stays in hospital: how often by age and scheme, of what kind, what they cost, how long they last.

Levels come from the published use of the year, profiles by age and kind from tables. In years
whose people are known a published rate is that of these people; later the profile stays as it is,
so a place that grows older has more stays. Deliveries and illness in pregnancy are counted in the
published stays but happen elsewhere in the model, so their share is taken off here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator

from sim.codes import ACTIVE_SCHEME, CHANNELS, NUM_AGES, NUM_BANDS, RESIDENT_SCHEME, SCHEMES, SEXES
from sim.errors import ScenarioError
from sim.expected.means import capped_mean

from .enrolment import use_level
from .facts import ScenarioFacts
from .fertility import birth_rates
from .health_use import PUBLISHED, cost_growth, national_use, volume_growth
from .tabular import numbers, read_rows

Floats = npt.NDArray[np.float64]

#: Deliveries per 100 insured by scheme in DELIVERY_YEAR. Source: assumption; why: those of the
#: model for the nation, 4.5 of 983 million residents and 4.1 of 362 million employees insured at
#: the end of 2022, of 9.1 million births (United Nations); who has no insurance is in neither.
DELIVERIES = np.array([0.46 if name == "resident" else 1.12 for name in PUBLISHED])
DELIVERY_YEAR = 2022
#: Cost of a delivery relative to the mean stay. Source: assumption; why: a short stay with at most
#: one operation.
DELIVERY_COST = 0.5
#: Five-year band of each age.
BANDS = np.minimum(np.arange(NUM_AGES) // 5, NUM_BANDS - 1)
#: Ages at the knots of kinds of stay.
KIND_AGES = (2, 10, 30, 50, 65, 80)
#: Rounds that raise means until their cut ones are met; a limit of thirty means takes about ten.
ROUNDS = 200


class StayKinds(NamedTuple):
    """The kinds of stay in the order of the table; K is their number."""

    names: tuple[str, ...]
    shares: Floats  # (NUM_BANDS, K) by five-year age band, adding up to 1
    cost: Floats  # (K,) relative
    days: Floats  # (K,) relative
    channel: npt.NDArray[np.uint8]  # (K,) code in CHANNELS
    injury: npt.NDArray[np.uint8]  # (K,) 1: accidental injury


@cache
def read_kinds() -> StayKinds:
    """The kinds of `stay_kinds.csv`; the same object each time, so do not write in it."""
    rows = read_rows("stay_kinds.csv")
    knots = numbers(rows, [f"age_{age}" for age in KIND_AGES])
    middles = np.arange(NUM_BANDS) * 5 + 2.5
    weights = np.stack([np.interp(middles, KIND_AGES, row) for row in knots], axis=1)
    cost, days = numbers(rows, ["cost", "days"]).T
    return StayKinds(
        names=tuple(row["kind"] for row in rows),
        shares=weights / weights.sum(axis=1, keepdims=True),
        cost=cost,
        days=days,
        channel=np.array([CHANNELS.index(row["channel"]) for row in rows], np.uint8),
        injury=numbers(rows, ["injury"])[:, 0].astype(np.uint8),
    )


def kinds_of_place(injuries: float) -> StayKinds:
    """The kinds where accidental injuries have `injuries` times their weight of the table."""
    kinds = read_kinds()
    weights = kinds.shares * np.where(kinds.injury == 1, injuries, 1.0)
    if injuries != 1.0:
        kinds = kinds._replace(shares=weights / weights.sum(axis=1, keepdims=True))
    return kinds


@cache
def admission_profile() -> Floats:
    """Relative hazard of a stay, (SCHEMES, 2, ages): `admission_profile.csv` by sex and age."""
    rows = read_rows("admission_profile.csv")
    profile = np.empty((len(SCHEMES), len(SEXES), NUM_AGES))
    for s, scheme in enumerate(PUBLISHED):
        for sex, name in enumerate(SEXES):
            of_cell = [row for row in rows if row["scheme"] == scheme and row["sex"] == name]
            knots = numbers(of_cell, ["age", "relative"])
            ages = np.clip(np.arange(NUM_AGES), knots[0, 0], knots[-1, 0])
            profile[s, sex] = PchipInterpolator(knots[:, 0], knots[:, 1])(ages)
    return profile


def deliveries(begin: int, years: int) -> Floats:
    """Deliveries among the published stays, per 100 insured, (years, SCHEMES).

    They move as the children a woman has in the nation (medium variant of the United Nations).
    """
    children = birth_rates(begin, years).sum(axis=1) / birth_rates(DELIVERY_YEAR, 1).sum()
    return np.asarray(children[:, None] * DELIVERIES)


def stay_rates(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Stays that are no part of a pregnancy per insured and year, (years, SCHEMES)."""
    national = national_use("stays_per_100", begin, years, volume_growth(facts))
    apart = deliveries(begin, years) * (1 + facts.number("care.illness_share"))
    return np.asarray((national - apart) / 100 * facts.array("illness.stay_level"))


def stay_hazards(rates: Floats, lived: Floats, refused: float, kinds: StayKinds) -> Floats:
    """Stays a year lived by cell, (years, SCHEMES, 2, ages), that give the rates in known years.

    Parameters
    ----------
    rates : (years, SCHEMES) stays per insured
    lived : (known years, SCHEMES, 2, ages) years lived per insured
    refused : share of accidental injuries that insurance refuses: they are not in the rates
    kinds : those of the place
    """
    injuries = (kinds.shares @ (kinds.injury == 1))[BANDS]
    settled = (admission_profile() * (1 - refused * injuries))[None]
    level = use_level(rates, lived, settled)
    return np.asarray(level[:, :, None, None] * admission_profile())


def stay_costs(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Mean cost of a stay other than a delivery, (years, SCHEMES), yuan of the year."""
    national = national_use("cost_per_stay", begin, years, cost_growth(facts))
    stays = national_use("stays_per_100", begin, years, volume_growth(facts))
    part = deliveries(begin, years) / stays
    others = national * (1 - part * DELIVERY_COST) / (1 - part)
    return others * facts.array("illness.stay_cost_level")


def relative_kinds(stays: Floats, kinds: StayKinds) -> tuple[Floats, Floats, Floats]:
    """Cost and length of the kinds, mean one over all stays, and the mean cost by scheme.

    Parameters
    ----------
    stays : (SCHEMES, 2, ages) number at the start
    kinds : those of the place

    Returns
    -------
    (K,), (K,), (SCHEMES,)
    """
    number = stays_of_kinds(stays, kinds)
    cost = kinds.cost * number.sum() / (number.sum(axis=0) * kinds.cost).sum()
    days = kinds.days * number.sum() / (number.sum(axis=0) * kinds.days).sum()
    return cost, days, (number * cost).sum(axis=1) / number.sum(axis=1)


def stays_of_kinds(stays: Floats, kinds: StayKinds) -> Floats:
    """Number of stays of each kind, (SCHEMES, K), of those at the start (SCHEMES, 2, ages)."""
    return np.asarray(stays.sum(axis=1) @ kinds.shares[BANDS])


def hospital_costs(
    means: Floats, shares: Floats, relative: Floats, kinds: Floats, stays: Floats
) -> Floats:
    """Mean cost of a stay of mean kind by hospital, (years, SCHEMES, HOSPITALS), yuan.

    Over hospitals and kinds the mean of the published schemes is met in the first month; active
    and retired employees differ by their kinds and hospitals alone.

    Parameters
    ----------
    means : (years, SCHEMES) mean cost of a stay
    shares : (SCHEMES, HOSPITALS) where stays take place in the first month
    relative : (HOSPITALS,) cost relative to a hospital of level 2
    kinds : (SCHEMES,) mean cost of the kinds of the scheme
    stays : (SCHEMES, 2, ages) number at the start
    """
    mix = kinds * (shares * relative).sum(axis=1)
    mean = _mean_of_published(np.broadcast_to(mix[:, None, None], stays.shape), stays)
    return (means / mean)[:, :, None] * relative


def costs_before_limit(
    cost: Floats, spread: Floats, kinds: Floats, number: Floats, limit: Floats
) -> Floats:
    """Means of the lognormals that, cut at the limit, cost as much as given on average.

    Parameters
    ----------
    cost : (years, SCHEMES, HOSPITALS) as `hospital_costs`
    spread : (HOSPITALS,) sigma of the logarithm
    kinds : (K,) cost relative to the mean
    number : (SCHEMES, K) of stays
    limit : (years,) yuan that no stay exceeds

    Raises
    ------
    ScenarioError   if the mean itself is beyond the limit
    """
    weight = number / number.sum(axis=1, keepdims=True)
    goal = cost * (weight @ kinds)[:, None]
    most = limit[:, None, None, None]
    found = cost
    for _ in range(ROUNDS):
        cut = capped_mean(found[..., None] * kinds, spread[:, None], most)
        mean = (cut * weight[:, None]).sum(axis=-1)
        if np.all(np.abs(mean - goal) <= 1e-9 * goal):
            return found
        found = found * goal / mean
    raise ScenarioError(
        f"illness.stay_cost_limit: {limit.min():,.0f} yuan cannot hold stays of "
        f"{goal.max():,.0f} yuan on average. Raise the limit."
    )


def case_quotas(
    facts: ScenarioFacts, begin: int, cost: Floats, shares: Floats, stays: Floats
) -> Floats:
    """Quota of a stay paid by case and of mean kind, (months, HOSPITALS), yuan.

    Parameters
    ----------
    cost : (years, SCHEMES, HOSPITALS) as `hospital_costs`
    shares : (SCHEMES, HOSPITALS) where stays take place
    stays : (SCHEMES, 2, ages) number at the start
    """
    quota = facts.series("payment.case_quota", begin, 12 * len(cost))
    weight = np.maximum(shares * stays.sum(axis=(1, 2))[:, None], 1e-12)  # nobody may go there
    summed = np.repeat((cost * weight).sum(axis=1), 12, axis=0)
    return np.asarray(quota[:, None] * summed / weight.sum(axis=0))


def _mean_of_published(values: Floats, weights: Floats) -> Floats:
    """Mean over residents and over all employees of values (SCHEMES, 2, ages), by scheme."""
    means = np.empty(len(SCHEMES))
    for part in (slice(RESIDENT_SCHEME, ACTIVE_SCHEME), slice(ACTIVE_SCHEME, len(SCHEMES))):
        means[part] = np.average(values[part], weights=weights[part])
    return means
