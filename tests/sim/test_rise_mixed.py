"""The mixed rise of pensions (定额、挂钩、倾斜): low pensions rise by more, the total stays."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from lives import live

from scenarios.build import build_scenario
from scenarios.study import run_scenarios
from sim.codes import DRAWS_EMPLOYEE
from sim.pension_law import PensionLaw
from sim.schemes.pension_amount import pension_rise

NAMES = ("china-2025-law", "china-2025-rise-mixed")
#: January of 2026, of the first year of the mix, and of 2031, when the base holds again.
FIRST, AGAIN = 12, 72
#: One person in so many of the nation.
STEP = 50_000


@pytest.fixture(scope="module")
def laws() -> list[PensionLaw]:
    return [build_scenario(name, years=8).livelihood.pension for name in NAMES]


@pytest.fixture(scope="module")
def study() -> xr.Dataset:
    return run_scenarios([NAMES[1]], years=7, scale=20_000).isel(seed=0)


@pytest.mark.parametrize(
    ("pension", "age", "of_base", "of_mix"),
    [
        # 38 + 15 x 0.6 + 15 x 1.7 = 72.50 for 30 years; 2.5 % and 0.49 % of the pension
        (2_000, 66, 50.00, 82.30),
        (2_000, 79, 50.00, 112.30),
        (6_000, 66, 150.00, 101.90),
        (6_000, 92, 150.00, 201.90),
    ],
)
def test_who_is_old_or_has_a_low_pension_has_more_of_the_mix(laws, pension, age, of_base, of_mix):
    found = [pension_rise(pension * 100, 366, age, FIRST, law) / 100 for law in laws]
    assert [of_base, of_mix] == found


def test_from_2031_on_the_rise_is_that_of_the_base(laws):
    for field in PensionLaw._fields:
        base, mix = (getattr(law, field)[AGAIN:] for law in laws)
        assert np.array_equal(base, mix), field


def test_in_lives_low_pensions_rise_by_more_and_high_ones_by_less():
    lived = [live(build_scenario(name, years=2), 2, STEP).people for name in NAMES]
    base, mix = (who["benefit"].astype(np.int64) for who in lived)
    assert np.array_equal(lived[0]["id"], lived[1]["id"])
    drawing = np.logical_and.reduce([who["pension_state"] == DRAWS_EMPLOYEE for who in lived])
    raised = drawing & (base != mix)  # who retired in the year has no rise
    own, change = base[raised] / 100, (mix - base)[raised] / 100
    low, high = change[own < 2_500], change[own > 6_000]
    assert len(low) > 50
    assert len(high) > 50
    assert low.min() > 0
    assert np.mean(high < 0) > 0.9, "all but the oldest"
    assert change.sum() == pytest.approx(0, abs=0.002 * own.sum())


def test_all_pensions_of_each_year_of_the_mix_come_to_those_of_the_base(study):
    lines = study.accrual.sel(account=["pension_pooled", "pension_account"]).sum("account")
    base, mix = lines.values.reshape(2, -1, 12).sum(axis=2)
    assert base[0] == mix[0]
    assert mix[1:6] == pytest.approx(base[1:6], rel=0.002)
