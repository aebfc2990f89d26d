"""A stay takes its part of the year's allowance of chronic care, whatever bill came first."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.build import build_scenario
from sim.blocks import Workplace
from sim.codes import RESIDENT
from sim.compiling import kernel
from sim.events.alike import stand_in
from sim.events.chronic import ALLOWANCE, LEFT, care_until, cut_allowance
from sim.illness import YearOfIllness
from sim.medical import POOLED
from sim.people import BLOCK_SIZE, be_here
from sim.scenario import Scenario

YEARS, SCHEME = 2, 0


@kernel
def live_with_a_stay(people, m, y, year, facts, wards, rooms):  # type: ignore[no-untyped-def]
    """The care of row 0 up to month m of year y, a stay in it, the care from then on."""
    ill, ward, room = YearOfIllness(facts.fixed[0], facts.years[y]), wards[0], rooms[0]
    care_until(people[0], 0, 0, m, y, year, 1, ill, ward, room)
    cut_allowance(people[0], 0, SCHEME, m, year, ill, room)
    care_until(people[0], 0, m, 12, y, year, 1, ill, ward, room)


@kernel
def be_ill(people, condition):  # type: ignore[no-untyped-def]
    """Row 0 is here all year, a resident in no need with one condition and the least cost."""
    be_here(people[0], 0)
    stand_in(people[0], 0, np.uint64(1) << np.uint64(condition))


class Patient:
    """A resident who is here all year and certified with one condition."""

    def __init__(self, scenario: Scenario, condition: str) -> None:
        self.place = Workplace(BLOCK_SIZE, [scenario], YEARS, 1)
        self.place.run(range(0, scenario.people, 2_000))
        people, self.first = self.place.people, scenario.first_year
        be_ill(people, list(scenario.conditions).index(condition))
        for column in ("waiting", "covered_from"):
            people[column][0, 0] = 0
        assert people["cover"][0, 0] == RESIDENT

    def left(self, month: int, y: int) -> tuple[int, int]:
        """Allowance of the year, and what a stay in `month` and no bill took of it, fen."""
        room = self.place.rooms[0]
        scratch = room.scratch[0]
        scratch.used[:], scratch.state[:], scratch.later[:] = 0, 0, 0
        before = room.ward[0].bill_step.copy()
        ill = self.place.packed[0].ill
        where = self.first + y, ill, room.ward, room.scratch
        live_with_a_stay(self.place.people, month, y, *where)
        posted = np.cumsum(room.ward[0].bill_step - before, axis=0)
        paid = int(posted[:, :, POOLED].sum())
        allowance, left = int(scratch.state[ALLOWANCE]), int(scratch.state[LEFT])
        return allowance, allowance - left - paid


@pytest.fixture(scope="module")
def patient() -> Patient:
    return Patient(build_scenario("yian-2017", years=YEARS), "hypertension")


@pytest.mark.parametrize("month", [0, 1, 6])
def test_a_stay_takes_a_month_also_in_january(patient: Patient, month: int) -> None:
    """Before the first chronic bill of a year it took nothing."""
    allowance, taken = patient.left(month, 1)
    assert allowance > 0
    assert (allowance + 6) // 12 == taken


def test_the_old_rule_halves_the_whole_allowance_in_january(patient: Patient) -> None:
    allowance, taken = patient.left(0, 0)
    assert allowance - allowance // 2 == taken


def test_who_has_no_certificate_has_nothing_to_lose(patient: Patient) -> None:
    people = patient.place.people
    keep = people["severe"][0, 0]
    people["severe"][0, 0] = 0
    assert (0, 0) == patient.left(0, 1)
    people["severe"][0, 0] = keep
