"""The nation added up from its provinces: sums, transfers between them, reforms in all of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from scenarios.of_provinces import OF_EACH, transfers
from scenarios.provinces import NATION, TABLE
from scenarios.study import run_scenarios
from scenarios.tabular import find_province, read_rows
from sim.accounts import ACCOUNTS
from sim.errors import ScenarioError

BASE = "china-2025-provinces"
REFORM = """scenario: mine
title_zh: 我的改革
title_en: Mine
base: {base}
changes:
"""
DEARER = """  pension.enterprise_rate:
    unit: share
    dated:
      - from: 2026-01-01
        value: 0.18
        source: {title: proposal, why: a test}
"""
HALF = """  pension.transfer_share:
    unit: share
    dated:
      - from: 2026-01-01
        value: 0.5
        source: {title: proposal, why: a test}
"""
BALANCE = """  fund.opening_employee_pension:
    unit: yuan
    value: 5000000
    source: {title: assumption, why: a test}
"""
POOLED = """  pension.pooled_by:
    value: provinces
    source: {title: assumption, why: a test}
"""


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> xr.Dataset:
    """Two years of all provinces, and of a reform that is dearer and moves half of the gaps."""
    path = tmp_path_factory.mktemp("reform") / "mine.yaml"
    path.write_text(REFORM.format(base=BASE) + DEARER + HALF, "utf-8")
    return run_scenarios([str(path)], years=2, scale=10_000)


def fund(result: xr.Dataset, income: bool) -> np.ndarray:
    """Income or spending of the employee pension, fen (scenario, year)."""
    names = [a.name for a in ACCOUNTS if a.fund == "employee_pension" and a.income == income]
    flows = result["accrual"][:, 0].sel(account=names).sum("account").values
    return np.asarray(flows.reshape(len(flows), -1, 12).sum(axis=2))


def test_what_is_received_was_handed_over() -> None:
    own = np.array([300, -100, -50, 100, 0], np.int64)
    assert [-113, 100, 50, -37, 0] == list(transfers(own, 1.0))
    assert [-56, 50, 25, -19, 0] == list(transfers(own, 0.5))
    assert not transfers(own, 0.0).any()


def test_no_more_is_moved_than_provinces_have_over() -> None:
    assert [30, 10, -40] == list(transfers(np.array([-300, -100, 40], np.int64), 1.0))
    assert not transfers(np.array([-300, -100, 0], np.int64), 1.0).any()


def test_provinces_add_up_to_the_nation_to_the_fen(nation: xr.Dataset) -> None:
    assert 31 == nation.sizes["province"]
    of_all = nation.sum("province")
    for name, income in (("province_income", True), ("province_spending", False)):
        assert np.array_equal(fund(nation, income), of_all[name][:, 0].values)
    cash = nation["balance"].sel(ledger="employee_pension")[..., 11::12].values
    assert np.array_equal(cash, of_all["province_balance"].values)
    assert not of_all["province_transfer"].any()
    assert bool(nation["province_transfer"].any())


def test_what_each_fund_decides_by_its_own_books_is_not_added_up(nation: xr.Dataset) -> None:
    assert not any(bool(nation[name].any()) for name in OF_EACH)
    assert set(np.unique(nation["payment_method"])) <= {0, 1, 2, 3, 4, 5}


def test_funds_open_with_the_balances_of_the_table(nation: xr.Dataset) -> None:
    rows = [row for row in read_rows(TABLE) if row["province"] != NATION]
    for scheme in ("employee", "resident"):
        published = sum(float(row[f"{scheme}_balance"]) for row in rows) * 1e10
        opening = nation["opening"].sel(ledger=f"{scheme}_pension")
        assert published == pytest.approx(opening.values, rel=1e-6)


def test_members_are_those_of_the_table(nation: xr.Dataset) -> None:
    for province in nation["province"].values:
        row = find_province(read_rows(TABLE), str(province))[0]
        if float(row["retired"]) > 300:  # others are too few in the sample
            of = nation.isel(scenario=0, seed=0, year=0).sel(province=province)
            retired = float(of["province_retired"]) / 1e4 / float(row["retired"])
            assert retired == pytest.approx(1.0, abs=0.15), province
    whole = find_province(read_rows(TABLE), NATION)[0]
    first = nation.isel(scenario=0, seed=0, year=0).sum("province")
    for name, within in (("workers", 0.05), ("retired", 0.02)):
        found = float(first[f"province_{name}"]) / 1e4 / float(whole[name])
        assert found == pytest.approx(1.0, abs=within), name


def test_a_reform_holds_in_every_province_and_not_before_its_date(nation: xr.Dataset) -> None:
    change = nation["province_income"][1, 0] - nation["province_income"][0, 0]
    assert not change[:, 0].any()
    assert bool((change[:, 1] > 0).all())
    handed = np.abs(nation["province_transfer"][:, 0]).sum("province").values
    assert handed[0, 0] == handed[1, 0]
    own = (nation["province_income"] - nation["province_spending"])[1, 0, :, 1].values
    assert handed[1, 1] / 2 == pytest.approx(np.maximum(-own, 0).sum() * 0.5, abs=1)


def test_provinces_keep_their_own_people_and_balances(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(REFORM.format(base=BASE) + BALANCE, "utf-8")
    place = r"mine.yaml:8 fund.opening_employee_pension: found a value of a place"
    with pytest.raises(ScenarioError, match=place):
        run_scenarios([str(path)], years=1, scale=100_000)


@pytest.mark.parametrize("base", ["china-2025-law", "liaocheng-2022-law"])
def test_the_nation_alone_is_one_of_provinces_from_its_base_on(tmp_path: Path, base: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(REFORM.format(base=base) + POOLED, "utf-8")
    with pytest.raises(ScenarioError, match=r"pension.pooled_by: found another value than in its"):
        run_scenarios([str(path)], years=1, scale=100_000)
