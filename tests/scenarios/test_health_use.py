"""Published use of care stands as it is; before and after it growth carries on."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.health_use import national_use, path_from, published
from scenarios.tabular import read_rows
from sim.errors import ScenarioError


def by_tenth(year: int) -> np.ndarray:
    return np.array([0.1, 0.2, 0.2])


def test_published_years_stand_as_they_are() -> None:
    found = national_use("stays_per_100", 2019, 5, by_tenth)
    assert found[:, 0] == pytest.approx([16.6427, 15.1013, 15.2161, 16.2591, 20.6892], abs=1e-3)
    assert found[:, 1] == pytest.approx([18.2823, 15.3179, 16.6533, 17.3193, 21.591], abs=1e-3)
    assert np.array_equal(found[:, 1], found[:, 2])


def test_growth_carries_on_after_and_runs_back_before() -> None:
    cost = published("cost_per_stay", "resident")
    first, last = min(cost), max(cost)
    found = national_use("cost_per_stay", first - 1, last - first + 3, by_tenth)[:, 0]
    assert found[-1] == pytest.approx(cost[last] * 1.1)
    assert found[0] == pytest.approx(cost[first] / 1.1)
    assert found[1] == cost[first]


def test_a_path_is_one_in_its_base_year() -> None:
    path = path_from(2022, 2021, 3, by_tenth)
    assert path[:, 0] == pytest.approx([1 / 1.1, 1, 1.1])
    assert path_from(2022, 2024, 1, by_tenth)[0, 1] == pytest.approx(1.44)
    assert path_from(2022, 2019, 1, by_tenth)[0, 1] == pytest.approx(1.2**-3)


def test_an_unknown_measure_is_an_error() -> None:
    with pytest.raises(ScenarioError, match=r"miracles, resident: years are \[\]"):
        published("miracles", "resident")


def test_every_figure_has_a_source() -> None:
    assert all(row["source"] for row in read_rows("health_use.csv"))
