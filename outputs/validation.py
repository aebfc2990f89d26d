"""`shebao validate`: simulated outcomes beside published ones, a table for each insurance."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

from calibration.validate import ROLES, SCHEMES, Row, all_targets, validate
from sim.compiling import will_compile
from sim.errors import OutputError

from .labels import LANGUAGES, TEXTS, Language, text
from .money import YUAN, format_money, one_unit, report_unit
from .progress import RunProgress
from .screen import console
from .tables import folded

#: A published figure below this is a share or a rate and shown with decimals.
SMALL = 1000.0
#: From so many yuan on money is a sum of a fund and in the unit of the report.
LARGE = 1e7
#: A ratio farther from one than this is remarked.
FAR = 0.05


def print_validation(region: str, workers: int | None, lang: Language) -> None:
    """Run the base of a region and print each published outcome beside ours.

    Raises
    ------
    OutputError   if nothing is published for the region
    """
    known = sorted({target.region for target in all_targets()})
    if region not in known:
        raise OutputError(text("validate.none", lang, region=region, known=", ".join(known)))
    if will_compile():
        print(text("run.compiling", lang), file=sys.stderr, flush=True)
    with RunProgress(lang) as progress:
        rows = validate(region, workers=workers, progress=progress.tell)
    print(progress.report(), file=sys.stderr)
    screen = console()
    notes = footnotes(rows, lang)
    sums = [YUAN * row.target.published for row in rows if _is_sum(row)]
    with one_unit(max(sums, default=0.0), lang):
        for scheme in SCHEMES:
            of_scheme = [row for row in rows if row.target.scheme == scheme]
            if of_scheme:
                screen.print(validation_table(of_scheme, notes, lang))
    lines = [f"{number}  {words}" for words, number in notes.items()]
    if any(is_far(row) for row in rows):
        lines.append(text("validate.far", lang))
    if (not_held := f"validate.not_held.{region}") in TEXTS:
        lines.append(text(not_held, lang))
    for line in lines:
        screen.print(folded(line, lang), markup=False, style="dim", soft_wrap=lang == "zh")


def is_far(row: Row) -> bool:
    """Whether the model is far from a published figure."""
    return abs(row.ratio - 1) > FAR


def role_name(row: Row, lang: Language) -> str:
    """What part a figure plays, and how far the model is off where it is far."""
    name = ROLES[row.target.role][LANGUAGES.index(lang)]
    if not is_far(row):
        return name
    key = "validate.above" if row.ratio > 1 else "validate.below"
    off = text(key, lang, off=abs(row.ratio - 1))
    return f"{name}，{off}" if lang == "zh" else f"{name}, {off}"


def footnotes(rows: Sequence[Row], lang: Language) -> dict[str, int]:
    """Source and note of every row; rows that say the same share a number."""
    notes: dict[str, int] = {}
    for row in rows:
        notes.setdefault(footnote(row, lang), len(notes) + 1)
    return notes


def footnote(row: Row, lang: Language) -> str:
    """Where a published figure comes from, and what to know when it is compared."""
    said = (in_language(row, part, lang) for part in ("source", "note"))
    return ("；" if lang == "zh" else "; ").join(part for part in said if part)


def validation_table(rows: Sequence[Row], notes: dict[str, int], lang: Language) -> Table:
    """Rows of one insurance: outcome, published, simulated, ratio, part played, footnote."""
    side = LANGUAGES.index(lang)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(SCHEMES[rows[0].target.scheme][side], overflow="fold")
    for key in ("published", "simulated", "unit", "ratio"):
        justify = "left" if key == "unit" else "right"
        table.add_column(text(f"validate.{key}", lang), justify=justify)  # type: ignore[arg-type]
    table.add_column("")
    table.add_column("", justify="right")
    for row in rows:
        numbers, unit = _figures(row, lang)
        outcome = in_language(row, "outcome", lang)
        number = str(notes[footnote(row, lang)])
        table.add_row(outcome, *numbers, unit, f"{row.ratio:.3f}", role_name(row, lang), number)
    return table


def _is_sum(row: Row) -> bool:
    """Whether a figure is money of a fund, no amount of one person or case."""
    return row.target.unit_en == "yuan" and abs(row.target.published) >= LARGE


def _figures(row: Row, lang: Language) -> tuple[tuple[str, str], str]:
    """Published and simulated figure and their unit; sums of money in the larger unit."""
    pair, unit = (row.target.published, row.simulated), in_language(row, "unit", lang)
    money = report_unit([YUAN * pair[0]]) if _is_sum(row) else None
    if money is not None:
        shown = format_money(YUAN * pair[0], money), format_money(YUAN * pair[1], money)
        return shown, money.name
    places = 2 if abs(pair[0]) < SMALL else 0
    return (f"{pair[0]:,.{places}f}", f"{pair[1]:,.{places}f}"), unit


def in_language(row: Row, part: str, lang: Language) -> str:
    """A text of a published outcome in the language of the page."""
    return str(getattr(row.target, f"{part}_{lang}"))
