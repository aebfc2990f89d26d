"""Working days, settlement runs, and the two ways of counting them."""

from __future__ import annotations

import datetime

import chinese_calendar
import numpy as np
import pytest

from sim.cash.calendar import days_of, is_run_day, is_working_day, last_known_year, payment_days
from sim.cash.settlement import settle_claim

Date = datetime.date


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (Date(2023, 10, 6), False),  # National Day week
        (Date(2023, 10, 7), True),  # a Saturday worked to make up for it
        (Date(2023, 10, 8), True),
        (Date(2023, 10, 14), False),
        (Date(2034, 10, 1), False),  # beyond the notices: a fixed holiday
        (Date(2034, 10, 2), False),
        (Date(2034, 11, 15), True),
    ],
)
def test_holidays_and_make_up_days(day: Date, works: bool) -> None:
    assert works == is_working_day(day)


def test_every_announced_day_is_that_of_the_package() -> None:
    announced = days_of(2004, last_known_year() - 2003)
    wrong = [day for day in announced if is_working_day(day) != chinese_calendar.is_workday(day)]
    assert not wrong


@pytest.mark.parametrize(("days", "paid"), [(20, Date(2023, 11, 6)), (10, Date(2023, 10, 23))])
def test_both_rules_of_jiangbei_give_the_dates_of_the_worked_example(days: int, paid: Date) -> None:
    assert (paid, "paid") == settle_claim(Date(2023, 10, 9), days, 0)[-1]


def test_a_claim_is_accepted_in_the_next_run() -> None:
    steps = settle_claim(Date(2023, 10, 16), 2, 2)
    assert [
        (Date(2023, 10, 16), "handed in"),
        (Date(2023, 10, 25), "accepted"),
        (Date(2023, 10, 27), "paid"),
    ] == steps


def test_more_runs_pay_earlier() -> None:
    days = days_of(2023, 1)
    claims = np.arange(0, 250)
    full = np.ones_like(claims)
    none, one, two = (
        payment_days(days, claims, 10 * full, runs * full).sum() for runs in (0, 1, 2)
    )
    assert none < two < one


@pytest.mark.parametrize("rule", [(9, 0), (20, 0), (20, 1), (10, 2), (0, 0), (0, 1)])
def test_the_table_of_all_days_agrees_with_the_simulated_desk(rule: tuple[int, int]) -> None:
    days = days_of(2023, 2)
    accepted = np.arange(0, 600, 7)
    full = np.full_like(accepted, 1)
    table = payment_days(days, accepted, full * rule[0], full * rule[1])
    for start, end in zip(accepted, table, strict=True):
        assert days[end] == settle_claim(days[start], *rule)[-1][0]


def test_payments_beyond_the_study_are_marked() -> None:
    days = days_of(2023, 1)
    late = payment_days(days, np.array([360]), np.array([20]), np.array([0]))
    assert [len(days)] == late.tolist()


def test_runs_fall_on_the_tenth_and_the_twenty_fifth() -> None:
    assert is_run_day(Date(2024, 2, 10), 1)
    assert not is_run_day(Date(2024, 2, 25), 1)
    assert is_run_day(Date(2024, 2, 25), 2)
    assert last_known_year() >= 2025
