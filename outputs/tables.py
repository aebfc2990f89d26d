"""The page of a run: which funds move, each of them by year, use, who pays, who gains, notes.

For the terminal and for summary.txt. A reform of maternity keeps to its ledger. The tables are
made in `tables_maternity`, `tables_funds` and `tables_use`.
"""

from __future__ import annotations

import re
from io import StringIO

import xarray as xr
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.text import Text

from .burden import burden_table
from .conclusions import conclusions
from .conclusions_hospitals import hospital_remarks
from .conclusions_housing import housing_remarks
from .conclusions_pensions import pension_error, pension_remarks
from .conclusions_risks import risk_error, risk_remarks
from .crosscheck import check_reasons, check_table
from .funds import (
    PENSIONS,
    RISKS,
    basis,
    fund_numbers,
    is_of_maternity,
    main_funds,
    moved_funds,
)
from .gains_by_age import age_gain_tables
from .governments import government_tables
from .housing import has_housing, is_of_housing
from .labels import Language, text
from .money import one_unit
from .not_compared import are_residents_compared
from .one_stop import one_stop_remarks, one_stop_tables
from .pensions import is_of_pensions, pension_funds, pension_numbers
from .premiums import premium_moves, premium_table
from .provinces import is_for_pensions, province_notes, province_remarks, province_tables
from .remarks import fund_remarks, use_error
from .report import largest_flow
from .risks import is_of_risks, risk_funds
from .sampling import scale_of
from .screen import WIDTH, console
from .summary import yearly
from .tables_accounts import credit_tables
from .tables_funds import fund_table, overview_table
from .tables_hospitals import hospital_tables
from .tables_housing import housing_tables
from .tables_lines import line_tables
from .tables_maternity import maternity_table, people_table
from .tables_pensions import member_tables
from .tables_programmes import programme_notes, programme_tables
from .tables_risks import risk_tables
from .tables_use import gain_tables, second_notes, use_table, waterfall_tables
from .use import use_numbers

#: People simulated below which a result shows no more than how a run goes.
FEW_PEOPLE = 5_000


def print_run(result: xr.Dataset, lang: Language) -> None:
    """Show a run on stdout."""
    console().print(run_page(result, lang))


def run_text(result: xr.Dataset, lang: Language) -> str:
    """The page of a run as plain text."""
    page = StringIO()
    Console(file=page, width=WIDTH, no_color=True, highlight=False).print(run_page(result, lang))
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def run_page(result: xr.Dataset, lang: Language) -> Group:
    """Everything that is said about a run: each reform against the base, or the base alone."""
    with one_unit(largest_flow(result), lang):
        return Group(*_page(result, lang))


def _page(result: xr.Dataset, lang: Language) -> list[RenderableType]:
    """Parts of the page, in order."""
    numbers = yearly(result)
    parts: list[RenderableType] = []
    for k in range(1, result.sizes["scenario"]) or (0,):
        title = str(result[f"title_{lang}"].values[k])
        parts.append(Text(f"\n{title} ({result['scenario'].values[k]})", style="bold"))
        parts += _dim(province_notes(result, lang), lang)
        if is_of_maternity(result, k):
            parts += [maternity_table(result, numbers, k, lang), people_table(numbers, k, lang)]
        else:
            parts += _fund_parts(result, k, lang)
        parts += programme_tables(result, k, lang)
        parts += _dim(programme_notes(result, k, lang), lang)
        if "check_error" in result and not (is_of_housing(result, k) or is_of_risks(result, k)):
            parts.append(check_table(result, k, lang))
            parts += _dim(check_reasons(result, k, lang), lang)
        parts.extend(Text(folded(line, lang)) for line in conclusions(result, numbers, k, lang))
    parts.extend(Text(folded(note, lang), style="dim") for note in notes(result, lang))
    return parts


def notes(result: xr.Dataset, lang: Language) -> list[str]:
    """What a reader must know besides the numbers."""
    said = []
    wanted = int(result.attrs.get("seeds_wanted", result.sizes["seed"]))
    if wanted > result.sizes["seed"]:
        said.append(text("run.stopped", lang, done=result.sizes["seed"], wanted=wanted))
    if result.sizes["seed"] > 1:
        said.append(text("table.interval", lang, seeds=result.sizes["seed"]))
        said.append(text("note.error_seeds", lang, seeds=result.sizes["seed"]))
    if result.attrs.get("scale", "1/1") != "1/1":
        said.append(text("table.sampled", lang, scale=result.attrs["scale"]))
        simulated = int(result["people"][0].isel(january=0).mean("seed").sum()) // scale_of(result)
        if simulated < FEW_PEOPLE:
            said.append(text("note.few_people", lang, people=f"{simulated:,}"))
        shown = range(1, result.sizes["scenario"])
        without = bool(shown) and all(is_of_risks(result, k) for k in shown)
        if result.sizes["seed"] == 1 and not without:
            said.append(text("note.error", lang))
    return [
        *said,
        *pension_error(result, lang),
        *risk_error(result, lang),
        scope_note(result, lang),
    ]


def scope_note(result: xr.Dataset, lang: Language) -> str:
    """What flows and balances are, and whether cash holds what was owed before the start."""
    estimated = "owed_before" in result and bool(result["owed_before"].any())
    before = text("scope.owed_before" if estimated else "scope.nothing_owed", lang)
    return text("table.scope", lang, before=before)


def folded(line: str, lang: Language) -> str:
    """A long line of Chinese in lines that end with its commas and stops, not amid a number.

    English is left to the console, which folds at spaces.
    """
    if lang != "zh":
        return line
    lines = [""]
    for part in re.findall(r"[^，；。、：]*[，；。、：]?", line):
        if cell_len(lines[-1] + part) > WIDTH:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _dim(notes: list[str], lang: Language) -> list[RenderableType]:
    """Remarks under a table."""
    return [Text(folded(note, lang), style="dim") for note in notes]


def _fund_parts(result: xr.Dataset, k: int, lang: Language) -> list[RenderableType]:
    """Tables of a base, or of a reform that moves funds; none of one that moves nothing."""
    moves = basis(result, k) if k > 0 else ""
    if is_of_housing(result, k):
        return [*housing_tables(result, k, lang), *_dim(housing_remarks(lang), lang)]
    if k > 0 and not moves:
        return []
    numbers, parts = fund_numbers(result), list[RenderableType]()
    funds, main = moved_funds(result, k) if moves else [], main_funds(result, k)
    if moves and not (len(funds) == 1 and funds[0] in (*PENSIONS, *RISKS)):
        parts.append(overview_table(result, k, funds, moves, lang))
    if k == 0 and is_for_pensions(result):
        parts += _pensions_of_base(result, numbers, lang)
    for fund in main:
        if fund in PENSIONS:
            parts += _pension_parts(result, numbers, k, fund, lang)
        elif fund in RISKS:
            parts += _risk_parts(result, numbers, k, fund, lang)
        else:
            parts.append(fund_table(result, numbers, k, fund, lang))
            parts += _dim(fund_remarks(result, k, fund, lang), lang)
    small = [text(f"fund.{fund}", lang) for fund in funds if fund not in main]
    if small:
        joint = "、" if lang == "zh" else ", "
        parts += _dim([text("table.small", lang, funds=joint.join(small))], lang)
    if is_of_pensions(result, k) or is_of_risks(result, k):
        gains = age_gain_tables(result, k, lang)
        key = "note.pension_gains" if is_of_pensions(result, k) else "note.risk_gains"
        if are_residents_compared(result, k):
            key = "note.pension_gains_residents"
        return [*parts, *gains, *(_dim([text(key, lang)], lang) if gains else [])]
    parts += _care_parts(result, k, moves, lang)
    if k == 0 and not is_for_pensions(result):
        parts += _pensions_of_base(result, numbers, lang)
    if k == 0 and risk_funds(result, k):
        parts.append(Text(text("table.risks", lang), style="bold"))
        for fund in risk_funds(result, k):
            parts += _risk_parts(result, numbers, k, fund, lang)
    if k == 0 and has_housing(result):
        parts.append(Text(text("table.housing", lang), style="bold"))
        parts += [*housing_tables(result, k, lang), *_dim(housing_remarks(lang), lang)]
    return parts


def _pensions_of_base(
    result: xr.Dataset, numbers: xr.Dataset, lang: Language
) -> list[RenderableType]:
    """Tables of the pension funds of a base, under their head; none without pensions."""
    parts: list[RenderableType] = []
    for fund in pension_funds(result, 0):
        parts += _pension_parts(result, numbers, 0, fund, lang)
    return [Text(text("table.pensions", lang), style="bold"), *parts] if parts else []


def _pension_parts(
    result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language
) -> list[RenderableType]:
    """Tables of a pension fund: its account, members and benefits, lines, what to know of them."""
    tables = [fund_table(result, numbers, k, fund, lang)]
    tables += member_tables(result, pension_numbers(result), k, fund, lang)
    tables += line_tables(result, k, fund, lang)
    tables += government_tables(result, k, fund, lang)
    remarks = _dim(pension_remarks(result, k, fund, lang), lang)
    provinces = province_tables(result, k, fund, lang)
    about = _dim(province_remarks(result, k, fund, lang), lang)
    return [*tables, *remarks, *provinces, *about]


def _risk_parts(
    result: xr.Dataset, numbers: xr.Dataset, k: int, fund: str, lang: Language
) -> list[RenderableType]:
    """Tables of the injury or unemployment fund: its account, benefits, lines, remarks."""
    tables = [fund_table(result, numbers, k, fund, lang), *risk_tables(result, k, fund, lang)]
    remarks = _dim(risk_remarks(result, k, fund, lang), lang)
    return [*tables, *line_tables(result, k, fund, lang), *remarks]


def _care_parts(result: xr.Dataset, k: int, moves: str, lang: Language) -> list[RenderableType]:
    """Use of care, who pays for it, premiums, who gains, what patients bear."""
    parts: list[RenderableType] = []
    if moves != "cash":
        parts.append(use_table(result, use_numbers(result), k, lang))
        parts += _dim(use_error(result, k, lang), lang)
        parts += waterfall_tables(result, k, lang)
        parts += _dim(second_notes(result, k, lang), lang)
    parts += hospital_tables(result, k, lang)
    parts += _dim(hospital_remarks(result, k, lang), lang)
    parts += one_stop_tables(result, k, lang)
    parts += _dim(one_stop_remarks(result, k, lang), lang)
    if moves == "accrual":
        if premium_moves(result, k):
            parts.append(premium_table(result, k, lang))
        gains = gain_tables(result, k, lang)
        parts += gains
        parts += _dim([text("note.gains", lang)] if gains else [], lang)
        credited = credit_tables(result, k, lang)
        if credited:
            parts += [*_dim([text("table.credits", lang)], lang), *credited]
        parts.append(burden_table(result, k, lang))
    return parts
