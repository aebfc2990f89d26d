"""When somebody may draw the employee pension (退休年龄、最低缴费年限), and what to do if not.

The statutory month comes from the schedule (`Rates.retirement_month`). A chosen shift in months
moves it: below 0 earlier by own choice, above 0 later by agreement with the employer. Months are
numbers since January 1900, `m` is the month of the law. What people choose is left to the engine.
"""

from __future__ import annotations

from ..codes import PAY_UP_ALL, PAY_UP_EARLY
from ..compiling import kernel
from .employee_pension import self_paid_pension


@kernel
def chosen_month(statutory, old, shift, m, law):  # type: ignore[no-untyped-def]
    """Month of retirement with a chosen shift, as far as the law allows it.

    At most three years earlier and not below the old age, at most three years later.
    Source: 关于实施渐进式延迟法定退休年龄的决定 (2024-09-13).
    """
    earliest = max(old, statutory - law.pension_early_months[m])
    latest = statutory + law.pension_late_months[m]
    return min(max(statutory + shift, earliest), latest)


@kernel
def retires(now, statutory, old, shift, months_paid, m, law):  # type: ignore[no-untyped-def]
    """Whether somebody retires with a pension in month `now`, whose law is that of `m`.

    Before the statutory age only with the months that the law requires in the year of retirement;
    from it on too: who lacks months waits, pays up or leaves.
    """
    enough = months_paid >= law.pension_months_required[m]
    return enough and now >= chosen_month(statutory, old, shift, m, law)


@kernel
def months_short(months_paid, m, law):  # type: ignore[no-untyped-def]
    """Months of contributions that lack for a pension in month `m`.

    180 months to 2029, six more each year to 240 in 2039: decision of 2024-09-13, no. 2.
    """
    return max(0, law.pension_months_required[m] - months_paid)


@kernel
def may_pay_up(months_extended, insured_before_law, m, law):  # type: ignore[no-untyped-def]
    """Whether lacking months may be paid in one sum by somebody of statutory age.

    `insured_before_law`: first insured before 2011-07-01, who may after five years of extension.
    Source: 实施《社会保险法》若干规定 art. 2.
    """
    rule = law.pension_pay_up[m]
    allowed = rule == PAY_UP_ALL or (rule == PAY_UP_EARLY and insured_before_law)
    return allowed and months_extended >= law.pension_extend_first[m]


@kernel
def pay_up_cost(base, months, m, law):  # type: ignore[no-untyped-def]
    """Price in fen of `months` lacking months on a base, at the rate of who pays alone."""
    return months * self_paid_pension(base, m, law)


@kernel
def first_payment(retired, m, law):  # type: ignore[no-untyped-def]
    """Month of the first payment of somebody who retires in month `retired`."""
    return retired + law.pension_starts_after[m]
