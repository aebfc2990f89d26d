"""Liaocheng as the builders of illness take it, and its facts with some values changed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scenarios.along import Along, Held
from scenarios.build_illness import build_illness
from scenarios.build_medical import build_medical
from scenarios.catalogue import definition_of
from scenarios.conditions import Conditions, read_conditions
from scenarios.enrolment import insured_share, members, share_waited, years_lived
from scenarios.facts import Entry, ScenarioFacts, Source, held_at
from scenarios.load import load_scenario
from scenarios.mortality import death_hazards
from scenarios.population import start_population
from scenarios.work import cover_shares
from scenarios.work_years import WorkYears, targets_on, work_years
from sim.illness import Illness
from sim.medical import Medical

BEGIN, YEARS = 2022, 4
Floats = npt.NDArray[np.float64]


class Built(NamedTuple):
    """What the builders made of some facts."""

    facts: ScenarioFacts
    medical: Medical
    illness: Illness
    conditions: Conditions
    insured: Floats  # (SCHEMES, 2, ages) members at the start
    lived: Floats  # (known years, SCHEMES, 2, ages) years lived per insured
    death: Floats  # (years, 2, ages) deaths per year of exposure


@cache
def start(begin: int) -> tuple[WorkYears, Floats]:
    """People of the place by cover in the years known, and deaths, from a first year on."""
    parts = {"city": 0.22, "town": 0.31, "rural": 0.47}
    people = start_population(5_952_500, "Shandong", parts, begin)
    death = np.asarray(death_hazards(begin, YEARS, "medium", 1.0))
    shares = cover_shares(people, targets_on(liaocheng(), begin))
    return work_years(liaocheng(), begin, people, shares, death), death


@cache
def liaocheng() -> ScenarioFacts:
    return load_scenario("liaocheng-2022-law")


def build(facts: ScenarioFacts, begin: int = BEGIN) -> Built:
    work, death = start(begin)
    conditions = read_conditions()
    medical = build_medical(facts, begin, YEARS, conditions)
    illness = build_illness(facts, begin, YEARS, work, death, conditions, medical)
    share = insured_share(facts, begin)
    insured = members(work.people, share)
    lived = years_lived(insured, work.leavers * share, share_waited(facts, begin))
    return Built(facts, medical, illness, conditions, insured[0], lived, death)


@cache
def base() -> Built:
    """The place as it is, with what its base does not change set to be constant."""
    return build(steady())


@cache
def steady() -> ScenarioFacts:
    """Liaocheng under the law of January 2022 for ever, patients who answer to prices."""
    facts = liaocheng()
    kept = dict(facts.facts)
    for key, entries in kept.items():
        if len(entries) > 1 and definition_of(key).room == "law":
            entry = held_at(entries, datetime.date(BEGIN, 1, 1))
            assert entry is not None
            kept[key] = (replace(entry, start=None),)
    answers = {f"demand__{name}": 0.3 for name in ("stays", "visits", "chronic", "hospital")}
    return changed(replace(facts, facts=kept), **answers)


def changed(
    facts: ScenarioFacts, since: tuple[int, int] | None = None, **values: object
) -> ScenarioFacts:
    """The facts with other values; a point in a key is written twice low: `demand__stays`.

    `since` is the year and month from which dated keys change; undated ones change for ever.
    """
    result = dict(facts.facts)
    for name, value in values.items():
        key = name.replace("__", ".")
        definition = definition_of(key)
        day = datetime.date(*since, 1) if since and definition.dated else None
        source = Source("proposal", why="a test")
        entry = Entry(key, day, held(key, value), source, "test", 1)
        old = result[key] if day is not None else ()
        result[key] = (*(e for e in old if e.start is None or e.start < day), entry)
    return replace(facts, facts=result)


def held(key: str, value: object) -> Held:
    """An array as a value along the axes of a key; anything else as it is."""
    if not isinstance(value, np.ndarray):
        return value  # type: ignore[return-value]
    rows = value.reshape(len(value), -1).tolist()
    return Along(definition_of(key).names, tuple(tuple(row) for row in rows))
