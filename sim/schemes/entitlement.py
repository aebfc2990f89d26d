"""General entitlement: whether a programme pays somebody, and how much in a month.

Short rules on `sim.programmes.Programmes` (law); p is a programme, m a month from January of the
first year. Whether somebody entitled draws (take-up) is luck and left to the events.
"""

from __future__ import annotations

from ..codes import OWN_FUND
from ..compiling import kernel


@kernel
def fits(age, sex, cover, group, p, law):  # type: ignore[no-untyped-def]
    """Whether somebody belongs to those a programme is for.

    Parameters
    ----------
    age : in years
    sex, cover, group : codes of `sim.codes`
    """
    if law.programme_closed[p] == 1:
        return False
    if age < law.programme_age_from[p] or age > law.programme_age_to[p]:
        return False
    if law.programme_sex[p] not in (0, sex + 1):
        return False
    return law.programme_covers[p, cover] == 1 and law.programme_groups[p, group] == 1


@kernel
def payment(p, m, law):  # type: ignore[no-untyped-def]
    """Fen paid to each recipient in a month: the periods due, at the amount of the day."""
    return law.programme_amount[m, p] * law.programme_periods[m % 12, p]


@kernel
def closed_payment(p, m, law):  # type: ignore[no-untyped-def]
    """Fen paid in a month to all members of a closed group who are alive."""
    return payment(p, m, law) * law.programme_members[m, p] * law.programme_closed[p]


@kernel
def passes_through(p, law):  # type: ignore[no-untyped-def]
    """Whether a government pays and the office only hands the money on (代发)."""
    return law.programme_payer[p] != OWN_FUND
