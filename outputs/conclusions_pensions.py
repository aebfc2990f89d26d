"""What a run means for pensions, in sentences, and the remarks that stand under their tables."""

from __future__ import annotations

import numpy as np
import xarray as xr

from .funds import fund_numbers
from .gainers import age_name, class_name
from .labels import Language, text
from .measures import of_years, told
from .money import say_money
from .pensions import (
    EMPLOYEES,
    MEASURE,
    account_cover,
    own_result,
    pension_funds,
    pension_numbers,
)
from .sampling import scale_of
from .tables_pensions import BAND, gain_rows

#: Measures that are told: of a base from its first to its last year, of a reform if it moves them.
TOLD = {
    EMPLOYEES: ("retired", "workers_each", "mean_pension", "new_amount", "replacement"),
    "resident_pension": ("drawing", "resident_mean", "basic_mean"),
}
#: The region that pools pensions itself.
NATION = "china"
#: Classes of those who gain are named from this share on, no more than so many.
WORTH_NAMING, MOST = 0.05, 4


def member_sentence(result: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """Members and benefits of a pension fund: from the first year to the last, or base to reform.

    "" where a reform moves none of them.
    """
    chosen = [MEASURE[name] for name in TOLD[fund]]
    parts = told(pension_numbers(result), chosen, "pension", k, lang)
    if not parts:
        return ""
    key = "say.members" if k == 0 else "say.members_reform"
    return text(
        key,
        lang,
        fund=text(f"fund.{fund}", lang),
        parts=parts,
        first=int(result["year"].values[0]),
        last=int(result["year"].values[-1]),
    )


def pension_gain_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """For how many funds pay more and less over the study, how much each, of what sex and age."""
    rows = gain_rows(result, k)
    parts = [
        _who(rows, key, at, lang) for key, at in (("say.pension_gain", 0), ("say.pension_loss", 2))
    ]
    said = [part for part in parts if part]
    joint = "" if lang == "zh" else " "
    return joint.join(said) or text("say.no_gain", lang) + text("say.no_loss", lang)


def _who(rows: list[tuple[str, int, np.ndarray]], key: str, at: int, lang: Language) -> str:
    """Those who gain or lose; "" if nobody does."""
    people = sum(values[at] for *_, values in rows)
    if not people:
        return ""
    money = sum(values[at + 1] for *_, values in rows)
    largest = sorted(rows, key=lambda row: -row[2][at])[:MOST]
    joint = "、" if lang == "zh" else ", "
    classes = [
        f"{class_name('sex', sex, lang)} {age_name(age, age + BAND - 1, lang)} "
        f"{values[at] / people:.0%}"
        for sex, age, values in largest
        if values[at] >= WORTH_NAMING * people
    ]
    return text(
        key,
        lang,
        people=f"{people / 1e4:,.1f}万" if lang == "zh" else f"{people / 1e6:,.2f} million",
        mean=f"{money / people / 100:,.0f}",
        classes=joint.join(classes),
    )


def pension_remarks(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[str]:
    """What a reader must know of the tables of a pension fund: guesses, accounts, subsidies."""
    numbers, years = pension_numbers(result), result["year"].values
    if fund != EMPLOYEES:
        return [text("note.resident_pension", lang)]
    share = of_years(numbers, MEASURE["fiscal_share"], k)
    own = own_result(numbers, result, fund)[k].mean("seed").values
    lacking = np.flatnonzero(own < 0)
    said = text(
        "note.subsidy",
        lang,
        first=years[0],
        last=years[-1],
        share=f"{share[0]:.1%}",
        last_share=f"{share[-1]:.1%}",
        without=text("note.without_subsidy", lang, year=years[lacking[0]])
        if len(lacking)
        else text("note.with_and_without", lang),
    )
    begun, ended, cash = account_cover(result, k)
    accounts = text(
        "note.accounts",
        lang,
        first=years[0],
        last=years[-1],
        start=say_money(begun, lang),
        end=say_money(ended, lang),
        cash=say_money(cash, lang),
    )
    above = result.attrs.get("region") != NATION
    place = [text("note.pooled_above", lang)] if above else []
    return [*place, said, accounts, text("note.pension_guesses", lang)]


def pension_error(result: xr.Dataset, lang: Language) -> list[str]:
    """That pensions of a sample of one seed have no sampling error."""
    if result.sizes["seed"] > 1 or scale_of(result) == 1:
        return []
    shown = any(pension_funds(result, k) for k in range(1, result.sizes["scenario"]) or (0,))
    return [text("note.pension_error", lang)] if shown else []


def medical_side(result: xr.Dataset, k: int, lang: Language) -> str:
    """What a reform of pensions does to medical insurance of employees; "" if nothing."""
    numbers = fund_numbers(result).sel(ledger="employee_medical").mean("seed").sum("year")
    change = numbers.isel(scenario=k) - numbers.isel(scenario=0)
    if not float(change["result"]):
        return ""
    return text(
        "say.medical_side",
        lang,
        income=say_money(float(change["income"]), lang, signed=True),
        spending=say_money(float(change["spending"]), lang, signed=True),
        result=say_money(float(change["result"]), lang, signed=True),
    )
