"""Panels of lines by year: measures and money of a fund, the base dashed where one moves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .axes import frame, head, label_ends, say, year_axis
from .colors import MEASURES
from .labels import Language, text
from .measures import Measure, of_years
from .summary import Numbers

#: Room for labels to the right of a panel, as a share of its length.
ROOM: dict[Language, float] = {"zh": 0.26, "en": 0.36}
#: From so many people on a panel counts them by so many.
MANY, MANY_IN_ONE = 100_000, 10_000
#: A line: its label, the values of the base and of the scenario that is drawn, its colour.
Line = tuple[str, Numbers, Numbers, str]


def draw_paths(
    axes: Axes, years: Numbers, lines: Sequence[Line], title: str, lang: Language, *, zero: bool
) -> None:
    """Lines by year, each with its label at its end.

    Parameters
    ----------
    zero : whether the scale begins at zero
    """
    if lines and not any(np.nan_to_num(values).any() for line in lines for values in line[1:3]):
        head(axes, title)
        axes.set_axis_off()
        say(axes, text("panel.all_zero", lang))
        return
    ends, differ = [], False
    for label, base, path, color in lines:
        if not np.array_equal(base, path, equal_nan=True):
            axes.plot(years, base, color=color, lw=1.2, ls="--", alpha=0.8)
            differ = True
        axes.plot(years, path, color=color, lw=1.8)
        if not np.isnan(path[-1]):
            ends.append((float(path[-1]), label, color))
    frame(axes, text("panel.dashed", lang, title=title) if differ else title)
    axes.margins(y=0.14)
    if zero:
        axes.set_ylim(bottom=0)
    year_axis(axes, years, ROOM[lang])
    if ends:
        label_ends(axes, ends)
    else:
        say(axes, text("panel.not_told", lang))


def draw_heads(
    axes: Axes, numbers: xr.Dataset, measures: Sequence[Measure], k: int, key: str, lang: Language
) -> None:
    """Numbers of people by year, a line each, in ten thousands where there are many.

    Parameters
    ----------
    key : of the title
    """
    paths = [[of_years(numbers, what, scenario) for scenario in (0, k)] for what in measures]
    many = max(float(np.nanmax(path)) for pair in paths for path in pair) >= MANY
    size = MANY_IN_ONE if many else 1
    lines = [
        (text(f"panel.line.{what.name}", lang), base / size, path / size, MEASURES[what.name])
        for what, (base, path) in zip(measures, paths, strict=True)
    ]
    title = text(key, lang, people=text("panel.people_10k" if many else "panel.people", lang))
    draw_paths(axes, numbers["year"].values, lines, title, lang, zero=True)


def draw_measures(
    axes: Axes,
    numbers: xr.Dataset,
    measures: Sequence[Measure],
    k: int,
    title: str,
    lang: Language,
) -> None:
    """Measures by year, a line each; shares in per cent."""
    lines = []
    for what in measures:
        times = 100 if what.percent else 1
        base, path = (of_years(numbers, what, scenario) * times for scenario in (0, k))
        lines.append((text(f"panel.line.{what.name}", lang), base, path, MEASURES[what.name]))
    draw_paths(axes, numbers["year"].values, lines, title, lang, zero=True)
