"""Employees follow the published numbers, then every age keeps its share; any start year builds."""

from __future__ import annotations

import datetime
from dataclasses import replace

import numpy as np
import pytest

from scenarios.build import build_scenario
from scenarios.facts import Entry, ScenarioFacts, Source
from scenarios.load import load_scenario
from scenarios.mortality import death_hazards
from scenarios.population import start_population
from scenarios.work import cover_shares
from scenarios.work_years import AT_WORK, WorkYears, targets_on, work_years, years_known
from sim.codes import COVERS, ENTERPRISE, NUM_AGES, PUBLIC, RETIRED
from sim.expected import project

BEGIN, YEARS = 2018, 9
CHINA = load_scenario("china-2018-law")
AT_WORK_CODES = [COVERS.index(kind) for kind in AT_WORK]
#: Employees at work insured at the end of 2017 to 2023, NHSA: all and the ratio to the retired.
PUBLISHED = [
    *(303_227_000 * 2.77 / 3.77, 316_808_000 * 2.78 / 3.78, 329_247_000 * 2.78 / 3.78),
    *(344_551_000 * 2.82 / 3.82, 354_309_000 * 2.80 / 3.80, 362_434_000 * 2.76 / 3.76),
    270_990_000,
]


def live(facts: ScenarioFacts, begin: int = BEGIN, years: int = YEARS) -> WorkYears:
    parts = {"city": 0.4073, "town": 0.2301, "rural": 0.3626}
    people = start_population(1_411_778_724, "China", parts, begin)
    shares = cover_shares(people, targets_on(facts, begin))
    return work_years(facts, begin, people, shares, death_hazards(begin, years))


def with_path(*values: float) -> ScenarioFacts:
    """China with other numbers of employees at work from 2018 on."""
    source = Source("proposal", why="a test")
    entries = tuple(
        Entry("work.path_at_work", datetime.date(2018 + y, 1, 1), value, source, "test", 1)
        for y, value in enumerate(values)
    )
    return replace(CHINA, facts={**CHINA.facts, "work.path_at_work": entries})


def at_work(people: np.ndarray) -> np.ndarray:
    return np.asarray(people[..., AT_WORK_CODES].sum(axis=(-3, -2, -1)))


CHINA_WORK = live(CHINA)


def test_the_people_of_the_known_years_hold_the_published_employees() -> None:
    assert 6 == years_known(CHINA, BEGIN, YEARS)
    assert (7, 2, NUM_AGES, 9) == CHINA_WORK.people.shape
    # women of 51 to 55 in public bodies no longer join, so growth there comes a little late
    assert at_work(CHINA_WORK.people) == pytest.approx(PUBLISHED, rel=0.0015)


def test_without_a_path_employees_at_work_fall_with_the_people_of_their_age() -> None:
    before, after = at_work(live(with_path(1)).people)
    assert after < before


def test_after_the_path_ages_keep_their_shares() -> None:
    exits, entries = CHINA_WORK.exit, CHINA_WORK.entry
    assert (YEARS, 2, NUM_AGES, 9) == exits.shape
    for y in range(7, YEARS):
        assert np.array_equal(exits[6], exits[y])
        assert np.array_equal(entries[6], entries[y])
    assert not np.array_equal(exits[5], exits[6])


def test_a_path_that_stands_still_keeps_the_number_not_the_share() -> None:
    work = live(with_path(1000, 1000, 1000))
    assert at_work(work.people) == pytest.approx(at_work(work.people)[0], rel=0.0015)


def test_growth_leads_to_work_of_every_age_and_kind() -> None:
    first, last = _shares(CHINA_WORK.people[0]), _shares(CHINA_WORK.people[-1])
    for sex, ages in ((0, range(26, 58)), (1, range(26, 49))):
        for cover in AT_WORK_CODES:
            assert np.all(last[sex, ages, cover] > first[sex, ages, cover])


def test_the_first_year_is_the_start_moved_along_the_path() -> None:
    targets, later = targets_on(CHINA, 2018), targets_on(CHINA, 2019)
    assert targets.public / later.public == pytest.approx(PUBLISHED[0] / PUBLISHED[1], rel=1e-4)
    of_2011 = targets_on(CHINA, 2011)
    assert of_2011.retired == pytest.approx(83_800_000 * 59_490 / 83_810, rel=0.001)
    assert targets_on(CHINA, 2040) == targets_on(CHINA, 2025)


def test_more_people_on_benefit_are_fewer_in_enterprises() -> None:
    """3.52 million at the end of 2023 for 2.23 of 2018; all at work are those of the path."""
    of_2024, of_2019 = targets_on(CHINA, 2024), targets_on(CHINA, 2019)
    growth = PUBLISHED[6] / PUBLISHED[1]
    assert of_2019.unemployed == 2_230_000
    assert of_2024.unemployed == pytest.approx(3_520_000, rel=1e-3)
    numbers = [sum(getattr(targets, kind) for kind in AT_WORK) for targets in (of_2019, of_2024)]
    assert numbers[1] / numbers[0] == pytest.approx(growth, rel=1e-5)


def test_expected_people_are_those_of_the_expected_value_engine() -> None:
    said = project(build_scenario("china-2018-law", years=7), 6).people.sum(["sex", "age_band"])
    mine = CHINA_WORK.people.sum(axis=(1, 2))
    working = [*AT_WORK_CODES, COVERS.index("uninsured")]
    assert mine[:, working] == pytest.approx(said.values[:, working], rel=1e-4)
    # who retires with too few years of contributions is a resident in the engine
    assert mine[:, RETIRED] == pytest.approx(said.values[:, RETIRED], rel=0.05)


def test_leavers_are_those_who_go_from_work_to_the_residents() -> None:
    scenario = build_scenario("china-2018-law", years=7)
    said = project(scenario, 2).enrolled.sel(entry="joined").sum("group").values
    share = float(scenario.illness.enrolled[0] @ np.diff(scenario.illness.group_shares, prepend=0))
    assert CHINA_WORK.leavers[:2] * share == pytest.approx(said, rel=0.05)


@pytest.mark.parametrize("begin", [2012, 2015, 2018, 2021])
def test_a_study_of_jiangbei_begins_before_2022(begin: int) -> None:
    scenario = build_scenario("jiangbei-base", begin, 2)
    counts = np.diff(scenario.start.upto, prepend=0)
    found = counts[np.isin(scenario.start.cover, (ENTERPRISE, PUBLIC))].sum()
    path = load_scenario("jiangbei-base").series("work.path_at_work", begin, 1)[0]
    assert found == pytest.approx(450_000 * path / 270_990_000, rel=1e-4)


def _shares(people: np.ndarray) -> np.ndarray:
    total = people.sum(axis=2, keepdims=True)
    return np.divide(people, total, out=np.zeros_like(people), where=total > 0)
