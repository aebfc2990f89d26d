"""Death, work and contributions of the NumPy reference: whole columns, boolean masks.

An event of hazard h over an exposure e happens if a unit-exponential number is below h e, and
then at that number / h: chance 1 - exp(-h e), and the right time inside the exposure.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.codes import (
    COVERS,
    ENTERPRISE,
    FEMALE,
    FLEXIBLE,
    NUM_AGES,
    NUM_BANDS,
    PUBLIC,
    RETIRED,
    UNEMPLOYED,
)
from sim.events.work import FIRST_RETIREMENT_AGE
from sim.law import PPM, Rates
from sim.people import NEVER
from sim.scenario import Scenario

from .reference_people import (
    Counts,
    Floats,
    Ints,
    Mask,
    People,
    Year,
    find_employer,
    month_in_year,
    pick,
)


def to_fen(yuan: Floats) -> Ints:
    """Yuan to whole fen, half up."""
    return np.asarray(np.floor(yuan * 100 + 0.5), np.int64)


def share_of(amount: Ints, ppm: Ints) -> Ints:
    """Parts per million of an amount in fen, half up."""
    return np.asarray((amount * ppm + PPM // 2) // PPM)


def bounded(wage: Ints, wage_year: int, month: Ints, scenario: Scenario) -> Ints:
    """The base of a wage, fen: not below the floor nor above the cap of the published wage."""
    law = scenario.law
    reference = to_fen(scenario.rates.reference_wage[wage_year])
    floor, cap = (share_of(reference, ppm[month]) for ppm in (law.floor_share, law.cap_share))
    return np.clip(wage, floor, cap)


def pays(cover: Ints) -> Mask:
    """Whether somebody pays maternity contributions for a person with this cover."""
    return np.isin(cover, (ENTERPRISE, PUBLIC, UNEMPLOYED))


def is_insured_worker(cover: Ints) -> Mask:
    """Whether the cover is one of the four of people with a job or an unemployment benefit."""
    return (cover >= ENTERPRISE) & (cover <= UNEMPLOYED)


def count_people(cell: Ints, cover: Ints) -> Counts:
    """People by sex, five-year band of age and cover."""
    age = cell % NUM_AGES
    band = np.minimum(age // 5, NUM_BANDS - 1)
    group = (cell // NUM_AGES * NUM_BANDS + band) * len(COVERS) + cover
    shape = (2, NUM_BANDS, len(COVERS))
    return np.bincount(group, minlength=int(np.prod(shape))).reshape(shape)


def die(this: Year, rates: Rates, rng: np.random.Generator) -> Mask:
    """Deaths of the year: sets `end`; true for those who die."""
    luck = rng.standard_exponential(len(this.cell), np.float32)
    hazard = rates.death[this.y].ravel()[this.cell]
    dead: Mask = luck < hazard
    this.end[dead] = np.minimum(luck[dead] / hazard[dead], 1 - 1e-6)
    return dead


def change_work(
    people: People, this: Year, scenario: Scenario, pools: list[Floats], rng: np.random.Generator
) -> None:
    """Changes of work or cover, at most one a person and year."""
    rates = scenario.rates
    hazard = rates.work_exit.ravel()[this.cell * len(COVERS) + people.cover]
    luck = rng.standard_exponential(len(people), np.float32)
    rows = np.flatnonzero(luck < hazard * this.end)
    this.change[rows] = luck[rows] / hazard[rows]
    shares = rates.work_entry.reshape(2 * NUM_AGES, len(COVERS), -1)
    after = pick(shares[this.cell[rows], people.cover[rows]], rng)
    this.cover_after[rows] = after
    hired = (after >= ENTERPRISE) & (after <= FLEXIBLE)
    this.employer_after[rows[hired]] = find_employer(after[hired], pools, rng)
    retire(people, this, scenario)


def retire(people: People, this: Year, scenario: Scenario) -> None:
    """Retire insured workers whose month of retirement has come and who change nothing else."""
    rates = scenario.rates
    old = this.cell % NUM_AGES >= FIRST_RETIREMENT_AGE
    rows = np.flatnonzero(old & is_insured_worker(people.cover) & (this.change == NEVER))
    woman = people.sex[rows] == FEMALE
    group = np.where(woman, np.where(people.cover[rows] == PUBLIC, 1, 2), 0)
    month = np.maximum(
        rates.retirement_month[group, people.birth_month[rows]] - this.first_month, 0
    )
    due = month < 12
    rows, month = rows[due], month[due]
    timing = scenario.timing
    january, december = timing.first_day[this.y : this.y + 2]
    day = timing.first_of_month[this.y * 12 + month] - january + 0.5
    time = day / (december - january)
    now = time < this.end[rows]
    this.change[rows[now]] = time[now]
    this.cover_after[rows[now]] = RETIRED


def contribute(people: People, this: Year, scenario: Scenario) -> Counts:
    """Sums of contribution bases of the year, fen (12 months, enterprises / public / unemployed).

    Whoever has the cover at the end of a month pays for that month.
    """
    step = np.zeros((13, 3))
    last = month_in_year(this.end, this.y, scenario)
    turn = np.minimum(month_in_year(this.change, this.y, scenario), last)
    before = np.flatnonzero(pays(people.cover) & (turn > 0))
    effect = people.employer_factor[before]
    spell = (np.zeros_like(before), turn[before])
    add_bases(step, people, this, before, people.cover[before], effect, spell, scenario)
    after = np.flatnonzero((turn < last) & pays(this.cover_after))
    effect = this.employer_after[after]
    spell = (turn[after], last[after])
    add_bases(step, people, this, after, this.cover_after[after], effect, spell, scenario)
    return np.cumsum(step[:12], axis=0)


def add_bases(
    step: npt.NDArray[np.float64],
    people: People,
    this: Year,
    rows: Ints,
    cover: Ints,
    effect: Floats,
    spell: tuple[Ints, Ints],
    scenario: Scenario,
) -> None:
    """Add the bases of a spell of cover from its first month to before its last, as differences.

    Until the month in which the base switches, the wage of the year before last counts, then
    that of last year.
    """
    rates, law, y = scenario.rates, scenario.law, this.y
    switch = int(law.base_switch_month[y * 12]) - 1
    column = np.searchsorted([ENTERPRISE, PUBLIC, UNEMPLOYED], cover)
    pool = (cover == PUBLIC).astype(np.int64)
    factor = rates.wage_profile[this.cell[rows]] * people.wage_factor[rows] * effect
    halves = ((max(y - 1, 0), 0, switch), (y, switch, 12))
    for wage_year, opens, closes in halves:
        first, last = np.maximum(spell[0], opens), np.minimum(spell[1], closes)
        on = first < last
        if not on.any():
            continue
        wage = to_fen(rates.wage[wage_year, pool[on]] * factor[on])
        wage[cover[on] == UNEMPLOYED] = 0  # the fund pays on the floor
        base = bounded(wage, wage_year, y * 12 + first[on], scenario)
        step += np.bincount(first[on] * 3 + column[on], base, 39).reshape(13, 3)
        step -= np.bincount(last[on] * 3 + column[on], base, 39).reshape(13, 3)


def close_year(people: People, this: Year, scenario: Scenario) -> People:
    """Carry out the changes of cover; only the living are kept."""
    changed = this.change < this.end
    fresh = changed & ~pays(people.cover)
    month = month_in_year(this.change[fresh], this.y, scenario)
    people.insured_since[fresh] = this.first_month + month
    people.cover[changed] = this.cover_after[changed]
    people.employer_factor[changed] = this.employer_after[changed]
    return people.kept(this.end >= 1)
