"""Sets of up to 64 things as the bits of a number; the conditions of a person are held so."""

from __future__ import annotations

import numpy as np

from .compiling import inlined_kernel

ONE = np.uint64(1)
#: The first 66 powers of 2 leave different remainders here, as 2 is a primitive root of it.
PRIME = 67
DIVISOR = np.uint64(PRIME)
#: Which power of 2 leaves a remainder.
EXPONENT = np.zeros(PRIME, np.int64)
for _exponent in range(64):
    EXPONENT[2**_exponent % PRIME] = _exponent


@inlined_kernel
def lowest(things):  # type: ignore[no-untyped-def]
    """Position of the lowest bit of a number that is not 0; no branch depends on where it is."""
    return EXPONENT[(things & (~things + ONE)) % DIVISOR]


@inlined_kernel
def without_lowest(things):  # type: ignore[no-untyped-def]
    """The number less its lowest bit."""
    return things & (things - ONE)
