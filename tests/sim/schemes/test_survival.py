"""Certification of life: when payment stops, and what was paid after the month of death."""

from __future__ import annotations

import numpy as np
import pytest
from resident_law import MONTHS, resident_law

from scenarios.load import load_scenario
from sim.law import PPM
from sim.schemes import survival
from sim.schemes.resident_pension import monthly_pension

LAW = resident_law()
JULY, AUGUST = 6, 7


def overpaid(died: int, missed: int = 0) -> int:
    return int(survival.overpaid_months(died, survival.stop_unreported(died, missed, 0, LAW)))


def test_deaths_of_a_year_are_overpaid_by_none_to_eleven_months() -> None:
    # The check ends payment from August: July is paid as the month of death, August's is a year.
    assert [6, 5, 4, 3, 2, 1, 0, 11, 10, 9, 8, 7] == [overpaid(died) for died in range(12)]


def test_w20_death_of_march_is_overpaid_by_four_months() -> None:
    stop = survival.stop_unreported(2, 0, 0, LAW)
    assert AUGUST == stop
    assert 28_000 == survival.pensions_between(3, stop, 0, 0, 900, LAW)


def test_each_check_that_finds_nothing_adds_a_year() -> None:
    assert [4, 16, 28] == [overpaid(2, missed) for missed in range(3)]


def test_the_mean_of_the_report_follows_from_checks_that_find_most() -> None:
    """9.83 months for each: 5.5 where every check finds, and twelve for each that does not.

    Who dies in July and is found in August is overpaid nothing, so none of the 267.
    """
    found = float(load_scenario("district-2017-law").number("resident_pension.found_share"))
    months = np.array([overpaid(died) for died in range(12)])
    mean = months.mean() + 12 * (1 / found - 1)
    any_month = 1 - found * np.mean(months == 0)
    assert 183_750 / 70 / 267 == pytest.approx(mean / any_month, abs=0.02)


def test_one_number_tells_how_many_checks_find_nothing() -> None:
    """Each check finds with the same chance: the share that n of them miss falls by powers."""
    luck = (np.arange(20_000) + 0.5) / 20_000
    for found in (0.05, 0.5, 0.764):
        missed = np.array([survival.checks_missed(u, found) for u in luck])
        for number in range(1, 5):
            assert np.mean(missed >= number) == pytest.approx((1 - found) ** number, abs=1e-4)
        assert missed.mean() == pytest.approx(1 / found - 1, rel=0.002)
    assert 0 == survival.checks_missed(1 - 2.0**-53, 1.0)


def test_reported_deaths_end_the_pension_in_the_next_month() -> None:
    assert JULY + 1 == survival.stop_reported(JULY, 0)
    assert 0 == survival.overpaid_months(JULY, survival.stop_reported(JULY, 0))
    assert 2 == survival.overpaid_months(JULY, survival.stop_reported(JULY, 2))


def test_without_checks_payment_never_stops() -> None:
    law = resident_law(resident_certified=0)
    assert survival.NEVER == survival.stop_unreported(2, 0, 0, law)


@pytest.mark.parametrize("certify_month", range(1, 13))
def test_the_stop_is_the_next_month_of_the_check(certify_month: int) -> None:
    for month in range(12, 24):
        stop = survival.first_stop(month, certify_month)
        assert month < stop <= month + 12
        assert certify_month == stop % 12 + 1


def test_pensions_between_are_the_sum_of_the_months_with_their_own_law() -> None:
    minimum = np.arange(MONTHS) * 100 + 7_000
    law = resident_law(resident_basic_minimum=minimum, resident_age_addition=[500, 0, 0, 0])
    each = [int(monthly_pension(5_000, 17, 772 + m, m, law)) for m in range(4, 20)]
    assert sum(each) == survival.pensions_between(4, 20, 5_000, 17, 776, law)
    assert each[-1] != each[0] + 15 * 100  # the addition of 65 begins between
    assert 0 == survival.pensions_between(4, 4, 5_000, 17, 776, law)


def test_a_share_is_recovered() -> None:
    assert 28_000 == survival.recovered(28_000, PPM)
    assert 13 == survival.recovered(25, PPM // 2)  # 12.5
