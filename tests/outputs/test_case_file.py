"""Case files: what is wrong in one is told with its line and the cure."""

from __future__ import annotations

import pytest

from outputs.case_file import read_case
from sim.errors import ScenarioError

GOOD = """scenario: liaocheng-2023-package
event: delivery
date: 2023-07-01
person: {cover: enterprise, months_paid: 24, employer_wage: 5000}
facts: {eligible: 4800, outside: 600}
set: {maternity.quota_mode: fixed}
expect:
  delivery: 4800.00
"""
SURGERY = """scenario: liaocheng-2023-package
event: surgery
date: 2023-07-01
person: {cover: enterprise}
facts: {gestation_months: 4, cost: 900}
"""


def read(tmp_path, text):
    path = tmp_path / "case.yaml"
    path.write_text(text, "utf-8")
    return read_case(path)


def test_money_is_read_to_the_fen(tmp_path):
    case = read(tmp_path, GOOD.replace("4800.00", "'4,800.07'"))
    assert {"delivery": 480007} == case.expect
    assert case.facts["eligible"] == 480000


def test_set_changes_the_law_of_this_case_only(tmp_path):
    case = read(tmp_path, GOOD)
    assert case.scenario.at("maternity.quota_mode", 2023, 7) == "fixed"
    other = read(tmp_path, GOOD.replace("set: {maternity.quota_mode: fixed}\n", ""))
    assert other.scenario.at("maternity.quota_mode", 2023, 7) == "ceiling"


@pytest.mark.parametrize(
    ("months", "kind"), [(3.9, "abortion_early"), (4, "abortion_late"), (5, "abortion_late")]
)
def test_exactly_four_months_are_late(tmp_path, months, kind):
    case = read(tmp_path, SURGERY.replace("gestation_months: 4", f"gestation_months: {months}"))
    assert kind == case.facts["kind"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("event: delivery", "event: birth", ":2 event: found 'birth'"),
        ("date: 2023-07-01", "date: July", ":3 date: found 'July'"),
        ("cover: enterprise", "cover: enterprize", "Did you mean enterprise?"),
        ("months_paid: 24", "months_paid: -1", ":4 months_paid: found -1"),
        ("outside: 600", "outside: 600.001", "at most two decimals"),
        ("outside: 600", "outsize: 600", "unknown field 'outsize'"),
        ("eligible: 4800, ", "", "no field 'eligible'"),
        ("maternity.quota_mode: fixed", "maternity.quota: fixed", "an unknown key"),
        ("quota_mode: fixed", "quota_mode: half", ":6 maternity.quota_mode: found 'half'"),
        ("scenario: liaocheng-2023-package", "scenario: nowhere", "found no scenario"),
        ("delivery: 4800.00", "delivery: many", ":8 delivery: found 'many'"),
        ("delivery: 4800.00", "deliveries: 4800.00", ":8 expect: found the unknown field"),
    ],
    ids=lambda text: text[:30],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, old, new, said):
    assert old in GOOD
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, GOOD.replace(old, new))
    assert said in str(caught.value)


def test_a_surgery_needs_one_of_kind_and_months(tmp_path):
    for facts in ("cost: 900", "kind: reversal, gestation_months: 4, cost: 900"):
        with pytest.raises(ScenarioError, match="both or neither"):
            read(tmp_path, SURGERY.replace("gestation_months: 4, cost: 900", facts))


def test_a_date_before_the_law_is_told(tmp_path):
    from outputs.case_steps import work_out

    with pytest.raises(ScenarioError, match="first date"):
        work_out(read(tmp_path, GOOD.replace("2023-07-01", "2009-07-01")))
