"""Rules of the housing provident fund: accounts, loans, the fund as a whole."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, getcontext

import numpy as np
import pytest

from scenarios.build_housing import build_housing_law
from scenarios.load import load_scenario
from sim.codes import (
    EQUAL_INSTALMENT,
    EQUAL_PRINCIPAL,
    HOUSING_REASONS,
    OPEN,
    QUEUED,
    STOPPED,
    TIGHT,
)
from sim.law import PPM
from sim.packing_livelihood import earning_sums
from sim.records import table
from sim.schemes import housing_centre as centre
from sim.schemes import housing_fund as fund
from sim.schemes import housing_loan as loan

BEGIN, YEARS = 2023, 3
JULY = 6
RATES = (26_000, 28_500, 31_000, 35_750, 49_000)


@pytest.fixture(scope="module")
def law():
    """The law of Liaocheng by month from January 2023, to be read."""
    return build_housing_law(load_scenario("liaocheng-2022-law"), BEGIN, YEARS)


def changed(law, **fields):
    """The law with a field set to one value in all months."""
    kept = law._asdict()
    for name, value in fields.items():
        kept[name] = np.full_like(kept[name], value)
    return table(kept)


def lived(law, deposit, carried=0, months=12):
    """An account after so many months from July."""
    account = fund.Account(carried, 0, 0)
    for m in range(JULY, JULY + months):
        account = fund.pay_in(fund.earn(account, law, m), deposit, law, m)
    return account


def run_out(started, rate_from_year_two=None):
    """Instalments and principal of a loan, the rate changing at the thirteenth."""
    paid, principal, running = [], [], started
    for k in range(started.months_left):
        if k == 12 and rate_from_year_two is not None:
            running = loan.change_rate(running, rate_from_year_two)
        part = int(loan.principal_of_month(running))
        paid.append(part + int(loan.interest_of_month(running)))
        principal.append(part)
        running = loan.repay(running)
    return paid, principal, running


@pytest.mark.parametrize(
    ("wage", "base"), [(0, 170_000), (170_001, 170_001), (2_129_999, 2_129_999), (9e6, 2_130_000)]
)
def test_a_base_lies_between_the_minimum_wage_and_three_average_wages(law, wage, base):
    assert base == fund.housing_base(int(wage), 710_000, law, 0)


def test_where_the_cap_is_below_the_minimum_wage_the_minimum_wage_holds(law):
    assert 170_000 == fund.housing_base(300_000, 50_000, law, 0)


def test_rates_of_the_law_bind_what_employers_choose_but_make_nobody_a_member(law):
    lower = changed(law, housing_rate_most=80_000)
    assert [0, 50_000, 70_000, 80_000] == [
        fund.allowed_rate(rate, lower, 0) for rate in (0, 30_000, 70_000, 120_000)
    ]


def test_classes_of_rates_are_the_per_cents_of_their_names():
    assert (0, 50_000, 60_000, 70_000, 80_000, 100_000, 120_000) == fund.RATES_PPM


def test_both_sides_are_rounded_apart():
    # 100.05 x 5 % = 5.0025 and 100.10 x 5 % = 5.005: half up
    assert 2 * 500 == fund.monthly_deposit(10_005, 50_000, 50_000)
    assert 2 * 501 == fund.monthly_deposit(10_010, 50_000, 50_000)


@pytest.mark.parametrize("deposit", [0, 123_457, -50_000])
@pytest.mark.parametrize(("first", "last"), [(0, 12), (0, 6), (3, 4), (6, 12), (5, 5)])
def test_months_in_one_step_are_those_months_one_by_one(law, deposit, first, last):
    """To the last point of interest, also where the rate changes within the year."""
    rates = law.housing_interest_carried.copy()
    rates[4:] = 20_000
    moved = law._replace(housing_interest_carried=rates, housing_interest_new=rates)
    sums = table(earning_sums(moved, 12))[0]
    at_once = fund.after_deposits(fund.Account(8_765_432, 0, 99), deposit, first, last, sums)
    account = fund.Account(8_765_432, 0, 99)
    for m in range(first, last):
        account = fund.pay_in(fund.earn(account, moved, m), deposit, moved, m)
    assert (account.carried + account.current, account.accrued) == (
        at_once.carried,
        at_once.accrued,
    )


@pytest.mark.parametrize("method", [EQUAL_INSTALMENT, EQUAL_PRINCIPAL])
@pytest.mark.parametrize("months", [1, 12, 239, 240])
def test_interest_in_one_step_is_that_of_the_instalments(method, months):
    started = loan.grant_loan(38_000_000, 240, 31_000, method)
    later = loan.after_months(started, months)
    paid, principal, _ = run_out(started)
    interest = sum(paid[:months]) - sum(principal[:months])
    # a fen a month of rounding, and what the last instalment makes up for
    assert loan.interest_until(started, later) == pytest.approx(interest, abs=240)


def test_interest_by_month_is_a_twelfth_of_the_year_on_each_opening_balance(law):
    monthly = changed(law, housing_days=30, housing_days_after=0)
    account = lived(monthly, 100_000, carried=1_000_000)
    # 10,000 x 1.5 % + 66 months x 1,000 x 1.5 % / 12
    assert 15_000 + 8_250 == fund.interest_due(account)


def test_crediting_interest_loses_and_makes_no_fen(law):
    account = lived(law, 127_733, carried=3_333_333)
    credited = fund.credit_interest(account)
    assert fund.balance_of(account) + fund.interest_due(account) == credited.carried
    assert (0, 0) == (credited.current, credited.accrued)


def test_a_withdrawal_takes_what_was_carried_first_and_its_interest_with_it(law):
    monthly = changed(law, housing_days=30, housing_days_after=0, housing_interest_new=3_500)
    before = lived(monthly, 100_000, carried=500_000, months=3)
    after = fund.take_out(before, 600_000, monthly, JULY + 2)
    assert (0, 200_000, before.accrued) == (after.carried, after.current, after.accrued)


def test_in_and_out_on_one_day_leaves_the_account_as_it_was(law):
    account = lived(law, 0, carried=700_000, months=2)
    moved = fund.pay_in(account, 50_000, law, JULY + 1)
    back = fund.take_out(moved, 50_000, law, JULY + 1)
    assert fund.balance_of(account) == fund.balance_of(back)
    assert account.accrued == back.accrued


@pytest.mark.parametrize("reason", range(len(HOUSING_REASONS)))
def test_no_reason_pays_more_than_the_account_holds(law, reason):
    account = lived(law, 127_700, carried=100_000)
    paid = fund.withdrawal(reason, account, 10**9)
    closing = HOUSING_REASONS[reason] in ("retirement", "leaving", "death")
    assert fund.closing_amount(account) == paid + (0 if closing else fund.interest_due(account))


def test_claims_have_their_limits(law):
    assert 2_000_000 == fund.purchase_claim(30_000_000, 28_000_000, law, 0)
    assert 0 == fund.purchase_claim(30_000_000, 31_000_000, law, 0)
    assert 12 * 167_885 == fund.repayment_claim(167_885, 15, law, 0)
    assert 3 * 60_000 == fund.rent_claim(60_000, 500_000, 0, 3, law, 0)
    assert 3 * 70_000 == fund.rent_claim(90_000, 500_000, 0, 3, law, 0)
    proved = changed(law, housing_rent_income=150_000)
    assert 3 * 15_000 == fund.rent_claim(90_000, 500_000, 0, 3, proved, 0)
    assert [False, True] == [bool(fund.may_leave(months, law, 0)) for months in (5, 6)]


def test_an_instalment_is_that_of_the_formula_to_the_fen():
    getcontext().prec = 50
    for rate in RATES:
        for months in (1, 12, 60, 240, 360):
            monthly = Decimal(rate) / (12 * PPM)
            power = (1 + monthly) ** months
            exact = Decimal(58_000_000) * monthly * power / (power - 1)
            right = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
            assert right == loan.equal_instalment(58_000_000, months, rate)


@pytest.mark.parametrize("method", [EQUAL_INSTALMENT, EQUAL_PRINCIPAL])
@pytest.mark.parametrize("months", [1, 2, 61, 240, 360])
@pytest.mark.parametrize("rate", [0, *RATES])
def test_every_loan_ends_at_zero_and_its_last_part_is_like_the_others(method, months, rate):
    started = loan.grant_loan(30_000_007, months, rate, method)
    paid, principal, ended = run_out(started, rate)
    assert (0, 0) == (ended.balance, ended.months_left)
    assert 30_000_007 == sum(principal)
    assert min(principal) >= 0
    alike = paid if method == EQUAL_INSTALMENT else principal
    # each month rounds by half a fen at most, and interest carries it on
    assert abs(alike[-1] - alike[-2:][0]) <= 2 * months


@pytest.mark.parametrize("method", [EQUAL_INSTALMENT, EQUAL_PRINCIPAL])
def test_a_lower_rate_makes_the_instalments_of_the_rest_lower(method):
    started = loan.grant_loan(30_000_000, 240, 31_000, method)
    paid, principal, ended = run_out(started, 26_000)
    kept = run_out(started)[0]
    assert paid[:12] == kept[:12]
    assert paid[12] < kept[12]
    assert (0, 30_000_000) == (ended.balance, sum(principal))


def test_a_rate_that_stays_leaves_the_loan_alone():
    running = loan.repay(loan.grant_loan(30_000_000, 240, 31_000, EQUAL_INSTALMENT))
    assert running == loan.change_rate(running, 31_000)


@pytest.mark.parametrize("method", [EQUAL_INSTALMENT, EQUAL_PRINCIPAL])
@pytest.mark.parametrize("spent", [0, 1, 100, 239, 240, 300])
def test_a_loan_of_the_start_is_what_its_instalments_would_have_left(method, spent):
    started = loan.grant_loan(29_700_000, 240, 31_000, method)
    stepped = started
    for _ in range(min(spent, 240)):
        stepped = loan.repay(stepped)
    jumped = loan.after_months(started, spent)
    assert stepped.months_left == jumped.months_left
    assert stepped.balance == pytest.approx(jumped.balance, abs=240)  # half a fen a month


def test_rates_go_by_home_term_and_date(law):
    # 2023-01, 2024-06, 2025-05 of Liaocheng: first and second home, up to and over five years
    found = [
        [int(loan.loan_rate(home, months, law, m)) for home in (0, 1) for months in (60, 61)]
        for m in (0, 17, 28)
    ]
    assert [
        [26_000, 31_000, 30_250, 35_750],
        [23_500, 28_500, 27_750, 33_250],
        [21_000, 26_000, 25_250, 30_750],
    ] == found


def test_a_term_ends_five_years_after_retirement(law):
    assert [240, 240, 60, 0] == [
        loan.loan_months(240, age, 720, law, 0) for age in (300, 540, 720, 800)
    ]
    assert 360 == loan.loan_months(480, 240, 720, law, 0)


def test_a_loan_needs_six_months_a_place_and_money(law):
    def asks(months_paid, before, state):
        buyer = loan.Buyer(0, 0, 400, 0, months_paid, 600_000, 3_000_000, 70_000_000)
        return bool(loan.may_borrow(buyer, before, state, law, 0))

    assert asks(6, 1, TIGHT)
    assert not asks(5, 0, OPEN)
    assert not asks(60, 2, OPEN)
    assert not asks(60, 0, STOPPED)


def test_a_loan_waits_for_its_money_in_a_queue_alone(law):
    waits = [loan.months_of_waiting(state, law, 0) for state in (OPEN, TIGHT, STOPPED, QUEUED)]
    assert [0, 0, 0, 6] == waits
    buyer = loan.Buyer(0, 0, 400, 0, 60, 600_000, 3_000_000, 70_000_000)
    assert loan.loan_cap(buyer, QUEUED, law, 0) == loan.loan_cap(buyer, TIGHT, law, 0)
    assert loan.may_borrow(buyer, 0, QUEUED, law, 0)


def test_thresholds_of_liquidity_bind_where_they_begin(law):
    stops = changed(law, housing_stop_mode=0)
    deposits = 10**17  # one fen beside the threshold tells
    states = [
        [centre.liquidity(deposits * share // 100 + more, deposits, which, 0) for more in (-1, 0)]
        for which in (law, stops)
        for share in (90, 95)
    ]
    assert [[OPEN, TIGHT], [TIGHT, QUEUED], [OPEN, TIGHT], [TIGHT, STOPPED]] == states
    assert 0 == centre.money_to_lend(95, 100, law, 0)
    assert 5 == centre.money_to_lend(90, 100, law, 0)


@pytest.mark.parametrize("interest", [0, 10**9, 3 * 10**13])
@pytest.mark.parametrize("basis", [0, 1])
def test_all_of_a_surplus_is_shared_out_and_nothing_more(law, interest, basis):
    rules = changed(law, housing_reserve_basis=basis)
    year = centre.surplus_of_year(interest, 10**8, 10**15, 8 * 10**14, 10**9, rules, 0)
    assert max(year.surplus, 0) == year.reserve + year.management + year.rental
    assert min(year.reserve, year.management, year.rental) >= 0
