"""A fine outside of what the law allows on a day is refused, unless the law is changed with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.load import load_scenario
from sim.errors import ScenarioError

HEAD = """\
scenario: mine
title_zh: 我的方案
title_en: mine
base: {base}
changes:
"""
FINES = """\
  control.fine_times:
    unit: factor
    dated:
      - from: {since}
        value: {value}
        source: {{title: proposal, why: a test}}
"""
BOUNDS = """\
  control.fine_bounds:
    unit: factor
    dated:
      - from: {since}
        value: {{irregular: [1, 2], fraud: [2, 8]}}
        source: {{title: proposal, why: a test}}
"""


def reform(folder: Path, base: str, since: str, value: str, more: str = "") -> str:
    path = folder / "mine.yaml"
    text = HEAD.format(base=base) + FINES.format(since=since, value=value) + more
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "value", ["{irregular: 1, fraud: 2}", "{irregular: 2, fraud: 5}", "{irregular: 1.5, fraud: 3}"]
)
def test_a_fine_within_the_bounds_is_taken(tmp_path: Path, value: str) -> None:
    load_scenario(reform(tmp_path, "liaocheng-2022-law", "2024-01-01", value))


@pytest.mark.parametrize(
    ("value", "found", "allowed"),
    [
        ("{irregular: 1, fraud: 6}", "fraud 6", "2 to 5"),
        ("{irregular: 1, fraud: 1}", "fraud 1", "2 to 5"),
        ("{irregular: 0.5, fraud: 2}", "irregular 0.5", "1 to 2"),
        ("{irregular: 3, fraud: 2}", "irregular 3", "1 to 2"),
    ],
)
def test_a_fine_outside_of_the_bounds_is_refused(
    tmp_path: Path, value: str, found: str, allowed: str
) -> None:
    path = reform(tmp_path, "liaocheng-2022-law", "2024-01-01", value)
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    assert str(caught.value).endswith(
        f"mine.yaml:10 control.fine_times: found {found} on 2024-01-01. Allowed: {allowed} by "
        "control.fine_bounds (医疗保障基金使用监督管理条例). Change the value from that day on, or "
        "control.fine_bounds with it."
    )


def test_a_fine_that_was_lawful_must_follow_the_law(tmp_path: Path) -> None:
    """Nobody had to be fined for what was merely irregular before May 2021."""
    value = "{irregular: 0, fraud: 3}"
    path = reform(tmp_path, "guiyang-2017-law", "2019-01-01", value)
    with pytest.raises(ScenarioError, match=r"irregular 0 on 2021-05-01\. Allowed: 1 to 2"):
        load_scenario(path)


def test_a_reform_may_change_the_law_itself(tmp_path: Path) -> None:
    value = "{irregular: 1, fraud: 8}"
    wider = BOUNDS.format(since="2024-01-01")
    facts = load_scenario(reform(tmp_path, "liaocheng-2022-law", "2024-01-01", value, wider))
    assert [1.0, 8.0] == facts.series("control.fine_times", 2024, 1)[0].tolist()
    later = BOUNDS.format(since="2024-07-01")
    with pytest.raises(ScenarioError, match="fraud 8 on 2024-01-01"):
        load_scenario(reform(tmp_path, "liaocheng-2022-law", "2024-01-01", value, later))
