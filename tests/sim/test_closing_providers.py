"""What hospitals did becomes accounts: default law changes nothing, any law loses no fen."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.build import build_scenario
from sim.accounts import NUMBER_OF
from sim.blocks import Counted
from sim.closing import close_study
from sim.closing_bills import by_scheme
from sim.closing_cash import in_cash
from sim.closing_providers import FundPayment, settle_providers
from sim.codes import BED_DAY, CASE, CHANNELS, FINE_PAYEES, GENERAL, HOSPITALS, MEDICAL_FUNDS
from sim.errors import LedgerError, ScenarioError
from sim.law import PPM
from sim.medical import POOLED, SECOND
from sim.medical_tally import INCURRED, PROVIDED_DAYS, PROVIDED_TOTAL, RECOVERED, STAY_BILL
from sim.payment.amounts import sums_over
from sim.payment.law import BED_DAY as BY_BED_DAY
from sim.payment.law import BUDGET, BY_ITEM, PaymentLaw
from sim.payment.law import CASE as BY_CASE
from sim.people import BLOCK_SIZE
from sim.scenario import Scenario
from sim.study import _Counter, _live

YEARS, SCALE = 3, 20
MONTHS = 12 * YEARS
RESIDENT, EMPLOYEE = range(len(MEDICAL_FUNDS))
#: Residents; active and retired employees.
PAID_FOR = ((0,), (1, 2))
#: Providers of a level of hospital and a channel.
LEVEL_1, LEVEL_2 = 0, len(CHANNELS)
ELSEWHERE = slice(3 * len(CHANNELS), None)


def counted(scenario: Scenario) -> Counted:
    return _live(YEARS, 1, SCALE, 1, BLOCK_SIZE, _Counter(1, None), [scenario], 1)[0]


@cache
def place() -> tuple[Scenario, Counted]:
    """Yi'an and what was counted there: for examples drawn, which would print fixtures."""
    scenario = build_scenario("yian-2017")
    return scenario, counted(scenario)


@pytest.fixture
def yian() -> Scenario:
    return place()[0]


@pytest.fixture
def ran() -> Counted:
    return place()[1]


def with_law(scenario: Scenario, **values: Any) -> Scenario:
    """The scenario with other values in the law of both funds."""
    return with_payment(
        scenario,
        funds=tuple(
            fund._replace(
                **{
                    name: np.broadcast_to(np.asarray(value, np.int64), getattr(fund, name).shape)
                    for name, value in values.items()
                }
            )
            for fund in scenario.payment.funds
        ),
    )


def with_payment(scenario: Scenario, **values: Any) -> Scenario:
    return replace(scenario, payment=scenario.payment._replace(**values))


def bulk(scenario: Scenario, share: int) -> Scenario:
    law = scenario.payment.bulk
    return with_payment(scenario, bulk=law._replace(share=np.full_like(law.share, share)))


def residents(scenario: Scenario, ran: Counted) -> FundPayment:
    return settle_providers(scenario, ran.ward, SCALE, ran.ward).funds[RESIDENT]


def test_national_law_leaves_accrual_and_cash_of_stays_as_they_are_by_the_bills(
    base: Scenario,
) -> None:
    closed = close_study(base, *counted(base), SCALE)
    for fund, schemes in zip(MEDICAL_FUNDS, PAID_FOR, strict=True):
        paid = by_scheme(closed.bills, STAY_BILL, POOLED) - by_scheme(
            closed.bills, STAY_BILL, SECOND
        )
        line, number = f"{fund}_stays", NUMBER_OF[f"{fund}_stays"]
        amounts = paid[:, list(schemes)].sum(axis=1)
        assert amounts.sum() > 0
        assert np.array_equal(amounts, closed.tally.accrual[:, number])
        paid = in_cash(base, line, amounts) + closed.before[:, number]
        assert np.array_equal(paid, closed.tally.cash[:, number])
        assert 0 == closed.tally.accrual[:, NUMBER_OF[f"{fund}_review"]].sum()


share = st.integers(0, PPM)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    methods=st.lists(st.integers(0, 4), min_size=15, max_size=15),
    shares=st.tuples(*[share] * 6),
    basis=st.integers(0, 1),
    months=st.integers(0, 14),
    rate=st.integers(0, 100_000),
    limit=st.integers(0, 2_000_000),
    scale=st.sampled_from([1, SCALE]),
)
def test_what_was_incurred_is_settled_borne_or_kept_and_what_is_settled_is_paid_or_owed(
    methods: list[int], shares: tuple[int, ...], basis: int,
    months: int, rate: int, limit: int, scale: int,
) -> None:  # fmt: skip
    yian, ran = place()
    scenario = with_payment(yian, last_spending=np.array([10**10, 10**10]))
    scenario = with_law(
        bulk(scenario, shares[5]),
        method=methods,
        over_share=shares[0],
        keep_share=shares[1],
        prepaid_share=shares[2],
        points_reserve=shares[3],
        review_share=shares[4],
        case_basis=basis,
        budget_basis=basis,
        clearing_months=months,
        review_months=months,
        bed_day_rate=rate,
        mean_cost_limit=limit,
        stay_days_limit=10 * limit,
    )
    lines = settle_providers(scenario, ran.ward, scale, ran.ward)
    for fund, schemes in zip(lines.funds, PAID_FOR, strict=True):
        done = fund.settlement
        incurred = sums_over(ran.ward.provided[:, list(schemes)].sum(axis=1)[..., INCURRED], 12)
        net = sums_over(done.accrual, 12) - done.deducted
        assert np.array_equal(incurred, net + done.burden - done.retained)
        assert min(part.min() for part in (net, done.burden, done.retained)) >= 0
        assert 0 == fund.advance.sum()
    for name, amounts in lines.accrual.items():
        assert amounts.sum() == lines.cash[name].sum()
        assert sums_over(amounts, 12).min() >= 0


def test_a_bed_day_is_paid_110_yuan_at_most(yian: Scenario, ran: Counted) -> None:
    paid = residents(yian, ran)
    psychiatric = np.arange(len(HOSPITALS))[:3] * len(CHANNELS) + BED_DAY
    days = sums_over(ran.ward.provided[:, 0, :, PROVIDED_DAYS], 12)[:, psychiatric]
    incurred = sums_over(paid.incurred, 12)[:, psychiatric]
    settled = sums_over(paid.settlement.accrual, 12)[:, psychiatric]
    assert days.sum() > 0
    assert np.array_equal(np.minimum(incurred, days * 11_000), settled)
    assert np.all(yian.payment.funds[RESIDENT].method[:, psychiatric] == BY_BED_DAY)


def test_a_budget_is_what_last_year_and_growth_leave_and_no_more_is_settled(
    yian: Scenario, ran: Counted
) -> None:
    paid = residents(with_law(yian, budget=0), ran)
    done, general = paid.settlement, LEVEL_2 + GENERAL
    owed = sums_over(paid.incurred, 12)[:, general]
    growth = int(yian.payment.funds[RESIDENT].budget_growth[0])
    assert done.budget[2, general] == pytest.approx(owed[1] * growth / PPM, abs=5)
    settled = sums_over(done.accrual, 12)[:, general]
    assert np.array_equal(np.minimum(owed, done.budget[:, general]), settled)
    prepaid = done.budget[1, general] * 95 // 100
    assert done.cash[13:24, general].sum() == pytest.approx(prepaid * 11 / 12, abs=12)


def test_stays_by_case_settle_their_quota_at_most(yian: Scenario, ran: Counted) -> None:
    paid = residents(yian, ran)
    case = LEVEL_2 + CASE
    settled = paid.settlement.accrual[:, case]
    assert np.all(settled <= paid.incurred[:, case])
    assert 0 < settled.sum() < paid.incurred[:, case].sum()
    assert BY_CASE == yian.payment.funds[RESIDENT].method[0, case]


def test_yian_deducts_for_care_outside_the_catalogue_above_its_share(
    yian: Scenario, ran: Counted
) -> None:
    without = residents(with_law(yian, off_catalogue_limit=0), ran).settlement
    cut = without.accrual.sum(axis=0) - residents(yian, ran).settlement.accrual.sum(axis=0)
    city = 2 * len(CHANNELS) + GENERAL
    total = int(ran.ward.provided[:, 0, city, PROVIDED_TOTAL].sum())
    # city hospitals have 3 % outside the catalogue, 2.8 % are allowed; a budget cuts the rest
    assert 0 < cut[city] < 0.003 * total
    assert 0 == cut[: city - GENERAL].sum() == cut[ELSEWHERE].sum()


def test_hospitals_without_agreement_are_paid_what_they_are_owed(
    yian: Scenario, ran: Counted
) -> None:
    paid = residents(yian, ran)
    assert np.array_equal(paid.incurred[:, ELSEWHERE], paid.settlement.accrual[:, ELSEWHERE])
    assert 0 == paid.settlement.deducted[:, ELSEWHERE].sum() < paid.settlement.deducted.sum()


def test_budgets_are_for_the_place_and_cut_for_a_sample(yian: Scenario, ran: Counted) -> None:
    asked = with_law(yian, budget=10**9)
    whole = (
        settle_providers(asked, ran.ward, 1, ran.ward).funds[RESIDENT].settlement.budget.sum(axis=1)
    )
    sample = residents(asked, ran).settlement.budget.sum(axis=1)
    assert [10**9] * YEARS == whole.tolist()
    assert [10**9 // SCALE] * YEARS == sample.tolist()


def test_a_budget_after_a_year_that_is_not_known_is_refused(yian: Scenario, ran: Counted) -> None:
    unknown = with_payment(yian, last_spending=np.zeros(2, np.int64))
    with pytest.raises(ScenarioError, match=r"payment\.last_spending"):
        settle_providers(unknown, ran.ward, SCALE, ran.ward)


def test_what_is_recovered_comes_later_and_its_fine_goes_by_the_law_of_that_month(
    yian: Scenario, ran: Counted
) -> None:
    payee = np.full_like(yian.funding.fine_payee, FINE_PAYEES.index("fund"))
    payee[24:] = FINE_PAYEES.index("treasury")
    factor = np.full_like(yian.payment.fine_factor, 300_000)
    factor[30:] = 650_000
    scenario = replace(yian, funding=yian.funding._replace(fine_payee=payee))
    scenario = with_payment(scenario, fine_factor=factor)
    lines = settle_providers(scenario, ran.ward, SCALE, ran.ward)
    found = ran.ward.provided[:, 0, :, RECOVERED].sum(axis=1)
    recovered, fines = lines.accrual["resident_recovered"], lines.accrual["resident_fines"]
    later = int(yian.payment.recovery_months[0])
    assert found.sum() > 0
    assert [0] * later == recovered[:later].tolist()
    assert np.array_equal(found[: MONTHS - later], recovered[later:])
    treasury = lines.funds[RESIDENT].fraud.fines_to_treasury
    assert 0 == fines[24:].sum() == treasury[:24].sum()
    times = factor[: len(fines)] // 10_000
    assert np.array_equal(fines + treasury, (recovered * times + 50) // 100)


def test_what_is_refused_is_reported_and_posted_nowhere(yian: Scenario, ran: Counted) -> None:
    fund = residents(with_law(yian, method=BY_ITEM, review_share=0, off_catalogue_limit=0), ran)
    assert fund.fraud.refused.sum() > 0
    assert np.array_equal(fund.incurred, fund.settlement.accrual)


def test_an_advance_on_bulk_procurement_moves_cash_alone(yian: Scenario, ran: Counted) -> None:
    plain = settle_providers(yian, ran.ward, SCALE, ran.ward)
    ahead = settle_providers(bulk(yian, 300_000), ran.ward, SCALE, ran.ward)
    line = "resident_stays"
    assert np.array_equal(plain.accrual[line], ahead.accrual[line])
    moved = ahead.cash[line] - plain.cash[line]
    last = int(yian.payment.last_spending[RESIDENT]) // SCALE
    # 30 % of contracts for 5 % of last year's spending, signed on 1 August, paid in the same month
    assert last * 15 // 1_000 == pytest.approx(moved[7], abs=1)
    assert 0 == moved[:7].sum() == moved.sum()
    assert ahead.funds[RESIDENT].paid_ahead[7] > plain.funds[RESIDENT].paid_ahead[7]


def test_the_close_refuses_stays_that_no_hospital_did(yian: Scenario, ran: Counted) -> None:
    provided = ran.ward.provided.copy()
    provided[0, 0, LEVEL_1, INCURRED] += 1
    tally = type(ran.tally)(*(array.copy() for array in ran.tally))
    ward = type(ran.ward)(*(array.copy() for array in ran.ward))._replace(provided=provided)
    with pytest.raises(LedgerError, match="not what is owed by hospital"):
        close_study(yian, tally, ward, ran.book, SCALE)


def test_every_value_of_the_law_reaches_the_settlement(yian: Scenario) -> None:
    law = yian.payment.funds[RESIDENT]
    assert isinstance(law, PaymentLaw)
    assert BUDGET == law.method[0, LEVEL_1 + GENERAL]
    assert np.all(yian.payment.funds[EMPLOYEE].method == BY_ITEM)
