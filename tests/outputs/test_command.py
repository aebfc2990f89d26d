"""The command line: exit status, messages, languages, and how fast it answers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from calibration.validate import Row, all_targets
from outputs.cli import main
from outputs.showing import named
from outputs.tables import folded
from outputs.texts_names import UNITS
from outputs.validation import role_name
from scenarios.find import list_scenarios
from scenarios.listing import describe
from scenarios.load import load_scenario
from scenarios.provinces import province_titles

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "maternity"


def status(*words: str) -> int:
    """Exit status of `shebao` with these words, in this process."""
    try:
        main(list(words))
    except SystemExit as left:
        return int(left.code or 0)
    return 0


@pytest.mark.parametrize("words", [["--help"], ["list"]], ids=["help", "list"])
def test_help_and_list_answer_at_once(words):
    def seconds() -> float:
        began = time.perf_counter()
        command = [sys.executable, "-W", "error", "-m", "outputs.cli", *words]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        return time.perf_counter() - began

    assert min(seconds() for _ in range(5)) < 1.0


def test_help_and_list_import_nothing_heavy():
    code = (
        "import sys; from outputs.cli import main\n"
        "try: main(['list'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('numba', 'xarray', 'matplotlib', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("[]\n")


def test_list_names_every_shipped_scenario(capsys):
    assert status("list") == 0
    printed = capsys.readouterr().out
    assert all(listed.name in printed and listed.title_zh in printed for listed in list_scenarios())
    for province, zh in province_titles().items():
        assert f"{province.removesuffix('-2025-law')}（{zh}）" in printed


def test_show_tells_value_unit_source_and_place(capsys):
    assert status("show", "liaocheng-2022-law", "--key", "maternity.delivery_rate") == 0
    printed = capsys.readouterr().out
    assert "0.83 （比例）" in printed
    assert "聊医保发〔2023〕34号" in printed
    assert "scenarios/law/liaocheng.yaml:" in printed


def test_show_in_chinese_names_groups_hospitals_conditions_and_units(capsys):
    assert status("show", "yian-2017", "--key", "resident.", "--lang", "zh") == 0
    lines = capsys.readouterr().out.split("\n")
    values = [line[44:] for line in lines if line.startswith("resident.")]
    assert any("高血压(hypertension)" in value for value in values)
    assert any("元/年 yuan_per_year" in value for value in values)
    assert any("是(true)" in value or "否(false)" in value for value in values)
    assert any("部分为英文" in line for line in lines)


@pytest.mark.parametrize("scenario", [listed.name for listed in list_scenarios()])
def test_every_name_and_unit_of_a_value_has_chinese(scenario):
    for row in describe(load_scenario(scenario), "zh"):
        assert not re.search("[A-Za-z]", named(row.value, "zh")), row.key
        assert not re.search("[A-Za-z]", UNITS.get(row.unit, row.unit)), row.key


def test_validate_of_a_place_without_figures_answers_in_the_language(capsys):
    assert status("validate", "xx", "--lang", "zh") == 2
    assert capsys.readouterr().err.startswith("validate xx：没有公布数可比较")


def test_a_figure_far_from_the_published_one_says_how_far():
    target = next(target for target in all_targets() if target.role == "fitted")
    assert "拟合，偏高20%" == role_name(Row(target, 1.2 * target.published), "zh")
    assert "拟合，偏低6%" == role_name(Row(target, 0.94 * target.published), "zh")
    assert "拟合" == role_name(Row(target, 1.04 * target.published), "zh")


def test_footnotes_do_not_break_inside_a_number():
    words = "12  " + "，".join(["补偿124,567.89万元"] * 30)
    for line in folded(words, "zh").split("\n"):
        assert line.endswith(("，", "万元"))


def test_show_of_a_reform_begins_with_what_it_changes(capsys):
    assert status("show", "liaocheng-delivery-100", "--lang", "en") == 0
    changes, _ = capsys.readouterr().out.split("All values:")
    assert "maternity.delivery_rate" in changes
    assert "maternity.prenatal_cap" not in changes


def test_check_accepts_a_good_file_and_refuses_a_bad_one(tmp_path, capsys):
    good = ROOT / "scenarios" / "reforms" / "null-reform.yaml"
    bad = tmp_path / "bad.yaml"
    bad.write_text(good.read_text("utf-8") + "colour: red\n", "utf-8")
    assert status("check", str(good)) == 0
    capsys.readouterr()
    assert status("check", str(good), str(bad)) == 2
    captured = capsys.readouterr()
    assert "null-reform" in captured.out
    assert f"{bad}:10 " in captured.err
    assert "colour" in captured.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "liaocheng-delivery-1000"], "liaocheng-delivery-100"),
        (["show", "liaocheng-2022-law", "--key", "colour"], "maternity."),
        (["run", "no-such-scenario"], "shebao list"),
        (["run", "null-reform", "--scale", "100"], "1/100"),
        (["run", "null-reform", "--scale", "1/0"], "1/100"),
        (["run", "null-reform", "--seeds", "1,1"], "1,5,9"),
        (["run", "null-reform", "--seeds", "many"], "1,5,9"),
        (["run", "null-reform", "jiangbei-one-thing"], "jiangbei-base"),
        (["run", "null-reform", "--years", "0"], "--years"),
        (["run", "null-reform", "--lang", "fr"], "--lang"),
        (["run"], "names"),
        (["compare", "no-such-run"], "shebao run"),
        (["validate", "atlantis"], "liaocheng"),
        (["case", "no-such-case.yaml"], "no-such-case.yaml"),
        (["dance"], "dance"),
    ],
    ids=" ".join,
)
def test_bad_input_exits_2_with_one_message_and_its_cure(
    words, said, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert status(*words) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert not list(tmp_path.rglob("*"))


def test_a_case_that_comes_out_otherwise_exits_1(tmp_path, capsys):
    text = (CASES / "w10-discharged-in-june.yaml").read_text("utf-8")
    assert status("case", str(CASES / "w10-discharged-in-june.yaml")) == 0
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text.replace("delivery: 3984.00", "delivery: 3984.01"), "utf-8")
    assert status("case", str(wrong), "--lang", "en") == 1
    assert "delivery: expected 3,984.01, found 3,984.00" in capsys.readouterr().out


def test_validate_prints_every_published_outcome(capsys, monkeypatch):
    from calibration.validate import Row, read_targets

    row = Row(read_targets("liaocheng")[5], 95_000_000.0)
    monkeypatch.setattr("outputs.validation.validate", lambda *_, **__: [row])
    assert status("validate", "liaocheng") == 0
    printed = capsys.readouterr().out
    assert "生育津贴基金支出" in printed
    assert "0.988" in printed


def test_validate_says_which_published_figures_are_not_held(capsys, monkeypatch):
    from calibration.validate import Row, read_targets

    row = Row(read_targets("china")[0], 1.0)
    monkeypatch.setattr("outputs.validation.validate", lambda *_, **__: [row])
    assert status("validate", "china") == 0
    printed = capsys.readouterr().out.replace("\n", "")
    assert "2010—2017年职工养老收支和结余" in printed
    assert "3162元" in printed


def test_language_follows_the_environment(tmp_path):
    environment = {**os.environ, "SHEBAO_LANG": "en", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "outputs.cli", "list"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Liaocheng pays all eligible delivery cost" in done.stdout
