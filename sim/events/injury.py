"""Work injuries: when they strike, what their care costs, what the graded get and for how long.

One clock holds the luck of an injury; hazards go by sex, age and cover, the industry is drawn with
the injury. The grade is decided when wound and office allow; until then a claim waits. Grades 1 to
4 draw for life (`injury_pension`), 5 to 10 get a grant when they leave the employer. Who draws has
no clock: its column holds the allowance instead, less than zero. Deaths are in `injury_death`.
"""

from __future__ import annotations

import numpy as np

from ..claims import (
    BY_EMPLOYER,
    FIRST_WITHOUT_PENSION,
    HOLDS,
    INSURED,
    UNINSURED,
    WAITS,
    claim,
    draws,
    grade_of,
    need_of,
    phase_of,
    waiting_of,
    was_insured,
)
from ..clocks import refill, ring_time
from ..codes import (
    DRAW_CLOCK_INJURY,
    DRAW_INJURY,
    DRAW_INJURY_CARE,
    DRAW_INJURY_LEAVE,
    DRAWS_EMPLOYEE,
    DRAWS_RESIDENT,
    ENTERPRISE,
    INJURY_CARE,
    PAID_BY_FUND,
    PUBLIC,
    RETIRED,
)
from ..compiling import kernel
from ..draw import lognormal, pick, uniforms
from ..livelihood_tally import (
    INJURY_BY_EMPLOYER,
    INJURY_CARE_PAID,
    INJURY_GRANTS,
    INJURY_LEAVING,
    pay_once,
)
from ..months import month_in_year
from ..people import FIRST_BIRTH_YEAR
from ..schemes.money import share_of, to_fen
from ..schemes.work_injury import (
    assessment_days,
    borne_before_application,
    care_benefit,
    disability_allowance,
    disability_grant,
    is_covered,
    leaving_medical_grant,
    leaving_work_grant,
    may_claim,
    nursing_allowance,
    payer,
)
from . import injury_death
from .injury_pay import city_wage, give, wage_of
from .injury_pension import draw_year, pay_allowance, pay_nursing, pay_top_up, turn_to_top_up
from .legal_age import legal_month

#: Days of a month, for days of the law that become months.
DAYS_OF_A_MONTH = 30


@kernel
def ring(people, n, hazard, hit):  # type: ignore[no-untyped-def]
    """Drain the injury clocks of the n people; list the hit, the dying and all with a claim."""
    clock, cell, cover, end = people.injury_clock, people.cell, people.cover, people.end
    state = people.injury_state
    hits = 0
    for i in range(n):
        drained = hazard[cell[i], cover[i]] * end[i]
        left = clock[i] - drained * (clock[i] > 0)
        clock[i] = left
        hit[hits] = i
        hits += (left <= 0) | (state[i] > 0) | (end[i] < 1.0)
    return hits


@kernel
def step(people, n, y, year, seed, rates, law, ill, life, book, received):  # type: ignore[no-untyped-def]
    """Injuries of year y among the n people of 1 January, and what the injured of all years get."""
    hazard = life.of_year.injury_hazard
    for k in range(ring(people, n, hazard, people.hit)):
        i = people.hit[k]
        end = people.end[i]
        last = min(month_in_year(end, life.of_year) + 1, 12)
        rate = np.float64(hazard[people.cell[i], people.cover[i]])
        if draws(people.injury_state[i]):
            draw_year(people, i, last, y, rates, life, book, received)
        else:
            if people.injury_clock[i] <= 0:
                be_injured(people, i, rate, y, year, seed, life, book, received)
            go_on(people, i, last, y, year, seed, rates, law, life, book, received)
        if end < 1.0 and people.leaves[i] == 0:
            chance = 0.0
            if rate > 0:
                factor = np.float64(people.death_factor[i])
                dying = np.float64(ill.of_year.death[people.cell[i]]) * factor
                chance = rate * life.fixed.injury_killed[0] / dying
            injury_death.die(people, i, chance, last - 1, y, seed, rates, law, life, book, received)


@kernel
def be_injured(people, i, rate, y, year, seed, life, book, received):  # type: ignore[no-untyped-def]
    """The clock of row i rang: its care is paid, and a claim to a grade may wait from now on.

    Whoever applies after the time for worker and family has run out has nothing.
    """
    of_year, fixed = life.of_year, life.fixed
    end = np.float64(people.end[i])
    left = np.float64(people.injury_clock[i]) + rate * end
    time = min(max(ring_time(left, rate, 0.0), 0.0), 1.0 - 1e-6)
    people.injury_clock[i] = refill(seed, people.id[i], DRAW_CLOCK_INJURY, year)
    m = month_in_year(time, of_year)
    what, where, need, extended = uniforms(seed, people.id[i], DRAW_INJURY, year)
    cost_luck, more_luck, insured, late = uniforms(seed, people.id[i], DRAW_INJURY_CARE, year)
    days = days_to_application(late, m, life)
    if not may_claim(days, m, of_year):
        return
    outcome = pick(what, fixed.injury_outcome_pick)
    industry = fixed.injury_public_class[0]
    uninsured = False
    if people.cover[i] != PUBLIC:
        industry = pick(where, fixed.injury_class_pick)
        uninsured = people.cover[i] == ENTERPRISE and insured < fixed.injury_uninsured[0]
    mean, spread = of_year.injury_care_mean[outcome], fixed.injury_care_spread[0]
    paid = care_paid(to_fen(lognormal(mean, spread, cost_luck, more_luck)), m, life)
    borne = borne_before_application(paid, days, m, of_year)
    if payer(not uninsured, True) != PAID_BY_FUND:
        borne = paid
    pay_once(book, INJURY_BY_EMPLOYER, y * 12 + m, borne)
    give(people, i, INJURY_CARE_PAID, paid - borne, True, m, y, life, book, received)
    book.injuries[y, industry, 0] += 1
    book.injuries[y, industry, 1] += paid - borne
    book.injury_outcomes[y, outcome] += 1
    before = grade_of(people.injury_state[i])
    if outcome > 0 and (before == 0 or outcome < before):
        waiting = m + months_to_grade(outcome, extended < fixed.injury_extended[0], m, life)
        phase = BY_EMPLOYER if uninsured else WAITS
        people.injury_state[i] = claim(outcome, need_at(outcome, need, life), phase, waiting)


@kernel
def days_to_application(luck, m, life):  # type: ignore[no-untyped-def]
    """Days from an injury to its application: those of the employer, or later, spread evenly."""
    share, in_time = life.fixed.injury_late[0], life.of_year.injury_apply_days[m]
    if luck >= share:
        return in_time
    most = max(life.fixed.injury_late_until[0] - in_time, 1)
    return in_time + 1 + int(luck / share * most)


@kernel
def care_paid(cost, m, life):  # type: ignore[no-untyped-def]
    """What is paid of the cost of an injury within the lists, fen: kind after kind."""
    paid = 0
    for kind in range(len(INJURY_CARE)):
        part = share_of(cost, life.fixed.injury_care_split[kind])
        paid += care_benefit(part, kind, m, life.of_year)
    return paid


@kernel
def months_to_grade(outcome, extended, m, life):  # type: ignore[no-untyped-def]
    """Months from an injury to the decision on its grade, each begun one counted whole."""
    days = assessment_days(extended, m, life.of_year) + DAYS_OF_A_MONTH - 1
    return life.fixed.injury_care_months[outcome] + days // DAYS_OF_A_MONTH


@kernel
def need_at(grade, luck, life):  # type: ignore[no-untyped-def]
    """Need of nursing of a grade, as in a claim: a code in NURSING_NEEDS plus one, 0 is none."""
    if grade >= FIRST_WITHOUT_PENSION:
        return 0
    shares = life.fixed.injury_need_pick[grade - 1]
    for need in range(shares.shape[0]):
        if luck < shares[need]:
            return need + 1
    return 0


@kernel
def go_on(people, i, last, y, year, seed, rates, law, life, book, received):  # type: ignore[no-untyped-def]
    """A claim of row i, which draws nothing yet, is decided or waits; the graded may leave."""
    state = people.injury_state[i]
    if state == 0:
        return
    grade, need, phase = grade_of(state), need_of(state), phase_of(state)
    m = waiting_of(state)
    if phase == HOLDS:
        leave_employer(people, i, grade, last, y, year, seed, rates, life, book, received)
    elif m >= 12:
        people.injury_state[i] = claim(grade, need, phase, m - 12)
    elif m < last:
        decide(people, i, grade, need, phase, m, last, y, rates, law, life, book, received)


@kernel
def decide(people, i, grade, need, phase, m, last, y, rates, law, life, book, received):  # type: ignore[no-untyped-def]
    """Row i has its grade in month m: the grant is paid, an allowance for life begins.

    An employer who did not insure pays the grant, and what is new if the law says so.
    """
    wage = wage_of(people, i, m, y, rates, law, life)
    grant = disability_grant(wage, grade, m, life.of_year)
    of_fund = payer(phase == WAITS, True) == PAID_BY_FUND
    give(people, i, INJURY_GRANTS, grant, of_fund, m, y, life, book, received)
    people.injury_state[i] = claim(grade, need, HOLDS, INSURED if phase == WAITS else UNINSURED)
    if grade >= FIRST_WITHOUT_PENSION:
        return
    allowance = disability_allowance(wage, grade, m, life.of_year)
    people.injury_clock[i] = -allowance
    if people.pension_state[i] in (DRAWS_EMPLOYEE, DRAWS_RESIDENT):
        amount = turn_to_top_up(people, i, m, life)
        pay_top_up(people, i, amount, m, last, y, life, book, received)
    else:
        pay_allowance(people, i, grade, allowance, m, last, y, life, book, received)
    if need > 0:
        nursing = nursing_allowance(need - 1, city_wage(y, rates), m, life.of_year)
        pay_nursing(people, i, nursing, m, last, y, life, book, received)


@kernel
def leave_employer(people, i, grade, last, y, year, seed, rates, life, book, received):  # type: ignore[no-untyped-def]
    """Row i, of grade 5 to 10, may leave its employer this year, with two grants, one its own.

    Who no longer works for an employer has left; who is retired has no claim any more.
    """
    if people.cover[i] == RETIRED:
        people.injury_state[i] = 0
        return
    luck, time, disease, _ = uniforms(seed, people.id[i], DRAW_INJURY_LEAVE, year)
    employed = people.cover[i] in (ENTERPRISE, PUBLIC)
    if employed and luck >= life.fixed.injury_leave[grade - 1]:
        return
    m = min(int(time * 12), last - 1)
    wage, ill = city_wage(y, rates), disease < life.fixed.injury_disease[0]
    grant = leaving_medical_grant(grade, wage, ill, m, life.of_year)
    of_fund = is_covered(was_insured(people.injury_state[i]), m, life.of_year)
    give(people, i, INJURY_LEAVING, grant, of_fund, m, y, life, book, received)
    legal = legal_month(people, i, people.cover[i], rates, life.of_year)
    left = max(legal - (year - FIRST_BIRTH_YEAR) * 12 - m, 0)
    own = leaving_work_grant(grade, wage, left, m, life.of_year)
    pay_once(book, INJURY_BY_EMPLOYER, y * 12 + m, own)
    people.injury_state[i] = 0
