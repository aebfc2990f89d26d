"""Worked cases in words: names and units for people, and steps that one can work out again."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from outputs.case_file import read_case
from outputs.case_outcome import Step
from outputs.case_page import posting_table
from outputs.case_steps import work_out
from outputs.case_words import value_words
from outputs.labels import text
from outputs.showing import named

CASES = Path(__file__).parents[1] / "cases"
FILES = sorted(CASES.rglob("*.yaml"))


def steps(name: str) -> list[Step]:
    return work_out(read_case(CASES / f"{name}.yaml")).steps


def of(found: list[Step], key: str) -> list[Step]:
    return [step for step in found if step.key == key]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_no_code_is_left_in_a_chinese_value(path):
    for step in work_out(read_case(path)).steps:
        said = value_words(step, "zh")
        assert not re.search("[A-Za-z]", said), f"{step.key}: {said}"


@pytest.mark.parametrize(
    ("key", "value", "zh", "en"),
    [
        (
            "resident.stay_rate",
            "level_2 tier_1: 0.75",
            "二级和县级 第一段：75%",
            "level_2 tier_1: 75%",
        ),
        ("fund.opening_resident", "212264000", "212,264,000元", "212,264,000 yuan"),
        ("injury.float", "no_float: 1", "不浮动：1倍", "no_float: 1 times"),
        ("injury.rise_month", "8", "8月", "month 8"),
        ("unemployment.duration_basis", "bands", "按年限分档", "bands"),
        ("unemployment.benefit_rate", "first_year: 0.88", "第一年：88%", "first_year: 88%"),
        (
            "active.stay_repeat",
            "level_2 second: 0.5",
            "二级和县级 第二次：50%",
            "level_2 second: 50%",
        ),
        ("chronic.certify_months", "copd: 3, asthma: 2", "", "copd: 3 months, asthma: 2 months"),
        ("premium.newborn_free", "no", "否", "no"),
    ],
)
def test_a_value_has_its_unit_and_its_names(key, value, zh, en):
    step = Step(key, value)
    assert en == value_words(step, "en")
    assert zh in ("", value_words(step, "zh"))


def test_a_name_along_an_axis_is_not_the_choice_of_the_same_name():
    assert "第一年 0.88" == named("first_year 0.88", "zh")
    assert "同首年" == named("first_year", "zh")


def test_a_contribution_is_not_called_a_payment():
    for name in ("pension/contribution-may-2019", "injury/further-rate-up-twice"):
        found = steps(name)
        assert of(found, "case.contribution")
        assert not of(found, "case.paid")
    assert "缴费" == text("case.contribution", "zh")


def test_the_month_of_payment_is_a_column_only_where_one_is_told():
    def shown(name: str) -> str:
        page = StringIO()
        case = work_out(read_case(CASES / f"{name}.yaml"))
        Console(file=page, width=120).print(posting_table(case.postings, "zh"))
        return page.getvalue()

    assert "支付月份" not in shown("medical/w01-two-tiers")
    assert "支付月份" in shown("maternity/w12-caesarean-in-june")


def test_benefits_of_unequal_months_can_be_worked_out_again():
    found = steps("unemployment/a-month-short-of-five-years")
    spans = of(found, "case.benefits_of")
    assert [7, 5] == [int(step.value.split("×")[1]) for step in spans]
    for step in spans:
        assert int(step.value.split("×")[1]) * step.amount_in == step.amount_out
    (total,) = of(found, "case.benefits")
    assert sum(step.amount_out for step in spans) == total.amount_out == 1_955_360
    rates = of(found, "unemployment.benefit_rate")
    assert [181_000, 191_000] == [step.amount_in for step in rates]
    assert [step.amount_out for step in rates] == [step.amount_in for step in spans]


def test_the_second_year_of_benefit_has_a_span_of_its_own():
    found = of(steps("unemployment/near-retirement-extended"), "unemployment.benefit_rate")
    assert ["first_year", "first_year", "second_year"] == [s.value.split(":")[0] for s in found]


def test_what_an_orphan_has_besides_is_a_step():
    found = steps("injury/w18-orphan-and-spouse")
    (more,) = of(found, "injury.lone_rise")
    assert ("20", 5100, 7100) == (more.value, more.amount_in, more.amount_out)
    grants = of(steps("injury/further-two-orphans"), "injury.lone_rate")
    assert [(129_632, 172_842)] * 2 == [(step.amount_in, step.amount_out) for step in grants]


def test_pensions_that_the_cap_cuts_show_what_they_were():
    cut = of(steps("injury/w18-survivors"), "case.within_cap")
    assert [(160_000, 123_077), (120_000, 92_308)] == [(s.amount_in, s.amount_out) for s in cut][:2]
