"""One life at retirement: all that goes by work ends in one month, in every fund at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.codes import ENTERPRISE, MALE
from sim.joining import Start
from sim.study import run_study

#: Lines that are paid month by month for a man at work in an enterprise, and for nobody else.
OF_WORK = (
    *("employee_enterprise", "account_enterprise", "account_own"),
    *("contribution_enterprise", "pension_enterprise", "pension_own"),
    *("injury_contributions", "unemployment_employers", "unemployment_own"),
)
DEPOSITS = ["housing_deposit_employer", "housing_deposit_own"]


@pytest.fixture(scope="module")
def lives() -> xr.Dataset:
    """Twelve men, each alone in the place; born in 1965, at work in an enterprise in 2025."""
    place = build_scenario("liaocheng-2022-law", 2025, 2)
    man = Start(
        upto=np.array([1]),
        sex=np.array([MALE], np.uint8),
        birth_year=np.array([1965], np.int16),
        cover=np.array([ENTERPRISE], np.uint8),
        parity=np.zeros(1, np.uint8),
        first_id=np.array([1], np.uint64),
    )
    return run_study([replace(place, start=man)], seeds=range(1, 13)).isel(scenario=0)


def test_retirement_changes_cover_premiums_housing_and_contributions_in_one_month(
    lives: xr.Dataset,
) -> None:
    """From the month of retirement on: another medical cover, no maternity premium, no deposit."""
    members = 0
    for seed in lives.seed.values:
        life = lives.sel(seed=seed)
        retired = life.insured.sel(cover="retired").values
        month = int(np.argmax(retired))
        at_work = np.arange(24) < month
        assert 0 < month < 24
        assert np.array_equal(retired, 1 - at_work)
        assert np.array_equal(life.insured.sel(cover="enterprise").values, at_work)
        for line in OF_WORK:
            assert np.array_equal(life.accrual.sel(account=line).values > 0, at_work), line
        pensioner = life.pension_heads.sel(pension_head="pensioners").values
        assert np.array_equal(pensioner == 1, np.arange(24) > month), "from the month after"
        payer = life.housing_heads.sel(housing_head="payers").values
        if not payer.any():
            continue
        members += 1
        assert np.array_equal(payer == 1, at_work)
        deposits = life.housing.sel(housing_line=DEPOSITS).values
        assert np.array_equal(deposits > 0, np.stack((at_work, at_work), axis=1))
        paid_out = life.housing.sel(housing_line="housing_retirement").values
        assert np.array_equal(paid_out > 0, np.arange(24) == month)
        held = life.housing_stock.sel(housing_stock_of="accounts").values
        assert np.array_equal(held > 0, at_work)
    assert 6 < members < len(lives.seed)
