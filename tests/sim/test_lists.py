"""Lists of drugs, lists of conditions and groups in need by date: what they change, and when."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from scenarios.load import load_scenario
from sim.study import run_study

STAYS = ["resident_stays", "employee_stays"]
STAY_BILLS = ["resident_stay", "active_stay", "retired_stay"]


@cache
def beside_base(base: str, reform: str, years: int, scale: int) -> xr.Dataset:
    """A reform beside its base, base first."""
    pair = [build_scenario(name, years=years) for name in (base, reform)]
    return run_study(pair, years, workers=1, scale=scale).isel(seed=0)


def drug_list() -> xr.Dataset:
    return beside_base("weihai-2016-law", "weihai-2017-drug-list", 2, 40)


def outside_share(result: xr.Dataset, scenario: int, year: int) -> float:
    """Share of the cost of stays outside the catalogue."""
    of_year = result.isel(scenario=scenario).sel(year=year, bill=STAY_BILLS)
    outside = of_year.waterfall.sel(field="outside_catalogue").sum()
    return float(outside / of_year.bill_total.sum())


def test_the_drug_list_of_2017_begins_in_september() -> None:
    spent = drug_list().accrual.sel(account=STAYS).sum("account")
    change = spent.isel(scenario=1) - spent.isel(scenario=0)
    assert not change.sel(month=slice(None, "2017-08")).any()
    assert int(change.sel(month="2017-09").sum()) > 0


def test_drugs_of_the_list_are_no_longer_outside_the_catalogue() -> None:
    result = drug_list()
    # 0.2 to 0.8 % of the cost of a stay by hospital, all of it from 2018 on
    fall = outside_share(result, 0, 2018) - outside_share(result, 1, 2018)
    assert 0.003 < fall < 0.007
    # four months of 2017 at 70 % of it
    first = outside_share(result, 0, 2017) - outside_share(result, 1, 2017)
    assert first == pytest.approx(fall * 0.7 * 4 / 12, rel=0.3)


def test_the_transition_ends_with_2017() -> None:
    facts = load_scenario("weihai-2017-drug-list")
    outside = facts.series("illness.outside_share", 2017, 13)
    class_b = facts.series("illness.class_b_share", 2017, 13)
    assert np.array_equal(outside[0], outside[7])
    assert np.all(outside[8, 1:] < outside[7, 1:])
    assert np.all(outside[12, 1:] < outside[11, 1:])
    assert np.all(class_b[12, 1:] > class_b[11, 1:])
    assert np.all(class_b[11, 1:] > class_b[7, 1:])
    # seven tenths of what moves from 2018 on moves at once
    moved = (outside[7] - outside[11])[1:] / (outside[7] - outside[12])[1:]
    assert moved == pytest.approx(0.7, abs=0.001)


def test_what_leaves_the_rest_of_the_bill_enters_class_b() -> None:
    facts = load_scenario("weihai-2017-drug-list")
    over = facts.array("illness.over_limit_share")
    outside = facts.series("illness.outside_share", 2017, 13)[[0, 12]]
    class_b = facts.series("illness.class_b_share", 2017, 13)[[0, 12]] * (1 - outside - over)
    assert class_b[1] - class_b[0] == pytest.approx(outside[0] - outside[1], abs=1e-4)


def test_critical_illness_insurance_pays_special_drugs_to_the_end_of_2017() -> None:
    result = drug_list()
    claims = result.accrual.sel(account="critical_claims")
    less = claims.isel(scenario=0) - claims.isel(scenario=1)
    assert not less.sel(month=slice(None, "2017-08")).any()
    # 0.15 to 0.4 % of the cost of stays, 60 % of it; the burden of what remains is little more
    cost = result.stay_cost.isel(scenario=0).sel(scheme="resident", year=2018).sum("group")
    drugs = cost * [0.0, 0.0015, 0.003, 0.004, 0.004]
    of_2018 = int(less.sel(month=slice("2018-01", None)).sum())
    assert of_2018 == pytest.approx(float(drugs.sum()) * 0.6, rel=0.2)
    # a bill of which nothing else is paid is none that critical illness insurance paid
    bills = result.critical_bills.sum(("group", "month"))
    assert int(bills[0]) < int(result.stays[0].sel(scheme="resident").sum()) / 4
    facts = load_scenario("weihai-2017-drug-list")
    rates = facts.series("critical.special_rate", 2017, 13)
    assert [0.6] * 12 + [0.0] == rates.tolist()
    assert not load_scenario("liaocheng-2022-law").series("critical.special_rate", 2022, 12).any()


def test_156_more_granules_are_paid_from_october_2023() -> None:
    facts = load_scenario("huaibei-2023")
    outside = facts.series("illness.outside_share", 2023, 12)
    granules = facts.series("illness.granule_share", 2023, 12)
    over = facts.array("illness.over_limit_share")
    paid = granules * (1 - outside - over)
    home = slice(0, 4)
    # 156 of 343 are 45 %, used half as much
    assert paid[9, home] / paid[8, home] == pytest.approx(1 + 156 / 343 / 2, abs=0.01)
    moved = outside[8, home] - outside[9, home]
    assert paid[9, home] - paid[8, home] == pytest.approx(moved, abs=1e-4)
    assert np.array_equal(outside[8, 4:], outside[9, 4:])


def test_online_certification_pays_a_month_earlier() -> None:
    result = beside_base("huaibei-2022-law", "huaibei-2022-online-certification", 2, 40)
    chronic = result.accrual.sel(account=["resident_chronic", "employee_chronic"]).sum("account")
    change = chronic.isel(scenario=1) - chronic.isel(scenario=0)
    assert not change.sel(month=slice(None, "2022-08")).any()
    assert int(change.sel(month=slice("2022-09", None)).sum()) > 0
    gained = result.isel(scenario=1)
    assert int(gained.losers_ever.sum()) == 0 < int(gained.gainers_ever.sum())


def test_an_advance_on_bulk_procurement_is_a_reform_of_cash() -> None:
    result = beside_base("huaibei-2022-law", "huaibei-2023-advance", 2, 40)
    base, reform = (result.isel(scenario=k) for k in (0, 1))
    moved = (base.accrual != reform.accrual).any("month")
    assert set(result.account.values[moved]) <= {"resident_interest", "employee_interest"}
    ahead = (reform.paid_ahead - base.paid_ahead).sum("medical_fund")
    # contracts of July, ten working days to apply and ten to pay
    assert not ahead.sel(month=slice(None, "2023-07")).any()
    assert int(ahead.sel(month="2023-08").sum()) > 0


def test_groups_of_the_transition_begin_in_2021() -> None:
    scenario = build_scenario("guiyang-2017-law", years=5)
    result = run_study([scenario], 5, workers=1, scale=20).isel(scenario=0, seed=0)
    of_transition = result.in_group.sel(group=["monitored", "returned"]).sum("group")
    assert not of_transition.sel(january=slice(2018, 2021)).any()
    assert int(of_transition.sel(january=2022)) > 0
    dibao = result.in_group.sel(group="dibao")
    assert int(dibao.sel(january=2019)) > 0


def test_benefits_of_the_package_end_with_the_transition() -> None:
    facts = load_scenario("guiyang-2018-poor-package")
    group = "registered"
    for key, after in (
        ("poor.stay_addition", 0.0),
        ("poor.visit_addition", 0.0),
        ("poor.visit_deductible", 1.0),
        ("second.rate", 0.0),
        ("second.chronic_rate", 0.0),
        ("other.backstop_rate", 0.0),
        ("other.commercial_rate", 0.0),
        ("premium.aid", 0),
        ("critical.deductible", 10_000),
    ):
        assert after != facts.at(key, 2025, 12, group), key
        assert after == facts.at(key, 2026, 1, group), key
    assert facts.at("critical.deductible", 2026, 1, "dibao") == 5_000
