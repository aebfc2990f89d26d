"""People who join: the start population and what is drawn for everybody who comes.

What the margins of the census do not tell about a person (month of birth, spell of work, wage,
conditions, need) is drawn here once, by keyed draws; movers and newborn share the same rules.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .careers import OUTSIDE_SHARE, WORK_AGE, WORK_SHARE, draw_career
from .clocks import fill
from .codes import (
    DRAW_CLOCK_ARRIVE,
    DRAW_CLOCK_DEATH,
    DRAW_CLOCK_HEALTH,
    DRAW_CLOCK_LEAVE,
    DRAW_HEALTH_START,
    DRAW_JOB,
    DRAW_START,
    DRAW_VISITS,
    DRAW_WAGE,
    ENTERPRISE,
    FEMALE,
    GROUPS,
    NUM_AGES,
    ORDINARY,
    PUBLIC,
    UNEMPLOYED,
)
from .compiling import inlined_kernel, kernel
from .draw import bits, uniforms
from .employers import effect
from .housing_start import draw_housing
from .illness import YearOfIllness
from .livelihood import YearOfLivelihood
from .need import may_be_in_need
from .people import FIRST_BIRTH_YEAR, be_here

#: Years that one draw of the luck of visits lasts.
LUCK_YEARS = 8


class Start(NamedTuple):
    """The people of a place on 1 January, as counts of like persons."""

    upto: npt.NDArray[np.int64]  # (cells,) cumulated counts
    sex: npt.NDArray[np.uint8]
    birth_year: npt.NDArray[np.int16]
    cover: npt.NDArray[np.uint8]
    parity: npt.NDArray[np.uint8]
    first_id: npt.NDArray[np.uint64]  # (1,) identity of person number 0


@kernel
def new_employer(people, i, cover, chance, seed, rates):  # type: ignore[no-untyped-def]
    """Effect on the wage of the employer that row i finds by `chance`.

    The chance is drawn by (person, job number). The person's own effect is drawn with the first
    job and stays for life.
    """
    if people.wage_factor[i] == 0.0:
        u, v, _, _ = uniforms(seed, people.id[i], DRAW_WAGE, 0)
        people.wage_factor[i] = effect(u, v, rates.place[0].spread_person[0])
    pool = 1 if cover == PUBLIC else 0
    return rates.employer_effect[pool, int(chance * rates.place[0].employers[pool])]


@kernel
def wind_clocks(people, i, seed, rates):  # type: ignore[no-untyped-def]
    """Fill every clock of a person who joins; the four of every life share one draw."""
    person = people.id[i]
    a, b, c, d = uniforms(seed, person, DRAW_CLOCK_DEATH, 0)
    people.death_clock[i] = fill(a)
    people.work_clock[i] = fill(b)
    if people.sex[i] == FEMALE:
        people.delivery_clock[i] = fill(c)
        people.surgery_clock[i] = fill(d)
    luck, stay, injury, _ = uniforms(seed, person, DRAW_CLOCK_HEALTH, 0)
    people.health_clock[i] = fill(luck)
    people.stay_clock[i] = fill(stay)
    people.injury_clock[i] = fill(injury)
    if rates.place[0].moves[0]:
        people.leave_clock[i] = fill(uniforms(seed, person, DRAW_CLOCK_LEAVE, 0)[0])
        people.arrive_clock[i] = fill(uniforms(seed, person, DRAW_CLOCK_ARRIVE, 0)[0])


@inlined_kernel
def settle_start_person(people, i, first_year, seed, rates):  # type: ignore[no-untyped-def]
    """Draw what the margins do not tell about a person of the start population."""
    person = people.id[i]
    month, spouse, since, recent = uniforms(seed, person, DRAW_START, 0)
    birth_year = FIRST_BIRTH_YEAR + people.birth_month[i] // 12
    people.birth_month[i] += np.int16(month * 12.0)
    age = min(max(first_year - birth_year, 0), NUM_AGES - 1)
    cover = people.cover[i]
    now = (first_year - FIRST_BIRTH_YEAR) * 12
    people.husband_insured[i] = 1 if spouse < rates.place[0].spouse_share[0] else 0
    people.last_delivery[i] = -1
    people.insured_since[i] = 0
    people.wage_factor[i] = 0.0
    people.work_months[i] = int(max(age - WORK_AGE, 0) * 12 * OUTSIDE_SHARE)
    people.account[i] = 0
    people.credited[i] = 0
    people.drawn[i] = 0
    people.cell[i] = people.sex[i] * NUM_AGES + age - 1
    if ENTERPRISE <= cover <= UNEMPLOYED:
        chance = uniforms(seed, person, DRAW_JOB, 0)[0]
        people.employer_factor[i] = new_employer(people, i, cover, chance, seed, rates)
        hazard = np.float64(rates.by_year[0].work_exit[people.sex[i] * NUM_AGES + age, cover])
        spell = -math.log(since) / max(hazard, 0.01) * 12.0
        people.insured_since[i] = max(0, now - 1 - int(min(spell, 480.0)))
        people.work_months[i] = int(max(age - WORK_AGE, 0) * 12 * WORK_SHARE)
    if people.sex[i] == FEMALE:
        share = np.float64(rates.place[0].recent_delivery[age, people.parity[i]])
        if recent < share:
            people.last_delivery[i] = now - 12 + int(recent / share * 12.0)
    wind_clocks(people, i, seed, rates)


@kernel
def fill_block(block, start, first, last, scale, first_year, seed, facts):  # type: ignore[no-untyped-def]
    """Write persons number first, first + scale, ... below last into the block; returns n.

    Persons are numbered through the cells of `start`; every `scale`-th one is kept.
    """
    people, rates = block[0], facts.rates
    ill = YearOfIllness(facts.ill.fixed[0], facts.ill.years[0])
    life = YearOfLivelihood(facts.life.fixed[0], facts.life.years[0])
    n = 0
    row = 0
    for number in range(first, last, scale):
        while start.upto[row] <= number:
            row += 1
        people.id[n] = start.first_id[0] + np.uint64(number)
        people.root[n] = n
        people.sex[n] = start.sex[row]
        people.cover[n] = start.cover[row]
        people.parity[n] = start.parity[row]
        people.birth_month[n] = (start.birth_year[row] - FIRST_BIRTH_YEAR) * 12
        people.deliveries[n] = 0
        people.surgeries[n] = 0
        people.jobs[n] = 0
        people.arrivals[n] = 0
        be_here(people, n)
        settle_start_person(people, n, first_year, seed, rates)
        people.cell[n] += 1
        draw_health(people, n, first_year, seed, ill)
        draw_career(people, n, seed, rates, facts.law, life)
        draw_housing(people, n, seed, rates, life)
        people.cell[n] -= 1
        people.account[n] = ill.fixed.opening_account[people.cover[n]]
        n += 1
    return n


@kernel
def be_well(people, i, year, seed):  # type: ignore[no-untyped-def]
    """Row i has no condition and no history; what is drawn for all is drawn."""
    people.conditions[i] = 0
    people.severe[i] = 0
    people.waiting[i] = 0
    people.death_factor[i] = 1.0
    people.stay_factor[i] = 1.0
    people.waiting_until[i] = 0
    people.stays[i] = 0
    people.burden[i] = 0
    people.ills[i] = 0
    people.missed[i] = 0
    people.paid_years[i] = 0
    people.kept_rewards[i] = 0
    people.claim_years[i] = 0
    people.covered_from[i] = 0
    people.visit_luck[i] = bits(seed, people.id[i], DRAW_VISITS, year // LUCK_YEARS)


@kernel
def draw_health(people, i, year, seed, ill):  # type: ignore[no-untyped-def]
    """Group, willingness and conditions of somebody who comes with a past.

    Conditions are independent given age and sex. Each draw tells how many of the following
    conditions somebody is spared, so that most people need only one.
    """
    be_well(people, i, year, seed)
    need, willing, spared, _ = uniforms(seed, people.id[i], DRAW_HEALTH_START, 0)
    people.willing[i] = int(willing * 65536.0)
    people.group[i] = ORDINARY
    if may_be_in_need(people, i, people.cover[i], ill):
        shares = ill.fixed.group_shares
        for group in range(len(GROUPS) - 1, -1, -1):
            if need < shares[group]:
                people.group[i] = group
    people.stay_factor[i] = ill.fixed.group_factor[people.group[i]]
    skip = ill.fixed.start_skip[people.cell[i]]
    last = skip.shape[0] - 1
    condition, found = 0, 0
    while True:
        left = skip[condition] * spared
        if skip[last] >= left:  # spared them all
            return
        while skip[condition + 1] >= left:
            condition += 1
        found += 1
        spared, severity, _, _ = uniforms(seed, people.id[i], DRAW_HEALTH_START, found)
        fall_ill(people, i, condition, severity / ill.of_year.take_up[0], ill)
        condition += 1


@kernel
def fall_ill(people, i, condition, severity, ill):  # type: ignore[no-untyped-def]
    """Row i has a condition from now on; returns its bit if it is severe, else 0."""
    bit = np.uint64(1) << np.uint64(condition)
    people.conditions[i] |= bit
    people.burden[i] += 1
    group = ill.fixed.group_factor[people.group[i]]
    people.death_factor[i] += ill.fixed.mortality_factor[condition] - 1.0
    people.stay_factor[i] += (ill.fixed.admission_factor[condition] - 1.0) * group
    if severity >= ill.fixed.certify_share[condition]:
        return np.uint64(0)
    people.severe[i] |= bit
    return bit
