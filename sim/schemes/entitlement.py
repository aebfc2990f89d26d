"""General entitlement: whether a programme pays somebody, and how much in a month.

Short rules on `sim.programmes.Programmes` (law); p is a programme, m a month from January of the
first year. Whether somebody entitled draws (take-up) is luck and left to the events.
"""

from __future__ import annotations

from ..codes import OWN_FUND, PROGRAMME_MEMBERS
from ..compiling import kernel
from ..law import PPM


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


@kernel
def kind_of_member(born, p, law):  # type: ignore[no-untyped-def]
    """What somebody born in a year would be as a member of a closed scheme with accounts.

    Returns
    -------
    Code in PROGRAMME_MEMBERS; -1 if members were born in other years
    """
    for kind in range(len(PROGRAMME_MEMBERS)):
        first = law.programme_member_born[p, kind, 0]
        if first <= born <= law.programme_member_born[p, kind, 1]:
            return kind
    return -1


@kernel
def month_of_leaving(luck, path, p):  # type: ignore[no-untyped-def]
    """Month of the year in which a member of this luck (0 to 1) leaves a closed scheme.

    Parameters
    ----------
    path : (13, P) ppm of members who have left by December of the year before, by each month

    Returns
    -------
    0 to 11; 12 if it is later, -1 if it was earlier
    """
    for m in range(13):
        if luck * PPM < path[m, p]:
            return m - 1
    return 12


@kernel
def kept_pension(p, m, law):  # type: ignore[no-untyped-def]
    """Fen a month that somebody who draws keeps when merged into the resident pension, half up.

    Reading: the amount of the closed scheme, as places do that merge those who draw.
    """
    periods = 0
    for month in range(12):
        periods += law.programme_periods[month, p]
    return (law.programme_amount[m, p] * periods + 6) // 12
