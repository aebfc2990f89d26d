"""What happens to health in a scenario as arrays: hazards, places, costs, visits, enrolment.

This file puts the parts together and says how they lean on each other: rates are brought to the
people of the years in which they are known, and everything that patients decide answers to the law
of the month through `demand`. What the parts are is said by `chronic`, `stays`, `visits` and
`enrolment`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from sim.codes import ACTIVE_SCHEME, HOSPITALS, OUT_OF_PROVINCE, RESIDENT_SCHEME
from sim.illness import UNINSURED_SCHEME, Illness
from sim.medical import Medical

from .build_control import recovered_share, refused_share
from .chronic import chronic_costs, condition_arrays, conditions_of_place
from .collection import payment_times
from .conditions import Conditions, mean_factor
from .demand import (
    Parts,
    mean_price,
    own_share_of_stays,
    own_share_of_visits,
    response,
    shifted_shares,
)
from .enrolment import (
    enrolled_shares,
    group_arrays,
    group_factors,
    insured_share,
    members,
    share_waited,
    years_lived,
)
from .facts import ScenarioFacts
from .growing import grown_series
from .onset import prevalence_by_year, prevalence_in_year
from .stays import (
    case_quotas,
    costs_before_limit,
    hospital_costs,
    kinds_of_place,
    relative_kinds,
    stay_costs,
    stay_hazards,
    stay_rates,
    stays_of_kinds,
)
from .strata import lognormal_strata
from .visits import visit_costs, visit_means, visit_rates, visit_strata
from .work_years import WorkYears

Floats = npt.NDArray[np.float64]
Fields = dict[str, Any]  # fields of `Illness` by name

#: Bills of reference of a hospital: equally frequent costs.
REFERENCE_BILLS = 8


def build_illness(
    facts: ScenarioFacts,
    begin: int,
    years: int,
    work: WorkYears,
    death: npt.ArrayLike,
    conditions: Conditions,
    medical: Medical,
) -> Illness:
    """The arrays of illness of a scenario.

    Parameters
    ----------
    facts : facts of the scenario
    begin, years : calendar years covered
    work : people by cover in the years known, from the start on
    death : (years, 2, ages) deaths of all people per year of exposure
    conditions : conditions of the tables
    medical : law of illness by month

    Raises
    ------
    ScenarioError   if a fact or a published figure is missing
    """
    place = conditions_of_place(facts, conditions)
    share = insured_share(facts, begin)
    insured = members(work.people, share)
    lived = years_lived(insured, work.leavers * share, share_waited(facts, begin))
    in_time, late_month = payment_times(facts, begin, years)
    held = prevalence_by_year(place, death)
    fields: Fields = condition_arrays(place, held, death)
    fields |= group_arrays(facts, begin, years)
    seen = prevalence_in_year(place, held, death)
    factor = mean_factor(place, seen, "admission")
    fields |= _stays(facts, begin, years, insured[0], lived, factor, medical)
    fields |= _visits(facts, begin, years, lived, seen, medical)
    return Illness(
        **fields,
        chronic_cost=chronic_costs(facts, begin, years, place, medical),
        take_up=facts.series("illness.take_up", begin, years * 12),
        third_party=_one(facts, "illness.third_party_share"),
        refused=refused_share(facts, begin, years * 12),
        recovered=recovered_share(facts, begin, years * 12),
        enrolled=enrolled_shares(facts, begin, years),
        in_time=in_time,
        late_month=late_month,
        newborn_in_time=_one(facts, "enrol.newborn_in_time"),
        repair_share=_one(facts, "enrol.repair_share"),
        duplicate_share=_one(facts, "enrol.duplicate_share"),
        opening_account=_one(facts, "account.opening"),
        account_family_share=_one(facts, "account.family_share"),
        account_pharmacy_share=facts.series("account.pharmacy_share", begin, years * 12),
        account_premium_share=_one(facts, "account.premium_share"),
        account_stay_share=_one(facts, "account.stay_share"),
    )


def _stays(
    facts: ScenarioFacts,
    begin: int,
    years: int,
    insured: Floats,
    lived: Floats,
    factor: Floats,
    medical: Medical,
) -> Fields:
    """Hazards, kinds, places and costs of stays.

    A person's hazard is the cell's times the factors of own conditions and group, so the cell's is
    divided by their means: `factor` (years, 2, ages) for conditions.
    """
    excluded = facts.series("control.third_party_excluded", begin, 1)[0]
    refused = excluded * facts.number("illness.third_party_share")
    kinds = kinds_of_place(facts.number("illness.injury_level"))
    hazards = stay_hazards(stay_rates(facts, begin, years), lived, refused, kinds)
    stays = insured * hazards[0]
    kind_cost, kind_days, mean_kind = relative_kinds(stays, kinds)
    access = _access(facts, begin, years * 12)
    usual = _usual_shares(facts, "illness.hospital_shares", access)
    cost = hospital_costs(
        stay_costs(facts, begin, years),
        usual,
        facts.array("illness.hospital_cost"),
        mean_kind,
        stays,
    )
    parts = _parts(facts, begin, years * 12)
    spread = facts.array("illness.cost_spread")
    bills = cost[0, :, :, None] * lognormal_strata(spread, REFERENCE_BILLS)
    own = own_share_of_stays(medical, parts, bills)
    price = mean_price(own, usual * cost[0])
    odds = facts.array("illness.hospital_shares") * access[:, None, :]
    where = shifted_shares(odds, own, facts.number("demand.hospital"))
    elasticity = facts.number("demand.stays")
    limit = grown_series(
        facts, "illness.stay_cost_limit", begin, years * 12, "benefit.later_growth"
    )
    before = costs_before_limit(cost, spread, kind_cost, stays_of_kinds(stays, kinds), limit[::12])
    return {
        "stay_hazard": _for_factor_one(
            hazards / factor[:, None], group_factors(facts, begin), price[0], elasticity
        ),
        "stay_intensity": _cumulated_demand(response(price, elasticity)),
        "hospital_shares": _cumulated(where),
        "kind_shares": _cumulated(kinds.shares),
        "kind_cost": kind_cost,
        "kind_days": kind_days,
        "kind_channel": kinds.channel,
        "kind_injury": kinds.injury,
        "stay_cost": np.repeat(before, 12, axis=0),
        "stay_limit": limit,
        "stay_spread": spread,
        "days": facts.array("illness.days"),
        "outside": parts.outside,
        "over_limit": parts.over_limit,
        "class_b": parts.class_b,
        "granules": parts.granules,
        "unregistered": facts.series("illness.unregistered_share", begin, years * 12),
        "case_quota": case_quotas(facts, begin, cost, usual, stays),
    }


def _visits(
    facts: ScenarioFacts,
    begin: int,
    years: int,
    lived: Floats,
    prevalence: Floats,
    medical: Medical,
) -> Fields:
    """Numbers, places and costs of ordinary visits."""
    access = _access(facts, begin, years * 12)
    usual = _usual_shares(facts, "illness.visit_shares", access)
    cost = visit_costs(facts, begin, years, usual)
    number, cost_strata = visit_strata(facts.number("illness.visit_spread"))
    outside = facts.number("illness.visit_outside_share")
    rates = visit_rates(facts, begin, 1)[0]
    own = own_share_of_visits(medical, outside, rates, cost[0], number)
    price = mean_price(own, usual * cost[0])
    odds = facts.array("illness.visit_shares") * access[:, None, :]
    where = shifted_shares(odds, own, facts.number("demand.hospital"))
    return {
        "visit_mean": visit_means(facts, begin, years, lived, prevalence),
        "visit_strata": number,
        "visit_cost": np.repeat(cost, 12, axis=0),
        "visit_cost_strata": cost_strata,
        "visit_shares": _cumulated(where),
        "visit_outside": np.array([outside]),
        "visit_intensity": response(price, facts.number("demand.visits")),
    }


def _for_factor_one(
    hazards: Floats, of_groups: tuple[float, float], price: Floats, elasticity: float
) -> npt.NDArray[np.float32]:
    """Hazards (years, SCHEMES + 1, cells) of an ordinary person without conditions.

    People without insurance fall ill like residents and answer to a price of one.

    Parameters
    ----------
    hazards : (years, SCHEMES, 2, ages) of people without conditions, all groups together
    of_groups : mean factor of the groups of residents, of employees
    price : (SCHEMES,) own share of cost in the first month
    elasticity : response of stays to the price
    """
    rows = hazards.copy()
    rows[:, RESIDENT_SCHEME] /= of_groups[0]
    rows[:, ACTIVE_SCHEME:] /= of_groups[1]
    uninsured = rows[:, RESIDENT_SCHEME] * (1 / price[RESIDENT_SCHEME]) ** -elasticity
    result = np.concatenate((rows, uninsured[:, None]), axis=1)
    return result.reshape(len(result), UNINSURED_SCHEME + 1, -1).astype(np.float32)


def _cumulated_demand(demand: Floats) -> Floats:
    """Demand (months, SCHEMES) cumulated over each year, (years, SCHEMES + 1, 13).

    Ones add up to whole numbers, so constant demand is exactly linear.
    """
    years = len(demand) // 12
    result = np.zeros((years, UNINSURED_SCHEME + 1, 13))
    monthly = np.concatenate((demand, np.ones((len(demand), 1))), axis=1)
    by_year = monthly.reshape(years, 12, -1)
    result[:, :, 1:] = np.cumsum(by_year, axis=1).transpose(0, 2, 1) / 12
    return result


def _access(facts: ScenarioFacts, begin: int, months: int) -> Floats:
    """Factor of the odds of each hospital by month: access to other provinces grows."""
    access = np.ones((months, len(HOSPITALS)))
    access[:, OUT_OF_PROVINCE] = facts.series("illness.elsewhere_factor", begin, months)
    return access


def _usual_shares(facts: ScenarioFacts, key: str, access: Floats) -> Floats:
    """Where people go in the first month, (SCHEMES, HOSPITALS)."""
    odds = facts.array(key) * access[0]
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _parts(facts: ScenarioFacts, begin: int, months: int) -> Parts:
    """What of the cost of a stay is eligible by month; registration as in the first month."""
    unregistered = np.zeros(len(HOSPITALS))
    unregistered[OUT_OF_PROVINCE] = facts.series("illness.unregistered_share", begin, 1)[0]
    return Parts(
        outside=facts.series("illness.outside_share", begin, months),
        over_limit=facts.array("illness.over_limit_share"),
        class_b=facts.series("illness.class_b_share", begin, months),
        granules=facts.series("illness.granule_share", begin, months),
        unregistered=unregistered,
    )


def _cumulated(shares: Floats) -> Floats:
    """Cumulated along the last axis; the last is exactly 1."""
    result = np.cumsum(shares, axis=-1)
    result[..., -1] = 1.0
    return result


def _one(facts: ScenarioFacts, key: str) -> Floats:
    return np.array([facts.number(key)])
