"""Money for readers: fen inside, 元, 万元 or 亿元 on paper."""

from __future__ import annotations

import math
from collections.abc import Iterable
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


def choose_unit(largest: float, lang: Language) -> MoneyUnit:
    """The unit for amounts of which the largest is `largest` fen."""
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
