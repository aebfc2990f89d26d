"""A block: some thousand starting persons and all their descendants, under every scenario.

A block is the unit of cache, thread and process. What it adds up depends on nothing but the
persons' numbers, the scenarios and the seed, so blocks may run anywhere in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from .errors import ScenarioError
from .events.alike import post_alike
from .illness import Illness
from .joining import Start, fill_block
from .ledger import Tally, empty_tally, tally_of, tally_room
from .medical import Medical, empty_room
from .medical_tally import MedicalTally, medical_room, medical_shapes, medical_tally_of
from .people import CAPACITY, copy_start, empty_block
from .received import MOST, compare, empty_received, received_of
from .records import Records
from .scenario import Scenario
from .year import live

#: Starting persons of a block. Measured: docs/performance.md.
BLOCK_SIZE = 16_384

#: Rates that decide what is drawn for a person of the start population.
DRAWN = (
    "recent_delivery",
    "moves",
    "work_exit",
    "spread_person",
    "spread_employer",
    "employers",
    "spouse_share",
)
#: Facts of illness that do.
DRAWN_HEALTH = (
    *("start_skip", "group_shares", "group_factor", "mortality_factor", "admission_factor"),
    *("certify_share", "opening_account"),
)
#: Law of income that decides who is covered when.
COVERING = (
    *("late_wait", "gap_wait", "wait_per_missed", "repair", "repair_years", "repair_wait"),
    *("newborn_days", "student_from", "flexible_wait", "years_required", "pay_up", "pay_up_years"),
)


class Counted(NamedTuple):
    """What blocks add up under one scenario."""

    tally: Tally
    ward: MedicalTally


def empty_counted(years: int, conditions: int) -> Counted:
    """Zeros for a study of so many years."""
    shapes = medical_shapes(years, conditions)
    ward = MedicalTally(**{name: np.zeros(shape, np.int64) for name, shape in shapes.items()})
    return Counted(empty_tally(years), ward)


class Rooms(NamedTuple):
    """What kernels write under one scenario: tables of one record each."""

    tally: Records
    ward: Records
    received: Records
    scratch: Records


class Workplace:
    """What one thread needs to run blocks of a study under one seed, and what they add up to.

    If a block outgrows its room, all blocks are run again with more, from the start: a block is a
    pure function. Room that nobody uses costs nothing, so this is rare.
    """

    def __init__(self, size: int, scenarios: Sequence[Scenario], years: int, seed: int) -> None:
        self.size, self.years, self.seed = size, years, np.uint64(seed)
        self.scenarios = scenarios
        follow = not all(same_visits(scenario, scenarios[0]) for scenario in scenarios)
        self.packed = [scenario.packed(seed, follow) for scenario in scenarios]
        self.done: list[range] = []
        if not 1 <= size <= BLOCK_SIZE:
            raise ScenarioError(f"block_size: {size} is not between 1 and {BLOCK_SIZE}")
        self.start_over(CAPACITY, MOST)

    def start_over(self, capacity: int, most: int) -> None:
        """Forget what was counted; take room for so many people and settlements of a block."""
        self.capacity, self.most = capacity, most
        self.begin, self.people = empty_block(capacity), empty_block(capacity)
        self.rooms = [
            Rooms(
                tally_room(self.years),
                medical_room(len(scenario.conditions)),
                empty_received(most),
                empty_room(),
            )
            for scenario in self.scenarios
        ]

    def counted(self) -> list[Counted]:
        """What was added up under each scenario, the care of those alike posted."""
        for scenario, facts, rooms in zip(self.scenarios, self.packed, self.rooms, strict=True):
            first = scenario.first_year
            post_alike(self.people, self.years, first, facts.ill, rooms.ward, rooms.scratch)
        return [
            Counted(
                tally_of(rooms.tally, self.years),
                medical_tally_of(rooms.ward, self.years, len(scenario.conditions)),
            )
            for scenario, rooms in zip(self.scenarios, self.rooms, strict=True)
        ]

    def run(self, part: range) -> None:
        """Run the persons whose numbers are in `part` through every scenario."""
        self.done.append(part)
        waiting = [part]
        while waiting:
            if _lives(self, waiting[0]):
                waiting.pop(0)
            else:
                self.start_over(2 * self.capacity, 2 * self.most)
                waiting = list(self.done)


def _lives(place: Workplace, part: range) -> bool:
    """Run the block under every scenario; False if it did not fit.

    The first scenario is the base: everybody's receipts are compared with those under it.
    """
    filled: Scenario | None = None
    n = 0
    for k, scenario in enumerate(place.scenarios):
        facts, first_year = place.packed[k], scenario.first_year
        if filled is None or not same_people(scenario, filled):
            last = min(part.stop, scenario.people)
            numbers = (part.start, last, part.step)
            n = fill_block(place.begin, scenario.start, *numbers, first_year, place.seed, facts)
            filled = scenario
        copy_start(place.begin, place.people, n)
        rooms = place.rooms[k]
        rooms.received.used[0, 0] = 0
        left = live(place.people, n, first_year, place.years, place.seed, facts, rooms)
        if left < 0 or rooms.received.used[0, 0] > place.most:
            return False
        if k > 0:
            gains = tally_of(rooms.tally, place.years).gains.reshape(place.years + 1, -1, 4)
            compare(received_of(place.rooms[0].received), received_of(rooms.received), gains)
    return True


def same_people(one: Scenario, other: Scenario) -> bool:
    """Whether two scenarios start with the same people, so that one filling serves both."""
    if one.start is other.start and one.rates is other.rates and one.illness is other.illness:
        return True
    return all(
        np.array_equal(getattr(getattr(one, room), name), getattr(getattr(other, room), name))
        for room, names in (("rates", DRAWN), ("illness", DRAWN_HEALTH), ("start", Start._fields))
        for name in names
    )


def same_visits(one: Scenario, other: Scenario) -> bool:
    """Whether visits of two scenarios cost and pay the same, so that nobody need note them."""
    if one is other:
        return True
    names = [
        name
        for name in Illness._fields
        if name.startswith(("visit", "enrolled", "in_time", "late_month", "repair_share"))
    ]
    same = all(
        np.array_equal(getattr(one.illness, name), getattr(other.illness, name)) for name in names
    )
    return same and all(
        np.array_equal(getattr(getattr(one, room), name), getattr(getattr(other, room), name))
        for room, names in (("medical", Medical._fields), ("funding", COVERING))
        for name in names
        if room == "funding" or name.startswith(("visit", "pooled_cap"))
    )
