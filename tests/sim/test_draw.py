"""Chance belongs to the person: known answers, open intervals, identities."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from sim.clocks import refill
from sim.codes import DRAW_CLOCK_DEATH, DRAW_START, DRAW_STAY
from sim.draw import (
    draw_batch,
    lognormal,
    normal_quantile,
    philox,
    quantile_batch,
    related,
    uniforms,
)
from sim.medical import BATCH, empty_room

# Random123, file kat_vectors: philox4x32-10 with counter, key, answer.
KNOWN = [
    ("00000000 " * 4, "00000000 " * 2, "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff " * 4, "ffffffff " * 2, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    (
        "243f6a88 85a308d3 13198a2e 03707344",
        "a4093822 299f31d0",
        "d16cfe09 94fdcceb 5001e420 24126ea1",
    ),
]


def words(text: str) -> list[np.uint64]:
    return [np.uint64(int(word, 16)) for word in text.split()]


@pytest.mark.parametrize(("counter", "key", "answer"), KNOWN)
def test_philox_gives_the_known_answers_of_random123(counter: str, key: str, answer: str) -> None:
    assert words(answer) == [np.uint64(word) for word in philox(*words(counter), *words(key))]


def test_uniform_numbers_stay_inside_the_open_interval() -> None:
    drawn = np.array([uniforms(3, person, DRAW_START, 0) for person in range(20_000)])
    assert 0.0 < drawn.min()
    assert drawn.max() < 1.0
    for column in drawn.T:
        assert stats.kstest(column, "uniform").pvalue > 1e-4


def test_seed_person_kind_and_occurrence_each_change_the_draw() -> None:
    draws = {
        uniforms(seed, person, kind, occurrence)
        for seed in (1, 2)
        for person in (5, 6)
        for kind in (10, 11)
        for occurrence in (0, 1)
    }
    assert 16 == len(draws)


def test_a_batch_draws_what_each_of_its_people_draws_alone() -> None:
    room = empty_room()
    people = np.arange(BATCH, dtype=np.uint64) << np.uint64(37)
    room.person[0], room.turn[0] = people, np.arange(BATCH) % 7
    draw_batch(2**64 - 3, DRAW_STAY, BATCH - 5, room[0])
    alone = [uniforms(2**64 - 3, person, DRAW_STAY, k % 7) for k, person in enumerate(people)]
    assert np.array_equal(room.luck[0].T[: BATCH - 5], np.array(alone)[: BATCH - 5])
    assert not room.luck[0].T[BATCH - 5 :].any()


def test_quantiles_of_a_batch_are_those_of_single_chances() -> None:
    chances = np.linspace(1e-6, 1.0 - 1e-6, 4001)
    quantiles = np.zeros_like(chances)
    quantile_batch(len(chances), chances, quantiles)
    assert np.array_equal(quantiles, [normal_quantile(chance) for chance in chances])
    assert np.allclose(quantiles, stats.norm.ppf(chances), rtol=1e-8, atol=1e-8)


def test_clocks_are_unit_exponential() -> None:
    luck = [refill(1, person, DRAW_CLOCK_DEATH, 0) for person in range(20_000)]
    assert stats.kstest(luck, "expon").pvalue > 1e-4


def test_lognormal_costs_have_the_mean_that_is_asked_for() -> None:
    pairs = [uniforms(1, person, 32, 1)[:2] for person in range(40_000)]
    costs = np.array([lognormal(4800.0, 0.3, u, v) for u, v in pairs])
    error = costs.std() / np.sqrt(costs.size)
    assert abs(costs.mean() - 4800.0) < 4 * error


def test_children_and_movers_of_one_person_are_all_different_people() -> None:
    mother = np.uint64(371500 << 40)
    kin = {int(related(mother, order, relation)) for order in range(1, 9) for relation in (1, 2)}
    assert 16 == len(kin)
    assert int(mother) not in kin


def test_a_child_is_the_same_person_wherever_it_is_asked() -> None:
    assert related(np.uint64(77), 2, 1) == related(np.uint64(77), 2, 1)
    assert related(np.uint64(77), 2, 1) != related(np.uint64(78), 2, 1)
