"""Squares of payments tell how far the sums of a sample lie from those of another."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.medical import ASSISTANCE, BILL, CRITICAL, LARGE, SUPPLEMENTS
from sim.squares import (
    AID_OF_CHRONIC,
    AID_OF_STAYS,
    CRITICAL_LINE,
    LARGE_LINE,
    LATER_LINES,
    LATER_PAYERS,
    OTHER_LINE,
    count_later,
)
from sim.study import run_study

SCALE, SEEDS, YEARS = 20, range(1, 25), 3
RESIDENT, ACTIVE = 0, 1
Counts = npt.NDArray[np.int64]


def bill(**fen: int) -> Counts:
    """A bill with these fields; `critical` holds `large`."""
    fields = {"critical": CRITICAL, "large": LARGE, "aid": ASSISTANCE, "others": SUPPLEMENTS}
    amounts = np.zeros(len(BILL), np.int64)
    for name, amount in fen.items():
        amounts[fields[name]] = amount
    return amounts


def of_year(*bills: tuple[int, int, Counts], weight: int = 1) -> Counts:
    """Squares of the bills of a person, (scheme, line of aid, bill), one a month."""
    months = np.zeros((len(bills), len(LATER_LINES)), np.int64)
    later = np.zeros(len(LATER_PAYERS), np.int64)
    for row, (scheme, aid_line, each) in zip(months, bills, strict=True):
        count_later(row, later, scheme, aid_line, each, weight)
    return months


def test_what_is_paid_in_parts_has_the_square_of_the_year() -> None:
    parts = [(RESIDENT, AID_OF_STAYS, bill(critical=fen)) for fen in (300_050, 400_049, 300_001)]
    months = of_year(*parts)[:, CRITICAL_LINE]
    assert 10_001**2 == months.sum()
    assert [3_000**2, 7_000**2 - 3_000**2] == months[:2].tolist()
    assert 7 * 10_001**2 == of_year(*parts, weight=7)[:, CRITICAL_LINE].sum()


def test_large_sum_insurance_has_what_is_not_claimed_by_residents() -> None:
    both = bill(critical=900_00, large=300_00)
    of_resident = of_year((RESIDENT, AID_OF_STAYS, both)).sum(axis=0)
    of_employee = of_year((ACTIVE, AID_OF_STAYS, both)).sum(axis=0)
    assert (600**2, 300**2) == tuple(of_resident[[CRITICAL_LINE, LARGE_LINE]])
    assert (0, 900**2) == tuple(of_employee[[CRITICAL_LINE, LARGE_LINE]])


def test_assistance_is_one_payer_for_stays_and_chronic_care() -> None:
    months = of_year(
        (RESIDENT, AID_OF_STAYS, bill(aid=300_00)),
        (RESIDENT, AID_OF_CHRONIC, bill(aid=100_00, others=50_00)),
    ).sum(axis=0)
    assert (300**2, 400**2 - 300**2) == tuple(months[[AID_OF_STAYS, AID_OF_CHRONIC]])
    assert 50**2 == months[OTHER_LINE]


@cache
def samples(*names: str) -> xr.Dataset:
    """Two dozen samples of a place under a law, or two."""
    scenarios = [build_scenario(name) for name in names]
    return run_study(scenarios, years=YEARS, scale=SCALE, seeds=list(SEEDS))


def county() -> xr.Dataset:
    """Guiyang county before and after the package for the poor."""
    return samples("guiyang-2017-law", "guiyang-2018-poor-package")


@pytest.mark.parametrize(
    ("account", "k"),
    [
        ("resident_visits", 0),
        ("large_claims", 0),
        ("other_payments", 1),
        *((line, k) for line in ("critical_claims", "aid_stays", "aid_chronic") for k in (0, 1)),
    ],
)
def test_the_error_by_squares_is_of_the_order_of_the_spread_between_seeds(
    account: str, k: int
) -> None:
    """Measured 0.9 to 1.3, of visits to 1.5: their squares hold what all people have in common."""
    assert 0.75 < error_over_spread(county(), account, k) < 1.8


def test_the_error_of_visits_of_employees_is_of_the_order_of_their_spread() -> None:
    assert 0.75 < error_over_spread(samples("xx-2020-law"), "employee_visits", 0) < 1.8


def error_over_spread(result: xr.Dataset, account: str, k: int) -> float:
    """Standard error by squares of a year over the spread of seeds, which is known to some 9 %."""
    money, squares = (
        result[name].sel(account=account)[k].values.reshape(len(SEEDS), YEARS, 12).sum(axis=2)
        for name in ("accrual", "squares")
    )
    error = 100 * np.sqrt(SCALE * squares.mean())
    spread = np.sqrt(money.var(axis=0, ddof=1).mean())
    return float(error / spread)


def test_nobody_counts_a_square_where_nothing_is_paid() -> None:
    paid = county()["accrual"].sel(account=list(LATER_LINES)).values
    squares = county()["squares"].sel(account=list(LATER_LINES)).values
    assert not squares[paid == 0].any()
    assert squares[paid > 0].mean() > 0
