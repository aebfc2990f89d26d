"""The sheets of funds: totals, measures and accounts by year, of a reform also its changes."""

from __future__ import annotations

import numpy as np
import xarray as xr

from sim.accounts import Account

from .funds import accounts_of, fund_numbers, payable_months, surplus_ratio
from .labels import LANGUAGES, Language, text
from .sheet_print import Cell, Sheet
from .sheets import AMOUNT, PLAIN, SHARE
from .summary import Numbers, by_year

TOTALS = ("income", "spending", "result", "balance")
MEASURES = ("ratio", "months")


def fund_sheets(result: xr.Dataset, lang: Language) -> list[Sheet]:
    """A sheet for every fund in which money moves."""
    numbers = fund_numbers(result)
    moved = abs(result["accrual"]).sum(("scenario", "seed", "month"))
    sheets = []
    for ledger in result["ledger"].values:
        accounts = [a for a in accounts_of(str(ledger)) if float(moved.sel(account=a.name))]
        if accounts:
            sheets.append(_fund_sheet(result, numbers, str(ledger), accounts, lang))
    return sheets


def account_head(account: Account, lang: Language) -> str:
    """The name of an account, whether it is income or spending, and its unit."""
    name = account.zh if lang == "zh" else account.en
    sign = text(f"book.sign.{'income' if account.income else 'spending'}", lang)
    return text("book.account", lang, name=name, sign=sign)


def money_head(what: str, lang: Language) -> str:
    """The head of a column of money that is no account: what it is, and its unit."""
    return text("csv.head", lang, what=what, unit=text("csv.yuan", lang))


def _fund_sheet(
    result: xr.Dataset, numbers: xr.Dataset, fund: str, accounts: list[Account], lang: Language
) -> Sheet:
    """A fund by scenario and year: totals, measures, accrued money of each account.

    A reform has its rows, and below them what it changes in each of them.
    """
    heads = []
    for tongue in LANGUAGES:
        totals = [text(f"book.{name}", tongue) for name in (*TOTALS, *MEASURES)]
        names = [account_head(account, tongue) for account in accounts]
        heads.append([text("csv.title", tongue), text("table.year", tongue), *totals, *names])
    rows: list[list[Cell]] = []
    years = [int(year) for year in result["year"].values]
    base = _values(result, numbers, 0, fund, accounts)
    for k, title in enumerate(result[f"title_{lang}"].values):
        values = _values(result, numbers, k, fund, accounts)
        parts = [(str(title), values)]
        if k > 0:
            parts.append((text("book.change_of", lang, title=title), values - base))
        for name, part in parts:
            rows += [
                [name, year, *map(float, line)] for year, line in zip(years, part, strict=True)
            ]
    styles = [PLAIN, PLAIN, *[AMOUNT] * len(TOTALS), SHARE, AMOUNT, *[AMOUNT] * len(accounts)]
    key = "book.fund.maternity" if fund == "maternity" else f"fund.{fund}"
    return Sheet(text(key, lang), heads, rows, styles)


def _values(
    result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, accounts: list[Account]
) -> Numbers:
    """Columns of a fund (year, column) of scenario k, yuan to the fen, means over seeds."""
    mean = numbers.sel(ledger=fund).isel(scenario=k).mean("seed") / 100
    lines = by_year(result["accrual"]).isel(scenario=k).mean("seed") / 100
    columns = [mean[name].values.round(2) for name in TOTALS]
    columns += [surplus_ratio(numbers, k, fund), payable_months(numbers, k, fund).round(2)]
    columns += [lines.sel(account=account.name).values.round(2) for account in accounts]
    return np.asarray(np.round(np.stack(columns, axis=1), 10), np.float64)
