"""The law of work injury and unemployment as the regulations have it, one month, for tests."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.injury_law import InjuryLaw
from sim.unemployment_law import UnemploymentLaw

YUAN, PERCENT = 100, 10_000

INJURY: dict[str, Any] = {
    "injury_class_rate": [2_000, 4_000, 7_000, 9_000, 11_000, 13_000, 16_000, 19_000],
    "injury_float": [500_000, 800_000, 1_000_000, 1_200_000, 1_500_000],
    "injury_float_to": [100_000, 500_000, 1_000_000, 1_200_000],
    "injury_lowest_float": [2, 0, 0, 0, 0, 0, 0, 0],
    "injury_float_years": 3,
    "injury_float_moves": 1,
    "injury_cut_from": [18, 24],
    "injury_cut": [200_000, 500_000],
    "injury_reserve_share": 0,
    "injury_prevention_share": 0,
    "injury_apply_days": 30,
    "injury_claim_days": 365,
    "injury_recognise_days": 60,
    "injury_recognise_clear_days": 15,
    "injury_assess_days": 60,
    "injury_assess_more_days": 30,
    "injury_floor_share": 600_000,
    "injury_cap_share": 3_000_000,
    "injury_care_rate": [1_000_000] * 5,
    "injury_grant_months": [27, 25, 23, 21, 18, 16, 13, 11, 9, 7],
    "injury_allowance_rate": [
        *(900_000, 850_000, 800_000, 750_000, 700_000, 600_000),
        *(0, 0, 0, 0),
    ],
    "injury_minimum_wage": 0,
    "injury_fund_grades": 4,
    "injury_uninsured_running_payer": 1,
    "injury_nursing_rate": [500_000, 400_000, 300_000],
    "injury_nursing_base": 0,
    "injury_tops_up": 1,
    "injury_medical_months": [0, 0, 0, 0, 22, 18, 13, 10, 7, 4],
    "injury_work_months": [0, 0, 0, 0, 36, 30, 20, 16, 12, 8],
    "injury_disease_addition": 500_000,
    "injury_near_years": 5,
    "injury_near_cut": 100_000,
    "injury_funeral_months": 6,
    "injury_death_multiple": 20,
    "urban_income": 43_834 * YUAN,
    "injury_dependant_rate": [400_000, 300_000],
    "injury_lone_rate": 100_000,
    "injury_dependant_cap": 1_000_000,
    "injury_allowance_rise": [195 * YUAN, 185 * YUAN, 175 * YUAN, 165 * YUAN],
    "injury_allowance_growth": 0,
    "injury_dependant_rise": [69 * YUAN, 51 * YUAN],
    "injury_lone_rise": 20 * YUAN,
    "injury_dependant_growth": 0,
    "injury_rise_month": 8,
}
UNEMPLOYMENT: dict[str, Any] = {
    "unemployment_employer_rate": 5_000,
    "unemployment_own_rate": 5_000,
    "unemployment_months_required": 12,
    "unemployment_duration_basis": 0,
    "unemployment_duration_from": [12, 60, 120],
    "unemployment_duration": [12, 18, 24],
    "unemployment_first_months": 3,
    "unemployment_months_a_year": 2,
    "unemployment_longest": 24,
    "unemployment_minimum_wage": 1_810 * YUAN,
    "unemployment_benefit_rate": [900_000, 800_000],
    "unemployment_least": 0,
    "unemployment_extend_months": 12,
    "unemployment_pension_rate": 200_000,
    "unemployment_return_rate": 300_000,
}


def injury(**changes: Any) -> InjuryLaw:
    """The law of work injury with other values."""
    return InjuryLaw(**{name: np.array([value]) for name, value in (INJURY | changes).items()})


def unemployment(**changes: Any) -> UnemploymentLaw:
    """The law of unemployment with other values."""
    values = UNEMPLOYMENT | changes
    return UnemploymentLaw(**{name: np.array([value]) for name, value in values.items()})
