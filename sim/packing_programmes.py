"""Programmes packed for kernels: room for the same number in every scenario.

Amounts and periods go by year and month, who is entitled holds always. A year in which no programme
open to people pays is marked, so that nobody is asked, and so is one in which no member leaves.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .law import Ints
from .programmes import MAX_PROGRAMMES, Programmes

#: Who is entitled to a programme.
ENTITLED = (
    *("programme_closed", "programme_age_from", "programme_age_to", "programme_sex"),
    *("programme_covers", "programme_groups", "programme_take_up"),
    *("programme_member_share", "programme_member_born"),
)
#: What members of closed schemes take along: into the resident pension, or paid out; a refund.
TAKEN = ("programme_account", "programme_refund")
#: Shares of members who have left so far.
LEFT = ("programme_refunded", "programme_merged")


class PackedProgrammes(NamedTuple):
    """Programmes as fields of the records of `livelihood.PackedLivelihood`."""

    fixed: dict[str, Ints]
    years: dict[str, Ints]


def pack_programmes(programmes: Programmes, months: int, follow: bool) -> PackedProgrammes:
    """Pack the programmes of a scenario.

    Parameters
    ----------
    months : of the scenario
    follow : whether payments are noted by person, which only a comparison of other law needs
    """
    count = len(programmes.programme_closed)
    fixed: dict[str, Ints] = {
        "programme_count": np.array([count]),
        "follow_programmes": np.array([int(follow)]),
    }
    for name in ENTITLED:
        array = getattr(programmes, name)
        fixed[name] = np.zeros((MAX_PROGRAMMES, *array.shape[1:]), np.int64)
        fixed[name][:count] = array
    years = months // 12
    amount = np.zeros((years, 12, MAX_PROGRAMMES), np.int64)
    amount[..., :count] = programmes.programme_amount[:months].reshape(years, 12, count)
    periods = np.zeros_like(amount)
    periods[..., :count] = programmes.programme_periods
    paid = np.asarray((amount * periods)[..., :count].sum(axis=1))
    asked = (paid[:, programmes.programme_closed == 0] > 0).any(axis=1)
    taken = {name: np.zeros_like(amount) for name in TAKEN}
    for name, held in taken.items():
        held[..., :count] = getattr(programmes, name)[:months].reshape(years, 12, count)
    left = {name: _with_before(getattr(programmes, name)[:months]) for name in LEFT}
    leaving = sum((path[:, 12] > path[:, 0]).any(axis=1).astype(np.int64) for path in left.values())
    return PackedProgrammes(
        fixed,
        {
            "programme_amount": amount,
            "programme_periods": periods,
            "programme_asked": np.asarray(asked, np.int64),
            "programme_leaving": np.asarray(leaving, np.int64),
        }
        | taken
        | left,
    )


def _with_before(path: Ints) -> Ints:
    """A path by year, (years, 13, MAX_PROGRAMMES): December of the year before, then its months."""
    months, count = path.shape
    found = np.zeros((months // 12, 13, MAX_PROGRAMMES), np.int64)
    found[:, 1:, :count] = path.reshape(months // 12, 12, count)
    found[1:, 0] = found[:-1, 12]
    return found
