"""Accounts, loans and heads are never below zero: nobody draws what is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from lives import live

from scenarios.build import build_scenario
from sim.closing_programmes import programme_lines
from sim.codes import DRAWS_EMPLOYEE, DRAWS_RESIDENT
from sim.errors import LedgerError
from sim.housing_tally import BORROWERS, DEPOSIT_OWN, PRINCIPAL
from sim.livelihood_tally import (
    PENSIONERS,
    RESIDENT_ADDITION,
    LivelihoodTally,
    check,
    livelihood_shapes,
)
from sim.study import run_study

#: Fen: columns of homes have no sign, so that less than nothing would be more than this.
SIGN = 2**31


@pytest.mark.parametrize("years", [1, 12, 60])
def test_no_account_is_overdrawn(years: int) -> None:
    """Everybody of a sample of the nation, whose oldest have drawn for longer than accounts last.

    The pooled fund and the fund of residents pay on when an account is empty (国发〔2005〕38号,
    国发〔2014〕8号); nobody takes more out of a housing account or pays back more than is owed.
    """
    nation = build_scenario("china-2025-law", years=years)
    people = live(nation, years, step=nation.people // 15_000).people
    empty = {}
    for name, state in (("pension", DRAWS_EMPLOYEE), ("resident", DRAWS_RESIDENT)):
        held = people[f"{name}_account"]
        assert held.min() >= 0, name
        assert held.max() > 0, name
        draws = people["pension_state"] == state
        empty[name] = np.mean(held[draws] == 0)
    if years == 60:
        assert all(0.1 < share < 0.9 for share in empty.values()), empty
    for name in ("housing_balance", "housing_accrued", "housing_loan"):
        assert 0 < people[name].max() < SIGN, name


def test_heads_of_closed_schemes_only_fall_and_not_below_zero() -> None:
    """Thirteen years of the district, in which members of one are merged with the residents."""
    study = run_study([build_scenario("district-2018-merger")], scale=300).isel(scenario=0, seed=0)
    heads = study.programme_heads.values[9:]  # those of the report are of October 2017
    assert heads.min() >= 0
    assert np.all(heads[0] > 0)
    assert np.all(np.diff(heads, axis=0) <= 0)


def empty_book() -> LivelihoodTally:
    shapes = livelihood_shapes(1)
    return LivelihoodTally(**{name: np.zeros(shape, np.int64) for name, shape in shapes.items()})


def less_heads(book: LivelihoodTally) -> None:
    book.head_step[3:5, PENSIONERS] = -1, 1


def less_money(book: LivelihoodTally) -> None:
    book.flow_step[3:5, RESIDENT_ADDITION] = -1, 1


def less_borrowers(book: LivelihoodTally) -> None:
    book.housing_head_step[3:5, BORROWERS] = -1, 1


def less_deposits(book: LivelihoodTally) -> None:
    """One fen goes back in April and comes again in May."""
    book.housing_step[3:6, DEPOSIT_OWN] = -1, 2, -1


def more_paid_back(book: LivelihoodTally) -> None:
    """One fen more than is owed, of which nothing is left in the books of people."""
    book.housing_step[3:5, PRINCIPAL] = 1, -1
    book.housing_held[1, 1] = -1


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (less_heads, "pensions hold a negative number by month: -1"),
        (less_money, "pensions hold a negative number by month: -1"),
        (less_borrowers, "the housing fund holds a negative number by month: -1"),
        (less_deposits, "the housing fund holds a negative number by month: -1"),
        (more_paid_back, "the housing fund holds a negative number by month: -1"),
    ],
)
def test_a_month_below_zero_is_refused(
    change: Callable[[LivelihoodTally], None], fault: str
) -> None:
    book = empty_book()
    check(book, 0)
    change(book)
    with pytest.raises(LedgerError, match=fault):
        check(book, 0)


def test_a_closed_scheme_with_less_than_nobody_is_refused() -> None:
    district = build_scenario("district-2017-law", years=1)
    members = district.programmes.programme_members.copy()
    members[5, 0] = -1
    fewer = replace(district, programmes=district.programmes._replace(programme_members=members))
    programme_lines(district, empty_book(), 1)
    with pytest.raises(LedgerError, match="a negative number draws: -1"):
        programme_lines(fewer, empty_book(), 1)
