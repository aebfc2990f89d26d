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
from .livelihood_tally import (
    LivelihoodTally,
    livelihood_room,
    livelihood_shapes,
    livelihood_tally_of,
)
from .medical import Medical, empty_room
from .medical_tally import MedicalTally, medical_room, medical_shapes, medical_tally_of
from .people import BLOCK_SIZE, CAPACITY, People, copy_start, empty_block
from .reach import EVERYBODY, NOBODY, differing, reach, room_differs, same_residents
from .received import MOST, compare, empty_received, received_of
from .records import Records
from .scenario import Scenario
from .year import live

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
    *("certify_share", "opening_account", "employee_need"),
)
#: Law of income that decides who is covered when.
COVERING = (
    *("late_wait", "gap_wait", "wait_per_missed", "repair", "repair_years", "repair_wait"),
    *("newborn_days", "newborn_free", "campaign_month", "student_from"),
    *("flexible_wait", "years_required", "pay_up", "pay_up_years"),
)


class Counted(NamedTuple):
    """What blocks add up under one scenario."""

    tally: Tally
    ward: MedicalTally
    book: LivelihoodTally


def empty_counted(years: int, conditions: int) -> Counted:
    """Zeros for a study of so many years."""
    shapes = medical_shapes(years, conditions)
    ward = MedicalTally(**{name: np.zeros(shape, np.int64) for name, shape in shapes.items()})
    book = {name: np.zeros(shape, np.int64) for name, shape in livelihood_shapes(years).items()}
    return Counted(empty_tally(years), ward, LivelihoodTally(**book))


class Rooms(NamedTuple):
    """What kernels write under one scenario: tables of one record each."""

    tally: Records
    ward: Records
    book: Records
    received: Records
    scratch: Records


class Workplace:
    """What one thread needs to run blocks of a study under one seed, and what they add up to.

    The first scenario is the base: everybody is compared with themself under it. A reform is lived
    by those alone whom it can touch (see `reach`), and by the same people under the base once more.

    If a block outgrows its room, all blocks are run again with more, from the start: a block is a
    pure function. Room that nobody uses costs nothing, so this is rare.
    """

    def __init__(self, size: int, scenarios: Sequence[Scenario], years: int, seed: int) -> None:
        self.size, self.years, self.seed = size, years, np.uint64(seed)
        self.scenarios = scenarios
        visits = not all(same_visits(scenario, scenarios[0]) for scenario in scenarios)
        self.apart = [not same_residents(scenario, scenarios[0]) for scenario in scenarios]
        residents = any(self.apart)
        pensions = residents or not all(same_pensions(s, scenarios[0]) for s in scenarios)
        housing = not all(same_housing(scenario, scenarios[0]) for scenario in scenarios)
        programmes = any(room_differs("programmes", s, scenarios[0]) for s in scenarios)
        follow = visits, pensions, housing, programmes, residents
        self.packed = [scenario.packed(seed, *follow) for scenario in scenarios]
        self.reach = [EVERYBODY, *(reach(scenario, scenarios[0]) for scenario in scenarios[1:])]
        self.done: list[range] = []
        if not 1 <= size <= BLOCK_SIZE:
            raise ScenarioError(f"block_size: {size} is not between 1 and {BLOCK_SIZE}")
        self.start_over(CAPACITY, MOST)

    def start_over(self, capacity: int, most: int) -> None:
        """Forget what was counted; take room for so many people and settlements of a block."""
        self.capacity, self.most = capacity, most
        self.begin, self.people = empty_block(capacity), empty_block(capacity)
        self.touched = empty_block(capacity)
        self.rooms = [self._rooms(scenario) for scenario in self.scenarios]
        partly = set(self.reach) - {NOBODY, EVERYBODY}
        self.again = {laws: self._rooms(self.scenarios[0]) for laws in sorted(partly)}

    def _rooms(self, scenario: Scenario) -> Rooms:
        return Rooms(
            tally_room(self.years),
            medical_room(len(scenario.conditions)),
            livelihood_room(),
            empty_received(self.most),
            empty_room(),
        )

    def counted(self) -> list[Counted]:
        """What was added up under each scenario, the care of those alike posted."""
        base = self._posted(0, self.rooms[0])
        again = {laws: self._posted(0, rooms) for laws, rooms in self.again.items()}
        result = [base]
        for k, laws in enumerate(self.reach[1:], 1):
            counted = self._posted(k, self.rooms[k])
            if laws != EVERYBODY:
                add(counted, base, 1)
            if laws in again:
                add(counted, again[laws], -1)
            result.append(counted)
        return result

    def _posted(self, k: int, rooms: Rooms) -> Counted:
        """What stands in the rooms of scenario k, alike care posted as often as it was counted."""
        scenario = self.scenarios[k]
        first, ill = scenario.first_year, self.packed[k].ill
        post_alike(self.people, self.years, first, ill, rooms.ward, rooms.scratch)
        return Counted(
            tally_of(rooms.tally, self.years),
            medical_tally_of(rooms.ward, self.years, len(scenario.conditions)),
            livelihood_tally_of(rooms.book, self.years),
        )

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


def add(counted: Counted, other: Counted, times: int) -> None:
    """Add what other blocks or people counted, so many times, in place."""
    rooms = ("tally", "ward", "book")
    for mine, more in ((getattr(counted, room), getattr(other, room)) for room in rooms):
        for name in mine._fields:
            if name != "last":
                total = getattr(mine, name)
                total += times * getattr(more, name)


def _lives(place: Workplace, part: range) -> bool:
    """Run the block under every scenario; False if it did not fit."""
    if len(part) > place.capacity:
        return False
    filled = place.scenarios[0]
    n = _fill(place, 0, part)
    if not _live(place, 0, place.begin, n, place.rooms[0]):
        return False
    for laws, rooms in place.again.items():
        m = _touched(place, n, laws)
        if not _live(place, 0, place.touched, m, rooms):
            return False
        for k, met in enumerate(place.reach):
            if met == laws and not _live(place, k, place.touched, m, place.rooms[k], rooms):
                return False
    for k, scenario in enumerate(place.scenarios[1:], 1):
        if place.reach[k] != EVERYBODY:
            continue
        if not same_people(scenario, filled):
            n, filled = _fill(place, k, part), scenario
        if not _live(place, k, place.begin, n, place.rooms[k], place.rooms[0]):
            return False
    return True


def _fill(place: Workplace, k: int, part: range) -> int:
    """Write the persons of `part` into the block as scenario k has them; returns how many."""
    scenario = place.scenarios[k]
    numbers = (part.start, min(part.stop, scenario.people), part.step)
    facts = place.packed[k]
    start, first_year = scenario.start, scenario.first_year
    return int(fill_block(place.begin, start, *numbers, first_year, place.seed, facts))


def _touched(place: Workplace, n: int, laws: int) -> int:
    """Copy those of the n starting persons who meet one of the laws under the base; how many."""
    rows = np.flatnonzero(place.rooms[0].received.met[0, :n] & laws)
    for name in People._fields:
        place.touched[name][0, : len(rows)] = place.begin[name][0, rows]
    return len(rows)


def _live(
    place: Workplace, k: int, start: Records, n: int, rooms: Rooms, base: Rooms | None = None
) -> bool:
    """Let n people live under scenario k, compared with the base; False if they did not fit."""
    copy_start(start, place.people, n)
    received = rooms.received
    received.used[0, 0] = 0
    received.met[0] = 0
    first_year = place.scenarios[k].first_year
    facts = place.packed[k]
    left = live(place.people, n, first_year, place.years, place.seed, facts, rooms)
    if left < 0 or received.used[0, 0] > place.most:
        return False
    if base is not None:
        gains = tally_of(rooms.tally, place.years).gains.reshape(place.years + 1, -1, 4)
        pair = received_of(base.received), received_of(received)
        compare(*pair, gains, int(place.apart[k]))
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


def same_pensions(one: Scenario, other: Scenario) -> bool:
    """Whether pensions of two scenarios are the same, so that nobody need note them."""
    rooms = ("livelihood", "rates", "law")
    return not any(room_differs(room, one, other) for room in rooms)


def same_housing(one: Scenario, other: Scenario) -> bool:
    """Whether loans and rents of the housing fund are the same, so that nobody need note them."""
    return not any(room.startswith("housing") for room, _ in differing(one, other))


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
