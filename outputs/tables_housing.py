"""Tables of the housing fund: stock and flow, members, withdrawals, loans by kind, the surplus."""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from .cells import NOTHING, Column, fill_table, fund_unit, money_cells, year_column
from .housing import (
    KINDS_OF_LOANS,
    MEASURES,
    MONEY,
    REASONS,
    housing_numbers,
    loans_by_kind,
)
from .labels import Language, text
from .money import format_money
from .pensions import compared_years, shown_years
from .summary import by_year
from .tables_measures import measure_table, measures_beside, two_sides


def housing_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """All tables of the housing fund: of a base by year, of a reform what it moves."""
    if k > 0:
        tables = [_changed_money, _beside, _changed_kinds, _changed_surplus]
        return [table for make in tables for table in make(result, k, lang)]
    return [
        _stock_and_flow(result, lang),
        _members(result, lang),
        _lines(result, REASONS, "table.housing_reasons", lang),
        _kinds(result, lang),
        _surplus(result, lang),
    ]


def _stock_and_flow(result: xr.Dataset, lang: Language) -> Table:
    """Deposits, interest, withdrawals and accounts; loans granted, repaid and owed, by year."""
    numbers, years = housing_numbers(result).isel(scenario=0), shown_years(result)
    part = numbers[list(MONEY)].sel(year=years)
    unit = fund_unit(float(part.to_array().max()), lang)
    columns: list[Column] = [
        (text(f"housing.short.{name}", lang), money_cells(part[name], unit)) for name in MONEY
    ]
    title = text("table.housing_money", lang, unit=unit.name)
    return fill_table(title, year_column(np.array(years), lang), columns)


def _members(result: xr.Dataset, lang: Language) -> Table:
    """Payers, who withdraws and borrows, the ratio of loans to deposits, months of liquidity."""
    title = text("table.housing_members", lang)
    numbers, shown = housing_numbers(result), shown_years(result)
    return measure_table(numbers, MEASURES, "housing", shown, title, lang)


def _lines(result: xr.Dataset, lines: tuple[str, ...], key: str, lang: Language) -> Table:
    """Money of some lines by year, a column each."""
    years = shown_years(result)
    part = by_year(result["housing"])[0].sel(housing_line=list(lines), year=years)
    unit = fund_unit(float(part.max()), lang)
    columns: list[Column] = [
        (text(f"housing.line.{name}", lang), money_cells(part.sel(housing_line=name), unit))
        for name in lines
    ]
    title = text(key, lang, unit=unit.name)
    return fill_table(title, year_column(np.array(years), lang), columns)


def _kinds(result: xr.Dataset, lang: Language) -> Table:
    """Loans by children of the family and those under a cap for the young: number and mean."""
    numbers, amounts = loans_by_kind(result, 0)
    years, shown = [int(year) for year in result["year"].values], shown_years(result)
    at = [years.index(year) for year in shown]
    columns: list[Column] = []
    for i, kind in enumerate(KINDS_OF_LOANS):
        if numbers[i].any():
            head = text(f"housing.kind.{kind}", lang)
            columns.append((head, [f"{numbers[i, y]:,.0f}" for y in at]))
            mean = [_mean(numbers[i, y], amounts[i, y]) for y in at]
            columns.append((text("table.mean_loan", lang), mean))
    title = text("table.housing_kinds", lang)
    return fill_table(title, year_column(np.array(shown), lang), columns)


def _surplus(result: xr.Dataset, lang: Language) -> Table:
    """What the fund earns and where it goes, by year."""
    years = shown_years(result)
    part = result["housing_surplus"][0].sel(year=years)
    unit = fund_unit(float(part.max()), lang)
    columns: list[Column] = [
        (text(f"housing.use.{name}", lang), money_cells(part.sel(housing_use=name), unit))
        for name in map(str, part["housing_use"].values)
    ]
    title = text("table.housing_surplus", lang, unit=unit.name)
    return fill_table(title, year_column(np.array(years), lang), columns)


def _changed_money(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """Change of money and stocks, reform less base, in some years; none if nothing moves."""
    numbers, years = housing_numbers(result)[list(MONEY)].mean("seed"), compared_years(result, k)
    change = (numbers.isel(scenario=k) - numbers.isel(scenario=0)).to_array("line")
    lines = [name for name in MONEY if bool(change.sel(line=name).any())]
    if not lines:
        return []
    unit = fund_unit(float(abs(change).max()), lang)
    columns: list[Column] = [
        (
            str(year),
            [
                format_money(float(change.sel(line=name, year=year)), unit, signed=True)
                for name in lines
            ],
        )
        for year in years
    ]
    labels = [text(f"housing.{name}", lang) for name in lines]
    return [fill_table(text("table.housing_change", lang, unit=unit.name), ("", labels), columns)]


def _beside(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """Measures that a reform moves, base beside reform in some years; none if it moves none."""
    numbers, shown = housing_numbers(result), compared_years(result, k)
    title = text("table.housing_beside", lang)
    return measures_beside(numbers, MEASURES, "housing", shown, title, k, lang)


def _changed_kinds(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """Loans by kind, base beside reform: number and mean; none if no kind moves."""
    sides, shown = (
        [loans_by_kind(result, scenario) for scenario in (0, k)],
        compared_years(result, k),
    )
    years = [int(year) for year in result["year"].values]
    rows = []
    for i, kind in enumerate(KINDS_OF_LOANS):
        if all(np.array_equal(base[i], reform[i]) for base, reform in zip(*sides, strict=True)):
            continue
        at = [(years.index(y), numbers[i], amounts[i]) for y in shown for numbers, amounts in sides]
        name = text(f"housing.whose.{kind}", lang)
        rows.append([text("table.number_of", lang, kind=name), *(f"{n[y]:,.0f}" for y, n, _ in at)])
        rows.append(
            [text("table.mean_of", lang, kind=name), *(_mean(n[y], a[y]) for y, n, a in at)]
        )
    return two_sides(rows, shown, text("table.housing_kinds", lang), lang)


def _changed_surplus(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """Change of the surplus and of its uses in some years; none if nothing moves."""
    years = compared_years(result, k)
    surplus = result["housing_surplus"].mean("seed")
    change = surplus[k] - surplus[0]
    if not bool(change.any()):
        return []
    unit = fund_unit(float(abs(change).max()), lang)
    names = [str(name) for name in change["housing_use"].values]
    labels = [
        text(f"housing.use.{name}", lang).replace("\n", "" if lang == "zh" else " ")
        for name in names
    ]
    columns: list[Column] = [
        (str(year), [format_money(v, unit, signed=True) for v in change.sel(year=year).values])
        for year in years
    ]
    title = text("table.housing_surplus_change", lang, unit=unit.name)
    return [fill_table(title, ("", labels), columns)]


def _mean(number: float, amount: float) -> str:
    """Mean loan in ten thousand yuan."""
    return f"{amount / number / 1e6:,.1f}" if number else NOTHING
