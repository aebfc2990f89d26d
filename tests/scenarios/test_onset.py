"""Onset keeps the prevalence by age, and the people die at the rates of the table."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from scenarios.conditions import death_base, mean_factor, read_conditions, survivors_with
from scenarios.mortality import death_hazards, life_expectancy
from scenarios.onset import onset_by_year, prevalence_by_year, prevalence_in_year
from sim.codes import NUM_AGES

CONDITIONS = read_conditions()
C = len(CONDITIONS.names)
TABLE = CONDITIONS.prevalence
YEARS = 78
#: The deaths of 2023 for ever, and those that are projected.
STEADY = np.repeat(death_hazards(2023, 1).astype(np.float64), 100, axis=0)
FALLING = death_hazards(2021, YEARS).astype(np.float64)
HELD = prevalence_by_year(CONDITIONS, FALLING)
HAZARD, SHARES = onset_by_year(CONDITIONS, FALLING)
PUBLISHED = [CONDITIONS.names.index(name) for name in ("hypertension", "diabetes", "copd")]


def chances(hazard: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Chance in a year of a ring for each condition."""
    rings = -np.expm1(-hazard.astype(np.float64))
    return np.asarray(rings[..., None] * np.diff(shares.astype(np.float64), axis=-1, prepend=0))


def test_survivors_and_new_patients_make_the_prevalence_of_the_next_year() -> None:
    base = death_base(CONDITIONS, HELD, FALLING)
    left = survivors_with(CONDITIONS, HELD, base)
    found = left + (1 - left) * chances(HAZARD, SHARES)
    # single precision of the shares: 6e-8 of all rings, of which there are under 0.7 a year
    assert np.allclose(found[:-1, :, 1:-1], HELD[1:, :, 2:], rtol=1e-6, atol=5e-8)
    assert np.array_equal(HELD[0], TABLE)


def test_prevalence_by_age_stays_as_deaths_fall() -> None:
    assert np.all(HELD >= TABLE)
    assert np.array_equal(
        HELD[:, :, :101, PUBLISHED], np.repeat(TABLE[None], YEARS, 0)[:, :, :101, PUBLISHED]
    )
    excess = HELD - TABLE
    assert excess[:30, :, :81].max() < 0.0015  # of the people of an age, in a generation
    assert excess[:, :, :81].max() < 0.003
    assert excess[:, :, :101].max() < 0.03


def test_the_newborn_come_to_have_what_they_were_born_with() -> None:
    congenital = CONDITIONS.names.index("congenital_heart_disease")
    assert np.all(HAZARD[:, :, 0] == 0)
    assert chances(HAZARD, SHARES)[:, :, 1, congenital] == pytest.approx(
        np.repeat(TABLE[None, :, 2, congenital], YEARS, 0), rel=1e-5
    )


def test_a_condition_without_excess_risk_needs_the_plain_chance() -> None:
    harmless = dataclasses.replace(CONDITIONS, mortality_factor=np.ones(C))
    found = chances(*onset_by_year(harmless, FALLING[:1]))[0, 0, 30, 0]
    well = 1 - TABLE[0, :, 0]
    assert found == pytest.approx(1 - well[31] / well[30], rel=1e-6)


def test_a_deadlier_condition_needs_more_onset() -> None:
    factor = CONDITIONS.mortality_factor.copy()
    factor[PUBLISHED] *= 1.5
    deadlier = dataclasses.replace(CONDITIONS, mortality_factor=factor)
    found = chances(*onset_by_year(deadlier, FALLING[:1]))[0, :, 50:90, PUBLISHED]
    assert np.all(found > chances(HAZARD[:1], SHARES[:1])[0, :, 50:90, PUBLISHED])


def live(
    sex: int, first: int, deaths: np.ndarray, people: int, seed: int
) -> list[tuple[int, float, float, np.ndarray, int]]:
    """A cohort of persons from an age reached to 99, as the engine lets them live.

    By year: age, hazard of death of those alive and its standard error, prevalence, people.
    """
    held_by_year = prevalence_by_year(CONDITIONS, deaths)
    base = death_base(CONDITIONS, held_by_year, deaths)
    hazard, shares = onset_by_year(CONDITIONS, deaths)
    rng = np.random.default_rng(seed)
    held = (rng.random((people, C)) < TABLE[sex, first]).astype(np.float32)
    course = []
    for y, age in enumerate(range(first, min(100, first + len(deaths)))):
        factor = 1 + held @ np.float32(CONDITIONS.mortality_factor - 1)
        alive = np.exp(-base[y, sex, age] * factor.astype(np.float64))
        error = alive.std() / alive.mean() / np.sqrt(len(held))
        course.append((age, -np.log(alive.mean()), error, held.mean(axis=0), len(held)))
        held = held[rng.random(len(held)) < alive]
        ringing = np.flatnonzero(rng.random(len(held)) < -np.expm1(-hazard[y, sex, age]))
        held[ringing, np.searchsorted(shares[y, sex, age], rng.random(len(ringing)), "right")] = 1
    return course


@pytest.mark.parametrize(
    ("sex", "first", "deaths"), [(0, 30, FALLING), (1, 30, FALLING), (0, 1, STEADY), (1, 1, STEADY)]
)
def test_people_with_any_conditions_die_at_the_table(
    sex: int, first: int, deaths: np.ndarray
) -> None:
    expected = prevalence_by_year(CONDITIONS, deaths)
    lived = death_hazards(2023, 1)[0, sex].astype(np.float64)
    table = lived.copy()
    for y, (age, found, error, prevalence, people) in enumerate(
        live(sex, first, deaths, 50_000, seed=3)
    ):
        lived[age], table[age] = found, deaths[y, sex, age]
        if age % 5 or age > 90:
            continue
        # Four standard errors; where nobody comes to have two in a year the many are fewer.
        assert abs(found - table[age]) < 4 * error + 0.003 * found, age
        share = expected[y, sex, age]
        # five, for 62 conditions at 18 ages; a count of one has the error of its root
        noise = 5 * np.sqrt(share / people) + 3 / people
        assert np.all(np.abs(prevalence - share) < noise), age
    # three standard errors of 0.012 years, and 0.015 for the same reason
    assert life_expectancy(lived) == pytest.approx(life_expectancy(table), abs=0.05)


def test_the_factor_of_a_year_is_that_of_the_time_lived_with_new_conditions_all_year() -> None:
    seen = prevalence_in_year(CONDITIONS, HELD[:1], FALLING[:1])[0]
    base = death_base(CONDITIONS, HELD[0], FALLING[0])
    new = chances(HAZARD[:1], SHARES[:1])[0]
    excess = CONDITIONS.admission_factor - 1
    lived, weighed = np.zeros((2, NUM_AGES)), np.zeros((2, NUM_AGES))
    for time in (np.arange(200) + 0.5) / 200:
        left = survivors_with(CONDITIONS, HELD[0], base * time)
        with_it = left + (1 - left) * new
        alive = np.exp(-FALLING[0] * time)
        lived += alive
        weighed += alive * (1 + with_it @ excess)
    found = mean_factor(CONDITIONS, seen, "admission")
    ages = slice(2, 96)
    assert found[:, ages] == pytest.approx((weighed / lived)[:, ages], rel=0.002)
    before = mean_factor(CONDITIONS, HELD[0], "admission")
    assert np.all(found[:, 30:90] > 1.003 * before[:, 30:90])


def test_one_clock_rings_for_all_and_shares_say_for_which() -> None:
    assert HAZARD.dtype == np.float32
    assert SHARES.dtype == np.float32
    assert HAZARD.shape == (YEARS, 2, NUM_AGES)
    assert SHARES.shape == (YEARS, 2, NUM_AGES, C)
    assert np.all(SHARES[..., -1] == 1)
    assert np.all(np.diff(SHARES, axis=-1) >= 0)
    assert HAZARD.min() == 0
    assert HAZARD[:, :, 80].max() < 0.15


def test_the_rarest_conditions_are_not_lost_in_rounding() -> None:
    base = death_base(CONDITIONS, TABLE, FALLING[0])
    left = survivors_with(CONDITIONS, TABLE, base)[:, 1:89]
    expected = np.maximum((TABLE[:, 2:90] - left) / (1 - left), 0).sum(axis=(0, 1))
    found = chances(HAZARD[0], SHARES[0])[:, 1:89].sum(axis=(0, 1))
    assert found == pytest.approx(expected, rel=0.02)


def test_where_nothing_begins_the_shares_are_one() -> None:
    nothing = dataclasses.replace(CONDITIONS, prevalence=np.zeros((2, NUM_AGES, C)))
    hazard, shares = onset_by_year(nothing, FALLING[:2])
    assert np.all(hazard == 0)
    assert np.all(shares == 1)


def test_a_place_with_many_times_the_conditions_keeps_its_chances_under_one() -> None:
    many = dataclasses.replace(CONDITIONS, prevalence=np.minimum(TABLE * 4, 0.95))
    hazard, _ = onset_by_year(many, FALLING[:1])
    assert -np.expm1(-hazard.max()) == pytest.approx(0.95, rel=1e-5)
