"""From tallies to the Dataset of a study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import xarray as xr

from .codes import COVERS, NUM_BANDS, PAYEES, SEXES
from .ledger import (
    ACCOUNT_NAMES,
    ACCOUNTS,
    BILLS,
    FIELDS,
    NUM_ORDERS,
    Tally,
    bases_by_month,
    insured_by_month,
)
from .provenance import provenance
from .scenario import Scenario
from .variables import VARIABLES

Array = npt.NDArray[np.int64]

LEDGERS = ("maternity", "employee_medical", "resident_medical")


def dataset(
    scenarios: Sequence[Scenario],
    years: int,
    done: Mapping[int, Sequence[Tally]],
    scale: int,
    seconds: float,
) -> xr.Dataset:
    """Result of a study from its closed tallies, every count and sum multiplied by `scale`."""
    measured = [
        [_measure(tallies[k], scenario, scale) for tallies in done.values()]
        for k, scenario in enumerate(scenarios)
    ]
    content = {}
    for variable in VARIABLES:
        values = np.array([[seed[variable.name] for seed in row] for row in measured])
        attributes = {
            "units": variable.units,
            "long_name": variable.en,
            "long_name_zh": variable.zh,
        }
        content[variable.name] = (("scenario", "seed", *variable.dims), values, attributes)
    coordinates = _coordinates(scenarios[0].first_year, years)
    coordinates["scenario"] = [scenario.name for scenario in scenarios]
    coordinates["seed"] = list(done)
    result = xr.Dataset(content, coordinates, provenance(scenarios, scale, seconds))
    titles = {"zh": [s.title_zh for s in scenarios], "en": [s.title_en for s in scenarios]}
    return result.assign_coords(
        title_zh=("scenario", titles["zh"]),
        title_en=("scenario", titles["en"]),
        base=("scenario", [scenario.base for scenario in scenarios]),
    )


def _coordinates(first_year: int, years: int) -> dict[str, object]:
    begin = np.datetime64(f"{first_year}-01", "M")
    return {
        "month": np.arange(begin, begin + 12 * years).astype("datetime64[ns]"),
        "year": np.arange(first_year, first_year + years),
        "january": np.arange(first_year, first_year + years + 1),
        "account": list(ACCOUNT_NAMES),
        "ledger": list(LEDGERS),
        "payer": ["enterprise", "public", "unemployed"],
        "sex": list(SEXES),
        "age_band": [5 * band for band in range(NUM_BANDS)],
        "cover": list(COVERS),
        "birth_order": list(range(NUM_ORDERS)),
        "direction": ["out", "in"],
        "bill": list(BILLS),
        "field": list(FIELDS),
        "payee": list(PAYEES),
    }


def _measure(tally: Tally, scenario: Scenario, scale: int) -> dict[str, Array]:
    """Variables of one scenario and seed."""
    gains = tally.gains
    values: dict[str, Array] = {
        "accrual": tally.accrual,
        "cash": tally.cash[:-1],
        "owed": tally.cash[-1],
        "cases": tally.cases,
        "squares": tally.squares,
        "bases": bases_by_month(tally),
        "insured": insured_by_month(tally),
        "people": tally.people,
        "births": tally.births,
        "births_by_age": tally.mothers,
        "deaths": tally.deaths,
        "moves": tally.moves,
        "online_cases": tally.online[:, 0],
        "online_allowance": tally.online[:, 1],
        "bills": tally.bills,
        "waterfall": tally.waterfall,
        "bill_total": tally.bill_total,
        "allowance_to": tally.to_person,
    }
    for k, name in enumerate(("gainers", "losers", "gain", "loss")):
        values[name] = gains[:-1, ..., k]
        values[f"{name}_ever"] = gains[-1, ..., k]
    values = {name: value * scale for name, value in values.items()}
    values["balance"] = _balances(values["cash"], scenario.opening)
    return values


def _balances(cash: Array, opening: Mapping[str, int]) -> Array:
    """Cash balance (months, ledgers): opening + income - spending, month after month."""
    sign = np.array([1 if account.income else -1 for account in ACCOUNTS])
    columns = []
    for ledger in LEDGERS:
        part = [a.maternity if ledger == "maternity" else a.fund == ledger for a in ACCOUNTS]
        flow = (cash * sign * np.array(part)).sum(axis=1)
        columns.append(opening.get(ledger, 0) + np.cumsum(flow))
    return np.stack(columns, axis=1)
