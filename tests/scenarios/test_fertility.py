"""Deliveries meet the birth rates of the United Nations and the order of births of the census."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.fertility import (
    birth_rates,
    delivery_hazards,
    expected_deliveries,
    male_share,
)
from scenarios.orders import census_mix, order_shares
from scenarios.population import start_population
from scenarios.tabular import numbers, read_rows
from sim.errors import ScenarioError

RESIDENCE = {"city": 0.43, "town": 0.29, "rural": 0.28}


def un_rates(column: str) -> dict[int, float]:
    rows = read_rows("un_indicators.csv")
    return {int(r["year"]): float(numbers([r], [column])[0, 0]) for r in rows}


def test_rates_sum_to_the_total_fertility_of_each_variant() -> None:
    for variant, column in (("low", "tfr_low"), ("medium", "tfr"), ("high", "tfr_high")):
        wanted = [un_rates(column)[year] for year in range(2024, 2060)]
        assert birth_rates(2024, 36, variant).sum(axis=1) == pytest.approx(wanted, rel=1e-9)


def test_estimates_have_one_variant() -> None:
    assert np.array_equal(birth_rates(2023, 1, "low"), birth_rates(2023, 1, "high"))


@pytest.mark.parametrize("months_between", [0, 9, 12])
@pytest.mark.parametrize("province", ["Shandong", "重庆"])
def test_expected_deliveries_are_the_rates(province: str, months_between: int) -> None:
    hazard, parity, recent = delivery_hazards(2023, 30, province, months_between=months_between)
    found = expected_deliveries(hazard, parity, recent, months_between).sum(axis=2)
    wanted = birth_rates(2023, 30)
    assert found[:, 16:50] == pytest.approx(wanted[:, 16:50], rel=1e-4)
    assert found.sum(axis=1) == pytest.approx(wanted.sum(axis=1), rel=1e-4)


def test_level_and_twins_change_deliveries() -> None:
    hazard, parity, recent = delivery_hazards(2023, 3, "Shandong", level=1.3, twin_share=0.02)
    found = expected_deliveries(hazard, parity, recent).sum(axis=(1, 2))
    assert found == pytest.approx(birth_rates(2023, 3).sum(axis=1) * 1.3 / 1.02, rel=1e-4)


def test_hazards_are_sane() -> None:
    hazard, parity, recent = delivery_hazards(2023, 40, "Shandong")
    assert hazard.shape == (40, 111, 6)
    assert parity.shape == recent.shape == (111, 6)
    assert [a.dtype.name for a in (hazard, parity, recent)] == ["float32", "float64", "float32"]
    assert np.all(np.isfinite(hazard))
    assert hazard.min() >= 0
    assert hazard.max() < 3
    assert not hazard[:, :10].any()
    assert not hazard[:, 56:].any()


def test_parity_shares_add_up_and_grow_with_age() -> None:
    _, parity, recent = delivery_hazards(2023, 1, "Shandong")
    assert parity.sum(axis=1) == pytest.approx(np.ones(111))
    assert parity.min() >= 0
    assert np.all(np.diff(parity[15:36, 0]) < 0)
    assert np.all(recent[:, 0] == 0)
    assert recent.max() <= 1


def test_births_of_2020_have_about_the_order_mix_of_the_province() -> None:
    women = start_population(1_000_000, "Shandong", RESIDENCE, 2021)[1]
    births = (women * birth_rates(2020, 1)[0])[:, None] * order_shares(2020, "Shandong")
    mix = births.sum(axis=0) / births.sum()
    # ages of the place's mothers differ from those of the census: 1 point
    assert mix == pytest.approx(census_mix(2020, "Shandong"), abs=0.01)


def test_order_shares_move_from_one_census_to_the_next() -> None:
    early, middle, late = (order_shares(year, "China") for year in (2005, 2015, 2030))
    assert np.array_equal(early, order_shares(2010, "China"))
    assert np.allclose(middle, (early + late) / 2)
    assert np.allclose(late.sum(axis=1), 1)


def test_male_share_follows_the_sex_ratio_at_birth() -> None:
    assert male_share(2023, 1)[0] == pytest.approx(1.108 / 2.108)
    assert np.all(np.diff(male_share(2023, 30)) <= 1e-9)


@pytest.mark.parametrize(
    "bad",
    [
        {"province": "Shangdong"},
        {"variant": "mid"},
        {"months_between": 13},
        {"twin_share": 1.0},
        {"level": -1.0},
    ],
)
def test_bad_input_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ScenarioError):
        delivery_hazards(2023, 1, **{"province": "Shandong", **bad})  # type: ignore[arg-type]


def test_a_misspelt_province_gets_a_suggestion() -> None:
    with pytest.raises(ScenarioError, match="Did you mean Shandong"):
        delivery_hazards(2023, 1, "Shangdong")
