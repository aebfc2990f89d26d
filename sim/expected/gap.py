"""How far the simulation lies from the expected values, in standard errors."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr

from ..accounts import ACCOUNTS
from ..scenario import Scenario
from .project import project


class Gap(NamedTuple):
    """One quantity of a scenario over all years; money in fen.

    `error` is the standard error of the simulated value: the root of the sum of squared
    settlements for money, the root of the count for people; times the root of the scale, over the
    root of the number of seeds. Contributions: heads by the root of the count of those who pay on
    average, wages by their spread among persons and among employers.
    """

    quantity: str
    simulated: float
    expected: float
    error: float


def gaps(result: xr.Dataset, scenario: Scenario) -> list[Gap]:
    """Births, deaths and every spending account of a scenario against its expected values.

    Parameters
    ----------
    result : of `run_study`, holding the scenario
    """
    mine = result.sel(scenario=scenario.name)
    scale = float(result.attrs["scale"].split("/")[1])
    seeds = mine.sizes["seed"]
    said = project(scenario, mine.sizes["year"])
    rows = []
    for name in ("births", "deaths"):
        seen = float(mine[name].mean("seed").sum())
        rows.append(Gap(name, seen, float(said[name].sum()), np.sqrt(seen * scale / seeds)))
    for account in ACCOUNTS:
        seen = float(mine.accrual.sel(account=account.name).mean("seed").sum())
        squares = float(mine.squares.sel(account=account.name).mean("seed").sum())
        expected = float(said.accrual.sel(account=account.name).sum())
        if not seen and not expected:
            continue
        error = 100.0 * np.sqrt(squares * scale / seeds)
        if account.income:
            payer = account.name.removeprefix("contribution_")
            heads = float(mine.insured.sel(cover=payer).mean()) / scale * seeds
            error = seen * _wage_error(scenario, payer, heads, seeds)
        rows.append(Gap(account.name, seen, expected, float(error)))
    return rows


def _wage_error(scenario: Scenario, payer: str, heads: float, seeds: int) -> float:
    """Relative standard error of the sum of bases of so many simulated heads."""
    rates = scenario.rates
    if payer == "unemployed":
        return float(np.sqrt(1.0 / heads))
    employers = rates.employers[1 if payer == "public" else 0] * seeds
    person, employer = rates.spread_person[0], rates.spread_employer[0]
    return float(np.sqrt((1.0 + person**2 + employer**2) / heads + employer**2 / employers))
