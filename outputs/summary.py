"""The yearly numbers of a result: what tables, conclusions, charts and the CSV all read.

Money stays in fen; changes are against the first scenario of the study, its base. Statistics over
seeds are here too, so that every reader computes them alike.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import xarray as xr
from scipy.special import stdtrit

from sim.accounts import ACCOUNTS

Numbers = npt.NDArray[np.float64]

CLASSES = ("sex", "age_band", "cover", "birth_order")
MATERNITY_INCOME = tuple(a.name for a in ACCOUNTS if a.maternity and a.income)
MATERNITY_SPENDING = tuple(a.name for a in ACCOUNTS if a.maternity and not a.income)
#: What the resident fund spends on births (居民生育补助).
RESIDENT_SPENDING = ("birth_grant",)
#: Quantities of a year that are money; all others are numbers of people, events, or yuan a head.
MONEY = (
    "maternity_income",
    "maternity_spending",
    "maternity_result",
    "maternity_spending_change",
    "maternity_spending_change_cumulated",
    "maternity_cash_spending",
    "maternity_cash_balance",
    "resident_grants",
    "resident_grants_change",
    "gain",
    "loss",
    "mean_gain",
)


class Estimate(NamedTuple):
    """Mean over seeds and half the width of its 95 % interval (nan for a single seed)."""

    mean: Numbers
    half: Numbers


def yearly(result: xr.Dataset) -> xr.Dataset:
    """Yearly quantities of a study.

    Parameters
    ----------
    result : Dataset as in `sim.variables`

    Returns
    -------
    Dataset, all (scenario, seed, year): money in fen, `mean_gain` fen a gainer (float), counts
    """
    accrual, cash = by_year(result["accrual"]), by_year(result["cash"])
    income = accrual.sel(account=list(MATERNITY_INCOME)).sum("account")
    spending = accrual.sel(account=list(MATERNITY_SPENDING)).sum("account")
    grants = accrual.sel(account=list(RESIDENT_SPENDING)).sum("account")
    change = spending - spending.isel(scenario=0, drop=True)
    balance = result["balance"].sel(ledger="maternity", drop=True)[..., 11::12]
    years = result["year"].values
    gainers = result["gainers"].sum(CLASSES)
    gain = result["gain"].sum(CLASSES)
    people = result["people"].sum(("sex", "age_band", "cover")).sel(january=years)
    content = {
        "people": people.rename(january="year"),
        "births": result["births"].sum(("sex", "birth_order", "cover")),
        "deaths": result["deaths"].sum(("sex", "age_band", "cover")),
        "maternity_income": income,
        "maternity_spending": spending,
        "maternity_result": income - spending,
        "maternity_spending_change": change,
        "maternity_spending_change_cumulated": change.cumsum("year"),
        "maternity_cash_spending": cash.sel(account=list(MATERNITY_SPENDING)).sum("account"),
        "maternity_cash_balance": balance.rename(month="year").assign_coords(year=years),
        "resident_grants": grants,
        "resident_grants_change": grants - grants.isel(scenario=0, drop=True),
        "gainers": gainers,
        "gain": gain,
        "mean_gain": gain / gainers.where(gainers > 0, 1),
        "losers": result["losers"].sum(CLASSES),
        "loss": result["loss"].sum(CLASSES),
    }
    return xr.Dataset({name: values.assign_coords(year=years) for name, values in content.items()})


def by_year(monthly: xr.DataArray) -> xr.DataArray:
    """Sums over the twelve months of each year of a variable with dims (scenario, seed, month, x).

    A study covers whole years, so the months are cut in twelves.
    """
    first = int(monthly["month"].dt.year[0])
    scenarios, seeds, months, last = monthly.shape
    cut = monthly.values.reshape(scenarios, seeds, months // 12, 12, last).sum(axis=3)
    name = str(monthly.dims[3])
    coordinates = {dim: monthly[dim].values for dim in ("scenario", "seed", name)}
    years = np.arange(first, first + months // 12)
    return xr.DataArray(cut, {**coordinates, "year": years}, ("scenario", "seed", "year", name))


def maternity_monthly(result: xr.Dataset, variable: str = "accrual") -> xr.DataArray:
    """Monthly spending of the maternity ledger (scenario, seed, month), fen."""
    return result[variable].sel(account=list(MATERNITY_SPENDING)).sum("account")


def resident_monthly(result: xr.Dataset, variable: str = "accrual") -> xr.DataArray:
    """Monthly spending of the resident fund on births (scenario, seed, month), fen."""
    return result[variable].sel(account=list(RESIDENT_SPENDING)).sum("account")


def estimate(values: xr.DataArray) -> Estimate:
    """Mean over seeds with its 95 % interval, Student's t on the seeds as repetitions.

    Parameters
    ----------
    values : any dims with `seed`
    """
    mean = values.mean("seed").values.astype(np.float64)
    count = values.sizes["seed"]
    if count < 2:
        return Estimate(mean, np.full_like(mean, np.nan))
    error = values.std("seed", ddof=1).values / np.sqrt(count)
    return Estimate(mean, np.asarray(stdtrit(count - 1, 0.975) * error, np.float64))
