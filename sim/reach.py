"""Whom other facts than those of the base can touch, so that a reform is lived by those alone.

Luck belongs to the person, so whoever never meets a law lives the same under any form of it. What a
reform adds up is then what the base adds up, less what those who met the law add up under the base,
plus what they add up under the reform: integers, so it is equal to the fen. What is not listed here
touches everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np

from .law import Care, Law, Timing
from .received import MATERNITY
from .scenario import Scenario

#: A reform of facts that only the close of a study reads, and one that everybody meets.
NOBODY, EVERYBODY = 0, 255

#: What tells scenarios apart and changes nothing.
NAMES = ("name", "title_zh", "title_en", "base", "text", "digest", "data_digest")
#: Facts that only the close of a study reads: how hospitals are paid, interest, balances.
OF_CLOSE = ("payment", "interest", "opening", "pays_from_before")
#: Law of income of which the same is true.
FUNDING_OF_CLOSE = (
    *("subsidy", "subsidy_shares", "subsidy_months", "premium_aid", "aid_payer", "newborn_free"),
    *("reserve_share", "critical_premium"),
    *("insurer_share", "enterprise_rate", "public_rate", "flexible_rate", "flexible_base"),
    *("unemployed_rate", "large_premium", "duplicates_allowed", "fine_payee"),
)
#: Law that deliveries and surgery do not meet alone: contributions of everybody at work.
OF_EVERYBODY_AT_WORK = ("floor_share", "cap_share", "base_switch_month")
#: Facts that they alone meet.
OF_MATERNITY = {
    "law": tuple(name for name in Law._fields if name not in OF_EVERYBODY_AT_WORK),
    "care": Care._fields,
    "timing": Timing._fields,
}


def reach(scenario: Scenario, base: Scenario) -> int:
    """The laws whose meeting makes a life differ from the base: bits of `Received.met`.

    NOBODY if only the close of the study differs, EVERYBODY if any life may.
    """
    result = NOBODY
    for room, name in differing(scenario, base):
        if room == "funding" and name in FUNDING_OF_CLOSE:
            continue
        if name not in OF_MATERNITY.get(room, ()):
            return EVERYBODY
        result |= MATERNITY
    return result


def differing(one: Scenario, other: Scenario) -> Iterator[tuple[str, str]]:
    """Rooms of two scenarios that lives may meet, and names in them that differ."""
    for field in fields(Scenario):
        room = field.name
        mine, its = getattr(one, room), getattr(other, room)
        if room in NAMES + OF_CLOSE or mine is its:
            continue
        if not hasattr(mine, "_fields"):
            if not same(mine, its):
                yield room, ""
            continue
        for name in mine._fields:
            if not same(getattr(mine, name), getattr(its, name)):
                yield room, name


def same(one: Any, other: Any) -> bool:
    """Whether two facts are equal, arrays as a whole."""
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other)
    return bool(one == other)
