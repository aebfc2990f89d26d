"""Axes of time that results have: months, years, and the first days of years."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


def time_axes(first_year: int, years: int) -> dict[str, npt.NDArray[Any]]:
    """Coordinates `month`, `year` and `january`, which has the day after the last year too."""
    first, after = (np.datetime64(f"{year}-01", "M") for year in (first_year, first_year + years))
    return {
        "month": np.arange(first, after).astype("datetime64[ns]"),
        "year": np.arange(first_year, first_year + years),
        "january": np.arange(first_year, first_year + years + 1),
    }
