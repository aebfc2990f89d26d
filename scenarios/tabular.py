"""The reader of the tables in `scenarios/tables`: plain CSV with '#' comment lines on top.

It knows the format and nothing of the contents. Each table is read once a process.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sim.errors import ScenarioError

TABLES = Path(__file__).parent / "tables"

Row = dict[str, str]
Floats = npt.NDArray[np.float64]


@cache
def read_rows(name: str) -> tuple[Row, ...]:
    """Rows of a table as text by column name; the same objects each time, so do not write in them.

    Parameters
    ----------
    name : file name in `scenarios/tables`, with its ending

    Raises
    ------
    ScenarioError   if the table does not exist, is empty, or a row has too few or too many cells
    """
    path = TABLES / name
    if not path.is_file():
        raise ScenarioError(f"{path} does not exist. Tables are {', '.join(list_tables())}.")
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    rows = tuple(csv.DictReader(lines))
    if not rows:
        raise ScenarioError(f"{path} has no rows. A table has a header line and data lines.")
    for row in rows:
        if None in row or None in row.values():
            raise ScenarioError(f"{path} has a row that does not fit its header: {row}")
    return rows


def list_tables() -> list[str]:
    """Names of the tables that the package carries, sorted."""
    return sorted(path.name for path in TABLES.glob("*.csv"))


def numbers(rows: Iterable[Row], columns: Iterable[str]) -> Floats:
    """The named columns as numbers, an empty cell as not-a-number.

    Returns
    -------
    float64 (rows, columns), unit of the table

    Raises
    ------
    ScenarioError   if a column is missing or a cell is no number
    """
    names = list(columns)
    try:
        cells = [[float(row[name] or "nan") for name in names] for row in rows]
    except KeyError as missing:
        raise ScenarioError(f"the table has no column {missing}") from missing
    except ValueError as wrong:
        raise ScenarioError(f"the table holds a cell that is no number: {wrong}") from wrong
    return np.array(cells, dtype=np.float64).reshape(-1, len(names))


def find_province(rows: Iterable[Row], province: str) -> tuple[Row, ...]:
    """Rows of one province, named in English or Chinese ("Shandong" or "山东"), or of "China".

    Raises
    ------
    ScenarioError   if no row has that name; the message suggests the nearest
    """
    table = tuple(rows)
    found = tuple(row for row in table if province in (row["province"], row["province_zh"]))
    if not found:
        known = sorted({row["province"] for row in table})
        near = difflib.get_close_matches(province, known, 1, 0.5)
        hint = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(known)}."
        raise ScenarioError(f"province: {province!r} is not in the census tables. {hint}")
    return found
