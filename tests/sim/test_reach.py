"""A reform is lived by those alone whom it can touch, and adds up what living everybody would."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from sim import blocks
from sim.blocks import Workplace
from sim.illness import Illness
from sim.law import Care, Law, Rates
from sim.medical import Medical
from sim.people import BLOCK_SIZE, FIRST_BIRTH_YEAR
from sim.reach import (
    EVERYBODY,
    FUNDING_OF_CLOSE,
    NOBODY,
    OF_EVERYBODY_AT_WORK,
    OF_MATERNITY,
    OF_PART,
    reach,
)
from sim.received import INSURED_BIRTH, MATERNITY, RESIDENT_BIRTH, SURGERY
from sim.scenario import Scenario
from sim.study import run_study
from sim.variables import VARIABLES

STUDY = {"years": 3, "scale": 60}
#: Shares and times that must fit one another.
NOT_TRIED = ("subsidy_shares", "subsidy_months", "month_of_day", "first_day", "first_of_month")
WANTED = {"funding": FUNDING_OF_CLOSE} | OF_MATERNITY


def other(array: np.ndarray) -> np.ndarray:
    """Other values of the same kind: flags turned over, the rest some more or less."""
    if array.dtype == np.int64:
        return 1 - array if array.max() <= 1 else array + array // 10 + 1
    return array * 0.9 + 0.0123


def changed(base: Scenario, room: str, *names: str) -> Scenario:
    """The base with other values of some facts."""
    facts = getattr(base, room)
    facts = facts._replace(**{name: other(getattr(facts, name)) for name in names})
    return replace(base, name=f"{room} {names[0]}", base=base.name, **{room: facts})


def part_changed(base: Scenario, law: int) -> Scenario:
    """The base with other values of what only some deliveries or surgeries meet."""
    names = [name for name in OF_PART[law] if name in Law._fields]
    scenario = changed(base, "law", *names)
    care = base.care._replace(stay_demand=other(base.care.stay_demand))
    return replace(scenario, care=care) if law == INSURED_BIRTH else scenario


def later(base: Scenario) -> Scenario:
    """The base whose allowances are all paid a month later."""
    timing = base.timing
    month = timing.paid_online + 1
    return replace(base, name="later", timing=timing._replace(paid_online=month))


@pytest.fixture(scope="module")
def results(base: Scenario, package: Scenario) -> tuple[xr.Dataset, xr.Dataset]:
    """Reforms of every fact that is listed, lived by those they touch, and by everybody."""
    reforms = [package, later(base)]
    for room in ("funding", "law", "care"):
        reforms.append(changed(base, room, *(n for n in WANTED[room] if n not in NOT_TRIED)))
    reforms += [part_changed(base, law) for law in OF_PART]
    short = run_study([base, *reforms], **STUDY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "reach", lambda *_: EVERYBODY)
        return short, run_study([base, *reforms], **STUDY)


def test_it_is_equal_to_the_fen(results: tuple[xr.Dataset, xr.Dataset]) -> None:
    short, whole = results
    for variable in VARIABLES:
        assert np.array_equal(short[variable.name], whole[variable.name]), variable.name


def test_every_one_of_them_changes_something(results: tuple[xr.Dataset, xr.Dataset]) -> None:
    _, whole = results
    for k in range(1, whole.sizes["scenario"]):
        assert not np.array_equal(whole.cash[0], whole.cash[k])


def test_who_is_touched(base: Scenario, package: Scenario) -> None:
    assert reach(replace(base, name="null"), base) == NOBODY
    assert reach(replace(base, interest=base.interest + 0.01), base) == NOBODY
    assert reach(changed(base, "funding", "enterprise_rate"), base) == NOBODY
    assert reach(package, base) == INSURED_BIRTH | RESIDENT_BIRTH


@pytest.mark.parametrize("law", OF_PART)
def test_a_part_of_the_law_of_maternity_touches_those_who_meet_that_part(
    base: Scenario, law: int
) -> None:
    assert reach(part_changed(base, law), base) == law
    assert OF_PART.keys() == {INSURED_BIRTH, RESIDENT_BIRTH, SURGERY}
    assert reach(changed(base, "law", *OF_MATERNITY["law"]), base) == MATERNITY


@pytest.mark.parametrize(
    ("room", "names"),
    [
        ("law", OF_EVERYBODY_AT_WORK),
        ("medical", Medical._fields),
        ("illness", Illness._fields),
        ("rates", Rates._fields),
        ("funding", ("own_rate", "account_own", "personal", "late_wait")),
    ],
)
def test_what_is_not_listed_touches_everybody(
    base: Scenario, room: str, names: tuple[str, ...]
) -> None:
    for name in names:
        assert reach(changed(base, room, name), base) == EVERYBODY, name


def test_children_come_from_those_who_met_the_law_of_maternity(base: Scenario) -> None:
    place = Workplace(BLOCK_SIZE, [base], 3, 1)
    place.run(range(0, base.people, 400))
    people, met = place.people, place.rooms[0].received.met[0]
    n = int(place.counted()[0].tally.people[3].sum())
    born = people.birth_month[0, :n] >= (base.first_year - FIRST_BIRTH_YEAR) * 12
    assert born.sum() > 100
    assert np.all(met[people.root[0, :n][born]] & MATERNITY)
    assert not np.all(met & MATERNITY)


def test_facts_listed_are_facts() -> None:
    assert set(OF_EVERYBODY_AT_WORK) < set(Law._fields)
    assert OF_MATERNITY["care"] == Care._fields
    parts = [name for names in OF_PART.values() for name in names]
    assert len(parts) == len(set(parts))
    assert set(parts) < {*OF_MATERNITY["law"], *Care._fields}
