"""Pensions in lives: records, accounts, retirement, death, and what the funds add up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from lives import live, with_livelihood

from scenarios.build import build_scenario
from sim.codes import (
    DRAWS_EMPLOYEE,
    DRAWS_RESIDENT,
    ENTERPRISE,
    NUM_AGES,
    PUBLIC,
    RETIRED,
)
from sim.law import PPM
from sim.scenario import Scenario
from sim.study import run_study

SCALE = 300


@pytest.fixture(scope="module")
def nation() -> Scenario:
    return build_scenario("china-2018-law", years=6)


@pytest.fixture(scope="module")
def study(nation: Scenario) -> xr.Dataset:
    return run_study([nation], scale=20_000).isel(scenario=0, seed=0)


def yearly(study: xr.Dataset, *names: str) -> np.ndarray:
    """Accrued money of some lines by year, yuan."""
    money = study.accrual.sel(account=list(names)).sum("account").values
    return money.reshape(-1, 12).sum(axis=1) / 100


def test_everybody_at_work_and_every_retired_employee_has_a_record(base: Scenario) -> None:
    people = live(base, 1).people
    at_work = np.isin(people["cover"], (ENTERPRISE, PUBLIC))
    age = people["cell"] % NUM_AGES
    assert np.all(people["pension_months"][at_work & (age > 30)] > 0)
    assert np.all(people["index_sum"][at_work & (age > 30)] > 0)
    retired = people["cover"] == RETIRED
    drawing = people["pension_state"] == DRAWS_EMPLOYEE
    assert np.mean(drawing[retired]) > 0.98, "a few extend"
    assert np.all(people["benefit"][drawing] > 0)
    assert np.all(age[people["pension_state"] == DRAWS_RESIDENT] >= 60)


def test_indices_of_contributions_lie_within_the_bounds_of_a_base(base: Scenario) -> None:
    people = live(base, 3).people
    saving = (people["cover"] == ENTERPRISE) & (people["pension_months"] > 12)
    index = people["index_sum"][saving] / people["pension_months"][saving]
    assert 0.55 < index.min() <= 0.65
    assert index.max() <= 3.01
    assert 0.6 < index.mean() < 1.2


def test_contributions_are_the_rate_on_the_sum_of_bases(
    study: xr.Dataset, nation: Scenario
) -> None:
    rate = nation.livelihood.pension.pension_enterprise_rate[:72]
    waived = nation.livelihood.pension.pension_enterprise_waived[:72]
    due = study.bases.sel(payer="enterprise").values * (rate / PPM) * (1 - waived / PPM)
    paid = study.accrual.sel(account="pension_enterprise").values
    assert np.allclose(paid, due, rtol=1e-9, atol=20_000 * 2)


def test_a_rise_is_paid_with_its_arrears_in_the_month_of_the_law(study: xr.Dataset) -> None:
    line = {"account": "pension_pooled"}
    accrued, paid = (study[name].sel(line).values.reshape(-1, 12) for name in ("accrual", "cash"))
    assert np.array_equal(accrued.sum(axis=1), paid.sum(axis=1))
    assert np.all(paid[:, :6] < accrued[:, :6])
    assert np.all(paid[:, 6] > accrued[:, 6])
    assert np.array_equal(paid[:, 7:], accrued[:, 7:])


def test_the_nation_is_near_its_published_pensions(study: xr.Dataset) -> None:
    """National bulletins: spending 2018 and 2023, retired at their ends (ten thousand)."""
    spent = ("pension_pooled", "pension_account", "pension_funeral", "pension_survivors")
    spending = yearly(study, *spent, "pension_heirs") / 1e8
    assert spending[[0, 5]] == pytest.approx([44_645, 63_757], rel=0.05)
    heads = study.pension_heads.sel(pension_head="pensioners").values.reshape(-1, 12)[:, 11] / 1e4
    assert heads[[0, 5]] == pytest.approx([11_798, 14_196], rel=0.03)


def test_a_higher_rate_of_enterprises_moves_their_line_alone(base: Scenario) -> None:
    rate = int(base.livelihood.pension.pension_enterprise_rate[0])
    dearer = with_livelihood(base, "pension", "dearer", pension_enterprise_rate=rate + 10_000)
    study = run_study([base, dearer], years=2, scale=SCALE).isel(seed=0)
    change = (study.accrual[1] - study.accrual[0]).sum("month")
    moved = change.account.values[change.values != 0]
    assert set(moved) <= {"pension_enterprise", "pension_interest"}
    assert change.sel(account="pension_enterprise") > 0


def test_a_higher_accrual_raises_new_pensions_alone(base: Scenario) -> None:
    better = with_livelihood(base, "pension", "better", pension_accrual=12_000)
    study = run_study([base, better], years=2, scale=SCALE).isel(seed=0)
    assert np.array_equal(study.new_pensions[0], study.new_pensions[1])
    assert np.all(study.new_pension_amount[1] > study.new_pension_amount[0])
    assert study.gainers[1].sum() > 0
    assert study.losers[1].sum() == 0
    lines = ("pension_enterprise", "employee_stays", "resident_pension_own")
    for line in lines:
        assert np.array_equal(
            study.accrual.sel(account=line)[0], study.accrual.sel(account=line)[1]
        )


def test_what_heirs_and_moves_leave_is_what_accounts_held(study: xr.Dataset) -> None:
    """`livelihood_tally.check` holds the identity in every run; here accounts only grow."""
    held = study.pension_held
    assert np.all(held.sel(moment="end") > held.sel(moment="start"))


def test_who_does_not_draw_as_a_resident_at_the_start_never_does(nation: Scenario) -> None:
    place = replace(nation, start=nation.start._replace(upto=nation.start.upto // 1000))
    drawing = []
    for years in (0, 4):
        people = live(place, years, 100).people
        old = people["cell"] % NUM_AGES >= 66 + years
        outside = people["pension_state"] != DRAWS_EMPLOYEE
        drawing.append((people["pension_state"] == DRAWS_RESIDENT)[old & outside].mean())
    # 93.6 % of some 1,300 people; nobody joins and no one but the dead leaves
    assert drawing == pytest.approx([0.936, 0.936], abs=0.02)


def test_the_enrolled_are_more_than_the_payers(study: xr.Dataset) -> None:
    enrolled, payers = (
        study[name].sum("group") for name in ("resident_enrolled", "resident_payers")
    )
    assert np.all(enrolled > 1.2 * payers)
    waiting = enrolled.sel(year=[2018, 2023]).values / 1e6
    assert waiting == pytest.approx([364.94, 372.54], rel=0.03)  # national bulletins
