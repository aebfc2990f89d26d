"""A block: some thousand starting persons and all their descendants, under every scenario.

A block is the unit of cache, thread and process. What it adds up depends on nothing but the
persons' numbers, the scenarios and the seed, so blocks may run anywhere in any order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .ledger import Tally, empty_tally
from .people import People, Start, copy_start, empty_block, fill_block
from .received import compare, empty_received
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

#: What a block counts itself; gains are added when all scenarios have been run.
COUNTED = tuple(name for name in Tally._fields if name != "gains")


class Workplace:
    """What one thread needs to run blocks of a study under one seed; its room is reused."""

    def __init__(self, size: int, scenarios: Sequence[Scenario], years: int, seed: int) -> None:
        self.size, self.years, self.seed = size, years, np.uint64(seed)
        self.scenarios = scenarios
        self.packed = [scenario.packed(seed) for scenario in scenarios]
        self.tallies = [empty_tally(years) for _ in scenarios]
        self.make_room(2 * size + 256)

    def make_room(self, capacity: int) -> None:
        """Take room for `capacity` people; blocks of young women may grow beyond it."""
        self.capacity = capacity
        self.begin: People = empty_block(self.size)
        self.people: People = empty_block(capacity)
        self.received = [empty_received(capacity) for _ in self.tallies]


def run_block(place: Workplace, part: range, tallies: Sequence[Tally]) -> None:
    """Run the persons whose numbers are in `part` through every scenario.

    Adds to `tallies`, one per scenario; the first scenario is the base of comparison. If the
    block outgrows its room it is run again with more, from the start: it is a pure function.
    """
    while not _lives(place, part):
        place.make_room(2 * place.capacity)
    for tally, lived, received in zip(tallies, place.tallies, place.received, strict=True):
        for name in COUNTED:
            total = getattr(tally, name)
            total += getattr(lived, name)
        if received is not place.received[0]:
            compare(place.received[0], received, tally.gains.reshape(place.years + 1, -1, 4))


def _lives(place: Workplace, part: range) -> bool:
    """Run the block under every scenario into `place`; False if it did not fit."""
    filled: Scenario | None = None
    n = 0
    for k, scenario in enumerate(place.scenarios):
        packed, first_year = place.packed[k], scenario.first_year
        if filled is None or not same_people(scenario, filled):
            last = min(part.stop, scenario.people)
            numbers = (part.start, last, part.step)
            n = fill_block(
                place.begin, scenario.start, *numbers, first_year, place.seed, packed.rates
            )
            filled = scenario
        copy_start(place.begin, place.people, n)
        for name in COUNTED:
            getattr(place.tallies[k], name)[:] = 0
        received = place.received[k]
        received.used[0] = 0
        tally = place.tallies[k]
        left = live(place.people, n, first_year, place.years, place.seed, *packed, tally, received)
        if left < 0 or received.used[0] > place.capacity:
            return False
    return True


def same_people(one: Scenario, other: Scenario) -> bool:
    """Whether two scenarios start with the same people, so that one filling serves both."""
    if one.start is other.start and one.rates is other.rates:
        return True
    return all(
        np.array_equal(getattr(one.rates, name), getattr(other.rates, name)) for name in DRAWN
    ) and all(np.array_equal(getattr(one.start, k), getattr(other.start, k)) for k in Start._fields)
