"""Programmes in the Dataset of a study: only where a scenario of it has any.

Scenarios may have different programmes. Each stands in its place along one coordinate, and is zero
where a scenario does not have it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import xarray as xr

from .closing import Closed
from .closing_programmes import ProgrammeLines, programme_lines
from .codes import PROGRAMME_PAYERS
from .law import Ints
from .programmes import ProgrammeTitle
from .scenario import Scenario
from .variables import PROGRAMME_VARIABLES, attributes_of


def with_programmes(
    result: xr.Dataset,
    scenarios: Sequence[Scenario],
    done: Mapping[int, Sequence[Closed]],
    scale: int,
) -> xr.Dataset:
    """The result with the variables of programmes; as it is if no scenario has any."""
    titles = _titles(scenarios)
    if not titles:
        return result
    values: dict[str, list[list[Ints]]] = {what.name: [] for what in PROGRAMME_VARIABLES}
    for k, scenario in enumerate(scenarios):
        at = [list(titles).index(title.name) for title in scenario.programme_titles]
        found = [programme_lines(scenario, closed[k].book, scale) for closed in done.values()]
        for name, rows in values.items():
            rows.append([_placed(lines, name, at, len(titles)) for lines in found])
    content = {
        what.name: (
            ("scenario", "seed", *what.dims),
            np.array(values[what.name]),
            attributes_of(what),
        )
        for what in PROGRAMME_VARIABLES
    }
    return result.assign(content).assign_coords(
        programme=list(titles),
        programme_zh=("programme", [title.zh for title in titles.values()]),
        programme_en=("programme", [title.en for title in titles.values()]),
        programme_payer=("programme", [_payer(scenarios, name) for name in titles]),
        programme_closed=("programme", [_closed(scenarios, name) for name in titles]),
    )


def _titles(scenarios: Sequence[Scenario]) -> dict[str, ProgrammeTitle]:
    """All programmes of a study by name, those of the base first."""
    titles: dict[str, ProgrammeTitle] = {}
    for scenario in scenarios:
        for title in scenario.programme_titles:
            titles.setdefault(title.name, title)
    return titles


def _payer(scenarios: Sequence[Scenario], name: str) -> str:
    """From whose money a programme is paid, in the first scenario that has it."""
    return PROGRAMME_PAYERS[_first(scenarios, name, "programme_payer")]


def _closed(scenarios: Sequence[Scenario], name: str) -> int:
    """1 if a programme is of a closed group, in the first scenario that has it."""
    return _first(scenarios, name, "programme_closed")


def _first(scenarios: Sequence[Scenario], name: str, field: str) -> int:
    """A field of a programme in the first scenario that has it."""
    values = (
        getattr(scenario.programmes, field)[k]
        for scenario in scenarios
        for k, title in enumerate(scenario.programme_titles)
        if title.name == name
    )
    return int(next(values))


def _placed(lines: ProgrammeLines, name: str, at: list[int], count: int) -> Ints:
    """A variable of a scenario, each programme in its place."""
    values: Ints = getattr(lines, name.removeprefix("programme_"))
    if name == "programme_funding":
        return values
    placed = np.zeros((len(values), count), np.int64)
    placed[:, at] = values
    return placed
