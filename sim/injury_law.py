"""The law of work injury insurance: rates by industry, benefits, dependants, days of a claim.

One value a month of the study, packed like `Law`; what holds for a year is read in its January.
Money is int64 fen, shares are int64 parts per million, choices codes of `sim.codes`. Axes after
the month: INDUSTRY_CLASSES, FLOAT_STEPS, INJURY_GRADES, PENSION_GRADES, NURSING_NEEDS, DEPENDANTS,
INJURY_CARE. The rules are in `sim.schemes.work_injury*`; chances of an injury are not law.
"""

from __future__ import annotations

from typing import NamedTuple

from .law import Ints


class InjuryLaw(NamedTuple):
    """Dated rules of work injury insurance (工伤保险), int64 (months, ...)."""

    # contributions of employers (工伤保险费)
    injury_class_rate: Ints  # (INDUSTRY_CLASSES,) ppm of the base (行业基准费率)
    injury_float: Ints  # (FLOAT_STEPS,) ppm of the rate of the class (费率浮动)
    injury_float_to: Ints  # (4,) ppm of spending over contributions up to which a step holds
    injury_lowest_float: Ints  # (INDUSTRY_CLASSES,) lowest code in FLOAT_STEPS
    injury_float_years: Ints  # years from one review of an employer's float to the next
    injury_float_moves: Ints  # steps by which a review moves it at most
    injury_cut_from: Ints  # (INJURY_CUTS,) payable months of the fund from which rates are cut
    injury_cut: Ints  # (INJURY_CUTS,) ppm taken off the rates (阶段性降低费率)
    injury_reserve_share: Ints  # ppm of the closing balance held as reserve (储备金)
    injury_prevention_share: Ints  # ppm of last year's contributions spent on prevention
    # claims (工伤认定、劳动能力鉴定)
    injury_apply_days: Ints  # days within which the employer applies
    injury_claim_days: Ints  # days within which worker or family may apply
    injury_recognise_days: Ints  # days to the decision
    injury_recognise_clear_days: Ints  # ... of a clear case
    injury_assess_days: Ints  # days to the grade
    injury_assess_more_days: Ints  # days by which that may be extended
    # benefits (工伤待遇)
    injury_floor_share: Ints  # ppm of the city's wage: lower bound of the own wage (本人工资)
    injury_cap_share: Ints  # ppm of it: upper bound
    injury_care_rate: Ints  # (INJURY_CARE,) ppm of cost within the lists
    injury_grant_months: Ints  # (INJURY_GRADES,) months of the own wage (一次性伤残补助金)
    injury_allowance_rate: Ints  # (INJURY_GRADES,) ppm of the own wage a month (伤残津贴)
    injury_minimum_wage: Ints  # fen a month that an allowance is at least (最低工资标准)
    injury_fund_grades: Ints  # grades 1 to this have the allowance from the fund
    injury_uninsured_running_payer: Ints  # code in INJURY_PAYERS: pays what the uninsured run on
    injury_nursing_rate: Ints  # (NURSING_NEEDS,) ppm of the nursing base a month (生活护理费)
    injury_nursing_base: Ints  # fen a month; 0: the city's average wage of last year
    injury_tops_up: Ints  # 1: the fund pays what the pension lacks of the allowance
    injury_medical_months: Ints  # (INJURY_GRADES,) months of the city's wage (工伤医疗补助金)
    injury_work_months: Ints  # (INJURY_GRADES,) months of it (伤残就业补助金)
    injury_disease_addition: Ints  # ppm added to the medical grant for an occupational disease
    injury_near_years: Ints  # years before retirement from which the employment grant is cut
    injury_near_cut: Ints  # ppm of it for each year that is missing
    # deaths (因工死亡)
    injury_funeral_months: Ints  # months of the city's wage (丧葬补助金)
    injury_death_multiple: Ints  # years of urban income (一次性工亡补助金)
    urban_income: Ints  # fen: income per head of urban households of the nation, last year
    injury_dependant_rate: Ints  # (DEPENDANTS,) ppm of the own wage a month (供养亲属抚恤金)
    injury_lone_rate: Ints  # ppm more for the lone elderly and orphans
    injury_dependant_cap: Ints  # ppm of the own wage that all of them have at most
    # yearly rise of running benefits (长期待遇调整), from January
    injury_allowance_rise: Ints  # (PENSION_GRADES,) fen a month
    injury_allowance_growth: Ints  # ppm of the allowance
    injury_dependant_rise: Ints  # (DEPENDANTS,) fen a month
    injury_lone_rise: Ints  # fen a month more for the lone elderly and orphans
    injury_dependant_growth: Ints  # ppm of the pension
    injury_rise_month: Ints  # month of the year in which the rise and its arrears are paid
