"""What is wrong with a value along axes is told with its line, its name and the cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from trial import base, reform_file, write_base

from scenarios import catalogue
from scenarios.catalogue import axis_names, load_catalogue
from scenarios.load import load_scenario
from sim.errors import ScenarioError

pytestmark = pytest.mark.usefixtures("trial_keys")


def refusal(folder: Path, **values: str) -> str:
    """What is said of a reform with a wrong value, without its folder."""
    write_base(folder)
    with pytest.raises(ScenarioError) as caught:
        load_scenario(reform_file(folder, "2023-07-01", **values))
    return str(caught.value).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        (
            "deductible",
            "{level_1: 200, level_4: 500, others: 0}",
            "mine.yaml:10 trial.deductible: found the unknown name 'level_4'. Allowed: level_1, "
            "level_2, level_3_city, level_3_province, out_of_province, or others. "
            "Did you mean level_2, level_1, level_3_city?",
        ),
        (
            "deductible",
            "{level_1: 200, level_2: 500}",
            "mine.yaml:10 trial.deductible: found no value for level_3_city, level_3_province, "
            "out_of_province. Allowed: a value for each of level_1, level_2, level_3_city, "
            "level_3_province, out_of_province. "
            "Add level_3_city:, or others: for all that are not written.",
        ),
        (
            "deductible",
            "{level_1: -200, others: 0}",
            "mine.yaml:10 trial.deductible level_1: found -200. "
            "Allowed: a number from 0 to 10000000 (yuan). Correct the value or its unit.",
        ),
        (
            "deductible",
            "{level_1: [200, 300], others: 0}",
            "mine.yaml:10 trial.deductible level_1: found a list. "
            "Allowed: a number from 0 to 10000000 (yuan). Correct the value or its unit.",
        ),
        (
            "deductible",
            "[200, 500, 700, 1000, 1000]",
            "mine.yaml:10 trial.deductible: found a list. Allowed: a number from 0 to 10000000 "
            "(yuan), one for all or one for each name. Write {level_1: ..., others: ...}.",
        ),
        (
            "rate",
            "{level_1: [0.8, 0.9], others: 0}",
            "mine.yaml:10 trial.rate level_1: found a list of 2. Allowed: a list of 4 (tier_1, "
            "tier_2, tier_3, tier_4), or one value for all. Write one value for each column.",
        ),
        (
            "rate",
            "{others: [0.8, 0.9, 90, 1]}",
            "mine.yaml:10 trial.rate others tier_3: found 90. Allowed: a number from 0 to 1 "
            "(share). Shares are parts of one: 90 % is 0.9.",
        ),
        (
            "rate",
            "1.5",
            "mine.yaml:10 trial.rate: found 1.5. Allowed: a number from 0 to 1 (share). "
            "Shares are parts of one: 1.5 % is 0.015.",
        ),
        (
            "rate",
            "{level_1: {tier_1: 0.8}, others: 0}",
            "mine.yaml:10 trial.rate level_1: found a mapping. Allowed: a list of 4 (tier_1, "
            "tier_2, tier_3, tier_4), or one value for all. Write one value for each column.",
        ),
        (
            "exempt",
            "{tekun: 1, others: false}",
            "mine.yaml:7 trial.exempt tekun: found 1. Allowed: true or false. Write true or false.",
        ),
        (
            "order",
            "{resident: before_aids, others: before_aid}",
            "mine.yaml:7 trial.order resident: found 'before_aids'. Allowed: one of before_aid, "
            "after_others. Did you mean before_aid?",
        ),
    ],
    ids=lambda text: text[:30],
)
def test_wrong_value_is_told_with_its_line_its_name_and_the_cure(
    tmp_path: Path, key: str, value: str, said: str
) -> None:
    assert said == refusal(tmp_path, **{key: value})


def test_message_does_not_list_a_long_axis_to_its_end(tmp_path: Path) -> None:
    said = refusal(tmp_path, cap="{hypertention: 2000, others: 0}")
    assert "found the unknown name 'hypertention'" in said
    assert "Did you mean hypertension" in said
    assert f" and {len(axis_names('CONDITIONS')) - 12} more, or others." in said


def test_key_without_axis_refuses_a_mapping(tmp_path: Path) -> None:
    write_base(tmp_path)
    path = Path(reform_file(tmp_path, "2023-07-01", rate="{level_1: 0.5, others: 0}"))
    text = path.read_text("utf-8").replace("trial.rate", "maternity.delivery_rate")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"delivery_rate: found a mapping\. Allowed: a number"):
        load_scenario(str(path))


def test_question_that_does_not_fit_the_axes_is_told_what_fits(tmp_path: Path) -> None:
    facts = base(tmp_path)
    with pytest.raises(ScenarioError, match=r"along CONDITIONS\. Ask for array\(key\)"):
        facts.number("trial.cap")
    with pytest.raises(ScenarioError, match=r"single value\. Ask for number\(key\)"):
        facts.array("care.caesarean_share")
    with pytest.raises(ScenarioError, match=r"is dated\. Ask for series"):
        facts.array("trial.rate")
    with pytest.raises(ScenarioError, match=r"found 1 names for 2 axes\. Name level_1, .*; tier_1"):
        facts.at("trial.rate", 2022, 1, "level_1")
    with pytest.raises(ScenarioError, match=r"found 'tier_5'.*Did you mean tier_4"):
        facts.at("trial.rate", 2022, 1, "level_1", "tier_5")
    with pytest.raises(ScenarioError, match=r"found 1 names for 0 axes"):
        facts.at("maternity.delivery_rate", 2022, 1, "level_1")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("axis: HOSPITAL", r"field axis: .*no axis HOSPITAL\. Did you mean HOSPITALS"),
        ("axis: MALE", r"no axis MALE"),
        ("columns: [a, b]", r"columns are the second axis: name the first, axis:"),
        ("axis: GROUPS, columns: [a, a]", r"columns must differ"),
    ],
)
def test_wrong_axis_in_the_catalogue_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fields: str, said: str
) -> None:
    line = f"x.y: {{room: law, kind: share, zh: 试, en: try, {fields}}}\n"
    (tmp_path / "catalogue.yaml").write_text(line, encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    with pytest.raises(ScenarioError, match=said):
        load_catalogue.__wrapped__()
