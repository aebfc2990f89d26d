"""Published figures of provinces: the pensions of 2024, held against `<province>-2025-law`.

A row of `pension_by_province.csv` gives eight figures; what is known of a gap stands in
`province_notes.csv`. The places begin on 1 January 2025 with what was published for the day before.
Here they begin a year earlier with the numbers of that year, so the balance at the end of 2024 is
no test, and spending over income stands for what the year added to it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scenarios.provinces import TABLE, province_names
from scenarios.tabular import Row, find_province, read_rows

from .target import Target

NOTES = Path(__file__).with_name("province_notes.csv")
#: The name under which all provinces are validated together.
PROVINCES = "provinces"
#: The year published.
YEAR = 2024

#: Units of figures, how many the table counts as one, and in Chinese; "" is that of a ratio.
UNITS = {"persons": (1e4, "人"), "yuan": (1e8, "元"), "": (1.0, "")}


class Figure(NamedTuple):
    """A figure of each province: what it is called, what it is held against, where it stands."""

    name: str
    scheme: str
    role: str
    zh: str
    en: str
    measure: str
    what: str
    column: str  # of the table; two of them as a/b
    unit: str


EMPLOYEE, RESIDENT = "employee_pension", "resident_pension"
FIGURES = (
    Figure(
        *("workers", EMPLOYEE, "input", "参保职工", "insured workers"),
        *("pension_workers", "paying_at_work paying_alone", "workers", "persons"),
    ),
    Figure(
        *("retired", EMPLOYEE, "input", "离退休人员", "retired"),
        *("pension_heads", "pensioners", "retired", "persons"),
    ),
    Figure(
        *("income", EMPLOYEE, "outcome", "基金收入", "income"),
        *("income", EMPLOYEE, "employee_income", "yuan"),
    ),
    Figure(
        *("spending", EMPLOYEE, "outcome", "基金支出", "spending"),
        *("spending", EMPLOYEE, "employee_spending", "yuan"),
    ),
    Figure(
        *("cover", EMPLOYEE, "outcome", "支出比收入", "spending over income"),
        *("spending/income", EMPLOYEE, "employee_spending/employee_income", ""),
    ),
    Figure(
        *("insured", RESIDENT, "fitted", "参保人数", "insured"),
        *("pension_enrolled", "", "insured", "persons"),
    ),
    Figure(
        *("recipients", RESIDENT, "fitted", "领取人数", "recipients"),
        *("pension_heads", "resident_pensioners", "recipients", "persons"),
    ),
    Figure(
        *("resident_income", RESIDENT, "outcome", "基金收入", "income"),
        *("income", RESIDENT, "resident_income", "yuan"),
    ),
    Figure(
        *("resident_spending", RESIDENT, "fitted", "基金支出", "spending"),
        *("spending", RESIDENT, "resident_spending", "yuan"),
    ),
)


def province_targets() -> Iterator[Target]:
    """The published figures, figure by figure of all provinces whose money was read."""
    table = [
        (base, find_province(read_rows(TABLE), province)[0])
        for base, province in province_names().items()
    ]
    notes = _notes()
    for figure in FIGURES:
        for base, row in table:
            if row["employee_income"]:
                found = (notes.get((figure.name, name)) for name in (row["province"], ""))
                yield _target(figure, base, row, [note for note in found if note])


def _target(figure: Figure, base: str, row: Row, notes: list[Row]) -> Target:
    values = [float(row[column]) for column in figure.column.split("/")]
    number = "24-26" if figure.scheme == EMPLOYEE else "24-27"
    return Target(
        region=PROVINCES,
        scenario=base,
        scheme=figure.scheme,
        role=figure.role,
        outcome_zh=f"{figure.zh}，{row['province_zh']}",
        outcome_en=f"{figure.en}, {row['province']}",
        measure=figure.measure,
        what=figure.what,
        first=f"{YEAR}-01",
        last=f"{YEAR}-12",
        published=values[0] / values[1] if len(values) == 2 else values[0] * UNITS[figure.unit][0],
        unit_zh=UNITS[figure.unit][1],
        unit_en=figure.unit,
        source_zh=f"中国统计年鉴2025，表{number}",
        source_en=f"China Statistical Yearbook 2025, table {number}",
        note_zh="；".join(note["note_zh"] for note in notes),
        note_en="; ".join(note["note_en"] for note in notes),
    )


def _notes() -> dict[tuple[str, str], Row]:
    """Notes by figure and province; those of all provinces under an empty name."""
    lines = [line for line in NOTES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {
        (row["figure"], province): row
        for row in csv.DictReader(lines)
        for province in row["provinces"].split("/")
    }
