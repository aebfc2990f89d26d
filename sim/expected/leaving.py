"""When people of an age leave work for good: the month of the law, or one that they choose.

Months of birth are spread evenly over an age, and so are the choices of retiring earlier or later.
Only who has the months that the law requires may retire early (`ENOUGH`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import DIVISOR_BETWEEN, DIVISOR_ROUND, NUM_AGES
from ..events.work import FIRST_RETIREMENT_AGE
from ..law import Floats, Ints
from ..pension_law import FIRST_DIVISOR_AGE, LAST_DIVISOR_AGE
from ..people import FIRST_BIRTH_YEAR
from ..scenario import Scenario

#: Who lacks months of contributions, who has enough.
SHORT, ENOUGH = range(2)


class Leaving(NamedTuple):
    """Who of an age, not retired so far, retires in a year; groups as `Rates.retirement_month`."""

    due: Floats  # (2, 3 groups, ages, 12) share whose month has come by a month
    now: Floats  # (2, 3 groups, ages, 12) share whose month it is
    divisor: Floats  # (2, 3 groups, ages, 12) mean of 1 / months by which their account is divided
    drawn: Floats  # (2 sexes, ages) months since the statutory month, as at the end of June


def leaving(scenario: Scenario, y: int, first: bool) -> Leaving:
    """Leaving of year y; `first` year of the study: no month of birth has retired yet."""
    rates, pension = scenario.rates, scenario.livelihood.pension
    choices, m = scenario.livelihood.choices, 12 * y
    january = (scenario.first_year + y - FIRST_BIRTH_YEAR) * 12
    births = january - 12 * np.arange(NUM_AGES)[:, None] + np.arange(12)
    born = np.maximum(births, 0)
    statutory, old = rates.retirement_month[:, born], rates.old_retirement_month[:, born]
    early = np.maximum(old, statutory - pension.pension_early_months[m])
    late = statutory + pension.pension_late_months[m]
    share = float(choices.pension_early_share[m])
    last = float(choices.pension_late_share[m])
    kinds = [
        _leave((first_month, statutory, late), (share, 1.0 - share - last, last), births, first)
        for first_month in (statutory, early)
    ]
    one_over = 1.0 / divisors(pension.pension_divisor[m], int(pension.pension_divisor_basis[m]))
    parts = [_by_month(weight, month, births, january, one_over) for weight, month in kinds]
    due, now, divisor = (np.stack(part) for part in zip(*parts, strict=True))
    drawn = np.maximum(january + 6 - statutory[[0, 2]], 0).mean(axis=-1)
    return Leaving(due, now, divisor, drawn)


def _leave(
    months: tuple[Ints, Ints, Ints], shares: tuple[float, float, float], births: Ints, first: bool
) -> tuple[Floats, Ints]:
    """Weights of those not yet retired and the months in which they retire, (3, ages, 12, 3)."""
    january = births[0, 0]
    chosen = np.stack(months, axis=-1)
    weight = (np.ones(chosen.shape, bool) if first else chosen >= january) * np.array(shares)
    weight /= np.maximum(weight.sum(axis=(2, 3), keepdims=True), 1e-300)
    return np.asarray(weight), np.maximum(chosen, january)


def _by_month(
    weight: Floats, month: Ints, births: Ints, january: int, one_over: Floats
) -> tuple[Floats, Floats, Floats]:
    """The shares and divisors of `Leaving` for one kind of people, (3, ages, 12) each."""
    now = np.zeros((3, NUM_AGES, 12))
    divided = np.zeros_like(now)
    age = np.clip(month - births[..., None], 0, len(one_over) - 1)
    for k in range(12):
        here = weight * (month == january + k)
        now[:, :, k] = here.sum(axis=(2, 3))
        divided[:, :, k] = (here * one_over[age]).sum(axis=(2, 3))
    divisor = divided / np.maximum(now, 1e-300)
    now[:, :FIRST_RETIREMENT_AGE] = 0.0
    due = np.asarray(np.cumsum(now, axis=-1)).round(12)  # all are all, not a little less
    return due, np.diff(due, prepend=0.0, axis=-1), divisor


def divisors(table: Ints, basis: int) -> Floats:
    """Months by which an account is divided, by age in months from 0 to the last of the table."""
    age = np.arange(12 * LAST_DIVISOR_AGE + 1) / 12.0
    years = np.clip(age, FIRST_DIVISOR_AGE, LAST_DIVISOR_AGE)
    if basis == DIVISOR_ROUND:
        years = np.floor(years + 0.5)
    elif basis != DIVISOR_BETWEEN:
        years = np.floor(years)
    return np.interp(years, np.arange(FIRST_DIVISOR_AGE, LAST_DIVISOR_AGE + 1), table)
