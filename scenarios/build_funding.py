"""The dated law of income of a scenario as monthly arrays: premiums, contributions, accounts.

What is paid a head is announced a year ahead; after the last announcement it grows by
`premium.later_growth`, to whole yuan.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sim.collection import ENDS
from sim.errors import ScenarioError
from sim.funding import Funding
from sim.law import PPM, Floats, Ints

from .facts import ScenarioFacts
from .growing import growth_since_known, in_yuan

GROWTH = "premium.later_growth"


#: Keys by field of `Funding`: shares, yuan as written, yuan a head that grow, whole numbers.
SHARES = {
    **{name: f"premium.{name}" for name in ("subsidy_shares", "subsidy_months", "reward_limit")},
    **{f"{name}_rate": f"employee.{name}_rate" for name in ("enterprise", "public", "own")},
    **{f"{name}_rate": f"employee.{name}_rate" for name in ("flexible", "unemployed")},
    **{f"account_{name}": f"account.{name}_share" for name in ("own", "employer")},
    "account_retired_share": "account.retired_share",
    "flexible_base": "employee.flexible_base",
    "reserve_share": "reserve.share",
    "insurer_share": "critical.insurer_share",
    "loss_share": "critical.loss_share",
}
YUAN = {
    **{name: f"premium.{name}" for name in ("continuity_reward", "zero_claim_reward")},
    "account_retired_fixed": "account.retired_fixed",
}
A_HEAD = {
    "subsidy": "premium.subsidy",
    "critical_premium": "critical.premium",
    "large_premium": "employee.large_premium",
}
WHOLE = {
    **{name: f"premium.{name}" for name in ("late_wait", "gap_wait", "wait_per_missed")},
    **{name: f"premium.{name}" for name in ("repair", "repair_years", "repair_wait")},
    **{name: f"premium.{name}" for name in ("newborn_days", "newborn_free", "continuity_years")},
    **{name: f"premium.{name}" for name in ("from_accounts", "duplicates_allowed")},
    **{name: f"employee.{name}" for name in ("flexible_wait", "years_required")},
    **{name: f"employee.{name}" for name in ("pay_up", "pay_up_years")},
    **{name: f"control.{name}" for name in ("fine_payee", "third_party_excluded")},
    "account_for_family": "account.for_family",
    "student_from": "premium.student_cover_from",
}


def build_funding(facts: ScenarioFacts, begin: int, years: int) -> Funding:
    """Monthly law of income from January of the first year: shares in ppm, money in fen."""
    months = years * 12

    def read(keys: Mapping[str, str], unit: int) -> dict[str, Ints]:
        return {
            name: np.rint(facts.series(key, begin, months) * unit).astype(np.int64)
            for name, key in keys.items()
        }

    def grown(key: str) -> Ints:
        factor = growth_since_known(facts, key, begin, months, GROWTH)
        return in_yuan(facts.series(key, begin, months), factor)

    shares = read(SHARES, PPM)
    _check_credits(facts.name, shares)
    personal, aid, payer = resident_standards(facts, begin, years)
    opens = facts.series("premium.campaign_opens", begin, months)
    return Funding(
        personal=personal,
        premium_aid=aid,
        aid_payer=payer,
        campaign_month=8 + np.searchsorted(ENDS, opens),
        **{name: grown(key) for name, key in A_HEAD.items()},
        **shares,
        **read(YUAN, 100),
        **read(WHOLE, 1),
    )


def _check_credits(name: str, shares: Mapping[str, Ints]) -> None:
    """Refuse a law that credits accounts with more than employers pay."""
    credited = shares["account_employer"].max(axis=1)
    for payer in ("enterprise", "public"):
        paid = shares[f"{payer}_rate"]
        if (credited > paid).any():
            month = int(np.argmax(credited > paid))
            raise ScenarioError(
                f"{name} account.employer_share: {credited[month] / PPM:g} of the base goes to "
                f"accounts, but employee.{payer}_rate is {paid[month] / PPM:g}. Credit at most "
                "what the employer pays."
            )


def resident_standards(facts: ScenarioFacts, begin: int, years: int) -> tuple[Ints, Ints, Ints]:
    """Personal standard (months,), aid and its payer (months, GROUPS), by coverage year.

    Help with a premium grows with the premium.
    """
    growth = growth_since_known(facts, "premium.personal", begin - 1, years * 12, GROWTH)
    personal, aid, payer = (
        of_year_before(facts, f"premium.{name}", begin, years)
        for name in ("personal", "aid", "aid_payer")
    )
    return in_yuan(personal, growth), in_yuan(aid, growth), payer.astype(np.int64)


def of_year_before(facts: ScenarioFacts, key: str, begin: int, years: int) -> Floats:
    """A standard (months, ...) by coverage year, as written: what was collected the autumn before.

    Source: systems of the source texts: Yi'an 2017 150 + 450, Guiyang county 2018 180 + 490,
    Huaibei premiums and aid of 2023 for 2024.
    """
    return facts.series(key, begin - 1, years * 12)
