"""What a run means for hospitals, in sentences: borne and kept, the limit of quotas, points."""

from __future__ import annotations

import numpy as np
import xarray as xr

from .funds import years_to_compare
from .hospitals import Excess, agreed_funds, excesses, payment_numbers
from .labels import Language, text
from .money import common_unit, is_noise, say_money
from .remarks import ranges
from .sampling import scale_of
from .summary import Numbers

#: Amounts that are told: of a base as sums over the study, of a reform where it moves them.
BORNE = ("burden", "deducted", "retained")
MOVED = ("settled", *BORNE)


def hospital_sentences(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """What each fund settles with hospitals, where too many stays exceed quotas, what a point is.

    None where all are paid by item; of a reform none of amounts that it does not move.
    """
    said = []
    for fund in agreed_funds(result, k):
        numbers = payment_numbers(result, fund).mean("seed")
        tell = _moved if k > 0 else _alone
        said.append(tell(result, numbers, k, fund, lang))
        said.append(quota_sentence(result, k, fund, lang))
        said.append(_points(numbers, k, fund, lang))
    return [words for words in said if words]


def hospital_remarks(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """What a reader must know of the tables of hospitals; none without them."""
    funds = agreed_funds(result, k)
    if not funds:
        return []
    said = [text("note.hospitals", lang), text("note.inspections", lang)]
    if scale_of(result) > 1 and any(excesses(result, at, f) for f in funds for at in (0, k)):
        said.append(text("note.hospital_sample", lang))
    if result.sizes["seed"] > 1:
        said.append(text("note.hospital_levels", lang))
    elif scale_of(result) > 1:
        said.append(text("note.hospital_error", lang))
    return said


def quota_sentence(result: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """Which levels of hospitals had too many stays above their quota; "" if none had.

    Beside a reform, whether that is so without it.
    """
    found, base = excesses(result, k, fund), excesses(result, 0, fund)
    if not found:
        return ""
    beside = ""
    if k > 0 and base == found:
        beside = text("say.above_same", lang)
    elif k > 0:
        parts = _levels(base, lang) if base else text("say.above_none", lang)
        beside = text("say.above_base", lang, parts=parts)
    name = text(f"fund.{fund}", lang)
    parts = _levels(found, lang)
    limit = found[-1].limit
    return text("say.above_quota", lang, fund=name, limit=limit, parts=parts, beside=beside)


def _levels(found: list[Excess], lang: Language) -> str:
    """Levels with their years and shares above the quota."""
    parts = []
    for excess in found:
        shares = list(dict.fromkeys(f"{share:.1%}" for share in (excess.low, excess.high)))
        parts.append(
            text(
                "say.above_part",
                lang,
                level=text(f"level.{excess.hospital}", lang),
                years=ranges(excess.years, lang),
                share=("—" if lang == "zh" else "-").join(shares),
            )
        )
    return ("、" if lang == "zh" else ", ").join(parts)


def _alone(result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """What a fund of the base owes and settles over the study, and what hospitals bear and keep."""
    sums = {name: float(numbers[name][k].sum()) for name in ("incurred", "settled", *BORNE)}
    unit = common_unit(sums.values(), lang)
    said = {name: say_money(fen, lang, unit=unit) for name, fen in sums.items()}
    gap = "" if lang == "zh" else " "
    parts = [text(f"hospital.long.{name}", lang) + gap + said[name] for name in BORNE if sums[name]]
    if not parts:
        return ""
    years = result["year"].values
    return text(
        "say.hospitals",
        lang,
        fund=text(f"fund.{fund}", lang),
        first=years[0],
        last=years[-1],
        incurred=said["incurred"],
        settled=said["settled"],
        parts=("，" if lang == "zh" else ", ").join(parts),
    )


def _moved(result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """What a reform does to what hospitals get, bear and keep: the year after, and in all."""
    year = years_to_compare(result, k)[1]
    parts, totals = [], []
    for name in MOVED:
        base, reform = (numbers[name][at] for at in (0, k))
        sums = float(base.sum()), float(reform.sum())
        if sums[0] == sums[1] or is_noise(*sums):
            continue
        pair = [float(side.sel(year=year)) for side in (base, reform)]
        unit = common_unit([*pair, sums[1] - sums[0]], lang)
        what = text(f"hospital.long.{name}", lang)
        said = [say_money(fen, lang, unit=unit) for fen in pair]
        parts.append(text("say.hospital_part", lang, what=what, base=said[0], reform=said[1]))
        change = say_money(sums[1] - sums[0], lang, signed=True, unit=unit)
        totals.append(f"{what}{'' if lang == 'zh' else ' '}{change}")
    if not parts:
        return ""
    joint = "，" if lang == "zh" else ", "
    return text(
        "say.hospitals_reform",
        lang,
        fund=text(f"fund.{fund}", lang),
        year=year,
        parts=joint.join(parts),
        totals=joint.join(totals),
    )


def _points(numbers: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """Budgeted total and values of a point in the first and the last year; "" without points."""
    paid = np.flatnonzero((numbers["points"][k] > 0).values)
    if not len(paid):
        return ""
    years = numbers["year"].values
    budget = numbers["points_budget"][k].values
    chosen = list(dict.fromkeys((int(paid[0]), int(paid[-1]))))
    unit = common_unit(budget[chosen], lang)
    parts = [
        text(
            "say.points_part",
            lang,
            year=years[y],
            budget=say_money(float(budget[y]), lang, unit=unit),
            value=_yuan(numbers["budgeted_value"][k].values, y),
            settled=_yuan(numbers["settled_value"][k].values, y),
        )
        for y in chosen
    ]
    base, last, beside = numbers["settled_value"][0].values, int(paid[-1]), ""
    if k > 0 and not np.isnan(base[last]):
        beside = text("say.points_base", lang, year=years[last], settled=_yuan(base, last))
    joint = "；" if lang == "zh" else "; "
    name = text(f"fund.{fund}", lang)
    return text("say.points", lang, fund=name, parts=joint.join(parts), beside=beside)


def _yuan(values: Numbers, year: int) -> str:
    """Yuan a weight with decimals."""
    return f"{values[year] / 100:,.2f}"
