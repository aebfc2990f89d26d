"""Payment by case (按病种付费): a quota for the disease instead of the bill.

Source: Yi'an 2017: actual cost within the quota, no deductible (a rule of the stay, not of this
file), stays above the quota at most 20 % (实际医疗费用超出定额标准的人次不得超过20%).
"""

from __future__ import annotations

import numpy as np

from ..law import PPM, Ints
from .amounts import by_month, sums_over
from .law import CASE_AT_QUOTA, PaymentLaw, Services


def settle_cases(services: Services, law: PaymentLaw) -> Ints:
    """What the fund settles for each month of hospitals paid by case.

    The lower of cost and quota is taken stay by stay: quotas less what stays below them saved.
    Stays of the same hospital outside the list of diseases are paid as incurred.

    Returns
    -------
    (months, providers) fen
    """
    at_quota = by_month(law.case_basis)[:, None] == CASE_AT_QUOTA
    for_cases = services.case_quota - np.where(at_quota, 0, services.quota_saved)
    return services.incurred - services.case_actual + for_cases


def is_above_case_limit(services: Services, law: PaymentLaw) -> np.ndarray:
    """Whether a hospital had too many stays above their quota in a year: (years, providers)."""
    over, stays = sums_over(services.over_quota, 12), sums_over(services.stays, 12)
    return over * PPM > law.case_over_limit[:, None] * stays
