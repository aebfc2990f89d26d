"""Illness in the engine: nobody is lost, care keeps to the law, reforms touch what they name."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.accounts import ACCOUNTS
from sim.law import Ints
from sim.scenario import Scenario
from sim.study import run_study

YEARS, SCALE = 4, 40
#: What funds pay for care of the sick.
CARE = [
    *("resident_stays", "employee_stays", "resident_visits", "employee_visits"),
    *("resident_chronic", "employee_chronic", "second_reimbursement", "critical_claims"),
    *("large_claims", "aid_stays", "aid_chronic", "other_payments"),
]


def with_law(scenario: Scenario, name: str, **changes: Ints) -> Scenario:
    """The scenario under another law of illness."""
    return dataclasses.replace(
        scenario, name=name, base=scenario.name, medical=scenario.medical._replace(**changes)
    )


def raised(array: Ints, since: int, points: int) -> Ints:
    """Rates that are `points` ppm higher from a month on, where there is a rate."""
    higher = array.copy()
    higher[since:] = np.where(array[since:] > 0, np.minimum(array[since:] + points, 1_000_000), 0)
    return higher


@pytest.fixture(scope="module")
def rates(base: Scenario) -> xr.Dataset:
    """The base, stays paid 5 points more, visits 10 points more, each from July 2024."""
    stays = with_law(base, "stays", stay_rate=raised(base.medical.stay_rate, 30, 50_000))
    visits = with_law(base, "visits", visit_rate=raised(base.medical.visit_rate, 30, 100_000))
    return run_study([base, stays, visits], years=YEARS, scale=SCALE)


def test_months_before_a_medical_reform_are_identical(rates: xr.Dataset) -> None:
    before = slice("2022-01", "2024-06")
    for name in ("accrual", "care", "care_cost", "provider_incurred", "account_lines"):
        base = rates[name].isel(scenario=0).sel(month=before)
        for other in ("stays", "visits"):
            assert np.array_equal(base, rates[name].sel(scenario=other, month=before)), name


@pytest.mark.parametrize("reform", ["stays", "visits"])
def test_gains_of_people_are_what_the_funds_pay_more(rates: xr.Dataset, reform: str) -> None:
    accrual = rates.accrual.sel(account=CARE)
    change = int((accrual.sel(scenario=reform) - accrual.isel(scenario=0)).sum())
    other = rates.sel(scenario=reform)
    assert 0 < change == int((other.gain - other.loss).sum())
    assert change == int((other.gain_ever - other.loss_ever).sum())


def test_a_higher_rate_of_stays_costs_its_points_of_eligible_cost(rates: xr.Dataset) -> None:
    year = slice("2025-01", "2025-12")
    paid = rates.accrual.sel(account="resident_stays", month=year).sum("month").squeeze("seed")
    more = float(paid.sel(scenario="stays") / paid.isel(scenario=0))
    assert 1.05 < more < 1.20


def test_without_elasticity_people_fall_ill_alike_under_any_rate(base: Scenario) -> None:
    law = raised(base.medical.stay_rate, 0, 200_000)
    result = run_study([base, with_law(base, "more", stay_rate=law)], years=2, scale=SCALE)
    care = result.care.sel(kind=["stay", "chronic", "visit"])
    assert np.array_equal(care.isel(scenario=0), care.isel(scenario=1))
    assert np.array_equal(result.care_cost.isel(scenario=0), result.care_cost.isel(scenario=1))
    # Who reaches the cap of the year sooner may lose a little chronic care after it.
    assert int(result.loss_ever.sum()) < 1e-3 * int(result.gain_ever.sum())


def test_demand_answers_a_shipped_reform_from_its_month_on(base: Scenario) -> None:
    reform = build_scenario("liaocheng-resident-stay-plus-5", years=YEARS)
    result = run_study([base, reform], years=YEARS, scale=SCALE).isel(seed=0)
    stays = result.care.sel(kind="stay", scheme="resident")
    change = stays.isel(scenario=1) - stays.isel(scenario=0)
    assert 0 == int(abs(change.sel(month=slice(None, "2023-12"))).sum())
    year = slice("2024-01", "2025-12")
    share = float(change.sel(month=year).sum() / stays.isel(scenario=0).sel(month=year).sum())
    assert 0.002 < share < 0.05


def test_no_stay_for_illness_costs_more_than_the_limit(base: Scenario) -> None:
    limit = np.full_like(base.illness.stay_limit, 3_000.0)
    low = dataclasses.replace(base, name="low", illness=base.illness._replace(stay_limit=limit))
    result = run_study([base, low], years=1, scale=SCALE).sum(["seed", "year", "group"])
    of_retired = result.sel(scheme="retired")  # pregnancies have costs of their own
    number = of_retired.stays.sel(scenario="low")
    assert np.array_equal(number, of_retired.stays.sel(scenario=base.name))
    mean = of_retired.stay_cost / number / 100.0
    assert np.all(mean.sel(scenario="low") <= 3_000.0)
    assert np.all(mean.sel(scenario="low")[2:] > 2_000.0)
    assert np.all(mean.sel(scenario=base.name) > 3_000.0)
    assert np.all(of_retired.stay_days.sel(scenario="low") < of_retired.stay_days[0])


def test_every_medical_bill_is_split_without_rest(rates: xr.Dataset) -> None:
    assert np.array_equal(rates.waterfall.sum("field"), rates.bill_total)
    assert int(rates.waterfall.min()) >= 0
    by_kind = rates.care_cost.sum(["month", "kind", "scheme"])
    medical = rates.bill_total.sel(bill=[b for b in rates.bill.values if "_" in b])
    named = [b for b in medical.bill.values if b.split("_")[1] in ("stay", "chronic", "visit")]
    assert np.array_equal(by_kind, medical.sel(bill=named).sum(["year", "bill"]))


def test_stays_by_hospital_are_the_stays_of_the_year(rates: xr.Dataset) -> None:
    by_place = rates.stays.sum(["group", "hospital"])
    monthly = rates.care.sel(kind="stay")
    yearly = monthly.groupby("month.year").sum().transpose(*by_place.dims)
    assert np.array_equal(by_place, yearly)
    assert np.array_equal(
        rates.stay_cost.sum(["scheme", "group", "hospital", "year"]),
        rates.care_cost.sel(kind="stay").sum(["month", "scheme"]),
    )


def test_only_residents_have_groups_in_need(rates: xr.Dataset) -> None:
    employees = rates.stays.sel(scheme=["active", "retired"])
    assert int(employees.isel(group=slice(1, None)).sum()) == 0
    assert int(rates.stays.sel(scheme="resident").isel(group=slice(1, None)).sum()) > 0


def test_people_in_groups_are_all_people(rates: xr.Dataset) -> None:
    people = rates.people.sum(["sex", "age_band", "cover"])
    assert np.array_equal(rates.in_group.sum("group"), people)


def test_holders_of_a_condition_never_outnumber_the_people(rates: xr.Dataset) -> None:
    people = rates.people.sum(["sex", "age_band", "cover"])
    share = (rates.holders / people).isel(scenario=0, seed=0)
    assert 0.15 < float(share.sel(condition="hypertension").isel(january=0)) < 0.35
    assert float(share.max()) < 0.5
    assert int(rates.holders.min()) >= 0
    drift = share.isel(january=-1) / share.isel(january=0)
    assert 0.9 < float(drift.sel(condition="hypertension")) < 1.3


def test_accounts_close_with_what_people_hold(rates: xr.Dataset) -> None:
    lines = rates.account_lines.sum("month")
    credits = lines.sel(account_line=["own", "enterprise", "public", "retired"]).sum("account_line")
    spent = lines.sum("account_line") - credits
    closing = rates.opening.sel(ledger="employee_accounts") + credits - spent
    assert np.array_equal(closing, rates.balance.sel(ledger="employee_accounts").isel(month=-1))
    assert int(closing.min()) > 0


def test_what_accounts_pay_stands_in_the_bills(rates: xr.Dataset) -> None:
    paid = rates.waterfall.sel(field=["personal_account", "family_account"]).sum(["year", "bill"])
    lines = rates.account_lines.sum("month")
    own = lines.sel(account_line=["visits", "stays"]).sum("account_line")
    assert np.array_equal(own, paid.sel(field="personal_account"))
    assert np.array_equal(lines.sel(account_line="family"), paid.sel(field="family_account"))


def test_money_that_one_fund_hands_to_another_arrives(rates: xr.Dataset) -> None:
    for paid, received in (
        ("critical_premium", "critical_income"),
        ("critical_returned", "insurer_returns"),
        ("to_accounts_retired", "account_retired"),
        ("aid_premium", "premium_aid"),
    ):
        assert np.array_equal(
            rates.accrual.sel(account=paid), rates.accrual.sel(account=received)
        ), paid


def test_premium_income_is_heads_times_standards(base: Scenario, rates: xr.Dataset) -> None:
    year = 1
    heads = rates.enrolled.isel(scenario=0, seed=0, year=year).sum("entry").values
    law = base.funding
    standard = int(law.personal[12 * year])
    money = rates.accrual.isel(scenario=0, seed=0, month=slice(12, 24)).sum("month")
    premiums = money.sel(
        account=["premium_own", "premium_accounts", "premium_aid", "premium_county"]
    ).sum()
    assert int(premiums) == int(heads.sum()) * standard
    subsidised = rates.enrolled.isel(scenario=0, seed=0, year=year).sel(
        entry=["in_time", "late", "newborn"]
    )
    governments = [a.name for a in ACCOUNTS if a.name.startswith("subsidy_")]
    subsidy = int(money.sel(account=governments).sum())
    assert subsidy == int(subsidised.sum()) * int(law.subsidy[12 * year])


def test_a_dearer_premium_loses_payers_and_nobody_else_changes(base: Scenario) -> None:
    enrolled = base.illness.enrolled.copy()
    enrolled[1:] -= 0.03
    dearer = dataclasses.replace(
        base, name="dearer", illness=base.illness._replace(enrolled=enrolled)
    )
    result = run_study([base, dearer], years=3, scale=SCALE)
    insured = result.insured_residents.isel(seed=0)
    fewer = 1 - insured.sel(scenario="dearer") / insured.isel(scenario=0)
    assert float(fewer.isel(year=0)) == 0
    assert 0.02 < float(fewer.isel(year=1)) < 0.05
    employees = result.care_cost.sel(scheme=["active", "retired"])
    assert np.array_equal(employees.isel(scenario=0), employees.isel(scenario=1))
    assert int(result.gainers_ever.sel(scenario="dearer").sum()) == 0


def test_liable_third_parties_are_not_paid_for(base: Scenario) -> None:
    excluded = dataclasses.replace(
        base,
        name="excluded",
        funding=base.funding._replace(
            third_party_excluded=np.ones_like(base.funding.third_party_excluded)
        ),
    )
    allowed = dataclasses.replace(
        base,
        name="allowed",
        funding=base.funding._replace(
            third_party_excluded=np.zeros_like(base.funding.third_party_excluded)
        ),
    )
    result = run_study([allowed, excluded], years=2, scale=SCALE).isel(seed=0)
    refused = result.third_party.sum(["month", "scheme"])
    injuries = result.injuries.sel(scenario="excluded").sum()
    assert int(refused.sel(scenario="allowed")) == 0
    share = float(refused.sel(scenario="excluded") / injuries)
    assert share == pytest.approx(float(base.illness.third_party[0]), abs=0.02)
    stays = result.stays.sum(["year", "scheme", "group", "hospital"])
    gap = int(stays.sel(scenario="allowed") - stays.sel(scenario="excluded"))
    assert gap == int(refused.sel(scenario="excluded"))


def test_facts_of_illness_are_packed_once(base: Scenario) -> None:
    ill, followed = base.packed(1).ill, base.packed(2, visits=True).ill
    assert ill is base.packed(2).ill
    assert followed.years is ill.years
    assert [0, 1] == [packed.fixed.follow_visits.item() for packed in (ill, followed)]


def test_months_alike_are_settled_as_one_by_one(base: Scenario) -> None:
    """Chronic care in runs is chronic care month by month: a law that changes each month a little
    and back, in a rule nobody meets, forbids the runs."""
    restless = base.medical.aid_tilt_cap.copy()
    restless[::2] += 100
    slow = with_law(base, "slow", aid_tilt_cap=restless)
    nobody = base.medical.aid_tilt_rate * 0
    fast, slow = (
        dataclasses.replace(s, medical=s.medical._replace(aid_tilt_rate=nobody))
        for s in (base, slow)
    )
    result = run_study([fast, slow], years=2, scale=SCALE)
    for name in ("accrual", "care", "care_cost", "waterfall"):
        assert np.array_equal(result[name].isel(scenario=0), result[name].isel(scenario=1)), name
    assert int(result.gainers_ever.sum()) == 0
