"""What a member of the housing provident fund does in a year: deposits, and months that matter.

Luck of the year is one draw: a home, a withdrawal, repaying early, the month of the withdrawal. So
nobody has a clock for homes, and a study that begins later has the same luck in the same year. The
spouse has no record: men have children like women of their age.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from ..codes import ENTERPRISE, FEMALE, PUBLIC, RENT, REPAYMENT, RETIRED
from ..compiling import kernel
from ..draw import pick
from ..months import month_in_year
from ..people import FIRST_BIRTH_YEAR, age_of
from ..schemes.contribution import monthly_wage
from ..schemes.housing_fund import (
    allowed_rate,
    employer_rate,
    housing_base,
    rent_claim,
    repayment_claim,
)
from ..schemes.money import share_of, to_fen
from . import housing_loans
from .housing_loans import TERM_ROOM, whole
from .legal_age import legal_month

#: Month before which interest of the year is credited (6月30日结息), and one that never comes.
CREDITED, NEVER = 6, 99
#: Age reached from which the statutory month of retirement is looked up.
FIRST_RETIREMENT_AGE = 50
#: Step of a series of numbers, so that the rank of membership says how many children a man has.
FATHER_STEP = 31_337


class Plan(NamedTuple):
    """What a member does in a year; months of the year, NEVER if not, and fen."""

    here: int  # first month
    gone: int  # month of death or leaving the place, else 12
    turn: int  # month of a change of work
    switch: int  # month of the new base
    retires: int
    buys: int
    claims: int  # month of the withdrawal of the year
    reason: int  # REPAYMENT or RENT
    claim: int  # what is claimed then
    monthly: int  # what is claimed every month for a home loan


@kernel
def employed(cover):  # type: ignore[no-untyped-def]
    """Whether somebody with this cover has an employer who may pay to the fund."""
    return cover in (ENTERPRISE, PUBLIC)


@kernel
def works(people, i):  # type: ignore[no-untyped-def]
    """Whether row i has an employer at some time of the year."""
    if employed(people.cover[i]):
        return True
    return people.change[i] < 1.0 and employed(people.cover_after[i])


@kernel
def children_of(people, i, life):  # type: ignore[no-untyped-def]
    """Class of the children of row i in HOUSING_CHILDREN."""
    if people.sex[i] == FEMALE:
        return min(max(whole(people.parity[i]) - 1, 0), 2)
    luck = ((whole(people.pension_rank[i]) * FATHER_STEP) & 0xFFFF) / 65_536.0
    return whole(pick(luck, life.fixed.housing_fathers[age_of(people, i)]))


@kernel
def deposit_of(people, i, m, plan, y, rates, life):  # type: ignore[no-untyped-def]
    """What each side pays for row i in month m of year y, and its base; fen."""
    law = life.of_year
    later = m >= plan.turn and people.change[i] < 1.0
    cover = people.cover_after[i] if later else people.cover[i]
    if not employed(cover):
        return 0, 0
    effect = people.employer_after[i] if later else people.employer_factor[i]
    kind = 1 if cover == PUBLIC else 0
    rate = allowed_rate(employer_rate(effect, kind, law, 0), law, m)
    if rate == 0:
        return 0, 0
    row = y if m >= plan.switch else max(y - 1, 0)
    wage = monthly_wage(people, i, row, kind, effect, rates)
    base = housing_base(wage, to_fen(rates.by_year.reference_wage[row]), law, m)
    return share_of(base, rate), base


@kernel
def first_plan(people, i, year, rates, life):  # type: ignore[no-untyped-def]
    """The months of row i that are set before any luck of the fund."""
    law = life.of_year
    here = whole(month_in_year(people.start[i], law))
    gone = whole(month_in_year(people.end[i], law))
    turn = max(here, min(gone, whole(month_in_year(people.change[i], law))))
    retires = NEVER
    if people.change[i] < 1.0 and people.cover_after[i] == RETIRED:
        retires = turn
    elif not works(people, i) and age_of(people, i) >= FIRST_RETIREMENT_AGE:
        now = (year - FIRST_BIRTH_YEAR) * 12
        retires = max(legal_month(people, i, people.cover[i], rates, law) - now, here)
    switch = law.housing_switch_month[0] - 1
    return Plan(here, gone, turn, switch, retires, NEVER, NEVER, RENT, 0, 0)


@kernel
def with_luck(people, i, plan, base, child, luck, y, rates, life):  # type: ignore[no-untyped-def]
    """The plan with what luck of the year adds: a home, a withdrawal for a loan or for rent.

    Only who pays in a month can buy in it.
    """
    law, fixed = life.of_year, life.fixed
    age = age_of(people, i)
    buys, claims, reason, amount, monthly = NEVER, NEVER, RENT, 0, 0
    hazard = fixed.housing_buy[age, child] * law.housing_market[0]
    if people.housing_left[i] > 0:
        hazard *= fixed.housing_owing[0]
    if luck[0] < hazard:  # the chance is below the hazard
        time = -math.log(1.0 - luck[0]) / hazard
        if plan.here <= time * 12.0 < plan.gone:
            m = int(time * 12.0)
            buys = m if deposit_of(people, i, m, plan, y, rates, life)[0] > 0 else NEVER
    when = int(luck[3] * 12.0)
    if 0 < people.housing_left[i] < TERM_ROOM:
        paid = housing_loans.payment(people, i, life)
        if luck[1] < fixed.housing_claim_repayment[0] * fixed.housing_claim_monthly[0]:
            monthly = paid
        elif luck[1] < fixed.housing_claim_repayment[0]:
            claims, reason = when, REPAYMENT
            months = min(whole(people.housing_left[i]), 12)
            amount = repayment_claim(paid, months, law, when)
    elif luck[1] < law.housing_rents[0, age]:
        claims = when
        amount = rent_claim(law.housing_rent[0], base, child, 12, law, when)
    return Plan(
        *(plan.here, plan.gone, plan.turn, plan.switch, plan.retires),
        *(buys, claims, reason, amount, monthly),
    )


@kernel
def next_stop(m, plan, idle, side, life):  # type: ignore[no-untyped-def]
    """First month after m in which something turns; things of a month happen at its end."""
    until = plan.gone
    for month in (plan.turn, plan.switch, plan.retires, CREDITED, plan.claims + 1, plan.buys + 1):
        if m < month < until:
            until = month
    if side == 0:
        wait = life.of_year.housing_leave_months[m] - whole(idle)
        if 0 < wait < until - m:
            until = m + wait
    return until
