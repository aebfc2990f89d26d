"""Pension records of people who come with a past: months, indices, accounts, running pensions.

What nobody recorded is worked out from age, cover and wage, so that means are those that the facts
of the start say (`livelihood.PensionStart`, `resident_pension_law.ResidentPensionStart`).
"""

from __future__ import annotations

import numpy as np

from .codes import (
    CHILD,
    DRAW_PENSION,
    DRAWS_EMPLOYEE,
    DRAWS_RESIDENT,
    ENTERPRISE,
    FLEXIBLE,
    PUBLIC,
    RESIDENT_ONLY,
    RETIRED,
    SAVES,
    STUDENT,
    UNEMPLOYED,
)
from .compiling import kernel
from .draw import uniforms
from .employers import effect
from .events import injury_start, resident_pension, unemployment
from .events.resident_pension import RANKS
from .housing_start import have_no_housing
from .people import age_of
from .schemes.contribution import base_of, bounds
from .schemes.employee_pension import flexible_pension_base
from .schemes.money import to_fen

#: Ages at which men and women began to draw an employee pension before the start; women of public
#: bodies five years later. Source: the ages before the delay of 2025 (国发〔1978〕104号).
BEGAN_DRAWING = (60, 50)
#: Age from which residents draw.
RESIDENT_AGE = 60
#: Share of the years since the age of 22 that somebody at work has paid contributions.
#: Source: assumption; why: spells in the resident scheme and before the first job are not recorded.
WORK_SHARE, WORK_AGE = 0.85, 22
#: The same of somebody who is not at work at the start. Source: assumption; why: who comes to work
#: late in life mostly had insured work before: with none, the retired of the nation grew by 2.3 % a
#: year in 2018-2023, with this by 3.1 %; published 3.6 % (NHSA).
OUTSIDE_SHARE = 0.6
#: Contribution indices of a life lie between these, as bases do.
LEAST_INDEX, MOST_INDEX = 0.6, 3.0


@kernel
def have_no_record(people, i, seed):  # type: ignore[no-untyped-def]
    """Row i has paid nothing yet; its rank is drawn for life."""
    people.pension_account[i] = 0
    people.resident_account[i] = 0
    people.benefit[i] = 0
    people.account_part[i] = 0
    people.index_sum[i] = 0.0
    people.pension_months[i] = 0
    people.pension_state[i] = SAVES
    people.resident_years[i] = 0
    people.injury_state[i] = 0
    people.unemployment_months[i] = 0
    people.unemployment_left[i] = 0
    have_no_housing(people, i)
    rank = uniforms(seed, people.id[i], DRAW_PENSION, 0)[0]
    people.pension_rank[i] = int(rank * RANKS)


@kernel
def draw_career(people, i, seed, rates, law, life):  # type: ignore[no-untyped-def]
    """Write the pension record of somebody of the start; `cell` is that of the first year.

    Whoever neither works nor pays alone nor draws has months that count if it comes to work, but
    no account, so it is no member: who comes late mostly had insured work before.
    """
    have_no_record(people, i, seed)
    cover, age = people.cover[i], age_of(people, i)
    if cover in (CHILD, STUDENT):
        return
    unemployment.start(people, i, seed, life)
    injury_start.start(people, i, seed, rates, life)
    rank, public, luck, spread = uniforms(seed, people.id[i], DRAW_PENSION, 0)
    people.pension_months[i] = people.work_months[i]
    people.index_sum[i] = people.pension_months[i] * LEAST_INDEX
    if ENTERPRISE <= cover <= UNEMPLOYED:
        people.pension_months[i] = months_at_work(age, luck)
        save_at_work(people, i, cover, rates, law, life)
        return
    fund = int(public < life.fixed.start_public[0])
    began = BEGAN_DRAWING[people.sex[i]] + 5 * fund * people.sex[i]
    if cover == RETIRED:
        index = index_of(spread, luck, rates, life)
        draw_pension(people, i, fund, age - began, index, 1.0, life)
    elif age > began and rank < life.fixed.draws_alone[people.cell[i]]:
        draw_pension(people, i, 0, age - began, LEAST_INDEX, life.fixed.alone_level[0], life)
    elif age > began:
        people.pension_state[i] = RESIDENT_ONLY
        if age > RESIDENT_AGE and resident_pension.ever_draws(people, i, life):
            draw_resident(people, i, age - RESIDENT_AGE, life)
        elif age <= RESIDENT_AGE and resident_pension.pays(people, i, age, life):
            save_as_resident(people, i, age, life)
    elif rank < life.of_year.pays_alone[people.cell[i]]:
        save_at_work(people, i, FLEXIBLE, rates, law, life)
    elif resident_pension.pays(people, i, age, life):
        save_as_resident(people, i, age, life)


@kernel
def months_at_work(age, luck):  # type: ignore[no-untyped-def]
    """Months that somebody at work has paid so far; WORK_SHARE is the mean of the share by luck.

    The share is luck to a power: most have paid nearly always, a few seldom.
    Source: assumption; why: no distribution of years paid is published. Three of 100 have paid less
    than 15 years at 50, one of 200 at 60.
    """
    return int(max(age - WORK_AGE, 0) * 12 * luck ** (1.0 / WORK_SHARE - 1.0))


@kernel
def save_at_work(people, i, cover, rates, law, life):  # type: ignore[no-untyped-def]
    """Row i has paid its months as it pays now: index of today, account of as many years."""
    _, row, low, high = bounds(0, 0, rates, law)
    reference = to_fen(rates.by_year.reference_wage[row])
    if cover == FLEXIBLE:
        base = flexible_pension_base(reference, low, high, 0, life.of_year)
    else:
        base = base_of(people, i, cover, people.employer_factor[i], row, low, high, rates)
    index = np.float64(base) / np.float64(reference)
    months = np.int64(people.pension_months[i])
    years = min(months / 12.0, life.fixed.career_account.shape[1] - 1.0)
    whole = int(years)
    table = life.fixed.career_account[1 if cover == PUBLIC else 0]
    held = table[whole] * (1.0 - (years - whole))
    held += table[min(whole + 1, table.shape[0] - 1)] * (years - whole)
    people.index_sum[i] = months * index
    people.pension_account[i] = np.int64(held * index)


@kernel
def index_of(u, v, rates, life):  # type: ignore[no-untyped-def]
    """Mean contribution index of a retired person, drawn as wages are."""
    drawn = life.fixed.career_index[0] * effect(u, v, rates.place[0].spread_person[0])
    return min(max(drawn, LEAST_INDEX), MOST_INDEX)


@kernel
def draw_pension(people, i, fund, years, index, level, life):  # type: ignore[no-untyped-def]
    """Row i has drawn a pension for so many years; one of mean index has the mean of its fund."""
    k = min(max(years, 0), life.fixed.career_pension.shape[1] - 1)
    mean = 1.0 + life.fixed.career_index[0]
    worth = life.fixed.career_pension[fund, k] * level * (1.0 + index) / mean
    part = life.fixed.career_part[fund, people.sex[i], k] * index
    people.benefit[i] = int(worth)
    people.account_part[i] = min(int(part), int(worth))
    people.pension_account[i] = np.int64(life.fixed.career_held[fund, people.sex[i], k] * index)
    people.index_sum[i] = people.pension_months[i] * index
    people.pension_state[i] = DRAWS_EMPLOYEE


@kernel
def draw_resident(people, i, years, life):  # type: ignore[no-untyped-def]
    """Row i has drawn a resident pension for so many years."""
    start = life.fixed
    tier, k = resident_pension.tier_of(people, i, life), years
    k = min(k, start.start_length[0])
    people.benefit[i] = start.start_pension[tier, k]
    people.resident_account[i] = start.start_balance[tier, k]
    people.resident_years[i] = start.start_years_drawn[k]
    people.pension_state[i] = DRAWS_RESIDENT


@kernel
def save_as_resident(people, i, age, life):  # type: ignore[no-untyped-def]
    """Row i, who pays the resident pension, has paid as long as payers of its age have."""
    start = life.fixed
    row = resident_pension.payer_class(age)
    share = life.of_year.resident_payer_share[row]
    years = int(start.start_years[age] / max(share, 0.01) + 0.5)
    years = min(years, start.start_length[0])
    people.resident_years[i] = years
    people.resident_account[i] = start.start_account[
        resident_pension.tier_of(people, i, life), years
    ]
