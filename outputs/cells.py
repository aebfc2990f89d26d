"""Cells and columns of the tables of a run: money, counts, shares, with intervals of seeds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table

from .labels import Language, text
from .money import YUAN, MoneyUnit, choose_unit, format_money, report_unit
from .summary import Numbers, estimate
from .wide import PageTable

#: Of whole funds, from these amounts on: as budgets print them (万元, no decimals), and beyond.
WHOLE: dict[Language, MoneyUnit] = {
    "zh": MoneyUnit(10_000 * YUAN, 0, "万元"),
    "en": MoneyUnit(1_000_000 * YUAN, 1, "million yuan"),
}
HUGE: dict[Language, MoneyUnit] = {
    "zh": MoneyUnit(100_000_000 * YUAN, 1, "亿元"),
    "en": MoneyUnit(1_000_000_000 * YUAN, 1, "billion yuan"),
}
ENOUGH, TOO_LONG = 20_000_000 * YUAN, 1_000_000_000_000 * YUAN
#: From ten times that on decimals are left out.
NATIONAL: dict[Language, MoneyUnit] = {
    lang: unit._replace(decimals=0) for lang, unit in HUGE.items()
}
#: Of bills, where a share stands beside each amount.
SHORT: dict[Language, MoneyUnit] = {
    "zh": MoneyUnit(100_000_000 * YUAN, 2, "亿元"),
    "en": MoneyUnit(1_000_000_000 * YUAN, 3, "billion yuan"),
}
ENOUGH_SHORT = 1_000_000_000 * YUAN
#: What stands where nothing can be said.
NOTHING = "—"

Column = tuple[str, list[str]]


def new_table(title: str) -> Table:
    """An empty table in the style of all our pages, which goes on below where a page ends."""
    return PageTable(
        title=title,
        min_width=cell_len(title),
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )


def fill_table(title: str, first: Column, columns: Sequence[Column]) -> Table:
    """A table from its columns: the first to the left, the others to the right."""
    table = new_table(title)
    table.add_column(first[0])
    for head, _ in columns:
        table.add_column(head, justify="right", no_wrap=True)
    for row in zip(first[1], *(cells for _, cells in columns), strict=True):
        table.add_row(*row)
    return table


def year_column(years: Numbers, lang: Language) -> Column:
    """The first column of a table by year."""
    return text("table.year", lang), [str(int(year)) for year in years]


def fund_unit(largest: float, lang: Language) -> MoneyUnit:
    """The unit for a table of a whole fund of which the largest amount is `largest` fen."""
    if (ours := report_unit([largest])) is not None:
        return ours
    if largest >= TOO_LONG:
        return NATIONAL[lang] if largest >= 10 * TOO_LONG else HUGE[lang]
    return WHOLE[lang] if largest >= ENOUGH else choose_unit(largest, lang)


def bill_unit(largest: float, lang: Language) -> MoneyUnit:
    """The unit for amounts with a share beside them of which the largest is `largest` fen."""
    short = report_unit([largest]) is None and largest >= ENOUGH_SHORT
    return SHORT[lang] if short else fund_unit(largest, lang)


def chart_unit(largest: float, lang: Language) -> MoneyUnit:
    """The unit of an axis of a chart of which the largest amount is `largest` fen."""
    unit = HUGE[lang]
    return unit if largest >= unit.fen else choose_unit(largest, lang)


def money_cells(
    values: xr.DataArray, unit: MoneyUnit, *, signed: bool = False, error: Numbers | None = None
) -> list[str]:
    """Cells of fen (seed, year): the mean, under it the half width of its interval if any.

    Parameters
    ----------
    error : half width of each year that a single seed has by its squares (`sampling`), fen; not
        shown where nothing is counted
    """
    mean, half = estimate(values)
    if error is not None and values.sizes["seed"] == 1:
        half = np.where(error > 0, error, np.nan)
    return [
        format_money(m, unit, signed=signed)
        + ("" if np.isnan(h) else f"\n±{format_money(h, unit)}")
        for m, h in zip(mean, half, strict=True)
    ]


def count_cells(values: xr.DataArray) -> list[str]:
    """Cells of counts (seed, year)."""
    mean, half = estimate(values)
    return [
        f"{m:,.0f}" + ("" if np.isnan(h) else f"\n±{h:,.0f}")
        for m, h in zip(mean, half, strict=True)
    ]


def number_cells(values: Numbers, places: int) -> list[str]:
    """Cells of plain numbers; nan is nothing."""
    return [NOTHING if np.isnan(v) else f"{v + 0.0:,.{places}f}" for v in values]


def percent_cells(values: Numbers) -> list[str]:
    """Cells of shares in per cent with a decimal; nan is nothing."""
    return [NOTHING if np.isnan(v) else f"{v:.1%}" for v in values]
