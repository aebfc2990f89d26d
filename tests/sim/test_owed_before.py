"""The first months pay what was owed before them, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.accounts import ACCOUNT_NAMES, ACCOUNTS
from sim.closing_cash import BIRTH_LINES, CARE_LINES, in_cash
from sim.codes import MEDICAL_FUNDS
from sim.scenario import Scenario
from sim.study import run_study

YEARS, SCALE = 3, 20
BASE, PACKAGE = "guiyang-2017-law", "guiyang-2018-poor-package"
STAYS = [f"{fund}_stays" for fund in MEDICAL_FUNDS]
TO_HOSPITALS = [*(ACCOUNT_NAMES[line] for line in BIRTH_LINES), *CARE_LINES]
INTEREST = ["employee_interest", "resident_interest", "injury_interest"]


@pytest.fixture(scope="module")
def guiyang() -> Scenario:
    return build_scenario(BASE, years=YEARS)


@pytest.fixture(scope="module")
def county(guiyang: Scenario) -> xr.Dataset:
    """The county as it is, owing nothing, under its reforms, and with two months to payment."""
    later = guiyang.law._replace(hospital_months=np.full_like(guiyang.law.hospital_months, 2))
    reforms = PACKAGE, "guiyang-2018-instant-chronic"
    return run_study(
        [
            guiyang,
            replace(guiyang, name="none", pays_from_before=False),
            *(build_scenario(name, years=YEARS) for name in reforms),
            replace(guiyang, name="later", law=later),
        ],
        years=YEARS,
        scale=SCALE,
    ).isel(seed=0)


def yearly(result: xr.Dataset, ledger: str, accounts: list[str], scenario: str = BASE) -> list[int]:
    money = result[ledger].sel(scenario=scenario, account=accounts).sum("account").values
    return list(money.reshape(YEARS, 12).sum(axis=1))


def test_the_first_year_pays_as_much_as_accrues(county: xr.Dataset) -> None:
    accrued, paid = (yearly(county, x, TO_HOSPITALS)[0] for x in ("accrual", "cash"))
    assert accrued == paid, "a lag of a month: the December before is like the December after"
    for lines in (STAYS, ["allowance"]):
        accrued, paid = (yearly(county, x, lines)[0] for x in ("accrual", "cash"))
        assert paid == pytest.approx(accrued, rel=0.03)
        assert yearly(county, "cash", lines, "none")[0] < 0.95 * accrued


def test_what_was_owed_before_is_paid_in_the_first_months_and_nowhere_else(
    county: xr.Dataset,
) -> None:
    money = county.drop_sel(account=INTEREST)
    more = money.cash.sel(scenario=BASE) - money.cash.sel(scenario="none")
    assert np.array_equal(more.sum("month"), money.owed_before.sel(scenario=BASE))
    assert 0 == int(abs(more[3:]).max())
    assert 0 == int(abs(county.owed_before.sel(scenario="none")).max())
    for name in ("accrual", "owed"):
        one, other = money[name].sel(scenario=BASE), money[name].sel(scenario="none")
        assert np.array_equal(one, other), name


def test_who_owes_nothing_pays_the_lines_of_the_study_alone(
    guiyang: Scenario, county: xr.Dataset
) -> None:
    alone = county.sel(scenario="none")
    for line in CARE_LINES:
        account = alone.sel(account=line)
        paid = in_cash(guiyang, line, account.accrual.values)
        assert [*account.cash.values, int(account.owed)] == paid.tolist()
    assert 0 == int(alone.cash.sel(account="delivery")[0])


def test_reforms_of_the_first_month_owe_what_the_law_before_them_left(county: xr.Dataset) -> None:
    january = county.accrual.isel(month=0)
    assert (january.sel(scenario=PACKAGE) != january.sel(scenario=BASE)).any()
    for name in (PACKAGE, "guiyang-2018-instant-chronic", "later"):
        owed = county.owed_before.sel(scenario=name)
        assert np.array_equal(county.owed_before.sel(scenario=BASE), owed), name


def test_care_that_is_claimed_once_a_year_is_not_owed_in_january(county: xr.Dataset) -> None:
    owed = county.owed_before.sel(scenario=BASE)
    assert [0, 0] == owed.sel(account=["resident_chronic", "aid_chronic"]).values.tolist()
    assert int(owed.sel(account="employee_chronic")) > 0


def test_december_stands_in_for_the_december_before(county: xr.Dataset) -> None:
    chronic = county.sel(scenario=BASE, account="employee_chronic")
    assert int(chronic.owed_before) == int(chronic.accrual[11]) == int(chronic.cash[0])
    # caps of the year are used up by December: January would say twice as much
    assert int(chronic.accrual[0]) > 1.5 * int(chronic.owed_before)


def test_a_longer_wait_owes_more_months(guiyang: Scenario) -> None:
    later = guiyang.law._replace(hospital_months=np.full_like(guiyang.law.hospital_months, 3))
    alone = run_study([replace(guiyang, law=later)], years=1, scale=SCALE).isel(scenario=0, seed=0)
    delivery = alone.sel(account="delivery")
    assert np.array_equal(delivery.accrual[9:], delivery.cash[:3])
    assert int(delivery.accrual[9:].sum()) == int(delivery.owed_before) == int(delivery.owed)


def test_a_fund_without_a_known_balance_starts_with_what_it_owes(county: xr.Dataset) -> None:
    opening = county.opening.sel(scenario=BASE)
    owed = county.owed_before.sel(scenario=BASE)
    assert int(opening.sel(ledger="medical_assistance")) == int(owed.sel(account="aid_stays")) > 0
    for fund in ("medical_assistance", "employee_medical", "maternity"):
        held = county.balance.sel(ledger=fund)
        assert np.array_equal(held.sel(scenario=BASE)[3:11], held.sel(scenario="none")[3:11])
        assert 0 == int(county.opening.sel(scenario="none", ledger=fund))


def test_a_published_balance_is_cash_that_pays_what_is_owed(
    guiyang: Scenario, county: xr.Dataset
) -> None:
    fund = county.sel(ledger="resident_medical")
    assert guiyang.opening["resident_medical"] == int(fund.opening.sel(scenario=BASE))
    lower = fund.balance.sel(scenario="none") - fund.balance.sel(scenario=BASE)
    lines = [a.name for a in ACCOUNTS if a.fund == "resident_medical"]
    owed = int(county.owed_before.sel(scenario=BASE, account=lines).sum())
    assert [owed] * 8 == lower[3:11].values.tolist()
    # budgets hold back a twentieth until they are cleared, the rest waits a month
    month = sum(yearly(county, "accrual", lines)) / 36
    assert 0.3 * month < owed < 1.3 * month


def test_hospitals_are_owed_at_the_start_and_at_the_end_what_the_accounts_say(
    county: xr.Dataset,
) -> None:
    base = county.sel(scenario=BASE)
    open_at_start = base.paid_ahead[0] - base.cash.sel(account=STAYS)[0].values
    open_at_start = open_at_start + base.accrual.sel(account=STAYS)[0].values
    assert (-base.owed_before.sel(account=STAYS)).values.tolist() == open_at_start.values.tolist()
    assert (-base.owed.sel(account=STAYS)).values.tolist() == base.paid_ahead[-1].values.tolist()


def test_what_a_published_balance_owes_earns_no_interest_once_it_is_paid(
    county: xr.Dataset,
) -> None:
    first = county.accrual.sel(account="resident_interest")[:, 11]
    assert int(first.sel(scenario=BASE)) < int(first.sel(scenario="none"))
