"""What residents have paid and hold when a study begins, from the law since the scheme began.

A payer keeps the rank of the tier held today: in a past year the rank stands for the tier that the
shares of that year give. Whoever is on a pension today paid every year from the beginning of the
scheme to the pension age (the years that the law asks for); whoever was of that age at the
beginning has no account. Chances of having paid in a year are those of the enrolled by age.
"""

from __future__ import annotations

import numpy as np

from sim.codes import NUM_AGES, PENSION_TIERS
from sim.law import PPM, Floats, Ints
from sim.resident_pension_law import ResidentPensionLaw, ResidentPensionStart

from .build_resident_pension import build_resident_pension, build_resident_pension_lives
from .facts import ScenarioFacts

#: First year whose law is known; a scheme that began earlier is taken to begin then.
FIRST_YEAR = 2011
#: Ages from which PAYER_AGES begin.
CLASS_AGES = (0, 30, 45)


def start_resident_pension(facts: ScenarioFacts, begin: int) -> ResidentPensionStart:
    """Accounts, years and pensions on 1 January of a year.

    Raises
    ------
    ScenarioError   if the law of the past is not known
    """
    first = max(int(facts.number("resident_pension.scheme_year")), FIRST_YEAR)
    length = max(begin - first, 0)
    law = build_resident_pension(facts, first, length + 1)
    level = facts.number("resident_pension.start_level")
    yearly = _yearly_credits(facts, first, length)
    rate = law.resident_account_interest[::12] / PPM
    account = _accounts(yearly, rate, level)
    age = int(law.resident_pension_age[length * 12]) // 12
    pension, balance = _pensions(yearly, rate, law, level)
    return ResidentPensionStart(
        start_account=account,
        start_years=_years_paid(facts, begin, first, age),
        start_pension=pension,
        start_balance=balance,
        start_years_drawn=np.arange(length, -1, -1),
    )


def _yearly_credits(facts: ScenarioFacts, first: int, length: int) -> Floats:
    """Fen that go to an account in each past year, (PENSION_TIERS, length)."""
    law = build_resident_pension(facts, first, length + 1)
    ranks = build_resident_pension_lives(facts, first, length + 1).resident_tier_rank
    upper = ranks[-1]
    middle = (upper + np.concatenate(([0.0], upper[:-1]))) / 2
    credits = np.empty((len(PENSION_TIERS), length))
    for year in range(length):
        tier = np.searchsorted(ranks[year], np.minimum(middle, 1 - 1e-12), side="right")
        m = year * 12
        paid = law.resident_tier[m] + law.resident_tier_subsidy[m] + law.resident_collective[m]
        credits[:, year] = paid[tier]
    return credits


def _accounts(credits: Floats, rate: Floats, level: float) -> Ints:
    """Account after paying in the last n of the past years."""
    length = credits.shape[1]
    account = np.zeros((len(PENSION_TIERS), length + 1))
    for n in range(1, length + 1):
        held = np.zeros(len(PENSION_TIERS))
        for year in range(length - n, length):
            held = held * (1 + rate[year]) + credits[:, year] * (1 + rate[year] / 2)
        account[:, n] = held
    return np.rint(account * level).astype(np.int64)


def _pensions(
    credits: Floats, rate: Floats, law: ResidentPensionLaw, level: float
) -> tuple[Ints, Ints]:
    """Monthly pension from the account and its balance today, by years on the pension."""
    length = credits.shape[1]
    pension = np.zeros((len(PENSION_TIERS), length + 1))
    balance = np.zeros_like(pension)
    held = np.zeros(len(PENSION_TIERS))
    for year in range(length + 1):
        since = length - year
        pension[:, since] = held / law.resident_divisor[year * 12]
        left = held.copy()
        for later in range(year, length):
            paid = np.minimum(12 * pension[:, since], left)
            left = (left - paid) * (1 + rate[later]) + paid * rate[later] / 2
        balance[:, since] = left
        if year < length:
            held = held * (1 + rate[year]) + credits[:, year] * (1 + rate[year] / 2)
    return (
        np.rint(pension * level).astype(np.int64),
        np.rint(balance * level).astype(np.int64),
    )


def _years_paid(facts: ScenarioFacts, begin: int, first: int, pension_age: int) -> Floats:
    """Mean years paid by the enrolled by age reached in the first year, (NUM_AGES,)."""
    shares = facts.series("resident_pension.payer_share", first, (begin - first) * 12)[::12]
    youngest = int(facts.series("resident_pension.pay_from", begin, 1)[0]) // 12
    ages = np.arange(NUM_AGES)
    years = np.zeros(NUM_AGES)
    for past in range(1, begin - first + 1):
        then = ages - past
        chance = shares[-past, np.searchsorted(CLASS_AGES, then, side="right") - 1]
        years += chance * ((then >= youngest) & (then < pension_age))
    return years
