"""Reforms that contradict themselves, or any law, are refused before they run."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.load import load_scenario
from scenarios.pairs import PAIRS
from sim.errors import ScenarioError

HEAD = """\
scenario: mine
title_zh: 我的方案
title_en: mine
base: liaocheng-2022-law
changes:
"""


def change(key: str, unit: str, value: object, start: str = "2024-01-01") -> str:
    """One change of a key from a day on."""
    source = "{title: proposal, why: a test}"
    entry = f"{{from: {start}, value: {value}, source: {source}}}"
    return f"  {key}: {{unit: {unit}, dated: [{entry}]}}\n"


def refused(folder: Path, *changes: str) -> str:
    """What is said of a reform with these changes."""
    path = folder / "mine.yaml"
    path.write_text(HEAD + "".join(changes), "utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(str(path))
    return str(caught.value).removeprefix(f"{folder}/")


def test_campaign_cannot_close_before_it_opens(tmp_path):
    opens = change("premium.campaign_opens", "days", 100)
    closes = change("premium.campaign_closes", "days", 1)
    assert refused(tmp_path, opens, closes) == (
        "mine.yaml:7 premium.campaign_closes: found premium.campaign_opens of 100 above "
        "premium.campaign_closes of 1 on 2024-01-01. "
        "Allowed: premium.campaign_opens at most premium.campaign_closes. Change both together."
    )


def test_a_change_of_one_of_a_pair_is_held_against_the_law_of_the_day(tmp_path):
    found = refused(tmp_path, change("allowance.days_paid", "days", 300, "2023-03-01"))
    assert "found allowance.days_paid of 300 above allowance.days_leave of" in found
    assert "on 2023-03-01" in found
    later = change("resident_pension.pension_age", "months", 600)
    early = change("resident_pension.pay_from", "months", 610, "2025-01-01")
    assert "on 2025-01-01" in refused(tmp_path, later, early)


def test_what_held_before_the_study_is_not_looked_at(tmp_path):
    path = tmp_path / "mine.yaml"
    wrong = change("allowance.days_paid", "days", 300, "2012-05-01")
    right = "{from: 2013-01-01, value: 98, source: {title: proposal, why: a test}}"
    path.write_text(HEAD + wrong.replace("}}]}", f"}}}}, {right}]}}"), "utf-8")
    assert load_scenario(str(path)).at("allowance.days_paid", 2023) == 98


@pytest.mark.parametrize(
    ("key", "unit", "value"),
    [
        ("allowance.days_paid", "days", 400),
        ("premium.aid", "yuan_per_year", 5000),
        ("premium.personal", "yuan_per_year", 40_000),
        ("retirement.men_months", "months", 480),
        ("resident_pension.pension_age", "months", 480),
    ],
)
def test_values_beyond_any_law_are_refused(tmp_path, key, unit, value):
    assert f"{key}: found {value}. Allowed: a whole number" in refused(
        tmp_path, change(key, unit, value)
    ).replace("a number", "a whole number")


def test_pairs_hold_in_every_law(tmp_path):
    facts = load_scenario("china-2025-law")
    assert all({low, high} <= set(facts.facts) for low, high in PAIRS)
