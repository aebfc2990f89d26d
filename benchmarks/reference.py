"""The model of `sim` in plain vectorised NumPy: the yardstick of speed and a second opinion.

It takes the same `Scenario` and says the same thing the usual way: columns of the whole
population, masks, a `Generator`. It keeps less: no cash months, bills, waterfall, people by month,
gainers and losers; and two scenarios share no luck. `tests/test_benchmarks.py` holds its means
against the engine's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.codes import COVERS, NUM_AGES, NUM_BANDS
from sim.ledger import NUM_ORDERS
from sim.people import FIRST_BIRTH_YEAR
from sim.scenario import Scenario

from .reference_births import (
    bear,
    empty_accrual,
    find_deliveries,
    operate,
    settle_deliveries,
)
from .reference_people import (
    Counts,
    Floats,
    People,
    Year,
    employers,
    open_year,
    start_people,
)
from .reference_year import (
    change_work,
    close_year,
    contribute,
    count_people,
    die,
    share_of,
)


@dataclass
class Totals:
    """What a run adds up; shapes as in `sim.ledger.Tally`, all int64."""

    people: Counts  # (years + 1, 2, bands, covers) on 1 January, the last one at the end
    births: Counts  # (years, 2, orders, covers)
    deaths: Counts  # (years, 2, bands, covers)
    accrual: Counts  # (months, accounts) fen

    @classmethod
    def empty(cls, years: int) -> Totals:
        """Totals of a study of so many years, all zero."""
        groups = (2, NUM_BANDS, len(COVERS))
        return cls(
            people=np.zeros((years + 1, *groups), np.int64),
            births=np.zeros((years, 2, NUM_ORDERS, len(COVERS)), np.int64),
            deaths=np.zeros((years, *groups), np.int64),
            accrual=empty_accrual(years * 12),
        )


def run_reference(
    scenario: Scenario, years: int | None = None, scale: int = 1, seed: int = 1
) -> Totals:
    """Run a scenario once; counts and sums are multiplied by `scale`.

    Raises
    ------
    ValueError   if people move in or out, which the reference does not know
    """
    if scenario.rates.moves[0]:
        raise ValueError("the reference knows no migration; found moves in scenario.rates")
    rng = np.random.default_rng(seed)
    length = years or scenario.years
    totals = Totals.empty(length)
    pools = employers(scenario.rates, rng)
    people = start_people(scenario, scale, pools, rng)
    january = (scenario.first_year - FIRST_BIRTH_YEAR) * 12
    for y in range(length):
        this = open_year(people, y, january + 12 * y)
        totals.people[y] = count_people(this.cell, people.cover)
        people = live_year(people, this, totals, pools, scenario, rng)
    last = open_year(people, length, january + 12 * length)
    totals.people[length] = count_people(last.cell, people.cover)
    for name in ("people", "births", "deaths", "accrual"):
        setattr(totals, name, getattr(totals, name) * scale)
    return totals


def live_year(
    people: People,
    this: Year,
    totals: Totals,
    pools: list[Floats],
    scenario: Scenario,
    rng: np.random.Generator,
) -> People:
    """One year in the order of `sim.year`; returns those alive at its end, newborns included."""
    y, rates, law = this.y, scenario.rates, scenario.law
    dead = die(this, rates, rng)
    totals.deaths[y] += count_people(this.cell[dead], people.cover[dead])
    change_work(people, this, scenario, pools, rng)
    months = slice(y * 12, y * 12 + 12)
    bases = contribute(people, this, scenario).astype(np.int64)
    for column, rate in enumerate((law.enterprise_rate, law.public_rate, law.unemployed_rate)):
        totals.accrual[months, column] += share_of(bases[:, column], rate[months])
    cases = find_deliveries(people, this, scenario, rng)
    children, born, number = bear(people, this, totals.births[y], cases, rates, rng)
    settle_deliveries(people, totals.accrual, cases, number, scenario, rng)
    operate(people, this, totals.accrual, scenario, rng)
    return close_year(people, this, scenario).joined(
        survivors(children, born, y, totals, scenario, rng)
    )


def survivors(
    children: People,
    born: Floats,
    y: int,
    totals: Totals,
    scenario: Scenario,
    rng: np.random.Generator,
) -> People:
    """Newborns who live to the end of their first calendar year; counts the others' deaths."""
    cell = children.sex * NUM_AGES
    luck = rng.standard_exponential(len(children))
    dead = luck < scenario.rates.death[y].ravel()[cell] * (1 - born)
    totals.deaths[y] += count_people(cell[dead], children.cover[dead])
    return children.kept(~dead)
