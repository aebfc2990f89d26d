"""One stay in hospital: where, what for, how long, how dear; then the law, then the posting."""

from __future__ import annotations

import math

from ..clocks import fill
from ..codes import CASE, CHANNELS, DRAW_STAY, OUT_OF_PROVINCE, RESIDENT_SCHEME
from ..compiling import inlined_kernel, kernel
from ..draw import draw_batch, normal_quantile, pick, quantile_batch, uniforms
from ..law import PPM
from ..medical import CASH, CRITICAL, OUTSIDE, PERSONAL_ACCOUNT, POOLED, SECOND, USED_BURDEN, Stay
from ..medical_tally import (
    ACCOUNT_STAYS,
    INCURRED,
    OVER_QUOTA,
    POINTS,
    PROVIDED_DAYS,
    PROVIDED_STAYS,
    PROVIDED_TOTAL,
    QUOTA,
    QUOTA_PART,
    QUOTA_SAVED,
    RECOVERED,
    REFUSED,
    STAY_BILL,
    add_bill,
    add_critical,
    paid_by_funds,
)
from ..need import need_of
from ..people import age_of, band_of
from ..schemes.bill import pay_down
from ..schemes.money import share_of, to_fen
from ..schemes.waterfall import settle_stay
from ..squares import AID_OF_STAYS, count_later

NUM_SCHEMES, NUM_CHANNELS = 3, len(CHANNELS)
#: What the four numbers of a stay are for.
WHERE, DEAR, KIND, CLOCK = range(4)


@kernel
def inside(chance, cumulated, k):  # type: ignore[no-untyped-def]
    """Where in share k a chance lies, from 0 to 1: uniform again, and independent of k."""
    begin = cumulated[k - 1] if k > 0 else 0.0
    return (chance - begin) / (cumulated[k] - begin)


@kernel
def draw_stays(people, rows, first, last, seed, room):  # type: ignore[no-untyped-def]
    """Draw the next stay of the people in rows[first:last], at most BATCH, into the room.

    Luck says where, how dear, of what kind, and the clock of the stay after it.
    """
    for k in range(last - first):
        i = rows[first + k]
        room.person[k], room.turn[k] = people.id[i], people.stays[i]
    draw_batch(seed, DRAW_STAY, last - first, room)
    quantile_batch(last - first, room.luck[DEAR], room.normal)
    for k in range(last - first):
        room.luck[CLOCK, k] = fill(room.luck[CLOCK, k])


@kernel
def draw_again(people, i, slot, seed, room):  # type: ignore[no-untyped-def]
    """Draw the stay after the first of row i into its slot of the batch."""
    where, dear, kind, luck = uniforms(seed, people.id[i], DRAW_STAY, people.stays[i])
    room.luck[WHERE, slot], room.luck[KIND, slot] = where, kind
    room.normal[slot], room.luck[CLOCK, slot] = normal_quantile(dear), fill(luck)


@inlined_kernel
def be_treated(people, i, m, y, payers, chance, cost, ill, room, ward):  # type: ignore[no-untyped-def]
    """Settle a stay of row i in month m of year y.

    `payers` are the scheme and whose supplement pays (`insured.supplement_of`). `chance` says
    where, how dear and of what kind: uniform, normal, uniform. `cost` is that of an illness in
    pregnancy, fen, or 0: then the cost is drawn. People without insurance (scheme 3)
    are treated too, but nothing is settled.
    """
    scheme = payers[0]
    if scheme == NUM_SCHEMES:
        return
    where, dear, kind_chance = chance
    facts, law, month = ill.fixed, ill.of_year, y * 12 + m
    used, bill = room.used, room.bill
    hospitals = law.hospital_shares[m, scheme]
    hospital = pick(where, hospitals)
    kinds = facts.kind_shares[band_of(age_of(people, i))]
    kind = pick(kind_chance, kinds)
    weight, channel = facts.kind_cost[kind], facts.kind_channel[kind]
    rest = inside(kind_chance, kinds, kind)
    if facts.kind_injury[kind] == 1 and cost == 0:
        ward.third_party[month, scheme, 0] += 1
    spread = facts.stay_spread[hospital]
    mean = law.stay_cost[m, scheme, hospital] * weight
    ratio = min(math.exp(spread * dear - 0.5 * spread * spread), law.stay_limit[m] / mean)
    if cost > 0:
        total, channel = cost, 0
        days = max(int(facts.days[hospital] + 0.5), 1)
    else:
        total = to_fen(mean * ratio)
        days = max(int(facts.days[hospital] * facts.kind_days[kind] * math.sqrt(ratio) + 0.5), 1)
    liable = facts.kind_injury[kind] == 1 and cost == 0 and rest < facts.third_party[0]
    if liable and law.third_party_excluded[m] == 1:
        ward.third_party[month, scheme, 1] += 1
        ward.third_party[month, scheme, 2] += total
        return
    group = need_of(people, i, scheme, ill)
    stay = stay_of(payers, group, hospital, channel, total, rest, m, ill)
    burden = used[USED_BURDEN]
    settle_stay(stay, m, law, used, bill)
    if scheme == RESIDENT_SCHEME and bill[CRITICAL] > 0:
        deductible = law.critical_deductible[m, stay.group]
        row = ward.critical[month, stay.group]
        special = stay.outside - bill[OUTSIDE]
        add_critical(row, bill, special, burden, used[USED_BURDEN], deductible, 1)
    count_later(ward.later_squares[month], room.later, scheme, AID_OF_STAYS, bill, 1)
    use_account(people, i, month, scheme, ill, bill, ward)
    post_stay(stay, bill, days, weight, inside(where, hospitals, hospital), m, y, ill, ward)


@inlined_kernel
def stay_of(payers, group, hospital, channel, total, chance, m, ill):  # type: ignore[no-untyped-def]
    """The facts of a stay as the rules take them; its hospital and month give shares of cost."""
    facts, (scheme, whose) = ill.of_year, payers
    yuan = total / 100.0
    outside = to_fen(yuan * facts.outside[m, hospital])
    over = to_fen(yuan * ill.fixed.over_limit[hospital])
    rest = (total - outside - over) / 100.0
    registered = hospital != OUT_OF_PROVINCE or chance >= facts.unregistered[m]
    return Stay(
        scheme,
        group,
        hospital,
        int(channel),
        total,
        outside,
        over,
        to_fen(rest * facts.class_b[m, hospital]),
        to_fen(rest * facts.granules[m, hospital]),
        registered,
        whose,
    )


@inlined_kernel
def use_account(people, i, month, scheme, ill, bill, ward):  # type: ignore[no-untyped-def]
    """Let the personal account of an employee pay what a stay leaves to the patient.

    Stays may draw on a share of what it held on 1 January, visits on the rest (`outpatient`), so
    that a law of later months changes nothing in earlier ones.
    """
    if scheme == 0 or people.account[i] <= 0:
        return
    held = people.account[i] + people.drawn[i]
    purse = share_of(held, ill.of_year.account_stay_share[0])
    paid = pay_down(bill, PERSONAL_ACCOUNT, min(bill[CASH], purse - people.drawn[i]))
    people.account[i] -= paid
    people.drawn[i] += paid
    ward.account_step[month, ACCOUNT_STAYS] += paid
    ward.account_step[month + 1, ACCOUNT_STAYS] -= paid


@inlined_kernel
def post_stay(stay, bill, days, weight, chance, m, y, ill, ward):  # type: ignore[no-untyped-def]
    """Write a settled stay: its bill, what the hospital is owed, who was treated where."""
    law, month = ill.of_year, y * 12 + m
    add_bill(ward.bills[month, STAY_BILL * NUM_SCHEMES + stay.scheme], bill, days)
    row = ward.provided[month, stay.scheme, stay.hospital * NUM_CHANNELS + stay.channel]
    incurred = bill[POOLED] - bill[SECOND]
    row[INCURRED] += incurred
    row[PROVIDED_TOTAL] += stay.total
    row[PROVIDED_DAYS] += days
    row[PROVIDED_STAYS] += 1
    row[POINTS] += int(weight * PPM)
    if stay.channel == CASE:
        quota = to_fen(law.case_quota[m, stay.hospital] * weight)
        row[QUOTA] += quota
        row[OVER_QUOTA] += stay.total > quota
        part = to_fen(incurred / 100.0 * (quota / max(stay.total, 1)))
        row[QUOTA_PART] += part
        row[QUOTA_SAVED] += max(part - incurred, 0)
    if chance < law.refused[m]:
        row[REFUSED] += incurred
    elif chance < law.refused[m] + law.recovered[m]:
        row[RECOVERED] += incurred
    where = ward.stays[y, stay.scheme, stay.group, stay.hospital]
    where[0] += 1
    where[1] += days
    where[2] += stay.total
    where[3] += paid_by_funds(bill)
    where[4] += incurred
