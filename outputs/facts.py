"""What a result must tell of the facts behind it: keys that a reform changes, which of them are
assumptions, until when the funding of residents is known, what a premium is for each group.

Added to a result when it is made; readers do without where a result lacks them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr

from scenarios.catalogue import load_catalogue
from scenarios.facts import Entry, ScenarioFacts
from sim.codes import GROUPS
from sim.scenario import Scenario

from .labels import Language

#: Rules of `sim.funding` that say what residents and the state pay a head.
A_HEAD = ("personal", "subsidy")


def add_facts(
    result: xr.Dataset, facts: Sequence[ScenarioFacts], scenarios: Sequence[Scenario]
) -> xr.Dataset:
    """The result with what its facts say, scenario by scenario, the base first.

    Adds `changed` and `assumed`, keys parted by blanks; `funding_until` and `critical_until`, the
    last year in which what is paid for a resident changes, and what of it goes to critical illness
    insurance; `own_premium` (scenario, year, group), fen.
    """
    changes = [changed_entries(facts[0], one) for one in facts]
    assumed = [[entry for entry in entries if entry.source.is_assumption] for entries in changes]
    years = result.sizes["year"]
    first = int(result["year"].values[0])
    premiums = np.stack([_own_premium(scenario, years) for scenario in scenarios])
    return result.assign(own_premium=(("scenario", "year", "group"), premiums)).assign_coords(
        changed=("scenario", [_keys(entries) for entries in changes]),
        assumed=("scenario", [_keys(entries) for entries in assumed]),
        funding_until=("scenario", [_known_until(s, A_HEAD, first, years) for s in scenarios]),
        critical_until=(
            "scenario",
            [_known_until(s, ("critical_premium",), first, years) for s in scenarios],
        ),
    )


def changed_entries(base: ScenarioFacts, reform: ScenarioFacts) -> list[Entry]:
    """Entries of a reform that change what its base says."""
    known = {entry for key in base.facts for entry in base.entries(key)}
    values = {key: {entry.value for entry in base.entries(key)} for key in base.facts}
    return [
        entry
        for key in reform.facts
        for entry in reform.entries(key)
        if entry not in known and values.get(key) != {entry.value}
    ]


def keys_of(result: xr.Dataset, k: int, name: str) -> list[str]:
    """Keys that scenario k changes (`changed`) or assumes (`assumed`); none if not known."""
    return str(result[name].values[k]).split() if name in result.coords else []


def key_name(key: str, lang: Language) -> str:
    """What a key of the catalogue is called."""
    definition = load_catalogue()[key]
    return definition.zh if lang == "zh" else definition.en


def _keys(entries: Sequence[Entry]) -> str:
    return " ".join(dict.fromkeys(entry.key for entry in entries))


def _own_premium(scenario: Scenario, years: int) -> np.ndarray:
    """Fen that a member of each group pays for the cover of each year (year, group)."""
    months = slice(0, 12 * years, 12)
    personal = scenario.funding.personal[months, None]
    aid = scenario.funding.premium_aid[months, : len(GROUPS)]
    return np.asarray(personal - np.minimum(aid, personal), np.int64)


def _known_until(scenario: Scenario, rules: Sequence[str], first: int, years: int) -> int:
    """The last year in which a rule of funding a head differs from the year before."""
    paths = [np.asarray(getattr(scenario.funding, name))[: 12 * years : 12] for name in rules]
    moved = [year for path in paths for year in np.flatnonzero(np.diff(path)) + 1]
    return first + int(max(moved, default=0))
