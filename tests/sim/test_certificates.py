"""Certificates of chronic conditions: each has its own months, older ones are not lost."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.build import build_scenario
from sim.blocks import Workplace
from sim.compiling import kernel
from sim.events.health import catch
from sim.expected import chronic
from sim.illness import YearOfIllness
from sim.packing_illness import listed
from sim.people import BLOCK_SIZE, FIRST_BIRTH_YEAR
from sim.scenario import Scenario

YEARS = 2


@kernel
def catch_one(people, i, condition, m, y, year, facts, wards):  # type: ignore[no-untyped-def]
    ill = YearOfIllness(facts.fixed[0], facts.years[y])
    catch(people[0], i, condition, (m + 0.5) / 12.0, 0.0, y, year, ill, wards[0])


@pytest.fixture(scope="module")
def place(base: Scenario) -> Workplace:
    place = Workplace(BLOCK_SIZE, [base], YEARS, 1)
    place.run(range(0, base.people, 2000))
    return place


class Patient:
    """The first row of a block, well until it catches something."""

    def __init__(self, place: Workplace, base: Scenario) -> None:
        self.place, self.names, self.first = place, list(base.conditions), base.first_year
        for column in ("conditions", "severe", "waiting", "waiting_until"):
            place.people[column][0, 0] = 0

    def catches(self, name: str, y: int, m: int) -> None:
        ill, ward = self.place.packed[0].ill, self.place.rooms[0].ward
        condition = self.names.index(name)
        catch_one(self.place.people, 0, condition, m, y, self.first + y, ill, ward)

    @property
    def waits(self) -> tuple[set[str], int]:
        """Conditions whose certificate is to come, and the month of the study in which it does."""
        bits, until = (self.place.people[name][0, 0] for name in ("waiting", "waiting_until"))
        found = {name for k, name in enumerate(self.names) if int(bits) >> k & 1}
        return found, int(until) - (self.first - FIRST_BIRTH_YEAR) * 12


@pytest.mark.parametrize(
    ("name", "month"), [("uraemia_dialysis", 15), ("hypertension", 17), ("stroke", 18)]
)
def test_a_condition_waits_for_its_own_months(
    place: Workplace, base: Scenario, name: str, month: int
) -> None:
    patient = Patient(place, base)
    patient.catches(name, 1, 3)
    assert ({name}, month) == patient.waits


def test_who_still_waits_has_both_when_the_later_comes(place: Workplace, base: Scenario) -> None:
    patient = Patient(place, base)
    patient.catches("stroke", 0, 11)
    patient.catches("malignant_tumour", 1, 0)
    assert ({"stroke", "malignant_tumour"}, 14) == patient.waits
    patient = Patient(place, base)
    patient.catches("hypertension", 0, 11)
    patient.catches("stroke", 1, 0)
    assert ({"hypertension", "stroke"}, 15) == patient.waits


def test_an_older_certificate_is_not_lost_by_a_new_one(place: Workplace, base: Scenario) -> None:
    patient = Patient(place, base)
    patient.catches("hypertension", 0, 5)
    patient.catches("diabetes", 1, 4)
    assert ({"diabetes"}, 18) == patient.waits


def test_conditions_new_on_a_list_pay_after_their_own_months() -> None:
    scenario = build_scenario("huaibei-2023")
    bits, names = listed(scenario.medical), list(scenario.conditions)
    first = {
        name: [bool(int(bits[m, 0]) >> names.index(name) & 1) for m in range(24)].index(True)
        for name in ("hypertension", "multiple_myeloma", "bronchiectasis", "autism")
    }
    assert {"hypertension": 0, "multiple_myeloma": 12, "bronchiectasis": 13, "autism": 14} == first
    for m in (0, 12, 13, 14, 15):
        expected = chronic.listed(scenario, m, 0) << np.arange(len(names), dtype=np.uint64)
        assert int(bits[m, 0]) == int(np.bitwise_or.reduce(expected))
