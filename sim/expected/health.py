"""The health of a place through the years: who is ill, in need, waiting, and what that comes to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..careers import RESIDENT_AGE
from ..codes import CHILD, COVERS, FEMALE, ORDINARY, RESIDENT
from ..events.pension import WORKING_AGE
from ..law import Floats
from ..medical_tally import BORN_FREE, ENTRIES, IN_TIME, JOINED, LATE, NEWBORN
from ..scenario import Scenario
from .benefits import StayMeans
from .care import Year, add_chronic, add_pregnancies, add_stays, add_visits, empty_care
from .cohorts import ENDS, MIDDLES, Paths
from .conditions import Ailing, grow_older, onset_chances, start_ailing, start_risk
from .coverage import (
    Coverage,
    flows,
    newborn_covered,
    newborn_here,
    newborn_paying,
    settled,
    waiting,
)
from .insured import (
    NUM_GROUPS,
    NUM_PLACES,
    OUTSIDE,
    by_place,
    campaign,
    change_groups,
    entering_flexible,
    next_needy,
    start_entering,
    start_needy,
)
from .women import Given

#: Ages at which residents pay to their pension.
PAYING_AGES = slice(WORKING_AGE, RESIDENT_AGE)


class State(NamedTuple):
    """State on 1 January, with what follows from it for the year."""

    ailing: Ailing
    needy: Floats  # (2, ages, covers, GROUPS) people of each group in need
    entered: Floats  # (2, ages, 12) began flexible work last year, by month
    death: Floats  # (2, ages) hazard of death in the year that begins
    left: Floats  # (2, ages, C) shares with a condition among those who survive it


class Health:
    """The health of a place; `state` is that of 1 January of the year under way."""

    def __init__(self, scenario: Scenario, people: Floats) -> None:
        self.scenario = scenario
        self.risk = start_risk(scenario.illness)
        self.campaign = campaign(scenario.illness, scenario.funding)
        self.means = StayMeans(scenario)
        needy = start_needy(scenario.illness, people)
        entered = start_entering(people, scenario.rates)
        self.state = self._state(start_ailing(scenario.illness), needy, entered, 0)

    def _state(self, ailing: Ailing, needy: Floats, entered: Floats, y: int) -> State:
        alive, left = self.risk.alive(ailing.held, y, 1.0)
        return State(ailing, needy, entered, -np.log(alive), left)

    def live(
        self, y: int, people: Floats, paths: Paths, given: Given, medical: Floats
    ) -> tuple[Year, Floats]:
        """Illness of year y, and the payers of the resident premium (GROUPS, ENTRIES).

        Parameters
        ----------
        people : (2, ages, covers) on 1 January
        medical : (12, covers) 1 where a cover has employee maternity medical benefit
        """
        illness, state, scenario = self.scenario.illness, self.state, self.scenario
        chance = onset_chances(illness, y)
        changed = change_groups(state.needy, people, illness, y)
        entering = entering_flexible(people, paths)
        began = np.concatenate((state.entered, entering), axis=-1)
        enrolled = self.campaign.in_time[y] + self.campaign.late[y]
        mothers = groups_of_mothers(state.needy, people, given)
        children = self._children(y, given)
        covered = newborn_covered(illness, scenario.funding, y)
        months, ends = newborn_here(children, state.death[:, 0], covered)
        insured = mothers * enrolled
        newborn = insured[:, None, None] * months, insured.sum() * ends
        here = self._present(y, MIDDLES)
        common = (y, state.ailing, state.left, chance, people.sum(axis=2), here)
        year = Year(*common, *newborn, *empty_care())
        coverage = Coverage(
            by_place(people, (state.needy + changed) / 2.0),
            flows(people, paths.middle),
            self.campaign.covered[y],
            float(enrolled[ORDINARY]),
            waiting(began, 0.5),
        )
        add_stays(scenario, self.means, self.risk, year, coverage)
        add_pregnancies(scenario, self.means, year, given, float(enrolled[ORDINARY]), medical)
        moved = flows(people, paths.start)
        coverage = coverage._replace(moved=moved, waiting=waiting(began, 0.0))
        alive = np.exp(-state.death[..., None] * ENDS) * self._present(y, ENDS)
        persons = settled(np.broadcast_to(alive, (NUM_PLACES + 1, *alive.shape)), coverage)
        add_visits(scenario, self.risk, year, coverage, persons)
        add_chronic(scenario, self.risk, year, persons)
        payers = self._payers(y, people, paths, children, mothers)
        changed[:, 0, CHILD] += children.sum(axis=1)[:, None] * mothers
        changed[..., ORDINARY] = 0.0
        self._grow_older(year, people, changed, paths, entering)
        return year, payers

    def _present(self, y: int, times: Floats) -> Floats:
        """People here at times of a year, deaths apart, relative to 1 January, (2, ages, times)."""
        rates = self.scenario.rates
        leave, arrive = (
            move[y].astype(np.float64)[..., None] for move in (rates.leave, rates.arrive)
        )
        return np.asarray(np.exp(-leave * times) + 1.0 - np.exp(-arrive * times))

    def groups(self, people: Floats) -> Floats:
        """Shares of the groups in need among residents of working age, (GROUPS,)."""
        number = people[:, PAYING_AGES, RESIDENT].sum()
        shares = self.state.needy[:, PAYING_AGES, RESIDENT].sum(axis=(0, 1)) / number
        shares[ORDINARY] = 1.0 - shares.sum()
        return np.asarray(shares)

    def _children(self, y: int, given: Given) -> Floats:
        """Children by sex and month of birth, (2, 12)."""
        boys = float(self.scenario.rates.male_share[y])
        born = given.births(float(self.scenario.rates.twin_share[y]))
        return np.outer([boys, 1.0 - boys], born)

    def _payers(
        self, y: int, people: Floats, paths: Paths, children: Floats, mothers: Floats
    ) -> Floats:
        """Payers of the resident premium of a year, (GROUPS, ENTRIES)."""
        in_time, late = self.campaign.in_time[y], self.campaign.late[y]
        outside = people[:, :, OUTSIDE].sum(axis=(0, 1, 2))
        groups = self.state.needy.sum(axis=(0, 1, 2))
        groups[ORDINARY] = outside - groups.sum()
        payers = np.zeros((NUM_GROUPS, len(ENTRIES)))
        payers[:, IN_TIME], payers[:, LATE] = groups * in_time, groups * late
        funding, born = self.scenario.funding, children.sum(axis=0)
        free = funding.newborn_free[12 * y : 12 * y + 12] == 1
        paying = newborn_paying(self.scenario.illness, funding, y)
        payers[:, NEWBORN] = (born * paying * ~free).sum() * mothers * (in_time + late)
        payers[:, BORN_FREE] = born[free].sum() * mothers * (in_time + late)
        others = [cover for cover in range(len(COVERS)) if cover not in OUTSIDE]
        reached = paths.end[:, :, others][:, :, :, OUTSIDE].sum(axis=3)
        leaving = np.diff((people[:, :, others, None] * reached).sum(axis=2), prepend=0.0)
        alive = np.exp(-self.state.death[..., None] * MIDDLES) * self._present(y, MIDDLES)
        payers[ORDINARY, JOINED] = (leaving * alive).sum() * (in_time + late)[ORDINARY]
        arrive = -np.expm1(-self.scenario.rates.arrive[y].astype(np.float64))
        moving = (people[:, :, OUTSIDE].sum(axis=2) * arrive).sum()
        payers[:, JOINED] += moving * groups / max(outside, 1e-300) * (in_time + late)
        return payers

    def _grow_older(
        self, year: Year, people: Floats, changed: Floats, paths: Paths, entering: Floats
    ) -> None:
        """The state of the next 1 January."""
        y, state, illness = year.y, self.state, self.scenario.illness
        if y + 1 == len(illness.enrolled):
            return
        alive = np.exp(-state.death) * self._present(y, ENDS)[..., -1]
        severe = illness.certify_share * illness.take_up[12 * y : 12 * y + 12].mean()
        weight = people.sum(axis=2) * alive
        ailing = grow_older(state.ailing, state.left, year.chance, severe, weight)
        needy = next_needy(changed, paths.end[..., 11], alive)
        older = np.zeros_like(entering)
        older[:, 1:] = entering[:, :-1]
        self.state = self._state(ailing, needy, older, y + 1)


def groups_of_mothers(needy: Floats, people: Floats, given: Given) -> Floats:
    """Shares of the groups in need among mothers, (GROUPS,): their newborn are in them too."""
    deliveries = given.all.sum(axis=(2, 3))
    share = needy[FEMALE] / np.maximum(people[FEMALE], 1e-300)[..., None]
    groups = (deliveries[..., None] * share).sum(axis=(0, 1)) / max(deliveries.sum(), 1e-300)
    groups[ORDINARY] = 1.0 - groups.sum()
    return np.asarray(groups)
