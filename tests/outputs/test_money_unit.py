"""One money unit a report, chosen by the size of its funds, with the decimals that it needs."""

from __future__ import annotations

import re
from io import StringIO

import numpy as np
import pytest
from pages import flat
from rich.console import Console

from calibration.validate import Row, all_targets
from outputs.cells import bill_unit, fund_unit
from outputs.compare import print_comparison
from outputs.money import choose_unit, common_unit, format_money, one_unit, say_money
from outputs.store import RESULT, write_result
from outputs.validation import footnotes, validation_table

YI = 10_000_000_000
SUMS = re.compile(r"亿元|万元")


@pytest.mark.parametrize(
    ("largest", "name"), [(8e3 * YI, "亿元"), (60 * YI, "万元"), (3e8, "元"), (0.0, "元")]
)
def test_the_unit_follows_from_the_largest_fund(largest, name):
    with one_unit(largest, "zh"):
        units = [choose_unit(1e5, "zh"), fund_unit(1e14, "zh"), bill_unit(1e14, "zh")]
        units.append(common_unit([1e3, 1e12], "zh"))
    assert {name} == {unit.name for unit in units}


def test_small_amounts_of_a_report_are_seen_and_large_ones_are_short():
    with one_unit(8e3 * YI, "zh"):
        assert "57,298亿元" == say_money(57_298.3 * YI, "zh")
        assert "5,729.8亿元" == say_money(5_729.8 * YI, "zh")
        assert "+0.207亿元" == say_money(0.207 * YI, "zh", signed=True)
        unit = common_unit([0.0034 * YI, 120 * YI], "zh")
        assert "0.003" == format_money(0.0034 * YI, unit)
    assert "20.76万元" == say_money(20_760_000, "zh"), "outside of reports the unit that fits"


def test_the_unit_of_a_report_ends_with_it():
    with pytest.raises(ZeroDivisionError), one_unit(8e3 * YI, "zh"):
        raise ZeroDivisionError
    assert "万元" == choose_unit(1e8, "zh").name


@pytest.mark.parametrize("name", ["medical", "poor", "premium", "study"])
def test_a_page_has_sums_in_one_unit_alone(name, request):
    result = request.getfixturevalue(name)
    assert {"万元"} == set(SUMS.findall(flat(result)))
    english = flat(result, "en")
    assert "million yuan" in english
    assert not re.search(r"billion yuan|10k yuan|10,000 yuan", english)


def test_comparing_has_the_unit_of_the_page(medical, tmp_path, capsys):
    for times, unit in ((1, "万元"), (10_000, "亿元")):
        write_result(medical.assign(accrual=medical["accrual"] * times), tmp_path / RESULT)
        print_comparison(tmp_path, None, "zh")
        assert {unit} == set(SUMS.findall(capsys.readouterr().out))


def test_rows_of_validate_can_be_told_apart_and_sums_are_short():
    rows = [Row(target, target.published) for target in all_targets() if target.region == "china"]
    employee = [row for row in rows if row.target.scheme == "employee"]
    console = Console(width=90, file=StringIO(), record=True)
    with one_unit(100 * max(row.target.published for row in rows), "zh"):
        console.print(validation_table(employee, footnotes(rows, "zh"), "zh"))
    page = console.export_text()
    assert "…" not in page
    assert "21,470" in page
    assert np.all([row.target.outcome_zh[:6] in page for row in employee])
