"""The workbook: sheets of funds, use, bills and gainers, with the numbers of the result."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile

import pytest

from outputs.labels import text
from outputs.sheets import AMOUNT, PLAIN, Sheet, write_workbook
from outputs.workbook import write_run
from sim.accounts import ACCOUNTS

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_sheets(path) -> dict[str, list[list[str]]]:
    """Cells of every sheet as texts."""
    with zipfile.ZipFile(path) as file:
        book = ET.fromstring(file.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{SPACE}sheet")]
        found = {}
        for number, name in enumerate(names, 1):
            root = ET.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))
            rows = root.iter(f"{SPACE}row")
            found[name] = [["".join(cell.itertext()) for cell in row] for row in rows]
    return found


@pytest.fixture(scope="module")
def book(medical, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "workbook.xlsx"
    write_run(medical, path, "zh")
    return read_sheets(path)


def test_there_is_a_sheet_for_every_fund_with_money(book):
    funds = "employee_medical", "employee_accounts", "resident_medical", "critical_illness"
    names = [text(f"fund.{fund}", "zh") for fund in (*funds, "medical_assistance", "maternity")]
    assert set(names) < set(book)
    assert text("fund.other_payers", "zh") not in book
    assert ["就医与待遇", "费用构成", "基金多付少付"] == list(book)[-3:]


def test_heads_are_in_both_languages(book):
    zh, en = book["居民医保基金"][:2]
    account = next(a for a in ACCOUNTS if a.name == "resident_stays")
    assert zh.index(account.zh) == en.index(account.en)


def test_an_account_of_a_year_is_that_of_the_result_in_yuan(book, medical):
    rows = book["居民医保基金"]
    column = rows[0].index("居民住院待遇")
    stays = medical["accrual"][1, 0].sel(account="resident_stays")[24:36].sum()
    row = next(r for r in rows if r[0].startswith("聊城市居民住院") and r[1] == "2024")
    assert float(stays) / 100 == float(row[column])


def test_fields_of_bills_sum_to_the_total(book):
    rows = book["费用构成"]
    total = rows[0].index("费用总额（元）")
    for row in rows[2:]:
        assert float(row[total]) == pytest.approx(sum(map(float, row[total + 1 :])), abs=0.06)


def test_the_same_result_gives_the_same_bytes(medical, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_run(medical, tmp_path / name, "en")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_sheet_escapes_text_and_leaves_nothing_empty(tmp_path):
    rows = [["a < b & c", 1.5], ["ä", float("nan")], ["", None]]
    sheet = Sheet("a/b?" + "x" * 40, [["what", "much"]], rows, [PLAIN, AMOUNT])
    write_workbook([sheet], tmp_path / "book.xlsx")
    found = read_sheets(tmp_path / "book.xlsx")
    assert {"ab" + "x" * 29: [["what", "much"], ["a < b & c", "1.5"], ["ä", ""], ["", ""]]} == found
