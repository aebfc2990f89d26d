"""Rounding and sharing out of whole arrays of fen: exact, half up, nothing lost.

The twin of `sim.schemes.money` for arrays of a study. Products of fen and parts per million pass
64 bits for a province, so they are taken apart or worked out in Python's integers.
"""

from __future__ import annotations

import numpy as np

from ..law import PPM, Floats, Ints

#: One amount or an array of them.
Amounts = Ints | np.int64 | int


def share_of_array(amount: Amounts, rate: Amounts) -> Ints:
    """`rate` parts per million of `amount`, half up, for arrays that broadcast.

    Any quantity in millionths works as well: points times fen a point.
    """
    whole, rest = np.divmod(amount, PPM)
    return np.asarray(whole * rate + (rest * rate + PPM // 2) // PPM, np.int64)


def proportion(amount: Amounts, part: Amounts, whole: Amounts) -> Ints:
    """`amount * part / whole`, half up, for arrays that broadcast; 0 where the whole is 0."""
    some = np.asarray(whole) > 0
    safe = np.where(some, whole, 1).astype(object)
    product = np.asarray(amount).astype(object) * np.asarray(part).astype(object)
    exact = np.asarray((2 * product + safe) // (2 * safe), np.int64)
    return np.where(some, exact, 0)


def allocate(total: Amounts, weights: Ints) -> Ints:
    """Share out totals by weights so that the parts sum to the total, to the fen.

    Parameters
    ----------
    total : (...,) fen
    weights : (..., parts) not negative; where all are 0 the parts are equal

    Returns
    -------
    (..., parts) fen: differences of the cumulated shares, each rounded half up
    """
    empty = weights.sum(axis=-1, keepdims=True) == 0
    upto = np.cumsum(np.where(empty, 1, weights), axis=-1)
    shares = proportion(np.asarray(total)[..., None], upto, upto[..., -1:])
    return np.diff(shares, axis=-1, prepend=0)


def sums_over(monthly: Ints, months: int) -> Ints:
    """Sums over every so many months: (months, ...) to (years or quarters, ...)."""
    return np.asarray(monthly.reshape(-1, months, *monthly.shape[1:]).sum(axis=1))


def spread(totals: Ints, weights: Ints) -> Ints:
    """Totals of years (or quarters) by month, as the weights of their months go.

    Parameters
    ----------
    totals : (periods, providers) fen
    weights : (months, providers), months a multiple of the periods

    Returns
    -------
    (months, providers) fen
    """
    periods, providers = totals.shape
    parts = allocate(totals, np.moveaxis(weights.reshape(periods, -1, providers), 1, 2))
    return np.moveaxis(parts, 2, 1).reshape(-1, providers)


def by_month(yearly: Ints) -> Ints:
    """A value of each year for each of its months: (years, ...) to (months, ...)."""
    return np.repeat(yearly, 12, axis=0)


def ratio(part: Ints, whole: Ints) -> Floats:
    """One quantity over another; not a number where the other is 0."""
    return np.asarray(np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0))
