"""The year of somebody who is ill: stays by the clock and chronic care, in date order.

One dense pass drains the clocks of stays and lists whom the year needs one by one: those whose
clock rings, those with chronic benefits, those who are here for part of the year only. What basic
insurance, critical illness insurance and assistance have paid since 1 January is held in `used`
and ends with the year.
"""

from __future__ import annotations

import numpy as np

from ..clocks import fill
from ..compiling import kernel
from ..medical import USED_STAYS
from ..medical_tally import paid_by_funds
from ..months import month_in_year, month_of
from ..people import NEVER
from ..received import note
from .chronic import CUTS, care_until, cut_allowance
from .insured import SCHEME_OF, WITHOUT, scheme_at
from .stays import be_treated


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
def step(people, n, y, year, seed, ill, timing, ward, received, room):  # type: ignore[no-untyped-def]
    """Stays and chronic care of year y of all n people."""
    for k in range(ring(people, n, ill.by_year[y].stay_drain, people.hit)):
        live_sick_year(people, people.hit[k], y, year, seed, ill, timing, ward, received, room)


@kernel
def passed(time, intensity):  # type: ignore[no-untyped-def]
    """Demand of the year up to a time of it; `intensity` is cumulated by month."""
    month = min(int(time * 12.0), 11)
    return intensity[month] + (intensity[month + 1] - intensity[month]) * (time * 12.0 - month)


@kernel
def time_of(demand, intensity):  # type: ignore[no-untyped-def]
    """Time of the year at which so much demand has passed; the inverse of `passed`."""
    month = 0
    while month < 11 and intensity[month + 1] < demand:
        month += 1
    step_of_month = intensity[month + 1] - intensity[month]
    return (month + (demand - intensity[month]) / step_of_month) / 12.0


@kernel
def live_sick_year(people, i, y, year, seed, ill, timing, ward, received, room):  # type: ignore[no-untyped-def]
    """Year y of row i: each stay in its turn, chronic care in the months between."""
    cover, cell = people.cover[i], people.cell[i]
    rate = np.float64(ill.by_year[y].stay_hazard[cover, cell]) * np.float64(people.stay_factor[i])
    intensity = ill.by_year.stay_intensity[y, SCHEME_OF[cover]]
    start, end = np.float64(people.start[i]), np.float64(people.end[i])
    last = passed(min(end, 1.0), intensity)
    due = NEVER * 1000.0
    if rate > 0.0:
        due = passed(start, intensity) + np.float64(people.stay_clock[i]) / rate
    used, bill, state = room.used, room.bill, room.state
    used[:] = 0
    state[:] = 0
    paid = 0
    chronic = people.severe[i] != 0
    month_done = month_in_year(start, y, timing)
    while due <= last or people.extra_time[i] < end:
        time = min(time_of(due, intensity), 1.0 - 1e-6) if due <= last else NEVER
        cost = 0
        if people.extra_time[i] < time:
            time, cost = np.float64(people.extra_time[i]), int(people.extra_cost[i])
            people.extra_time[i] = NEVER
        month = month_of(time, y, timing)
        scheme = scheme_at(people, i, time, month, y, year, ill, timing)
        if chronic:
            to = month - y * 12
            paid += care_until(people, i, month_done, to, y, year, ill, timing, ward, room)
            month_done = to
        luck = be_treated(people, i, month, y, scheme, cost, seed, ill, used, bill, ward)
        if cost == 0:
            due += fill(luck) / rate
        if scheme != WITHOUT and used[USED_STAYS] > state[CUTS]:
            paid += paid_by_funds(bill)
            cut_allowance(month, ill, room)
    if rate > 0.0:
        people.stay_clock[i] = (due - last) * rate
    if chronic:
        to = month_in_year(end, y, timing)
        paid += care_until(people, i, month_done, to, y, year, ill, timing, ward, room)
    if paid > 0:
        note(received, people.id[i], y, cell, cover, 0, paid)
