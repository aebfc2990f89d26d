"""The sheet of the workbook on what funds settle with hospitals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import xarray as xr

from sim.codes import PAYMENT_METHODS

from .hospitals import AHEAD, INSPECTED, POINTS, SETTLED, class_numbers, payment_numbers
from .labels import LANGUAGES, Language, text
from .sampling import MEDICAL_FUND
from .sheet_funds import money_head
from .sheet_print import Cell, Sheet
from .sheets import AMOUNT, COUNT, PLAIN

FIRST = ("fund", "level", "way", "stays", "above")
#: Amounts of a whole fund that no class of hospitals has.
WHOLE = (*INSPECTED, AHEAD)
#: Amounts that are spending or income of the fund; the others pass by its ledger.
SIGNS = {
    "settled": "spending",
    **dict.fromkeys(("deducted", "recovered", "fines"), "income"),
}
#: Columns that are no money: stays, weights.
NUMBERS = ("over_quota", "points")


def hospital_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """Amounts by scenario, year, fund, level and way of payment; then those of all hospitals.

    Columns of points stand there where any are paid.
    """
    rows = list(_rows(result, lang))
    points = POINTS if any(any(row[-len(POINTS) :]) for row in rows) else ()
    names = (*SETTLED, "over_quota", *WHOLE, *points)
    heads = [
        [
            *(text("csv.title", t), text("table.year", t)),
            *(text(f"book.{name}", t) for name in FIRST),
            *(head_of(name, t) for name in names),
        ]
        for t in LANGUAGES
    ]
    first = [COUNT if name == "stays" else PLAIN for name in FIRST]
    styles = [PLAIN, PLAIN, *first, *[AMOUNT] * len(SETTLED), COUNT]
    styles += [AMOUNT] * (len(WHOLE) + len(points))
    rows = [row[: len(styles)] for row in rows]
    keys = 2 + FIRST.index("stays")
    return Sheet(text("book.hospitals", lang), heads, rows, styles, keys=keys)


def head_of(name: str, lang: Language) -> str:
    """The name of an amount, its sign in the ledger of the fund if it has one, and its unit."""
    what = text(f"hospital.long.{name}", lang)
    if name in NUMBERS:
        return what
    if name not in SIGNS:
        return money_head(what, lang)
    sign = text(f"book.sign.fund_{SIGNS[name]}", lang)
    return text("book.account", lang, name=what, sign=sign)


def _rows(result: xr.Dataset, lang: Language) -> Iterator[list[Cell]]:
    """Rows of all classes with stays, after them one of the fund."""
    every = text("book.all_levels", lang)
    for fund in MEDICAL_FUND:
        classes, whole = class_numbers(result, fund), payment_numbers(result, fund).mean("seed")
        part = {str(name): values for name, values in classes.mean("seed").items()}
        part["above"], part["method"] = classes["above"].any("seed"), classes["method"][:, 0]
        of_class = {name: values.values for name, values in part.items()}
        of_fund = {str(name): values.values for name, values in whole.items()}
        levels = [text(f"level.{level}", lang) for level in classes["hospital"].values]
        for k, title in enumerate(result[f"title_{lang}"].values):
            for y, year in enumerate(result["year"].values):
                first: list[Cell] = [str(title), int(year), text(f"fund.{fund}", lang)]
                at = {name: values[k, y] for name, values in of_class.items()}
                for h, c in np.argwhere(at["stays"] > 0):
                    here = {name: values[h, c] for name, values in at.items()}
                    way = text(f"payment.{PAYMENT_METHODS[int(here['method'])]}", lang)
                    above = text("book.yes", lang) if here["above"] else None
                    rest: list[Cell] = [None] * (len(WHOLE) + len(POINTS))
                    yield [*first, levels[h], way, *_counted(here, above), *rest]
                if at["stays"].any():
                    total = {name: values[k, y] for name, values in of_fund.items()}
                    sums = {name: at[name].sum() for name in ("stays", "over_quota")}
                    points = [_yuan(total[name]) for name in POINTS]
                    points[POINTS.index("points")] = round(float(total["points"]), 2)
                    ends = [*(_yuan(total[name]) for name in WHOLE), *points]
                    yield [*first, every, every, *_counted(total | sums, None), *ends]


def _counted(here: Mapping[str, Any], above: str | None) -> list[Cell]:
    """Stays, whether too many lie above their quota, amounts, stays above their quota."""
    money = [_yuan(here[name]) for name in SETTLED]
    return [float(here["stays"]), above, *money, float(here["over_quota"])]


def _yuan(fen: float) -> Cell:
    """Yuan to the fen; nothing where nothing is told."""
    return None if np.isnan(fen) else round(float(fen) / 100, 2)
