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


@pytest.mark.parametrize("measure", ["stays_per_100", "visits_per_insured"])
def test_use_of_residents_is_of_the_same_people_in_all_years(measure: str) -> None:
    known = published(measure, "resident")
    # all admissions (visits) of the nation grew by 3 to 9 (1 to 6) % a year in 2015-2019
    growth = [known[year] / known[year - 1] - 1 for year in range(2013, 2020)]
    assert 0.0 < min(growth)
    assert max(growth) < 0.11


def test_stays_of_both_schemes_are_a_steady_part_of_all_admissions() -> None:
    # ten thousand: admissions (NHC), insured residents and employees (NHSA)
    years = {2018: (25453.0, 102777.8, 31680.8), 2019: (26596.0, 102482.7, 32924.7)}
    part = [
        (published("stays_per_100", "resident")[year] * residents / 100)
        + (published("stays_per_100", "employee")[year] * employees / 100)
        for year, (_, residents, employees) in years.items()
    ]
    shares = [stays / years[year][0] for stays, year in zip(part, years, strict=True)]
    assert shares[0] == pytest.approx(shares[1], abs=0.005)


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
