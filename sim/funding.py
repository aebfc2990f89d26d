"""The law of income: premiums and subsidies of residents, contributions and accounts of employees.

One value a month of the study, packed by `packing` like `Law`; what holds for a year is read in
its January. Money is int64 fen, shares are int64 parts per million, choices codes of `sim.codes`.
"""

from __future__ import annotations

from typing import NamedTuple

from .law import Ints


class Funding(NamedTuple):
    """Dated rules of income, int64 (months, ...)."""

    # resident premium (居民医保筹资); `personal` is by year of cover
    personal: Ints  # fen a year of coverage
    subsidy: Ints  # fen a head and year (财政补助)
    subsidy_shares: Ints  # (GOVERNMENTS,) ppm
    subsidy_months: Ints  # (12,) ppm that arrives in each month of the year
    premium_aid: Ints  # (GROUPS,) fen paid for a member of the group (参保资助)
    aid_payer: Ints  # (GROUPS,) code in AID_PAYERS
    late_wait: Ints  # months without cover after a payment outside the window (等待期)
    gap_wait: Ints  # months without cover of somebody who was not insured the year before
    wait_per_missed: Ints  # further months for each year missed
    repair: Ints  # 1: missed years may be paid up, which takes these months off (修复)
    repair_years: Ints  # missed years from which some wait is left all the same
    repair_wait: Ints  # that wait in months
    campaign_month: Ints  # month of the year, 0 is January, in which that for the next opens
    newborn_days: Ints  # days after birth within which payment covers from birth
    newborn_free: Ints  # 1: who is born in the month is covered from birth, the year free
    student_from: Ints  # month of year in which cover of students begins; 1: like that of others
    continuity_years: Ints  # years without a gap before the reward starts; 0: no reward
    continuity_reward: Ints  # fen added to the cap of critical illness for each further year
    zero_claim_reward: Ints  # fen added from the next year on for each year without a claim
    reward_limit: Ints  # ppm of the cap that the rewards add at most; 0: no reward
    from_accounts: Ints  # 1: relatives may pay from a personal account
    duplicates_allowed: Ints  # 1: employees may be enrolled as residents besides
    reserve_share: Ints  # ppm of the yearly funding a head held as risk reserve (风险金)
    critical_premium: Ints  # fen a head and year handed to the insurer
    insurer_share: Ints  # ppm of it for cost and profit
    loss_share: Ints  # ppm of a loss of the insurer that the fund bears (政策性亏损分担)
    # employees (职工医保缴费)
    enterprise_rate: Ints  # ppm of the base, without the maternity part
    public_rate: Ints  # ppm
    own_rate: Ints  # ppm paid by the employee
    flexible_rate: Ints  # ppm paid by flexible workers
    flexible_base: Ints  # ppm of the reference wage: their base
    unemployed_rate: Ints  # ppm of the lowest base, paid by the unemployment fund
    large_premium: Ints  # fen a head and year of large-sum insurance
    flexible_wait: Ints  # months until the benefit of flexible workers starts
    years_required: Ints  # (3,) years of contributions: men, women cadres, women workers
    pay_up: Ints  # code in PAY_UP
    pay_up_years: Ints  # most years that are paid up
    # personal accounts (个人账户)
    account_own: Ints  # ppm of own contributions
    account_employer: Ints  # (ACCOUNT_AGES,) ppm of the base, from the employer's contribution
    account_retired_share: Ints  # ppm of the reference wage a month
    account_retired_fixed: Ints  # fen a month
    account_for_family: Ints  # 1: accounts may pay for the family
    # control
    fine_payee: Ints  # code in FINE_PAYEES
    third_party_excluded: Ints  # 1: injuries with a liable third party are not paid
