"""The law of the housing provident fund (住房公积金), and how its members use it.

`HousingLaw` is what the state decides, one value a month of the study: deposits, interest,
withdrawals, loans, the surplus. `HousingLife` is what members do, from regions and assumptions.
Money is int64 fen, shares and multiples are int64 parts per million, choices codes of `sim.codes`.
"""

from __future__ import annotations

from typing import NamedTuple

from .law import Floats, Ints


class HousingLaw(NamedTuple):
    """Dated rules of the fund, each an int64 array (months,) unless said otherwise."""

    # deposits (缴存)
    housing_switch_month: Ints  # month of year in which the base of last year's wage starts
    housing_minimum_wage: Ints  # fen: lowest base (最低工资标准)
    housing_cap_share: Ints  # ppm of the reference wage: highest base
    housing_rate_least: Ints  # ppm a side
    housing_rate_most: Ints  # ppm a side
    # interest (结息), a year of 360 days
    housing_interest_new: Ints  # ppm a year on what came in since the last 1 July
    housing_interest_carried: Ints  # ppm a year on what was there (上年结转)
    housing_days: Ints  # days that the balance of the first of the month earns
    housing_days_after: Ints  # of them those after the day of deposits and withdrawals
    # withdrawals (提取)
    housing_purchase_share: Ints  # ppm of the price that may be withdrawn for a purchase
    housing_repayment_months: Ints  # months of repayments that one withdrawal covers at most
    housing_rent_limit: Ints  # (HOUSING_CHILDREN,) fen a month by children
    housing_rent_income: Ints  # ppm of the family's wages: rent up to it is not covered
    housing_leave_months: Ints  # months without deposits after which an account may be closed
    # loans (个人住房贷款)
    housing_loan_cap: Ints  # (HOUSING_PAYERS, HOUSING_CHILDREN) fen by members and children
    housing_youth_cap: Ints  # ppm of the cap for the first home of somebody young
    housing_youth_months: Ints  # age in months up to which somebody is young, 0: nobody
    housing_price_share: Ints  # (HOUSING_HOMES,) ppm of the price
    housing_income_share: Ints  # ppm of the bases that may go to repayment
    housing_multiple: Ints  # ppm of the balances
    housing_time_factor: Ints  # (HOUSING_MEMBERSHIP,) ppm of that multiple
    housing_loan_wait: Ints  # months of deposits that a loan needs
    housing_loan_times: Ints  # loans of a family at most
    housing_term: Ints  # months: longest term
    housing_term_after: Ints  # months after the retirement age until which a loan may run
    housing_loan_rate: Ints  # (HOUSING_HOMES, HOUSING_TERMS) ppm a year
    # liquidity (流动性), measured by loans over deposits (个贷率、存贷比)
    housing_tight_ratio: Ints  # ppm from which caps are cut
    housing_tight_cap: Ints  # ppm of the cap that is left then
    housing_stop_ratio: Ints  # ppm from which no loan is granted, or loans wait
    housing_stop_mode: Ints  # code in STOP_MODES
    housing_queue_months: Ints  # months that a loan waits for its money then
    housing_liquidity: Ints  # code in LIQUIDITY that lives meet: open until `lending` finds it
    # surplus (增值收益)
    housing_handling: Ints  # ppm of the interest on loans, paid to the banks that handle them
    housing_idle_rate: Ints  # ppm a year that the money which is not lent earns
    housing_reserve_basis: Ints  # code in RESERVE_BASES
    housing_reserve_share: Ints  # ppm of the surplus that goes to the risk reserve
    housing_reserve_loans: Ints  # ppm of the loans up to which the risk reserve is filled
    housing_management: Ints  # ppm of the deposits a year: cost of the centre (管理费用)


class HousingLife(NamedTuple):
    """How members live with the fund. Hazards are per year of membership."""

    housing_effect_from: Floats  # (years, HOUSING_EMPLOYERS, HOUSING_RATES) employer's wage effect
    housing_buy: Floats  # (ages, HOUSING_CHILDREN) hazard of buying a home
    housing_owing: Floats  # (1,) the same of who still repays a home, relative to others
    housing_market: Floats  # (years,) purchases of a year relative to these hazards
    housing_second: Floats  # (ages,) share of second homes among purchases
    housing_price: Ints  # (years,) fen: mean price of a home
    housing_price_spread: Floats  # (1,) sigma of its logarithm
    housing_borrow: Floats  # (HOUSING_HOMES,) share of buyers who take a loan of the fund
    housing_bank_loan: Floats  # (HOUSING_HOMES,) share of the other buyers with a bank's loan
    housing_bank_payment: Ints  # (years,) fen a month to a bank
    housing_asked: Floats  # (1,) share of the price that is asked for as a loan
    housing_couples: Floats  # (1,) share of loans with two members
    housing_term_wanted: Ints  # (1,) months
    housing_principal: Floats  # (1,) share of loans repaid in equal parts of principal
    housing_claim_purchase: Floats  # (1,) share of buyers who withdraw
    housing_claim_repayment: Floats  # (1,) share of those repaying who withdraw in a year
    housing_claim_monthly: Floats  # (1,) share of these who withdraw month by month
    housing_rents: Floats  # (years, ages) share of members without a loan who claim rent
    housing_rent: Ints  # (years,) fen a month: mean rent
    housing_closes: Floats  # (1,) share of leavers who close the account when they may
    housing_prepays: Floats  # (years,) hazard of repaying the rest of a loan early
    # months of own deposits held at the start by people without and with a home loan
    housing_start_months: Floats  # (ages, 2)
    housing_start_loan: Floats  # (ages,) share of members with a loan of the fund at the start
    housing_start_bank: Floats  # (ages,) share of members with a bank's loan alone
    housing_start_amount: Ints  # (1,) fen: mean amount of the loans running at the start
    housing_start_spent: Ints  # (1,) months: longest time that these have run
