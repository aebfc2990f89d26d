"""The one-stop account of payers after basic insurance: what it paid, what is paid ahead in it.

A table by year, a remark and a sheet. It is an asset of the payers: no spending of a year.
"""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from sim.codes import ONE_STOP_PAYERS

from .cells import Column, fill_table, fund_unit, money_cells, year_column
from .labels import LANGUAGES, Language, text
from .money import say_money
from .sheet_funds import money_head
from .sheet_print import Cell, Sheet
from .sheets import AMOUNT, PLAIN

PARTS = ("one_stop_paid", "one_stop_balance")


def has_one_stop(result: xr.Dataset, k: int) -> bool:
    """Whether scenario k has an account, and if it is a reform, another than the base."""
    if "one_stop_paid" not in result or not bool(result["one_stop_balance"][k].any()):
        return False
    return k == 0 or any(bool((result[name][k] != result[name][0]).any()) for name in PARTS)


def one_stop_numbers(result: xr.Dataset) -> xr.Dataset:
    """Paid out of the account in each year and held at its end (scenario, seed, payer, year)."""
    paid, held = (result[name].drop_vars("month") for name in PARTS)
    content = {
        "paid": paid.coarsen(month=12).sum(),
        "balance": held.isel(month=slice(11, None, 12)),
    }
    yearly = xr.Dataset({name: values.rename(month="year") for name, values in content.items()})
    return yearly.assign_coords(year=result["year"].values)


def one_stop_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """The account by year and payer from the year in which it opens; none without one."""
    if not has_one_stop(result, k):
        return []
    numbers = one_stop_numbers(result).isel(scenario=k)
    used = (numbers["paid"] != 0) | (numbers["balance"] != 0)
    numbers = numbers.sel(year=used.any(("seed", "one_stop_payer")))
    numbers = numbers.transpose("one_stop_payer", "seed", "year")
    unit = fund_unit(float(max(abs(numbers[name]).max() for name in numbers)), lang)
    columns: list[Column] = []
    for name in numbers:
        parts = [(payer, numbers[name].sel(one_stop_payer=payer)) for payer in ONE_STOP_PAYERS]
        parts.append(("total", numbers[name].sum("one_stop_payer")))
        for payer, values in parts:
            head = f"{text(f'one_stop.{name}', lang)}\n{text(f'one_stop.{payer}', lang)}"
            columns.append((head, money_cells(values, unit)))
    title = text("table.one_stop", lang, unit=unit.name)
    return [fill_table(title, year_column(numbers["year"].values, lang), columns)]


def one_stop_remarks(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """What the account is, when it opened and with how much; none without one."""
    if not has_one_stop(result, k):
        return []
    balance, paid = (result[name][k].mean("seed").sum("one_stop_payer") for name in PARTS[::-1])
    first = int(np.flatnonzero((balance != 0) | (paid != 0))[0])
    month = np.datetime_as_string(result["month"].values[first], unit="M")
    given = say_money(float(balance[first] + paid[first]), lang)
    return [text("note.one_stop", lang, month=month, given=given)]


def one_stop_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """Paid and held by scenario, year and payer, yuan."""
    heads = [
        [
            *(text("csv.title", t), text("table.year", t), text("book.payer", t)),
            *(money_head(text(f"one_stop.long.{name}", t), t) for name in ("paid", "balance")),
        ]
        for t in LANGUAGES
    ]
    mean = one_stop_numbers(result).mean("seed") / 100
    rows: list[list[Cell]] = []
    for k, title in enumerate(result[f"title_{lang}"].values):
        if not bool(result["one_stop_balance"][k].any()):
            continue
        for year in result["year"].values:
            for payer in ONE_STOP_PAYERS:
                at = mean.isel(scenario=k).sel(year=year, one_stop_payer=payer)
                cells = [round(float(at[name]), 2) for name in ("paid", "balance")]
                rows.append([str(title), int(year), text(f"one_stop.long.{payer}", lang), *cells])
    styles = [*[PLAIN] * 3, AMOUNT, AMOUNT]
    return Sheet(text("book.one_stop", lang), heads, rows, styles, keys=3)
