"""Who belongs to the employee pension at the start, and whose death it pays for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from scenarios.build import build_scenario
from sim.blocks import Workplace
from sim.careers import WORK_AGE, WORK_SHARE
from sim.codes import DRAWS_EMPLOYEE, ENTERPRISE, NUM_AGES, RESIDENT, RESIDENT_ONLY, SAVES
from sim.compiling import kernel
from sim.events.drawing import is_member
from sim.people import BLOCK_SIZE


@kernel
def mark(block, n, members):  # type: ignore[no-untyped-def]
    for i in range(n):
        members[i] = is_member(block[0], i)


class Start(NamedTuple):
    """People of 1 January of the first year by column, and who of them is a member."""

    people: dict[str, np.ndarray]
    members: np.ndarray


@pytest.fixture(scope="module")
def start() -> Start:
    scenario = build_scenario("china-2025-law", years=1)
    place = Workplace(BLOCK_SIZE, [scenario], 0, 1)
    place.run(range(0, scenario.people, scenario.people // 15_000))
    n = int(place.counted()[0].tally.people[0].sum())
    members = np.zeros(n, np.uint8)
    mark(place.people, n, members)
    columns = ("cover", "cell", "pension_state", "pension_months", "pension_account")
    return Start({name: place.people[name][0, :n] for name in columns}, members == 1)


def test_who_has_paid_nothing_leaves_no_grant_of_the_pension_fund(start: Start) -> None:
    people, members = start
    drew = people["pension_state"] == DRAWS_EMPLOYEE
    saved = people["pension_account"] > 0
    never = ~saved & np.isin(people["pension_state"], (SAVES, RESIDENT_ONLY))
    assert (never & (people["cover"] == RESIDENT) & (people["pension_months"] > 0)).sum() > 1000
    assert not members[never].any()
    assert members[drew].all()
    assert members[saved & (people["pension_months"] > 0)].all()


def test_years_paid_differ_between_people_of_one_age(start: Start) -> None:
    people = start.people
    age = people["cell"] % NUM_AGES
    at_work = (people["cover"] == ENTERPRISE) & (age > 40)
    share = people["pension_months"][at_work] / (12.0 * (age[at_work] - WORK_AGE))
    error = share.std() / np.sqrt(len(share))
    assert WORK_SHARE == pytest.approx(share.mean(), abs=4 * error + 0.003)
    assert 0.02 < (share < 0.5).mean() < 0.06
