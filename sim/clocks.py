"""Clocks: a unit-exponential amount of luck that hazards drain; empty means the event happens.

A clock rings at most once in a calendar year: after it rang it is filled anew and drains again
from the next 1 January (or from the end of a gap that the event file states). So the chance of
an event in a year with hazard h and exposure e is 1 - exp(-h e), exactly.
"""

from __future__ import annotations

import math

import numpy as np

from .compiling import inlined_kernel, kernel
from .draw import uniforms


@inlined_kernel
def fill(u):  # type: ignore[no-untyped-def]
    """A full clock from a uniform number."""
    return -math.log(u)


@kernel
def refill(seed, person, kind, occurrence):  # type: ignore[no-untyped-def]
    """The clock for the next event, after `occurrence` events of the kind."""
    return -math.log(uniforms(seed, person, kind, occurrence)[0])


@inlined_kernel
def ring_time(left, hazard, start):  # type: ignore[no-untyped-def]
    """Time of the year at which a clock with `left` luck at time `start` is empty."""
    return np.float64(start) + np.float64(left) / np.float64(hazard)
