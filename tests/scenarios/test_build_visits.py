"""Ordinary visits: published means, burdens that add up, costs by hospital."""

from __future__ import annotations

import illness_place as place
import numpy as np
import pytest

from scenarios.onset import prevalence_by_year, prevalence_in_year
from scenarios.visits import burdens, visit_costs, visit_strata
from sim.codes import HOSPITALS, NUM_AGES, SCHEMES
from sim.illness import VISIT_AGES


def test_burdens_of_two_conditions_are_those_of_two_coins() -> None:
    found = burdens(np.array([[0.5, 0.2]]))
    assert found == pytest.approx(np.array([[0.4, 0.5, 0.1]]))


def test_people_of_the_known_years_make_the_published_visits() -> None:
    level = {"illness__visit_level": np.ones(len(SCHEMES)), "illness__prevalence_level": 1.0}
    built = place.build(place.changed(place.steady(), **level))
    held = prevalence_by_year(built.conditions, built.death)
    shares = burdens(prevalence_in_year(built.conditions, held, built.death)[:2])
    of_class = np.searchsorted(VISIT_AGES, np.arange(NUM_AGES), side="right") - 1
    visits = np.einsum("ysab,yxab->ysxa", built.illness.visit_mean[:2, :, of_class], shares)
    number = visits * built.lived
    # NHSA long series 2022 and 2023, visits per insured without chronic care
    for part, published in ((slice(0, 1), (1.728, 2.1572)), (slice(1, 3), (4.8609, 5.8764))):
        found = number[:, part].sum(axis=(1, 2, 3))
        assert np.array(published) == pytest.approx(found)


def test_visits_rise_with_the_number_of_conditions() -> None:
    assert np.all(np.diff(place.base().illness.visit_mean, axis=3) > 0)


def test_over_hospitals_a_visit_costs_the_published_mean() -> None:
    shares = np.array([[0.6, 0.3, 0.08, 0.01, 0.01], [0.2] * 5, [0.0, 0.0, 1.0, 0.0, 0.0]])
    facts = place.changed(place.steady(), illness__visit_cost_level=np.ones(len(SCHEMES)))
    cost = visit_costs(facts, 2022, 2, shares)
    assert (2, len(SCHEMES), len(HOSPITALS)) == cost.shape
    published = np.array([[102.1885, 229.2444, 229.2444], [115.9445, 265.9842, 265.9842]])
    assert (cost * shares).sum(axis=2) == pytest.approx(published)
    assert cost[0, 0, 2] / cost[0, 0, 1] == pytest.approx(317.8 / 202.8)


def test_number_and_cost_share_the_spread_of_a_year() -> None:
    number, cost = visit_strata(1.2)
    assert number.mean() == pytest.approx(1)
    assert cost.mean() == pytest.approx(1)
    assert np.ptp(number) > np.ptp(cost)
