"""Case files of illness, premiums and hospitals: what is wrong is told with its line."""

from __future__ import annotations

import datetime

import pytest

from outputs.case_file import read_case
from outputs.case_steps import work_out
from sim.errors import ScenarioError

STAY = """scenario: yian-2017
event: stay
date: 2017-05-10
person:
  cover: resident
  group: registered
  used: {stays: 1, burden: 1200.50}
facts:
  stays:
    - {date: 2017-05-10, hospital: level_2, eligible: 18600}
    - {date: 2017-08-01, hospital: level_2, total: 900, outside: 100, class_b: 200}
set:
  resident.stay_deductible: {level_2: 500, others: 0}
expect:
  fund_each: [14005.00, 0]
"""
CHRONIC = """scenario: yian-2017
event: chronic
date: 2017-12-20
person: {cover: resident}
facts: {conditions: [hypertension], eligible: 9200}
"""
PREMIUM = """scenario: huaibei-premium-2024
event: premium
date: 2023-11-20
facts:
  opens: 2023-09-15
  closes: 2023-12-31
  born: 2023-11-20
  paid: 2024-01-19
"""
BURDEN = """scenario: yian-2017
event: burden
date: 2017-05-10
person: {cover: resident}
facts:
  burdens:
    - {date: 2017-05-10, cumulative: 85000}
    - {date: 2017-11-20, cumulative: 260000}
"""
ADVANCE = """scenario: huaibei-2023-advance
event: advance
date: 2023-08-01
facts: {agreed: 6000000, share: 0.3, apply_days: 10, pay_days: 10}
expect:
  open_advance: {2023-08-31: 1800000}
"""
FUND = """scenario: guiyang-2018-poor-package
event: fund_account
date: 2018-12-31
facts: {insured: 697600, income: 470438000, outgo: 490806500, critical_claims: 23021600}
expect: {current: -0.0433}
"""


def read(tmp_path, text):
    path = tmp_path / "case.yaml"
    path.write_text(text, "utf-8")
    return read_case(path)


def test_rows_are_read_with_their_defaults(tmp_path):
    first, second = read(tmp_path, STAY).facts["stays"]
    assert (1_860_000, 0, "general") == (first["total"], first["outside"], first["channel"])
    assert (80_000, datetime.date(2017, 8, 1)) == (second["eligible"], second["date"])


def test_rows_without_a_date_lie_on_that_of_the_case(tmp_path):
    text = STAY.replace("date: 2017-05-10, hospital", "hospital").replace(
        "2017-08-01", "2017-09-01"
    )
    with pytest.raises(ScenarioError, match="out of order"):
        read(tmp_path, text)
    rows = read(tmp_path, text.replace("date: 2017-09-01, ", "")).facts["stays"]
    assert [datetime.date(2017, 5, 10)] * 2 == [row["date"] for row in rows]


def test_set_takes_values_along_axes(tmp_path):
    scenario = read(tmp_path, STAY).scenario
    assert 500 == scenario.at("resident.stay_deductible", 2017, 5, "level_2")
    assert 0 == scenario.at("resident.stay_deductible", 2017, 5, "level_1")


def test_what_was_used_before_counts(tmp_path):
    outcome = work_out(read(tmp_path, STAY))
    repeat = [step for step in outcome.steps if step.key == "resident.stay_repeat"]
    assert ["level_2 second: 1.0", "level_2 later: 1.0"] == [step.value for step in repeat]
    burden = [step.amount_out for step in outcome.steps if step.key == "case.burden"]
    assert 120_050 + 459_500 == burden[0]


def test_a_case_tells_the_months_to_the_certificate_by_condition(tmp_path):
    names = "[hypertension, uraemia_dialysis, stroke]"
    outcome = work_out(read(tmp_path, CHRONIC.replace("[hypertension]", names)))
    waits = [step.value for step in outcome.steps if step.key == "chronic.certify_months"]
    assert ["hypertension: 2, uraemia_dialysis: 0, stroke: 3"] == waits


def test_critical_illness_of_a_stay_is_that_of_its_burden(tmp_path):
    stays = STAY.replace("eligible: 18600", "eligible: 400000").replace("1200.50", "0")
    stays = stays.replace("\nexpect:\n  fund_each: [14005.00, 0]", "")
    outcome = work_out(read(tmp_path, stays.replace("group: registered", "group: ordinary")))
    basic, critical = outcome.fields["fund_each"][0], outcome.fields["critical_each"][0]
    left = f"{(40_000_000 - basic) / 100:.2f}"
    text = BURDEN.replace("85000", left).replace("260000", left)
    assert critical == work_out(read(tmp_path, text)).fields["critical"] > 0


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (STAY, "hospital: level_2, e", "hospital: level_5, e", ":10 hospital: found 'level_5'"),
        (STAY, "hospital: level_2, t", "hospitals: level_2, t", ":11 stays: found the unknown"),
        (STAY, "eligible: 18600", "eligible: 18600, total: 1", ":10 stays: found both or neither"),
        (STAY, ", eligible: 18600", "", ":10 stays: found both or neither"),
        (STAY, "class_b: 200", "class_b: 801", ":11 stays: found parts"),
        (STAY, "outside: 100", "outside: -1", ":11 outside: found -1"),
        (STAY, "2017-08-01", "2017-04-01", ":11 stays: found 2017-04-01 out of order"),
        (STAY, "2017-08-01", "2021-08-01", "a day from 2017 to 2019"),
        (STAY, "2017-08-01", "August", ":11 date: found 'August'"),
        (STAY, "stays: 1, ", "stays: 1.5, ", ":7 stays: found 1.5"),
        (STAY, "burden: 1200.50", "burdens: 1200.50", "Did you mean burden?"),
        (STAY, "group: registered", "group: poor", ":6 group: found 'poor'"),
        (STAY, "level_2: 500, others: 0", "level_2: 500", "others"),
        (STAY, "level_2: 500, others", "level_9: 500, others", "the unknown name 'level_9'"),
        (STAY, "fund_each: [14005.00, 0]", "fund_each: 14005", ":15 fund_each: found 14005"),
        (STAY, "fund_each: [14005.00, 0]", "funds: 1", "Did you mean fund?"),
        (STAY, "event: stay", "event: visit", "found the unknown field 'stays'"),
        (CHRONIC, "[hypertension]", "[high_pressure]", ":5 conditions: found 'high_pressure'"),
        (CHRONIC, "[hypertension]", "hypertension", ":5 conditions: found 'hypertension'"),
        (CHRONIC, "eligible: 9200", "eligible: 9200, months: 13", ":5 months: found 13"),
        (CHRONIC, "eligible: 9200", "eligible: 9200, stays: [2025-01-01]", "from 2017 to 2019"),
        (PREMIUM, "  paid: 2024-01-19\n", "", ":4 facts: found people, a child"),
        (PREMIUM, "  born: 2023-11-20\n", "", ":4 facts: found people, a child"),
        (PREMIUM, "paid: 2024-01-19", "paid: 2023-11-19", "found paid on 2023-11-19"),
        (PREMIUM, "  born", "  insured: {all: 3}\n  born", "the unknown field 'all'"),
        (ADVANCE, "share: 0.3", "share: 30", "Shares are parts of one"),
        (ADVANCE, "{2023-08-31: 1800000}", "1800000", ":6 open_advance: found 1800000"),
        (ADVANCE, "2023-08-31", "August", "found 'August'"),
        (FUND, "current: -0.0433", "current: low", ":5 current: found 'low'"),
        (FUND, "insured: 697600", "insured: 697600.5", ":4 insured: found 697600.5"),
    ],
    ids=lambda text: text[:24].replace("\n", " "),
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, old, new, said):
    assert old in text
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, text.replace(old, new, 1))
    assert said in str(caught.value)
    assert "case.yaml:" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (BURDEN, "cumulative: 260000", "cumulative: 80000", "burdens fall on 2017-11-20"),
        (BURDEN, "cover: resident", "cover: uninsured", "nobody insures the person"),
        (PREMIUM, "paid: 2024-01-19", "paid: 2024-11-20", "after the first year"),
        (FUND, "date: 2018-12-31", "date: 2019-12-31", "the scenario opens 2018"),
        (STAY, "2017", "2009", "first date"),
    ],
    ids=["falling", "uninsured", "late", "opening", "early"],
)
def test_facts_that_do_not_fit_the_law_are_refused(tmp_path, text, old, new, said):
    assert old in text
    scenario = "scenario: yian-2017"
    changed = text.replace(old, new).replace("scenario: yian-2009", scenario)
    with pytest.raises(ScenarioError, match=said) as caught:
        work_out(read(tmp_path, changed))
    assert ".yaml" in str(caught.value)
