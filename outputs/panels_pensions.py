"""The panel of pensions: income by line under spending."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .axes import INK, frame, label_ends, year_axis
from .cells import chart_unit
from .colors import REST, Palette
from .funds import accounts_of, fund_numbers
from .labels import Language, line_name, text
from .summary import by_year

#: Room for labels to the right of a panel, as a share of its length.
ROOM: dict[Language, float] = {"zh": 0.24, "en": 0.36}
#: Lines of income drawn apart; the rest is one.
MOST_LINES = 5


def draw_income(
    axes: Axes, result: xr.Dataset, k: int, fund: str, palette: Palette, lang: Language
) -> None:
    """Lines of income of a pension fund, stacked, under the line of its spending.

    The spending of the base is dashed.
    """
    numbers = fund_numbers(result).sel(ledger=fund).mean("seed")
    yearly = by_year(result["accrual"])[k].mean("seed")
    names = [a.name for a in accounts_of(fund) if a.income]
    size = yearly.sel(account=names).sum("year")
    ordered = [names[int(i)] for i in np.argsort(-size.values, kind="stable")]
    spent = numbers["spending"]
    top = max(float(numbers["income"][k].max()), float(spent[[0, k]].max()))
    unit = chart_unit(top, lang)
    rows = [yearly.sel(account=name).values / unit.fen for name in ordered[:MOST_LINES]]
    rows.append(yearly.sel(account=ordered[MOST_LINES:]).sum("account").values / unit.fen)
    labels = [line_name(name, lang) for name in ordered[:MOST_LINES]]
    labels.append(text("panel.rest", lang))
    years, colors = result["year"].values, [*palette.colors(ordered[:MOST_LINES]), REST]
    axes.stackplot(years, rows, colors=colors, lw=0, alpha=0.85)
    if k > 0:
        axes.plot(years, spent[0].values / unit.fen, color=INK, lw=1.2, ls="--")
    axes.plot(years, spent[k].values / unit.fen, color=INK, lw=1.9)
    axes.set_ylim(0, 1.15 * top / unit.fen)
    key = "panel.pension_income" if k > 0 else "panel.pension_income_alone"
    frame(axes, text(key, lang, fund=text(f"fund.short.{fund}", lang), unit=unit.name))
    year_axis(axes, years, ROOM[lang])
    ends = np.cumsum([row[-1] for row in rows]) - np.array([row[-1] for row in rows]) / 2
    placed = zip(ends, labels, colors, strict=True)
    label_ends(axes, [(float(y), label, color) for y, label, color in placed])
