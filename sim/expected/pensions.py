"""Employee pensions by expected values: who pays, who moves between covers, who is left to retire.

Left to the simulation: interest of the fund, accounts that come with movers, the few who are
disabled before the age, draw two pensions, or die at work and so get no grants of this fund. When
people retire is in `leaving`, what they do then in `retiring`, what running pensions cost in
`drawers`, residents in `resident_pensions`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..accounts import ACCOUNTS, NUMBER_OF
from ..codes import COVERS, FLEXIBLE, NUM_AGES, RETIRED
from ..law import PPM, Floats
from ..livelihood_tally import RESIDENT_PENSIONERS
from ..scenario import Scenario
from .cohorts import Paths
from .drawers import Drawers
from .leaving import Leaving
from .pension_year import Year, grant_months, open_year, pay_grants
from .resident_pensions import ResidentPensions
from .resident_rules import AT_AGE
from .retiring import Retiring, pay_alone
from .savers import (
    ACCOUNT,
    AGES,
    ALONE,
    EARNING,
    FREE,
    GRID,
    INDEX,
    LAST,
    MEMBER,
    MONTHS,
    NUM,
    NUMBER,
    OLD,
    OTHERS,
    OUTSIDE,
    WORKING,
    Savers,
    moved_up,
    payments,
)

#: What is summed of those who are done with saving and draw no employee pension: who is
#: a member of it, months that they paid, fen left in accounts.
KNOWN, PAID, LEFT = range(3)


class PensionYear(NamedTuple):
    """What a year of pensions comes to."""

    money: Floats  # (12, accounts) fen
    heads: Floats  # (12, HEADS) people


class Pensions:
    """All of the pensions of a place; `done` (3, 2, ages) are those who neither save nor draw."""

    def __init__(self, scenario: Scenario, people: Floats) -> None:
        self.scenario = scenario
        self.savers = Savers(scenario, people)
        self.drawers = Drawers(scenario, people)
        self.residents = ResidentPensions(scenario, people, self.savers)
        self.retiring = Retiring(self.drawers, self.residents)
        self.done = np.zeros((3, 2, NUM_AGES))

    def live(
        self, y: int, people: Floats, usual: Paths, gone: Leaving, death: Floats, needy: Floats
    ) -> PensionYear:
        """Pensions of year y; afterwards the state is that of the next 1 January.

        Parameters
        ----------
        people : (2, ages, covers) on 1 January
        usual : paths before anybody retires
        death : (2, ages) hazard of dying
        needy : (GROUPS,) shares of the groups in need among people outside work
        """
        year = open_year(self.scenario, y, gone, death)
        self.savers.join(people)
        self.savers.turn(y, self.savers.people)
        self.residents.turn(y)
        self.drawers.live(year)
        self.retiring.open(year)
        saving = np.zeros((3, 2, NUM, 12))
        after = np.zeros_like(self.savers.people)
        for cover in range(len(COVERS)):
            if cover in OUTSIDE:
                self._live_outside(year, cover, usual, after, saving)
            elif cover != RETIRED:
                self._live_covered(year, cover, usual, after, saving)
        self.done[:LEFT, :, AGES] *= 1.0 - self.residents.drawing(y)
        self.retiring.settle(year)
        self._part(year, saving)
        self.residents.live(year, year.heads[:, RESIDENT_PENSIONERS], usual, needy)
        self._grow_older(year, after)
        paid = year.money[:, [NUMBER_OF["pension_pooled"], NUMBER_OF["pension_account"]]]
        share = self.scenario.livelihood.pension.pension_subsidy_share[year.months] / PPM
        year.post("pension_subsidy", paid.sum(axis=1) * share)
        return PensionYear(year.money, year.heads)

    def _live_covered(
        self, year: Year, cover: int, usual: Paths, after: Floats, saving: Floats
    ) -> None:
        """People in school, at work or on unemployment benefit: they retire or change cover."""
        part = self.savers.people[:, :, :, cover]
        by = cover if cover in EARNING else FLEXIBLE
        pays = 1.0 if cover in EARNING else 0.0
        self._save(year, part, cover, by, pays, saving, retires=cover in WORKING)
        if cover in WORKING:
            part = self._retire(year, part, cover, by, pays, OTHERS, ALONE)
        self._move(year, part, cover, usual, after, pays_alone=False)

    def _live_outside(
        self, year: Year, cover: int, usual: Paths, after: Floats, saving: Floats
    ) -> None:
        """People outside work: some pay alone and retire, some retire on what they paid at work."""
        part = self.savers.people[:, :, :, cover]
        chance = float(self.savers.start.alone_pays[0])
        alone, free, known = part.copy(), part.copy(), part.copy()
        alone[:, :, :, :, OTHERS] = 0.0
        free[:, :, :, :, ALONE] = known[:, :, :, :, ALONE] = 0.0
        free[:, :, :, MEMBER] = known[:, :, :, FREE] = 0.0
        self._pay_alone(year, alone, cover, usual, chance)
        self._save(year, alone, cover, FLEXIBLE, chance, saving)
        alone = self._retire(year, alone, cover, FLEXIBLE, chance, ALONE)
        left = self._retire(year, known, cover, FLEXIBLE, 0.0, OTHERS)
        reached = (part[NUMBER, :, AT_AGE].sum(axis=(1, 2, 3)) for part in (free, left))
        share = self.residents.enter(year, cover, *reached)
        drawing = np.zeros_like(left)
        drawing[:, :, AT_AGE] = left[:, :, AT_AGE] * share[:, None, None, None]
        self.done[LEFT][:, AGES] += drawing[ACCOUNT].sum(axis=(2, 3, 4))
        free *= 1.0 - self.residents.drawing(year.y)[:, None, None, None]
        rest = free + left - drawing
        self._save(year, known - drawing, cover, FLEXIBLE, 0.0, saving)
        self._save(year, free, cover, FLEXIBLE, 0.0, saving, retires=False)
        self._move(year, rest + (1.0 - chance) * alone, cover, usual, after, pays_alone=False)
        self._move(year, chance * alone, cover, usual, after, pays_alone=True)

    def _pay_alone(
        self, year: Year, alone: Floats, cover: int, usual: Paths, chance: float
    ) -> None:
        """Count those who pay alone until they retire or find work."""
        number = alone[NUMBER].sum(axis=(2, 3))
        here = number.sum(axis=-1)[..., None] * usual.end[:, AGES, cover, cover]
        here[:, OLD] *= self._staying(year, number[:, OLD], cover)
        pay_alone(year, np.einsum("sam,sam->m", here, year.alive[:, AGES, :12]), chance)

    def _staying(self, year: Year, number: Floats, cover: int) -> Floats:
        """Share of people (2, old ages, steps) who have not retired in a month."""
        due = self.retiring.of_steps(year.gone.due, cover)
        left = np.einsum("sat,satm->sam", number, 1.0 - due)
        return np.asarray(left / np.maximum(number.sum(axis=-1), 1e-300)[..., None])

    def _retire(
        self, year: Year, part: Floats, cover: int, by: int, pays: float, *ranks: int
    ) -> Floats:
        """Send those of a part (4, 2, ages, standings, ranks, steps) to retire; who is left."""
        pool = part[:, :, OLD].sum(axis=(3, 4))
        drawing = self.retiring.add(year, pool, cover, by, pays, *ranks)
        left = part.copy()
        stay = 1.0 - self.retiring.of_steps(year.gone.due, cover)[..., 11]
        left[:, :, OLD] *= stay[:, :, None, None]
        for rank in ranks:
            before, after = (x[NUMBER, :, :, :, rank].sum(axis=(2, 3)) for x in (part, left))
            share = np.where(before > 0.0, after / np.maximum(before, 1e-300), 1.0)
            self.residents.retire(cover, rank, share, drawing)
        return left

    def _save(
        self,
        year: Year,
        part: Floats,
        cover: int,
        by: int,
        pays: float,
        saving: Floats,
        retires: bool = True,
    ) -> None:
        """Add those who have not retired in a month to `saving` (3, 2, ages, 12).

        These are members, who have an account, months of income due to their survivors, and fen.
        """
        sums = part.sum(axis=(3, 4))
        counted = part[NUMBER, :, :, MEMBER].sum(axis=2)
        grants = counted @ grant_months(self.scenario, year.y, GRID)
        growing = 1.0 + year.rate * np.arange(1, 13) / 12.0
        credit = pays * np.cumsum(year.paid.credit[by], axis=-1)
        number = counted.sum(axis=-1)[..., None] * np.ones(12)
        held = sums[ACCOUNT].sum(axis=-1)[..., None] * growing
        held += sums[NUMBER].sum(axis=-1)[..., None] * credit
        now = np.stack((number, grants, held))
        if retires:
            now[:, :, OLD] *= self._staying(year, sums[NUMBER][:, OLD], cover)
        saving += now

    def _part(self, year: Year, saving: Floats) -> None:
        """Accounts and grants of those who die, or leave, before they draw a pension."""
        ending, dying = year.ending, year.dying
        heirs = np.einsum("sam,sam->m", saving[LEFT], ending[:, AGES])
        year.post("pension_heirs", heirs + np.einsum("sa,sam->m", self.done[LEFT], ending))
        dead = np.einsum("wsam,sam->wm", saving[:LEFT], dying[:, AGES])
        known, months = self.done[:LEFT]
        due = grant_months(self.scenario, year.y, months / np.maximum(known, 1e-300))
        dead[KNOWN] += np.einsum("sa,sam->m", known, dying)
        dead[1] += np.einsum("sa,sam,sam->m", known, due, dying)
        pay_grants(year, *dead)

    def _move(
        self, year: Year, part: Floats, cover: int, usual: Paths, after: Floats, pays_alone: bool
    ) -> None:
        """Bring people of a cover to the end of the year, with what they pay meanwhile."""
        paid, earning = year.paid, 1.0 + year.rate * (12 - np.arange(12)) / 12.0
        end = usual.end[:, AGES, cover]
        grown = part.copy()
        grown[ACCOUNT] *= 1.0 + year.rate
        for to in range(len(COVERS)):
            flow = end[:, :, to, 11]
            if not flow.any():
                continue
            there = end[:, :, to] * (to != cover)
            months, index, credit = np.zeros((3, 2, NUM))
            for at, where in ((flow[..., None] - there, cover), (there, to)):
                by = FLEXIBLE if pays_alone and where == cover else where
                if by not in EARNING:
                    continue
                months += at.sum(axis=-1)
                index += (at * paid.indexed[by]).sum(axis=-1)
                credit += (at * paid.credit[by] * earning).sum(axis=-1)
            moved = grown * flow[..., None, None, None]
            if months.any():
                for what, more in ((MONTHS, months), (INDEX, index), (ACCOUNT, credit)):
                    moved[what] += part[NUMBER] * more[..., None, None, None]
                by_one = months / np.maximum(flow, 1e-300)
                moved = moved_up(moved, by_one[..., None, None])
                moved[:, :, :, MEMBER] += moved[:, :, :, FREE]
                moved[:, :, :, FREE] = 0.0
            after[:, :, :, to] += moved

    def _grow_older(self, year: Year, after: Floats) -> None:
        """Bring everybody to the next 1 January; who saves beyond the last age is done."""
        alive = year.alive[..., 12]
        after *= alive[:, AGES][..., None, None, None, None]
        oldest = after[:, :, -1]
        self.done *= alive
        self.done[LEFT, :, LAST - 1] += oldest[ACCOUNT].sum(axis=(1, 2, 3, 4))
        known = oldest[NUMBER, :, :, MEMBER].sum(axis=(1, 2))
        self.done[KNOWN, :, LAST - 1] += known.sum(axis=-1)
        self.done[PAID, :, LAST - 1] += known @ GRID
        self.done[:, :, 1:] = self.done[:, :, :-1].copy()
        self.done[:, :, 0] = 0.0
        people = self.savers.people
        people[:, :, 1:], people[:, :, 0] = after[:, :, :-1], 0.0
        self.retiring.grow_older()
        self.drawers.grow_older(alive)


def contributions_at_work(scenario: Scenario, y: int, bases: Floats, heads: Floats) -> Floats:
    """Contributions of people at work and of their employers, (12, accounts) fen.

    Parameters
    ----------
    bases : (payers, 12) sums of bases of enterprises, public bodies
    heads : (2, ages, covers, 12) people at the end of each month
    """
    law, month = scenario.livelihood.pension, slice(12 * y, 12 * y + 12)
    money = np.zeros((12, len(ACCOUNTS)))
    waived = 1.0 - law.pension_enterprise_waived[month] / PPM
    enterprise, public = bases[:2]
    due = enterprise * law.pension_enterprise_rate[month] / PPM
    money[:, NUMBER_OF["pension_enterprise"]] = due * waived
    money[:, NUMBER_OF["pension_public"]] = public * law.pension_public_rate[month] / PPM
    own = enterprise * law.pension_own_rate[month] + public * law.pension_public_own_rate[month]
    money[:, NUMBER_OF["pension_own"]] = own / PPM
    base = payments(scenario, y).base[FLEXIBLE, 0, 0]
    flexible = heads[:, :, FLEXIBLE].sum(axis=(0, 1))
    rate = law.pension_flexible_rate[month] / PPM
    money[:, NUMBER_OF["pension_flexible"]] = flexible * base * rate
    return money
