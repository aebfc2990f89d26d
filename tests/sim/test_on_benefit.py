"""Unemployment in lives: who draws the benefit for how long, and what the fund pays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import xarray as xr
from lives import live, with_livelihood

from scenarios.build import build_scenario
from sim.codes import ENTERPRISE, FEMALE, PUBLIC, UNEMPLOYED
from sim.events import unemployment
from sim.law import PPM
from sim.livelihood import YearOfLivelihood
from sim.livelihood_tally import PENSION_UNEMPLOYED, livelihood_room
from sim.people import FIRST_BIRTH_YEAR, NEVER, empty_block
from sim.received import empty_received
from sim.scenario import Scenario
from sim.schemes.money import share_of
from sim.study import run_study

SCALE = 100


def heads(study: xr.Dataset) -> np.ndarray:
    """People on benefit in their first and a later year of it, (months, 2)."""
    names = ["unemployed_first_year", "unemployed_second_year"]
    return np.asarray(study.pension_heads.sel(pension_head=names).values)


@pytest.fixture(scope="module")
def four(base: Scenario) -> xr.Dataset:
    """Liaocheng 2022 to 2025, the year of the decision of 2024."""
    return run_study([base], years=4, scale=20).isel(scenario=0, seed=0)


def test_the_nation_is_near_its_insured_and_its_spending() -> None:
    """National bulletins: insured at the end of 2021 and 2023, spending of 2023 (100 million)."""
    study = run_study([build_scenario("china-2018-law", years=7)], scale=20_000).isel(
        scenario=0, seed=0
    )
    insured = study.insured_against.sel(risk="unemployment").values[[47, 71]] / 1e6
    assert insured == pytest.approx([229.58, 243.73], rel=0.02)
    parts = ("benefits", "medical", "pensions", "returned", "other")
    lines = [f"unemployment_{part}" for part in parts]
    spent = study.accrual.sel(account=lines).sum("account").values[60:72].sum() / 1e10
    assert spent == pytest.approx(1485, rel=0.15)


def test_nobody_draws_beyond_the_months_due(base: Scenario) -> None:
    years = 3
    people = live(base, years, 100).people
    drawing = people["cover"] == UNEMPLOYED
    january = (base.first_year + years - FIRST_BIRTH_YEAR) * 12
    assert drawing.sum() > 40
    assert np.all(people["unemployment_months"][drawing] >= january)
    due = people["unemployment_left"][drawing]
    assert np.all((due >= 1) & (due <= 24))
    begun = people["unemployment_months"][drawing] - due
    assert np.all(begun <= january)


def test_those_on_benefit_keep_their_share_for_years(base: Scenario) -> None:
    """Ends of benefits and refusals are made up for by hiring and by losses of work."""
    study = run_study([base], scale=20).isel(scenario=0, seed=0)
    years = study.insured.sel(cover=["unemployed", "enterprise", "public"]).values
    jobless, *working = years.reshape(-1, 12, 3).mean(axis=1).T
    share = jobless / np.sum(working, axis=0)
    assert len(share) == 13
    assert share[-4:].mean() == pytest.approx(share[:2].mean(), rel=0.1)


def test_shorter_benefits_send_people_to_the_residents(base: Scenario) -> None:
    short = with_livelihood(
        base, "unemployment", "short", unemployment_duration=3, unemployment_longest=3
    )
    study = run_study([base, short], years=3, scale=SCALE).isel(seed=0)
    covered = [study.insured.sel(cover=c).values.sum(axis=1) for c in ("unemployed", "resident")]
    assert covered[0][1] < covered[0][0]
    assert covered[1][1] > covered[1][0]
    before, after = (heads(study.isel(scenario=k))[12:].sum(axis=0) for k in range(2))
    assert after[0] < 0.6 * before[0]
    assert after[1] < 0.2 * before[1], "those of the start keep what they were granted"


def test_work_paid_for_is_on_record_until_it_is_lost(base: Scenario) -> None:
    people = live(base, 2, 400).people
    at_work = np.isin(people["cover"], (ENTERPRISE, PUBLIC))
    assert np.all(people["unemployment_months"][at_work] >= 0)
    assert np.all(people["unemployment_left"][at_work] <= 24)
    assert np.mean(people["unemployment_months"][at_work] >= 24) > 0.7


def test_benefits_are_heads_times_the_law(four: xr.Dataset, base: Scenario) -> None:
    law = base.livelihood.unemployment
    due = [
        sum(
            int(number) * share_of(int(law.unemployment_minimum_wage[m]), int(rate))
            for number, rate in zip(row, law.unemployment_benefit_rate[m], strict=True)
        )
        for m, row in enumerate(heads(four))
    ]
    assert np.array_equal(four.accrual.sel(account="unemployment_benefits"), due)


def test_those_who_draw_are_those_on_cover(four: xr.Dataset) -> None:
    """In a month both count those of its end, but who died in it drew the benefit of it."""
    covered = four.insured.sel(cover="unemployed").values
    assert heads(four).sum(axis=1) == pytest.approx(covered, rel=0.02)


def test_premiums_of_the_unemployed_are_spending_here_and_income_there(four: xr.Dataset) -> None:
    def line(*names: str) -> np.ndarray:
        return np.asarray(four.accrual.sel(account=list(names)).sum("account").values)

    income = line("employee_unemployed", "contribution_unemployed")
    assert np.all(income > 0)
    assert np.array_equal(line("unemployment_medical"), income)
    pensions = line("unemployment_pensions")
    assert np.array_equal(line("pension_unemployed"), pensions)
    assert np.all(pensions[:36] == 0), "before the decision of 2024"
    assert pensions[36:].sum() > 0


def test_rates_move_contributions_and_what_follows_from_them_alone(base: Scenario) -> None:
    rate = int(base.livelihood.unemployment.unemployment_own_rate[0])
    dearer = with_livelihood(base, "unemployment", "dearer", unemployment_own_rate=2 * rate)
    study = run_study([base, dearer], years=2, scale=SCALE).isel(seed=0)
    change = (study.accrual[1] - study.accrual[0]).sum("month")
    moved = set(change.account.values[change.values != 0])
    names = ("own", "returned", "other", "interest")
    assert moved == {f"unemployment_{name}" for name in names}
    own = study.accrual.sel(account="unemployment_own").sum("month").values
    assert own[1] == pytest.approx(2 * own[0], abs=24 * SCALE)


def test_a_higher_benefit_makes_those_who_draw_it_gain(base: Scenario) -> None:
    """What people gain over the study is what the fund spends more on the benefit."""
    better = with_livelihood(base, "unemployment", "better", unemployment_benefit_rate=PPM)
    study = run_study([base, better], years=2, scale=SCALE).isel(seed=0)
    change = (study.accrual[1] - study.accrual[0]).sum("month")
    moved = set(change.account.values[change.values != 0])
    assert moved == {"unemployment_benefits", "unemployment_interest"}
    assert study.losers_ever[1].sum() == 0
    more = int(change.sel(account="unemployment_benefits"))
    assert int(study.gain_ever[1].sum()) == more > 0


def man(scenario: Scenario, y: int, months: int, **values: Any) -> Any:
    """A man alone in a block, who reaches the legal age so many months after January of year y."""
    people = empty_block(1)[0]
    retires = (scenario.first_year + y - FIRST_BIRTH_YEAR) * 12 + months
    men = scenario.rates.retirement_month[0]
    values |= {"birth_month": np.flatnonzero(men == retires)[0]}
    for name, value in ({"change": NEVER, "end": NEVER} | values).items():
        people[name][0] = value
    return people


@pytest.mark.parametrize(
    ("y", "months_paid", "until_age", "expected"),
    [
        (2, 40, 20, 12),  # 2024: no extension
        (3, 40, 19, 19),  # 2025: 7 months before the age when the 12 are drawn, so to the age
        (3, 40, 24, 12),  # a whole year before it
        (3, 200, 31, 31),  # 24 months due and seven more
        (3, 40, 8, 8),  # never beyond it
    ],
)
def test_a_benefit_that_ends_within_a_year_of_the_age_is_drawn_to_it(
    base: Scenario, y: int, months_paid: int, until_age: int, expected: int
) -> None:
    """Decision of 2024-09-13, art. 7, for a man who loses his work in January."""
    facts, year = base.packed(1), base.first_year + y
    life = YearOfLivelihood(facts.life.fixed[0], facts.life.years[y])
    people = man(base, y, until_age, cover=ENTERPRISE, unemployment_months=months_paid)
    assert unemployment.lose_work(people, 0, 0, year, facts.rates, life) == UNEMPLOYED
    january = (year - FIRST_BIRTH_YEAR) * 12
    assert expected == people.unemployment_months[0] - january
    assert expected == people.unemployment_left[0]


@pytest.mark.parametrize(
    ("until_age", "drawn_to", "first", "last"),
    [
        (6, 6, 0, 6),  # less than a year before the age from January on
        (12, 12, 1, 12),  # from February on
        (16, 16, 5, 12),
        (24, 12, 0, 0),  # not near yet
    ],
)
def test_months_near_the_age_that_the_fund_pays_go_on_record(
    base: Scenario, until_age: int, drawn_to: int, first: int, last: int
) -> None:
    """2025: months, an index of six tenths and 8 % to the account, which earns by the month."""
    y, lowest, reference = 3, 450_000, 750_000
    facts, year = base.packed(1), base.first_year + y
    life = YearOfLivelihood(facts.life.fixed[0], facts.life.years[y])
    january = (year - FIRST_BIRTH_YEAR) * 12
    people = man(
        *(base, y, until_age),
        cover=UNEMPLOYED,
        unemployment_months=january + drawn_to,
        unemployment_left=drawn_to,
        pension_months=200,
        index_sum=150.0,
        pension_account=1_000_000,
    )
    book, noted = livelihood_room()[0], empty_received(1)[0]
    unemployment.draw(people, 0, lowest, reference, 0, 12, y, year, facts.rates, life, book, noted)
    months, credit = last - first, 36_000
    rate = int(base.livelihood.pension.pension_interest[12 * y]) / PPM
    earned = sum(credit * rate * (12 - m) / 12 for m in range(first, last))
    assert 200 + months == people.pension_months[0]
    assert people.index_sum[0] == pytest.approx(150 + 0.6 * months)
    assert people.pension_account[0] == pytest.approx(1_000_000 + credit * months + earned, abs=1)
    paid = np.cumsum(book.flow_step[12 * y : 12 * y + 12, PENSION_UNEMPLOYED])
    due = np.zeros(12)
    due[first:last] = 90_000
    assert np.array_equal(due, paid)


def test_nobodys_benefit_ends_within_a_year_of_the_age() -> None:
    """Work is lost four times as often since the decision holds; who drew before has drawn all."""
    place = build_scenario("liaocheng-2022-law", 2025, 4)
    often = place.rates._replace(work_exit=place.rates.work_exit * 4)
    people = live(replace(place, rates=often), 4, 100).people
    drawing = people["cover"] == UNEMPLOYED
    group = np.where(people["sex"] == FEMALE, 2, 0)
    age = place.rates.retirement_month[group, people["birth_month"]]
    left = (age - people["unemployment_months"])[drawing]
    assert not np.any((left > 0) & (left < 12))
    extended = drawing & (people["unemployment_left"] > 24)
    print("EXT", extended.sum(), drawing.sum(), (left == 0).sum())
    assert extended.sum() >= 5
