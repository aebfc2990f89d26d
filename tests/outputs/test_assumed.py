"""What is guessed, what ends, and what a run cannot tell is said in plain words."""

from __future__ import annotations

import xarray as xr

from outputs.assumed import assumed_sentence, ended_sentence
from outputs.conclusions import conclusions
from outputs.summary import yearly
from outputs.tables import FEW_PEOPLE, notes
from scenarios.plan import make_plan
from scenarios.study import add_facts, run_scenarios
from sim.scenario import Scenario
from sim.study import run_study

POOR = "guiyang-2018-poor-package"


def of(base: Scenario, *names: str, scale: int = 1_000) -> xr.Dataset:
    """Facts of the files beside the numbers of a base alone, under the names of the scenarios."""
    plan = make_plan(names)
    alike = run_study([base], years=1, scale=scale)
    both = xr.concat([alike, alike], "scenario").assign_coords(
        scenario=[facts.name for facts in plan.facts]
    )
    return add_facts(both, plan, [base, base])


def test_a_reform_of_maternity_says_what_of_it_is_guessed() -> None:
    result = run_scenarios(["jiangbei-one-thing"], years=3, scale=100)
    guessed = assumed_sentence(result, 1, "zh")
    assert "care.online_share" in guessed
    assert guessed in conclusions(result, yearly(result), 1, "zh")


def test_a_change_that_is_undone_names_the_month_and_whether_that_is_guessed(
    base: Scenario,
) -> None:
    result = of(base, POOR)
    assert ended_sentence(result, 0, "zh") == ""
    said = ended_sentence(result, 1, "zh")
    assert "poor.stay_addition" in said
    assert "premium" not in said
    assert "自2026-01起恢复原规定（到期时间为假设）" in said


def test_a_change_that_stays_has_no_end(base: Scenario) -> None:
    assert ended_sentence(of(base, "yian-2017"), 1, "zh") == ""


def test_a_rise_of_one_year_that_is_paid_for_ever_does_not_end() -> None:
    result = run_scenarios(["weihai-2017-adjustment"], years=4, scale=20)
    assert str(result["ended"].values[1])
    assert ended_sentence(result, 1, "zh") == ""


def test_a_sample_of_very_few_people_says_that_it_allows_no_judgement(base: Scenario) -> None:
    few, many = (
        " ".join(notes(run_study([base], years=1, scale=scale), "zh"))
        for scale in (base.people // (FEW_PEOPLE // 2), base.people // (FEW_PEOPLE * 2))
    )
    assert "太少" in few
    assert "太少" not in many


def test_a_run_that_was_stopped_says_how_many_seeds_it_holds(base: Scenario) -> None:
    result = run_study([base], years=1, scale=1_000, seeds=(1, 2))
    assert not any("已中断" in note for note in notes(result, "zh"))
    stopped = result.assign_attrs(seeds_wanted=20)
    assert any("2 个种子，共要求 20 个" in note for note in notes(stopped, "zh"))
