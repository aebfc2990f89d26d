"""Deductions found by case review after the year (病历评审): recovered, not unspent.

One convention for all funds: what was settled stays spent, and what comes back is income on a
line of its own, `recovered`. Source: Yi'an 2015, 2.5 million deducted and returned to the fund.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..law import Ints
from .amounts import share_of_array, sums_over
from .timing import from_year_before, rows_after


class Review(NamedTuple):
    """What hospitals hand back."""

    deducted: Ints  # (years, providers) fen, by year of service
    recovered: Ints  # (months + 1, providers) fen by month of receipt; the last row is still due
    before: Ints  # (months + 1, providers) the same of the year before the study


def review_cases(accrual: Ints, share: Ints, months_later: Ints) -> Review:
    """Deduct a share of what was settled for a year, received after its end.

    Parameters
    ----------
    accrual : (months, providers) fen settled
    share : (years, providers) ppm
    months_later : (years,) months from December to the receipt
    """
    deducted = share_of_array(sums_over(accrual, 12), share)
    recovered = np.zeros((len(accrual) + 1, accrual.shape[1]), np.int64)
    np.add.at(recovered, rows_after(months_later), deducted)
    return Review(deducted, recovered, from_year_before(deducted, months_later, len(accrual)))
