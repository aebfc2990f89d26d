"""From nodes to facts: every field known, every value in its unit and range, every guess owned.

Knows the shape of a fact in a file (unit, dated entries or a single one, source, note) and what a
good source needs. What each key may hold stands in `catalogue`; values themselves, alone or along
axes, are read by `along`.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Sequence

import numpy as np

from .along import as_array, read_value
from .catalogue import Definition, Room, definition_of, load_catalogue, suggestion
from .document import Document, Node, describe_value, fault
from .facts import Entry, Source

Facts = dict[str, tuple[Entry, ...]]

SOURCE_FIELDS = tuple(Source.__dataclass_fields__)
#: Titles of sources that are nobody's publication; they must say why.
OWN_TITLES = ("assumption", "proposal")
#: A published source says at least one of these, so that it can be found again.
LOCATORS = ("document", "article", "date", "quote", "address", "table")
EARLIEST, LATEST = datetime.date(1949, 10, 1), datetime.date(2200, 1, 1)


@functools.lru_cache(maxsize=64)
def check_facts(document: Document, node: Node, where: str, rooms: tuple[Room, ...]) -> Facts:
    """The facts of a `values:` or `changes:` mapping, for reading alone.

    Checked once while the file stays the same, as it is parsed once.

    Parameters
    ----------
    document : the file, for messages
    node : the mapping of keys to values
    where : name of the mapping, for messages
    rooms : which rooms of the catalogue the file may hold

    Raises
    ------
    ScenarioError   at the first thing that is wrong: place, found, allowed, cure
    """
    if not isinstance(node.value, dict):
        raise document.error(
            node.line, where, describe_value(node), "a mapping of keys to values", "Indent the keys"
        )
    catalogue = load_catalogue()
    facts: Facts = {}
    for key, child in node.mapping.items():
        line = node.key_lines[key]
        if key not in catalogue:
            advice = suggestion(key, catalogue) or "See the keys of `shebao show`"
            raise document.error(line, key, "an unknown key", "a key of the catalogue", advice)
        definition = catalogue[key]
        if definition.room not in rooms:
            names = " or ".join(rooms)
            cure = f"Move it to a file of the room {definition.room}"
            raise document.error(line, key, f"a {definition.room} key", f"{names} keys here", cure)
        facts[key] = check_fact(document, key, definition, child, line)
    return facts


def check_fields(
    document: Document,
    node: Node,
    where: str,
    line: int,
    *,
    required: Iterable[str],
    optional: Iterable[str],
) -> None:
    """Refuse a mapping with an unknown or a missing field.

    Raises
    ------
    ScenarioError   naming the field, its line, the fields that are allowed
    """
    needed = tuple(required)
    known = (*needed, *optional)
    listed = ", ".join(known)
    if not isinstance(node.value, dict):
        raise document.error(
            line, where, describe_value(node), f"a mapping with {listed}", "Write the fields"
        )
    for name in node.mapping:
        if name not in known:
            advice = suggestion(name, known) or "Delete it"
            raise document.error(
                node.key_lines[name], where, f"the unknown field {name!r}", listed, advice
            )
    for name in needed:
        if name not in node.mapping:
            allowed = ", ".join(needed) + (" are needed" if len(needed) > 1 else " is needed")
            raise document.error(line, where, f"no field {name!r}", allowed, f"Add {name}:")


def check_text(document: Document, node: Node, where: str) -> str:
    """A field that must be a text that is not empty.

    Raises
    ------
    ScenarioError   if it is anything else
    """
    if isinstance(node.value, datetime.date):
        return node.value.isoformat()
    if not isinstance(node.value, str) or not node.value.strip():
        raise document.error(
            node.line, where, describe_value(node), "a text", "Write it, in quotes if in doubt"
        )
    return node.value.strip()


def check_fact(
    document: Document, key: str, definition: Definition, node: Node, line: int
) -> tuple[Entry, ...]:
    """The entries of one key: its unit, a single value or dated ones, sources.

    Raises
    ------
    ScenarioError   at the first thing that is wrong
    """
    unit = ("unit",) if definition.needs_unit else ()
    spare = () if definition.needs_unit else ("unit",)
    if definition.dated:
        if "value" in node.mapping:
            raise document.error(
                node.key_lines["value"],
                key,
                "a value without date",
                "dated: a list of from, value, source",
                "Write when the value starts",
            )
        check_fields(document, node, key, line, required=(*unit, "dated"), optional=spare)
    else:
        if "dated" in node.mapping:
            raise document.error(
                node.key_lines["dated"],
                key,
                "dates",
                "value: and source:, since the key holds for the whole study",
                "Write one value",
            )
        fields = (*unit, "value", "source")
        check_fields(document, node, key, line, required=fields, optional=(*spare, "note"))
    if "unit" in node.mapping and node.mapping["unit"].value != definition.unit_name:
        found = f"the unit {describe_value(node.mapping['unit'])}"
        raise document.error(
            node.key_lines["unit"], key, found, definition.unit_name, "Convert the value"
        )
    if definition.dated:
        return _check_dated(document, key, definition, node.mapping["dated"])
    return (_check_entry(document, key, definition, node, None),)


def _check_dated(
    document: Document, key: str, definition: Definition, node: Node
) -> tuple[Entry, ...]:
    if not node.items:
        raise document.error(
            node.line, key, describe_value(node), "a list of entries", "Begin each with `- from:`"
        )
    entries: list[Entry] = []
    for child in node.items:
        required = ("from", "value", "source")
        check_fields(document, child, key, child.line, required=required, optional=("note",))
        start = _check_date(document, key, definition, child.mapping["from"])
        if entries and entries[-1].start is not None and start <= entries[-1].start:
            again = "twice" if start == entries[-1].start else f"after {entries[-1].start}"
            raise document.error(
                child.mapping["from"].line,
                key,
                f"from {start} {again}",
                "each date once, earliest first",
                "Delete or reorder the entries",
            )
        entries.append(_check_entry(document, key, definition, child, start))
    return tuple(entries)


def _check_date(document: Document, key: str, definition: Definition, node: Node) -> datetime.date:
    start = node.value
    if not isinstance(start, datetime.date):
        raise document.error(
            node.line,
            key,
            f"from {describe_value(node)}",
            "a date, year-month-day",
            "Write 2023-07-01, for example, without quotes",
        )
    if not EARLIEST <= start <= LATEST:
        span = f"dates from {EARLIEST} to {LATEST}"
        raise document.error(node.line, key, f"from {start}", span, "Correct the year")
    if start.day != 1:
        first = start.replace(day=1)
        raise document.error(
            node.line,
            key,
            f"from {start}",
            "the first day of a month, since money has the grain of a month",
            f"Write {first} or the month after, and say so in a note",
        )
    if definition.grain == "year" and start.month != 1:
        first = start.replace(month=1)
        raise document.error(
            node.line, key, f"from {start}", "the first of January", f"Write {first}"
        )
    return start


def _check_entry(
    document: Document, key: str, definition: Definition, node: Node, start: datetime.date | None
) -> Entry:
    value = read_value(document, key, definition, node.mapping["value"])
    source = _check_source(document, key, node.mapping["source"], node.key_lines["source"])
    note = node.mapping.get("note")
    words = check_text(document, note, f"{key} note") if note is not None else ""
    return Entry(key, start, value, source, document.shown, node.key_lines["value"], words)


def _check_source(document: Document, key: str, node: Node, line: int) -> Source:
    where = f"{key} source"
    others = tuple(name for name in SOURCE_FIELDS if name != "title")
    check_fields(document, node, where, line, required=("title",), optional=others)
    fields = {
        name: check_text(document, child, f"{where}.{name}") for name, child in node.mapping.items()
    }
    source = Source(**fields)
    if source.title in OWN_TITLES and not source.why:
        raise document.error(
            line, where, f"{source.title} without why", "a reason in why:", "Say why this value"
        )
    if source.title not in OWN_TITLES and not any(getattr(source, name) for name in LOCATORS):
        raise document.error(
            line,
            where,
            f"only the title {source.title!r}",
            "a title and one of " + ", ".join(LOCATORS),
            "Say where it can be found, or write title: assumption and why:",
        )
    return source


def check_fact_sums(facts: Facts, files: Sequence[str]) -> None:
    """Refuse shares that must be parts of one whole and are not.

    Parameters
    ----------
    facts : all facts of a scenario
    files : names of the files, the lowest layer first; the uppermost share is blamed

    Raises
    ------
    ScenarioError   at the uppermost share of the group
    """
    for group, whole in SUMS:
        entries = [facts[key][0] for key in group if key in facts]
        cells = [as_array(definition_of(entry.key), entry.value) for entry in entries]
        totals = np.atleast_1d(np.sum(cells, axis=0))
        over = totals - 1 > 1e-9
        wrong = totals[over | (totals - 1 < -1e-9) if whole else over]
        if len(entries) == len(group) and wrong.size:
            last = max(entries, key=lambda entry: (files.index(entry.file), entry.line))
            found = f"{', '.join(group)} that sum to {wrong[0]:.6g}"
            allowed = f"a sum of {'1' if whole else 'at most 1'}"
            cure = "Change the shares together"
            raise fault(last.file, last.line, last.key, found, allowed, cure)


#: Shares of one whole: they sum to 1 (True) or to at most 1 (False).
SUMS: tuple[tuple[tuple[str, ...], bool], ...] = (
    (("region.share_city", "region.share_town", "region.share_rural"), True),
    (("care.level_1_share", "care.level_2_share", "care.level_3_share"), True),
    (
        (
            "care.share_abortion_early",
            "care.share_abortion_late",
            "care.share_sterilisation",
            "care.share_reversal",
        ),
        True,
    ),
    (("care.caesarean_share", "care.dystocia_share"), False),
)
