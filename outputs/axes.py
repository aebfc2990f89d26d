"""How axes of charts look, and what is written on them: frames, scales, labels, sentences.

Labels stand to the right of the axes, which end with the last year: no line of the grid, of zero
or of another panel runs through them. What colour a thing has stands in `colors`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from textwrap import fill
from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator
from rich.cells import cell_len

from .funds import since
from .labels import Language, text
from .summary import Numbers

INK, QUIET, FAINT = "#22303c", "#6b7780", "#e3e7ea"
BASE, REFORM, SECOND = "#8a97a1", "#c8442f", "#1f6f8b"
#: Least distance of two direct labels, as a share of the height of the axes.
APART = 0.085
#: From so many labels on they share the whole height of the axes.
CROWDED = 9
#: Letters of Latin script, each as wide as half a Chinese one, in a line of a label.
WIDEST = 14
#: Size of a title of up to so many letters of Latin script.
TITLE, LONGEST = 11.5, 58
#: What hides lines behind words that must stand among them.
WHITE = {"facecolor": "white", "lw": 0, "pad": 1.5}


def times(result: xr.Dataset) -> Numbers:
    """Months as years with a fraction."""
    first = int(result["year"].values[0])
    return np.asarray(first + np.arange(result.sizes["month"]) / 12, np.float64)


def head(axes: Axes, title: str) -> None:
    """The title of a panel, in smaller letters if it would run into that of the next one."""
    size = TITLE * min(1.0, LONGEST / cell_len(title))
    axes.set_title(title, loc="left", size=size, color=INK, pad=9)


def frame(axes: Axes, title: str) -> None:
    """Title, grid and ticks in our style; the scale of the values to the left."""
    head(axes, title)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.grid(axis="y", color=FAINT, lw=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=QUIET, labelsize=9.5, length=0)
    axes.tick_params(axis="x", pad=7)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))


def month_axis(axes: Axes, result: xr.Dataset, room: float, ticks: int) -> None:
    """Years under a monthly axis, and room for labels to its right as a share of its length."""
    years = result["year"].values
    first, last = float(years[0]), float(years[-1]) + 1
    axes.set_xlim(first, last)
    _leave(axes, room)
    step = -(-len(years) // ticks)
    axes.set_xticks(np.arange(first, last + 0.5, step))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))


def label_ends(axes: Axes, ends: Sequence[tuple[float, str, str]]) -> None:
    """Write each label beside the end of its line, moved apart where lines end close together.

    Long labels take two lines.
    """
    low, high = axes.get_ylim()
    apart = APART * (high - low) if len(ends) < CROWDED else (high - low) / len(ends)
    ordered = sorted((value, wrapped(words), color) for value, words, color in ends)
    tall = [1 + words.count("\n") for _, words, _ in ordered]
    steps = [apart * (one + next_) / 2 for one, next_ in pairwise(tall)]
    places = spread([value for value, _, _ in ordered], steps, low, high)
    for y, (_, words, color) in zip(places, ordered, strict=True):
        axes.annotate(
            words,
            (1, y),
            (6, 0),
            xycoords=axes.get_yaxis_transform(),
            textcoords="offset points",
            va="center",
            size=10,
            color=color,
            linespacing=1.05,
            annotation_clip=False,
        )


def wrapped(words: str) -> str:
    """A label in lines that fit beside the axes: at spaces, or Chinese in equal parts."""
    if cell_len(words) <= WIDEST:
        return words
    if " " in words:
        return fill(words, WIDEST, break_long_words=False)
    parts = -(-cell_len(words) // WIDEST)
    size = -(-len(words) // parts)
    return "\n".join(words[i : i + size] for i in range(0, len(words), size))


def spread(values: Sequence[float], steps: Sequence[float], low: float, high: float) -> list[float]:
    """Places as near to rising values as can be in a range, each a step from the one before.

    Values that are too close stand around their common middle (pool adjacent violators).

    Parameters
    ----------
    steps : least distance of each value but the first to the one before
    """
    shifts = np.cumsum([0.0, *steps]).tolist()
    pools: list[tuple[float, int]] = []  # middle of the places as if they were one, how many
    for value, shift in zip(values, shifts, strict=True):
        mean, count = value - shift, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    firsts = [mean for mean, count in pools for _ in range(count)]
    last = max(high - shifts[-1], low)
    return [min(max(first, low), last) + shift for first, shift in zip(firsts, shifts, strict=True)]


def year_axis(axes: Axes, years: Numbers, room: float) -> None:
    """Years under a yearly axis, and room for labels to its right as a share of its length."""
    first, last = float(years[0]), float(years[-1])
    length = max(last - first, 1.0)
    axes.set_xlim(first - 0.03 * length, last if room else last + 0.03 * length)
    axes.set_xticks(years[:: -(-len(years) // 5)])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
    _leave(axes, room)


def _leave(axes: Axes, room: float) -> None:
    """Narrow axes, so that a share of their length is left to their right."""
    place = axes.get_position()
    axes.set_position((place.x0, place.y0, place.width / (1 + room), place.height))


def legend(axes: Axes, **settings: Any) -> None:
    """A legend among the lines, which hides those of the grid behind it."""
    axes.legend(facecolor="white", edgecolor="none", framealpha=1.0, borderpad=0.15, **settings)


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
        bbox=WHITE,
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
