"""What is wrong with a file is told in Chinese: every phrase, and whole messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from phrases import phrases_of

from outputs.cli import main
from outputs.faults import phrase, phrases, told
from scenarios.load import load_scenario
from sim.errors import ScenarioError

ROOT = Path(__file__).parents[2]
#: Files whose messages no file of a user can bring about: they check arrays, tables that are
#: shipped and what other parts of the program hand over.
INTERNAL = (
    *("sim/law.py", "sim/payment", "scenarios/fertility.py", "scenarios/mortality.py"),
    *("scenarios/census.py", "scenarios/rounding.py", "scenarios/conditions.py"),
    *("scenarios/tabular.py", "scenarios/work_changes.py", "scenarios/health_use.py"),
    *("scenarios/population.py", "scenarios/catalogue.py"),
)
SOURCES = [
    path
    for folder in ("sim", "scenarios", "calibration", "outputs")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
REFORM = """\
scenario: mine
title_zh: 我的方案
title_en: mine
base: liaocheng-2022-law
changes:
  maternity.delivery_rate:
    unit: share
    dated:
      - from: 2024-01-01
        value: 0.9
        source: {title: proposal, why: a test}
"""


def said(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What a command says on stderr when it refuses."""
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    return capsys.readouterr().err


def written(folder: Path, text: str) -> str:
    """The path of a text as mine.yaml."""
    path = folder / "mine.yaml"
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_phrase_of_a_message_has_chinese(path):
    if path.relative_to(ROOT).as_posix().startswith(INTERNAL):
        return
    missing = [found for found in phrases_of(path) if found[1] not in phrases()]
    assert [] == missing


def test_chinese_has_the_blanks_of_the_english():
    for english, chinese in phrases().items():
        blanks = re.findall(r"(?<!\{)\{\d?\}", chinese)
        assert english.count("{}") == len(blanks) or "{{" in chinese, english


def test_every_phrase_can_be_said_whatever_its_blanks_hold():
    for english in phrases():
        for blank in ("{}", "x", "'a: {b}'", "nothing"):
            assert re.search("[一-鿿]", phrase(english.replace("{}", blank)) + phrases()[english])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "unit: share",
            "unit: yuan",
            "mine.yaml:7 maternity.delivery_rate：问题：单位 'yuan'。允许：share（比例）。"
            "办法：单位照此写，数值相应换算。",
        ),
        (
            "0.9",
            "90",
            "mine.yaml:10 maternity.delivery_rate：问题：写的是 90。允许：0 到 1 的数，"
            "单位 share（比例）。办法：比例以 1 为整体：90% 写作 0.9。",
        ),
        (
            " 0.9",
            "",
            "mine.yaml:10 maternity.delivery_rate：问题：没有内容。允许：0 到 1 的数，"
            "单位 share（比例）。办法：改正数值或单位。",
        ),
        (
            "delivery_rate",
            "delivry_rate",
            "mine.yaml:6 maternity.delivry_rate：问题：未知的键。允许：目录中的键。办法："
            "是否指 maternity.delivery_rate, maternity.spouse_rate, maternity.prenatal_rate？",
        ),
        (
            "base: liao",
            "base: lao",
            "mine.yaml:4 base：问题：写的是 'laocheng-2022-law'。允许：",
        ),
    ],
    ids=["unit", "range", "nothing", "key", "base"],
)
def test_a_fault_of_a_file_is_told_in_chinese(tmp_path, capsys, old, new, expected):
    file = written(tmp_path, REFORM.replace(old, new))
    assert said(["check", file, "--lang", "zh"], capsys).startswith(f"{tmp_path}/{expected}")


def test_check_finds_what_only_shows_where_a_study_is_built(tmp_path, capsys):
    rate = (
        "{unit: share, dated: [{from: 2024-01-01, value: 0.2, source: {title: proposal, why: x}}]}"
    )
    head = REFORM.split("  maternity")[0]
    file = written(tmp_path, f"{head}  account.employer_share: {rate}\n")
    found = said(["check", file, "--lang", "zh"], capsys)
    assert "account.employer_share：缴费基数的 0.2 划入个人账户" in found


def test_each_of_two_faulty_files_is_told(tmp_path, capsys):
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    files[0].write_text(REFORM.replace("0.9", "90"), "utf-8")
    files[1].write_text(REFORM.replace("unit: share", "unit: yuan"), "utf-8")
    lines = said(["run", *map(str, files), "--lang", "zh"], capsys).splitlines()
    assert [f"{files[0]}:10 ", f"{files[1]}:7 "] == [line.split("maternity")[0] for line in lines]
    assert all("。办法：" in line for line in lines)
    lines = said(["run", "lioacheng-points", "null-refrom", "--lang", "zh"], capsys).splitlines()
    assert ["lioacheng-points", "null-refrom"] == [line.split("：")[0] for line in lines]


def test_two_files_of_one_name_are_told_with_file_and_line(tmp_path, capsys):
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for file in files:
        file.write_text(REFORM, "utf-8")
    assert said(["run", *map(str, files), "--lang", "en"], capsys) == (
        f"{files[1]}:1 scenario: found the name 'mine', which {files[0]} has too. "
        "Allowed: a name of its own. Rename one of them.\n"
    )


def test_a_case_before_the_law_is_told_to_choose_a_later_date(tmp_path, capsys):
    case = ROOT / "tests" / "cases" / "injury" / "further-after-a-year.yaml"
    file = written(tmp_path, case.read_text("utf-8").replace("date: 2021", "date: 1921"))
    found = said(["case", file, "--lang", "zh"], capsys)
    assert "这个文件的内容从 2011-01-01 起：请用较晚的日期。" in found


def test_python_and_english_keep_the_english_message(tmp_path, capsys):
    file = written(tmp_path, REFORM.replace("0.9", "90"))
    with pytest.raises(ScenarioError, match=r"found 90\. Allowed: a number from 0 to 1") as caught:
        load_scenario(file)
    assert said(["check", file, "--lang", "en"], capsys) == f"{caught.value}\n"
    assert told(caught.value, "en") == str(caught.value)


def test_words_of_a_file_stay_as_they_are():
    assert phrase("the unknown field 'a list, or nothing'") == "未知的字段 'a list, or nothing'"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["run", "x", "--years", "x", "--lang", "zh"], "'--years' 的值不对：应为整数\n"),
        (["run", "x", "--years", "0", "--lang=zh"], "'--years' 的值不对："),
        (["run", "--lang", "zh"], "缺少参数 '"),
        (["rum", "--lang", "zh"], "没有这个命令：'rum'。"),
        (["run", "--lang", "en"], "Missing argument"),
        (["show", "nothing-2025", "--lang", "zh"], "nothing-2025：没有这个名称的方案。允许："),
    ],
)
def test_words_that_fit_no_command_are_told_in_the_language(capsys, words, expected):
    found = said(words, capsys)
    assert found.startswith(expected)
    assert ("See: shebao run --help" in found) == ("en" in words)


def test_help_has_no_english_frames(capsys):
    with pytest.raises(SystemExit) as left:
        main(["run", "--help"])
    assert not left.value.code
    printed = capsys.readouterr().out
    assert printed.startswith("用法：shebao run [选项] NAMES...")
    assert not re.search("Usage|Options|Arguments|Show this|default|required", printed)
