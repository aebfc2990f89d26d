"""The housing provident fund in numbers: stock and flow, members, withdrawals, loans, liquidity.

Numbers are people, cases and fen by year, measures are quotients of means over seeds. The fund is
no insurance fund: its money is not in the accounts of the others, and it has no balance of its
own but what members hold and what borrowers owe. Tables, panels and sentences are left to others.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from sim.codes import HOUSING_REASONS

from .funds import basis
from .measures import Measure, in_order
from .pensions import december
from .summary import Numbers, by_year

DEPOSITS = ("housing_deposit_employer", "housing_deposit_own")
REASONS = tuple(f"housing_{reason}" for reason in HOUSING_REASONS)
#: Sums of lines, in the order of the table of stock and flow; stocks stand in it as well.
SUMS = {
    "deposits": DEPOSITS,
    "interest": ("housing_interest_credited",),
    "withdrawals": REASONS,
    "granted": ("housing_granted",),
    "principal": ("housing_principal",),
}
MONEY = ("deposits", "interest", "withdrawals", "accounts", "granted", "principal", "loans")
#: Measures of members and of liquidity, as tables show them. Months of liquidity: money that is
#: not lent over what a month of the year pays out, withdrawals and loans (可用资金保障月数).
MEASURES = (
    Measure("payers", "payers", "", 1e-4, 1),
    Measure("deposit_each", "deposits", "payers", 0.01, 0),
    Measure("withdrew", "withdrew", "", 1e-4, 1),
    Measure("withdrawn_share", "withdrawals", "deposits", 1, 1, True),
    Measure("borrowers", "borrowers", "", 1e-4, 1),
    Measure("number", "number", "", 1e-4, 2),
    Measure("mean_loan", "granted", "number", 1e-6, 1),
    Measure("ratio", "loans", "accounts", 1, 1, True),
    Measure("liquid", "idle", "outgo", 12, 1),
)
MEASURE = {what.name: what for what in MEASURES}
#: Families by children, as `sim.codes.HOUSING_CHILDREN`, and the young of all of them.
KINDS_OF_LOANS = ("up_to_one", "two", "three", "young")


def has_housing(result: xr.Dataset) -> bool:
    """Whether anybody is a member of the housing fund."""
    return "housing" in result and bool(result["housing"].any())


def moves_housing(result: xr.Dataset, k: int) -> bool:
    """Whether scenario k moves a line of the housing fund or its surplus."""
    if k == 0 or "housing" not in result:
        return False
    names = ("housing", "housing_surplus")
    return any(bool((result[name][k] != result[name][0]).any()) for name in names)


def is_of_housing(result: xr.Dataset, k: int) -> bool:
    """Whether scenario k is a reform of the housing fund: it moves it and no insurance fund."""
    return moves_housing(result, k) and not basis(result, k)


def housing_numbers(result: xr.Dataset) -> xr.Dataset:
    """People and money of the housing fund by year.

    Returns
    -------
    Dataset, all (scenario, seed, year): people of December (`payers`, `borrowers`), of the year
    (`withdrew`), `number` of loans; fen: `accounts` and `loans` of December, `idle` the money that
    is not lent, `outgo` withdrawals and loans granted, the rest sums of lines, see SUMS
    """
    heads, stocks = result["housing_heads"], result["housing_stock"]
    flows, cases = by_year(result["housing"]), by_year(result["housing_cases"])
    content = {
        name: december(heads.sel(housing_head=name), result) for name in ("payers", "borrowers")
    }
    content |= {
        name: december(stocks.sel(housing_stock_of=name), result) for name in ("accounts", "loans")
    }
    content["withdrew"] = result["housing_withdrew"]
    content["number"] = cases.sel(housing_line="housing_granted")
    for name, lines in SUMS.items():
        content[name] = flows.sel(housing_line=list(lines)).sum("housing_line")
    content["idle"] = content["accounts"] - content["loans"]
    content["outgo"] = content["withdrawals"] + content["granted"]
    return in_order(content)


def loans_by_kind(result: xr.Dataset, k: int) -> tuple[Numbers, Numbers]:
    """Number and fen of the loans granted in a year by kind, (KINDS_OF_LOANS, year) each."""
    found = []
    for variable in ("housing_loans", "housing_loan_amount"):
        monthly = result[variable][k].mean("seed").values  # (month, young, children)
        yearly = monthly.reshape(-1, 12, *monthly.shape[1:]).sum(axis=1)
        parts = [*yearly.sum(axis=1).T, yearly[:, 1].sum(axis=1)]
        found.append(np.array(parts, np.float64))
    return found[0], found[1]


def larger_claims(result: xr.Dataset, k: int) -> tuple[float, float, float, float]:
    """People with larger loans and rents of the fund over the study, fen; with smaller ones."""
    names = ("gainers_ever", "gain_ever", "losers_ever", "loss_ever")
    more, gain, fewer, loss = (float(result[name][k].mean("seed").sum()) for name in names)
    return more, gain, fewer, loss
