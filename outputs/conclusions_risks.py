"""What a run means for work injury and unemployment, in sentences, and remarks under tables."""

from __future__ import annotations

import numpy as np
import xarray as xr

from sim.law import PPM

from .labels import Language, line_name, text
from .measures import member_words
from .money import common_unit, say_money
from .risks import INJURY, JOBLESS, MEASURE, arrears, moved_first, risk_funds, risk_numbers
from .sampling import scale_of
from .summary import by_year

#: Measures that are told: of a base from its first to its last year, of a reform if it moves them.
TOLD = {
    INJURY: (
        *("injury_insured", "injury_rate", "recognised_each", "allowances", "mean_allowance"),
        *("mean_nursing", "mean_dependant"),
    ),
    JOBLESS: (
        *("jobless_insured", "jobless_rate", "on_benefit_mean", "benefit_share", "mean_benefit"),
        "of_minimum",
    ),
}
#: Parts per million by which cuts of rates differ at least where a limit is passed: of a place with
#: many funds the cut moves a little every year.
LEAST_CUT = 100_000
#: Remarks under the tables of each fund.
REMARKS = {
    INJURY: ("injury_rate", "injury_people", "injury_guesses"),
    JOBLESS: ("jobless_people", "jobless_lines"),
}


def risk_sentence(result: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """Members and benefits of a fund: from the first year to the last, or base to reform.

    "" where a reform moves none of them.
    """
    chosen = [MEASURE[name] for name in TOLD[fund]]
    return member_words(risk_numbers(result), chosen, "risk", k, fund, lang)


def income_sentence(result: xr.Dataset, numbers: xr.Dataset, k: int, lang: Language) -> str:
    """That contributions for work injury follow what a reform spends, and when by most.

    Where the fund passes a limit of months of reserve in one of both alone, that is the reason that
    is told. "" where its spending does not move first, or else income never moves by more.
    """
    if moved_first(numbers, k, INJURY) == "income":
        return ""
    passed = passed_sentence(result, k, lang)
    if passed:
        return passed
    mean = numbers[["income", "spending"]].sel(ledger=INJURY).mean("seed")
    change = mean.isel(scenario=k) - mean.isel(scenario=0)
    most = int(np.argmax(abs(change["income"].values)))
    fen = float(change["income"][most])
    if abs(fen) <= float(abs(change["spending"]).max()):
        return ""
    year, money = int(result["year"].values[most]), say_money(fen, lang, signed=True)
    return text("say.income_follows", lang, year=year, money=money)


def passed_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """That contributions moved since the fund passed a limit of months of reserve; "" if not.

    The year is the one in which they move by most of those with another cut of the rates.
    """
    if "injury_stage" not in result:
        return ""
    stage = result["injury_stage"].mean("seed")
    months, cuts = (stage.sel(stage=part).values for part in ("payable_months", "cut"))
    paid = by_year(result["accrual"].sel(account=["injury_contributions"])).mean("seed")
    change = (paid.isel(scenario=k) - paid.isel(scenario=0)).values.ravel()
    other = abs(cuts[k] - cuts[0]) >= LEAST_CUT
    if not (other & (change != 0)).any():
        return ""
    most = int(np.argmax(abs(change) * other))
    return text(
        "say.passed_limit",
        lang,
        year=int(result["year"].values[most]),
        money=say_money(float(change[most]), lang, signed=True),
        before=f"{months[0, most]:.0f}",
        after=f"{months[k, most]:.0f}",
        cut_before=f"{cuts[0, most] / PPM:.0%}",
        cut_after=f"{cuts[k, most] / PPM:.0%}",
    )


def arrears_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """When a rise of long-term benefits is paid, and how much of it is arrears; "" without."""
    found = arrears(result, k)
    if found is None:
        return ""
    names, amounts = list(found.amounts), list(found.amounts.values())
    unit = common_unit([sum(amounts), *amounts], lang)
    total, *each = (say_money(fen, lang, unit=unit) for fen in (sum(amounts), *amounts))
    joint = "、" if lang == "zh" else ", "
    return text(
        "say.arrears" if k == 0 else "say.arrears_reform",
        lang,
        first=found.first,
        until=found.until,
        paid=found.paid,
        total=total,
        parts=joint.join(
            f"{line_name(name, lang)} {fen}" for name, fen in zip(names, each, strict=True)
        ),
    )


def risk_remarks(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[str]:
    """What a reader must know of the tables of a fund."""
    said = [text(f"note.{name}", lang) for name in REMARKS[fund]]
    late = arrears_sentence(result, k, lang) if fund == INJURY and k == 0 else ""
    return [*said, *([late] if late else [])]


def risk_error(result: xr.Dataset, lang: Language) -> list[str]:
    """That both funds of a sample of one seed have no sampling error, and waver."""
    if result.sizes["seed"] > 1 or scale_of(result) == 1:
        return []
    shown = any(risk_funds(result, k) for k in range(1, result.sizes["scenario"]) or (0,))
    return [text("note.risk_error", lang, scale=scale_of(result))] if shown else []
