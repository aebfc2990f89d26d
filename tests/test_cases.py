"""Worked cases from the law: each file is one claim that must hold to the fen and the day."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from outputs.case_file import read_case
from outputs.case_page import differences, print_case
from outputs.case_steps import work_out
from sim.accounts import ACCOUNTS

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.rglob("*.yaml"))
MEDICAL = sorted(FOLDER.glob("medical/*.yaml"))
#: Worked examples of illness, premiums and payment of hospitals.
EXAMPLES = {*(f"w{number:02}" for number in range(1, 10)), "w15", "w16", "w17", "w19"}
#: Events that know sums of a year and not its bills.
WITHOUT_LEDGER = {"burden", "remainder"}
ROWS = {"stay": "stays", "visit": "visits"}


def names(paths):
    return [path.stem for path in paths]


def test_there_are_cases_of_every_worked_example_of_maternity():
    begun = {path.stem.split("-")[0] for path in FOLDER.glob("maternity/*.yaml")}
    assert {"w10", "w11", "w12", "w13", "w14"} <= begun


def test_there_are_cases_of_every_worked_example_of_illness():
    assert EXAMPLES <= {path.stem.split("-")[0] for path in MEDICAL}


def test_there_are_cases_of_the_worked_example_of_work_injury():
    assert "w18" in {path.stem.split("-")[0] for path in FOLDER.glob("injury/*.yaml")}


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_case(path):
    case = read_case(path)
    assert case.expect
    assert [] == differences(case, work_out(case))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_case_is_printed_in_both_languages(path, lang, capsys):
    assert print_case(path, lang)
    assert capsys.readouterr().out


@pytest.mark.parametrize("path", FILES, ids=names(FILES))
def test_fields_of_every_bill_sum_to_its_total(path):
    case = read_case(path)
    bills = work_out(case).bills
    for bill in bills:
        assert bill.total == sum(bill.fields)
        assert min(bill.fields) >= 0
    if case.event in ROWS:
        assert [row["total"] for row in case.facts[ROWS[case.event]]] == [b.total for b in bills]
    if case.event == "chronic":
        assert case.facts["eligible"] + case.facts["outside"] == sum(b.total for b in bills)


@pytest.mark.parametrize("path", MEDICAL, ids=names(MEDICAL))
def test_the_steps_pay_what_the_ledger_posts(path):
    case = read_case(path)
    outcome = work_out(case)
    paid, posted = np.zeros(len(ACCOUNTS), np.int64), np.zeros(len(ACCOUNTS), np.int64)
    for step in outcome.steps:
        if step.account is not None:
            paid[step.account] += step.amount_out
    for posting in outcome.postings:
        posted[posting.account] += posting.amount
    if case.event not in WITHOUT_LEDGER:
        assert posted.tolist() == paid.tolist()


@pytest.mark.parametrize("path", MEDICAL, ids=names(MEDICAL))
def test_the_steps_end_with_what_the_patient_bears(path):
    outcome = work_out(read_case(path))
    own = [step.amount_out for step in outcome.steps if step.key == "case.patient"]
    if own:
        assert outcome.fields["patient"] == sum(own)
