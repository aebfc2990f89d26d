"""Panels of pensions: income under spending, for whom funds pay more by sex and age."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .axes import INK, KINDS, REFORM, SECOND, bars, frame, label_ends, say, year_axis
from .cells import chart_unit
from .funds import accounts_of, fund_numbers
from .gains_by_age import band_name, gain_rows
from .labels import Language, line_name, text
from .not_compared import nobody_words
from .summary import by_year

#: Room for labels to the right of a panel, as a share of its length.
ROOM: dict[Language, float] = {"zh": 0.24, "en": 0.36}
#: Bars drawn at most; classes with less than this share of the people are left out.
MOST_BARS, WORTH_A_BAR = 12, 0.02
#: Lines of income drawn apart; the rest is one.
MOST_LINES = 5


def draw_income(axes: Axes, result: xr.Dataset, k: int, fund: str, lang: Language) -> None:
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
    years, colors = result["year"].values, KINDS[: len(rows)]
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
    label_ends(axes, float(years[-1]), [(float(y), label, color) for y, label, color in placed])


def draw_age_gains(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """For whom funds pay more over the study by sex and age, or less if more is lost."""
    rows = gain_rows(result, k)
    whole = np.sum([values for *_, values in rows], axis=0) if rows else np.zeros(4)
    loses = whole[3] > whole[1]
    at = 2 if loses else 0
    title = text("panel.age_loss" if loses else "panel.age_gain", lang)
    axes.set_title(title, loc="left", size=11.5, color=INK, pad=9)
    if not whole[at]:
        axes.set_axis_off()
        say(axes, nobody_words(result, k, lang))
        return
    kept = [row for row in rows if row[2][at] >= WORTH_A_BAR * whole[at]]
    chosen = sorted(kept, key=lambda row: -row[2][at])[:MOST_BARS]
    drawn: list[tuple[str, float, float, str]] = []
    for sex, color in (("male", SECOND), ("female", REFORM)):
        for of_sex, age, values in sorted(chosen, key=lambda row: row[1]):
            if of_sex == sex:
                mean = values[at + 1] / values[at]
                drawn.append((band_name(sex, age, lang), values[at], mean, color))
        drawn.append(("", 0.0, 0.0, "none"))
    while drawn and drawn[-1][3] == "none":
        drawn.pop()
    while drawn and drawn[0][3] == "none":
        drawn.pop(0)
    bars(axes, drawn, lang)
