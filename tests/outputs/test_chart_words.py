"""What a reader takes from a chart: who is moved either way, what colours mean, labels, units."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest
import xarray as xr
from matplotlib.figure import Figure

from outputs import charts
from outputs.axes import wrapped
from outputs.charts import chart
from outputs.colors import LINES, Palette
from outputs.fonts import chart_font
from outputs.funds import years_to_compare
from outputs.gains_by_age import age_gain_tables, gain_rows
from outputs.labels import line_name
from outputs.panels_gains import Bar, chosen
from outputs.panels_lines import draw_heads, draw_paths
from outputs.risks import MEASURE, risk_numbers
from sim.accounts import ACCOUNTS


def drawn(result: xr.Dataset, k: int) -> Figure:
    """A chart in Chinese with its labels in place."""
    with mpl.rc_context({"font.family": [chart_font()]}):
        figure = chart(result, k, "zh")
        figure.canvas.draw()
        return figure


def both_ways(result: xr.Dataset) -> xr.Dataset:
    """A result in which half of what is gained is lost by as many other people."""
    halves = {
        lost + end: result[gained + end] // 2
        for gained, lost in (("gainers", "losers"), ("gain", "loss"))
        for end in ("", "_ever")
    }
    return result.assign(halves)


@pytest.mark.parametrize(("name", "panel"), [("medical", 5), ("study", 2)])
def test_both_directions_are_drawn_with_all_their_people(name, panel, request):
    result = both_ways(request.getfixturevalue(name))
    words = [text.get_text() for text in drawn(result, 1).axes[panel].texts]
    more, less = (next(w for w in words if w.startswith(side)) for side in ("多付：", "少付："))
    assert words.index(more) < words.index(less)
    people = result["gainers_ever" if panel == 2 else "gainers"][1].mean("seed")
    if panel == 5:
        people = people.sel(year=years_to_compare(result, 1)[1])
    assert f"{float(people.sum()):,.0f}人" in more


def test_classes_without_a_bar_stand_together_with_their_people_and_money():
    bars = [Bar(str(i), 100.0 + i, 1_000.0 * (i + 1)) for i in range(20)]
    kept = chosen(bars, 6, "zh")
    assert ["15", "16", "17", "18", "19"] == [bar.name for bar in kept[:-1]]
    assert "其余15组" == kept[-1].name
    for at in (1, 2):
        assert sum(bar[at] for bar in bars) == sum(bar[at] for bar in kept)
    assert bars[:6] == chosen(bars[:6], 6, "zh")
    small = [Bar("many", 1e6, 1e9), *(Bar(str(i), 1.0, 1.0) for i in range(3))]
    assert ["many", "其余3组"] == [bar.name for bar in chosen(small, 6, "zh")]
    rich = [Bar("many", 1e6, 1e6), Bar("rich", 1.0, 1e6), Bar("a", 1.0, 1.0), Bar("b", 1.0, 1.0)]
    assert "rich" in [bar.name for bar in chosen(rich, 6, "zh")], "few people, but much money"


def test_the_table_of_ages_leaves_nobody_out(medical):
    rows = gain_rows(medical, 1)
    table = age_gain_tables(medical, 1, "zh")[0]
    labels = [str(cell) for cell in table.columns[0].cells]
    listed = [float(str(cell).replace(",", "")) for cell in table.columns[1].cells]
    assert any(label.startswith("其余") for label in labels)
    assert listed[-1] == pytest.approx(sum(listed[:-1]), abs=len(listed))
    assert len(rows) > len(labels)


@pytest.mark.parametrize(("name", "k"), [("medical", 1), ("poor", 1)])
def test_a_line_has_one_colour_in_all_panels(name, k, request):
    figure = drawn(request.getfixturevalue(name), k)
    stacked = {text.get_text().replace("\n", ""): text.get_color() for text in figure.axes[0].texts}
    legend = figure.axes[2].get_legend()
    changed = {
        words.get_text(): mpl.colors.to_hex(handle.get_facecolor())
        for words, handle in zip(legend.get_texts(), legend.legend_handles, strict=True)
        if hasattr(handle, "get_facecolor")
    }
    both = stacked.keys() & changed.keys()
    assert both
    assert {name: stacked[name] for name in both} == {name: changed[name] for name in both}
    assert len(set(changed.values())) == len(changed)


def test_a_fund_has_one_colour_in_balances_and_flows(medical):
    figure = drawn(medical, 0)
    colors = [{t.get_text(): t.get_color() for t in figure.axes[i].texts} for i in (1, 2)]
    both = colors[0].keys() & colors[1].keys()
    assert {"职工统筹", "居民医保"} <= both
    assert all(colors[0][name] == colors[1][name] for name in both)


def test_a_palette_keeps_colours_and_tells_lines_of_a_panel_apart():
    palette, names = Palette(), [a.name for a in ACCOUNTS]
    first = palette.colors(names[:5])
    palette.begin()
    later = palette.colors([*names[5:9], names[0]])
    assert first[0] == later[-1]
    assert 5 == len(set(first)) == len(set(later))
    assert len(LINES) == len(set(Palette().colors(names[20:30])))


def test_a_reform_of_dates_shows_what_is_paid_ahead_and_no_empty_panel(poor):
    axes = drawn(poor, 2).axes[5]
    assert axes.get_title(loc="left").startswith("累计比基准多付的现金")
    paid = poor["cash"].mean("seed")
    names = [a.name for a in ACCOUNTS if a.name.startswith("resident_chronic")]
    gap = (paid[2] - paid[0]).sel(account=names).sum("account").cumsum("month").values
    unit = 1e10 if "亿元" in axes.get_title(loc="left") else 1e6
    assert any(np.allclose(line.get_ydata(), gap / unit) for line in axes.lines)


def test_hospitals_that_bear_and_keep_nothing_have_no_panel(poor, monkeypatch):
    monkeypatch.setattr(charts, "is_of_hospitals", lambda *_: True)
    kept = {name: 0 * poor[name] for name in ("hospital_burden", "hospital_retained")}
    titles = [axes.get_title(loc="left") for axes in drawn(poor.assign(kept), 1).axes]
    assert not any("医院承担" in title for title in titles)


def test_lines_that_are_zero_throughout_are_said_and_not_drawn():
    axes, zero = Figure().add_subplot(), np.zeros(3)
    with mpl.rc_context({"font.family": [chart_font()]}):
        draw_paths(axes, np.arange(3), [("a", zero, zero, "red")], "title", "zh", zero=True)
    assert not axes.axison
    assert ["各年均为零"] == [words.get_text() for words in axes.texts]


def test_long_labels_take_two_lines():
    assert "基础养老金\n财政补助" == wrapped("基础养老金财政补助")
    assert "居民慢特病" == wrapped("居民慢特病")
    assert "recovered,\nresidents" == wrapped("recovered, residents")


def test_short_names_say_whose_they_are():
    assert "resident stays" == line_name("resident_stays", "en")
    names = [line_name(a.name, "en") for a in ACCOUNTS if f"line.{a.name}" in charts_texts()]
    assert not [name for name in names if "(r)" in name or "(e)" in name]


def charts_texts() -> set[str]:
    """Keys of all texts."""
    from outputs.labels import TEXTS

    return set(TEXTS)


def test_numbers_of_people_have_a_unit(medical):
    numbers = risk_numbers(medical)
    for times, unit in ((1, "（人）"), (1_000_000, "（万人）")):
        axes = Figure().add_subplot()
        with mpl.rc_context({"font.family": [chart_font()]}):
            large = numbers * times
            draw_heads(axes, large, [MEASURE["on_benefit_mean"]], 0, "panel.risk_on_benefit", "zh")
        assert axes.get_title(loc="left").endswith(unit)
        assert float(np.max(axes.lines[0].get_ydata())) < 1e6
