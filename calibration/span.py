"""A result between two months, of which quantities are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import xarray as xr


class Span(NamedTuple):
    """A result between two months, and the years that these touch."""

    result: xr.Dataset
    first: str  # YYYY-MM
    last: str

    @property
    def months(self) -> xr.Dataset:
        """The result in the months of the span."""
        return self.result.sel(month=slice(self.first, self.last))

    @property
    def years(self) -> xr.Dataset:
        """The result in the years that the span touches."""
        return self.result.sel(year=slice(int(self.first[:4]), int(self.last[:4])))

    @property
    def part(self) -> float:
        """Months of the span over months of its years."""
        return self.months.sizes["month"] / (12.0 * self.years.sizes["year"])


Names = list[str]
Quantity = Callable[[Span, Names], float]
