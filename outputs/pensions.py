"""Pensions in numbers: members, what they draw, what begins, what the funds take in and pay.

Numbers are people, pensions and fen by year; measures are quotients of means over seeds. Heads are
those of December, when workers are fewest (`conclusions_pensions`). Tables, panels and sentences
are left to others.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from .funds import PENSIONS, accounts_of, basis, main_funds, years_to_compare
from .measures import Measure, in_order
from .summary import by_year

EMPLOYEES, RESIDENTS = PENSIONS
#: Who pays to the employee pension (参保职工), as heads.
WORKERS = ("paying_at_work", "paying_alone")
#: Sums of lines: what the retired and residents draw, what budgets give, what residents pay.
SUMS = {
    "drawn": ("pension_pooled", "pension_account"),
    "resident_drawn": ("resident_pension_basic", "resident_pension_account"),
    "basic": ("resident_pension_basic",),
    "fiscal": ("pension_subsidy",),
    "resident_fiscal": (
        *("resident_pension_basic_funding", "resident_pension_subsidy"),
        "resident_pension_paid_for",
    ),
    "own": ("resident_pension_own",),
}
#: Measures of each pension, as their tables show them.
MEASURES = {
    EMPLOYEES: (
        Measure("workers", "workers", "", 1e-4, 1),
        Measure("retired", "retired", "", 1e-4, 1),
        Measure("workers_each", "workers", "retired", 1, 2),
        Measure("mean_pension", "drawn", "drawn_months", 0.01, 0),
        Measure("new", "new", "", 1e-4, 1),
        Measure("new_years", "new_months", "new", 1 / 12, 1),
        Measure("new_amount", "new_amount", "new", 0.01, 0),
        Measure("replacement", "new_amount", "new_wage", 1, 1, True),
        Measure("fiscal_share", "fiscal", "income", 1, 1, True),
    ),
    RESIDENTS: (
        Measure("enrolled", "enrolled", "", 1e-4, 1),
        Measure("payers", "payers", "", 1e-4, 1),
        Measure("own_each", "own", "payers", 0.01, 0),
        Measure("drawing", "drawing", "", 1e-4, 1),
        Measure("resident_mean", "resident_drawn", "resident_months", 0.01, 0),
        Measure("basic_mean", "basic", "resident_months", 0.01, 0),
        Measure("resident_fiscal_share", "resident_fiscal", "resident_income", 1, 1, True),
    ),
}
#: All pensions over the reference wage, which panels draw.
RELATIVE = Measure("relative", "drawn", "drawn_wage", 1, 1, True)
MEASURE = {what.name: what for what in (*MEASURES[EMPLOYEES], *MEASURES[RESIDENTS], RELATIVE)}
#: Tables by line show every year of a short study, of a longer one years that this divides.
FEW_YEARS, EVERY, WIDE = 15, 5, 10


def pension_funds(result: xr.Dataset, k: int) -> list[str]:
    """Pension funds that have pages: of a base those with money, of a reform the main ones."""
    if k > 0:
        return [fund for fund in main_funds(result, k) if fund in PENSIONS]
    paid = result["accrual"][k].sum(("seed", "month"))
    return [
        fund
        for fund in PENSIONS
        if bool(paid.sel(account=[a.name for a in accounts_of(fund)]).any())
    ]


def is_of_pensions(result: xr.Dataset, k: int) -> bool:
    """Whether scenario k is a reform that moves a pension fund most."""
    return (
        k > 0
        and bool(basis(result, k))
        and main_funds(result, k)[:1] == pension_funds(result, k)[:1]
    )


def pension_numbers(result: xr.Dataset) -> xr.Dataset:
    """People and money of both pensions by year.

    Returns
    -------
    Dataset, all (scenario, seed, year): people of December (`workers`, `retired`, `drawing`,
    `enrolled` as residents, with who draws) and of the year (`payers`, `new`), months drawn
    (`drawn_months`, `resident_months`), months paid in before new pensions (`new_months`); fen:
    `new_amount` is the sum of first monthly pensions, `new_wage` and `drawn_wage` last year's
    reference wage for each of them and for each month drawn (nan where a result does not tell it),
    the rest sums of lines, see SUMS
    """
    heads, months = result["pension_heads"], by_year(result["pension_heads"])
    flows = by_year(result["accrual"])
    content = {
        "workers": december(heads.sel(pension_head=list(WORKERS)).sum("pension_head"), result),
        "retired": december(heads.sel(pension_head="pensioners"), result),
        "drawing": december(heads.sel(pension_head="resident_pensioners"), result),
        "drawn_months": months.sel(pension_head="pensioners"),
        "resident_months": months.sel(pension_head="resident_pensioners"),
        "payers": result["resident_payers"].sum("group"),
        "enrolled": result["resident_enrolled"].sum("group")
        + december(heads.sel(pension_head="resident_pensioners"), result),
        "new": result["new_pensions"],
        "new_amount": result["new_pension_amount"],
        "new_months": result["new_pension_months"],
        "new_wage": result["new_pensions"] * _reference_wage(result),
        "drawn_wage": months.sel(pension_head="pensioners") * _reference_wage(result),
    }
    sums = SUMS | {
        name: tuple(a.name for a in accounts_of(fund) if a.income)
        for name, fund in (("income", EMPLOYEES), ("resident_income", RESIDENTS))
    }
    for name, lines in sums.items():
        content[name] = flows.sel(account=list(lines)).sum("account")
    return in_order(content)


def own_result(numbers: xr.Dataset, result: xr.Dataset, fund: str) -> xr.DataArray:
    """Result of a fund without what budgets give (扣除财政补贴后的结余), fen.

    Parameters
    ----------
    numbers : of `pension_numbers`; the fund's result is taken of the accounts

    Returns
    -------
    (scenario, seed, year)
    """
    spent = by_year(result["accrual"]).sel(
        account=[a.name for a in accounts_of(fund) if not a.income]
    )
    of_fund = {EMPLOYEES: ("income", "fiscal"), RESIDENTS: ("resident_income", "resident_fiscal")}
    income, fiscal = (numbers[name] for name in of_fund[fund])
    paid = spent.sum("account").reset_coords(drop=True).transpose("scenario", "seed", "year")
    return income - fiscal - paid


def shown_years(result: xr.Dataset) -> list[int]:
    """Years of tables by line: all of a short study, else the first, the last and round ones."""
    years = [int(year) for year in result["year"].values]
    if len(years) <= FEW_YEARS:
        return years
    return [y for y in years if y in (years[0], years[-1]) or y % EVERY == 0]


def compared_years(result: xr.Dataset, k: int) -> list[int]:
    """Years in which base and reform stand side by side: the first, round ones, the last."""
    years = [int(year) for year in result["year"].values]
    after = years_to_compare(result, k)[1]
    round_ones = [y for y in years if after + EVERY <= y <= years[-1] - EVERY and y % WIDE == 0]
    return list(dict.fromkeys([after, *round_ones[:2], years[-1]]))


def account_cover(result: xr.Dataset, k: int) -> tuple[float, float, float]:
    """Fen in accounts of employees at the start and at the end, and the cash of their fund."""
    held = result["pension_held"][k].sel(pension_account_of="pension").mean("seed")
    cash = result["balance"][k].sel(ledger=EMPLOYEES).mean("seed").values[-1]
    return float(held.sel(moment="start")), float(held.sel(moment="end")), float(cash)


def december(monthly: xr.DataArray, result: xr.Dataset) -> xr.DataArray:
    """Values of the last month of each year."""
    ends = monthly.transpose("scenario", "seed", "month")[..., 11::12].rename(month="year")
    return ends.assign_coords(year=result["year"].values)


def _reference_wage(result: xr.Dataset) -> xr.DataArray:
    """Reference wage of the year before, fen a month (scenario, year); nan where it is not told."""
    if "reference_wage" in result:
        return result["reference_wage"]
    shape = (result.sizes["scenario"], result.sizes["year"])
    return xr.DataArray(np.full(shape, np.nan), dims=("scenario", "year"))
