"""Tables of the lines of a fund by year: all of a base, of a reform those that it changes."""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from .cells import Column, fill_table, fund_unit, money_cells, year_column
from .funds import accounts_of
from .labels import Language, text
from .money import format_money
from .pensions import compared_years, shown_years
from .summary import by_year


def line_tables(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[Table]:
    """Lines of income and of spending of a fund by year; of a reform what it changes."""
    if k > 0:
        return _changed_lines(result, k, fund, lang)
    accrual = by_year(result["accrual"])[k]
    years = shown_years(result)
    tables = []
    for income in (True, False):
        lines = [a.name for a in accounts_of(fund) if a.income == income]
        present = [name for name in lines if bool(accrual.sel(account=name).any())]
        part = accrual.sel(account=present, year=years)
        if not present:
            continue
        unit = fund_unit(float(part.max()), lang)
        columns: list[Column] = [
            (text(f"line.{name}", lang), money_cells(part.sel(account=name), unit))
            for name in present
        ]
        key = "table.income_lines" if income else "table.spending_lines"
        title = text(key, lang, fund=text(f"fund.{fund}", lang), unit=unit.name)
        tables.append(fill_table(title, year_column(np.array(years), lang), columns))
    return tables


def _changed_lines(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[Table]:
    """Change of each line that a reform moves, in some years and over the study; none if none."""
    accrual = by_year(result["accrual"])
    change = accrual[k] - accrual[0]
    lines = [a for a in accounts_of(fund) if bool(change.sel(account=a.name).any())]
    if not lines:
        return []
    names, years = [a.name for a in lines], compared_years(result, k)
    mean = change.sel(account=names).mean("seed").transpose("year", "account")
    unit = fund_unit(float(abs(mean.sum("year")).max()), lang)
    columns: list[Column] = [
        (str(year), [format_money(v, unit, signed=True) for v in mean.sel(year=year).values])
        for year in years
    ]
    total = mean.sum("year").values
    columns.append(
        (text("table.all_years", lang), [format_money(v, unit, signed=True) for v in total])
    )
    labels = [
        text(f"table.{'income' if a.income else 'spending'}_line", lang)
        + (a.zh if lang == "zh" else a.en)
        for a in lines
    ]
    title = text("table.changed_lines", lang, fund=text(f"fund.{fund}", lang), unit=unit.name)
    return [fill_table(title, ("", labels), columns)]
