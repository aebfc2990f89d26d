"""What a scenario says, row by row, for `shebao show`.

Knows how to put values, units and sources into words; layout and colour are left to the command.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from .catalogue import Definition, Value, load_catalogue
from .facts import Entry, ScenarioFacts

Language = Literal["zh", "en"]


class Row(NamedTuple):
    """One value of a scenario: what, since when, how much, from where."""

    key: str
    label: str
    start: str  # 2023-07-01, or empty if the value holds always
    value: str
    unit: str
    source: str
    place: str  # file:line


def describe(facts: ScenarioFacts, language: Language = "en", prefix: str = "") -> list[Row]:
    """A row for each value of a scenario, in the order of the catalogue.

    Parameters
    ----------
    facts : the scenario
    language : of the labels
    prefix : only keys that begin so, for example `maternity.`
    """
    catalogue = load_catalogue()
    return [
        _row(entry, catalogue[key], language)
        for key in facts.facts
        if key.startswith(prefix)
        for entry in facts.entries(key)
    ]


def describe_changes(
    base: ScenarioFacts, reform: ScenarioFacts, language: Language = "en"
) -> list[Row]:
    """The rows of a reform that its base does not have."""
    known = {entry for key in base.facts for entry in base.entries(key)}
    catalogue = load_catalogue()
    return [
        _row(entry, catalogue[key], language)
        for key in reform.facts
        for entry in reform.entries(key)
        if entry not in known
    ]


def format_value(value: Value) -> str:
    """A value as a reader would write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _row(entry: Entry, definition: Definition, language: Language) -> Row:
    return Row(
        key=entry.key,
        label=definition.zh if language == "zh" else definition.en,
        start=entry.start.isoformat() if entry.start is not None else "",
        value=format_value(entry.value),
        unit=definition.unit_name if definition.needs_unit else "",
        source=str(entry.source),
        place=f"{entry.file}:{entry.line}",
    )
