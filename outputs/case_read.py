"""Values of a worked case from the nodes of its file, by kind; money becomes fen.

Kinds are named in `case_facts`. What is wrong is told with its line; what the values mean
together is left to `case_file`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from scenarios.catalogue import suggestion
from scenarios.check import check_fields, check_text
from scenarios.conditions import read_conditions
from scenarios.document import Document, Node, describe_value
from sim.codes import GROUPS, INJURY_CARE
from sim.medical import USED

from .case_facts import WORDS
from .case_field import UNSAID, Table

Values = dict[str, Any]  # by field, as the readers below return them


def read_fields(document: Document, node: Node, where: str, line: int, table: Table) -> Values:
    """The values of a mapping with the fields of a table, defaults filled in.

    Raises
    ------
    ScenarioError   at the line of the first thing that is wrong
    """
    needed = tuple(name for name, field in table.items() if field.default is None)
    optional = tuple(name for name in table if name not in needed)
    check_fields(document, node, where, line, required=needed, optional=optional)
    values: Values = {}
    for name, field in table.items():
        child = node.mapping.get(name)
        if child is None:
            values[name] = field.default
        elif field.rows is not None:
            values[name] = _rows(document, child, name, field.rows)
        else:
            values[name] = read_kind(document, child, name, field.kind)
    if "total" in table:
        _complete_cost(document, line, where, values)
    return values


def read_kind(document: Document, node: Node, key: str, kind: str) -> Any:
    """The value of a kind.

    Raises
    ------
    ScenarioError   if it is of another kind
    """
    if kind in WORDS:
        return read_word(document, node, key, WORDS[kind])
    return _READERS[kind](document, node, key)


def read_date(document: Document, node: Node, key: str) -> datetime.date:
    """A day."""
    if isinstance(node.value, datetime.date):
        return node.value
    raise document.error(
        node.line, key, describe_value(node), "a date, year-month-day", "Write 2023-06-30"
    )


def read_word(document: Document, node: Node, key: str, known: tuple[str, ...]) -> str:
    """One of the words that are known."""
    if isinstance(node.value, str) and node.value in known:
        return node.value
    advice = suggestion(str(node.value), known) or "Choose one of them"
    raise document.error(node.line, key, describe_value(node), ", ".join(known), advice)


def _rows(document: Document, node: Node, key: str, table: Table) -> list[Values]:
    """A list of mappings, in order of their dates."""
    if not node.items:
        found = describe_value(node)
        raise document.error(node.line, key, found, "a list of mappings", "Begin each with -")
    rows: list[Values] = []
    for child in node.items:
        row = read_fields(document, child, key, child.line, table)
        if rows and row["date"] and (not rows[-1]["date"] or row["date"] < rows[-1]["date"]):
            found, allowed = f"{row['date']} out of order", "each date after the one before"
            raise document.error(child.line, key, found, allowed, "Order them, date all of them")
        rows.append(row)
    return rows


def _complete_cost(document: Document, line: int, where: str, values: Values) -> None:
    """Fill in the total, or refuse costs that are not parts of it."""
    beyond = values["outside"] + values.get("over_limit", 0)
    if (values["total"] == UNSAID) == (values["eligible"] == UNSAID):
        found, cure = "both or neither of eligible and total", "Write eligible, for example"
        raise document.error(line, where, found, "one of them", cure)
    if values["total"] == UNSAID:
        values["total"] = values["eligible"] + beyond
    values["eligible"] = values["total"] - beyond
    if values["eligible"] < values.get("class_b", 0) + values.get("granules", 0):
        found = "parts that are more than the whole"
        allowed = "outside + over_limit + class_b + granules at most the total"
        raise document.error(line, where, found, allowed, "Correct the amounts")


def _fen(document: Document, node: Node, key: str) -> int:
    """Yuan, as a number or a text, to fen; more than two decimals are refused."""
    fen = _signed_fen(document, node, key)
    if fen < 0:
        found = describe_value(node)
        raise document.error(node.line, key, found, "yuan, not negative", "Correct it")
    return fen


def _signed_fen(document: Document, node: Node, key: str) -> int:
    fen = _decimal(node) * 100
    if not fen.is_finite() or fen != int(fen):
        found, allowed = describe_value(node), "yuan with at most two decimals"
        raise document.error(node.line, key, found, allowed, "Correct it")
    return int(fen)


def _decimal(node: Node) -> Decimal:
    """A number as written; not a number if it is none."""
    if isinstance(node.value, bool):
        return Decimal("nan")
    written = node.value if isinstance(node.value, str) else repr(node.value)
    try:
        return Decimal(written.replace(",", ""))
    except InvalidOperation:
        return Decimal("nan")


def _ratio(document: Document, node: Node, key: str) -> Decimal:
    """A ratio with the decimals to which it is known."""
    ratio = _decimal(node)
    if not ratio.is_finite():
        raise document.error(node.line, key, describe_value(node), "a number", "Correct it")
    return ratio


def _share(document: Document, node: Node, key: str) -> float:
    share = _decimal(node)
    if not share.is_finite() or not 0 <= share <= 1:
        found, cure = describe_value(node), "Shares are parts of one: 30 % is 0.3"
        raise document.error(node.line, key, found, "a share from 0 to 1", cure)
    return float(share)


def _count(document: Document, node: Node, key: str) -> int:
    if isinstance(node.value, int) and not isinstance(node.value, bool) and node.value >= 0:
        return node.value
    raise document.error(
        node.line, key, describe_value(node), "a whole number from 0 on", "Correct it"
    )


def _months(document: Document, node: Node, key: str) -> int:
    months = _count(document, node, key)
    if 1 <= months <= 12:
        return months
    raise document.error(node.line, key, describe_value(node), "1 to 12 months", "Correct it")


def _gestation(document: Document, node: Node, key: str) -> float:
    value = node.value
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 10:
        return float(value)
    raise document.error(
        node.line, key, describe_value(node), "months of pregnancy from 0 to 10", "Correct it"
    )


def _flag(document: Document, node: Node, key: str) -> bool:
    if isinstance(node.value, bool):
        return node.value
    raise document.error(node.line, key, describe_value(node), "true or false", "Correct it")


def _listed(read: Callable[[Document, Node, str], Any]) -> Callable[..., tuple[Any, ...]]:
    """A reader of lists of what `read` reads."""

    def read_list(document: Document, node: Node, key: str) -> tuple[Any, ...]:
        if not isinstance(node.value, list):
            raise document.error(node.line, key, describe_value(node), "a list", "Write [..., ...]")
        return tuple(read(document, child, key) for child in node.items)

    return read_list


def _named(names: tuple[str, ...], counted: tuple[str, ...]) -> Callable[..., dict[str, int]]:
    """A reader of mappings from names to yuan, or to whole numbers for those that are counted."""

    def read_names(document: Document, node: Node, key: str) -> dict[str, int]:
        check_fields(document, node, key, node.line, required=(), optional=names)
        return {
            name: (_count if name in counted else _fen)(document, child, name)
            for name, child in node.mapping.items()
        }

    return read_names


def _condition(document: Document, node: Node, key: str) -> str:
    return read_word(document, node, key, read_conditions().names)


def _dependant(document: Document, node: Node, key: str) -> str:
    return read_word(document, node, key, WORDS["dependant"])


def _by_day(document: Document, node: Node, key: str) -> dict[datetime.date, int]:
    """A mapping from days to fen."""
    if not node.mapping:
        raise document.error(
            node.line, key, describe_value(node), "days: yuan", "Write 2023-06-30: 0"
        )
    found = {}
    for written, amount in node.mapping.items():
        try:
            day = datetime.date.fromisoformat(written)
        except ValueError:
            cure = "Write 2023-06-30"
            raise document.error(amount.line, key, repr(written), "a date", cure) from None
        found[day] = _fen(document, amount, key)
    return found


_READERS: dict[str, Callable[[Document, Node, str], Any]] = {
    "yuan": _fen,
    "signed": _signed_fen,
    "amounts": _listed(_fen),
    "by_day": _by_day,
    "used": _named(USED, ("stays",)),
    "heads": _named(GROUPS, GROUPS),
    "care_costs": _named(INJURY_CARE, ()),
    "family": _listed(_dependant),
    "ratio": _ratio,
    "share": _share,
    "count": _count,
    "months": _months,
    "gestation": _gestation,
    "flag": _flag,
    "word": check_text,
    "date": read_date,
    "dates": _listed(read_date),
    "conditions": _listed(_condition),
}
