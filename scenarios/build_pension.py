"""The dated law of the employee pension of a scenario as monthly arrays, and what people choose.

Tables by age and year are those of the nation: divisors, interest, urban income. Years that are
not published yet follow from keys. The statutory ages are built by `build_law`.
"""

from __future__ import annotations

import numpy as np

from sim.codes import RISE_BASES
from sim.law import PPM, Floats, Ints
from sim.pension_law import (
    FIRST_DIVISOR_AGE,
    LAST_DIVISOR_AGE,
    PensionChoices,
    PensionLaw,
)

from .facts import ScenarioFacts
from .growing import grown_series
from .tabular import numbers, read_rows

INDEXED = RISE_BASES.index("indexed")


def build_pension(facts: ScenarioFacts, begin: int, years: int) -> PensionLaw:
    """Monthly law of the employee pension from January of the first year: ppm, fen, months."""
    months = years * 12

    def read(name: str, unit: int = 1) -> Ints:
        values = np.rint(facts.series(f"pension.{name}", begin, months) * unit)
        return np.ascontiguousarray(values.astype(np.int64))

    def share(name: str) -> Ints:
        return read(name, PPM)

    return PensionLaw(
        pension_enterprise_rate=share("enterprise_rate"),
        pension_enterprise_waived=share("enterprise_waived"),
        pension_public_rate=share("public_rate"),
        pension_own_rate=share("own_rate"),
        pension_public_own_rate=share("public_own_rate"),
        pension_flexible_rate=share("flexible_rate"),
        pension_flexible_base=share("flexible_base"),
        pension_subsidy_share=share("subsidy_share"),
        pension_account_rate=share("account_rate"),
        pension_interest=by_month(account_interest(facts, begin, years)),
        pension_months_required=read("months_required"),
        pension_women_class=read("women_class"),
        pension_early_months=read("early_months"),
        pension_late_months=read("late_months"),
        pension_pay_up=read("pay_up"),
        pension_extend_first=read("extend_first"),
        pension_starts_after=read("starts_after"),
        pension_benefit_base=share("benefit_base"),
        pension_accrual=share("accrual"),
        pension_divisor=divisors(facts, begin, months),
        pension_divisor_basis=read("divisor_basis"),
        pension_transition_rate=share("transition_rate"),
        pension_deemed_index=share("deemed_index"),
        pension_public_floor=read("public_floor"),
        pension_public_excess=share("public_excess"),
        pension_public_old_share=share("public_old_share"),
        pension_rise_fixed=read("rise_fixed", 100),
        pension_rise_per_year=read("rise_per_year", 100),
        pension_rise_step=read("rise_step"),
        pension_rise_share=by_month(rise_shares(facts, begin, years)),
        pension_rise_age=read("rise_age", 100),
        pension_rise_month=read("rise_month"),
        pension_rise_from_account=read("rise_from_account"),
        pension_urban_income=urban_income_before(facts, begin, years),
        pension_funeral_months=read("funeral_months"),
        pension_grant_months=read("grant_months"),
        pension_grant_more=read("grant_more"),
        pension_grant_most=read("grant_most"),
        pension_grant_less=read("grant_less"),
        pension_grant_least=read("grant_least"),
        pension_grant_beside_injury=read("grant_beside_injury"),
        pension_disability=read("disability"),
        pension_disability_near=read("disability_near"),
        pension_disability_months=read("disability_months"),
        pension_disability_more=read("disability_more"),
    )


def build_pension_choices(facts: ScenarioFacts, begin: int, years: int) -> PensionChoices:
    """What people choose, by month from January of the first year."""
    months = years * 12

    def read(name: str) -> Floats:
        return facts.series(f"pension.{name}", begin, months)

    return PensionChoices(
        pension_short_shares=np.cumsum(read("short_share"), axis=1),
        pension_early_share=read("early_share"),
        pension_late_share=read("late_share"),
        pension_disability_rate=read("disability_rate"),
    )


def by_month(values: Floats) -> Ints:
    """Shares of the years as ppm of their months, (12 * years,)."""
    return np.repeat(np.rint(values * PPM).astype(np.int64), 12)


def account_interest(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Interest of accounts by year (个人账户记账利率), (years,): as announced, then by key."""
    known = dict(numbers(read_rows("pension_account_interest.csv"), ("year", "rate")))
    later = facts.series("pension.later_interest", begin, years * 12)[::12]
    return np.array([known.get(begin + y, later[y]) for y in range(years)])


def divisors(facts: ScenarioFacts, begin: int, months: int) -> Ints:
    """Months by which an account is divided, (months, ages 40 to 70), with the factor of the key.

    Source: 国发〔2005〕38号, annex.
    """
    rows = dict(numbers(read_rows("pension_divisor.csv"), ("age", "months")))
    table = np.array([rows[age] for age in range(FIRST_DIVISOR_AGE, LAST_DIVISOR_AGE + 1)])
    factor = facts.series("pension.divisor_factor", begin, months)
    lengthened: Floats = factor[:, None] * table
    return np.rint(lengthened).astype(np.int64)


def rise_shares(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Share of the own pension by which it rises, by year, (years,).

    Announced by the key; indexed: weights on the growth of wages and prices of the year before,
    never below 0.
    """
    months = years * 12

    def read(key: str, first: int = begin) -> Floats:
        return facts.series(key, first, months)[::12]

    indexed = read("pension.rise_basis") == INDEXED
    if not indexed.any():
        return read("pension.rise_share")
    weights = read("pension.rise_of_wages"), read("pension.rise_of_prices")
    growth = [_growth_before(facts, key, begin, years) for key in ("wage.growth", PRICES)]
    followed = weights[0] * growth[0] + weights[1] * growth[1]
    return np.where(indexed, np.maximum(followed, 0), read("pension.rise_share"))


PRICES = "price.consumer_growth"


def _growth_before(facts: ScenarioFacts, key: str, begin: int, years: int) -> Floats:
    """Growth of the year before each of the years; that of the first known year before it."""
    start = facts.entries(key)[0].start
    first = begin - 1 if start is None else start.year
    return np.array(
        [float(facts.at(key, max(begin + y - 1, first))) for y in range(years)], np.float64
    )


def urban_income_before(facts: ScenarioFacts, begin: int, years: int) -> Ints:
    """Urban disposable income per head of the year before, fen a year, (12 * years,).

    That of the nation, which grows with wages after the last one known; a province writes its
    ratio to it.
    """
    income = grown_series(facts, "wage.urban_income", begin, years * 12)
    level = facts.series("pension.urban_level", begin, years * 12)
    return np.rint(income * level * 100).astype(np.int64)
