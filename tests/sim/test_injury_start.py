"""Grave injuries of before the start: at work with an allowance, retired with nursing for life."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from lives import live

from sim.claims import TOPS_UP, draws, need_of, phase_of, was_insured
from sim.codes import NUM_AGES, RETIRED
from sim.scenario import Scenario
from sim.study import run_study

SCALE = 200
#: Shares of the retired by grade: enough of them to count in a small place.
MANY = (0.1, 0.1, 0.1, 0.1)


def without_injuries(scenario: Scenario, **values: Any) -> Scenario:
    """The scenario with nobody injured any more, none at work before, and these shares retired."""
    lives = scenario.livelihood.injury_lives
    quiet = {"injury_hazard": np.full_like(lives.injury_hazard, 1e-9)}
    quiet |= {"injury_stock": np.zeros_like(lives.injury_stock)}
    quiet |= {name: np.array(value) for name, value in values.items()}
    rooms = scenario.livelihood._replace(injury_lives=lives._replace(**quiet))
    return replace(scenario, livelihood=rooms)


@pytest.fixture(scope="module")
def people(base: Scenario) -> dict[str, np.ndarray]:
    return live(without_injuries(base, injury_stock_retired=MANY), 1, SCALE).people


def test_four_in_ten_retired_hold_a_grade_and_none_has_an_allowance(people):
    state = people["injury_state"]
    drawing = np.array([draws(int(claim)) for claim in state])
    old = (people["cover"] == RETIRED) & (people["cell"] % NUM_AGES > 65)
    assert drawing[old].sum() > 100
    assert drawing[old].mean() == pytest.approx(0.4, abs=0.06)  # three errors of some 600
    held = state[drawing]
    assert {TOPS_UP} == {phase_of(int(claim)) for claim in held}
    assert all(was_insured(int(claim)) for claim in held)
    needed = np.mean([need_of(int(claim)) > 0 for claim in held])
    assert needed == pytest.approx(0.6125, abs=0.1), "95, 80, 50 and 20 % of the grades"
    assert np.all(people["injury_clock"][drawing] < 0), "something tops up each of their pensions"


def test_the_fund_pays_nursing_of_the_retired_from_the_first_month_until_they_die(base):
    study = run_study(
        [without_injuries(base, injury_stock_retired=MANY)], years=4, scale=SCALE
    ).isel(scenario=0, seed=0)
    nursed = study.pension_heads.sel(
        pension_head=["nursing_full", "nursing_most", "nursing_part"]
    ).sum("pension_head")
    monthly = nursed.values
    assert 0 < monthly[-1] < monthly[0]
    assert np.all(np.diff(monthly[::12]) < 0)
    assert study.accrual.sel(account="injury_nursing").values[0] > 0
    allowances = study.accrual.sel(account="injury_allowances").values
    assert 0 < allowances[-1] < allowances[0], "what tops up pensions stays as it is until death"


def test_without_a_stock_nobody_retired_draws_anything(base):
    none = without_injuries(base, injury_stock_retired=np.zeros(4))
    study = run_study([none], years=1, scale=SCALE).isel(scenario=0, seed=0)
    for line in ("injury_nursing", "injury_allowances"):
        assert 0 == int(study.accrual.sel(account=line).sum())
