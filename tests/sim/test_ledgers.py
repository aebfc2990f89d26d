"""Every fen is somewhere, every person is somewhere, and the check would notice if not."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import xarray as xr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.accounts import ACCOUNTS
from sim.blocks import empty_counted
from sim.closing import contribution_lines
from sim.errors import LedgerError
from sim.law import PPM
from sim.ledger import Tally, check, empty_tally
from sim.scenario import Scenario
from sim.study import run_study


def test_balance_is_opening_plus_income_less_spending_every_month(study: xr.Dataset) -> None:
    sign = np.array([1 if account.income else -1 for account in ACCOUNTS])
    for ledger in study.ledger.values:
        part = [a.maternity if ledger == "maternity" else a.fund == ledger for a in ACCOUNTS]
        flow = (study.cash * sign * np.array(part)).sum("account")
        closing = study.balance.sel(ledger=ledger)
        opening = study.opening.sel(ledger=ledger)
        if ledger == "resident_medical":
            closing = closing + study.premiums_ahead
        assert np.array_equal(opening + flow.cumsum("month"), closing.transpose(*flow.dims))


def test_what_accrues_or_was_owed_before_is_paid_or_owed(study: xr.Dataset) -> None:
    due = study.accrual.sum("month") + study.owed_before
    assert np.array_equal(due, study.cash.sum("month") + study.owed)


def test_every_fen_of_a_bill_lies_in_one_field(study: xr.Dataset) -> None:
    assert np.array_equal(study.waterfall.sum("field"), study.bill_total)
    assert int(study.waterfall.min()) >= 0


def test_people_are_conserved(study: xr.Dataset) -> None:
    people = study.people.sum(["age_band", "cover"])
    born, died = study.births.sum(["birth_order", "cover"]), study.deaths.sum(["age_band", "cover"])
    grown = people.isel(january=slice(None, -1)).values + born.values - died.values
    assert np.array_equal(grown, people.isel(january=slice(1, None)).values)


NOTHING = np.zeros(len(ACCOUNTS), np.int64)


def broken(change: str) -> Tally:
    tally = empty_tally(2)
    tally.people[:, 0, 5, 6] = 10
    tally.insured_step[0, 6] = 10
    if change == "money":
        tally.accrual[3, 4] += 1
    elif change == "bill":
        tally.bill_total[0, 0] += 1
    elif change == "person":
        tally.people[1, 0, 5, 6] += 1
    elif change == "cover":
        tally.insured_step[5, 6] += 1
    elif change == "negative":
        tally.cases[0, 3] = -1
    return tally


def test_a_sound_tally_passes() -> None:
    check(broken("nothing"), NOTHING)


def test_what_was_owed_before_must_be_paid_or_owed() -> None:
    with pytest.raises(LedgerError, match="owed before"):
        check(broken("nothing"), NOTHING + 1)


@pytest.mark.parametrize(
    ("change", "identity"),
    [
        ("money", r"accrual \+ owed before = cash"),
        ("bill", "fields of the bills"),
        ("person", r"people \+ births"),
        ("cover", "people by month"),
        ("negative", "negative number"),
    ],
)
def test_a_broken_identity_is_named(change: str, identity: str) -> None:
    with pytest.raises(LedgerError, match=identity):
        check(broken(change), NOTHING)


def test_contributions_are_the_rate_on_the_sum_of_bases(base: Scenario) -> None:
    tally, ward, _ = empty_counted(1, len(base.conditions))
    tally.base_step[2] = [1_000_050, 500_000, 0, 0, 20_000]
    lines = contribution_lines(base, tally, ward)
    assert 10_001 == lines["contribution_enterprise"][5]
    assert 1_500 == lines["contribution_public"][5]
    assert 0 == lines["contribution_enterprise"][1]
    assert 20_000 == lines["employee_own"][5], "what the accounts do not get is pooled"


shares = st.integers(0, PPM)
fen = st.integers(0, 1_000_000)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    delivery=shares,
    spouse=shares,
    cap=fen,
    grants=st.tuples(fen, fen, fen),
    quota=fen,
    codes=st.tuples(*[st.integers(0, 1)] * 7),
    choice=st.integers(0, 2),
    days=st.integers(0, 400),
    required=st.integers(0, 24),
)
def test_ledgers_close_for_any_law(
    small: Scenario,
    delivery: int,
    spouse: int,
    cap: int,
    grants: tuple[int, int, int],
    quota: int,
    codes: tuple[int, ...],
    choice: int,
    days: int,
    required: int,
) -> None:
    law = small.law

    def full(value: object, like: np.ndarray) -> np.ndarray:
        return np.ascontiguousarray(np.broadcast_to(np.asarray(value, np.int64), like.shape))

    law = law._replace(
        delivery_rate=full(delivery, law.delivery_rate),
        spouse_rate=full(spouse, law.spouse_rate),
        prenatal_cap=full(cap, law.prenatal_cap),
        grant_by_order=full(grants, law.grant_by_order),
        grant_by_mode=full(grants[::-1], law.grant_by_mode),
        quota=full(quota, law.quota),
        quota_mode=full(codes[0], law.quota_mode),
        grant_basis=full(codes[1], law.grant_basis),
        grant_mode=full(codes[2], law.grant_mode),
        complication_in_stay=full(codes[3], law.complication_in_stay),
        public_allowance=full(codes[4], law.public_allowance),
        flexible_covered=full(codes[5], law.flexible_covered),
        needs_network=full(codes[6], law.needs_network),
        spouse_choice=full(choice, law.spouse_choice),
        days_paid=full(days, law.days_paid),
        months_required=full(required, law.months_required),
    )
    result = run_study([small, dataclasses.replace(small, law=law, name="any")], years=3)
    # gains are what funds pay: what personal accounts pay of own cost is not one
    paid = [a.name for a in ACCOUNTS if not a.income and a.fund != "employee_accounts"]
    accrual = result.accrual.sel(account=paid)
    change = accrual.sel(scenario="any") - accrual.isel(scenario=0)
    other = result.sel(scenario="any")
    assert int(change.sum()) == int((other.gain - other.loss).sum())
