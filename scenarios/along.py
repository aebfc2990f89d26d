"""Values along one axis or two: of hospitals, groups or conditions, and of small columns.

    value: {level_1: [0.9, 0.95], level_2: 0.8, others: 0.7}

Knows how such a value is read, checked and held, and how it becomes an array. Which key has which
axes stands in `catalogue`; dates and sources are left to `check`, words to `listing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sim.errors import ScenarioError

from .catalogue import Definition, Value, suggestion
from .document import Document, Node, describe_value

#: Stands for every name of the axis that is not written.
OTHERS = "others"
#: Names that a message lists before it says how many more there are.
LISTED = 12


@dataclass(frozen=True, slots=True)
class Along:
    """A row of values for each name of an axis; a single value a row if there are no columns."""

    names: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


#: What an entry holds: one value (along axes it stands for all names), or values along axes.
Held = Value | Along


def read_value(document: Document, key: str, definition: Definition, node: Node) -> Held:
    """The value of a key as it stands in a file.

    Parameters
    ----------
    document : the file, for messages
    key : name in the catalogue, for messages
    definition : what the key may hold
    node : a single value, or for a key with an axis a mapping of all its names to values (rows
        of values if there are columns; a single value stands for the row), where `others` stands
        for every name that is not written

    Raises
    ------
    ScenarioError   if a value is not of the kind or out of range, a row has the wrong length, or
                    a name is unknown or missing
    """
    if definition.axis and isinstance(node.value, dict):
        return _read_names(document, key, definition, node)
    if definition.axis and isinstance(node.value, list):
        allowed = f"{definition.allowed}, one for all or one for each name"
        cure = f"Write {{{definition.names[0]}: ..., {OTHERS}: ...}}"
        raise document.error(node.line, key, "a list", allowed, cure)
    return _read_cell(document, key, definition, node)


def as_array(definition: Definition, value: Held) -> npt.NDArray[np.float64]:
    """The numbers of a value, float64 of the shape of the key; choices and yes/no as codes."""
    if isinstance(value, Along):
        codes = [[definition.code(cell) for cell in row] for row in value.rows]
        return np.array(codes, dtype=np.float64).reshape(definition.shape)
    return np.full(definition.shape, definition.code(value))


def pick(key: str, definition: Definition, value: Held, names: Sequence[str]) -> Value:
    """The single value at one name of each axis of a key, as written.

    Raises
    ------
    ScenarioError   if there is not one name for each axis, or a name is unknown
    """
    axes = [axis for axis in (definition.names, definition.columns) if axis]
    if len(names) != len(axes):
        need = "; ".join(_listed(axis) for axis in axes) or "no names: it has a single value"
        raise ScenarioError(f"{key}: found {len(names)} names for {len(axes)} axes. Name {need}.")
    for name, axis in zip(names, axes, strict=True):
        if name not in axis:
            cure = suggestion(name, axis)
            raise ScenarioError(f"{key}: found {name!r}. Allowed: {_listed(axis)}. {cure}".rstrip())
    if not isinstance(value, Along):
        return value
    row = value.rows[value.names.index(names[0])]
    return row[definition.columns.index(names[1])] if definition.columns else row[0]


def _read_names(document: Document, key: str, definition: Definition, node: Node) -> Along:
    names = definition.names
    for name in node.mapping:
        if name not in (*names, OTHERS):
            advice = suggestion(name, (*names, OTHERS)) or "Delete it"
            allowed = f"{_listed(names)}, or {OTHERS}"
            found = f"the unknown name {name!r}"
            raise document.error(node.key_lines[name], key, found, allowed, advice)
    missing = [name for name in names if name not in node.mapping]
    if missing and OTHERS not in node.mapping:
        raise document.error(
            node.line,
            key,
            f"no value for {_listed(missing)}",
            f"a value for each of {_listed(names)}",
            f"Add {missing[0]}:, or {OTHERS}: for all that are not written",
        )
    rows = {
        name: _read_row(document, f"{key} {name}", definition, child)
        for name, child in node.mapping.items()
    }
    return Along(names, tuple(rows[name if name in rows else OTHERS] for name in names))


def _read_row(
    document: Document, where: str, definition: Definition, node: Node
) -> tuple[Value, ...]:
    """The values of one name, one for each column."""
    width = max(1, len(definition.columns))
    if not definition.columns or not isinstance(node.value, list | dict):
        return (_read_cell(document, where, definition, node),) * width
    if len(node.items) != width:
        found = f"a list of {len(node.items)}" if isinstance(node.value, list) else "a mapping"
        allowed = f"a list of {width} ({', '.join(definition.columns)}), or one value for all"
        raise document.error(node.line, where, found, allowed, "Write one value for each column")
    return tuple(
        _read_cell(document, f"{where} {column}", definition, child)
        for column, child in zip(definition.columns, node.items, strict=True)
    )


def _read_cell(document: Document, where: str, definition: Definition, node: Node) -> Value:
    if not definition.accepts(node.value):
        advice = definition.advice(node.value)
        raise document.error(node.line, where, describe_value(node), definition.allowed, advice)
    value: Value = node.value  # type: ignore[assignment]  # accepts() let in nothing else
    return value


def _listed(names: Iterable[str]) -> str:
    """Names for a message, the first ones of a long axis."""
    known = list(names)
    more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
    return ", ".join(known[:LISTED]) + more
