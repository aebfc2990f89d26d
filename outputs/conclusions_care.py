"""What a reform does to the care of people, in sentences: shares paid, groups in need, lines."""

from __future__ import annotations

import numpy as np
import xarray as xr

from sim.codes import SCHEMES
from sim.medical_tally import KINDS

from .facts import keys_of
from .funds import TRANSFERS, accounts_of, years_to_compare
from .labels import Language, line_name, text
from .money import common_unit, say_money
from .summary import by_year
from .use import group_shares, groups_moved, measure, use_numbers

#: Measures that are told of the care whose payment a reform moves most.
TOLD = {
    "stay": ("stay_share", "stay_policy_share", "stays_per_100"),
    "visit": ("visit_share", "visits_each"),
    "chronic": ("chronic_share", "chronic_patients"),
}
#: A second kind of care is told if its payment moves by this share of the first.
ALSO = 0.3
#: Lines of a fund that are named with their change, groups with their share.
MOST_LINES, MOST_GROUPS = 5, 3
#: Changes of the law that make funds pay less for somebody.
REASONS = (
    *("eligible.granule_self_pay", "illness.elsewhere_factor"),
    "premium.newborn_free",
)


def care_sentences(result: xr.Dataset, k: int, lang: Language) -> list[str]:
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
        form = "{:.1%}" if name.endswith("share") else "{:,.2f}"
        none = text("say.no_benefit", lang)
        values = {
            side: none if name.endswith("share") and not value else form.format(value)
            for side, value in (("base", base), ("reform", reform))
        }
        if values["base"] == values["reform"]:
            continue
        parts.append(text("say.from_to", lang, what=text(f"use.{name}", lang), **values))
    return parts


def group_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """The share paid of the groups in need that a reform is aimed at; "" if it is at none."""
    year = years_to_compare(result, k)[1]
    base, reform = (group_shares(result, scenario).sel(year=year) for scenario in (0, k))
    parts = [
        text(
            "say.group_part",
            lang,
            group=text(f"group.{group}", lang),
            base=f"{float(base.sel(group=group)):.1%}",
            reform=f"{float(reform.sel(group=group)):.1%}",
        )
        for group in groups_moved(result, k, year)[:MOST_GROUPS]
    ]
    joint = "、" if lang == "zh" else ", "
    return text("say.groups", lang, year=year, parts=joint.join(parts)) if parts else ""


def line_sentence(result: xr.Dataset, k: int, fund: str, lang: Language) -> str:
    """Which lines a fund spends more or less on in the year after; "" with a single one."""
    year = years_to_compare(result, k)[1]
    yearly = by_year(result["accrual"]).sel(year=year).mean("seed")
    change = yearly[k] - yearly[0]
    names = [a.name for a in accounts_of(fund) if not a.income and a.name not in TRANSFERS]
    moved = {name: float(change.sel(account=name)) for name in names}
    ordered = sorted((name for name in names if moved[name]), key=lambda name: -abs(moved[name]))
    if len(ordered) < 2:
        return ""
    unit = common_unit([moved[name] for name in ordered[:MOST_LINES]], lang)
    parts = [
        f"{line_name(name, lang)} {say_money(moved[name], lang, signed=True, unit=unit)}"
        for name in ordered[:MOST_LINES]
    ]
    joint = "、" if lang == "zh" else ", "
    name = text(f"fund.{fund}", lang)
    return text("say.lines", lang, fund=name, year=year, parts=joint.join(parts))


def loss_reasons(result: xr.Dataset, k: int, lang: Language) -> str:
    """Why funds pay less for somebody, as far as the changes of the law tell it; "" if not."""
    keys = keys_of(result, k, "changed")
    if not float(result["losers_ever"][k].sum()) or not keys:
        return ""
    reasons = [text(f"reason.{key}", lang) for key in REASONS if key in keys]
    if all(key.startswith("premium.") for key in keys):
        reasons.append(text("reason.premium", lang))
    joint = "；" if lang == "zh" else "; "
    return text("note.loss_reasons", lang, reasons=joint.join(reasons)) if reasons else ""
