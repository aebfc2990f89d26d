"""How far what a sample shows, and a change in it, may lie from that of all people.

With several seeds it is the interval of their mean. With one seed of a sample it comes from what
the result holds: squared payments. For a payment x that a reform raises to x' the square of the
change is at most x'^2 - x^2, so that the change of the sum of squares bounds the variance. Stays
are worth that by their rules; what hospitals are settled for them is said by `Clearing`. What
keeps no squares (income, personal accounts, transfers) has half the mean squared step
of the change from year to year, without steps that stand out, which the law made; pensions, whose
changes go one way for decades, have no error.
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
#: A part of what is owed that is no more than rounding; fen of a sample from which a part is seen,
#: and how far parts lie apart that are the same.
ROUNDED, SEEN_PART, SAME_PART = 1e-6, 1e5, 1e-5
#: Years that are needed to see how a change wavers.
LEAST_YEARS = 3
#: A step so many times the mean of the smaller ones, both squared, is a date of the law, no luck;
#: at least so many others must be left to tell.
STANDS_OUT, LEAST_STEPS = 25.0, 3


class ChangeError(NamedTuple):
    """Half the width of a 95 % interval, fen: of the change of each year, and of all years."""

    yearly: Numbers
    whole: float


class Clearing(NamedTuple):
    """What settling with hospitals (总额预算、点数法清算) does to the error of stays, by year."""

    settled: Numbers  # part of a change of what stays come to that hospitals are settled, 0 to 1
    error: Numbers  # half of a 95 % interval of the change of what is cleared, fen


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
    cleared = np.zeros(result.sizes["year"])
    if fund in MEDICAL_FUND:
        found = _clearing(result, k, fund)
        stays = moved["account"] == f"{MEDICAL_FUND[fund]}_stays"
        passed = xr.DataArray(found.settled**2, dims="year")
        moved = moved * (stays * (passed - 1.0) + 1.0)
        cleared = found.error
    years = max(result.sizes["year"] * SEEN, 1.0)
    lasting = moved["account"].isin(FOR_YEARS) * (years - 1.0) + 1.0
    rest = _without_squares(result, k, names)
    yearly = np.sqrt(_half(moved, result) ** 2 + cleared**2 + rest.yearly**2)
    whole = float((_half(moved * lasting, result) ** 2).sum()) + float((cleared**2).sum())
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


def _clearing(result: xr.Dataset, k: int, fund: str) -> Clearing:
    """How clearing passes on the error of what stays come to under scenario k.

    A fixed budget takes back all by which the stays of a sample are too dear, and one that follows
    last year adds by how much they were. So where only one of the scenarios clears, the change has
    at most the errors of both years; where both clear the same stays by different law, that of the
    year. Where both clear different stays, and where every hospital is settled the same part, the
    change is as uncertain as what stays come to.
    """
    name = MEDICAL_FUND[fund]
    stays = result["provider_incurred"].sel(scheme=list(SCHEMES_OF[fund])).sum("scheme")
    owed, paid = _of_providers(stays), _of_providers(result["settled"].sel(medical_fund=name))
    is_even = _is_even(owed, paid, scale_of(result))
    even = is_even[k] & is_even[0]
    owed, paid = (by_year(of).mean("seed") for of in (owed, paid))
    cleared, all_owed = paid - owed, owed[k].sum("provider")
    clears = abs(cleared) > ROUNDED * owed[k]
    alike = (owed[k] == owed[0]).all("provider")
    one = (clears[k] != clears[0]) & ~even
    differs = abs(paid[k] - paid[0]) > ROUNDED * owed[k]
    other_law = clears[k] & clears[0] & alike & differs & ~even
    squares = by_year(result["squares"]).mean("seed")[k].sel(account=[f"{name}_stays"])
    variance = xr.DataArray(_half(squares, result) ** 2, dims="year")
    of_each = variance * owed[k] / all_owed.where(all_owed > 0, 1.0)
    bound = of_each * (one | other_law) + of_each.shift(year=1, fill_value=0.0) * one
    moved = (cleared[k] - cleared[0]).where(~one & ~other_law, 0.0).sum("provider")
    in_part = variance * (moved / all_owed.where(all_owed > 0, 1.0)) ** 2
    error = (bound.sum("provider") + in_part) ** 0.5
    more, settled = ((of[k] - of[0]).sum("provider").values for of in (owed, paid))
    passed = np.divide(settled, more, out=np.ones(len(more)), where=more != 0)
    return Clearing(np.minimum(abs(passed), 1.0), np.asarray(error.values, np.float64))


def _of_providers(monthly: xr.DataArray) -> xr.DataArray:
    """The same by provider (scenario, seed, month, provider) of (..., hospital, channel), fen."""
    one = monthly.stack(provider=("hospital", "channel")).reset_index("provider", drop=True)
    numbered = one.assign_coords(provider=range(one.sizes["provider"]))
    return numbered.transpose("scenario", "seed", "month", "provider")


def _is_even(owed: xr.DataArray, paid: xr.DataArray, scale: int) -> xr.DataArray:
    """Whether in each month of a year all providers are settled the same part (scenario, year)."""
    part = paid / owed.where(owed > SEEN_PART * scale)
    apart = (part.max("provider") - part.min("provider")).fillna(0.0) > SAME_PART
    months = apart.any("seed").values
    even = ~months.reshape(len(months), -1, 12).any(axis=2)
    return xr.DataArray(even, dims=("scenario", "year"))


def _by_steps(change: Numbers) -> ChangeError:
    """Error by how the change wavers from year to year, from the first year with a change.

    In few years it cannot be seen: then the change itself is its error. A rise by law in a later
    year is no wavering: steps that stand out among at least LEAST_STEPS others are left out.
    """
    moved = np.flatnonzero(change)
    if not len(moved) or len(change) - moved[0] < LEAST_YEARS:
        return ChangeError(abs(change), float(abs(change).sum()))
    yearly = np.zeros(len(change))
    path = change[moved[0] :]
    steps = np.sort(np.diff(path) ** 2)
    while len(steps) > LEAST_STEPS and steps[-1] > STANDS_OUT * steps[:-1].mean():
        steps = steps[:-1]
    error = HALF * float(np.sqrt(steps.mean() / 2))
    yearly[moved[0] :] = error
    return ChangeError(yearly, error * float(np.sqrt(len(path))))
