"""What stands around the panels of a chart: their places, title and base, scope and source."""

from __future__ import annotations

import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .axes import INK, QUIET
from .facts import digests_of
from .funds import is_of_maternity
from .labels import Language, text

#: Room for the labels of bars, as a share of the figure.
LABELS = 0.04


def six_panels(figure: Figure) -> list[Axes]:
    """Axes of six panels."""
    grid = figure.add_gridspec(
        2, 3, left=0.05, right=0.985, top=0.83, bottom=0.125, hspace=0.36, wspace=0.2
    )
    return [figure.add_subplot(grid[i // 3, i % 3]) for i in range(6)]


def make_room(axes: Axes) -> None:
    """Move axes of bars to the right, for the names of the bars."""
    place = axes.get_position()
    axes.set_position((place.x0 + LABELS, place.y0, place.width - LABELS, place.height))


def write_title(figure: Figure, result: xr.Dataset, k: int, lang: Language) -> None:
    """Write title and base above the panels of scenario k, scope and source below them."""
    titles = result[f"title_{lang}"].values
    years = result["year"].values
    figure.text(0.03, 0.95, str(titles[k]), size=17, color=INK, va="center")
    key = "chart.against" if k > 0 else "chart.alone"
    scale = result.attrs["scale"]
    sample = text("chart.everybody" if scale == "1/1" else "chart.sample", lang, scale=scale)
    under = text(key, lang, base=titles[0], first=years[0], last=years[-1], sample=sample)
    figure.text(0.03, 0.907, under, size=10.5, color=QUIET, va="center")
    name = str(result["scenario"].values[k])
    source = text(
        "chart.source",
        lang,
        name=name,
        digest=digests_of(result)[name][:12],
        code=result.attrs["code_digest"][:8],
        scale=scale,
        seeds=result.sizes["seed"],
    )
    scope = text("chart.scope", lang)
    if is_of_maternity(result, k):
        scope += text("chart.classed", lang)
    figure.text(0.03, 0.045, scope, size=8.2, color=QUIET, va="center")
    figure.text(0.03, 0.022, source, size=8.2, color=QUIET, va="center")
