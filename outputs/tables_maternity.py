"""Tables of the maternity ledger and of births, for reforms that move little else."""

from __future__ import annotations

import xarray as xr
from rich.table import Table

from .cells import Column, count_cells, fill_table, money_cells, year_column
from .labels import Language, text
from .money import YUAN, MoneyUnit, choose_unit
from .sampling import line_error
from .summary import MATERNITY_SPENDING


def maternity_table(result: xr.Dataset, numbers: xr.Dataset, k: int, lang: Language) -> Table:
    """Income, spending, change and result of the maternity ledger by year."""
    spending = list(MATERNITY_SPENDING)
    errors = {
        "table.base_spending": line_error(result, 0, spending, change=False),
        "table.spending": line_error(result, k, spending, change=False),
        "table.change": line_error(result, k, spending, change=True),
    }
    unit = choose_unit(float(abs(numbers["maternity_income"][k]).max()), lang)
    columns = [("table.income", "maternity_income", k, False)]
    if k > 0:
        columns += [
            ("table.base_spending", "maternity_spending", 0, False),
            ("table.spending", "maternity_spending", k, False),
            ("table.change", "maternity_spending_change", k, True),
            ("table.cumulated", "maternity_spending_change_cumulated", k, True),
        ]
    else:
        columns.append(("table.spending", "maternity_spending", 0, False))
    columns += [
        ("table.result", "maternity_result", k, False),
        ("table.balance", "maternity_cash_balance", k, False),
    ]
    cells: list[Column] = [
        (
            text(key, lang),
            money_cells(numbers[name][scenario], unit, signed=signed, error=errors.get(key)),
        )
        for key, name, scenario, signed in columns
    ]
    title = text("table.fund", lang, unit=unit.name)
    return fill_table(title, year_column(numbers["year"].values, lang), cells)


def people_table(numbers: xr.Dataset, k: int, lang: Language) -> Table:
    """People, births, resident grants and, for a reform, who gains."""
    unit = choose_unit(float(abs(numbers["resident_grants"]).max()), lang)
    grants = money_cells(numbers["resident_grants"][k], unit)
    columns: list[Column] = [
        (text("table.people_count", lang), count_cells(numbers["people"][k])),
        (text("table.births", lang), count_cells(numbers["births"][k])),
        (text("table.grants", lang, unit=unit.name), grants),
    ]
    if k > 0:
        change = money_cells(numbers["resident_grants_change"][k], unit, signed=True)
        mean = money_cells(numbers["mean_gain"][k], MoneyUnit(YUAN, 0, ""))
        columns += [
            (text("table.grants_change", lang, unit=unit.name), change),
            (text("table.gainers", lang), count_cells(numbers["gainers"][k])),
            (text("table.mean_gain", lang), mean),
        ]
    first = year_column(numbers["year"].values, lang)
    return fill_table(text("table.people", lang), first, columns)
