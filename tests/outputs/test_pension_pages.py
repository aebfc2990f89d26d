"""Pensions in the pages, charts and spreadsheets of a run: of bases, of reforms that move them."""

from __future__ import annotations

import csv

import matplotlib as mpl
import numpy as np
import pytest
import xarray as xr
from figures import hold_labels_apart
from pages import flat, words
from test_workbook import read_sheets

from outputs.cells import fund_unit
from outputs.charts import chart, draw_run
from outputs.conclusions_pensions import medical_side, pension_remarks
from outputs.fonts import chart_font
from outputs.funds import PENSIONS, fund_numbers, is_opening_known, main_funds, opening_balance
from outputs.gains_by_age import age_gain_sentence, age_gain_tables, gain_rows
from outputs.labels import LANGUAGES, text
from outputs.measures import of_years
from outputs.pensions import (
    EMPLOYEES,
    MEASURE,
    MEASURES,
    RESIDENTS,
    compared_years,
    is_of_pensions,
    own_result,
    pension_funds,
    pension_numbers,
    shown_years,
)
from outputs.sampling import change_error
from outputs.spreadsheet import write_summary
from outputs.summary import by_year
from outputs.tables import run_text
from outputs.tables_lines import line_tables
from outputs.tables_pensions import member_tables
from outputs.workbook import write_run
from scenarios.study import run_scenarios
from sim.accounts import ACCOUNTS

NO_DELAY, BY_PRICES, DEARER = 1, 2, 3


@pytest.fixture(scope="module")
def nation() -> xr.Dataset:
    """The nation from 2025: no delay of retirement, rises with prices alone, dearer firms."""
    names = ("no-delay", "rise-by-prices", "enterprise-18")
    return run_scenarios([f"china-2025-{name}" for name in names], years=6, scale=20_000)


@pytest.fixture(scope="module")
def numbers(nation) -> xr.Dataset:
    return pension_numbers(nation)


# numbers


def test_members_are_those_of_december(nation, numbers):
    heads = nation["pension_heads"][0, 0].values[:, :4].reshape(-1, 12, 4)[:, 11]
    assert of_years(numbers, MEASURE["workers"], 0) * 1e4 == pytest.approx(heads[:, :2].sum(axis=1))
    assert of_years(numbers, MEASURE["retired"], 0) * 1e4 == pytest.approx(heads[:, 2])
    found = of_years(numbers, MEASURE["workers_each"], 0)
    assert found == pytest.approx(heads[:, :2].sum(axis=1) / heads[:, 2])
    assert of_years(numbers, MEASURE["drawing"], 0) * 1e4 == pytest.approx(heads[:, 3])


def test_a_mean_pension_is_what_is_drawn_over_the_months_drawn(nation, numbers):
    months = nation["pension_heads"][0, 0].values[:, :4].reshape(-1, 12, 4).sum(axis=1)
    year = by_year(nation["accrual"])[0, 0]
    drawn = year.sel(account=["pension_pooled", "pension_account"]).sum("account").values
    assert of_years(numbers, MEASURE["mean_pension"], 0) == pytest.approx(
        drawn / months[:, 2] / 100
    )
    basic = year.sel(account="resident_pension_basic").values
    assert of_years(numbers, MEASURE["basic_mean"], 0) == pytest.approx(basic / months[:, 3] / 100)


def test_the_replacement_rate_is_new_pensions_over_the_wage_of_last_year(nation, numbers):
    new, amount = (nation[name][0, 0].values for name in ("new_pensions", "new_pension_amount"))
    wage = nation["reference_wage"][0].values
    assert of_years(numbers, MEASURE["replacement"], 0) == pytest.approx(amount / new / wage)
    assert wage[1:] / wage[:-1] == pytest.approx([1.05] + [1.04] * 4, abs=1e-4)
    months = nation["new_pension_months"][0, 0].values
    assert of_years(numbers, MEASURE["new_years"], 0) == pytest.approx(months / new / 12)


def test_a_result_without_a_reference_wage_has_no_replacement_rate(nation):
    older = nation.drop_vars("reference_wage")
    assert np.isnan(of_years(pension_numbers(older), MEASURE["replacement"], 0)).all()
    assert "新增替代率" not in words(older, 0)


def test_the_result_without_subsidy_is_the_result_less_what_budgets_give(nation, numbers):
    result = fund_numbers(nation)["result"].sel(ledger=list(PENSIONS))
    given = by_year(nation["accrual"])
    lines = ("resident_pension_basic_funding", "resident_pension_subsidy")
    fiscal = {EMPLOYEES: ("pension_subsidy",), RESIDENTS: (*lines, "resident_pension_paid_for")}
    for fund in PENSIONS:
        found = own_result(numbers, nation, fund).values
        less = given.sel(account=list(fiscal[fund])).sum("account").values
        assert (found == result.sel(ledger=fund).values - less).all()


def test_the_funds_of_the_nation_start_with_their_published_balance(nation):
    for fund, billion in ((EMPLOYEES, 7_072.66), (RESIDENTS, 1_649.95)):
        assert opening_balance(nation, 0, fund) / 1e11 == pytest.approx(billion)
        assert is_opening_known(nation, 0, fund)


def test_long_studies_show_round_years_by_line():
    years = xr.Dataset(coords={"year": np.arange(2025, 2051)})
    assert [2025, 2030, 2035, 2040, 2045, 2050] == shown_years(years)
    assert [2025, 2026] == shown_years(years.isel(year=[0, 1]))


# what a reform does


def test_pensions_are_shown_where_a_reform_moves_them_and_of_every_base(nation, medical, study):
    assert all(is_of_pensions(nation, k) for k in (NO_DELAY, BY_PRICES, DEARER))
    assert [EMPLOYEES] == main_funds(nation, BY_PRICES)
    for result in (medical, study):
        assert list(PENSIONS) == pension_funds(result, 0)
        assert not any(pension_funds(result, k) for k in range(1, result.sizes["scenario"]))


def test_pages_of_other_reforms_hold_nothing_of_pensions(medical, study):
    for result in (medical.isel(scenario=[0, 1]), study.isel(scenario=[0, 2])):
        assert "养老" not in run_text(result, "zh")
        assert "ension" not in run_text(result, "en")


def test_the_page_of_a_base_has_both_pensions(nation):
    page = flat(nation.isel(scenario=[0]))
    for fund in PENSIONS:
        name = text(f"fund.{fund}", "zh")
        assert f"{name}（单位：" in page
        assert f"{name}：收入构成" in page
        assert f"{name}：支出构成" in page
        assert text(f"table.members.{fund}", "zh") in page
        assert f"{name}：2025年收入" in page
    assert "扣除补贴" in page
    assert "个人账户为记账额" in page
    assert "财政补贴按养老金支出的一定比例计（假设" in page


def test_pages_of_pensions_fit_the_width_and_keep_to_their_language(nation):
    for k in range(4):
        part = nation.isel(scenario=[0, k] if k else [0])
        for lang in LANGUAGES:
            page = run_text(part, lang)
            assert "…" not in page.replace("...", "")
        assert not [letter for letter in page if "\u4e00" <= letter <= "\u9fff"]


def test_a_reform_shows_what_it_moves_of_members_and_nothing_else(nation, numbers):
    (table,) = member_tables(nation, numbers, BY_PRICES, EMPLOYEES, "zh")
    labels = [str(cell) for cell in table.columns[0].cells]
    assert ["月人均养老金（元）", "财政补贴占收入"] == labels
    heads = [str(column.header) for column in table.columns[1:]]
    first, last = compared_years(nation, BY_PRICES)
    assert [f"{year}\n{side}" for year in (first, last) for side in ("基准", "改革")] == heads
    assert (2027, 2030) == (first, last)


def test_lines_that_a_reform_changes_sum_to_the_change_of_the_result(nation):
    (table,) = line_tables(nation, NO_DELAY, EMPLOYEES, "zh")
    rows = list(zip(table.columns[0].cells, table.columns[-1].cells, strict=True))
    signs = [1 if str(label).startswith("收") else -1 for label, _ in rows]
    sums = [float(str(cell).replace(",", "")) for _, cell in rows]
    total = sum(sign * value for sign, value in zip(signs, sums, strict=True))
    result = fund_numbers(nation)["result"].sel(ledger=EMPLOYEES).sum("year")[:, 0]
    unit = 1e10 if "（亿元）" in str(table.title) else 1e6
    change = float(result[NO_DELAY] - result[0]) / unit
    assert total == pytest.approx(change, abs=0.5 * len(rows))  # each is rounded


def test_without_the_delay_more_are_retired_and_fewer_pay(nation, numbers):
    retired, workers = (of_years(numbers, MEASURE[n], NO_DELAY) for n in ("retired", "workers"))
    assert (retired > of_years(numbers, MEASURE["retired"], 0)).all()
    assert (workers < of_years(numbers, MEASURE["workers"], 0)).all()
    said = words(nation, NO_DELAY)
    assert "花费：自2025-01起，职工养老保险基金支出" in said
    assert "职工养老保险基金，2030年改革与基准：领取养老金人数" in said
    assert "自2025-01起，职工医保统筹基金收入" in said
    assert "医保：参保身份随之改变" in medical_side(nation, NO_DELAY, "zh")
    assert "" == medical_side(nation, DEARER, "zh")


def test_what_people_lose_is_what_the_fund_pays_less(nation):
    rows = gain_rows(nation, BY_PRICES)
    lost = sum(values[3] for *_, values in rows)
    lines = ["pension_pooled", "pension_account", "pension_disability"]
    paid = nation["accrual"].sel(account=lines)
    paid = paid.sum(("account", "month"))[:, 0]
    assert lost == float(paid[0] - paid[BY_PRICES])
    assert not sum(values[1] for *_, values in rows)
    (table,) = age_gain_tables(nation, BY_PRICES, "en")
    losers = [float(str(cell).replace(",", "")) for cell in table.columns[4].cells]
    assert losers[-1] == pytest.approx(sum(losers[:-1]), rel=0.02)  # rare classes are left out
    assert "They pay less for" in age_gain_sentence(nation, BY_PRICES, "en")


def test_a_rate_of_employers_is_told_with_nobody_who_gains_or_loses(nation):
    assert [] == age_gain_tables(nation, DEARER, "zh")
    said = words(nation, DEARER)
    assert "职工养老保险基金收入2026年变化+" in said
    assert "基金没有为任何人多付。基金没有为任何人少付。" in said
    assert "各基金变化" not in run_text(nation.isel(scenario=[0, DEARER]), "zh")


def test_a_balance_below_zero_is_told_with_its_month(nation):
    short = nation.copy(deep=True)
    short["balance"].loc[{"ledger": EMPLOYEES, "month": slice("2029-05", None)}] = -1_000_000_000
    assert "现金余额于2029-05首次低于零" in words(short, 0)
    assert "改革前后相同：现金余额于2029-05首次低于零" in words(short, BY_PRICES)


# what stands beside


def test_pensions_of_one_seed_have_no_sampling_error_and_the_page_says_so(nation, medical):
    for flow in ("income", "spending"):
        error = change_error(nation, NO_DELAY, EMPLOYEES, flow)
        assert np.isnan(error.whole)
        assert np.isnan(error.yearly).all()
    assert "养老基金的支付没有留存平方和" in flat(nation.isel(scenario=[0, BY_PRICES]))
    whole = nation.isel(scenario=[0]).assign_attrs(scale="1/1")
    assert "养老基金的支付没有留存平方和" not in flat(whole)
    assert "平方和，单个种子" not in flat(medical.isel(scenario=[0, 1]))


def test_several_seeds_give_pensions_an_interval(nation):
    both = xr.concat([nation, nation.assign_coords(seed=[2])], "seed", data_vars="minimal")
    both["accrual"][:, 1, 0, :] += 1_000_000_000_00
    assert np.isfinite(change_error(both, NO_DELAY, EMPLOYEES).whole)
    assert "±" in run_text(both.isel(scenario=[0, BY_PRICES]), "zh")


def test_the_year_from_which_contributions_do_not_suffice_is_told(nation):
    (said, accounts, turn, _) = pension_remarks(nation, 0, EMPLOYEES, "zh")
    assert "不计补贴，2025年起当期收不抵支" in said
    held = nation["pension_held"][0, 0].sel(pension_account_of="pension", moment="start")
    assert f"{float(held) / 1e10:,.2f}亿元" in accounts
    workers = nation["pension_heads"][0, 0].values[:, :2].sum(axis=1)
    more = (workers[11] + workers[12]) / 2 / workers[11] - 1
    assert 0 < more < 0.03
    assert f"2025年末的平均比12月多{more:.1%}" in turn


def test_a_place_is_told_that_its_pensions_are_pooled_above_it(nation, medical):
    assert "余额低于零不等于发不出养老金" in flat(medical.isel(scenario=[0]))
    assert "发不出" not in flat(nation.isel(scenario=[0]))


def test_national_sums_are_without_decimals():
    assert 0 == fund_unit(1e16, "zh").decimals == fund_unit(1e16, "en").decimals
    assert 1 == fund_unit(2e14, "zh").decimals


# files


def test_every_line_has_one_sign_name_and_every_measure_its_texts():
    for lang in LANGUAGES:
        for fund in PENSIONS:
            for what in MEASURES[fund]:
                assert text(f"pension.{what.name}", lang)
                assert text(f"pension.short.{what.name}", lang)
    names = [a.zh for a in ACCOUNTS if a.fund in PENSIONS]
    assert len(names) == len(set(names))


def test_a_base_has_a_chart_of_pensions_besides_that_of_medical_funds(nation, tmp_path):
    files = draw_run(nation.isel(scenario=[0]), tmp_path, "zh")
    assert {"chart.png", "chart-pensions.png"} < set(files)
    assert sorted(files) == sorted(path.name for path in tmp_path.iterdir())
    assert "chart-pensions.png" not in draw_run(nation.isel(scenario=[0, 1]), tmp_path, "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("k", range(3))
def test_charts_of_pensions_have_six_panels_without_overlaps(nation, k, lang):
    assert 6 == hold_labels_apart(nation, k, lang, "" if k else "pensions")


def test_income_lies_under_the_line_of_spending(nation):
    with mpl.rc_context({"font.family": [chart_font()]}):
        axes = chart(nation, 0, "zh", part="pensions").axes[0]
    spent = fund_numbers(nation)["spending"].sel(ledger=EMPLOYEES)[0, 0].values
    drawn = np.asarray(axes.lines[-1].get_ydata())
    assert drawn == pytest.approx(spent / 1e10)


def test_the_workbook_holds_pensions_and_who_gains(nation, medical, tmp_path):
    write_run(nation, tmp_path / "pensions.xlsx", "zh")
    book = read_sheets(tmp_path / "pensions.xlsx")
    assert {"职工养老保险基金", "居民养老保险基金", "养老指标", "分性别年龄多付少付"} < set(book)
    rows = book["养老指标"]
    column = rows[0].index("职工养老 职工与领取人数之比")
    expected = of_years(pension_numbers(nation), MEASURE["workers_each"], 0)
    assert [float(row[column]) for row in rows[2:8]] == pytest.approx(expected, abs=1e-4)
    lost = [float(row[-1]) for row in book["分性别年龄多付少付"][2:] if "物价" in row[0]]
    assert sum(lost) == pytest.approx(float(nation["loss_ever"][BY_PRICES].sum()) / 100)
    write_run(medical, tmp_path / "medical.xlsx", "zh")
    assert "分性别年龄多付少付" not in read_sheets(tmp_path / "medical.xlsx")


def test_the_spreadsheet_holds_pensions(nation, tmp_path):
    write_summary(nation, tmp_path / "summary.csv", "zh")
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    heads = int(nation["pension_heads"][0, 0, 11].sel(pension_head="pensioners"))
    assert heads == int(row["职工养老领取人数（年末）（人）"])
    amount = int(nation["new_pension_amount"][0, 0, 0])
    assert f"{amount / 100:.2f}" == row["新增月养老金合计（元）"]
