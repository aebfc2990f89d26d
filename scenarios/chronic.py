"""Chronic conditions of a place as arrays: onset, weight on death, cost of outpatient care.

The conditions are those of `conditions.csv`, raised or lowered together to the place. Patients who
are certified have chronic and special outpatient care (门诊慢特病) at the cost of their condition.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from sim.illness import CHRONIC_STRATA
from sim.medical import Medical

from .conditions import Conditions, death_base, not_yet
from .demand import own_share_of_chronic, response
from .facts import ScenarioFacts
from .health_use import cost_growth, path_from
from .onset import onset_by_year
from .strata import lognormal_strata

Floats = npt.NDArray[np.float64]

#: Year of the costs in `conditions.csv`.
COST_YEAR = 2022
#: Share of the cost of chronic care outside the catalogue. Source: Huaibei, cross-province chronic
#: care since 2022-10: 63.1 % of all cost was paid against 65 % within policy.
OUTSIDE = 0.03
#: Highest share of an age that may have a condition. Source: assumption; why: a place with a higher
#: level of prevalence must leave some people free of it.
MOST = 0.95


def conditions_of_place(facts: ScenarioFacts, conditions: Conditions) -> Conditions:
    """The conditions with the prevalence of the place."""
    level = facts.number("illness.prevalence_level")
    return replace(conditions, prevalence=np.minimum(conditions.prevalence * level, MOST))


def condition_arrays(
    place: Conditions, held: Floats, death: npt.ArrayLike
) -> dict[str, npt.NDArray[Any]]:
    """The fields of `Illness` about conditions, save the cost of care.

    Onset keeps the prevalence of an age as it is under the deaths of each year, and death of all
    people is split so that those with conditions die oftener than those without.

    Parameters
    ----------
    place : conditions of the place
    held : (years, 2, ages, C) share with each condition on 1 January
    death : (years, 2, ages) deaths of all people per year of exposure
    """
    years, number = len(held), len(place.names)
    onset, shares = onset_by_year(place, death)
    base = death_base(place, held, death)
    return {
        "onset": onset.reshape(years, -1),
        "onset_shares": shares.reshape(years, -1, number).astype(np.float32),
        "start_skip": not_yet(place.prevalence).reshape(-1, number + 1),
        "mortality_factor": place.mortality_factor,
        "admission_factor": place.admission_factor,
        "death_base": base.reshape(years, -1).astype(np.float32),
        "chronic_class": place.classes,
        "certify_share": place.certify_share,
        "chronic_strata": lognormal_strata(common_spread(place), CHRONIC_STRATA),
        "chronic_outside": np.array([OUTSIDE]),
    }


def common_spread(place: Conditions) -> float:
    """One sigma for the cost of all conditions: their mean by cost over the ages of the table."""
    weight = place.prevalence.sum(axis=(0, 1)) * place.certify_share * place.annual_cost
    return float(np.average(place.cost_spread, weights=weight))


def chronic_costs(
    facts: ScenarioFacts, begin: int, years: int, place: Conditions, medical: Medical
) -> Floats:
    """Yuan a month of care of a certified patient, (months, SCHEMES, C).

    Cost grows with prices and the mix of cases from the year of the table; it rises where patients
    choose among all hospitals, and as the law pays more than in the first month.
    """
    months = years * 12
    level = facts.array("illness.chronic_level")
    path = path_from(COST_YEAR, begin, years, cost_growth(facts)) * level / 12
    cost = np.repeat(path, 12, axis=0)[:, :, None] * place.annual_cost
    strata = lognormal_strata(common_spread(place), CHRONIC_STRATA)
    bills = (path[0, :, None] * 12 * place.annual_cost)[..., None] * strata
    own = own_share_of_chronic(medical, place.classes, OUTSIDE, bills)
    demand = response(own, facts.number("demand.chronic"))
    free = facts.series("chronic.free_choice", begin, months)
    factor = np.where(free > 0, facts.number("illness.free_choice_factor"), 1.0)
    return np.asarray(cost * demand * factor[:, None, None])
