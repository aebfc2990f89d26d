"""Blocks hold people in little memory, and lives keep to their rules."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from sim.codes import ENTERPRISE, FEMALE, RETIRED, UNEMPLOYED
from sim.errors import ScenarioError
from sim.joining import fill_block
from sim.ledger import tally_room
from sim.livelihood_tally import livelihood_room
from sim.medical import empty_room
from sim.medical_tally import medical_room
from sim.people import bytes_per_person, empty_block
from sim.received import empty_received
from sim.scenario import Scenario
from sim.study import run_study
from sim.year import live_year

SEED = np.uint64(3)


def test_a_person_takes_at_most_224_bytes() -> None:
    assert bytes_per_person() <= 224


def lives(scenario: Scenario, years: int, step: int = 100):
    """Yield the block after each year."""
    table = empty_block()
    block, facts = table[0], scenario.packed(int(SEED))
    n = fill_block(
        table, scenario.start, 0, scenario.people, step, scenario.first_year, SEED, facts
    )
    rooms = (
        tally_room(years),
        medical_room(len(scenario.conditions)),
        livelihood_room(),
        empty_received(),
        empty_room(),
    )
    yield block, n
    for y in range(years):
        written = [room[0] for room in rooms]
        n = live_year(block, n, y, scenario.first_year + y, SEED, facts, *written)
        yield block, n


def test_identities_stay_unique_through_births_and_gaps(base: Scenario) -> None:
    for block, n in lives(base, 5):
        assert n == np.unique(block.id[:n]).size


def test_nobody_works_insured_after_the_month_of_retirement(base: Scenario) -> None:
    january = (base.first_year - 1900) * 12
    for y, (block, n) in enumerate(lives(base, 4)):
        if y == 0:
            continue
        working = (ENTERPRISE <= block.cover[:n]) & (block.cover[:n] <= UNEMPLOYED)
        group = np.where(block.sex[:n] != FEMALE, 0, np.where(block.cover[:n] == 3, 1, 2))
        due = base.rates.retirement_month[group, block.birth_month[:n]]
        late = base.livelihood.pension.pension_late_months[12 * y - 1]
        assert np.all(due[working] >= january + 12 * y - late), "late by agreement, from 2025 on"
        assert np.any(block.cover[:n] == RETIRED)


def test_two_deliveries_are_at_least_nine_months_apart(base: Scenario) -> None:
    fertile = base.rates._replace(delivery=np.full_like(base.rates.delivery, 2.0))
    scenario = dataclasses.replace(base, rates=fertile)
    before: dict[int, int] = {}
    pairs = 0
    for block, n in lives(scenario, 3, step=1000):
        women = np.flatnonzero((block.sex[:n] == FEMALE) & (block.last_delivery[:n] >= 0))
        for i in women:
            person, month = int(block.id[i]), int(block.last_delivery[i])
            if person in before and before[person] != month and block.deliveries[i] > 0:
                assert month - before[person] >= 9
                pairs += 1
            before[person] = month
    assert pairs > 100


def test_start_counts_are_exact_at_scale_one(base: Scenario) -> None:
    result = run_study([base], years=1).isel(scenario=0, seed=0)
    counts = np.diff(base.start.upto, prepend=0)
    for cover in range(9):
        expected = counts[base.start.cover == cover].sum()
        assert expected == int(result.people.isel(january=0, cover=cover).sum())


def test_scale_keeps_every_kth_person_and_multiplies(base: Scenario) -> None:
    result = run_study([base], years=1, scale=1000).isel(scenario=0, seed=0)
    people = int(result.people.isel(january=0).sum())
    assert people % 1000 == 0
    assert abs(people - base.people) < 1000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"years": 99}, "years: 99 is not between 1 and 13"),
        ({"scale": 0}, "scale: found 0. Allowed: a whole number from 1 on"),
        ({"seeds": (1, 1)}, "Allowed: different whole numbers"),
    ],
)
def test_bad_numbers_are_refused(
    base: Scenario, arguments: dict[str, object], message: str
) -> None:
    with pytest.raises(ScenarioError, match=message):
        run_study([base], **arguments)  # type: ignore[arg-type]


def test_a_study_has_no_more_years_than_kernels_have_room_for(base: Scenario) -> None:
    long = dataclasses.replace(base, years=200)
    with pytest.raises(ScenarioError, match="years: 101 is not between 1 and 100"):
        run_study([long], years=101)


def test_a_study_needs_scenarios_of_one_first_year_and_different_names(base: Scenario) -> None:
    with pytest.raises(ScenarioError, match="at least one"):
        run_study([])
    with pytest.raises(ScenarioError, match="different names"):
        run_study([base, base])
    with pytest.raises(ScenarioError, match="same year"):
        run_study([base, dataclasses.replace(base, name="later", first_year=2023)])
