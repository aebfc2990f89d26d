"""The law of the resident pension becomes arrays; the start and the published sums of 2024."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scenarios.along import Along
from scenarios.build import build_scenario
from scenarios.build_resident_pension import (
    build_resident_pension,
    build_resident_pension_lives,
)
from scenarios.document import FOLDER
from scenarios.facts import Entry, ScenarioFacts
from scenarios.load import load_scenario
from scenarios.resident_pension_start import CLASS_AGES, start_resident_pension
from sim.codes import GOVERNMENTS, NUM_AGES, PENSION_TIERS, RESIDENT, UNINSURED
from sim.errors import ScenarioError
from sim.law import PPM, Floats
from sim.schemes.resident_pension import tier_of_rank

BASES = ("china-2018-law", "liaocheng-2022-law", "district-2017-law")
WITH_COLUMNS = {
    "resident_tier": 16,
    "resident_tier_subsidy": 16,
    "resident_subsidy_shares": 4,
    "resident_paid_for": 6,
    "resident_paid_in": 12,
    "resident_minimum_shares": 4,
    "resident_basic_local": 4,
    "resident_age_addition": 4,
}


def changed(facts: ScenarioFacts, **values: Any) -> ScenarioFacts:
    """The scenario with one undated value for some keys of the resident pension."""
    found = dict(facts.facts)
    for name, value in values.items():
        key = f"resident_pension.{name}"
        found[key] = (dataclasses.replace(found[key][-1], start=None, value=value),)
    return dataclasses.replace(facts, facts=found)


def along(*numbers: float) -> Along:
    padded = (*numbers, *(0.0,) * (len(PENSION_TIERS) - len(numbers)))
    return Along(PENSION_TIERS, tuple((number,) for number in padded))


@pytest.mark.parametrize("name", BASES)
def test_every_base_builds_to_the_end_of_the_century(name: str) -> None:
    facts = load_scenario(name)
    years = 2101 - facts.start_year
    law = build_resident_pension(facts, facts.start_year, years)
    for field, array in law._asdict().items():
        assert array.dtype == np.int64, field
        width = (WITH_COLUMNS[field],) if field in WITH_COLUMNS else ()
        assert (years * 12, *width) == array.shape, field
        assert array.flags.c_contiguous, field
        assert (array >= 0).all(), field
    lives = build_resident_pension_lives(facts, facts.start_year, years)
    assert (years, len(PENSION_TIERS)) == lives.resident_tier_rank.shape
    assert (np.diff(lives.resident_tier_rank, axis=1) >= 0).all()


@pytest.mark.parametrize(
    ("year", "month", "yuan"),
    [
        *((2011, 1, 55), (2014, 6, 55), (2014, 7, 70), (2017, 12, 70), (2018, 1, 88)),
        *((2020, 6, 88), (2020, 7, 93), (2022, 6, 93), (2022, 7, 98), (2023, 1, 103)),
        *((2023, 12, 103), (2024, 1, 123), (2024, 12, 123), (2025, 1, 143), (2025, 12, 143)),
    ],
)
def test_the_least_basic_pension_by_date(year: int, month: int, yuan: int) -> None:
    law = build_resident_pension(load_scenario("liaocheng-2022-law"), 2011, 15)
    assert yuan * 100 == law.resident_basic_minimum[(year - 2011) * 12 + month - 1]


def test_the_frame_of_2014_row_by_row() -> None:
    facts = load_scenario("liaocheng-2022-law")
    law = build_resident_pension(facts, 2022, 1)
    tiers = [*range(10_000, 100_001, 10_000), 150_000, 200_000]
    assert [*tiers, 0, 0, 0, 0] == law.resident_tier[0].tolist()
    assert [3_000] * 4 + [6_000] * 8 == law.resident_tier_subsidy[0, :12].tolist()
    assert (192, 720, 15, 139) == tuple(
        int(law._asdict()[f"resident_{name}"][0])
        for name in ("pay_from", "pension_age", "years_required", "divisor")
    )


def test_basic_pensions_grow_from_the_last_standard_in_whole_yuan() -> None:
    law = build_resident_pension(load_scenario("liaocheng-2022-law"), 2025, 13)
    january = law.resident_basic_minimum[::12] / 100
    # 143 x 1.05 = 150.15, x 1.05 = 157.66; 4 % from 2036: 143 x 1.05^10 x 1.04 = 242.25
    assert [143, 150, 158] == january[:3].tolist()
    assert 242 == january[11]
    assert (law.resident_basic_minimum[12:] % 100 == 0).all()


def test_a_later_standard_leaves_the_months_before_it_alone() -> None:
    base = load_scenario("liaocheng-2022-law")
    key = "resident_pension.basic_minimum"
    last = base.entries(key)[-1]
    new = dataclasses.replace(last, start=datetime.date(2030, 7, 1), value=400)
    facts = {**base.facts, key: (*base.facts[key], new)}
    before = build_resident_pension(base, 2022, 20)
    after = build_resident_pension(dataclasses.replace(base, facts=facts), 2022, 20)
    cut = (2030 - 2022) * 12 + 6
    assert np.array_equal(before.resident_basic_minimum[:cut], after.resident_basic_minimum[:cut])
    # 400 from July, 5 % more on the next 1 January
    assert [40_000, 42_000] == after.resident_basic_minimum[[cut, cut + 6]].tolist()


@pytest.mark.parametrize("name", ["subsidy_shares", "minimum_shares"])
def test_shares_of_governments_that_do_not_sum_name_the_line(name: str) -> None:
    facts = load_scenario("liaocheng-2022-law")
    value = Along(GOVERNMENTS, ((0.5,), (0.4,), (0.0,), (0.0,)))
    with pytest.raises(ScenarioError, match=rf"\.yaml:\d+ resident_pension.{name}: .* 0.9"):
        build_resident_pension(changed(facts, **{name: value}), 2022, 1)


def test_tiers_must_rise_and_payers_must_be_in_one() -> None:
    facts = load_scenario("liaocheng-2022-law")
    with pytest.raises(ScenarioError, match="tiers that do not rise"):
        build_resident_pension(changed(facts, tier=along(100, 300, 200)), 2022, 1)
    tiers, shares = along(100, 200), along(0.5, 0.4, 0.1)
    with pytest.raises(ScenarioError, match="payers in pay_3"):
        build_resident_pension(changed(facts, tier=tiers, tier_share=shares), 2022, 1)


def test_ranks_choose_tiers_in_the_shares_of_the_year() -> None:
    facts = load_scenario("district-2017-law")
    lives = build_resident_pension_lives(facts, 2017, 1)
    law = build_resident_pension(facts, 2017, 1)
    ranks = (np.arange(10_000) + 0.5) / 10_000
    chosen = np.array([int(tier_of_rank(rank, lives.resident_tier_rank[0])) for rank in ranks])
    mean = law.resident_tier[0, chosen].mean() / 100
    assert 264.70 == pytest.approx(mean, abs=0.05)  # 人均缴费水平达264.7元
    assert (np.diff(chosen) >= 0).all()


def test_accounts_of_the_start_are_years_of_credits_with_interest() -> None:
    facts = changed(
        load_scenario("liaocheng-2022-law"),
        tier=along(100),
        tier_subsidy=along(30),
        tier_share=along(1),
        account_interest=0.1,
        scheme_year=2019,
    )
    start = start_resident_pension(facts, 2022)
    # each year's 130 earns half a year at first: 136.50, then 10 % a year
    expected = [0, 13_650, 13_650 + 15_015, 13_650 + 15_015 + 16_517]  # 16,516.5 before rounding
    assert expected == pytest.approx(start.start_account[0], abs=1)
    assert [3, 2, 1, 0] == start.start_years_drawn.tolist()
    # who reached 60 in 2021 had two years; a year of pensions is gone, the rest earned 10 %
    pension = (13_650 + 15_015) / 139
    assert pension == pytest.approx(start.start_pension[0, 1], abs=1)
    left = (28_665 - 12 * pension) * 1.1 + 12 * pension * 0.05
    assert left == pytest.approx(start.start_balance[0, 1], abs=1)
    assert 0 == start.start_pension[0, 3]  # of age when the scheme began


def people_of(name: str, year: int) -> tuple[Floats, Floats]:
    """People outside work by age reached, and those of them outside the employee pension."""
    scenario = build_scenario(name, year, 1)
    start, pension = scenario.start, scenario.livelihood.pension_start
    age = year - start.birth_year
    count = np.diff(start.upto, prepend=0) * np.isin(start.cover, (RESIDENT, UNINSURED))
    cell = start.sex * NUM_AGES + age
    members = np.maximum(pension.pays_alone[0, cell] * (age <= 60), pension.draws_alone[cell])
    return np.bincount(age, count, NUM_AGES), np.bincount(age, count * (1 - members), NUM_AGES)


class Sums:
    """Expected people and yuan of a year, from people and state on its 1 January and the next."""

    def __init__(self, name: str, year: int) -> None:
        facts = load_scenario(name)
        law = build_resident_pension(facts, year, 1)
        lives = build_resident_pension_lives(facts, year, 1)
        start = start_resident_pension(facts, year)
        people = (people_of(name, year), people_of(name, year + 1))
        ages = np.arange(NUM_AGES)
        cell = np.searchsorted(CLASS_AGES, ages, side="right") - 1
        working = (ages > 16) & (ages <= 60)
        share = lives.resident_enrolled_share[0, cell] * working
        enrolled, members = people[0][0] * share, people[0][1] * share
        drawing = [p * (ages > 60) * lives.resident_drawing_share for _, p in people]
        payers = float(members @ lives.resident_payer_share[0, cell])
        share = np.diff(lives.resident_tier_rank[0], prepend=0)
        self.enrolled, self.payers = float(enrolled.sum()), payers
        self.drawing = (float(drawing[0].sum()), float(drawing[1].sum()))
        self.contributions = payers * float(share @ law.resident_tier[0]) / 100
        self.subsidies = payers * float(share @ law.resident_tier_subsidy[0]) / 100
        basic = (law.resident_basic_minimum + law.resident_basic_local.sum(axis=1)).mean() / 100
        self.basic = basic * 12 * (self.drawing[0] + self.drawing[1]) / 2
        number = start.start_account.shape[1] - 1
        since = np.clip(ages - 60, 0, number)
        held = share @ start.start_account
        years = np.interp(start.start_years, np.arange(number + 1), held) / 100
        balance = drawing[0] @ (share @ start.start_balance)[since] / 100
        self.accounts = float(members @ years + balance)
        self.from_accounts = float(drawing[0] @ (share @ start.start_pension)[since]) * 12 / 100
        self.interest = self.accounts * law.resident_account_interest[0] / PPM


@pytest.mark.slow
def test_the_nation_of_2024_is_near_the_published() -> None:
    """China Statistical Yearbook 2025, table 24-27; 1 % of the opening balance is 14.5 billion.

    Heirs and funerals are not counted here: some 12 billion yuan, 2 % of spending.
    """
    sums = Sums("china-2018-law", 2024)
    assert 180.394e6 == pytest.approx(sums.drawing[1], rel=0.03)
    # on 1 January; 357.9 million a year later
    assert (545.22 - 172.68) * 1e6 == pytest.approx(sums.enrolled, rel=0.03)
    assert 1_649.95e9 - 728.7e9 + 532.16e9 == pytest.approx(sums.accounts, rel=0.03)
    assert 532.16e9 == pytest.approx(sums.basic + sums.from_accounts, rel=0.04)
    income = sums.basic + sums.contributions + sums.subsidies + sums.interest
    assert 728.7e9 == pytest.approx(income, rel=0.03)


@pytest.mark.slow
def test_the_district_of_2017_is_near_its_report() -> None:
    sums = Sums("district-2017-law", 2017)
    assert 126_724 == pytest.approx(np.interp(10 / 12, (0, 1), sums.drawing), rel=0.002)
    assert 267_783 == pytest.approx(sums.payers, rel=0.005) == sums.enrolled
    assert 70.88e6 == pytest.approx(sums.contributions, rel=0.005)
    mean = 70 + sums.from_accounts / 12 / sums.drawing[0]
    assert 71.81 == pytest.approx(mean, rel=0.01)  # 9.1 million a month / 126,724


def test_the_law_of_the_nation_names_its_sources() -> None:
    text = (FOLDER / "law" / "china-resident-pension.yaml").read_text("utf-8")
    assert "国发〔2014〕8号" in text
    found: list[Entry] = []
    facts = load_scenario("liaocheng-2022-law")
    for key in facts.facts:
        if key.startswith("resident_pension."):
            found += facts.entries(key)
    assert 40 < len(found)
    assert all(entry.source.why or entry.source.address or entry.source.quote for entry in found)


def test_the_folder_of_programmes_is_shipped() -> None:
    assert {"district-2017.yaml", "susong-2011.yaml"} <= {
        path.name for path in Path(FOLDER / "programmes").glob("*.yaml")
    }
