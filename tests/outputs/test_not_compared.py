"""Nobody is said to be untouched who is not compared by person; what is left out is named."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from figures import hold_labels_apart
from pages import flat, words

from outputs.charts import chart
from outputs.gainers import gain_sentence
from outputs.labels import LANGUAGES, text
from outputs.not_compared import are_residents_compared, closed_changes, left_out, nobody_words
from outputs.summary import by_year
from outputs.tables_programmes import drawn_sentence
from scenarios.study import run_scenarios

REFORM = """\
scenario: more-a-month
title_zh: 每月多一百元
title_en: a hundred yuan a month more
author: test
date: 2018-01-01
reference: none
base: district-2017-law
changes:
  resident_pension.basic_local:
    unit: yuan_per_month
    dated:
      - from: 2018-01-01
        value: {province: 117, others: 0}
        source: {title: proposal, why: a test}
"""
CHANGES = ("gainers", "losers", "gain", "loss")


@pytest.fixture(scope="module")
def dearer(tmp_path_factory: pytest.TempPathFactory) -> xr.Dataset:
    """The district with a hundred yuan a month more for residents, and with its merger."""
    path = tmp_path_factory.mktemp("reforms") / "more-a-month.yaml"
    path.write_text(REFORM, encoding="utf-8")
    return run_scenarios([str(path), "district-2018-merger"], years=3, scale=200)


@pytest.fixture(scope="module")
def untold(dearer: xr.Dataset) -> xr.Dataset:
    """The same as if residents had not been compared by person."""
    result = dearer.copy(deep=True)
    for name in CHANGES:
        result[name][:] = 0
        result[f"{name}_ever"][:] = 0
    return result.assign_coords(residents_compared=("scenario", [0, 0, 0]))


def test_a_hundred_yuan_more_is_told_by_age_and_sex(dearer: xr.Dataset) -> None:
    assert are_residents_compared(dearer, 1)
    said = words(dearer, 1)
    assert "没有" not in said[said.index("基金多付") :].split("。")[0]
    drawing = float(dearer["gainers_ever"][1].sum())
    assert drawing > 100_000
    assert f"{drawing / 1e4:,.1f}万人多付" in said
    page = flat(dearer)
    assert "居民养老金、医疗待遇" in page
    assert "也不逐人比较居民养老金" not in page
    assert "基金没有为任何人" not in page


def test_what_is_not_compared_is_named_with_its_sum(untold: xr.Dataset) -> None:
    more = by_year(untold["accrual"])[1] - by_year(untold["accrual"])[0]
    basic = float(more.sel(account="resident_pension_basic").sum())
    said = words(untold, 1)
    assert "基金没有为任何人" not in said
    assert f"基础养老金+{basic / 1e10:,.2f}亿元" in said or f"+{basic / 1e6:,.2f}万元" in said
    assert "逐人比较的待遇没有变化" in said
    assert "not compared by person: basic pensions of residents" in words(untold, 1, "en")
    assert set(left_out(untold, 1, "en")) == {
        "basic pensions of residents",
        "pensions paid after death or beside another",
    }


def test_the_panel_names_it_too(untold: xr.Dataset) -> None:
    for lang in LANGUAGES:
        shown = [t.get_text() for axes in chart(untold, 1, lang).axes for t in axes.texts]
        assert nobody_words(untold, 1, lang) in shown
        assert text("chart.no_gain", lang) not in shown
        hold_labels_apart(untold, 1, lang)
    assert "基础养老金" in nobody_words(untold, 1, "zh").split("\n")


def test_where_nothing_is_left_out_nobody_is_said_as_before(dearer: xr.Dataset) -> None:
    same = dearer.isel(scenario=[0, 0]).copy(deep=True)
    assert nobody_words(same, 1, "zh") == text("chart.no_gain", "zh")
    said = gain_sentence(same, 1, "zh", births=False)
    assert said == "基金没有为任何人多付。基金没有为任何人少付。"


def test_half_a_claim_is_limited_too(untold: xr.Dataset) -> None:
    lost = untold.copy(deep=True)
    lost["losers_ever"][1, 0, 0, 12, 1, 0] = 7
    lost["loss_ever"][1, 0, 0, 12, 1, 0] = 700
    said = gain_sentence(lost, 1, "zh", births=False)
    assert said.startswith("在逐人比较的待遇中，基金没有为任何人多付；不逐人比较的：基础养老金+")
    assert "为7人少付" in said


def test_members_of_a_scheme_that_is_merged_are_compared(dearer: xr.Dataset) -> None:
    assert are_residents_compared(dearer, 2)
    assert "基金多付：全期为" in words(dearer, 2)
    assert closed_changes(dearer, 2, "zh") == {}, "members who leave are followed"


def test_a_closed_group_that_is_only_counted_is_named(dearer: xr.Dataset) -> None:
    other = dearer.copy(deep=True)
    land = other["programme"].values.tolist().index("land_district")
    other["programme_paid"][1, ..., land] += 100_000_000
    months = dearer.sizes["month"]
    assert list(closed_changes(other, 1, "zh").values()) == [pytest.approx(100_000_000 * months)]
    assert "被征地农民养老保险（区级）+" in drawn_sentence(other, 1, "zh")
    assert np.array_equal(dearer["programme_closed"], [1, 1, 1, 1])
