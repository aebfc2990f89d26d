"""The head of a scenario file: its name, titles, years, and the names of files that it lists."""

from __future__ import annotations

import re

from .check import check_text
from .document import Document, Node, describe_value
from .orders import CENSUSES

TITLES = ("title_zh", "title_en")
ABOUT = ("author", "date", "reference", "note")
#: First years and lengths of a study that make sense; people are known from the first census on.
YEARS_ALLOWED = {"start_year": (CENSUSES[0] + 1, 2100), "years": (1, 100)}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def read_head(document: Document) -> tuple[str, str, str]:
    """Name and titles of a scenario; every field about it is checked.

    Raises
    ------
    ScenarioError   at the line of the first field that is wrong
    """
    mapping = document.root.mapping
    for field in ABOUT:
        if field in mapping:
            check_text(document, mapping[field], field)
    name = check_text(document, mapping["scenario"], "scenario")
    if not _NAME.fullmatch(name):
        raise document.error(
            mapping["scenario"].line,
            "scenario",
            repr(name),
            "small letters, digits and hyphens, up to 64",
            "Results are filed under this name: shorten or rewrite it",
        )
    title_zh, title_en = (check_text(document, mapping[field], field) for field in TITLES)
    return name, title_zh, title_en


def read_year(document: Document, name: str) -> int:
    """The field start_year or years of a scenario.

    Raises
    ------
    ScenarioError   if it is no whole number in range
    """
    node = document.root.mapping[name]
    low, high = YEARS_ALLOWED[name]
    value = node.value
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        allowed = f"a whole number from {low} to {high}"
        raise document.error(node.line, name, describe_value(node), allowed, "Correct it")
    return value


def list_of_names(document: Document, name: str, example: str) -> list[Node]:
    """The names of files that a field lists.

    Raises
    ------
    ScenarioError   if it is no list, or an empty one
    """
    node = document.root.mapping[name]
    if not node.items:
        raise document.error(
            node.line, name, describe_value(node), "a list of names", f"Write {name}: [{example}]"
        )
    return node.items
