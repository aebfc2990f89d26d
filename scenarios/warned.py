"""What a file warns of without being wrong: changes of a reform that do nothing.

A reform is meant to change something. A date after the last year of the study, or the value that
holds anyway, changes nothing, and its result would be exactly zero without a word. Faults are told
by `document`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import numpy as np

from .along import as_array
from .catalogue import definition_of
from .check import Facts
from .facts import Entry, held_together

#: A note with one of these words says that the text of the reform repeats what holds anyway.
RESTATED = ("restated", "重申")


class Warned(str):
    """A warning, as text, with its parts, so that it can be said in another language."""

    __slots__ = ("cure", "place", "said")
    place: str
    said: str
    cure: str

    def __new__(cls, place: str, said: str, cure: str) -> Warned:
        """The warning `place: said. cure.`"""
        made = super().__new__(cls, f"{place}: {said}. {cure}.")
        made.place, made.said, made.cure = place, said, cure
        return made


def warn_of_idle(
    lower: Facts, changes: Facts, upper: Facts, first_year: int, years: int
) -> tuple[Warned, ...]:
    """Warnings of the changes of a reform that do nothing in the years of its study.

    Parameters
    ----------
    lower : facts before the changes
    changes : as the file of the reform says them
    upper : the changes laid over the lower facts
    first_year, years : of the study
    """
    first, last = datetime.date(first_year, 1, 1), datetime.date(first_year + years - 1, 12, 31)
    found: list[Warned] = []
    for key, entries in changes.items():
        acting = [entry for entry in entries if entry.start is None or entry.start <= last]
        found += warn_of_late([entry for entry in entries if entry not in acting], last.year)
        meant = any(word in entry.note.lower() for entry in acting for word in RESTATED)
        if acting and not meant and _alike(lower[key], upper[key], first, last):
            said = "changes nothing: the base says the same in every month of the study"
            cure = "Correct the value, delete the entry, or write note: Restated"
            found.append(Warned(_place(acting[0]), said, cure))
    return tuple(found)


def warn_of_cases(changes: Facts) -> tuple[Warned, ...]:
    """One warning for each change of a key that no simulated life meets."""
    said, cure = "acts in worked cases only", "The change moves no simulated figure"
    first = [entries[0] for key, entries in changes.items() if definition_of(key).acts == "cases"]
    return tuple(Warned(_place(entry), said, cure) for entry in first)


def warn_of_late(entries: Sequence[Entry], last_year: int) -> Iterator[Warned]:
    """A warning of each entry, of which all begin after the last year of a study."""
    for entry in entries:
        said = f"from {entry.start} changes nothing: the study ends with {last_year}"
        yield Warned(_place(entry), said, "Begin earlier, or make the study longer")


def _alike(
    lower: Sequence[Entry], upper: Sequence[Entry], first: datetime.date, last: datetime.date
) -> bool:
    """Whether both hold the same values in every month from a day to another."""
    for _, held in held_together(lower, upper, since=first, until=last):
        cells = [as_array(definition_of(e.key), e.value) for e in held if e is not None]
        if len(cells) < 2 or not np.array_equal(cells[0], cells[1]):
            return False
    return True


def _place(entry: Entry) -> str:
    return f"{entry.file}:{entry.line} {entry.key}"
