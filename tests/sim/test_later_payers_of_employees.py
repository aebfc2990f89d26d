"""Supplements of employers and assistance reach employees, where the law gives them."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import xarray as xr
from numpy.typing import NDArray

from sim.blocks import Workplace
from sim.codes import SUPPLEMENTED
from sim.people import BLOCK_SIZE
from sim.scenario import Scenario
from sim.study import run_study

YEARS, SCALE, SINCE = 2, 100, 12
SUPPLEMENTS = [f"supplement_{name}" for name in SUPPLEMENTED]
OTHERS = ["other_payments", *SUPPLEMENTS]
EMPLOYEES = ["active_stay", "active_chronic", "retired_stay", "retired_chronic"]


def supplemented(base: Scenario, since: int) -> Scenario:
    """Half of what remains above 500 yuan for public employees, a fifth of it all for firms'."""
    months = len(base.medical.supplement_rate)
    rate: NDArray[np.int64] = np.zeros((months, len(SUPPLEMENTED)), np.int64)
    line = np.zeros_like(rate)
    rate[since:], line[since:] = (500_000, 200_000), (500_00, 0)
    law = base.medical._replace(supplement_rate=rate, supplement_line=line)
    return dataclasses.replace(base, name="supplemented", base=base.name, medical=law)


def in_need(base: Scenario, share: float) -> Scenario:
    """So many employees may be in need like residents."""
    illness = base.illness._replace(employee_need=np.array([share]))
    return dataclasses.replace(base, name="need", base=base.name, illness=illness)


@pytest.fixture(scope="module")
def payers(base: Scenario) -> xr.Dataset:
    """Liaocheng, with supplements from the second year on, with employees in need."""
    scenarios = [base, supplemented(base, SINCE), in_need(base, 0.5)]
    return run_study(scenarios, years=YEARS, scale=SCALE).squeeze("seed")


def money(payers: xr.Dataset, k: int, names: list[str]) -> int:
    return int(payers.accrual[k].sel(account=names).sum())


def test_nobody_has_a_supplement_where_no_law_gives_one(payers: xr.Dataset) -> None:
    assert 0 == money(payers, 0, SUPPLEMENTS)


def test_both_employers_pay_from_the_month_of_the_law_on(payers: xr.Dataset) -> None:
    paid = payers.accrual[1].sel(account=SUPPLEMENTS)
    assert not paid[:SINCE].any()
    assert (paid[SINCE:].sum("month") > 0).all()
    before = payers.accrual[:2, :SINCE]
    assert np.array_equal(before[0], before[1])


def test_supplements_stand_on_the_bills_of_people_at_work_alone(payers: xr.Dataset) -> None:
    field = payers.waterfall.sel(field="supplements")[1].sum("year")
    at_work = field.sel(bill=["active_stay", "active_chronic"])
    assert money(payers, 1, OTHERS) == int(field.sum()) == int(at_work.sum())
    assert (at_work > 0).all()
    assert money(payers, 1, OTHERS) == money(payers, 1, ["other_funding"])


def test_what_supplements_pay_more_somebody_gains(payers: xr.Dataset) -> None:
    gained = payers.gain_ever[1].sum() - payers.loss_ever[1].sum()
    assert money(payers, 1, SUPPLEMENTS) == int(gained) > 0


def test_squares_of_supplements_are_counted(payers: xr.Dataset) -> None:
    squares = payers.squares[1].sel(account=SUPPLEMENTS)
    assert (squares.sum("month") > 0).all()
    assert not payers.squares[1].sel(account="other_payments").any()


def test_supplements_of_people_who_are_alike_are_those_of_each(base: Scenario) -> None:
    scenario = supplemented(base, 0)
    together, singly = (Workplace(BLOCK_SIZE, [scenario], YEARS, 1) for _ in range(2))
    singly.rooms[0].scratch[0].care_kind[:] = -1
    for place in (together, singly):
        place.run(range(0, base.people, 400))
    assert together.rooms[0].scratch[0].care_number.sum() > 1000
    wards = [place.counted()[0].ward for place in (together, singly)]
    for field in ("bill_step", "later_squares"):
        assert np.array_equal(getattr(wards[0], field), getattr(wards[1], field)), field


def test_employees_in_need_are_assisted(payers: xr.Dataset) -> None:
    aid = payers.waterfall.sel(field="assistance", bill=EMPLOYEES).sum("year")
    assert not aid[0].any()
    assert (aid[2] > 0).all()


def test_the_share_in_need_of_employees_is_that_of_residents_times_the_key(
    base: Scenario, payers: xr.Dataset
) -> None:
    needy = payers.in_group[:, 0, 1:].sum("group").values.astype(float)
    people = payers.people[0, 0].sum(["sex", "age_band"])
    covers = ["enterprise", "public", "flexible", "unemployed", "retired"]
    employees = float(people.sel(cover=covers).sum())
    share = 1.0 - float(np.diff(base.illness.group_shares, prepend=0.0)[0])
    more = (needy[2] - needy[0]) / employees
    # Some 190 people of the sample: a standard error of 7 %.
    assert more == pytest.approx(0.5 * share, rel=0.28)


def test_stays_of_employees_are_as_many_as_without_any_in_need(payers: xr.Dataset) -> None:
    """Hazards are divided by the mean factor of the groups where facts are built, not here."""
    stays = payers.care.sel(kind="stay", scheme=["active", "retired"]).sum(["month", "scheme"])
    assert 1.0 < float(stays[2] / stays[0]) < 1.06
