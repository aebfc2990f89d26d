"""The yearly rise of running benefits of work injury (工伤长期待遇调整) and its arrears.

A rise holds from January, is announced later and paid in one sum for the months since, then by the
month. Who first drew the benefit in the year itself has the new standards anyway and no rise.

Source: 工伤保险条例 art. 40; Weihai 2017: from 2017-01-01, paid by 2017-08-31, for those of
2016-12-31.
"""

from __future__ import annotations

from ..compiling import kernel
from .money import share_of
from .work_injury import nursing_allowance


@kernel
def has_rise(first_month, january):  # type: ignore[no-untyped-def]
    """Whether a benefit first drawn in a month rises in the January of a year."""
    return first_month < january


@kernel
def allowance_rise(grade, allowance, month, law):  # type: ignore[no-untyped-def]
    """Fen a month by which an allowance of grade 1 to 4 rises: a sum and a share of it."""
    fixed = law.injury_allowance_rise[month, grade - 1]
    return fixed + share_of(allowance, law.injury_allowance_growth[month])


@kernel
def nursing_rise(need, before, city_wage, month, law):  # type: ignore[no-untyped-def]
    """Fen a month by which a nursing allowance of `before` follows its base; it never falls."""
    return max(nursing_allowance(need, city_wage, month, law) - before, 0)


@kernel
def dependant_rise(kind, lone, pension, month, law):  # type: ignore[no-untyped-def]
    """Fen a month by which the pension of a dependant rises."""
    fixed = law.injury_dependant_rise[month, kind]
    if lone:
        fixed += law.injury_lone_rise[month]
    return fixed + share_of(pension, law.injury_dependant_growth[month])


@kernel
def paid_for_rise(rise, month_of_year, month, law):  # type: ignore[no-untyped-def]
    """Fen of a rise that are paid in a month of its year: nothing, the arrears, then the rise.

    Parameters
    ----------
    month_of_year : 1 to 12; in the month of payment all months from January on are paid
    """
    paid = law.injury_rise_month[month]
    if month_of_year < paid:
        return 0
    return rise * paid if month_of_year == paid else rise
