"""Panels of the housing fund: money by year, what members hold and owe, reasons, loans, change."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .axes import INK, KINDS, REFORM, SECOND, frame, label_ends, year_axis
from .cells import chart_unit
from .housing import (
    KINDS_OF_LOANS,
    MEASURE,
    MONEY,
    REASONS,
    housing_numbers,
    loans_by_kind,
)
from .labels import Language, text
from .measures import of_years
from .summary import by_year

#: Room for labels to the right of a panel, as a share of its length.
ROOM: dict[Language, float] = {"zh": 0.26, "en": 0.34}
#: Flows and stocks that stand in one panel each.
FLOWS, STOCKS = ("deposits", "withdrawals", "granted", "principal"), ("accounts", "loans")


def draw_money(
    axes: Axes, result: xr.Dataset, k: int, names: tuple[str, ...], key: str, lang: Language
) -> None:
    """Money of the fund by year, a line each; where a reform moves one its base is dashed.

    Parameters
    ----------
    names : of `housing.MONEY`
    key : of the title
    """
    mean = housing_numbers(result)[list(names)].mean("seed") * 1.0
    top = float(mean.isel(scenario=[0, k]).to_array().max())
    unit = chart_unit(top, lang)
    lines = [
        (name, mean[name][0].values / unit.fen, mean[name][k].values / unit.fen) for name in names
    ]
    _draw_lines(axes, result, lines, text(key, lang, unit=unit.name), lang)


def draw_housing_measure(axes: Axes, result: xr.Dataset, k: int, name: str, lang: Language) -> None:
    """One measure by year, shares in per cent, the base dashed where a reform moves it."""
    numbers, times = housing_numbers(result), 100 if MEASURE[name].percent else 1
    base, path = (of_years(numbers, MEASURE[name], scenario) * times for scenario in (0, k))
    _draw_lines(axes, result, [(name, base, path)], text(f"panel.housing_{name}", lang), lang)


def draw_reasons(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """Withdrawals by reason, stacked; the sum of the base is dashed."""
    yearly = by_year(result["housing"]).sel(housing_line=list(REASONS)).mean("seed")
    sums = yearly.sum("housing_line").values
    unit = chart_unit(float(sums[[0, k]].max()), lang)
    rows = [yearly[k].sel(housing_line=name).values / unit.fen for name in REASONS]
    years, colors = result["year"].values, KINDS[: len(rows)]
    axes.stackplot(years, rows, colors=colors, lw=0, alpha=0.85)
    if not np.array_equal(sums[0], sums[k]):
        axes.plot(years, sums[0] / unit.fen, color=INK, lw=1.2, ls="--")
    axes.set_ylim(0, 1.15 * sums[[0, k]].max() / unit.fen)
    frame(axes, text("panel.housing_reasons", lang, unit=unit.name))
    year_axis(axes, years, ROOM[lang])
    ends = np.cumsum([row[-1] for row in rows]) - np.array([row[-1] for row in rows]) / 2
    labels = [text(f"housing.line.{name}", lang).replace("\n", " ") for name in REASONS]
    placed = zip(ends, labels, colors, strict=True)
    label_ends(axes, float(years[-1]), [(float(y), label, color) for y, label, color in placed])


def draw_kinds(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """Loans granted to families with more children and to the young, a line each."""
    sides = [loans_by_kind(result, scenario)[0] for scenario in (0, k)]
    lines = [
        (f"kind.{kind}", sides[0][i], sides[1][i])
        for i, kind in enumerate(KINDS_OF_LOANS)
        if i > 0 and (sides[0][i].any() or sides[1][i].any())
    ]
    _draw_lines(axes, result, lines, text("panel.housing_kinds", lang), lang)


def draw_housing_change(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """What a reform changes of each sum of money by year, those that it does not move left out."""
    mean = housing_numbers(result)[list(MONEY)].mean("seed") * 1.0
    change = mean.isel(scenario=k) - mean.isel(scenario=0)
    unit = chart_unit(float(abs(change.to_array()).max()), lang)
    none = np.zeros(result.sizes["year"])
    lines = [
        (name, none, change[name].values / unit.fen) for name in MONEY if bool(change[name].any())
    ]
    title = text("panel.housing_change", lang, unit=unit.name)
    _draw_lines(axes, result, lines, title, lang, dashed=False)


def _draw_lines(
    axes: Axes,
    result: xr.Dataset,
    lines: list[tuple[str, np.ndarray, np.ndarray]],
    title: str,
    lang: Language,
    *,
    dashed: bool = True,
) -> None:
    """Lines of name, base and reform with a label at the end of each."""
    years, ends, differ = result["year"].values, [], False
    colors = (REFORM, SECOND, *KINDS[2:], INK)
    for (name, base, path), color in zip(lines, colors, strict=False):
        if dashed and not np.array_equal(base, path, equal_nan=True):
            axes.plot(years, base, color=color, lw=1.2, ls="--", alpha=0.8)
            differ = True
        axes.plot(years, path, color=color, lw=1.8)
        label = text(f"housing.mark.{name}", lang)
        ends.append((float(path[-1]), label, color))
    frame(axes, text("panel.dashed", lang, title=title) if differ else title)
    axes.margins(y=0.14)
    if dashed:
        axes.set_ylim(bottom=0)
    year_axis(axes, years, ROOM[lang])
    label_ends(axes, float(years[-1]), ends)
