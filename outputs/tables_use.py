"""Tables of use, of who bears the bills, and of who gains, for a year beside another."""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from sim.codes import SCHEMES
from sim.ledger import FIELDS
from sim.medical_tally import KINDS

from .cells import NOTHING, Column, bill_unit, fill_table
from .funds import years_to_compare
from .gainers import WIDE_AGES, age_name, by_wide_age
from .gains_by_age import gain_columns
from .labels import Language, text
from .measures import Measure, measured
from .money import MoneyUnit, format_money
from .summary import by_year
from .use import MEASURES, measure, schemes_present

#: Classes with less than this share of those who gain or lose are left out.
WORTH_A_ROW = 0.005
#: A kind of bill is shown where this share of its total moves between payers.
WORTH_SHOWING = 0.002
#: What the pooled fund pays in bills besides what it owes hospitals.
SECOND = "second_reimbursement"
#: Letters of a share beside an amount.
PAD = 6
#: Insurances as waterfalls show them.
INSURANCES = {"resident": ("resident",), "employee": ("active", "retired")}


def use_table(result: xr.Dataset, use: xr.Dataset, k: int, lang: Language) -> Table:
    """Measures of use by scheme: the year before, then base and reform in the year after.

    Of a base: its first and its last year.
    """
    years = [int(year) for year in use["year"].values]
    before, after = years_to_compare(result, k)
    chosen = [(k, after)] if before == after else [(0, before), (k, after)]
    if k > 0:
        chosen.insert(-1, (0, after))
    columns: list[Column] = []
    for scheme in schemes_present(use, k):
        for scenario, year in chosen:
            at = SCHEMES.index(scheme), years.index(year)
            cells = [_measured(use, what, scenario, at) for what in MEASURES]
            head = f"{text(f'scheme.short.{scheme}', lang)}\n{year}"
            if k > 0:
                head += "\n" + text("table.reform" if scenario else "table.base", lang)
            columns.append((head, cells))
    labels = [text(f"use.{what.name}", lang) for what in MEASURES]
    return fill_table(text("table.use", lang), ("", labels), columns)


def waterfall_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """Who bears the bills of the year after, residents and employees apart.

    Rows are the fields of the national settlement list; a cell is money and share of the total.
    Of a reform only the kinds of care whose bills it moves, base beside reform.
    """
    year = years_to_compare(result, k)[1]
    fields, numbers = (result[name].sel(year=year).mean("seed") for name in ("waterfall", "bills"))
    unit = bill_unit(float(fields.sum("field").max()), lang)
    tables = []
    for insurance, schemes in INSURANCES.items():
        columns: list[Column] = []
        shown = _bills_to_show(fields, schemes, k)
        sums = [part for _, pair in shown for part in pair]
        kept = [name for name in FIELDS if any(float(part.sel(field=name)) for part in sums)]
        for kind, pair in shown:
            names = [f"{scheme}_{kind}" for scheme in schemes]
            for scenario, part in zip((0, k), pair, strict=False):
                head = text(f"kind.{kind}", lang)
                if k > 0:
                    head += "\n" + text("table.reform" if scenario else "table.base", lang)
                count = float(numbers.sel(bill=names)[scenario].sum()) / 10_000
                cells = [_with_share(part, name, unit) for name in kept]
                cells += [
                    format_money(float(part.sum()), unit) + " " * PAD,
                    f"{count:,.1f}{' ' * PAD}",
                ]
                columns.append((head, cells))
        rows = [text(f"field.{name}", lang) for name in kept]
        rows += [text("table.total", lang), text("table.bills", lang)]
        whose = text(f"insurance.{insurance}", lang)
        title = text("table.waterfall", lang, whose=whose, year=year, unit=unit.name)
        if columns:
            tables.append(fill_table(title, ("", rows), columns))
    return tables


def second_notes(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """What of the pooled fund's money in bills is a second reimbursement (再次补助).

    It is an account of its own and no hospital is owed it, so the pooled fund of who bears the
    bills is larger than what hospitals are paid; none where nothing is reimbursed again.
    """
    year = years_to_compare(result, k)[1]
    paid = by_year(result["accrual"]).sel(account=SECOND, year=year).mean("seed").values
    if not paid[[0, k]].any():
        return []
    largest = result["waterfall"].sel(year=year).mean("seed").sum("field").max()
    unit = bill_unit(float(largest), lang)
    words = [f"{format_money(float(fen), unit)} {unit.name}" for fen in paid[[0, k]]]
    if lang == "zh":
        words = [word.replace(" ", "") for word in words]
    if k == 0:
        return [text("note.second_base", lang, base=words[0], year=year)]
    return [text("note.second", lang, base=words[0], reform=words[1], year=year)]


def _bills_to_show(
    fields: xr.DataArray, schemes: tuple[str, ...], k: int
) -> list[tuple[str, list[xr.DataArray]]]:
    """Kinds of care with bills, of a reform those it moves; each with its fields, base first."""
    shown = []
    for kind in KINDS:
        part = fields.sel(bill=[f"{scheme}_{kind}" for scheme in schemes]).sum("bill")
        pair = [part[0]] if k == 0 else [part[0], part[k]]
        least = WORTH_SHOWING * float(part[0].sum()) if k > 0 else -1.0
        if float(part[k].sum()) and float(abs(part[k] - part[0]).sum()) > least:
            shown.append((kind, pair))
    return shown


def _with_share(part: xr.DataArray, name: str, unit: MoneyUnit) -> str:
    """A field of bills as money and as share of their total, side by side."""
    amount = float(part.sel(field=name))
    if not amount:
        return NOTHING + " " * PAD
    return f"{format_money(amount, unit)} {amount / float(part.sum()):5.1%}"


def gain_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """Who gains and who loses in the year after, by cover and by age; none if nobody does."""
    year = years_to_compare(result, k)[1]
    names = ("gainers", "gain", "losers", "loss")
    cut = {name: result[name][k].sel(year=year).mean("seed") for name in names}
    rows: list[tuple[str, list[float]]] = []
    for cover in result["cover"].values:
        values = [float(cut[name].sel(cover=cover).sum()) for name in names]
        rows.append((text(f"class.cover.{cover}", lang), values))
    for low, high in WIDE_AGES:
        values = [float(by_wide_age(cut[name], low, high).sum()) for name in names]
        rows.append((age_name(low, high, lang), values))
    rows.append((text("table.total", lang), [float(cut[name].sum()) for name in names]))
    whole = rows[-1][1]
    if not whole[0] and not whole[2]:
        return []
    least = WORTH_A_ROW * max(whole[0], whole[2])
    rows = [row for row in rows if max(row[1][0], row[1][2]) >= max(least, 1)]
    counts = np.array([values for _, values in rows])
    title = text("table.who_gains", lang, year=year)
    return [fill_table(title, ("", [label for label, _ in rows]), gain_columns(counts, lang))]


def _measured(use: xr.Dataset, what: Measure, k: int, at: tuple[int, int]) -> str:
    """A measure of scenario k at (scheme, year) as a cell."""
    value = float(measure(use, what.name, k)[at])
    return NOTHING if what.percent and not value else measured(value, what)  # 0: no such benefit
