"""What the tables of worked cases are made of: events, a field with its kind, results by kind.

The tables stand in `case_facts` and the files it joins, readers of kinds in `case_read`.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

Event = Literal[
    "delivery",
    "surgery",
    "claim",
    "stay",
    "visit",
    "chronic",
    "burden",
    "remainder",
    "premium",
    "bed_days",
    "fund_account",
    "advance",
    "pension",
    "pension_contribution",
    "pension_short",
    "pension_rise",
    "pension_death",
    "injury",
    "injury_death",
    "injury_rise",
    "injury_rate",
    "unemployment",
    "housing_deposit",
    "housing_account",
    "housing_loan",
    "housing_centre",
    "resident_contribution",
    "resident_pension",
    "double_pension",
    "resident_report",
    "mean",
    "programme",
]
EVENTS: tuple[Event, ...] = get_args(Event)


class Field(NamedTuple):
    """One field: the kind of its value; its default, None if it must be written."""

    kind: str
    default: Any = None
    rows: dict[str, Any] | None = None  # of kind "rows": the table of each row


Table = dict[str, Field]

#: A date that is not written: rows then lie on the date of the case.
UNDATED = ""
#: A cost that is not written: it follows from the others, or there is none.
UNSAID = -1


def kinds(**names: str) -> dict[str, str]:
    """Kinds by name, from the names of each kind."""
    return {name: kind for kind, listed in names.items() for name in listed.split()}
