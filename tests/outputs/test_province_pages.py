"""Pages of a province and of the nation added up from all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xarray as xr
from pages import flat

from outputs.charts import draw_run
from outputs.labels import LANGUAGES, Language
from outputs.provinces import province_remarks, province_sheet, province_tables
from scenarios.study import run_scenarios


@pytest.fixture(scope="module")
def nation() -> xr.Dataset:
    return run_scenarios(["china-2025-provinces"], years=2, scale=20_000)


def test_every_province_has_a_row_and_all_of_them_one(nation: xr.Dataset) -> None:
    for lang, first, last in (("zh", "北京", "合计"), ("en", "Beijing", "all")):
        table = province_tables(nation, 0, "employee_pension", lang)[0]
        names = list(table.columns[0].cells)
        assert [first, last, 32] == [names[0], names[-1], len(names)]
        handed = [column for column in table.columns if "2026" in str(column.header)][2]
        assert "0" == list(handed.cells)[-1].split(".")[0]
    assert not province_tables(nation, 0, "resident_pension", "en")


def test_the_year_in_which_money_is_used_up_is_told_with_and_without_transfers(
    nation: xr.Dataset,
) -> None:
    poor = nation.copy(deep=True)
    poor["province_balance"][0, 0, 0] = [-100, -300]  # Beijing
    poor["province_transfer"][0, 0, 0] = [150, 0]
    table = province_tables(poor, 0, "employee_pension", "en")[0]
    assert ["2025", "2026"] == [next(iter(column.cells)) for column in table.columns[-2:]]


def test_the_year_is_told_from_which_gaps_are_not_filled(nation: xr.Dataset) -> None:
    poor = nation.copy(deep=True)
    poor["province_spending"][0, 0, :, 1] += 10**15  # nobody has anything over in 2026
    remarks = province_remarks(poor, 0, "employee_pension", "en")
    assert remarks[-1].startswith("From 2026 on")
    assert 1 == len(province_remarks(nation, 0, "employee_pension", "en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_what_the_sum_is_made_for(nation: xr.Dataset, lang: Language) -> None:
    page = flat(nation, lang)
    for said in (
        ("由31个省份的2024年数据逐省模拟后汇总", "Added up from 31 provinces"),
        ("广东2024年为1.19倍", "Guangdong, for example, has 1.19 times"),
        ("不改变全国合计", "leave the nation as it is"),
    ):
        assert said[LANGUAGES.index(lang)] in page
    assert not re.search(r"\bnan\b", page)


def test_the_pensions_come_first_on_page_and_charts(nation: xr.Dataset, tmp_path: Path) -> None:
    page = flat(nation, "zh")
    pensions, care = page.index("职工养老保险基金"), page.index("职工医保统筹基金")
    assert pensions < care
    files = draw_run(nation, tmp_path, "zh")
    assert "chart-medical.png" in files
    assert "chart-pensions.png" not in files


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_province_says_which_of_its_tables_mean_little(lang: Language) -> None:
    page = flat(run_scenarios(["ningxia-2025-law"], years=1, scale=1_000), lang)
    said = ("对本省参考意义不大", "mean little here")[LANGUAGES.index(lang)]
    assert said in page
    assert ("各省职工养老（", "Employee pension by province")[LANGUAGES.index(lang)] not in page


def test_the_sheet_has_a_row_for_each_province_and_year(nation: xr.Dataset) -> None:
    sheet = province_sheet(nation, "en")
    assert 4 == sum(head.endswith("(yuan)") for head in sheet.heads[1])
    assert 31 * 2 == len(sheet.rows)
    assert len(sheet.heads[0]) == len(sheet.rows[0]) == len(sheet.styles)
    received = sum(float(row[-2] or 0) for row in sheet.rows)
    assert abs(received) < 1
