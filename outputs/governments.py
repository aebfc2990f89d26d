"""Who gives the fiscal money of the resident pension: a table, a sentence, a sheet, columns.

Parts of two lines of the fund by level of government, accrued; older results do not tell them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import xarray as xr
from rich.table import Table

from sim.codes import GOVERNMENTS

from .cells import Column, fill_table, fund_unit, money_cells, year_column
from .labels import LANGUAGES, Language, text
from .money import common_unit, say_money
from .pensions import RESIDENTS, shown_years
from .sheet_funds import money_head
from .sheet_print import Cell, Sheet
from .sheets import AMOUNT, PLAIN
from .summary import by_year

#: What the money is for.
FOR = ("basic", "subsidy")
Given = dict[tuple[str, str], xr.DataArray]


def given_by_year(result: xr.Dataset) -> Given:
    """What each government gives for what, (scenario, seed, year) fen; those that give nothing out.

    Nothing of an older result.
    """
    if f"resident_{FOR[0]}_given" not in result:
        return {}
    sums = {what: by_year(result[f"resident_{what}_given"]) for what in FOR}
    found = {(w, g): sums[w].sel(government=g, drop=True) for w in FOR for g in GOVERNMENTS}
    return {name: values for name, values in found.items() if bool(values.any())}


def government_tables(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[Table]:
    """What each government gives to the resident pension by year, of a base; none of others."""
    given = {name: values[k] for name, values in given_by_year(result).items()}
    if k > 0 or fund != RESIDENTS or not given:
        return []
    years = shown_years(result)
    unit = fund_unit(max(float(values.max()) for values in given.values()), lang)
    columns: list[Column] = [
        (_name("short", name, lang), money_cells(values.sel(year=years), unit))
        for name, values in given.items()
    ]
    title = text("table.given", lang, fund=text(f"fund.{fund}", lang), unit=unit.name)
    return [fill_table(title, year_column(np.array(years), lang), columns)]


def changed_giving(result: xr.Dataset, k: int) -> dict[str, float]:
    """By how much each government gives more under scenario k over the study, fen; zeros out."""
    change = dict.fromkeys(GOVERNMENTS, 0.0)
    for (_, government), values in given_by_year(result).items():
        change[government] += float((values[k] - values[0]).sum("year").mean("seed"))
    return {government: fen for government, fen in change.items() if fen}


def giving_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """By how much each government gives more or less to the resident pension; "" if none does."""
    change = changed_giving(result, k)
    if not change:
        return ""
    unit = common_unit(change.values(), lang)
    parts = [
        f"{text(f'payer.{government}', lang)} {say_money(fen, lang, signed=True, unit=unit)}"
        for government, fen in change.items()
    ]
    return text("say.giving", lang, parts=("、" if lang == "zh" else ", ").join(parts))


def government_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """What each government gives to the resident pension by scenario and year, yuan."""
    given = given_by_year(result)
    heads = [
        [
            *(text("csv.title", t), text("table.year", t)),
            *(money_head(_name("long", name, t), t) for name in given),
        ]
        for t in LANGUAGES
    ]
    means = [values.mean("seed").values / 100 for values in given.values()]
    rows: list[list[Cell]] = []
    for k, title in enumerate(result[f"title_{lang}"].values):
        for y, year in enumerate(result["year"].values):
            rows.append([str(title), int(year), *(round(float(m[k, y]), 2) for m in means)])
    return Sheet(text("book.given", lang), heads, rows, [PLAIN, PLAIN, *[AMOUNT] * len(given)])


def government_columns(
    result: xr.Dataset, lang: Language
) -> Iterator[tuple[str, xr.DataArray, bool]]:
    """Columns of `summary.csv`: what each government gives to the resident pension."""
    for name, values in given_by_year(result).items():
        what = f"{text(f'fund.{RESIDENTS}', lang)} {_name('long', name, lang)}"
        yield money_head(what, lang), values, True


def _name(form: str, name: tuple[str, str], lang: Language) -> str:
    what, government = name
    return text(f"given.{form}.{what}", lang, government=text(f"payer.{government}", lang))
