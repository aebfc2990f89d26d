"""How a sheet looks on paper: widths of columns, height of heads, pages across, titles of pages.

What a sheet holds is `Sheet`; the file format is left to `sheets`. Widths are in letters, as
Office Open XML has them (a Chinese letter takes two); heights in points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

Cell = str | int | float | None

#: Narrowest and widest column; the widest of a text, which shrinks beyond; lines of a head.
NARROW, WIDE, HEAD_LINES = 7, 26, 4
WIDEST = 44
#: Letters across an A4 page at two thirds of full size, upright and lying.
PORTRAIT, LANDSCAPE_PAGE = 150, 225
#: A sheet wider than this is printed lying.
LANDSCAPE = PORTRAIT
#: Points that a line of a head takes.
LINE = 15


class Sheet(NamedTuple):
    """A sheet: its name, heads (some rows), rows, the style of each column.

    Widths of columns follow from the cells unless set. The first `keys` columns say what a row is
    of: two of them at most stay in sight, all of them stand on every page.
    """

    name: str
    heads: Sequence[Sequence[str]]
    rows: Sequence[Sequence[Cell]]
    styles: Sequence[int]
    widths: Sequence[int] = ()
    keys: int = 2

    @property
    def fixed(self) -> int:
        """Columns that stay in sight when one scrolls."""
        return min(self.keys, 2)


def column_widths(sheet: Sheet, amount: int) -> list[int]:
    """Letters of each column: its longest cell, and enough for its heads in a few lines.

    Parameters
    ----------
    amount : style of columns that hold amounts with separators and two decimals
    """
    if sheet.widths:
        return list(sheet.widths)
    widths = []
    for column, style in enumerate(sheet.styles):
        longest = max((_length(row[column], style == amount) for row in sheet.rows), default=0)
        heads = [head[column] for head in sheet.heads]
        needed = max((_needed(head) for head in heads), default=0)
        is_text = any(isinstance(row[column], str) for row in sheet.rows)
        widest = WIDEST if is_text else WIDE
        widths.append(min(max(NARROW, longest + 2, needed + 1), widest))
    return widths


def head_height(heads: Sequence[Cell], widths: Sequence[int]) -> int:
    """Points of a row of heads, so that none is cut."""
    lines = (
        _lines(str(head), width - 1)
        for head, width in zip(heads, widths, strict=True)
        if head is not None
    )
    return LINE * max(lines, default=1)


def pages_across(widths: Sequence[int], keys: int = 2) -> int:
    """Pages side by side at a size that one can read; each repeats the columns of `keys`."""
    if sum(widths) <= LANDSCAPE_PAGE:
        return 1
    first = sum(widths[:keys])
    return math.ceil((sum(widths) - first) / (LANDSCAPE_PAGE - first))


def print_titles(name: str, sheet: Sheet) -> str:
    """What is repeated on every page of a sheet: the columns that name a row, its heads."""
    quoted = "'" + name.replace("'", "''") + "'"
    columns = f"{quoted}!$A:${chr(ord('A') + sheet.keys - 1)}," if sheet.keys else ""
    return f"{columns}{quoted}!$1:${len(sheet.heads)}"


def _length(cell: Cell, is_amount: bool) -> int:
    """Letters of a cell as it is shown."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return 0
    if isinstance(cell, str):
        return cell_len(cell)
    return len(f"{cell:,.2f}") if is_amount else len(f"{cell:,.4g}" if cell < 1 else f"{cell:,.2f}")


def _needed(head: str) -> int:
    """Letters that a head needs to go into a few lines, and no word of it is cut."""
    words = [part for part in head.replace("(", " (").split(" ") if part.isascii()]
    return max(math.ceil(cell_len(head) / (HEAD_LINES - 1)), *(len(w) for w in words), 0)


def _lines(head: str, width: int) -> int:
    """Lines of a head: words of English stay whole, Chinese breaks anywhere."""
    lines, used = 1, 0
    for part in head.split(" "):
        length = cell_len(part)
        if used and used + 1 + length > width:
            lines, used = lines + 1, 0
        used += length + (1 if used else 0)
        lines, used = lines + max(0, math.ceil(used / width) - 1), (used - 1) % width + 1
    return lines
