"""Contributions to the employee pension and the account that they build (个人账户).

Rules take a base, a balance and the law of a month `m` and answer in fen. The base itself is that
of `schemes.contribution`. Enterprises and public bodies pay to two funds that are published
together; the occupational annuity of public bodies (职业年金) is left out.
"""

from __future__ import annotations

from ..codes import PUBLIC, UNEMPLOYED
from ..compiling import kernel
from ..law import PPM
from .money import share_of

MONTHS_OF_YEAR = 12


@kernel
def in_pension(cover, m, law):  # type: ignore[no-untyped-def]
    """Whether contributions are due for somebody at work with this cover.

    Public bodies are in the scheme from 2014-10: 国发〔2015〕2号.
    """
    return cover != PUBLIC or law.pension_public_rate[m] > 0


@kernel
def employer_pension(base, cover, m, law):  # type: ignore[no-untyped-def]
    """Monthly contribution of an enterprise or public body, less what is waived.

    Source: 国办发〔2019〕13号 (16 % from 2019-05-01); 人社部发〔2020〕11号 (waiver of 2020).
    """
    if cover == PUBLIC:
        return share_of(base, law.pension_public_rate[m])
    due = share_of(base, law.pension_enterprise_rate[m])
    return due - share_of(due, law.pension_enterprise_waived[m])


@kernel
def own_pension(base, cover, m, law):  # type: ignore[no-untyped-def]
    """Monthly contribution of an employee. Source: 国发〔2005〕38号: 8 %."""
    rate = law.pension_public_own_rate[m] if cover == PUBLIC else law.pension_own_rate[m]
    return share_of(base, rate)


@kernel
def self_paid_pension(base, m, law):  # type: ignore[no-untyped-def]
    """Monthly contribution of a flexible worker, or for a month that is extended or paid up.

    Source: 国发〔2005〕38号: 20 % of the base, of which 8 % to the account.
    """
    return share_of(base, law.pension_flexible_rate[m])


@kernel
def flexible_pension_base(reference, low, high, m, law):  # type: ignore[no-untyped-def]
    """The base that a flexible worker chooses, between 60 % and 300 % of the reference wage."""
    return min(max(share_of(reference, law.pension_flexible_base[m]), low), high)


@kernel
def account_credit(base, cover, m, law):  # type: ignore[no-untyped-def]
    """What a month of contributions brings to the account.

    Source: 国发〔2005〕38号 (8 % from 2006); 国发〔1997〕26号 (11 % before).
    """
    if cover == UNEMPLOYED or not in_pension(cover, m, law):
        return 0
    return share_of(base, law.pension_account_rate[m])


@kernel
def contribution_index(base, reference):  # type: ignore[no-untyped-def]
    """Index of a month in ppm: the base over the reference wage of its bounds (缴费指数)."""
    return (base * PPM + reference // 2) // reference


@kernel
def interest_points(amount, first, last, until):  # type: ignore[no-untyped-def]
    """Points of an amount paid in each of the months first to last - 1 of a year (月积数).

    Each earns from its month to the month before `until`: up to December twelve months for the
    first month, one for the last. What is drawn counts with a minus, an opening balance as paid
    in the first month once.
    """
    months = last - first
    return amount * (months * until - (first + last - 1) * months // 2)


@kernel
def interest_of(points, m, law):  # type: ignore[no-untyped-def]
    """Interest in fen of the points of a year, or of the part of it before retirement.

    Source: 统一和规范职工养老保险个人账户记账利率办法 (人社部发〔2017〕31号): one national rate.
    """
    whole = MONTHS_OF_YEAR * PPM
    return (points * law.pension_interest[m] + whole // 2) // whole
