"""A block that has lived some years, for tests that look at its people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from sim.blocks import Workplace
from sim.law import Ints
from sim.medical_tally import MedicalTally
from sim.people import BLOCK_SIZE
from sim.scenario import Scenario

#: One person in so many of a place of six million.
STEP = 400


class Lived(NamedTuple):
    """The living at the end, by column, and what was counted."""

    people: dict[str, np.ndarray]
    ward: MedicalTally


def live(scenario: Scenario, years: int, step: int = STEP) -> Lived:
    """Live the years; columns that hold the year under way are those of the last year."""
    place = Workplace(BLOCK_SIZE, [scenario], years, 1)
    place.run(range(0, scenario.people, step))
    columns = {name: place.people[name][0].copy() for name in place.people.dtype.names}
    counted = place.counted()[0]
    n = int(counted.tally.people[years].sum())
    return Lived({name: column[:n] for name, column in columns.items()}, counted.ward)


def with_funding(scenario: Scenario, name: str = "", **values: Any) -> Scenario:
    """The scenario with other law of income, a value for all months or an array."""
    shapes = scenario.funding._asdict()
    law: dict[str, Ints] = {
        key: np.ascontiguousarray(np.broadcast_to(np.asarray(value, np.int64), shapes[key].shape))
        for key, value in values.items()
    }
    funding = scenario.funding._replace(**law)
    if not name:
        return replace(scenario, funding=funding)
    return replace(scenario, name=name, base=scenario.name, funding=funding)


def with_livelihood(scenario: Scenario, room: str, name: str, **law: Any) -> Scenario:
    """The scenario with other law of a long-term fund, one value for all months.

    Parameters
    ----------
    room : of `sim.livelihood.Livelihood`: pension, injury, unemployment, housing
    """
    fund = getattr(scenario.livelihood, room)
    values = {key: np.full_like(getattr(fund, key), value) for key, value in law.items()}
    livelihood = scenario.livelihood._replace(**{room: fund._replace(**values)})
    return replace(scenario, name=name, base=scenario.name, livelihood=livelihood)
