"""The simulation held against the expected-value engine: a table at the end of every run."""

from __future__ import annotations

import xarray as xr
from rich.table import Table

from scenarios.study import CHECKS
from sim.accounts import ACCOUNTS
from sim.expected.gap import MATERNITY

from .cells import new_table
from .funds import accounts_of, is_of_maternity, main_funds
from .labels import Language, text
from .money import choose_unit, format_money
from .pensions import pension_funds
from .use import bill_name

#: Quantities that go by who is at work begin so; grants and bills of births do too.
OF_WORK = ("contribution_", "employee_", "account_", "pension_", "large_", "to_accounts_")
#: Standard errors beyond which a gap is explained.
FAR = 4


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
        seen, said, error = (float(result[column][k, q]) for column in CHECKS)
        money = name in names
        if not error or not said or (money and name not in shown):
            continue
        unit = choose_unit(seen, lang)
        table.add_row(
            f"{names[name]} ({unit.name})" if money else _count_name(name, lang),
            format_money(seen, unit) if money else f"{seen:,.0f}",
            format_money(said, unit) if money else f"{said:,.0f}",
            f"{seen / said - 1:+.2%}",
            f"{(seen - said) / error:+.1f}",
        )
    return table


def check_reasons(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """Why the engines may be farther apart than chance, where they are: a sentence a cause."""
    seen, said, error = (result[column][k].values for column in CHECKS)
    far = (said != 0) & (abs(seen - said) > FAR * error)
    causes = dict.fromkeys(_cause(str(name)) for name in result["quantity"].values[far])
    return [text(f"check.{cause}", lang, far=FAR) for cause in causes]


def _cause(quantity: str) -> str:
    """What makes the engines differ in a quantity: visits, who is at work, means of groups."""
    if quantity.startswith("visit_") or quantity.endswith("_visits"):
        return "reason_visits"
    if quantity.startswith(OF_WORK) or quantity in MATERNITY:
        return "reason_work"
    return "reason_means"


def _accounts_to_show(result: xr.Dataset, k: int) -> set[str]:
    """Accounts of the funds of the page, or those of births for a reform of maternity."""
    if is_of_maternity(result, k):
        return {a.name for a in ACCOUNTS if a.maternity} | {"birth_grant"}
    funds = {*main_funds(result, k), *pension_funds(result, k)}
    return {a.name for fund in funds for a in accounts_of(fund)}


def _count_name(name: str, lang: Language) -> str:
    """What a number of people or of bills (kind and scheme) is called."""
    if name in ("births", "deaths"):
        return text(f"check.{name}", lang)
    kind, scheme = name.split("_")
    return bill_name(f"{scheme}_{kind}", lang)
