"""Scenario facts: every value of a scenario, with its dates, its source and its place.

Knows how to answer "what holds in this month" from entries that are already checked. Reading and
checking files is left to `check`, putting files together to `load`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sim.errors import ScenarioError

from .along import Held, as_array, pick
from .catalogue import Definition, Value, definition_of, suggestion
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
    value: Held
    source: Source
    file: str
    line: int
    note: str = ""


@dataclass(frozen=True)
class Programme:
    """A programme of a place: names, and the entries of each of its fields.

    `programme_files` tells which fields there are; where the file is silent, a field has no entry.
    """

    name: str
    title_zh: str
    title_en: str
    facts: dict[str, tuple[Entry, ...]] = field(repr=False)
    file: str = ""
    line: int = 1


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
    base_facts: dict[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    programmes: tuple[Programme, ...] = ()

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

    def known_until(self, key: str, otherwise: int) -> int:
        """The year of the last date of a key in the base, whatever a reform sets later.

        `otherwise` where the base has no date.
        """
        last = self.base_facts[key][-1].start
        return otherwise if last is None else last.year

    def value(self, key: str) -> Value:
        """The single value of an undated key, as written.

        Raises
        ------
        ScenarioError   if there is no such key, it is dated, or it has values along an axis
        """
        definition = self._undated(key)
        if definition.axis:
            raise ScenarioError(
                f"{self.name} {key}: has values along {definition.axis}. Ask for array(key)."
            )
        return pick(key, definition, self.entries(key)[0].value, ())

    def number(self, key: str) -> float:
        """The single value of an undated key as a number; a choice or a yes/no is its code.

        Raises
        ------
        ScenarioError   if there is no such key, it is dated, or it has values along an axis
        """
        return definition_of(key).code(self.value(key))

    def word(self, key: str) -> str:
        """The single value of an undated choice, as its name.

        Raises
        ------
        ScenarioError   if there is no such key, it is dated, or it has values along an axis
        """
        return str(self.value(key))

    def array(self, key: str) -> npt.NDArray[np.float64]:
        """The values of an undated key along its axes, as numbers.

        Returns
        -------
        float64 (names of the axis,) or (names of the axis, columns), in the unit of the key; a
        choice or a yes/no is its code

        Raises
        ------
        ScenarioError   if there is no such key, it is dated, or it has a single value
        """
        definition = self._undated(key)
        if not definition.axis:
            raise ScenarioError(f"{self.name} {key}: has a single value. Ask for number(key).")
        return as_array(definition, self.entries(key)[0].value)

    def at(self, key: str, year: int, month: int = 1, *names: str) -> Value:
        """The value that holds in a month, as written.

        Parameters
        ----------
        key : name in the catalogue, dated or not
        year, month : calendar year and month
        names : one name for each axis of the key, first of the axis, then of the columns

        Raises
        ------
        ScenarioError   if there is no such key, the month lies before its first date, or the
                        names do not fit its axes
        """
        found = self.entries(key)
        entry = held_at(found, datetime.date(year, month, 1))
        if entry is None:
            raise _too_early(found[0], year, month)
        return pick(key, definition_of(key), entry.value, names)

    def series(self, key: str, start_year: int, months: int) -> npt.NDArray[np.float64]:
        """The value or values of a key in each month from January of a year.

        Parameters
        ----------
        key : name in the catalogue, dated or not
        start_year : calendar year of the first month
        months : number of months

        Returns
        -------
        float64 (months,), for a key along axes (months, names of the axis) or (months, names of
        the axis, columns); in the unit of the key (yuan as written); a choice is its position in
        the tuple of `sim.codes`, a yes/no is 1 or 0

        Raises
        ------
        ScenarioError   if there is no such key, or a month lies before its first date
        """
        definition = definition_of(key)
        found = self.entries(key)
        result = np.empty((months, *definition.shape), dtype=np.float64)
        if found[0].start is not None and found[0].start > datetime.date(start_year, 1, 1):
            raise _too_early(found[0], start_year, 1)
        for entry in found:
            first = 0
            if entry.start is not None:
                first = max(0, (entry.start.year - start_year) * 12 + entry.start.month - 1)
            result[first:] = as_array(definition, entry.value)
        return result

    def _undated(self, key: str) -> Definition:
        definition = definition_of(key)
        if definition.dated:
            raise ScenarioError(f"{self.name} {key}: is dated. Ask for series(key, year, months).")
        return definition


def held_together(
    *of_keys: Sequence[Entry],
    since: datetime.date = datetime.date.min,
    until: datetime.date = datetime.date.max,
) -> Iterator[tuple[datetime.date, list[Entry | None]]]:
    """What some keys hold from `since` on and from each later day on which one of them changes.

    Yields
    ------
    the day, and the entry of each key that holds from it on; None if none yet
    """
    starts = {entry.start for entries in of_keys for entry in entries if entry.start is not None}
    for day in sorted({since, *(start for start in starts if since < start <= until)}):
        yield day, [held_at(entries, day) for entries in of_keys]


def held_at(entries: Sequence[Entry], day: datetime.date) -> Entry | None:
    """The entry that holds on a day, of those of one key in order of date; None if none yet."""
    held = [entry for entry in entries if entry.start is None or entry.start <= day]
    return held[-1] if held else None


def _too_early(first: Entry, year: int, month: int) -> ScenarioError:
    return fault(
        first.file,
        first.line,
        first.key,
        f"a first date of {first.start}",
        f"a first date on or before {year}-{month:02}-01",
        cure_of_early(first),
    )


def cure_of_early(first: Entry) -> str:
    """What to do about a date before the first entry of a key."""
    if first.file.startswith("scenarios/"):
        return f"What this file knows begins on {first.start}: choose a later date"
    return "Add an entry for the time before, or start later"
