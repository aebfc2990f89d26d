"""The workbook: sheets of funds, use, bills and gainers, with the numbers of the result."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
import zipfile

import pytest

from outputs.labels import LANGUAGES, text
from outputs.sheet_about import about_sheet
from outputs.sheet_funds import account_head, fund_sheets
from outputs.sheet_hospitals import hospital_sheet
from outputs.sheet_print import LANDSCAPE, Sheet, column_widths, head_height, pages_across
from outputs.sheets import AMOUNT, LONGEST, PLAIN, write_workbook
from outputs.spreadsheet import write_summary
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
    assert zh.index(account_head(account, "zh")) == en.index(account_head(account, "en"))


def test_an_account_of_a_year_is_that_of_the_result_in_yuan(book, medical):
    rows = book["居民医保基金"]
    column = rows[0].index("居民住院待遇（支出，元）")
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


def test_the_first_sheet_says_of_which_scenarios_and_sample_the_others_are(book, medical):
    assert "说明" == next(iter(book))
    page = "".join("".join(row) for row in book["说明"])
    assert "抽样1/200" in page
    assert medical.attrs["code_digest"] in page
    for pair in medical.attrs["scenario_digests"].split():
        name, digest = pair.split(":")
        assert f"{name}，摘要 {digest}" in page


def test_the_first_sheet_tells_seeds_and_that_everybody_is_simulated(medical):
    def said(result) -> str:
        return "".join(str(row[1]) for row in about_sheet(result, "en").rows)

    assert "1 (simulated once)" in said(medical)
    assert "everybody, no sample" in said(medical.assign_attrs(scale="1/1"))


def test_a_reform_has_rows_of_its_changes_on_sheets_of_funds(book, medical):
    rows = book["居民医保基金"]
    column = rows[0].index("居民住院待遇（支出，元）")
    money = medical["accrual"][:, 0].sel(account="resident_stays")[:, 24:36].sum("month")
    change = [row for row in rows if row[0].startswith("比基准增减：") and row[1] == "2024"]
    assert 2 == len(change)
    assert float(money[1] - money[0]) / 100 == pytest.approx(float(change[0][column]))
    assert 2 + 4 * 3 + 4 * 2 == len(rows)


def test_accounts_that_are_zero_in_every_scenario_have_no_column(medical):
    (sheet,) = [s for s in fund_sheets(medical, "zh") if s.name == text("fund.maternity", "zh")]
    totals = 8
    for column in range(totals, len(sheet.styles)):
        assert any(row[column] for row in sheet.rows), sheet.heads[0][column]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_heads_of_money_have_a_unit_and_no_name_of_a_sheet_is_cut(medical, lang):
    sheets = [*fund_sheets(medical, lang), hospital_sheet(medical, lang)]
    for sheet in sheets:
        assert len(sheet.name) <= LONGEST
        for column, style in enumerate(sheet.styles):
            zh, en = (head[column] for head in sheet.heads)
            if style == AMOUNT and zh not in ("可支付月数", "总权重"):
                assert "元" in zh
                assert "yuan" in en


def test_hospitals_have_marks_of_income_and_spending(medical):
    heads = hospital_sheet(medical, "zh").heads[0]
    assert {"结算（基金支出，元）", "追回（基金收入，元）", "总额预算（元）"} < set(heads)


def test_a_sheet_is_printed_with_its_heads_on_every_page(medical, tmp_path):
    write_run(medical, tmp_path / "book.xlsx", "en")
    with zipfile.ZipFile(tmp_path / "book.xlsx") as file:
        book = ET.fromstring(file.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{SPACE}sheet")]
        titles = [name.text for name in book.iter(f"{SPACE}definedName")]
        assert ["'about'!$1:$2", f"'{names[1]}'!$A:$B,'{names[1]}'!$1:$2"] == titles[:2]
        assert len(names) == len(titles)
        assert "'payment of hospitals'!$A:$E,'payment of hospitals'!$1:$2" in titles
        assert "'who bears the bills'!$A:$C,'who bears the bills'!$1:$2" in titles
        for number in range(1, len(names) + 1):
            page = ET.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))
            (setup,) = page.iter(f"{SPACE}pageSetup")
            (foot,) = page.iter(f"{SPACE}oddFooter")
            wide = sum(float(c.attrib["width"]) for c in page.iter(f"{SPACE}col"))
            way = "landscape" if wide > LANDSCAPE else "portrait"
            assert (way, "0") == (setup.attrib["orientation"], setup.attrib["fitToHeight"])
            assert (wide <= 225) == (setup.attrib["fitToWidth"] == "1")
            assert "sample of 1/200" in foot.text


def test_heads_are_high_enough_and_amounts_have_room():
    heads = [["title", "money that passed from one fund to another (income, yuan)"]]
    sheet = Sheet("s", heads, [["a", 1234567890123.0]], [PLAIN, AMOUNT])
    widths = column_widths(sheet, AMOUNT)
    assert len("1,234,567,890,123.00") < widths[1]
    assert 15 * 4 == head_height(heads[0], widths)
    assert 1 == pages_across(widths)
    assert 3 == pages_across([44, 6, *[26] * 16])


def test_rows_of_the_table_by_year_say_of_what_sample_they_are(medical, tmp_path):
    write_summary(medical, tmp_path / "summary.csv", "zh")
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert len(heads) == len(set(heads))
    digests = dict(pair.split(":") for pair in medical.attrs["scenario_digests"].split())
    for row in rows:
        assert ["抽样1/200", "1", f"sha256:{digests[row[0]]}"] == row[4:7]
    assert "应计支出 居民住院待遇（元）" in heads
    for column in range(heads.index("职工医保统筹基金收入（元）"), len(heads)):
        assert any(float(row[column]) for row in rows), heads[column]
