"""The year of somebody who is ill: stays by the clock and chronic care, in date order.

One dense pass drains the clocks of stays and lists whom the year needs one by one: those whose
clock rings, those with chronic benefits, those who are here for part of the year only. What basic
insurance, critical illness insurance and assistance have paid since 1 January is held in `used`
and ends with the year; that somebody had a claim is kept for the rewards of later years.
"""

from __future__ import annotations

import numpy as np

from ..codes import DRAW_PREGNANCY_STAY, FLEXIBLE
from ..compiling import inlined_kernel, kernel
from ..draw import normal_quantile, pick, uniforms
from ..medical import BATCH, USED_STAYS
from ..medical_tally import paid_by_funds
from ..months import month_in_year, month_of
from ..people import NEVER, cover_at, outside_work
from ..received import note
from .alike import care_of_year, is_plain
from .chronic import CUTS, care_until, cut_allowance
from .insured import SCHEME_OF, WITHOUT, covered_in, scheme_at, supplement_of
from .rewards import count_claim, grant
from .stays import CLOCK, KIND, WHERE, be_treated, draw_again, draw_stays


@kernel
def ring(people, n, drain, hit):  # type: ignore[no-untyped-def]
    """Drain the clocks of stays of the n people who are here all year and stay well; list others.

    The clocks of those listed are left as they were.
    """
    clock, factor, cell, cover = people.stay_clock, people.stay_factor, people.cell, people.cover
    start, end, severe, extra = people.start, people.end, people.severe, people.extra_time
    hits = 0
    for i in range(n):
        left = clock[i] - drain[cover[i], cell[i]] * factor[i]
        listed = (
            (left <= 0) | (severe[i] != 0) | (end[i] < 1.0) | (start[i] > 0.0) | (extra[i] < 1.0)
        )
        clock[i] = clock[i] if listed else left
        hit[hits] = i
        hits += listed
    return hits


@kernel
def step(people, n, y, year, seed, ill, ward, received, room):  # type: ignore[no-untyped-def]
    """Stays and chronic care of year y of all n people, batch by batch of those listed."""
    hits = ring(people, n, ill.of_year.stay_drain, people.hit)
    for first in range(0, hits, BATCH):
        last = min(first + BATCH, hits)
        draw_stays(people, people.hit, first, last, seed, room)
        for k in range(first, last):
            i = people.hit[k]
            live_sick_year(people, i, k - first, y, year, seed, ill, ward, received, room)


@kernel
def passed(time, intensity):  # type: ignore[no-untyped-def]
    """Demand of the year up to a time of it; `intensity` is cumulated by month."""
    month = min(int(time * 12.0), 11)
    return intensity[month] + (intensity[month + 1] - intensity[month]) * (time * 12.0 - month)


@kernel
def time_of(demand, intensity):  # type: ignore[no-untyped-def]
    """Time of the year at which so much demand has passed; the inverse of `passed`."""
    month = min(int(demand / intensity[12] * 12.0), 11)
    while month > 0 and intensity[month] >= demand:
        month -= 1
    while month < 11 and intensity[month + 1] < demand:
        month += 1
    step_of_month = intensity[month + 1] - intensity[month]
    return (month + (demand - intensity[month]) / step_of_month) / 12.0


@kernel
def chance_in_pregnancy(people, i, seed):  # type: ignore[no-untyped-def]
    """What chance says of a stay for illness in pregnancy, as `be_treated` takes it."""
    where, dear, kind, _ = uniforms(seed, people.id[i], DRAW_PREGNANCY_STAY, people.deliveries[i])
    return where, normal_quantile(dear), kind


@inlined_kernel
def next_stay(people, i, due, last, steady, year, ill):  # type: ignore[no-untyped-def]
    """Month, scheme, supplement of the next stay of row i; its cost for illness in pregnancy, or 0.

    `due` and `last` are demand, as in `passed`. A stay in pregnancy that comes first is taken off.
    Whoever is `steady` keeps the cover all year, so the month alone decides.
    """
    cover = people.cover[i]
    if steady:
        m = pick(due, ill.of_year.stay_demand_until[SCHEME_OF[cover]])
        scheme = SCHEME_OF[cover]
        if scheme == 0 and not covered_in(people.covered_from[i], m):
            scheme = WITHOUT
        return m, scheme, supplement_of(cover), 0
    time, cost = NEVER, 0
    if due <= last:
        time = min(time_of(due, ill.of_year.stay_intensity[SCHEME_OF[cover]]), 1.0 - 1e-6)
    if people.extra_time[i] < time:
        time, cost = np.float64(people.extra_time[i]), int(people.extra_cost[i])
        people.extra_time[i] = NEVER
    m = month_of(time, ill.of_year)
    whose = supplement_of(cover_at(people, i, time))
    return m, scheme_at(people, i, time, m, year, ill), whose, cost


@kernel
def live_sick_year(people, i, slot, y, year, seed, ill, ward, received, room):  # type: ignore[no-untyped-def]
    """Year y of row i: each stay in its turn, chronic care in the months between.

    The next stay of row i is drawn in `slot` of the batch.
    """
    cover, cell = people.cover[i], people.cell[i]
    rate = np.float64(ill.of_year.stay_hazard[cover, cell]) * np.float64(people.stay_factor[i])
    intensity = ill.of_year.stay_intensity[SCHEME_OF[cover]]
    start, end = np.float64(people.start[i]), np.float64(people.end[i])
    last = passed(min(end, 1.0), intensity)
    due = NEVER * 1000.0
    if rate > 0.0:
        due = passed(start, intensity) + np.float64(people.stay_clock[i]) / rate
    used, bill, state = room.used, room.bill, room.state
    used[:] = 0
    state[:] = 0
    room.later[:] = 0
    rewarded = outside_work(cover) and people.paid_years[i] > 0
    if rewarded:
        grant(people, i, ill.of_year, used)
    paid = 0
    chronic = people.severe[i] != 0
    month_done = month_in_year(start, ill.of_year)
    steady = (people.change[i] >= 1.0) & (cover != FLEXIBLE) & (people.extra_time[i] >= NEVER)
    while due <= last or people.extra_time[i] < end:
        m, scheme, whose, cost = next_stay(people, i, due, last, steady, year, ill)
        if chronic:
            paid += care_until(people, i, month_done, m, y, year, 1, ill, ward, room)
            month_done = m
        if cost > 0:
            where, dear, kind = chance_in_pregnancy(people, i, seed)
        else:
            where, dear, kind = room.luck[WHERE, slot], room.normal[slot], room.luck[KIND, slot]
            due += room.luck[CLOCK, slot] / rate
            people.stays[i] += 1
            if due <= last:
                draw_again(people, i, slot, seed, room)
        payers, luck = (scheme, whose), (where, dear, kind)
        be_treated(people, i, m, y, payers, luck, cost, ill, room, ward)
        if scheme != WITHOUT and used[USED_STAYS] > state[CUTS]:
            paid += paid_by_funds(bill)
            state[CUTS] = used[USED_STAYS]
            if chronic:
                cut_allowance(people, i, scheme, m, year, ill, room)
    if rate > 0.0:
        people.stay_clock[i] = (due - last) * rate
    if chronic:
        last_month = month_in_year(end, ill.of_year)
        if month_done == 0 and used[USED_STAYS] == 0 and is_plain(people, i, ill.of_year):
            paid += care_of_year(people, i, y, year, ill, ward, room)
        else:
            paid += care_until(people, i, month_done, last_month, y, year, 1, ill, ward, room)
    if paid > 0:
        if rewarded:
            count_claim(people, i, used)
        note(received, people.id[i], y, cell, cover, 0, paid)
