"""The law of the employee pension (职工基本养老保险): contributions, accounts, pensions, death.

One value a month of the study, like `Law`; what holds for a year is read in its January. Money is
int64 fen, shares are int64 parts per million, choices codes of `sim.codes`. The statutory ages
stand in `Rates.retirement_month`, reference wages in `Rates.reference_wage`.
"""

from __future__ import annotations

from typing import NamedTuple

from .law import Floats, Ints

#: Youngest and oldest age of the table of divisors.
FIRST_DIVISOR_AGE, LAST_DIVISOR_AGE = 40, 70
#: Ages in full years from which an age supplement is paid, in the order of `codes.RISE_AGES`.
RISE_FROM_AGE = (65, 70, 75, 80, 90)


class PensionLaw(NamedTuple):
    """Dated rules of the employee pension, int64 (months, ...)."""

    # contributions (缴费); bases lie between `Law.floor_share` and `Law.cap_share`
    pension_enterprise_rate: Ints  # ppm of the base, paid by enterprises
    pension_enterprise_waived: Ints  # ppm of that contribution that is waived (阶段性减免)
    pension_public_rate: Ints  # ppm of the base, paid by public bodies; 0: not in the scheme
    pension_own_rate: Ints  # ppm of the base, paid by employees of enterprises
    pension_public_own_rate: Ints  # ppm of the base, paid by employees of public bodies
    pension_flexible_rate: Ints  # ppm of the chosen base, paid by flexible workers
    pension_flexible_base: Ints  # ppm of the reference wage: the base that they choose
    pension_subsidy_share: Ints  # ppm of what pensions cost, added by the budget (财政补贴)
    # accounts (个人账户)
    pension_account_rate: Ints  # ppm of the base that goes to the account
    pension_interest: Ints  # ppm a year (记账利率)
    # age and months required
    pension_months_required: Ints  # months of contributions (最低缴费年限)
    pension_women_class: Ints  # (COVERS,) group of women in RETIREMENT_GROUPS by their work
    pension_early_months: Ints  # most months before the statutory age by choice (弹性提前退休)
    pension_late_months: Ints  # most months after it by agreement (弹性延迟退休)
    pension_pay_up: Ints  # code in PENSION_PAY_UP (一次性缴费)
    pension_extend_first: Ints  # months to be extended before anything may be paid up
    pension_starts_after: Ints  # months from the month of retirement to the first payment
    # amount
    pension_benefit_base: Ints  # ppm of last year's reference wage (计发基数)
    pension_accrual: Ints  # ppm for each year of contributions
    pension_divisor: Ints  # (31,) months by age from 40 (计发月数)
    pension_divisor_basis: Ints  # code in DIVISOR_BASES
    pension_transition_rate: Ints  # ppm for each deemed year (过渡性养老金)
    pension_deemed_index: Ints  # ppm, index of deemed months; 0: the own mean index
    pension_public_floor: Ints  # 1: public bodies, not below the method of before 2014-10
    pension_public_excess: Ints  # ppm of what the new method gives above the old (保低限高)
    pension_public_old_share: Ints  # ppm of the last base: pension by the old method
    # yearly rise (基本养老金调整), from January of the year, for who retired before it
    pension_rise_fixed: Ints  # fen a month (定额)
    pension_rise_per_year: Ints  # (2,) fen a month for each full year, up to and beyond the step
    pension_rise_step: Ints  # years of contributions up to which the first sum holds
    pension_rise_share: Ints  # ppm of the own pension
    pension_rise_age: Ints  # (RISE_AGES,) fen a month by age reached last December (高龄倾斜)
    pension_rise_month: Ints  # month of year in which it is first paid, with arrears
    pension_rise_from_account: Ints  # 1: the account bears its part of the rise
    # death (丧葬补助金和抚恤金)
    pension_urban_income: Ints  # fen a year: urban disposable income per head of last year
    pension_funeral_months: Ints  # months of it
    pension_grant_months: Ints  # (GRANT_YEARS,) months of it by years of contributions
    pension_grant_more: Ints  # further months for each year beyond 15
    pension_grant_most: Ints  # months at most
    pension_grant_less: Ints  # months less for each year of pension drawn
    pension_grant_least: Ints  # months at least for the retired
    pension_grant_beside_injury: Ints  # 1: also for who drew an allowance of work injury
    # disability before the statutory age (病残津贴)
    pension_disability: Ints  # 1: paid
    pension_disability_near: Ints  # months to the statutory age within which it is a full pension
    pension_disability_months: Ints  # months of payment where contributions are too few
    pension_disability_more: Ints  # further months of payment for each year beyond five


class PensionChoices(NamedTuple):
    """What people do where the law lets them choose, by month of the study."""

    pension_short_shares: Floats  # (months, 4) cumulated shares of SHORT_CHOICES
    pension_early_share: Floats  # share who retire as early as the law allows
    pension_late_share: Floats  # share who retire as late as the law allows
    pension_disability_rate: Floats  # hazard a year of becoming unable to work
