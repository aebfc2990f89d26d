"""Illness as kernels read it: chances, places and costs of care, by age, scheme and condition.

`Medical` says what is paid; this file says what happens: how often people fall ill, where they
go, what it costs. Hazards are per year of exposure, costs in yuan of the month or year, shares
float. Cells are sex * NUM_AGES + age reached in the year. Schemes here have a fourth row: people
without insurance (UNINSURED_SCHEME), who fall ill too but settle nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .law import Floats, Ints, Singles
from .records import Records

Bits = npt.NDArray[np.uint8]

#: Row of people without insurance behind the rows of SCHEMES.
UNINSURED_SCHEME = 3
#: Classes of ordinary outpatient use: ages from which a class begins, numbers of conditions.
VISIT_AGES = (0, 6, 18, 45, 60, 70)
VISIT_BURDENS = 3
#: Strata of a person-year of ordinary visits: number of visits x cost of a visit.
VISIT_STRATA, COST_STRATA = 8, 4
#: Strata of the yearly cost of chronic care.
CHRONIC_STRATA = 16


class Illness(NamedTuple):
    """What happens. C is the number of conditions, K of kinds of stay."""

    # conditions
    onset: Singles  # (years, cells) hazard of any new condition, those already held included
    onset_shares: Singles  # (years, cells, C) cumulated shares of the conditions in it
    start_skip: Floats  # (cells, C + 1) chance to have none of the first conditions
    mortality_factor: (
        Floats  # (C,) relative hazard of death; a person adds up their excesses over 1
    )
    admission_factor: Floats  # (C,) relative hazard of a stay
    death_base: Singles  # (years, cells) hazard of death of somebody without any condition
    chronic_class: Bits  # (C,) code in CHRONIC_CLASSES
    certify_share: Floats  # (C,) share of patients severe enough for chronic benefits
    chronic_cost: Floats  # (months, SCHEMES, C) yuan a month of outpatient care of a certified one
    chronic_strata: Floats  # (CHRONIC_STRATA,) cost of a stratum relative to the mean
    chronic_outside: Floats  # (1,) share of that cost outside the catalogue
    take_up: Floats  # (months,) share of severe patients who apply, as the lists grow
    # groups in need
    group_shares: Floats  # (GROUPS,) cumulated shares at the start, people outside work
    group_enter: Floats  # (years, GROUPS) hazard of an ordinary resident to enter the group
    group_leave: Floats  # (GROUPS,) hazard to leave it
    group_factor: Floats  # (GROUPS,) relative hazard of a stay
    employee_need: Floats  # (1,) share of employees who may be in need like people outside work
    # stays
    stay_hazard: Singles  # (years, SCHEMES + 1, cells) for somebody whose factors are 1
    stay_intensity: Floats  # (years, SCHEMES + 1, 13) cumulated demand by month; [0] is 0
    hospital_shares: Floats  # (months, SCHEMES, HOSPITALS) cumulated
    kind_shares: Floats  # (NUM_BANDS, K) cumulated shares of kinds of stay by age band
    kind_cost: Floats  # (K,) cost relative to the mean of all stays
    kind_days: Floats  # (K,) length relative to the mean
    kind_channel: Bits  # (K,) code in CHANNELS
    kind_injury: Bits  # (K,) 1: accidental injury
    third_party: Floats  # (1,) share of injuries with a liable third party
    stay_cost: Floats  # (months, SCHEMES, HOSPITALS) mean total cost before the limit
    stay_limit: Floats  # (months,) yuan that no stay exceeds
    stay_spread: Floats  # (HOSPITALS,) sigma of the logarithm
    days: Floats  # (HOSPITALS,) mean length
    outside: Floats  # (months, HOSPITALS) share outside the catalogue
    over_limit: Floats  # (HOSPITALS,) share above price limits
    class_b: Floats  # (months, HOSPITALS) share of class-B items in the rest
    granules: Floats  # (months, HOSPITALS) share of herbal granules in the rest
    unregistered: Floats  # (months,) share of stays elsewhere without registration
    case_quota: Floats  # (months, HOSPITALS) quota of a stay paid by case at weight 1
    refused: Floats  # (months,) share of stays refused before payment
    recovered: Floats  # (months,) share of stays whose payment is recovered
    # ordinary visits
    visit_mean: Floats  # (years, SCHEMES, VISIT_AGES, VISIT_BURDENS) visits a person-year
    visit_group: Floats  # (GROUPS,) visits relative to an ordinary resident, who is 1
    visit_strata: Floats  # (VISIT_STRATA,) visits of a stratum relative to the mean
    visit_cost: Floats  # (months, SCHEMES, HOSPITALS) mean cost of a visit
    visit_cost_strata: Floats  # (COST_STRATA,) cost of a stratum relative to the mean
    visit_shares: Floats  # (months, SCHEMES, HOSPITALS) cumulated
    visit_outside: Floats  # (1,) share outside the catalogue
    visit_intensity: Floats  # (months, SCHEMES) demand relative to the first month
    # who pays the resident premium
    enrolled: Floats  # (years, GROUPS) share of those outside work who are insured in the year
    in_time: Floats  # (years,) share of payers who pay before the year begins
    late_month: Ints  # (years,) month of the year in which late payers pay, 0 is January
    newborn_in_time: Floats  # (1,) share of newborn paid for in time
    repair_share: Floats  # (1,) share of those who come back who pay up the years they missed
    duplicate_share: Floats  # (1,) share of employees enrolled besides, where that is possible
    # personal accounts
    opening_account: Floats  # (1,) yuan of balance at the start
    account_family_share: Floats  # (1,) share of the balance that goes to the family in a year
    account_pharmacy_share: Floats  # (months,) share of the balance spent in pharmacies in a year
    account_premium_share: Floats  # (1,) share of holders who pay a relative's premium
    account_stay_share: Floats  # (1,) share of the own cost of a stay paid from the account


class PackedIllness(NamedTuple):
    """`Medical`, `Funding` and `Illness` for kernels."""

    fixed: Records  # (1,) what holds always
    years: Records  # (years,) law, facts and days of each; what holds for a month is (12, ...)


class YearOfIllness(NamedTuple):
    """One year of them: two pointers, which is what calls of kernels can carry at no cost.

    Kernels make it where they need it: numba cannot return it.
    """

    fixed: Records
    of_year: Records
