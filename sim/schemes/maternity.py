"""Maternity benefits of insured employees (职工生育保险待遇): who is entitled, to how much.

Rules take facts and law and answer in fen; nothing is drawn and nothing is posted here.
"""

from __future__ import annotations

from ..codes import (
    ABORTION_EARLY,
    ABORTION_LATE,
    ENTERPRISE,
    FIXED_QUOTA,
    FLEXIBLE,
    PUBLIC,
    RESIDENT,
    STUDENT,
    UNEMPLOYED,
    UNINSURED,
)
from ..compiling import kernel
from .money import share_of


@kernel
def has_maternity_medical(cover, month, law):  # type: ignore[no-untyped-def]
    """Whether her maternity medical cost is paid as an employee's (生育医疗费).

    Women on unemployment benefit keep the right: 社会保险法 art. 48; Liaocheng 2023-09-15.
    """
    if cover in (ENTERPRISE, PUBLIC):
        return True
    if cover == FLEXIBLE:
        return law.flexible_covered[month] == 1
    return cover == UNEMPLOYED and law.unemployed_covered[month] == 1


@kernel
def may_claim_allowance(cover, months_paid, in_network, month, law):  # type: ignore[no-untyped-def]
    """Whether she may claim the allowance (生育津贴).

    Public bodies pay the wage themselves in Liaocheng; months of contribution count up to the
    month of birth; in Jiangbei the medical cost must have been settled in the network first.
    """
    entitled = (
        cover == ENTERPRISE
        or (cover == PUBLIC and law.public_allowance[month] == 1)
        or (cover == UNEMPLOYED and law.unemployed_allowance[month] == 1)
    )
    if not entitled or months_paid < law.months_required[month]:
        return False
    return in_network or law.needs_network[month] == 0


@kernel
def may_claim_as_wife(cover, husband_insured, month, law):  # type: ignore[no-untyped-def]
    """Whether a woman without work has half the standard through her husband (未就业配偶)."""
    without_work = cover in (RESIDENT, UNINSURED, STUDENT)
    return without_work and husband_insured and law.spouse_rate[month] > 0


@kernel
def delivery_benefit(eligible, month, law):  # type: ignore[no-untyped-def]
    """Paid for the delivery stay, by the month of discharge."""
    return share_of(eligible, law.delivery_rate[month])


@kernel
def prenatal_benefit(cost, month, law):  # type: ignore[no-untyped-def]
    """Paid for prenatal checks (产前检查), once, with the delivery, up to the yearly cap."""
    return min(share_of(cost, law.prenatal_rate[month]), law.prenatal_cap[month])


@kernel
def spouse_benefit(eligible, prenatal_cost, month, law):  # type: ignore[no-untyped-def]
    """Half of what an employee would get: stay and checks.

    Source: 社会保险法 art. 54; Liaocheng 2023-09-15: 50 % of the employee standard.
    """
    standard = delivery_benefit(eligible, month, law) + prenatal_benefit(prenatal_cost, month, law)
    return share_of(standard, law.spouse_rate[month])


@kernel
def surgery_benefit(cost, kind, month, law):  # type: ignore[no-untyped-def]
    """Paid for birth-control surgery (计划生育手术): a quota, read as a ceiling or as fixed."""
    quota = law.quota[month, kind]
    if law.quota_mode[month] == FIXED_QUOTA:
        return quota
    return min(cost, quota)


@kernel
def delivery_days(mode, children, month, law):  # type: ignore[no-untyped-def]
    """Days of allowance that the fund pays for a delivery, never more than there is leave.

    Source: 女职工劳动保护特别规定 (2012) art. 7: 98, dystocia +15, each further child +15.
    """
    paid = min(law.days_paid[month], law.days_leave[month])
    return paid + law.days_extra[month, mode] + law.days_extra_child[month] * (children - 1)


@kernel
def abortion_days(kind, month, law):  # type: ignore[no-untyped-def]
    """Days of allowance for an abortion: under four months, four months or more; else none."""
    if kind in (ABORTION_EARLY, ABORTION_LATE):
        return law.days_abortion[month, kind]
    return 0


@kernel
def allowance(wage, days, month, law):  # type: ignore[no-untyped-def]
    """Employer's average monthly wage of last year / 30 x days, half up to the fen.

    Source: 社会保险法 art. 56; 女职工劳动保护特别规定 art. 8.
    """
    divisor = law.wage_days[month]
    return (2 * wage * days + divisor) // (2 * divisor)
