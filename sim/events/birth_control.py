"""Birth-control surgery (计划生育手术): abortion, sterilisation, reversal, by quota."""

from __future__ import annotations

import numpy as np

from ..clocks import refill
from ..codes import (
    DRAW_CLOCK_SURGERY,
    DRAW_SURGERY,
    DRAW_SURGERY_COST,
    NUM_AGES,
    PUBLIC,
)
from ..compiling import kernel
from ..draw import lognormal, pick, uniforms
from ..ledger import SURGERY, SURGERY_BILL, post, post_bill
from ..months import day_of
from ..people import FIRST_BIRTH_YEAR, cover_at, employer_at, months_paid
from ..received import SURGERY as LAW_OF_SURGERY
from ..received import meet, note
from ..schemes.contribution import employer_wage
from ..schemes.maternity import (
    abortion_days,
    allowance,
    has_maternity_medical,
    may_claim_allowance,
    surgery_benefit,
)
from ..schemes.money import to_fen
from .delivery import post_allowance

YOUNGEST, OLDEST = 15, 50


@kernel
def ring(people, n, hazard):  # type: ignore[no-untyped-def]
    """Drain the surgery clocks of the women among the n people; list the hits."""
    clock, cell, end, hit = people.surgery_clock, people.cell, people.end, people.hit
    hits = 0
    for i in range(n):
        age = cell[i] - NUM_AGES
        if age < YOUNGEST or age > OLDEST:
            continue
        left = clock[i] - hazard[age] * end[i]
        clock[i] = left
        hit[hits] = i
        hits += left <= 0
    return hits


@kernel
def step(people, n, y, year, seed, rates, care, law, ill, timing, tally, received):  # type: ignore[no-untyped-def]
    """Surgeries of year y, each settled at once."""
    hazard = rates.by_year[y].surgery
    for k in range(ring(people, n, hazard)):
        i = people.hit[k]
        rate = np.float64(hazard[people.cell[i] - NUM_AGES])
        left = np.float64(people.surgery_clock[i])
        time = max(min(np.float64(people.end[i]) + left / rate, 1.0 - 1e-6), 0.0)
        people.surgeries[i] += 1
        people.surgery_clock[i] = refill(
            seed, people.id[i], DRAW_CLOCK_SURGERY, people.surgeries[i]
        )
        settle(people, i, time, y, year, seed, rates, care, law, ill, timing, tally, received)


@kernel
def settle(people, i, time, y, year, seed, rates, care, law, ill, timing, tally, received):  # type: ignore[no-untyped-def]
    """Draw the facts of the surgery of row i, adjudicate them, post what is paid."""
    meet(received, people.root[i], LAW_OF_SURGERY)
    day = day_of(time, y, timing)
    month = timing.by_day.month_of_day[day]
    cover = cover_at(people, i, time)
    if not has_maternity_medical(cover, month, law):
        return
    kind_draw, claims_surgery, claims_allowance, online = uniforms(
        seed, people.id[i], DRAW_SURGERY, people.surgeries[i]
    )
    if claims_surgery >= care.fixed[0].claim_surgery[0]:
        return
    kind = pick(kind_draw, rates.place[0].surgery_kinds)
    u, v, network, _ = uniforms(seed, people.id[i], DRAW_SURGERY_COST, people.surgeries[i])
    mean = care.fixed[0].surgery_mean[kind] * care.by_month.cost_factor[month]
    cost = to_fen(lognormal(mean, care.fixed[0].surgery_spread[0], u, v))
    paid = surgery_benefit(cost, kind, month, law)
    post(tally, SURGERY, month, month + law.hospital_months[month], paid)
    post_bill(tally, y, SURGERY_BILL, cost, 0, 0, min(paid, cost))
    days = abortion_days(kind, month, law)
    now = (year - FIRST_BIRTH_YEAR) * 12 + month - y * 12
    months = months_paid(people, i, time, now, ill.of_year)
    in_network = network < care.fixed[0].network_share[0]
    claims = claims_allowance < care.fixed[0].claim_allowance[1]
    if days > 0 and claims and may_claim_allowance(cover, months, in_network, month, law):
        pool = 1 if cover == PUBLIC else 0
        wage = employer_wage(y, pool, employer_at(people, i, time), month, rates, law)
        amount = allowance(wage, days, month, law)
        by_net = in_network and online < care.by_month.online_share[month]
        post_allowance(amount, y, month, day, by_net, law, timing, tally)
        paid += amount
    note(received, people.id[i], y, people.cell[i], cover, 0, paid)
