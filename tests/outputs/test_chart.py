"""Charts: Chinese in the font that is shipped, no glyph missing, nothing global left behind."""

from __future__ import annotations

from itertools import pairwise

import matplotlib as mpl
import numpy as np
import pytest
from figures import hold_labels_apart
from matplotlib._pylab_helpers import Gcf
from matplotlib.font_manager import FontProperties, findfont

from outputs.axes import spread
from outputs.charts import chart, draw, draw_run
from outputs.fonts import chart_font, font_path
from outputs.funds import benefit_accounts, fund_numbers
from outputs.panels_use import percent
from outputs.summary import by_year


def test_the_font_is_the_one_that_mplfonts_ships():
    found = findfont(FontProperties(family=chart_font()), fallback_to_default=False)
    assert str(font_path()) == found
    assert "mplfonts" in found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("k", range(4), ids=["base", "rate", "package", "null"])
def test_every_kind_of_chart_is_drawn_without_a_warning(study, k, lang, tmp_path):
    for kind in ("png", "svg"):
        path = tmp_path / f"chart.{kind}"
        draw(study, k, path, lang)
        assert path.stat().st_size > 20_000


def test_chinese_texts_are_in_the_chart(study):
    with mpl.rc_context({"font.family": [chart_font()]}):
        figure = chart(study, 1, "zh")
    words = [text.get_text() for text in figure.texts]
    assert "聊城市住院分娩报销比例提高到100%" in words
    assert "来源" in words[-1]


def test_no_two_labels_of_a_panel_overlap(study):
    hold_labels_apart(study, 2, "zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "k"), [("medical", 1), ("medical", 2), ("poor", 1), ("poor", 2)])
def test_charts_of_medical_reforms_have_six_panels_without_overlaps(name, k, lang, request):
    result = request.getfixturevalue(name)
    assert 6 == hold_labels_apart(result, k, lang)


def test_balances_have_a_line_of_zero_and_one_of_the_base(medical):
    with mpl.rc_context({"font.family": [chart_font()]}):
        axes = chart(medical, 1, "zh").axes[1]
    lines = [line.get_ydata() for line in axes.lines]
    assert any(len(line) == 2 and not np.any(line) for line in lines)
    unit = 1e10 if "亿元" in axes.get_title(loc="left") else 1e6
    base = medical["balance"][0, 0].sel(ledger="resident_medical").values / unit
    assert any(len(line) == len(base) and np.allclose(line, base) for line in lines)


def test_changes_by_line_sum_to_the_change_of_benefits(medical):
    with mpl.rc_context({"font.family": [chart_font()]}):
        axes = chart(medical, 1, "zh").axes[2]
    net = next(line for line in axes.lines if line.get_label() == "合计").get_ydata()
    change = by_year(medical["accrual"]).isel(seed=0)
    moved = (change[1] - change[0]).sel(account=benefit_accounts()).sum("account")
    unit = 1e10 if "亿元" in axes.get_title(loc="left") else 1e6
    assert np.asarray(net) == pytest.approx(moved.values / unit)


def test_a_reform_of_accounts_is_told_of_the_result_of_the_pooled_fund(medical):
    with mpl.rc_context({"font.family": [chart_font()]}):
        axes = chart(medical, 2, "zh").axes[2]
    net = next(line for line in axes.lines if line.get_label() == "合计").get_ydata()
    result = fund_numbers(medical)["result"].sel(ledger="employee_medical")[:, 0]
    interest = by_year(medical["accrual"]).sel(account="employee_interest")[:, 0]
    change = (result[2] - result[0]) - (interest[2] - interest[0])
    unit = 1e10 if "亿元" in axes.get_title(loc="left") else 1e6
    assert np.asarray(net) == pytest.approx(change.values / unit)
    assert (change[2:] > 0).all(), "what employers pay stays in the fund from 2024 on"


def test_svg_draws_texts_as_paths_and_is_the_same_each_time(study, tmp_path):
    for name in ("one.svg", "two.svg"):
        draw(study, 1, tmp_path / name, "zh")
    first = (tmp_path / "one.svg").read_text("utf-8")
    assert "<text" not in first
    assert first == (tmp_path / "two.svg").read_text("utf-8")


def test_drawing_leaves_settings_as_they_were_and_no_figure_behind(study, tmp_path):
    before = dict(mpl.rcParams)
    draw(study, 1, tmp_path / "chart.png", "zh")
    assert before == dict(mpl.rcParams)
    assert [] == Gcf.get_all_fig_managers()


def test_several_reforms_get_a_chart_each(study, tmp_path):
    files = draw_run(study, tmp_path, "zh")
    assert sorted(files) == sorted(path.name for path in tmp_path.iterdir())
    assert "chart-null-reform.png" in files


def test_labels_stay_at_their_bands_and_apart():
    assert [1.0, 5.0, 9.0] == spread([1, 5, 9], [1, 1], 0, 10)
    assert [4.5, 5.5] == spread([5, 5], [1], 0, 10)  # around the middle, not above it
    assert [8.0, 9.0, 10.0] == spread([9.8, 9.9, 10], [1, 1], 0, 10)
    assert [4.0, 6.0] == spread([5, 5], [2], 0, 10)  # one of them takes two lines
    places = spread([0, 0.1, 3, 3.2, 3.3, 9.9], [0.8] * 5, 0, 10)
    assert min(b - a for a, b in pairwise(places)) == pytest.approx(0.8)


def test_bands_fill_most_of_the_first_panel(medical):
    with mpl.rc_context({"font.family": [chart_font()]}):
        axes = chart(medical, 1, "zh").axes[0]
    low, high = axes.get_xlim()
    assert (medical["year"].values[-1] - low) / (high - low) > 0.78


def test_a_tick_of_a_share_is_not_rounded_to_another_share():
    assert ["75%", "77.5%", "80%", "100%"] == [percent(v, 0) for v in (75.0, 77.5, 80.0, 100.0)]
