"""Accounts of the pensions are never below zero: no law lets anybody draw what is not in them."""

from __future__ import annotations

import numpy as np
import pytest
from lives import live

from scenarios.build import build_scenario
from sim.codes import DRAWS_EMPLOYEE, DRAWS_RESIDENT


@pytest.mark.parametrize("years", [1, 12, 60])
def test_no_account_is_overdrawn(years: int) -> None:
    """Everybody of a sample of the nation, whose oldest have drawn for longer than accounts last.

    The pooled fund and the fund of residents pay on when an account is empty (国发〔2005〕38号,
    国发〔2014〕8号).
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
