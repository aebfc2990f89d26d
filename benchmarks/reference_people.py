"""The people of the NumPy reference: one array a column, one row a person.

Nothing here knows blocks, clocks or keyed draws: chance comes from a `numpy.random.Generator`,
in the order in which the code happens to ask for it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from sim.codes import ENTERPRISE, FEMALE, NUM_AGES, NUM_PARITIES, PUBLIC, UNEMPLOYED
from sim.law import Rates
from sim.people import FIRST_BIRTH_YEAR, NEVER
from sim.scenario import Scenario

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.integer]
Mask = npt.NDArray[np.bool_]


@dataclass
class People:
    """Columns of the whole population, each of shape (people,)."""

    sex: Ints
    birth_month: Ints  # months since January 1900
    cover: Ints
    parity: Ints  # children ever born
    last_delivery: Ints  # month since 1900, -1 none
    insured_since: Ints  # month since 1900 in which this spell of cover began
    husband_insured: Mask
    wage_factor: Floats
    employer_factor: Floats

    def __len__(self) -> int:
        return len(self.sex)

    def kept(self, mask: Mask) -> People:
        """Only the people for whom the mask is true."""
        return People(*(getattr(self, field.name)[mask] for field in fields(self)))

    def joined(self, others: People) -> People:
        """These people and the others."""
        pairs = ((getattr(self, f.name), getattr(others, f.name)) for f in fields(self))
        return People(*(np.concatenate(pair) for pair in pairs))


@dataclass
class Year:
    """What is true of the people in the year under way; times run from 0 to 1."""

    y: int  # year of the study
    first_month: int  # January of the year, months since 1900
    cell: Ints  # sex * NUM_AGES + age reached
    end: Floats  # time of death, or 1
    change: Floats  # time of the change of cover, or NEVER
    cover_after: Ints
    employer_after: Floats

    def taken(self, rows: Ints) -> Year:
        """The year of some of the people."""
        columns = ("cell", "end", "change", "cover_after", "employer_after")
        return replace(self, **{name: getattr(self, name)[rows] for name in columns})


def lognormal(
    mean: float | Floats, spread: float, size: int, rng: np.random.Generator
) -> npt.NDArray[np.float64]:
    """Lognormal numbers with the given mean; `spread` is the sigma of the logarithm."""
    return np.asarray(mean * np.exp(spread * rng.standard_normal(size) - 0.5 * spread**2))


def pick(cumulated: Floats, rng: np.random.Generator) -> Ints:
    """Position of the first cumulated share above a chance, row by row."""
    chance = rng.random(len(cumulated))
    above = (chance[:, None] >= cumulated).sum(axis=1)
    return np.asarray(np.minimum(above, cumulated.shape[1] - 1))


def employers(rates: Rates, rng: np.random.Generator) -> list[Floats]:
    """Effect on the wage of every employer: enterprises, public bodies."""
    spread = float(rates.spread_employer[0])
    return [lognormal(1.0, spread, int(size), rng) for size in rates.employers]


def find_employer(cover: Ints, pools: list[Floats], rng: np.random.Generator) -> Floats:
    """Effect of the employer whom each person with a job of the given cover finds."""
    chance = rng.random(len(cover))
    enterprise, public = (pool[(chance * len(pool)).astype(np.int64)] for pool in pools)
    return np.where(cover == PUBLIC, public, enterprise)


def start_people(
    scenario: Scenario, scale: int, pools: list[Floats], rng: np.random.Generator
) -> People:
    """Everybody (or every scale-th person) on 1 January of the first year."""
    start, rates = scenario.start, scenario.rates
    numbers = np.arange(0, scenario.people, scale)
    row = np.searchsorted(start.upto, numbers, side="right")
    n = len(numbers)
    now = (scenario.first_year - FIRST_BIRTH_YEAR) * 12
    born = start.birth_year[row].astype(np.int32)
    sex, cover = start.sex[row].astype(np.int32), start.cover[row].astype(np.int32)
    age = np.clip(scenario.first_year - born, 0, NUM_AGES - 1)
    parity = start.parity[row].astype(np.int32)
    works = (cover >= ENTERPRISE) & (cover <= UNEMPLOYED)
    hazard = np.maximum(rates.work_exit[sex, age, cover], 0.01)
    spell = np.minimum(rng.standard_exponential(n) / hazard * 12, 480).astype(np.int32)
    share = np.where(sex == FEMALE, rates.recent_delivery[age, parity], 0)
    recent = rng.random(n) < share
    ago = 12 - rng.integers(0, 12, n)
    return People(
        sex=sex,
        birth_month=(born - FIRST_BIRTH_YEAR) * 12 + rng.integers(0, 12, n, np.int32),
        cover=cover,
        parity=parity,
        last_delivery=np.where(recent, now - ago, -1).astype(np.int32),
        insured_since=np.where(works, np.maximum(now - 1 - spell, 0), 0).astype(np.int32),
        husband_insured=rng.random(n) < rates.spouse_share[0],
        wage_factor=lognormal(1.0, rates.spread_person[0], n, rng).astype(np.float32),
        employer_factor=find_employer(cover, pools, rng).astype(np.float32),
    )


def newborn_people(sex: Ints, birth_month: Ints, rates: Rates, rng: np.random.Generator) -> People:
    """Children of the given sex and month of birth (since 1900)."""
    n = len(sex)
    return People(
        sex=sex,
        birth_month=birth_month,
        cover=np.zeros(n, np.int32),
        parity=np.zeros(n, np.int32),
        last_delivery=np.full(n, -1, np.int32),
        insured_since=np.zeros(n, np.int32),
        husband_insured=rng.random(n) < rates.spouse_share[0],
        wage_factor=lognormal(1.0, rates.spread_person[0], n, rng).astype(np.float32),
        employer_factor=np.ones(n, np.float32),
    )


def open_year(people: People, y: int, first_month: int) -> Year:
    """The year in which nothing has happened yet."""
    n = len(people)
    age = np.minimum(first_month // 12 - people.birth_month // 12, NUM_AGES - 1)
    return Year(
        y=y,
        first_month=first_month,
        cell=people.sex * NUM_AGES + age,
        end=np.ones(n, np.float32),
        change=np.full(n, NEVER, np.float32),
        cover_after=people.cover.copy(),
        employer_after=people.employer_factor.copy(),
    )


def month_in_year(time: Floats, y: int, scenario: Scenario) -> Ints:
    """Month of year y (0 to 11) of each time; 12 if it is not in the year."""
    timing = scenario.timing
    first, length = timing.first_day[y], timing.first_day[y + 1] - timing.first_day[y]
    day = np.minimum((time * length).astype(np.int64), length - 1)
    return np.where(time < 1, timing.month_of_day[first + day] - y * 12, 12)


def parity_class(parity: Ints) -> Ints:
    """Column of the parity in the tables: the last class is open."""
    return np.minimum(parity, NUM_PARITIES - 1)
