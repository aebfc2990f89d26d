"""What employers pay is income of the pooled fund and of personal accounts, each its part."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import xarray as xr

from sim.accounts import ACCOUNTS
from sim.blocks import empty_counted
from sim.closing import contribution_lines
from sim.medical_tally import ACCOUNT_ENTERPRISE, ACCOUNT_OWN, ACCOUNT_PUBLIC
from sim.payment.amounts import share_of_array
from sim.scenario import Scenario
from sim.study import run_study

FUND = "employee_medical"
YEARS, SCALE, SINCE = 2, 200, 12


@pytest.fixture(scope="module")
def credits(base: Scenario) -> xr.Dataset:
    """Liaocheng, and the same without credits from employers in the second year."""
    given = base.funding.account_employer.copy()
    given[SINCE:] = 0
    funding = base.funding._replace(account_employer=given)
    without = dataclasses.replace(base, name="without", base=base.name, funding=funding)
    return run_study([base, without], years=YEARS, scale=SCALE).squeeze("seed")


def test_each_employer_pools_what_the_accounts_do_not_get(base: Scenario) -> None:
    tally, ward, _ = empty_counted(1, len(base.conditions))
    tally.base_step[2, :2] = 1_000_000, 500_000
    ward.account_step[2, [ACCOUNT_OWN, ACCOUNT_ENTERPRISE, ACCOUNT_PUBLIC]] = 500, 2_000, 300
    lines = contribution_lines(base, tally, ward)
    rates = base.funding.enterprise_rate[5], base.funding.public_rate[5]
    assert int(rates[0]) - 2_000 == lines["employee_enterprise"][5]
    assert int(rates[1]) // 2 - 300 == lines["employee_public"][5]


def test_pooled_and_credited_contributions_are_the_rate_on_the_bases(
    base: Scenario, credits: xr.Dataset
) -> None:
    months = len(credits.month)
    for payer in ("enterprise", "public"):
        rate = getattr(base.funding, f"{payer}_rate")[:months]
        for k in range(credits.sizes["scenario"]):
            paid = SCALE * share_of_array(credits.bases[k].sel(payer=payer).values // SCALE, rate)
            parts = credits.accrual[k].sel(account=[f"employee_{payer}", f"account_{payer}"])
            assert np.array_equal(paid, parts.sum("account"))
    credited = credits.accrual.sel(account=["account_enterprise", "account_public"])
    assert (credited[0] > 0).all()
    assert not credited[1, SINCE:].any()


def test_money_that_accounts_get_no_longer_is_income_not_less_spending(credits: xr.Dataset) -> None:
    flows = {
        income: credits.accrual.sel(
            account=[a.name for a in ACCOUNTS if a.fund == FUND and a.income == income]
        ).sum("account")
        for income in (True, False)
    }
    assert np.array_equal(flows[False][0], flows[False][1]), "nobody is treated otherwise"
    credited = credits.accrual.sel(account=["account_enterprise", "account_public"]).sum("account")
    interest = credits.accrual.sel(account="employee_interest")
    more = flows[True] - interest
    assert np.array_equal((more[1] - more[0]), credited[0] - credited[1])
