"""Tables of the medical funds: what a reform moves by year, then each fund on its own."""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from .cells import (
    Column,
    fill_table,
    fund_unit,
    money_cells,
    number_cells,
    percent_cells,
    year_column,
)
from .funds import (
    PASSING,
    PENSIONS,
    RESIDENT,
    RISKS,
    accounts_of,
    cumulated_gap,
    fund_numbers,
    has_reserve,
    payable_months,
    surplus_ratio,
)
from .labels import Language, text
from .money import MoneyUnit
from .pensions import own_result, pension_numbers
from .sampling import change_error, is_counted, line_error
from .summary import by_year, estimate

#: A change is shown from this share of the largest change on: of all funds, within a fund.
WORTH_SHOWING, WORTH_A_COLUMN = 0.01, 0.2
#: Columns for which the overview has room; the largest changes have them.
MOST_COLUMNS = 8


def overview_table(
    result: xr.Dataset, k: int, funds: list[str], variable: str, lang: Language
) -> Table:
    """Change of spending, and of income where it matters, of each fund moved by year.

    Parameters
    ----------
    variable : "accrual" or "cash": of which the flows are
    """
    change = _changes(fund_numbers(result, variable), k)
    largest = float(abs(change[["spending", "income"]].mean("seed").to_array()).max())
    unit = fund_unit(largest, lang)
    columns: list[Column] = []
    sizes: list[float] = []
    for name in ("spending", "income"):
        for fund in funds if name == "spending" else [f for f in funds if f not in PASSING]:
            moved = change[name].sel(ledger=fund)
            size = float(abs(moved.mean("seed")).max())
            if size >= WORTH_SHOWING * max(largest, 1):
                head = f"{text(f'fund.short.{fund}', lang)}\n{text(f'table.{name}', lang)}"
                error = None
                if variable == "accrual" and is_counted(fund, name):
                    error = change_error(result, k, fund, name).yearly
                columns.append((head, money_cells(moved, unit, signed=True, error=error)))
                sizes.append(size)
    least = sorted(sizes)[-MOST_COLUMNS:][0]
    columns = [column for column, size in zip(columns, sizes, strict=True) if size >= least]
    title = text(f"table.overview.{variable}", lang, unit=unit.name)
    return fill_table(title, year_column(result["year"].values, lang), columns)


def fund_table(result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language) -> Table:
    """A fund by year: lines of those that pass money on, the account of the others."""
    if fund in PASSING:
        return _line_table(result, k, fund, lang)
    of_fund = numbers.sel(ledger=fund)
    unit = fund_unit(float(abs(of_fund["income"][k]).max()), lang)
    columns = _flow_columns(numbers, k, fund, unit, lang)
    columns += [
        (text("table.result", lang), money_cells(of_fund["result"][k], unit, signed=True)),
        (text("table.ratio", lang), percent_cells(surplus_ratio(numbers, k, fund))),
        (text("table.cash", lang), money_cells(of_fund["balance"][k], unit)),
    ]
    if k > 0:
        moved = _changes(numbers, k)["balance"].sel(ledger=fund)
        columns.append((text("table.balance_change", lang), money_cells(moved, unit, signed=True)))
    columns.append((text("table.months", lang), number_cells(payable_months(numbers, k, fund), 1)))
    gap = cumulated_gap(numbers, k, fund)
    if not np.isnan(gap).all():
        columns.append((text("table.gap", lang), number_cells(gap / unit.fen, unit.decimals)))
    if fund == PENSIONS[0] and k == 0:
        own = own_result(pension_numbers(result), result, fund)[k]
        columns.append((text("table.own_result", lang), money_cells(own, unit, signed=True)))
    if fund == RESIDENT:
        if has_reserve(result, k):
            columns.append((text("table.reserve", lang), money_cells(result["reserve"][k], unit)))
        ahead = result["premiums_ahead"][k, :, 11::12].rename(month="year")
        columns.append((text("table.ahead", lang), money_cells(ahead, unit)))
        insured = result["insured_residents"][k].mean("seed").values / 10_000
        columns.append((text("table.insured", lang), number_cells(insured, 1)))
    title = text("table.of_fund", lang, fund=text(f"fund.{fund}", lang), unit=unit.name)
    return fill_table(title, year_column(numbers["year"].values, lang), columns)


def _flow_columns(
    numbers: xr.Dataset, k: int, fund: str, unit: MoneyUnit, lang: Language
) -> list[Column]:
    """Income and spending, each with its change where there is one."""
    columns: list[Column] = []
    change = _changes(numbers, k).sel(ledger=fund)
    largest = float(abs(change[["spending", "income"]].mean("seed").to_array()).max())
    for name in ("income", "spending"):
        values = numbers[name].sel(ledger=fund)[k]
        columns.append((text(f"table.{name}", lang), money_cells(values, unit)))
        moved = change[name]
        least = 0.0 if fund in RISKS else WORTH_A_COLUMN * largest
        if k > 0 and float(abs(moved.mean("seed")).max()) > least:
            head = text("table.change_of", lang, what=text(f"table.{name}", lang))
            columns.append((head, money_cells(moved, unit, signed=True)))
    return columns


def _line_table(result: xr.Dataset, k: int, fund: str, lang: Language) -> Table:
    """Every line of a fund with money, and the change of what reaches people."""
    accrual = by_year(result["accrual"])
    present = [a for a in accounts_of(fund) if bool(accrual.sel(account=a.name).any())]
    if fund != "critical_illness":  # budgets fund what is paid: their income says nothing more
        present = [a for a in present if not a.income]
    largest = max((float(accrual.sel(account=a.name)[k].max()) for a in present), default=0.0)
    unit = fund_unit(largest, lang)
    columns: list[Column] = []
    for account in present:
        values = accrual.sel(account=account.name)
        name = text(f"line.{account.name}", lang)
        error = line_error(result, k, [account.name], change=False)
        columns.append((name, money_cells(values[k], unit, error=error)))
        if k > 0 and bool((values[k] != values[0]).any()):
            error = line_error(result, k, [account.name], change=True)
            cells = money_cells(values[k] - values[0], unit, signed=True, error=error)
            columns.append((text("table.its_change", lang), cells))
    if fund == "critical_illness":
        means = [
            estimate(accrual.sel(account=name)[k]).mean
            for name in ("critical_claims", "critical_income")
        ]
        none = np.full_like(means[0], np.nan)
        ratio = np.divide(means[0], means[1], out=none, where=means[1] > 0)
        columns.append((text("table.loss_ratio", lang), percent_cells(ratio)))
    title = text("table.of_fund", lang, fund=text(f"fund.{fund}", lang), unit=unit.name)
    return fill_table(title, year_column(accrual["year"].values, lang), columns)


def _changes(numbers: xr.Dataset, k: int) -> xr.Dataset:
    """Scenario k less the base."""
    return numbers.isel(scenario=k, drop=True) - numbers.isel(scenario=0, drop=True)
