"""What a reform changes of the credits to personal accounts: whose, how much a head, in all.

A credit is no benefit, so it is in no gain. The law sets it by class: people at work are credited
shares of the own base, all retired the same sum. So a class moves together, and what a head gets on
average says who is credited more and who less. Who retires or dies in a year is a holder, but the
engine credits nobody with the sum of the retired for part of a year.
"""

from __future__ import annotations

from typing import NamedTuple

import xarray as xr
from rich.table import Table

from .cells import Column, fill_table
from .funds import years_to_compare
from .labels import Language, text
from .money import common_unit, format_money

#: Lines that credit accounts, and the covers of those who hold them; others have no account.
CREDITED = {
    "at_work": (
        ("account_own", "account_enterprise", "account_public"),
        ("enterprise", "public"),
    ),
    "retired": (("account_retired",), ("retired",)),
}


class Credit(NamedTuple):
    """Credits of a class in a year under the base and under a reform, fen, mean of the seeds."""

    holders: float  # under the reform, mean of the months
    before: float  # fen a head and year under the base
    after: float
    change: float  # fen of all holders


def credits_of(result: xr.Dataset, k: int, year: int) -> dict[str, Credit]:
    """Credits of the classes that scenario k changes in a year, by class."""
    of_year = result[["accrual", "insured"]].sel(month=str(year)).mean("seed")
    found = {}
    for name, (lines, covers) in CREDITED.items():
        money = of_year["accrual"].sel(account=list(lines)).sum(("account", "month"))
        heads = of_year["insured"].sel(cover=list(covers)).sum("cover").mean("month")
        base, reform = float(money[0]), float(money[k])
        if base != reform and float(heads[0]) and float(heads[k]):
            a_head = base / float(heads[0]), reform / float(heads[k])
            found[name] = Credit(float(heads[k]), *a_head, reform - base)
    return found


def credit_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """How credits to personal accounts change in the year after; none if they do not."""
    year = years_to_compare(result, k)[1]
    found = credits_of(result, k, year)
    if not found:
        return []
    rows = list(found.values())
    unit = common_unit([credit.change for credit in rows], lang)
    sums = [format_money(credit.change, unit, signed=True) for credit in rows]
    columns: list[Column] = [
        (text("table.holders", lang), [f"{credit.holders:,.0f}" for credit in rows]),
        (text("table.credit_base", lang), [f"{credit.before / 100:,.2f}" for credit in rows]),
        (text("table.credit_reform", lang), [f"{credit.after / 100:,.2f}" for credit in rows]),
        (
            text("table.credit_change", lang),
            [f"{(credit.after - credit.before) / 100:+,.2f}" for credit in rows],
        ),
        (text("table.credit_total", lang, unit=unit.name), sums),
    ]
    names = [text(f"class.account.{name}", lang) for name in found]
    return [fill_table(text("table.of_credits", lang, year=year), ("", names), columns)]
