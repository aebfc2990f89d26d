"""Panels of the housing fund: money by year, what members hold and owe, reasons, loans, change."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .axes import INK, frame, label_ends, year_axis
from .cells import chart_unit
from .colors import HOUSING, LINES
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
from .money import MoneyUnit
from .panels_lines import ROOM, Line, draw_paths
from .summary import Numbers, by_year

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
    lines: list[Line] = [
        (_mark(name, lang), _in(mean[name][0], unit), _in(mean[name][k], unit), HOUSING[name])
        for name in names
    ]
    title = text(key, lang, unit=unit.name)
    draw_paths(axes, result["year"].values, lines, title, lang, zero=True)


def draw_housing_measure(axes: Axes, result: xr.Dataset, k: int, name: str, lang: Language) -> None:
    """One measure by year, shares in per cent, the base dashed where a reform moves it."""
    numbers, times = housing_numbers(result), 100 if MEASURE[name].percent else 1
    base, path = (of_years(numbers, MEASURE[name], scenario) * times for scenario in (0, k))
    title = text(f"panel.housing_{name}", lang)
    line = (_mark(name, lang), base, path, HOUSING[name])
    draw_paths(axes, result["year"].values, [line], title, lang, zero=True)


def draw_reasons(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """Withdrawals by reason, stacked; the sum of the base is dashed."""
    yearly = by_year(result["housing"]).sel(housing_line=list(REASONS)).mean("seed")
    sums = yearly.sum("housing_line").values
    unit = chart_unit(float(sums[[0, k]].max()), lang)
    rows = [yearly[k].sel(housing_line=name).values / unit.fen for name in REASONS]
    years, colors = result["year"].values, LINES[: len(rows)]
    axes.stackplot(years, rows, colors=colors, lw=0, alpha=0.85)
    if not np.array_equal(sums[0], sums[k]):
        axes.plot(years, sums[0] / unit.fen, color=INK, lw=1.2, ls="--")
    axes.set_ylim(0, 1.15 * sums[[0, k]].max() / unit.fen)
    frame(axes, text("panel.housing_reasons", lang, unit=unit.name))
    year_axis(axes, years, ROOM[lang])
    ends = np.cumsum([row[-1] for row in rows]) - np.array([row[-1] for row in rows]) / 2
    labels = [text(f"housing.line.{name}", lang).replace("\n", " ") for name in REASONS]
    placed = zip(ends, labels, colors, strict=True)
    label_ends(axes, [(float(y), label, color) for y, label, color in placed])


def draw_kinds(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """Loans granted to families with more children and to the young, a line each."""
    sides = [loans_by_kind(result, scenario)[0] for scenario in (0, k)]
    lines: list[Line] = [
        (_mark(f"kind.{kind}", lang), sides[0][i], sides[1][i], HOUSING[f"kind.{kind}"])
        for i, kind in enumerate(KINDS_OF_LOANS)
        if i > 0 and (sides[0][i].any() or sides[1][i].any())
    ]
    title = text("panel.housing_kinds", lang)
    draw_paths(axes, result["year"].values, lines, title, lang, zero=True)


def draw_housing_change(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """What a reform changes of each sum of money by year, those that it does not move left out."""
    mean = housing_numbers(result)[list(MONEY)].mean("seed") * 1.0
    change = mean.isel(scenario=k) - mean.isel(scenario=0)
    unit = chart_unit(float(abs(change.to_array()).max()), lang)
    moved = [(name, change[name].values / unit.fen) for name in MONEY if bool(change[name].any())]
    lines: list[Line] = [
        (_mark(name, lang), values, values, HOUSING[name]) for name, values in moved
    ]
    title = text("panel.housing_change", lang, unit=unit.name)
    draw_paths(axes, result["year"].values, lines, title, lang, zero=False)


def _in(values: xr.DataArray, unit: MoneyUnit) -> Numbers:
    """Fen by year in a unit."""
    return np.asarray(values.values / unit.fen, np.float64)


def _mark(name: str, lang: Language) -> str:
    """What a line is called at its end."""
    return text(f"housing.mark.{name}", lang)
