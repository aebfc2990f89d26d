"""How axes of charts look, and what is written on them: colours, frames, labels, bars."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .funds import since
from .labels import Language, text
from .summary import Numbers

INK, QUIET, FAINT = "#22303c", "#6b7780", "#e3e7ea"
BASE, REFORM, SECOND = "#8a97a1", "#c8442f", "#1f6f8b"
KINDS = ("#c8442f", "#1f6f8b", "#c98a1b", "#5b7f3a", "#7a5c99", "#8a97a1")
#: Least distance of two direct labels, as a share of the height of the axes.
APART = 0.085
#: From so many people on bars are told in ten thousands or millions.
MANY = 1_000_000
#: From so many labels on they share the whole height of the axes.
CROWDED = 9


def bars(axes: Axes, rows: Sequence[tuple[str, float, float, str]], lang: Language) -> None:
    """Horizontal bars from the top, each with its number written at its end."""
    most = max(count for _, count, _, _ in rows)
    for place, (_, count, mean, color) in enumerate(rows):
        if color == "none":
            continue
        axes.barh(place, count, 0.68, color=color)
        key = "chart.bar" if mean else "chart.bar_plain"
        words = text(key, lang, people=_people(count, most, lang), mean=f"{mean / 100:,.0f}")
        axes.text(count + 0.015 * most, place, words, va="center", size=8.8, color=INK)
    axes.set_xlim(0, most * (1.58 if most < MANY else 1.75))
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [label for label, *_ in rows])
    axes.tick_params(axis="y", length=0, labelsize=9.5, labelcolor=INK)
    axes.set_xticks([])
    axes.spines[:].set_visible(False)


def _people(count: float, most: float, lang: Language) -> str:
    """People of a bar, in the unit that fits the longest one."""
    if most < MANY:
        return f"{count:,.0f}"
    return f"{count / 1e4:,.0f}万" if lang == "zh" else f"{count / 1e6:,.1f} m"


def times(result: xr.Dataset) -> Numbers:
    """Months as years with a fraction."""
    first = int(result["year"].values[0])
    return np.asarray(first + np.arange(result.sizes["month"]) / 12, np.float64)


def frame(axes: Axes, title: str) -> None:
    """Title, grid and ticks in our style; the scale of the values to the left."""
    axes.set_title(title, loc="left", size=11.5, color=INK, pad=9)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.grid(axis="y", color=FAINT, lw=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=QUIET, labelsize=9.5, length=0)
    axes.tick_params(axis="x", pad=7)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))


def month_axis(axes: Axes, result: xr.Dataset, room: float, ticks: int) -> None:
    """Years under a monthly axis, with room for labels at its end as a share of its length."""
    years = result["year"].values
    first, last = float(years[0]), float(years[-1]) + 1
    axes.set_xlim(first, last + room * (last - first))
    step = -(-len(years) // ticks)
    axes.set_xticks(np.arange(first, last + 0.5, step))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))


def label_ends(axes: Axes, x: float, ends: Sequence[tuple[float, str, str]]) -> None:
    """Write each label at the end of its line, moved apart where lines end close together."""
    low, high = axes.get_ylim()
    apart = APART * (high - low) if len(ends) < CROWDED else (high - low) / len(ends)
    ordered = sorted(ends)
    places = spread([value for value, _, _ in ordered], apart, low, high)
    for y, (_, words, color) in zip(places, ordered, strict=True):
        axes.annotate(
            words, (x, y), (6, 0), textcoords="offset points", va="center", size=10, color=color
        )


def spread(values: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places at least `apart` from each other, as near to rising values as can be, in a range.

    Values that are too close stand around their common middle (pool adjacent violators).
    """
    pools: list[tuple[float, int]] = []  # middle of the places as if they were one, how many
    for i, value in enumerate(values):
        mean, count = value - i * apart, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    firsts = [mean for mean, count in pools for _ in range(count)]
    last = high - (len(firsts) - 1) * apart
    return [min(max(first, low), max(last, low)) + i * apart for i, first in enumerate(firsts)]


def year_axis(axes: Axes, years: Numbers, room: float) -> None:
    """Years under a yearly axis, with room for labels at its end as a share of its length."""
    first, last = float(years[0]), float(years[-1])
    length = max(last - first, 1.0)
    axes.set_xlim(first - 0.03 * length, last + room * length)
    axes.set_xticks(years[:: -(-len(years) // 5)])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))


def mark_start(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """A line at the month from which the reform differs."""
    begins = since(result, k)
    if not begins:
        return
    year, month = (int(part) for part in begins.split("-"))
    at = year + (month - 1) / 12
    axes.axvline(at, color=INK, lw=0.9, ls=(0, (2, 3)))
    axes.annotate(
        text("chart.since", lang, year=year, month=month),
        (at, 1),
        (5, -3),
        xycoords=axes.get_xaxis_transform(),
        textcoords="offset points",
        va="top",
        size=9.5,
        color=INK,
    )


def say(axes: Axes, words: str) -> None:
    """A sentence, or short lines, in the middle of empty axes."""
    axes.text(
        0.5,
        0.6,
        words,
        transform=axes.transAxes,
        ha="center",
        va="center",
        size=11,
        color=QUIET,
        linespacing=1.6,
    )
