"""Chronic care settled once for all who are alike is, to the fen, that of each of them."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.build import build_scenario
from sim.blocks import Workplace
from sim.people import BLOCK_SIZE
from sim.scenario import Scenario

STEP, YEARS = 400, 3
#: A kind of care that nobody has: where it stands, no other finds a place.
NOBODYS = -1


def workplace(scenario: Scenario) -> Workplace:
    return Workplace(BLOCK_SIZE, [scenario], YEARS, 1)


@pytest.mark.parametrize("name", ["liaocheng-2022-law", "guiyang-2018-poor-package"])
def test_the_care_of_alike_people_is_that_of_each_to_the_fen(name: str) -> None:
    scenario = build_scenario(name)
    step = max(scenario.people // BLOCK_SIZE + 1, 1)
    together, singly = workplace(scenario), workplace(scenario)
    singly.rooms[0].scratch[0].care_kind[:] = NOBODYS
    for place in (together, singly):
        place.run(range(0, scenario.people, step))
    assert together.rooms[0].scratch[0].care_number.sum() > 1000
    assert singly.rooms[0].scratch[0].care_number.sum() == 0
    wards = [place.counted()[0].ward for place in (together, singly)]
    for field in wards[0]._fields:
        assert np.array_equal(getattr(wards[0], field), getattr(wards[1], field)), field
    used = int(singly.rooms[0].received[0].used[0])
    for column in ("person", "year", "group", "amount"):
        mine, theirs = (place.rooms[0].received[0][column][:used] for place in (together, singly))
        assert np.array_equal(mine, theirs), column


def test_reading_the_count_twice_posts_it_once(base: Scenario) -> None:
    place = workplace(base)
    place.run(range(0, base.people, STEP))
    once = place.counted()[0].ward.bill_step.copy()
    assert np.array_equal(once, place.counted()[0].ward.bill_step)
