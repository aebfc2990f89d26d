"""Chronic outpatient care through the months of a year (门诊慢特病).

A month's care costs what the certified conditions of the person cost, times the luck of the year.
Months that are alike are settled once and written as a run. What the stays of the year took from
the allowance and what was paid since 1 January is held in `room`.
"""

from __future__ import annotations

import numpy as np

from ..bitsets import lowest, without_lowest
from ..codes import ORDINARY, RESIDENT_SCHEME
from ..compiling import inlined_kernel, kernel
from ..illness import CHRONIC_STRATA
from ..joining import LUCK_YEARS
from ..medical import (
    CRITICAL,
    POOLED,
    SECOND,
    USED,
    USED_BURDEN,
    USED_CHRONIC,
    USED_POOLED,
    Care,
)
from ..medical_tally import CHRONIC_BILL, add_critical, add_run, paid_by_funds
from ..need import need_of
from ..people import FIRST_BIRTH_YEAR, cover_at
from ..schemes.chronic import (
    chronic_allowance,
    cut_by_stay,
    leading_condition,
    settle_chronic,
)
from ..schemes.money import to_fen
from ..squares import AID_OF_CHRONIC, count_later
from .insured import WITHOUT, next_turn, scheme_of_month, sooner, supplement_of

#: Positions in `room.state`: the allowance of the year, what is left of it, stays that cut it.
ALLOWANCE, LEFT, CUTS = range(3)


@kernel
def cut_allowance(people, i, scheme, m, year, ill, room):  # type: ignore[no-untyped-def]
    """Take from the allowance of row i what the stay just settled in month m takes.

    It takes its part of the whole year whether or not there was a chronic bill before it.
    """
    if ill.of_year.chronic_after_stay[m, scheme] == 0:
        return
    now = (year - FIRST_BIRTH_YEAR) * 12 + m
    conditions = certified(people, i, scheme, m, now, ill)
    if conditions != 0:
        grant_allowance(scheme, conditions, m, ill, room)
    room.state[LEFT] = cut_by_stay(scheme, room.state[LEFT], room.state[ALLOWANCE], m, ill.of_year)


@inlined_kernel
def grant_allowance(scheme, conditions, m, ill, room):  # type: ignore[no-untyped-def]
    """Raise the allowance of the year, and what is left of it, to that of month m."""
    law, state = ill.of_year, room.state
    allowance = chronic_allowance(scheme, conditions, ill.fixed.chronic_class, m, law)
    state[LEFT] += max(allowance - state[ALLOWANCE], 0)
    state[ALLOWANCE] = max(allowance, state[ALLOWANCE])


@inlined_kernel
def certified(people, i, scheme, m, now, ill):  # type: ignore[no-untyped-def]
    """Conditions of row i that have chronic benefits in month m (`now` since 1900), as bits."""
    severe = people.severe[i]
    if people.waiting[i] != 0:
        if now < people.waiting_until[i]:
            severe &= ~people.waiting[i]
        else:
            people.waiting[i] = 0
    return severe & ill.of_year.listed[m, scheme]


@inlined_kernel
def cost_of_month(conditions, luck, scheme, m, ill):  # type: ignore[no-untyped-def]
    """Cost of a month's care of the conditions, fen."""
    costs = ill.of_year.chronic_cost[m, scheme]
    yuan = 0.0
    while conditions != 0:
        yuan += costs[lowest(conditions)]
        conditions = without_lowest(conditions)
    return to_fen(yuan * ill.fixed.chronic_strata[luck])


@kernel
def care_until(people, i, first, last, y, year, weight, ill, ward, room):  # type: ignore[no-untyped-def]
    """Settle the care of months first to last - 1 of year y; returns what the funds pay, fen.

    It is posted `weight` times, for so many people who are alike.
    """
    paid = 0
    m = first
    while m < last:
        now = (year - FIRST_BIRTH_YEAR) * 12 + m
        scheme = scheme_of_month(people, i, m, year, ill)
        until = next_turn(people, i, m, min(last, ill.of_year.alike_until[m]), ill.of_year)
        until = sooner(until, m, people.waiting_until[i] - now + m)
        if scheme != WITHOUT:
            conditions = certified(people, i, scheme, m, now, ill)
            if conditions != 0:
                luck = luck_of(people, i, year)
                whose = supplement_of(cover_at(people, i, ill.of_year.start_of_month[m]))
                payers = scheme, need_of(people, i, scheme, ill), whose
                paid += care_run(payers, conditions, luck, m, until, y, weight, ill, ward, room)
        m = until
    return paid


@kernel
def luck_of(people, i, year):  # type: ignore[no-untyped-def]
    """Stratum of the cost of this year's chronic care of row i."""
    byte = people.visit_luck[i] >> np.uint64(8 * (year % LUCK_YEARS))
    return int(byte & np.uint64(CHRONIC_STRATA - 1))


@inlined_kernel
def care_run(  # type: ignore[no-untyped-def]
    payers, conditions, luck, first, last, y, weight, ill, ward, room
):
    """Settle months of the same law and the same conditions, those alike at once.

    `payers` are the scheme, the group in need and whose supplement pays.
    """
    scheme, need, whose = payers
    law, classes = ill.of_year, ill.fixed.chronic_class
    used, bill, state = room.used, room.bill, room.state
    grant_allowance(scheme, conditions, first, ill, room)
    lead = classes[leading_condition(scheme, conditions, first, law)]
    total = cost_of_month(conditions, luck, scheme, first, ill)
    outside = to_fen(total / 100.0 * ill.fixed.chronic_outside[0])
    paid = 0
    m = first
    while m < last:
        for k in range(len(USED)):
            room.before[k] = used[k]
        care = Care(scheme, need, int(lead), total, outside, state[LEFT], whose)
        settle_chronic(care, m, law, used, bill)
        pooled = bill[POOLED] - bill[SECOND]
        state[LEFT] -= pooled
        more = alike(last - m - 1, scheme, need, pooled, m, law, room)
        if more > 0:
            state[LEFT] -= more * pooled
            for k in range(len(USED)):
                used[k] += more * (used[k] - room.before[k])
        begin = y * 12 + m
        column = CHRONIC_BILL * 3 + scheme
        add_run(ward.bill_step, column, begin, begin + 1 + more, weight, bill)
        # a month in which a later payer pays is not repeated, see `alike`
        if scheme == RESIDENT_SCHEME and bill[CRITICAL] > 0:
            deductible = law.critical_deductible[m, need]
            burden = room.before[USED_BURDEN]
            row = ward.critical[begin, need]
            add_critical(row, bill, 0, burden, used[USED_BURDEN], deductible, weight)
        squares = ward.later_squares[begin]
        count_later(squares, room.later, scheme, AID_OF_CHRONIC, bill, weight)
        paid += (1 + more) * paid_by_funds(bill)
        m += 1 + more
    return paid


@inlined_kernel
def alike(months, scheme, need, pooled, m, law, room):  # type: ignore[no-untyped-def]
    """How many of the next months settle as the one just settled did: no bound comes near.

    Only cost of ordinary people that meets no cap, no deductible and no later payer repeats.
    """
    used, before = room.used, room.before
    for k in range(len(USED)):
        if k not in (USED_POOLED, USED_CHRONIC, USED_BURDEN) and used[k] != before[k]:
            return 0
    if need != ORDINARY:
        return 0
    if pooled > 0:
        months = min(months, room.state[LEFT] // pooled)
        cap = law.pooled_cap[m, scheme]
        if cap > 0:
            months = min(months, (cap - used[USED_POOLED]) // pooled)
    growth = used[USED_BURDEN] - before[USED_BURDEN]
    if growth > 0 and law.critical_covers[m, scheme] == 1:
        free = law.critical_deductible[m, need] - used[USED_BURDEN]
        months = min(months, max(free // growth, 0))
    return months
