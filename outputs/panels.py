"""The panels of a reform of maternity, each drawn into axes that the caller made."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .axes import (
    BASE,
    INK,
    QUIET,
    REFORM,
    SECOND,
    bars,
    frame,
    label_ends,
    mark_start,
    month_axis,
    say,
    times,
)
from .gainers import class_name
from .labels import Language, text
from .money import choose_unit, format_money
from .not_compared import nobody_words
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
    label_ends(axes, float(when[-1]), ends)
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
    axes.legend(loc="best", frameon=False, fontsize=9, labelcolor="linecolor", handlelength=2.4)


def draw_gainers(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """Who gains over the whole study: bars by birth order and by age, with the mean gain.

    If more is lost than gained, the bars are of those who lose.
    """
    gain, loss = (float(result[f"{name}_ever"][k].sum()) for name in ("gain", "loss"))
    who, what = ("losers", "loss") if loss > gain else ("gainers", "gain")
    people = result[f"{who}_ever"][k].mean("seed")
    money = result[f"{what}_ever"][k].mean("seed")
    axes.set_title(text(f"chart.{who}", lang), loc="left", size=11.5, color=INK, pad=9)
    if not float(people.sum()):
        axes.set_axis_off()
        say(axes, nobody_words(result, k, lang))
        return
    rows: list[tuple[str, float, float, str]] = []
    for dim, color in (("birth_order", REFORM), ("age_band", SECOND)):
        others = [other for other in people.dims if other != dim]
        rows += _class_rows(people.sum(others), money.sum(others), dim, color, lang)
        rows.append(("", 0.0, 0.0, "none"))
    rows.pop()
    bars(axes, rows, lang)


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


def _class_rows(
    people: xr.DataArray, money: xr.DataArray, dim: str, color: str, lang: Language
) -> list[tuple[str, float, float, str]]:
    """Label, people, mean gain in fen and colour of each class that is not empty."""
    least = 0.002 * float(people.sum())
    rows = []
    values = list(people[dim].values)
    if dim == "birth_order":  # 0, surgery without a birth, stands last
        values = values[1:] + values[:1]
    for value in values:
        count = float(people.sel({dim: value}))
        if count > least:
            mean = float(money.sel({dim: value})) / count
            rows.append((class_name(dim, value, lang), count, mean, color))
    return rows
