"""Work injury in lives: who draws what, who pays, and what the fund adds up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import xarray as xr
from lives import live, with_livelihood

from scenarios.build import build_scenario
from sim.claims import FIRST_WITHOUT_PENSION, HOLDS, TOPS_UP, draws, grade_of, phase_of
from sim.codes import (
    DRAWS_EMPLOYEE,
    ENTERPRISE,
    NUM_AGES,
    NURSING_NEEDS,
    PAID_BY_FUND,
    PENSION_GRADES,
    RETIRED,
)
from sim.law import PPM
from sim.scenario import Scenario
from sim.study import run_study

SCALE = 100


def with_lives(scenario: Scenario, name: str, **facts: Any) -> Scenario:
    """The scenario with other facts of work injuries, one value for all."""
    lives = scenario.livelihood.injury_lives
    values = {key: np.full_like(getattr(lives, key), value) for key, value in facts.items()}
    livelihood = scenario.livelihood._replace(injury_lives=lives._replace(**values))
    return replace(scenario, name=name, base=scenario.name, livelihood=livelihood)


def yearly(study: xr.Dataset, line: str, what: str = "accrual") -> np.ndarray:
    """Money of a line by year, fen; scenarios first where there are some."""
    money = study[what].sel(account=line).values
    return np.asarray(money.reshape(*money.shape[:-1], -1, 12).sum(axis=-1))


@pytest.fixture(scope="module")
def nation() -> xr.Dataset:
    return run_study([build_scenario("china-2018-law", years=7)], scale=4_000).isel(
        scenario=0, seed=0
    )


@pytest.fixture(scope="module")
def weihai() -> xr.Dataset:
    """The rise of 2017 for those who drew before: nobody is injured at work in the year, and none
    of the retired dies of a grave injury and leaves dependants of the year.
    """
    names = ("weihai-2016-law", "weihai-2017-adjustment")
    still = {"injury_hazard": 1e-9, "injury_stock_retired": 0.0}
    pair = [build_scenario(name, years=1) for name in names]
    quiet = [replace(with_lives(s, s.name, **still), base=s.base) for s in pair]
    return run_study(quiet).isel(seed=0)


def test_the_nation_is_near_its_insured_and_its_spending(nation: xr.Dataset) -> None:
    """National bulletins: insured at the end of 2021 and 2023, spending of 2021 (100 million)."""
    insured = nation.insured_against.sel(risk="work_injury").values[[47, 71]] / 1e6
    assert insured == pytest.approx([282.87, 301.74], rel=0.01)
    fund = [a for a in nation.account.values if a.startswith("injury_")]
    income = ("injury_contributions", "injury_interest")
    spending = sum(yearly(nation, a)[3] for a in fund if a not in income) / 1e10
    assert spending == pytest.approx(990, rel=0.15)
    assert yearly(nation, "injury_contributions")[3] / 1e10 == pytest.approx(952, rel=0.15)


def test_one_in_two_injuries_has_a_grade_and_one_in_fifty_kills(nation: xr.Dataset) -> None:
    """By the facts; 7,000 injuries, so shares lie within 0.018 and 0.005 (three errors)."""
    counted = nation.work_injury_outcomes.sum("year").values
    shares = counted / counted.sum()
    assert shares[0] == pytest.approx(0.483, abs=0.02)
    assert shares[-1] == pytest.approx(0.02, abs=0.006)


def test_the_rise_of_weihai_is_heads_times_rise_times_months(weihai: xr.Dataset) -> None:
    """W18: 195, 185, 175, 165 yuan by grade; 175.96, 140.77, 105.58 of nursing by need."""
    heads = weihai.pension_heads.sum("month")[0]
    rises = dict(zip(PENSION_GRADES, (195_00, 185_00, 175_00, 165_00), strict=True))
    due = sum(
        int(heads.sel(pension_head=f"injured_{grade}")) * rise for grade, rise in rises.items()
    )
    flows = weihai.pension_flows.sum("month")
    more = flows[1] - flows[0]
    assert due > 0
    assert int(more.sel(pension_flow="injury_allowance")) == due
    change = (weihai.cash[1] - weihai.cash[0]).sum("month")
    top_ups = int(more.sel(pension_flow="injury_top_up"))
    assert int(change.sel(account="injury_allowances")) == due + top_ups
    nursing = dict(zip(NURSING_NEEDS, (175_96, 140_77, 105_58), strict=True))
    due = sum(int(heads.sel(pension_head=f"nursing_{n}")) * rise for n, rise in nursing.items())
    assert due > 0
    assert int(change.sel(account="injury_nursing")) == due


def test_dependants_of_weihai_are_raised_by_kind_and_loneliness(weihai: xr.Dataset) -> None:
    """W18: 69 yuan a spouse, 51 another, 20 more for the lone (a share of 0.03 of the stock)."""
    heads = weihai.dependants.values.sum(axis=1)[0]
    change = int((weihai.cash[1] - weihai.cash[0]).sel(account="injury_dependants").sum())
    known = heads[0] * 69_00 + heads[1] * 51_00
    lone = (change - known) / 20_00
    assert lone == int(lone)
    assert 0 < lone < 0.06 * heads.sum()


def test_a_rise_is_paid_with_its_arrears_in_august(weihai: xr.Dataset) -> None:
    lines = ["injury_allowances", "injury_nursing", "injury_dependants"]
    money = [weihai[name].sel(account=lines).sum("account") for name in ("accrual", "cash")]
    top_ups = weihai.pension_flows.sel(pension_flow="injury_top_up")
    accrued, paid = ((amounts - top_ups).diff("scenario")[0].values for amounts in money)
    assert np.all(paid[:7] == 0)
    assert paid[7] == accrued[:8].sum() > 0
    assert np.array_equal(paid[8:], accrued[8:])


def test_injuries_change_nobodys_life_but_their_own_money(base: Scenario) -> None:
    quiet = with_lives(base, "quiet", injury_hazard=1e-9)
    study = run_study([base, quiet], years=2, scale=SCALE).isel(seed=0)
    assert np.array_equal(study.deaths[0], study.deaths[1])
    assert np.array_equal(study.insured[0], study.insured[1])
    change = (study.accrual[1] - study.accrual[0]).sum("month")
    moved = change.account.values[change.values != 0]
    assert len(moved) > 3
    assert all(name.startswith("injury_") for name in moved)


def test_an_uninsured_employer_pays_and_no_fund_does(base: Scenario) -> None:
    """Nobody of an enterprise is insured: the fund is left with bodies, residents and the past."""
    alone = with_lives(base, "alone", injury_uninsured=1.0)
    study = run_study([base, alone], years=3, scale=SCALE).isel(seed=0)
    care = yearly(study, "injury_care").sum(axis=-1)
    borne = study.pension_payments.sel(pension_payment="injury_by_employer").sum("month")
    assert care[1] < 0.7 * care[0]
    assert borne[1] > borne[0] + (care[0] - care[1])
    paid = yearly(study, "injury_contributions").sum(axis=-1)
    assert 0 < paid[1] < 0.6 * paid[0]
    assert np.all(study.insured_against[1, :, 0] < 0.8 * study.insured_against[0, :, 0])


def test_employers_who_did_not_insure_pay_the_grants_and_the_fund_what_is_new(
    base: Scenario,
) -> None:
    """The reading of art. 62 where they join and pay up. Those who draw are the same."""
    lives = base.livelihood.injury_lives
    often = lives._replace(injury_hazard=lives.injury_hazard * np.float32(20))
    place = replace(base, livelihood=base.livelihood._replace(injury_lives=often))
    place = with_lives(place, "often", injury_stock=0.0, injury_stock_dependants=0)
    place = with_livelihood(place, "injury", "often", injury_uninsured_running_payer=PAID_BY_FUND)
    alone = with_lives(place, "alone", injury_uninsured=1.0)
    study = run_study([place, alone], years=4, scale=SCALE).isel(seed=0)
    drawing = [f"injured_{grade}" for grade in PENSION_GRADES]
    heads = study.pension_heads.sel(pension_head=drawing).sum("pension_head").values
    assert np.array_equal(heads[0], heads[1])
    assert heads[0, -1] > 0
    assert np.array_equal(study.dependants[0], study.dependants[1])
    assert yearly(study, "injury_leaving")[0] == pytest.approx(yearly(study, "injury_leaving")[1])
    grants, borne = (
        yearly(study, "injury_grants").sum(axis=-1),
        study.pension_payments.sel(pension_payment="injury_by_employer").sum("month").values,
    )
    assert 0 < grants[1] < 0.7 * grants[0]
    assert borne[1] - borne[0] > grants[0] - grants[1]


def test_what_was_waived_in_2020_was_paid_by_no_employer(nation: xr.Dataset) -> None:
    """人社部发〔2020〕11号: from February enterprises paid a fifth; bodies paid all."""
    paid = nation.accrual.sel(account="injury_contributions").values.reshape(-1, 12)[2]
    assert np.all(paid[1:6] < 0.5 * paid[0])
    assert np.all(paid[6:] > paid[5])
    own = nation.accrual.sel(account="unemployment_own").values.reshape(-1, 12)[2]
    assert own[1] == pytest.approx(own[0], rel=0.01)
    employers = nation.accrual.sel(account="unemployment_employers").values.reshape(-1, 12)[2]
    assert employers[1] < 0.5 * employers[0]


def test_a_late_application_moves_care_to_the_employer_alone(base: Scenario) -> None:
    late = with_lives(base, "late", injury_late=1.0)
    study = run_study([base, late], years=2, scale=SCALE).isel(seed=0)
    care = yearly(study, "injury_care").sum(axis=-1)
    borne = study.pension_payments.sel(pension_payment="injury_by_employer").sum("month").values
    assert care[1] == 0 < care[0]
    assert borne[1] - borne[0] == care[0] - care[1]
    assert np.array_equal(yearly(study, "injury_grants")[0], yearly(study, "injury_grants")[1])


def test_care_is_paid_when_the_office_has_decided(base: Scenario) -> None:
    """30 days to apply and 60 to decide are three months, clear cases 45 days are two."""
    clear = with_lives(base, "clear", injury_clear=PPM)
    unclear = with_lives(base, "unclear", injury_clear=0)
    study = run_study([clear, unclear], years=2, scale=SCALE).isel(seed=0)
    accrued, paid = (study[name].sel(account="injury_care").values for name in ("accrual", "cash"))
    assert np.array_equal(accrued[0], accrued[1])
    assert np.array_equal(paid[0][2:], accrued[0][:-2])
    assert np.array_equal(paid[1][3:], accrued[1][:-3])


def test_a_rich_fund_halves_its_rates(base: Scenario) -> None:
    """24 months and more of payments: 国办发〔2019〕13号 takes off 50 %."""
    poor, rich = (
        replace(base, name=name, opening=base.opening | {"work_injury": opening})
        for name, opening in (("poor", 1), ("rich", 10**12))
    )
    study = run_study([poor, rich], years=1, scale=SCALE).isel(seed=0)
    paid = yearly(study, "injury_contributions")[:, 0]
    assert paid[1] / paid[0] == pytest.approx(0.5, abs=0.002)


def test_a_pension_turns_the_allowance_into_what_tops_it_up(base: Scenario) -> None:
    many = with_lives(base, "many", injury_stock=0.02)
    people = live(many, 3, 100).people
    state = people["injury_state"]
    drawing = np.array([draws(int(claim)) for claim in state])
    phase = np.array([phase_of(int(claim)) for claim in state])
    retired = (people["cover"] == RETIRED) & (people["pension_state"] == DRAWS_EMPLOYEE)
    assert (drawing & retired).sum() > 20
    assert np.all(phase[drawing & retired] == TOPS_UP)
    held = drawing & (phase == HOLDS)
    assert np.all(-people["injury_clock"][held] >= base.livelihood.injury.injury_minimum_wage[0])
    grades = np.array([grade_of(int(claim)) for claim in state[drawing]])
    assert np.all((grades >= 1) & (grades < FIRST_WITHOUT_PENSION))


def test_a_grade_that_comes_after_retirement_tops_the_pension_up_at_once(base: Scenario) -> None:
    """Everybody is injured every few years, to grade 4; nobody on a pension has an allowance."""
    lives = base.livelihood.injury_lives
    fourth = (np.arange(len(lives.injury_outcome_pick)) >= 4).astype(np.float64)
    often = lives._replace(
        injury_outcome_pick=fourth,
        injury_hazard=np.where(lives.injury_hazard > 0, 0.3, 0).astype(np.float32),
    )
    place = replace(base, livelihood=base.livelihood._replace(injury_lives=often))
    people = live(place, 3, 200).people
    phase = np.array([phase_of(int(claim)) for claim in people["injury_state"]])
    drawing = np.array([draws(int(claim)) for claim in people["injury_state"]])
    pensioners = people["pension_state"] == DRAWS_EMPLOYEE
    assert (drawing & pensioners & (people["cover"] == RETIRED)).sum() > 50
    assert np.all(phase[drawing & pensioners & (people["cover"] == RETIRED)] == TOPS_UP)


def test_nobody_retired_waits_for_grants_on_leaving_an_employer(base: Scenario) -> None:
    """All injuries come to grade 10 and nobody leaves; who is retired for a year has no claim."""
    lives = base.livelihood.injury_lives
    often = lives._replace(
        injury_outcome_pick=(np.arange(len(lives.injury_outcome_pick)) >= 10).astype(np.float64),
        injury_hazard=np.where(lives.injury_hazard > 0, 0.3, 0).astype(np.float32),
        injury_leave=np.full_like(lives.injury_leave, 1e-6),
        injury_stock_retired=np.zeros_like(lives.injury_stock_retired),
    )
    place = replace(base, livelihood=base.livelihood._replace(injury_lives=often))
    people = live(place, 3, 200).people
    age = people["cell"] % NUM_AGES
    assert (people["injury_state"][people["cover"] == ENTERPRISE] > 0).mean() > 0.3
    assert np.all(people["injury_state"][(people["cover"] == RETIRED) & (age > 64)] == 0)


def test_a_higher_allowance_makes_those_who_draw_it_gain(base: Scenario) -> None:
    better = with_livelihood(base, "injury", "better", injury_allowance_growth=200_000)
    study = run_study([base, better], years=2, scale=SCALE).isel(seed=0)
    change = (study.accrual[1] - study.accrual[0]).sum("month")
    moved = set(change.account.values[change.values != 0])
    assert "injury_allowances" in moved
    assert moved <= {"injury_allowances", "injury_interest", "injury_contributions"} | {
        "injury_prevention"
    }
    assert study.gainers[1].sum() > 0
    assert study.losers[1].sum() == 0
