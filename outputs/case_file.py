"""A worked case as a file: one person, one event, the law of a scenario, what should come out.

Read as strictly as scenarios are: unknown fields, wrong kinds and broken fen are errors with a
line. What follows from the facts is left to `case_steps`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal

from scenarios.catalogue import load_catalogue, suggestion
from scenarios.check import check_fields, check_text
from scenarios.document import Document, Node, describe_value, read_document
from scenarios.facts import Entry, ScenarioFacts, Source
from scenarios.load import load_scenario
from sim.codes import COVERS, MODES, SURGERIES

Event = Literal["delivery", "surgery", "claim"]
Value = int | bool | str | float
Expected = int | str | datetime.date
EVENTS: tuple[Event, ...] = ("delivery", "surgery", "claim")
TITLES = ("title_zh", "title_en", "source")
#: Pregnancies of exactly four months count as "4个月以上" (reading of 聊医保发〔2023〕34号).
LATE_FROM_MONTHS = 4

#: What the person and each event may say: kind and default; None must be written.
PERSON: dict[str, tuple[str, Value | None]] = {
    "cover": ("cover", None),
    "months_paid": ("count", 0),
    "employer_wage": ("yuan", 0),
    "husband_insured": ("flag", False),
}
FACTS: dict[Event, dict[str, tuple[str, Value | None]]] = {
    "delivery": {
        "mode": ("mode", "vaginal"),
        "children": ("count", 1),
        "order": ("count", 1),
        "eligible": ("yuan", None),
        "outside": ("yuan", 0),
        "first_self_pay": ("yuan", 0),
        "complication": ("yuan", 0),
        "prenatal": ("yuan", 0),
        "illness": ("yuan", 0),
        "in_network": ("flag", True),
        "claims_allowance": ("flag", True),
        "claims_grant": ("flag", True),
        "online": ("flag", True),
    },
    "surgery": {
        "kind": ("surgery", ""),
        "gestation_months": ("number", -1),
        "cost": ("yuan", None),
        "in_network": ("flag", True),
        "claims_allowance": ("flag", True),
        "online": ("flag", True),
    },
    "claim": {"amount": ("yuan", None), "online": ("flag", True)},
}
WORDS: dict[str, tuple[str, ...]] = {"cover": COVERS, "mode": MODES, "surgery": SURGERIES}


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
    person: dict[str, Value]
    facts: dict[str, Value]
    changed: tuple[str, ...]
    expect: dict[str, Expected] = field(default_factory=dict)
    expect_balance: dict[datetime.date, int] = field(default_factory=dict)
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
    event = EVENTS[EVENTS.index(_word(document, root.mapping["event"], "event", EVENTS))]
    titles = {
        name: check_text(document, root.mapping[name], name) if name in root.mapping else ""
        for name in TITLES
    }
    changes = _changes(document)
    expect, balance = _expected(document)
    person_fields = PERSON if event != "claim" else {}
    return Case(
        **titles,
        event=event,
        date=_date(document, root.mapping["date"], "date"),
        scenario=_with_changes(_scenario(document, "scenario"), changes),
        against=_with_changes(_scenario(document, "against"), changes)
        if "against" in root.mapping
        else None,
        person=_read_fields(document, "person", person_fields),
        facts=_known_kind(document, event, _read_fields(document, "facts", FACTS[event])),
        changed=tuple(changes),
        expect=expect,
        expect_balance=balance,
        place=document.shown,
    )


def _scenario(document: Document, name: str) -> ScenarioFacts:
    return load_scenario(check_text(document, document.root.mapping[name], name))


def _with_changes(facts: ScenarioFacts, changes: dict[str, Entry]) -> ScenarioFacts:
    """The scenario with a single undated entry for each changed key."""
    return replace(facts, facts=facts.facts | {key: (entry,) for key, entry in changes.items()})


def _changes(document: Document) -> dict[str, Entry]:
    """The entries of `set:`, checked against the catalogue."""
    found = {}
    node = document.root.mapping.get("set")
    catalogue = load_catalogue()
    for key, child in node.mapping.items() if node else ():
        line = node.key_lines[key] if node else 1
        if key not in catalogue:
            advice = suggestion(key, catalogue) or "See the keys of `shebao show`"
            raise document.error(line, key, "an unknown key", "a key of the catalogue", advice)
        definition = catalogue[key]
        if not definition.accepts(child.value):
            advice = definition.advice(child.value)
            found_there = describe_value(child)
            raise document.error(child.line, key, found_there, definition.allowed, advice)
        source = Source("set", why="set: of the case")
        value: Value = child.value  # type: ignore[assignment]  # accepts() let in nothing else
        found[key] = Entry(key, None, value, source, document.shown, child.line)
    return found


def _read_fields(
    document: Document, where: str, known: dict[str, tuple[str, Value | None]]
) -> dict[str, Value]:
    """The values of a mapping of facts, defaults filled in, money as fen."""
    root = document.root
    needed = tuple(name for name, (_, default) in known.items() if default is None)
    optional = tuple(name for name in known if name not in needed)
    if where in root.mapping or needed:
        node = root.mapping.get(where, Node(root.line, {}, {}))
        line = root.key_lines.get(where, root.line)
        check_fields(document, node, where, line, required=needed, optional=optional)
    else:
        node = Node(root.line, {}, {})
    values: dict[str, Value] = {}
    for name, (kind, default) in known.items():
        child = node.mapping.get(name)
        if child is not None:
            values[name] = _READERS.get(kind, _choice(kind))(document, child, name)
        elif default is not None:
            values[name] = default
    return values


def _known_kind(document: Document, event: Event, facts: dict[str, Value]) -> dict[str, Value]:
    """For a surgery: its kind, from the months of gestation if they are given instead."""
    if event != "surgery":
        return facts
    months = float(facts.pop("gestation_months"))
    if (facts["kind"] == "") == (months < 0):
        raise document.error(
            document.root.key_lines["facts"],
            "facts",
            "both or neither of kind and gestation_months",
            "one of them: kind (" + ", ".join(SURGERIES) + ") or gestation_months",
            "Write gestation_months for an abortion, kind for other surgery",
        )
    if months >= 0:
        facts["kind"] = SURGERIES[int(months >= LATE_FROM_MONTHS)]
    return facts


def _expected(document: Document) -> tuple[dict[str, Expected], dict[datetime.date, int]]:
    """What `expect:` says: money as fen, days as numbers, dates; balances by date."""
    node = document.root.mapping.get("expect", Node(1, {}, {}))
    if not isinstance(node.value, dict):
        raise document.error(
            node.line, "expect", describe_value(node), "a mapping", "Write field: amount"
        )
    expect: dict[str, Expected] = {}
    balance: dict[datetime.date, int] = {}
    for name, child in node.mapping.items():
        if name == "balance_over_against":
            for day, amount in child.mapping.items():
                when = _date(document, Node(amount.line, _as_date(day), {}), name)
                balance[when] = _fen(document, amount, name)
        elif name == "days":
            expect[name] = _count(document, child, name)
        elif isinstance(child.value, datetime.date):
            expect[name] = child.value
        elif name in ("payee", "bill"):
            expect[name] = check_text(document, child, name)
        else:
            expect[name] = _fen(document, child, name)
    return expect, balance


def _as_date(text: str) -> datetime.date | str:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return text


def _date(document: Document, node: Node, key: str) -> datetime.date:
    if isinstance(node.value, datetime.date):
        return node.value
    raise document.error(
        node.line, key, describe_value(node), "a date, year-month-day", "Write 2023-06-30"
    )


def _fen(document: Document, node: Node, key: str) -> int:
    """Yuan, as a number or a text, to fen; more than two decimals are refused."""
    written = node.value if isinstance(node.value, str) else repr(node.value)
    try:
        fen = Decimal(written.replace(",", "")) * 100
    except InvalidOperation:
        fen = Decimal("nan")
    if isinstance(node.value, bool) or not fen.is_finite() or fen != int(fen) or fen < 0:
        found = describe_value(node)
        raise document.error(
            node.line, key, found, "yuan with at most two decimals, not negative", "Correct it"
        )
    return int(fen)


def _count(document: Document, node: Node, key: str) -> int:
    if isinstance(node.value, int) and not isinstance(node.value, bool) and node.value >= 0:
        return node.value
    raise document.error(
        node.line, key, describe_value(node), "a whole number from 0 on", "Correct it"
    )


def _number(document: Document, node: Node, key: str) -> float:
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


def _choice(kind: str) -> Callable[[Document, Node, str], Value]:
    return lambda document, node, key: _word(document, node, key, WORDS[kind])


def _word(document: Document, node: Node, key: str, known: tuple[str, ...]) -> str:
    if isinstance(node.value, str) and node.value in known:
        return node.value
    advice = suggestion(str(node.value), known) or "Choose one of them"
    raise document.error(node.line, key, describe_value(node), ", ".join(known), advice)


_READERS: dict[str, Callable[[Document, Node, str], Value]] = {
    "yuan": _fen,
    "count": _count,
    "number": _number,
    "flag": _flag,
}
