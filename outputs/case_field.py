"""What the tables of worked cases are made of: a field with its kind, and results by kind."""

from __future__ import annotations

from typing import Any, NamedTuple


class Field(NamedTuple):
    """One field: the kind of its value; its default, None if it must be written."""

    kind: str
    default: Any = None
    rows: dict[str, Any] | None = None  # of kind "rows": the table of each row


Table = dict[str, Field]

#: A cost that is not written: it follows from the others, or there is none.
UNSAID = -1


def kinds(**names: str) -> dict[str, str]:
    """Kinds by name, from the names of each kind."""
    return {name: kind for kind, listed in names.items() for name in listed.split()}
