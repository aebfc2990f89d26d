"""Rounding as the law rounds: each payment once, half up, to the fen."""

from __future__ import annotations

import math

import numpy as np

from ..compiling import kernel
from ..law import PPM


@kernel
def share_of(amount, rate):  # type: ignore[no-untyped-def]
    """`rate` parts per million of `amount` fen, half up."""
    return (amount * rate + PPM // 2) // PPM


@kernel
def to_fen(yuan):  # type: ignore[no-untyped-def]
    """Yuan as a float to whole fen, half up."""
    return np.int64(math.floor(yuan * 100.0 + 0.5))


@kernel
def half_up(fen):  # type: ignore[no-untyped-def]
    """Fen as a float to whole fen, half up."""
    return np.int64(math.floor(fen + 0.5))
