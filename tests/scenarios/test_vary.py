"""Reforms made in Python: checked like files, told apart, beside each other and beside files."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from scenarios.load import load_scenario
from scenarios.plan import make_plan
from scenarios.vary import vary
from sim.errors import ScenarioError

BASE, RATE = "liaocheng-2022-law", "maternity.delivery_rate"


def rate(value: object, name: str = "trial", since: str | datetime.date = "2024-01-01"):
    return vary(BASE, {RATE: value}, since=since, name=name)


def test_a_variant_holds_its_value_from_its_day_on():
    facts = rate(0.95).facts
    assert (0.83, 0.95) == tuple(facts.at(RATE, year) for year in (2022, 2024))
    assert (BASE, "trial") == (facts.base, facts.name)
    assert f"base: {BASE}\n" in facts.text  # and no folder of this machine


def test_a_variant_is_a_file_of_the_same_text(tmp_path):
    variant = rate(np.float64(0.95), since=datetime.date(2024, 1, 1))
    path = tmp_path / "trial.yaml"
    path.write_text(variant.facts.text.split("# ===== ")[-1].partition("\n")[2], "utf-8")
    read = load_scenario(str(path))
    assert read.series(RATE, 2022, 60).tolist() == variant.facts.series(RATE, 2022, 60).tolist()


def test_values_along_axes_words_flags_and_keys_without_dates():
    changes = {
        "resident.stay_rate": {"level_1": [0.9, 0.9, 0.9, 0.9], "others": 0.7},
        "premium.newborn_free": True,
        "unemployment.duration_basis": "per_year",
        "demand.reference_rate": 0.9,
    }
    facts = vary(BASE, changes, since="2024-01-01", name="many").facts
    assert 0.9 == facts.at("resident.stay_rate", 2024, 1, "level_1", "tier_2")
    assert 0.7 == facts.at("resident.stay_rate", 2024, 1, "level_2", "tier_2")
    assert facts.at("premium.newborn_free", 2024) is True
    assert "per_year" == facts.at("unemployment.duration_basis", 2024)
    assert 0.9 == facts.number("demand.reference_rate")


@pytest.mark.parametrize(
    ("value", "since", "found"),
    [
        (95, "2024-01-01", "found 95"),
        ("much", "2024-01-01", "found 'much'"),
        (0.95, "next year", "found from 'next year'"),
    ],
)
def test_what_a_file_may_not_say_a_variant_may_not_either(value, since, found):
    with pytest.raises(ScenarioError, match=found) as error:
        rate(value, since=since)
    assert str(error.value).startswith("vary(trial):")


def test_unknown_keys_and_names_are_refused():
    with pytest.raises(ScenarioError, match=r"maternity\.delivery_rate"):
        vary(BASE, {"maternity.delivery_rat": 0.9}, since="2024-01-01", name="trial")
    with pytest.raises(ScenarioError, match="small letters"):
        rate(0.9, name="My Trial")
    with pytest.raises(ScenarioError, match="found no scenario"):
        vary("liaocheng", {RATE: 0.9}, since="2024-01-01", name="trial")


def test_variants_and_names_of_one_base_make_a_plan():
    plan = make_plan([rate(0.9, "a"), "liaocheng-delivery-100", rate(0.95, "b")])
    assert [BASE, "a", "liaocheng-delivery-100", "b"] == [facts.name for facts in plan.facts]
    assert ["", "2024-01", "2023-07", "2024-01"] == plan.reform_months()
    assert len({facts.digest for facts in plan.facts}) == 4
    with pytest.raises(ScenarioError, match="different bases"):
        make_plan([rate(0.9), "yian-2017"])


def test_a_variant_of_a_reform_lies_over_it():
    variant = vary("liaocheng-delivery-100", {RATE: 0.9}, since="2025-01-01", name="later")
    assert (1.0, 0.9) == tuple(variant.facts.at(RATE, year) for year in (2024, 2025))
    names = [facts.name for facts in make_plan([variant]).facts]
    assert ["liaocheng-delivery-100", "later"] == names
