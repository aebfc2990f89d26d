"""The sampling error where hospitals are paid under budgets, by points, or after closer review."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from outputs.funds import fund_numbers
from outputs.sampling import _by_steps, change_error
from scenarios.study import run_scenarios

FUNDS = ("resident_medical", "employee_medical")
SEEDS = tuple(range(1, 9))
REVIEW = """\
scenario: mine
title_zh: 我的方案
title_en: mine
base: liaocheng-2022-law
changes:
  control.found_before:
    unit: share
    dated:
      - from: 2023-07-01
        value: 0.9
        source: {title: proposal, why: a test}
"""


@pytest.fixture(scope="module")
def points() -> xr.Dataset:
    """Liaocheng: payment by points from 2024 on, with eight seeds."""
    return run_scenarios(["liaocheng-points"], years=4, seeds=SEEDS, scale=200)


def change(result: xr.Dataset, fund: str) -> np.ndarray:
    """Change of the spending of a fund (seed, year), fen."""
    spent = fund_numbers(result)["spending"].sel(ledger=fund)
    return np.asarray((spent[1] - spent[0]).values, np.float64)


@pytest.mark.parametrize("fund", FUNDS)
def test_the_error_of_payment_by_points_covers_what_other_seeds_show(
    points: xr.Dataset, fund: str
) -> None:
    moved = change(points, fund)
    errors = [change_error(points.isel(seed=[s]), 1, fund) for s in range(len(SEEDS))]
    halves = np.array([error.yearly for error in errors])
    assert 0 == np.abs(halves[:, :2]).max() == np.abs(moved[:, :2]).max(), "before the reform"
    assert (np.abs(moved - moved.mean(axis=0)) <= halves).mean() >= 0.9
    # at most the errors of two years: with eight seeds a spread is known to some 25 %
    spread = 1.96 * moved[:, 2:].std(axis=0, ddof=1)
    assert 0.7 < (halves[:, 2:].mean(axis=0) / spread).mean() < 2.0


@pytest.mark.parametrize("fund", FUNDS)
def test_it_is_no_longer_the_change_itself_and_shrinks_with_the_root_of_the_sample(
    points: xr.Dataset, fund: str
) -> None:
    one = points.isel(seed=[0])
    half = change_error(one, 1, fund).yearly
    assert np.all(np.abs(half[2:] / np.abs(change(one, fund)[0, 2:]) - 1) > 1e-3)
    without = one["squares"].sum(("scenario", "seed", "month")) == 0  # transfers go by steps
    one["accrual"] = xr.where(without, one["accrual"].isel(scenario=0, drop=True), one["accrual"])
    one["accrual"] = one["accrual"].transpose("scenario", "seed", "month", "account")
    small, large = (
        change_error(one.assign_attrs(scale=scale), 1, fund).yearly for scale in ("1/50", "1/200")
    )
    assert small == pytest.approx(large / 2)


def test_a_part_taken_off_every_bill_is_as_uncertain_as_the_bills(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(REVIEW, encoding="utf-8")
    result = run_scenarios([str(path)], years=3, scale=200)
    for fund in FUNDS:
        moved, half = change(result, fund)[0], change_error(result, 1, fund).yearly
        assert np.all(moved[1:] < 0)
        assert np.all((half[1:] > 0) & (half[1:] < 0.2 * -moved[1:]))


def test_a_rise_by_law_in_a_later_year_is_no_error():
    luck = np.array([0.0, 3.0, -2.0, 1.0, 2.0, -1.0, 0.5, 1.5, -2.0, 1.0])
    jump = np.where(np.arange(len(luck)) < 4, 0.0, 1_000.0)
    plain, risen = (_by_steps(10.0 + jump * k + luck).yearly[-1] for k in (0, 1))
    # one of nine steps less
    assert risen == pytest.approx(plain, rel=0.2)
    # in few years nothing tells the law from luck
    assert _by_steps(np.array([10.0, 10.5, 1_010.0])).yearly[-1] > 900.0
