"""The size of what a result tells, from which the money unit of a report follows."""

from __future__ import annotations

import xarray as xr

from .funds import fund_numbers


def largest_flow(result: xr.Dataset) -> float:
    """What the largest fund takes in or spends in a year, of all scenarios, in fen."""
    return float(fund_numbers(result)[["income", "spending"]].to_array().max())
