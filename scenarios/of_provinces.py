"""The nation as the sum of its provinces, each lived with its own people, wages and funds.

Where `pension.pooled_by` says so, a study of the nation is one of the 31 places that `provinces`
writes from the table of 2024, under the laws of the study, and their results are added up. What a
province lacks in a year comes from what others have over (企业职工基本养老保险全国统筹,
当期余缺调剂); that moves no sum of the nation. How a place is lived is left to the engine.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import xarray as xr

import sim.study
from sim.accounts import ACCOUNTS
from sim.closing_housing import ratio_of
from sim.errors import ScenarioError
from sim.provenance import provenance
from sim.scenario import Scenario
from sim.variables import PAYMENT

from .build import build
from .catalogue import definition_of
from .document import fault
from .facts import Entry, ScenarioFacts
from .load import load_scenario
from .plan import Plan
from .provinces import NATION, TABLE, province_names
from .rounding import largest_remainder
from .tabular import find_province, read_rows

Ints = npt.NDArray[np.int64]

KEY = "pension.pooled_by"
#: The shipped base of such a nation: what a scenario changes against it holds in every province.
BASE = "china-2025-provinces"
FUND = "employee_pension"
#: Heads of the employee pension: who pays, who draws.
WORKERS, RETIRED = ("paying_at_work", "paying_alone"), ("pensioners",)
#: Rules by which hospitals are paid, alike in all provinces.
ALIKE = {name for name, *_ in PAYMENT} - {"points_budget"}
#: What each fund of a province decides by its own books, codes and rates: nothing for the nation.
OF_EACH = ("housing_lending", "injury_stage")


def is_of_provinces(plan: Plan) -> bool:
    """Whether a study is one of all provinces.

    Raises
    ------
    ScenarioError   if its scenarios differ in that, or the place is not the nation
    """
    found = {facts.word(KEY) for facts in plan.facts}
    if found == {"one_fund"}:
        return False
    for facts in plan.facts:
        entry = facts.entries(KEY)[0]
        if len(found) > 1:
            raise _wrong(entry, "another value than in its base", "Name a base that has it")
        if facts.word("region.province") != NATION:
            raise _wrong(entry, f"provinces in {facts.region}", "Write one_fund")
    return True


def run_provinces(
    plan: Plan,
    scenarios: Sequence[Scenario],
    *,
    years: int,
    seeds: Sequence[int],
    scale: int,
    workers: int | None,
    progress: sim.study.Progress | None,
) -> xr.Dataset:
    """Every scenario of a plan in every province, added up.

    Parameters
    ----------
    scenarios : the nation as one place, for the texts and laws that a result tells of
    seeds, scale, workers, progress : as in `sim.study.run_study`

    Returns
    -------
    Dataset as in `sim.variables`, and (scenario, seed, province, year) of the employee pension:
    `province_workers`, `province_retired`, means of the year's months; `province_income`,
    `province_spending`, accrued, `province_balance`, cash of December without transfers, and
    `province_transfer`, received from other provinces or, below zero, handed over, all in fen

    Raises
    ------
    ScenarioError   if a scenario changes what every province says for itself
    LedgerError     if an identity of the ledgers does not hold
    KeyboardInterrupt   if stopped before the last province
    """
    began = time.perf_counter()
    people = sum(scenario.people // scale for scenario in scenarios)
    told = _Told(progress, people * years * len(seeds))
    whole: xr.Dataset | None = None
    parts: list[xr.Dataset] = []
    for places in _places(plan, years):
        result = sim.study.run_study(places, years, seeds, scale, workers, progress=told.tell)
        if result.sizes["seed"] < len(seeds):
            raise KeyboardInterrupt
        told.before += sum(place.people // scale for place in places) * years * len(seeds)
        parts.append(_of_pension(result))
        if whole is None:
            whole = result
        else:
            _add(whole, result)
    assert whole is not None
    whole["housing_ratio"].values = ratio_of(whole["housing_stock"].values)
    for name in OF_EACH:
        whole[name].values[:] = 0
    whole.attrs = provenance(scenarios, scale, time.perf_counter() - began)
    return whole.merge(_with_transfers(parts, plan, years))


def transfers(own: Ints, share: float) -> Ints:
    """What provinces receive from each other in a year, fen; their sum is zero.

    Parameters
    ----------
    own : (provinces,) income less spending of the year, fen
    share : of what provinces lack in the year that comes from others

    Returns
    -------
    int64 (provinces,): shared out by what each lacks, taken by what each has over, no more than
    all have over
    """
    lacking, over = np.maximum(-own, 0), np.maximum(own, 0)
    moved = min(round(share * float(lacking.sum())), int(over.sum()))
    return largest_remainder(lacking, moved) - largest_remainder(over, moved)


def _places(plan: Plan, years: int) -> Iterator[list[Scenario]]:
    """The scenarios of a plan, province by province."""
    reference = load_scenario(BASE)
    changes = [_changes(facts, reference) for facts in plan.facts]
    for name in province_names():
        place = load_scenario(name)
        base_facts = place.base_facts | changes[0]
        yield [
            build(
                replace(
                    facts,
                    region=place.region,
                    facts=place.facts | changed,
                    base_facts=base_facts,
                ),
                plan.facts[0].start_year,
                years,
            )
            for facts, changed in zip(plan.facts, changes, strict=True)
        ]


def _changes(facts: ScenarioFacts, reference: ScenarioFacts) -> dict[str, tuple[Entry, ...]]:
    """What a scenario says otherwise than the shipped base; nothing that provinces say."""
    changed = {key: found for key, found in facts.facts.items() if found != reference.facts[key]}
    for key, found in changed.items():
        if definition_of(key).room == "region":
            new = next(entry for entry in found if entry not in reference.facts[key])
            raise fault(
                new.file,
                new.line,
                key,
                "a value of a place",
                "law and assumptions: every province has its own people, wages and balances",
                f"Change {key} in a copy of the base of a province, beijing-2025-law for example",
            )
    return changed


def _of_pension(result: xr.Dataset) -> xr.Dataset:
    """Members and money of the employee pension of a province by year."""
    heads = result["pension_heads"]
    content = {
        name: _by_year(heads.sel(pension_head=list(names)).sum("pension_head")) // 12
        for name, names in (("workers", WORKERS), ("retired", RETIRED))
    }
    for name, income in (("income", True), ("spending", False)):
        names = [a.name for a in ACCOUNTS if a.fund == FUND and a.income == income]
        content[name] = _by_year(result["accrual"].sel(account=names).sum("account"))
    balance = result["balance"].sel(ledger=FUND, drop=True)
    content["balance"] = balance[..., 11::12].rename(month="year").copy()
    years = result["year"].values
    return xr.Dataset(
        {
            f"province_{name}": values.assign_coords(year=years).reset_coords(drop=True)
            for name, values in content.items()
        }
    )


def _by_year(monthly: xr.DataArray) -> xr.DataArray:
    """Sums of years of values (scenario, seed, month)."""
    summed = monthly.values.reshape(*monthly.shape[:2], -1, 12).sum(axis=-1)
    dims = ("scenario", "seed", "year")
    return xr.DataArray(summed, {name: monthly[name] for name in dims[:2]}, dims)


def _with_transfers(parts: Sequence[xr.Dataset], plan: Plan, years: int) -> xr.Dataset:
    """Numbers of all provinces side by side, and what they hand to each other."""
    names = list(province_names().values())
    table = read_rows(TABLE)
    joined = xr.concat(parts, "province").transpose("scenario", "seed", "province", "year")
    own = (joined["province_income"] - joined["province_spending"]).values
    moved = np.zeros_like(own)
    for k, facts in enumerate(plan.facts):
        shares = facts.series("pension.transfer_share", facts.start_year, years * 12)[::12]
        for seed in range(own.shape[1]):
            for y, share in enumerate(shares):
                moved[k, seed, :, y] = transfers(own[k, seed, :, y], float(share))
    joined["province_transfer"] = joined["province_income"].copy(data=moved)
    chinese = [find_province(table, name)[0]["province_zh"] for name in names]
    return joined.assign_coords(province=names, province_zh=("province", chinese))


def _add(whole: xr.Dataset, part: xr.Dataset) -> None:
    """Add the counts and sums of a province to those of the provinces before it."""
    for name, values in part.data_vars.items():
        if name not in ALIKE:
            whole[name].values += values.values


def _wrong(entry: Entry, found: str, advice: str) -> ScenarioError:
    return fault(entry.file, entry.line, KEY, found, "provinces in a base of the nation", advice)


@dataclass
class _Told:
    """Progress of one province after others, told as that of all."""

    progress: sim.study.Progress | None
    total: int  # person-years of the nation, all of them
    before: int = 0

    def tell(self, done: int, total: int) -> None:
        """Take the person-years done of this province."""
        del total
        if self.progress is not None:
            self.progress(min(self.before + done, self.total), self.total)
