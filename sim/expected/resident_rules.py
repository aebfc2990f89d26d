"""Resident pensions of a year in shares: who pays which tier, who has the years to draw."""

from __future__ import annotations

import numpy as np

from ..careers import RESIDENT_AGE
from ..events.resident_pension import SECOND_CLASS, THIRD_CLASS
from ..law import PPM, Floats
from ..scenario import Scenario
from ..schemes.resident_pension import contribution_subsidy, own_contribution, paid_for
from .pension_year import Year
from .savers import FIRST, NUM

#: Row of the age reached at which the pension begins, and class of payers by row.
AT_AGE = RESIDENT_AGE - FIRST
CLASS = np.searchsorted([SECOND_CLASS, THIRD_CLASS], np.arange(FIRST, FIRST + NUM), side="right")


class ResidentRules:
    """Law of the resident pension and how people live with it, by year of the study."""

    def __init__(self, scenario: Scenario) -> None:
        self.first_year = scenario.first_year
        self.law = scenario.livelihood.resident
        self.lives = scenario.livelihood.resident_lives
        self.drawing_share = float(self.lives.resident_drawing_share)

    def tiers(self, y: int) -> Floats:
        """Shares of payers by tier in year y."""
        return np.diff(self.lives.resident_tier_rank[y], prepend=0.0)

    def paying(self, y: int) -> Floats:
        """Share of them who pay in year y, (ages,)."""
        enrolled = self.lives.resident_enrolled_share[y, CLASS] * self.old_enough(y)
        return np.asarray(enrolled * self.lives.resident_payer_share[y, CLASS])

    def old_enough(self, y: int) -> Floats:
        """Share of an age reached in year y who are old enough to pay in its December, (ages,)."""
        youngest = int(self.law.resident_pay_from[12 * y])
        months_after = 12 * np.arange(FIRST + 1, FIRST + NUM + 1) - youngest
        return np.asarray(np.clip(months_after / 12, 0.0, 1.0))

    def drawn_shares(self, y: int) -> tuple[float, float]:
        """Of those who reach the age: share with their years, share who pay them up."""
        payers = float(self.paying(y)[AT_AGE])
        return payers, (self.drawing_share - payers) * self.pays_up(y)

    def pays_up(self, y: int) -> float:
        """Share of those whose years lack who pay them up in year y."""
        if self.law.resident_back_payment[12 * y] == 0 and self.needed(y) > 0:
            return 0.0
        return float(self.lives.resident_pays_up_share)

    def needed(self, y: int) -> int:
        """Years of contributions that who reaches the age in year y needs."""
        law, january = self.law, 12 * y
        between = self.first_year + y - int(law.resident_scheme_year[january])
        return min(max(between, 0), int(law.resident_years_required[january]))

    def collect(self, year: Year, payers: Floats) -> None:
        """What payers (tiers, groups) pay and are paid for, over the year."""
        law, january = self.law, 12 * year.y
        spread = law.resident_paid_in[january] / PPM
        due = np.zeros(4)
        for (tier, group), heads in np.ndenumerate(payers):
            due[0] += heads * own_contribution(tier, group, january, law)
            due[1] += heads * paid_for(tier, group, january, law)
            due[2] += heads * contribution_subsidy(tier, group, january, law)
            due[3] += heads * law.resident_collective[january]
        for name, fen in zip(("own", "paid_for", "subsidy", "collective"), due, strict=True):
            year.post(f"resident_pension_{name}", fen * spread)
