"""Times of a year (0 to 1) as days and months of the study."""

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
def month_of(time, y, timing):  # type: ignore[no-untyped-def]
    """Month of the study in which a time of year y falls."""
    return timing.by_day.month_of_day[day_of(time, y, timing)]


@kernel
def month_in_year(time, y, timing):  # type: ignore[no-untyped-def]
    """First month of year y (0 to 11) that a time belongs to; 12 if it is not in the year."""
    if time >= 1.0:
        return 12
    if time <= 0.0:
        return 0
    return month_of(time, y, timing) - y * 12


@kernel
def start_of_month(month, y, timing):  # type: ignore[no-untyped-def]
    """Time of year y at noon of the first day of a month (0 to 11)."""
    first = timing.first_day[y]
    day = timing.first_of_month[y * 12 + month] - first
    return (day + 0.5) / (timing.first_day[y + 1] - first)
