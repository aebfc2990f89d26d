"""What a run is asked for: scenarios with their base, seeds, scale; checked before it starts."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scenarios.document import read_document
from scenarios.facts import ScenarioFacts
from scenarios.find import locate_reference, locate_scenario
from scenarios.load import load_scenario
from sim.errors import OutputError

from .labels import Language, text


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

    def reform_months(self) -> list[str]:
        """For each scenario the month of its first change against the base, "" if none.

        A change without a date is one from the first month on.
        """
        base = self.facts[0]
        known = {entry for key in base.facts for entry in base.entries(key)}
        months = []
        for facts in self.facts:
            start = f"{facts.start_year}-01"
            changed = [
                max(entry.start.strftime("%Y-%m") if entry.start else start, start)
                for key in facts.facts
                for entry in facts.entries(key)
                if entry not in known
            ]
            months.append(min(changed, default=""))
        return months


def make_plan(names: Sequence[str], lang: Language) -> Plan:
    """The scenarios that a run of these names needs: their common base, then each of them.

    Raises
    ------
    ScenarioError   if a name is unknown or a file is wrong
    OutputError     if they do not share one base
    """
    paths = list(dict.fromkeys(_normal(locate_scenario(name)) for name in names))
    bases = {path: base_of(path) for path in paths}
    known = {base or path for path, base in bases.items()}
    if len(known) > 1:
        found = ", ".join(f"{path.stem} -> {(base or path).stem}" for path, base in bases.items())
        raise OutputError(text("run.bases", lang, found=found))
    base = known.pop()
    ordered = [base, *(path for path in paths if path != base)]
    return Plan(tuple(load_scenario(str(path)) for path in ordered))


def base_of(path: Path) -> Path | None:
    """The file of the base of a scenario file; None for a base."""
    document = read_document(path)
    node = document.root.mapping.get("base")
    if node is None:
        return None
    return _normal(locate_reference(document, node, "base", ("bases", "reforms")))


def read_scale(written: str, lang: Language) -> int:
    """The k of `1/k`.

    Raises
    ------
    OutputError   if it is not written so
    """
    found = re.fullmatch(r"\s*1\s*(?:/\s*([1-9][0-9]{0,8}))?\s*", written)
    if found is None:
        raise OutputError(text("run.scale", lang, found=repr(written)))
    return int(found.group(1) or 1)


def read_seeds(written: str, lang: Language) -> tuple[int, ...]:
    """Seeds 1..N from a number, or those of a list with commas.

    Raises
    ------
    OutputError   if it is neither, or a seed stands twice
    """
    parts = [part.strip() for part in written.split(",") if part.strip()]
    good = bool(parts) and all(re.fullmatch(r"[0-9]{1,18}", part) for part in parts)
    seeds = tuple(int(part) for part in parts) if good else ()
    if seeds and "," not in written:
        seeds = tuple(range(1, seeds[0] + 1)) if 1 <= seeds[0] <= 100_000 else ()
    if not seeds or len(set(seeds)) < len(seeds):
        raise OutputError(text("run.seeds", lang, found=repr(written)))
    return seeds


def _normal(path: Path) -> Path:
    return Path(os.path.abspath(path))
