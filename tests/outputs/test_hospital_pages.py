"""How hospitals are paid in pages, charts and spreadsheets: owed, settled, quotas, points."""

from __future__ import annotations

import csv

import matplotlib as mpl
import pytest
import xarray as xr
from figures import hold_labels_apart
from pages import flat, words
from test_workbook import read_sheets

from outputs.charts import chart
from outputs.conclusions_hospitals import hospital_sentences, quota_sentence
from outputs.fonts import chart_font
from outputs.hospitals import (
    AHEAD,
    BY_ITEM,
    BY_POINTS,
    MONEY,
    PARTS,
    agreed_funds,
    class_numbers,
    excesses,
    is_of_hospitals,
    payment_numbers,
)
from outputs.labels import LANGUAGES, text
from outputs.sampling import line_error
from outputs.sheet_hospitals import head_of
from outputs.spreadsheet import write_summary
from outputs.summary import by_year, estimate
from outputs.tables import run_text
from outputs.tables_hospitals import hospital_tables
from outputs.workbook import write_run
from scenarios.study import run_scenarios

RESIDENT, EMPLOYEE = "resident_medical", "employee_medical"


@pytest.fixture(scope="module")
def yian() -> xr.Dataset:
    """Yi'an: a budget for most, quotas for diseases, bed-days, reviews; chronic lists from 2017."""
    return run_scenarios(["yian-2017"], years=4, scale=50)


@pytest.fixture(scope="module")
def points() -> xr.Dataset:
    """Liaocheng, where everything was paid by item, by points from 2024."""
    return run_scenarios(["liaocheng-points"], years=4, scale=200)


# results


def test_a_point_is_worth_what_was_settled_over_the_weights(points):
    for fund, name in ((RESIDENT, "resident"), (EMPLOYEE, "employee")):
        classes = class_numbers(points, fund).isel(scenario=1, seed=0, year=[2, 3])
        settled = classes["settled"].where(classes["method"] == BY_POINTS, 0).sum(PARTS)
        value = points["settled_value"].sel(medical_fund=name)[1, 0, 2:]
        assert value.values == pytest.approx((settled / classes["points"].sum(PARTS)).values, 1e-4)
        budget = points["points_budget"].sel(medical_fund=name)[1, 0, 2:]
        assert (settled.values <= budget.values).all()
        assert (settled.values > 0.9 * budget.values).all()  # at most the part held back is left
        assert (points["budgeted_value"].sel(medical_fund=name)[1, 0, 2:] > 0).all()


def test_nothing_is_told_of_points_where_nobody_is_paid_by_them(yian, points):
    for result, rows in ((yian, slice(None)), (points.isel(year=[0]), slice(None))):
        assert not result[["points_budget", "settled_value"]].to_array()[:, rows].any()
    before = payment_numbers(points, RESIDENT)["settled_value"]
    assert before[:, :, 0].isnull().all()
    assert before[0].isnull().all()


def test_the_result_tells_the_way_and_the_limit_of_quotas(yian, points):
    ways = yian["payment_method"].sel(medical_fund="resident", hospital="level_1")[0, 0, 0]
    assert ways.values.tolist() == [1, 2, 3]  # budget, case, bed-day
    assert (yian["payment_method"].sel(medical_fund="employee") == BY_ITEM).all()
    assert (yian["case_over_limit"] == 200_000).all()
    assert (points["payment_method"][1].isel(year=0) == BY_ITEM).all()


# numbers


def test_what_is_owed_is_settled_reviewed_borne_or_kept(yian, points):
    for result, fund in ((yian, RESIDENT), (points, RESIDENT), (points, EMPLOYEE)):
        classes = class_numbers(result, fund)
        owed = classes["settled"] - classes["deducted"] + classes["burden"] - classes["retained"]
        assert (owed == classes["incurred"]).all()
        whole = payment_numbers(result, fund)
        assert (whole["incurred"] == classes["incurred"].sum(PARTS)).all()


def test_settled_recovered_and_fined_are_those_of_the_accounts(yian):
    whole, posted = payment_numbers(yian, RESIDENT), by_year(yian["accrual"])
    for part, line in (
        ("settled", "resident_stays"),
        ("recovered", "resident_recovered"),
        ("fines", "resident_fines"),
        ("deducted", "resident_review"),
    ):
        assert (whole[part].values == posted.sel(account=line).values).all()
        assert whole[part].any()
    ahead = yian["paid_ahead"].sel(medical_fund="resident")[..., 11::12]
    assert (whole[AHEAD].values == ahead.values).all()


def test_funds_that_pay_by_item_are_not_shown(yian, points):
    assert [RESIDENT] == agreed_funds(yian, 0) == agreed_funds(yian, 1)
    assert [] == agreed_funds(points, 0)
    assert [RESIDENT, EMPLOYEE] == agreed_funds(points, 1)
    assert [] == hospital_tables(points, 0, "zh") == hospital_sentences(points, 0, "zh")
    same = yian.isel(scenario=[0, 0])
    assert [] == agreed_funds(same, 1)  # a reform that moves nothing of it
    older = yian.drop_vars("payment_method")
    assert [] == agreed_funds(older, 0)


def test_too_many_stays_above_the_quota_lie_above_the_limit(yian):
    found = excesses(yian, 1, RESIDENT)
    assert found
    for excess in found:
        at = {"medical_fund": "resident", "hospital": excess.hospital, "channel": "case"}
        above = yian["above_case_limit"].sel(at)[1, 0]
        assert yian["year"].values[above.values > 0].tolist() == excess.years
        assert 0.2 == excess.limit < excess.low <= excess.high
    assert [] == excesses(yian, 1, EMPLOYEE)


# pages


def test_a_reform_shows_base_reform_and_change_of_each_amount(yian):
    page, numbers = run_text(yian, "zh"), payment_numbers(yian, RESIDENT)
    begin = page.index("医院支付：居民医保基金住院")
    table = page[begin : page.index("医院支付按级别", begin)].splitlines()
    rows = [
        next(row for row in table if f"2017 {side}" in row) for side in ("基准", "改革", "变化")
    ]
    for part in ("incurred", "settled", "burden", "deducted", "refused", "recovered"):
        base, reform = (float(numbers[part][k, 0, 1]) / 1e6 for k in (0, 1))
        cells = [f"{base:,.0f}", f"{reform:,.0f}", f"{reform - base:+,.0f}"]
        assert all(cell in row.split() for cell, row in zip(cells, rows, strict=True)), part


def test_a_base_shows_every_year_and_its_levels_by_way_of_payment(yian):
    alone = yian.isel(scenario=[0])
    page = run_text(alone, "zh")
    table = page[page.index("医院支付：居民医保基金住院") :].split("\n\n")[1]
    assert ["2016", "2017", "2018", "2019"] == [
        row.split()[0] for row in table.splitlines() if row.strip()[:2] == "20"
    ]
    for row in ("一级及以下 总额预算", "一级及以下 按病种", "其余医院 按项目"):
        assert row in page
    assert "医院支付：居民医保基金2016—2019年住院应付" in words(alone, 0)


def test_a_change_of_prepayment_alone_shows_what_is_paid_ahead(yian):
    moved = yian.isel(scenario=[0, 0]).copy(deep=True)
    moved["paid_ahead"][1] += 100_000_000
    assert [RESIDENT] == agreed_funds(moved, 1)
    table = hospital_tables(moved, 1, "zh")[0]
    ahead = next(column for column in table.columns if column.header == "年末\n预付")
    assert "+100" in list(ahead.cells)


def test_levels_add_up_to_all_hospitals(yian):
    table = hospital_tables(yian, 1, "zh")[1]
    settled = next(list(column.cells) for column in table.columns if column.header == "结算")
    *parts, whole = (float(str(cell).replace(",", "")) for cell in settled)
    assert sum(parts) == pytest.approx(whole, abs=0.5 * len(parts) + 0.001 * whole)
    whole_fen = float(payment_numbers(yian, RESIDENT)["settled"][1, 0, 1])
    assert whole == pytest.approx(whole_fen / 1e6, abs=0.5)


def test_the_limit_of_quotas_is_told_in_words(yian):
    over = excesses(yian, 1, RESIDENT)
    said = quota_sentence(yian, 1, RESIDENT, "zh")
    assert said in words(yian, 1)
    assert "20%" in said
    assert f"{over[0].high:.1%}" in said
    assert "不改革时" in said
    assert all(text(f"level.{excess.hospital}", "zh") in said for excess in over)
    assert "，超限" in run_text(yian, "zh")
    below = yian.assign(above_case_limit=yian["above_case_limit"] * 0)
    assert "" == quota_sentence(below, 1, RESIDENT, "zh")
    assert "，超限" not in run_text(below, "zh")


def test_hospitals_that_bear_more_have_a_sentence_and_noise_has_none(yian):
    said = hospital_sentences(yian, 1, "zh")[0]
    moved = payment_numbers(yian, RESIDENT)["burden"][:, 0].sum("year").values
    assert moved[0] != moved[1]
    assert "医院承担由" in said
    assert said in words(yian, 1)
    burden = yian["hospital_burden"].copy()
    burden[1] = burden[0]
    burden[1, 0, 0, 0, 0, 0] += 1
    assert "医院承担由" not in hospital_sentences(yian.assign(hospital_burden=burden), 1, "zh")[0]


def test_points_have_a_table_and_a_sentence(points):
    numbers = payment_numbers(points, RESIDENT)
    page = run_text(points, "zh")
    table = page[page.index("点数法（DRG、DIP）：居民医保基金") :].split("\n\n")[1]
    for part in ("budgeted_value", "settled_value"):
        yuan = f"{float(numbers[part][1, 0, 2]) / 100:,.2f}"
        assert yuan in table
        assert yuan in words(points, 1)
    assert "按项目→按点数" in page
    assert "nan" not in page
    assert "nan" not in run_text(points, "en")


def test_amounts_are_explained_below_the_tables(yian):
    assert "应付＝结算－评审扣减＋医院承担－医院留用" in flat(yian)
    assert text("note.hospital_sample", "zh") in flat(yian)
    assert text("note.hospital_sample", "zh") not in flat(yian.assign_attrs(scale="1/1"))


# files


def test_the_workbook_has_a_sheet_of_hospitals(yian, points, tmp_path):
    for result, name in ((yian, "yian"), (points, "points")):
        write_run(result, tmp_path / f"{name}.xlsx", "zh")
    heads, _, *rows = read_sheets(tmp_path / "yian.xlsx")["医院支付"]
    column = {head: number for number, head in enumerate(heads)}
    whole = [r for r in rows if r[column["医院级别"]] == "合计" and r[1] == "2017"]
    numbers = payment_numbers(yian, RESIDENT).isel(seed=0, year=1)
    for part in MONEY:
        at = column[head_of(part, "zh")]
        assert float(numbers[part][0]) / 100 == pytest.approx(float(whole[0][at]), abs=0.01)
    flags = [row for row in rows if row[column["超定额人次是否超限"]] == "超限"]
    assert sum(len(e.years) for k in (0, 1) for e in excesses(yian, k, RESIDENT)) == len(flags)
    heads, _, *rows = read_sheets(tmp_path / "points.xlsx")["医院支付"]
    settled = [row[heads.index("结算点值（元）")] for row in rows if row[4] == "合计"]
    value = float(points["settled_value"][1, 0, 2, 0]) / 100
    assert f"{value:.2f}" in [f"{float(cell):.2f}" for cell in settled if cell]


def test_what_is_owed_has_an_error_in_a_sample_and_a_remark_tells_of_the_rest(yian):
    for k in (0, 1):
        owed, settled = (column(yian, k, f"hospital.{what}") for what in ("incurred", "settled"))
        line = ["resident_stays"]
        half = line_error(yian, k, line, change=False) / 1e6
        assert f"±{half[1]:,.0f}" in "".join(owed)
        assert not any("±" in cell for cell in settled)
    change = line_error(yian, 1, line, change=True)[1] / 1e6
    assert f"±{change:,.0f}" == column(yian, 1, "hospital.incurred")[2].split("\n")[1]
    assert text("note.hospital_error", "zh") in flat(yian)
    whole = yian.assign_attrs(scale="1/1")
    assert not any("±" in cell for cell in column(whole, 1, "hospital.incurred"))
    assert text("note.hospital_error", "zh") not in flat(whole)


def test_every_amount_of_several_seeds_has_its_interval(seeds):
    numbers = payment_numbers(seeds, RESIDENT)
    half = estimate(numbers["settled"][1] - numbers["settled"][0]).half / 1e6
    cells = column(seeds, 1, "hospital.settled")
    assert all("±" in cell for cell in cells)
    assert f"±{half[-1]:,.0f}" == cells[-1].split("\n")[1]
    assert text("note.hospital_levels", "zh") in flat(seeds)


def column(result: xr.Dataset, k: int, head: str) -> list[str]:
    """Cells of a column of the first table of hospitals, by its head."""
    found = hospital_tables(result, k, "zh")[0].columns
    return [str(cell) for part in found if part.header == text(head, "zh") for cell in part.cells]


def test_the_table_by_year_has_columns_of_hospitals(points, tmp_path):
    write_summary(points, tmp_path / "summary.csv", "zh")
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    borne = payment_numbers(points, EMPLOYEE)["burden"][1, 0, 3]
    assert float(rows[-1]["医院支付 职工医保统筹基金 医院承担（元）"]) == float(borne) / 100
    value = float(points["settled_value"].sel(medical_fund="employee")[1, 0, 3])
    assert float(rows[-1]["医院支付 职工医保统筹基金 结算点值（元）"]) == value / 100


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reform_of_payment_alone_draws_what_hospitals_bear_and_keep(points, yian, lang):
    assert is_of_hospitals(points, 1)
    assert not is_of_hospitals(yian, 1)
    assert 6 == hold_labels_apart(points, 1, lang)
    with mpl.rc_context({"font.family": [chart_font()]}):
        figure = chart(points, 1, lang)
        title = figure.axes[-1].get_title("left")
        found = figure.axes[-1].findobj(lambda part: getattr(part, "_text", "") == title)
        assert found[0].get_window_extent().x1 <= figure.bbox.x1
