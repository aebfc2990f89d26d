"""What control of hospitals comes to in the accounts: refused, recovered, fined.

What is found is drawn for each stay where it happens (`events.stays`), with the chances of the
month. Reading: what is refused (拒付) comes besides the stays that are counted and is posted
nowhere, because use is fitted to what was paid under the base. What review finds more than under
the base was counted and is not paid, so the hospital bears it; what it finds less is paid besides.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .law import Ints
from .medical_tally import RECOVERED, REFUSED
from .payment.amounts import share_of_array, sums_over
from .payment.fraud import FraudPostings, post_fraud
from .payment.law import Services
from .payment.settle import Settlement
from .scenario import Scenario


def after_review(services: Services, refused: Ints) -> Services:
    """Services without what review refuses more than under the base.

    Parameters
    ----------
    refused : (months,) ppm of what is incurred; below 0 where review finds less
    """
    if not refused.any():
        return services
    parts = ("incurred", "points", "case_actual", "case_quota", "quota_saved")
    taken = refused[:, None]
    left = {name: getattr(services, name) for name in parts}
    return services._replace(
        **{name: part - share_of_array(part, taken) for name, part in left.items()}
    )


def with_refused(done: Settlement, refused: Ints) -> Settlement:
    """A settlement in which hospitals bear what was refused, or keep what was let pass.

    Parameters
    ----------
    refused : (months, providers) fen, below 0 where more was paid than was counted
    """
    yearly = sums_over(refused, 12)
    return replace(
        done,
        burden=done.burden + np.maximum(yearly, 0),
        retained=done.retained + np.maximum(-yearly, 0),
    )


def find_fraud(scenario: Scenario, provided: Ints) -> FraudPostings:
    """What inspections recover and fine, by month of receipt; later than the study is left out.

    Fines are a multiple of what is recovered; the law of the month of receipt says how high they
    are and whose.
    """
    months = len(provided)
    later = np.repeat(scenario.payment.recovery_months[: months // 12], 12)
    received = np.zeros(months + 1, np.int64)
    row = np.minimum(np.arange(months) + later, months)
    np.add.at(received, row, provided[..., RECOVERED].sum(axis=1))
    received = received[:-1]
    fines = share_of_array(received, scenario.payment.fine_factor[:months])
    payee = scenario.funding.fine_payee[:months]
    return post_fraud(provided[..., REFUSED].sum(axis=1), received, fines, payee)
