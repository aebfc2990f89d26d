"""Chances, costs and stocks of work injury and unemployment as the engine takes them.

The hazard of an injury is the mean of the industries times a factor of sex and one of age; which
industry it was is drawn with the injury. Who is insured follows from shares by cover.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from sim.codes import (
    ENTERPRISE,
    INDUSTRY_CLASSES,
    INJURY_CARE,
    INJURY_OUTCOMES,
    NUM_AGES,
    PUBLIC,
    RESIDENT,
)
from sim.law import PPM, Floats, Ints, Singles
from sim.risk_lives import InjuryLives, UnemploymentLives

from .facts import ScenarioFacts
from .growing import grown_series
from .health_use import cost_growth, path_from
from .strata import lognormal_strata
from .wages import reference_wages

#: Ages reached between which residents may be insured, and the ends of INJURY_AGES.
RESIDENT_AGES, INJURY_AGE_ENDS = (17, 60), (25, 35, 45, 55)
#: Employers that stand for those of a class where their rates float; funds for those of a nation.
EMPLOYERS, FUNDS = 50, 20
#: Column of employees at work in costs by scheme.
ACTIVE = 1
KILLED = INJURY_OUTCOMES.index("killed")


def build_injury_lives(facts: ScenarioFacts, begin: int, years: int) -> InjuryLives:
    """What is known of work injuries besides the law, from January of the first year.

    Raises
    ------
    ScenarioError   if a fact is missing
    """

    def number(key: str) -> Floats:
        return np.array([facts.number(f"injury.{key}")])

    def ppm(key: str) -> Ints:
        return _ppm(facts.array(f"injury.{key}"))

    industries = facts.array("injury.industry_shares")
    hazard = facts.array("injury.hazard")
    outcomes = facts.array("injury.outcome_shares")
    graded = np.delete(outcomes, KILLED)
    struck = np.cumsum(industries * hazard)
    costs = path_from(int(facts.number("injury.care_base_year")), begin, years, cost_growth(facts))
    return InjuryLives(
        injury_hazard=_hazards(facts, begin, years) * np.float32(1 - outcomes[KILLED]),
        injury_insured=_ppm(facts.series("injury.insured_share", begin, years * 12)[::12]),
        injury_industries=_ppm(industries),
        injury_class_pick=struck / struck[-1],
        injury_employers=lognormal_strata(facts.number("injury.employer_spread"), EMPLOYERS),
        injury_funds=_funds(facts.number("injury.fund_spread")),
        injury_public_class=_public_class(facts),
        injury_outcome_pick=np.cumsum(graded) / graded.sum(),
        injury_killed=outcomes[KILLED:] / (1 - outcomes[KILLED]),
        injury_need_pick=np.cumsum(facts.array("injury.nursing_shares"), axis=1),
        injury_care_mean=costs[:, [ACTIVE]] * facts.array("injury.care_mean"),
        injury_care_split=ppm("care_shares").reshape(len(INJURY_CARE)),
        injury_care_spread=number("care_spread"),
        injury_care_months=facts.array("injury.care_months").astype(np.int64),
        injury_extended=number("extended_share"),
        injury_clear=_ppm(number("clear_share")),
        injury_late=number("late_share"),
        injury_late_until=number("late_until").astype(np.int64),
        injury_uninsured=number("uninsured_employers"),
        injury_disease=number("disease_share"),
        injury_leave=facts.array("injury.leave_share"),
        injury_dependants=facts.array("injury.dependants"),
        injury_dependant_years=facts.array("injury.dependant_years"),
        injury_lone=number("lone_share"),
        injury_stock=facts.array("injury.stock_pensioners"),
        injury_stock_allowance=ppm("stock_allowance"),
        injury_stock_retired=facts.array("injury.stock_retired"),
        injury_stock_top_up=ppm("stock_top_up"),
        injury_stock_dependants=ppm("stock_dependants"),
        injury_stock_pension=ppm("stock_dependant_pension"),
        injury_nursing_before=_nursing_before(facts, begin, years),
    )


def build_unemployment_lives(facts: ScenarioFacts, begin: int, years: int) -> UnemploymentLives:
    """What is known of unemployment besides the law, from January of the first year."""
    months = years * 12
    return UnemploymentLives(
        unemployment_insured=_ppm(facts.series("unemployment.insured_share", begin, months)[::12]),
        unemployment_drawn=np.array([facts.number("unemployment.months_on_benefit")]),
        unemployment_other=_ppm(facts.series("unemployment.other_share", begin, months)[::12]),
    )


def opening_per_insured(facts: ScenarioFacts, risk: str, begin: int, people: Floats) -> int:
    """Opening balance of the fund of a risk, fen: yuan an insured times the insured.

    Parameters
    ----------
    risk : "injury" or "unemployment"
    people : (2, ages, covers) on 1 January of the first year
    """
    shares = facts.series(f"{risk}.insured_share", begin, 1)[0]
    covers = people.sum(axis=(0, 1))
    first, last = RESIDENT_AGES
    covers[RESIDENT] = people[:, first : last + 1, RESIDENT].sum()
    yuan = float(facts.series(f"{risk}.opening", begin, 1)[0])
    return round(float(covers @ shares) * yuan * 100)


def _ppm(shares: Floats) -> Ints:
    return np.ascontiguousarray(np.rint(shares * PPM).astype(np.int64))


def _funds(spread: float) -> Floats:
    """Equally likely distances from the mean of a normal number of this spread, (FUNDS,)."""
    return np.asarray(spread * ndtri((np.arange(FUNDS) + 0.5) / FUNDS))


def _public_class(facts: ScenarioFacts) -> Ints:
    return np.array([INDUSTRY_CLASSES.index(facts.word("injury.public_industry"))])


def _hazards(facts: ScenarioFacts, begin: int, years: int) -> Singles:
    """Injuries per year of exposure, (years, cells, COVERS), the killed among them."""
    hazard = facts.array("injury.hazard")
    ages = np.arange(NUM_AGES)
    of_age = facts.array("injury.age_factor")[np.searchsorted(INJURY_AGE_ENDS, ages, "right")]
    factor = facts.array("injury.sex_factor")[:, None] * of_age
    mean = float(hazard @ facts.array("injury.industry_shares"))
    shares = facts.series("injury.insured_share", begin, years * 12)[::12]
    growth = facts.series("injury.hazard_growth", begin, years * 12)[::12]
    level = np.cumprod(1 + growth) / (1 + growth[0])
    result = level[:, None, None, None] * mean * shares[:, None, None, :] * factor[..., None]
    result[..., PUBLIC] *= float(hazard[_public_class(facts)[0]]) / mean
    first, last = RESIDENT_AGES
    result[:, :, (ages < first) | (ages > last), RESIDENT] = 0.0
    outside = [cover for cover in range(shares.shape[1]) if cover not in (ENTERPRISE, PUBLIC)]
    result[..., [cover for cover in outside if cover != RESIDENT]] = 0.0
    singles: Singles = result.reshape(years, 2 * NUM_AGES, -1).astype(np.float32)
    return singles


def _nursing_before(facts: ScenarioFacts, begin: int, years: int) -> Ints:
    """Base of nursing allowances in the December before each year, fen.

    Where the base is the average wage of last year it is that of the year before it; before the
    first year of wages nothing is known, and no rise follows.
    """
    key = "injury.nursing_base"
    start = facts.entries(key)[0].start
    known = begin - 1 if start is None else max(begin - 1, start.year)
    own = grown_series(facts, key, known, (begin + years - known) * 12)[11::12]
    before = own[:years] if known < begin else np.concatenate((own[:1], own[: years - 1]))
    wage = reference_wages(facts, begin, years)
    of_wage = np.concatenate(([0.0], wage[: years - 1]))
    base: Floats = np.where(before > 0, before, of_wage)
    return np.rint(base * 100).astype(np.int64)
