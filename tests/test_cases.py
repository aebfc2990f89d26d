"""Worked cases from the law: each file is one claim that must hold to the fen and the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from outputs.case_file import read_case
from outputs.case_page import differences, print_case
from outputs.case_steps import work_out

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.rglob("*.yaml"))


def test_there_are_cases_of_every_worked_example_of_maternity():
    begun = {path.stem.split("-")[0] for path in FOLDER.glob("maternity/*.yaml")}
    assert {"w10", "w11", "w12", "w13", "w14"} <= begun


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_case(path):
    case = read_case(path)
    assert case.expect
    assert [] == differences(case, work_out(case))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_case_is_printed_in_both_languages(path, lang, capsys):
    assert print_case(path, lang)
    assert capsys.readouterr().out
