"""The model of `sim` in plain vectorised NumPy: the yardstick of speed and a second opinion.

It takes the same `Scenario` and says the same thing the usual way: columns of the whole
population, masks, a `Generator`. It keeps less: no cash months and no interest, no bills of
maternity, no gainers and losers; and two scenarios share no luck. `tests/test_benchmarks.py`
holds its means against the engine's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.codes import COVERS
from sim.ledger import Tally, empty_tally
from sim.medical_tally import MedicalTally, medical_shapes
from sim.people import FIRST_BIRTH_YEAR
from sim.scenario import Scenario

from .reference_accounts import close_study, contribute
from .reference_births import bear, find_deliveries, operate, settle_deliveries
from .reference_health import change_health, count_conditions, enrol, start_health
from .reference_people import (
    Counts,
    Floats,
    People,
    Year,
    employers,
    open_year,
    start_people,
)
from .reference_stays import live_sick_year
from .reference_visits import visit
from .reference_year import change_work, close_year, count_people, die


@dataclass
class Totals:
    """What a run adds up, int64."""

    tally: Tally  # people, births, deaths, accrual, sums of bases
    ward: MedicalTally
    bills: Counts  # (months, MEDICAL_BILLS, COLUMNS)
    accounts: Counts  # (months, ACCOUNT_LINES) fen


def run_reference(
    scenario: Scenario, years: int | None = None, scale: int = 1, seed: int = 1
) -> Totals:
    """Run a scenario once; counts and sums are multiplied by `scale`.

    Raises
    ------
    ValueError    if people move in or out, which the reference does not know
    LedgerError   if an identity of what illness counted does not hold
    """
    if scenario.rates.moves[0]:
        raise ValueError("the reference knows no migration; found moves in scenario.rates")
    rng = np.random.default_rng(seed)
    length = years or scenario.years
    conditions = scenario.illness.mortality_factor.size
    shapes = medical_shapes(length, conditions)
    ward = MedicalTally(**{name: np.zeros(shape, np.int64) for name, shape in shapes.items()})
    tally = empty_tally(length)
    pools = employers(scenario.rates, rng)
    people = start_people(scenario, scale, pools, rng)
    january = (scenario.first_year - FIRST_BIRTH_YEAR) * 12
    start_health(people, open_year(people, 0, january, rng).cell, scenario.illness, rng)
    ward.opening_account[0] = people.account.sum()
    ward.condition_step[0] = count_conditions(people.conditions, conditions)
    tally.insured_step[0] = np.bincount(people.cover, minlength=len(COVERS))
    for y in range(length):
        this = open_year(people, y, january + 12 * y, rng)
        count_january(people, this, tally, ward)
        people = live_year(people, this, tally, ward, pools, scenario, rng)
    count_january(people, open_year(people, length, january + 12 * length, rng), tally, ward)
    ward.final_account[0] = people.account.sum()
    bills, accounts = close_study(scenario, tally, ward)
    return Totals(
        Tally(*(array * scale for array in tally)),
        MedicalTally(*(array * scale for array in ward)),
        bills * scale,
        accounts * scale,
    )


def count_january(people: People, this: Year, tally: Tally, ward: MedicalTally) -> None:
    """Count the people on 1 January: all by sex, age and cover, and by group in need."""
    tally.people[this.y] = count_people(this.cell, people.cover)
    steps = ward.group_step
    steps[this.y] = np.bincount(people.group, minlength=steps.shape[1]) - steps[: this.y].sum(0)


def live_year(
    people: People,
    this: Year,
    tally: Tally,
    ward: MedicalTally,
    pools: list[Floats],
    scenario: Scenario,
    rng: np.random.Generator,
) -> People:
    """One year in the order of `sim.year`; returns those alive at its end, newborns included."""
    y, illness = this.y, scenario.illness
    enrol(people, this, ward, scenario, rng)
    dead = die(people, this, illness, rng)
    tally.deaths[y] += count_people(this.cell[dead], people.cover[dead])
    change_work(people, this, scenario, pools, rng)
    contribute(people, this, tally, ward, scenario)
    cases = find_deliveries(people, this, scenario, rng)
    children, born, number = bear(
        people, this, tally.births[y], ward.enrolled[y], cases, scenario, rng
    )
    cost = settle_deliveries(people, tally.accrual, cases, number, scenario, rng)
    ill = np.flatnonzero(cost)
    extra = (cases.rows[ill], cases.time[ill], cost[ill])
    operate(people, this, tally.accrual, scenario, rng)
    change_health(people, this, ward.condition_step[y + 1], scenario, rng)
    dead = die(children, born, illness, rng)
    tally.deaths[y] += count_people(born.cell[dead], children.cover[dead])
    people, this = people.joined(children), this.joined(born)
    live_sick_year(people, this, extra, ward, scenario, rng)
    visit(people, this, ward, scenario)
    return close_year(people, this, tally, ward, scenario)
