"""Payment by bed-day (按床日付费): a rate a day as the ceiling of a year.

Source: Yi'an 2017, schizophrenia and the like: 110 yuan a bed-day, settled at the end of the year
(低于总额的按实结算,超出总额部分由乙方承担).
"""

from __future__ import annotations

import numpy as np

from ..law import Ints
from .amounts import by_month, sums_over
from .law import PaymentLaw
from .timing import Paid, prepay_and_clear


def settle_bed_days(payable: Ints, days: Ints, law: PaymentLaw) -> Paid:
    """What the fund settles by bed-day: the rate each month, at the clearing no more than cost.

    Parameters
    ----------
    payable : (months, providers) fen that the fund would owe for the bills
    days : (months, providers) bed-days; both 0 where a hospital is not paid by bed-day
    """
    advances = days * by_month(law.bed_day_rate)[:, None]
    settled = np.minimum(sums_over(payable, 12), sums_over(advances, 12))
    return prepay_and_clear(settled, advances, payable, law.clearing_months)
