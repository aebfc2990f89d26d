"""The panel that says for whom funds pay more and for whom less: bars by class of people.

Both directions are drawn, each under a line with all its people; classes that have no bar of their
own stand together in the last one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from .axes import INK, head, say
from .colors import LESS, MORE
from .funds import years_to_compare
from .gainers import WIDE_AGES, age_name, by_wide_age, class_name
from .gains_by_age import band_name, gain_rows
from .labels import Language, text
from .not_compared import nobody_words

#: Bars of classes in a panel at most, and for one direction where there are both.
MOST, OF_ONE = 16, 8
#: Classes with less than this share of the people and of the money have no bar of their own.
WORTH_A_BAR = 0.01
#: From so many people on they are told in ten thousands or millions.
MANY = 1_000_000
#: Size of letters up to so many rows, and beyond.
SIZES = ((14, 8.8), (19, 8.0))
SMALLEST = 7.0
#: Height of the gap between two parts, of the height of a row.
GAP = 0.45


class Bar(NamedTuple):
    """A class of people for whom funds pay more or less: name, people, fen."""

    name: str
    people: float
    money: float


#: Bars of one direction: parts that each cut all its people, by cover and by age.
Parts = list[list[Bar]]
#: A row of the panel: a bar, or none of a head and of a gap; its words and its colour.
Row = tuple[Bar | None, str, str]


def draw_gainers(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """For whom funds pay more and less over the study, by birth order and by age."""
    sides = []
    for people_name, money_name in (("gainers_ever", "gain_ever"), ("losers_ever", "loss_ever")):
        people, money = (result[name][k].mean("seed") for name in (people_name, money_name))
        parts = []
        for dim in ("birth_order", "age_band"):
            others = [other for other in people.dims if other != dim]
            values = list(people[dim].values)
            if dim == "birth_order":  # 0, surgery without a birth, stands last
                values = values[1:] + values[:1]
            cut = people.sum(others), money.sum(others)
            parts.append(
                [
                    Bar(class_name(dim, value, lang), *(float(c.sel({dim: value})) for c in cut))
                    for value in values
                ]
            )
        sides.append(parts)
    _draw(axes, result, k, sides, text("chart.gains", lang), lang)


def draw_classes(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """For whom funds pay more and less in the year after, by cover and age."""
    year = years_to_compare(result, k)[1]
    sides = []
    for people_name, money_name in (("gainers", "gain"), ("losers", "loss")):
        cut = [result[name][k].sel(year=year).mean("seed") for name in (people_name, money_name)]
        covers = [
            Bar(class_name("cover", cover, lang), *(float(c.sel(cover=cover).sum()) for c in cut))
            for cover in cut[0]["cover"].values
        ]
        ages = [
            Bar(age_name(low, high, lang), *(float(by_wide_age(c, low, high).sum()) for c in cut))
            for low, high in WIDE_AGES
        ]
        sides.append([covers, ages])
    _draw(axes, result, k, sides, text("panel.gains", lang, year=year), lang)


def draw_age_gains(axes: Axes, result: xr.Dataset, k: int, lang: Language) -> None:
    """For whom funds pay more and less over the study, by sex and age."""
    rows = gain_rows(result, k)
    sides = [
        [[Bar(band_name(sex, age, lang), *values[at : at + 2]) for sex, age, values in rows]]
        for at in (0, 2)
    ]
    _draw(axes, result, k, sides, text("panel.age_gains", lang), lang)


def _draw(
    axes: Axes, result: xr.Dataset, k: int, sides: list[Parts], title: str, lang: Language
) -> None:
    """Bars of those for whom funds pay more, then of those for whom they pay less."""
    head(axes, title)
    sides = [[[bar for bar in part if bar.people] for part in side] for side in sides]
    counts = [max((len(part) for part in side), default=0) for side in sides]
    if not any(counts):
        axes.set_axis_off()
        say(axes, nobody_words(result, k, lang))
        return
    largest = max(bar.people for side in sides for part in side for bar in part)
    rows: list[Row] = []

    def words(people: float, money: float) -> str:
        return _words(people, money, largest, lang)

    for side, key, color, other in zip(
        sides, ("more", "less"), (MORE, LESS), reversed(counts), strict=True
    ):
        if not any(side):
            continue
        people, money = (sum(values) for values in list(zip(*side[0], strict=True))[1:])
        rows.append((None, text(f"chart.{key}", lang, all=words(people, money)), INK))
        most = max(OF_ONE // len(side), MOST // len(side) - other)
        for part in side:
            kept = chosen(part, most, lang)
            rows += [(bar, words(bar.people, bar.money), color) for bar in kept]
            rows.append((None, "", ""))
    _write(axes, rows[:-1])


def chosen(bars: list[Bar], most: int, lang: Language) -> list[Bar]:
    """The bars with the most money in the order given, all others together as the last one."""
    people, money = (float(np.sum([bar[at] for bar in bars])) for at in (1, 2))
    least = WORTH_A_BAR * people, WORTH_A_BAR * money
    worth = [i for i, bar in enumerate(bars) if bar.people >= least[0] or bar.money >= least[1]]
    if len(bars) <= min(most, len(worth) + 1):
        return bars
    largest = sorted(worth, key=lambda i: -bars[i].money)[: most - 1]
    left = [bar for i, bar in enumerate(bars) if i not in largest]
    people, money = (float(np.sum([bar[at] for bar in left])) for at in (1, 2))
    rest = Bar(text("chart.other_classes", lang, count=len(left)), people, money)
    return [*(bars[i] for i in sorted(largest)), rest]


def _write(axes: Axes, rows: list[Row]) -> None:
    """Rows from the top: a head alone, or a bar with its words at its end; parts stand apart."""
    most = max(bar.people for bar, _, _ in rows if bar)
    size = next((size for count, size in SIZES if len(rows) <= count), SMALLEST)
    places = np.cumsum([1.0 if words else GAP for _, words, _ in rows]).tolist()
    for place, (bar, words, color) in zip(places, rows, strict=True):
        if bar is None:
            axes.text(0, place, words, va="center", size=size + 0.7, color=INK)
            continue
        axes.barh(place, bar.people, 0.7, color=color)
        axes.text(bar.people + 0.015 * most, place, words, va="center", size=size, color=INK)
    axes.set_xlim(0, most * (1.58 if most < MANY else 1.75))
    axes.set_ylim(places[-1] + 0.6, 0.4)
    axes.set_yticks(places, [bar.name if bar else "" for bar, _, _ in rows])
    axes.tick_params(axis="y", length=0, labelsize=size + 0.4, labelcolor=INK)
    axes.set_xticks([])
    axes.spines[:].set_visible(False)


def _words(people: float, money: float, largest: float, lang: Language) -> str:
    """People of a bar, in the unit that fits the largest one, and yuan a head."""
    count = f"{people:,.0f}"
    if largest >= MANY:
        count = f"{people / 1e4:,.1f}万" if lang == "zh" else f"{people / 1e6:,.2f} m"
    return text("chart.bar", lang, people=count, mean=f"{money / people / 100:,.0f}")
