"""Changes of work as they come out: some benefits end, and who may not draw one is a resident.

The engine draws changes of work and ends a benefit (失业保险金) by the person's own record of
contributions. Whoever counts people by shares knows no records: here the two are folded into
hazards and destinations, as shares that stand for all ages.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .codes import RESIDENT, UNEMPLOYED

Floats = npt.NDArray[np.float64]


class BenefitEnds(NamedTuple):
    """What the records of those who lose their work come to."""

    hazard: float  # of the end of a benefit, a year
    refused: float  # share of those who lose their work and may not draw


def as_lived(
    exits: npt.ArrayLike, entries: npt.ArrayLike, ends: BenefitEnds
) -> tuple[Floats, Floats]:
    """Hazards and destinations of changes of work with ends of benefits and refusals.

    Parameters
    ----------
    exits : (..., covers) hazard of a change that is drawn, a year
    entries : (..., covers, covers) cumulated shares of the cover after it

    Returns
    -------
    the same as float64, destinations as shares that are not cumulated
    """
    hazard = np.array(exits, np.float64)
    to = np.diff(np.asarray(entries, np.float64), axis=-1, prepend=0.0)
    refused = to[..., UNEMPLOYED] * ends.refused
    refused[..., UNEMPLOYED] = 0.0
    to[..., UNEMPLOYED] -= refused
    to[..., RESIDENT] += refused
    found = hazard[..., UNEMPLOYED]
    both = found + ends.hazard
    share = np.divide(found, both, out=np.ones_like(both), where=both > 0)[..., None]
    to[..., UNEMPLOYED, :] *= share
    to[..., UNEMPLOYED, RESIDENT] += 1 - share[..., 0]
    hazard[..., UNEMPLOYED] = both
    return hazard, to
