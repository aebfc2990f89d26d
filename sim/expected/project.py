"""The projection: a place by expected values, year by year, under a scenario."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr

from ..accounts import ACCOUNT_NAMES, ACCOUNTS
from ..codes import (
    CHILD,
    COVERS,
    FEMALE,
    GROUPS,
    NUM_AGES,
    NUM_BANDS,
    NUM_PARITIES,
    SCHEMES,
    SEXES,
)
from ..law import Floats, Rates
from ..livelihood_tally import HEADS
from ..medical_tally import ENTRIES, KINDS
from ..scenario import Scenario
from ..time_axes import time_axes
from .cohorts import (
    MIDDLES,
    Paths,
    same_work,
    start_people,
    start_women,
    usual_paths,
    year_paths,
)
from .health import Health
from .histories import Histories
from .income import PAYERS, bases, contributions, heads_by_month, premiums
from .leaving import ENOUGH, leaving
from .money import Prices, delivery_money, surgery_money, to_cash
from .pensions import Pensions, contributions_at_work
from .women import deliver, first_women, surgeries

BANDS = np.minimum(np.arange(NUM_AGES) // 5, NUM_BANDS - 1)


class Projection(NamedTuple):
    """What the years come to, in expected numbers."""

    accrual: Floats  # (months, accounts) fen
    people: Floats  # (years + 1, 2, bands, covers) on 1 January
    births: Floats  # (years, 2)
    deaths: Floats  # (years, 2, bands, covers)
    care: Floats  # (months, KINDS, SCHEMES) bills
    enrolled: Floats  # (years, GROUPS, ENTRIES) payers of the resident premium
    insured: Floats  # (months, covers) at the end of a month
    pension_heads: Floats  # (months, HEADS) payers and drawers of pensions
    lasting: Floats  # (years, 2, KINDS, SCHEMES), see `care.Year`
    passing: Floats  # (years, 2, SCHEMES)


def project(scenario: Scenario, years: int | None = None) -> xr.Dataset:
    """Expected values of a scenario, float64.

    Variables have the names, dims and units of the result of `run_study`, without seed: accrual,
    cash, people, births, deaths, care, enrolled, and insured, with all newborn of the year. The
    accrual of stays is what their rules come to, before they are settled with hospitals; accounts
    that `gaps` leaves out hold zeros. What no person of a simulation tells is besides: `lasting`
    and `passing`, from which `gap` works out standard errors.
    """
    count = years or scenario.years
    rates = scenario.rates
    people = start_people(scenario.start, scenario.first_year)
    women = first_women(start_women(scenario.start, scenario.first_year, NUM_PARITIES), rates)
    prices, health = Prices(scenario, count), Health(scenario, people)
    pensions = Pensions(scenario, people)
    histories = Histories(scenario.funding, people)
    usual: dict[tuple[int, int], Paths] = {}
    result = _empty(count)
    for y in range(count):
        months = slice(12 * y, 12 * y + 12)
        required = int(scenario.law.months_required[months].max())
        work = same_work(rates, y), required
        if work not in usual:
            usual[work] = usual_paths(rates, *work)
        gone = leaving(scenario, y, y == 0)
        women_class = scenario.livelihood.pension.pension_women_class[12 * y]
        lacking = histories.lacking(y, people, women_class)
        paths = year_paths(usual[work], gone.due[ENOUGH], lacking, women_class)
        death = health.state.death
        women, given = deliver(women, paths, rates, death[FEMALE], y, required)
        count_people(result, y, people, death)
        heads = heads_by_month(scenario, y, people, paths.end, death)
        alive = np.exp(-death - rates.leave[y])
        year, payers = health.live(y, people, paths, given, prices.has_medical[months])
        workers = float(heads[:, :, list(PAYERS), 0].sum())
        result.accrual[months] += contributions(scenario, y, people, heads, alive)
        result.accrual[months] += premiums(
            scenario, y, payers, workers, health.campaign.repaired[y]
        )
        result.accrual[months] += delivery_money(prices, y, given)
        operations = surgeries(women, paths, rates, death[FEMALE], y)
        result.accrual[months] += surgery_money(prices, y, operations) + year.money
        paid = pensions.live(y, people, usual[work], gone, death, health.groups(people))
        by_age = bases(scenario, y, heads).sum(axis=1)
        result.accrual[months] += paid.money
        result.accrual[months] += contributions_at_work(scenario, y, by_age, heads)
        result.pension_heads[months] = paid.heads
        result.care[months], result.enrolled[y] = year.bills, payers
        result.lasting[y], result.passing[y] = year.lasting, year.passing
        children = given.births(rates.twin_share[y])
        born = children.sum() * np.array([rates.male_share[y], 1 - rates.male_share[y]])
        result.insured[months] = heads.sum(axis=(0, 1)).T
        result.insured[months, CHILD] += np.cumsum(children)
        infants = _survivors(children, rates.male_share[y], death)
        result.births[y] = born
        result.deaths[y, :, 0, CHILD] += born - infants
        histories.grow_older(paths.end[..., 11], alive)
        people = _next_year(people, paths, death, rates, y, infants)
        women = women.next_year(people[FEMALE], paths, rates, y)
    result.people[count] = _by_band(people)
    return _dataset(scenario, count, result, prices)


def count_people(result: Projection, y: int, people: Floats, death: Floats) -> None:
    """Write people of 1 January and their deaths in year y."""
    result.people[y] = _by_band(people)
    result.deaths[y] = _by_band(people * (1.0 - np.exp(-death))[:, :, None])


def _empty(years: int) -> Projection:
    months, kinds, schemes = 12 * years, len(KINDS), len(SCHEMES)
    bands, covers = NUM_BANDS, len(COVERS)
    shapes = (
        *((months, len(ACCOUNTS)), (years + 1, 2, bands, covers), (years, 2)),
        *((years, 2, bands, covers), (months, kinds, schemes)),
        *((years, len(GROUPS), len(ENTRIES)), (months, covers), (months, len(HEADS))),
        *((years, 2, kinds, schemes), (years, 2, schemes)),
    )
    return Projection(*(np.zeros(shape) for shape in shapes))


def _survivors(children: Floats, male_share: float, death: Floats) -> Floats:
    """Boys and girls of the year alive at its end; `children` by month of birth."""
    alive = np.exp(-death[:, 0, None] * (1.0 - MIDDLES))
    return np.asarray((alive @ children) * np.array([male_share, 1.0 - male_share]))


def _by_band(people: Floats) -> Floats:
    """Sums over five-year bands of (2, ages, covers)."""
    bands = [people[:, band == BANDS].sum(axis=1) for band in range(NUM_BANDS)]
    return np.asarray(np.stack(bands, axis=1))


def _next_year(
    people: Floats, paths: Paths, death: Floats, rates: Rates, y: int, infants: Floats
) -> Floats:
    """People on the next 1 January, one year older, the last class open."""
    leave = rates.leave[y].astype(np.float64)
    arrive = rates.arrive[y].astype(np.float64)
    alive = people * np.exp(-death - leave)[:, :, None]
    left = np.einsum("sac,sacd->sad", alive, paths.end[..., 11])
    came = people * (1.0 - np.exp(-arrive))[:, :, None] * np.exp(-0.5 * death)[:, :, None]
    left += came
    left[:, 0, CHILD] = infants
    older: Floats = np.zeros(left.shape)
    older[:, 1:] = left[:, :-1]
    older[:, -1] += left[:, -1]
    return older


def _dataset(scenario: Scenario, years: int, result: Projection, prices: Prices) -> xr.Dataset:
    people = ("sex", "age_band", "cover")
    dims = {
        "accrual": ("month", "account"),
        "people": ("january", *people),
        "births": ("year", "sex"),
        "deaths": ("year", *people),
        "care": ("month", "kind", "scheme"),
        "enrolled": ("year", "group", "entry"),
        "insured": ("month", "cover"),
        "pension_heads": ("month", "pension_head"),
        "lasting": ("year", "of", "kind", "scheme"),
        "passing": ("year", "of", "scheme"),
    }
    units = {"accrual": "fen"}
    content = {
        name: (axes, getattr(result, name), {"units": units.get(name, "1")})
        for name, axes in dims.items()
    }
    content["cash"] = (dims["accrual"], to_cash(prices, result.accrual), {"units": "fen"})
    return xr.Dataset(
        content,
        {
            **time_axes(scenario.first_year, years),
            "account": list(ACCOUNT_NAMES),
            "sex": list(SEXES),
            "age_band": [5 * band for band in range(NUM_BANDS)],
            "cover": list(COVERS),
            "kind": list(KINDS),
            "scheme": list(SCHEMES),
            "group": list(GROUPS),
            "entry": list(ENTRIES),
            "pension_head": list(HEADS),
            "of": ["bills", "money"],
        },
    )
