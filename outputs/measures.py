"""Measures: one quantity over another by year, how it is worked out, printed and told.

Which measures there are stands with what they are measures of: `use`, `pensions`, `housing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import xarray as xr

from .cells import NOTHING
from .labels import Language, text
from .summary import Numbers


class Measure(NamedTuple):
    """One quantity over another, how often, and how it is printed."""

    name: str
    over: str
    by: str
    times: float
    places: int
    percent: bool = False


def in_order(content: Mapping[str, xr.DataArray]) -> xr.Dataset:
    """Quantities by year as one dataset, each (scenario, seed, year)."""
    return xr.Dataset(
        {
            name: values.reset_coords(drop=True).transpose("scenario", "seed", "year")
            for name, values in content.items()
        }
    )


def of_years(numbers: xr.Dataset, what: Measure, k: int) -> Numbers:
    """A measure of scenario k (year,), of means over seeds; nan with nothing to divide by."""
    over = numbers[what.over][k].mean("seed")
    if what.by:
        by = numbers[what.by][k].mean("seed")
        over = over / by.where(by > 0)
    return np.asarray(over.values * what.times, np.float64)


def measured(value: float, what: Measure) -> str:
    """A measure as a cell."""
    if np.isnan(value):
        return NOTHING
    return f"{value:.1%}" if what.percent else f"{value:,.{what.places}f}"


def told(
    numbers: xr.Dataset, measures: Sequence[Measure], about: str, k: int, lang: Language
) -> str:
    """What moves: of a base from its first year to its last, of a reform beside it in the last.

    Parameters
    ----------
    about : what the measures are of: their names are texts `about.name`

    Returns
    -------
    parts of a sentence, joined; "" if nothing moves
    """
    parts = []
    for what in measures:
        base, reform = (of_years(numbers, what, scenario) for scenario in (0, k))
        pair = (base[0], base[-1]) if k == 0 else (base[-1], reform[-1])
        said = [measured(float(value), what) for value in pair]
        if np.isnan(pair).any() or said[0] == said[1]:
            continue
        values = {"base": said[0], "reform": said[1]}
        parts.append(text("say.from_to", lang, what=text(f"{about}.{what.name}", lang), **values))
    return ("，" if lang == "zh" else ", ").join(parts)


def member_words(
    numbers: xr.Dataset,
    measures: Sequence[Measure],
    about: str,
    k: int,
    fund: str,
    lang: Language,
) -> str:
    """A sentence of what moves in a fund, see `told`; "" if nothing does."""
    parts = told(numbers, measures, about, k, lang)
    if not parts:
        return ""
    years, key = numbers["year"].values, "say.members" if k == 0 else "say.members_reform"
    name = text(f"fund.{fund}", lang)
    return text(key, lang, fund=name, parts=parts, first=int(years[0]), last=int(years[-1]))
