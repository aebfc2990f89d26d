"""Which scenarios a study needs: those that were named and their common base, read from files."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sim.errors import ScenarioError

from .along import Held
from .document import read_document
from .facts import Entry, ScenarioFacts, held_together
from .find import base_of, locate_scenario, normal
from .load import load_scenario
from .vary import Variant
from .warned import warn_of_late

T = TypeVar("T")
U = TypeVar("U")


class FaultsError(ScenarioError):
    """Several files are wrong: what is wrong with each, line by line."""

    def __init__(self, errors: Sequence[ScenarioError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = tuple(errors)


@dataclass(frozen=True)
class Plan:
    """Scenarios of one study, the base first, and since when each differs from it."""

    facts: tuple[ScenarioFacts, ...]

    @property
    def name(self) -> str:
        """Name of the run: its last scenario."""
        return self.facts[-1].name

    @property
    def warnings(self) -> list[str]:
        """Everything that the facts warn of, each once."""
        return list(dict.fromkeys(words for facts in self.facts for words in facts.warnings))

    def too_short(self, years: int) -> list[str]:
        """Warnings of the reforms of which nothing begins within the first years of the study."""
        last = self.facts[0].start_year + years - 1
        found: list[str] = []
        for changes in self.changes():
            starts = [entry.start.year if entry.start else 0 for entry in changes]
            if starts and min(starts) > last:
                found += warn_of_late([changes[starts.index(min(starts))]], last)
        return found

    def reform_months(self) -> list[str]:
        """For each scenario the month of its first change against the base, "" if none.

        A change without a date is one from the first month on.
        """
        base = self.facts[0]
        known = set(_entries(base))
        months = []
        for facts in self.facts:
            start = f"{facts.start_year}-01"
            changed = [
                max(entry.start.strftime("%Y-%m") if entry.start else start, start)
                for entry in _entries(facts)
                if entry not in known
            ]
            months.append(min(changed, default=""))
        return months

    def changes(self) -> list[list[Entry]]:
        """For each scenario its entries that change what the base says."""
        base = self.facts[0]
        known = {entry for key in base.facts for entry in base.entries(key)}
        values = {key: {entry.value for entry in base.entries(key)} for key in base.facts}
        return [
            [
                entry
                for key in facts.facts
                for entry in facts.entries(key)
                if entry not in known and values.get(key) != {entry.value}
            ]
            for facts in self.facts
        ]

    def ends(self) -> list[dict[str, Entry]]:
        """For each scenario the keys that it changes for a time, and the entry that ends that.

        Since that entry the key holds what the base says from then on.
        """
        base, result = self.facts[0], []
        for facts, changed in zip(self.facts, self.changes(), strict=True):
            ended = {}
            for key in dict.fromkeys(entry.key for entry in changed):
                last = facts.entries(key)[-1]
                if last.start is not None and _holds(base, key, last.start) == {last.value}:
                    ended[key] = last
            result.append(ended)
        return result


def _holds(facts: ScenarioFacts, key: str, start: datetime.date) -> set[Held]:
    """What a key holds from a day on, every value; none if the facts do not have it."""
    entries = facts.entries(key) if key in facts.facts else ()
    held = [entry for _, (entry,) in held_together(entries, since=start)]
    return {entry.value for entry in held if entry is not None}


def _entries(facts: ScenarioFacts) -> Iterator[Entry]:
    """Every entry of a scenario, those of its programmes last."""
    for key in facts.facts:
        yield from facts.entries(key)
    for programme in facts.programmes:
        for entries in programme.facts.values():
            yield from entries


def make_plan(names: Sequence[str | Variant]) -> Plan:
    """The scenarios that a study of these names needs: their common base, then each of them.

    Parameters
    ----------
    names : shipped names, paths of files, or reforms made by `scenarios.vary`

    Raises
    ------
    ScenarioError   if there is none, a name is unknown, a file wrong, or bases differ
    """
    if isinstance(names, str | Variant):
        names = [names]
    if not names:
        raise ScenarioError("a study needs at least one scenario; found none")
    parts = list(dict.fromkeys(_each(_part_of, names)))
    bases = _each(_base_of, parts)
    known = {*bases}
    if len(known) > 1:
        found = ", ".join(
            f"{part.facts.name if isinstance(part, Variant) else part.stem} -> {base.stem}"
            for part, base in zip(parts, bases, strict=True)
        )
        raise ScenarioError(
            f"the scenarios have different bases: {found}. Allowed: one base in a study. "
            "Cure: run them one by one"
        )
    base = known.pop()
    ordered = [base, *(part for part in parts if part != base)]
    facts = _each(_facts_of, ordered)
    _check_names(ordered, facts)
    return Plan(tuple(facts))


def _part_of(name: str | Variant) -> Path | Variant:
    return name if isinstance(name, Variant) else normal(locate_scenario(name))


def _base_of(part: Path | Variant) -> Path:
    return part.base if isinstance(part, Variant) else base_of(part) or part


def _facts_of(part: Path | Variant) -> ScenarioFacts:
    return part.facts if isinstance(part, Variant) else load_scenario(str(part))


def _each(read: Callable[[T], U], things: Sequence[T]) -> list[U]:
    """What is read of each thing; all faults together if there are any, each once."""
    found, faults = [], {}
    for thing in things:
        try:
            found.append(read(thing))
        except ScenarioError as error:
            faults[str(error)] = error
    if faults:
        first, *others = faults.values()
        raise FaultsError([first, *others]) if others else first
    return found


def _check_names(parts: Sequence[Path | Variant], facts: Sequence[ScenarioFacts]) -> None:
    """Refuse two files with one name: results are filed under it."""
    first: dict[str, Path] = {}
    for path, one in zip(parts, facts, strict=True):
        if isinstance(path, Variant):
            continue
        other = first.setdefault(one.name, path)
        if other != path:
            document = read_document(path)
            line = document.root.mapping["scenario"].line
            found = f"the name {one.name!r}, which {read_document(other).shown} has too"
            cure = "Rename one of them"
            raise document.error(line, "scenario", found, "a name of its own", cure)
