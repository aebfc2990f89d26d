"""Bounds that many benefits share: raised rates, caps and deductibles of a year, bands of cost.

Nothing here knows a scheme; the files of the schemes say which bound holds where.
"""

from __future__ import annotations

from ..codes import ORDINARY, RESIDENT_SCHEME
from ..compiling import kernel
from ..law import PPM


@kernel
def raised(rate, addition):  # type: ignore[no-untyped-def]
    """A rate with the points that a group has more, 100 % at most.

    A rate of 0 says that there is no such benefit, so points make none of it.
    """
    if rate == 0:
        return rate
    return min(rate + addition, PPM)


@kernel
def basic_group(scheme, group):  # type: ignore[no-untyped-def]
    """The group by which a medical fund treats somebody: that of employees is the ordinary one."""
    return group if scheme == RESIDENT_SCHEME else ORDINARY


@kernel
def within_cap(amount, cap, spent):  # type: ignore[no-untyped-def]
    """What a cap of the year leaves of `amount` fen after `spent`; a cap of 0 is none."""
    if cap == 0:
        return amount
    return min(amount, max(cap - spent, 0))


@kernel
def take_deductible(cost, deductible, used, position):  # type: ignore[no-untyped-def]
    """The part of `cost` fen that falls under a deductible of the year.

    Parameters
    ----------
    cost : fen of this bill
    deductible : fen a year
    used : int64 (USED,) fen; the part is added in place
    position : where `used` keeps what was borne of this deductible
    """
    taken = min(max(deductible - used[position], 0), cost)
    used[position] += taken
    return taken


@kernel
def overlap(start, end, lower, upper):  # type: ignore[no-untyped-def]
    """Fen of cost from `start` to `end` that lie in the band from `lower` to `upper`."""
    return max(min(end, upper) - max(start, lower), 0)
