"""Running employee pensions in expected numbers: rises, what accounts bear, what death leaves.

A cohort has a sex, an age and the years since it retired, which tell for how long its accounts
last. Years of contributions are the mean of a cohort.
"""

from __future__ import annotations

import numpy as np

from ..careers import BEGAN_DRAWING, LEAST_INDEX, MOST_INDEX, OUTSIDE_SHARE, WORK_AGE
from ..codes import FEMALE, NUM_AGES, RETIRED
from ..law import PPM, Floats, Ints
from ..livelihood_tally import PENSIONERS
from ..pension_law import RISE_FROM_AGE
from ..scenario import Scenario
from .means import clamped_mean
from .pension_year import Year, grant_months, pay_grants
from .savers import OLD_AGES, OUTSIDE

#: What is summed of a cohort: people, fen a month, months paid, fen a month that the account
#: bears, fen in the account.
PEOPLE, MONTHLY, PAID, PART, HELD = range(5)
#: Years since retirement that are told apart; the last is open.
NUM_YEARS = 52
MONTHS = np.arange(12)


class Drawers:
    """Running pensions (5, 2, ages, years since retirement), and those that began in the year."""

    def __init__(self, scenario: Scenario, people: Floats) -> None:
        self.running = start_drawing(scenario, people)
        self.begun = np.zeros((5, 2, NUM_AGES))

    def live(self, year: Year) -> None:
        """Raise the pensions in January, pay them through the year, part with the dead."""
        self._rise(year)
        number, amount, months, part, held = self.running
        year.heads[:, PENSIONERS] += _by_month(number.sum(axis=-1), year.alive)
        lasts = np.minimum(held / np.maximum(part, 1e-9), 12.0)
        borne = np.clip(lasts[..., None] - MONTHS, 0.0, 1.0) * part[..., None]
        self._pay(year, _by_month(amount.sum(axis=-1), year.alive), borne.sum(axis=2))
        unearned = 12.0 * lasts - lasts * np.maximum(lasts - 1.0, 0.0) / 2.0
        earned = year.rate * (held - part * unearned / 12.0)
        left = (held + earned)[..., None] - np.cumsum(borne, axis=-1)
        year.post("pension_heirs", np.einsum("sam,sam->m", left.sum(axis=2), year.ending))
        self.running[HELD] = left[..., 11]
        mean = months / np.maximum(number, 1e-300)
        due = grant_months(year.scenario, year.y, mean, year.gone.drawn[..., None])
        dead = _by_month(number.sum(axis=-1), year.dying)
        pay_grants(year, dead, np.einsum("sak,sakm,sam->m", number, due, year.dying, optimize=True))

    def _rise(self, year: Year) -> None:
        """Raise the pensions of all who retired before the year."""
        law, january = year.scenario.livelihood.pension, 12 * year.y
        number, amount, months, part, _ = self.running
        years = np.maximum(months / np.maximum(number, 1e-300) - 5.5, 0.0) / 12.0  # full years
        step = law.pension_rise_step[january]
        each = law.pension_rise_fixed[january] + np.zeros_like(years)
        each += law.pension_rise_per_year[january, 0] * np.minimum(years, step)
        each += law.pension_rise_per_year[january, 1] * np.maximum(years - step, 0.0)
        for k, age in enumerate(RISE_FROM_AGE):
            before = law.pension_rise_age[january, k - 1] if k else 0
            each[:, age + 1 :] += law.pension_rise_age[january, k] - before
        rise = amount * (law.pension_rise_share[january] / PPM) + number * each
        if law.pension_rise_from_account[january]:
            self.running[PART] = part * (1.0 + rise / np.maximum(amount, 1e-9))
        self.running[MONTHLY] = amount + rise

    def _pay(self, year: Year, pensions: Floats, borne: Floats) -> None:
        """Pay pensions (12,) fen; `borne` (2, ages, 12) by accounts, of who is alive."""
        account = np.einsum("sam,sam->m", borne, year.alive[..., :12])
        year.post("pension_pooled", pensions - account)
        year.post("pension_account", account)

    def enter(self, year: Year, begun: Floats, at: Ints) -> None:
        """Pensions begin in months `at` (M,) for people alive then.

        Parameters
        ----------
        begun : (5, 2, old ages, M)
        """
        law = year.scenario.livelihood.pension
        first = at + law.pension_starts_after[12 * year.y + at]
        alive = year.alive[:, OLD_AGES]
        kept = begun / alive[..., at]  # as if all of 1 January had lived until then
        paid = (first[:, None] <= MONTHS).astype(float)
        number, amount, months, part, held = kept
        here = np.einsum("wsam,mk->wsak", kept[[PEOPLE, MONTHLY, PART]], paid)
        pensioners, pensions, borne = np.einsum("wsak,sak->wk", here, alive[..., :12])
        year.heads[:, PENSIONERS] += pensioners
        year.post("pension_pooled", pensions - borne)
        year.post("pension_account", borne)
        since = (at[:, None] <= MONTHS).astype(float)
        retired = np.einsum("wsam,mk->wsak", kept[[PEOPLE, PAID, HELD]], since)
        ending, dying = (who[:, OLD_AGES] for who in (year.ending, year.dying))
        year.post("pension_heirs", np.einsum("sak,sak->k", retired[2], ending))
        mean = retired[1] / np.maximum(retired[0], 1e-300)
        drawn = year.gone.drawn[:, OLD_AGES]
        due = grant_months(year.scenario, year.y, mean[..., 11], drawn)
        dead = [np.einsum("sak,sak->k", who, dying) for who in (retired[0], due * retired[0])]
        pay_grants(year, *dead)
        left = np.maximum(12 - first, 0)
        drawn_out = part * left * (1.0 - year.rate * (left + 1) / 24.0)
        held = held * (1.0 + year.rate * left / 12.0) - drawn_out
        new = np.stack((number, amount, months, part, held)).sum(axis=-1)
        self.begun[:, :, OLD_AGES] += new * alive[..., 12]

    def grow_older(self, alive: Floats) -> None:
        """Bring everybody to the next 1 January; `alive` (2, ages)."""
        left = self.running * alive[..., None]
        left[..., -2] += left[..., -1]
        older = np.concatenate((self.begun[..., None], left[..., :-1]), axis=-1)
        self.running[:] = 0.0
        self.running[:, :, 1:] = older[:, :, :-1]
        self.running[:, :, -1] += older[:, :, -1]
        self.begun[:] = 0.0


def _by_month(people: Floats, shares: Floats) -> Floats:
    """Sums (12,) of people (2, ages) with shares (2, ages, 12 or more)."""
    return np.asarray(np.einsum("sa,sam->m", people, shares[..., :12]))


def start_drawing(scenario: Scenario, people: Floats) -> Floats:
    """Running pensions on the first 1 January, (5, 2, ages, years since retirement)."""
    start = scenario.livelihood.pension_start
    spread, mean = float(scenario.rates.spread_person[0]), float(start.career_index[0])
    index = float(clamped_mean(np.array(mean), spread, LEAST_INDEX, MOST_INDEX))  # type: ignore[arg-type]
    public = float(start.start_public[0])
    age = np.arange(NUM_AGES)
    alone = people[:, :, list(OUTSIDE)].sum(axis=2) * start.draws_alone.reshape(2, NUM_AGES)
    months = np.floor(np.maximum(age - WORK_AGE, 0) * 12 * OUTSIDE_SHARE)
    result = np.zeros((5, 2, NUM_AGES, NUM_YEARS))
    level = float(start.alone_level[0])
    for sex in range(2):
        for fund, share in enumerate((1.0 - public, public)):
            began = BEGAN_DRAWING[sex] + 5 * fund * (sex == FEMALE)
            past = age > began
            cohorts = (
                (people[sex, :, RETIRED] * share, began, fund, index, 1.0),
                (alone[sex] * share * past, began, 0, LEAST_INDEX, level),
            )
            for number, first, table, own, worth in cohorts:
                k = np.clip(age - first, 0, start.career_pension.shape[1] - 1)
                amount = start.career_pension[table, k] * worth * (1.0 + own) / (1.0 + mean)
                part = np.minimum(start.career_part[table, sex, k] * own, amount)
                held = start.career_held[table, sex, k] * own
                sums = number * np.stack((np.ones(NUM_AGES), amount, months, part, held))
                result[:, sex, age, np.minimum(k, NUM_YEARS - 1)] += sums
    return result
