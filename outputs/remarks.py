"""Remarks beside the numbers of a run: samples, assumed funding, lasting losses, clearing."""

from __future__ import annotations

import numpy as np
import xarray as xr

from sim.codes import SCHEMES
from sim.medical_tally import KINDS

from .funds import PASSING, RESIDENT, fund_numbers, shortfall, years_to_compare
from .labels import Language, text
from .money import say_money
from .sampling import HALF, MEDICAL_FUND, SCHEMES_OF, scale_of, share_error
from .summary import Numbers, by_year

CRITICAL = "critical_illness"
#: A loss lasts if the fund closes so many years in a row with it, to the end of the study.
LASTING = 3
#: Cash and accrual differ much from this share of a year's spending.
FAR_APART = 0.05
#: Errors of a share below this are not told.
LEAST_SHARE = 0.0005
#: Accounts of a kind of care in the pooled funds, by insurance.
ACCOUNT = {"stay": "stays", "visit": "visits", "chronic": "chronic"}


def assumed_since(result: xr.Dataset, k: int, fund: str) -> int:
    """The last year with a known law of funding, if a fund falls below zero after it; else 0."""
    if fund != RESIDENT or "funding_until" not in result.coords:
        return 0
    until, month = int(result["funding_until"].values[k]), shortfall(result, k, fund).month
    return until if month and int(month[:4]) > until else 0


def loss_ratio(result: xr.Dataset, k: int) -> Numbers:
    """Claims over premiums of critical illness insurance by year (赔付率); nan without premium."""
    mean = by_year(result["accrual"])[k].mean("seed")
    income = mean.sel(account="critical_income")
    return np.asarray((mean.sel(account="critical_claims") / income.where(income > 0)).values)


def fund_remarks(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[str]:
    """Sentences that stand under the table of a fund."""
    said = []
    until = assumed_since(result, k, fund)
    if until:
        said.append(text("note.later_funding", lang, until=until))
    if fund == CRITICAL:
        said += _loss(result, k, lang)
    if fund not in PASSING:
        said += _clearing(result, k, fund, lang)
    return said


def use_error(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """How far shares paid and numbers of bills of a sample may be off; none of a full run."""
    if scale_of(result) == 1 or k == 0:
        return []
    year = years_to_compare(result, k)[1]
    bills, totals = (
        result[name][k].sel(year=year).mean("seed") for name in ("bills", "bill_total")
    )
    shares, counts = [], []
    for fund, schemes in SCHEMES_OF.items():
        for kind in KINDS:
            names = [f"{scheme}_{kind}" for scheme in schemes]
            account = f"{MEDICAL_FUND[fund]}_{ACCOUNT[kind]}"
            half = share_error(result, k, year, account, float(totals.sel(bill=names).sum()))
            what = text(f"insurance.{MEDICAL_FUND[fund]}", lang) + (" " if lang == "en" else "")
            if half >= LEAST_SHARE:
                what += text(f"kind.{kind}", lang)
                shares.append(text("note.points", lang, what=what, half=100 * half))
    for scheme in SCHEMES:
        number = float(bills.sel(bill=f"{scheme}_stay"))
        if number:
            half = HALF * float(np.sqrt(scale_of(result) / result.sizes["seed"] / number))
            what = text(f"scheme.{scheme}", lang) + (" " if lang == "en" else "")
            what += text("kind.stay", lang)
            counts.append(text("note.percent", lang, what=what, half=half))
    joint = "、" if lang == "zh" else ", "
    if not shares:
        return []
    return [text("note.use_error", lang, shares=joint.join(shares), counts=joint.join(counts))]


def _loss(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """That critical illness insurance pays more than it takes in for good."""
    ratio, base = loss_ratio(result, k), loss_ratio(result, 0)
    years = [int(year) for year in result["year"].values]
    good = np.flatnonzero(~(ratio > 1))
    first = int(good[-1]) + 1 if len(good) else 0
    if len(years) - first < LASTING:
        return []
    beside = text("note.loss_ratio_base", lang, ratio=f"{base[-1]:.0%}") if k > 0 else ""
    values = {"year": years[first], "last": years[-1], "ratio": f"{ratio[-1]:.0%}"}
    said = text("note.loss_ratio", lang, base=beside, **values)
    until = int(result["critical_until"].values[k]) if "critical_until" in result.coords else 0
    if until and years[-1] > until:
        said += (" " if lang == "en" else "") + text("note.later_premium", lang, until=until)
    return [said]


def _clearing(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[str]:
    """That cash and accrual of a fund paid by budget differ much in some years, and why.

    The first year is left out: what it pays for the year before is estimated after itself.
    """
    if fund not in MEDICAL_FUND:
        return []
    budget = result["hospital_budget"][k].sel(medical_fund=MEDICAL_FUND[fund])
    both = [fund_numbers(result, name)["spending"] for name in ("accrual", "cash")]
    accrued, paid = (part.sel(ledger=fund)[k].mean("seed").values for part in both)
    apart = abs(paid - accrued)
    far = [int(i) for i in np.flatnonzero(apart > FAR_APART * accrued) if i]
    if not far or not bool(budget.any()):
        return []
    years = ranges([int(result["year"].values[i]) for i in far], lang)
    most = say_money(float(apart[far].max()), lang)
    return [text("note.clearing", lang, fund=text(f"fund.{fund}", lang), years=years, most=most)]


def ranges(years: list[int], lang: Language) -> str:
    """Years in words, those in a row from the first to the last: 2019、2021—2023年."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    dash, joint, end = ("—", "、", "年") if lang == "zh" else ("-", ", ", "")
    parts = [f"{run[0]}{dash}{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    return joint.join(parts) + end
