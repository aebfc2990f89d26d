"""What a run means for the housing fund, in sentences, and the remarks under its tables."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import xarray as xr

from sim.codes import LIQUIDITY, OPEN

from .funds import since
from .housing import (
    KINDS_OF_LOANS,
    MEASURE,
    has_housing,
    housing_numbers,
    larger_claims,
    loans_by_kind,
)
from .labels import Language, text
from .measures import told
from .money import common_unit, say_money

#: Measures that are told: of a base from its first to its last year, of a reform if it moves them.
TOLD = ("payers", "ratio", "liquid", "mean_loan")
#: Families whose loans a sentence names.
FAVOURED = ("two", "three", "young")


def housing_conclusions(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """Sentences about a reform of the housing fund against the base."""
    said = [
        _money(result, k, lang),
        _favoured(result, k, lang),
        _measures(result, k, lang),
        _people(result, k, lang),
    ]
    return [words for words in said if words]


def housing_state(result: xr.Dataset, lang: Language) -> str:
    """The fund of a base: what members hold and borrowers owe, and the measures that are told."""
    numbers, years = housing_numbers(result).isel(scenario=0).mean("seed"), result["year"].values
    stocks = {
        f"{name}_{when}": float(numbers[name][at])
        for name in ("accounts", "loans")
        for when, at in (("first", 0), ("last", -1))
    }
    unit = common_unit(stocks.values(), lang)
    said = {name: say_money(fen, lang, unit=unit) for name, fen in stocks.items()}
    words = text("say.housing_stocks", lang, first=years[0], last=years[-1], **said)
    lending = lending_sentence(result, 0, lang)
    end = " " if lending and lang == "en" else ""
    return words + _measures(result, 0, lang) + end + lending


def lending_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """A warning of years in which the ratio is above a threshold, and what the law does then.

    "" if there are none; of a reform only if they are others than those of the base. A year is told
    by its December, if half of the seeds have it.
    """
    if not has_housing(result) or "housing_lending" not in result:
        return ""
    states = _states(result, k)
    if k and np.array_equal(states, _states(result, 0)):
        return ""
    numbers = housing_numbers(result)[["accounts", "loans"]].isel(scenario=k).mean("seed")
    opening = result["housing_opening"][k].mean("seed").values
    ends = np.stack([numbers["accounts"].values, numbers["loans"].values], axis=1)[:-1]
    before = np.concatenate((opening[None], ends))
    years, parts = result["year"].values, []
    turns = [0, *(np.flatnonzero(np.diff(states)) + 1), len(states)]
    for first, end in pairwise(turns):
        if states[first] != OPEN:
            span = f"{years[first]}" if end - first == 1 else f"{years[first]}–{years[end - 1]}"
            ratio = f"{before[first, 1] / max(before[first, 0], 1.0):.1%}"
            of_state = f"say.housing_lending.{LIQUIDITY[states[first]]}"
            values = {"years": span, "last": years[first] - 1, "ratio": ratio}
            parts.append(text(of_state, lang, **values))
    if not parts:
        return text("say.housing_lending.open", lang) if k else ""
    joint = "；" if lang == "zh" else "; "
    key = "say.housing_lending_reform" if k else "say.housing_lending"
    return text(key, lang, parts=joint.join(parts))


def housing_remarks(lang: Language) -> list[str]:
    """What a reader must know of the tables of the housing fund."""
    return [text(f"note.housing_{name}", lang) for name in ("fund", "liquid", "guesses")]


def _states(result: xr.Dataset, k: int) -> np.ndarray:
    """State in LIQUIDITY of each December, if half of the seeds have it, (year,)."""
    december = result["housing_lending"][k].values[:, 11::12]
    told = np.full(december.shape[1], OPEN)
    for state in range(1, len(LIQUIDITY)):
        told[np.mean(december == state, axis=0) >= 0.5] = state
    return told


def _money(result: xr.Dataset, k: int, lang: Language) -> str:
    """Loans and withdrawals over the study, and loans and accounts at its end."""
    mean = housing_numbers(result).mean("seed")
    change = mean.isel(scenario=k) - mean.isel(scenario=0)
    values = {name: float(change[name].sum()) for name in ("granted", "withdrawals", "deposits")}
    values |= {name: float(change[name][-1]) for name in ("loans", "accounts")}
    unit = common_unit(values.values(), lang)
    said = {name: say_money(value, lang, signed=True, unit=unit) for name, value in values.items()}
    number = f"{float(change['number'].sum()):+,.0f}"
    return text("say.housing_money", lang, month=since(result, k), number=number, **said)


def _favoured(result: xr.Dataset, k: int, lang: Language) -> str:
    """Loans of the kinds that a reform favours; "" if it moves none of them."""
    sides = [loans_by_kind(result, scenario) for scenario in (0, k)]
    parts = []
    for kind in FAVOURED:
        i = KINDS_OF_LOANS.index(kind)
        (base_number, base_sum), (number, amount) = (
            (float(side[0][i].sum()), float(side[1][i].sum())) for side in sides
        )
        if (base_number, base_sum) == (number, amount) or not number:
            continue
        values = {
            "kind": text(f"housing.mark.kind.{kind}", lang),
            "base": f"{base_number:,.0f}",
            "number": f"{number:,.0f}",
            "mean": f"{amount / number / 100:,.0f}",
        }
        key = "say.housing_kind" if base_number else "say.housing_kind_new"
        parts.append(text(key, lang, **values))
    if not parts:
        return ""
    joint = "；" if lang == "zh" else "; "
    return text("say.housing_kinds", lang, parts=joint.join(parts))


def _measures(result: xr.Dataset, k: int, lang: Language) -> str:
    """Measures from the first year to the last, or in the last year from base to reform."""
    years, chosen = result["year"].values, [MEASURE[name] for name in TOLD]
    parts = told(housing_numbers(result), chosen, "housing", k, lang)
    if not parts:
        return ""
    key = "say.housing_members" if k == 0 else "say.housing_members_reform"
    return text(key, lang, first=years[0], last=years[-1], parts=parts)


def _people(result: xr.Dataset, k: int, lang: Language) -> str:
    """For how many people loans and rents of the fund are larger and smaller, and by how much."""
    more, gain, fewer, loss = larger_claims(result, k)
    parts = [
        text(key, lang, people=f"{people:,.0f}", mean=f"{money / people / 100:,.0f}")
        for key, people, money in (
            ("say.housing_more", more, gain),
            ("say.housing_less", fewer, loss),
        )
        if people
    ]
    return "".join(parts) if lang == "zh" else " ".join(parts)
