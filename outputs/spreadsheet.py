"""`summary.csv`: every yearly number of a run, for a spreadsheet.

One row a scenario, year and statistic (each seed, and with several seeds the mean and its 95 %
interval); one column a quantity, the unit in its head. Money is in yuan. Each row says of what
sample, how many seeds and which scenario it is. A fund, an account or a number of hospitals that
is zero in every scenario and year has no column; a scenario and its base have the same ones.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import xarray as xr

from sim.accounts import ACCOUNTS, FUNDS

from .facts import digests_of
from .funds import fund_numbers
from .governments import government_columns
from .hospitals import AHEAD, POINTS, is_told, payment_numbers
from .hospitals import MONEY as HOSPITAL_MONEY
from .housing import MONEY as HOUSING_MONEY
from .housing import has_housing, housing_numbers
from .labels import Language, text
from .pensions import pension_numbers
from .programmes import MONEY as PROGRAMME_MONEY
from .programmes import programme_years
from .risks import risk_funds, risk_numbers
from .sampling import MEDICAL_FUND, scale_of
from .summary import MONEY, by_year, estimate, yearly

#: What a row is of.
FIRST = ("scenario", "title", "year", "statistic", "sample", "seeds", "digest")
#: People and money of pensions that get a column.
PENSION_HEADS = ("workers", "retired", "new", "new_months", "payers", "drawing")
PENSION_MONEY = ("new_amount", "drawn", "resident_drawn")
#: People, cases and money of work injury and unemployment that get a column.
RISK_NUMBERS = (
    *("injury_insured", "injury_wages", "recognised", "killed", "allowances", "nursed"),
    *("dependants", "by_employers", "injury_reserve"),
    *("jobless_insured", "jobless_wages", "on_benefit", "benefit_months"),
)
#: Of them money.
RISK_MONEY = ("injury_wages", "by_employers", "injury_reserve", "jobless_wages")
#: People and loans of the housing fund that get a column.
HOUSING_HEADS = ("payers", "borrowers", "withdrew", "number")

Column = tuple[str, xr.DataArray, bool]


def write_summary(result: xr.Dataset, path: Path, lang: Language) -> None:
    """Write the table; UTF-8 with a mark, so that Excel shows Chinese as it is."""
    columns = list(_columns(result, lang))
    heads = [text(f"csv.{name}", lang) for name in FIRST]
    digests = digests_of(result)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*heads, *(head for head, _, _ in columns)])
        tables = [_statistics(values, lang) for _, values, _ in columns]
        for k, name in enumerate(result["scenario"].values):
            origin = _origin(result, digests.get(str(name), ""), lang)
            title = str(result[f"title_{lang}"].values[k])
            for y, year in enumerate(result["year"].values):
                for statistic in tables[0]:
                    cells = [
                        _cell(table[statistic][k, y], money)
                        for table, (_, _, money) in zip(tables, columns, strict=True)
                    ]
                    writer.writerow([str(name), title, int(year), statistic, *origin, *cells])


def _origin(result: xr.Dataset, digest: str, lang: Language) -> list[str]:
    """The sample, in words that no spreadsheet takes for a date; seeds; digest of the scenario."""
    key = "csv.sample_of" if scale_of(result) > 1 else "csv.everybody"
    sample = text(key, lang, scale=result.attrs["scale"])
    return [sample, str(result.sizes["seed"]), f"sha256:{digest}" if digest else ""]


def _columns(result: xr.Dataset, lang: Language) -> Iterator[Column]:
    """Columns that every table has, those of which anything is not zero, those of programmes."""
    yield from _main_columns(result, lang)
    for head, values, money in _other_columns(result, lang):
        if bool((values != 0).any()):
            yield head, values, money
    yield from _programme_columns(result, lang)


def _main_columns(result: xr.Dataset, lang: Language) -> Iterator[Column]:
    """Head, values (scenario, seed, year) and whether they are fen, column after column."""
    yuan, heads = text("csv.yuan", lang), text("csv.persons", lang)
    for name, values in yearly(result).data_vars.items():
        unit = yuan if name in MONEY else heads
        head = text("csv.head", lang, what=text(f"csv.{name}", lang), unit=unit)
        yield head, values, name in MONEY


def _other_columns(result: xr.Dataset, lang: Language) -> Iterator[Column]:
    """The same of funds, pensions, risks, hospitals, the housing fund, accounts."""
    yuan = text("csv.yuan", lang)
    numbers = fund_numbers(result)
    for fund in FUNDS:
        for name in ("income", "spending", "result", "balance"):
            what = text(f"csv.fund_{name}", lang, fund=text(f"fund.{fund}", lang))
            yield text("csv.head", lang, what=what, unit=yuan), numbers[name].sel(ledger=fund), True
    pensions = pension_numbers(result)
    for name in (*PENSION_HEADS, *PENSION_MONEY):
        money = name in PENSION_MONEY
        unit = (
            yuan if money else text("csv.months" if name == "new_months" else "csv.persons", lang)
        )
        head = text("csv.head", lang, what=text(f"csv.pension_{name}", lang), unit=unit)
        yield head, pensions[name], money
    yield from government_columns(result, lang)
    if risk_funds(result, 0):
        yield from _risk_columns(result, lang)
    if is_told(result):
        yield from _hospital_columns(result, lang)
    if has_housing(result):
        housing = housing_numbers(result)
        for name in (*HOUSING_HEADS, *HOUSING_MONEY):
            money = name in HOUSING_MONEY
            unit = yuan if money else text("csv.loans" if name == "number" else "csv.persons", lang)
            head = text("csv.head", lang, what=text(f"csv.housing_{name}", lang), unit=unit)
            yield head, housing[name], money
    yield from _account_columns(result, lang)


def _account_columns(result: xr.Dataset, lang: Language) -> Iterator[Column]:
    """Accrued and paid money of each account, as income or spending, and its settlements."""
    for variable, money in (("accrual", True), ("cash", True), ("cases", False)):
        sums = by_year(result[variable])
        unit = text("csv.yuan" if money else "csv.cases_unit", lang)
        for account in ACCOUNTS:
            name = account.zh if lang == "zh" else account.en
            sign = text(f"book.sign.{'income' if account.income else 'spending'}", lang)
            what = f"{text('csv.cases', lang)} {name}"
            if money:
                kind = text(f"csv.{variable}_of", lang)
                what = text("csv.of_account", lang, kind=kind, sign=sign, name=name)
            values = sums.sel(account=account.name)
            yield text("csv.head", lang, what=what, unit=unit), values, money


def _risk_columns(result: xr.Dataset, lang: Language) -> Iterator[Column]:
    """People, cases and insured wages of work injury and unemployment."""
    numbers = risk_numbers(result)
    for name in RISK_NUMBERS:
        money = name in RISK_MONEY
        if money and numbers[name].isnull().all():
            continue
        unit = "yuan" if money else "months" if name == "benefit_months" else "persons"
        what = text(f"csv.{name}", lang)
        yield (
            text("csv.head", lang, what=what, unit=text(f"csv.{unit}", lang)),
            numbers[name],
            money,
        )


def _hospital_columns(result: xr.Dataset, lang: Language) -> Iterator[Column]:
    """What each fund settles with hospitals; of points only where any are paid."""
    for fund in MEDICAL_FUND:
        numbers = payment_numbers(result, fund)
        points = POINTS if bool(numbers["points"].any()) else ()
        for name in (*HOSPITAL_MONEY, AHEAD, *points):
            money = name != "points"
            unit = text("csv.yuan" if money else "csv.weights", lang)
            label = text(f"hospital.long.{name}", lang)
            what = text("csv.hospital", lang, fund=text(f"fund.{fund}", lang), what=label)
            yield text("csv.head", lang, what=what, unit=unit), numbers[name].fillna(0), money


def _programme_columns(result: xr.Dataset, lang: Language) -> Iterator[Column]:
    """Who draws each programme, what it pays, and what its fund holds if it has one."""
    for title, numbers in programme_years(result, lang):
        for number, values in numbers.items():
            money = number in PROGRAMME_MONEY
            unit = text("csv.yuan" if money else "csv.persons", lang)
            what = f"{title} {text(f'book.programme_{number}', lang)}"
            yield text("csv.head", lang, what=what, unit=unit), values, money


def _statistics(values: xr.DataArray, lang: Language) -> dict[str, npt.NDArray[np.float64]]:
    """Arrays (scenario, year) by name of the statistic."""
    ordered = values.transpose("scenario", "seed", "year")
    found: dict[str, npt.NDArray[np.float64]] = {}
    if ordered.sizes["seed"] > 1:
        mean, half = estimate(ordered)
        found[text("csv.mean", lang)] = mean
        found[text("csv.low", lang)] = mean - half
        found[text("csv.high", lang)] = mean + half
    for s, seed in enumerate(ordered["seed"].values):
        found[text("csv.seed", lang, seed=seed)] = ordered.values[:, s]
    return found


def _cell(value: float, money: bool) -> str:
    """Yuan with two decimals; whole numbers as such, means of counts with one decimal."""
    if money:
        return f"{value / 100:.2f}"
    return str(int(value)) if float(value).is_integer() else f"{value:.1f}"
