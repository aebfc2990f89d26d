"""Employers: what an employer's number says about its wages.

An employer is a number in its pool (enterprises, public bodies). Its effect on wages is drawn by
this number, so that colleagues share it; the effects of a seed are tabled before any block.
"""

from __future__ import annotations

import math

import numpy as np

from .codes import DRAW_EMPLOYER
from .compiling import kernel
from .draw import SHIFT, normal, uniforms
from .law import Ints, Singles


@kernel
def effect(u, v, spread):  # type: ignore[no-untyped-def]
    """A multiplicative effect on wages with mean 1."""
    return math.exp(spread * normal(u, v) - 0.5 * spread * spread)


@kernel
def draw_effects(effects, employers, spread, seed):  # type: ignore[no-untyped-def]
    """Draw the effect of every employer of both pools, in place."""
    for pool in range(employers.shape[0]):
        for number in range(employers[pool]):
            employer = np.uint64(number) + (np.uint64(pool) << SHIFT)
            u, v, _, _ = uniforms(seed, employer, DRAW_EMPLOYER, 0)
            effects[pool, number] = effect(u, v, spread)


def employer_effects(employers: Ints, spread: float, seed: int) -> Singles:
    """Effects on wages, float32 (2 pools, most employers), of one seed."""
    effects = np.zeros((2, int(employers.max())), np.float32)
    draw_effects(effects, employers, spread, np.uint64(seed))
    return effects
