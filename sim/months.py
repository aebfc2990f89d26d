"""Times of a year (0 to 1) as days and months; `of_year` holds the days of the year."""

from __future__ import annotations

import numpy as np

from .compiling import kernel


@kernel
def day_of(time, y, timing):  # type: ignore[no-untyped-def]
    """Day of the study on which a time of year y falls."""
    first = timing.first_day[y]
    length = timing.first_day[y + 1] - first
    return first + min(int(np.float64(time) * length), length - 1)


@kernel
def month_of(time, of_year):  # type: ignore[no-untyped-def]
    """Month of the year (0 to 11) in which a time falls."""
    days = of_year.days
    return of_year.month_of_day[min(int(np.float64(time) * days), days - 1)]


@kernel
def month_in_year(time, of_year):  # type: ignore[no-untyped-def]
    """First month of the year (0 to 11) that a time belongs to; 12 if it is not in the year."""
    if time >= 1.0:
        return 12
    if time <= 0.0:
        return 0
    return month_of(time, of_year)
