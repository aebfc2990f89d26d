"""Premiums are paid when people pay and belong to the year they cover; losses are shared."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from lives import with_funding

from scenarios.build import build_scenario
from sim.codes import AID_PAYERS, GROUPS, PAID_BY_COUNTY
from sim.law import PPM
from sim.medical_tally import ENTRIES
from sim.scenario import Scenario
from sim.study import run_study

YEARS, SCALE = 4, 50
BASE = "guiyang-2017-law"
PREMIUMS = ["premium_own", "premium_accounts", "premium_aid", "premium_county"]
#: Month of the study, from 0, in which the campaign for its third year opens.
AUTUMN = 12 + 8


@pytest.fixture(scope="module")
def guiyang() -> Scenario:
    return build_scenario(BASE, years=YEARS)


@pytest.fixture(scope="module")
def study(guiyang: Scenario) -> xr.Dataset:
    """The county; a dearer third year; all paid in December; a premium that makes losses."""
    dearer = guiyang.funding.personal.copy()
    dearer[24:36] += 10_000
    december = np.zeros_like(guiyang.collection.in_time)
    december[:, 3] = PPM
    losing = {"critical_premium": 100}
    scenarios = [
        guiyang,
        with_funding(guiyang, "dearer", personal=dearer),
        replace(
            guiyang,
            name="december",
            base=BASE,
            collection=guiyang.collection._replace(in_time=december),
        ),
        with_funding(guiyang, "alone", loss_share=0, **losing),
        with_funding(guiyang, "shared", loss_share=300_000, **losing),
    ]
    return run_study(scenarios, years=YEARS, scale=SCALE).isel(seed=0)


def by_year(study: xr.Dataset, kind: str, account: str, name: str = BASE) -> np.ndarray:
    money = study[kind].sel(account=account, scenario=name).values
    return np.asarray(money.reshape(YEARS, 12))


def test_the_autumn_collects_what_belongs_to_the_next_january(
    guiyang: Scenario, study: xr.Dataset
) -> None:
    cash, accrual = by_year(study, "cash", "premium_own"), by_year(study, "accrual", "premium_own")
    heads = study.enrolled.sel(scenario=BASE).values[..., ENTRIES.index("in_time")]
    law = guiyang.funding
    own = law.personal[::12, None] - np.minimum(law.premium_aid[::12], law.personal[::12, None])
    campaign = (heads * own).sum(axis=1)
    rest = cash[1:, 2]  # of the newborn and of people who leave work
    for k, share in enumerate(guiyang.collection.in_time[1, :4] / PPM):
        expected = campaign[1:] * share
        assert cash[:-1, 8 + k] - rest == pytest.approx(expected, rel=0.02), k
    assert np.all(accrual[1:, 0] > 20 * cash[1:, 0])
    assert np.all(accrual[:, 8:] < 0.05 * cash[:, 8:])


def test_late_payers_pay_in_their_months(guiyang: Scenario, study: xr.Dataset) -> None:
    cash = by_year(study, "cash", "premium_own")
    late = study.enrolled.sel(scenario=BASE).values[1:, 0, ENTRIES.index("late")]
    # all who are late here pay in February; January has the last in time and the twice enrolled
    paid = (cash[1:, 1] - cash[1:, 2]) / guiyang.funding.personal[12::12]
    assert paid == pytest.approx(late, rel=0.05)
    assert np.all(cash[1:, 0] > cash[1:, 1])


def test_what_belongs_to_a_year_is_paid_within_the_study_or_received_for_later(
    study: xr.Dataset,
) -> None:
    money = study.sel(account=PREMIUMS)
    assert np.array_equal(money.accrual.sum("month"), money.cash.sum("month") + money.owed)
    assert np.all(money.owed.sum("account") < 0)
    assert np.array_equal(-money.owed.sum("account"), study.premiums_ahead.isel(month=-1))
    assert int(money.cash.min()) >= 0


def test_the_first_january_hands_over_what_was_collected_before_the_study(
    study: xr.Dataset,
) -> None:
    money = study.sel(scenario=BASE, account="premium_own")
    assert int(money.cash[0]) > 0.95 * int(money.accrual[0])


def test_what_is_received_in_advance_stands_apart_until_the_year_begins(study: xr.Dataset) -> None:
    ahead = study.premiums_ahead.sel(scenario=BASE).values.reshape(YEARS, 12)
    assert 0 == np.abs(ahead[:, :8]).max()
    assert np.all(np.diff(ahead[:, 7:], axis=1) > 0)
    closing = study.balance.sel(scenario=BASE, ledger="resident_medical").values[11::12]
    all_year = study.balance.sel(scenario="december", ledger="resident_medical").values[11::12]
    earned = by_year(study, "accrual", "resident_interest").sum(axis=1)
    less = by_year(study, "accrual", "resident_interest", "december").sum(axis=1)
    assert np.array_equal(np.cumsum(earned - less), closing - all_year)
    assert np.all(earned > less), "money received early earns interest"


def test_when_people_pay_changes_no_year_but_by_its_interest(study: xr.Dataset) -> None:
    accounts = [a for a in study.account.values if a != "resident_interest"]
    accrual = study.accrual.sel(account=accounts)
    assert np.array_equal(accrual.sel(scenario=BASE), accrual.sel(scenario="december"))
    paid = by_year(study, "cash", "premium_own", "december")
    assert np.all(paid[:, 11] > 20 * paid[:, 10])


def test_a_dearer_premium_moves_cash_from_the_autumn_before_and_no_month_earlier(
    study: xr.Dataset,
) -> None:
    moved = (study.cash.sel(scenario="dearer") != study.cash.sel(scenario=BASE)).any("account")
    assert AUTUMN == int(np.flatnonzero(moved.values)[0])
    accrued = study.accrual.sel(account="premium_own")
    first = np.flatnonzero((accrued.sel(scenario="dearer") != accrued.sel(scenario=BASE)).values)
    assert 24 == first[0]


def test_assistance_pays_premiums_when_the_fund_receives_them(study: xr.Dataset) -> None:
    for kind in ("cash", "owed"):
        paid, received = (study[kind].sel(account=a) for a in ("aid_premium", "premium_aid"))
        assert np.array_equal(paid, received), kind
    assert int(study.cash.sel(account="premium_aid", scenario=BASE)[8]) > 0


def test_the_county_pays_for_the_registered_poor_alone(
    guiyang: Scenario, study: xr.Dataset
) -> None:
    law = guiyang.funding
    registered = GROUPS.index("registered")
    payer = law.aid_payer[0]
    assert [registered] == np.flatnonzero(payer == PAID_BY_COUNTY).tolist()
    assert (len(GROUPS),) == payer.shape
    heads = study.enrolled.sel(scenario=BASE, group="registered").sum("entry").values
    county = by_year(study, "accrual", "premium_county").sum(axis=1)
    assert np.array_equal(heads * law.personal[::12], county)
    # 35,572 x 180 = 6.40 million published for 2018; some 710 of them in the sample, 4 errors
    assert county[0] / 100 == pytest.approx(6_400_000, rel=0.15)
    others = study.enrolled.sel(scenario=BASE, group=["tekun", "dibao"]).sum(["entry", "group"])
    aided = by_year(study, "accrual", "premium_aid").sum(axis=1)
    assert np.array_equal(others.values * law.personal[::12], aided)
    assert AID_PAYERS.index("assistance") == payer[0]


def test_the_fund_bears_its_share_of_a_loss_in_the_next_june(study: xr.Dataset) -> None:
    claims = by_year(study, "accrual", "critical_claims", "shared").sum(axis=1)
    premium = by_year(study, "accrual", "critical_premium", "shared").sum(axis=1)
    assert np.all(claims > premium)
    borne = by_year(study, "accrual", "critical_loss", "shared")
    assert np.array_equal(borne, by_year(study, "accrual", "critical_topped_up", "shared"))
    assert borne[1:, 5] / (claims - premium)[:-1] == pytest.approx(0.3, rel=1e-6)
    assert borne.sum() == borne[1:, 5].sum()
    assert 0 == by_year(study, "accrual", "critical_loss", "alone").sum()
    for ledger, sign in (("resident_medical", -1), ("critical_illness", 1)):
        held = study.balance.sel(ledger=ledger, month=slice(None, "2019-11"))
        change = held.sel(scenario="shared") - held.sel(scenario="alone")
        assert 0 == int(abs(change[:17]).max())
        assert sign * int(borne[1, 5]) == int(change[17])
