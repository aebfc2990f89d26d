"""A published figure: what, when, how much, from where."""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """A published figure, as a row of `targets.csv` says it; money in yuan."""

    region: str
    scenario: str
    scheme: str
    role: str
    outcome_zh: str
    outcome_en: str
    measure: str
    what: str
    first: str
    last: str
    published: float
    unit_zh: str
    unit_en: str
    source_zh: str
    source_en: str
    note_zh: str
    note_en: str
