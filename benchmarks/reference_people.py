"""The people of the NumPy reference: one array a column, one row a person.

Nothing here knows blocks, clocks or keyed draws: chance comes from a `numpy.random.Generator`,
in the order in which the code happens to ask for it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from sim.careers import OUTSIDE_SHARE, WORK_AGE, WORK_SHARE
from sim.codes import (
    CHILD,
    ENTERPRISE,
    FEMALE,
    FLEXIBLE,
    NUM_AGES,
    NUM_PARITIES,
    PUBLIC,
    RESIDENT,
    RETIRED,
    STUDENT,
    UNEMPLOYED,
)
from sim.events.insured import COVERED_UNTIL, SCHEME_OF, WITHOUT
from sim.law import Rates
from sim.people import FIRST_BIRTH_YEAR, NEVER
from sim.scenario import Scenario

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.integer]
Mask = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.uint64]


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
    work_months: Ints  # months of medical contributions
    account: Counts  # personal account on 1 January less what it paid since, fen
    willing: Floats  # pays the resident premium while the share enrolled exceeds it
    missed: Ints  # years without resident cover, up to the last
    paid_years: Ints  # years of resident cover without a gap that count for rewards
    kept_rewards: Ints  # rewards of continuity from before the last gap
    quiet_years: Ints  # years without a claim since the last one that drew on a reward
    group: Ints  # group in need
    conditions: Bits  # chronic conditions, one bit each
    severe: Bits  # of them those bad enough for chronic benefits
    waiting: Bits  # of these those whose certification is under way
    waiting_until: Ints  # month since 1900 from which the waiting ones count
    burden: Ints  # number of conditions
    death_factor: Floats
    stay_factor: Floats

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
    start: Floats  # time from which the person is here
    end: Floats  # time of death, or 1
    change: Floats  # time of the change of cover, or NEVER
    cover_after: Ints
    employer_after: Floats
    covered_from: Ints  # when a resident is covered (see `sim.events.insured`)
    luck: Ints  # a byte: the luck of visits and of chronic care
    credited: Counts  # what the account got since 1 January; usable from the next
    drawn: Counts  # what it paid for stays since 1 January

    def taken(self, rows: Ints) -> Year:
        """The year of some of the people."""
        columns = (getattr(self, name)[rows] for name in COLUMNS)
        return Year(self.y, self.first_month, *columns)

    def joined(self, others: Year) -> Year:
        """The year of these people and of the others."""
        pairs = ((getattr(self, name), getattr(others, name)) for name in COLUMNS)
        return Year(self.y, self.first_month, *(np.concatenate(pair) for pair in pairs))


#: Columns of `Year`.
COLUMNS = tuple(field.name for field in fields(Year))[2:]


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


def pick_row(cumulated: Floats, row: Ints, chance: Floats) -> Ints:
    """Position of the first share above the chance in the given rows of cumulated shares.

    Rows are laid end to end, so that one search in a rising line finds all.
    """
    width = cumulated.shape[1]
    line = (np.arange(len(cumulated))[:, None] + np.minimum(cumulated, 1.0)).ravel()
    found = np.searchsorted(line, row + chance, side="right") - row * width
    return np.asarray(np.clip(found, 0, width - 1))


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
    """Everybody (or every scale-th person) on 1 January of the first year, health apart."""
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
    hazard = np.maximum(rates.work_exit[0, sex, age, cover], 0.01)
    spell = np.minimum(rng.standard_exponential(n) / hazard * 12, 480).astype(np.int32)
    part = np.where(works, WORK_SHARE, OUTSIDE_SHARE)
    worked = (np.maximum(age - WORK_AGE, 0) * 12 * part).astype(np.int32)
    share = np.where(sex == FEMALE, rates.recent_delivery[age, parity], 0)
    recent = rng.random(n) < share
    ago = 12 - rng.integers(0, 12, n)
    people = newborn_people(
        sex, (born - FIRST_BIRTH_YEAR) * 12 + rng.integers(0, 12, n, np.int32), rates, rng
    )
    people.cover[:], people.parity[:] = cover, parity
    people.last_delivery[recent] = now - ago[recent]
    people.insured_since[works] = np.maximum(now - 1 - spell, 0)[works]
    people.work_months[:] = worked
    people.employer_factor[:] = find_employer(cover, pools, rng)
    holder = np.isin(cover, (ENTERPRISE, PUBLIC, RETIRED))
    people.account[holder] = round(float(scenario.illness.opening_account[0]) * 100)
    return people


def newborn_people(sex: Ints, birth_month: Ints, rates: Rates, rng: np.random.Generator) -> People:
    """Healthy children of the given sex and month of birth (since 1900)."""
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
        work_months=np.zeros(n, np.int32),
        account=np.zeros(n, np.int64),
        willing=rng.random(n, np.float32),
        missed=np.zeros(n, np.int32),
        paid_years=np.zeros(n, np.int32),
        kept_rewards=np.zeros(n, np.int32),
        quiet_years=np.zeros(n, np.int32),
        group=np.zeros(n, np.int32),
        conditions=np.zeros(n, np.uint64),
        severe=np.zeros(n, np.uint64),
        waiting=np.zeros(n, np.uint64),
        waiting_until=np.zeros(n, np.int32),
        burden=np.zeros(n, np.int32),
        death_factor=np.ones(n, np.float32),
        stay_factor=np.ones(n, np.float32),
    )


def open_year(people: People, y: int, first_month: int, rng: np.random.Generator) -> Year:
    """The year in which nothing has happened yet."""
    n = len(people)
    age = np.minimum(first_month // 12 - people.birth_month // 12, NUM_AGES - 1)
    return Year(
        y=y,
        first_month=first_month,
        cell=people.sex * NUM_AGES + age,
        start=np.zeros(n, np.float32),
        end=np.ones(n, np.float32),
        change=np.full(n, NEVER, np.float32),
        cover_after=people.cover.copy(),
        employer_after=people.employer_factor.copy(),
        covered_from=np.zeros(n, np.int32),
        luck=rng.integers(0, 256, n, np.uint8),
        credited=np.zeros(n, np.int64),
        drawn=np.zeros(n, np.int64),
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


def outside_work(cover: Ints) -> Mask:
    """Whether somebody with this cover is insured as a resident, if at all."""
    return np.asarray((cover == CHILD) | (cover == STUDENT) | (cover == RESIDENT))


def pays(cover: Ints) -> Mask:
    """Whether somebody pays maternity contributions for a person with this cover."""
    return np.asarray((cover == ENTERPRISE) | (cover == PUBLIC) | (cover == UNEMPLOYED))


def cover_at(people: People, this: Year, rows: Ints, time: Floats) -> Ints:
    """Cover of each of the given people at a time of the year."""
    return np.where(this.change[rows] <= time, this.cover_after[rows], people.cover[rows])


def months_paid(
    people: People, this: Year, rows: Ints, time: Floats, month: Ints, scenario: Scenario
) -> Ints:
    """Contribution months of the spell of cover up to and with `month` (0 to 11) of the year."""
    change = this.change[rows]
    fresh = (change <= time) & ~pays(people.cover[rows])
    joined = month_in_year(np.minimum(change, 1.0), this.y, scenario)
    before = this.first_month + month - people.insured_since[rows]
    return np.asarray(np.where(fresh, month - joined, before) + 1)


def scheme_at(
    people: People, this: Year, rows: Ints, time: Floats, month: Ints, scenario: Scenario
) -> Ints:
    """Scheme that settles a bill of each person at `time`, in `month` (0 to 11); 3 is none."""
    cover = cover_at(people, this, rows, time)
    scheme = np.array(SCHEME_OF)[cover]
    scheme[(scheme == 0) & ~covered_in(this.covered_from[rows], month)] = WITHOUT
    k = np.flatnonzero(cover == FLEXIBLE)
    paid = months_paid(people, this, rows[k], time[k], month[k], scenario)
    wait = scenario.funding.flexible_wait[this.y * 12 + month[k]]
    scheme[k[(wait > 0) & (paid <= wait)]] = WITHOUT
    return scheme


def covered_in(begin: Ints, month: Ints) -> Mask:
    """Whether residents with these values of `covered_from` are covered in months of the year."""
    until = begin - COVERED_UNTIL
    return np.asarray(np.where(until >= 0, month < until, month >= begin))


def start_of_month(month: Ints, y: int, scenario: Scenario) -> Floats:
    """Time of year y at noon of the first day of each month (0 to 11)."""
    timing = scenario.timing
    first, length = timing.first_day[y], timing.first_day[y + 1] - timing.first_day[y]
    return np.asarray((timing.first_of_month[y * 12 + month] - first + 0.5) / length)
