"""A study closes however few people it has: nobody pays more than there is to pay."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.closing import what_fits
from sim.closing_housing import ratio_of
from sim.study import run_study

#: Bases with few residents for each employee, with few people, and with much lending.
PLACES = ("jiangbei-base", "xx-2020-law", "huaibei-2022-law", "weihai-2016-law")
YEARS, PEOPLE, SEEDS = 4, 10, 25


@pytest.mark.parametrize("place", PLACES)
def test_the_ledgers_of_some_ten_people_close(place: str) -> None:
    """Accounts wanted to pay relatives more than these bore in a month; loans had no deposits."""
    scenario = build_scenario(place, years=YEARS)
    result = run_study([scenario], seeds=range(SEEDS), scale=scenario.people // PEOPLE)
    assert int(result["waterfall"].min()) >= 0
    assert int(result["housing_ratio"].min()) >= 0


def family(result: xr.Dataset, line: str) -> np.ndarray:
    return np.asarray(result["accrual"].sel(account=line).squeeze())


def test_what_relatives_do_not_bear_they_spend_in_pharmacies() -> None:
    """Accounts give the same, in hospital or not; where the bills suffice each month is equal."""
    scenario = build_scenario("jiangbei-base", years=2)
    few, many = (run_study([scenario], scale=scenario.people // n) for n in (100, 10_000))
    months = family(few, "account_family").reshape(2, 12)
    gone = family(few, "account_pharmacy").reshape(2, 12)
    assert np.ptp(months, axis=1).max() > 0
    assert np.ptp(months + gone, axis=1).max() <= 2 * (scenario.people // 100)
    assert (
        np.ptp(family(many, "account_family").reshape(2, 12), axis=1).max()
        <= scenario.people // 10_000
    )


def test_what_does_not_fit_one_bill_goes_to_the_others() -> None:
    rng = np.random.default_rng(7)
    bears = rng.integers(0, 1000, (5_000, 3))
    shares = rng.integers(0, 1000, (5_000, 3))
    fitting = what_fits(shares, bears)
    assert (fitting >= 0).all()
    assert (fitting <= bears).all()
    most = np.minimum(shares.sum(axis=1), bears.sum(axis=1))
    assert np.array_equal(most, fitting.sum(axis=1))
    enough = (shares <= bears).all(axis=1)
    assert np.array_equal(shares[enough], fitting[enough])


def test_loans_without_deposits_have_no_ratio() -> None:
    stocks = np.array([[0, 10**15], [0, 0], [4, 1]])
    assert [0, 0, 250_000] == ratio_of(stocks).tolist()
