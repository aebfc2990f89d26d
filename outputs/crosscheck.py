"""The simulation held against the expected-value engine: a table at the end of every run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from rich.box import SIMPLE_HEAD
from rich.table import Table

from sim.accounts import ACCOUNT_NAMES, ACCOUNTS
from sim.expected import gaps
from sim.scenario import Scenario

from .labels import Language, text

COLUMNS = ("check_simulated", "check_expected", "check_error")


def add_expected(result: xr.Dataset, scenarios: Sequence[Scenario]) -> xr.Dataset:
    """The result with what the expected-value engine says of each scenario, all years together.

    Adds check_simulated, check_expected and check_error (scenario, quantity), money in fen; an
    account that a scenario never pays holds zeros.
    """
    found = [{gap.quantity: gap for gap in gaps(result, scenario)} for scenario in scenarios]
    order = ("births", "deaths", *ACCOUNT_NAMES)
    quantities = [name for name in order if any(name in gaps_of_one for gaps_of_one in found)]
    values = np.zeros((3, len(found), len(quantities)))
    for k, gaps_of_one in enumerate(found):
        for name, gap in gaps_of_one.items():
            values[:, k, quantities.index(name)] = gap.simulated, gap.expected, gap.error
    variables = {column: (("scenario", "quantity"), values[k]) for k, column in enumerate(COLUMNS)}
    return result.assign(variables).assign_coords(quantity=quantities)


def check_table(result: xr.Dataset, k: int, lang: Language) -> Table:
    """Births, deaths and spending of scenario k: simulated, expected, gap in standard errors."""
    table = Table(
        title=text("check.title", lang),
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )
    table.add_column(text("check.quantity", lang))
    for column in ("simulated", "expected", "gap", "errors"):
        table.add_column(text(f"check.{column}", lang), justify="right")
    names = {account.name: account.zh if lang == "zh" else account.en for account in ACCOUNTS}
    for q, name in enumerate(result["quantity"].values):
        seen, said, error = (float(result[column][k, q]) for column in COLUMNS)
        if not error:
            continue
        money = name in names
        unit, label = (1e6, names[name]) if money else (1.0, text(f"check.{name}", lang))
        table.add_row(
            f"{label} ({text('check.unit', lang)})" if money else label,
            f"{seen / unit:,.2f}" if money else f"{seen:,.0f}",
            f"{said / unit:,.2f}" if money else f"{said:,.0f}",
            f"{seen / said - 1:+.2%}",
            f"{(seen - said) / error:+.1f}",
        )
    return table
