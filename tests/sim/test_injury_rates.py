"""Rates of work injury insurance: floats of employers under review, year by year."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.build import build_scenario
from sim.closing_injury_rates import float_steps, mean_rates, paid_in, rates_of_steps
from sim.scenario import Scenario
from sim.schemes.work_injury_rate import float_step


@pytest.fixture(scope="module")
def base() -> Scenario:
    return build_scenario("liaocheng-2022-law")


def test_steps_of_many_employers_are_those_of_each(base: Scenario) -> None:
    law, rng = base.livelihood.injury, np.random.default_rng(1)
    due = rng.integers(0, 3, (8, 40)) * 50_000_000
    spent = rng.uniform(0.0, 2.0, (8, 40)) * 100_000_000
    of_each = [
        [float_step(int(spent[k, e]), int(due[k, e]), k, 0, law) for e in range(40)]
        for k in range(8)
    ]
    assert np.array_equal(of_each, float_steps(spent, due, law, 0))
    assert 5 == len(np.unique(of_each))


def rates_paid(base: Scenario, spent: np.ndarray) -> np.ndarray:
    """Mean rates of years of like wages and this spending, ppm; the fund is never rich."""
    months = 12 * len(spent)
    wages = np.full((months, 8), 10**12)
    costs = np.tile(base.livelihood.injury.injury_class_rate[0], (len(spent), 1))
    paid = paid_in(base, wages, wages, spent, costs, -(10**15)).contributions
    return paid.reshape(-1, 12).sum(axis=1) / wages[:12].sum() * 1_000_000


def test_rates_stay_where_nothing_changes(base: Scenario) -> None:
    """Employers rated anew each year go up and down together, by 4 to 6 % here."""
    uncut = base.livelihood.injury.injury_class_rate[0].sum() / 10**6 * 12 * 10**12
    for share in (1.0, 1.5, 2.0, 3.0):
        rates = rates_paid(base, np.full(12, int(share * uncut)))
        assert rates.max() / rates.min() < 1.03, share


@pytest.mark.parametrize(("months", "cut"), [(17, 0), (18, 200_000), (23, 200_000), (24, 500_000)])
def test_the_stage_of_a_year_is_told(base: Scenario, months: int, cut: int) -> None:
    """国办发〔2019〕13号: 20 % off from 18 months of spending on, 50 % from 24."""
    spent = np.full(1, 12 * 10**10)
    wages, costs = np.full((12, 8), 10**12), base.livelihood.injury.injury_class_rate[:1]
    found = paid_in(base, wages, wages, spent, costs, months * 10**10)
    assert [[months, cut]] == found.stage.tolist()


def test_dearer_years_raise_rates_step_by_step(base: Scenario) -> None:
    spent = np.full(12, int(0.003 * 96 * 10**12))
    spent[5:] *= 3
    rates = rates_paid(base, spent)
    alike = rates_paid(base, np.full(12, spent[0]))
    assert np.array_equal(rates[:6], alike[:6])
    assert 1.02 < rates[6] / rates[5] < rates[8] / rates[5] < rates[11] / rates[5] < 3
    assert np.all(np.diff(rates[5:]) > -0.05 * rates[5])


def test_employers_who_differ_move_rates_smoothly(base: Scenario) -> None:
    law = base.livelihood.injury
    rates = rates_of_steps(law, 0, np.zeros(1))
    due, spread = np.full((8, 1), 100_000_000), base.livelihood.injury_lives.injury_employers
    costs = np.arange(0.05, 2.0, 0.01) * 100_000_000

    def means(employers: np.ndarray) -> np.ndarray:
        wide = due + np.zeros_like(employers, dtype=np.int64)
        steps = [float_steps(cost * employers + np.zeros((8, 1)), wide, law, 0) for cost in costs]
        return np.array([mean_rates(rates, step)[0] for step in steps])

    many, alike = means(spread), means(np.ones(1))
    assert np.all(np.diff(many, axis=0) >= 0)
    assert 0.1 < np.diff(alike / alike[0], axis=0).max()
    assert np.diff(many / many[0], axis=0).max() < 0.05


def test_many_funds_lose_their_cut_one_by_one(base: Scenario) -> None:
    law, m = base.livelihood.injury, 24
    class_three = np.s_[0, 2, 2]
    one = [rates_of_steps(law, m, np.array([x]))[class_three] for x in (23.0, 25.0)]
    about = 6.0 * np.linspace(-2, 2, 20)
    many = [rates_of_steps(law, m, x + about)[class_three] for x in (23.0, 25.0)]
    assert one[1] / one[0] == pytest.approx(0.5 / 0.8, rel=0.01)
    assert 0.8 < many[1] / many[0] < 1.0
