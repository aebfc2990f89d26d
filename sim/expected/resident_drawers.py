"""Running resident pensions in expected numbers: what they cost, what is paid to the dead.

All begin at one age or later, so a sex and an age tell how much an account holds on average.
"""

from __future__ import annotations

import numpy as np

from ..codes import NUM_AGES
from ..law import PPM, Floats
from ..resident_pension_law import ResidentPensionLaw, ResidentPensionLives
from ..schemes.resident_pension import ADDITION_AGES
from ..schemes.survival import first_stop
from .pension_year import Year

#: What is summed: people, fen a month from accounts, years beyond those required, fen in accounts.
PEOPLE, MONTHLY, LONG, HELD = range(4)
#: Chance of one more missed check that is left out.
NEGLIGIBLE = 1e-6
EACH = np.arange(12)


class ResidentDrawers:
    """Running pensions (4, 2, ages), those that began in the year, payments to the dead."""

    def __init__(
        self, law: ResidentPensionLaw, lives: ResidentPensionLives, running: Floats, months: int
    ) -> None:
        self.law, self.lives, self.running = law, lives, running
        self.begun = np.zeros((4, 2, NUM_AGES, 12))
        self.overpaid, self.recovered = np.zeros((2, months))

    def enter(self, begun: Floats, m: int, y: int, ages: slice) -> None:
        """Pensions (4, 2, some ages) begin to be due in month m, as if all of January lived."""
        first = m + int(self.law.resident_next_month[12 * y + m])
        self.begun[:, :, ages, first:] += begun[..., None]
        if first > 11:
            self.late[:, :, ages] += begun

    def open(self) -> None:
        """Nobody has begun to draw in the year so far."""
        self.begun[:] = 0.0
        self.late = np.zeros((4, 2, NUM_AGES))

    def live(self, year: Year, heads: Floats) -> None:
        """Pay pensions and part with the dead; `heads` (12,) is added to."""
        law, month, alive = self.law, year.months, year.alive[..., :12]
        drawing = self.running[..., None] + self.begun
        basic = law.resident_basic_minimum[month] + law.resident_basic_local[month].sum(axis=1)
        more = self._additions(year.y)[:, None] + np.zeros(12)
        each = drawing[PEOPLE] * (basic + more)
        each += drawing[LONG] * law.resident_long_addition[month.start]
        number, cost = ((what * alive).sum(axis=(0, 1)) for what in (drawing[PEOPLE], each))
        heads += number
        year.post("resident_pension_basic", cost)
        year.post("resident_pension_basic_funding", cost)
        year.post("resident_pension_account", (drawing[MONTHLY] * alive).sum(axis=(0, 1)))
        dead = (drawing[PEOPLE] * year.dying).sum(axis=(0, 1))
        grant = law.resident_funeral_grant[month] + law.resident_funeral_months[month] * basic
        year.post("resident_pension_funeral", dead * grant)
        pensions = ((each + drawing[MONTHLY]) * year.dying).sum(axis=(0, 1))
        self._pay_the_dead(year, pensions)
        if year.y == 0:
            self._pay_the_dead_before(pensions - dead * (basic - basic[0]))
        year.post("resident_pension_overpaid", self.overpaid[year.months])
        year.post("resident_pension_recovered", self.recovered[year.months])
        self._draw_accounts(year, drawing)

    def _additions(self, y: int) -> Floats:
        """Fen a month more by age reached, (ages,)."""
        result = np.zeros(NUM_AGES)
        for step, age in enumerate(ADDITION_AGES):
            result[age + 1 :] = self.law.resident_age_addition[12 * y, step]
        return result

    def _draw_accounts(self, year: Year, drawing: Floats) -> None:
        """Accounts earn and pay; what is left of those of the dead goes to the heirs."""
        rate = self.law.resident_account_interest[12 * year.y] / PPM
        held = drawing[HELD]
        paid = np.minimum(np.cumsum(drawing[MONTHLY], axis=-1), held)
        left = held - paid
        left += rate * (left[..., 11:] + paid[..., 11:] / 2.0) * (EACH + 1) / 12.0
        heirs = (left * year.ending).sum(axis=(0, 1))
        share = self.law.resident_heirs_share[year.months] / PPM
        year.post("resident_pension_heirs", heirs * share)
        self.running[HELD] = left[..., 11]

    def _pay_the_dead(self, year: Year, pensions: Floats) -> None:
        """Pensions (12,) a month of the dead run on where nobody reports a death."""
        for m in range(12):
            for months, chance in self._months_paid(m, year.y):
                self._overpay(12 * year.y + m + 1, months, pensions[m] * chance)

    def _pay_the_dead_before(self, pensions: Floats) -> None:
        """As many died in each year before the first; what runs into the study."""
        counted = float(self.lives.deaths_before_share)
        later = int(self.lives.overpaid_recovery_months)
        for m in range(12):
            for months, chance in self._months_paid(m, 0):
                for first in range(m - 11, -months - later - 1, -12):
                    self._overpay(first, months, pensions[m] * chance * counted)

    def _months_paid(self, m: int, y: int) -> list[tuple[int, float]]:
        """Months for which somebody who dies in month m of year y is paid, and their chances."""
        law, lives = self.law, self.lives
        silent, found = float(lives.deaths_unreported_share), float(lives.deaths_found_share)
        if law.resident_certified[12 * y] == 0:
            silent = 0.0
        result = [(int(lives.deaths_report_months), 1.0 - silent)]
        months, chance = first_stop(m, int(law.resident_certify_month[12 * y])) - m - 1, silent
        while chance > NEGLIGIBLE:
            result.append((months, chance * found))
            months, chance = months + 12, chance * (1.0 - found)
        return result

    def _overpay(self, first: int, months: int, amount: float) -> None:
        """Fen a month to the dead for some months from `first` of the study on, and its return."""
        self.overpaid[max(first, 0) : max(first + months, 0)] += amount
        back = first + months + int(self.lives.overpaid_recovery_months)
        if months > 0 and 0 <= back < len(self.recovered):
            share = float(self.lives.overpaid_recovery_share)
            self.recovered[back] += amount * months * share

    def grow_older(self, alive: Floats) -> None:
        """Bring everybody to the next 1 January; `alive` (2, ages)."""
        drawing = self.running + self.begun[..., 11] + self.late
        drawing[HELD] = self.running[HELD] + self.late[HELD]  # begun accounts are in it by now
        drawing *= alive
        self.running = np.zeros_like(drawing)
        self.running[:, :, 1:] = drawing[:, :, :-1]
        self.running[:, :, -1] += drawing[:, :, -1]
