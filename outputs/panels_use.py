"""Panels of use: how often the insured are treated, what share is paid, who is ill."""

from __future__ import annotations

from textwrap import fill

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from scenarios.conditions import read_conditions
from sim.codes import SCHEMES
from sim.medical_tally import KINDS as CARE

from .axes import INK, frame, head, label_ends, year_axis
from .colors import LESS, LINES, MORE
from .colors import SCHEMES as COLORS
from .funds import years_to_compare
from .labels import Language, text
from .summary import Numbers
from .use import (
    group_shares,
    groups_moved,
    groups_to_tell,
    measure,
    schemes_present,
    use_numbers,
)

#: Measures of use and of the share paid, by kind of care.
USED = {"stay": "stays_per_100", "visit": "visits_each", "chronic": "chronic_patients"}
PAID = {"stay": "stay_share", "visit": "visit_share", "chronic": "chronic_share"}
#: Room for labels to the right, as a share of the axis.
ROOM: dict[Language, float] = {"zh": 0.2, "en": 0.34}
#: Conditions drawn.
CONDITIONS = 9
#: Letters of a line of the name of a condition.
LONGEST = 22


def main_care(result: xr.Dataset, k: int) -> str:
    """The kind of care of which scenario k moves the payment most; stays of a base."""
    use = use_numbers(result)
    paid = [use[f"{kind}_paid"].mean("seed") for kind in CARE]
    moved = [float(abs(values[k] - values[0]).sum()) for values in paid]
    return CARE[int(np.argmax(moved))]


def draw_use(axes: Axes, result: xr.Dataset, k: int, kind: str, lang: Language) -> None:
    """How often the insured of each scheme have care of a kind, by year."""
    title = text(f"panel.use.{kind}", lang)
    use = use_numbers(result)
    base, reform = (measure(use, USED[kind], scenario) for scenario in (0, k))
    _draw_rows(axes, result, k, title, schemes_present(use, k), (base, reform), "scheme", lang)
    axes.set_ylim(0, axes.get_ylim()[1])


def draw_shares(axes: Axes, result: xr.Dataset, k: int, kind: str, lang: Language) -> None:
    """Share of the cost that all funds pay, by year: of stays by group in need if these move."""
    if k > 0 and kind == "stay" and groups_moved(result, k, years_to_compare(result, k)[1]):
        base, reform = (group_shares(result, scenario) for scenario in (0, k))
        filled = groups_to_tell(result, k)
        parts = base.sel(group=filled).values * 100, reform.sel(group=filled).values * 100
        title = text("panel.share.group", lang)
        _draw_rows(axes, result, k, title, filled, parts, "group", lang)
    else:
        use = use_numbers(result)
        base_share, share = (measure(use, PAID[kind], scenario) * 100 for scenario in (0, k))
        names, title = schemes_present(use, k), text(f"panel.share.{kind}", lang)
        _draw_rows(axes, result, k, title, names, (base_share, share), "scheme", lang)
    low, high = axes.get_ylim()
    axes.set_ylim(max(low, 0), min(high, 100.5))
    axes.yaxis.set_major_formatter(percent)


def percent(value: float, _: float) -> str:
    """A tick of a share as it is: ticks may lie 2.5 points apart."""
    return f"{value:.4g}%"


def draw_conditions(axes: Axes, result: xr.Dataset, lang: Language) -> None:
    """People with the most frequent conditions at the start and at the end of the base."""
    holders = result["holders"][0].mean("seed") / 10_000
    first, last = int(result["january"].values[0]), int(result["january"].values[-1])
    order = np.argsort(-holders.sel(january=last).values)[:CONDITIONS]
    names = [str(holders["condition"].values[i]) for i in order]
    for year, shift, color in ((first, -0.19, LESS), (last, 0.19, MORE)):
        values = holders.sel(january=year, condition=names).values
        axes.barh(np.arange(len(names)) + shift, values, 0.36, color=color, label=str(year))
        for place, value in enumerate(values):
            words = f"{value:,.1f}"
            axes.text(value, place + shift, " " + words, va="center", size=7.8, color=INK)
    head(axes, text("panel.conditions", lang, first=first, last=last))
    axes.set_xlim(0, float(holders.max()) * 1.2)
    axes.set_ylim(len(names) - 0.4, -0.6)
    conditions = read_conditions()
    called = conditions.names_zh if lang == "zh" else conditions.names_en
    short = [fill(name.split(",")[0], LONGEST) for name in called]
    label = dict(zip(conditions.names, short, strict=True))
    axes.set_yticks(range(len(names)), [label[name] for name in names])
    axes.tick_params(axis="y", length=0, labelsize=9, labelcolor=INK)
    axes.set_xticks([])
    axes.spines[:].set_visible(False)
    axes.legend(loc="lower right", frameon=False, fontsize=9, labelcolor=INK)


def _draw_rows(
    axes: Axes,
    result: xr.Dataset,
    k: int,
    title: str,
    names: list[str],
    parts: tuple[Numbers, Numbers],
    what: str,
    lang: Language,
) -> None:
    """A line a scheme or group; where base and reform differ the base is dashed."""
    years, ends = result["year"].values, []
    positions = [SCHEMES.index(n) for n in names] if what == "scheme" else range(len(names))
    differ = False
    for name, at, other in zip(names, positions, LINES, strict=False):
        color = COLORS.get(name, other)
        base, reform = parts[0][at], parts[1][at]
        if k > 0 and not np.array_equal(base, reform, equal_nan=True):
            axes.plot(years, base, color=color, lw=1.2, ls="--", alpha=0.8)
            differ = True
        axes.plot(years, reform, color=color, lw=1.8)
        ends.append((float(reform[-1]), text(f"{what}.{name}", lang), color))
    frame(axes, text("panel.dashed", lang, title=title) if differ else title)
    axes.margins(y=0.12)
    year_axis(axes, years, ROOM[lang])
    label_ends(axes, ends)
