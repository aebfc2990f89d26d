"""Tables of what funds settle with hospitals: by year, by level and way of payment, by points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from rich.table import Table

from sim.codes import PAYMENT_METHODS

from .cells import NOTHING, Column, fill_table, fund_unit
from .funds import years_to_compare
from .hospitals import (
    AHEAD,
    BY_ITEM,
    MONEY,
    PARTS,
    POINTS,
    SETTLED,
    agreed_funds,
    class_numbers,
    excesses,
    payment_numbers,
)
from .labels import Language, text
from .money import MoneyUnit, format_money
from .pensions import compared_years
from .sampling import MEDICAL_FUND, line_error, scale_of
from .summary import Numbers, estimate

#: Levels and ways of payment with less than this share of what is owed are one row.
WORTH_A_ROW = 0.0005
#: Amounts whose change has a column by level.
CHANGING = ("settled", "burden", "retained")
#: Weights are told in so many.
TEN_THOUSAND = 10_000
#: A class of hospitals: its level, its way of payment in the base and in the scenario.
Class = tuple[str, int, int]


def hospital_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """What each fund settles with hospitals; none where all are paid by item, or nothing moves.

    Of a base every year, of a reform some years, each as it is without it, with it, and the change.
    With several seeds every amount by year has its interval; of one seed of a sample that which is
    owed has (`sampling.line_error`), and a remark says how far the others may be off.
    """
    tables = []
    for fund in agreed_funds(result, k):
        numbers = payment_numbers(result, fund)
        tables.append(_by_year(result, numbers, k, fund, lang))
        tables.append(_by_class(result, k, fund, lang))
        if bool((numbers["points"][[0, k]] > 0).any()):
            tables.append(_by_points(result, numbers, k, fund, lang))
    return tables


def _sides(years: list[int], k: int, lang: Language) -> tuple[list[int], Column]:
    """Years of a table and its first column: the year, of a reform with the side."""
    head = text("table.year", lang)
    if k == 0:
        return years, (head, [str(year) for year in years])
    sides = ("table.base", "table.reform", "table.its_change")
    return years, (head, [f"{year} {text(side, lang)}" for year in years for side in sides])


def _cells(
    values: xr.DataArray,
    years: Sequence[int],
    k: int,
    unit: MoneyUnit,
    errors: Sequence[Numbers] | None = None,
) -> list[str]:
    """Cells of amounts (scenario, seed, year), of a reform base, reform and change of each year.

    Parameters
    ----------
    errors : half an interval of each year (years of the result,) of a single seed, of each side
    """
    found = values.transpose("scenario", "seed", "year")
    sides = [found[0]] if k == 0 else [found[0], found[k], found[k] - found[0]]
    at = [int(y) for y in np.flatnonzero(np.isin(values["year"].values, list(years)))]
    rows = []
    for turn, side in enumerate(sides):
        mean, half = estimate(side)
        half = half if errors is None else errors[turn]
        half = np.where(half > 0, half, np.nan)
        rows.append([_with_error(mean[y], half[y], unit, signed=turn == 2) for y in at])
    return [cell for cells in zip(*rows, strict=True) for cell in cells]


def _with_error(mean: float, half: float, unit: MoneyUnit, *, signed: bool) -> str:
    """A cell of an amount, under it half of its interval if it is known."""
    return _cell(mean, unit, signed=signed) + (
        "" if np.isnan(half) or np.isnan(mean) else f"\n±{format_money(float(half), unit)}"
    )


def _cell(value: float, unit: MoneyUnit, *, signed: bool = False) -> str:
    return NOTHING if np.isnan(value) else format_money(float(value), unit, signed=signed)


def _by_year(result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language) -> Table:
    """Owed, settled, budget, what hospitals bear and keep, what reviews and inspections find."""
    every = [int(year) for year in result["year"].values]
    years, first = _sides(compared_years(result, k) if k > 0 else every, k, lang)
    names = (*MONEY, AHEAD)
    shown = numbers[list(names)].mean("seed").isel(scenario=[0, k]).to_array()
    owed = owed_errors(result, k, fund)
    unit = fund_unit(float(shown.sel(year=years).max()), lang)
    columns: list[Column] = [
        (
            text(f"hospital.{name}", lang),
            _cells(numbers[name], years, k, unit, owed if name == "incurred" else None),
        )
        for name in names
        if bool(shown.sel(variable=name, year=years).any())
    ]
    over = [_levels_over(result, at, fund, lang) for at in (0, k)]
    if any(over):
        cells = [over[0].get(year, NOTHING) for year in years]
        if k > 0:
            cells = [
                cell
                for year in years
                for cell in (over[0].get(year, NOTHING), over[1].get(year, NOTHING), "")
            ]
        columns.append((text("hospital.above", lang), cells))
    title = text("table.hospitals", lang, fund=text(f"fund.{fund}", lang), unit=unit.name)
    return fill_table(title, first, columns)


def owed_errors(result: xr.Dataset, k: int, fund: str) -> list[Numbers] | None:
    """Half of an interval of what is owed by year, without a reform, with it, and of its change.

    Of one seed of a sample; None of a full run and of several seeds.
    """
    if scale_of(result) == 1 or result.sizes["seed"] > 1:
        return None
    line = [f"{MEDICAL_FUND[fund]}_stays"]
    sides = [line_error(result, at, line, change=False) for at in (0, k)[: 1 + (k > 0)]]
    return sides if k == 0 else [*sides, line_error(result, k, line, change=True)]


def _levels_over(result: xr.Dataset, k: int, fund: str, lang: Language) -> dict[int, str]:
    """Levels with too many stays above their quota, by year."""
    found: dict[int, list[str]] = {}
    for excess in excesses(result, k, fund):
        for year in excess.years:
            found.setdefault(year, []).append(text(f"level.short.{excess.hospital}", lang))
    return {year: "\n".join(levels) for year, levels in found.items()}


def _by_class(result: xr.Dataset, k: int, fund: str, lang: Language) -> Table:
    """Amounts of the year after by level and way of payment, with the share above the quota."""
    year = years_to_compare(result, k)[1]
    numbers = class_numbers(result, fund).sel(year=year)
    rows = _classes(numbers, k)
    sums = {row: _sums(numbers, k, members) for row, members in rows.items()}
    whole = numbers[list(SETTLED)].mean("seed").sum(PARTS)
    unit = fund_unit(float(max(whole[part][[0, k]].max() for part in SETTLED)), lang)
    columns: list[Column] = []
    for part in SETTLED:
        pairs = [found[part] for found in sums.values()]
        pairs.append(whole[part].values[[0, k]])
        if not np.any(pairs):
            continue
        head = text(f"hospital.{part}", lang)
        columns.append((head, [_cell(pair[1], unit) for pair in pairs]))
        moved = [pair[1] - pair[0] for pair in pairs]
        if part in CHANGING and np.any(moved):
            cells = [_cell(value, unit, signed=True) for value in moved]
            columns.append((text("table.its_change", lang), cells))
    if bool(numbers["above"][[0, k]].any()):
        cells = [_over_quota(numbers, k, members, lang) for members in rows.values()]
        columns.append((text("hospital.over_quota", lang), [*cells, NOTHING]))
    labels = [*(_label(row, lang) for row in rows), text("table.total", lang)]
    whose = text(f"fund.{fund}", lang)
    title = text("table.hospital_classes", lang, fund=whose, year=year, unit=unit.name)
    return fill_table(title, ("", labels), columns)


def _classes(numbers: xr.Dataset, k: int) -> dict[Class, list[tuple[int, int]]]:
    """Places (hospital, channel) that stand in one row of the table by level, small ones left out.

    Levels that are paid by item in base and scenario are one row, "" in place of a level.
    """
    method = numbers["method"].isel(seed=0)
    owed = numbers["incurred"].mean("seed").isel(scenario=[0, k]).max("scenario")
    least = WORTH_A_ROW * float(owed.sum())
    rows: dict[Class, list[tuple[int, int]]] = {}
    for h, hospital in enumerate(numbers["hospital"].values):
        for c in range(numbers.sizes["channel"]):
            pair = int(method[0, h, c]), int(method[k, h, c])
            level = "" if pair == (BY_ITEM, BY_ITEM) else str(hospital)
            above = bool(numbers["above"][[0, k], :, h, c].any())
            if float(owed[h, c]) > least or above:
                rows.setdefault((level, *pair), []).append((h, c))
    return dict(sorted(rows.items(), key=lambda row: row[0][0] == ""))


def _sums(numbers: xr.Dataset, k: int, members: list[tuple[int, int]]) -> dict[str, Numbers]:
    """Amounts of some places in base and scenario."""
    mean = numbers[list(SETTLED)].mean("seed")
    return {
        part: np.sum([mean[part].values[[0, k], h, c] for h, c in members], axis=0)
        for part in SETTLED
    }


def _over_quota(numbers: xr.Dataset, k: int, members: list[tuple[int, int]], lang: Language) -> str:
    """Share of stays above their quota of places paid by case, and in words whether too many."""
    at = numbers.isel(scenario=k)
    above = any(bool(at["above"][:, h, c].any()) for h, c in members)
    mean = at[["over_quota", "stays"]].mean("seed")
    over, stays = (
        sum(float(mean[part][h, c]) for h, c in members) for part in ("over_quota", "stays")
    )
    by_case = all(PAYMENT_METHODS[int(at["method"][0, h, c])] == "case" for h, c in members)
    if not by_case or not stays:
        return NOTHING
    key = "hospital.too_many" if above else "hospital.within"
    return text(key, lang, share=over / stays)


def _label(row: Class, lang: Language) -> str:
    """A level and its way of payment; where it changes, from which to which."""
    level, *ways = row
    names = [text(f"payment.{PAYMENT_METHODS[way]}", lang) for way in ways]
    way = names[1] if names[0] == names[1] else f"{names[0]}→{names[1]}"
    name = text(f"level.{level}", lang) if level else text("level.others", lang)
    return f"{name} {way}"


def _by_points(result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language) -> Table:
    """Budgeted total, weights, budgeted and settled value of a point; the base where it has any."""
    part = numbers[list(POINTS)].isel(scenario=[0, k] if k > 0 else [0])
    if k > 0 and not bool((part["points"][0] > 0).any()):
        part = part.isel(scenario=[1])
    side = part.sizes["scenario"] - 1
    used = (part["points"] > 0).any(("scenario", "seed"))
    paid = [int(year) for year in part["year"].values[used]]
    shown = [year for year in compared_years(result, k) if year in paid] if side else paid
    years, first = _sides(shown, side, lang)
    unit = fund_unit(float(part["points_budget"].sel(year=years).max()), lang)
    yuan, weights = MoneyUnit(100, 2, ""), MoneyUnit(TEN_THOUSAND, 2, "")
    units = dict(zip(POINTS, (unit, weights, yuan, yuan), strict=True))
    columns: list[Column] = [
        (text(f"hospital.{name}", lang), _cells(part[name], years, side, units[name]))
        for name in POINTS
    ]
    title = text("table.points", lang, fund=text(f"fund.{fund}", lang), unit=unit.name)
    return fill_table(title, first, columns)
