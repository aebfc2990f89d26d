"""Deaths at work and of the gravely injured: funeral, grant, pensions of those they kept.

A death of the year is one at work with the chance that the hazard of being killed has in that of
dying, so that nobody dies who would not have died. Dependants are no persons of the block: each
draws to a month that is drawn with the death, and the rises of later years are left to the close.
"""

from __future__ import annotations

from ..claims import INSURED, KILLED, UNINSURED, WAITS, claim, draws, was_insured
from ..codes import DIED_LATER, DRAW_INJURY_DEATH, ENTERPRISE, PAID_BY_FUND
from ..compiling import kernel
from ..draw import uniforms
from ..livelihood_tally import INJURY_DEATH_GRANTS, INJURY_FUNERALS
from ..schemes.work_injury import is_covered, payer
from ..schemes.work_injury_death import (
    death_grant,
    dependant_pension,
    dependant_share,
    funeral_grant,
)
from .injury_pay import city_wage, give, wage_of

#: Most dependants: a spouse and three others, each there with a third of their mean number.
MOST_OTHERS = 3
SPOUSE, OTHER = 0, 1


@kernel
def die(people, i, chance, m, y, seed, rates, law, life, book, received):  # type: ignore[no-untyped-def]
    """Row i dies in month m of year y, with a chance at work; or it drew an allowance.

    An employer who did not insure pays the grants after a death at work, and what is new, the
    pensions and a later funeral, if the law says so. The claim tells of a death at work, since the
    pension fund has no grants for it.
    """
    killed, insured, _, _ = uniforms(seed, people.id[i], DRAW_INJURY_DEATH, 0)
    later = draws(people.injury_state[i])
    if not later and killed >= chance:
        return
    of_year, at = life.of_year, DIED_LATER if later else 0
    funeral = funeral_grant(city_wage(y, rates), m, of_year)
    grant = death_grant(at, m, of_year)
    insures = was_insured(people.injury_state[i])
    of_fund = is_covered(insures, m, of_year)
    if not later:
        book.injury_outcomes[y, KILLED] += 1
        people.injury_state[i] = claim(KILLED, 0, WAITS, 0)
        insures = people.cover[i] != ENTERPRISE or insured >= life.fixed.injury_uninsured[0]
        of_fund = payer(insures, True) == PAID_BY_FUND
    give(people, i, INJURY_FUNERALS, funeral, of_fund, m, y, life, book, received)
    give(people, i, INJURY_DEATH_GRANTS, grant, of_fund, m, y, life, book, received)
    whose = INSURED if insures else UNINSURED
    leave_dependants(people, i, whose, m, y, seed, rates, law, life, book)


@kernel
def leave_dependants(people, i, whose, m, y, seed, rates, law, life, book):  # type: ignore[no-untyped-def]
    """Pensions of those whom row i kept, from the month after month m of year y.

    `whose` tells whether its employer had insured; who pays is left to the close.
    """
    fixed, wage = life.fixed, wage_of(people, i, m, y, rates, law, life)
    there = uniforms(seed, people.id[i], DRAW_INJURY_DEATH, 1)
    years = uniforms(seed, people.id[i], DRAW_INJURY_DEATH, 2)
    alone = uniforms(seed, people.id[i], DRAW_INJURY_DEATH, 3)
    shares, left = 0, 0
    for k in range(1 + MOST_OTHERS):
        kind = SPOUSE if k == 0 else OTHER
        if there[k] < chance_of(kind, fixed):
            lone = alone[k] < fixed.injury_lone[0]
            shares += dependant_share(kind, lone, m, life.of_year)
            left += 1
    before, first = 0, y * 12 + m + 1
    for k in range(1 + MOST_OTHERS):
        kind = SPOUSE if k == 0 else OTHER
        if there[k] >= chance_of(kind, fixed):
            continue
        left -= 1
        lone = alone[k] < fixed.injury_lone[0]
        share = dependant_share(kind, lone, m, life.of_year)
        pension = dependant_pension(wage, share, shares, before, left == 0, m, life.of_year)
        before += pension
        months = 1 + int(years[k] * 2.0 * 12.0 * fixed.injury_dependant_years[kind])
        keep(book, pension, whose, kind, int(lone), first, first + months)


@kernel
def chance_of(kind, fixed):  # type: ignore[no-untyped-def]
    """Chance that one of the possible dependants of a kind is there."""
    number = fixed.injury_dependants[kind]
    return number if kind == SPOUSE else number / MOST_OTHERS


@kernel
def keep(book, pension, whose, kind, lone, first, last):  # type: ignore[no-untyped-def]
    """Write down a dependant who draws from month `first` to last - 1 of the study."""
    year = first // 12
    if year >= book.dependant_step.shape[0]:
        return
    end = min(last, book.dependant_step.shape[2] - 1)
    book.dependant_step[year, whose, first] += pension
    book.dependant_step[year, whose, end] -= pension
    book.dependant_heads[year, whose, first, kind, lone] += 1
    book.dependant_heads[year, whose, end, kind, lone] -= 1
