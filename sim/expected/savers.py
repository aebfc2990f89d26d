"""Who saves for an employee pension, in expected numbers: months, indices and accounts of cohorts.

A cohort has a sex, an age, a cover, a standing and a rank on the one or the other side of the
share who pay alone outside work; its people are told apart by years of contributions, since who
has too few gets no pension. Sums of months, indices and accounts move with the people, so means
are exact.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..careers import BEGAN_DRAWING, LEAST_INDEX, OUTSIDE_SHARE, WORK_AGE, WORK_SHARE
from ..codes import (
    CHILD,
    COVERS,
    ENTERPRISE,
    FEMALE,
    FLEXIBLE,
    MALE,
    NUM_AGES,
    PUBLIC,
    RESIDENT,
    RETIRED,
    STUDENT,
    UNEMPLOYED,
    UNINSURED,
)
from ..events.pension import WORKING_AGE
from ..events.work import FIRST_RETIREMENT_AGE
from ..law import PPM, Floats
from ..scenario import Scenario
from .means import clamped_mean

#: Ages reached of those who save; who is older and saves still is left out.
FIRST, LAST = WORKING_AGE, 76
AGES = slice(FIRST, LAST)
NUM = LAST - FIRST
#: What is known of a cohort: people, and sums over them of months, indices and fen.
NUMBER, MONTHS, INDEX, ACCOUNT = range(4)
#: Standings: without an account of the employee pension, with one.
FREE, MEMBER = range(2)
#: Months of contributions that people are told apart by: closely where some are too few for a
#: pension, less so where they only tell what was deemed paid; the last step is open.
GRID = np.concatenate((np.arange(0, 252, 12), np.arange(264, 552, 24)))
STEPS = len(GRID)
#: Ages reached at which people may retire, and their rows among AGES.
OLD_AGES, OLD = slice(FIRST_RETIREMENT_AGE, LAST), slice(FIRST_RETIREMENT_AGE - FIRST, NUM)
NUM_OLD = LAST - FIRST_RETIREMENT_AGE
WIDTH = np.append(np.diff(GRID), GRID[-1] - GRID[-2])
#: Ranks: of those who do not pay alone when they are outside work, of those who do.
OTHERS, ALONE = range(2)
OUTSIDE = (RESIDENT, UNINSURED)
#: Classes of years paid before the start, of each age.
CAREERS = 20
#: Covers at work whose months count; covers from which people retire.
EARNING = (ENTERPRISE, PUBLIC, FLEXIBLE)
WORKING = (ENTERPRISE, PUBLIC, FLEXIBLE, UNEMPLOYED)


class Payments(NamedTuple):
    """What a month of contributions of year y comes to; zero for covers that pay nothing."""

    base: Floats  # (covers, 2, ages, 12) fen
    indexed: Floats  # the same over the reference wage
    credit: Floats  # the same, to the account


def payments(scenario: Scenario, y: int) -> Payments:
    """Mean payments of year y by cover; who pays alone pays as who works for oneself."""
    rates, law, pension = scenario.rates, scenario.law, scenario.livelihood.pension
    spread = float(np.hypot(rates.spread_person[0], rates.spread_employer[0]))
    profile = rates.wage_profile.reshape(2, NUM_AGES)[:, AGES]
    base, index = (np.zeros((len(COVERS), 2, NUM, 12)) for _ in range(2))
    switch = int(law.base_switch_month[12 * y]) - 1
    for first, last, row in ((0, switch, max(y - 1, 0)), (switch, 12, y)):
        months = slice(first, last)
        reference = rates.reference_wage[row] * 100.0
        low, high = (
            reference * share[12 * y + first] / PPM for share in (law.floor_share, law.cap_share)
        )
        for pool, cover in enumerate((ENTERPRISE, PUBLIC)):
            wage = rates.wage[row, pool] * profile * 100.0
            base[cover, :, :, months] = clamped_mean(wage, spread, low, high)[..., None]
        own = reference * pension.pension_flexible_base[12 * y : 12 * y + 12][months] / PPM
        base[FLEXIBLE, :, :, months] = np.clip(own, low, high)
        index[..., months] = base[..., months] / reference
    rate = pension.pension_account_rate[12 * y : 12 * y + 12] / PPM
    credit = base * rate
    credit[PUBLIC] *= pension.pension_public_rate[12 * y : 12 * y + 12] > 0
    return Payments(base, index, credit)


class Savers:
    """All savers of a place.

    `people` is (4, 2, ages, covers, standings, ranks, steps); `only` (2, ages) are those outside
    work who belong to the resident pension alone.
    """

    def __init__(self, scenario: Scenario, people: Floats) -> None:
        self.start = scenario.livelihood.pension_start
        shape = (4, 2, NUM, len(COVERS), 2, 2, STEPS)
        self.people = np.zeros(shape)
        self.only = np.zeros((2, NUM))
        self._begin(scenario, people)

    def alone(self, y: int) -> Floats:
        """Share of ranks below that of who pays alone in year y, (2, ages)."""
        share = self.start.pays_alone[y].reshape(2, NUM_AGES)[:, AGES]
        return np.asarray(share.astype(np.float64))

    def turn(self, y: int, sums: Floats) -> None:
        """Bring people or their sums (..., 2, ages, covers, standings, ranks, ...) to year y.

        Where the share who pay alone has changed since the year before, some change sides.
        """
        if y == 0:
            return
        now, before = self.alone(y), np.zeros((2, NUM))
        before[:, 1:] = self.alone(y - 1)[:, :-1]
        join = np.clip((now - before) / np.maximum(1.0 - before, 1e-300), 0.0, 1.0)
        leave = np.clip((before - now) / np.maximum(before, 1e-300), 0.0, 1.0)
        shape = (2, NUM, *[1] * (sums.ndim - 4))
        others, alone = sums[:, :, :, :, :, OTHERS], sums[:, :, :, :, :, ALONE]
        change = others * join.reshape(shape) - alone * leave.reshape(shape)
        sums[:, :, :, :, :, OTHERS] -= change
        sums[:, :, :, :, :, ALONE] += change

    def _begin(self, scenario: Scenario, people: Floats) -> None:
        paid, table = payments(scenario, 0), self.start.career_account
        years = np.arange(table.shape[1])
        since = np.maximum(np.arange(NUM_AGES)[AGES] - WORK_AGE, 0) * 12.0
        for cover in range(len(COVERS)):
            here = people[:, AGES, cover]
            if cover in WORKING:
                index = paid.indexed[FLEXIBLE if cover == UNEMPLOYED else cover][..., 0]
                for part in parts_of_career():
                    months = np.floor(since * part)
                    held = np.interp(months / 12, years, table[int(cover == PUBLIC)])
                    each = here / CAREERS
                    self._enter(cover, MEMBER, (OTHERS, ALONE), each, months, index, held)
            elif cover in (CHILD, STUDENT):
                none = np.zeros_like(here)
                self._enter(cover, FREE, (OTHERS, ALONE), here, 0 * since, none, 0.0)
            elif cover in OUTSIDE:
                old = past_drawing(self.start.start_public[0])[:, AGES]
                draws = self.start.draws_alone.reshape(2, NUM_AGES)[:, AGES]
                self.only += here * old * (1.0 - draws)
                index, young = paid.indexed[FLEXIBLE][..., 0], here * (1.0 - old)
                months = np.floor(since * OUTSIDE_SHARE)
                held = np.interp(months / 12, years, table[0])
                self._enter(cover, MEMBER, (ALONE,), young, months, index, held)
                least = np.full_like(here, LEAST_INDEX)
                self._enter(cover, FREE, (OTHERS,), young, months, least, 0.0)

    def _enter(
        self,
        cover: int,
        standing: int,
        ranks: tuple[int, ...],
        people: Floats,
        months: Floats,
        index: Floats,
        held: Floats | float,
    ) -> None:
        """Add those of people (2, ages) with the ranks: months, index, `held` fen at index 1."""
        rows, share = np.arange(NUM), self.alone(0)
        for rank in ranks:
            number = people * (share if rank == ALONE else 1.0 - share)
            each = np.stack((np.ones_like(index), months + 0 * index, months * index, held * index))
            for step, weight in split(months):
                cell = self.people[:, :, :, cover, standing, rank]
                cell[:, :, rows, step] += number * each * weight

    def join(self, people: Floats) -> None:
        """Bring in those who reach working age; `people` (2, ages, covers) of 1 January."""
        self.people[:, :, 0], self.only[:, 0] = 0.0, 0.0
        self.people[NUMBER, :, 0, :, FREE, OTHERS, 0] = people[:, FIRST]
        self.people[NUMBER, :, 0, RETIRED] = 0.0


def parts_of_career() -> Floats:
    """Means of as many equal classes of the share in `careers.months_at_work`, (CAREERS,)."""
    until = np.linspace(0.0, 1.0, CAREERS + 1) ** (1.0 / WORK_SHARE)
    return np.asarray(np.diff(until) * WORK_SHARE * CAREERS)


def past_drawing(public: float) -> Floats:
    """Share of an age beyond that at which employees began to draw before the start, (2, ages).

    Women of public bodies, of whom there is a share among all, began five years later.
    """
    age = np.arange(NUM_AGES)
    past = np.zeros((2, NUM_AGES))
    past[MALE] = age > BEGAN_DRAWING[MALE]
    past[FEMALE] = (1.0 - public) * (age > BEGAN_DRAWING[FEMALE])
    past[FEMALE] += public * (age > BEGAN_DRAWING[FEMALE] + 5)
    return past


def split(months: Floats) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """The two steps between which months lie, each with its weight."""
    exact = np.interp(months, GRID, np.arange(STEPS))
    lower = np.floor(exact).astype(int)
    upper = np.minimum(lower + 1, STEPS - 1)
    return (lower, 1.0 - (exact - lower)), (upper, exact - lower)


def moved_up(people: Floats, months: Floats) -> Floats:
    """People with so many months more, at most the width of a step.

    Parameters
    ----------
    people : (..., steps)
    months : of the shape of `people` without the steps, or one that spreads to it
    """
    up = people * (np.asarray(months)[..., None] / WIDTH)
    result = people - up
    result[..., 1:] += up[..., :-1]
    result[..., -1] += up[..., -1]
    return np.asarray(result)
