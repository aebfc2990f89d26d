"""What a run means in plain sentences: what it costs, who gains, what is left.

The sentences of maternity stand here, those of the medical funds in `conclusions_medical`.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from .assumed import assumed_sentence, ended_sentence
from .conclusions_housing import housing_conclusions, lending_sentence
from .conclusions_medical import medical_conclusions
from .funds import (
    basis,
    is_of_maternity,
    is_opening_known,
    main_funds,
    opening_balance,
    other_lines,
)
from .gainers import gain_sentence
from .governments import giving_sentence
from .housing import is_of_housing
from .labels import Language, text
from .money import common_unit, say_money
from .pensions import RESIDENTS
from .sampling import change_error
from .summary import estimate, maternity_monthly
from .tables_programmes import programme_sentence


def conclusions(result: xr.Dataset, numbers: xr.Dataset, k: int, lang: Language) -> list[str]:
    """Sentences about scenario k against the base (about its balance alone if it is the base)."""
    lending = lending_sentence(result, k, lang) if k else ""
    handed_on = programme_sentence(result, k, lang)
    given = giving_sentence(result, k, lang) if _is_of_residents(result, k) else ""
    if is_of_housing(result, k):
        said = housing_conclusions(result, k, lang)
    elif is_of_maternity(result, k):
        gain = gain_sentence(result, k, lang, births=True)
        said = [_cost(result, numbers, k, lang), gain, _balance(result, numbers, k, lang)]
    else:
        said = medical_conclusions(result, k, lang)
    ends = [lending, handed_on, given]
    ends += [ended_sentence(result, k, lang), assumed_sentence(result, k, lang)]
    return [*said, *(words for words in ends if words)]


def _is_of_residents(result: xr.Dataset, k: int) -> bool:
    """Whether a reform moves the resident pension among others most, or no fund at all."""
    return k > 0 and (not basis(result, k) or RESIDENTS in main_funds(result, k))


def _cost(result: xr.Dataset, numbers: xr.Dataset, k: int, lang: Language) -> str:
    """What the reform costs, from the first year with a difference to the end."""
    change = estimate(numbers["maternity_spending_change"][k])
    grants = float(numbers["resident_grants_change"][k].sum("year").mean())
    if not change.mean.any() and not grants:
        return _timing(result, k, lang)
    end = "" if lang == "zh" else " "
    if not change.mean.any():
        first = text("say.no_maternity", lang)
        return f"{first}{end}{text('say.grants', lang, total=say_money(grants, lang, signed=True))}"
    total = estimate(numbers["maternity_spending_change_cumulated"][k])
    error = change_error(result, k, "maternity")
    base = estimate(numbers["maternity_spending"][0]).mean
    years, moved = numbers["year"].values, np.flatnonzero(change.mean)
    since = str(result["reform_from"].values[k]) if "reform_from" in result.coords else ""

    told = [*change.mean[[moved[0], -1]], *error.yearly[[moved[0], -1]]]
    unit = common_unit([*told, total.mean[-1], error.whole], lang)

    def money(mean: float, half: float) -> str:
        width = "" if np.isnan(half) else f" ± {say_money(half, lang, unit=unit)}"
        return say_money(mean, lang, signed=True, unit=unit) + width

    said = text(
        "say.cost" if moved[0] < len(years) - 1 else "say.cost_once",
        lang,
        since=text("say.since", lang, month=since) if since else "",
        first_year=years[moved[0]],
        first=money(change.mean[moved[0]], error.yearly[moved[0]]),
        first_share=f"{change.mean[moved[0]] / max(base[moved[0]], 1):+.1%}",
        last_year=years[-1],
        last=money(change.mean[-1], error.yearly[-1]),
        last_share=f"{change.mean[-1] / max(base[-1], 1):+.1%}",
        total=money(total.mean[-1], error.whole),
    )
    if grants:
        said += end + text("say.grants", lang, total=say_money(grants, lang, signed=True))
    others = float(other_lines(result, k).sum())
    if others:
        said += end + text("say.others", lang, total=say_money(others, lang, signed=True))
    return said


def _timing(result: xr.Dataset, k: int, lang: Language) -> str:
    """For a reform that moves only the dates of payment: the widest gap of cash."""
    paid = maternity_monthly(result, "cash").mean("seed")
    gap = (paid[k] - paid[0]).cumsum("month").values
    widest = int(np.abs(gap).argmax())
    month = str(result["month"].values[widest])[:7]
    key = "say.earlier" if gap[widest] > 0 else "say.later"
    most, end = abs(float(gap[widest])), float(gap[-1])
    end_said = say_money(end, lang, signed=True)
    return text(key, lang, most=say_money(most, lang), month=month, end=end_said)


def _balance(result: xr.Dataset, numbers: xr.Dataset, k: int, lang: Language) -> str:
    """Whether and when the maternity ledger pays more than it takes in, or runs dry."""
    yearly = estimate(numbers["maternity_result"][k]).mean
    years, lowest = numbers["year"].values, int(yearly.argmin())
    if yearly[lowest] < 0:
        first = int(np.flatnonzero(yearly < 0)[0])
        worst = say_money(yearly[lowest], lang)
        said = text("say.deficit", lang, year=years[first], worst_year=years[lowest], worst=worst)
    else:
        money = say_money(yearly[lowest], lang)
        said = text("say.surplus", lang, year=years[lowest], lowest=money)
    balance = result["balance"][k].sel(ledger="maternity").mean("seed")
    below = np.flatnonzero(balance.values < 0)
    if len(below):
        said += text("say.below_zero", lang, month=str(result["month"].values[below[0]])[:7])
    else:
        said += text("say.above_zero", lang)
    opening = opening_balance(result, k, "maternity")
    known = is_opening_known(result, k, "maternity")
    key = "say.opening_known" if known else "say.opening"
    return said + text(key, lang, opening=say_money(opening, lang))
