"""A worked case as a file: one person or fund, one event, a scenario's law, what should come out.

Read as strictly as scenarios are: unknown fields, wrong kinds and broken fen are errors with a
line. What an event may say stands in `case_facts`; what follows is left to `case_steps`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scenarios.along import read_value
from scenarios.catalogue import load_catalogue, suggestion
from scenarios.check import check_fields, check_text
from scenarios.document import Document, Node, read_document
from scenarios.facts import Entry, ScenarioFacts, Source
from scenarios.load import load_scenario
from sim.codes import SURGERIES

from .case_facts import FACTS, PERSON, RESULTS
from .case_field import EVENTS, UNDATED, Event, Table
from .case_law import YEARS
from .case_read import Values, read_date, read_fields, read_kind, read_word

TITLES = ("title_zh", "title_en", "source")
#: Pregnancies of exactly four months count as "4个月以上" (reading of 聊医保发〔2023〕34号).
LATE_FROM_MONTHS = 4


@dataclass(frozen=True)
class Case:
    """A worked case; money in fen, words as in `sim.codes`."""

    title_zh: str
    title_en: str
    source: str
    event: Event
    date: datetime.date
    scenario: ScenarioFacts
    against: ScenarioFacts | None
    person: Values
    facts: Values
    changed: tuple[str, ...]
    expect: dict[str, Any] = field(default_factory=dict)
    place: str = ""


def read_case(path: Path) -> Case:
    """The case in a file.

    Raises
    ------
    ScenarioError   at the line of the first thing that is wrong
    """
    document = read_document(path)
    root = document.root
    needed = ("scenario", "event", "date")
    optional = (*TITLES, "against", "person", "facts", "set", "expect")
    check_fields(document, root, "case", root.line, required=needed, optional=optional)
    event = EVENTS[EVENTS.index(read_word(document, root.mapping["event"], "event", EVENTS))]
    day = read_date(document, root.mapping["date"], "date")
    titles = {
        name: check_text(document, root.mapping[name], name) if name in root.mapping else ""
        for name in TITLES
    }
    changes = _changes(document)
    facts = _read_part(document, "facts", FACTS[event])
    _check_together(document, event, facts)
    return Case(
        **titles,
        event=event,
        date=day,
        scenario=_with_changes(_scenario(document, "scenario"), changes),
        against=_with_changes(_scenario(document, "against"), changes)
        if "against" in root.mapping
        else None,
        person=_read_part(document, "person", PERSON.get(event, {})),
        facts=_dated(document, facts, day),
        changed=tuple(changes),
        expect=_expected(document, event),
        place=document.shown,
    )


def _scenario(document: Document, name: str) -> ScenarioFacts:
    return load_scenario(check_text(document, document.root.mapping[name], name))


def _with_changes(facts: ScenarioFacts, changes: dict[str, Entry]) -> ScenarioFacts:
    """The scenario with a single undated entry for each changed key."""
    return replace(facts, facts=facts.facts | {key: (entry,) for key, entry in changes.items()})


def _changes(document: Document) -> dict[str, Entry]:
    """The entries of `set:`, one value or values along axes, checked against the catalogue."""
    found = {}
    node = document.root.mapping.get("set", Node(1, {}, {}))
    catalogue = load_catalogue()
    for key, child in node.mapping.items():
        if key not in catalogue:
            advice = suggestion(key, catalogue) or "See the keys of `shebao show`"
            line = node.key_lines[key]
            raise document.error(line, key, "an unknown key", "a key of the catalogue", advice)
        value = read_value(document, key, catalogue[key], child)
        source = Source("set", why="set: of the case")
        found[key] = Entry(key, None, value, source, document.shown, child.line)
    return found


def _read_part(document: Document, where: str, table: Table) -> Values:
    """The values of `person:` or `facts:`, which may be left out if nothing must be written."""
    root = document.root
    node = root.mapping.get(where, Node(root.line, {}, {}))
    return read_fields(document, node, where, root.key_lines.get(where, root.line), table)


def _check_together(document: Document, event: Event, facts: Values) -> None:
    """Refuse facts that do not go together; settle which of two ways of saying it was taken."""
    line = document.root.key_lines.get("facts", document.root.line)
    if event == "surgery":
        months = facts.pop("gestation_months")
        if (facts["kind"] == "") == (months < 0):
            raise document.error(
                line,
                "facts",
                "both or neither of kind and gestation_months",
                "one of them: kind (" + ", ".join(SURGERIES) + ") or gestation_months",
                "Write gestation_months for an abortion, kind for other surgery",
            )
        if months >= 0:
            facts["kind"] = SURGERIES[int(months >= LATE_FROM_MONTHS)]
    if event == "premium":
        child = facts["born"] != UNDATED
        if child == bool(facts["insured"]) or child != (facts["paid"] != UNDATED):
            found, allowed = "people, a child, or a payment alone", "insured, or born with paid"
            cure = "Write a case for the payers and one for the child"
            raise document.error(line, "facts", found, allowed, cure)
        if child and not facts["born"] <= facts["paid"]:
            found, allowed = f"paid on {facts['paid']}", "a day from birth on"
            raise document.error(line, "paid", found, allowed, "Correct the date")


def _dated(document: Document, facts: Values, day: datetime.date) -> Values:
    """The facts with rows dated, all of them within the years of law that a case has."""
    line = document.root.key_lines.get("facts", document.root.line)
    days = list(facts.get("stays", ())) if isinstance(facts.get("stays"), tuple) else []
    for rows in facts.values():
        for row in rows if isinstance(rows, list) else ():
            row["date"] = row["date"] or day
            days.append(row["date"])
    for found in days:
        if not day.year <= found.year < day.year + YEARS:
            allowed = f"a day from {day.year} to {day.year + YEARS - 1}"
            raise document.error(line, "facts", str(found), allowed, "Correct it, or date: above")
    return facts


def _expected(document: Document, event: Event) -> dict[str, Any]:
    """What `expect:` says, by the kinds of the event."""
    root = document.root
    node = root.mapping.get("expect", Node(root.line, {}, {}))
    line = root.key_lines.get("expect", root.line)
    kinds = RESULTS[event]
    check_fields(document, node, "expect", line, required=(), optional=tuple(kinds))
    return {
        name: read_kind(document, child, name, kinds[name]) for name, child in node.mapping.items()
    }
