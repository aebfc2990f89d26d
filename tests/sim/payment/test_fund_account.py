"""The account of a fund, its reserve, its insurer, and the money of inspections."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.codes import FINE_PAYEES
from sim.errors import LedgerError
from sim.law import PPM
from sim.payment.account import account, adjustment_reserve, risk_reserve, surplus
from sim.payment.fraud import post_fraud
from sim.payment.insurer import insurer_ledger

#: Fen of 万元 with two decimals: 21,226.40 万元 is 2,122,640 x 10,000 fen.
WAN = 10_000
OPENING, INCOME, OUTGO = 2_122_640 * WAN, 4_704_380 * WAN, 4_908_065 * WAN
RESERVE = 467_392 * WAN
#: Guiyang county prints this sum of opening and income; its own closing balance disproves it.
STATED_CUMULATIVE = 6_830_846 * WAN


def december(amount):
    return np.append(np.zeros(11, np.int64), amount)


@pytest.fixture
def guiyang():
    return account(OPENING, {"funding": december(INCOME)}, {"benefits": december(OUTGO)})


def test_w16_the_account_of_guiyang_closes(guiyang):
    assert 1_918_955 * WAN == guiyang.closing[-1]
    assert 1_451_563 * WAN + RESERVE == guiyang.closing[-1]


def test_w16_the_stated_cumulative_fund_is_an_error_of_the_text():
    # 68,308.46 is printed; 21,226.40 + 47,043.80 = 68,270.20
    assert 3_826 * WAN == STATED_CUMULATIVE - (OPENING + INCOME)


def test_w16_risk_reserve_and_premium_of_critical_illness_insurance():
    assert RESERVE == risk_reserve(697_600, 67_000, 100_000)
    one = np.ones(1, np.int64)
    ledger = insurer_ledger(697_600 * one, 4_100 * one, 230_216 * WAN * one, 50_000 * one, 0 * one)
    assert 286_016 * WAN == ledger.premium[0]
    assert 0.8049 == pytest.approx(ledger.loss_ratio[0], abs=5e-5)
    assert 143_008_000 == ledger.kept[0]
    assert (286_016 - 230_216) * WAN - 143_008_000 == ledger.returned[0]
    assert 0 == ledger.topped_up[0]


def test_w16_measures_of_surplus(guiyang):
    measures = surplus(guiyang, np.array([RESERVE]))
    found = [round(100 * float(share[0]), 2) for share in measures[1:5]]
    assert -203_685 * WAN == measures.result[0]
    assert [-4.33, 40.79, 30.86, 21.26] == found
    months = (measures.payable_months[0], measures.payable_available[0])
    assert [4.69, 3.55] == [round(float(value), 2) for value in months]


def test_a_fund_without_money_has_no_ratio():
    empty = account(0, {"funding": np.zeros(12, np.int64)}, {})
    assert np.isnan(surplus(empty, np.zeros(1, np.int64)).payable_months[0])


def test_lines_of_different_months_are_refused():
    with pytest.raises(LedgerError, match="same months"):
        account(0, {"funding": np.zeros(12, np.int64)}, {"benefits": np.zeros(11, np.int64)})
    with pytest.raises(LedgerError, match="same months"):
        account(0, {}, {})


@pytest.mark.parametrize(("held", "added"), [(0, 50), (180, 20), (250, 0)])
def test_the_adjustment_reserve_fills_up_to_its_ceiling(held, added):
    assert added == adjustment_reserve(held, 1_000, 1_000, 50_000, 200_000)


fen = st.integers(0, 10**14)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(
    claims=fen,
    insured=st.integers(0, 10**9),
    keep=st.integers(0, PPM),
    loss=st.integers(0, PPM),
)
def test_the_ledger_of_the_insurer_closes(claims, insured, keep, loss):
    numbers = (insured, 4_100, claims, keep, loss)
    ledger = insurer_ledger(*(np.array([number]) for number in numbers))
    got = ledger.premium + ledger.topped_up + ledger.borne
    assert got == ledger.claims + ledger.kept + ledger.returned
    assert min(int(part[0]) for part in ledger) >= 0


@settings(max_examples=50, deadline=None, derandomize=True)
@given(opening=fen, lines=st.lists(st.lists(fen, min_size=12, max_size=12), min_size=2, max_size=5))
def test_every_month_opens_where_the_last_one_closed(opening, lines):
    rows = [np.array(line) for line in lines]
    fund = account(opening, {"premium": rows[0]}, dict(enumerate(rows[1:])))
    assert np.array_equal(fund.opening + fund.income - fund.outgo, fund.closing)
    assert [opening, *fund.closing[:-1]] == fund.opening.tolist()


def test_fines_go_to_whom_the_law_of_the_month_says():
    # December 2018, April and May 2021
    payee = np.array([FINE_PAYEES.index(name) for name in ("fund", "fund", "treasury")])
    # Guiyang county 2018: fine 210,062.88, recovered 31,970.46, both to the account of the fund
    fines, recovered = np.array([21_006_288, 5, 7]), np.array([3_197_046, 0, 0])
    posted = post_fraud(np.array([441_900_000, 0, 0]), recovered, fines, payee)
    assert [21_006_288, 5, 0] == posted.fines_to_fund.tolist()
    assert [0, 0, 7] == posted.fines_to_treasury.tolist()
    assert 3_197_046 == posted.recovered[0]
