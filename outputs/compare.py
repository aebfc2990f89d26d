"""`shebao compare`: differences by fund, year and account, inside one run or between two."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import xarray as xr
from rich.table import Table

from sim.accounts import FUNDS, Account
from sim.errors import OutputError

from .cells import fund_unit, new_table
from .funds import accounts_of
from .labels import Language, text
from .money import format_money, one_unit, report_unit
from .report import largest_flow
from .screen import console
from .store import read_result
from .summary import by_year

#: Accounts side by side in one table.
COLUMNS: dict[Language, int] = {"zh": 6, "en": 5}


class Difference(NamedTuple):
    """What is compared, and the difference in fen (year, account), mean over seeds."""

    title: str
    base_title: str
    amounts: xr.DataArray
    remarks: tuple[str, ...]
    size: float  # yearly fen of the largest fund: the tables are in the unit of its report


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
        with one_unit(difference.size, lang):
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
    """Tables of the accounts that differ, fund after fund, a few side by side, with sums.

    The last column of a fund is what all its lines together do to its result.
    """
    tables = []
    for fund in FUNDS:
        moved = [a for a in accounts_of(fund) if bool((amounts.sel(account=a.name) != 0).any())]
        for start in range(0, len(moved), COLUMNS[lang]):
            part = moved[start : start + COLUMNS[lang]]
            last = start + COLUMNS[lang] >= len(moved)
            tables.append(_fund_table(amounts, fund, part, moved if last else [], lang))
    return tables


def _fund_table(
    amounts: xr.DataArray, fund: str, part: list[Account], whole: list[Account], lang: Language
) -> Table:
    """Some accounts of a fund by year; `whole` are those of the result, none to leave it out."""
    columns = [
        (a.zh if lang == "zh" else a.en, amounts.sel(account=a.name).values.tolist()) for a in part
    ]
    if whole:
        signed = [(1 if a.income else -1) * amounts.sel(account=a.name).values for a in whole]
        columns.append((text("compare.result", lang), np.sum(signed, axis=0).tolist()))
    largest = [max(abs(sum(values)), *map(abs, values)) for _, values in columns]
    unit = report_unit(largest) or fund_unit(max(largest), lang)
    joint = "：" if lang == "zh" else ": "
    what = text("compare.title", lang, unit=unit.name)
    table = new_table(text(f"fund.{fund}", lang) + joint + what)
    table.add_column(text("table.year", lang))
    for head, _ in columns:
        table.add_column(head, justify="right", overflow="fold")
    for year, *row in zip(amounts["year"].values, *(v for _, v in columns), strict=True):
        table.add_row(str(year), *(format_money(value, unit, signed=True) for value in row))
    table.add_section()
    sums = (format_money(sum(values), unit, signed=True) for _, values in columns)
    table.add_row(text("table.total", lang), *sums)
    return table


def _difference(
    base: xr.Dataset, reform: xr.Dataset, remarks: tuple[str, ...], lang: Language
) -> Difference:
    both = [by_year(part["accrual"].expand_dims("scenario")) for part in (base, reform)]
    means = [part.isel(scenario=0).mean("seed") for part in both]
    amounts = means[1].drop_vars("scenario") - means[0].drop_vars("scenario")
    title, against = (str(part[f"title_{lang}"].values) for part in (reform, base))
    size = max(largest_flow(part.expand_dims("scenario")) for part in (base, reform))
    against = text("compare.against", lang, base=against)
    return Difference(title, against, amounts, remarks, size)


def _check_period(
    run: Path, first: xr.Dataset, other: Path, second: xr.Dataset, lang: Language
) -> None:
    years = first["year"].values, second["year"].values
    if not np.array_equal(years[0], years[1]):
        key = "compare.years" if years[0][0] == years[1][0] else "compare.starts"
        raise OutputError(
            text(
                key,
                lang,
                run=run,
                period=f"{years[0][0]}-{years[0][-1]}",
                base=first["scenario"].values[0],
                other=other,
                other_period=f"{years[1][0]}-{years[1][-1]}",
                other_base=second["scenario"].values[0],
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
