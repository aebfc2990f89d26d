"""Panels of a reform that moves dates of payment: months of payment, what is paid ahead in all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .axes import (
    BASE,
    INK,
    REFORM,
    frame,
    label_ends,
    legend,
    mark_start,
    month_axis,
    times,
)
from .cells import chart_unit
from .colors import FUNDS, REST
from .funds import accounts_of, line_changes, since
from .labels import Language, line_name, text

#: Months shown before and after a change of payment.
MONTHS_BEFORE, MONTHS_AFTER = 12, 36
#: Room for labels to the right of a panel, as a share of its length.
ROOM: dict[Language, float] = {"zh": 0.24, "en": 0.3}


def draw_months(
    axes: Axes, result: xr.Dataset, k: int, fund: str, lang: Language, *, of: Sequence[str] = ()
) -> None:
    """What a fund pays in each month on the lines of which scenario k moves the payment.

    Parameters
    ----------
    of : lines of the fund, all of them if none is given
    """
    moved = line_changes(result, k, "cash")
    names = [a.name for a in accounts_of(fund) if not a.income and a.name in moved]
    names = [name for name in names if name in (of or names)]
    paid = result["cash"].sel(account=names).sum("account").mean("seed")
    year, month = (int(part) for part in since(result, k).split("-"))
    begins = 12 * (year - int(result["year"].values[0])) + month - 1
    part = slice(max(begins - MONTHS_BEFORE, 0), begins + MONTHS_AFTER)
    unit = chart_unit(float(paid[[0, k], part].max()), lang)
    when = times(result)[part]
    base, reform = (paid[at, part].values / unit.fen for at in (0, k))
    axes.bar(when, base, 0.07, color=BASE, label=text("chart.base", lang))
    axes.plot(
        when, reform, color=REFORM, lw=1.6, marker="o", ms=3, label=text("chart.reform", lang)
    )
    axes.set_ylim(0, 1.25 * float(max(base.max(), reform.max())))
    lines = ("、" if lang == "zh" else ", ").join(line_name(name, lang) for name in names[:3])
    frame(axes, text("panel.months", lang, lines=lines, unit=unit.name))
    axes.set_xticks(sorted({float(int(value)) for value in when}))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}-01")
    legend(axes, loc="upper right", fontsize=9, labelcolor=INK)


def draw_gap(axes: Axes, result: xr.Dataset, k: int, funds: Sequence[str], lang: Language) -> None:
    """How much more than in the base funds have paid out by the end of each month."""
    paths = {}
    for fund in funds:
        names = [a.name for a in accounts_of(fund) if not a.income]
        paid = result["cash"].sel(account=names).sum("account").mean("seed")
        paths[fund] = np.asarray((paid[k] - paid[0]).cumsum("month").values, np.float64)
    unit = chart_unit(max(float(abs(path).max()) for path in paths.values()), lang)
    when, ends = times(result), []
    for fund, path in paths.items():
        color = FUNDS.get(fund, REST)
        axes.plot(when, path / unit.fen, color=color, lw=1.7)
        ends.append((float(path[-1]) / unit.fen, text(f"fund.short.{fund}", lang), color))
    axes.axhline(0, color=INK, lw=0.9)
    frame(axes, text("panel.gap", lang, unit=unit.name))
    axes.margins(y=0.12)
    month_axis(axes, result, ROOM[lang], 5)
    label_ends(axes, ends)
    mark_start(axes, result, k, lang)
