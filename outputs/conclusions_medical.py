"""What a run means for the medical funds: cost, shares paid, who gains, when money runs short."""

from __future__ import annotations

import numpy as np
import xarray as xr

from sim.codes import SCHEMES
from sim.medical_tally import KINDS

from .funds import (
    PASSING,
    RESIDENT,
    accounts_of,
    basis,
    fund_numbers,
    main_funds,
    moved_funds,
    opening_balance,
    payable_months,
    shortfall,
    since,
    surplus_ratio,
    years_to_compare,
)
from .gainers import gain_sentence
from .labels import Language, text
from .money import say_money
from .use import measure, use_numbers

#: Funds whose balance is worth a sentence.
POOLED = ("employee_medical", RESIDENT, "employee_accounts")
#: Measures that are told of the care whose payment a reform moves most.
TOLD = {
    "stay": ("stay_share", "stay_policy_share", "stays_per_100"),
    "visit": ("visit_share", "visits_each"),
    "chronic": ("chronic_share", "chronic_patients"),
}
#: No more funds than this are named with their cost.
MOST = 2
#: A second kind of care is told if its payment moves by this share of the first.
ALSO = 0.3


def medical_conclusions(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """Sentences about scenario k against the base, about its funds alone if it is the base."""
    numbers, funds = fund_numbers(result), main_funds(result, k)
    if k == 0:
        return [_state(result, numbers, fund, lang) for fund in funds if fund in POOLED[:2]]
    balances = [_balance(result, numbers, k, fund, lang) for fund in funds if fund in POOLED][:2]
    moves = basis(result, k)
    if not moves:
        return [text("say.nothing", lang), gain_sentence(result, k, lang, births=False), *balances]
    if moves == "cash":
        return [_timing(result, k, funds[0], lang), *balances]
    costs = [_cost(result, numbers, k, fund, lang) for fund in funds[:MOST]]
    costs += _other_costs(result, numbers, k, funds[:MOST], lang)
    gain = gain_sentence(result, k, lang, births=False)
    return [*costs, *_care(result, k, lang), gain, *balances]


def _cost(result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """How spending (or income, if it moves more) of a fund changes, and what the other one does.

    Told for the first full year with a change, for the last, and in all.
    """
    years = [int(year) for year in numbers["year"].values]
    mean = numbers.sel(ledger=fund).mean("seed")
    change = mean.isel(scenario=k, drop=True) - mean.isel(scenario=0, drop=True)
    size = {name: float(abs(change[name]).sum()) for name in ("spending", "income")}
    name, other = sorted(size, key=lambda flow: -size[flow])
    moved = [y for y, value in enumerate(change[name].values) if value]
    after = years.index(years_to_compare(result, k)[1])
    first = next((y for y in moved if y >= after), moved[0] if moved else after)

    def said(y: int) -> tuple[str, str]:
        value, base = float(change[name][y]), float(mean[name][0, y])
        share = text("say.share", lang, share=value / base) if base else ""
        return say_money(value, lang, signed=True), share

    words = text(
        "say.fund_cost",
        lang,
        month=since(result, k),
        fund=text(f"fund.{fund}", lang),
        flow=text(f"table.{name}", lang),
        year=years[first],
        first=said(first)[0],
        share=said(first)[1],
        last_year=years[-1],
        last=said(-1)[0],
        last_share=said(-1)[1],
        total=say_money(float(change[name].sum()), lang, signed=True),
    )
    if fund not in PASSING and size[other]:
        total = say_money(float(change[other].sum()), lang, signed=True)
        words += text("say.fund_also", lang, flow=text(f"table.{other}", lang), total=total)
    return words + text("say.stop", lang)


def _other_costs(
    result: xr.Dataset, numbers: xr.Dataset, k: int, told: list[str], lang: Language
) -> list[str]:
    """What the other funds spend more or less over the study, in one sentence; none if nothing."""
    spending = numbers["spending"].mean("seed").sum("year")
    parts = []
    for fund in moved_funds(result, k):
        change = float(spending[:, k].sel(ledger=fund) - spending[:, 0].sel(ledger=fund))
        if fund not in told and change:
            money = say_money(change, lang, signed=True)
            parts.append(f"{text(f'fund.{fund}', lang)} {money}")
    joint = "、" if lang == "zh" else ", "
    return [text("say.other_funds", lang, parts=joint.join(parts))] if parts else []


def _timing(result: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """For a reform that moves only the dates of payment: the widest gap of cash of a fund."""
    names = [a.name for a in accounts_of(fund) if not a.income]
    paid = result["cash"].sel(account=names).sum("account").mean("seed")
    gap = (paid[k] - paid[0]).cumsum("month").values
    widest = int(np.abs(gap).argmax())
    return text(
        "say.fund_earlier" if gap[widest] > 0 else "say.fund_later",
        lang,
        fund=text(f"fund.{fund}", lang),
        most=say_money(abs(float(gap[widest])), lang),
        month=str(result["month"].values[widest])[:7],
    )


def _care(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """Shares paid and use of the care of which the funds' payment moves most, none if none does."""
    use, after = use_numbers(result), years_to_compare(result, k)[1]
    paid = use[[f"{kind}_paid" for kind in KINDS]].sel(year=after).mean("seed")
    moved = abs(paid.isel(scenario=k) - paid.isel(scenario=0)).to_array().values
    year = [int(year) for year in use["year"].values].index(after)
    said = []
    for place in np.argsort(-moved, axis=None)[:2]:
        kind, scheme = (int(i) for i in np.unravel_index(place, moved.shape))
        parts = _from_to(use, k, KINDS[kind], (scheme, year), lang)
        if not parts or moved[kind, scheme] < ALSO * moved.max():
            continue
        said.append(
            text(
                "say.care",
                lang,
                year=after,
                whose=text(f"scheme.{SCHEMES[scheme]}", lang),
                care=text(f"kind.{KINDS[kind]}", lang),
                parts=("，" if lang == "zh" else ", ").join(parts),
            )
        )
    return said


def _from_to(use: xr.Dataset, k: int, kind: str, at: tuple[int, int], lang: Language) -> list[str]:
    """Measures of a kind of care at (scheme, year) that scenario k changes, from and to."""
    parts = []
    for name in TOLD[kind]:
        base, reform = (float(measure(use, name, scenario)[at]) for scenario in (0, k))
        if base == reform:
            continue
        form = "{:.1%}" if name.endswith("share") else "{:,.2f}"
        values = {"base": form.format(base), "reform": form.format(reform)}
        parts.append(text("say.from_to", lang, what=text(f"use.{name}", lang), **values))
    return parts


def _balance(result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """When a fund's cash runs out under the reform and without it, or how long it would last."""
    said = []
    for scenario in (k, 0):
        short = shortfall(result, scenario, fund)
        months = payable_months(numbers, scenario, fund)[-1]
        key = "say.runs_dry" if short.month else "say.holds"
        year = int(numbers["year"].values[-1])
        words = text(key, lang, month=short.month, year=year, months=f"{months:,.1f}")
        if short.year:
            words += text("say.under_reserve", lang, year=short.year)
        said.append(words)
    name = text(f"fund.{fund}", lang)
    opening = _opening(result, k, fund, lang)
    if said[0] == said[1]:
        return text("say.same_balance", lang, fund=name, reform=said[0], opening=opening)
    values = {"reform": said[0], "base": said[1], "opening": opening}
    return text("say.both_balances", lang, fund=name, **values)


def _state(result: xr.Dataset, numbers: xr.Dataset, fund: str, lang: Language) -> str:
    """A fund of the base: income, spending, surplus ratio, first deficit, first shortage."""
    years = [int(year) for year in numbers["year"].values]
    mean = numbers.sel(ledger=fund).isel(scenario=0).mean("seed")
    ratio = surplus_ratio(numbers, 0, fund)
    lacking = [year for year, value in zip(years, mean["result"].values, strict=True) if value < 0]
    short = shortfall(result, 0, fund)
    key = "say.deficit_from" if lacking else "say.no_deficit"
    words = text(
        "say.state",
        lang,
        fund=text(f"fund.{fund}", lang),
        first=years[0],
        income=say_money(float(mean["income"][0]), lang),
        spending=say_money(float(mean["spending"][0]), lang),
        ratio=f"{ratio[0]:.1%}",
        last=years[-1],
        last_income=say_money(float(mean["income"][-1]), lang),
        last_spending=say_money(float(mean["spending"][-1]), lang),
        last_ratio=f"{ratio[-1]:.1%}",
        deficit=text(key, lang, year=lacking[0] if lacking else ""),
    )
    months = f"{payable_months(numbers, 0, fund)[-1]:,.1f}"
    key = "say.runs_dry" if short.month else "say.holds"
    words += text(key, lang, month=short.month, year=years[-1], months=months)
    if short.year:
        words += text("say.under_reserve", lang, year=short.year)
    return words + _opening(result, 0, fund, lang)


def _opening(result: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """With what the fund starts."""
    opening = opening_balance(result, k, fund)
    key = "say.opening_known" if opening else "say.opening"
    return text(key, lang, opening=say_money(opening, lang))
