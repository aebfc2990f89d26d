"""What an employee pension is worth at retirement, for sums of months, indices and accounts.

The formula is linear in months and the sum of indices, so sums of a cohort are exact; deemed months
are worked out by steps of contributions, the comparison of public bodies over the spread of wages.
"""

from __future__ import annotations

import numpy as np

from ..careers import LEAST_INDEX, MOST_INDEX
from ..law import PPM, Floats, Ints
from ..people import FIRST_BIRTH_YEAR
from ..scenario import Scenario
from .means import quadrature
from .savers import INDEX, MONTHS, NUMBER


class Worth:
    """The pension formula of a year."""

    def __init__(self, scenario: Scenario, y: int) -> None:
        self.law, self.start = scenario.livelihood.pension, scenario.livelihood.pension_start
        self.january = (scenario.first_year + y - FIRST_BIRTH_YEAR) * 12
        self.y = y
        self.reference = scenario.rates.reference_wage[y] * 100.0
        rates = scenario.rates
        self.spread = float(np.hypot(rates.spread_person[0], rates.spread_employer[0]))

    def pensions(self, pool: Floats, at: Ints, part: Floats, fund: int) -> Floats:
        """Fen a month of all who retire, (2, ages, M).

        Parameters
        ----------
        pool : (4, 2, ages, steps, M) people, months, indices, fen
        at : (M,) months of the year in which they retire
        part : (2, ages, M) fen a month from their accounts
        fund : 0 enterprises, 1 public bodies
        """
        law, m = self.law, 12 * self.y + at
        base = self.reference * law.pension_benefit_base[m] / PPM
        number, months, index, _ = pool.sum(axis=-2)
        accrual = base * law.pension_accrual[m] / PPM / 24.0
        own = accrual * index + base * self._deemed(pool, at, fund) + part
        if fund == 0 or law.pension_public_floor[m[0]] == 0:
            return np.asarray(accrual * months + own)
        share = self.reference * law.pension_public_old_share[m] / PPM
        old = share * index / np.maximum(months, 1e-300) * number
        excess = law.pension_public_excess[m] / PPM
        result: Floats = np.zeros_like(months)
        for factor, weight in zip(*self._indices(months, index), strict=True):
            new = accrual * months + own * factor
            result += weight * (old * factor + np.maximum(new - old * factor, 0.0) * excess)
        return result

    def _deemed(self, pool: Floats, at: Ints, fund: int) -> Floats:
        """Index times deemed months, by the rate of the law for a month of them."""
        past = self.january + at - self.start.accounts_from[fund]
        months = pool[MONTHS] / np.maximum(pool[NUMBER], 1e-300)
        deemed = np.maximum(1.0 - past / np.maximum(months, 1e-9), 0.0)
        m = 12 * self.y + at
        rate = self.law.pension_transition_rate[m] / PPM / 12.0
        fixed = self.law.pension_deemed_index[m] / PPM
        weight = np.where(fixed > 0.0, pool[MONTHS] * fixed, pool[INDEX])
        return np.asarray((weight * deemed).sum(axis=-2) * rate)

    def _indices(self, months: Floats, index: Floats) -> tuple[Floats, Floats]:
        """Indices of a cohort relative to their mean, (nodes, ...), and how common each is."""
        z, weight = quadrature()
        mean = (index / np.maximum(months, 1e-300))[None]
        node = z.reshape(-1, *[1] * index.ndim)
        drawn = mean * np.exp(self.spread * node - 0.5 * self.spread**2)
        drawn = np.clip(drawn, LEAST_INDEX, MOST_INDEX)
        scale = (weight.reshape(node.shape) * drawn).sum(axis=0)
        return np.asarray(drawn / np.maximum(scale, 1e-300)), weight
