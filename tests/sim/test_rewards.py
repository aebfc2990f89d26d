"""Continuity and years without a claim raise the cap of critical illness insurance."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
import xarray as xr
from lives import live, with_funding

from scenarios.build import build_scenario
from sim.codes import GROUPS
from sim.events.rewards import break_off, count_claim, grant
from sim.medical import USED, USED_REWARD, USED_REWARD_DRAWN
from sim.people import empty_block, outside_work
from sim.records import Records, record
from sim.scenario import Scenario
from sim.study import run_study

CAP = 30_000_000
NATION = {
    "continuity_years": 4,
    "continuity_reward": 100_000,
    "zero_claim_reward": 100_000,
    "reward_limit": 200_000,
}


def law(cap: int = CAP, **values: int) -> Records:
    """The national law of 2025, a year of one month."""
    columns = {name: np.array([value]) for name, value in (NATION | values).items()}
    return record(columns | {"critical_cap": np.full((1, len(GROUPS)), cap)})[0]


def reward_after(history: str, rules: Records) -> int:
    """Yuan of reward in the year after a history, by year: q paid and quiet, c with a claim,
    d with a claim that draws on the reward, - not insured."""
    people, used = empty_block()[0], np.zeros(len(USED), np.int64)
    for year in (*history, "q"):
        if year == "-":
            break_off(people, 0, rules)
            continue
        people.paid_years[0] += 1
        used[:] = 0
        grant(people, 0, rules, used)
        used[USED_REWARD_DRAWN] = int(year == "d")
        if year != "q":
            count_claim(people, 0, used)
    return int(used[USED_REWARD]) // 100


@pytest.mark.parametrize(
    ("history", "reward"),
    [
        ("", 0),
        ("q", 1_000),
        ("c", 0),
        ("ccc", 0),
        ("cccc", 1_000),
        ("ccccc", 2_000),
        ("qqqq", 5_000),
        ("qcqc", 3_000),
        ("qqd", 0),
        ("qqdq", 2_000),
        ("qqqqd", 2_000),
        ("ccccc-", 1_000),
        ("ccccc-cccc", 2_000),
        ("qq-", 2_000),
        ("qq--c", 2_000),
        ("qqd-q", 1_000),
        ("q" * 40, 60_000),
    ],
)
def test_reward_of_a_history(history: str, reward: int) -> None:
    assert reward == reward_after(history, law())


def test_each_reward_has_its_amount_and_may_be_missing() -> None:
    assert 4 * 700 == reward_after("qqqq", law(zero_claim_reward=70_000, continuity_reward=0))
    assert 4_000 == reward_after("qqqq", law(continuity_years=0))
    assert 900 == reward_after("cccc", law(continuity_reward=90_000))
    assert 3 * 1_000 == reward_after("cccc", law(continuity_years=2))


def test_no_cap_leaves_nothing_to_raise_and_no_limit_nothing_to_add() -> None:
    assert 0 == reward_after("qqqq", law(cap=0))
    assert 0 == reward_after("qqqq", law(reward_limit=0))
    assert 2_500 == reward_after("qqqq", law(cap=1_250_000))


def test_years_count_from_2025_on() -> None:
    scenario = build_scenario("liaocheng-2022-law")
    for years, counted in ((3, 0), (4, 1), (9, 6)):
        people = live(scenario, years).people
        assert counted == people["paid_years"].max()
        residents = np.isin(people["cover"], [c for c in range(9) if outside_work(c)])
        grown = residents & (people["birth_month"] < 120 * 12) & (people["covered_from"] < 12)
        assert 0.9 < (people["paid_years"][grown] == counted).mean()


def test_claims_are_those_of_the_sick_insured_as_residents() -> None:
    people = live(build_scenario("liaocheng-2022-law"), 9).people
    claims = people["claim_years"]
    assert np.all(claims <= people["paid_years"])
    well = (people["stays"] == 0) & (people["severe"] == 0) & (people["deliveries"] == 0)
    assert claims[well].max() <= 0
    assert 0.02 < (claims > 0).mean() < 0.5


@cache
def place() -> Scenario:
    """Liaocheng with a cap of critical illness insurance that many reach."""
    scenario = build_scenario("liaocheng-2022-law")
    cap = np.full_like(scenario.medical.critical_cap, 400_000)
    scenario = replace(scenario, medical=scenario.medical._replace(critical_cap=cap))
    return with_funding(scenario, reward_limit=0)


def rewarded(name: str, since: int = 0, **values: Any) -> Scenario:
    """The place with rewards as large as the cap from a month on."""
    months = np.arange(len(place().funding.reward_limit))
    rules = {"continuity_years": 0, "zero_claim_reward": 0, "continuity_reward": 0} | values
    return with_funding(place(), name, reward_limit=1_000_000 * (months >= since), **rules)


@pytest.fixture(scope="module")
def study() -> xr.Dataset:
    double = replace(
        place(),
        name="double",
        medical=place().medical._replace(critical_cap=place().medical.critical_cap * 2),
    )
    quiet = rewarded("quiet", 12, zero_claim_reward=10**9)
    continuous = rewarded("continuous", 12, continuity_years=2, continuity_reward=10**9)
    unlimited = with_funding(place(), "unlimited", zero_claim_reward=10**9, continuity_years=1)
    scenarios = [place(), quiet, continuous, double, unlimited]
    return run_study(scenarios, years=5, scale=40).isel(seed=0)


def claims(study: xr.Dataset, name: str) -> np.ndarray:
    """What critical illness insurance pays by year."""
    paid = study.accrual.sel(account="critical_claims", scenario=name).values
    return np.asarray(paid.reshape(-1, 12).sum(axis=1))


def test_rewards_begin_in_the_year_after_the_first_years_that_earn_them(
    study: xr.Dataset,
) -> None:
    base = claims(study, "liaocheng-2022-law")
    # 2023 is the first year that counts: 2024 has its quiet years, 2025 is the third in a row.
    assert [0, 0] == (claims(study, "quiet") - base)[:2].tolist()
    assert np.all((claims(study, "quiet") - base)[2:] > 0)
    assert [0, 0, 0] == (claims(study, "continuous") - base)[:3].tolist()
    assert np.all((claims(study, "continuous") - base)[3:] > 0)


def test_months_before_the_first_reward_are_identical(study: xr.Dataset) -> None:
    before = study.sel(month=slice("2022-01", "2023-12"))
    for name in ("accrual", "cash", "care", "care_cost", "account_lines"):
        for other in ("quiet", "continuous"):
            assert np.array_equal(
                before[name].isel(scenario=0), before[name].sel(scenario=other)
            ), name


def test_a_reward_as_large_as_the_cap_pays_at_most_like_a_double_cap(study: xr.Dataset) -> None:
    double, base = claims(study, "double"), claims(study, "liaocheng-2022-law")
    continuous = claims(study, "continuous")
    assert np.all(claims(study, "quiet") < double)
    # All but the children of the last years, returners and people from work have the reward.
    share = (continuous - base)[3:] / (double - base)[3:]
    assert np.all((share > 0.85) & (share < 1.0))
    assert np.all(claims(study, "quiet")[2:] < continuous[3:].max())


def test_a_limit_of_nothing_is_no_reform_at_all(study: xr.Dataset) -> None:
    for name in ("accrual", "cash", "waterfall"):
        assert np.array_equal(
            study[name].isel(scenario=0), study[name].sel(scenario="unlimited")
        ), name
    assert 0 == int(study.gainers_ever.sel(scenario="unlimited").sum())


def test_nobody_loses_by_a_reward(study: xr.Dataset) -> None:
    assert 0 < int(study.gainers_ever.sel(scenario="quiet").sum())
    assert 0 == int(study.losers_ever.sel(scenario="quiet").sum())
