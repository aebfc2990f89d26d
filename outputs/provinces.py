"""Provinces on the page: what to know of one, and of the nation added up from all of them.

A table of the employee pension by province, a sheet, remarks. What is handed from province to
province is worked out in `scenarios.of_provinces`.
"""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from scenarios.provinces import BASE, province_names

from .cells import NOTHING, Column, fill_table, fund_unit, number_cells
from .labels import LANGUAGES, Language, text
from .money import MoneyUnit, format_money, say_money
from .pensions import EMPLOYEES
from .sheet_funds import money_head
from .sheet_print import Cell, Sheet
from .sheets import AMOUNT, PLAIN
from .summary import Numbers

#: What is told of each province by year; the first two are people, the rest is money in fen.
NUMBERS = ("workers", "retired", "income", "spending", "transfer", "balance")
PEOPLE = NUMBERS[:2]


def has_provinces(result: xr.Dataset) -> bool:
    """Whether a result is the nation added up from its provinces."""
    return "province_transfer" in result


def is_for_pensions(result: xr.Dataset) -> bool:
    """Whether a place is made for the pension funds, which come first on its page and charts."""
    return has_provinces(result) or str(result.attrs.get("region", "")) + BASE in province_names()


def province_notes(result: xr.Dataset, lang: Language) -> list[str]:
    """What a reader must know of a province, or of all of them, before any table."""
    if has_provinces(result):
        return [text("note.of_provinces", lang), text("note.province_level", lang)]
    if is_for_pensions(result):
        return [text("note.of_province", lang), text("note.province_level", lang)]
    return []


def province_tables(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[Table]:
    """The employee pension by province in the first and the last year, and what became of it."""
    if fund != EMPLOYEES or not has_provinces(result):
        return []
    of = {name: _mean(result, k, name) for name in NUMBERS}
    years = [int(year) for year in result["year"].values]
    unit = fund_unit(float(abs(of["income"]).sum(axis=0).max()), lang)
    own, moved = of["income"] - of["spending"], of["transfer"]
    balance, after = of["balance"], of["balance"] + np.cumsum(moved, axis=1)
    columns: list[Column] = []
    for y in sorted({0, len(years) - 1}):
        head = {"year": years[y]}
        each = _with_sum(of["workers"][:, y]) / _with_sum(of["retired"][:, y])
        columns += [
            (text("province.workers_each", lang, **head), number_cells(each, 2)),
            (text("province.result", lang, **head), _money(own[:, y], unit, True)),
            (text("province.transfer", lang, **head), _money(moved[:, y], unit, True)),
        ]
    head = {"year": years[-1]}
    columns += [
        (text("province.own", lang, **head), _money(balance[:, -1], unit)),
        (text("province.with", lang, **head), _money(after[:, -1], unit)),
        (text("province.used_up", lang), _used_up(balance, years)),
        (text("province.used_up_with", lang), _used_up(after, years)),
    ]
    names = [*_names(result, lang), text("province.nation", lang)]
    title = text("province.title", lang, unit=unit.name)
    return [fill_table(title, (text("province.name", lang), names), columns)]


def province_remarks(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[str]:
    """How transfers are worked out, how much they are, and until when they fill the gaps."""
    if fund != EMPLOYEES or not has_provinces(result):
        return []
    own = _mean(result, k, "income") - _mean(result, k, "spending")
    received = np.maximum(_mean(result, k, "transfer"), 0).sum(axis=0)
    over, lacking = np.maximum(own, 0).sum(axis=0), np.maximum(-own, 0).sum(axis=0)
    first = int(result["year"].values[0])
    sums = {"moved": received[0], "lacking": lacking[0]}
    said = {name: say_money(float(fen), lang) for name, fen in sums.items()}
    filled = np.flatnonzero(lacking <= over)
    short = result["year"].values[int(filled[-1]) + 1 if len(filled) else 0 :]
    last = [text("note.provinces_last", lang, year=int(year)) for year in short[:1]]
    return [text("note.provinces", lang, first=first, **said), *last]


def _head(name: str, lang: Language) -> str:
    """The name of a column of the sheet of provinces, of money with its unit."""
    what = text(f"book.province_{name}", lang)
    return what if name in PEOPLE else money_head(what, lang)


def province_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """The employee pension by scenario, province and year; money in yuan."""
    first = ("csv.title", "province.name", "csv.year")
    heads = [
        [*(text(name, t) for name in first), *(_head(name, t) for name in NUMBERS)]
        for t in LANGUAGES
    ]
    rows: list[list[Cell]] = []
    for k, title in enumerate(result[f"title_{lang}"].values):
        of = {name: _mean(result, k, name) for name in NUMBERS}
        for p, province in enumerate(_names(result, lang)):
            for y, year in enumerate(result["year"].values):
                values = [of[n][p, y] / (1 if n in PEOPLE else 100) for n in NUMBERS]
                rows.append([str(title), province, int(year), *(float(v) for v in values)])
    styles = [*[PLAIN] * 5, *[AMOUNT] * (len(NUMBERS) - 2)]
    return Sheet(text("book.provinces", lang), heads, rows, styles, keys=3)


def _mean(result: xr.Dataset, k: int, name: str) -> Numbers:
    """Means over seeds of a number of scenario k, (province, year)."""
    return np.asarray(result[f"province_{name}"][k].mean("seed").values, np.float64)


def _names(result: xr.Dataset, lang: Language) -> list[str]:
    return [str(name) for name in result["province_zh" if lang == "zh" else "province"].values]


def _with_sum(values: Numbers) -> Numbers:
    return np.append(values, values.sum())


def _money(values: Numbers, unit: MoneyUnit, signed: bool = False) -> list[str]:
    return [format_money(float(v), unit, signed=signed) for v in _with_sum(values)]


def _used_up(balance: Numbers, years: list[int]) -> list[str]:
    """First year of each province, and of all, that closes with less than nothing."""
    cells = []
    for row in [*balance, balance.sum(axis=0)]:
        below = np.flatnonzero(row < 0)
        cells.append(str(years[below[0]]) if len(below) else NOTHING)
    return cells
