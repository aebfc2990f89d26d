"""Death, work and the close of the year of the NumPy reference: whole columns, boolean masks.

An event of hazard h over an exposure e happens if a unit-exponential number is below h e, and
then at that number / h: chance 1 - exp(-h e), and the right time inside the exposure.
"""

from __future__ import annotations

import numpy as np

from sim.benefit_ends import BenefitEnds, as_lived
from sim.codes import (
    COVERS,
    ENTERPRISE,
    FEMALE,
    FLEXIBLE,
    NUM_AGES,
    NUM_BANDS,
    ORDINARY,
    PUBLIC,
    RESIDENT,
    RETIRED,
    UNEMPLOYED,
)
from sim.events.work import FIRST_RETIREMENT_AGE
from sim.illness import Illness
from sim.law import PPM
from sim.ledger import Tally
from sim.medical_tally import ACCOUNT_INHERITED, MedicalTally
from sim.people import NEVER
from sim.scenario import Scenario

from .reference_health import count_conditions, leave_work, move_group
from .reference_need import may_be_in_need
from .reference_people import (
    Counts,
    Floats,
    Ints,
    Mask,
    People,
    Year,
    find_employer,
    month_in_year,
    outside_work,
    pays,
    pick_row,
    start_of_month,
)


def to_fen(yuan: Floats) -> Counts:
    """Yuan to whole fen, half up."""
    return np.asarray(np.floor(yuan * 100 + 0.5), np.int64)


def share_of(amount: Ints, ppm: Ints | int) -> Counts:
    """Parts per million of an amount in fen, half up."""
    return np.asarray((amount * ppm + PPM // 2) // PPM, np.int64)


def bounds(wage_year: int, month: Ints | int, scenario: Scenario) -> tuple[Ints, Ints]:
    """Lowest and highest base of a month, fen, from the published wage of the year in the row."""
    law = scenario.law
    reference = to_fen(scenario.rates.reference_wage[wage_year])
    return share_of(reference, law.floor_share[month]), share_of(reference, law.cap_share[month])


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


def die(people: People, this: Year, illness: Illness, rng: np.random.Generator) -> Mask:
    """Deaths of the year, from the time of joining: sets `end`; true for those who die."""
    luck = rng.standard_exponential(len(people), np.float32)
    hazard = illness.death_base[this.y].ravel()[this.cell] * people.death_factor
    dead: Mask = luck < hazard * (1 - this.start)
    time = this.start[dead] + luck[dead] / hazard[dead]
    this.end[dead] = np.minimum(time, 1 - 1e-6)
    return dead


def change_work(
    people: People, this: Year, scenario: Scenario, pools: list[Floats], rng: np.random.Generator
) -> None:
    """Changes of work or cover, at most one a person and year."""
    rates = scenario.rates
    ends = BenefitEnds(*rates.benefit_ends)
    exits, to = as_lived(rates.work_exit[this.y], rates.work_entry[this.y], ends)
    hazard = exits.ravel()[this.cell * len(COVERS) + people.cover]
    luck = rng.standard_exponential(len(people), np.float32)
    rows = np.flatnonzero(luck < hazard * this.end)
    this.change[rows] = luck[rows] / hazard[rows]
    shares = np.cumsum(to, axis=-1).reshape(2 * NUM_AGES * len(COVERS), -1)
    cell = this.cell[rows] * len(COVERS) + people.cover[rows]
    after = pick_row(shares, cell, rng.random(len(rows)))
    this.cover_after[rows] = after
    hired = (after >= ENTERPRISE) & (after <= FLEXIBLE)
    this.employer_after[rows[hired]] = find_employer(after[hired], pools, rng)
    retire(people, this, scenario)


def retire(people: People, this: Year, scenario: Scenario) -> None:
    """Retire insured workers whose month of retirement has come and who change nothing else."""
    rates = scenario.rates
    old = this.cell % NUM_AGES >= FIRST_RETIREMENT_AGE
    rows = np.flatnonzero(old & is_insured_worker(people.cover) & (this.change == NEVER))
    group = retirement_group(people.sex[rows], people.cover[rows])
    month = np.maximum(
        rates.retirement_month[group, people.birth_month[rows]] - this.first_month, 0
    )
    due = month < 12
    rows, month = rows[due], month[due]
    time = start_of_month(month, this.y, scenario)
    now = time < this.end[rows]
    this.change[rows[now]] = time[now]
    this.cover_after[rows[now]] = RETIRED


def close_year(
    people: People, this: Year, tally: Tally, ward: MedicalTally, scenario: Scenario
) -> People:
    """Carry out the changes of cover and tell people by month; only the living are kept."""
    rows = np.flatnonzero(this.change < this.end)
    before = people.cover[rows]
    month = month_in_year(this.change[rows], this.y, scenario)
    change_cover(people, this, rows, month, ward, scenario)
    steps, january = tally.insured_step, this.y * 12
    born = np.flatnonzero(this.start > 0)
    joined = month_in_year(this.start[born], this.y, scenario)
    tell(steps, january + joined, people.cover[born], 1)
    tell(steps, january + month, before, -1)
    tell(steps, january + month, people.cover[rows], 1)
    gone = np.flatnonzero(this.end < 1)
    if len(gone) == 0:
        return people
    month = january + month_in_year(this.end[gone], this.y, scenario)
    tell(steps, month, people.cover[gone], -1)
    holders = ward.condition_step[this.y + 1]
    holders -= count_conditions(people.conditions[gone], holders.size)
    inherited = np.bincount(month, people.account[gone], len(steps)).astype(np.int64)
    ward.account_step[:, ACCOUNT_INHERITED] += inherited
    ward.account_step[1:, ACCOUNT_INHERITED] -= inherited[:-1]
    return people.kept(this.end >= 1)


def tell(steps: Counts, month: Ints, cover: Ints, sign: int) -> None:
    """Add people (or take them off) by month and cover from a month on."""
    cell = month * steps.shape[1] + cover
    steps += sign * np.bincount(cell, minlength=steps.size).reshape(steps.shape)


def change_cover(
    people: People, this: Year, rows: Ints, month: Ints, ward: MedicalTally, scenario: Scenario
) -> None:
    """Carry out changes of cover, which fell in `month` (0 to 11) of the year."""
    before, after = people.cover[rows], this.cover_after[rows]
    fresh = ~pays(before)
    people.insured_since[rows[fresh]] = this.first_month + month[fresh]
    people.cover[rows] = after
    people.employer_factor[rows] = this.employer_after[rows]
    k = np.flatnonzero(after == RETIRED)
    count_years(people, rows[k], before[k], this.y * 12 + month[k], ward, scenario)
    outside = outside_work(people.cover[rows])
    joins = rows[outside & ~outside_work(before)]
    leave_work(people, joins, this.y, ward.enrolled[this.y], scenario)
    may = may_be_in_need(people, rows, people.cover[rows], scenario.illness)
    moves = rows[~may & (people.group[rows] != ORDINARY)]
    move_group(people, moves, ORDINARY, scenario.illness)


def retirement_group(sex: Ints, cover: Ints) -> Ints:
    """Row of the retirement table: men, women of public bodies, other women."""
    return np.where(sex == FEMALE, np.where(cover == PUBLIC, 1, 2), 0)


def count_years(
    people: People, rows: Ints, before: Ints, month: Ints, ward: MedicalTally, scenario: Scenario
) -> None:
    """The new retired pay up the years that they lack, if few, or are residents from now on."""
    funding = scenario.funding
    group = retirement_group(people.sex[rows], before)
    missing = funding.years_required[month, group] * 12 - people.work_months[rows]
    lump = (funding.pay_up[month] == 1) & (missing <= funding.pay_up_years[month] * 12)
    people.cover[rows[(missing > 0) & ~lump]] = RESIDENT
    k = np.flatnonzero((missing > 0) & lump)
    ward.paid_up[:, 0] += np.bincount(month[k], minlength=len(ward.paid_up))
    owed = np.bincount(month[k], missing[k], len(ward.paid_up))
    ward.paid_up[:, 1] += owed.astype(np.int64)
