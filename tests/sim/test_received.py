"""Everybody is compared with themself: who gains, who loses, in which year, over the study."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from sim.ledger import GAIN, GAINERS, LOSERS, LOSS, NUM_ORDERS
from sim.received import compare, empty_received, note, received_of

Note = tuple[int, int, int]  # person, year, fen
YEARS, CELL, COVER = 4, 30, 2


def filled(notes: list[Note]) -> Any:
    table = empty_received(4096)
    for person, year, amount in notes:
        note(table[0], np.uint64(person), year, CELL, COVER, 0, amount)
    return received_of(table)


def gains_of(base: list[Note], reform: list[Note]) -> np.ndarray:
    gains = np.zeros((YEARS + 1, 21 * 2 * 9 * NUM_ORDERS, 4), np.int64)
    compare(filled(base), filled(reform), gains, 1)
    return np.asarray(gains.sum(axis=1))


def expected(base: list[Note], reform: list[Note]) -> np.ndarray:
    """The same by sums of each person and year."""
    by_year: Counter[tuple[int, int]] = Counter()
    for sign, notes in ((-1, base), (1, reform)):
        for person, year, amount in notes:
            by_year[person, year] += sign * amount
    whole: Counter[int] = Counter()
    gains = np.zeros((YEARS + 1, 4), np.int64)
    for (person, year), gain in by_year.items():
        whole[person] += gain
        write(gains[year], gain)
    for gain in whole.values():
        write(gains[YEARS], gain)
    return gains


def write(row: np.ndarray, gain: int) -> None:
    if gain > 0:
        row[[GAINERS, GAIN]] += 1, gain
    if gain < 0:
        row[[LOSERS, LOSS]] += 1, -gain


@pytest.mark.parametrize("changed", [0.0, 0.05, 0.5, 1.0])
@pytest.mark.parametrize("missing", [0.0, 0.02, 0.6])
def test_gains_are_those_of_sums_by_person_and_year(changed: float, missing: float) -> None:
    dice = np.random.default_rng(int(100 * changed + 10 * missing))
    notes = [
        (int(person), year, int(dice.integers(1, 1000)))
        for year in range(YEARS)
        for person in dice.integers(0, 300, size=500)
    ]
    base = [each for each in notes if dice.random() >= missing]
    reform = [
        (person, year, int(dice.integers(1, 1000)) if dice.random() < changed else amount)
        for person, year, amount in notes
        if dice.random() >= missing
    ]
    assert np.array_equal(expected(base, reform), gains_of(base, reform))


def test_settlements_that_change_places_are_no_gain() -> None:
    base = [(person, 1, 10 * person) for person in range(1, 200)]
    assert 0 == gains_of(base, base[::-1]).sum()
    assert 0 == gains_of(base, base[100:] + base[:100]).sum()


def test_who_receives_under_one_law_alone_gains_or_loses_all_of_it() -> None:
    base, reform = [(1, 0, 70), (2, 0, 5)], [(2, 0, 5), (3, 2, 40)]
    gains = gains_of(base, reform)
    assert (1, 70) == (gains[0, LOSERS], gains[0, LOSS])
    assert (1, 40) == (gains[2, GAINERS], gains[2, GAIN])
    assert (1, 40, 1, 70) == tuple(gains[YEARS, [GAINERS, GAIN, LOSERS, LOSS]])
