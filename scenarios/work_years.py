"""Covers of a place year by year: employees grow as published, then every age keeps its share.

The numbers of a region hold on one 1 January. From then on, and back from it, its employees at work
follow the growth of the path (`work.path_at_work`) up to its last date; all kinds of them and all
ages grow alike (assumption; why: published are totals alone), but for the unemployed, who have a
factor of their own besides, at the cost of enterprises. Who retires is left to the engine, so the
retired of later years are an outcome.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.benefit_ends import BenefitEnds, as_lived
from sim.codes import CHILD, FEMALE, RESIDENT_SCHEME, RETIRED

from .enrolment import COVERS_OF_SCHEME
from .facts import ScenarioFacts
from .fertility import birth_rates, male_share
from .work import (
    NUM_COVERS,
    RETIREMENT_AGES,
    Floats,
    Singles,
    WorkTargets,
    cover_shares,
)
from .work_changes import WorkTurnover, work_transitions

#: Covers whose numbers follow the path.
AT_WORK = ("enterprise", "public", "flexible", "unemployed")


class WorkYears(NamedTuple):
    """Work of the years of a study; P of them are known from the path, at least the first."""

    exit: Singles  # (years, 2, 111, 9) as from `work_transitions`
    entry: Floats  # (years, 2, 111, 9, 9)
    people: Floats  # (P + 1, 2, 111, 9) expected on 1 January
    leavers: Floats  # (P,) expected to leave work for the covers of residents


def work_years(
    facts: ScenarioFacts, begin: int, people: npt.ArrayLike, shares: Floats, death: npt.ArrayLike
) -> WorkYears:
    """How people change work in each year, and the people by cover that this leads to.

    Parameters
    ----------
    people : int (2, 111) at the start by sex and age reached
    shares : (2, 111, 9) of the covers at the start
    death : (years, 2, 111) deaths per year of exposure

    Raises
    ------
    ScenarioError   if a fact is missing, or the numbers of a year do not fit its people
    """
    deaths = np.asarray(death, dtype=np.float64)
    kinds = ("enterprise", "public", "flexible", "unemployed", "resident", "uninsured")
    turnover = WorkTurnover(**{kind: facts.number(f"turnover.{kind}") for kind in kinds})
    ends = benefit_ends(facts)
    births = birth_rates(begin, len(deaths), level=facts.number("fertility.level"))
    boys = male_share(begin, len(deaths))
    counted = [np.asarray(people)[:, :, None] * shares]
    changes: list[tuple[Singles, Singles]] = []
    leavers = []
    for y in range(years_known(facts, begin, len(deaths))):
        year = (deaths[y], births[y], float(boys[y]))
        later = shares
        if begin + y < _last_year(facts):
            next_people = _older(counted[y], *year).sum(axis=2)
            later = cover_shares(next_people, targets_on(facts, begin + y + 1))
        changes.append(work_transitions(shares, later, turnover, ends))
        changed, left = _changed(counted[y], *as_lived(*changes[y], ends))
        counted.append(_older(changed, *year))
        leavers.append(left)
        shares = later
    changes += [work_transitions(shares, shares, turnover, ends)] * (len(deaths) - len(changes))
    exits, entries = (np.stack(rows) for rows in zip(*changes, strict=True))
    return WorkYears(exits, entries.astype(np.float64), np.stack(counted), np.array(leavers))


def years_known(facts: ScenarioFacts, begin: int, years: int) -> int:
    """Years of the study whose people at both ends are known from the path, at least one."""
    return int(np.clip(_last_year(facts) - begin, 1, years))


def benefit_ends(facts: ScenarioFacts) -> BenefitEnds:
    """How benefits end and who is refused one, for those who count people by shares."""
    return BenefitEnds(facts.number("turnover.benefit_ends"), facts.number("turnover.refused"))


def targets_on(facts: ScenarioFacts, year: int) -> WorkTargets:
    """Numbers of the place on 1 January of a year: those of its facts, moved along the path."""

    def count(kind: str) -> int:
        return int(facts.number(f"work.{kind}"))

    found = WorkTargets(
        **{kind: count(kind) for kind in (*AT_WORK, "retired")},
        women_share_enterprise=facts.number("work.women_share_enterprise"),
        women_share_public=facts.number("work.women_share_public"),
        uninsured_share=facts.number("work.uninsured_share"),
    )
    at_work, retired = (_growth(facts, key, year) for key in ("path_at_work", "path_retired"))
    moved = {kind: round(count(kind) * at_work) for kind in AT_WORK}
    jobless = round(moved["unemployed"] * _growth(facts, "path_unemployed", year))
    moved["enterprise"] += moved["unemployed"] - jobless
    moved["unemployed"] = jobless
    return replace(found, **moved, retired=round(found.retired * retired))


def _growth(facts: ScenarioFacts, key: str, year: int) -> float:
    """A number of the path on 1 January of a year relative to that of the numbers of the place."""
    base = int(facts.number("work.base_year"))
    return float(facts.series(f"work.{key}", year, 1)[0] / facts.series(f"work.{key}", base, 1)[0])


def _last_year(facts: ScenarioFacts) -> int:
    """Year on whose 1 January the path ends."""
    start = facts.entries("work.path_at_work")[-1].start
    assert start is not None  # the key is dated
    return start.year


def _changed(people: Floats, exits: Floats, to: Floats) -> tuple[Floats, float]:
    """People (2, 111, 9) after the changes of a year, and how many left work for the residents.

    Workers of the age of retirement retire.
    """
    going = people * -np.expm1(-exits)
    moved = (going[..., None] * to).sum(axis=(0, 1))
    outside = np.isin(np.arange(NUM_COVERS), COVERS_OF_SCHEME[RESIDENT_SCHEME])
    after = people - going + np.einsum("sac,sacd->sad", going, to)
    for cover, ages in RETIREMENT_AGES.items():
        for sex, age in enumerate(ages):
            after[sex, age, RETIRED] += after[sex, age, cover]
            after[sex, age, cover] = 0.0
    return np.asarray(after), float(moved[~outside][:, outside].sum())


def _older(people: Floats, death: Floats, births: Floats, boys: float) -> Floats:
    """People (2, 111, 9) a year later by the age they reach then: survivors and newborn."""
    after = people * np.exp(-death)[:, :, None]
    result = np.zeros_like(after)
    result[:, 1:] = after[:, :-1]
    result[:, -1] += after[:, -1]
    born = float(births @ people[FEMALE].sum(axis=1)) * np.array([boys, 1 - boys])
    result[:, 1, CHILD] = born * np.exp(-death[:, 0] / 2)
    return result
