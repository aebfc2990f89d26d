"""Tables of work injury and unemployment: members, cases, benefits, and a rise paid in arrears."""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from .cells import fill_table, fund_unit
from .labels import Language, text
from .money import format_money
from .pensions import compared_years, shown_years
from .risks import INJURY, MEASURES, RISING, held_back, risk_numbers
from .tables_measures import measure_table, measures_beside


def risk_tables(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[Table]:
    """Members, cases and benefits of a fund: of a base by year, of a reform what it moves."""
    numbers = risk_numbers(result)
    if k > 0:
        title, shown = text(f"table.risk.{fund}", lang), compared_years(result, k)
        moved = [what for part in MEASURES[fund].values() for what in part]
        tables = measures_beside(numbers, moved, "risk", shown, title, k, lang)
        return tables + (_arrears_tables(result, k, lang) if fund == INJURY else [])
    return [
        measure_table(
            numbers, part, "risk", shown_years(result), text(f"table.risk.{name}", lang), lang
        )
        for name, part in MEASURES[fund].items()
    ]


def _arrears_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """What a reform changes by month of the first year in which it pays late; none if it does not.

    Benefits that rise every year: as due, as paid, and due but not yet paid at the end of a month.
    """
    late = np.flatnonzero(held_back(result, k).sum("account").values)
    if not len(late):
        return []
    lines, mean = list(RISING), result[["accrual", "cash"]].mean("seed")
    year = str(result["year"].values[late[0] // 12])
    of_year = mean.sel(account=lines, month=year).sum("account")
    change = of_year.isel(scenario=k) - of_year.isel(scenario=0)
    due, paid = change["accrual"].values, change["cash"].values
    columns = {"due": due, "paid": paid, "open": (due - paid).cumsum()}
    unit = fund_unit(float(max(abs(values).max() for values in columns.values())), lang)
    title = text("table.arrears", lang, unit=unit.name)
    months = [str(month)[:7] for month in change["month"].values]
    return [
        fill_table(
            title,
            (text("table.month", lang), months),
            [
                (
                    text(f"table.arrears.{name}", lang),
                    [format_money(fen, unit, signed=name != "open") for fen in values],
                )
                for name, values in columns.items()
            ],
        )
    ]
