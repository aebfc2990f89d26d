"""Certification of the living, drawn in batches: the same as asking one by one."""

from __future__ import annotations

from sim.blocks import Workplace
from sim.codes import DRAWS_RESIDENT
from sim.compiling import kernel
from sim.events import certification
from sim.livelihood import YearOfLivelihood
from sim.livelihood_tally import RESIDENTS_WITHHELD
from sim.medical import BATCH
from sim.people import BLOCK_SIZE
from sim.scenario import Scenario


@kernel
def withhold_all(block, n, year, seed, facts, books, rooms):  # type: ignore[no-untyped-def]
    life = YearOfLivelihood(facts.fixed[0], facts.years[1])
    certification.step(block[0], n, 1, year, seed, life, books[0], rooms[0])


@kernel
def missing(block, n, year, seed, facts):  # type: ignore[no-untyped-def]
    life = YearOfLivelihood(facts.fixed[0], facts.years[1])
    number = 0
    for i in range(n):
        if block[0].pension_state[i] == DRAWS_RESIDENT:
            number += certification.misses(block[0], i, year, seed, life)
    return number


def test_batches_withhold_from_those_who_miss_it_one_by_one(base: Scenario) -> None:
    place = Workplace(BLOCK_SIZE, [base], 1, 1)
    place.run(range(0, base.people, 400))
    people, rooms, facts = place.people, place.rooms[0], place.packed[0].life
    n = int(place.counted()[0].tally.people[1].sum())
    assert (people.pension_state[0, :n] == DRAWS_RESIDENT).sum() > 2 * BATCH
    january = (base.first_year + 1, place.seed)
    withhold_all(people, n, *january, facts, rooms.book, rooms.scratch)
    withheld = rooms.book.head_step[0, 12:24, RESIDENTS_WITHHELD]
    assert withheld.max() == missing(people, n, *january, facts) > 20
