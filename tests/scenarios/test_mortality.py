"""Mortality meets the life expectancies of the United Nations."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.mortality import death_hazards, life_expectancy
from scenarios.tabular import numbers, read_rows
from sim.errors import ScenarioError


def indicator(year: int, column: str) -> float:
    row = next(r for r in read_rows("un_indicators.csv") if r["year"] == str(year))
    return float(numbers([row], [column])[0, 0])


@pytest.mark.parametrize("year", [2023, 2035, 2050])
@pytest.mark.parametrize(("sex", "name"), [(0, "male"), (1, "female")])
def test_expectation_of_life_is_the_united_nations(year: int, sex: int, name: str) -> None:
    found = life_expectancy(death_hazards(year, 1)[0, sex])
    assert found == pytest.approx(indicator(year, f"e0_{name}"), abs=0.01)


@pytest.mark.parametrize("year", [2035, 2050])
def test_low_and_high_are_the_bounds_of_both_sexes(year: int) -> None:
    def both(variant: str) -> float:
        hazards = death_hazards(year, 1, variant)[0]
        boys = indicator(year, "sex_ratio_birth")
        boys /= 1 + boys
        return boys * life_expectancy(hazards[0]) + (1 - boys) * life_expectancy(hazards[1])

    # the UN weighs the sexes a little differently: 0.25 years
    assert both("low") == pytest.approx(indicator(year, "e0_p10"), abs=0.25)
    assert both("high") == pytest.approx(indicator(year, "e0_p90"), abs=0.25)
    assert both("low") < both("medium") < both("high")


def test_a_constant_hazard_gives_its_inverse() -> None:
    assert life_expectancy(np.full(111, 0.1)) == pytest.approx(10.0)


def test_hazards_are_positive_and_rise_after_thirty() -> None:
    hazards = death_hazards(2021, 60)
    assert hazards.shape == (60, 2, 111)
    assert hazards.dtype == np.float32
    assert hazards.min() > 0
    assert np.all(np.diff(hazards[:, :, 30:], axis=2) > 0)
    assert hazards.max() < 3


def test_most_infant_deaths_fall_into_the_year_of_birth() -> None:
    hazards = death_hazards(2023, 1)[0]
    in_birth_year, a_year_later = 0.5 * hazards[:, 0], hazards[:, 1]
    assert np.all(in_birth_year > 3 * a_year_later)


def test_level_is_a_factor() -> None:
    assert np.allclose(death_hazards(2023, 2, level=1.2), 1.2 * death_hazards(2023, 2), rtol=1e-6)


def test_years_outside_the_tables_take_the_nearest() -> None:
    assert np.array_equal(death_hazards(2120, 1), death_hazards(2100, 1))


@pytest.mark.parametrize("bad", [{"variant": "lo"}, {"level": 0.0}, {"level": float("nan")}])
def test_bad_input_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ScenarioError):
        death_hazards(2023, 1, **bad)  # type: ignore[arg-type]
