"""Strata: a distribution as a few equally likely classes, each with its mean.

Whoever is in a stratum has its mean, so the mean over people is kept and so is most of the spread.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

Floats = npt.NDArray[np.float64]


def lognormal_strata(sigma: npt.ArrayLike, strata: int) -> Floats:
    """Means of equally likely strata of a lognormal of mean one, from the lowest to the highest.

    Parameters
    ----------
    sigma : (...) standard deviation of the logarithm; at 0 all strata are 1
    strata : how many

    Returns
    -------
    float64 (..., strata), with mean 1
    """
    spread = np.asarray(sigma, dtype=np.float64)[..., None]
    below = ndtr(ndtri(np.linspace(0.0, 1.0, strata + 1)) - spread)
    means = np.diff(below, axis=-1) * strata
    return np.asarray(means / means.mean(axis=-1, keepdims=True))
