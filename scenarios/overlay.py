"""How one layer of facts lies over another: nation, province, city; base, then reform.

One rule for all layers: an upper layer that speaks of a key from a date on replaces everything
of that key from that date on; what came earlier stays. A key without dates is replaced whole.
"""

from __future__ import annotations

from .check import Facts
from .facts import Entry


def overlay(lower: Facts, upper: Facts) -> Facts:
    """The lower facts with the upper ones laid over them; both are left as they are."""
    result = dict(lower)
    for key, entries in upper.items():
        result[key] = _earlier(lower.get(key, ()), entries[0]) + entries
    return result


def _earlier(entries: tuple[Entry, ...], first: Entry) -> tuple[Entry, ...]:
    """The entries that start before another one; none if that one has no date."""
    until = first.start
    if until is None:
        return ()
    return tuple(entry for entry in entries if entry.start is not None and entry.start < until)
