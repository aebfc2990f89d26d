"""Every run is held against the expected-value engine, and says how far they are apart."""

from __future__ import annotations

import pytest
import xarray as xr

from outputs.crosscheck import check_reasons, check_table
from scenarios.study import add_expected
from sim.accounts import ACCOUNTS
from sim.scenario import Scenario
from sim.study import run_study


@pytest.fixture(scope="module")
def checked(base: Scenario, package: Scenario) -> xr.Dataset:
    return add_expected(run_study([base, package], years=3, scale=20), [base, package])


def test_both_engines_lie_within_four_standard_errors(checked: xr.Dataset) -> None:
    gap = abs(checked.check_simulated - checked.check_expected)
    assert bool((gap <= 4 * checked.check_error).all())


def test_the_error_is_small_enough_to_see_a_difference(checked: xr.Dataset) -> None:
    large = checked.sel(quantity=["births", "delivery", "allowance", "birth_grant"])
    assert float((large.check_error / large.check_expected).max()) < 0.06


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_has_a_row_for_everything_that_is_paid(checked: xr.Dataset, lang: str) -> None:
    labels = [
        {str(cell).split(" (")[0] for cell in check_table(checked, k, lang).columns[0].cells}  # type: ignore[arg-type]
        for k in (0, 1)
    ]
    names = {a.name: a.zh if lang == "zh" else a.en for a in ACCOUNTS}
    assert {names["delivery"], names["allowance"]} < labels[0]
    assert {names["prenatal"], names["complication"], names["birth_grant"]} < labels[1]
    assert not {names["prenatal"], names["complication"]} & labels[0]


def test_the_page_of_a_base_shows_the_lines_of_its_pensions(checked: xr.Dataset) -> None:
    labels = {str(cell).split(" (")[0] for cell in check_table(checked, 0, "zh").columns[0].cells}  # type: ignore[arg-type]
    for fund in ("employee_pension", "resident_pension"):
        expected = [
            a.zh
            for a in ACCOUNTS
            if a.fund == fund
            and a.name in checked["quantity"]
            and float(checked.check_error[0].sel(quantity=a.name)) > 0
        ]
        assert len(expected) > 5
        assert set(expected) < labels
    of_births = {str(cell) for cell in check_table(checked, 1, "zh").columns[0].cells}
    assert not [label for label in of_births if "养老" in label]


def test_money_that_nobody_expects_is_left_out(checked: xr.Dataset) -> None:
    kept = checked["check_expected"] != 0
    assert ((checked["check_simulated"] != 0) <= kept).all()


def test_a_gap_beyond_chance_is_explained_and_no_other(checked: xr.Dataset) -> None:
    near = checked.assign(check_expected=checked["check_simulated"])
    assert [] == check_reasons(near, 0, "zh")
    apart = checked["check_simulated"] + 5 * checked["check_error"]
    for quantity, cause in (
        ("visit_resident", "求积"),
        ("contribution_enterprise", "失业金期满"),
        ("allowance", "失业金期满"),
        ("subsidy_city", "平均数的近似"),
    ):
        here = checked["quantity"] == quantity
        far = near.assign(check_expected=apart.where(here, near["check_expected"]))
        (reason,) = check_reasons(far, 1, "zh")
        assert cause in reason
