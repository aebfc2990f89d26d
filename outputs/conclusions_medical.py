"""What a run means for the funds: cost, shares paid, who gains, when money runs short.

What only pensions have is said in `conclusions_pensions`.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from .burden import burden_sentence
from .conclusions_care import care_sentences, group_sentence, line_sentence, loss_reasons
from .conclusions_hospitals import hospital_sentences
from .conclusions_housing import housing_state
from .conclusions_pensions import medical_side, member_sentence
from .conclusions_risks import arrears_sentence, income_sentence, risk_sentence
from .funds import (
    PASSING,
    PENSIONS,
    RESIDENT,
    RISKS,
    accounts_of,
    basis,
    cumulated_gap,
    fund_numbers,
    is_opening_known,
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
from .gains_by_age import age_gain_sentence
from .governments import changed_giving
from .housing import has_housing
from .labels import Language, text
from .money import MoneyUnit, common_unit, is_noise, say_money
from .pensions import is_of_pensions, pension_funds
from .premiums import premium_moves, premium_sentence
from .programmes import moved_programmes
from .provinces import is_for_pensions
from .remarks import assumed_since
from .risks import is_of_risks, moved_first, risk_funds
from .sampling import change_error
from .tables_programmes import drawn_sentence

#: Funds whose balance is worth a sentence.
POOLED = ("employee_medical", RESIDENT, "employee_accounts", *PENSIONS)
#: No more funds than this are named with their cost.
MOST = 2


def medical_conclusions(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """Sentences about scenario k against the base, about its funds alone if it is the base."""
    numbers, funds = fund_numbers(result), main_funds(result, k)
    if k == 0:
        pensions, risks = pension_funds(result, k), risk_funds(result, k)
        medical = [fund for fund in funds if fund in POOLED[:2]]
        leading = [*pensions, *medical] if is_for_pensions(result) else [*medical, *pensions]
        told = [*leading, *risks]
        states = [_state(result, numbers, fund, lang) for fund in told]
        members = [member_sentence(result, k, fund, lang) for fund in pensions]
        members += [risk_sentence(result, k, fund, lang) for fund in risks]
        housing = [housing_state(result, lang)] if has_housing(result) else []
        paid = hospital_sentences(result, k, lang)
        return [said for said in (*states, *paid, *members, *housing) if said]
    balances = [
        _balance(result, numbers, k, fund, lang) for fund in funds if fund in (*POOLED, *RISKS)
    ][:2]
    moves = basis(result, k)
    if not moves:
        if moved_programmes(result, k):
            return [text("say.no_fund", lang), drawn_sentence(result, k, lang)]
        if changed_giving(result, k):
            return [text("say.no_fund", lang)]
        return [text("say.nothing", lang), gain_sentence(result, k, lang, births=False), *balances]
    if moves == "cash":
        return [_timing(result, k, funds[0], lang), *balances]
    costs = [_cost(result, numbers, k, fund, lang) for fund in funds[:MOST]]
    if _flows(numbers, k, funds[0])[0] == "spending" and not is_of_pensions(result, k):
        costs.insert(1, line_sentence(result, k, funds[0], lang))
    costs += _other_costs(result, numbers, k, funds[:MOST], lang)
    members = [member_sentence(result, k, fund, lang) for fund in pension_funds(result, k)]
    members += [risk_sentence(result, k, fund, lang) for fund in risk_funds(result, k)]
    if is_of_risks(result, k):
        costs.append(income_sentence(result, numbers, k, lang))
        ends = [arrears_sentence(result, k, lang), age_gain_sentence(result, k, lang)]
        return [said for said in (*costs, *members, *ends, *balances) if said]
    if is_of_pensions(result, k):
        costs += [] if "employee_medical" in funds[:MOST] else [medical_side(result, k, lang)]
        ends = [age_gain_sentence(result, k, lang)]
        return [said for said in (*costs, *members, *ends, *balances) if said]
    if premium_moves(result, k):
        costs.append(premium_sentence(result, k, lang))
    care = [*care_sentences(result, k, lang), group_sentence(result, k, lang)]
    care += [burden_sentence(result, k, lang), *hospital_sentences(result, k, lang)]
    gain = gain_sentence(result, k, lang, births=False)
    why = loss_reasons(result, k, lang)
    return [said for said in (*costs, *members, *care, gain, why, *balances) if said]


def _cost(result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """How spending (or income, if it moves more) of a fund changes, and what the other one does.

    Told for the first full year with a change, for the last, and in all.
    """
    years = [int(year) for year in numbers["year"].values]
    mean = numbers.sel(ledger=fund).mean("seed")
    change = mean.isel(scenario=k, drop=True) - mean.isel(scenario=0, drop=True)
    name, other = _flows(numbers, k, fund)
    moved = [y for y, value in enumerate(change[name].values) if value]
    after = years.index(years_to_compare(result, k)[1])
    first = next((y for y in moved if y >= after), moved[0] if moved else after)

    error = change_error(result, k, fund, name)
    totals = {flow: float(change[flow].sum()) for flow in (name, other)}
    at = [first, -1]
    amounts = [*change[name].values[at], *error.yearly[at], *totals.values(), error.whole]
    unit = common_unit(amounts, lang)

    def said(y: int) -> tuple[str, str]:
        value, base = float(change[name][y]), float(mean[name][0, y])
        share = text("say.share", lang, share=value / base) if base else ""
        return say_money(value, lang, signed=True, unit=unit), share

    def half(value: float) -> str:
        if np.isnan(value):
            return ""
        return text("say.error", lang, half=say_money(value, lang, unit=unit))

    key = "say.fund_income" if name == "income" else "say.fund_cost"
    words = text(
        key if first < len(years) - 1 else f"{key}_once",
        lang,
        month=since(result, k),
        fund=text(f"fund.{fund}", lang),
        flow=text(f"table.{name}", lang),
        year=years[first],
        first=said(first)[0],
        share=said(first)[1],
        error=half(error.yearly[first]),
        last_year=years[-1],
        last=said(-1)[0],
        last_share=said(-1)[1],
        last_error=half(error.yearly[-1]),
        total=say_money(totals[name], lang, signed=True, unit=unit),
        whole_error=half(error.whole),
    )
    if fund not in PASSING and bool(change[other].any()):
        total = say_money(totals[other], lang, signed=True, unit=unit)
        words += text("say.fund_also", lang, flow=text(f"table.{other}", lang), total=total)
    return words + text("say.stop", lang)


def _flows(numbers: xr.Dataset, k: int, fund: str) -> tuple[str, str]:
    """Spending and income of a fund, the more moved first; of the risks the one moved first."""
    if fund in RISKS:
        leads = moved_first(numbers, k, fund)
        return leads, "income" if leads == "spending" else "spending"
    mean = numbers.sel(ledger=fund).mean("seed")
    size = {
        name: float(abs(mean[name][k] - mean[name][0]).sum()) for name in ("spending", "income")
    }
    return ("spending", "income") if size["spending"] >= size["income"] else ("income", "spending")


def _other_costs(
    result: xr.Dataset, numbers: xr.Dataset, k: int, told: list[str], lang: Language
) -> list[str]:
    """What the other funds spend more or less over the study, in one sentence; none if nothing."""
    spending = numbers["spending"].mean("seed").sum("year")
    sums = {
        fund: [float(spending.sel(ledger=fund)[at]) for at in (0, k)]
        for fund in moved_funds(result, k)
        if fund not in told
    }
    changes = {
        fund: reform - base
        for fund, (base, reform) in sums.items()
        if base != reform and not is_noise(base, reform)
    }
    unit = common_unit(changes.values(), lang)
    parts = [
        f"{text(f'fund.{fund}', lang)} {say_money(change, lang, signed=True, unit=unit)}"
        for fund, change in changes.items()
    ]
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
        end=say_money(float(gap[-1]), lang, signed=True),
    )


def _balance(result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """When a fund's cash runs out under the reform and without it, or how long it would last."""
    gaps = [cumulated_gap(numbers, scenario, fund)[-1] for scenario in (k, 0)]
    unit = common_unit([*gaps, opening_balance(result, k, fund)], lang)
    said = [_lasts(result, numbers, scenario, fund, unit, lang) for scenario in (k, 0)]
    name = text(f"fund.{fund}", lang)
    opening = _opening(result, k, fund, unit, lang)
    values = {"fund": name, "reform": said[0], "base": said[1], "opening": opening}
    key = "say.same_balance" if said[0] == said[1] else "say.both_balances"
    if key == "say.same_balance":
        del values["base"]
    return text(key, lang, **values) + _later_funding(result, k, fund, lang)


def _lasts(
    result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, unit: MoneyUnit, lang: Language
) -> str:
    """When a fund's cash falls below zero and what it lacks in the end, or how long it lasts."""
    short = shortfall(result, k, fund)
    year = int(numbers["year"].values[-1])
    months, gap = payable_months(numbers, k, fund)[-1], cumulated_gap(numbers, k, fund)[-1]
    key = "say.runs_dry" if short.month else "say.holds"
    words = text(key, lang, month=short.month, year=year, months=f"{months:,.1f}")
    if not np.isnan(gap):
        words += text("say.gap", lang, year=year, gap=say_money(float(gap), lang, unit=unit))
    if short.year:
        words += text("say.under_reserve", lang, year=short.year)
    return words


def _later_funding(result: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """That the fund, of base or reform, falls below zero under funding that no law states."""
    until = max(assumed_since(result, scenario, fund) for scenario in (0, k))
    if not until:
        return ""
    return (" " if lang == "en" else "") + text("note.later_funding", lang, until=until)


def _state(result: xr.Dataset, numbers: xr.Dataset, fund: str, lang: Language) -> str:
    """A fund of the base: income, spending, surplus ratio, first deficit, first shortage."""
    years = [int(year) for year in numbers["year"].values]
    mean = numbers.sel(ledger=fund).isel(scenario=0).mean("seed")
    ratio = surplus_ratio(numbers, 0, fund)
    sums = {name: [float(mean[name][y]) for y in (0, -1)] for name in ("income", "spending")}
    left = [cumulated_gap(numbers, 0, fund)[-1], opening_balance(result, 0, fund)]
    unit = common_unit([*sums["income"], *sums["spending"], *left], lang)
    told = {name: [say_money(fen, lang, unit=unit) for fen in pair] for name, pair in sums.items()}
    lacking = [year for year, value in zip(years, mean["result"].values, strict=True) if value < 0]
    key = "say.deficit_from" if lacking else "say.no_deficit"
    words = text(
        "say.state",
        lang,
        fund=text(f"fund.{fund}", lang),
        first=years[0],
        income=told["income"][0],
        spending=told["spending"][0],
        ratio=f"{ratio[0]:.1%}",
        last=years[-1],
        last_income=told["income"][1],
        last_spending=told["spending"][1],
        last_ratio=f"{ratio[-1]:.1%}",
        deficit=text(key, lang, year=lacking[0] if lacking else ""),
    )
    words += _lasts(result, numbers, 0, fund, unit, lang)
    return words + _opening(result, 0, fund, unit, lang) + _later_funding(result, 0, fund, lang)


def _opening(result: xr.Dataset, k: int, fund: str, unit: MoneyUnit, lang: Language) -> str:
    """With what the fund starts."""
    opening = opening_balance(result, k, fund)
    known = is_opening_known(result, k, fund)
    key = "say.opening_known" if known else "say.opening"
    return text(key, lang, opening=say_money(opening, lang, unit=unit))
