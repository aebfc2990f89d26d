"""The law of the resident pension (城乡居民基本养老保险) and how people live with it.

`ResidentPensionLaw` has one value a month of the study; what is settled once a year is read in its
January. Money is int64 fen, shares are int64 parts per million. `ResidentPensionLives` holds
chances, which come from regions and assumptions. The rules stand in `schemes.resident_pension`
and `schemes.survival`.
"""

from __future__ import annotations

from typing import NamedTuple

from .law import Floats, Ints


class ResidentPensionLaw(NamedTuple):
    """Dated rules, int64 (months, ...)."""

    # contributions (缴费)
    resident_tier: Ints  # (PENSION_TIERS,) fen a year; 0: no such tier
    resident_tier_subsidy: Ints  # (PENSION_TIERS,) fen a year credited besides (缴费补贴)
    resident_subsidy_shares: Ints  # (GOVERNMENTS,) ppm: who pays it
    resident_paid_for: Ints  # (GROUPS,) fen a year paid for a member of the group (代缴)
    resident_paid_for_subsidy: Ints  # 1: what is paid for them brings the subsidy too
    resident_collective: Ints  # fen a year from the village for each payer (集体补助)
    resident_paid_in: Ints  # (12,) ppm of the year's contributions in each month of the year
    resident_pay_from: Ints  # age in months from which people may pay
    resident_pension_age: Ints  # age in months at which they stop and may draw
    resident_next_month: Ints  # 1: the first pension is that of the month after
    resident_years_required: Ints  # years of contributions that the pension needs
    resident_scheme_year: Ints  # calendar year in which the scheme began in the place
    resident_back_payment: Ints  # 1: missing years may be paid up (补缴)
    resident_back_subsidy: Ints  # 1: ... with the subsidy
    # pension (待遇)
    resident_basic_minimum: Ints  # fen a month: least basic pension of the nation (基础养老金)
    resident_minimum_shares: Ints  # (GOVERNMENTS,) ppm: who pays it
    resident_basic_local: Ints  # (GOVERNMENTS,) fen a month that each adds
    resident_age_addition: Ints  # (PENSION_AGES,) fen a month more from an age on
    resident_long_from: Ints  # years of contributions beyond which each adds
    resident_long_addition: Ints  # fen a month for each of them (长缴加发)
    resident_divisor: Ints  # months by which the account is divided (计发月数)
    resident_account_interest: Ints  # ppm a year
    resident_heirs_share: Ints  # ppm of the rest of an account that heirs get
    resident_funeral_grant: Ints  # fen (丧葬补助金)
    resident_funeral_months: Ints  # months of the basic pension besides
    # control
    resident_certified: Ints  # 1: everybody on a pension is certified once a year (生存认证)
    resident_certify_month: Ints  # month of year from which who failed is not paid


class ResidentPensionLives(NamedTuple):
    """What people and offices do; chances are float64."""

    resident_enrolled_share: Floats  # (years, PAYER_AGES) enrolled of people outside work
    resident_payer_share: Floats  # (years, PAYER_AGES) of them who pay, if not to the other pension
    resident_tier_rank: Floats  # (years, PENSION_TIERS) cumulative share of payers up to a tier
    resident_drawing_share: Floats  # () who ever draw, of all outside the employee pension
    resident_pays_up_share: Floats  # () who pay up what they lack
    resident_double_share: Floats  # () who draw both, of employee pensioners on the rolls
    resident_double_months: Ints  # () months drawn twice until found
    certify_fail_share: Floats  # () of the living who miss the yearly check
    certify_return_months: Ints  # () until they are paid again, with arrears
    deaths_unreported_share: Floats  # () of deaths that nobody reports
    deaths_report_months: Ints  # () months from a reported death to the end of payment
    deaths_found_share: Floats  # () of the dead not reported whom a yearly check finds
    deaths_before_share: Floats  # () of the dead of the years before who count in a study
    overpaid_recovery_share: Floats  # () of overpayments that is recovered
    overpaid_recovery_months: Ints  # () months from the end of payment to the money
    start_account_level: Floats  # () factor on accounts at the start


class ResidentPensionStart(NamedTuple):
    """State on 1 January of the first year, by tier held; `n` years paid, `j` years on a pension.

    N is the number of years that the scheme has run.
    """

    start_account: Ints  # (PENSION_TIERS, N + 1) fen after paying in the last n years
    start_years: Floats  # (NUM_AGES,) years paid so far by the enrolled of an age reached
    start_pension: Ints  # (PENSION_TIERS, N + 1) fen a month from the account after j years
    start_balance: Ints  # (PENSION_TIERS, N + 1) fen left of it; the first column begins this year
    start_years_drawn: Ints  # (N + 1,) years paid by those who draw for j years
