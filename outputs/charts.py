"""The chart of a run: what is spent each month, what the change adds up to, who gains.

One figure a reform, drawn without pyplot, so that nothing global is left behind; texts are in the
font of `fonts`, as paths in the SVG. Panels stand in `panels`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
import xarray as xr
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from .fonts import chart_font
from .labels import Language, text
from .panels import (
    INK,
    QUIET,
    draw_births,
    draw_cumulated,
    draw_flows,
    draw_gainers,
    draw_kinds,
    draw_spending,
)

#: Inches, dots an inch.
SIZE, DOTS = (11.0, 8.0), 160
FORMATS = ("png", "svg")


def draw_run(result: xr.Dataset, folder: Path, lang: Language) -> list[str]:
    """Draw every reform of a result, or its base alone, into a folder.

    Returns
    -------
    names of the files: chart.png and chart.svg, with the scenario in the name if there are several
    """
    chosen = list(range(1, result.sizes["scenario"])) or [0]
    files = []
    for k in chosen:
        end = f"-{result['scenario'].values[k]}" if len(chosen) > 1 else ""
        for kind in FORMATS:
            name = f"chart{end}.{kind}"
            draw(result, k, folder / name, lang)
            files.append(name)
    return files


def draw(result: xr.Dataset, k: int, path: Path, lang: Language) -> None:
    """Draw scenario k against the base (the base alone for k = 0) into a .png or .svg file."""
    settings: Any = {
        "font.family": [chart_font()],
        "svg.fonttype": "path",
        "svg.hashsalt": "shebao",
        "axes.unicode_minus": False,
    }
    with mpl.rc_context(settings):
        figure = chart(result, k, lang)
        plain = {"Date": None} if path.suffix == ".svg" else None
        figure.savefig(path, dpi=DOTS, metadata=plain)


def chart(result: xr.Dataset, k: int, lang: Language) -> Figure:
    """The figure of scenario k, to be drawn under the settings of `draw`."""
    figure = Figure(figsize=SIZE, facecolor="white")
    FigureCanvasAgg(figure)
    grid = figure.add_gridspec(
        2,
        2,
        left=0.075,
        right=0.965,
        top=0.82,
        bottom=0.13,
        height_ratios=(1, 1.1),
        hspace=0.42,
        wspace=0.3,
    )
    upper = figure.add_subplot(grid[0, :])
    left, right = figure.add_subplot(grid[1, 0]), figure.add_subplot(grid[1, 1])
    if k > 0:
        draw_spending(upper, result, k, lang)
        draw_cumulated(left, result, k, lang)
        draw_gainers(right, result, k, lang)
    else:
        draw_kinds(upper, result, lang)
        draw_flows(left, result, lang)
        draw_births(right, result, lang)
    _write_title(figure, result, k, lang)
    return figure


def _write_title(figure: Figure, result: xr.Dataset, k: int, lang: Language) -> None:
    titles = result[f"title_{lang}"].values
    years = result["year"].values
    figure.text(0.03, 0.95, str(titles[k]), size=17, color=INK, va="center")
    key = "chart.against" if k > 0 else "chart.alone"
    scale = result.attrs["scale"]
    sample = text("chart.everybody" if scale == "1/1" else "chart.sample", lang, scale=scale)
    under = text(key, lang, base=titles[0], first=years[0], last=years[-1], sample=sample)
    figure.text(0.03, 0.907, under, size=10.5, color=QUIET, va="center")
    digests = dict(pair.split(":") for pair in result.attrs["scenario_digests"].split())
    name = str(result["scenario"].values[k])
    source = text(
        "chart.source",
        lang,
        name=name,
        digest=digests[name][:12],
        code=result.attrs["code_digest"][:8],
        scale=scale,
        seeds=result.sizes["seed"],
    )
    scope = text("chart.scope", lang) + (text("chart.classed", lang) if k > 0 else "")
    figure.text(0.03, 0.045, scope, size=8.2, color=QUIET, va="center")
    figure.text(0.03, 0.022, source, size=8.2, color=QUIET, va="center")
