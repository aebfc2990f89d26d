"""Money for readers: fen inside, 元, 万元 or 亿元 on paper.

A report has one unit for all its tables and sentences, chosen by the size of its funds: what is
written under `one_unit` is in it, with as many decimals as the amounts need. Elsewhere, in charts
and in what is asked for alone, amounts take the unit that fits them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from .labels import Language


class MoneyUnit(NamedTuple):
    """A unit of print: how many fen it is and how many decimals it gets."""

    fen: int
    decimals: int
    name: str


YUAN = 100
UNITS: dict[Language, tuple[MoneyUnit, ...]] = {
    "zh": (
        MoneyUnit(100 * YUAN * 1_000_000, 2, "亿元"),
        MoneyUnit(10_000 * YUAN, 2, "万元"),
        MoneyUnit(YUAN, 2, "元"),
    ),
    "en": (
        MoneyUnit(1_000_000_000 * YUAN, 3, "billion yuan"),
        MoneyUnit(1_000_000 * YUAN, 3, "million yuan"),
        MoneyUnit(YUAN, 2, "yuan"),
    ),
}
#: The larger unit is taken when the largest amount reaches this many of it.
ENOUGH: dict[Language, tuple[int, int, int]] = {"zh": (100, 1, 0), "en": (10, 1, 0)}


#: The least amount that a unit shows well, in its last decimal; the least change that says
#: something, as a share of what changes.
SEEN, NOISE = 5, 1e-4

#: A report is in the larger unit when its largest fund takes in or spends so many of it in a year.
REPORTS: dict[Language, tuple[int, int, int]] = {"zh": (500, 1_000, 0), "en": (50, 1, 0)}
#: Digits that amounts of a report show, decimals of those above one, decimals at most.
DIGITS, PLAIN, MOST = 5, 2, 5
_REPORT: ContextVar[MoneyUnit | None] = ContextVar("unit of the report", default=None)


@contextmanager
def one_unit(largest: float, lang: Language) -> Iterator[None]:
    """All money of a report in one unit, that for a yearly flow of `largest` fen."""
    units = zip(UNITS[lang], REPORTS[lang], strict=True)
    unit = next(unit for unit, enough in units if abs(largest) >= enough * unit.fen)
    before = _REPORT.set(unit)
    try:
        yield
    finally:
        _REPORT.reset(before)


def report_unit(amounts: Iterable[float]) -> MoneyUnit | None:
    """The unit of the report that is being written, with decimals for these fen; None outside.

    The largest amount shows five digits, a smaller one at least one.
    """
    unit = _REPORT.get()
    if unit is None or unit.fen == YUAN:
        return unit
    sizes = [abs(fen) / unit.fen for fen in amounts if fen and not math.isnan(fen)]
    if not sizes:
        return unit
    first = math.floor(math.log10(max(sizes)))  # place of the first digit, 0 of ones
    places = min(DIGITS - 1 - first, PLAIN) if first >= 0 else PLAIN - first
    least = math.ceil(-math.log10(min(sizes)))
    return unit._replace(decimals=min(max(places, least, 0), MOST))


def choose_unit(largest: float, lang: Language) -> MoneyUnit:
    """The unit for amounts of which the largest is `largest` fen."""
    if (ours := report_unit([largest])) is not None:
        return ours
    for unit, enough in zip(UNITS[lang], ENOUGH[lang], strict=True):
        if abs(largest) >= enough * unit.fen:
            return unit
    return UNITS[lang][-1]


def format_money(fen: float, unit: MoneyUnit, *, signed: bool = False) -> str:
    """An amount of fen in a unit, with thousands separators, without the name of the unit."""
    value = round(fen / unit.fen, unit.decimals) + 0.0
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{value:,.{unit.decimals}f}"


def common_unit(amounts: Iterable[float], lang: Language) -> MoneyUnit:
    """The unit for amounts of fen that stand in one sentence: a change, its error, its total.

    That of the largest, or the next one if the smallest would hardly be seen in it; zeros and nan
    have no say.
    """
    sizes = [abs(fen) for fen in amounts if fen and not math.isnan(fen)]
    if (ours := report_unit(sizes)) is not None:
        return ours
    unit = choose_unit(max(sizes, default=0.0), lang)
    if sizes and min(sizes) < SEEN * unit.fen / 10**unit.decimals:
        return UNITS[lang][min(UNITS[lang].index(unit) + 1, len(UNITS[lang]) - 1)]
    return unit


def is_noise(base: float, reform: float) -> bool:
    """Whether a change is that of roundings far away: below 0.01 % of both amounts."""
    return abs(reform - base) < NOISE * min(abs(base), abs(reform))


def say_money(
    fen: float, lang: Language, *, signed: bool = False, unit: MoneyUnit | None = None
) -> str:
    """An amount in a unit, that which fits if none is given: 316.66万元, 3.167 million yuan."""
    unit = unit or choose_unit(fen, lang)
    space = " " if lang == "en" else ""
    return f"{format_money(fen, unit, signed=signed)}{space}{unit.name}"


def format_yuan(fen: int) -> str:
    """Yuan exact to the fen: 3,984.00."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02}"
