"""The housing fund in pages, charts and spreadsheets: of a base, and of a reform of it."""

from __future__ import annotations

import csv

import matplotlib as mpl
import numpy as np
import pytest
import xarray as xr
from pages import words
from test_workbook import read_sheets

from outputs.charts import chart, draw_run
from outputs.fonts import chart_font
from outputs.housing import (
    KINDS_OF_LOANS,
    MEASURE,
    MEASURES,
    MONEY,
    has_housing,
    housing_numbers,
    is_of_housing,
    larger_claims,
    loans_by_kind,
    moves_housing,
)
from outputs.labels import LANGUAGES, text
from outputs.measures import of_years
from outputs.panels_housing import FLOWS
from outputs.spreadsheet import write_summary
from outputs.tables import run_text
from outputs.tables_housing import housing_tables
from outputs.workbook import write_run
from scenarios.study import run_scenarios

SUPPORT, PACKAGE = 1, 2


@pytest.fixture(scope="module")
def city() -> xr.Dataset:
    """Liaocheng: the support of 2023 by the housing fund, and a reform of maternity."""
    names = ["liaocheng-housing-2023", "liaocheng-2023-package"]
    return run_scenarios(names, years=4, scale=100)


@pytest.fixture(scope="module")
def numbers(city: xr.Dataset) -> xr.Dataset:
    return housing_numbers(city)


def test_a_reform_of_the_fund_is_none_of_insurance(city):
    assert has_housing(city)
    assert [is_of_housing(city, k) for k in range(3)] == [False, True, False]
    assert [moves_housing(city, k) for k in range(3)] == [False, True, False]


def test_stocks_are_those_of_december_and_follow_from_the_flows(city, numbers):
    mean = numbers.isel(seed=0)
    came = mean["deposits"] + mean["interest"] - mean["withdrawals"]
    lent = mean["granted"] - mean["principal"]
    for name, flow in (("accounts", came), ("loans", lent)):
        first = mean[name].isel(year=0) - flow.isel(year=0)
        assert np.array_equal(mean[name].values, (first + flow.cumsum("year")).values.astype(int))
        december = city["housing_stock"].sel(housing_stock_of=name)[:, 0, 11::12]
        assert np.array_equal(mean[name].values, december.values)


def test_liquidity_is_what_is_not_lent_over_what_a_month_pays_out(numbers):
    base = numbers.isel(scenario=0, seed=0)
    idle = base["accounts"] - base["loans"]
    outgo = (base["withdrawals"] + base["granted"]) / 12
    assert of_years(numbers, MEASURE["liquid"], 0) == pytest.approx((idle / outgo).values)
    ratio = (base["loans"] / base["accounts"]).values
    assert of_years(numbers, MEASURE["ratio"], 0) == pytest.approx(ratio)
    mean = base["granted"] / base["number"] / 100 / 10_000
    assert of_years(numbers, MEASURE["mean_loan"], 0) == pytest.approx(mean.values)


def test_loans_by_kind_are_all_loans_and_the_young_are_part_of_them(city, numbers):
    for k in (0, SUPPORT):
        number, amount = loans_by_kind(city, k)
        assert number.shape == (len(KINDS_OF_LOANS), city.sizes["year"])
        assert number[:3].sum(axis=0) == pytest.approx(numbers["number"][k, 0].values)
        assert amount[:3].sum(axis=0) == pytest.approx(numbers["granted"][k, 0].values)
        assert np.all(number[3] <= number[:3].sum(axis=0))
    assert loans_by_kind(city, 0)[0][3].sum() == 0 < loans_by_kind(city, SUPPORT)[0][3].sum()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_base_shows_stock_flow_members_reasons_loans_and_surplus(city, lang):
    tables = housing_tables(city, 0, lang)
    names = ("money", "members", "reasons", "kinds", "surplus")
    starts = [text(f"table.housing_{name}", lang, unit="?").split("?")[0] for name in names]
    assert [str(t.title).startswith(s) for t, s in zip(tables, starts, strict=True)] == [True] * 5
    assert all(table.row_count == city.sizes["year"] for table in tables)
    assert len(tables[0].columns) == 1 + len(MONEY)
    assert len(tables[1].columns) == 1 + len(MEASURES)
    page = run_text(city.isel(scenario=[0]), lang)
    assert text("table.housing", lang) in page.splitlines()


def test_a_reform_shows_what_it_moves_beside_the_base(city, numbers):
    money, beside, kinds, surplus = housing_tables(city, SUPPORT, "zh")
    labels = list(money.columns[0].cells)
    assert "缴存额" not in labels
    change = (numbers["granted"][SUPPORT, 0] - numbers["granted"][0, 0]).values
    row, years = labels.index("发放贷款"), city["year"].values.tolist()
    first = list(money.columns[1].cells)[row]
    shown = int(str(money.columns[1].header))
    assert float(first.replace(",", "")) == pytest.approx(
        change[years.index(shown)] / 1e6, rel=0.01
    )
    assert "笔均贷款（万元）" in list(beside.columns[0].cells)
    assert not any("实缴职工" in cell for cell in beside.columns[0].cells)
    assert "其中青年首套房提高额度（笔）" in list(kinds.columns[0].cells)
    assert "增值收益" in list(surplus.columns[0].cells)


def test_a_page_of_such_a_reform_has_no_table_of_insurance(city):
    page = run_text(city.isel(scenario=[0, SUPPORT]), "zh")
    assert "住房公积金：资金与余额变化" in page
    assert "不是社会保险基金" in page
    assert "居民医保基金" not in page
    assert "核对" not in page
    other = run_text(city.isel(scenario=[0, PACKAGE]), "zh")
    assert "公积金" not in other


def test_sentences_say_money_families_ratio_and_people(city, numbers):
    said = words(city, SUPPORT)
    assert said.startswith("自2023-03起，住房公积金全期发放贷款+")
    number, amount = (part[1].sum() for part in loans_by_kind(city, SUPPORT))
    assert f"二孩家庭{number:,.0f}笔" in said
    assert f"笔均{amount / number / 100:,.0f}元" in said
    assert "青年首套房" in said
    assert "基准0笔" not in said
    base, reform = (of_years(numbers, MEASURE["ratio"], k)[-1] for k in (0, SUPPORT))
    assert f"由{base:.1%}变为{reform:.1%}" in said
    more, gain, *_ = larger_claims(city, SUPPORT)
    assert f"增加的有{more:,.0f}人，人均累计{gain / more / 100:,.0f}元" in said
    assert "loans granted by the housing fund change by +" in words(city, SUPPORT, "en")
    assert "住房公积金：缴存余额2022年末" in words(city, 0)


def lent(city: xr.Dataset, base: list[int], support: list[int]) -> xr.Dataset:
    """The city with these states of lending by year."""
    states = city["housing_lending"].copy(deep=True)
    for k, states_of in ((0, base), (SUPPORT, support)):
        states[k] = np.repeat(states_of, 12)
    return city.assign(housing_lending=states)


def test_a_threshold_that_is_passed_is_told_with_what_the_law_does_then(city, numbers):
    mean = numbers.isel(scenario=0, seed=0)
    ratio = f"{float(mean['loans'][1] / mean['accounts'][1]):.1%}"
    tight = lent(city, [0, 0, 1, 1], [0, 0, 1, 1])
    said = f"2023年末个贷率{ratio}，达到收紧线，2024–2025年住房公积金贷款额度降低。"
    assert said in words(tight, 0)
    assert "收紧线" not in words(tight, SUPPORT), "as in the base"
    english = f"{ratio} of deposits at the end of 2023"
    assert english in words(tight, 0, "en")
    assert "caps of loans are cut in 2024–2025" in words(tight, 0, "en")
    assert said in run_text(tight.isel(scenario=[0]), "zh").replace("\n", "")


def test_a_reform_tells_of_lending_where_it_is_not_that_of_the_base(city):
    other = lent(city, [1, 0, 0, 0], [2, 3, 0, 0])
    opening = city["housing_opening"].values[SUPPORT, 0]
    said = words(other, SUPPORT)
    assert f"改革下：2021年末个贷率{opening[1] / opening[0]:.1%}，达到停贷线，2022年" in said
    assert "2023年住房公积金贷款须轮候" in said
    assert "loans wait for their money in 2023" in words(other, SUPPORT, "en")
    assert "贷款不受限制" in words(lent(city, [1, 0, 0, 0], [0, 0, 0, 0]), SUPPORT)
    open_ = lent(city, [0] * 4, [0] * 4)
    assert "注意" not in words(open_, 0) + words(open_, SUPPORT)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_charts_draw_a_base_and_a_reform_in_six_panels(city, numbers, lang, tmp_path):
    with mpl.rc_context({"font.family": [chart_font()]}):
        for k, part in ((0, "housing"), (SUPPORT, "")):
            axes = chart(city, k, lang, part=part).axes
            assert len(axes) == 6
            unit = text("panel.housing_flows", lang, unit="?").split("?")[0]
            assert axes[0].get_title(loc="left").startswith(unit)
            last = "panel.housing_change" if k else "panel.housing_liquid"
            head = text(last, lang, unit="?").split("?")[0]
            assert axes[5].get_title(loc="left").startswith(head)
            mean = numbers[list(FLOWS)].isel(seed=0)
            moved = (mean.isel(scenario=k) != mean.isel(scenario=0)).any()
            assert len(axes[0].lines) == len(FLOWS) + sum(bool(moved[name]) for name in FLOWS)
    if lang == "zh":
        files = draw_run(city.isel(scenario=[0]), tmp_path, lang)
        assert {"chart-housing.png", "chart-housing.svg"} < set(files)
        assert len(draw_run(city.isel(scenario=[0, SUPPORT]), tmp_path, lang)) == 2


def test_spreadsheets_hold_the_fund(city, numbers, tmp_path):
    write_summary(city, tmp_path / "summary.csv", "zh")
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    head = next(name for name in rows[0] if name.startswith("公积金贷款余额"))
    found = [float(row[head]) for row in rows if row["方案"] == "liaocheng-housing-2023"]
    assert found == pytest.approx(numbers["loans"][SUPPORT, 0].values / 100)
    write_run(city, tmp_path / "workbook.xlsx", "zh")
    sheet = read_sheets(tmp_path / "workbook.xlsx")["住房公积金"]
    assert len(sheet) == 2 + 3 * city.sizes["year"]
    assert len(sheet[0]) == 2 + len(MONEY) + len(MEASURES)
    column = sheet[0].index("个贷率（贷款余额占缴存余额）")
    ratios = [float(row[column]) for row in sheet[2 : 2 + city.sizes["year"]]]
    assert ratios == pytest.approx(of_years(numbers, MEASURE["ratio"], 0), abs=1e-4)
