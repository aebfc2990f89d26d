"""A reform changes what it changes, and nothing else."""

from __future__ import annotations

import numpy as np
import xarray as xr

from sim.accounts import ACCOUNTS
from sim.variables import VARIABLES

#: Lines of funds that pay benefits to or for people; accounts pay people's own money.
SPENDING = [a.name for a in ACCOUNTS if not a.income and a.fund != "employee_accounts"]
BEFORE = slice("2022-01", "2023-06")


def test_null_reform_is_exactly_zero_in_every_cell_of_every_variable(study: xr.Dataset) -> None:
    base, null = study.sel(scenario="liaocheng-2022-law"), study.sel(scenario="null-reform")
    for variable in VARIABLES:
        if variable.name.startswith(("gain", "los")):
            assert 0 == int(null[variable.name].sum()), variable.name
        else:
            assert np.array_equal(base[variable.name], null[variable.name]), variable.name


def test_months_before_the_reform_are_identical(study: xr.Dataset) -> None:
    base = study.sel(scenario="liaocheng-2022-law", month=BEFORE)
    for name in ("liaocheng-delivery-100", "liaocheng-2023-package"):
        other = study.sel(scenario=name, month=BEFORE)
        for variable in ("accrual", "cash", "cases", "squares", "bases", "insured"):
            assert np.array_equal(base[variable], other[variable]), (name, variable)
        assert 0 == int(study.gainers.sel(scenario=name, year=2022).sum())


def test_the_month_of_the_reform_is_the_first_that_differs(study: xr.Dataset) -> None:
    spent = study.accrual.sel(account="delivery", seed=1)
    change = spent.sel(scenario="liaocheng-delivery-100") - spent.sel(scenario="liaocheng-2022-law")
    first = change.month.values[np.flatnonzero(change.values)[0]]
    assert np.datetime64("2023-07", "M") == first.astype("datetime64[M]")


def test_people_are_the_same_people_under_every_law(study: xr.Dataset) -> None:
    for name in ("people", "births", "deaths", "insured", "bases"):
        values = study[name].values
        assert np.array_equal(values[:1].repeat(4, axis=0), values), name


def test_raising_the_rate_makes_nobody_poorer(study: xr.Dataset) -> None:
    reform = study.sel(scenario="liaocheng-delivery-100")
    assert 0 < int(reform.gainers_ever.sum())
    # Who chooses half the standard instead of the grant never gets less than the grant.
    assert 0 == int(reform.losers_ever.sum())


def test_gains_add_up_to_the_change_of_the_ledgers(study: xr.Dataset) -> None:
    base = study.sel(scenario="liaocheng-2022-law")
    for name in ("liaocheng-delivery-100", "liaocheng-2023-package"):
        other = study.sel(scenario=name)
        change = int((other.accrual - base.accrual).sel(account=SPENDING).sum())
        assert change == int((other.gain - other.loss).sum())
        assert change == int((other.gain_ever - other.loss_ever).sum())


def test_only_women_with_employee_cover_or_an_insured_husband_gain(study: xr.Dataset) -> None:
    gainers = study.gainers_ever.sel(scenario="liaocheng-delivery-100", seed=1)
    assert 0 == int(gainers.sel(sex="male").sum())
    by_cover = gainers.sum(["sex", "age_band", "birth_order"])
    assert 0 == int(by_cover.sel(cover=["child", "retired", "flexible"]).sum())
    assert int(by_cover.sel(cover="enterprise")) > 10 * int(by_cover.sel(cover="uninsured"))


def test_package_pays_residents_by_birth_order(study: xr.Dataset) -> None:
    grants = study.accrual.sel(account="birth_grant", seed=1).groupby("month.year").sum()
    before, after = (
        grants.sel(scenario=name, year=2024)
        for name in ("liaocheng-2022-law", "liaocheng-2023-package")
    )
    assert 2.0 * float(before) < float(after) < 3.5 * float(before)


def test_a_rule_of_employees_leaves_the_bills_of_others_alone(study: xr.Dataset) -> None:
    base, reform = (
        study.sel(scenario=name) for name in ("liaocheng-2022-law", "liaocheng-delivery-100")
    )
    for bill in ("resident_delivery", "surgery", "none", "resident_stay"):
        seen = {name: part.sel(bill=bill) for name, part in (("b", base), ("r", reform))}
        if bill == "resident_delivery":  # a wife may move from the grant to half the standard
            assert abs(int((seen["r"].bills - seen["b"].bills).sum())) < 0.01 * int(
                seen["b"].bills.sum()
            )
            continue
        assert np.array_equal(seen["b"].bill_total, seen["r"].bill_total), bill
    induced = reform.bill_total.sel(bill="employee_delivery", year=2024)
    usual = base.bill_total.sel(bill="employee_delivery", year=2024)
    assert 1.01 < float(induced.sum() / usual.sum()) < 1.2
