"""Scenarios by name become a result: loaded with their base, simulated, told what they rest on.

What `shebao run` stores and what a researcher gets in Python is the same Dataset, made here. The
engine fills it (`sim.variables`); this file adds what only the facts can say and what the
expected-value engine says. Printing and keeping it is left to `outputs`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import xarray as xr

import sim.study
from sim.codes import GROUPS
from sim.expected import gaps, project
from sim.scenario import Scenario

from .build import build
from .facts import Entry, ScenarioFacts
from .of_provinces import is_of_provinces, run_provinces
from .plan import Plan, make_plan
from .vary import Variant

#: Keys that say what residents and the state pay a head, and how many years later it is paid.
A_HEAD = {"premium.personal": 1, "premium.subsidy": 0}
#: Variables that hold the simulation against the expected values.
CHECKS = ("check_simulated", "check_expected", "check_error")


def run_scenarios(
    names: Sequence[str | Variant] | Plan,
    *,
    years: int | None = None,
    seeds: Sequence[int] = (1,),
    scale: int = 1,
    workers: int | None = None,
    progress: sim.study.Progress | None = None,
) -> xr.Dataset:
    """The result of named scenarios beside their common base, which comes first.

    Parameters
    ----------
    names : shipped names or paths of files, of reforms or of a base, or reforms made in Python by
        `scenarios.vary`; or the plan made of them, whose `warnings` say what the files warn of
    years : calendar years from the first year of the base; default those of the base
    seeds, scale, workers, progress : as in `sim.study.run_study`

    Returns
    -------
    Dataset as in `sim.variables`, money in fen, and besides

    own_premium (scenario, year, group)
        fen that a member of each group pays for the cover of the year
    reference_wage (scenario, year)
        average wage of the year before, fen a month: new pensions are worked out with it (计发基数)
    minimum_wage (scenario, year)
        mean of the months of the year, fen a month: unemployment benefit is a share of it
    reform_from (scenario)
        month of the first change against the base, "2024-01"; "" if none
    changed, assumed (scenario)
        keys that a reform changes, and those of them that are assumptions, parted by blanks
    ended, assumed_ends (scenario)
        changed keys that stand again as in the base, "key@2026-01" with the month from which they
        do, and those of them of which that is an assumption, parted by blanks
    funding_until, critical_until (scenario)
        last year for which it is known what is paid for a resident, and what of it goes to critical
        illness insurance
    check_simulated, check_expected, check_error (scenario, quantity)
        both engines over all years, and the standard error of their gap, money in fen; zeros where
        nothing is expected or nothing is paid; not of a nation added up from its provinces
    province_... (scenario, seed, province, year)
        of such a nation alone, as in `of_provinces.run_provinces`

    Raises
    ------
    ScenarioError   if a name or file is wrong, bases differ, or a number is out of range
    LedgerError     if an identity of the ledgers does not hold
    KeyboardInterrupt   if stopped before the first seed is complete; later ones are left out
    """
    sim.study.check_numbers(years, seeds, scale, workers)
    plan = names if isinstance(names, Plan) else make_plan(names)
    first, covered = plan.facts[0].start_year, plan.facts[0].years
    scenarios = [build(facts, first, years or covered) for facts in plan.facts]
    if is_of_provinces(plan):
        result = run_provinces(
            plan,
            scenarios,
            years=years or covered,
            seeds=seeds,
            scale=scale,
            workers=workers,
            progress=progress,
        )
        return add_facts(result, plan, scenarios)
    result = sim.study.run_study(
        scenarios, seeds=seeds, scale=scale, workers=workers, progress=progress
    )
    return add_facts(add_expected(result, scenarios), plan, scenarios)


def add_facts(result: xr.Dataset, plan: Plan, scenarios: Sequence[Scenario]) -> xr.Dataset:
    """The result with what the facts of its scenarios say, see `run_scenarios`."""
    changes = plan.changes()
    assumed = [[entry for entry in entries if entry.source.is_assumption] for entries in changes]
    years = result.sizes["year"]
    premiums = np.stack([_own_premium(scenario, years) for scenario in scenarios])
    until = [
        [_known_until(facts, keys) for facts in plan.facts]
        for keys in (A_HEAD, {"critical.premium": 0})
    ]
    ends = plan.ends()
    guessed = [" ".join(k for k, e in of.items() if e.source.is_assumption) for of in ends]
    wages = [np.rint(scenario.rates.reference_wage[:years] * 100) for scenario in scenarios]
    lowest = [_minimum_wage(scenario, years) for scenario in scenarios]
    return (
        result.assign_attrs(region=plan.facts[0].region)
        .assign(
            own_premium=(("scenario", "year", "group"), premiums),
            reference_wage=(("scenario", "year"), np.array(wages, np.int64)),
            minimum_wage=(("scenario", "year"), np.array(lowest)),
        )
        .assign_coords(
            reform_from=("scenario", plan.reform_months()),
            changed=("scenario", [_keys(entries) for entries in changes]),
            assumed=("scenario", [_keys(entries) for entries in assumed]),
            ended=(
                "scenario",
                [" ".join(f"{k}@{e.start:%Y-%m}" for k, e in of.items()) for of in ends],
            ),
            assumed_ends=("scenario", guessed),
            funding_until=("scenario", until[0]),
            critical_until=("scenario", until[1]),
        )
    )


def add_expected(result: xr.Dataset, scenarios: Sequence[Scenario]) -> xr.Dataset:
    """The result with what the expected-value engine says of each scenario, all years together.

    An account that a scenario never pays, or of which that engine expects nothing, holds zeros.
    """
    found = []
    for scenario in scenarios:
        said = project(scenario, result.sizes["year"])
        known = said.accrual.sum("month") != 0
        # own premiums are expected together with those that personal accounts pay
        known.loc["premium_accounts"] = known.loc["premium_own"]
        seen = result["accrual"].where(known, 0)
        held = gaps(result.assign(accrual=seen), scenario, said)
        found.append({gap.quantity: gap for gap in held if gap.expected})
    quantities = list(dict.fromkeys(name for of_one in found for name in of_one))
    values = np.zeros((len(CHECKS), len(found), len(quantities)))
    for k, of_one in enumerate(found):
        for name, gap in of_one.items():
            values[:, k, quantities.index(name)] = gap.simulated, gap.expected, gap.error
    variables = {column: (("scenario", "quantity"), values[k]) for k, column in enumerate(CHECKS)}
    return result.assign(variables).assign_coords(quantity=quantities)


def _keys(entries: Sequence[Entry]) -> str:
    return " ".join(dict.fromkeys(entry.key for entry in entries))


def _own_premium(scenario: Scenario, years: int) -> np.ndarray:
    """Fen that a member of each group pays for the cover of each year (year, group)."""
    months = slice(0, 12 * years, 12)
    personal = scenario.funding.personal[months, None]
    aid = scenario.funding.premium_aid[months, : len(GROUPS)]
    return np.asarray(personal - np.minimum(aid, personal), np.int64)


def _minimum_wage(scenario: Scenario, years: int) -> np.ndarray:
    """Mean minimum wage of each year (最低工资标准), (years,) fen a month."""
    monthly = scenario.livelihood.unemployment.unemployment_minimum_wage[: 12 * years]
    return np.asarray(np.rint(monthly.reshape(years, 12).mean(axis=1)), np.int64)


def _known_until(facts: ScenarioFacts, keys: Mapping[str, int]) -> int:
    """The last year whose standards are known: their last date and the years until it is paid."""
    starts = {key: facts.entries(key)[-1].start for key in keys}
    return max((start.year + keys[key] for key, start in starts.items() if start), default=0)
