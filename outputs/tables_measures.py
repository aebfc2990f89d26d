"""Tables of measures by year: of a base one after the other, of a reform those that it moves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from rich.table import Table

from .cells import Column, fill_table, year_column
from .labels import Language, text
from .measures import Measure, measured, of_years


def measure_table(
    numbers: xr.Dataset,
    measures: Sequence[Measure],
    about: str,
    shown: Sequence[int],
    title: str,
    lang: Language,
) -> Table:
    """Measures of the base in some years, a column each.

    Parameters
    ----------
    about : what the measures are of: heads of columns are texts `about.short.name`
    shown : years
    """
    years = [int(year) for year in numbers["year"].values]
    columns: list[Column] = []
    for what in measures:
        values = dict(zip(years, of_years(numbers, what, 0), strict=True))
        cells = [measured(values[year], what) for year in shown]
        columns.append((text(f"{about}.short.{what.name}", lang), cells))
    return fill_table(title, year_column(np.array(shown), lang), columns)


def measures_beside(
    numbers: xr.Dataset,
    measures: Sequence[Measure],
    about: str,
    shown: Sequence[int],
    title: str,
    k: int,
    lang: Language,
) -> list[Table]:
    """Measures that scenario k moves, base beside reform in some years; none if it moves none.

    Parameters
    ----------
    about, shown : as of `measure_table`; names of rows are texts `about.name`
    """
    years = [int(year) for year in numbers["year"].values]
    rows: list[list[str]] = []
    for what in measures:
        paths = [of_years(numbers, what, scenario) for scenario in (0, k)]
        if not np.array_equal(paths[0], paths[1], equal_nan=True):
            cells = [measured(path[years.index(y)], what) for y in shown for path in paths]
            rows.append([text(f"{about}.{what.name}", lang), *cells])
    return two_sides(rows, shown, title, lang)


def two_sides(
    rows: Sequence[list[str]], shown: Sequence[int], title: str, lang: Language
) -> list[Table]:
    """A table of rows with a cell for base and reform of each year; none without rows."""
    if not rows:
        return []
    labels, *cut = (list(column) for column in zip(*rows, strict=True))
    sides = [text("table.base", lang), text("table.reform", lang)]
    heads = [f"{year}\n{side}" for year in shown for side in sides]
    return [fill_table(title, ("", labels), list(zip(heads, cut, strict=True)))]
