"""Tables of pensions: members and benefits, lines of the funds, for whom a reform pays more."""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from .cells import NOTHING, Column, fill_table, fund_unit, money_cells, year_column
from .funds import accounts_of
from .gainers import age_name, class_name
from .labels import Language, text
from .measures import measured, of_years
from .money import format_money
from .pensions import MEASURES, compared_years, shown_years
from .summary import by_year

#: Classes with less than this share of those who gain or lose are left out.
WORTH_A_ROW = 0.005
#: Years of an age band.
BAND = 5


def member_tables(
    result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language
) -> list[Table]:
    """Members and benefits of a pension: of a base by year, of a reform what it moves."""
    if k > 0:
        return _beside(result, numbers, k, fund, lang)
    years = [int(year) for year in result["year"].values]
    shown = shown_years(result)
    columns: list[Column] = []
    for what in MEASURES[fund]:
        values = dict(zip(years, of_years(numbers, what, k), strict=True))
        cells = [measured(values[year], what) for year in shown]
        columns.append((text(f"pension.short.{what.name}", lang), cells))
    title = text(f"table.members.{fund}", lang)
    return [fill_table(title, year_column(np.array(shown), lang), columns)]


def _beside(
    result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language
) -> list[Table]:
    """Measures that a reform moves, base beside reform in some years; none if it moves none."""
    years = [int(year) for year in result["year"].values]
    shown = compared_years(result, k)
    rows: list[list[str]] = []
    for what in MEASURES[fund]:
        paths = [of_years(numbers, what, scenario) for scenario in (0, k)]
        if not np.array_equal(paths[0], paths[1], equal_nan=True):
            cells = [measured(path[years.index(y)], what) for y in shown for path in paths]
            rows.append([text(f"pension.{what.name}", lang), *cells])
    if not rows:
        return []
    labels, *cut = (list(column) for column in zip(*rows, strict=True))
    sides = [text("table.base", lang), text("table.reform", lang)]
    heads = [f"{year}\n{side}" for year in shown for side in sides]
    columns = list(zip(heads, cut, strict=True))
    return [fill_table(text(f"table.members.{fund}", lang), ("", labels), columns)]


def line_tables(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[Table]:
    """Lines of income and of spending of a pension fund by year; of a reform what it changes."""
    if k > 0:
        return _changed_lines(result, k, fund, lang)
    accrual = by_year(result["accrual"])[k]
    years = shown_years(result)
    tables = []
    for income in (True, False):
        lines = [a.name for a in accounts_of(fund) if a.income == income]
        present = [name for name in lines if bool(accrual.sel(account=name).any())]
        part = accrual.sel(account=present, year=years)
        if not present:
            continue
        unit = fund_unit(float(part.max()), lang)
        columns: list[Column] = [
            (text(f"line.{name}", lang), money_cells(part.sel(account=name), unit))
            for name in present
        ]
        key = "table.income_lines" if income else "table.spending_lines"
        title = text(key, lang, fund=text(f"fund.{fund}", lang), unit=unit.name)
        tables.append(fill_table(title, year_column(np.array(years), lang), columns))
    return tables


def _changed_lines(result: xr.Dataset, k: int, fund: str, lang: Language) -> list[Table]:
    """Change of each line that a reform moves, in some years and over the study; none if none."""
    accrual = by_year(result["accrual"])
    change = accrual[k] - accrual[0]
    lines = [a for a in accounts_of(fund) if bool(change.sel(account=a.name).any())]
    if not lines:
        return []
    names, years = [a.name for a in lines], compared_years(result, k)
    mean = change.sel(account=names).mean("seed").transpose("year", "account")
    unit = fund_unit(float(abs(mean.sum("year")).max()), lang)
    columns: list[Column] = [
        (str(year), [format_money(v, unit, signed=True) for v in mean.sel(year=year).values])
        for year in years
    ]
    total = mean.sum("year").values
    columns.append(
        (text("table.all_years", lang), [format_money(v, unit, signed=True) for v in total])
    )
    labels = [
        text(f"table.{'income' if a.income else 'spending'}_line", lang)
        + (a.zh if lang == "zh" else a.en)
        for a in lines
    ]
    title = text("table.changed_lines", lang, fund=text(f"fund.{fund}", lang), unit=unit.name)
    return [fill_table(title, ("", labels), columns)]


def pension_gain_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """For whom funds pay more and less over the whole study, by sex and age; none if for nobody.

    A person is counted with the sex and the age of the first year with a difference.
    """
    rows = gain_rows(result, k)
    whole = np.sum([values for *_, values in rows], axis=0) if rows else np.zeros(4)
    if not whole[0] and not whole[2]:
        return []
    least = max(WORTH_A_ROW * max(whole[0], whole[2]), 1)
    kept = [row for row in rows if max(row[2][0], row[2][2]) >= least]
    labels = [
        f"{class_name('sex', sex, lang)} {age_name(age, age + BAND - 1, lang)}"
        for sex, age, _ in kept
    ]
    counts = np.array([*(values for *_, values in kept), whole])
    columns: list[Column] = []
    for key, at in (("gainers", 0), ("losers", 2)):
        people, money = counts[:, at], counts[:, at + 1]
        columns.append((text(f"table.{key}_10k", lang), [f"{n / 1e4:,.1f}" for n in people]))
        shares = [f"{n / whole[at]:.1%}" if whole[at] else NOTHING for n in people]
        columns.append((text("table.share", lang), shares))
        means = [
            f"{sum_ / n / 100:,.0f}" if n else NOTHING
            for n, sum_ in zip(people, money, strict=True)
        ]
        columns.append((text(f"table.mean_{key}", lang), means))
    labels.append(text("table.total", lang))
    return [fill_table(text("table.pension_gains", lang), ("", labels), columns)]


def gain_rows(result: xr.Dataset, k: int) -> list[tuple[str, int, np.ndarray]]:
    """Sex, first age of a band, and its gainers, gain, losers, loss over the study (4,)."""
    names = ("gainers_ever", "gain_ever", "losers_ever", "loss_ever")
    cut = [result[name][k].mean("seed").sum(("cover", "birth_order")) for name in names]
    rows = []
    for sex in result["sex"].values:
        for age in result["age_band"].values:
            values = np.array([float(part.sel(sex=sex, age_band=age)) for part in cut])
            if values[0] or values[2]:
                rows.append((str(sex), int(age), values))
    return rows
