"""Which government gives what to the resident pension: pages, workbook, summary."""

from __future__ import annotations

import pytest
import xarray as xr
from pages import flat, words
from test_workbook import read_sheets

from outputs.governments import (
    changed_giving,
    given_by_year,
    giving_sentence,
    government_sheet,
    government_tables,
)
from outputs.labels import text
from outputs.pensions import RESIDENTS
from outputs.spreadsheet import write_summary
from outputs.summary import by_year
from outputs.tables import run_text
from outputs.workbook import write_run
from scenarios.study import run_scenarios

HALF = """\
scenario: half
title_zh: 中央负担一半
title_en: half
base: district-2017-law
changes:
  resident_pension.minimum_shares:
    unit: share
    dated:
      - from: 2018-01-01
        value: {central: 0.5, province: 0.5, others: 0}
        source: {title: proposal, why: a test of who pays}
"""
LINES = {"basic": "resident_pension_basic_funding", "subsidy": "resident_pension_subsidy"}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> xr.Dataset:
    path = tmp_path_factory.mktemp("half") / "half.yaml"
    path.write_text(HALF, encoding="utf-8")
    return run_scenarios([str(path)], years=2, scale=400)


def test_what_governments_give_by_year_sums_to_the_lines(result):
    for what, line in LINES.items():
        parts = [values for (of, _), values in given_by_year(result).items() if of == what]
        assert (sum(parts) == by_year(result["accrual"]).sel(account=line).values).all()


def test_the_page_of_a_base_has_a_table_of_governments(result):
    page = flat(result.isel(scenario=[0]))
    assert "居民养老保险基金：各级财政负担" in page
    (table,) = government_tables(result, 0, RESIDENTS, "zh")
    assert ["中央\n基础养老金", "省\n基础养老金", "县区\n缴费补贴"] == [
        str(column.header) for column in table.columns[1:]
    ]
    assert not government_tables(result, 0, "employee_pension", "zh")
    assert "what each government gives" in run_text(result.isel(scenario=[0]), "en")


def test_a_reform_of_who_pays_is_told_though_no_fund_moves(result):
    change = changed_giving(result, 1)
    assert ["central", "province"] == list(change)
    assert 0 == sum(change.values())
    assert change["central"] < 0
    said = words(result, 1)
    assert "花费：各基金与基准没有任何差别" in said
    assert "各级负担全期变化：中央 -" in said
    assert giving_sentence(result, 1, "en").startswith("Fiscal money of the resident pension")


def test_the_workbook_and_the_summary_hold_what_each_gives(result, tmp_path):
    write_run(result, tmp_path / "run.xlsx", "en")
    rows = read_sheets(tmp_path / "run.xlsx")[text("book.given", "en")]
    assert government_sheet(result, "en").heads[1] == rows[1]
    of_centre = rows[1].index("centre: basic pensions (yuan)")
    amounts = given_by_year(result)["basic", "central"].mean("seed").values.reshape(-1) / 100
    assert [float(row[of_centre]) for row in rows[2:]] == pytest.approx(list(amounts), abs=0.01)
    for lang, head in (
        ("zh", "居民养老保险基金 中央财政负担的基础养老金（元）"),
        ("en", "Resident pension fund centre: basic pensions (yuan)"),
    ):
        write_summary(result, tmp_path / "summary.csv", lang)
        first = (tmp_path / "summary.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        assert head in first


def test_an_older_result_tells_nothing_of_it(result):
    older = result.drop_vars(["resident_basic_given", "resident_subsidy_given"])
    assert not given_by_year(older)
    assert "各级财政" not in run_text(older.isel(scenario=[0]), "zh")
    assert "" == giving_sentence(older, 1, "zh")
