"""Contributions, personal accounts and the close of the NumPy reference.

The close itself is NumPy in the engine as well, some sums a month, so its functions serve both;
what they are given is counted here.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from sim.accounts import NUMBER_OF
from sim.closing import OWN, contribution_lines, take_over
from sim.closing_bills import OTHER_LINES, benefit_lines, by_scheme
from sim.closing_resident import resident_lines
from sim.codes import ENTERPRISE, FLEXIBLE, NUM_AGES, PUBLIC, UNEMPLOYED
from sim.events.contributions import OWN_COLUMN
from sim.ledger import Tally
from sim.medical import CRITICAL, FAMILY_ACCOUNT, LARGE, PERSONAL_ACCOUNT
from sim.medical_tally import (
    ACCOUNT_ENTERPRISE,
    ACCOUNT_FAMILY,
    ACCOUNT_LINES,
    ACCOUNT_OWN,
    ACCOUNT_PHARMACY,
    ACCOUNT_PUBLIC,
    ACCOUNT_VISITS,
    COLUMNS,
    KINDS,
    VISIT_BILL,
    MedicalTally,
    bills_by_month,
    check,
)
from sim.payment.amounts import allocate
from sim.scenario import Scenario

from .reference_people import Counts, Floats, Ints, Mask, People, Year, month_in_year
from .reference_year import bounds, share_of, to_fen


def contributes(cover: Ints) -> Mask:
    """Whether medical contributions are paid by or for somebody with this cover."""
    return np.asarray((cover >= ENTERPRISE) & (cover <= UNEMPLOYED))


def contribute(
    people: People, this: Year, tally: Tally, ward: MedicalTally, scenario: Scenario
) -> None:
    """Add the bases of the year and the credits to accounts, by month, as differences.

    Whoever has the cover at the end of a month pays for that month.
    """
    changes = contributes(this.cover_after) & (this.change < 1)
    rows = np.flatnonzero(contributes(people.cover) | changes)
    last = month_in_year(this.end[rows], this.y, scenario)
    turn = np.minimum(month_in_year(this.change[rows], this.y, scenario), last)
    before = contributes(people.cover[rows]) & (turn > 0)
    after = contributes(this.cover_after[rows]) & (turn < last)
    people.work_months[rows] += (turn * before + (last - turn) * after).astype(np.int32)
    zero = np.zeros_like(turn)
    for on, cover, effect, first, end in (
        (before, people.cover, people.employer_factor, zero, turn),
        (after, this.cover_after, this.employer_after, turn, last),
    ):
        some, whole = rows[on], (cover[rows[on]], effect[rows[on]])
        for opens, closes, wage_year, part in intervals(this.y, scenario):
            begin, stop = np.maximum(first[on], opens), np.minimum(end[on], closes)
            k = np.flatnonzero(begin < stop)
            spell, law = (begin[k], stop[k]), (wage_year, part, opens)
            add_bases(
                *(people, this, some[k], whole[0][k], whole[1][k], spell, law),
                *(tally, ward, scenario),
            )


def intervals(y: int, scenario: Scenario) -> list[tuple[int, int, int, int]]:
    """Parts of year y with one law: first month, end, row of the wage table, first month of it.

    Until the month in which the base switches, the wage of the year before last counts, then
    that of last year.
    """
    switch = int(scenario.law.base_switch_month[y * 12]) - 1
    cuts = {0, switch, 12}
    funding = scenario.funding
    for array in (funding.own_rate, funding.account_own, funding.account_employer):
        values = array[y * 12 : y * 12 + 12].reshape(12, -1)
        cuts |= {m for m in range(1, 12) if (values[m] != values[m - 1]).any()}
    months = sorted(cuts)
    late, early = (y, switch), (max(y - 1, 0), 0)
    return [
        (first, last, *(late if first >= switch else early)) for first, last in pairwise(months)
    ]


def add_bases(
    people: People,
    this: Year,
    rows: Ints,
    cover: Ints,
    effect: Floats,
    spell: tuple[Ints, Ints],
    law: tuple[int, int, int],
    tally: Tally,
    ward: MedicalTally,
    scenario: Scenario,
) -> None:
    """Add the bases and credits of spells of cover (first month, month after the last).

    `law` is the row of the wage table, the month of its bounds, the month of the other rates.
    """
    rates, funding, y = scenario.rates, scenario.funding, this.y
    wage_year, part, opens = law
    pool = (cover == PUBLIC).astype(np.int64)
    factor = rates.wage_profile[this.cell[rows]] * people.wage_factor[rows] * effect
    wage = to_fen(rates.wage[wage_year, pool] * factor)
    wage[(cover == UNEMPLOYED) | (cover == FLEXIBLE)] = 0  # the lowest base
    base = np.clip(wage, *bounds(wage_year, y * 12 + part, scenario))
    for column in range(UNEMPLOYED - ENTERPRISE + 1):
        k = np.flatnonzero(cover == ENTERPRISE + column)
        add_steps(tally.base_step, column, y, spell[0][k], spell[1][k], base[k])
    k = np.flatnonzero((cover == ENTERPRISE) | (cover == PUBLIC))
    month, first, last = y * 12 + opens, spell[0][k], spell[1][k]
    age = this.cell[rows[k]] % NUM_AGES
    rate = funding.account_employer[month][(age >= 35) + (age >= 45).astype(np.int64)]
    own = share_of(base[k], funding.own_rate[month])
    kept, given = share_of(own, funding.account_own[month]), share_of(base[k], rate)
    add_steps(tally.base_step, OWN_COLUMN, y, first, last, own)
    add_steps(ward.account_step, ACCOUNT_OWN, y, first, last, kept)
    for line in range(ACCOUNT_ENTERPRISE, ACCOUNT_PUBLIC + 1):
        of = cover[k] == ENTERPRISE + line - ACCOUNT_ENTERPRISE
        add_steps(ward.account_step, line, y, first[of], last[of], given[of])
    this.credited[rows[k]] += (last - first) * (kept + given)


def add_steps(steps: Counts, line: int, y: int, first: Ints, last: Ints, amount: Ints) -> None:
    """Add amounts from their first month of year y on, take them off after their last."""
    change = np.bincount(first, amount, 13) - np.bincount(last, amount, 13)
    steps[y * 12 : y * 12 + 13, line] += change.astype(np.int64)


def close_study(scenario: Scenario, tally: Tally, ward: MedicalTally) -> tuple[Counts, Counts]:
    """Fill the accounts of all funds in `tally.accrual`, interest apart.

    Returns bills (months, MEDICAL_BILLS, COLUMNS) and lines of the personal accounts.

    Raises
    ------
    LedgerError   if an identity of what illness counted does not hold
    """
    bills = bills_by_month(ward)
    accounts = account_payments(ward, bills)
    lines = contribution_lines(scenario, tally, ward)
    lines |= {f"account_{line}": accounts[:, k] for k, line in enumerate(ACCOUNT_LINES)}
    lines["to_accounts_retired"] = lines["account_retired"]
    every = slice(None)
    claims = by_scheme(bills, every, CRITICAL) - by_scheme(bills, every, LARGE)
    residents = resident_lines(scenario, ward, tally, lines["account_premium"], claims[:, 0])
    lines |= residents.lines
    lines |= benefit_lines(bills)
    lines["aid_funding"] = lines["aid_stays"] + lines["aid_chronic"] + lines["aid_premium"]
    lines["other_funding"] = np.asarray(sum(lines[name] for name in OTHER_LINES))
    for name, amounts in lines.items():
        tally.accrual[:, NUMBER_OF[name]] += amounts
    check(ward, bills, accounts)
    return bills, accounts


def account_payments(ward: MedicalTally, bills: Counts) -> Counts:
    """Lines of the personal accounts by month; what they pay is moved within `bills`, in place."""
    accounts = np.cumsum(ward.account_step[:-1], axis=0)
    split = bills.reshape(len(bills), len(KINDS), 3, len(COLUMNS))
    evenly = np.ones((len(ward.account_family), 12), np.int64)
    family = allocate(ward.account_family, evenly)
    residents = split[:, :, 0]
    shares = allocate(family.reshape(-1), residents[..., OWN].sum(axis=-1))
    for line, cells, paid, field in (
        (ACCOUNT_VISITS, split[:, VISIT_BILL], ward.account_visits, PERSONAL_ACCOUNT),
        (ACCOUNT_FAMILY, residents, shares, FAMILY_ACCOUNT),
    ):
        take_over(cells, field, paid)
        accounts[:, line] += paid.sum(axis=1)
    accounts[:, ACCOUNT_PHARMACY] += allocate(ward.account_pharmacy, evenly).reshape(-1)
    return np.asarray(accounts)
