"""Scenario facts: every value of a scenario, with its dates, its source and its place.

Knows how to answer "what holds in this month" from entries that are already checked. Reading and
checking files is left to `check`, putting files together to `load`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sim.errors import ScenarioError

from .catalogue import Value, definition_of, suggestion
from .document import fault


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from; a guess has the title `assumption` and says why."""

    title: str
    document: str = ""
    article: str = ""
    date: str = ""
    quote: str = ""
    address: str = ""
    table: str = ""
    why: str = ""

    @property
    def is_assumption(self) -> bool:
        """Whether nobody published the value."""
        return self.title == "assumption"

    def __str__(self) -> str:
        parts = (self.title, self.document, self.article, self.date, self.table, self.address)
        quote = f"“{self.quote}”" if self.quote else ""
        return "; ".join(part for part in (*parts, quote, self.why) if part)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value from a date on (`start` None: always), its source, and where it is written."""

    key: str
    start: datetime.date | None
    value: Value
    source: Source
    file: str
    line: int
    note: str = ""


@dataclass(frozen=True)
class ScenarioFacts:
    """All values of one scenario, checked and complete."""

    name: str
    title_zh: str
    title_en: str
    base: str | None
    region: str
    start_year: int
    years: int
    digest: str
    text: str
    facts: dict[str, tuple[Entry, ...]] = field(repr=False)
    warnings: tuple[str, ...] = ()

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The entries of a key, in order of date; a single one without date if undated.

        Raises
        ------
        ScenarioError   if there is no such key
        """
        definition_of(key)
        if key not in self.facts:
            raise ScenarioError(f"{self.name} {key}: has no value. {suggestion(key, self.facts)}")
        return self.facts[key]

    def value(self, key: str) -> Value:
        """The value of an undated key, as written.

        Raises
        ------
        ScenarioError   if there is no such key, or it is dated
        """
        if definition_of(key).dated:
            raise ScenarioError(f"{self.name} {key}: is dated. Ask for series(key, year, months).")
        return self.entries(key)[0].value

    def number(self, key: str) -> float:
        """The value of an undated key as a number; a choice or a yes/no is its code.

        Raises
        ------
        ScenarioError   if there is no such key, or it is dated
        """
        return definition_of(key).code(self.value(key))

    def word(self, key: str) -> str:
        """The value of an undated choice, as its name.

        Raises
        ------
        ScenarioError   if there is no such key, or it is dated
        """
        return str(self.value(key))

    def at(self, key: str, year: int, month: int = 1) -> Value:
        """The value that holds in a month, as written.

        Raises
        ------
        ScenarioError   if there is no such key, or the month lies before its first date
        """
        found = self.entries(key)
        asked = datetime.date(year, month, 1)
        held = [entry for entry in found if entry.start is None or entry.start <= asked]
        if not held:
            raise _too_early(found[0], year, month)
        return held[-1].value

    def series(self, key: str, start_year: int, months: int) -> npt.NDArray[np.float64]:
        """The value of a key in each month from January of a year.

        Parameters
        ----------
        key : name in the catalogue, dated or not
        start_year : calendar year of the first month
        months : number of months

        Returns
        -------
        float64 (months,), in the unit of the key (yuan as written); a choice is its position in
        the tuple of `sim.codes`, a yes/no is 1 or 0

        Raises
        ------
        ScenarioError   if there is no such key, or a month lies before its first date
        """
        definition = definition_of(key)
        found = self.entries(key)
        result = np.empty(months, dtype=np.float64)
        if found[0].start is not None and found[0].start > datetime.date(start_year, 1, 1):
            raise _too_early(found[0], start_year, 1)
        for entry in found:
            first = 0
            if entry.start is not None:
                first = max(0, (entry.start.year - start_year) * 12 + entry.start.month - 1)
            result[first:] = definition.code(entry.value)
        return result


def _too_early(first: Entry, year: int, month: int) -> ScenarioError:
    return fault(
        first.file,
        first.line,
        first.key,
        f"a first date of {first.start}",
        f"a first date on or before {year}-{month:02}-01",
        "Add an entry for the time before, or start later",
    )
