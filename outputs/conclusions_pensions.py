"""What a run means for pensions, in sentences, and the remarks that stand under their tables."""

from __future__ import annotations

import numpy as np
import xarray as xr

from .funds import fund_numbers
from .labels import Language, text
from .measures import member_words, of_years
from .money import common_unit, say_money
from .pensions import (
    EMPLOYEES,
    MEASURE,
    WORKERS,
    account_cover,
    own_result,
    pension_funds,
    pension_numbers,
)
from .sampling import scale_of

#: Measures that are told: of a base from its first to its last year, of a reform if it moves them.
TOLD = {
    EMPLOYEES: ("retired", "workers_each", "mean_pension", "new_amount", "replacement"),
    "resident_pension": ("drawing", "resident_mean", "basic_mean"),
}
#: The region that pools pensions itself.
NATION = "china"


def member_sentence(result: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """Members and benefits of a pension fund: from the first year to the last, or base to reform.

    "" where a reform moves none of them.
    """
    chosen = [MEASURE[name] for name in TOLD[fund]]
    return member_words(pension_numbers(result), chosen, "pension", k, fund, lang)


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
    cover = account_cover(result, k)
    unit = common_unit(cover, lang)
    begun, ended, cash = (say_money(fen, lang, unit=unit) for fen in cover)
    accounts = text(
        "note.accounts",
        lang,
        first=years[0],
        last=years[-1],
        start=begun,
        end=ended,
        cash=cash,
    )
    above = result.attrs.get("region") != NATION
    place = [text("note.pooled_above", lang)] if above else []
    turn = _turn_of_year(result, k, lang)
    return [*place, said, accounts, *turn, text("note.pension_guesses", lang)]


def _turn_of_year(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """How far workers of December lie below those of a year's end; nothing of a single year."""
    heads = result["pension_heads"][k].sel(pension_head=list(WORKERS)).mean("seed")
    counted = heads.sum("pension_head").values
    if len(counted) < 24 or not counted[11]:
        return []
    more = (counted[11] + counted[12]) / 2 / counted[11] - 1
    return [text("note.workers", lang, year=int(result["year"].values[0]), more=f"{more:.1%}")]


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
    sums = {name: float(change[name]) for name in ("income", "spending", "result")}
    unit = common_unit(sums.values(), lang)
    said = {name: say_money(fen, lang, signed=True, unit=unit) for name, fen in sums.items()}
    return text("say.medical_side", lang, **said)
