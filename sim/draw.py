"""Chance: Philox4x32-10, keyed by seed and counted by (person, kind, occurrence).

The k-th event of a kind in a life draws the same numbers in every scenario, whenever it happens.

Source: Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC'11;
known answers of the Random123 library are a test.
"""

from __future__ import annotations

import math

import numpy as np

from .codes import DRAW_IDENTITY
from .compiling import inlined_kernel, kernel

MULTIPLIER_0 = np.uint64(0xD2511F53)
MULTIPLIER_1 = np.uint64(0xCD9E8D57)
WEYL_0 = np.uint64(0x9E3779B9)
WEYL_1 = np.uint64(0xBB67AE85)
LOW = np.uint64(0xFFFFFFFF)
SHIFT = np.uint64(32)
STEP = 2.0**-32

#: Acklam's coefficients of the inverse normal distribution, highest power first.
NORMAL_TAIL = 0.02425
NORMAL_MIDDLE_ABOVE = (
    *(-3.969683028665376e01, 2.209460984245205e02, -2.759285104469687e02),
    *(1.383577518672690e02, -3.066479806614716e01, 2.506628277459239e00),
)
NORMAL_MIDDLE_BELOW = (
    *(-5.447609879822406e01, 1.615858368580409e02, -1.556989798598866e02),
    *(6.680131188771972e01, -1.328068155288572e01, 1.0),
)
NORMAL_TAIL_ABOVE = (
    *(-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e00),
    *(-2.549732539343734e00, 4.374664141464968e00, 2.938163982698783e00),
)
NORMAL_TAIL_BELOW = (
    *(7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e00),
    *(3.754408661907416e00, 1.0),
)


@inlined_kernel
def philox(c0, c1, c2, c3, k0, k1):  # type: ignore[no-untyped-def]
    """Philox4x32-10: four words of 32 bits (held in uint64) from counter and key."""
    for _ in range(10):
        high = MULTIPLIER_0 * c0
        low = MULTIPLIER_1 * c2
        c0, c1, c2, c3 = (
            (low >> SHIFT) ^ c1 ^ k0,
            low & LOW,
            (high >> SHIFT) ^ c3 ^ k1,
            high & LOW,
        )
        k0 = (k0 + WEYL_0) & LOW
        k1 = (k1 + WEYL_1) & LOW
    return c0, c1, c2, c3


@inlined_kernel
def uniforms(seed, person, kind, occurrence):  # type: ignore[no-untyped-def]
    """Four numbers strictly between 0 and 1 for the given occurrence in the person's life."""
    number = np.uint64(person)
    key = np.uint64(seed)
    a, b, c, d = philox(
        number & LOW,
        number >> SHIFT,
        np.uint64(kind),
        np.uint64(occurrence),
        key & LOW,
        key >> SHIFT,
    )
    return (
        (np.float64(a) + 0.5) * STEP,
        (np.float64(b) + 0.5) * STEP,
        (np.float64(c) + 0.5) * STEP,
        (np.float64(d) + 0.5) * STEP,
    )


@kernel
def draw_batch(seed, kind, n, room):  # type: ignore[no-untyped-def]
    """Draw `luck` of the first n people of the room, each for its occurrence, `turn`.

    Nothing but the room is read, so the loop becomes vectors of numbers.
    """
    luck = room.luck
    for k in range(n):
        luck[0, k], luck[1, k], luck[2, k], luck[3, k] = uniforms(
            seed, room.person[k], kind, room.turn[k]
        )


@inlined_kernel
def bits(seed, person, kind, occurrence):  # type: ignore[no-untyped-def]
    """64 random bits for the given occurrence in the person's life."""
    number = np.uint64(person)
    key = np.uint64(seed)
    a, b, _, _ = philox(
        number & LOW,
        number >> SHIFT,
        np.uint64(kind),
        np.uint64(occurrence),
        key & LOW,
        key >> SHIFT,
    )
    return (a << SHIFT) | b


@kernel
def normal(u, v):  # type: ignore[no-untyped-def]
    """A standard normal number from two uniform ones (Box and Muller 1958)."""
    return math.sqrt(-2.0 * math.log(u)) * math.cos(2.0 * math.pi * v)


@inlined_kernel
def polynomial(x, coefficients):  # type: ignore[no-untyped-def]
    """Value at x of a polynomial whose coefficients come highest power first (Horner)."""
    value = 0.0
    for coefficient in coefficients:
        value = value * x + coefficient
    return value


@inlined_kernel
def in_tail(u):  # type: ignore[no-untyped-def]
    """Whether a share lies where `tail_quantile` holds, else `middle_quantile` does."""
    return min(u, 1.0 - u) < NORMAL_TAIL


@inlined_kernel
def middle_quantile(u):  # type: ignore[no-untyped-def]
    """`normal_quantile` but in the tails."""
    q = u - 0.5
    r = q * q
    return q * polynomial(r, NORMAL_MIDDLE_ABOVE) / polynomial(r, NORMAL_MIDDLE_BELOW)


@kernel
def tail_quantile(u):  # type: ignore[no-untyped-def]
    """`normal_quantile` in the tails."""
    q = math.sqrt(-2.0 * math.log(min(u, 1.0 - u)))
    z = polynomial(q, NORMAL_TAIL_ABOVE) / polynomial(q, NORMAL_TAIL_BELOW)
    return z if u < 0.5 else -z


@kernel
def normal_quantile(u):  # type: ignore[no-untyped-def]
    """The standard normal number below which a share u of all lies; 0 < u < 1.

    Source: Acklam (2003), rational approximation, relative error below 1.2e-9.
    """
    return tail_quantile(u) if in_tail(u) else middle_quantile(u)


@kernel
def quantile_batch(n, chances, quantiles):  # type: ignore[no-untyped-def]
    """`normal_quantile` of n chances: the middle as vectors of numbers, then the tails."""
    for k in range(n):
        quantiles[k] = middle_quantile(chances[k])
    for k in range(n):
        if in_tail(chances[k]):
            quantiles[k] = tail_quantile(chances[k])


@kernel
def lognormal(mean, spread, u, v):  # type: ignore[no-untyped-def]
    """A lognormal number with the given mean; `spread` is the sigma of its logarithm."""
    return mean * math.exp(spread * normal(u, v) - 0.5 * spread * spread)


@inlined_kernel
def pick(chance, cumulated):  # type: ignore[no-untyped-def]
    """Position of the first cumulated share above the chance; all are compared, none decides."""
    position = 0
    for k in range(cumulated.shape[0] - 1):
        position += chance >= cumulated[k]
    return position


@kernel
def related(person, order, relation):  # type: ignore[no-untyped-def]
    """Identity of a person who comes from another: the child of the given birth order, a mover.

    It depends on neither seed nor scenario, so the same child is the same person everywhere.
    """
    number = np.uint64(person)
    a, b, _, _ = philox(
        number & LOW,
        number >> SHIFT,
        np.uint64(DRAW_IDENTITY),
        np.uint64(order),
        np.uint64(relation),
        np.uint64(0),
    )
    return (a << SHIFT) | b
