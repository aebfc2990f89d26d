"""How far what a sample shows, and a change in it, may lie from that of all people.

With several seeds it is the interval of their mean. With one seed of a sample it comes from what
the result holds: squared payments. For a payment x that a reform raises to x' the square of the
change is at most x'^2 - x^2, so that the change of the sum of squares bounds the variance; what
clearing with hospitals adds or takes (总额预算清算) is added, as it does not shrink with the
sample. What keeps no squares (income, personal accounts, transfers) has half the mean squared step
of the change from year to year; pensions, whose changes go one way for decades, have no error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import xarray as xr

from .funds import LEFT_OVER, RESIDENT, WITHOUT_SQUARES, accounts_of, fund_numbers
from .summary import Numbers, by_year, estimate

#: Half of a 95 % interval in standard errors.
HALF = 1.96
#: Funds that settle with hospitals, by their schemes.
SCHEMES_OF = {RESIDENT: ("resident",), "employee_medical": ("active", "retired")}
MEDICAL_FUND = {RESIDENT: "resident", "employee_medical": "employee"}
#: The fund whose payments are not counted with their squares: accounts spend what they hold.
UNCOUNTED = "employee_accounts"
#: Not lines of their own here: the squares of bills hold second reimbursement; what is handed back
#: is no spending of the year (`funds.fund_numbers`).
HELD_ELSEWHERE = ("second_reimbursement", LEFT_OVER)
#: A patient in chronic care has a bill a month, and over a study about half of its months: so many
#: payments move together. Squares of assistance are those of a year already.
MONTHS, SEEN = 12, 0.5
BY_MONTH = ("resident_chronic", "employee_chronic")
FOR_YEARS = (*BY_MONTH, "aid_chronic")
#: Years that are needed to see how a change wavers.
LEAST_YEARS = 3


class ChangeError(NamedTuple):
    """Half the width of a 95 % interval, fen: of the change of each year, and of all years."""

    yearly: Numbers
    whole: float


def scale_of(result: xr.Dataset) -> int:
    """How many people a simulated one stands for."""
    return int(result.attrs["scale"].split("/")[1])


def change_error(result: xr.Dataset, k: int, fund: str, flow: str = "spending") -> ChangeError:
    """Error of the change of a fund's spending or income under scenario k; nan if not known.

    Parameters
    ----------
    flow : "spending" or "income"
    """
    values = fund_numbers(result)[flow].sel(ledger=fund)
    change = values.isel(scenario=k, drop=True) - values.isel(scenario=0, drop=True)
    if result.sizes["seed"] > 1:
        return ChangeError(
            estimate(change).half, float(estimate(change.sum("year").expand_dims("of", -1)).half[0])
        )
    if scale_of(result) == 1 or fund in WITHOUT_SQUARES:
        return ChangeError(np.full(change.sizes["year"], np.nan), np.nan)
    if is_counted(fund, flow):
        return _by_squares(result, k, fund)
    return _by_steps(np.asarray(change.isel(seed=0).values, np.float64))


def is_counted(fund: str, flow: str) -> bool:
    """Whether the payments of a fund are counted with their squares."""
    return flow == "spending" and fund not in (UNCOUNTED, *WITHOUT_SQUARES)


def line_error(result: xr.Dataset, k: int, names: Sequence[str], *, change: bool) -> Numbers:
    """Half of a 95 % interval of what lines pay in each year, or of its change, fen.

    Of one seed of a sample; nan of a full run, of several seeds (whose mean has an interval of its
    own).
    """
    if scale_of(result) == 1 or result.sizes["seed"] > 1:
        return np.full(result.sizes["year"], np.nan)
    squares = by_year(result["squares"])[:, 0].sel(account=list(names))
    counted = abs(squares[k] - squares[0]) if change else squares[k]
    return _half(counted * _together(counted), result)


def share_error(result: xr.Dataset, k: int, year: int, account: str, total: float) -> float:
    """Error of the change of the share paid of a kind of care, a share; nan if not known."""
    if scale_of(result) == 1 or not total:
        return np.nan
    moved = abs(_moved_squares(result, k).sel(account=[account], year=[year]))
    return float(_half(moved * _together(moved), result)[0]) / total


def _by_squares(result: xr.Dataset, k: int, fund: str) -> ChangeError:
    """Error of a fund: its payments by squares, what is cleared, other lines by steps."""
    names = [a.name for a in accounts_of(fund) if not a.income and a.name not in HELD_ELSEWHERE]
    moved = abs(_moved_squares(result, k).sel(account=names))
    moved = moved * _together(moved)
    years = max(result.sizes["year"] * SEEN, 1.0)
    lasting = moved["account"].isin(FOR_YEARS) * (years - 1.0) + 1.0
    cleared = _cleared(result, k, fund)
    rest = _without_squares(result, k, names)
    yearly = np.sqrt(_half(moved, result) ** 2 + cleared**2 + rest.yearly**2)
    whole = float((_half(moved * lasting, result) ** 2).sum()) + float(cleared.sum()) ** 2
    return ChangeError(yearly, float(np.sqrt(whole + rest.whole**2)))


def _together(squares: xr.DataArray) -> xr.DataArray:
    """How many payments of each line move together in a year (account)."""
    return squares["account"].isin(BY_MONTH) * (MONTHS - 1.0) + 1.0


def _half(squares: xr.DataArray, result: xr.Dataset) -> Numbers:
    """Half of a 95 % interval of each year from the squares of its lines, yuan2; fen."""
    summed = squares.transpose("year", "account").sum("account")
    return np.asarray(HALF * 100 * np.sqrt(summed.values * scale_of(result)), np.float64)


def _without_squares(result: xr.Dataset, k: int, names: list[str]) -> ChangeError:
    """Error of lines whose payments keep no squares: transfers, premiums of other funds."""
    squares = result["squares"].sel(account=names)
    lines = [name for name in names if not bool(squares.sel(account=name).any())]
    money = by_year(result["accrual"]).sel(account=lines).mean("seed").sum("account")
    return _by_steps(np.asarray((money[k] - money[0]).values, np.float64))


def _moved_squares(result: xr.Dataset, k: int) -> xr.DataArray:
    """Change of the sums of squared settlements (account, year), yuan2, mean of seeds."""
    squares = by_year(result["squares"]).mean("seed")
    return squares[k] - squares[0]


def _cleared(result: xr.Dataset, k: int, fund: str) -> Numbers:
    """What settling with hospitals adds to the change of what stays come to, by year, fen."""
    years = result.sizes["year"]
    if fund not in MEDICAL_FUND:
        return np.zeros(years)
    settled = result["settled"].sel(medical_fund=MEDICAL_FUND[fund])
    incurred = result["provider_incurred"].sel(scheme=list(SCHEMES_OF[fund])).sum("scheme")
    gap = (settled - incurred).sum(("hospital", "channel")).mean("seed")
    return np.asarray((gap[k] - gap[0]).values.reshape(years, 12).sum(axis=1), np.float64)


def _by_steps(change: Numbers) -> ChangeError:
    """Error by how the change wavers from year to year, from the first year with a change.

    In few years it cannot be seen: then the change itself is its error.
    """
    moved = np.flatnonzero(change)
    if not len(moved) or len(change) - moved[0] < LEAST_YEARS:
        return ChangeError(abs(change), float(abs(change).sum()))
    yearly = np.zeros(len(change))
    path = change[moved[0] :]
    error = HALF * float(np.sqrt(np.mean(np.diff(path) ** 2) / 2))
    yearly[moved[0] :] = error
    return ChangeError(yearly, error * float(np.sqrt(len(path))))
