"""Stays in hospital of the NumPy reference: when, where, what for, how dear, and their year.

All stays of a year are drawn at once. Then the first stays of everybody are settled together, the
second ones, and so on, because what somebody has used up since January decides the next bill;
chronic care comes in the months between (`reference_chronic`).
"""

from __future__ import annotations

import numpy as np

from sim.codes import (
    CASE,
    CHANNELS,
    GROUPS,
    HOSPITALS,
    NUM_AGES,
    NUM_BANDS,
    OUT_OF_PROVINCE,
    SCHEMES,
)
from sim.events.insured import SCHEME_OF, WITHOUT
from sim.illness import Illness
from sim.law import PPM
from sim.medical import (
    BILL,
    CASH,
    PERSONAL_ACCOUNT,
    POOLED,
    SECOND,
    SUPPLEMENTS,
    USED_REWARD,
    USED_REWARD_DRAWN,
)
from sim.medical_tally import ACCOUNT_STAYS, STAY_BILL, MedicalTally
from sim.scenario import Scenario

from .reference_bills import Stays, settle_stays
from .reference_chronic import care_until, cut_allowance, find_sick
from .reference_health import further_years
from .reference_need import need_of, supplement_of
from .reference_pay import pay_down
from .reference_people import (
    Counts,
    Floats,
    Ints,
    Mask,
    People,
    Year,
    cover_at,
    month_in_year,
    outside_work,
    pick_row,
    scheme_at,
)
from .reference_year import share_of, to_fen

NUM_SCHEMES = len(SCHEMES)
Extra = tuple[Ints, Floats, Ints]


def live_sick_year(
    people: People,
    this: Year,
    extra: Extra,
    ward: MedicalTally,
    scenario: Scenario,
    rng: np.random.Generator,
) -> None:
    """Stays and chronic care of the year in date order; `extra` are stays in pregnancy.

    `extra` holds row, time and cost (fen) of each.
    """
    stays, luck = draw_stays(people, this, extra, ward, scenario, rng)
    sick = find_sick(people, this, stays.row, scenario)
    sick.used[USED_REWARD] = reward_of_year(people, this.y, sick.rows, scenario)
    paid = outside_work(people.cover) & (people.paid_years > 0)
    bill = np.zeros((len(BILL), len(stays.row)), np.int64)
    first = np.append(True, stays.row[1:] != stays.row[:-1])
    begin = np.maximum.accumulate(np.where(first, np.arange(len(first)), 0))[: len(stays.row)]
    turn = np.arange(len(stays.row)) - begin
    by_turn = np.argsort(turn, kind="stable")
    ends = np.cumsum(np.bincount(turn))
    for k, end in enumerate(ends):
        now = by_turn[ends[k - 1] if k else 0 : end]
        batch = stays.taken(now)
        who = sick.place[batch.row]
        care_until(sick, who, batch.month - this.y * 12, people, this, ward, scenario)
        used = sick.used[:, who]
        bill[:, now] = settle_stays(batch, used, scenario.medical)
        sick.used[:, who] = used
        cut_allowance(sick, who, batch.scheme, batch.month, scenario.medical)
        use_accounts(people, this, batch, bill, now, ward, scenario.illness)
    end = month_in_year(this.end[sick.rows], this.y, scenario)
    care_until(sick, np.arange(len(sick.rows)), end, people, this, ward, scenario)
    claims = np.zeros(len(people), np.bool_)
    claims[sick.rows] = sick.claimed
    claims[stays.row] |= bill[POOLED : SUPPLEMENTS + 1].any(axis=0)
    people.quiet_years[paid & ~claims] += scenario.funding.reward_limit[this.y * 12] > 0
    drew = sick.rows[sick.used[USED_REWARD_DRAWN] > 0]
    people.quiet_years[drew[paid[drew]]] = 0
    post_stays(stays, bill, luck, this.y, ward, scenario.illness)


def reward_of_year(people: People, y: int, rows: Ints, scenario: Scenario) -> Counts:
    """What rewards add to the cap of critical illness insurance of each of the people, fen."""
    funding, january = scenario.funding, y * 12
    further = further_years(people.paid_years[rows], y, scenario) + people.kept_rewards[rows]
    earned = further * funding.continuity_reward[january]
    earned = earned + people.quiet_years[rows] * funding.zero_claim_reward[january]
    cap = scenario.medical.critical_cap[january][people.group[rows]]
    reward = np.minimum(earned, share_of(cap, funding.reward_limit[january]))
    paid = outside_work(people.cover[rows]) & (people.paid_years[rows] > 0)
    return np.asarray(reward * paid)


def find_stays(
    people: People, this: Year, scenario: Scenario, rng: np.random.Generator
) -> tuple[Ints, Floats]:
    """Row and time of every stay of the year, as the demand of its months goes."""
    illness, y = scenario.illness, this.y
    scheme = np.array(SCHEME_OF)[people.cover]
    rate = illness.stay_hazard[y].ravel()[scheme * (2 * NUM_AGES) + this.cell]
    rate *= people.stay_factor
    demand = illness.stay_intensity[y]
    start, end = np.zeros(len(people)), demand[scheme, 12]
    part = np.flatnonzero((this.start > 0) | (this.end < 1))
    month = np.arange(13) / 12
    for s in range(NUM_SCHEMES + 1):
        k = part[scheme[part] == s]
        start[k] = np.interp(this.start[k], month, demand[s])
        end[k] = np.interp(this.end[k], month, demand[s])
    rows = np.arange(len(people))
    spent = rng.standard_exponential(len(people), np.float32)
    found = []
    budget = rate * (end - start)
    while len(rows):
        on = spent < budget[rows]
        rows, spent = rows[on], spent[on]
        found.append((rows, start[rows] + spent / rate[rows]))
        spent = spent + rng.standard_exponential(len(rows), np.float32)
    rows, passed = (np.concatenate(parts) for parts in zip(*found, strict=True))
    time = np.empty(len(rows))
    for s in range(NUM_SCHEMES + 1):
        k = scheme[rows] == s
        time[k] = np.interp(passed[k], demand[s], month)
    return rows, np.minimum(time, 1 - 1e-6)


def draw_stays(
    people: People,
    this: Year,
    extra: Extra,
    ward: MedicalTally,
    scenario: Scenario,
    rng: np.random.Generator,
) -> tuple[Stays, Floats]:
    """The stays that are settled, by person and date, and a chance each for their control."""
    rows, time = find_stays(people, this, scenario, rng)
    cost = np.zeros(len(rows), np.int64)
    columns = zip((rows, time, cost), extra, strict=True)
    rows, time, cost = (np.concatenate(pair) for pair in columns)
    order = np.lexsort((time, rows))
    rows, time, cost = rows[order], time[order], cost[order]
    in_year = month_in_year(time, this.y, scenario)
    scheme = scheme_at(people, this, rows, time, in_year, scenario)
    insured = scheme != WITHOUT
    whose = supplement_of(cover_at(people, this, rows, time))[insured]
    rows, cost, scheme = rows[insured], cost[insured], scheme[insured]
    month = this.y * 12 + in_year[insured]
    illness, n = scenario.illness, len(rows)
    shares = illness.hospital_shares.reshape(-1, len(HOSPITALS))
    hospital = pick_row(shares, month * NUM_SCHEMES + scheme, rng.random(n))
    band = np.minimum(this.cell[rows] % NUM_AGES // 5, NUM_BANDS - 1)
    kind = pick_row(illness.kind_shares, band, rng.random(n))
    rest, drawn = rng.random(n), cost == 0
    spread = illness.stay_spread[hospital]
    ratio = np.exp(spread * rng.standard_normal(n) - 0.5 * spread * spread)
    weight = illness.kind_cost[kind]
    mean = illness.stay_cost[month, scheme, hospital] * weight
    ratio = np.minimum(ratio, illness.stay_limit[month] / mean)
    total = to_fen(mean * ratio)
    total = np.where(drawn, total, cost)
    length = illness.days[hospital]
    length = length * np.where(drawn, illness.kind_days[kind] * np.sqrt(ratio), 1.0)
    injury = (illness.kind_injury[kind] == 1) & drawn
    excluded = injury & (rest < illness.third_party[0])
    excluded &= scenario.funding.third_party_excluded[month] == 1
    post_injuries(ward, month * NUM_SCHEMES + scheme, injury, excluded, total)
    stays = stays_of(people, rows, month, scheme, hospital, total, rest, illness)
    stays.channel = np.where(drawn, illness.kind_channel[kind], 0)
    stays.days = np.maximum((length + 0.5).astype(np.int64), 1)
    stays.weight, stays.supplement = weight, whose
    return stays.taken(~excluded), rng.random(n - np.count_nonzero(excluded))


def stays_of(
    people: People,
    rows: Ints,
    month: Ints,
    scheme: Ints,
    hospital: Ints,
    total: Counts,
    chance: Floats,
    illness: Illness,
) -> Stays:
    """Stays with the shares of cost of their hospitals."""
    yuan = total / 100
    outside = to_fen(yuan * illness.outside[month, hospital])
    over = to_fen(yuan * illness.over_limit[hospital])
    rest = (total - outside - over) / 100
    unknown = np.zeros(len(rows), np.int64)
    return Stays(
        row=rows,
        month=month,
        scheme=scheme,
        group=need_of(people, rows, scheme, illness),
        hospital=hospital,
        channel=unknown,
        total=total,
        outside=outside,
        over_limit=over,
        class_b=to_fen(rest * illness.class_b[month, hospital]),
        granules=to_fen(rest * illness.granules[month, hospital]),
        registered=(hospital != OUT_OF_PROVINCE) | (chance >= illness.unregistered[month]),
        days=unknown,
        weight=yuan,
        supplement=unknown,
    )


def post_injuries(
    ward: MedicalTally, cell: Ints, injury: Mask, excluded: Mask, total: Ints
) -> None:
    """Count injuries by month and scheme, those that a third party is liable for, their cost."""
    shape = ward.third_party.shape[:2]
    for column, weight in enumerate((injury, excluded, excluded * total)):
        counted = np.bincount(cell, weight, shape[0] * shape[1]).reshape(shape)
        ward.third_party[..., column] += counted.astype(np.int64)


def use_accounts(
    people: People,
    this: Year,
    stays: Stays,
    bill: Counts,
    now: Ints,
    ward: MedicalTally,
    illness: Illness,
) -> None:
    """Let personal accounts pay what the stays leave to employees, from a share of January's."""
    k = np.flatnonzero((stays.scheme > 0) & (people.account[stays.row] > 0))
    rows, some = stays.row[k], now[k]
    held = people.account[rows] + this.drawn[rows]
    purse = share_of(held, round(float(illness.account_stay_share[0]) * PPM))
    wish = np.minimum(bill[CASH, some], purse - this.drawn[rows])
    paid = pay_down(bill, some, PERSONAL_ACCOUNT, wish)
    this.drawn[rows] += paid
    people.account[rows] -= paid
    months = len(ward.account_step)
    by_month = np.bincount(stays.month[k], paid, months).astype(np.int64)
    ward.account_step[:, ACCOUNT_STAYS] += by_month
    ward.account_step[1:, ACCOUNT_STAYS] -= by_month[:-1]


def add_up(target: Counts, cell: Ints, columns: list[Ints | Mask]) -> None:
    """Add columns of numbers to the cells of a table (..., columns)."""
    flat = target.reshape(-1, target.shape[-1])
    for k, column in enumerate(columns):
        flat[:, k] += np.bincount(cell, column, len(flat)).astype(np.int64)


def post_stays(
    stays: Stays, bill: Counts, luck: Floats, y: int, ward: MedicalTally, illness: Illness
) -> None:
    """Write the stays: bills, what hospitals did and are owed, who was treated where."""
    month, scheme, hospital, channel = stays.month, stays.scheme, stays.hospital, stays.channel
    one, pooled = np.ones(len(month), np.int64), bill[POOLED]
    incurred = pooled - bill[SECOND]
    in_year, year = month - y * 12, slice(y * 12, y * 12 + 12)
    cell = in_year * ward.bills.shape[1] + STAY_BILL * NUM_SCHEMES + scheme
    add_up(ward.bills[year], cell, [*bill, one, stays.days, (pooled // 100) ** 2])
    quota = to_fen(illness.case_quota[month, hospital] * stays.weight) * (channel == CASE)
    part = to_fen(incurred / 100.0 * (quota / np.maximum(stays.total, 1))) * (channel == CASE)
    saved = np.maximum(part - incurred, 0) * (channel == CASE)
    refused = luck < illness.refused[0]
    recovered = ~refused & (luck < illness.refused[0] + illness.recovered[0])
    cell = (in_year * NUM_SCHEMES + scheme) * len(HOSPITALS) * len(CHANNELS)
    add_up(
        ward.provided[year],
        cell + hospital * len(CHANNELS) + channel,
        [
            *(incurred, stays.total, stays.days, one, (stays.weight * PPM).astype(np.int64)),
            *(quota, (stays.total > quota) & (channel == CASE), part, saved),
            *(incurred * refused, incurred * recovered),
        ],
    )
    cell = (scheme * len(GROUPS) + stays.group) * len(HOSPITALS) + hospital
    paid = bill[POOLED : SUPPLEMENTS + 1].sum(axis=0)
    add_up(ward.stays[y], cell, [one, stays.days, stays.total, paid, incurred])
