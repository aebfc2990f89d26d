"""Who is insured where: members by scheme, groups in need, who pays the resident premium and when.

The share that pays answers to what the premium costs after aid; what paying or not paying means
for cover (参保缴费、等待期) is law and left to the engine.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.codes import (
    ACTIVE_SCHEME,
    CHILD,
    ENTERPRISE,
    FLEXIBLE,
    GROUPS,
    PUBLIC,
    RESIDENT,
    RESIDENT_SCHEME,
    RETIRED,
    STUDENT,
    UNEMPLOYED,
)

from .build_funding import of_year_before
from .collection import payment_times
from .facts import ScenarioFacts

Floats = npt.NDArray[np.float64]

#: Covers that belong to each scheme, in the order of SCHEMES.
COVERS_OF_SCHEME = (
    (CHILD, STUDENT, RESIDENT),
    (ENTERPRISE, PUBLIC, FLEXIBLE, UNEMPLOYED),
    (RETIRED,),
)
#: Lowest premium relative to that of reference to which people answer. Source: assumption; why:
#: some stay away even if it costs them nothing.
LOWEST_PREMIUM = 0.01


def members(people: Floats, insured: float) -> Floats:
    """Members on 1 January, (..., SCHEMES, 2, ages).

    Parameters
    ----------
    people : (..., 2, ages, covers) by sex, age reached and cover
    insured : share of people outside work who pay the resident premium, the same at all ages
    """
    rows = [people[..., list(covers)].sum(axis=-1) for covers in COVERS_OF_SCHEME]
    rows[RESIDENT_SCHEME] = rows[RESIDENT_SCHEME] * insured
    return np.stack(rows, axis=-3)


def years_lived(counts: Floats, leavers: Floats, waited: float) -> Floats:
    """Years lived under cover per insured of the scheme, (years, SCHEMES, 2, ages).

    Insured are counted as they are published: residents who paid for the year, those of January,
    the newborn and who left work; employees at work and retired together at the end of the year.
    People of an age live the mean of its numbers on the 1 January before and after, newborn half a
    year.

    Parameters
    ----------
    counts : (years + 1, SCHEMES, 2, ages) members on 1 January
    leavers : (years,) insured residents who were at work before
    waited : share of a year without cover of residents, since some pay late
    """
    before, after = counts[:-1], np.zeros_like(counts[1:])
    after[..., :-1] = counts[1:, ..., 1:]
    insured = counts[1:].sum(axis=(2, 3))
    insured[:, ACTIVE_SCHEME:] = insured[:, ACTIVE_SCHEME:].sum(axis=1, keepdims=True)
    newborn = after[:, RESIDENT_SCHEME, :, 0].sum(axis=1)
    of_january = before[:, RESIDENT_SCHEME].sum(axis=(1, 2))
    insured[:, RESIDENT_SCHEME] = of_january + newborn + leavers
    lived = (before + after) / 2 / insured[:, :, None, None]
    lived[:, RESIDENT_SCHEME] *= 1 - waited
    return np.asarray(lived)


def share_waited(facts: ScenarioFacts, begin: int) -> float:
    """Share of the first year that insured residents are without cover, since some pay late."""
    in_time, late_month = payment_times(facts, begin, 1)
    wait = facts.series("premium.late_wait", begin, 1)[0]
    return float((1 - in_time[0]) * min(late_month[0] + wait, 12) / 12)


def use_level(rates: Floats, lived: Floats, relative: Floats) -> Floats:
    """Factor on the relative use of cells that gives the rates of known years, (years, SCHEMES).

    Active and retired employees share a published rate, so they share the factor. After the known
    years it moves with the rates alone, so use follows the ages of the insured.

    Parameters
    ----------
    rates : (years, SCHEMES) cases per insured
    lived : (known years, SCHEMES, 2, ages) as from `years_lived`
    relative : (known years or 1, SCHEMES or 1, 2, ages) cases a year lived, relative
    """
    given = (lived * relative).sum(axis=(2, 3))
    given[:, ACTIVE_SCHEME:] = given[:, ACTIVE_SCHEME:].sum(axis=1, keepdims=True)
    known = np.minimum(np.arange(len(rates)), len(given) - 1)
    return np.asarray(rates / given[known])


def group_shares(facts: ScenarioFacts) -> Floats:
    """Shares of the groups among people outside work at the start, (GROUPS,), adding up to 1."""
    shares = facts.array("poor.share")
    return np.asarray(shares / shares.sum())


def enrolled_shares(facts: ScenarioFacts, begin: int, years: int) -> Floats:
    """Share of people outside work who are insured in a year, (years, GROUPS).

    The share that stays away grows with the premium after aid, relative to the premium at which
    the share was observed. Premium and aid are those collected for the year of coverage, in the
    money of the last announcement: a premium that grows with incomes keeps nobody away.
    """
    standard = of_year_before(facts, "premium.personal", begin, years)[::12]
    aid = of_year_before(facts, "premium.aid", begin, years)[::12]
    net = np.maximum(standard[:, None] - aid, 0) / facts.number("enrol.reference_premium")
    away = 1 - facts.array("enrol.share")
    away = away * np.maximum(net, LOWEST_PREMIUM) ** facts.number("enrol.response")
    return np.clip(1 - away, 0.0, 1.0)


def insured_share(facts: ScenarioFacts, begin: int) -> float:
    """Share of people outside work who are insured in the first year, over all groups."""
    return float((group_shares(facts) * enrolled_shares(facts, begin, 1)[0]).sum())


def group_factor(facts: ScenarioFacts, begin: int, key: str = "poor.admission_factor") -> float:
    """Mean relative use of insured residents, by default of stays, from that of the groups."""
    weight = group_shares(facts) * enrolled_shares(facts, begin, 1)[0]
    factors = facts.array(key)
    return float((weight * factors).sum() / weight.sum())


def group_factors(facts: ScenarioFacts, begin: int) -> tuple[float, float]:
    """Mean relative hazard of a stay among insured residents, and among employees.

    From those of the groups; of employees only a share may be in need.
    """
    shares, factors = group_shares(facts), facts.array("poor.admission_factor")
    of_employees = facts.number("poor.employee_share") * (float((shares * factors).sum()) - 1.0)
    return group_factor(facts, begin), 1.0 + of_employees


def group_arrays(facts: ScenarioFacts, begin: int, years: int) -> dict[str, Floats]:
    """The fields of `Illness` about groups in need: (GROUPS,), entry (years, GROUPS)."""
    cumulated = np.cumsum(group_shares(facts))
    cumulated[len(GROUPS) - 1] = 1.0
    return {
        "group_shares": cumulated,
        "group_enter": facts.series("poor.enter_rate", begin, years * 12)[::12],
        "group_leave": facts.array("poor.leave_rate"),
        "group_factor": facts.array("poor.admission_factor"),
        "employee_need": np.array([facts.number("poor.employee_share")]),
        "visit_group": facts.array("poor.visit_factor"),
    }
