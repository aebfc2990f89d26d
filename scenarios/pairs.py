"""Values that contradict each other: what is a part or comes first is not above what holds it.

Ranges of single values stand in the catalogue, shares of one whole in `check`. Here are pairs of
keys, held against each other on every date of a study, so that a reform that moves one of the two
alone is told so, before the engine quietly takes the lesser one.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np

from .along import as_array
from .catalogue import definition_of
from .check import Facts
from .document import fault
from .facts import held_together

#: The first is at most the second, everywhere along its axes, on every date.
PAIRS = (
    ("premium.campaign_opens", "premium.campaign_closes"),
    ("allowance.days_paid", "allowance.days_leave"),
    ("contribution.floor_share", "contribution.cap_share"),
    ("injury.floor_share", "injury.cap_share"),
    ("injury.apply_days", "injury.claim_days"),
    ("injury.recognise_clear_days", "injury.recognise_days"),
    ("unemployment.first_months", "unemployment.longest"),
    ("unemployment.duration", "unemployment.longest"),
    ("unemployment.least", "wage.minimum"),
    ("resident_pension.pay_from", "resident_pension.pension_age"),
    ("pension.grant_least", "pension.grant_most"),
)


def check_pairs(facts: Facts, files: Sequence[str], first_year: int) -> None:
    """Refuse a value above the one that it is a part of, or that comes after it.

    Parameters
    ----------
    facts : all facts of a scenario
    files : names of the files, the lowest layer first; the uppermost of the two values is blamed
    first_year : of the study; what held before is not looked at

    Raises
    ------
    ScenarioError   at the uppermost value of the pair
    """
    for low, high in PAIRS:
        begin = datetime.date(first_year, 1, 1)
        for day, both in held_together(facts[low], facts[high], since=begin):
            entries = [entry for entry in both if entry is not None]
            if len(entries) < 2:
                continue
            less, more = (as_array(definition_of(e.key), e.value) for e in entries)
            over = np.flatnonzero(less > more)
            if over.size == 0:
                continue
            last = max(entries, key=lambda entry: (files.index(entry.file), entry.line))
            worst = np.max(less), np.min(np.broadcast_to(more, less.shape))
            found = f"{low} of {worst[0]:.6g} above {high} of {worst[1]:.6g} on {day}"
            allowed = f"{low} at most {high}"
            raise fault(last.file, last.line, last.key, found, allowed, "Change both together")
