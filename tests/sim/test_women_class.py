"""The age at which women retire goes by their work, as the law classes it."""

from __future__ import annotations

import numpy as np
import pytest
from lives import live, with_livelihood

from scenarios.build import build_scenario
from sim.codes import COVERS, DRAWS_EMPLOYEE, ENTERPRISE, FEMALE, FLEXIBLE, NUM_AGES, RETIRED
from sim.expected import project
from sim.scenario import Scenario
from sim.study import run_study

CADRE, WORKER = 1, 2


@pytest.fixture(scope="module")
def base() -> Scenario:
    return build_scenario("liaocheng-2022-law", years=4)


@pytest.fixture(scope="module")
def later(base: Scenario) -> Scenario:
    """Women who pay for themselves retire as those of public bodies do."""
    by_cover = np.full(len(COVERS), WORKER)
    by_cover[[COVERS.index("public"), FLEXIBLE]] = CADRE
    return with_livelihood(base, "pension", "later", pension_women_class=by_cover)


def women_at(scenario: Scenario, cover: int) -> int:
    """Women of 52 to 54 with this cover after four years."""
    people = live(scenario, 4, 100).people
    age = people["cell"] % NUM_AGES
    found = (people["sex"] == FEMALE) & (age >= 52) & (age < 55) & (people["cover"] == cover)
    return int(found.sum())


def test_women_who_pay_for_themselves_work_on_where_the_law_says_so(
    base: Scenario, later: Scenario
) -> None:
    assert 0 == women_at(base, FLEXIBLE) < 20 < women_at(later, FLEXIBLE)
    assert 0 == women_at(base, ENTERPRISE) == women_at(later, ENTERPRISE)


def test_women_outside_work_draw_later_too(base: Scenario, later: Scenario) -> None:
    def drawing(scenario: Scenario) -> int:
        people = live(scenario, 4, 100).people
        age = people["cell"] % NUM_AGES
        outside = (people["sex"] == FEMALE) & (people["cover"] != RETIRED) & (age < 55)
        return int((outside & (people["pension_state"] == DRAWS_EMPLOYEE)).sum())

    assert drawing(later) < 0.5 * drawing(base)


def test_the_expected_engine_knows_the_classes(base: Scenario, later: Scenario) -> None:
    study = run_study([base, later], scale=20).isel(seed=0)
    lived = study.people.sel(cover="retired", sex="female").sum("age_band").values[:, -1]
    meant = [
        float(project(x).people.sel(cover="retired", sex="female").isel(january=-1).sum())
        for x in (base, later)
    ]
    assert lived[1] - lived[0] == pytest.approx(meant[1] - meant[0], rel=0.1)
    assert meant[1] < 0.98 * meant[0]
