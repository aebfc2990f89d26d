"""Which file a name means: scenarios for the user, regions, laws and assumptions for a file.

A name is the stem of a shipped file; a path ends in .yaml or holds a slash, and counts from the
file that states it. Names that do not exist come with the near ones that do.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from sim.errors import ScenarioError

from .catalogue import suggestion
from .check import check_text
from .document import FOLDER, Document, Node, read_document
from .provinces import BASE, find_written, known_names


class Listed(NamedTuple):
    """A scenario that is shipped."""

    name: str
    kind: str  # base or reform
    title_zh: str
    title_en: str
    base: str  # empty for a base


def list_scenarios() -> tuple[Listed, ...]:
    """The shipped scenarios: bases first, then reforms, each by name.

    Raises
    ------
    ScenarioError   if a shipped file cannot be read
    """
    found = []
    for kind, folder in (("base", "bases"), ("reform", "reforms")):
        for name in names_in(folder):
            head = read_document(FOLDER / folder / f"{name}.yaml").root.mapping
            titles = [str(head[field].value) for field in ("title_zh", "title_en")]
            base = str(head["base"].value) if "base" in head else ""
            found.append(Listed(name, kind, titles[0], titles[1], base))
    return tuple(found)


def names_in(folder: str) -> tuple[str, ...]:
    """The names of the shipped files of a folder, sorted."""
    return tuple(sorted(path.stem for path in (FOLDER / folder).glob("*.yaml")))


def locate_scenario(name_or_path: str) -> Path:
    """The file of a scenario that the user named.

    Raises
    ------
    ScenarioError   if no shipped scenario has this name; paths are not looked at here
    """
    if _is_path(name_or_path):
        return Path(name_or_path)
    for folder in ("bases", "reforms"):
        if (path := _file_of(name_or_path, folder)) is not None:
            return path
    known = (*names_in("bases"), *names_in("reforms"))
    provinces = [name for name in known_names() if name.isascii() and name.endswith(BASE)]
    near = suggestion(name_or_path, (*known, *provinces))
    advice = near or "Known: " + ", ".join(known) + "."
    raise ScenarioError(
        f"{name_or_path}: found no scenario of this name. Allowed: a name in `shebao list`, "
        f"or the path of a .yaml file. {advice}"
    )


def base_of(path: Path) -> Path | None:
    """The file of the base of a scenario file; None for a base.

    Raises
    ------
    ScenarioError   if the file cannot be read, or there is no such base
    """
    document = read_document(path)
    node = document.root.mapping.get("base")
    if node is None:
        return None
    return normal(locate_reference(document, node, "base", ("bases", "reforms")))


def normal(path: Path) -> Path:
    """The one way to write a path, by which files are known to be the same."""
    return Path(os.path.abspath(path))


def locate_reference(document: Document, node: Node, key: str, folders: tuple[str, ...]) -> Path:
    """The file that a field of a document names, by name or by a path relative to it.

    Raises
    ------
    ScenarioError   at the line of the field, if there is no such file or name
    """
    text = check_text(document, node, key)
    if _is_path(text):
        path = document.path.parent / text
        if not os.path.isfile(path):
            raise document.error(
                node.line, key, f"{text!r}, no file", "a file or a name", "Check the path"
            )
        return path
    for folder in folders:
        if (found := _file_of(text, folder)) is not None:
            return found
    known = [name for folder in folders for name in names_in(folder)]
    advice = suggestion(text, known) or "Choose one of them"
    raise document.error(node.line, key, repr(text), ", ".join(known), advice)


def _file_of(name: str, folder: str) -> Path | None:
    """The file of a name in a folder: a shipped one, or one written for a province."""
    if name in names_in(folder):
        return FOLDER / folder / f"{name}.yaml"
    return find_written(name, folder)


def _is_path(text: str) -> bool:
    return text.endswith((".yaml", ".yml")) or "/" in text or os.sep in text
