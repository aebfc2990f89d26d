"""The law and the timing around the day of a worked case, as the rules of the engine take them."""

from __future__ import annotations

import datetime

from scenarios.build_funding import build_funding
from scenarios.build_law import build_law, build_timing
from scenarios.build_medical import build_medical
from scenarios.build_pension import build_pension
from scenarios.build_resident_pension import build_resident_pension
from scenarios.conditions import read_conditions
from scenarios.facts import ScenarioFacts
from sim.funding import Funding
from sim.packing import PackedTiming, pack_law, pack_timing
from sim.pension_law import PensionLaw
from sim.records import Records, table
from sim.resident_pension_law import ResidentPensionLaw

#: Years of law from January of the event's: what is accepted in December is paid in the next.
YEARS = 3


def law_around(facts: ScenarioFacts, day: datetime.date) -> Records:
    """The law by month from January of the year of `day`.

    Raises
    ------
    ScenarioError   if the law of the scenario starts later
    """
    return pack_law(build_law(facts, day.year, YEARS))


def medical_around(facts: ScenarioFacts, day: datetime.date) -> Records:
    """The law of illness by month from January of the year of `day`.

    Raises
    ------
    ScenarioError   if the law of the scenario starts later
    """
    return table(build_medical(facts, day.year, YEARS, read_conditions())._asdict())


def funding_around(facts: ScenarioFacts, day: datetime.date) -> Funding:
    """The law of income by month from January of the year of `day`.

    Raises
    ------
    ScenarioError   if the law of the scenario starts later, or with that year
    """
    return build_funding(facts, day.year, YEARS)


def pension_around(facts: ScenarioFacts, day: datetime.date) -> PensionLaw:
    """The law of the employee pension by month from January of the year of `day`.

    Raises
    ------
    ScenarioError   if the law of the scenario starts later
    """
    return build_pension(facts, day.year, YEARS)


def resident_pension_around(facts: ScenarioFacts, day: datetime.date) -> ResidentPensionLaw:
    """The law of the resident pension by month from January of the year of `day`.

    Raises
    ------
    ScenarioError   if the law of the scenario starts later
    """
    return build_resident_pension(facts, day.year, YEARS)


def timing_around(facts: ScenarioFacts, day: datetime.date) -> PackedTiming:
    """Months of payment by day from 1 January of the year of `day`."""
    return pack_timing(build_timing(facts, day.year, YEARS))


def day_of_year(day: datetime.date) -> int:
    """Position of a day in its year, from 0."""
    return (day - datetime.date(day.year, 1, 1)).days
