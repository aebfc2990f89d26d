"""Chronic conditions of the study: who has them, what they cost, how they weigh on life.

A condition is one bit of a person's 64; its position is its row in `conditions.csv`, which is never
renumbered. Given sex and age the conditions of a person are taken to be independent (assumption;
why: no Chinese table of conditions held together was at hand; in life they come together more
often, mostly through age, which is kept). No condition heals.

Each condition adds its excess risk: with relative risks f a person's factor is 1 plus the sum of
f - 1 over the conditions held, for death and for admissions (assumption; why: no table of joint
risks was at hand; products make the few who hold many die at once). So the mean factor of people
needs only the share with each condition, and a year's deaths leave independent conditions
independent. How people come to have them is in `onset`; caps, rates and lists of outpatient care
(门诊慢特病) are law and not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator

from sim.codes import CHRONIC_CLASSES, NUM_AGES, SEXES
from sim.errors import ScenarioError

from .tabular import Row, numbers, read_rows

Floats = npt.NDArray[np.float64]

#: Bits of the number in which a person's conditions are kept.
MAX_CONDITIONS = 64
#: What a condition weighs on.
FACTORS = ("mortality", "admission")
#: Age reached from which people may have a condition: newborns of the engine join without, and what
#: they bring along is found out in the calendar year after their birth.
FIRST_AGE = 2
#: Steps of Newton's method for the hazards of death; with the table three are enough for 1e-12.
STEPS = 5
#: Columns of figures in `conditions.csv` with the least and the largest value that makes sense.
BOUNDS = {
    "annual_cost": (1.0, 1e7),
    "cost_spread": (0.0, 3.0),
    "mortality_factor": (1.0, 10.0),
    "admission_factor": (1.0, 10.0),
    "certify_share": (0.0, 1.0),
    "certify_factor": (0.0, 6.0),
}


@dataclass(frozen=True)
class Conditions:
    """The chronic conditions in the order of their bits; C is their number."""

    names: tuple[str, ...]
    names_zh: tuple[str, ...]
    names_en: tuple[str, ...]
    classes: npt.NDArray[np.uint8]  # (C,) codes in CHRONIC_CLASSES
    annual_cost: Floats  # (C,) yuan of 2022: mean cost of a year of outpatient care, if certified
    cost_spread: Floats  # (C,) sigma of its logarithm
    mortality_factor: Floats  # (C,) hazard of death relative to people without any
    admission_factor: Floats  # (C,) hazard of an admission relative to people without any
    certify_share: Floats  # (C,) share of people with it who are certified for outpatient benefit
    certify_factor: Floats  # (C,) time from falling ill to the certificate, relative to the law's
    prevalence: Floats  # (2, 111, C) share with it on 1 January, by sex and age reached


@cache
def read_conditions() -> Conditions:
    """The conditions of the tables; the same object each time, its arrays cannot be written.

    Raises
    ------
    ScenarioError   if there are more than 64 conditions, an id comes twice, a class is unknown, a
                    figure is out of range, or the knots of a condition are missing or do not fit
    """
    rows = read_rows("conditions.csv")
    names = tuple(row["condition"] for row in rows)
    if len(names) > MAX_CONDITIONS:
        raise ScenarioError(f"conditions.csv has {len(names)} rows. Allowed are {MAX_CONDITIONS}.")
    if len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ScenarioError(f"conditions.csv has {twice} more than once. An id comes once.")
    figures = {column: _column(rows, column) for column in BOUNDS}
    conditions = Conditions(
        names=names,
        names_zh=tuple(row["name_zh"] for row in rows),
        names_en=tuple(row["name_en"] for row in rows),
        classes=np.array([_class_of(row) for row in rows], dtype=np.uint8),
        prevalence=prevalence_by_age(names, read_rows("condition_prevalence.csv")),
        **figures,
    )
    conditions.classes.flags.writeable = False
    for table in (conditions.prevalence, *figures.values()):
        table.flags.writeable = False
    return conditions


def prevalence_by_age(names: tuple[str, ...], knots: tuple[Row, ...]) -> Floats:
    """Share of people with each condition on 1 January, from knots by exact age.

    A monotone curve runs through the knots of a condition and sex; outside them nobody has it, nor
    before age reached FIRST_AGE. Somebody of age reached a is half a year short of a on 1 January.

    Parameters
    ----------
    names : ids of the conditions, in the order wanted
    knots : rows of `condition_prevalence.csv`: condition, sex ("male", "female" or "both"), exact
            age in years, prevalence as a share; ages of a condition and sex go up

    Returns
    -------
    float64 (2, 111, C), shares from 0 to under 1

    Raises
    ------
    ScenarioError   if a condition is unknown or has under two knots for a sex, ages do not go up,
                    or a prevalence is not from 0 to under 1
    """
    unknown = sorted({row["condition"] for row in knots} - set(names))
    if unknown:
        raise ScenarioError(f"condition_prevalence.csv has {unknown}, unknown in conditions.csv.")
    exact = np.arange(FIRST_AGE, NUM_AGES) - 0.5
    result = np.zeros((len(SEXES), NUM_AGES, len(names)))
    for c, name in enumerate(names):
        of_condition = [row for row in knots if row["condition"] == name]
        for sex, sex_name in enumerate(SEXES):
            rows = [row for row in of_condition if row["sex"] in (sex_name, "both")]
            curve = _curve(name, sex_name, numbers(rows, ["age", "prevalence"]))
            result[sex, FIRST_AGE:, c] = np.nan_to_num(curve(exact))
    return result


def mean_factor(conditions: Conditions, prevalence: npt.ArrayLike, which: str) -> Floats:
    """Mean factor of people, whatever they have together: 1 + sum of prevalence * (f - 1).

    Parameters
    ----------
    prevalence : (..., C) shares with each condition
    which : "mortality" or "admission"

    Returns
    -------
    float64 (...), at least 1

    Raises
    ------
    ScenarioError   if `which` is another word
    """
    if which not in FACTORS:
        raise ScenarioError(f"which is {which!r}. Allowed are {FACTORS}.")
    mortality = which == "mortality"
    factors = conditions.mortality_factor if mortality else conditions.admission_factor
    return np.asarray(1 + np.asarray(prevalence) @ (factors - 1))


def death_base(conditions: Conditions, prevalence: npt.ArrayLike, death: npt.ArrayLike) -> Floats:
    """Hazard of death of somebody without any condition, such that all people die at the table's.

    A person dies at this hazard times the own factor. Those with high factors die first, so the
    mean factor falls through the year; the survivors of the whole year are those of the table.
    With independent conditions the share that survives hazards m X is

        exp(-m) * product of (1 - p + p g) over the conditions, g = exp(-m (f - 1)),

    and Newton's method finds the m at which it is exp(-death). The mean factor of the survivors is
    its slope.

    Parameters
    ----------
    prevalence : (..., 2, 111, C) shares on 1 January, independent of each other, under 1
    death : (..., 2, 111) deaths of all people per year of exposure

    Returns
    -------
    float64 (..., 2, 111), deaths per year of exposure
    """
    share = np.asarray(prevalence, dtype=np.float64)
    total = np.asarray(death, dtype=np.float64)
    well = np.log1p(-share).sum(axis=-1)
    base = total / mean_factor(conditions, share, "mortality")
    for _ in range(STEPS):
        left = survivors_with(conditions, share, base)
        found = base - well + np.log1p(-left).sum(axis=-1)
        base = base + (total - found) / mean_factor(conditions, left, "mortality")
    return base


def survivors_with(
    conditions: Conditions, prevalence: npt.ArrayLike, base: npt.ArrayLike
) -> Floats:
    """Share with each condition among those who survive a year without onset.

    Parameters
    ----------
    prevalence : (..., 2, 111, C) shares on 1 January, independent of each other
    base : (..., 2, 111) hazard of death of somebody without any condition, see `death_base`

    Returns
    -------
    float64 (..., 2, 111, C), as independent of each other as before
    """
    share = np.asarray(prevalence, dtype=np.float64)
    excess = conditions.mortality_factor - 1
    alive = share * np.exp(-np.asarray(base)[..., None] * excess)
    return np.asarray(alive / (alive + 1 - share))


def not_yet(prevalence: npt.ArrayLike) -> Floats:
    """Chance of having none of the first k conditions, k = 0 to C, for drawing by skipping.

    Given that a draw stands behind condition k, the next one held is the first j >= k with
    not_yet[j + 1] <= u * not_yet[k]; there is none if not_yet[C] is larger.

    Parameters
    ----------
    prevalence : (..., C) shares with each condition, independent of each other

    Returns
    -------
    float64 (..., C + 1), falling from 1
    """
    shares = np.asarray(prevalence, dtype=np.float64)
    table = np.ones((*shares.shape[:-1], shares.shape[-1] + 1))
    np.cumprod(1 - shares, axis=-1, out=table[..., 1:])
    return table


def _column(rows: tuple[Row, ...], column: str) -> Floats:
    """One column of figures (C,), inside its bounds."""
    least, largest = BOUNDS[column]
    values = numbers(rows, [column])[:, 0]
    for row, value in zip(rows, values, strict=True):
        if not least <= value <= largest:
            raise ScenarioError(
                f"conditions.csv {row['condition']}: {column} is {value}. "
                f"Allowed are {least:g} to {largest:g}."
            )
    return values


def _class_of(row: Row) -> int:
    if row["class"] not in CHRONIC_CLASSES:
        raise ScenarioError(
            f"conditions.csv {row['condition']}: class is {row['class']!r}. "
            f"Allowed are {CHRONIC_CLASSES}."
        )
    return CHRONIC_CLASSES.index(row["class"])


def _curve(name: str, sex: str, knots: Floats) -> PchipInterpolator:
    """The curve through knots (n, 2) of exact age and share; not-a-number outside."""
    place = f"condition_prevalence.csv {name}, {sex}"
    if len(knots) < 2:
        raise ScenarioError(f"{place}: {len(knots)} knots. At least two are needed.")
    ages, shares = knots.T
    if not np.all(np.diff(ages) > 0):
        raise ScenarioError(f"{place}: ages are {ages.tolist()}. They must go up.")
    if not np.all((shares >= 0) & (shares < 1)):
        raise ScenarioError(f"{place}: a prevalence is not a share from 0 to under 1.")
    return PchipInterpolator(ages, shares, extrapolate=False)
