"""The page of a run: tables by year, conclusions, notes; for the terminal and for summary.txt."""

from __future__ import annotations

from io import StringIO

import numpy as np
import xarray as xr
from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from .conclusions import conclusions
from .crosscheck import check_table
from .labels import Language, text
from .money import MoneyUnit, choose_unit, format_money
from .screen import WIDTH, console
from .summary import estimate, yearly


def print_run(result: xr.Dataset, lang: Language) -> None:
    """Show a run on stdout."""
    console().print(run_page(result, lang))


def run_text(result: xr.Dataset, lang: Language) -> str:
    """The page of a run as plain text."""
    page = StringIO()
    Console(file=page, width=WIDTH, no_color=True, highlight=False).print(run_page(result, lang))
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def run_page(result: xr.Dataset, lang: Language) -> Group:
    """Everything that is said about a run: each reform against the base, or the base alone."""
    numbers = yearly(result)
    parts: list[RenderableType] = []
    for k in range(1, result.sizes["scenario"]) or (0,):
        title = str(result[f"title_{lang}"].values[k])
        parts.append(Text(f"\n{title} ({result['scenario'].values[k]})", style="bold"))
        parts.append(fund_table(numbers, k, lang))
        parts.append(people_table(numbers, k, lang))
        if "check_error" in result:
            parts.append(check_table(result, k, lang))
        parts.extend(Text(line) for line in conclusions(result, numbers, k, lang))
    parts.extend(Text(note, style="dim") for note in notes(result, lang))
    return Group(*parts)


def notes(result: xr.Dataset, lang: Language) -> list[str]:
    """What a reader must know besides the numbers."""
    said = []
    if result.sizes["seed"] > 1:
        said.append(text("table.interval", lang, seeds=result.sizes["seed"]))
    if result.attrs.get("scale", "1/1") != "1/1":
        said.append(text("table.sampled", lang, scale=result.attrs["scale"]))
    said.append(text("table.scope", lang))
    return said


def fund_table(numbers: xr.Dataset, k: int, lang: Language) -> Table:
    """Income, spending, change and result of the maternity ledger by year."""
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
    table = _table(text("table.fund", lang, unit=unit.name))
    table.add_column(text("table.year", lang))
    cells = [[str(year) for year in numbers["year"].values]]
    for key, name, scenario, signed in columns:
        table.add_column(text(key, lang), justify="right")
        cells.append(_money(numbers[name][scenario], unit, signed))
    for row in zip(*cells, strict=True):
        table.add_row(*row)
    return table


def people_table(numbers: xr.Dataset, k: int, lang: Language) -> Table:
    """People, births, resident grants and, for a reform, who gains."""
    unit = choose_unit(float(abs(numbers["resident_grants"]).max()), lang)
    table = _table(text("table.people", lang))
    table.add_column(text("table.year", lang))
    cells = [[str(year) for year in numbers["year"].values]]
    columns = [
        (text("table.people_count", lang), _counts(numbers["people"][k])),
        (text("table.births", lang), _counts(numbers["births"][k])),
        (
            text("table.grants", lang, unit=unit.name),
            _money(numbers["resident_grants"][k], unit, False),
        ),
    ]
    if k > 0:
        columns += [
            (
                text("table.grants_change", lang, unit=unit.name),
                _money(numbers["resident_grants_change"][k], unit, True),
            ),
            (text("table.gainers", lang), _counts(numbers["gainers"][k])),
            (
                text("table.mean_gain", lang),
                _money(numbers["mean_gain"][k], MoneyUnit(100, 0, ""), False),
            ),
        ]
    for head, column in columns:
        table.add_column(head, justify="right")
        cells.append(column)
    for row in zip(*cells, strict=True):
        table.add_row(*row)
    return table


def _table(title: str) -> Table:
    return Table(
        title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False
    )


def _money(values: xr.DataArray, unit: MoneyUnit, signed: bool) -> list[str]:
    """Cells of a column of fen (seed, year): the mean, under it the half width if there is one."""
    mean, half = estimate(values)
    return [
        format_money(m, unit, signed=signed)
        + ("" if np.isnan(h) else f"\n±{format_money(h, unit)}")
        for m, h in zip(mean, half, strict=True)
    ]


def _counts(values: xr.DataArray) -> list[str]:
    mean, half = estimate(values)
    return [
        f"{m:,.0f}" + ("" if np.isnan(h) else f"\n±{h:,.0f}")
        for m, h in zip(mean, half, strict=True)
    ]
