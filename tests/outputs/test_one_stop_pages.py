"""The one-stop account in pages and spreadsheets."""

from __future__ import annotations

import pytest
import xarray as xr
from pages import flat
from test_workbook import read_sheets

from outputs.labels import LANGUAGES, text
from outputs.money import one_unit
from outputs.one_stop import has_one_stop, one_stop_numbers, one_stop_remarks, one_stop_tables
from outputs.report import largest_flow
from outputs.workbook import write_run


def test_the_page_of_the_package_shows_the_account(poor: xr.Dataset) -> None:
    for lang in LANGUAGES:
        page = flat(poor, lang)
        with one_unit(largest_flow(poor), lang):
            assert str(one_stop_tables(poor, 1, lang)[0].title) in page
            assert one_stop_remarks(poor, 1, lang)[0] in page
        assert "2018-08" in one_stop_remarks(poor, 1, lang)[0]


def test_a_reform_without_the_account_shows_none(poor: xr.Dataset) -> None:
    assert has_one_stop(poor, 1)
    for k in (0, 2):
        assert not has_one_stop(poor, k)
        assert [] == one_stop_tables(poor, k, "en") == one_stop_remarks(poor, k, "en")


def test_years_are_sums_and_ends_of_months(poor: xr.Dataset) -> None:
    numbers = one_stop_numbers(poor)
    for y, year in enumerate(poor["year"].values):
        at = numbers.sel(year=year)
        months = slice(12 * y, 12 * y + 12)
        assert bool((at["paid"] == poor["one_stop_paid"][:, :, months].sum("month")).all())
        assert bool((at["balance"] == poor["one_stop_balance"][:, :, 12 * y + 11]).all())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook_has_its_amounts_in_yuan(poor: xr.Dataset, tmp_path, lang) -> None:
    write_run(poor, tmp_path / "workbook.xlsx", lang)
    rows = read_sheets(tmp_path / "workbook.xlsx")[text("book.one_stop", lang)]
    paid = sum(float(row[3]) for row in rows[2:])
    assert paid == pytest.approx(float(poor["one_stop_paid"][1].sum()) / 100, rel=1e-9)
