"""Benefits after a death at work (工亡待遇): funeral, one-off grant, pensions of dependants.

Rules take facts and law and answer in fen; who the dependants are is left to the caller, who asks
for one after the other. `kind` is a code in DEPENDANTS, `wage` the own wage of the dead.

Source: 工伤保险条例 art. 39.
"""

from __future__ import annotations

from ..codes import DIED_LATER
from ..compiling import kernel
from .money import share_of


@kernel
def funeral_grant(city_wage, month, law):  # type: ignore[no-untyped-def]
    """Funeral grant (丧葬补助金): six months of the city's average wage of last year."""
    return city_wage * law.injury_funeral_months[month]


@kernel
def death_grant(death, month, law):  # type: ignore[no-untyped-def]
    """One-off grant (一次性工亡补助金): 20 years of urban income per head of the nation, last year.

    Not after a death beyond the leave of an injured worker of grades 1 to 4 (`death` in
    INJURY_DEATHS), whose family has the funeral grant and pensions alone.
    """
    if death == DIED_LATER:
        return 0
    return law.urban_income[month] * law.injury_death_multiple[month]


@kernel
def dependant_share(kind, lone, month, law):  # type: ignore[no-untyped-def]
    """Share of the own wage in parts per million that a dependant has before the cap.

    Parameters
    ----------
    lone : an elderly person who is alone, or an orphan (孤寡老人或者孤儿)
    """
    more = law.injury_lone_rate[month] if lone else 0
    return law.injury_dependant_rate[month, kind] + more


@kernel
def dependant_pension(wage, share, shares, before, last, month, law):  # type: ignore[no-untyped-def]
    """Pension of one dependant a month (供养亲属抚恤金), fen.

    All together have at most the wage. Where their shares are more, all give way in proportion;
    each is rounded half up and the last one takes the rounding (convention of the worked examples).

    Parameters
    ----------
    wage : the own wage of the dead
    share : of this dependant, ppm; `shares` of all of them
    before : fen of those who were asked before
    last : whether nobody comes after
    """
    most = share_of(wage, law.injury_dependant_cap[month])
    if shares <= law.injury_dependant_cap[month]:
        return share_of(wage, share)
    if last:
        return most - before
    return (2 * most * share + shares) // (2 * shares)
