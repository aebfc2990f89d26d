"""The start population is whole, plausible and keeps the census total."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.catalogue import PROVINCES
from scenarios.census import census_population, census_shares
from scenarios.fertility import birth_rates
from scenarios.mortality import AGE_STARTS
from scenarios.population import start_population
from scenarios.rounding import largest_remainder
from scenarios.tabular import find_province, numbers, read_rows
from sim.errors import ScenarioError

LIAOCHENG = 5_952_500
RESIDENCE = {"city": 0.25, "town": 0.28, "rural": 0.47}


def test_census_total_is_kept_to_the_person() -> None:
    people = census_population(LIAOCHENG, "Shandong", RESIDENCE)
    assert people.dtype == np.int64
    assert people.sum() == LIAOCHENG
    assert people.min() >= 0


def test_every_province_can_be_split() -> None:
    provinces = {row["province"] for row in read_rows("census2020_province_age.csv")}
    assert len(provinces) == 32
    for province in sorted(provinces):
        assert census_population(100_000, province, RESIDENCE).sum() == 100_000


def test_five_year_groups_are_those_of_the_census() -> None:
    rows = find_province(read_rows("census2020_province_age.csv"), "Shandong")
    rural = [r for r in rows if r["residence"] == "rural"]
    groups = numbers(rural, [f"age_{age}" for age in AGE_STARTS])
    people = census_population(int(groups.sum()), "山东", {"rural": 1.0})
    assert np.add.reduceat(people, AGE_STARTS, axis=1) == pytest.approx(groups, abs=5)


def test_cohorts_lose_only_the_dead() -> None:
    before = start_population(LIAOCHENG, "Shandong", RESIDENCE, 2022)
    after = start_population(LIAOCHENG, "Shandong", RESIDENCE, 2023)
    assert np.all(after[:, 3:110] <= before[:, 2:109] + 1)
    assert after[:, 2:60].sum() > 0.99 * before[:, 1:59].sum()


def test_nobody_of_the_year_is_born_yet() -> None:
    people = start_population(LIAOCHENG, "Shandong", RESIDENCE, 2023)
    assert people.shape == (2, 111)
    assert not people[:, 0].any()
    assert people.min() >= 0


def test_total_and_sex_ratio_stay_plausible() -> None:
    people = start_population(LIAOCHENG, "Shandong", RESIDENCE, 2023)
    assert people.sum() == pytest.approx(LIAOCHENG, rel=0.02)
    assert 0.98 < people[0].sum() / people[1].sum() < 1.08
    assert people[0, 90:].sum() < people[1, 90:].sum()


@pytest.mark.parametrize("province", PROVINCES)
def test_the_oldest_are_fewer_at_every_age(province: str) -> None:
    shares = census_shares(province, RESIDENCE)
    # of two neighbouring ages of one census over 90 the elder has at most 84 % of the younger
    assert np.all(shares[:, 91:] < 0.84 * shares[:, 90:-1])
    assert np.all(shares[:, 90:-1] > 0)


def test_bulge_of_1986_to_1990_is_visible() -> None:
    by_age = start_population(LIAOCHENG, "Shandong", RESIDENCE, 2023).sum(axis=0)
    bulge = by_age[2023 - 1990 : 2023 - 1986 + 1].mean()
    assert bulge > 1.2 * by_age[2023 - 1982 : 2023 - 1978 + 1].mean()
    assert bulge > 1.7 * by_age[2023 - 1998 : 2023 - 1994 + 1].mean()


def test_famine_cohorts_are_few() -> None:
    by_age = start_population(LIAOCHENG, "Shandong", RESIDENCE, 2023).sum(axis=0)
    assert by_age[2023 - 1960] < 0.6 * by_age[2023 - 1964]


def test_births_of_the_place_are_plausible() -> None:
    women = start_population(LIAOCHENG, "Shandong", RESIDENCE, 2023)[1]
    assert 25_000 < women @ birth_rates(2023, 1)[0] < 34_000


@pytest.mark.parametrize(
    ("total", "province", "year", "births_level", "people", "men", "women"),
    [
        (5_952_500, "Shandong", 2021, 1.0, 5_950_420, 6_662_101_064, 7_074_951_891),
        (5_952_500, "Shandong", 2023, 0.7, 5_883_766, 6_809_660_190, 7_280_458_528),
        (696_922, "Hunan", 2022, 1.0, 694_788, 779_201_733, 793_342_799),
        (1_000_000, "China", 2030, 1.0, 970_814, 1_205_140_419, 1_271_184_741),
    ],
)
def test_starts_after_the_census_are_as_they_were_before_the_past_was_opened(
    total: int, province: str, year: int, births_level: float, people: int, men: int, women: int
) -> None:
    # sums over people of the square of age reached + 1, saved from the code that knew 2020 only;
    # anew when the people of 90 and over got a smooth decline
    found = start_population(total, province, RESIDENCE, year, births_level=births_level)
    assert people == found.sum()
    assert [men, women] == list(found @ np.arange(1, 112) ** 2)


def test_births_level_moves_only_the_youngest() -> None:
    low = start_population(LIAOCHENG, "Shandong", RESIDENCE, 2023, births_level=0.5)
    high = start_population(LIAOCHENG, "Shandong", RESIDENCE, 2023)
    assert np.abs(low[:, 4:] - high[:, 4:]).max() <= 1
    assert low[:, 1:3].sum() == pytest.approx(high[:, 1:3].sum() / 2, rel=1e-4)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"year": 2010}, "The earliest is 2011"),
        ({"census_year": 2010}, "2020"),
        ({"residence": {"city": 0.5, "village": 0.5}}, "village"),
        ({"residence": {"city": 0.5, "rural": 0.4}}, "add up to 1"),
        ({"province": "Chongking"}, "Did you mean Chongqing"),
        ({"total": 0}, "total is 0"),
        ({"births_level": -1.0}, "births_level"),
    ],
)
def test_bad_input_is_refused(change: dict[str, object], message: str) -> None:
    good = {"total": 1000, "province": "Shandong", "residence": RESIDENCE, "year": 2023}
    with pytest.raises(ScenarioError, match=message):
        start_population(**{**good, **change})  # type: ignore[arg-type]


def test_largest_remainder_keeps_totals_and_shape() -> None:
    weights = np.random.default_rng(1).random((7, 11))
    for total in (0, 1, 10, 76, 10**12 + 7):
        rounded = largest_remainder(weights, total)
        assert rounded.shape == (7, 11)
        assert rounded.sum() == total
        assert np.all(np.abs(rounded - weights / weights.sum() * total) < 1.001)
    assert largest_remainder([1.0, 1.0, 1.0], 2).tolist() == [1, 1, 0]


@pytest.mark.parametrize("weights", [[-1.0, 2.0], [float("nan")], [0.0, 0.0]])
def test_largest_remainder_refuses_bad_weights(weights: list[float]) -> None:
    with pytest.raises(ScenarioError):
        largest_remainder(weights, 3)
