"""Which keys move a scenario that is built: each is given another value, what reads it is redone.

Building is recorded once: which function of `scenarios` read which key, with what it was called and
what it answered. To try a key, only the functions that read it are called again.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from types import FunctionType
from typing import Any

import numpy as np
import pytest

from scenarios import build as building
from scenarios import build_livelihood
from scenarios.along import Along, Held
from scenarios.catalogue import Definition, Value, load_catalogue
from scenarios.facts import Entry, ScenarioFacts
from scenarios.load import load_scenario
from sim.errors import ScenarioError

YEARS = 3
#: Keys that are shares of one whole: what one loses the other gets.
TOGETHER = {
    "region.share_city": "region.share_town",
    "region.share_town": "region.share_city",
    "region.share_rural": "region.share_town",
}
Change = Callable[[Definition, Held], Held]


@dataclass
class Recorded:
    """A scenario, and how it was built."""

    facts: ScenarioFacts
    calls: list[tuple[FunctionType, tuple[Any, ...], dict[str, Any], Any]] = field(
        default_factory=list
    )
    readers: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


def record(name: str) -> Recorded:
    """Build a scenario and note who reads what; reads outside all functions have the number -1."""
    found, stack = Recorded(load_scenario(name)), [-1]

    def noted(function: FunctionType) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapper(*args: Any, **options: Any) -> Any:
            if not args or args[0] is not found.facts:
                return function(*args, **options)
            number = len(found.calls)
            found.calls.append((function, args, options, None))
            stack.append(number)
            result = function(*args, **options)
            stack.pop()
            found.calls[number] = (function, args, options, result)
            return result

        return wrapper

    entries = ScenarioFacts.entries

    def read(facts: ScenarioFacts, key: str) -> tuple[Entry, ...]:
        found.readers[key].add(stack[-1])
        return entries(facts, key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ScenarioFacts, "entries", read)
        for module in (building, build_livelihood):
            for own, function in vars(module).copy().items():
                if isinstance(function, FunctionType) and own not in ("build", "build_scenario"):
                    patch.setattr(module, own, noted(function))
        whole = building.build(found.facts, years=YEARS)
    found.calls.append((building.build, (found.facts,), {"years": YEARS}, whole))
    return found


def moves(recorded: Recorded, key: str) -> bool:
    """Whether some other value of a key changes what is built."""
    return any(_differs(recorded, key, facts) for facts in other_facts(recorded.facts, key))


def _differs(recorded: Recorded, key: str, facts: ScenarioFacts) -> bool:
    for number in recorded.readers.get(key, ()):
        function, args, options, result = recorded.calls[number]
        try:
            if not alike(function(facts, *args[1:], **options), result):
                return True
        except (ScenarioError, ValueError):  # no value that the facts allow: another is tried
            return False
    return False


def other_facts(facts: ScenarioFacts, key: str) -> Iterator[ScenarioFacts]:
    """The facts with other values of a key: of all dates, then of the last date alone."""
    definition, held = load_catalogue()[key], facts.facts[key]
    for change in (more, less, rolled, far):
        for first in {0, len(held) - 1}:
            new = tuple(
                replace(e, value=change(definition, e.value)) if k >= first else e
                for k, e in enumerate(held)
            )
            both = {key: new}
            if key in TOGETHER:
                both[TOGETHER[key]] = _balanced(facts, key, new)
            yield replace(facts, facts=facts.facts | both)


def _balanced(facts: ScenarioFacts, key: str, new: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The partner of a share with what the share has lost."""
    gain = float(facts.facts[key][0].value) - float(new[0].value)  # type: ignore[arg-type]
    partner = facts.facts[TOGETHER[key]][0]
    return (replace(partner, value=float(partner.value) + gain),)  # type: ignore[arg-type]


def more(definition: Definition, value: Held) -> Held:
    """A tenth more, the next choice, the other answer."""
    return _each(value, lambda cell: _shifted(definition, cell, 1))


def less(definition: Definition, value: Held) -> Held:
    """A tenth less, the choice before."""
    return _each(value, lambda cell: _shifted(definition, cell, -1))


def rolled(_: Definition, value: Held) -> Held:
    """What one name has, the next one gets: shares of one whole stay one."""
    if not isinstance(value, Along):
        return value
    rows = value.rows
    if len(rows[0]) > 1:
        return replace(value, rows=tuple((*row[1:], row[0]) for row in rows))
    return replace(value, rows=(*rows[1:], rows[0]))


def far(definition: Definition, value: Held) -> Held:
    """Half way to the highest value that is allowed: some days matter by their month alone."""

    def moved(cell: Value) -> Value:
        if isinstance(cell, bool | str):
            return cell
        middle = (cell + definition.limits[1]) / 2
        return round(middle) if isinstance(cell, int) else middle

    return _each(value, moved)


def _each(value: Held, change: Callable[[Value], Value]) -> Held:
    if isinstance(value, Along):
        return replace(value, rows=tuple(tuple(change(cell) for cell in r) for r in value.rows))
    return change(value)


def _shifted(definition: Definition, value: Value, way: int) -> Value:
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        names = definition.choices
        return names[(names.index(value) + way) % len(names)]
    low, high = definition.limits
    if isinstance(value, int):
        moved = value + way * max(abs(value) // 10, 1)
        return moved if low <= moved <= high else value - way
    return min(max(value * (1 + 0.1 * way) + 0.001 * way * (value == 0), low), high)


def alike(one: Any, other: Any) -> bool:
    """Whether two answers of a builder are equal, arrays by their numbers."""
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other)
    if is_dataclass(one):
        told = [f.name for f in fields(one) if f.name not in ("text", "digest")]
        return all(alike(getattr(one, name), getattr(other, name)) for name in told)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(alike(one[k], other[k]) for k in one)
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(alike, one, other))
    return bool(one == other)
