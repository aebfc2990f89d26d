"""A workbook of plain sheets (.xlsx) written with the standard library: texts, numbers, bold heads.

Only what a table needs of Office Open XML (ECMA-376, part 1, chapter 18); the same bytes each time.
How wide columns are and how a sheet is printed stands in `sheet_print`.
"""

from __future__ import annotations

import math
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from .sheet_print import (
    LANDSCAPE,
    Cell,
    Sheet,
    column_widths,
    head_height,
    pages_across,
    print_titles,
)

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: Style 0 is plain, 1 bold, 2 an amount with two decimals, 3 a share in per cent, 4 a whole
#: number, 5 a sentence. Texts of tables shrink until they fit; heads and sentences go on below.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font>'
    '<font><b/><sz val="11"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="6"><xf applyAlignment="1"><alignment shrinkToFit="1"/></xf>'
    '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/>'
    '<xf numFmtId="3" applyNumberFormat="1"/><xf applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>'
)
#: Styles of columns of a sheet.
PLAIN, BOLD, AMOUNT, SHARE, COUNT, SENTENCE = range(6)
#: Longest name of a sheet, and letters that it may not hold.
LONGEST, FORBIDDEN = 31, set("[]:*?/\\")


def write_workbook(sheets: Sequence[Sheet], path: Path, foot: str = "") -> None:
    """Write sheets as .xlsx; heads stay in sight when one scrolls, two columns as well.

    Parameters
    ----------
    foot : what stands below each printed page, beside its number
    """
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES,
    }
    for number, sheet in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = _worksheet(sheet, foot)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, words in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, words)


def _content_types(numbers: Sequence[int]) -> str:
    kinds = [("workbook", "sheet.main"), ("styles", "styles")]
    kinds += [(f"worksheets/sheet{n}", "worksheet") for n in numbers]
    listed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in kinds
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(_sheet_name(sheet.name))} sheetId="{n}" r:id="rId{n}"/>'
        for n, sheet in enumerate(sheets, 1)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{n}">'
        f"{escape(print_titles(_sheet_name(sheet.name), sheet))}</definedName>"
        for n, sheet in enumerate(sheets)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>'
        f"<definedNames>{titles}</definedNames></workbook>"
    )


def _sheet_name(name: str) -> str:
    return "".join(letter for letter in name if letter not in FORBIDDEN)[:LONGEST]


def _worksheet(sheet: Sheet, foot: str) -> str:
    """The XML of a sheet: A4, as many pages across as it takes to be legible, heads on each."""
    heads = len(sheet.heads)
    left = f'xSplit="{sheet.fixed}" ' if sheet.fixed else ""
    corner = f"{chr(ord('A') + sheet.fixed)}{heads + 1}"
    pane = f'<pane {left}ySplit="{heads}" topLeftCell="{corner}" state="frozen"/>'
    widths = column_widths(sheet, AMOUNT)
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, 1)
    )
    bold = [BOLD] * len(sheet.styles)
    rows = [_row(cells, bold, head_height(cells, widths)) for cells in sheet.heads]
    for cells in sheet.rows:
        height = head_height(cells, widths) if SENTENCE in sheet.styles else 0
        rows.append(_row(cells, sheet.styles, height))
    across = pages_across(widths, sheet.keys)
    way = "landscape" if sum(widths) > LANDSCAPE else "portrait"
    below = escape(foot.replace("&", "&&"))
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{pane}'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{way}" fitToWidth="{across}" fitToHeight="0"/>'
        f"<headerFooter><oddHeader>&amp;L&amp;A</oddHeader><oddFooter>&amp;L{below}&amp;R"
        "&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
    )


def _row(cells: Sequence[Cell], styles: Sequence[int], height: int = 0) -> str:
    """A row; without a height it is as high as its cells need."""
    size = f' ht="{height}" customHeight="1"' if height else ""
    found = "".join(_cell(cell, s) for cell, s in zip(cells, styles, strict=True))
    return f"<row{size}>{found}</row>"


def _cell(cell: Cell, style: int) -> str:
    """A cell; None and not-a-number stay empty."""
    if isinstance(cell, str):
        words = f'<is><t xml:space="preserve">{escape(cell)}</t></is>'
        return f'<c s="{style}" t="inlineStr">{words}</c>'
    if cell is None or math.isnan(cell):
        return f'<c s="{style}"/>'
    return f'<c s="{style}"><v>{cell!r}</v></c>'
