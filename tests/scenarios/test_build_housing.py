"""The housing provident fund becomes arrays: law by month, members by year."""

from __future__ import annotations

import datetime
from dataclasses import replace

import numpy as np
import pytest

from scenarios.build_housing import build_housing_law, build_housing_life
from scenarios.build_livelihood import fathers
from scenarios.catalogue import definition_of, load_catalogue
from scenarios.facts import Entry, ScenarioFacts, Source
from scenarios.load import load_scenario
from scenarios.wages import reference_wages
from sim.codes import HOUSING_EMPLOYERS, HOUSING_RATES, NUM_AGES, OPEN
from sim.errors import ScenarioError
from sim.housing_law import HousingLaw, HousingLife
from sim.law import PPM
from sim.schemes.housing_fund import RATES_PPM, employer_rate

BASES = ("china-2018-law", "liaocheng-2022-law", "guiyang-2017-law", "liaocheng-housing-2023")
#: (month of change, first home up to and over five years), ppm: the central bank's table.
LOAN_RATES = (
    ((2011, 1), 37_500, 43_000),
    ((2011, 7), 44_500, 49_000),
    ((2012, 7), 40_000, 45_000),
    ((2015, 9), 27_500, 32_500),
    ((2022, 10), 26_000, 31_000),
    ((2024, 6), 23_500, 28_500),
    ((2025, 5), 21_000, 26_000),
)


def with_value(facts: ScenarioFacts, key: str, value: object) -> ScenarioFacts:
    assert definition_of(key)
    entry = Entry(key, None, value, Source("test", why="test"), "test", 1)  # type: ignore[arg-type]
    return replace(facts, facts=facts.facts | {key: (entry,)})


def month(begin: int, year: int, of_year: int) -> int:
    return (year - begin) * 12 + of_year - 1


@pytest.mark.parametrize("name", BASES)
def test_every_base_is_built_to_2100_in_whole_numbers(name: str) -> None:
    facts = load_scenario(name)
    years = 2101 - facts.start_year
    law = build_housing_law(facts, facts.start_year, years)
    for field in HousingLaw._fields:
        array = getattr(law, field)
        assert (np.int64, years * 12) == (array.dtype, len(array)), field
        assert array.min() >= 0, field
    life = build_housing_life(facts, facts.start_year, years)
    for field in HousingLife._fields:
        assert np.all(np.asarray(getattr(life, field)) >= 0), field
    assert (years, len(HOUSING_EMPLOYERS), len(HOUSING_RATES)) == life.housing_effect_from.shape
    assert NUM_AGES == len(life.housing_buy) == len(life.housing_start_months)


def test_every_key_of_the_fund_moves_its_arrays() -> None:
    facts = load_scenario("liaocheng-2022-law")
    built = build_housing_law(facts, 2023, 4), build_housing_life(facts, 2023, 4)
    keys = [key for key in load_catalogue() if key.startswith("housing.")]
    for key in keys:
        if key == "housing.opening_reserve":  # an opening balance, read with those of other funds
            continue
        definition = definition_of(key)
        value: object = facts.entries(key)[-1].value
        if key == "housing.rate_share":
            value = 1 / len(HOUSING_RATES)
        elif definition.kind == "choice":
            value = next(choice for choice in definition.choices if choice != value)
        elif key == "housing.wages_from":
            value = 2023
        else:
            value = 0.91 if definition.kind == "share" and key != "housing.tight_ratio" else 0.5
            value = 3 if definition.kind in ("days", "months", "month_of_year", "count") else value
        other = with_value(facts, key, value)
        if key == "housing.rate_least":
            other = with_value(other, "housing.rate_most", 1.0)
        again = build_housing_law(other, 2023, 4), build_housing_life(other, 2023, 4)
        moved = [
            not np.array_equal(before, after)
            for parts in zip(built, again, strict=True)
            for before, after in zip(*parts, strict=True)
        ]
        assert any(moved), key


def test_rates_of_loans_are_those_of_the_table() -> None:
    law = build_housing_law(load_scenario("china-2018-law"), 2011, 15)
    for when, short, long in LOAN_RATES:
        m = month(2011, *when)
        assert [short, long] == law.housing_loan_rate[m, 0].tolist(), when
    for year in (2012, 2016, 2021):
        first, second = law.housing_loan_rate[month(2011, year, 1)]
        assert [11 * rate // 10 for rate in first] == second.tolist()


def test_accounts_earn_one_rate_from_march_2016() -> None:
    law = build_housing_law(load_scenario("china-2018-law"), 2011, 15)
    m = month(2011, 2016, 3)
    assert (3_500, 11_000) == (law.housing_interest_new[m - 1], law.housing_interest_carried[m - 1])
    assert {15_000} == set(law.housing_interest_new[m:]) | set(law.housing_interest_carried[m:])


def test_days_are_those_of_the_calendar_or_of_twelve_equal_months() -> None:
    facts = load_scenario("liaocheng-2022-law")
    daily = build_housing_law(facts, 2024, 1)
    assert (366, 29) == (daily.housing_days.sum(), daily.housing_days[1])
    assert 29 - 15 == daily.housing_days_after[1]
    monthly = build_housing_law(with_value(facts, "housing.interest_basis", "monthly"), 2024, 1)
    assert ([30] * 12, [0] * 12) == (
        monthly.housing_days.tolist(),
        monthly.housing_days_after.tolist(),
    )


def test_sums_of_money_hold_as_dated_to_2025_then_follow_wages() -> None:
    base = build_housing_law(load_scenario("liaocheng-2022-law"), 2022, 10)
    reform = build_housing_law(load_scenario("liaocheng-housing-2023"), 2022, 10)
    cap = base.housing_loan_cap[:, 1, 0]
    assert {58_000_000} == set(cap[: 12 * 4].tolist())
    growth = 1.04  # wage.growth of 2026
    assert round(58_000_000 * growth) == cap[12 * 4]
    assert np.array_equal(cap, reform.housing_loan_cap[:, 1, 0])


def test_a_study_that_begins_later_has_the_same_law() -> None:
    facts = load_scenario("liaocheng-2022-law")
    early, late = build_housing_law(facts, 2022, 10), build_housing_law(facts, 2028, 4)
    for field in HousingLaw._fields:
        assert np.array_equal(getattr(early, field)[72:], getattr(late, field)), field


def test_the_reform_of_2023_changes_nothing_before_it() -> None:
    base = build_housing_law(load_scenario("liaocheng-2022-law"), 2022, 3)
    reform = build_housing_law(load_scenario("liaocheng-housing-2023"), 2022, 3)
    first = month(2022, 2023, 3)
    changed = {
        field: int(np.argmax(np.any(differ.reshape(36, -1), axis=1)))
        for field in HousingLaw._fields
        if np.any(differ := getattr(base, field) != getattr(reform, field))
    }
    assert {
        "housing_youth_cap": first,
        "housing_youth_months": first,
        "housing_loan_cap": first + 3,
        "housing_rent_limit": first + 3,
    } == changed


def test_employees_are_cut_into_rates_by_the_effect_of_their_employer() -> None:
    facts = load_scenario("liaocheng-2022-law")
    life = build_housing_life(facts, 2023, 1)
    shares = facts.series("housing.rate_share", 2023, 1)[0, 0]
    spread = facts.number("wage.spread_employer")
    # quantiles of the lognormal effects: as many employers at each rate as employees are meant
    effects = np.exp(spread * np.random.default_rng(1).standard_normal(20_000) - spread**2 / 2)
    rates = np.array([employer_rate(effect, 0, life, 0) for effect in effects])
    for rate, share in zip(RATES_PPM, shares, strict=True):
        # three standard errors of a share of 20,000
        assert share == pytest.approx((rates == rate).mean(), abs=3 * np.sqrt(0.25 / 20_000))
    assert {120_000} == {employer_rate(effect, 1, life, 0) for effect in effects[:100]}


def test_liaocheng_deposits_1277_yuan_a_payer_and_month() -> None:
    facts = load_scenario("liaocheng-2022-law")
    shares = facts.series("housing.rate_share", 2023, 1)[0]
    life = build_housing_life(facts, 2023, 1)
    spread = facts.number("wage.spread_employer")
    normal = np.random.default_rng(2).standard_normal(50_000)
    effects = np.exp(spread * normal - spread**2 / 2)
    per_head = np.empty(2)
    for kind, name in enumerate(("enterprise", "public")):
        # bases of January to June are wages of 2021, those of July and August of 2022
        growth = 1 + float(facts.at("wage.growth", 2022))
        wage = facts.number(f"wage.{name}_monthly") * (6 / growth + 2) / 8
        rates = np.array([employer_rate(effect, kind, life, 0) for effect in effects])
        per_head[kind] = np.mean(2 * rates / PPM * effects * wage)
    heads = np.array([420_185, 161_990])  # at work on 1 January 2023
    payers = heads * (1 - shares[:, 0])
    # caps of bases and the mix of ages move the mean by a per cent or two
    assert 421_300 == pytest.approx(payers.sum(), rel=0.01)
    assert 1_277 == pytest.approx((heads * per_head).sum() / payers.sum(), rel=0.03)


def test_mistakes_are_told_with_their_key() -> None:
    facts = load_scenario("liaocheng-2022-law")
    with pytest.raises(ScenarioError, match=r"housing\.rate_share: shares of 2023 sum to 0\.7"):
        build_housing_life(with_value(facts, "housing.rate_share", 0.1), 2023, 1)
    with pytest.raises(ScenarioError, match=r"housing\.rate_least: 0\.2 lies above"):
        build_housing_law(with_value(facts, "housing.rate_least", 0.2), 2023, 1)
    with pytest.raises(ScenarioError, match=r"housing\.tight_ratio: 0\.97 lies above"):
        build_housing_law(with_value(facts, "housing.tight_ratio", 0.97), 2023, 1)


def test_the_support_of_2023_is_dated_after_the_law_of_the_base() -> None:
    facts = load_scenario("liaocheng-housing-2023")
    assert datetime.date(2023, 3, 1) == facts.entries("housing.youth_months")[-1].start
    assert 0 == facts.at("housing.youth_months", 2023, 2)
    assert 1.4 * 580_000 == facts.at("housing.loan_cap", 2023, 6, "two", "three")


def test_lending_is_open_until_a_study_finds_its_ratio() -> None:
    law = build_housing_law(load_scenario("liaocheng-2022-law"), 2023, 1)
    assert {OPEN} == set(law.housing_liquidity.tolist())
    assert {6} == set(law.housing_queue_months.tolist())


def test_the_nation_of_many_centres_has_no_threshold() -> None:
    law = build_housing_law(load_scenario("china-2025-law"), 2025, 1)
    assert min(law.housing_tight_ratio.min(), law.housing_stop_ratio.min()) > 2 * PPM


def test_running_loans_are_in_wages_of_the_place() -> None:
    for name, months in (("weihai-2016-law", 53.1), ("liaocheng-2022-law", 38.5)):
        facts = load_scenario(name)
        life = build_housing_life(facts, facts.start_year, 1)
        wage = reference_wages(facts, facts.start_year, 1)[1]
        assert life.housing_start_amount[0] == round(months * wage * 100)


def test_men_have_children_like_women_of_their_age() -> None:
    parity = np.array([[1.0, 0, 0, 0, 0, 0], [0.1, 0.4, 0.3, 0.1, 0.05, 0.05]])
    assert fathers(parity) == pytest.approx(np.array([[1, 1, 1], [0.5, 0.8, 1]]))
