"""Chronic conditions: the tables are whole, and meet the surveys, the counts and the spending."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from scenarios import conditions as module
from scenarios.conditions import (
    death_base,
    mean_factor,
    not_yet,
    prevalence_by_age,
    read_conditions,
    survivors_with,
)
from scenarios.tabular import Row, numbers, read_rows
from sim.codes import CHRONIC_CLASSES, NUM_AGES
from sim.errors import ScenarioError

CONDITIONS = read_conditions()
C = len(CONDITIONS.names)
#: Share with each condition by completed age (2, 101, C): completed age x is age reached x + 1 on
#: 1 January, half a year on.
BY_COMPLETED = CONDITIONS.prevalence[:, 1:102]


def census() -> np.ndarray:
    """People of China in 2020 by sex and completed age (2, 101); 100 is open."""
    rows = read_rows("census2020_single_age.csv")
    return np.array(
        [
            numbers(rows, [f"{place}_{sex}" for place in ("city", "town", "rural")]).sum(axis=1)
            for sex in ("male", "female")
        ]
    )


PEOPLE = census()


def mean(name: str, low: int, high: int, sexes: tuple[int, ...] = (0, 1)) -> float:
    """Prevalence of a condition at completed ages low to high with the ages of the census."""
    people = PEOPLE[list(sexes), low : high + 1]
    share = BY_COMPLETED[list(sexes), low : high + 1, CONDITIONS.names.index(name)]
    return float((people * share).sum() / people.sum())


def test_conditions_fit_into_the_bits_and_many_are_rare() -> None:
    assert 30 <= C <= 64
    assert len(set(CONDITIONS.names)) == C
    assert len(set(CONDITIONS.names_zh)) == C
    assert len(set(CONDITIONS.names_en)) == C
    rare = CONDITIONS.classes == CHRONIC_CLASSES.index("rare")
    assert rare.sum() >= 11
    assert set(CONDITIONS.classes) == set(range(len(CHRONIC_CLASSES)))


def test_ids_keep_their_bits() -> None:
    # results of studies would move: append, never insert
    assert CONDITIONS.names[:4] == ("hypertension", "diabetes", "copd", "stroke")
    assert CONDITIONS.names.index("uraemia_dialysis") == 15
    assert CONDITIONS.names.index("malignant_tumour") == 18
    assert CONDITIONS.names[61] == "pompe_disease"


@pytest.mark.parametrize("table", ["conditions.csv", "condition_prevalence.csv"])
def test_every_row_has_a_source_and_every_assumption_a_why(table: str) -> None:
    for row in read_rows(table):
        assert row["source"], row
        assert row["why"] or row["source"] != "assumption", row


def test_arrays_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        CONDITIONS.prevalence[0, 0, 0] = 0.5
    with pytest.raises(ValueError, match="read-only"):
        CONDITIONS.annual_cost[0] = 1.0


def test_hypertension_by_age_is_that_of_the_survey() -> None:
    # China Hypertension Survey 2012-2015, both sexes
    survey = {
        (18, 24): 0.040,
        (25, 34): 0.061,
        (35, 44): 0.150,
        (45, 54): 0.296,
        (55, 64): 0.446,
        (65, 74): 0.557,
        (75, 100): 0.602,
    }
    for (low, high), published in survey.items():
        assert mean("hypertension", low, high) == pytest.approx(published, rel=0.005)


def test_diabetes_by_age_and_sex_is_that_of_the_survey() -> None:
    # China non-communicable disease surveillance 2010, from its figure
    ages = [(18, 29), (30, 39), (40, 49), (50, 59), (60, 69), (70, 100)]
    men = [0.053, 0.083, 0.135, 0.180, 0.207, 0.217]
    women = [0.040, 0.051, 0.091, 0.174, 0.245, 0.252]
    for (low, high), of_men, of_women in zip(ages, men, women, strict=True):
        assert mean("diabetes", low, high, (0,)) == pytest.approx(of_men, rel=0.005)
        assert mean("diabetes", low, high, (1,)) == pytest.approx(of_women, rel=0.005)


def test_copd_by_age_and_sex_is_that_of_the_survey() -> None:
    # surveillance of residents aged 40 and over, 2014; 20-39: China Pulmonary Health study
    ages = [(40, 49), (50, 59), (60, 69), (70, 100)]
    for (low, high), of_men in zip(ages, [0.090, 0.178, 0.304, 0.423], strict=True):
        assert mean("copd", low, high, (0,)) == pytest.approx(of_men, rel=0.005)
    for (low, high), of_women in zip(ages, [0.040, 0.075, 0.117, 0.185], strict=True):
        assert mean("copd", low, high, (1,)) == pytest.approx(of_women, rel=0.005)
    assert mean("copd", 20, 39) == pytest.approx(0.021, rel=0.02)


def test_stroke_over_forty_is_that_of_the_survey() -> None:
    assert mean("stroke", 40, 100) == pytest.approx(0.026, rel=0.005)  # Tu et al., 2020


def test_people_with_heart_disease_are_those_counted() -> None:
    # China cardiovascular report 2021, millions; 15 % of the 45.3 of peripheral artery disease
    counted = {
        "coronary_heart_disease": 11.39,
        "heart_failure": 8.9,
        "pulmonary_heart_disease": 5.0,
        "atrial_fibrillation": 4.87,
        "rheumatic_heart_disease": 2.5,
        "congenital_heart_disease": 2.0,
        "peripheral_artery_disease": 0.15 * 45.3,
    }
    for name, millions in counted.items():
        found = mean(name, 0, 100) * PEOPLE.sum() / 1e6
        assert found == pytest.approx(millions, rel=0.02), name


def schemes() -> tuple[np.ndarray, np.ndarray]:
    """Rough insured of 2023 by sex and completed age: employees with their pensioners, residents.

    270.99 million at work, spread over ages 20-59 of men and 20-49 of women, and 99.96 million
    pensioners above (NHSA bulletin 2023); all others are residents.
    """
    age = np.arange(101)
    ends = np.array([[60], [50]])
    at_work = PEOPLE * ((age >= 20) & (age < ends))
    retired = PEOPLE * (age >= ends)
    employees = at_work * 270.99e6 / at_work.sum() + retired * 99.96e6 / retired.sum()
    return employees, PEOPLE - employees


def test_spending_per_insured_is_of_the_published_order() -> None:
    cost = BY_COMPLETED @ (CONDITIONS.certify_share * CONDITIONS.annual_cost)
    employees, residents = schemes()
    # NHSA 2023: visits per insured times cost per visit, yuan. One set of shares serves both
    # schemes, so employees come out low and residents high; all together within 15 %.
    per_employee, per_resident = 0.7386 * 678.36, 0.3485 * 515.44
    assert 0.6 < np.average(cost, weights=employees) / per_employee < 1.0
    assert 1.0 < np.average(cost, weights=residents) / per_resident < 1.6
    published = np.average([per_employee, per_resident], weights=[370.95, 962.94])
    assert np.average(cost, weights=PEOPLE) == pytest.approx(published, rel=0.15)


def test_dialysis_and_cancer_are_certified_at_once_and_most_patients_by_the_usual_review() -> None:
    factor = dict(zip(CONDITIONS.names, CONDITIONS.certify_factor, strict=True))
    now = [factor[name] for name in ("uraemia_dialysis", "malignant_tumour", "kidney_transplant")]
    assert [0, 0, 0] == now
    assert [1, 1] == [factor[name] for name in ("hypertension", "diabetes")]
    certified = np.average(BY_COMPLETED, axis=(0, 1), weights=PEOPLE) * CONDITIONS.certify_share
    assert np.average(CONDITIONS.certify_factor, weights=certified) == pytest.approx(1, abs=0.1)


def test_certified_people_are_of_the_order_of_the_published_visits() -> None:
    certified = 1 - np.prod(1 - BY_COMPLETED * CONDITIONS.certify_share, axis=-1)
    share = np.average(certified, weights=PEOPLE)
    visits = np.average([0.7386, 0.3485], weights=[370.95, 962.94])  # per insured, NHSA 2023
    assert 5 < visits / share < 12  # between every tenth and every fifth week


def test_mean_factor_is_that_of_people_whatever_they_hold_together() -> None:
    rng = np.random.default_rng(1)
    luck = rng.random((1000, 1))  # the same luck for all conditions: as correlated as can be
    held = luck < np.array([0.6, 0.25, 0.1, 0.01])
    share = np.zeros(C)
    share[[0, 1, 3, 15]] = held.mean(axis=0)
    for which in ("mortality", "admission"):
        factors = getattr(CONDITIONS, f"{which}_factor")[[0, 1, 3, 15]]
        expected = np.mean(1 + held @ (factors - 1))
        assert mean_factor(CONDITIONS, share, which) == pytest.approx(expected, rel=1e-12)
    assert mean_factor(CONDITIONS, CONDITIONS.prevalence, "mortality").shape == (2, NUM_AGES)
    with pytest.raises(ScenarioError, match="admission"):
        mean_factor(CONDITIONS, share, "admissions")


def test_deaths_of_a_year_are_those_of_the_table_over_all_sets_of_conditions() -> None:
    at = np.array([0, 1, 3, 15])
    share = np.zeros((2, NUM_AGES, C))
    share[..., at] = 0.6, 0.25, 0.1, 0.01
    death = np.full((2, NUM_AGES), 0.3)
    base = death_base(CONDITIONS, share, death)
    alive, alive_with = 0.0, np.zeros((4, 4))
    for held in product((False, True), repeat=4):
        chance = np.prod(np.where(held, share[0, 70, at], 1 - share[0, 70, at]))
        factor = 1 + np.sum(CONDITIONS.mortality_factor[at] - 1, where=held)
        left = chance * np.exp(-base[0, 70] * factor)
        alive += left
        alive_with += left * np.outer(held, held)
    assert alive == pytest.approx(np.exp(-0.3), rel=1e-12)
    found = survivors_with(CONDITIONS, share, base)[0, 70, at]
    assert np.diag(alive_with) / alive == pytest.approx(found, rel=1e-12)
    together = np.outer(found, found)[np.triu_indices(4, 1)]  # independent as before
    assert alive_with[np.triu_indices(4, 1)] / alive == pytest.approx(together, rel=1e-12)


def test_hazards_of_death_are_found_for_all_ages_and_years_at_once() -> None:
    death = np.linspace(1e-5, 1.2, 3 * 2 * NUM_AGES).reshape(3, 2, NUM_AGES)
    base = death_base(CONDITIONS, CONDITIONS.prevalence, death)
    share = CONDITIONS.prevalence
    spared = 1 - share + share * np.exp(-base[..., None] * (CONDITIONS.mortality_factor - 1))
    assert base - np.log(spared).sum(axis=-1) == pytest.approx(death, rel=1e-11)
    assert np.array_equal(base[1], death_base(CONDITIONS, share, death[1]))


def test_nobody_has_a_condition_before_the_second_calendar_year_of_life() -> None:
    # the engine's newborn join without, so their table starts there
    assert np.all(CONDITIONS.prevalence[:, :2] == 0)
    assert np.all(CONDITIONS.prevalence[:, 2].sum(axis=-1) > 0.003)


def test_skipping_draws_the_prevalence() -> None:
    share = np.array([0.5, 0.0, 0.2, 0.01, 0.3])
    table = not_yet(share)
    assert table[0] == 1.0
    assert table[-1] == pytest.approx(np.prod(1 - share))
    rng = np.random.default_rng(5)
    people = 20_000
    held = np.zeros((people, 5))
    for i in range(people):
        k = 0
        while k < 5:
            behind = np.flatnonzero(table[k + 1 :] <= rng.random() * table[k])
            k = k + 1 + behind[0] if len(behind) else 6
            if k <= 5:
                held[i, k - 1] = 1
    # four standard errors
    assert np.all(np.abs(held.mean(axis=0) - share) <= 4 * np.sqrt(share * (1 - share) / people))
    assert abs(np.mean(held[:, 0] * held[:, 4]) - 0.15) < 4 * np.sqrt(0.15 * 0.85 / people)


def test_curve_runs_through_its_knots_and_is_zero_outside() -> None:
    knots = [("both", "20", "0.0"), ("both", "40", "0.1"), ("both", "60", "0.3")]
    table = prevalence_by_age(("a",), rows(knots))
    assert np.all(table[:, :21] == 0)
    assert np.all(table[:, 61:] == 0)
    assert table[0, 40:42, 0].mean() == pytest.approx(0.1, rel=0.01)  # half a year before, after
    assert np.all(np.diff(table[0, 21:61, 0]) > 0)


def rows(knots: list[tuple[str, str, str]], condition: str = "a") -> tuple[Row, ...]:
    return tuple(
        {"condition": condition, "sex": sex, "age": age, "prevalence": share}
        for sex, age, share in knots
    )


@pytest.mark.parametrize(
    ("knots", "message"),
    [
        ([("male", "0", "0.1"), ("male", "9", "0.1")], "female: 0 knots"),
        ([("both", "9", "0.1"), ("both", "9", "0.2")], "must go up"),
        ([("both", "0", "0.1"), ("both", "9", "1.0")], "under 1"),
        ([("both", "0", "0.1"), ("both", "9", "")], "under 1"),
    ],
)
def test_bad_knots_are_refused(knots: list[tuple[str, str, str]], message: str) -> None:
    with pytest.raises(ScenarioError, match=message):
        prevalence_by_age(("a",), rows(knots))


def test_knots_of_an_unknown_condition_are_refused() -> None:
    with pytest.raises(ScenarioError, match="unknown in conditions"):
        prevalence_by_age(("b",), rows([("both", "0", "0.1"), ("both", "9", "0.1")]))


def altered(column: str, cell: str) -> tuple[Row, ...]:
    first, *others = read_rows("conditions.csv")
    return ({**first, column: cell}, *others)


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("class", "class_3", "class_3.*Allowed"),
        ("certify_share", "1.5", "certify_share is 1.5"),
        ("certify_factor", "-1", "certify_factor is -1"),
        ("mortality_factor", "0.5", "mortality_factor is 0.5"),
        ("annual_cost", "", "annual_cost is nan"),
        ("condition", "diabetes", "more than once"),
    ],
)
def test_bad_conditions_are_refused(
    monkeypatch: pytest.MonkeyPatch, column: str, cell: str, message: str
) -> None:
    table = altered(column, cell)
    real = read_rows
    monkeypatch.setattr(
        module, "read_rows", lambda name: table if name == "conditions.csv" else real(name)
    )
    with pytest.raises(ScenarioError, match=message):
        read_conditions.__wrapped__()
