"""`workbook.xlsx`: what it is of, a sheet a fund, pensions, risks, use, the bills, who gains.

Means over seeds; money in yuan. Heads are in Chinese and English, one row each. The sheets of
funds are made in `sheet_funds`, that of hospitals in `sheet_hospitals`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import xarray as xr

from sim.codes import SCHEMES

from .gainers import class_name
from .gains_by_age import gain_rows
from .governments import given_by_year, government_sheet
from .hospitals import is_told
from .housing import MEASURES as HOUSING_MEASURES
from .housing import MONEY as HOUSING_MONEY
from .housing import has_housing, housing_numbers
from .labels import LANGUAGES, Language, text
from .measures import Measure, of_years
from .one_stop import has_one_stop, one_stop_sheet
from .pensions import MEASURES as PENSION_MEASURES
from .pensions import pension_funds, pension_numbers
from .programmes import MONEY as PROGRAMME_MONEY
from .programmes import PEOPLE as PROGRAMME_PEOPLE
from .programmes import programmes_of
from .provinces import has_provinces, province_sheet
from .risks import MEASURES as RISK_MEASURES
from .risks import risk_funds, risk_numbers
from .sheet_about import about_sheet, foot
from .sheet_funds import fund_sheets, money_head
from .sheet_hospitals import hospital_sheet
from .sheet_print import Cell, Sheet
from .sheets import AMOUNT, COUNT, PLAIN, SHARE, write_workbook
from .tables_use import SECOND
from .use import MEASURES, bill_name, measure, use_numbers

GAINS = ("gainers", "gain", "losers", "loss")


def write_run(result: xr.Dataset, path: Path, lang: Language) -> None:
    """Write the workbook of a run; names of sheets and scenarios are in `lang`."""
    sheets = [about_sheet(result, lang), *fund_sheets(result, lang)]
    chosen = range(1, result.sizes["scenario"])
    if pension_funds(result, 0):
        sheets.append(_pension_sheet(result, lang))
    if given_by_year(result):
        sheets.append(government_sheet(result, lang))
    if has_provinces(result):
        sheets.append(province_sheet(result, lang))
    if risk_funds(result, 0):
        sheets.append(_risk_sheet(result, lang))
    if any(_lasting(result, k) for k in chosen):
        sheets.append(_age_gain_sheet(result, lang))
    if has_housing(result):
        sheets.append(_housing_sheet(result, lang))
    if any(programmes_of(result, k) for k in range(result.sizes["scenario"])):
        sheets.append(_programme_sheet(result, lang))
    if is_told(result):
        sheets.append(hospital_sheet(result, lang))
    if any(has_one_stop(result, k) for k in range(result.sizes["scenario"])):
        sheets.append(one_stop_sheet(result, lang))
    sheets += [_use_sheet(result, lang), _bills_sheet(result, lang), _gain_sheet(result, lang)]
    write_workbook(sheets, path, foot(result, lang))


def _pension_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """Members and benefits of both pensions by scenario and year."""
    parts = [(fund, what) for fund, part in PENSION_MEASURES.items() for what in part]
    return _measure_sheet(result, pension_numbers(result), parts, "pension", lang)


def _risk_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """Insured, cases and benefits of work injury and unemployment by scenario and year."""
    parts = [
        (fund, what)
        for fund, tables in RISK_MEASURES.items()
        for part in tables.values()
        for what in part
    ]
    return _measure_sheet(result, risk_numbers(result), parts, "risk", lang)


def _measure_sheet(
    result: xr.Dataset,
    numbers: xr.Dataset,
    parts: Sequence[tuple[str, Measure]],
    about: str,
    lang: Language,
) -> Sheet:
    """Measures of some funds by scenario and year.

    Parameters
    ----------
    parts : funds and their measures, whose names are texts `about.name`
    """
    heads = [
        [
            *_first(t),
            *(
                f"{text(f'fund.short.{f}', t)} {text(f'{about}.{what.name}', t)}"
                for f, what in parts
            ),
        ]
        for t in LANGUAGES
    ]
    measures = [what for _, what in parts]
    rows: list[list[Cell]] = []
    for k, title in enumerate(result[f"title_{lang}"].values):
        found = [of_years(numbers, what, k) for what in measures]
        for y, year in enumerate(result["year"].values):
            cells = [_measured(v[y], what) for v, what in zip(found, measures, strict=True)]
            rows.append([str(title), int(year), *cells])
    styles = [PLAIN, PLAIN, *(SHARE if what.percent else PLAIN for what in measures)]
    return Sheet(text(f"book.{about}s", lang), heads, rows, styles)


def _lasting(result: xr.Dataset, k: int) -> bool:
    """Whether a reform moves a fund that is drawn for years: of pensions, of the risks."""
    return bool(pension_funds(result, k) or risk_funds(result, k))


def _age_gain_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """For whom funds pay more and less over the whole study, by scenario, sex and age."""
    names = ("title", "sex", "age", *GAINS)
    heads = [
        [text("csv.title", t), *(text(f"book.{name}", t) for name in names[1:])] for t in LANGUAGES
    ]
    rows: list[list[Cell]] = []
    for k in range(1, result.sizes["scenario"]):
        if not _lasting(result, k):
            continue
        title = str(result[f"title_{lang}"].values[k])
        for sex, age, values in gain_rows(result, k):
            words = class_name("sex", sex, lang), text("class.age", lang, low=age, high=age + 4)
            counts = (values[0], values[1] / 100, values[2], values[3] / 100)
            rows.append([title, *words, *map(float, counts)])
    styles = [PLAIN, PLAIN, PLAIN, COUNT, AMOUNT, COUNT, AMOUNT]
    return Sheet(text("book.age_gains", lang), heads, rows, styles, keys=3)


def _housing_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """Stock, flow and measures of the housing fund by scenario and year."""
    names = [*HOUSING_MONEY, *(what.name for what in HOUSING_MEASURES)]
    heads = [[*_first(t), *(_housing_head(name, t) for name in names)] for t in LANGUAGES]
    numbers = housing_numbers(result)
    money = {name: numbers[name].mean("seed").values / 100 for name in HOUSING_MONEY}
    rows: list[list[Cell]] = []
    for k, title in enumerate(result[f"title_{lang}"].values):
        found = [of_years(numbers, what, k) for what in HOUSING_MEASURES]
        for y, year in enumerate(result["year"].values):
            sums = [_whole(money[name][k, y]) for name in HOUSING_MONEY]
            cells = [_measured(v[y], w) for v, w in zip(found, HOUSING_MEASURES, strict=True)]
            rows.append([str(title), int(year), *sums, *cells])
    measured = [SHARE if what.percent else PLAIN for what in HOUSING_MEASURES]
    styles = [PLAIN, PLAIN, *[AMOUNT] * len(HOUSING_MONEY), *measured]
    return Sheet(text("book.housing", lang), heads, rows, styles)


def _housing_head(name: str, lang: Language) -> str:
    """The name of a column of the housing fund; measures have their unit in it."""
    what = text(f"housing.{name}", lang)
    return money_head(what, lang) if name in HOUSING_MONEY else what


def _programme_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """Programmes by scenario and year: who draws, what is paid, what their funds hold."""
    columns = (*PROGRAMME_PEOPLE, *PROGRAMME_MONEY)
    heads = [
        [
            *_first(t),
            *(text(f"book.{name}", t) for name in ("programme", "payer")),
            *(_programme_head(name, t) for name in columns),
        ]
        for t in LANGUAGES
    ]
    rows: list[list[Cell]] = []
    for k, title in enumerate(result[f"title_{lang}"].values):
        for found in programmes_of(result, k):
            words = found.title(lang), text(f"payer.{found.payer}", lang)
            for y, year in enumerate(result["year"].values):
                people = [float(getattr(found, name)[y]) for name in PROGRAMME_PEOPLE]
                money = [round(float(getattr(found, name)[y]) / 100, 2) for name in PROGRAMME_MONEY]
                rows.append([str(title), int(year), *words, *people, *money])
    styles = [*[PLAIN] * 4, *[COUNT] * len(PROGRAMME_PEOPLE), *[AMOUNT] * len(PROGRAMME_MONEY)]
    return Sheet(text("book.programmes", lang), heads, rows, styles, keys=3)


def _programme_head(name: str, lang: Language) -> str:
    """The name of a column of the programmes with its unit."""
    what = text(f"book.programme_{name}", lang)
    return money_head(what, lang) if name in PROGRAMME_MONEY else what


def _use_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """Measures of use by scenario, year and scheme."""
    use = use_numbers(result)
    heads = [
        [*_first(t), text("book.scheme", t), *(text(f"use.{what.name}", t) for what in MEASURES)]
        for t in LANGUAGES
    ]
    rows: list[list[Cell]] = []
    for k, title in enumerate(result[f"title_{lang}"].values):
        found = [measure(use, what.name, k) for what in MEASURES]
        for y, year in enumerate(result["year"].values):
            for s, scheme in enumerate(SCHEMES):
                cells = [
                    _measured(values[s, y], w) for values, w in zip(found, MEASURES, strict=True)
                ]
                rows.append([str(title), int(year), text(f"scheme.{scheme}", lang), *cells])
    styles = [PLAIN, PLAIN, PLAIN, *(SHARE if what.percent else PLAIN for what in MEASURES)]
    return Sheet(text("book.use", lang), heads, rows, styles, keys=3)


def _bills_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """Number, total and fields of the bills by scenario, year and kind."""
    fields = [str(name) for name in result["field"].values]
    heads = [
        [
            *_first(t),
            *(text(f"book.{name}", t) for name in ("bill", "number", "total")),
            *(money_head(_field(result, name, t), t) for name in fields),
        ]
        for t in LANGUAGES
    ]
    mean = {name: result[name].mean("seed").values for name in ("bills", "bill_total", "waterfall")}
    rows: list[list[Cell]] = []
    for k, title in enumerate(result[f"title_{lang}"].values):
        for y, year in enumerate(result["year"].values):
            for b, bill in enumerate(result["bill"].values):
                count = float(mean["bills"][k, y, b])
                if not count:
                    continue
                money = [mean["bill_total"][k, y, b], *mean["waterfall"][k, y, b]]
                name = bill_name(str(bill), lang)
                cells = [_whole(value / 100) for value in money]
                rows.append([str(title), int(year), name, count, *cells])
    styles = [*[PLAIN] * 3, COUNT, *[AMOUNT] * (len(fields) + 1)]
    return Sheet(text("book.bills", lang), heads, rows, styles, keys=3)


def _gain_sheet(result: xr.Dataset, lang: Language) -> Sheet:
    """Gainers and losers by scenario, year, cover and age."""
    heads = [
        [*_first(t), *(text(f"book.{name}", t) for name in ("cover", "age", *GAINS))]
        for t in LANGUAGES
    ]
    mean = result[list(GAINS)].sum(("sex", "birth_order")).mean("seed")
    rows: list[list[Cell]] = []
    for k in range(1, result.sizes["scenario"]):
        title = str(result[f"title_{lang}"].values[k])
        cut = {name: mean[name][k].transpose("year", "cover", "age_band").values for name in GAINS}
        for y, c, a in np.argwhere(cut["gainers"] + cut["losers"] > 0):
            year, cover = int(result["year"].values[y]), result["cover"].values[c]
            age = int(result["age_band"].values[a])
            words = (
                text(f"class.cover.{cover}", lang),
                text("class.age", lang, low=age, high=age + 4),
            )
            values = [float(cut[name][y, c, a]) for name in GAINS]
            gain, loss = values[1] / 100, values[3] / 100
            rows.append([title, year, *words, values[0], gain, values[2], loss])
    styles = [*[PLAIN] * 4, *[COUNT, AMOUNT] * 2]
    return Sheet(text("book.who", lang), heads, rows, styles, keys=4)


def _first(lang: Language) -> Sequence[str]:
    return text("csv.title", lang), text("table.year", lang)


def _field(result: xr.Dataset, field: str, lang: Language) -> str:
    """The name of a field of bills; the pooled fund's says if a second reimbursement is in it."""
    name = text(f"field.{field}", lang)
    again = field == "pooled_fund" and bool(result["accrual"].sel(account=SECOND).any())
    return text("book.with_second", lang, name=name) if again else name


def _whole(value: float) -> float:
    """Yuan to the fen."""
    return round(float(value), 2)


def _measured(value: float, what: Measure) -> float:
    return float(value) if what.percent else round(float(value), what.places + 2)
