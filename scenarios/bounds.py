"""Bounds that the law sets to what a place may decide: a value outside of them is refused.

The bounds are facts with dates themselves, so a reform that goes beyond the law of the day changes
the bound with the value, and says so. What single values may be stands in `catalogue`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import numpy as np

from .along import as_array
from .catalogue import definition_of
from .document import fault
from .facts import Entry, held_together

#: A key, and the key that says the least and the most of each of its names.
BOUNDED = {"control.fine_times": "control.fine_bounds"}


def check_bounds(facts: Mapping[str, tuple[Entry, ...]]) -> None:
    """Refuse a value outside of the bounds that hold in any month in which it does.

    Parameters
    ----------
    facts : all facts of a scenario

    Raises
    ------
    ScenarioError   at the value: the first day, what the law allows then, the cure
    """
    for key, of_law in BOUNDED.items():
        if key not in facts or of_law not in facts:
            continue
        for day, (value, bounds) in held_together(facts[key], facts[of_law]):
            if value is not None and bounds is not None:
                _check_entry(value, bounds, day)


def _check_entry(entry: Entry, bounds: Entry, day: datetime.date) -> None:
    definition = definition_of(entry.key)
    values = as_array(definition, entry.value)
    limits = as_array(definition_of(bounds.key), bounds.value)
    outside = (values < limits[:, 0]) | (values > limits[:, 1])
    if outside.any():
        k = int(np.argmax(outside))
        low, high = limits[k]
        raise fault(
            entry.file,
            entry.line,
            entry.key,
            f"{definition.names[k]} {values[k]:g} on {day}",
            f"{low:g} to {high:g} by {bounds.key} ({bounds.source.title})",
            f"Change the value from that day on, or {bounds.key} with it",
        )
