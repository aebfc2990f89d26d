"""Programmes in the page, the sentences and the workbook of a run."""

from __future__ import annotations

import csv

import numpy as np
import pytest
import xarray as xr
from rich.console import Console
from test_workbook import read_sheets

from outputs.charts import chart
from outputs.conclusions import conclusions
from outputs.labels import LANGUAGES, text
from outputs.programmes import MONEY, funding_by_year, moved_programmes, programmes_of
from outputs.spreadsheet import write_summary
from outputs.store import read_result, write_result
from outputs.summary import by_year, yearly
from outputs.tables import run_text
from outputs.tables_programmes import programme_notes, programme_sentence, programme_tables
from outputs.workbook import write_run
from scenarios.study import run_scenarios


@pytest.fixture(scope="module")
def district() -> xr.Dataset:
    """The district of 2017, without and with the funding of its middle schools."""
    return run_scenarios(["district-2017-schools"], years=2, scale=500)


@pytest.fixture(scope="module")
def sheets(district, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "workbook.xlsx"
    write_run(district, path, "zh")
    return read_sheets(path)


def lines(result: xr.Dataset, k: int, lang: str) -> str:
    console = Console(width=110, record=True, quiet=True)
    with console.capture() as page:
        console.quiet = False
        for table in programme_tables(result, k, lang):
            console.print(table)
    return page.get()


def test_numbers_of_a_year_are_sums_of_its_months(district):
    land = programmes_of(district, 0)[0]
    money = by_year(district["programme_paid"])[0, 0].sel(programme=land.name)
    assert np.array_equal(land.paid, money.values)
    months = district["programme_heads"][0, 0].sel(programme=land.name).values
    assert np.array_equal(land.heads, months[[11, 23]])
    held = district["programme_balance"][0, 0].sel(programme=land.name).values
    assert np.array_equal(land.balance, held[[11, 23]])


def test_heads_of_pupils_are_those_of_the_last_month_of_the_year(district):
    pupils = next(p for p in programmes_of(district, 1) if p.name == "school_textbooks")
    assert np.all(pupils.heads * 9_000 * 2 == pytest.approx(pupils.paid, rel=0.02))


def test_a_reform_shows_the_programmes_that_it_moves_and_no_others(district):
    moved = moved_programmes(district, 1)
    assert [one for one, _ in moved] == [None] * 3
    assert [other.name[:6] for _, other in moved if other is not None] == ["school"] * 3
    for lang in LANGUAGES:
        page = lines(district, 1, lang)
        assert moved[0][1].title(lang)[:6] in page
        assert programmes_of(district, 0)[0].title(lang)[:8] not in page


def test_the_table_of_a_base_tells_heads_payments_and_balances(district):
    page = lines(district, 0, "zh")
    land, *_, old_names = programmes_of(district, 0)
    assert "单位：万元" in page
    row = next(line for line in page.splitlines() if land.title("zh") in line)
    for cell in (f"{land.heads[0]:,.0f}", f"{land.paid[1] / 1e6:,.0f}", "自有基金"):
        assert cell in row
    assert f"{land.balance[-1] / 1e6:,.0f}" in row
    assert "—" in next(line for line in page.splitlines() if old_names.title("zh")[-6:] in line)


def test_tables_keep_to_the_width_of_the_page(district):
    for lang in LANGUAGES:
        for k in (0, 1):
            assert "…" not in lines(district, k, lang)


def test_what_governments_give_is_what_they_hand_on(district):
    for k in (0, 1):
        given = sum(fen.sum() for fen in funding_by_year(district, k).values())
        assert given == sum(p.paid.sum() for p in programmes_of(district, k) if not p.is_fund)
    assert set(funding_by_year(district, 0)) == {"county"}
    assert set(funding_by_year(district, 1)) == {"central", "county"}


def test_notes_tell_what_is_handed_on_and_who_leaves(district):
    handed_on, left = programme_notes(district, 0, "zh")
    assert "县区" in handed_on
    assert left.startswith("老农保及村干部养老保险，全期：")
    assert left.endswith("万元。")
    assert "并入" not in left, "nobody is merged here"
    assert len(programme_notes(district, 1, "zh")) == 1


def test_a_fund_that_falls_below_zero_is_named_with_its_year_and_who_owes(district):
    without = district.copy(deep=True)
    of_city = {"scenario": 0, "programme": list(without["programme"].values).index("land_city")}
    without["programme_balance"][of_city] -= 91_700_000 * 100
    (*_, below) = programme_notes(without, 0, "zh")
    assert "余额低于零的项目：被征地农民养老保险（市直）（2017年起），" in below
    assert "当地政府" in below
    assert "老农保" not in below
    assert "(from 2017)" in programme_notes(without, 0, "en")[-1]


def test_a_reform_of_programmes_alone_says_that_no_fund_moves(district):
    said = conclusions(district, yearly(district), 1, "zh")
    assert text("say.no_fund", "zh") in said
    assert said[-1] == programme_sentence(district, 1, "zh")
    assert f"向{float(district['gainers_ever'][1].sum()):,.0f}人多付" in said[1]
    moved = sum(other.paid.sum() for _, other in moved_programmes(district, 1))
    assert f"{moved / 1e6:,.2f}万元" in said[-1]
    assert programme_sentence(district, 0, "zh") == ""


@pytest.fixture(scope="module")
def merged() -> xr.Dataset:
    """The district of 2017 that merges its old rural pension from 2018."""
    return run_scenarios(["district-2018-merger"], years=2, scale=100)


def test_the_page_of_a_merger_says_who_and_what_moves(merged):
    scheme = next(p for p in programmes_of(merged, 1) if p.name == "old_rural_and_cadres")
    assert scheme.movers[0] == 0 < scheme.movers[1]
    said = conclusions(merged, yearly(merged), 1, "zh")
    assert said[0].startswith("收入：自2018-01起，居民养老保险基金收入")
    assert f"{scheme.movers.sum():,.0f}人并入居民养老" in said[-1]
    assert f"{scheme.merged.sum() / 1e6:,.2f}万元转入居民养老保险基金" in said[-1]
    assert "members join the resident pension" in programme_sentence(merged, 1, "en")
    for lang, name in (("zh", "老农保等账户并入"), ("en", "accounts merged from closed schemes")):
        assert name in run_text(merged, lang)


def test_the_chart_of_a_merger_is_of_the_pension_that_it_moves(merged):
    titles = [axes.get_title(loc="left") for axes in chart(merged, 1, "en").axes]
    assert titles[0].startswith("resid. pens.: income")
    assert not [title for title in titles if "mployee" in title]


def test_the_check_of_engines_leaves_merged_accounts_out(merged):
    named = [str(name) for name in merged["quantity"].values]
    at = named.index("resident_pension_account")
    assert merged["check_expected"][0, at] > 0
    assert not merged["check_expected"][1, at] > 0


def test_the_page_and_the_file_of_a_result_hold_them(district, tmp_path):
    for lang in LANGUAGES:
        assert text("table.programmes_changed", lang, unit="")[:10] in run_text(district, lang)
    write_result(district, tmp_path / "result.nc")
    again = read_result(tmp_path)
    assert programmes_of(again, 1)[-1].title("zh") == "初中贫困寄宿生生活费"


def test_the_workbook_has_a_sheet_with_both_scenarios(district, sheets):
    zh, en, *rows = sheets["封闭与代发项目"]
    assert (zh[2], en[2]) == ("项目", "programme")
    assert len(rows) == 2 * (4 + 7)
    land = programmes_of(district, 0)[0]
    first = rows[0]
    assert first[1:4] == ["2017", land.zh, "自有基金"]
    assert [float(cell) for cell in first[4:]] == [
        land.heads[0],
        *(0.0, 0.0),
        *(getattr(land, name)[0] / 100 for name in MONEY),
    ]


def test_a_place_without_programmes_shows_none(medical, tmp_path):
    assert not programmes_of(medical, 0)
    assert not programme_tables(medical, 0, "zh")
    write_run(medical, tmp_path / "book.xlsx", "zh")
    assert "封闭与代发项目" not in read_sheets(tmp_path / "book.xlsx")


def test_the_spreadsheet_has_columns_of_each_programme(district, tmp_path):
    write_summary(district, tmp_path / "summary.csv", "zh")
    with (tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        base, *_, reform = list(csv.DictReader(file))
    land, pupils = programmes_of(district, 0)[0], programmes_of(district, 1)[-1]
    assert str(int(land.heads[0])) == base[f"{land.zh} 领取人数（人）"]
    assert f"{land.paid[0] / 100:.2f}" == base[f"{land.zh} 支付（元）"]
    assert f"{land.balance[0] / 100:.2f}" == base[f"{land.zh} 年末结余（元）"]
    assert f"{pupils.paid[1] / 100:.2f}" == reform[f"{pupils.zh} 支付（元）"]
    assert "0" == base[f"{pupils.zh} 领取人数（人）"]
    assert f"{pupils.zh} 年末结余（元）" not in base
    assert "0" == base[f"{land.zh} 退保人数（人）"]
