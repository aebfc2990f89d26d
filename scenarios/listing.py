"""What a scenario says, row by row, for `shebao show`.

Knows how to put values, units and sources into words; layout and colour are left to the command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from .along import OTHERS, Along, Held
from .catalogue import Definition, Value, load_catalogue
from .facts import Entry, Programme, ScenarioFacts, held_at
from .programme_files import FIELDS

Language = Literal["zh", "en"]
Cells = tuple[Value, ...]


class Row(NamedTuple):
    """One value of a scenario: what, since when, how much, from where."""

    key: str
    label: str
    start: str  # 2023-07-01, or empty if the value holds always
    value: str
    unit: str
    source: str
    place: str  # file:line
    before: str = ""  # what held until then, for a change that alters it


def describe(facts: ScenarioFacts, language: Language = "en", prefix: str = "") -> list[Row]:
    """A row for each value of a scenario, in the order of the catalogue, then of its programmes.

    Parameters
    ----------
    facts : the scenario
    language : of the labels
    prefix : only keys that begin so, for example `maternity.`
    """
    return [
        _row(entry, definition, title, language)
        for entry, definition, title in _all_entries(facts)
        if entry.key.startswith(prefix)
    ]


def describe_changes(
    base: ScenarioFacts, reform: ScenarioFacts, language: Language = "en"
) -> list[Row]:
    """The rows of a reform that its base does not have, each with what the base says then."""
    known: dict[str, list[Entry]] = {}
    for entry, _, _ in _all_entries(base):
        known.setdefault(entry.key, []).append(entry)
    return [
        _changed_row(known.get(entry.key, []), entry, _row(entry, definition, title, language))
        for entry, definition, title in _all_entries(reform)
        if entry not in known.get(entry.key, [])
    ]


def format_value(value: Held) -> str:
    """A value as a reader would write it, in one line; equal ones along an axis stand together.

    The value of most names stands last, for all `others`: `level_1 200, level_2 500, others 700`.
    """
    if not isinstance(value, Along):
        return _format_cell(value)
    shared: dict[Cells, list[str]] = {}
    for name, row in zip(value.names, value.rows, strict=True):
        shared.setdefault(row, []).append(name)
    if len(shared) == 1:
        return _format_row(value.rows[0])
    most = max(len(names) for names in shared.values())
    if most > 1:
        last = [row for row, names in shared.items() if len(names) == most][-1]
        del shared[last]
        shared[last] = [OTHERS]
    return ", ".join(f"{'/'.join(names)} {_format_row(row)}" for row, names in shared.items())


def _all_entries(facts: ScenarioFacts) -> Iterator[tuple[Entry, Definition, Programme | None]]:
    """Every entry of a scenario with its definition and, if it has one, its programme."""
    catalogue = load_catalogue()
    for key in facts.facts:
        for entry in facts.entries(key):
            yield entry, catalogue[key], None
    for programme in facts.programmes:
        for name, entries in programme.facts.items():
            for entry in entries:
                yield entry, FIELDS[name], programme


def _changed_row(before: list[Entry], entry: Entry, row: Row) -> Row:
    """The row of a change with what held until then, if that was another value."""
    held = before[0] if before else None
    if before and entry.start is not None:
        held = held_at(tuple(before), entry.start)
    value = format_value(held.value) if held is not None else ""
    return row._replace(before="" if value == row.value else value)


def _row(
    entry: Entry, definition: Definition, programme: Programme | None, language: Language
) -> Row:
    label = definition.zh if language == "zh" else definition.en
    if definition.acts == "cases":
        label += "（只用于案例）" if language == "zh" else " (worked cases only)"
    if programme is not None:
        title = programme.title_zh if language == "zh" else programme.title_en
        label = f"{title}：{label}" if language == "zh" else f"{title}: {label}"
    return Row(
        key=entry.key,
        label=label,
        start=entry.start.isoformat() if entry.start is not None else "",
        value=format_value(entry.value),
        unit=definition.unit_name if definition.needs_unit else "",
        source=str(entry.source),
        place=f"{entry.file}:{entry.line}",
    )


def _format_row(row: Cells) -> str:
    """The cells of one name, in brackets unless they are all the same."""
    cells = [_format_cell(cell) if isinstance(cell, bool | str) else f"{cell:,}" for cell in row]
    return cells[0] if len(set(cells)) == 1 else f"[{', '.join(cells)}]"


def _format_cell(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
