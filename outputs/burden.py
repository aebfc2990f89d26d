"""What patients bear in total, and what funds pay."""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from sim.medical_tally import KINDS

from .cells import NOTHING, Column, fill_table, fund_unit
from .funds import years_to_compare
from .labels import Language, text
from .money import common_unit, format_money, is_noise, say_money
from .use import FUNDS_PAY

#: Insurances by the schemes of their bills.
INSURANCES = {"resident": ("resident",), "employee": ("active", "retired")}


def burden(result: xr.Dataset, k: int, year: int, insurance: str) -> dict[str, float]:
    """Cost of all care of an insurance in a year, what funds pay of it and patients bear, fen.

    What accounts pay is the patient's own.
    """
    names = [f"{scheme}_{kind}" for scheme in INSURANCES[insurance] for kind in KINDS]
    fields = result["waterfall"][k].sel(year=year, bill=names).mean("seed").sum("bill")
    total = float(fields.sum("field"))
    paid = float(fields.sel(field=list(FUNDS_PAY)).sum())
    return {"total": total, "paid": paid, "own": total - paid}


def burden_table(result: xr.Dataset, k: int, lang: Language) -> Table:
    """Cost, what funds pay and what patients bear in the year after, base beside reform."""
    year = years_to_compare(result, k)[1]
    both = {name: [burden(result, at, year, name) for at in (0, k)] for name in INSURANCES}
    unit = fund_unit(max(one["total"] for pair in both.values() for one in pair), lang)
    columns: list[Column] = []
    for name, (base, reform) in both.items():
        rows = [
            [format_money(one[what], unit) for what in ("total", "paid", "own")]
            for one in (base, reform)
        ]
        rows.append(
            [
                format_money(reform[what] - base[what], unit, signed=True)
                for what in ("total", "paid", "own")
            ]
        )
        shares = [one["own"] / one["total"] if one["total"] else np.nan for one in (base, reform)]
        ends = [NOTHING if np.isnan(s) else f"{s:.1%}" for s in shares]
        ends.append(NOTHING if np.isnan(shares[0]) else f"{100 * (shares[1] - shares[0]):+.1f}")
        whose = text(f"burden.{name}", lang)
        heads = ("table.base", "table.reform", "table.its_change")
        for head, cells, end in zip(heads, rows, ends, strict=True):
            columns.append((f"{whose}\n{text(head, lang)}", [*cells, end]))
    labels = [text(f"burden.{name}", lang) for name in ("total", "paid", "own", "share")]
    title = text("table.burden", lang, year=year, unit=unit.name)
    return fill_table(title, ("", labels), columns)


def burden_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """What patients bear in the year after, base and reform; "" where nothing moves."""
    year = years_to_compare(result, k)[1]
    own = {
        name: tuple(burden(result, at, year, name)["own"] for at in (0, k)) for name in INSURANCES
    }
    moved = {name: pair for name, pair in own.items() if pair[0] != pair[1] and not is_noise(*pair)}
    unit = common_unit((fen for a, b in moved.values() for fen in (a, b, b - a)), lang)
    parts = [
        text(
            "say.burden_part",
            lang,
            whose=text(f"insurance.{name}", lang),
            base=say_money(base, lang, unit=unit),
            reform=say_money(reform, lang, unit=unit),
            change=say_money(reform - base, lang, signed=True, unit=unit),
        )
        for name, (base, reform) in moved.items()
    ]
    joint = "；" if lang == "zh" else "; "
    return text("say.burden", lang, year=year, parts=joint.join(parts)) if parts else ""
