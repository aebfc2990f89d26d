"""The one-stop account of Guiyang county moves the cash of its payers and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from scenarios.load import load_scenario
from sim.closing_one_stop import THROUGH
from sim.study import run_study

YEARS, SCALE = 3, 40
NAME = "guiyang-2018-poor-package"
#: The base begins in 2018: August is the eighth month.
OPENS = 7


@pytest.fixture(scope="module")
def study() -> xr.Dataset:
    """The package for the poor without the account, then with it."""
    package = build_scenario(NAME, years=YEARS)
    law = package.payment.one_stop
    none = law._replace(advance_months=np.zeros_like(law.advance_months))
    without = replace(package, name="without", payment=package.payment._replace(one_stop=none))
    return run_study([without, package], YEARS, workers=1, scale=SCALE).isel(seed=0)


def test_accruals_do_not_move(study: xr.Dataset) -> None:
    assert bool((study.accrual[0] == study.accrual[1]).all())


def test_only_lines_of_the_payers_move_and_only_from_august_2018_on(study: xr.Dataset) -> None:
    moved = study.cash[0] != study.cash[1]
    lines = {str(name) for name in study.account.values[moved.any("month").values]}
    assert {*THROUGH, "aid_funding", "other_funding"} == lines
    assert not moved[:OPENS].any()
    assert moved[OPENS].any()
    assert not study.one_stop_balance[:, :OPENS].any()
    assert not study.one_stop_balance[0].any()


def test_the_insurer_holds_less_by_what_is_in_the_account(study: xr.Dataset) -> None:
    balance = study.balance[1] - study.balance[0]
    held = study.one_stop_balance[1].sel(one_stop_payer="critical_illness")
    assert np.array_equal(balance.sel(ledger="critical_illness").values, -held.values)
    others = [name for name in study.ledger.values if name != "critical_illness"]
    assert not balance.sel(ledger=others).any()


def test_what_is_in_the_account_is_owed_less_at_the_end(study: xr.Dataset) -> None:
    owed = (study.owed[1] - study.owed[0]).sel(account=list(THROUGH)).sum()
    assert int(owed) == -int(study.one_stop_balance[1, -1].sum())


def test_every_payer_begins_with_more_than_a_month_of_what_it_pays(study: xr.Dataset) -> None:
    held = study.one_stop_balance[1, OPENS]
    paid = study.one_stop_paid[1, OPENS]
    assert bool((held + paid > 0).all())
    # other payers have no months before: two months as in August
    other = int((held + paid).sel(one_stop_payer="other_payers"))
    assert other == 2 * int(paid.sel(one_stop_payer="other_payers"))


def test_the_account_opens_in_august_2018_and_closes_with_the_transition() -> None:
    facts = load_scenario(NAME)
    months = facts.series("one_stop.advance_months", 2018, 12 * 9)
    assert not months[:OPENS].any()
    assert np.all(months[OPENS : 12 * 8] == 2)
    assert not months[12 * 8 :].any()
    assert not load_scenario("guiyang-2017-law").series("one_stop.advance_months", 2018, 24).any()
