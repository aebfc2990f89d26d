"""The panels of spending of a reform of maternity, drawn into axes that the caller made."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .axes import (
    BASE,
    QUIET,
    REFORM,
    SECOND,
    frame,
    label_ends,
    legend,
    mark_start,
    month_axis,
    say,
    times,
)
from .labels import Language, text
from .money import choose_unit, format_money
from .summary import maternity_monthly, resident_monthly


def draw_spending(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """Monthly spending of the ledger that the reform moves most, base against reform.

    By month of service; by month of payment if only the payment moves.
    """
    fund, variable = moved(result, k)
    monthly = {"maternity": maternity_monthly, "resident": resident_monthly}[fund]
    spent = monthly(result, variable).mean("seed").values
    unit = choose_unit(float(spent.max()), lang)
    when = times(result)
    base, reform = spent[0] / unit.fen, spent[k] / unit.fen
    axes.plot(when, base, color=BASE, lw=1.5)
    axes.fill_between(when, base, reform, color=REFORM, alpha=0.16, lw=0)
    axes.plot(when, reform, color=REFORM, lw=1.5)
    ends = [(float(base[-1]), text("chart.base", lang), BASE)]
    ends.append((float(reform[-1]), text("chart.reform", lang), REFORM))
    if np.array_equal(base, reform):
        ends = [(float(base[-1]), text("chart.same", lang), REFORM)]
    low, high = float(min(base.min(), reform.min())), float(max(base.max(), reform.max()))
    axes.set_ylim(max(0.0, low - 0.2 * (high - low)), high + 0.16 * (high - low) + 0.01 * high)
    frame(axes, text(f"chart.spending.{fund}.{variable}", lang, unit=unit.name))
    month_axis(axes, result, 0.075, 13)
    label_ends(axes, ends)
    mark_start(axes, result, k, lang)


def draw_cumulated(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """What the change of spending adds up to, as accrued and as paid, in both funds."""
    lines = []
    for monthly, name, color in (
        (maternity_monthly, "maternity", REFORM),
        (resident_monthly, "resident", SECOND),
    ):
        for variable, style in (("accrual", "-"), ("cash", "--")):
            spent = monthly(result, variable).mean("seed")
            total = (spent[k] - spent[0]).cumsum("month").values
            lines.append((name, variable, color, style, total))
    largest = max(float(abs(total).max()) for *_, total in lines)
    unit = choose_unit(largest, lang)
    when, ends = times(result), []
    only_cash = not any(total.any() for _, variable, _, _, total in lines if variable == "accrual")
    for name, variable, color, style, total in lines:
        if abs(total).max() < 0.005 * largest or not largest:
            continue
        style = "-" if only_cash else style
        axes.plot(when, total / unit.fen, color=color, ls=style, lw=1.8)
        label = text(f"chart.cumulated.{name}.{variable}", lang)
        value = f"{label} {format_money(total[-1], unit, signed=True)}"
        ends.append((float(total[-1]) / unit.fen, value, color, style))
    frame(axes, text("chart.cumulated", lang, unit=unit.name))
    month_axis(axes, result, 0.0, 7)
    axes.axhline(0, color=QUIET, lw=0.8)
    if not ends:
        say(axes, text("chart.no_change", lang))
        axes.set_ylim(-1, 1)
        return
    for _, label, color, style in ends:
        axes.plot([], [], color=color, ls=style, lw=1.8, label=label)
    legend(axes, loc="best", fontsize=9, labelcolor="linecolor", handlelength=2.4)


def moved(result: xr.Dataset, k: int) -> tuple[str, str]:
    """Which monthly spending shows scenario k best: ledger, and accrual or cash."""
    for variable in ("accrual", "cash"):
        change = {
            name: float(abs(monthly(result, variable)[k] - monthly(result, variable)[0]).sum())
            for name, monthly in (("maternity", maternity_monthly), ("resident", resident_monthly))
        }
        if max(change.values()) > 0:
            return max(change, key=lambda name: change[name]), variable
    return "maternity", "accrual"
