"""Panels of the medical funds: what they spend by line, their balances, what changes each year."""

from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from rich.cells import cell_len

from .axes import (
    INK,
    QUIET,
    WHITE,
    frame,
    label_ends,
    legend,
    mark_start,
    month_axis,
    say,
    times,
    year_axis,
)
from .cells import chart_unit
from .colors import FUNDS, REST, Palette
from .funds import (
    RESIDENT,
    RISKS,
    accounts_of,
    basis,
    benefit_accounts,
    fund_numbers,
    line_changes,
    main_funds,
)
from .labels import Language, line_name, text
from .remarks import assumed_since
from .risks import moved_first
from .summary import Numbers, by_year

#: Lines drawn apart, if they have this share of the whole; the rest is one.
MOST, WORTH_A_COLOR = 5, 0.015
#: Room for labels to the right of a panel, as a share of its length.
ROOM: dict[Language, float] = {"zh": 0.23, "en": 0.34}
#: A legend with a longer label, in letters of Latin script, has two columns, not three.
LONG = 14
#: Lines of spending are drawn if they make up this share of what moves.
WORTH_DRAWING = 0.2
#: A reform that moves the accounts most is one of who gets what employers pay: told of this fund.
ACCOUNTS, POOLED = "employee_accounts", "employee_medical"


def draw_lines(
    axes: Axes, result: xr.Dataset, k: int, fund: str, palette: Palette, lang: Language
) -> None:
    """Lines of a fund by year, stacked: spending, or income where a reform moves more of it.

    Of work injury and unemployment, what it moves first. The total of the base is dashed.
    """
    changes = line_changes(result, k, "accrual") if k > 0 else {}
    sums = {
        income: sum(changes.get(a.name, 0.0) for a in accounts_of(fund) if a.income == income)
        for income in (True, False)
    }
    income = sums[True] > sums[False]
    if k > 0 and fund in RISKS:
        income = moved_first(fund_numbers(result), k, fund) == "income"
    yearly = by_year(result["accrual"]).mean("seed")
    names = [a.name for a in accounts_of(fund) if a.income == income]
    part = yearly.sel(account=names)
    size = part[k].sum("year")
    ordered = [names[int(i)] for i in np.argsort(-size.values, kind="stable")]
    ordered = [name for name in ordered if float(size.sel(account=name)) > 0]
    least = WORTH_A_COLOR * float(size.sum())
    shown = [name for name in ordered[:MOST] if float(size.sel(account=name)) >= least]
    rest = [name for name in ordered if name not in shown]
    total = part.sum("account")
    unit = chart_unit(float(total.max()), lang)
    rows = [part[k].sel(account=name).values / unit.fen for name in shown]
    labels, colors = [line_name(name, lang) for name in shown], palette.colors(shown)
    if float(size.sel(account=rest).sum()) >= least:
        rows.append(part[k].sel(account=rest).sum("account").values / unit.fen)
        labels.append(text("panel.rest", lang))
        colors.append(REST)
    years = result["year"].values
    axes.stackplot(years, rows, colors=colors, lw=0, alpha=0.85)
    if k > 0:
        axes.plot(years, total[0].values / unit.fen, color=INK, lw=1.4, ls="--")
    axes.set_ylim(0, float(total.max()) / unit.fen * 1.22)
    key = "panel.spending_alone" if k == 0 else ("panel.income" if income else "panel.spending")
    frame(axes, text(key, lang, fund=text(f"fund.{fund}", lang), unit=unit.name))
    year_axis(axes, years, ROOM[lang])
    ends = np.cumsum([row[-1] for row in rows]) - np.array([row[-1] for row in rows]) / 2
    placed = zip(ends, labels, colors, strict=True)
    label_ends(axes, [(float(y), label, color) for y, label, color in placed])


def draw_balances(axes: Axes, result: xr.Dataset, k: int, funds: list[str], lang: Language) -> None:
    """Cash balances by month with the line of zero; the base is dashed."""
    balance = result["balance"].mean("seed")
    unit = chart_unit(float(abs(balance.sel(ledger=funds)).max()), lang)
    when, ends = times(result), []
    for fund in funds:
        color = FUNDS[fund]
        path = balance.sel(ledger=fund).values / unit.fen
        if k > 0:
            axes.plot(when, path[0], color=color, lw=1.2, ls="--", alpha=0.8)
        axes.plot(when, path[k], color=color, lw=1.7)
        ends.append((float(path[k][-1]), text(f"fund.short.{fund}", lang), color))
    axes.axhline(0, color=INK, lw=0.9)
    key = "panel.balance" if k > 0 else "panel.balance_alone"
    frame(axes, text(key, lang, unit=unit.name))
    axes.margins(y=0.12)
    month_axis(axes, result, 0.24 if lang == "zh" else 0.3, 5)
    label_ends(axes, ends)
    until = max((assumed_since(result, at, fund) for at in (0, k) for fund in funds), default=0)
    if until:
        words = text("panel.later_funding", lang, until=until)
        axes.text(0.02, 0.03, words, transform=axes.transAxes, size=8.6, color=QUIET, bbox=WHITE)
    if k > 0:
        mark_start(axes, result, k, lang)


def draw_changes(
    axes: Axes,
    result: xr.Dataset,
    k: int,
    palette: Palette,
    lang: Language,
    *,
    effect: bool | None = None,
) -> None:
    """Change of the most moved lines by year, stacked up and down, and their sum.

    Parameters
    ----------
    effect : draw what all lines of the most moved fund do to its result (of the pooled fund, if
        accounts are moved most), or else only what is spent; without it, what is spent if it makes
        up enough of what moves
    """
    variable = basis(result, k) or "accrual"
    moved = line_changes(result, k, variable)
    spending = moved.keys() & set(benefit_accounts())
    yearly = by_year(result[variable]).mean("seed")
    change = yearly[k] - yearly[0]
    fund, key = "", "panel.change" if variable == "accrual" else "panel.cash_change"
    spent = sum(moved[name] for name in spending)
    leads = main_funds(result, k)[0] if moved else ""
    if effect is None:
        effect = spent < WORTH_DRAWING * sum(moved.values()) or leads == ACCOUNTS
    if not effect:
        kept = spending
    else:  # income moves: what all lines of the fund do to its result
        fund, key = POOLED if leads == ACCOUNTS else leads, "panel.effect"
        lines = {a.name: a.income for a in accounts_of(fund)}
        kept = moved.keys() & lines.keys()
        signs = [1 if lines.get(str(name), True) else -1 for name in change["account"].values]
        change = change * xr.DataArray(signs, {"account": change["account"].values}, ("account",))
    ordered = sorted(kept, key=lambda name: -moved[name])
    ordered = [name for name in ordered if bool(change.sel(account=name).any())]
    first, rest = ordered[:MOST], change.sel(account=ordered[MOST:]).sum("account").values
    colors = palette.colors(first)
    rows = [
        (line_name(name, lang), change.sel(account=name).values, color)
        for name, color in zip(first, colors, strict=True)
    ]
    if rest.any():
        rows.append((text("panel.rest", lang), rest, REST))
    unit = chart_unit(max((float(abs(row).max()) for _, row, _ in rows), default=0.0), lang)
    name = text(f"fund.{fund}", lang) if fund else ""
    frame(axes, text(key, lang, unit=unit.name, fund=name))
    if not rows:
        axes.set_ylim(-1, 1)
        say(axes, text("chart.no_change", lang))
        return
    drawn = [(label, row / unit.fen, color) for label, row, color in rows]
    columns = 2 if max(cell_len(label) for label, *_ in rows) > LONG else 3
    _stack(axes, result["year"].values, drawn, -(-(len(rows) + 1) // columns))
    if len(rows) > 1:
        net = sum((row for _, row, _ in drawn), np.zeros(result.sizes["year"]))
        style: dict[str, Any] = {"color": INK, "lw": 1.1, "marker": "o", "ms": 3}
        axes.plot(result["year"].values, net, label=text("panel.net", lang), **style)
    legend(axes, loc="upper left", fontsize=8.6, labelcolor=INK, ncols=columns, handlelength=1.1)


def _stack(axes: Axes, years: Numbers, rows: list[tuple[str, Numbers, str]], high: int) -> None:
    """Bars by year, what rises above zero and what falls below, with room for a legend.

    Parameters
    ----------
    high : rows of the legend
    """
    year_axis(axes, years, 0.0)
    upper, lower = np.zeros(len(years)), np.zeros(len(years))
    for label, height, color in rows:
        floor = np.where(height >= 0, upper, lower)
        axes.bar(years, height, 0.72, bottom=floor, color=color, label=label)
        upper, lower = upper + np.maximum(height, 0), lower + np.minimum(height, 0)
    axes.axhline(0, color=INK, lw=0.9)
    whole = max(float(upper.max() - lower.min()), 1e-9)
    axes.set_ylim(lower.min() - 0.05 * whole, upper.max() + (0.12 + 0.1 * max(high, 3)) * whole)
    axes.set_xlim(years[0] - 0.7, years[-1] + 0.7)


def draw_flows(axes: Axes, result: xr.Dataset, numbers: xr.Dataset, lang: Language) -> None:
    """Spending and (dashed) income of the two pooled funds of the base by year."""
    mean = numbers.isel(scenario=0).mean("seed")
    funds = [
        fund
        for fund in (RESIDENT, "employee_medical")
        if float(mean["income"].sel(ledger=fund).sum())
    ]
    part = mean.sel(ledger=funds)
    unit = chart_unit(float(part[["income", "spending"]].to_array().max()), lang)
    years, ends = result["year"].values, []
    for fund in funds:
        color = FUNDS[fund]
        spent = part["spending"].sel(ledger=fund).values / unit.fen
        axes.plot(years, part["income"].sel(ledger=fund).values / unit.fen, color=color, ls="--")
        axes.plot(years, spent, color=color, lw=1.8)
        ends.append((float(spent[-1]), text(f"fund.short.{fund}", lang), color))
    axes.set_ylim(bottom=0)
    frame(axes, text("panel.flows", lang, unit=unit.name))
    year_axis(axes, years, 0.28)
    label_ends(axes, ends)
