"""The funds of a result by year, which of them a reform moves, and when one of them runs short.

Income, spending and result are accrued, the balance is cash; money is in fen. Means over seeds are
taken by the readers.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr

from sim.accounts import ACCOUNTS, FUNDS, Account
from sim.closing import INTEREST

from .summary import MATERNITY_SPENDING, Numbers, by_year

RESIDENT = "resident_medical"
#: Funds with pages of their own: of pensions (`tables_pensions`), of risks (`tables_risks`).
PENSIONS, RISKS = ("employee_pension", "resident_pension"), ("work_injury", "unemployment")
#: Funds whose settlements have no squares, so that one seed tells no error of them.
WITHOUT_SQUARES = (*PENSIONS, *RISKS)
#: The page of a base: these funds, and the shadow ledger of maternity.
BASE_FUNDS = (
    *("employee_medical", "employee_accounts", RESIDENT, "critical_illness"),
    *("medical_assistance", "maternity"),
)
#: Funds of which the lines say more than a balance: they pass on what they get.
PASSING = ("critical_illness", "medical_assistance", "other_payers")
#: Lines that only pass money on from fund to fund or earn on it: nobody is treated with it.
TRANSFERS = (
    *("to_accounts_retired", "critical_premium", "critical_cost"),
    *("critical_returned", "critical_loss", "aid_premium", "account_premium", "account_inherited"),
    "pension_to_resident",
    "resident_pension_to_employee",
)
#: Not the insurer's spending or income of a year but the settlement of the year before.
LEFT_OVER, TOPPED_UP = "critical_returned", "critical_topped_up"
#: A fund gets a table of its own from this share of the largest change of a fund,
WORTH_A_TABLE = 0.1
#: from this share of its own spending, or from this change of its spending over the study (fen).
WORTH_OF_ITS_OWN, LARGE = 0.03, 1_000_000_000
#: A law acts late if nothing differs in so many months from its date on.
LATE = 3
#: A reform is one of maternity if other lines make up less than this share of what moves.
BESIDES = 0.1


class Shortfall(NamedTuple):
    """When a fund runs short; "" and 0 where it does not."""

    month: str  # first month whose cash balance is below zero
    year: int  # first year that closes with less than the risk reserve


def accounts_of(ledger: str) -> list[Account]:
    """Accounts of a fund, or of the maternity ledger."""
    return [a for a in ACCOUNTS if (a.maternity if ledger == "maternity" else a.fund == ledger)]


def fund_numbers(result: xr.Dataset, variable: str = "accrual") -> xr.Dataset:
    """Income, spending, result and balance of every fund by year.

    The result of critical illness insurance is that before it is settled with the resident fund.

    Parameters
    ----------
    variable : "accrual" or "cash": of which the flows are

    Returns
    -------
    Dataset, all (ledger, scenario, seed, year), fen; `balance` is that of December
    """
    flows = by_year(result[variable])
    ledgers = [str(name) for name in result["ledger"].values]
    parts: dict[str, list[xr.DataArray]] = {"income": [], "spending": []}
    for ledger in ledgers:
        for name, income in (("income", True), ("spending", False)):
            names = [a.name for a in accounts_of(ledger) if a.income == income]
            parts[name].append(flows.sel(account=names).sum("account"))
    critical = ledgers.index("critical_illness")
    for name, line in (("spending", LEFT_OVER), ("income", TOPPED_UP)):
        parts[name][critical] = parts[name][critical] - flows.sel(account=line, drop=True)
    content = {
        name: xr.concat(sums, "ledger").assign_coords(ledger=ledgers)
        for name, sums in parts.items()
    }
    ends = result["balance"][..., 11::12, :].rename(month="year")
    ends = ends.assign_coords(year=result["year"].values).drop_vars(
        ("title_zh", "title_en", "base", "reform_from"), errors="ignore"
    )
    content["result"] = content["income"] - content["spending"]
    content["balance"] = ends.transpose("ledger", "scenario", "seed", "year")
    return xr.Dataset(content)


def surplus_ratio(numbers: xr.Dataset, k: int, ledger: str) -> Numbers:
    """Result over income of each year (当期结余率), of the means over seeds; nan without income."""
    mean = numbers.sel(ledger=ledger).isel(scenario=k).mean("seed")
    return np.asarray((mean["result"] / mean["income"].where(mean["income"] > 0)).values)


def payable_months(numbers: xr.Dataset, k: int, ledger: str) -> Numbers:
    """Closing cash over a month's spending of the year (可支付月数).

    nan without spending, and below zero, where nothing is left to pay with.
    """
    mean = numbers.sel(ledger=ledger).isel(scenario=k).mean("seed")
    spending = mean["spending"].where(mean["spending"] > 0)
    return np.asarray((12 * mean["balance"].where(mean["balance"] >= 0) / spending).values)


def cumulated_gap(numbers: xr.Dataset, k: int, ledger: str) -> Numbers:
    """What a fund lacks at the end of each year (累计缺口), fen; nan where it lacks nothing."""
    balance = numbers["balance"].sel(ledger=ledger).isel(scenario=k).mean("seed")
    return np.asarray((-balance.where(balance < 0)).values, np.float64)


def shortfall(result: xr.Dataset, k: int, ledger: str) -> Shortfall:
    """When the mean balance of a fund falls below zero, and below its risk reserve."""
    balance = result["balance"][k].sel(ledger=ledger).mean("seed").values
    below = np.flatnonzero(balance < 0)
    month = str(result["month"].values[below[0]])[:7] if len(below) else ""
    if ledger != RESIDENT:
        return Shortfall(month, 0)
    reserve = result["reserve"][k].mean("seed").values
    short = np.flatnonzero((balance[11::12] < reserve) & (reserve > 0))
    return Shortfall(month, int(result["year"].values[short[0]]) if len(short) else 0)


def opening_balance(result: xr.Dataset, k: int, ledger: str) -> float:
    """Balance with which a fund starts, fen: that of the first month less its flows."""
    flows = result["cash"][k, 0, 0]
    sums = {
        income: float(
            flows.sel(account=[a.name for a in accounts_of(ledger) if a.income == income]).sum()
        )
        for income in (True, False)
    }
    return float(result["balance"][k, 0, 0].sel(ledger=ledger)) - sums[True] + sums[False]


def is_opening_known(result: xr.Dataset, k: int, ledger: str) -> bool:
    """Whether a fund starts with a balance that somebody published, not with what it owes."""
    owed = 0.0
    if "owed_before" in result:
        due = result["owed_before"][k, 0]
        for account in accounts_of(ledger):
            owed -= float(due.sel(account=account.name)) * (1 if account.income else -1)
    return opening_balance(result, k, ledger) != owed


def has_reserve(result: xr.Dataset, k: int) -> bool:
    """Whether the resident fund holds a risk reserve."""
    return bool(result["reserve"][k].any())


def line_changes(result: xr.Dataset, k: int, variable: str = "accrual") -> dict[str, float]:
    """Sum of the absolute changes of each account by month against the base, fen, without zeros.

    Interest is left out: it follows the others.
    """
    change = abs(result[variable][k] - result[variable][0]).mean("seed").sum("month")
    names = [str(name) for name in change["account"].values]
    return {
        name: float(value)
        for name, value in zip(names, change.values, strict=True)
        if value and name not in INTEREST.values()
    }


def basis(result: xr.Dataset, k: int) -> str:
    """What scenario k moves: "accrual", or "cash" where only the dates of payment move, or ""."""
    for variable in ("accrual", "cash"):
        if line_changes(result, k, variable):
            return variable
    return ""


def is_of_maternity(result: xr.Dataset, k: int) -> bool:
    """Whether scenario k is a reform of maternity: little besides its lines and grants moves."""
    changes = line_changes(result, k, basis(result, k)) if k > 0 and basis(result, k) else {}
    of_births = {a.name for a in ACCOUNTS if a.maternity} | {"birth_grant"}
    besides = sum(value for name, value in changes.items() if name not in of_births)
    return bool(changes) and besides < BESIDES * sum(changes.values())


def moved_funds(result: xr.Dataset, k: int) -> list[str]:
    """Funds of which scenario k moves a line, in the order of results."""
    changes = line_changes(result, k, basis(result, k) or "accrual")
    return [fund for fund in FUNDS if any(a.name in changes for a in accounts_of(fund))]


def main_funds(result: xr.Dataset, k: int) -> list[str]:
    """Funds that get tables: of a base the medical ones with money, of a reform the most moved.

    The most moved comes first, by its spending, or by its income if that moves more. A fund that
    a reform moves little beside another has its table if the change is large for itself. Beside
    pensions any change is small that is not large for the fund.
    """
    if k == 0 or not basis(result, k):
        spent = result["accrual"][k].sum(("seed", "month"))
        return [
            fund
            for fund in BASE_FUNDS
            if float(spent.sel(account=[a.name for a in accounts_of(fund)]).sum())
        ]
    changes = line_changes(result, k, basis(result, k))
    sums = {fund: _size(changes, fund) for fund in moved_funds(result, k)}
    most = max(sums.values())
    least = np.inf if max(sums, key=lambda fund: sums[fund]) in PENSIONS else LARGE
    kept = [
        fund
        for fund in sums
        if (fund not in PASSING and sums[fund] >= WORTH_A_TABLE * most)
        or _is_large(result, k, fund, least)
    ]
    return sorted(kept, key=lambda fund: -sums[fund])


def _size(changes: dict[str, float], fund: str) -> float:
    """How much a fund is moved: its spending, or its income unless that follows the spending."""
    sums = {
        income: sum(changes.get(a.name, 0.0) for a in accounts_of(fund) if a.income == income)
        for income in (True, False)
    }
    return sums[False] if fund in PASSING else max(sums.values())


def _is_large(result: xr.Dataset, k: int, fund: str, least: float) -> bool:
    """Whether what a fund spends changes much for itself, or by `least` fen over the study."""
    spent = fund_numbers(result)["spending"].sel(ledger=fund).mean("seed").sum("year")
    change = abs(float(spent[k] - spent[0]))
    return change >= least or change > WORTH_OF_ITS_OWN * float(spent[0])


def benefit_accounts() -> list[str]:
    """Lines of spending that reach a patient or mother, in the order of accounts."""
    return [a.name for a in ACCOUNTS if not a.income and a.name not in TRANSFERS]


def other_lines(result: xr.Dataset, k: int) -> xr.DataArray:
    """Change of spending lines outside maternity (account), fen over the study, mean of seeds."""
    names = [n for n in benefit_accounts() if n not in (*MATERNITY_SPENDING, "birth_grant")]
    change = (result["accrual"][k] - result["accrual"][0]).sel(account=names)
    return change.mean("seed").sum("month")


def acts_from(result: xr.Dataset, k: int) -> str:
    """First month, "2024-01", in which scenario k moves a fund; "" if it moves none.

    Money that only passes from fund to fund, interest and personal accounts, which are spent in
    view of later years, are asked only if nothing else moves; dates of payment last.
    """
    earned = {*INTEREST.values()}
    own = {a.name for a in accounts_of("employee_accounts")} | {*TRANSFERS} | earned
    main = [a.name for a in ACCOUNTS if a.name not in own]
    every = [a.name for a in ACCOUNTS if a.name not in earned]
    for variable, names in (("accrual", main), ("accrual", every), ("cash", every)):
        money = result[variable].sel(account=names)
        found = np.flatnonzero((money[k] != money[0]).any(("seed", "account")).values)
        if len(found):
            return str(result["month"].values[found[0]])[:7]
    return ""


def since(result: xr.Dataset, k: int) -> str:
    """The month, "2024-01", from which scenario k acts; of a base its first month.

    It is the date of the law, unless nothing moves for months after it: a premium of 2024 that is
    decided in 2023 acts in 2024.
    """
    if k == 0:
        return str(result["month"].values[0])[:7]
    told = str(result["reform_from"].values[k]) if "reform_from" in result.coords else ""
    acts = acts_from(result, k)
    if not told or not acts:
        return told or acts
    return acts if _months(acts) - _months(told) > LATE else told


def _months(month: str) -> int:
    """Months from year 0 to a month like "2024-01"."""
    year, number = month.split("-")
    return 12 * int(year) + int(number)


def years_to_compare(result: xr.Dataset, k: int) -> tuple[int, int]:
    """The last full year before scenario k, and the first full year under it.

    Of a base: the first and the last year. Where no year lies before, both are the same.
    """
    years = [int(year) for year in result["year"].values]
    begins = since(result, k) if k > 0 else ""
    if not begins:
        return years[0], years[-1]
    year, month = (int(part) for part in begins.split("-"))
    after = min(year + (month > 1), years[-1])
    return max(year - 1, years[0]) if year > years[0] else after, after
