"""`shebao compare`: differences by year and account, inside one run or between two."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import xarray as xr
from rich.box import SIMPLE_HEAD
from rich.table import Table

from sim.accounts import ACCOUNTS
from sim.errors import OutputError

from .labels import Language, text
from .money import choose_unit, format_money
from .screen import console
from .store import read_result
from .summary import by_year

#: Accounts side by side in one table.
COLUMNS = 5


class Difference(NamedTuple):
    """What is compared, and the difference in fen (year, account), mean over seeds."""

    title: str
    base_title: str
    amounts: xr.DataArray
    remarks: tuple[str, ...]


def print_comparison(run: Path, other: Path | None, lang: Language) -> None:
    """Print every difference that the runs hold.

    Raises
    ------
    OutputError   if a run cannot be read, holds one scenario only, or the periods do not fit
    """
    screen = console()
    for difference in compare(run, other, lang):
        screen.print(f"\n{difference.title}\n{difference.base_title}", markup=False, style="bold")
        for remark in difference.remarks:
            screen.print(remark, markup=False, style="dim")
        tables = difference_tables(difference.amounts, lang)
        for table in tables:
            screen.print(table)
        if not tables:
            screen.print(text("compare.none", lang))


def compare(run: Path, other: Path | None, lang: Language) -> list[Difference]:
    """Differences of accrued money: each reform of a run against its base, or the last scenario
    of a second run against the last of the first.

    Raises
    ------
    OutputError   if a run cannot be read, holds one scenario only, or the periods do not fit
    """
    first = read_result(run, lang)
    if other is None:
        if first.sizes["scenario"] < 2:
            raise OutputError(text("compare.single", lang, path=run))
        base = first.isel(scenario=0)
        return [
            _difference(base, first.isel(scenario=k), (), lang)
            for k in range(1, first.sizes["scenario"])
        ]
    second = read_result(other, lang)
    _check_period(run, first, other, second, lang)
    remarks = _remarks(first, second, lang)
    return [_difference(first.isel(scenario=-1), second.isel(scenario=-1), remarks, lang)]


def difference_tables(amounts: xr.DataArray, lang: Language) -> list[Table]:
    """Tables of the accounts that differ, a few accounts side by side, with a row of sums."""
    moved = [a for a in ACCOUNTS if bool((amounts.sel(account=a.name) != 0).any())]
    unit = choose_unit(float(abs(amounts.sum("year")).max()), lang)
    tables = []
    for start in range(0, len(moved), COLUMNS):
        part = moved[start : start + COLUMNS]
        table = Table(
            title=text("compare.title", lang, unit=unit.name),
            title_justify="left",
            box=SIMPLE_HEAD,
            pad_edge=False,
        )
        table.add_column(text("table.year", lang))
        for account in part:
            table.add_column(account.zh if lang == "zh" else account.en, justify="right")
        for year in amounts["year"].values:
            values = [float(amounts.sel(year=year, account=a.name)) for a in part]
            table.add_row(str(year), *(format_money(v, unit, signed=True) for v in values))
        table.add_section()
        sums = [float(amounts.sel(account=a.name).sum()) for a in part]
        total = text("table.total", lang)
        table.add_row(total, *(format_money(v, unit, signed=True) for v in sums))
        tables.append(table)
    return tables


def _difference(
    base: xr.Dataset, reform: xr.Dataset, remarks: tuple[str, ...], lang: Language
) -> Difference:
    both = [by_year(part["accrual"].expand_dims("scenario")) for part in (base, reform)]
    means = [part.isel(scenario=0).mean("seed") for part in both]
    amounts = means[1].drop_vars("scenario") - means[0].drop_vars("scenario")
    title, against = (str(part[f"title_{lang}"].values) for part in (reform, base))
    return Difference(title, text("compare.against", lang, base=against), amounts, remarks)


def _check_period(
    run: Path, first: xr.Dataset, other: Path, second: xr.Dataset, lang: Language
) -> None:
    years = first["year"].values, second["year"].values
    if not np.array_equal(years[0], years[1]):
        raise OutputError(
            text(
                "compare.periods",
                lang,
                run=run,
                period=f"{years[0][0]}-{years[0][-1]}",
                other=other,
                other_period=f"{years[1][0]}-{years[1][-1]}",
                years=min(len(part) for part in years),
            )
        )


def _remarks(first: xr.Dataset, second: xr.Dataset, lang: Language) -> tuple[str, ...]:
    """What makes a difference of two runs less sharp than one inside a run."""
    said = []
    if first["scenario"].values[0] != second["scenario"].values[0]:
        said.append(text("compare.bases", lang))
    if not np.array_equal(first["seed"].values, second["seed"].values):
        said.append(text("compare.seeds", lang))
    if first.attrs["scale"] != second.attrs["scale"]:
        scales = (first.attrs["scale"], second.attrs["scale"])
        said.append(text("compare.scales", lang, one=scales[0], other=scales[1]))
    if first.attrs["code_digest"] != second.attrs["code_digest"]:
        said.append(text("compare.codes", lang))
    return tuple(said)
