"""Whom other facts than those of the base can touch, so that a reform is lived by those alone.

Luck belongs to the person, so whoever never meets a law lives the same under any form of it. What a
reform adds up is then what the base adds up, less what those who met the law add up under the base,
plus what they add up under the reform: integers, so it is equal to the fen. What is not listed here
touches everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np

from .housing_law import HousingLaw
from .law import Care, Law, Timing
from .programmes import left_ones, met_ones
from .received import HOUSING, INSURED_BIRTH, MATERNITY, RESIDENT_BIRTH, SURGERY
from .scenario import Scenario

#: A reform of facts that only the close of a study reads, and one that everybody meets.
NOBODY, EVERYBODY = 0, 255

#: What tells scenarios apart and changes nothing.
NAMES = (
    *("name", "title_zh", "title_en", "base", "text", "digest", "data_digest"),
    "programme_titles",
)
#: Facts that only the close of a study reads: how hospitals are paid, interest, balances.
OF_CLOSE = ("payment", "collection", "interest", "opening", "pays_from_before")
#: Law of which the same is true: of income, of contributions of employers; of pensions of
#: dependants, who are no persons.
FUNDING_OF_CLOSE = (
    *("subsidy", "subsidy_shares", "subsidy_months", "premium_aid", "aid_payer"),
    *("reserve_share", "critical_premium", "loss_share"),
    *("insurer_share", "enterprise_rate", "public_rate", "flexible_rate", "flexible_base"),
    *("unemployed_rate", "large_premium", "duplicates_allowed", "fine_payee"),
)
PENSION_OF_CLOSE = (
    *("pension_enterprise_rate", "pension_enterprise_waived", "pension_subsidy_share"),
    "pension_rise_month",
)
#: Who pays the minimum and the subsidy, which nobody who draws or pays meets.
RESIDENT_OF_CLOSE = ("resident_minimum_shares", "resident_subsidy_shares")
INJURY_OF_CLOSE = (
    *("injury_class_rate", "injury_float", "injury_float_to", "injury_lowest_float"),
    *("injury_float_years", "injury_float_moves"),
    *("injury_cut_from", "injury_cut", "injury_reserve_share", "injury_prevention_share"),
    *("injury_recognise_days", "injury_recognise_clear_days", "injury_rise_month"),
    *("injury_dependant_rise", "injury_lone_rise", "injury_dependant_growth"),
)
UNEMPLOYMENT_OF_CLOSE = (
    *("unemployment_employer_rate", "unemployment_own_rate", "unemployment_return_rate"),
)
HOUSING_OF_CLOSE = (
    *("housing_handling", "housing_idle_rate", "housing_reserve_basis", "housing_reserve_share"),
    *("housing_reserve_loans", "housing_management"),
    *("housing_tight_ratio", "housing_stop_ratio", "housing_stop_mode"),  # see `lending`
)
#: What people who draw a programme do not meet.
PROGRAMMES_OF_CLOSE = ("programme_payer", "programme_income", "programme_opening")
LAW_OF_CLOSE = {
    "funding": FUNDING_OF_CLOSE,
    "pension": PENSION_OF_CLOSE,
    "resident": RESIDENT_OF_CLOSE,
    "injury": INJURY_OF_CLOSE,
    "unemployment": UNEMPLOYMENT_OF_CLOSE,
    "housing": HOUSING_OF_CLOSE,
    "programmes": PROGRAMMES_OF_CLOSE,
}
#: Law that deliveries and surgery do not meet alone: contributions of everybody at work.
OF_EVERYBODY_AT_WORK = ("floor_share", "cap_share", "base_switch_month")
#: Facts that they alone meet.
OF_MATERNITY = {
    "law": tuple(name for name in Law._fields if name not in OF_EVERYBODY_AT_WORK),
    "care": Care._fields,
    "timing": Timing._fields,
}
#: What of these only deliveries of the insured and of wives of the insured meet, only deliveries of
#: residents, only surgery; everything else all three may meet.
OF_PART = {
    INSURED_BIRTH: (
        *("delivery_rate", "complication_in_stay", "prenatal_rate", "prenatal_cap"),
        *("spouse_rate", "spouse_choice"),
        *("days_leave", "days_paid", "days_extra", "days_extra_child"),
        *("employee_levels", "stay_demand"),
    ),
    RESIDENT_BIRTH: ("grant_basis", "grant_mode", "grant_by_mode", "grant_by_order"),
    SURGERY: ("quota", "quota_mode", "days_abortion"),
}
#: Rooms of the resident pension.
OF_RESIDENTS = ("resident", "resident_lives", "resident_start")
#: Facts that members of the housing fund alone meet; how many there are is not among them.
OF_HOUSING = {"housing": HousingLaw._fields}


def reach(scenario: Scenario, base: Scenario) -> int:
    """The laws whose meeting makes a life differ from the base: bits of `Received.met`.

    NOBODY if only the close of the study differs, EVERYBODY if any life may.
    """
    result = NOBODY
    for room, name in differing(scenario, base):
        if name in LAW_OF_CLOSE.get(room, ()):
            continue
        if name in OF_MATERNITY.get(room, ()):
            result |= next((part for part, law in OF_PART.items() if name in law), MATERNITY)
        elif name in OF_HOUSING.get(room, ()):
            result |= HOUSING
        else:
            return EVERYBODY
    return result


def differing(one: Scenario, other: Scenario) -> Iterator[tuple[str, str]]:
    """Rooms of two scenarios that lives may meet, and names in them that differ."""
    for field in fields(Scenario):
        if field.name not in NAMES + OF_CLOSE:
            yield from _differing(field.name, met_in(field.name, one), met_in(field.name, other))


def room_differs(room: str, one: Scenario, other: Scenario) -> bool:
    """Whether a room differs in facts that more than births and the housing fund meet."""
    pairs = _differing(room, met_in(room, one), met_in(room, other))
    apart = (LAW_OF_CLOSE, OF_MATERNITY, OF_HOUSING)
    return any(all(name not in law.get(of, ()) for law in apart) for of, name in pairs)


def same_residents(one: Scenario, other: Scenario) -> bool:
    """Whether resident pensions, and closed schemes that join them, have the same law.

    Then nobody need note what residents draw, and what they draw is not compared by person.
    """
    rooms = ((getattr(s.livelihood, room) for s in (one, other)) for room in OF_RESIDENTS)
    differ = {name for pair in rooms for _, name in _differing("residents", *pair)}
    if differ - set(RESIDENT_OF_CLOSE):
        return False
    schemes = _differing("programmes", left_ones(one.programmes), left_ones(other.programmes))
    return all(name in PROGRAMMES_OF_CLOSE for _, name in schemes)


def met_in(room: str, scenario: Scenario) -> Any:
    """What people may meet of a room; nobody meets closed groups that are counted alone."""
    return met_ones(scenario.programmes) if room == "programmes" else getattr(scenario, room)


def _differing(room: str, one: Any, other: Any) -> Iterator[tuple[str, str]]:
    """The same for a room, and for the rooms in it."""
    if one is other:
        return
    if not hasattr(one, "_fields"):
        if one != other:
            yield room, ""
        return
    for name in one._fields:
        mine, its = getattr(one, name), getattr(other, name)
        if hasattr(mine, "_fields"):
            yield from _differing(name, mine, its)
        elif not np.array_equal(mine, its):
            yield room, name
