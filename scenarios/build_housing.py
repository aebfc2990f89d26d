"""The housing provident fund of a scenario as arrays: its law by month, how members use it.

Sums of money of the law (caps, limits) hold as dated up to `housing.wages_from`; afterwards they
grow with the reference wage. Instalments of banks and rents are those of `wage.base_year` and
follow that wage in every year, prices of homes their own growth.
"""

from __future__ import annotations

import calendar

import numpy as np
from scipy.special import ndtri

from sim.codes import DAILY_INTEREST, HOUSING_AGES, NUM_AGES, OPEN
from sim.errors import ScenarioError
from sim.housing_law import HousingLaw, HousingLife
from sim.law import PPM, Floats, Ints

from .facts import ScenarioFacts
from .wages import minimum_wages, reference_wages

#: Days of a month that is counted as a twelfth of a year of 360 days.
EQUAL_MONTH = 30
#: First age of HOUSING_AGES, years of each but the first and the last, first age with deposits.
FIRST_BAND, BAND, FIRST_AGE = 25, 5, 16


def build_housing_law(facts: ScenarioFacts, begin: int, years: int) -> HousingLaw:
    """Monthly law of the fund from January of the first year: shares in ppm, money in fen.

    Raises
    ------
    ScenarioError   if a bound of rates or of liquidity lies above the one over it
    """
    months = years * 12

    def read(key: str, unit: int = 1) -> Ints:
        values = np.rint(facts.series(f"housing.{key}", begin, months) * unit)
        return np.ascontiguousarray(values.astype(np.int64))

    def share(key: str) -> Ints:
        return read(key, PPM)

    def fen(key: str) -> Ints:
        values = facts.series(f"housing.{key}", begin, months)
        return _fen((values.T * growth).T)

    growth = _growth(facts, begin, years)
    days, after = _days(facts, begin, years)
    law = HousingLaw(
        housing_switch_month=read("base_switch_month"),
        housing_minimum_wage=minimum_wages(facts, begin, years),
        housing_cap_share=share("cap_share"),
        housing_rate_least=share("rate_least"),
        housing_rate_most=share("rate_most"),
        housing_interest_new=share("interest_new"),
        housing_interest_carried=share("interest_carried"),
        housing_days=days,
        housing_days_after=after,
        housing_purchase_share=share("purchase_share"),
        housing_repayment_months=read("repayment_months"),
        housing_rent_limit=fen("rent_limit"),
        housing_rent_income=share("rent_income_share"),
        housing_leave_months=read("leave_months"),
        housing_loan_cap=fen("loan_cap"),
        housing_youth_cap=share("youth_cap"),
        housing_youth_months=read("youth_months"),
        housing_price_share=share("price_share"),
        housing_income_share=share("income_share"),
        housing_multiple=share("loan_multiple"),
        housing_time_factor=share("time_factor"),
        housing_loan_wait=read("loan_wait"),
        housing_loan_times=read("loan_times"),
        housing_term=read("term_limit"),
        housing_term_after=read("term_after_retirement"),
        housing_loan_rate=share("loan_rate"),
        housing_tight_ratio=share("tight_ratio"),
        housing_tight_cap=share("tight_cap"),
        housing_stop_ratio=share("stop_ratio"),
        housing_stop_mode=read("stop_mode"),
        housing_queue_months=read("queue_months"),
        housing_liquidity=np.full(months, OPEN),
        housing_handling=share("handling_share"),
        housing_idle_rate=share("idle_rate"),
        housing_reserve_basis=read("reserve_basis"),
        housing_reserve_share=share("reserve_share"),
        housing_reserve_loans=share("reserve_loans"),
        housing_management=share("management_share"),
    )
    _check(facts.name, law)
    return law


def build_housing_life(facts: ScenarioFacts, begin: int, years: int) -> HousingLife:
    """How members use the fund, by year of the study where it moves.

    Raises
    ------
    ScenarioError   if the shares of the rates of an employer do not sum to 1
    """

    def one(key: str) -> Floats:
        return np.array([facts.number(f"housing.{key}")])

    bands = _bands()

    def by_age(key: str) -> Floats:
        return facts.array(f"housing.{key}")[bands]

    def start(key: str) -> Floats:
        return np.asarray(facts.series(f"housing.{key}", begin, 1)[0][bands])

    wages = _wage_level(facts, begin, years)
    buy, factor = facts.array("housing.buy_rate"), facts.array("housing.buy_factor")
    hazards = (buy[:, None] * factor)[bands]
    hazards[:FIRST_AGE] = 0.0
    return HousingLife(
        housing_effect_from=_effects(facts, begin, years),
        housing_buy=hazards,
        housing_owing=one("owing_factor"),
        housing_market=facts.series("housing.market", begin, years * 12)[::12],
        housing_second=by_age("second_share"),
        housing_price=_fen(facts.number("housing.price") * _price_level(facts, begin, years)),
        housing_price_spread=one("price_spread"),
        housing_borrow=facts.array("housing.borrow_share"),
        housing_bank_loan=facts.array("housing.bank_share"),
        housing_bank_payment=_fen(facts.number("housing.bank_payment") * wages),
        housing_asked=one("asked_share"),
        housing_couples=one("couple_share"),
        housing_term_wanted=one("term_wanted").astype(np.int64),
        housing_principal=one("principal_share"),
        housing_claim_purchase=one("claim_purchase"),
        housing_claim_repayment=one("claim_repayment"),
        housing_claim_monthly=one("claim_monthly"),
        housing_rents=facts.series("housing.rent_claim", begin, years * 12)[::12][:, bands],
        housing_rent=_fen(facts.number("housing.rent") * wages),
        housing_closes=one("close_share"),
        housing_prepays=facts.series("housing.prepay_rate", begin, years * 12)[::12],
        housing_start_months=start("start_months"),
        housing_start_loan=start("start_loan"),
        housing_start_bank=start("start_bank"),
        housing_start_amount=_fen(one("start_amount") * reference_wages(facts, begin, 1)[1]),
        housing_start_spent=one("start_spent").astype(np.int64),
    )


def _fen(yuan: Floats) -> Ints:
    return np.rint(yuan * 100).astype(np.int64)


def _wage_level(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Wages of each year relative to those of `wage.base_year`, (years,)."""
    return reference_wages(facts, begin, years)[1:] / facts.number("wage.reference_monthly")


def _price_level(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Prices of homes of each year relative to those of `wage.base_year`, (years,)."""
    base, end = int(facts.number("wage.base_year")), begin + years
    first = min(base, begin)
    path = {base: 1.0}
    for year in range(base + 1, end):
        path[year] = path[year - 1] * (1 + float(facts.at("housing.price_growth", year)))
    for year in range(base, first, -1):
        path[year - 1] = path[year] / (1 + float(facts.at("housing.price_growth", year)))
    return np.array([path[year] for year in range(begin, end)])


def _growth(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """What sums of money of the law are multiplied by in each month, (months,)."""
    known = min(int(facts.number("housing.wages_from")), begin + years - 1)
    first = min(known, begin)
    level = _wage_level(facts, first, begin + years - first)
    growth = level / level[known - first]
    growth[: known - first] = 1.0
    return np.repeat(growth[begin - first :], 12)


def _days(facts: ScenarioFacts, begin: int, years: int) -> tuple[Ints, Ints]:
    """Days that a month earns, and those after the day of deposits, (months,) each.

    By month each counts as 30 days and a deposit earns from the next one on; by day a month has
    its own days and a deposit earns from the day after.
    """
    own = [
        calendar.monthrange(year, month)[1]
        for year in range(begin, begin + years)
        for month in range(1, 13)
    ]
    daily = facts.series("housing.interest_basis", begin, years * 12) == DAILY_INTEREST
    left = np.array(own) - facts.series("housing.deposit_day", begin, years * 12)
    days = np.where(daily, own, EQUAL_MONTH).astype(np.int64)
    return days, np.where(daily, left, 0).astype(np.int64)


def _bands() -> Ints:
    """Class in HOUSING_AGES of each age reached, (ages,)."""
    bands = (np.arange(NUM_AGES) - FIRST_BAND) // BAND + 1
    return np.clip(bands, 0, len(HOUSING_AGES) - 1)


def _effects(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Lowest wage effect of the employers that pay each rate, (years, employers, rates).

    Employers are ordered by what they pay: the shares of employees are cut from the lognormal
    effects of `wage.spread_employer`, weighted by people (assumption of `housing.rate_share`).
    """
    shares = facts.series("housing.rate_share", begin, years * 12)[::12]
    wrong = np.abs(shares.sum(axis=-1) - 1) > 1e-6
    if np.any(wrong):
        y, kind = np.argwhere(wrong)[0]
        raise ScenarioError(
            f"{facts.name} housing.rate_share: shares of {begin + y} sum to "
            f"{shares[y, kind].sum():.6g}. They must sum to 1 with those of none."
        )
    spread = facts.number("wage.spread_employer")
    below = np.clip(np.cumsum(shares, axis=-1) - shares, 0.0, 1.0)
    return np.asarray(np.exp(spread * ndtri(below) - spread**2 / 2))


def _check(name: str, law: HousingLaw) -> None:
    """What the rules take for granted."""
    for low, high, key, over in (
        (law.housing_rate_least, law.housing_rate_most, "rate_least", "rate_most"),
        (law.housing_tight_ratio, law.housing_stop_ratio, "tight_ratio", "stop_ratio"),
    ):
        if np.any(low > high):
            month = int(np.argmax(low > high))
            raise ScenarioError(
                f"{name} housing.{key}: {low[month] / PPM:g} lies above housing.{over}, "
                f"{high[month] / PPM:g}, in month {month}. Correct one of them."
            )
