"""Chronic conditions of a place: prevalence, deaths kept, cost of care by law and choice."""

from __future__ import annotations

import illness_place as place
import numpy as np
import pytest

from scenarios.chronic import MOST, conditions_of_place
from scenarios.conditions import mean_factor, read_conditions
from sim.codes import NUM_AGES


def test_a_level_raises_all_conditions_and_leaves_some_people_free() -> None:
    facts = place.changed(place.steady(), illness__prevalence_level=2.0)
    found = conditions_of_place(facts, read_conditions()).prevalence
    assert found.max() <= MOST
    below = found < MOST
    assert np.array_equal(found[below], 2 * read_conditions().prevalence[below])


def test_deaths_of_all_people_stay_near_those_of_the_table() -> None:
    built = place.build(place.changed(place.steady(), illness__prevalence_level=1.0))
    death = built.death
    mean = mean_factor(built.conditions, built.conditions.prevalence, "mortality")
    base = built.illness.death_base[0].reshape(2, NUM_AGES)
    # the mean is that of 1 January; through the year those with conditions die first
    assert np.all(base * mean >= death[0] * (1 - 1e-6))
    assert base[:, 20:70] * mean[:, 20:70] == pytest.approx(death[0, :, 20:70], rel=0.02)


def test_care_costs_a_twelfth_of_the_table_in_its_year() -> None:
    facts = place.changed(
        place.steady(), chronic__free_choice=False, illness__chronic_level=np.ones(3)
    )
    cost = place.build(facts).illness.chronic_cost
    expected = np.broadcast_to(read_conditions().annual_cost / 12, (3, cost.shape[2]))
    assert cost[0] == pytest.approx(expected)


def test_care_grows_with_prices_and_mix() -> None:
    facts = place.changed(place.steady(), illness__price_growth=0.02, illness__mix_growth=0.03)
    cost = place.build(facts).illness.chronic_cost
    assert cost[12] / cost[0] == pytest.approx(1.02 * 1.03)


def test_free_choice_of_hospital_raises_cost_from_its_month() -> None:
    closed = place.changed(
        place.steady(), chronic__free_choice=False, illness__free_choice_factor=1.2
    )
    free = place.build(place.changed(closed, (2023, 8), chronic__free_choice=True))
    before, after = place.build(closed).illness.chronic_cost, free.illness.chronic_cost
    assert np.array_equal(before[:19], after[:19])
    assert after[19:] / before[19:] == pytest.approx(1.2)


def test_a_condition_that_joins_the_list_costs_more() -> None:
    caps = np.full(len(read_conditions().names), 5_000.0)
    caps[3] = 0.0
    facts = place.changed(place.steady(), resident__chronic_cap=caps)
    longer = place.changed(facts, (2023, 1), resident__chronic_cap=np.full_like(caps, 5_000.0))
    ratio = place.build(longer).illness.chronic_cost / place.build(facts).illness.chronic_cost
    assert np.all(ratio[12:, 0, 3] > 1.05)
    others = np.delete(ratio[:, 0], 3, axis=1)
    assert np.all(others == 1.0)
