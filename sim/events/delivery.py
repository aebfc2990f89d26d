"""The care around a delivery: mode, hospital, cost, claims; then the law, then the posting."""

from __future__ import annotations

from ..codes import (
    DRAW_COMPLICATION,
    DRAW_DELIVERY,
    DRAW_DELIVERY_CLAIM,
    DRAW_DELIVERY_COST,
    DRAW_PREGNANCY,
    PUBLIC,
)
from ..compiling import kernel
from ..draw import lognormal, pick, uniforms
from ..ledger import (
    ALLOWANCE,
    BIRTH_GRANT,
    COMPLICATION,
    DELIVERY,
    PRENATAL,
    SPOUSE,
    post,
    post_bill,
)
from ..months import day_of
from ..people import FIRST_BIRTH_YEAR, cover_at, employer_at, months_paid
from ..received import INSURED_BIRTH, RESIDENT_BIRTH, meet, note
from ..schemes.contribution import contributes, employer_wage
from ..schemes.delivery import Delivery, adjudicate
from ..schemes.maternity import has_maternity_medical
from ..schemes.money import to_fen

#: Largest cost that `extra_cost` holds, fen.
LARGEST_COST = 2_000_000_000


@kernel
def settle(  # type: ignore[no-untyped-def]
    people, i, time, children, y, year, seed, rates, care, law, ill, timing, tally, received
):
    """Draw the facts of the delivery of row i at `time`, adjudicate them, post what is paid."""
    meet(received, people.root[i], laws_met(people, i, time))
    day = day_of(time, y, timing)
    month = timing.by_day.month_of_day[day]
    facts = draw_facts(people, i, time, children, y, year, month, seed, rates, care, law, ill)
    benefit = adjudicate(facts, month, law)
    claim = uniforms(seed, people.id[i], DRAW_DELIVERY_CLAIM, people.deliveries[i])
    online = facts.in_network and claim[1] < care.by_month.online_share[month]
    if benefit.ordinary > 0:
        people.extra_time[i] = time
        people.extra_cost[i] = min(benefit.ordinary, LARGEST_COST)
    paid = post_benefit(facts, benefit, y, month, day, online, law, timing, tally)
    if paid > 0:
        order = people.parity[i]
        note(received, people.id[i], y, people.cell[i], facts.cover, order, paid)


@kernel
def laws_met(people, i, time):  # type: ignore[no-untyped-def]
    """Laws that a delivery of row i at `time` may meet, whatever they say (see `reach`)."""
    if contributes(cover_at(people, i, time)):
        return INSURED_BIRTH
    return RESIDENT_BIRTH | (INSURED_BIRTH if people.husband_insured[i] == 1 else 0)


@kernel
def draw_facts(people, i, time, children, y, year, month, seed, rates, care, law, ill):  # type: ignore[no-untyped-def]
    """What happened and what it cost; the discharge is on the day of birth."""
    person, turn = people.id[i], people.deliveries[i]
    chance = uniforms(seed, person, DRAW_DELIVERY, turn)
    cost = uniforms(seed, person, DRAW_DELIVERY_COST, turn)
    claim = uniforms(seed, person, DRAW_DELIVERY_CLAIM, turn)
    sick = uniforms(seed, person, DRAW_PREGNANCY, turn)
    mode = pick(chance[0], care.fixed[0].mode_shares)
    cover = cover_at(people, i, time)
    prices = care.by_month.cost_factor[month]
    if has_maternity_medical(cover, month, law):
        level = pick(chance[1], care.by_month.employee_levels[month])
        mean = care.fixed[0].delivery_mean[mode, level] * prices * care.by_month.stay_demand[month]
    else:
        level = pick(chance[1], care.fixed[0].level_shares)
        mean = care.fixed[0].delivery_mean[mode, level] * prices
    total = to_fen(lognormal(mean, care.fixed[0].delivery_spread[0], cost[0], cost[1]))
    outside = to_fen(total / 100.0 * (1.0 - care.fixed[0].catalogue_share[level]))
    first = to_fen((total - outside) / 100.0 * care.fixed[0].first_self_pay[0])
    complication = 0
    if chance[2] < care.fixed[0].complication_share[mode]:
        u, v, _, _ = uniforms(seed, person, DRAW_COMPLICATION, turn)
        spread = care.fixed[0].complication_spread[0]
        complication = to_fen(lognormal(care.fixed[0].complication_mean[0] * prices, spread, u, v))
    spread = care.fixed[0].prenatal_spread[0]
    prenatal = to_fen(lognormal(care.fixed[0].prenatal_mean[0] * prices, spread, cost[2], cost[3]))
    illness = 0
    if sick[0] < care.fixed[0].illness_share[0]:
        spread = care.fixed[0].illness_spread[0]
        illness = to_fen(
            lognormal(care.fixed[0].illness_mean[0] * prices, spread, sick[1], sick[2])
        )
    now = (year - FIRST_BIRTH_YEAR) * 12 + month - y * 12
    pool = 1 if cover == PUBLIC else 0
    return Delivery(
        int(cover),
        people.husband_insured[i] == 1 and claim[2] < care.fixed[0].claim_spouse[0],
        int(months_paid(people, i, time, now, ill.of_year)),
        employer_wage(y, pool, employer_at(people, i, time), month, rates, law),
        mode,
        int(children),
        int(people.parity[i]),
        total,
        outside,
        first,
        complication,
        prenatal,
        illness,
        chance[3] < care.fixed[0].network_share[0],
        claim[0] < care.fixed[0].claim_allowance[0],
        claim[3] < care.fixed[0].claim_grant[0],
    )


@kernel
def post_benefit(d, benefit, y, month, day, online, law, timing, tally):  # type: ignore[no-untyped-def]
    """Write a delivery's benefits into the tally; returns what the funds paid in all."""
    hospital = month + law.hospital_months[month]
    if benefit.delivery > 0:
        post(tally, DELIVERY, month, hospital, benefit.delivery)
    if benefit.complication > 0:
        post(tally, COMPLICATION, month, hospital, benefit.complication)
    if benefit.prenatal > 0:
        post(tally, PRENATAL, month, hospital, benefit.prenatal)
    if benefit.spouse > 0:
        post(tally, SPOUSE, month, hospital, benefit.spouse)
    if benefit.grant > 0:
        post(tally, BIRTH_GRANT, month, hospital, benefit.grant)
    if benefit.allowance > 0:
        post_allowance(benefit.allowance, y, month, day, online, law, timing, tally)
    post_bills(d, benefit, y, tally)
    medical = benefit.delivery + benefit.complication + benefit.prenatal
    return medical + benefit.spouse + benefit.grant + benefit.allowance


@kernel
def post_allowance(amount, y, month, day, online, law, timing, tally):  # type: ignore[no-untyped-def]
    """Write an allowance of a birth or abortion on `day`, claimed by net or by hand."""
    paid = timing.by_day.paid_manual[day]
    if online:
        paid = timing.by_day.paid_online[day]
        tally.online[month, 0] += 1
        tally.online[month, 1] += amount
    post(tally, ALLOWANCE, month, paid, amount)
    tally.to_person[y, law.payee[month]] += amount


@kernel
def post_bills(d, benefit, y, tally):  # type: ignore[no-untyped-def]
    """Write the bills of a delivery into the waterfall.

    Stay, complications and checks are one bill; a grant pays at most the eligible cost of it
    and the rest of a fixed grant is money in hand. Illness in pregnancy is a stay of its own.
    """
    total = d.total + d.prenatal
    pooled = benefit.delivery + benefit.complication + benefit.prenatal + benefit.spouse
    if benefit.complication > 0:
        total += d.complication
    pooled += min(benefit.grant, d.total - d.outside - d.first_self_pay)
    post_bill(tally, y, benefit.bill, total, d.outside, d.first_self_pay, pooled)
