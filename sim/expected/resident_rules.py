"""Resident pensions of a year in shares: who pays which tier, who has the years to draw."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..careers import RESIDENT_AGE
from ..events.resident_pension import SECOND_CLASS, THIRD_CLASS
from ..law import PPM, Floats
from ..scenario import Scenario
from ..schemes.resident_pension import contribution_subsidy, own_contribution, paid_for
from .pension_year import Year
from .savers import AGES, FIRST, LAST, NUM

#: Row of the age reached at which the pension begins, and class of payers by row.
AT_AGE = RESIDENT_AGE - FIRST
CLASS = np.searchsorted([SECOND_CLASS, THIRD_CLASS], np.arange(FIRST, FIRST + NUM), side="right")
#: Ranks that those who ever draw are told apart by.
RANKS = (np.arange(200) + 0.5) / 200


class Records(NamedTuple):
    """Of those who reach the age of the pension, as shares of them all and years a head of them."""

    with_years: float  # share who have their years
    pay_up: float  # share who lack some and pay them up
    paid_back: float  # years that these pay up
    paid: float  # years that those with their years have paid


class ResidentRules:
    """Law of the resident pension and how people live with it, by year of the study."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.first_year = scenario, scenario.first_year
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

    def start_years(self) -> Floats:
        """Years that payers have paid before the start, by the age that they reach in it, whole."""
        start = self.scenario.livelihood.resident_start
        payers = self.lives.resident_payer_share[0, CLASS]
        years = np.floor(start.start_years[AGES] / np.maximum(payers, 0.01) + 0.5)
        years = np.minimum(years, start.start_account.shape[1] - 1)
        return np.asarray(years * (np.arange(FIRST, LAST) <= RESIDENT_AGE))

    def years_paid(self, y: int) -> Floats:
        """Years that those who reach the age in year y have paid if they never worked, by rank.

        Whoever pays does so while the share of payers exceeds the own rank for life; so where more
        and more pay, some have just begun. Those who never draw have no rank here.
        """
        ranks = RANKS * self.drawing_share
        at_start = max(AT_AGE - y, 0)
        known = self.start_years()[at_start] if y <= AT_AGE else 0.0
        years = known * (ranks < self.paying(0)[at_start])
        for k in range(max(y - AT_AGE, 0), y):
            years += ranks < self.paying(k)[AT_AGE - y + k]
        return np.asarray(years)

    def records(self, y: int) -> Records:
        """What those who reach the age in year y, and never worked, have paid and lack."""
        paid = self.years_paid(y)
        lacks = np.maximum(self.needed(y) - paid, 0.0)
        share, back = self.drawing_share, self.pays_up(y)
        return Records(
            share * float((lacks == 0).mean()),
            share * float((lacks > 0).mean()) * back,
            share * float(lacks.mean()) * back,
            share * float((paid * (lacks == 0)).mean()),
        )

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
