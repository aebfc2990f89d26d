"""The chart of a run: what is spent, what changes, who gains; three panels or six.

One figure a reform; of a base one of medical funds, one of pensions, one of work injury and
unemployment, one of the housing fund. Drawn without pyplot, so that nothing global is left behind;
texts are in the font of `fonts`, as paths in the SVG. Panels stand in `panels` (maternity),
`panels_funds`, `panels_cash`, `panels_lines`, `panels_use`, `panels_gains`, `panels_hospitals`,
`panels_pensions` and `panels_housing`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from .chart_frame import make_room, six_panels, write_title
from .colors import Palette
from .conclusions_medical import POOLED
from .fonts import chart_font
from .funds import (
    PENSIONS,
    RESIDENT,
    basis,
    fund_numbers,
    is_of_maternity,
    main_funds,
)
from .hospitals import is_of_hospitals
from .housing import has_housing, is_of_housing
from .labels import Language, text
from .panels import draw_cumulated, draw_spending
from .panels_cash import draw_gap, draw_months
from .panels_funds import draw_balances, draw_changes, draw_flows, draw_lines
from .panels_gains import draw_age_gains, draw_classes, draw_gainers
from .panels_hospitals import draw_hospitals, has_lines
from .panels_housing import (
    FLOWS,
    STOCKS,
    draw_housing_change,
    draw_housing_measure,
    draw_kinds,
    draw_money,
    draw_reasons,
)
from .panels_lines import draw_heads, draw_measures
from .panels_pensions import draw_income
from .panels_use import draw_conditions, draw_shares, draw_use, main_care
from .pensions import EMPLOYEES, RESIDENTS, is_of_pensions, pension_funds, pension_numbers
from .pensions import MEASURE as PENSION_MEASURE
from .provinces import is_for_pensions
from .risks import INJURY, RISING, held_back, is_of_risks, moved_first, risk_funds, risk_numbers
from .risks import MEASURE as RISK_MEASURE

#: Inches of a chart of maternity, of one of medical funds; dots an inch.
SIZE, WIDE, DOTS = (11.0, 8.0), (15.0, 8.8), 160
FORMATS = ("png", "svg")
#: Measures of work injury and unemployment that stand in one panel each.
RATES, DRAWING = ("injury_rate", "jobless_rate"), ("allowances", "nursed", "dependants")
MEANS = ("mean_allowance", "mean_nursing", "mean_dependant")
JOBLESS_HEADS = ("on_benefit_mean",)
#: Panels of numbers of people.
HEADS = ("drawing", "on_benefit")
#: Members and level of each pension: title and measures of a panel.
PENSION_PANELS = {
    EMPLOYEES: (
        ("members", ("workers", "retired")),
        ("replacement", ("replacement", "relative")),
    ),
    RESIDENTS: (
        ("resident_members", ("payers", "drawing")),
        ("resident_mean", ("resident_mean", "basic_mean")),
    ),
}


def draw_run(result: xr.Dataset, folder: Path, lang: Language) -> list[str]:
    """Draw every reform of a result, or its base alone, into a folder.

    Returns
    -------
    names of the files: chart.png and chart.svg, with the scenario in the name if there are several;
    of a base also chart-pensions (of provinces chart-medical), chart-risks and chart-housing
    """
    chosen = list(range(1, result.sizes["scenario"])) or [0]
    leading = "pensions" if is_for_pensions(result) else ""
    files, palette = list[str](), Palette()

    def add(k: int, part: str, end: str) -> None:
        for kind in FORMATS:
            files.append(f"chart{end}.{kind}")
            draw(result, k, folder / files[-1], lang, part=part, palette=palette)

    for k in chosen:
        end = f"-{result['scenario'].values[k]}" if len(chosen) > 1 else ""
        add(k, leading if k == 0 else "", end)
    others = {
        "medical": bool(leading),
        "pensions": bool(pension_funds(result, 0)) and not leading,
        "risks": bool(risk_funds(result, 0)),
        "housing": has_housing(result),
    }
    for part in [part for part, shown in others.items() if shown and chosen == [0]]:
        add(0, "" if part == "medical" else part, f"-{part}")
    return files


def draw(
    result: xr.Dataset,
    k: int,
    path: Path,
    lang: Language,
    *,
    part: str = "",
    palette: Palette | None = None,
) -> None:
    """Draw scenario k against the base (the base alone for k = 0) into a .png or .svg file.

    Parameters
    ----------
    part : of a base draw its "pensions", "risks" or "housing" fund, not the medical ones
    palette : colours of lines in the other charts of the run
    """
    settings: Any = {
        "font.family": [chart_font()],
        "svg.fonttype": "path",
        "svg.hashsalt": "shebao",
        "axes.unicode_minus": False,
    }
    with mpl.rc_context(settings):
        figure = chart(result, k, lang, part=part, palette=palette)
        plain = {"Date": None} if path.suffix == ".svg" else None
        figure.savefig(path, dpi=DOTS, metadata=plain)


def chart(
    result: xr.Dataset,
    k: int,
    lang: Language,
    *,
    part: str = "",
    palette: Palette | None = None,
) -> Figure:
    """The figure of scenario k, to be drawn under the settings of `draw`."""
    colors = palette or Palette()
    colors.begin()
    maternity = is_of_maternity(result, k)
    figure = Figure(figsize=SIZE if maternity else WIDE, facecolor="white")
    FigureCanvasAgg(figure)
    if maternity:
        _draw_maternity(figure, result, k, lang)
    elif part == "housing" or is_of_housing(result, k):
        _draw_housing(figure, result, k, lang)
    elif part == "risks" or is_of_risks(result, k):
        _draw_risks(figure, result, k, colors, lang)
    elif part == "pensions" or is_of_pensions(result, k):
        _draw_pensions(figure, result, k, colors, lang)
    else:
        _draw_medical(figure, result, k, colors, lang)
    write_title(figure, result, k, lang)
    return figure


def _draw_maternity(figure: Figure, result: xr.Dataset, k: int, lang: Language) -> None:
    """Three panels: spending by month, what the change adds up to, who gains."""
    grid = figure.add_gridspec(
        2,
        2,
        left=0.075,
        right=0.965,
        top=0.82,
        bottom=0.13,
        height_ratios=(1, 1.1),
        hspace=0.42,
        wspace=0.3,
    )
    draw_spending(figure.add_subplot(grid[0, :]), result, k, lang)
    draw_cumulated(figure.add_subplot(grid[1, 0]), result, k, lang)
    draw_gainers(figure.add_subplot(grid[1, 1]), result, k, lang)


def _draw_medical(
    figure: Figure, result: xr.Dataset, k: int, palette: Palette, lang: Language
) -> None:
    """Six panels: a fund by line, balances, change or flows, use, shares paid, gainers or ill.

    Of a reform that only moves dates of payment the months of payment stand first.
    """
    axes = six_panels(figure)
    funds, kind = main_funds(result, k), main_care(result, k)
    with_balance = [fund for fund in funds if fund in POOLED] or [RESIDENT]
    first = RESIDENT if k == 0 and RESIDENT in funds else funds[0]
    if k > 0 and basis(result, k) == "cash":
        draw_months(axes[0], result, k, first, lang)
    else:
        draw_lines(axes[0], result, k, first, palette, lang)
    draw_balances(axes[1], result, k, with_balance, lang)
    if k > 0:
        draw_changes(axes[2], result, k, palette, lang)
        _draw_sixth(axes[5], result, k, lang)
    else:
        draw_flows(axes[2], result, fund_numbers(result), lang)
        draw_conditions(axes[5], result, lang)
        make_room(axes[5])
    draw_use(axes[3], result, k, kind, lang)
    draw_shares(axes[4], result, k, kind, lang)


def _draw_sixth(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """What is paid ahead, what hospitals bear and keep, or for whom funds pay more and less."""
    if basis(result, k) == "cash":
        draw_gap(axes, result, k, [f for f in main_funds(result, k) if f in POOLED][:2], lang)
    elif is_of_hospitals(result, k) and has_lines(result, k):
        draw_hospitals(axes, result, k, lang)
    else:
        draw_classes(axes, result, k, lang)
        make_room(axes)


def _draw_pensions(
    figure: Figure, result: xr.Dataset, k: int, palette: Palette, lang: Language
) -> None:
    """Six panels: income and spending, balances, members, level; residents, or what changes.

    Of a reform the first three panels and the level are of the pension that it moves most.
    """
    axes = six_panels(figure)
    funds = [*PENSIONS] if k == 0 else [f for f in main_funds(result, k) if f in POOLED]
    leads = EMPLOYEES if k == 0 else pension_funds(result, k)[0]
    draw_income(axes[0], result, k, leads, palette, lang)
    draw_balances(axes[1], result, k, funds, lang)
    shown = list(PENSION_PANELS) if k == 0 else [leads]
    panels = [panel for fund in shown for panel in PENSION_PANELS[fund]]
    places = axes[2:]
    if k > 0:
        places = axes[3:5]
        draw_changes(axes[2], result, k, palette, lang, effect=True)
        draw_age_gains(axes[5], result, k, lang)
        make_room(axes[5])
    numbers = pension_numbers(result)
    for place, (key, names) in zip(places, panels, strict=True):
        measures = [PENSION_MEASURE[name] for name in names]
        draw_measures(place, numbers, measures, k, text(f"panel.{key}", lang), lang)


def _draw_risks(
    figure: Figure, result: xr.Dataset, k: int, palette: Palette, lang: Language
) -> None:
    """Six panels: both funds by line, balances, rates, who draws; of a reform that of its fund.

    A reform whose rises are paid late shows the months of payment.
    """
    axes, numbers = six_panels(figure), risk_numbers(result)
    funds = risk_funds(result, k)
    if k == 0:
        for place, fund in zip(axes, funds, strict=False):
            draw_lines(place, result, k, fund, palette, lang)
        draw_balances(axes[2], result, k, funds, lang)
        panels = {3: ("rates", RATES), 4: ("drawing", DRAWING), 5: ("on_benefit", JOBLESS_HEADS)}
    else:
        draw_lines(axes[0], result, k, funds[0], palette, lang)
        draw_balances(axes[1], result, k, funds, lang)
        effect = moved_first(fund_numbers(result), k, funds[0]) == "income"
        draw_changes(axes[2], result, k, palette, lang, effect=effect)
        draw_age_gains(axes[5], result, k, lang)
        make_room(axes[5])
        injury = funds[0] == INJURY
        panels = {4: ("means", MEANS) if injury else ("mean_benefit", ("mean_benefit",))}
        if injury and bool(held_back(result, k).any()):
            draw_months(axes[3], result, k, funds[0], lang, of=RISING)
        else:
            panels[3] = ("rates", RATES[:1]) if injury else ("on_benefit", JOBLESS_HEADS)
    for number, (key, names) in panels.items():
        measures, title = [RISK_MEASURE[name] for name in names], f"panel.risk_{key}"
        if key in HEADS:
            draw_heads(axes[number], numbers, measures, k, title, lang)
        else:
            draw_measures(axes[number], numbers, measures, k, text(title, lang), lang)


def _draw_housing(figure: Figure, result: xr.Dataset, k: int, lang: Language) -> None:
    """Six panels: flows, stocks, ratio of loans to deposits, reasons, loans by kind, liquidity.

    Of a reform what changes stands in place of the months of liquidity.
    """
    axes = six_panels(figure)
    draw_money(axes[0], result, k, FLOWS, "panel.housing_flows", lang)
    draw_money(axes[1], result, k, STOCKS, "panel.housing_stocks", lang)
    draw_housing_measure(axes[2], result, k, "ratio", lang)
    draw_reasons(axes[3], result, k, lang)
    draw_kinds(axes[4], result, k, lang)
    if k > 0:
        draw_housing_change(axes[5], result, k, lang)
    else:
        draw_housing_measure(axes[5], result, k, "liquid", lang)
