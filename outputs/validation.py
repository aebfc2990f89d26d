"""`shebao validate`: simulated outcomes beside published ones."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

from calibration.validate import Row, validate
from sim.compiling import will_compile

from .labels import Language, text
from .progress import RunProgress
from .screen import console


def print_validation(region: str, workers: int | None, lang: Language) -> None:
    """Run the base of a region and print each published outcome beside ours.

    Raises
    ------
    ScenarioError   if nothing is published for the region
    """
    if will_compile():
        print(text("run.compiling", lang), file=sys.stderr, flush=True)
    with RunProgress(lang) as progress:
        rows = validate(region, workers=workers, progress=progress.tell)
    print(progress.report(), file=sys.stderr)
    screen = console()
    screen.print(validation_table(rows, lang))
    for number, row in enumerate(rows, 1):
        said = (in_language(row, part, lang) for part in ("source", "note"))
        words = ("；" if lang == "zh" else "; ").join(part for part in said if part)
        screen.print(f"{number}  {words}", markup=False, style="dim")


def validation_table(rows: Sequence[Row], lang: Language) -> Table:
    """Outcome, published, simulated, ratio; sources follow below by number."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    for key in ("outcome", "published", "simulated", "unit", "ratio"):
        justify = "left" if key in ("outcome", "unit") else "right"
        table.add_column(text(f"validate.{key}", lang), justify=justify)  # type: ignore[arg-type]
    for number, row in enumerate(rows, 1):
        places = 2 if row.target.measure == "mean" else 0
        numbers = (f"{row.target.published:,.{places}f}", f"{row.simulated:,.{places}f}")
        outcome, unit = (in_language(row, part, lang) for part in ("outcome", "unit"))
        table.add_row(str(number), outcome, *numbers, unit, f"{row.ratio:.3f}")
    return table


def in_language(row: Row, part: str, lang: Language) -> str:
    """A text of a published outcome in the language of the page."""
    return str(getattr(row.target, f"{part}_{lang}"))
