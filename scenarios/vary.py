"""A reform written in Python instead of a file: a base, values of some keys, since when.

    vary("liaocheng-2022-law", {"maternity.delivery_rate": 0.95}, since="2024-01-01", name="r95")

The text of a reform file is made from it and read like one, so every key, unit and range is
checked, the digest tells it from others, and the result keeps the text. What a file may say
besides (programmes, sources, notes) needs a file.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from .catalogue import load_catalogue
from .facts import ScenarioFacts
from .find import locate_scenario, normal
from .load import load_text


@dataclass(frozen=True, eq=False)
class Variant:
    """A reform made in Python: its facts and the file of its base."""

    facts: ScenarioFacts
    base: Path


def vary(
    base: str,
    changes: Mapping[str, object],
    *,
    since: str | datetime.date,
    name: str,
    title: str = "",
    why: str = "varied in Python",
) -> Variant:
    """A reform that changes some values of a base, for `scenarios.study.run_scenarios`.

    Parameters
    ----------
    base : a shipped name or the path of a file
    changes : values by key of the catalogue, in its unit (see `shebao show`): a number, a word or
        true and false; a mapping where the key has an axis, {"level_1": 0.9, "others": 0.8}
    since : the day from which they hold, "2024-01-01"; keys without dates hold always
    name : of the scenario in the result: small letters, digits and hyphens
    title : what pages call it; default the name
    why : the reason, which the source of each value tells

    Returns
    -------
    the reform; its text is `facts.text`

    Raises
    ------
    ScenarioError   if there is no such base or key, or a value is not what the key allows: with the
        key, what was found, what is allowed
    """
    path = normal(locate_scenario(base))
    body = {
        "scenario": name,
        "title_zh": title or name,
        "title_en": title or name,
        "base": base if base == path.stem else str(path),
        "changes": {key: _fact(key, value, str(since), why) for key, value in changes.items()},
    }
    text = yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=10_000)
    return Variant(load_text(text, f"vary({name})"), path)


def _fact(key: str, value: object, since: str, why: str) -> dict[str, object]:
    """What a file says of one key."""
    definition = load_catalogue().get(key)
    unit = {"unit": definition.unit_name} if definition and definition.needs_unit else {}
    said = {"value": _plain(value), "source": {"title": "proposal", "why": why}}
    if definition is not None and not definition.dated:
        return unit | said
    return unit | {"dated": [{"from": _day(since)} | said]}


def _day(since: str) -> datetime.date | str:
    """The day as a date; a text that is none is left to the reader of files to refuse."""
    try:
        return datetime.date.fromisoformat(since)
    except ValueError:
        return since


def _plain(value: object) -> object:
    """Numbers of NumPy as Python's, tuples and arrays as lists, so that they can be written."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
