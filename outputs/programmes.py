"""Programmes in numbers: who draws, what is paid, what funds of their own hold, by year.

Heads are those of the last month of the year in which anybody draws, as a rule of December. Tables
and sheets are left to others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import xarray as xr

from sim.codes import PROGRAMME_PAYERS

from .labels import Language
from .summary import Numbers, by_year

OWN_FUND = PROGRAMME_PAYERS[-1]
#: What is told of a programme by year: people, and money.
PEOPLE = ("heads", "leavers", "movers")
MONEY = ("paid", "income", "refunded", "merged", "balance")
NUMBERS = (*PEOPLE, *MONEY)
#: Of these what adds up over the months of a year.
SUMS = (*PEOPLE[1:], *MONEY[:-1])


class Programme(NamedTuple):
    """A programme of a scenario: its names, and (years,) means over seeds, money in fen."""

    name: str
    zh: str
    en: str
    payer: str  # name in PROGRAMME_PAYERS
    heads: Numbers  # in the last month of the year in which anybody draws
    paid: Numbers
    income: Numbers
    leavers: Numbers  # members of a closed scheme who take out what they have
    refunded: Numbers
    movers: Numbers  # members merged into the resident pension
    merged: Numbers
    balance: Numbers  # at the end of the year; 0 if a government pays

    @property
    def is_fund(self) -> bool:
        """Whether it has a fund of its own, else governments hand money on through it."""
        return self.payer == OWN_FUND

    def title(self, lang: Language) -> str:
        """What it is called."""
        return self.zh if lang == "zh" else self.en


def programmes_of(result: xr.Dataset, k: int) -> list[Programme]:
    """The programmes of scenario k that anybody draws or that hold money; none in most places."""
    if "programme" not in result.coords:
        return []
    sums = {name: by_year(result[f"programme_{name}"])[k] for name in SUMS}
    heads, balance = (result[f"programme_{name}"][k] for name in ("heads", "balance"))
    found = []
    for p, name in enumerate(result["programme"].values):
        zh, en, payer = (str(result[f"programme_{w}"].values[p]) for w in ("zh", "en", "payer"))
        programme = Programme(
            str(name),
            zh,
            en,
            payer,
            heads=_last_drawing(_mean(heads[..., p])),
            **{name: _mean(values[..., p]) for name, values in sums.items()},
            balance=_mean(balance[:, 11::12, p]),
        )
        if programme.heads.any() or programme.balance.any():
            found.append(programme)
    return found


def programme_years(
    result: xr.Dataset, lang: Language
) -> Iterator[tuple[str, dict[str, xr.DataArray]]]:
    """Title of each programme that a scenario draws or holds money for, and its numbers by year.

    Those of NUMBERS, each (scenario, seed, year), money in fen; only who draws and what is paid of
    those without a fund of their own.
    """
    scenarios = range(result.sizes["scenario"])
    found = {p.name: p for k in scenarios for p in programmes_of(result, k)}
    sums = {name: by_year(result[f"programme_{name}"]) for name in SUMS if found}
    for name, programme in found.items():
        heads, balance = (
            result[f"programme_{number}"].sel(programme=name).values
            for number in ("heads", "balance")
        )
        numbers = {key: values.sel(programme=name, drop=True) for key, values in sums.items()}
        numbers["heads"] = numbers["paid"].copy(data=_last_drawing(heads))
        numbers["balance"] = numbers["paid"].copy(data=balance[..., 11::12])
        kept = NUMBERS if programme.is_fund else (PEOPLE[0], MONEY[0])
        yield programme.title(lang), {number: numbers[number] for number in kept}


def moved_programmes(result: xr.Dataset, k: int) -> list[tuple[Programme | None, Programme | None]]:
    """Programmes that differ between the base and scenario k, those of both side by side."""
    base, reform = ({p.name: p for p in programmes_of(result, at)} for at in (0, k))
    pairs = [(base.get(name), reform.get(name)) for name in dict.fromkeys([*base, *reform])]
    return [(one, other) for one, other in pairs if not _same(one, other)]


def funding_by_year(result: xr.Dataset, k: int) -> dict[str, Numbers]:
    """What each government gives for what is handed on, (years,) fen; those that give nothing out.

    It is equal to what programmes of governments pay.
    """
    if "programme_funding" not in result:
        return {}
    given = by_year(result["programme_funding"])[k].mean("seed")
    amounts = {str(g): given.sel(government=g).values for g in given["government"].values}
    return {name: values for name, values in amounts.items() if values.any()}


def _mean(values: xr.DataArray) -> Numbers:
    return np.asarray(values.mean("seed").values, np.float64)


def _last_drawing(heads: Numbers) -> Numbers:
    """People in the last month of each year in which anybody draws.

    Parameters
    ----------
    heads : (..., months); the answer is (..., years)
    """
    months = heads.reshape(*heads.shape[:-1], -1, 12)
    last = 11 - (months[..., ::-1] > 0).argmax(axis=-1)
    return np.asarray(np.take_along_axis(months, last[..., None], axis=-1)[..., 0])


def _same(one: Programme | None, other: Programme | None) -> bool:
    if one is None or other is None:
        return one is other
    numbers = ((getattr(one, name), getattr(other, name)) for name in NUMBERS)
    return one.payer == other.payer and all(np.array_equal(a, b) for a, b in numbers)
