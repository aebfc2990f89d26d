"""Clocks ring when theory says: exact dates for constant hazards, survivors of the life table."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from scipy import stats

from scenarios.mortality import death_hazards
from sim.codes import NUM_AGES
from sim.events.fertility import exposed_from
from sim.events.mortality import step as die_off
from sim.joining import fill_block
from sim.ledger import tally_room
from sim.people import empty_block
from sim.scenario import Scenario
from sim.study import run_study
from sim.year import open_year


def test_dates_of_death_are_those_of_a_constant_hazard(base: Scenario) -> None:
    hazard = 0.7
    table = empty_block()
    block, step, seed = table[0], base.people // 29_000, np.uint64(5)
    facts = base.packed(5)
    n = fill_block(table, base.start, 0, base.people, step, base.first_year, seed, facts)
    block.death_factor[:n] = 1.0
    tally = tally_room(1)[0]
    open_year(block, n, tally.people[0])
    die_off(block, n, 0, np.full(2 * NUM_AGES, hazard, np.float32), tally)
    ends = np.asarray(block.end[:n], float)
    dates = ends[ends < 1.0]
    assert abs(dates.size - n * (1 - np.exp(-hazard))) < 4 * np.sqrt(n * 0.25)

    def chance(t: np.ndarray) -> np.ndarray:
        return (1 - np.exp(-hazard * t)) / (1 - np.exp(-hazard))

    assert stats.kstest(dates, chance).pvalue > 1e-4


def test_survivors_follow_the_life_table(base: Scenario) -> None:
    years = 12
    born = 1952
    cell = (base.start.birth_year == born) & (base.start.sex == 1)
    counts = np.where(cell, np.diff(base.start.upto, prepend=0), 0)
    start = base.start._replace(upto=np.cumsum(counts))
    cohort = dataclasses.replace(base, start=start)
    result = run_study([cohort], years=years).isel(scenario=0, seed=0)
    hazard = death_hazards(base.first_year, years)
    ages = base.first_year - born + np.arange(years)
    alive = counts.sum() * np.exp(-np.cumsum(hazard[np.arange(years), 1, ages], dtype=float))
    seen = result.people.sum(["sex", "age_band", "cover"]).values[1:]
    error = np.sqrt(alive * (1 - alive / counts.sum()))
    assert np.all(np.abs(seen - alive) < 4 * error)


@pytest.mark.parametrize(
    ("last_delivery", "free"), [(-1, 0.0), (1463, 9 / 12 - 0 / 12), (1455, 1 / 12), (1440, 0.0)]
)
def test_no_exposure_for_nine_months_after_a_delivery(last_delivery: int, free: float) -> None:
    block = empty_block()[0]
    block.last_delivery[0] = last_delivery  # 1463 is December 2021
    assert free == pytest.approx(exposed_from(block, 0, 2022, 9))
