"""A year of pensions under way: who is alive when, what the year comes to, what death brings."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..accounts import ACCOUNTS, NUMBER_OF
from ..law import PPM, Floats, Ints
from ..livelihood_tally import HEADS
from ..scenario import Scenario
from ..schemes.pension_death import FIFTEEN_YEARS, FIVE_YEARS, TEN_YEARS
from .leaving import Leaving
from .savers import Payments, payments


class Year(NamedTuple):
    """A year under way; shares are of those alive on 1 January."""

    scenario: Scenario
    y: int
    gone: Leaving  # who retires
    paid: Payments
    rate: float  # interest of accounts
    alive: Floats  # (2, ages, 13) here at the beginning of a month
    ending: Floats  # (2, ages, 12) die or leave in a month
    dying: Floats  # (2, ages, 12) die
    money: Floats  # (12, accounts) fen
    heads: Floats  # (12, HEADS) people

    @property
    def months(self) -> slice:
        """Months of the study."""
        return slice(12 * self.y, 12 * self.y + 12)

    def post(self, line: str, fen: Floats) -> None:
        """Add to a line what it comes to by month, (12,) fen."""
        self.money[:, NUMBER_OF[line]] += fen


def open_year(scenario: Scenario, y: int, gone: Leaving, death: Floats) -> Year:
    """The year before anything happens; `death` (2, ages) is the hazard of dying."""
    hazard = death + scenario.rates.leave[y].astype(np.float64)
    alive = np.exp(-hazard[..., None] * np.arange(13) / 12.0)
    ending = -np.diff(alive, axis=-1)
    return Year(
        scenario,
        y,
        gone,
        payments(scenario, y),
        float(scenario.livelihood.pension.pension_interest[12 * y]) / PPM,
        alive,
        ending,
        ending * (death / np.maximum(hazard, 1e-300))[..., None],
        np.zeros((12, len(ACCOUNTS))),
        np.zeros((12, len(HEADS))),
    )


def grant_months(
    scenario: Scenario, y: int, months: Floats | Ints, drawn: Floats | None = None
) -> Floats:
    """Months of income that survivors get by the law of each month of year y, (..., 12).

    Parameters
    ----------
    months : (...) months of contributions
    drawn : months of pension, of a shape that spreads to it; None before retirement
    """
    law, m = scenario.livelihood.pension, slice(12 * y, 12 * y + 12)
    step = np.searchsorted([FIVE_YEARS, TEN_YEARS], months, side="right")
    beyond = np.floor(np.maximum(months - FIFTEEN_YEARS, 0.0) / 12.0)[..., None]
    due = law.pension_grant_months[m].T[step] + law.pension_grant_more[m] * beyond
    due = np.minimum(due, law.pension_grant_most[m])
    if drawn is None:
        return np.asarray(due)
    less = law.pension_grant_less[m] * np.floor(drawn / 12.0)[..., None]
    return np.asarray(np.maximum(due - less, law.pension_grant_least[m]))


def pay_grants(year: Year, people: Floats, months: Floats) -> None:
    """Grants for the dead of each month: people (12,), and the months of income due to them."""
    law = year.scenario.livelihood.pension
    income = law.pension_urban_income[year.months] / 12.0
    year.post("pension_funeral", people * income * law.pension_funeral_months[year.months])
    year.post("pension_survivors", months * income)
