"""The projection: a place by expected values, year by year, under a scenario."""

from __future__ import annotations

import numpy as np
import xarray as xr

from ..accounts import ACCOUNT_NAMES, ACCOUNTS
from ..codes import CHILD, COVERS, FEMALE, NUM_AGES, NUM_BANDS, NUM_PARITIES, SEXES
from ..law import Floats, Rates
from ..scenario import Scenario
from .cohorts import MIDDLES, Paths, start_people, start_women, usual_paths, year_paths
from .money import Prices, contributions, delivery_money, surgery_money, to_cash
from .women import deliver, first_women, surgeries

BANDS = np.minimum(np.arange(NUM_AGES) // 5, NUM_BANDS - 1)


def project(scenario: Scenario, years: int | None = None) -> xr.Dataset:
    """Expected accrual, cash, people, births and deaths of a scenario, float64.

    Variables have the names, dims and units of the result of `run_study`, without seed.
    """
    count = years or scenario.years
    rates = scenario.rates
    people = start_people(scenario.start, scenario.first_year)
    women = first_women(start_women(scenario.start, scenario.first_year, NUM_PARITIES), rates)
    prices = Prices(scenario, count)
    usual: dict[int, Paths] = {}
    accrual = np.zeros((count * 12, len(ACCOUNTS)))
    panel = np.zeros((count + 1, 2, NUM_BANDS, len(COVERS)))
    births, deaths = np.zeros((count, 2)), np.zeros((count, 2, NUM_BANDS, len(COVERS)))
    for y in range(count):
        year = scenario.first_year + y
        months = slice(12 * y, 12 * y + 12)
        panel[y] = _by_band(people)
        required = int(scenario.law.months_required[12 * y : 12 * y + 12].max())
        if required not in usual:
            usual[required] = usual_paths(rates, required)
        paths = year_paths(usual[required], rates, year, y == 0)
        death = rates.death[y].astype(np.float64)
        deaths[y] = _by_band(people * (1.0 - np.exp(-death))[:, :, None])
        accrual[months] += contributions(scenario, y, people, paths.end, death)
        women, given = deliver(women, paths, rates, y, required)
        accrual[months] += delivery_money(prices, y, given)
        accrual[months] += surgery_money(prices, y, surgeries(women, paths, rates, y))
        children = given.births(rates.twin_share[y])
        births[y] = children.sum() * np.array([rates.male_share[y], 1 - rates.male_share[y]])
        infants = _survivors(children, rates.male_share[y], death)
        deaths[y, :, 0, CHILD] += births[y] - infants
        people = _next_year(people, paths, death, rates, y, infants)
        women = women.next_year(people[FEMALE], paths, rates, y)
    panel[count] = _by_band(people)
    return _dataset(scenario, count, accrual, prices, panel, births, deaths)


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


def _dataset(
    scenario: Scenario,
    years: int,
    accrual: Floats,
    prices: Prices,
    panel: Floats,
    births: Floats,
    deaths: Floats,
) -> xr.Dataset:
    begin = np.datetime64(f"{scenario.first_year}-01", "M")
    cash = to_cash(prices, accrual)
    return xr.Dataset(
        {
            "accrual": (("month", "account"), accrual, {"units": "fen"}),
            "cash": (("month", "account"), cash, {"units": "fen"}),
            "people": (("january", "sex", "age_band", "cover"), panel, {"units": "1"}),
            "births": (("year", "sex"), births, {"units": "1"}),
            "deaths": (("year", "sex", "age_band", "cover"), deaths, {"units": "1"}),
        },
        {
            "month": np.arange(begin, begin + 12 * years).astype("datetime64[ns]"),
            "year": np.arange(scenario.first_year, scenario.first_year + years),
            "january": np.arange(scenario.first_year, scenario.first_year + years + 1),
            "account": list(ACCOUNT_NAMES),
            "sex": list(SEXES),
            "age_band": [5 * band for band in range(NUM_BANDS)],
            "cover": list(COVERS),
        },
    )
