"""Limits of mean cost, bed-days and care outside the catalogue: the excess is cut at review.

Source: Guiyang county 2018: mean cost of a stay by quarter, bed-days by month, the excess cut
(次均费用按季度考核, 住院床日数按月考核); Yi'an 2017: the excess of care outside the catalogue is
deducted from what the hospital advanced. Reading: the excess of all cost is cut in full from the
fund's part, which it cannot exceed; what one limit has cut is not cut again by another. The excess
of a quarter is cut in its last month, in which it is found, and may be more than that came to.
"""

from __future__ import annotations

import numpy as np

from ..law import PPM, Ints
from .amounts import by_month, proportion, share_of_array, sums_over
from .law import PaymentLaw, Services


def cuts(services: Services, law: PaymentLaw, under: Ints) -> Ints:
    """What the limits cut from what the fund owes, by the month in which the excess is found.

    Parameters
    ----------
    under : (months, providers) 1 where a hospital is subject to the limits

    Returns
    -------
    (months, providers) fen
    """
    owed = services.incurred * under
    days = bed_day_excess(services, law.stay_days_limit)
    outside = off_catalogue_excess(services, law.off_catalogue_limit)
    monthly = np.minimum(days + outside, owed)
    counted = services.total_cost - monthly
    quarterly = mean_cost_excess(counted, services.stays, law.mean_cost_limit)
    found = np.array(monthly)
    found[2::3] += np.minimum(quarterly, sums_over(owed - monthly, 3))
    return found


def mean_cost_excess(total_cost: Ints, stays: Ints, limit: Ints) -> Ints:
    """`(mean - limit)^+ * n` of every quarter: (quarters, providers) fen.

    Parameters
    ----------
    total_cost, stays : (months, providers)
    limit : (years, providers) fen a stay; 0: none
    """
    allowed = np.repeat(limit, 4, axis=0)
    excess = np.maximum(sums_over(total_cost, 3) - allowed * sums_over(stays, 3), 0)
    return np.where(allowed > 0, excess, 0)


def bed_day_excess(services: Services, limit: Ints) -> Ints:
    """Cost of the bed-days above the mean allowed for a stay, of every month, in fen.

    Parameters
    ----------
    limit : (years, providers) millionths of a day a stay; 0: none
    """
    allowed, days = by_month(limit), services.days * PPM
    over = np.maximum(days - allowed * services.stays, 0)
    return proportion(services.total_cost, np.where(allowed > 0, over, 0), days)


def off_catalogue_excess(services: Services, limit: Ints) -> Ints:
    """Cost outside the catalogue above its share allowed, of every month, in fen.

    Parameters
    ----------
    limit : (years, providers) ppm of all cost; 0: none
    """
    allowed = by_month(limit)
    excess = np.maximum(services.outside - share_of_array(services.total_cost, allowed), 0)
    return np.where(allowed > 0, excess, 0)
