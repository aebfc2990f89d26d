"""What employers pay for injuries, and why contributions jump, in pages, workbook and summary."""

from __future__ import annotations

import csv

import numpy as np
import pytest
import xarray as xr
from pages import flat, words
from test_workbook import read_sheets

from outputs.conclusions_risks import passed_sentence
from outputs.labels import LANGUAGES, text
from outputs.measures import of_years
from outputs.risks import BY_EMPLOYERS, INJURY, MEASURE, risk_numbers
from outputs.risks import MEASURES as RISK_MEASURES
from outputs.spreadsheet import write_summary
from outputs.tables import run_text
from outputs.tables_risks import risk_tables
from outputs.workbook import write_run
from scenarios.study import run_scenarios

JOINS = """scenario: joins
title_zh: 参保后由基金支付
title_en: the fund pays once they joined
author: test
date: 2018-01-01
reference: a test
base: weihai-2016-law
changes:
  injury.uninsured_running_payer:
    dated:
      - from: 2018-01-01
        value: fund
        source: {title: assumption, why: a test}
  injury.leave_share:
    unit: share
    value: {others: 1.0, grade_1: 0, grade_2: 0, grade_3: 0, grade_4: 0}
    source: {title: assumption, why: a test}
"""


@pytest.fixture(scope="module")
def weihai(tmp_path_factory) -> xr.Dataset:
    """Weihai from 2017: the fund pays for the uninsured from 2018 on, all graded leave at once."""
    path = tmp_path_factory.mktemp("reforms") / "joins.yaml"
    path.write_text(JOINS, encoding="utf-8")
    return run_scenarios([str(path)], years=4, scale=40)


def employers(result: xr.Dataset, k: int) -> np.ndarray:
    """What employers pay by year, 10,000 yuan."""
    paid = result["injury_by_employers"][k, 0].sum("by_employers").values
    return paid.reshape(-1, 12).sum(axis=1) / 1e6


def test_parts_that_employers_pay_make_up_their_sum(weihai):
    numbers = risk_numbers(weihai)
    parts = sum(of_years(numbers, MEASURE[name], 0) for name in BY_EMPLOYERS)
    assert of_years(numbers, MEASURE["by_employers"], 0) == pytest.approx(parts)
    assert parts == pytest.approx(employers(weihai, 0))
    assert parts.min() > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_base_has_a_table_of_what_employers_pay(weihai, lang):
    page = run_text(weihai.isel(scenario=[0]), lang)
    assert text("table.risk.employers", lang) in page
    tables = {table.title: table for table in risk_tables(weihai, 0, INJURY, lang)}
    table = tables[text("table.risk.employers", lang)]
    assert len(RISK_MEASURES[INJURY]["employers"]) + 1 == len(table.columns)
    first = float(str(next(iter(table.columns[1].cells))).replace(",", ""))
    assert first == pytest.approx(employers(weihai, 0)[0], abs=0.05)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reform_tells_what_employers_pay_beside_the_base(weihai, lang):
    labels = {
        str(cell)
        for table in risk_tables(weihai, 1, INJURY, lang)
        for cell in table.columns[0].cells
    }
    assert text("risk.by_employers", lang) in labels
    assert text("risk.employers_once", lang) in labels
    assert "…" not in run_text(weihai, lang)


def test_workbook_and_summary_have_what_employers_pay(weihai, tmp_path):
    write_run(weihai, tmp_path / "run.xlsx", "zh")
    sheet = read_sheets(tmp_path / "run.xlsx")[text("book.risks", "zh")]
    assert any(text("risk.by_employers", "zh") in str(head) for head in sheet[0])
    write_summary(weihai, tmp_path / "summary.csv", "zh")
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    at = next(n for n, head in enumerate(rows[0]) if text("csv.by_employers", "zh") in head)
    assert float(rows[1][at]) == pytest.approx(employers(weihai, 0)[0] * 1e4)


def test_a_result_that_does_not_tell_them_shows_nothing(weihai):
    older = weihai.drop_vars(["injury_by_employers", "injury_reserve", "injury_stage"])
    assert np.isnan(of_years(risk_numbers(older), MEASURE["by_employers"], 0)).all()
    assert passed_sentence(older, 1, "zh") == ""
    assert "—" in run_text(older.isel(scenario=[0]), "zh")


def test_a_reform_whose_fund_passes_a_limit_says_so(weihai):
    passed = weihai.copy(deep=True)
    passed["injury_stage"][:] = np.array([30, 500_000])
    passed["injury_stage"][1, :, 3] = np.array([17, 0])
    passed["accrual"].loc[{"scenario": passed["scenario"][1], "month": "2020-05"}] += (
        passed["account"] == "injury_contributions"
    ) * 5_000_000_00
    said = passed_sentence(passed, 1, "zh")
    assert said.startswith("2020年保费变化+")
    assert "由基准的30个月变为17个月" in said
    assert "费率下调幅度由50%变为0%" in said
    assert said in words(passed, 1)
    assert said in flat(passed)
    in_english = passed_sentence(passed, 1, "en")
    assert "30 months on 1 January in the base, 17 in the reform" in in_english


def test_a_cut_that_is_the_same_is_not_told(weihai):
    same = weihai.copy(deep=True)
    same["injury_stage"][1] = same["injury_stage"][0]
    assert passed_sentence(same, 1, "zh") == ""
