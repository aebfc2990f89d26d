"""Who pays more or less for resident insurance: the premium of the law and the payers counted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr
from rich.table import Table

from .cells import NOTHING, Column, fill_table
from .funds import years_to_compare
from .labels import Language, text
from .money import YUAN, common_unit, format_money


class Payers(NamedTuple):
    """Insured of a group and what each of them pays (fen), in base and reform.

    The newborn whose first year is free pay nothing (`free`).
    """

    group: str
    base: float
    reform: float
    own_base: int
    own: int
    free_base: float
    free: float

    @property
    def more(self) -> float:
        """What the group pays more in the reform, fen."""
        before = (self.base - self.free_base) * self.own_base
        return (self.reform - self.free) * self.own - before


def premium_moves(result: xr.Dataset, k: int) -> bool:
    """Whether scenario k changes what anybody pays for resident insurance."""
    return "own_premium" in result and bool(
        (result["own_premium"][k] != result["own_premium"][0]).any()
    )


def payers(result: xr.Dataset, k: int) -> list[Payers]:
    """Groups with payers in the year after, whether they pay something else or not."""
    year = years_to_compare(result, k)[1]
    entries = result["enrolled"].sel(year=year).mean("seed")
    counted, free = entries.sum("entry"), entries.sel(entry="born_free")
    premium = result["own_premium"].sel(year=year)
    return [
        Payers(
            str(group),
            float(counted[0].sel(group=group)),
            float(counted[k].sel(group=group)),
            int(premium[0].sel(group=group)),
            int(premium[k].sel(group=group)),
            float(free[0].sel(group=group)),
            float(free[k].sel(group=group)),
        )
        for group in result["group"].values
        if float(counted[[0, k]].sel(group=group).sum())
    ]


def premium_table(result: xr.Dataset, k: int, lang: Language) -> Table:
    """Payers, their own premium and what they pay more in all, by group."""
    rows = payers(result, k)
    more = [row.more for row in rows]
    counts = [[row.base for row in rows], [row.reform for row in rows]]
    columns: list[Column] = [
        (text(f"premium.{name}", lang), [f"{n:,.0f}" for n in (*values, sum(values))])
        for name, values in zip(("payers_base", "payers"), counts, strict=True)
    ]
    for name, fen in (
        ("own_base", [row.own_base for row in rows]),
        ("own", [row.own for row in rows]),
        ("each", [row.own - row.own_base for row in rows]),
    ):
        sign = "+" if name == "each" else ""
        cells = [f"{value / YUAN:{sign},.0f}" if value else "0" for value in fen]
        columns.append((text(f"premium.{name}", lang), [*cells, NOTHING]))
    unit = common_unit([*more, sum(more)], lang)
    sums = [format_money(value, unit, signed=True) for value in (*more, sum(more))]
    columns.append((text("premium.all", lang, unit=unit.name), sums))
    labels = [*(text(f"group.{row.group}", lang) for row in rows), text("table.total", lang)]
    year = years_to_compare(result, k)[1]
    return fill_table(text("table.premium", lang, year=year), ("", labels), columns)


def premium_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """Who pays how much more or less each, and how many no longer enrol."""
    rows = payers(result, k)
    parts = [
        text(
            "say.premium_part",
            lang,
            group=text(f"group.{row.group}", lang),
            people=f"{row.reform:,.0f}",
            more=text("say.more" if row.own > row.own_base else "say.less", lang),
            each=f"{abs(row.own - row.own_base) / YUAN:,.0f}",
        )
        for row in rows
        if row.own != row.own_base
    ]
    lost = float(np.sum([row.base - row.reform for row in rows]))
    joint = "、" if lang == "zh" else ", "
    return text(
        "say.premium",
        lang,
        year=years_to_compare(result, k)[1],
        parts=joint.join(parts) or text("say.premium_none", lang),
        dropped=text("say.dropped", lang, people=f"{lost:,.0f}") if lost > 0 else "",
    )
