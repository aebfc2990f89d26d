"""Who pays for residents, and when: the payer of premium aid, duplicates, years paid up, claims."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from lives import with_funding

from scenarios.build import build_scenario
from sim.accounts import ACCOUNTS
from sim.codes import AID_PAYERS, GOVERNMENTS
from sim.scenario import Scenario
from sim.study import run_study

YEARS, SCALE = 5, 20
BASE = "guiyang-2017-law"
SIGNS = np.array([1 if account.income else -1 for account in ACCOUNTS])


@pytest.fixture(scope="module")
def guiyang() -> Scenario:
    return build_scenario(BASE, years=YEARS)


@pytest.fixture(scope="module")
def study(guiyang: Scenario) -> xr.Dataset:
    """The law of the county, and what each rule would be the other way round."""
    back = guiyang.illness.enrolled.copy()
    back[1] = 0.8
    lost = replace(guiyang, name="lost", illness=guiyang.illness._replace(enrolled=back))
    paid_up = lost.illness._replace(repair_share=np.array([1.0]))
    return run_study(
        [
            guiyang,
            with_funding(guiyang, "assistance", aid_payer=AID_PAYERS.index("assistance")),
            with_funding(guiyang, "once", duplicates_allowed=0),
            build_scenario("guiyang-2018-instant-chronic", years=YEARS),
            lost,
            with_funding(replace(lost, illness=paid_up), "paid up", repair=1, repair_wait=0),
        ],
        years=YEARS,
        scale=SCALE,
    ).isel(seed=0)


def yearly(study: xr.Dataset, name: str, account: str) -> np.ndarray:
    paid = study.accrual.sel(account=account, scenario=name).values
    return np.asarray(paid.reshape(YEARS, 12).sum(axis=1))


def changed(study: xr.Dataset, name: str, ledger: str = "accrual", base: str = BASE) -> set[str]:
    """Accounts of which a scenario changes some month."""
    one, other = study[ledger].sel(scenario=base), study[ledger].sel(scenario=name)
    moved = (one != other).any("month")
    return {str(account) for account in moved.account.values[moved.values]}


def test_the_county_pays_the_premium_aid_collected_to_2020(study: xr.Dataset) -> None:
    county, aid = (yearly(study, BASE, f"premium_{payer}") for payer in ("county", "aid"))
    # Collected in 2017 to 2020 for 2018 to 2021, by assistance for 2022.
    assert np.all(county[:4] > aid[:4])
    assert np.all(aid > 0), "tekun and dibao"
    assert 0 == county[4] < aid[4]


def test_what_the_county_pays_costs_assistance_nothing(study: xr.Dataset) -> None:
    for name in (BASE, "assistance"):
        paid = [yearly(study, name, f"aid_{what}") for what in ("stays", "chronic", "premium")]
        assert np.array_equal(yearly(study, name, "premium_aid"), paid[2])
        assert np.array_equal(yearly(study, name, "aid_funding"), sum(paid))


def test_the_payer_of_premium_aid_is_all_the_same_to_the_resident_fund(study: xr.Dataset) -> None:
    lines = {"premium_county", "premium_aid", "aid_premium", "aid_funding"}
    assert lines == changed(study, "assistance") == changed(study, "assistance", "cash")
    for ledger in ("resident_medical", "medical_assistance"):
        balance = study.balance.sel(ledger=ledger)
        assert np.array_equal(balance.sel(scenario=BASE), balance.sel(scenario="assistance"))
    both = yearly(study, BASE, "premium_county") + yearly(study, BASE, "premium_aid")
    assert np.array_equal(both, yearly(study, "assistance", "premium_aid"))


def test_who_is_enrolled_twice_pays_and_draws_once_more(
    guiyang: Scenario, study: xr.Dataset
) -> None:
    law = guiyang.funding
    insured = study.insured.sel(scenario=BASE).values.reshape(YEARS, 12, -1)
    workers = insured[:, 0, 2:6].sum(axis=1) / SCALE
    twice = np.rint(workers * guiyang.illness.duplicate_share[0]) * SCALE
    assert [1, 1, 1, 1, 0] == law.duplicates_allowed[::12].tolist()
    twice *= law.duplicates_allowed[::12]
    assert np.all(twice[:4] > 0)

    def more(*accounts: str) -> np.ndarray:
        change = [yearly(study, BASE, a) - yearly(study, "once", a) for a in accounts]
        return np.asarray(np.sum(change, axis=0))

    assert np.array_equal(twice * law.personal[::12], more("premium_own"))
    subsidies = [f"subsidy_{government}" for government in GOVERNMENTS]
    assert np.array_equal(twice * law.subsidy[::12], more(*subsidies))
    assert np.array_equal(twice * law.critical_premium[::12], more("critical_premium"))
    touched = {"premium_own", *subsidies, "critical_premium", "critical_income", "critical_cost"}
    touched |= {"critical_returned", "insurer_returns", "resident_interest"}
    assert touched == changed(study, "once")


def test_years_paid_up_cost_the_standard_of_the_year_each(
    guiyang: Scenario, study: xr.Dataset
) -> None:
    income = yearly(study, "paid up", "premium_own") - yearly(study, "lost", "premium_own")
    assert [0, 0] == income[:2].tolist()
    assert np.all(income[3:] < 0.01 * income[2]), "a few come back when their group changes"
    years, rest = divmod(int(income[2]), int(guiyang.funding.personal[24]))
    assert 0 == rest
    residents = int(study.insured_residents.sel(scenario="paid up").isel(year=2))
    assert 0.17 < years / residents < 0.2


def test_instant_settlement_of_residents_moves_their_cash_alone(study: xr.Dataset) -> None:
    name = "guiyang-2018-instant-chronic"
    assert {"resident_interest"} == changed(study, name)
    moved = {"resident_chronic", "aid_chronic", "resident_interest"}
    assert moved == changed(study, name, "cash")
    paid = study.cash.sel(account="resident_chronic").values.reshape(-1, YEARS, 12) > 0
    assert 12 == paid[study.scenario.values.tolist().index(name), 1].sum()


def test_a_yearly_claim_is_paid_in_the_december_of_the_year(study: xr.Dataset) -> None:
    account = study.sel(scenario=BASE, account="resident_chronic")
    cash, accrual = (account[kind].values.reshape(YEARS, 12) for kind in ("cash", "accrual"))
    assert np.all(cash[:, :11] == 0)
    assert np.array_equal(accrual.sum(axis=1), cash[:, 11])
    assert 0 == int(account.owed)
    # so instant settlement moves money within a year: most by November, little over its end
    balance = study.balance.sel(ledger="resident_medical")
    moved = balance.sel(scenario="guiyang-2018-instant-chronic") - balance.sel(scenario=BASE)
    by_month = moved.values.reshape(YEARS, 12)[1:]
    assert np.all(np.argmin(by_month, axis=1) == 10)
    of_month = accrual[1:].mean(axis=1)
    assert np.all(by_month[:, 10] < -8 * of_month)
    assert np.all(np.abs(by_month[:, 11]) < 1.5 * of_month)


def test_a_yearly_claim_of_employees_moves_theirs_alone(guiyang: Scenario) -> None:
    yearly_claim = guiyang.medical.yearly_claim.copy()
    yearly_claim[:, 1] = 1
    medical = guiyang.medical._replace(yearly_claim=yearly_claim)
    other = replace(guiyang, name="employees", medical=medical)
    result = run_study([guiyang, other], years=2, scale=SCALE).isel(seed=0)
    assert {"employee_chronic", "employee_interest"} == changed(result, "employees", "cash")
