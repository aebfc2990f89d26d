"""The panels of a chart, each drawn into axes that the caller made."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.accounts import ACCOUNTS

from .conclusions import class_name
from .labels import Language, text
from .money import choose_unit, format_money
from .summary import MATERNITY_SPENDING, maternity_monthly, resident_monthly, yearly

Numbers = npt.NDArray[np.float64]

INK, QUIET, FAINT = "#22303c", "#6b7780", "#e3e7ea"
BASE, REFORM, SECOND = "#8a97a1", "#c8442f", "#1f6f8b"
KINDS = ("#c8442f", "#1f6f8b", "#c98a1b", "#5b7f3a", "#7a5c99", "#8a97a1")
#: Least distance of two direct labels, as a share of the height of the axes.
APART = 0.085


def draw_spending(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """Monthly spending of the ledger that the reform moves most, base against reform.

    By month of service; by month of payment if only the payment moves.
    """
    fund, variable = moved(result, k)
    monthly = {"maternity": maternity_monthly, "resident": resident_monthly}[fund]
    spent = monthly(result, variable).mean("seed").values
    unit = choose_unit(float(spent.max()), lang)
    when = _times(result)
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
    _frame(axes, text(f"chart.spending.{fund}.{variable}", lang, unit=unit.name))
    _month_axis(axes, result, 0.075, 13)
    _label_ends(axes, float(when[-1]), ends)
    _mark_start(axes, result, k, lang)


def draw_kinds(axes: Axes, result: xr.Dataset, lang: Language) -> None:
    """Monthly spending of the maternity ledger of the base by kind, stacked, the largest below."""
    money = result["accrual"][0].mean("seed")
    kinds = [a for a in ACCOUNTS if a.name in MATERNITY_SPENDING]
    kinds.sort(key=lambda account: -float(money.sel(account=account.name).sum()))
    whole = float(money.sel(account=list(MATERNITY_SPENDING)).sum())
    kinds = [a for a in kinds if float(money.sel(account=a.name).sum()) > 0.001 * whole]
    unit = choose_unit(float(maternity_monthly(result)[0].max()), lang)
    spent = np.array([money.sel(account=a.name).values for a in kinds]) / unit.fen
    when = _times(result)
    colors = [KINDS[i % len(KINDS)] for i in range(len(kinds))]
    axes.stackplot(when, spent, colors=colors, lw=0)
    tops = np.cumsum(spent[:, -1])
    axes.set_ylim(0, float(spent.sum(axis=0).max()) * 1.08 + 1e-9)
    _frame(axes, text("chart.kinds", lang, unit=unit.name))
    _month_axis(axes, result, 0.2 if lang == "en" else 0.17, 13)
    ends = [
        (float(top - height / 2), a.zh if lang == "zh" else a.en, color)
        for top, height, a, color in zip(tops, spent[:, -1], kinds, colors, strict=True)
    ]
    _label_ends(axes, float(when[-1]), ends)


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
    when, ends = _times(result), []
    only_cash = not any(total.any() for _, variable, _, _, total in lines if variable == "accrual")
    for name, variable, color, style, total in lines:
        if abs(total).max() < 0.005 * largest or not largest:
            continue
        style = "-" if only_cash else style
        axes.plot(when, total / unit.fen, color=color, ls=style, lw=1.8)
        label = text(f"chart.cumulated.{name}.{variable}", lang)
        value = f"{label} {format_money(total[-1], unit, signed=True)}"
        ends.append((float(total[-1]) / unit.fen, value, color, style))
    _frame(axes, text("chart.cumulated", lang, unit=unit.name))
    _month_axis(axes, result, 0.0, 7)
    axes.axhline(0, color=QUIET, lw=0.8)
    if not ends:
        _say(axes, text("chart.no_change", lang))
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
        _say(axes, text("chart.no_gain", lang))
        return
    rows: list[tuple[str, float, float, str]] = []
    for dim, color in (("birth_order", REFORM), ("age_band", SECOND)):
        others = [other for other in people.dims if other != dim]
        rows += _class_rows(people.sum(others), money.sum(others), dim, color, lang)
        rows.append(("", 0.0, 0.0, "none"))
    rows.pop()
    _bars(axes, rows, lang)


def draw_flows(axes: Axes, result: xr.Dataset, lang: Language) -> None:
    """Income and spending of the maternity ledger by year."""
    numbers = yearly(result).mean("seed").isel(scenario=0)
    income, spent = numbers["maternity_income"].values, numbers["maternity_spending"].values
    unit = choose_unit(float(max(income.max(), spent.max())), lang)
    years = result["year"].values
    for shift, values, color, key in (
        (-0.2, income, SECOND, "table.income"),
        (0.2, spent, REFORM, "table.spending"),
    ):
        axes.bar(years + shift, values / unit.fen, 0.38, color=color, label=text(key, lang))
    _frame(axes, text("chart.flows", lang, unit=unit.name))
    axes.set_ylim(0, float(max(income.max(), spent.max())) / unit.fen * 1.2)
    axes.set_xticks(years[:: -(-len(years) // 7)])
    axes.legend(loc="upper left", frameon=False, ncols=2, fontsize=9.5, labelcolor=INK)


def draw_births(axes: Axes, result: xr.Dataset, lang: Language) -> None:
    """Births of the study by birth order."""
    births = result["births"][0].mean("seed").sum(("year", "sex", "cover"))
    axes.set_title(text("chart.births", lang), loc="left", size=11.5, color=INK, pad=9)
    rows = [
        (class_name("birth_order", order, lang), float(births.sel(birth_order=order)), 0.0, SECOND)
        for order in births["birth_order"].values
        if float(births.sel(birth_order=order))
    ]
    _bars(axes, rows, lang)


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


def _bars(axes: Axes, rows: Sequence[tuple[str, float, float, str]], lang: Language) -> None:
    """Horizontal bars from the top, each with its number written at its end."""
    most = max(count for _, count, _, _ in rows)
    for place, (_, count, mean, color) in enumerate(rows):
        if color == "none":
            continue
        axes.barh(place, count, 0.68, color=color)
        key = "chart.bar" if mean else "chart.bar_plain"
        words = text(key, lang, people=f"{count:,.0f}", mean=f"{mean / 100:,.0f}")
        axes.text(count + 0.015 * most, place, words, va="center", size=8.8, color=INK)
    axes.set_xlim(0, most * 1.58)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [label for label, *_ in rows])
    axes.tick_params(axis="y", length=0, labelsize=9.5, labelcolor=INK)
    axes.set_xticks([])
    axes.spines[:].set_visible(False)


def _times(result: xr.Dataset) -> Numbers:
    """Months as years with a fraction."""
    first = int(result["year"].values[0])
    return np.asarray(first + np.arange(result.sizes["month"]) / 12, np.float64)


def _frame(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", size=11.5, color=INK, pad=9)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.grid(axis="y", color=FAINT, lw=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=QUIET, labelsize=9.5, length=0)
    axes.tick_params(axis="x", pad=7)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.6g}"))


def _month_axis(axes: Axes, result: xr.Dataset, room: float, ticks: int) -> None:
    """Years under a monthly axis, with room for labels at its end as a share of its length."""
    years = result["year"].values
    first, last = float(years[0]), float(years[-1]) + 1
    axes.set_xlim(first, last + room * (last - first))
    step = -(-len(years) // ticks)
    axes.set_xticks(np.arange(first, last + 0.5, step))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))


def _label_ends(axes: Axes, x: float, ends: Sequence[tuple[float, str, str]]) -> None:
    """Write each label at the end of its line, moved apart where lines end close together."""
    low, high = axes.get_ylim()
    height = high - low
    placed: list[float] = []
    for value, words, color in sorted(ends):
        y = value if not placed else max(value, placed[-1] + APART * 1.4 * height)
        placed.append(y)
        axes.annotate(
            words, (x, y), (6, 0), textcoords="offset points", va="center", size=10, color=color
        )


def _mark_start(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """A line at the month from which the reform differs."""
    since = str(result["reform_from"].values[k]) if "reform_from" in result.coords else ""
    if not since:
        return
    year, month = (int(part) for part in since.split("-"))
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
    )


def _say(axes: Axes, words: str) -> None:
    """A sentence in the middle of empty axes."""
    axes.text(
        0.5, 0.6, words, transform=axes.transAxes, ha="center", va="center", size=11, color=QUIET
    )
