"""Expected income of the funds: contributions of employees and employers, premiums of residents.

Heads are those of the cohorts at the end of a month, bases lognormal wages between two bounds.
Missing years paid up at retirement, interest, and what moves through insurers are not here.
"""

from __future__ import annotations

import numpy as np

from ..accounts import ACCOUNTS, NUMBER_OF
from ..codes import (
    ENTERPRISE,
    FLEXIBLE,
    GOVERNMENTS,
    NUM_AGES,
    PAID_BY_COUNTY,
    PUBLIC,
    RETIRED,
    UNEMPLOYED,
)
from ..law import PPM, Floats, Ints
from ..medical_tally import BORN_FREE, JOINED
from ..scenario import Scenario
from .cohorts import ENDS
from .means import clamped_mean

#: Covers that contributions are paid for, in the order of bases.
PAYERS = (ENTERPRISE, PUBLIC, FLEXIBLE, UNEMPLOYED)
#: Class of each age in ACCOUNT_AGES.
AGE_CLASS = np.searchsorted([35, 45], np.arange(NUM_AGES), side="right")


def heads_by_month(
    scenario: Scenario, y: int, people: Floats, end: Floats, death: Floats
) -> Floats:
    """People at the end of each month of year y, (2, ages, covers, 12)."""
    rates = scenario.rates
    leave = rates.leave[y].astype(np.float64)
    alive = np.exp(-(death + leave)[..., None] * ENDS)
    heads = np.einsum("sac,sacdm,sam->sadm", people, end, alive, optimize=True)
    arrive = rates.arrive[y].astype(np.float64)
    heads += people[..., None] * (1 - np.exp(-arrive[..., None] * ENDS))[:, :, None]
    return np.asarray(heads)


def bases(scenario: Scenario, y: int, heads: Floats) -> Floats:
    """Sums of bases of year y in fen, (payers, ages, 12); `heads` as from `heads_by_month`."""
    rates, law = scenario.rates, scenario.law
    spread = float(np.hypot(rates.spread_person[0], rates.spread_employer[0]))
    profile = rates.wage_profile.reshape(2, NUM_AGES)
    result = np.zeros((len(PAYERS), NUM_AGES, 12))
    switch = int(law.base_switch_month[12 * y]) - 1
    for first, last, row in ((0, switch, max(y - 1, 0)), (switch, 12, y)):
        if first == last:
            continue
        low, high = (
            rates.reference_wage[row] * 100.0 * share[12 * y + first] / PPM
            for share in (law.floor_share, law.cap_share)
        )
        for payer, cover in enumerate(PAYERS):
            base = np.full_like(profile, low)
            if cover in (ENTERPRISE, PUBLIC):
                pool = 1 if cover == PUBLIC else 0
                base = clamped_mean(rates.wage[row, pool] * profile * 100.0, spread, low, high)
            months = heads[:, :, cover, first:last]
            result[payer, :, first:last] = np.einsum("sam,sa->am", months, base)
    return result


def contributions(
    scenario: Scenario, y: int, people: Floats, heads: Floats, alive: Floats
) -> Floats:
    """Expected contributions and credits to accounts of year y, (12, accounts) fen.

    Parameters
    ----------
    people : (2, ages, covers) on 1 January
    alive : (2, ages) share that is here all year: of the retired, those who are credited
    heads : (2, ages, covers, 12) at the end of each month
    """
    law, funding, rates = scenario.law, scenario.funding, scenario.rates
    months = slice(12 * y, 12 * y + 12)
    by_age = bases(scenario, y, heads)
    enterprise, public, _, unemployed = by_age.sum(axis=1)
    money = np.zeros((12, len(ACCOUNTS)))

    def enter(name: str, base: Floats, rate: Ints) -> None:
        money[:, NUMBER_OF[name]] += base * rate[months] / PPM

    enter("contribution_enterprise", enterprise, law.enterprise_rate)
    enter("contribution_public", public, law.public_rate)
    enter("contribution_unemployed", unemployed, law.unemployed_rate)
    enter("employee_enterprise", enterprise, funding.enterprise_rate)
    enter("employee_public", public, funding.public_rate)
    enter("employee_unemployed", unemployed, funding.unemployed_rate)
    reference = rates.reference_wage[y] * 100.0 * funding.flexible_base[months] / PPM
    flexible = heads[:, :, FLEXIBLE].sum(axis=(0, 1))
    enter("employee_flexible", flexible * reference, funding.flexible_rate)
    own = (enterprise + public) * funding.own_rate[months] / PPM
    enter("account_own", own, funding.account_own)
    enter("employee_own", own, PPM - funding.account_own)
    for payer, name in enumerate(("enterprise", "public")):
        for k in range(funding.account_employer.shape[1]):
            base = by_age[payer, AGE_CLASS == k].sum(axis=0)
            enter(f"account_{name}", base, funding.account_employer[:, k])
        given = money[:, NUMBER_OF[f"account_{name}"]]
        money[:, NUMBER_OF[f"employee_{name}"]] -= given
    reference = np.full(12, rates.reference_wage[y] * 100.0)
    share = funding.account_retired_share[months] / PPM
    retired = float((people[:, :, RETIRED] * alive).sum())
    credit = reference * share + funding.account_retired_fixed[months]
    money[:, NUMBER_OF["account_retired"]] = retired * credit
    money[:, NUMBER_OF["to_accounts_retired"]] = money[:, NUMBER_OF["account_retired"]]
    insured = heads[:, :, [*PAYERS, RETIRED], 0].sum()
    money[0, NUMBER_OF["large_premium"]] = insured * funding.large_premium[12 * y]
    return money


def premiums(scenario: Scenario, y: int, heads: Floats, workers: float, repaired: Floats) -> Floats:
    """Expected premiums and subsidies of residents in year y, (12, accounts) fen.

    Premiums that personal accounts pay are taken as paid by the residents.

    Parameters
    ----------
    heads : (GROUPS, ENTRIES) payers, and the newborn whose year is free
    workers : insured employees not retired, at the end of January
    repaired : (GROUPS, 2) missed years paid up by a payer in time, a late payer
    """
    funding, january = scenario.funding, 12 * y
    money = np.zeros((12, len(ACCOUNTS)))
    personal = float(funding.personal[january])
    aid = np.minimum(funding.premium_aid[january], personal)
    paid = heads.copy()
    paid[:, BORN_FREE] = 0.0
    due = funding.newborn_free[january : january + 12] != 1
    county = (funding.aid_payer[january] == PAID_BY_COUNTY)[:, None]
    own = paid * (personal - aid)[:, None]
    own[:, :2] += heads[:, :2] * repaired * personal
    twice = workers * scenario.illness.duplicate_share[0] * funding.duplicates_allowed[january]
    own[0, 0] += twice * personal
    for name, amount in (
        ("premium_own", own),
        ("premium_county", paid * aid[:, None] * county),
        ("premium_aid", paid * aid[:, None] * ~county),
    ):
        by_entry = amount.sum(axis=0)
        money[0, NUMBER_OF[name]] += by_entry[0]
        money[int(scenario.illness.late_month[y]), NUMBER_OF[name]] += by_entry[1]
        money[:, NUMBER_OF[name]] += by_entry[2] * due / max(due.sum(), 1) + by_entry[3] / 12.0
    money[:, NUMBER_OF["aid_premium"]] = money[:, NUMBER_OF["premium_aid"]]
    subsidy = (heads.sum() - heads[:, JOINED].sum() + twice) * funding.subsidy[january]
    parts = funding.subsidy_shares[january] / funding.subsidy_shares[january].sum()
    arrival = funding.subsidy_months[january] / funding.subsidy_months[january].sum()
    for k, government in enumerate(GOVERNMENTS):
        money[:, NUMBER_OF[f"subsidy_{government}"]] = subsidy * parts[k] * arrival
    insurer = (heads.sum() + twice) * funding.critical_premium[january] / 12.0
    for name in ("critical_premium", "critical_income"):
        money[:, NUMBER_OF[name]] = insurer
    return money
