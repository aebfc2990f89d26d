"""Retirement with an employee pension in expected numbers, and what they do who lack months.

Lacking months are told by steps of contributions (`savers.GRID`). Who extends pays eleven months
of a year and is looked at in December.
"""

from __future__ import annotations

import numpy as np

from ..codes import (
    EXTEND,
    FLEXIBLE,
    PAY_UP_ALL,
    PAY_UP_EARLY,
    PAYS_UP,
    PUBLIC,
    TO_RESIDENT,
    WITHDRAW,
)
from ..events.retirement import LAW_OF_2011
from ..law import PPM, Floats, Ints
from ..livelihood_tally import PAYING_ALONE
from ..people import FIRST_BIRTH_YEAR
from .drawers import Drawers
from .leaving import ENOUGH, SHORT, divisors
from .pension_value import Worth
from .pension_year import Year, grant_months, pay_grants
from .resident_pensions import ResidentPensions
from .savers import (
    ACCOUNT,
    FIRST,
    GRID,
    INDEX,
    MONTHS,
    NUM,
    NUM_OLD,
    NUMBER,
    OLD,
    OLD_AGES,
    STEPS,
    moved_up,
)

#: Who is extending: those who go on until they have enough, those who wait to pay up.
GOES_ON, WAITS = range(2)
EACH = np.arange(12)
DECEMBER = np.array([11])


class Retiring:
    """Those who retire in the year under way, and those who extend (4, 2, old ages, 2, steps)."""

    def __init__(self, drawers: Drawers, residents: ResidentPensions) -> None:
        self.drawers, self.residents = drawers, residents
        self.extending = np.zeros((4, 2, NUM_OLD, 2, STEPS))

    def open(self, year: Year) -> None:
        """Nobody has retired in the year so far."""
        shape = (4, 2, NUM_OLD, STEPS, 12)
        self.enough = [np.zeros(shape), np.zeros(shape)]
        self.part = [np.zeros((2, NUM_OLD, 12)), np.zeros((2, NUM_OLD, 12))]
        self.short, self.brought = np.zeros(shape), np.zeros(shape[1:])
        choices = year.scenario.livelihood.choices.pension_short_shares[year.months]
        self.shares = np.diff(choices, prepend=0.0, axis=1)
        self.paying_up = self._may_pay_up(year, EACH, extended=False) * self.shares[:, PAYS_UP]
        self.worth = Worth(year.scenario, year.y)
        required = year.scenario.livelihood.pension.pension_months_required[12 * year.y]
        self.women_class = year.scenario.livelihood.pension.pension_women_class[12 * year.y]
        self.kind = np.where(GRID >= required - 1e-9, ENOUGH, SHORT)

    def of_steps(self, table: Floats, cover: int) -> Floats:
        """A table of `Leaving` for those of a cover, (2, old ages, steps, 12)."""
        groups = [0, self.women_class[cover]]
        rows: Floats = table[:, groups, OLD_AGES]
        return np.asarray(np.moveaxis(rows[self.kind], 0, 2))

    def add(
        self, year: Year, pool: Floats, cover: int, by: int, pays: float, *ranks: int
    ) -> Floats:
        """Those of a pool (4, 2, old ages, steps) retire whose month comes in the year.

        Parameters
        ----------
        by : cover on whose base they pay until then
        pays : share of the months before it that are paid
        ranks : those of which the pool is, who bring accounts of the resident pension along

        Returns
        -------
        (2, old ages) share of those who retire whose pension begins
        """
        law = year.scenario.livelihood.pension
        here = self.of_steps(year.gone.now, cover) * year.alive[:, OLD_AGES, None, :12]
        part = pool[..., None] * here
        number = part[NUMBER]
        before = (EACH[:, None] < EACH) * pays
        earning = before * (1.0 + year.rate * (EACH - EACH[:, None]) / 12.0)
        part[ACCOUNT] *= 1.0 + year.rate * EACH / 12.0
        part[ACCOUNT] += number * (year.paid.credit[by][:, OLD] @ earning)[:, :, None]
        part[INDEX] += number * (year.paid.indexed[by][:, OLD] @ before)[:, :, None]
        part[MONTHS] += number * (pays * EACH)
        required = law.pension_months_required[year.months]
        short = GRID[:, None] + pays * EACH < required - 1e-9
        fund = int(cover == PUBLIC)
        enough = part * ~short
        each = self.residents.held_by_members(cover, *ranks) / np.maximum(
            pool[NUMBER].sum(axis=-1), 1e-6
        )
        enough[ACCOUNT] += self._bring(year, enough[NUMBER], each)
        self.enough[fund] += enough
        pay_up = part[NUMBER] * short * self.paying_up
        self.brought += self._bring(year, pay_up, each)
        divided = self.of_steps(year.gone.divisor, cover)
        self.part[fund] += (enough[ACCOUNT] * divided).sum(axis=2)
        self.short += part * short
        both, number = (x.sum(axis=(2, 3)) for x in (part[NUMBER], enough[NUMBER] + pay_up))
        return np.asarray(np.where(both > 1e-6, number / np.maximum(both, 1e-6), 1.0))

    def _bring(self, year: Year, number: Floats, each: Floats) -> Floats:
        """People (2, old ages, steps, 12) bring `each` (2, old ages) fen of residents' accounts.

        Approximation: as much whether they have few months here or many; nothing if they extend.
        """
        law = year.scenario.livelihood.resident
        rate = law.resident_account_interest[12 * year.y] / PPM
        brought = number * each[..., None, None] * (1.0 + rate * EACH / 12.0)
        for line in ("pension_from_resident", "resident_pension_to_employee"):
            year.post(line, brought.sum(axis=(0, 1, 2)))
        return np.asarray(brought)

    def settle(self, year: Year) -> None:
        """Pensions of those added begin; who lacks months extends, pays up, moves or leaves."""
        for fund in range(2):
            self._begin(year, self.enough[fund], self.part[fund], EACH, fund)
        part, shares, may = self.short, self.shares, self.paying_up
        divisor = self.of_steps(year.gone.divisor, FLEXIBLE)[:, :, 0]
        paying = part * may
        paying[ACCOUNT] += self.brought
        self._pay_up(year, paying, EACH, divisor)
        alive = year.alive[:, OLD_AGES]
        left = alive[..., 12:] / alive[..., :12]
        account = part[ACCOUNT].sum(axis=2)
        year.post("pension_withdrawn", account.sum(axis=(0, 1)) * shares[:, WITHDRAW])
        moved, out = part * shares[:, TO_RESIDENT], part * shares[:, WITHDRAW]
        self.residents.come(year, moved, out, left)
        waits = (part * (shares[:, PAYS_UP] - may) * left[:, :, None]).sum(axis=-1)
        goes_on = (part * shares[:, EXTEND] * left[:, :, None]).sum(axis=-1)
        self._extend(year)
        self.extending += np.stack((goes_on, waits), axis=3)

    def _begin(self, year: Year, pool: Floats, part: Floats, at: Ints, fund: int) -> None:
        """Pensions begin in months `at` for people (4, 2, old ages, steps, M) alive then."""
        amount = self.worth.pensions(pool, at, part, fund)
        number, months, _, held = pool.sum(axis=3)
        self.drawers.enter(year, np.stack((number, amount, months, part, held)), at)

    def _may_pay_up(self, year: Year, at: Ints, extended: bool) -> Floats:
        """1 for the steps of contributions that may be completed in one sum, (steps, M)."""
        law, month = year.scenario.livelihood.pension, 12 * year.y + at
        now = (year.scenario.first_year + year.y - FIRST_BIRTH_YEAR) * 12 + at
        rule = law.pension_pay_up[month]
        early = (now - GRID[:, None] < LAW_OF_2011) & (rule == PAY_UP_EARLY)
        may = (early | (rule == PAY_UP_ALL)) & (extended | (law.pension_extend_first[month] == 0))
        return np.asarray(may.astype(float))

    def _pay_up(self, year: Year, part: Floats, at: Ints, divisor: Floats) -> None:
        """Lacking months are paid and the pension begins; `divisor` (2, old ages, M)."""
        law, month = year.scenario.livelihood.pension, 12 * year.y + at
        missing = part[NUMBER] * law.pension_months_required[month] - part[MONTHS]
        missing = np.maximum(missing, 0.0)  # steps blur who lacks a few
        base = year.paid.base[FLEXIBLE, 0, 0, at]
        paid = np.zeros(12)
        paid[at] = missing.sum(axis=(0, 1, 2)) * base * law.pension_flexible_rate[month] / PPM
        year.post("pension_paid_up", paid)
        part = part.copy()
        part[MONTHS] += missing
        part[INDEX] += missing * year.paid.indexed[FLEXIBLE, 0, 0, at]
        part[ACCOUNT] += missing * year.paid.credit[FLEXIBLE, 0, 0, at]
        self._begin(year, part, part[ACCOUNT].sum(axis=2) * divisor, at, 0)

    def _extend(self, year: Year) -> None:
        """Who extends pays eleven months; in December it is seen whether they are enough."""
        law, paid, m = year.scenario.livelihood.pension, year.paid, 11
        alive, part = year.alive[:, OLD_AGES], self.extending
        pay_alone(year, _sum(part[NUMBER].sum(axis=(2, 3)), alive[..., :12]) * (EACH < m), 1.0)
        self._die_extending(year)
        part = part * alive[..., m][..., None, None]
        number = part[NUMBER]
        part[MONTHS] += number * m
        part[INDEX] += number * paid.indexed[FLEXIBLE, 0, 0, :m].sum()
        part[ACCOUNT] *= 1.0 + year.rate
        part[ACCOUNT] += number * paid.credit[FLEXIBLE, 0, 0, :m].sum()
        part = moved_up(part, np.full((1, 1, 1), float(m)))
        short = GRID < law.pension_months_required[12 * year.y + m] - 1e-9
        month = 12 * year.y + m
        table = divisors(law.pension_divisor[month], int(law.pension_divisor_basis[month]))
        age = np.minimum(12 * np.arange(FIRST + NUM - NUM_OLD, FIRST + NUM), len(table) - 1)
        divisor = np.broadcast_to(1.0 / table[age], (2, NUM_OLD))[..., None]
        enough = (part * ~short).sum(axis=3)[..., None]
        self._begin(year, enough, enough[ACCOUNT].sum(axis=2) * divisor, DECEMBER, 0)
        part = part * short
        may = self._may_pay_up(year, DECEMBER, extended=True)[:, 0]
        self._pay_up(year, (part[:, :, :, WAITS] * may)[..., None], DECEMBER, divisor)
        part[:, :, :, WAITS] *= 1.0 - may
        self.extending = part * (alive[..., 12] / alive[..., m])[..., None, None]

    def _die_extending(self, year: Year) -> None:
        """Accounts and grants of those who die while they extend."""
        number, _, _, account = self.extending.sum(axis=3)
        year.post("pension_heirs", _sum(account.sum(axis=-1), year.ending[:, OLD_AGES]))
        dying = year.dying[:, OLD_AGES]
        due = number @ grant_months(year.scenario, year.y, GRID)
        pay_grants(year, _sum(number.sum(axis=-1), dying), (due * dying).sum(axis=(0, 1)))

    def grow_older(self) -> None:
        """Bring those who extend to the next 1 January."""
        left = self.extending
        self.extending = np.zeros_like(left)
        self.extending[:, :, 1:] = left[:, :, :-1]


def pay_alone(year: Year, heads: Floats, share: float) -> None:
    """Count (12,) people who pay alone in each month, a share of whom pays in the year."""
    rate = year.scenario.livelihood.pension.pension_flexible_rate[year.months] / PPM
    year.heads[:, PAYING_ALONE] += heads
    year.post("pension_flexible", heads * share * year.paid.base[FLEXIBLE, 0, 0] * rate)


def _sum(people: Floats, shares: Floats) -> Floats:
    """Sums (12,) of people (2, old ages) with shares (2, old ages, 12)."""
    return np.asarray(np.einsum("sa,sam->m", people, shares))
