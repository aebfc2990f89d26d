"""The panel of a reform that moves what hospitals get: what they bear and what they keep."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .cells import chart_unit
from .colors import MEASURES
from .hospitals import agreed_funds, payment_numbers
from .labels import Language, text
from .panels_lines import draw_paths

#: Amounts that have a line.
DRAWN = ("burden", "retained")


def has_lines(result: xr.Dataset, k: int) -> bool:
    """Whether hospitals bear or keep anything, with scenario k or without it."""
    found = (payment_numbers(result, fund)[list(DRAWN)] for fund in agreed_funds(result, k))
    return any(bool(part.isel(scenario=[0, k]).to_array().any()) for part in found)


def draw_hospitals(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """What hospitals bear and keep by year, of the fund that scenario k moves most in it."""
    found = {
        fund: payment_numbers(result, fund)[list(DRAWN)].mean("seed").isel(scenario=[0, k])
        for fund in agreed_funds(result, k)
    }
    moved = {
        fund: float(abs(pair.isel(scenario=1) - pair.isel(scenario=0)).to_array().sum())
        for fund, pair in found.items()
    }
    fund = max(moved, key=lambda name: moved[name])
    shown = found[fund]
    unit = chart_unit(float(shown.to_array().max()), lang)
    lines = []
    for name in DRAWN:
        base, path = (np.asarray(values, np.float64) for values in shown[name].values / unit.fen)
        lines.append((text(f"panel.line.{name}", lang), base, path, MEASURES[name]))
    title = text("panel.hospitals", lang, fund=text(f"fund.short.{fund}", lang), unit=unit.name)
    draw_paths(axes, result["year"].values, lines, title, lang, zero=True)
