"""What governments give to the resident pension: parts of the lines, by the shares of the law."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.reach import NOBODY, reach, same_residents
from sim.scenario import Scenario
from sim.study import run_study

LINES = {"basic": "resident_pension_basic_funding", "subsidy": "resident_pension_subsidy"}
HALF = [500_000, 300_000, 0, 200_000]
YEARS = 2


def generous(base: Scenario) -> Scenario:
    """A yuan for each year paid from the first month, 20 yuan for all from the second year."""
    law = base.livelihood.resident
    local = np.zeros_like(law.resident_basic_local)
    local[12:] = [0, 1_500, 0, 500]
    years = {"resident_long_from": law.resident_long_from * 0}
    years["resident_long_addition"] = law.resident_long_addition * 0 + 100
    livelihood = base.livelihood._replace(
        resident=law._replace(resident_basic_local=local, **years)
    )
    return replace(base, livelihood=livelihood)


def shared_otherwise(base: Scenario, name: str, shares: list[int]) -> Scenario:
    """The base with other shares of governments."""
    law = base.livelihood.resident
    law = law._replace(**{name: np.tile(shares, (len(getattr(law, name)), 1))})
    livelihood = base.livelihood._replace(resident=law)
    return replace(base, name=name, base=base.name, livelihood=livelihood)


@pytest.fixture(scope="module")
def scenarios() -> list[Scenario]:
    base = generous(build_scenario("district-2017-law", years=YEARS))
    names = ("resident_minimum_shares", "resident_subsidy_shares")
    return [base, *(shared_otherwise(base, name, HALF) for name in names)]


@pytest.fixture(scope="module")
def result(scenarios: list[Scenario]) -> xr.Dataset:
    return run_study(scenarios, scale=60, workers=1)


def given(result: xr.Dataset, name: str, k: int) -> xr.DataArray:
    return result[f"resident_{name}_given"][k, 0]


@pytest.mark.parametrize("name", LINES)
def test_parts_of_all_governments_are_the_line_to_the_fen(result: xr.Dataset, name: str) -> None:
    for k in range(3):
        line = result["accrual"][k, 0].sel(account=LINES[name])
        assert line.sum() > 0
        assert np.array_equal(given(result, name, k).sum("government"), line)


def test_the_centre_pays_the_whole_minimum_of_a_district_in_the_middle(
    result: xr.Dataset, scenarios: list[Scenario]
) -> None:
    law = scenarios[0].livelihood.resident
    heads = result["pension_heads"][0, 0].sel(pension_head="resident_pensioners").values
    of_centre = given(result, "basic", 0).sel(government="central").values
    assert np.array_equal(of_centre, heads * law.resident_basic_minimum[: 12 * YEARS])
    assert not law.resident_basic_local[:, 0].any()


def test_other_shares_move_who_gives_and_no_line(result: xr.Dataset) -> None:
    assert np.array_equal(result["accrual"][0], result["accrual"][1])
    assert np.array_equal(result["accrual"][0], result["accrual"][2])
    whole = given(result, "basic", 0).sel(government="central").sum("month")
    half = given(result, "basic", 1).sel(government="central").sum("month")
    assert float(half) == pytest.approx(float(whole) / 2, rel=1e-3)
    assert np.array_equal(given(result, "subsidy", 0), given(result, "subsidy", 1))
    parts = given(result, "subsidy", 2).sum("month").values
    assert parts / parts.sum() == pytest.approx(np.array(HALF) / 1e6, abs=1e-6)


def test_what_years_add_is_shared_like_what_the_place_adds_to_all(
    result: xr.Dataset, scenarios: list[Scenario]
) -> None:
    law = scenarios[0].livelihood.resident
    heads = result["pension_heads"][0, 0].sel(pension_head="resident_pensioners").values
    of_places = given(result, "basic", 0).values - heads[:, None] * [
        [int(minimum), 0, 0, 0] for minimum in law.resident_basic_minimum[: 12 * YEARS]
    ]
    assert (of_places[:12, 3] > 0).all()
    assert not of_places[:12, :3].any(), "nothing is added to all: the county, which subsidises"
    shares = of_places[12:] / of_places[12:].sum(axis=1, keepdims=True)
    assert shares == pytest.approx(np.tile([0, 0.75, 0, 0.25], (12, 1)), abs=1e-6)
    assert (of_places[12:].sum(axis=1) > heads[12:] * 2_000).all()


def test_nobody_lives_otherwise_by_who_pays(scenarios: list[Scenario]) -> None:
    base, *others = scenarios
    for other in others:
        assert reach(other, base) == NOBODY
        assert same_residents(other, base)
