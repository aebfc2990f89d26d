"""Rounding of many numbers to whole ones so that their sum is kept exactly."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.errors import ScenarioError


def largest_remainder(weights: npt.ArrayLike, total: int) -> npt.NDArray[np.int64]:
    """Whole numbers in proportion to the weights that add up to the total exactly.

    Each cell gets the whole part of its share; what is left goes one each to the largest
    remainders, of equal ones to the first along the flattened array.

    Parameters
    ----------
    weights : array of any shape, not negative; shares, counts or any measure
    total : sum of the answer, not negative

    Returns
    -------
    int64, shape of `weights`

    Raises
    ------
    ScenarioError   if a weight is negative or undefined, the total is negative, or the weights
                    are all zero while the total is not

    Source: the method of Hare and Niemeyer (largest remainder).
    """
    exact = np.asarray(weights, dtype=np.float64)
    if not np.all(np.isfinite(exact)) or np.any(exact < 0) or total < 0:
        raise ScenarioError(f"cannot split {total} by weights that are negative or undefined")
    if total == 0:
        return np.zeros(exact.shape, dtype=np.int64)
    if exact.sum() <= 0:
        raise ScenarioError(f"cannot split {total} by weights that are all zero")
    exact = exact.ravel() / exact.sum() * total
    whole = np.floor(exact).astype(np.int64)
    left = int(total - whole.sum())
    order = np.argsort(-(exact - whole), kind="stable")
    whole[order[: max(left, 0)]] += 1
    if left < 0:  # a sum of floors above the total by floating-point error
        positive = order[whole[order] > 0]
        whole[positive[left:]] -= 1
    return np.asarray(whole.reshape(np.shape(weights)))
