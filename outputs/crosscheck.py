"""The simulation held against the expected-value engine: a table at the end of every run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from rich.table import Table

from sim.accounts import ACCOUNTS
from sim.expected import gaps, project
from sim.scenario import Scenario

from .cells import new_table
from .funds import accounts_of, is_of_maternity, main_funds
from .labels import Language, text
from .use import bill_name

COLUMNS = ("check_simulated", "check_expected", "check_error")


def add_expected(result: xr.Dataset, scenarios: Sequence[Scenario]) -> xr.Dataset:
    """The result with what the expected-value engine says of each scenario, all years together.

    Adds check_simulated, check_expected and check_error (scenario, quantity), money in fen; an
    account that a scenario never pays, or of which the engine expects nothing, holds zeros.
    """
    found = []
    for scenario in scenarios:
        known = project(scenario, result.sizes["year"]).accrual.sum("month") != 0
        # own premiums are expected together with those that personal accounts pay
        known.loc["premium_accounts"] = known.loc["premium_own"]
        seen = result["accrual"].where(known, 0)
        held = gaps(result.assign(accrual=seen), scenario)
        found.append({gap.quantity: gap for gap in held if gap.expected})
    quantities = list(dict.fromkeys(name for of_one in found for name in of_one))
    values = np.zeros((3, len(found), len(quantities)))
    for k, of_one in enumerate(found):
        for name, gap in of_one.items():
            values[:, k, quantities.index(name)] = gap.simulated, gap.expected, gap.error
    variables = {column: (("scenario", "quantity"), values[k]) for k, column in enumerate(COLUMNS)}
    return result.assign(variables).assign_coords(quantity=quantities)


def check_table(result: xr.Dataset, k: int, lang: Language) -> Table:
    """People, bills and accounts of scenario k: simulated, expected, gap in standard errors.

    Of the accounts only those of the funds that have tables on the page.
    """
    table = new_table(text("check.title", lang))
    table.add_column(text("check.quantity", lang))
    for column in ("simulated", "expected", "gap", "errors"):
        table.add_column(text(f"check.{column}", lang), justify="right", no_wrap=True)
    names = {account.name: account.zh if lang == "zh" else account.en for account in ACCOUNTS}
    shown = _accounts_to_show(result, k)
    for q, name in enumerate(str(name) for name in result["quantity"].values):
        seen, said, error = (float(result[column][k, q]) for column in COLUMNS)
        money = name in names
        if not error or not said or (money and name not in shown):
            continue
        unit, label = (1e6, names[name]) if money else (1.0, _count_name(name, lang))
        table.add_row(
            f"{label} ({text('check.unit', lang)})" if money else label,
            f"{seen / unit:,.2f}" if money else f"{seen:,.0f}",
            f"{said / unit:,.2f}" if money else f"{said:,.0f}",
            f"{seen / said - 1:+.2%}",
            f"{(seen - said) / error:+.1f}",
        )
    return table


def _accounts_to_show(result: xr.Dataset, k: int) -> set[str]:
    """Accounts of the funds of the page, or those of births for a reform of maternity."""
    if is_of_maternity(result, k):
        return {a.name for a in ACCOUNTS if a.maternity} | {"birth_grant"}
    return {a.name for fund in main_funds(result, k) for a in accounts_of(fund)}


def _count_name(name: str, lang: Language) -> str:
    """What a number of people or of bills (kind and scheme) is called."""
    if name in ("births", "deaths"):
        return text(f"check.{name}", lang)
    kind, scheme = name.split("_")
    return bill_name(f"{scheme}_{kind}", lang)
