"""Deliveries and birth-control surgery of the NumPy reference, with what the funds pay.

The arrays here have one row a case of the year, not a person.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.codes import (
    BY_ORDER,
    CAP,
    CHILD,
    CHOOSE_GRANT,
    CHOOSE_HALF,
    COVERS,
    ENTERPRISE,
    FEMALE,
    FIXED_QUOTA,
    FLEXIBLE,
    NUM_AGES,
    NUM_PARITIES,
    PUBLIC,
    RESIDENT,
    STUDENT,
    UNEMPLOYED,
    UNINSURED,
)
from sim.events import birth_control, fertility
from sim.law import Law
from sim.ledger import (
    ALLOWANCE,
    BIRTH_GRANT,
    COMPLICATION,
    DELIVERY,
    NUM_ORDERS,
    PRENATAL,
    SPOUSE,
    SURGERY,
)
from sim.scenario import Scenario

from .reference_health import enrol_newborn
from .reference_people import (
    Counts,
    Floats,
    Ints,
    Mask,
    People,
    Year,
    cover_at,
    lognormal,
    month_in_year,
    months_paid,
    newborn_people,
    open_year,
    parity_class,
    pick,
)
from .reference_year import bounds, share_of, to_fen


@dataclass
class Cases:
    """Deliveries or surgeries of a year: who, when, under which cover."""

    rows: Ints
    time: Floats
    month: Ints  # month of the study
    cover: Ints
    months_paid: Ints  # contribution months up to and with the month
    employer_wage: Ints  # average monthly base of the employer last year, fen


def cases_at(people: People, this: Year, rows: Ints, time: Floats, scenario: Scenario) -> Cases:
    """What holds for the given people at the given times."""
    month = month_in_year(time, this.y, scenario)
    cover = cover_at(people, this, rows, time)
    paid = months_paid(people, this, rows, time, month, scenario)
    changed = this.change[rows] <= time
    effect = np.where(changed, this.employer_after[rows], people.employer_factor[rows])
    wage = to_fen(scenario.rates.wage[this.y][(cover == PUBLIC).astype(np.int64)] * effect)
    month = month + this.y * 12
    base = np.clip(wage, *bounds(this.y, month, scenario))
    return Cases(rows, time, month, cover, paid, base)


def find_deliveries(
    people: People, this: Year, scenario: Scenario, rng: np.random.Generator
) -> Cases:
    """Women who deliver this year; none is exposed in the first months after a delivery."""
    rates = scenario.rates
    age = this.cell - NUM_AGES
    women = np.flatnonzero((age >= fertility.YOUNGEST) & (age <= fertility.OLDEST))
    hazard = rates.delivery[this.y].ravel()[
        age[women] * NUM_PARITIES + parity_class(people.parity[women])
    ]
    since = people.last_delivery[women]
    free = (since + 1 + rates.gap_months[0] - this.first_month) / 12
    begin = np.where(since < 0, 0, np.clip(free, 0, 1))
    luck = rng.standard_exponential(len(women))
    hit = luck < hazard * (this.end[women] - begin)
    time = begin[hit] + luck[hit] / hazard[hit]
    return cases_at(people, this, women[hit], np.minimum(time, 1 - 1e-6), scenario)


def bear(
    people: People,
    this: Year,
    births: Counts,
    enrolled: Counts,
    cases: Cases,
    scenario: Scenario,
    rng: np.random.Generator,
) -> tuple[People, Year, Ints]:
    """Children of the deliveries, their year, and the number of children a delivery.

    Counts `births` (2, orders, covers) and `enrolled` of the year in place.
    """
    rates, y = scenario.rates, this.y
    children = 1 + (rng.random(len(cases.rows)) < rates.twin_share[y])
    mother = np.repeat(np.arange(len(cases.rows)), children)
    second = np.append(False, mother[1:] == mother[:-1])
    order = np.minimum(people.parity[cases.rows][mother] + 1 + second, NUM_ORDERS - 1)
    boy = rng.random(len(mother)) < rates.male_share[y]
    sex = np.where(boy, 0, FEMALE).astype(np.int32)
    group = (sex * NUM_ORDERS + order) * len(COVERS) + cases.cover[mother]
    births += np.bincount(group, minlength=births.size).reshape(births.shape)
    in_year = cases.month - y * 12
    month = (this.first_month + in_year).astype(np.int32)
    people.parity[cases.rows] += children.astype(np.int32)
    people.last_delivery[cases.rows] = month
    born = newborn_people(sex, month[mother], rates, rng)
    born.group[:] = people.group[cases.rows[mother]]
    born.stay_factor[:] = scenario.illness.group_factor[born.group]
    year = open_year(born, y, this.first_month, rng)
    year.start[:] = cases.time[mother]
    year.covered_from[:] = enrol_newborn(born, in_year[mother], y, enrolled, scenario, rng)
    return born, year, children


def post(accrual: Counts, account: int, month: Ints, amount: Ints | Floats) -> None:
    """Add amounts (fen) to an account by month."""
    accrual[:, account] += np.bincount(month, amount, len(accrual)).astype(np.int64)


def settle_deliveries(
    people: People,
    accrual: Counts,
    cases: Cases,
    children: Ints,
    scenario: Scenario,
    rng: np.random.Generator,
) -> Ints:
    """Draw what the stays cost, pay what the law grants, add it to `accrual` in place.

    Returns what is left to the ordinary rules of stays: complications and illness, fen a case.
    """
    care, law, month = scenario.care, scenario.law, cases.month
    n = len(month)
    insured = has_maternity_medical(cases.cover, month, law)
    prices = care.cost_factor[month]
    mode = pick(np.broadcast_to(care.mode_shares, (n, 3)), rng)
    usual = np.broadcast_to(care.level_shares, (n, 3))
    level = pick(np.where(insured[:, None], care.employee_levels[month], usual), rng)
    mean = care.delivery_mean[mode, level] * prices
    mean = mean * np.where(insured, care.stay_demand[month], 1.0)
    total = to_fen(lognormal(mean, care.delivery_spread[0], n, rng))
    outside = to_fen(total / 100 * (1 - care.catalogue_share[level]))
    eligible = total - outside - to_fen((total - outside) / 100 * care.first_self_pay[0])
    prenatal = to_fen(lognormal(care.prenatal_mean[0] * prices, care.prenatal_spread[0], n, rng))
    has_complication = rng.random(n) < care.complication_share[mode]
    complication = to_fen(
        lognormal(care.complication_mean[0] * prices, care.complication_spread[0], n, rng)
    )
    complication *= has_complication
    is_ill = rng.random(n) < care.illness_share[0]
    illness = (
        to_fen(lognormal(care.illness_mean[0] * prices, care.illness_spread[0], n, rng)) * is_ill
    )
    in_stay = law.complication_in_stay[month] == 1
    stay = share_of(eligible, law.delivery_rate[month])
    checks = np.minimum(share_of(prenatal, law.prenatal_rate[month]), law.prenatal_cap[month])
    post(accrual, DELIVERY, month, stay * insured)
    post(accrual, PRENATAL, month, checks * insured)
    rated = share_of(complication, law.delivery_rate[month])
    post(accrual, COMPLICATION, month, rated * (insured & in_stay))
    half, grant = without_employment(
        people, cases, mode, eligible, stay + checks, ~insured, scenario, rng
    )
    post(accrual, SPOUSE, month, half)
    post(accrual, BIRTH_GRANT, month, grant)
    days = np.minimum(law.days_paid, law.days_leave)[month] + law.days_extra[month, mode]
    days += law.days_extra_child[month] * (children - 1)
    claims = insured & (rng.random(n) < care.claim_allowance[0])
    pay_allowance(accrual, cases, days * claims, scenario, rng)
    return np.asarray(illness + complication * ~(insured & in_stay))


def has_maternity_medical(cover: Ints, month: Ints, law: Law) -> Mask:
    """Whether the medical cost is paid as an employee's."""
    flexible = (cover == FLEXIBLE) & (law.flexible_covered[month] == 1)
    unemployed = (cover == UNEMPLOYED) & (law.unemployed_covered[month] == 1)
    return np.asarray((cover == ENTERPRISE) | (cover == PUBLIC) | flexible | unemployed)


def without_employment(
    people: People,
    cases: Cases,
    mode: Ints,
    eligible: Ints,
    standard: Ints,
    entitled: Mask,
    scenario: Scenario,
    rng: np.random.Generator,
) -> tuple[Ints, Ints]:
    """Half the standard through the husband, and the resident grant: one of the two at most."""
    care, law, month, cover = scenario.care, scenario.law, cases.month, cases.cover
    n = len(month)
    wife = np.isin(cover, (RESIDENT, UNINSURED, STUDENT)) & people.husband_insured[cases.rows]
    wife &= entitled & (rng.random(n) < care.claim_spouse[0])
    half = share_of(standard, law.spouse_rate[month]) * wife
    resident = np.isin(cover, (RESIDENT, STUDENT, CHILD))
    resident &= entitled & (rng.random(n) < care.claim_grant[0])
    by_order = law.grant_by_order[month, np.minimum(people.parity[cases.rows], 3) - 1]
    by_mode = law.grant_by_mode[month, mode]
    grant = np.where(law.grant_basis[month] == BY_ORDER, by_order, by_mode)
    grant = np.where(law.grant_mode[month] == CAP, np.minimum(grant, eligible), grant) * resident
    choice = law.spouse_choice[month]
    prefers_grant = (choice == CHOOSE_GRANT) | ((choice != CHOOSE_HALF) & (grant >= half))
    both = (half > 0) & (grant > 0)
    return np.where(both & prefers_grant, 0, half), np.where(both & ~prefers_grant, 0, grant)


def pay_allowance(
    accrual: Counts, cases: Cases, days: Ints, scenario: Scenario, rng: np.random.Generator
) -> None:
    """Pay the employer's average wage for the given days to those who may claim it."""
    law, month, cover = scenario.law, cases.month, cases.cover
    entitled = cover == ENTERPRISE
    entitled |= (cover == PUBLIC) & (law.public_allowance[month] == 1)
    entitled |= (cover == UNEMPLOYED) & (law.unemployed_allowance[month] == 1)
    entitled &= cases.months_paid >= law.months_required[month]
    in_network = rng.random(len(month)) < scenario.care.network_share[0]
    entitled &= in_network | (law.needs_network[month] == 0)
    divisor = law.wage_days[month]
    amount = (2 * cases.employer_wage * days + divisor) // (2 * divisor)
    post(accrual, ALLOWANCE, month, amount * entitled)


def operate(
    people: People, this: Year, accrual: Counts, scenario: Scenario, rng: np.random.Generator
) -> None:
    """Birth-control surgeries of the year and what the fund pays for them."""
    rates, care, law = scenario.rates, scenario.care, scenario.law
    age = this.cell - NUM_AGES
    women = np.flatnonzero((age >= birth_control.YOUNGEST) & (age <= birth_control.OLDEST))
    hazard = rates.surgery[this.y][age[women]]
    luck = rng.standard_exponential(len(women))
    hit = luck < hazard * this.end[women]
    cases = cases_at(people, this, women[hit], luck[hit] / hazard[hit], scenario)
    month = cases.month
    n = len(month)
    kind = pick(np.tile(rates.surgery_kinds, (n, 1)), rng)
    mean = care.surgery_mean[kind] * care.cost_factor[month]
    cost = to_fen(lognormal(mean, care.surgery_spread[0], n, rng))
    quota = law.quota[month, kind]
    benefit = np.where(law.quota_mode[month] == FIXED_QUOTA, quota, np.minimum(cost, quota))
    insured = has_maternity_medical(cases.cover, month, law)
    claims = insured & (rng.random(n) < care.claim_surgery[0])
    post(accrual, SURGERY, month, benefit * claims)
    days = law.days_abortion[month, np.minimum(kind, 1)] * (kind < 2)
    claims &= rng.random(n) < care.claim_allowance[1]
    pay_allowance(accrual, cases, days * claims, scenario, rng)
