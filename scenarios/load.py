"""A scenario by name or path: region, law of the place, assumptions and changes in one.

    load_scenario("liaocheng-2023-package").series("maternity.delivery_rate", 2022, 24)

Knows the heads of the five kinds of file and what lies over what: the law of the nation, the
province, the city; then assumptions; then the region; then the changes of the base and of each
reform. The values themselves are checked by `check`.
"""

from __future__ import annotations

import datetime
import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from .bounds import check_bounds
from .catalogue import Room, load_catalogue
from .check import Facts, check_fact_sums, check_facts, check_fields, check_text
from .digest import joined_text, text_digest
from .document import Document, Node, describe_value, fault, parse_document, read_document
from .facts import ScenarioFacts, cure_of_early
from .find import locate_reference, locate_scenario
from .heads import ABOUT, TITLES, YEARS_ALLOWED, list_of_names, read_head, read_year
from .overlay import overlay
from .pairs import check_pairs
from .programme_files import (
    Programmes,
    complete_programmes,
    overlay_programmes,
    read_programmes,
    refuse_undated_changes,
)
from .warned import Warned, warn_of_cases, warn_of_idle

ALL_ROOMS: tuple[Room, ...] = ("law", "region", "assumption")


@dataclass(frozen=True)
class _Part:
    """A scenario on its way: its facts so far and all the documents that went in."""

    name: str
    title_zh: str
    title_en: str
    base: str | None
    region: str
    start_year: int
    years: int
    facts: Facts
    documents: tuple[Document, ...]
    line: int = 1
    programmes: Programmes = field(default_factory=dict)
    warnings: tuple[Warned, ...] = ()
    base_facts: Facts = field(default_factory=dict)


def load_scenario(name_or_path: str) -> ScenarioFacts:
    """The facts of a shipped scenario, by name, or of a base or reform file, by path.

    Raises
    ------
    ScenarioError   if there is no such scenario, or anything in its files is wrong or missing
    """
    return _complete(_read_scenario(locate_scenario(name_or_path), ()))


def load_text(text: str, shown: str) -> ScenarioFacts:
    """The facts of a reform that is on no disk, which messages call `shown`.

    Raises
    ------
    ScenarioError   if anything in it or in the files of its base is wrong or missing
    """
    return _complete(_read_reform(parse_document(text, shown, Path(shown)), ()))


def _complete(part: _Part) -> ScenarioFacts:
    """The facts of a scenario that lacks nothing and contradicts itself nowhere."""
    _check_complete(part)
    files = [document.shown for document in part.documents]
    check_fact_sums(part.facts, files)
    check_pairs(part.facts, files, part.start_year)
    check_bounds(part.facts)
    text = joined_text(part.documents)
    order = [key for key in load_catalogue() if key in part.facts]
    return ScenarioFacts(
        name=part.name,
        title_zh=part.title_zh,
        title_en=part.title_en,
        base=part.base,
        region=part.region,
        start_year=part.start_year,
        years=part.years,
        digest=text_digest(text),
        text=text,
        facts={key: part.facts[key] for key in order},
        warnings=part.warnings,
        base_facts=part.base_facts,
        programmes=complete_programmes(part.programmes),
    )


def _read_scenario(path: Path, chain: tuple[str, ...]) -> _Part:
    document = read_document(path)
    chain = (*chain, os.path.normpath(path))
    if "base" in document.root.mapping:
        return _read_reform(document, chain)
    return _read_base(document)


def _read_base(document: Document) -> _Part:
    root = document.root
    if "changes" in root.mapping and "region" not in root.mapping:
        raise document.error(
            root.line, "scenario", "changes without base", "base: and changes:", "Name the base"
        )
    needed = ("scenario", *TITLES, "region", "law", "assumptions", *YEARS_ALLOWED)
    optional = (*ABOUT, "changes", "programmes")
    check_fields(document, root, "scenario", root.line, required=needed, optional=optional)
    layers = [_read_chain(document, "law", ("law",), root.mapping["law"])]
    for node in list_of_names(document, "assumptions", "medium"):
        layers.append(_read_chain(document, "assumptions", ("assumption",), node))
    layers.append(_read_chain(document, "regions", ALL_ROOMS, root.mapping["region"]))
    facts: Facts = {}
    documents: tuple[Document, ...] = ()
    for layer in layers:
        facts = overlay(facts, layer.facts)
        documents += layer.documents
    name, title_zh, title_en = read_head(document)
    part = _Part(
        name=name,
        title_zh=title_zh,
        title_en=title_en,
        base=None,
        region=str(documents[-1].root.mapping["region"].value),
        start_year=read_year(document, "start_year"),
        years=read_year(document, "years"),
        facts=facts,
        documents=(*documents, document),
        line=root.key_lines["scenario"],
    )
    part = _with_changes(part, document)
    return replace(part, base_facts=part.facts)


def _read_reform(document: Document, chain: tuple[str, ...]) -> _Part:
    root = document.root
    optional = ("base_digest", "start_year", "years", "programmes", *ABOUT)
    needed = ("scenario", *TITLES, "base", "changes")
    check_fields(document, root, "scenario", root.line, required=needed, optional=optional)
    path = locate_reference(document, root.mapping["base"], "base", ("bases", "reforms"))
    if os.path.normpath(path) in chain:
        names = " -> ".join(Path(step).stem for step in (*chain, str(path)))
        raise document.error(
            root.key_lines["base"], "base", f"a circle, {names}", "a base", "Break the circle"
        )
    base = _read_scenario(path, chain)
    name, title_zh, title_en = read_head(document)
    mapping = root.mapping
    part = replace(
        base,
        name=name,
        title_zh=title_zh,
        title_en=title_en,
        base=base.name,
        start_year=read_year(document, "start_year")
        if "start_year" in mapping
        else base.start_year,
        years=read_year(document, "years") if "years" in mapping else base.years,
        documents=(*base.documents, document),
        line=root.key_lines["scenario"],
        warnings=base.warnings + _digest_warning(document, base),
    )
    return _with_changes(part, document)


def _with_changes(part: _Part, document: Document) -> _Part:
    """The part with the programmes and the changes of its document laid over it."""
    part = _with_programmes(part, document)
    node = document.root.mapping.get("changes")
    if node is None:
        return part
    if node.value is None:
        raise document.error(
            node.line, "changes", "nothing", "changes, or {} for none", "Write changes: {}"
        )
    changes = check_facts(document, node, "changes", ALL_ROOMS)
    facts = overlay(part.facts, changes)
    warnings = part.warnings + warn_of_cases(changes)
    if part.base is not None:
        warnings += warn_of_idle(part.facts, changes, facts, part.start_year, part.years)
    return replace(part, facts=facts, warnings=warnings)


def _with_programmes(part: _Part, document: Document) -> _Part:
    if "programmes" not in document.root.mapping:
        return part
    found, before = part.programmes, part.documents
    for node in list_of_names(document, "programmes", "district-2017"):
        path = locate_reference(document, node, "programmes", ("programmes",))
        lower = read_document(path)
        upper = read_programmes(lower)
        if "base" in document.root.mapping:
            refuse_undated_changes(part.programmes, upper)
        found = overlay_programmes(found, upper)
        before = (*before[:-1], lower, before[-1])
    return replace(part, programmes=found, documents=before)


@dataclass(frozen=True)
class _Layer:
    facts: Facts
    documents: tuple[Document, ...]


#: The field of a base that names a file of each folder.
_NAMES = {"law": "law", "assumptions": "assumptions", "regions": "region"}
#: The field by which a file of each folder names itself.
_NAMED_BY = {"law": "place", "assumptions": "assumptions", "regions": "region"}


def _read_chain(
    referrer: Document, folder: str, rooms: tuple[Room, ...], node: Node, seen: tuple[str, ...] = ()
) -> _Layer:
    """The facts of a law, assumption or region file over those of what it inherits."""
    where = "inherits" if seen else _NAMES[folder]
    path = locate_reference(referrer, node, where, (folder,))
    if os.path.normpath(path) in seen:
        names = " -> ".join(Path(step).stem for step in (*seen, str(path)))
        raise referrer.error(
            node.line, "inherits", f"a circle, {names}", "nation, province, city", "Break it"
        )
    document = read_document(path)
    root = document.root
    required = (_NAMED_BY[folder], *TITLES, "values")
    optional = ("inherits", "note")
    check_fields(document, root, folder, root.line, required=required, optional=optional)
    for name in (_NAMED_BY[folder], *TITLES):
        check_text(document, root.mapping[name], name)
    facts = check_facts(document, root.mapping["values"], "values", rooms)
    if "inherits" not in root.mapping:
        return _Layer(facts, (document,))
    seen = (*seen, os.path.normpath(path))
    below = _read_chain(document, folder, rooms, root.mapping["inherits"], seen)
    return _Layer(overlay(below.facts, facts), (*below.documents, document))


def _digest_warning(document: Document, base: _Part) -> tuple[Warned, ...]:
    node = document.root.mapping.get("base_digest")
    if node is None:
        return ()
    written = str(node.value)
    if not re.fullmatch(r"[0-9a-f]{8,64}", written):
        raise document.error(
            node.line,
            "base_digest",
            describe_value(node),
            "8 to 64 hexadecimal digits",
            "Copy the digest that `shebao show` prints for the base, in quotes",
        )
    now = text_digest(joined_text(base.documents))
    if now.startswith(written):
        return ()
    said = f"{base.name} has changed since this reform was written ({written[:12]}, now {now[:12]})"
    cure = "Review the reform, then write the new digest"
    return (Warned(f"{document.shown}:{node.line} base_digest", said, cure),)


def _check_complete(part: _Part) -> None:
    shown = part.documents[-1].shown
    start = datetime.date(part.start_year, 1, 1)
    for key, definition in load_catalogue().items():
        if key not in part.facts:
            raise fault(
                shown,
                part.line,
                key,
                f"no value ({definition.en})",
                definition.allowed,
                f"Write it into the {definition.room} file or under changes:",
            )
        first = part.facts[key][0]
        if first.start is not None and first.start > start:
            raise fault(
                first.file,
                first.line,
                key,
                f"a first date of {first.start}, after the start of {part.name}",
                f"a first date on or before {start}",
                cure_of_early(first),
            )
