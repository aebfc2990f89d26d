"""A newborn paid for late is covered from the payment, in whatever year that is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from lives import Lived, live, with_funding

from scenarios.build import build_scenario
from sim.codes import CHILD
from sim.medical_tally import BORN_FREE, NEWBORN
from sim.scenario import Scenario
from sim.study import run_study

FIRST, STEP = 2022, 150
#: Month, from 0, in which the campaign opens: who is born in it pays for two years.
OPENS = 8


@cache
def place(in_time: float, free: int = 0) -> Scenario:
    """Liaocheng where everybody enrols in time and this share of the newborn is paid for so."""
    scenario = with_funding(build_scenario("liaocheng-2022-law", years=3), newborn_free=free)
    illness = scenario.illness._replace(
        enrolled=np.ones_like(scenario.illness.enrolled),
        in_time=np.ones_like(scenario.illness.in_time),
        newborn_in_time=np.array([in_time]),
    )
    return replace(scenario, illness=illness)


def born(lived: Lived, year: int) -> tuple[np.ndarray, np.ndarray]:
    """Month of birth and value of `covered_from` of children of a year.

    Rows that were moved within the block since the year began have 0 there.
    """
    people = lived.people
    on = (people["birth_month"] // 12 + 1900 == year) & (people["cover"] == CHILD)
    return people["birth_month"][on] % 12, people["covered_from"][on].astype(np.int64)


def counted(lived: Lived) -> int:
    """Children born in the first year for whom its premium is due."""
    return int(lived.ward.enrolled[0, :, NEWBORN].sum())


def test_who_pays_after_new_year_is_covered_from_the_payment_not_from_january() -> None:
    month, since = born(live(place(0.0), 2, STEP), FIRST)
    assert np.all(since <= month), "within a year of the birth"
    late = since[month == 11]
    assert np.mean(late > 0) > 0.5
    late = late[late > 0]
    assert 2 <= late.min() < 4 < 7 < late.max() <= 10, "after ninety days"


def test_who_pays_in_time_is_covered_all_the_next_year() -> None:
    month, since = born(live(place(1.0), 2, STEP), FIRST)
    assert len(month) > 100
    assert not since.any()


def test_a_free_year_of_birth_needs_no_payment() -> None:
    lived = live(place(0.0, 1), 2, STEP)
    assert not born(lived, FIRST)[1].any()
    assert 0 == counted(lived)
    free = lived.ward.enrolled[0, :, BORN_FREE].sum()
    assert counted(live(place(1.0), 1, STEP)) == free


def test_two_premiums_are_due_for_who_is_born_in_the_campaign_one_for_who_pays_after_it() -> None:
    everybody, late = live(place(1.0), 1, STEP), live(place(0.0), 1, STEP)
    month, _ = born(everybody, FIRST)
    # who is born before pays from the fourth to the twelfth month on, before New Year or after it
    due = np.where(month >= OPENS, 1.0, 1.0 - month / 9.0)
    error = np.sqrt((due * (1.0 - due)).sum())
    assert counted(everybody) == pytest.approx(len(month), abs=4)  # some die in the year
    assert counted(late) == pytest.approx(due.sum(), abs=4 * error)
    assert counted(late) < counted(everybody)


def test_huaibei_charges_who_is_born_in_the_campaign_of_2023_for_the_year_of_birth() -> None:
    names = "huaibei-2022-law", "huaibei-premium-2024"
    pair = [build_scenario(name, years=2) for name in names]
    assert [1] * 24 == pair[0].funding.newborn_free.tolist()
    assert [1] * 20 + [0] * 4 == pair[1].funding.newborn_free.tolist()
    result = run_study(pair, years=2, scale=100).isel(seed=0)
    heads = result.enrolled.sum("group").values[..., -1, :]
    charged = heads[1, NEWBORN]
    assert 0 == heads[0, NEWBORN] < charged
    assert 0 < heads[0, BORN_FREE] - heads[1, BORN_FREE] == charged
    standard = int(pair[1].funding.personal[12])
    paid = result.accrual.sel(account=["premium_own", "premium_aid"]).sum("account").values
    assert charged * standard == (paid[1] - paid[0]).sum()
    assert not (paid[1] - paid[0])[:20].any(), "born before the campaign: free as before"
    assert 0 < (paid[1] - paid[0])[20:].min()
