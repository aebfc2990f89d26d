"""Ordinary outpatient visits: how many by scheme, age and number of conditions, what they cost.

Levels come from the published visits of the year, without those for certified chronic care. A
person-year is in a stratum of the number of visits and in one of their cost.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.codes import NUM_AGES, RESIDENT_SCHEME
from sim.illness import COST_STRATA, VISIT_AGES, VISIT_STRATA

from .enrolment import group_factor, use_level
from .facts import ScenarioFacts
from .health_use import cost_growth, national_use, volume_growth
from .strata import lognormal_strata
from .tabular import numbers, read_rows

Floats = npt.NDArray[np.float64]

#: Cost of a visit by hospital, relative. Source: levels 2 and 3: public hospitals in January to
#: October 2018, 202.8 and 317.8 yuan (NHC note of 2019-01-04); level 1, half of level 2, is an
#: assumption (why: mostly drugs, few examinations); another province is taken as level 3.
VISIT_COST = np.array([101.4, 202.8, 317.8, 317.8, 317.8])
#: Part of the variance of the logarithm of a person's yearly cost that is the number's of visits.
#: Source: assumption; why: people differ more in how often they go than in what a visit costs.
NUMBER_PART = 0.75


def burdens(prevalence: Floats) -> Floats:
    """Shares of people with no, one, several conditions, (..., VISIT_BURDENS).

    Parameters
    ----------
    prevalence : (..., C) shares with each condition, independent of each other, under 1
    """
    none = np.prod(1 - prevalence, axis=-1)
    one = none * (prevalence / (1 - prevalence)).sum(axis=-1)
    return np.stack([none, one, np.maximum(1 - none - one, 0)], axis=-1)


def visit_means(
    facts: ScenarioFacts, begin: int, years: int, lived: Floats, prevalence: Floats
) -> Floats:
    """Visits a person-year of an ordinary one, (years, SCHEMES, VISIT_AGES, VISIT_BURDENS).

    Parameters
    ----------
    lived : (known years, SCHEMES, 2, ages) years lived per insured
    prevalence : (years, 2, ages, C) seen in the year
    """
    relative = numbers(read_rows("visit_profile.csv"), ["none", "one", "several"])
    shares = burdens(prevalence[: len(lived)])
    of_class = np.searchsorted(VISIT_AGES, np.arange(NUM_AGES), side="right") - 1
    of_age = (shares * relative[of_class]).sum(axis=-1)  # (known years, 2, ages)
    level = use_level(visit_rates(facts, begin, years), lived, of_age[:, None])
    level[:, RESIDENT_SCHEME] /= group_factor(facts, begin, "poor.visit_factor")
    return np.asarray(level[:, :, None, None] * relative)


def visit_rates(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Visits per insured and year, (years, SCHEMES), mean of the scheme."""
    national = national_use("visits_per_insured", begin, years, volume_growth(facts))
    return np.asarray(national * facts.array("illness.visit_level"))


def visit_costs(facts: ScenarioFacts, begin: int, years: int, shares: Floats) -> Floats:
    """Mean cost of a visit by hospital, (years, SCHEMES, HOSPITALS), yuan of the year.

    Parameters
    ----------
    shares : (SCHEMES, HOSPITALS) where visits take place in the first month
    """
    national = national_use("cost_per_visit", begin, years, cost_growth(facts))
    means = national * facts.array("illness.visit_cost_level")
    relative = VISIT_COST / (shares * VISIT_COST).sum(axis=1, keepdims=True)
    return np.asarray(means[:, :, None] * relative)


def visit_strata(spread: float) -> tuple[Floats, Floats]:
    """Number and cost of visits of the strata, mean one each: (VISIT_STRATA,), (COST_STRATA,).

    Both are lognormal; their variances of the logarithm add up to that of the yearly cost.

    Parameters
    ----------
    spread : sigma of the logarithm of the yearly cost of visits a person
    """
    number = lognormal_strata(spread * np.sqrt(NUMBER_PART), VISIT_STRATA)
    return number, lognormal_strata(spread * np.sqrt(1 - NUMBER_PART), COST_STRATA)
