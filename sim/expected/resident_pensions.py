"""Resident pensions by expected values: who pays, who begins to draw from 60 on.

Whoever pays does so for life (a rank), while as many pay; so those who reach 60 are payers with
their years, payers who began late and others, some of whom pay up what lacks. Sums of accounts
move with the people. Who leaves the employee pension without one has the years, with those at work.

Approximations: whoever has worked and reaches 60 without an employee pension has paid as a resident
for anything between no year and twice the mean; who does not pay up what lacks never draws; groups
in need pay as others do.
"""

from __future__ import annotations

import numpy as np

from ..careers import RESIDENT_AGE
from ..codes import COVERS, NUM_AGES, RETIRED
from ..law import PPM, Floats
from ..scenario import Scenario
from .cohorts import Paths
from .pension_year import Year
from .resident_drawers import HELD, LONG, MONTHLY, PEOPLE, ResidentDrawers
from .resident_rules import AT_AGE, ResidentRules
from .savers import ACCOUNT as EMPLOYEE_ACCOUNT
from .savers import (
    AGES,
    EARNING,
    FIRST,
    FREE,
    LAST,
    MEMBER,
    NUM,
    NUMBER,
    OLD,
    OTHERS,
    OUTSIDE,
    Savers,
)

#: What is summed of those who save; of those who came from the employee pension.
ACCOUNT, YEARS = range(2)
CAME, BROUGHT = range(2)


class ResidentPensions:
    """Who saves, who came from the employee pension, who draws; accounts `kept` until death.

    `saved` is (2, 2, ages, covers, standings, ranks), `movers` (2, 2, ages), `kept` (2, ages).
    """

    def __init__(self, scenario: Scenario, people: Floats, savers: Savers) -> None:
        self.scenario, self.savers = scenario, savers
        self.rules = ResidentRules(scenario)
        self.law = self.rules.law
        self.saved = np.zeros((2, 2, NUM, len(COVERS), 2, 2))
        self.movers = np.zeros((2, 2, NUM))
        self.kept = np.zeros((2, NUM_AGES))
        running = self._begin(people)
        months = len(self.law.resident_divisor)
        self.drawers = ResidentDrawers(self.law, self.rules.lives, running, months)

    def _begin(self, people: Floats) -> Floats:
        """Accounts at the start; returns the running pensions (4, 2, ages)."""
        start = self.scenario.livelihood.resident_start
        tiers = self.rules.tiers(0)
        share = self.rules.paying(0)
        years = self.rules.start_years()
        held = tiers @ start.start_account[:, years.astype(int)]
        for cover in OUTSIDE:
            number = self.members(cover).sum(axis=-1) * share
            self.saved[:, :, :, cover, FREE, OTHERS] = number * np.stack((held, years))[:, None]
        only = self.savers.only * share
        self.saved[:, :, :, RETIRED, FREE, OTHERS] = only * np.stack((held, years))[:, None]
        old = np.arange(NUM_AGES) > RESIDENT_AGE
        self.savers.only[:, AT_AGE + 1 :] = 0.0  # they draw, or never will
        draws = self.scenario.livelihood.pension_start.draws_alone.reshape(2, NUM_AGES)
        outside = people[:, :, list(OUTSIDE)].sum(axis=2) * (1.0 - draws)
        number = outside * old * self.rules.drawing_share
        k = np.clip(np.arange(NUM_AGES) - RESIDENT_AGE, 0, start.start_pension.shape[1] - 1)
        running = np.zeros((4, 2, NUM_AGES))
        running[PEOPLE] = number
        running[MONTHLY] = number * (tiers @ start.start_pension)[k]
        more = np.maximum(start.start_years_drawn[k] - self.law.resident_long_from[0], 0)
        running[LONG] = number * more
        running[HELD] = number * (tiers @ start.start_balance)[k]
        return running

    def members(self, cover: int) -> Floats:
        """People of a cover who do not pay to the employee pension alone, (2, ages, standings)."""
        return np.asarray(self.savers.people[NUMBER, :, :, cover, :, OTHERS].sum(axis=-1))

    def turn(self, y: int) -> None:
        """Accounts go with those who begin to pay alone."""
        self.savers.turn(y, self.saved)
        self.drawers.open()

    def drawing(self, y: int) -> Floats:
        """Share of those who begin to draw in year y, (ages,): of one age only."""
        result = np.zeros(NUM)
        records = self.rules.records(y)
        result[AT_AGE] = records.with_years + records.pay_up
        return result

    def enter(self, year: Year, cover: int, free: Floats, worked: Floats) -> Floats:
        """People of a cover begin to draw on their 60th birthday.

        Parameters
        ----------
        free, worked : (2,) people who reach the age and never worked, or did

        Returns
        -------
        (2,) share of those who worked that draws
        """
        here = self.saved[:, :, AT_AGE, cover, :, OTHERS]
        self._take(year, free, here[:, :, FREE])
        return self._take_late(year, worked, here[:, :, MEMBER])

    def _take(self, year: Year, number: Floats, saved: Floats) -> None:
        """Pensions of people (2,) at 60 with `saved` (2, 2) begin in the year."""
        records = self.rules.records(year.y)
        beyond = records.paid - self.law.resident_long_from[12 * year.y] * records.with_years
        long = number * max(beyond, 0.0)
        draws = number * (records.with_years + records.pay_up)
        self._draw(year, draws, saved[ACCOUNT], number * records.paid_back, long)
        saved[:] = 0.0

    def _take_late(self, year: Year, number: Floats, saved: Floats) -> Floats:
        """The same of those who worked for a time; returns the share that draws."""
        needed, pays_up = self.rules.needed(year.y), self.rules.pays_up(year.y)
        payers = float(self.rules.paying(year.y)[AT_AGE])
        most = np.maximum(2.0 * saved[YEARS] / np.maximum(number * payers, 1e-300), 1e-9)
        below = np.minimum(needed, most)
        few = below / most
        missing = few * (needed - below / 2.0)  # of years spread evenly from none to the most
        never = self.rules.drawing_share - payers
        share = payers * (1.0 - few * (1.0 - pays_up)) + never * pays_up
        back = number * pays_up * (payers * missing + never * needed)
        long = number * payers * np.maximum(most / 2.0 - needed + missing, 0.0)
        rest = few**2 * (1.0 - pays_up)
        self._draw(year, number * share, saved[ACCOUNT] * (1.0 - rest), back, long)
        self.kept[:, RESIDENT_AGE] += saved[ACCOUNT] * rest
        saved[:] = 0.0
        return np.asarray(share)

    def _draw(self, year: Year, number: Floats, saved: Floats, back: Floats, long: Floats) -> None:
        """People (2,) begin to draw over the year, with what they saved and years paid back."""
        law, january = self.law, 12 * year.y
        rate = law.resident_account_interest[january] / PPM
        held = saved * (1.0 + rate) + self._pay_back(year, back, np.full(12, 1.0 / 12.0))
        new = np.stack((number, held / law.resident_divisor[january], long, held))[..., None]
        for m in range(12):
            self.drawers.enter(new / 12.0, m, year.y, slice(RESIDENT_AGE, RESIDENT_AGE + 1))

    def held_by_members(self, cover: int, *ranks: int) -> Floats:
        """Fen in the accounts of members of a cover, (2, old ages)."""
        return np.asarray(sum(self.saved[ACCOUNT, :, OLD, cover, MEMBER, rank] for rank in ranks))

    def retire(self, cover: int, rank: int, stay: Floats, drawing: Floats) -> None:
        """Members (2, ages) of a cover retire but for a share.

        Parameters
        ----------
        drawing : (2, old ages) share of those who retire who draw a pension, to which their
            accounts have gone; those of the others are kept
        """
        members = self.saved[:, :, :, cover, MEMBER, rank]
        left = members[ACCOUNT] * (1.0 - stay)
        left[:, OLD] *= 1.0 - drawing
        self.kept[:, AGES] += left
        members *= stay

    def _pay_back(self, year: Year, years: Floats, spread: Floats) -> Floats:
        """Missing years (2, ...) are paid up over the months `spread`; fen credited for them."""
        law, january, tiers = self.law, 12 * year.y, self.rules.tiers(year.y)
        paid = float(tiers @ law.resident_tier[january])
        subsidy = float(tiers @ law.resident_tier_subsidy[january])
        subsidy *= law.resident_back_subsidy[january]
        year.post("resident_pension_own", years.sum() * paid * spread)
        year.post("resident_pension_subsidy", years.sum() * subsidy * spread)
        return np.asarray(years * (paid + subsidy))

    def come(self, year: Year, moved: Floats, withdrawn: Floats, left: Floats) -> None:
        """People leave the employee pension: with their accounts, or without.

        Parameters
        ----------
        moved : (4, 2, old ages, steps, 12) who take account and years along, by month
        withdrawn : the same of those who were paid out
        left : (2, old ages, 12) share of them alive at the end of the year
        """
        account = moved[EMPLOYEE_ACCOUNT].sum(axis=(0, 1, 2))
        year.post("pension_to_resident", account)
        year.post("resident_pension_moved_in", account)
        number = ((moved + withdrawn)[NUMBER].sum(axis=2) * left).sum(axis=-1)
        brought = (moved[EMPLOYEE_ACCOUNT].sum(axis=2) * left).sum(axis=-1)
        self.arriving = np.stack((number, brought))

    def live(self, year: Year, heads: Floats, usual: Paths, needy: Floats) -> None:
        """Pay and save through the year; `heads` (12,) are added to."""
        only = self.savers.only[:, AT_AGE]
        self._take(year, only, self.saved[:, :, AT_AGE, RETIRED, FREE, OTHERS])
        self.savers.only *= 1.0 - self.drawing(year.y)
        self._take_movers(year)
        self.drawers.live(year, heads)
        before = self._held()
        self._save(year, needy)
        grown = (self._held() - before)[..., None] * np.arange(1, 13) / 12.0
        heirs = ((before[..., None] + grown) * year.ending).sum(axis=(0, 1))
        share = self.law.resident_heirs_share[year.months] / PPM
        year.post("resident_pension_heirs", heirs * share)
        self._grow_older(year.alive[..., 12], usual)

    def _held(self) -> Floats:
        """Fen in the accounts of all who do not draw, (2, ages)."""
        held = self.kept.copy()
        held[:, AGES] += self.saved[ACCOUNT].sum(axis=(2, 3, 4)) + self.movers[BROUGHT]
        return held

    def _take_movers(self, year: Year) -> None:
        """Who came from the employee pension and is old enough draws, or never will."""
        law, january = self.law, 12 * year.y
        came, brought = self.movers[:, :, AT_AGE:]
        rate = law.resident_account_interest[january] / PPM
        held = brought * self.rules.drawing_share * (1.0 + rate)
        number, zero = came * self.rules.drawing_share, np.zeros_like(came)
        new = np.stack((number, held / law.resident_divisor[january], zero, held))
        self.drawers.enter(new, 0, year.y, slice(RESIDENT_AGE, RESIDENT_AGE + NUM - AT_AGE))
        self.kept[:, RESIDENT_AGE : RESIDENT_AGE + NUM - AT_AGE] += brought * (
            1.0 - self.rules.drawing_share
        )
        self.movers[:, :, AT_AGE:] = 0.0

    def _save(self, year: Year, needy: Floats) -> None:
        """Credit the payments of the year and the interest of accounts."""
        law, january, y = self.law, 12 * year.y, year.y
        rate = law.resident_account_interest[january] / PPM
        paid_in = law.resident_paid_in[january] * (12 - np.arange(12))
        earning = 1.0 + rate * float(paid_in.sum()) / PPM / 12.0
        tiers = self.rules.tiers(y)
        credit = law.resident_tier[january] + law.resident_tier_subsidy[january]
        credit = float(tiers @ credit + law.resident_collective[january])
        self.saved[ACCOUNT] *= 1.0 + rate
        self.movers[BROUGHT] *= 1.0 + rate
        share = self.rules.paying(y) * (np.arange(FIRST, FIRST + NUM) < RESIDENT_AGE)
        each = np.array([credit * earning, 1.0])[:, None, None]
        payers = self.savers.only * share
        self.saved[:, :, :, RETIRED, FREE, OTHERS] += each * payers
        for cover in OUTSIDE:
            here = self.members(cover) * share[:, None]
            self.saved[:, :, :, cover, :, OTHERS] += each[..., None] * here
            payers = payers + here.sum(axis=-1)
        moved = self.movers[CAME] * share
        self.movers[BROUGHT] += moved * credit * earning
        self.rules.collect(year, float((payers + moved).sum()) * np.outer(tiers, needy))

    def _grow_older(self, alive: Floats, usual: Paths) -> None:
        """Bring accounts and pensions to the next 1 January."""
        end = usual.end[:, AGES, :, :, 11] * alive[:, AGES, None, None]
        left = np.einsum("qsacnk,sacd->qsadnk", self.saved, end, optimize=True)
        left[:, :, :, EARNING, MEMBER] += left[:, :, :, EARNING, FREE]
        left[:, :, :, EARNING, FREE] = 0.0
        left[:, :, :, RETIRED] = self.saved[:, :, :, RETIRED] * alive[:, AGES, None, None]
        moved = self.movers * alive[:, AGES]
        moved[:, :, OLD] += self.arriving
        self.kept *= alive
        self.kept[:, LAST - 1] += left[ACCOUNT, :, -1].sum(axis=(1, 2, 3))
        for now, then in (
            (self.kept[None], self.kept[None].copy()),
            (self.saved, left),
            (self.movers, moved),
            (self.savers.only[None], (self.savers.only * alive[:, AGES])[None]),
        ):
            now[:, :, 1:] = then[:, :, :-1]
            now[:, :, 0] = 0.0
        self.drawers.grow_older(alive)
