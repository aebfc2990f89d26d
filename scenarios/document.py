"""A YAML file as nodes that remember their line, read strictly.

Knows the part of YAML that fact files use: mappings, lists and scalars. Refuses what makes a
fact ambiguous: duplicate keys, anchors, tags, several documents. Scalars follow YAML 1.2, so
`no` and `on` are text, and a day that no calendar has (2023-02-30) is an error. What the nodes
mean is left to `check`.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from sim.errors import ScenarioError

from .misread import full_width, misread
from .provinces import written

Scalar = bool | int | float | str | datetime.date | None

FOLDER = Path(__file__).resolve().parent
DEEPEST = 20

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?([0-9]{1,18}(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "True": True,
    "false": False,
    "False": False,
}
# U+0085, U+2028 and U+2029 end a line for YAML but not for an editor: line numbers would lie.
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A scalar, a list or a mapping, and the line where it begins (from 1)."""

    line: int
    value: Scalar | list[Node] | dict[str, Node]
    key_lines: dict[str, int]

    @property
    def mapping(self) -> dict[str, Node]:
        """The children by key; empty if this is no mapping."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> list[Node]:
        """The children of a list; empty if this is no list."""
        return self.value if isinstance(self.value, list) else []

    def plain(self) -> object:
        """The value without lines: nested dict, list and scalars."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file that was read: the name to show in messages, its text, its top mapping."""

    shown: str
    path: Path
    text: str
    root: Node

    def error(self, line: int, key: str, found: str, allowed: str, cure: str) -> FaultError:
        """The one form of message: place, key, what was found, what is allowed, the cure."""
        return fault(self.shown, line, key, found, allowed, cure)


class FaultError(ScenarioError):
    """A message with its parts, so that it can be said in another language."""

    def __init__(self, place: str, found: str, allowed: str, cure: str) -> None:
        end = "" if cure.endswith((".", "?")) else "."
        super().__init__(f"{place}: found {found}. Allowed: {allowed}. {cure}{end}")
        self.place, self.found, self.allowed, self.cure = place, found, allowed, cure


def fault(shown: str, line: int, key: str, found: str, allowed: str, cure: str) -> FaultError:
    """A ScenarioError with place, key, what was found, what is allowed, the cure."""
    return FaultError(f"{shown}:{line} {key}", found, allowed, cure)


def describe_value(node: Node) -> str:
    """What stands in the file, in a few words, for messages."""
    if isinstance(node.value, dict):
        return "a mapping"
    if isinstance(node.value, list):
        return "a list"
    if node.value is None:
        return "nothing"
    text = repr(node.value) if isinstance(node.value, str) else str(node.value)
    return text if len(text) <= 60 else text[:57] + "..."


def read_document(path: Path) -> Document:
    """The document in a file; line ends are unified, so digests do not depend on the system.

    The files of a province are written here (`provinces`) and called by the text they follow.

    Raises
    ------
    ScenarioError   if the file is missing, unreadable, not UTF-8, or not YAML as used here
    """
    if (found := written(path)) is not None:
        text, source = found
        return parse_document(text, _shown(source), path)
    shown = _shown(path)
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ScenarioError(
            f"{shown}: found no readable file ({reason}). Allowed: a YAML file. "
            "Check the path, or see the names in `shebao list`."
        ) from None
    return parse_document(_decode(raw, shown), shown, path)


@functools.lru_cache(maxsize=64)
def parse_document(text: str, shown: str, path: Path) -> Document:
    """The document in a text that was read from `path` and is called `shown` in messages.

    Parsed once while it stays the same: every scenario reads the law of the nation.

    Raises
    ------
    ScenarioError   if the text is not YAML as used here, or its top is not a mapping
    """
    bad = _UNPRINTABLE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise fault(
            shown, line, "text", f"the character {bad.group()!r}", "printable text", "Delete it"
        )
    try:
        root = _Reader(text, shown).document()
    except yaml.MarkedYAMLError as error:
        line, found, allowed, cure = misread(text, error)
        raise fault(shown, line, "YAML", found, allowed, cure) from None
    except yaml.YAMLError as error:
        found = " ".join(str(error).split()) or "text that cannot be read"
        raise fault(shown, 1, "YAML", found, "a YAML text", "Rewrite the file") from None
    if not isinstance(root.value, dict):
        if (sign := full_width(text, root.line)) is not None:
            raise fault(shown, sign.line, "YAML", sign.found, sign.allowed, sign.cure)
        raise fault(
            shown, root.line, "file", describe_value(root), "a mapping", "Begin with `key: value`"
        )
    return Document(shown, path, text, root)


def _shown(path: Path) -> str:
    """The name in messages: scenarios/... for a shipped file, else the path as given."""
    try:
        return (Path("scenarios") / path.relative_to(FOLDER)).as_posix()
    except ValueError:
        return str(path)


def _decode(raw: bytes, shown: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{raw[error.start]:02x}"
        raise fault(
            shown, line, "encoding", found, "UTF-8", "Save the file again as UTF-8"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Reader:
    """Turns the events of libyaml into nodes, without recursion on what the file dictates."""

    def __init__(self, text: str, shown: str) -> None:
        loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
        self.shown = shown

    def document(self) -> Node:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.refuse(event, "a second document", "one document a file", "Delete `---`")
                root = self.node(next(self.events), "file", 0)
        if root is None:
            raise fault(self.shown, 1, "file", "nothing", "a mapping", "Write `key: value` lines")
        return root

    def node(self, event: yaml.Event, where: str, depth: int) -> Node:
        line = _line(event)
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            self.refuse(event, "an anchor or alias", "values written out", "Write the value again")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            self.refuse(event, f"the tag {event.tag}", "untagged values", "Delete the tag")
        if depth > DEEPEST:
            self.refuse(event, f"over {DEEPEST} levels", f"{DEEPEST} levels", "Flatten the text")
        if isinstance(event, yaml.ScalarEvent):
            return Node(line, self.scalar(event, where), {})
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(event, where, depth + 1))
            return Node(line, items, {})
        return self.mapping(line, depth)

    def mapping(self, line: int, depth: int) -> Node:
        children: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = event.value if isinstance(event, yaml.ScalarEvent) else ""
            if not key:
                self.refuse(event, "a key that is no word", "words as keys", "Name the key")
            if key in children:
                found = f"the key {key!r} twice, first in line {lines[key]}"
                self.refuse(event, found, "each key once", "Delete one of the two", key)
            lines[key] = _line(event)
            children[key] = self.node(next(self.events), key, depth + 1)
        return Node(line, children, lines)

    def scalar(self, event: yaml.ScalarEvent, where: str) -> Scalar:
        text = str(event.value)
        if event.style:  # quoted or block: always text
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
        parts = _DATE.fullmatch(text)
        if parts is None:
            return text
        try:
            return datetime.date(*(int(part) for part in parts.groups()))
        except ValueError:
            self.refuse(event, text, "a day of the calendar, year-month-day", "Correct it", where)

    def refuse(
        self, event: yaml.Event, found: str, allowed: str, cure: str, key: str = "YAML"
    ) -> NoReturn:
        raise fault(self.shown, _line(event), key, found, allowed, cure)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
