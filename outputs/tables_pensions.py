"""Tables of pensions: members and benefits."""

from __future__ import annotations

import xarray as xr
from rich.table import Table

from .labels import Language, text
from .pensions import MEASURES, compared_years, shown_years
from .tables_measures import measure_table, measures_beside


def member_tables(
    result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language
) -> list[Table]:
    """Members and benefits of a pension: of a base by year, of a reform what it moves."""
    title, measures = text(f"table.members.{fund}", lang), MEASURES[fund]
    if k > 0:
        shown = compared_years(result, k)
        return measures_beside(numbers, measures, "pension", shown, title, k, lang)
    return [measure_table(numbers, measures, "pension", shown_years(result), title, lang)]
