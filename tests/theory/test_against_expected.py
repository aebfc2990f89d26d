"""The simulation agrees with the expected-value engine within four standard errors.

Counts are sums of independent events, so their standard error is at most the root of the count;
sums of money are compound, with the root of the sum of squared settlements (`squares`). Bases
share employers: their error is measured over seeds instead.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import xarray as xr
from endless import endless_benefit

from sim.expected import gaps, project
from sim.scenario import Scenario
from sim.study import run_study

SCALE = 1
YEARS = 4
LIMIT = 4.0


@pytest.fixture(scope="module", name="package")
def without_end(package: Scenario) -> Scenario:
    """Who loses the benefit, and when, is left to the simulation."""
    return endless_benefit(package)


@pytest.fixture(scope="module")
def whole(package: Scenario) -> xr.Dataset:
    return run_study([package], years=YEARS, scale=SCALE, seeds=(1, 2))


@pytest.fixture(scope="module")
def simulated(whole: xr.Dataset) -> xr.Dataset:
    return whole.isel(scenario=0)


@pytest.fixture(scope="module")
def expected(package: Scenario) -> xr.Dataset:
    return project(package, YEARS)


def errors_of(counts: np.ndarray) -> np.ndarray:
    """Standard error of a scaled count, mean of two seeds."""
    return np.sqrt(counts * SCALE / 2)


def test_people_by_age_and_cover(simulated: xr.Dataset, expected: xr.Dataset) -> None:
    mine = simulated.people.mean("seed")
    for dims in (["age_band", "cover"], ["sex", "age_band"], ["sex", "cover"]):
        seen, said = mine.sum(dims).values, expected.people.sum(dims).values
        # Half of a cell moves at most in four years; the margins at the start are exact.
        assert np.all(np.abs(seen - said) <= LIMIT * errors_of(np.maximum(said, 50)))
    assert np.allclose(mine.isel(january=0), expected.people.isel(january=0), atol=6 * SCALE)


@pytest.mark.parametrize("name", ["births", "deaths"])
def test_births_and_deaths_by_year_and_sex(
    simulated: xr.Dataset, expected: xr.Dataset, name: str
) -> None:
    seen = simulated[name].mean("seed")
    seen = seen.sum([dim for dim in seen.dims if dim not in ("year", "sex")])
    said = expected[name].sum([dim for dim in expected[name].dims if dim not in ("year", "sex")])
    assert np.all(np.abs(seen.values - said.values) < LIMIT * errors_of(said.values))


@pytest.mark.parametrize("name", ["births", "deaths"])
def test_all_births_and_deaths(simulated: xr.Dataset, expected: xr.Dataset, name: str) -> None:
    seen, said = float(simulated[name].sum() / 2), float(expected[name].sum())
    error = float(np.sqrt(said * SCALE / 2))
    assert abs(seen - said) < LIMIT * error
    assert error < 0.003 * said, "the test could not see that twins are missing"


MATERNITY = [
    "delivery",
    "prenatal",
    "complication",
    "surgery",
    "spouse",
    "allowance",
    "birth_grant",
]


@pytest.mark.parametrize("account", MATERNITY)
def test_spending_by_year(simulated: xr.Dataset, expected: xr.Dataset, account: str) -> None:
    pick = {"account": account}
    seen = simulated.accrual.sel(pick).mean("seed").groupby("month.year").sum().values
    said = expected.accrual.sel(pick).groupby("month.year").sum().values
    squares = simulated.squares.sel(pick).sum("seed").groupby("month.year").sum().values
    error = np.sqrt(squares * SCALE) / 2 * 100
    assert np.all(np.abs(seen - said) <= LIMIT * error)
    assert np.all(error[said > 0] < 0.2 * said[said > 0]), "the test could not see a difference"


@pytest.mark.parametrize("payer", ["enterprise", "public", "unemployed"])
def test_contributions_by_year(simulated: xr.Dataset, expected: xr.Dataset, payer: str) -> None:
    pick = {"account": f"contribution_{payer}"}
    seen = simulated.accrual.sel(pick).mean("seed").groupby("month.year").sum().values
    said = expected.accrual.sel(pick).groupby("month.year").sum().values
    # Wages vary by 45 % among persons and 25 % among employers; heads by the root of the count.
    heads = simulated.insured.sel(cover=payer).isel(seed=0, month=0).item() / SCALE
    employers = {"enterprise": 18_000, "public": 3_500, "unemployed": np.inf}[payer]
    error = said * np.sqrt((0.45**2 + 1.0) / heads / 2 + 0.25**2 / employers / 2)
    assert np.all(np.abs(seen - said) < LIMIT * error)


def test_every_quantity_of_the_whole_place(whole: xr.Dataset, package: Scenario) -> None:
    found = gaps(whole, package)
    far = [gap for gap in found if abs(gap.simulated - gap.expected) > LIMIT * gap.error]
    assert [] == far


@pytest.mark.parametrize("scheme", ["resident", "active", "retired"])
def test_stays_by_year(simulated: xr.Dataset, expected: xr.Dataset, scheme: str) -> None:
    pick = {"kind": "stay", "scheme": scheme}
    seen = simulated.care.sel(pick).mean("seed").groupby("month.year").sum().values
    said = expected.care.sel(pick).groupby("month.year").sum().values
    # People with conditions have many stays: the variance is up to 1.5 times the number in a year.
    assert np.all(np.abs(seen - said) < LIMIT * np.sqrt(1.5) * errors_of(said))
    assert np.all(errors_of(said) < 0.005 * said), "the test could not see a wrong factor"


@pytest.mark.parametrize(
    ("kind", "scheme", "relative"),
    [
        # Courses are a quadrature, 0.3 % of a year; chronic patients are counted month by month.
        *[("visit", scheme, 0.003) for scheme in ("resident", "active", "retired")],
        *[("chronic", scheme, 0.0) for scheme in ("resident", "active", "retired")],
    ],
)
def test_outpatient_care_by_year(
    simulated: xr.Dataset, expected: xr.Dataset, kind: str, scheme: str, relative: float
) -> None:
    pick = {"kind": kind, "scheme": scheme}
    seen = simulated.care.sel(pick).mean("seed").groupby("month.year").sum().values
    said = expected.care.sel(pick).groupby("month.year").sum().values
    a_year = 12.0 if kind == "chronic" else float(said[0] / simulated.people[0, 0].sum()) + 5.0
    error = np.hypot(relative * said, np.sqrt(a_year) * errors_of(said))
    assert np.all(np.abs(seen - said) < LIMIT * error)
    assert np.all(error < 0.02 * said), "the test could not see a difference"


@pytest.mark.parametrize("entry", ["in_time", "late", "newborn", "joined"])
def test_payers_of_the_premium_by_year(
    simulated: xr.Dataset, expected: xr.Dataset, entry: str
) -> None:
    seen = simulated.enrolled.sel(entry=entry).mean("seed").sum("group").values
    said = expected.enrolled.sel(entry=entry).sum("group").values
    assert np.all(np.abs(seen - said) < LIMIT * errors_of(said))


@pytest.mark.parametrize("account", ["allowance", "delivery", "birth_grant"])
def test_cash_follows_the_same_calendar(
    simulated: xr.Dataset, expected: xr.Dataset, account: str
) -> None:
    seen = simulated.cash.mean("seed").sel(account=account)
    said = expected.cash.sel(account=account)
    quarters = (seen - said).values.reshape(-1, 3).sum(axis=1)
    squares = simulated.squares.sel(account=account).sum("seed").values
    error = np.sqrt(squares.reshape(-1, 3).sum(axis=1) * SCALE) / 2 * 100
    assert np.all(np.abs(quarters) < LIMIT * np.maximum(error, error.max()))
    assert LIMIT * error.max() < float(simulated.owed_before.sel(account=account).mean("seed"))


def test_migration_agrees_too(base: Scenario) -> None:
    # The expected engine lets movers join at the end of the year: right to the error of a tenth.
    scale = 10
    moving = np.zeros_like(base.rates.leave)
    moving[:, :, 18:41] = 0.02
    rates = base.rates._replace(leave=moving, arrive=2 * moving, moves=np.array([1]))
    scenario = dataclasses.replace(base, rates=rates)
    seen = run_study([scenario], years=3, scale=scale).isel(scenario=0, seed=0)
    said = project(scenario, 3)
    for dims in (["sex", "age_band", "cover"], ["age_band", "cover"]):
        gap = np.abs(seen.people.sum(dims) - said.people.sum(dims)).values
        moved = float(seen.moves.sum())
        assert np.all(gap < LIMIT * np.sqrt((moved + seen.deaths.sum().item()) * scale))
    assert float(seen.moves.sel(direction="in").sum()) > 1.5 * float(
        seen.moves.sel(direction="out").sum()
    )
