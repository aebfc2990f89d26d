"""Work injury and unemployment in pages, charts and spreadsheets: of a base, of reforms of them."""

from __future__ import annotations

import csv

import matplotlib as mpl
import numpy as np
import pytest
import xarray as xr
from figures import hold_labels_apart
from pages import flat, words
from test_workbook import read_sheets

from outputs import charts
from outputs.charts import chart, draw_run
from outputs.conclusions import conclusions
from outputs.conclusions_risks import arrears_sentence, risk_sentence
from outputs.fonts import chart_font
from outputs.funds import RISKS, accounts_of
from outputs.gains_by_age import age_gain_tables
from outputs.labels import LANGUAGES, line_name, text
from outputs.measures import of_years
from outputs.risks import (
    GROUPS,
    INJURY,
    JOBLESS,
    MEASURE,
    RISING,
    arrears,
    held_back,
    is_of_risks,
    risk_funds,
    risk_numbers,
)
from outputs.spreadsheet import write_summary
from outputs.summary import by_year, yearly
from outputs.tables import run_text
from outputs.tables_risks import risk_tables
from outputs.workbook import write_run
from scenarios.study import run_scenarios

RISE, BENEFIT, MAY = 1, 2, 3
HEAD = """scenario: {name}
title_zh: {name}
title_en: {name}
author: test
date: 2018-01-01
reference: a test
base: weihai-2016-law
changes:
"""
DATED = """  {key}:
    unit: {unit}
    dated:
      - from: {start}
        value: {value}
        source: {{title: assumption, why: a test}}
"""
#: A benefit as high as the minimum wage from 2019 on; arrears in May instead of August from 2018.
FULL = DATED.format(
    key="unemployment.benefit_rate", unit="share", start="2019-01-01", value="{others: 1.0}"
)
EARLIER = DATED.format(key="injury.rise_month", unit="month_of_year", start="2018-01-01", value="5")


@pytest.fixture(scope="module")
def weihai(tmp_path_factory) -> xr.Dataset:
    """Weihai from 2017: the rise of its injury benefits, a higher benefit, earlier arrears."""
    folder, names = tmp_path_factory.mktemp("reforms"), ["weihai-2017-adjustment"]
    for name, changes in (("full-benefit", FULL), ("paid-in-may", EARLIER)):
        path = folder / f"{name}.yaml"
        path.write_text(HEAD.format(name=name) + changes, encoding="utf-8")
        names.append(str(path))
    return run_scenarios(names, years=4, scale=40)


@pytest.fixture(scope="module")
def numbers(weihai) -> xr.Dataset:
    return risk_numbers(weihai)


def monthly(result: xr.Dataset, name: str, k: int) -> np.ndarray:
    """Money of the benefits that rise, by month, fen."""
    return result[name][k, 0].sel(account=list(RISING)).sum("account").values


# numbers


def test_the_rate_is_what_is_paid_in_over_the_wages_of_the_insured(weihai, numbers):
    wages = weihai["wages_insured"][0, 0].values.reshape(-1, 12, 2).sum(axis=1)
    paid = by_year(weihai["accrual"])[0, 0].sel(account="injury_contributions").values
    assert of_years(numbers, MEASURE["injury_rate"], 0) == pytest.approx(100 * paid / wages[:, 0])
    rate = of_years(numbers, MEASURE["jobless_rate"], 0)
    assert rate[:3] == pytest.approx([1.0] * 3, rel=1e-4)  # 0.7 % of employers, 0.3 % own
    assert 0.5 < rate[3] < 0.8  # waived for months of 2020


def test_injuries_are_told_by_grades_that_go_together(weihai, numbers):
    outcomes = weihai["work_injury_outcomes"][0, 0]
    mean = numbers.isel(scenario=0, seed=0)
    assert np.array_equal(mean["recognised"], outcomes.sum("injury_outcome"))
    assert np.array_equal(sum(mean[name] for name in GROUPS), mean["recognised"])
    assert np.array_equal(mean["grade_1_4"], outcomes.values[:, 1:5].sum(axis=1))
    insured = weihai["insured_against"][0, 0].values.reshape(-1, 12, 2).mean(axis=1)
    found = of_years(numbers, MEASURE["recognised_each"], 0)
    assert found == pytest.approx(1000 * mean["recognised"].values / insured[:, 0])


def test_a_mean_allowance_is_what_is_drawn_over_the_months_drawn(weihai, numbers):
    heads = weihai["pension_heads"][0, 0]
    grades = [f"injured_grade_{grade}" for grade in range(1, 5)]
    drawn = heads.sel(pension_head=grades).sum("pension_head").values.reshape(-1, 12)
    paid = by_year(weihai["pension_flows"])[0, 0].sel(pension_flow="injury_allowance").values
    found = of_years(numbers, MEASURE["mean_allowance"], 0)
    assert found == pytest.approx(paid / drawn.sum(axis=1) / 100)
    assert of_years(numbers, MEASURE["allowances"], 0) == pytest.approx(drawn[:, 11])
    assert (2_000 < found).all()
    assert (found < 5_000).all()


def test_the_benefit_is_a_share_of_the_minimum_wage(weihai, numbers):
    base, reform = (of_years(numbers, MEASURE["of_minimum"], k) for k in (0, BENEFIT))
    assert base[0] == pytest.approx(0.7, abs=1e-4)
    assert reform[2:] == pytest.approx([1.0] * 2, abs=2e-3)
    assert np.array_equal(base[:2], reform[:2])
    months = numbers["benefit_months"][0, 0].values
    paid = by_year(weihai["accrual"])[0, 0].sel(account="unemployment_benefits").values
    found = of_years(numbers, MEASURE["mean_benefit"], 0)
    assert found == pytest.approx(paid / months / 100)
    assert found / of_years(numbers, MEASURE["of_wage"], 0) == pytest.approx(
        weihai["reference_wage"][0].values / 100
    )


def test_an_older_result_leaves_out_what_it_does_not_tell(weihai):
    older = weihai.drop_vars(["wages_insured", "minimum_wage"]).isel(scenario=[0])
    assert np.isnan(of_years(risk_numbers(older), MEASURE["injury_rate"], 0)).all()
    said = risk_sentence(older, 0, JOBLESS, "zh")
    assert "人均失业金" in said
    assert "费率" not in said
    assert "最低工资" not in said


# a rise in arrears


def test_arrears_are_what_was_due_before_the_month_that_pays_them(weihai):
    found = arrears(weihai, RISE)
    assert ("2017-01", "2017-07", "2017-08") == (found.first, found.until, found.paid)
    due, paid = (monthly(weihai, n, RISE) - monthly(weihai, n, 0) for n in ("accrual", "cash"))
    assert sum(found.amounts.values()) == due[:7].sum() - paid[:7].sum()
    assert set(RISING) == set(found.amounts)
    assert paid[7] == due[:8].sum() - paid[:7].sum()
    assert np.array_equal(due[8:12], paid[8:12])


def test_the_months_of_arrears_end_with_nothing_to_pay(weihai):
    table = risk_tables(weihai, RISE, INJURY, "zh")[-1]
    months, _, _, still = (list(column.cells) for column in table.columns)
    assert [f"2017-{month:02}" for month in range(1, 13)] == months
    assert [float(str(cell).replace(",", "")) > 0 for cell in still] == [True] * 7 + [False] * 5


def test_a_sentence_says_when_arrears_are_paid(weihai):
    said = arrears_sentence(weihai, RISE, "zh")
    assert "比基准多发的2017-01至2017-07增加额" in said
    assert "在2017-08一次补发（伤残津贴" in said
    assert said in words(weihai, RISE)
    assert "is paid in 2017-08 in one sum (allowances" in arrears_sentence(weihai, RISE, "en")
    assert "2018-01至2018-07的调整增加额" in arrears_sentence(weihai, 0, "zh")
    assert arrears_sentence(weihai, 0, "zh") in flat(weihai.isel(scenario=[0]))


def test_another_month_of_payment_costs_nothing_and_is_shown_by_month(weihai):
    assert arrears(weihai, MAY) is None
    assert not held_back(weihai, MAY).sum("month").any()
    said = words(weihai, MAY)
    assert "工伤保险基金的应付总额不变，只是付得更早" in said
    assert "2018-08" in flat(weihai.isel(scenario=[0, MAY]))
    assert "补发：" not in said


def test_contributions_that_jump_years_later_do_not_lead_the_page(weihai):
    jump = weihai.isel(scenario=[0, RISE]).copy(deep=True)
    jump["accrual"].loc[{"scenario": jump["scenario"][1], "month": "2020-05"}] += (
        jump["account"] == "injury_contributions"
    ) * 5_000_000_00
    said = words(jump, 1)
    assert "工伤保险基金支出2017年变化" in said
    assert "改革使费率换档的年份收入会跳动，最大的是2020年（+" in said
    assert "改革使费率换档" not in words(weihai, MAY)
    with mpl.rc_context({"font.family": [chart_font()]}):
        axes = chart(jump, 1, "zh").axes
    assert "支出构成" in axes[0].get_title(loc="left")
    assert "各项变化：改革减基准" in axes[2].get_title(loc="left")


# pages


def test_a_reform_of_injury_is_led_by_its_fund(weihai):
    assert [is_of_risks(weihai, k) for k in range(4)] == [False, True, True, True]
    assert [INJURY] == risk_funds(weihai, RISE)
    lines = run_text(weihai.isel(scenario=[0, RISE]), "zh").splitlines()
    assert "工伤保险基金（单位：万元）" == lines[2]
    page, told = "".join(lines), ("各项变化，改革减基准", "长期待遇调整与补发", "花费：自2017-01起")
    assert all(words in page for words in told)
    others = ("就医与待遇水平", "期望值引擎", "个人负担：", "失业保险")
    assert not any(words in page for words in others)


def test_what_moves_stands_beside_the_base_and_nothing_else(weihai):
    beside = risk_tables(weihai, BENEFIT, JOBLESS, "zh")
    labels = [str(cell) for cell in beside[0].columns[0].cells]
    assert ["人均失业金（元/月）", "失业金占最低工资", "失业金占上年平均工资"] == labels
    said = risk_sentence(weihai, BENEFIT, JOBLESS, "zh")
    assert said.startswith("失业保险基金，2020年改革与基准：人均失业金（元/月）由")


def test_what_people_draw_more_is_what_the_fund_pays_more(weihai):
    paid = weihai["accrual"].sel(account="unemployment_benefits").sum("month")[:, 0]
    assert int(weihai["gain_ever"][BENEFIT].sum()) == int(paid[BENEFIT] - paid[0])
    (table,) = age_gain_tables(weihai, BENEFIT, "zh")
    assert "基金多付\n人数" == table.columns[1].header  # few people are not told in ten thousands
    assert f"全期为{int(weihai['gainers_ever'][BENEFIT].sum()):,}人多付" in words(weihai, BENEFIT)


def test_the_page_of_a_base_has_both_funds(weihai):
    page = flat(weihai.isel(scenario=[0]))
    for fund in RISKS:
        name = text(f"fund.{fund}", "zh")
        for part in ("（单位：", "：收入构成", "：支出构成", "：2017年收入", "，2017年与2020年："):
            assert f"{name}{part}" in page
    for name in ("risks", "risk.cases", "risk.drawing", "risk.benefit"):
        assert text(f"table.{name}", "zh") in page
    assert "抽样中一人代表40人" in page


def test_pages_of_other_reforms_hold_nothing_of_the_risks(medical):
    for k in (1, 2):
        page = run_text(medical.isel(scenario=[0, k]), "zh")
        assert "失业保险" not in page
        assert "工伤" not in page


@pytest.mark.parametrize("k", range(4))
def test_pages_fit_the_width_and_keep_to_their_language(weihai, k):
    part = weihai.isel(scenario=[0, k] if k else [0])
    for lang in LANGUAGES:
        page = run_text(part, lang)
        assert "…" not in page
    assert not [letter for letter in page if "\u4e00" <= letter <= "\u9fff"]


def test_a_sentence_keeps_to_one_unit(weihai):
    cost = next(line for line in conclusions(weihai, yearly(weihai), RISE, "zh") if "花费" in line)
    assert "万元" in cost
    assert "亿元" not in cost
    assert cost.count("元") == cost.count("万元")


# files


def test_every_measure_and_line_has_its_texts():
    for lang in LANGUAGES:
        for name in MEASURE:
            assert text(f"risk.{name}", lang)
            assert text(f"risk.short.{name}", lang)
        for fund in RISKS:
            assert all("- " not in line_name(a.name, lang) for a in accounts_of(fund))


def test_a_base_has_a_chart_of_the_risks(weihai, tmp_path, monkeypatch):
    monkeypatch.setattr(charts, "draw", lambda *_, **__: None)
    assert "chart-risks.png" in draw_run(weihai.isel(scenario=[0]), tmp_path, "zh")
    assert "chart-risks.png" not in draw_run(weihai.isel(scenario=[0, RISE]), tmp_path, "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("k", range(4))
def test_charts_of_the_risks_have_six_panels_without_overlaps(weihai, k, lang):
    assert 6 == hold_labels_apart(weihai, k, lang, "" if k else "risks")


def test_months_of_payment_are_drawn_where_rises_are_paid_late(weihai):
    with mpl.rc_context({"font.family": [chart_font()]}):
        late, benefit = (chart(weihai, k, "zh").axes[3] for k in (RISE, BENEFIT))
    assert "每月实付" in late.get_title(loc="left")
    assert "领取失业金人数" in benefit.get_title(loc="left")
    paid = monthly(weihai, "cash", RISE)[:36] / 1e6
    assert np.asarray(late.lines[-1].get_ydata()) == pytest.approx(paid)


def test_the_workbook_holds_measures_of_the_risks_and_who_gains(weihai, numbers, tmp_path):
    write_run(weihai, tmp_path / "risks.xlsx", "zh")
    book = read_sheets(tmp_path / "risks.xlsx")
    rows = book["工伤失业指标"]
    column = rows[0].index("失业 人均失业金（元/月）")
    found = [float(row[column]) for row in rows[2:6]]
    assert found == pytest.approx(of_years(numbers, MEASURE["mean_benefit"], 0), abs=0.01)
    gained = [float(row[4]) for row in book["分性别年龄多付少付"][2:] if row[0] == "full-benefit"]
    assert sum(gained) == pytest.approx(float(weihai["gain_ever"][BENEFIT].sum()) / 100)


def test_the_spreadsheet_holds_people_of_the_risks(weihai, tmp_path):
    write_summary(weihai, tmp_path / "summary.csv", "zh")
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    injured = int(weihai["work_injury_outcomes"][0, 0, 0].sum())
    assert injured == int(row["工伤认定人次（人）"])
    wages = int(weihai["wages_insured"][0, 0, :12].sel(risk=JOBLESS).sum())
    assert f"{wages / 100:.2f}" == row["失业保险缴费工资（元）"]
