"""Sentences of a run read as people speak: income, shares from nothing, one year, speed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import words

from outputs import progress
from outputs.case_page import print_case
from outputs.labels import text
from outputs.progress import RunProgress, person_years
from outputs.tables_programmes import drawn_sentence
from scenarios.study import run_scenarios


def test_more_income_is_no_cost(medical):
    assert re.search("收入：自2024-01起，职工医保统筹基金收入", words(medical, 2))
    assert "花费：自2024-01起，居民医保基金支出" in words(medical, 1)
    assert "Income: from 2024-01 the income of the" in words(medical, 2, "en")


@pytest.mark.parametrize("reform", ["liaocheng-resident-stay-plus-5", "liaocheng-delivery-100"])
def test_a_year_that_is_first_and_last_is_told_once(reform):
    years = 2 if reform.endswith("100") else 3
    said = words(run_scenarios([reform], years=years, scale=2000), 1)
    last = str(2021 + years)
    cost = next(part for part in said.split("。") if part.startswith("花费"))
    assert 1 == len(re.findall(rf"支出{last}年变化", cost))
    assert f"，{last}年+" not in cost
    assert f"，{last}年-" not in cost


def test_a_share_from_nothing_is_from_zero():
    assert "0" == text("say.no_benefit", "zh")


def test_programmes_that_pay_less_to_nobody_say_so(medical):
    none = {name: 0 * medical[name] for name in ("losers_ever", "loss_ever")}
    said = drawn_sentence(medical.assign(none), 1, "zh")
    assert "没有向任何人少付" in said
    assert "0人" not in said.replace("00人", "")
    assert "less to nobody" in drawn_sentence(medical.assign(none), 1, "en")


@pytest.mark.parametrize(("lang", "word"), [("zh", "第一方案"), ("en", "first scenario")])
def test_a_case_beside_another_law_names_both(lang, word, capsys):
    path = Path(__file__).parents[1] / "cases" / "maternity" / "w14-payment-dates.yaml"
    assert print_case(path, lang)
    line = next(line for line in capsys.readouterr().out.splitlines() if "42,720.00" in line)
    assert word not in line
    assert ("试点前流程不变" if lang == "zh" else "Jiangbei") in line


def test_person_years_are_counted_as_the_language_does():
    assert "73.4万人年" == person_years(734_000, "zh")
    assert "1.21亿人年" == person_years(121_000_000, "zh")
    assert "0.734 million person-years" == person_years(734_000, "en")


def test_the_end_of_a_run_tells_the_start_from_the_simulation(monkeypatch):
    clock = iter([0.0, 25.0, 27.0])
    monkeypatch.setattr(progress.time, "perf_counter", lambda: next(clock))
    run = RunProgress("zh")
    run.tell(100_000, 734_000)
    run.tell(734_000, 734_000)
    expected = "完成：73.4万人年，用时27.0秒，其中编译、准备和首批人口25.0秒，其后每秒31.7万人年。"
    assert expected == run.report()


def test_a_speed_of_an_instant_is_not_told(monkeypatch):
    clock = iter([0.0, 27.0, 27.01])
    monkeypatch.setattr(progress.time, "perf_counter", lambda: next(clock))
    run = RunProgress("zh")
    run.tell(100_000, 734_000)
    run.tell(734_000, 734_000)
    assert "每秒" not in run.report()
