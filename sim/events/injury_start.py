"""Work injuries of the time before somebody comes: allowances that run, grades, claims that wait.

Stocks of allowances, and of the retired who once drew them, are those that the facts say; the
graded who have not left their employer yet and the claims of the last year are those to which the
hazards lead in the long run (assumption; why: no stock is published).
"""

from __future__ import annotations

import numpy as np

from ..claims import FIRST_WITHOUT_PENSION, HOLDS, INSURED, TOPS_UP, WAITS, claim
from ..codes import DRAW_INJURY_START, ENTERPRISE, INJURY_GRADES, PUBLIC, RETIRED
from ..compiling import kernel
from ..draw import uniforms
from ..law import PPM
from ..people import age_of
from ..schemes.money import share_of
from .injury import months_to_grade, need_at
from .injury_pay import city_wage

#: Share of those at work of an age who draw an allowance relative to all: 0 at YOUNGEST, 1 at
#: MEAN_AGE, rising in a line. Source: assumption; why: injuries gather over a working life.
YOUNGEST, MEAN_AGE = 18, 40


@kernel
def start(people, i, seed, rates, life):  # type: ignore[no-untyped-def]
    """Write the claim of row i, if it has one from before it came."""
    if people.cover[i] == RETIRED:
        start_retired(people, i, seed, rates, life)
        return
    fixed, of_year = life.fixed, life.of_year
    rate = np.float64(of_year.injury_hazard[people.cell[i], people.cover[i]])
    if rate <= 0.0:
        return
    luck, need, month, _ = uniforms(seed, people.id[i], DRAW_INJURY_START, 0)
    insured = of_year.injury_insured[people.cover[i]] / PPM
    employed = people.cover[i] in (ENTERPRISE, PUBLIC)
    older = max(age_of(people, i) - YOUNGEST, 0) / (MEAN_AGE - YOUNGEST)
    for grade in range(1, len(INJURY_GRADES) + 1):
        share = fixed.injury_outcome_pick[grade] - fixed.injury_outcome_pick[grade - 1]
        if grade < FIRST_WITHOUT_PENSION:
            chance = fixed.injury_stock[grade - 1] * insured * older
        else:
            leave = fixed.injury_leave[grade - 1] if employed else 1.0
            chance = rate * share / leave
        if luck < chance:
            hold(people, i, grade, need_at(grade, need, life), rates, life)
            return
        luck -= chance
        if luck < rate * share:
            waiting = months_to_grade(grade, False, 0, life) - 1 - int(month * 12.0)
            if waiting >= 0:
                people.injury_state[i] = claim(grade, need_at(grade, need, life), WAITS, waiting)
            return
        luck -= rate * share


@kernel
def start_retired(people, i, seed, rates, life):  # type: ignore[no-untyped-def]
    """Write the claim of row i, retired: nursing and what tops up its pension, both for life."""
    luck, need, _, _ = uniforms(seed, people.id[i], DRAW_INJURY_START, 0)
    for grade in range(1, FIRST_WITHOUT_PENSION):
        chance = life.fixed.injury_stock_retired[grade - 1]
        if luck < chance:
            amount = share_of(city_wage(0, rates), life.fixed.injury_stock_top_up[grade - 1])
            needed = need_at(grade, need, life)
            people.injury_state[i] = claim(grade, needed, TOPS_UP, INSURED)
            people.injury_clock[i] = -amount
            return
        luck -= chance


@kernel
def hold(people, i, grade, need, rates, life):  # type: ignore[no-untyped-def]
    """Row i has had its grade for long; allowances of the start are those of the facts."""
    people.injury_state[i] = claim(grade, need, HOLDS, 0)
    if grade < FIRST_WITHOUT_PENSION:
        share = life.fixed.injury_stock_allowance[grade - 1]
        people.injury_clock[i] = -share_of(city_wage(0, rates), share)
