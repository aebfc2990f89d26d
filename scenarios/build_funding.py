"""The dated law of income of a scenario as monthly arrays: premiums, contributions, accounts.

What is paid a head is announced a year ahead; after the last announcement it grows by
`premium.later_growth`, to whole yuan.
"""

from __future__ import annotations

import numpy as np

from sim.funding import Funding
from sim.law import PPM, Floats, Ints

from .facts import ScenarioFacts
from .growing import growth_since_known, in_yuan

GROWTH = "premium.later_growth"


def build_funding(facts: ScenarioFacts, begin: int, years: int) -> Funding:
    """Monthly law of income from January of the first year: shares in ppm, money in fen."""
    months = years * 12

    def read(key: str, unit: int = 1) -> Ints:
        values = np.rint(facts.series(key, begin, months) * unit)
        return np.ascontiguousarray(values.astype(np.int64))

    def share(key: str) -> Ints:
        return read(key, PPM)

    def fen(key: str) -> Ints:
        return read(key, 100)

    def paid_a_head(key: str) -> Ints:
        factor = growth_since_known(facts, key, begin, months, GROWTH)
        return in_yuan(facts.series(key, begin, months), factor)

    #: Help with a premium grows with the premium.
    of_personal = growth_since_known(facts, "premium.personal", begin - 1, months, GROWTH)

    return Funding(
        personal=in_yuan(of_year_before(facts, "premium.personal", begin, years), of_personal),
        subsidy=paid_a_head("premium.subsidy"),
        subsidy_shares=share("premium.subsidy_shares"),
        subsidy_months=share("premium.subsidy_months"),
        premium_aid=in_yuan(of_year_before(facts, "premium.aid", begin, years), of_personal),
        aid_payer=of_year_before(facts, "premium.aid_payer", begin, years).astype(np.int64),
        late_wait=read("premium.late_wait"),
        gap_wait=read("premium.gap_wait"),
        wait_per_missed=read("premium.wait_per_missed"),
        repair=read("premium.repair"),
        repair_years=read("premium.repair_years"),
        repair_wait=read("premium.repair_wait"),
        newborn_days=read("premium.newborn_days"),
        newborn_free=read("premium.newborn_free"),
        student_from=read("premium.student_cover_from"),
        continuity_years=read("premium.continuity_years"),
        continuity_reward=fen("premium.continuity_reward"),
        zero_claim_reward=fen("premium.zero_claim_reward"),
        reward_limit=share("premium.reward_limit"),
        from_accounts=read("premium.from_accounts"),
        duplicates_allowed=read("premium.duplicates_allowed"),
        reserve_share=share("reserve.share"),
        critical_premium=paid_a_head("critical.premium"),
        insurer_share=share("critical.insurer_share"),
        enterprise_rate=share("employee.enterprise_rate"),
        public_rate=share("employee.public_rate"),
        own_rate=share("employee.own_rate"),
        flexible_rate=share("employee.flexible_rate"),
        flexible_base=share("employee.flexible_base"),
        unemployed_rate=share("employee.unemployed_rate"),
        large_premium=paid_a_head("employee.large_premium"),
        flexible_wait=read("employee.flexible_wait"),
        years_required=read("employee.years_required"),
        pay_up=read("employee.pay_up"),
        pay_up_years=read("employee.pay_up_years"),
        account_own=share("account.own_share"),
        account_employer=share("account.employer_share"),
        account_retired_share=share("account.retired_share"),
        account_retired_fixed=fen("account.retired_fixed"),
        account_for_family=read("account.for_family"),
        fine_payee=read("control.fine_payee"),
        third_party_excluded=read("control.third_party_excluded"),
    )


def of_year_before(facts: ScenarioFacts, key: str, begin: int, years: int) -> Floats:
    """A standard (months, ...) by coverage year, as written: what was collected the autumn before.

    Source: systems of the source texts: Yi'an 2017 150 + 450, Guiyang county 2018 180 + 490,
    Huaibei premiums and aid of 2023 for 2024.
    """
    return facts.series(key, begin - 1, years * 12)
