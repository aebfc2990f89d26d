"""Working days and settlement runs: when a claim is paid.

Weekends, statutory holidays and make-up workdays come from the package `chinesecalendar`, which
knows the State Council's notices year by year. For years without a notice yet: Monday to Friday
but the fixed holidays below (assumption: lunar holidays and make-up days are not announced).
"""

from __future__ import annotations

import datetime
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from chinese_calendar.constants import holidays, workdays

Days = npt.NDArray[np.int64]

#: Month and day of holidays with a fixed date, for years without a notice.
FIXED_HOLIDAYS = ((1, 1), (4, 5), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))

#: Days of the month of the first and the second settlement run.
RUN_DAYS = (10, 25)


@lru_cache(maxsize=1)
def last_known_year() -> int:
    """Last calendar year whose holidays have been announced to the package."""
    return int(max(holidays).year)


def is_working_day(day: datetime.date) -> bool:
    """Whether offices work on a day.

    Reads the tables of the package: its own `is_workday` looks through all of them on every call.
    """
    if 2004 <= day.year <= last_known_year():
        return day in workdays or (day.weekday() < 5 and day not in holidays)
    return day.weekday() < 5 and (day.month, day.day) not in FIXED_HOLIDAYS


def is_run_day(day: datetime.date, runs: int) -> bool:
    """Whether claims are taken in on a day: on the 10th, with two runs also on the 25th.

    No run (0) means that a claim is taken in on the day it is handed in. Source: assumption; why:
    no text gives the days; runs at month's end plus 20 working days would straddle the next month's
    end and pay nothing in some months, twice in others.
    """
    return runs == 0 or day.day == RUN_DAYS[0] or (runs == 2 and day.day == RUN_DAYS[1])


def days_of(first_year: int, years: int) -> list[datetime.date]:
    """Every day from 1 January of the first year to 31 December of the last."""
    first = datetime.date(first_year, 1, 1)
    count = (datetime.date(first_year + years, 1, 1) - first).days
    return [first + datetime.timedelta(days=k) for k in range(count)]


def payment_days(
    days: list[datetime.date], handed_in: Days, working_days: Days, runs: Days
) -> Days:
    """Position in `days` of the payment of a claim handed in on each given day.

    A claim is accepted in the next settlement run and paid when the working days are over,
    counted from the next working day (reading: docs/decisions.md, 5).

    Parameters
    ----------
    handed_in : (claims,) positions in `days`
    working_days, runs : (claims,) law of the day

    Returns
    -------
    (claims,) positions; len(days) where the payment lies beyond the last day
    """
    worked = np.cumsum([is_working_day(day) for day in days])
    accepted = handed_in
    for kind in np.unique(runs):
        run_days = np.flatnonzero([is_run_day(day, int(kind)) for day in days])
        run_days = np.append(run_days, len(days))
        next_run = run_days[np.searchsorted(run_days, handed_in)]
        accepted = np.where(runs == kind, next_run, accepted)
    inside = np.minimum(accepted, len(days) - 1)
    paid = np.searchsorted(worked, worked[inside] + working_days)
    paid = np.where(working_days > 0, paid, inside)
    return np.where(accepted < len(days), paid, len(days)).astype(np.int64)
