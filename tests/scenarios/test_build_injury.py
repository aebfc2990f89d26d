"""The law of work injury and unemployment from the files, and what the facts come to."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.build_housing import build_housing_law
from scenarios.build_injury import build_injury_law
from scenarios.build_unemployment import build_unemployment_law
from scenarios.facts import ScenarioFacts
from scenarios.growing import grown_series
from scenarios.load import load_scenario
from scenarios.wages import minimum_wages
from sim.housing_law import HousingLaw
from sim.injury_law import InjuryLaw
from sim.law import Law
from sim.pension_law import PensionLaw
from sim.resident_pension_law import ResidentPensionLaw
from sim.unemployment_law import UnemploymentLaw

BASES = ("china-2018-law", "liaocheng-2022-law", "weihai-2016-law")


def facts_of(name: str) -> ScenarioFacts:
    return load_scenario(name)


def injury_of(name: str, begin: int, years: int = 1) -> InjuryLaw:
    return build_injury_law(facts_of(name), begin, years)


@pytest.mark.parametrize("name", BASES)
def test_both_laws_are_built_to_2100(name: str) -> None:
    facts = facts_of(name)
    years = 2101 - facts.start_year
    for law in (
        build_injury_law(facts, facts.start_year, years),
        build_unemployment_law(facts, facts.start_year, years),
    ):
        for field, array in law._asdict().items():
            assert array.dtype == np.int64, field
            assert len(array) == 12 * years, field
            assert array.min() >= 0, field


def test_no_field_has_a_name_of_another_law() -> None:
    laws = (Law, PensionLaw, InjuryLaw, UnemploymentLaw, HousingLaw, ResidentPensionLaw)
    names = [name for law in laws for name in law._fields]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["china-2018-law", "liaocheng-2022-law"])
def test_one_minimum_wage_holds_for_injuries_unemployment_and_deposits(name: str) -> None:
    facts = facts_of(name)
    wages = minimum_wages(facts, 2018, 12)
    assert np.array_equal(wages, build_injury_law(facts, 2018, 12).injury_minimum_wage)
    assert np.array_equal(wages, build_unemployment_law(facts, 2018, 12).unemployment_minimum_wage)
    assert np.array_equal(wages, build_housing_law(facts, 2018, 12).housing_minimum_wage)


def test_rates_of_industries_are_those_of_2015() -> None:
    law = injury_of("china-2018-law", 2015)
    assert [5_000, 5_000, 10_000] == law.injury_class_rate[8, :3].tolist()
    published = [2_000, 4_000, 7_000, 9_000, 11_000, 13_000, 16_000, 19_000]
    assert published == law.injury_class_rate[9].tolist()
    assert [500_000, 800_000, 1_000_000, 1_200_000, 1_500_000] == law.injury_float[9].tolist()
    assert [2] + [0] * 7 == law.injury_lowest_float[9].tolist()


def test_rates_are_cut_in_stages_from_may_2018() -> None:
    cut = injury_of("liaocheng-2022-law", 2018).injury_cut
    assert [[0, 0]] * 4 + [[200_000, 500_000]] * 8 == cut.tolist()


def test_benefits_are_those_of_the_regulation() -> None:
    law = injury_of("china-2018-law", 2018)
    assert [27, 25, 23, 21, 18, 16, 13, 11, 9, 7] == law.injury_grant_months[0].tolist()
    shares = (law.injury_allowance_rate[0] // 10_000).tolist()
    assert [90, 85, 80, 75, 70, 60, 0, 0, 0, 0] == shares
    assert [500_000, 400_000, 300_000] == law.injury_nursing_rate[0].tolist()
    assert [400_000, 300_000] == law.injury_dependant_rate[0].tolist()
    days = (
        *(law.injury_apply_days[0], law.injury_claim_days[0], law.injury_recognise_days[0]),
        *(law.injury_recognise_clear_days[0], law.injury_assess_days[0]),
        law.injury_assess_more_days[0],
    )
    assert (30, 365, 60, 15, 60, 30) == days


def test_the_death_grant_goes_by_the_income_of_the_year_before() -> None:
    law = injury_of("china-2018-law", 2018, 4)
    assert [3_639_600, 3_925_100, 4_235_900, 4_383_400] == law.urban_income[::12].tolist()


def test_weihai_2017_changes_the_law_from_its_january_alone() -> None:
    base, reform = (
        injury_of(name, 2017, 3) for name in ("weihai-2016-law", "weihai-2017-adjustment")
    )
    assert (445_783, 480_975) == (base.injury_nursing_base[0], reform.injury_nursing_base[0])
    assert [19_500, 18_500, 17_500, 16_500] == reform.injury_allowance_rise[11].tolist()
    assert [6_900, 5_100] == reform.injury_dependant_rise[0].tolist()
    assert 2_000 == reform.injury_lone_rise[0]
    assert 0 == base.injury_allowance_rise.any() == reform.injury_allowance_rise[12:].any()
    assert 0 == base.injury_allowance_growth[0] == reform.injury_allowance_growth[0]
    changed = {
        field
        for field in InjuryLaw._fields
        if (getattr(base, field) != getattr(reform, field)).any()
    }
    assert changed == {
        *("injury_nursing_base", "injury_allowance_rise"),
        *("injury_dependant_rise", "injury_lone_rise"),
    }


def test_money_nobody_has_announced_grows_with_wages_of_the_year_before() -> None:
    facts = facts_of("china-2018-law")
    wages = grown_series(facts, "wage.minimum", 2022, 60)[::12]
    assert [1910, 1960] == wages[:2].tolist()
    grown = [1960 * 1.05, 1960 * 1.05**2, 1960 * 1.05**3]
    assert np.allclose(grown, wages[2:])
    late = grown_series(facts, "wage.minimum", 2026, 12)[0]
    assert late == pytest.approx(grown[2])


def test_a_series_that_ends_after_the_study_does_not_grow() -> None:
    facts = facts_of("china-2018-law")
    plain = facts.series("wage.urban_income", 2015, 36)
    assert np.array_equal(plain, grown_series(facts, "wage.urban_income", 2015, 36))


def test_unemployment_rates_fall_from_three_to_one_per_cent() -> None:
    law = build_unemployment_law(facts_of("china-2018-law"), 2014, 4)
    both = law.unemployment_employer_rate + law.unemployment_own_rate
    months = {0: 30_000, 13: 30_000, 14: 20_000, 27: 20_000, 28: 15_000, 36: 10_000}
    assert months == {month: both[month] for month in months}


def test_the_benefit_is_extended_to_retirement_from_2025() -> None:
    law = build_unemployment_law(facts_of("china-2018-law"), 2024, 2)
    assert [0] * 12 + [12] * 12 == law.unemployment_extend_months.tolist()


def test_shares_that_are_parts_of_one_whole_sum_to_one() -> None:
    facts = facts_of("china-2018-law")
    for key in ("injury.industry_shares", "injury.outcome_shares", "injury.care_shares"):
        assert facts.array(key).sum() == pytest.approx(1), key
    assert facts.array("injury.nursing_shares").sum(axis=1).max() <= 1


def test_sexes_and_ages_leave_the_mean_rate_of_employees_as_it_is() -> None:
    facts = facts_of("china-2018-law")
    women = facts.number("work.women_share_enterprise")
    by_sex = facts.array("injury.sex_factor") @ np.array([1 - women, women])
    assert by_sex == pytest.approx(1, abs=0.01)


#: Retired employees per insured against work injury in 2021: 93.24 of 282.87 million (bulletins).
RETIRED_PER_INSURED = 0.33


def expected_spending(facts: ScenarioFacts, year: int) -> float:
    """Yuan an insured that a year costs the fund by the facts, at the mean wage of all."""
    law = build_injury_law(facts, year, 1)
    city = 6_700.0  # about the average wage of 2020, 80,000 yuan a year
    wage = 0.75 * city
    outcome = facts.array("injury.outcome_shares")
    graded = outcome[1:11]
    cases = facts.array("injury.hazard") @ facts.array("injury.industry_shares")
    once = outcome @ facts.array("injury.care_mean")
    once += graded @ law.injury_grant_months[0] * wage
    leavers = graded * (facts.array("injury.leave_share") > 0) * 0.8
    once += leavers @ law.injury_medical_months[0] * city
    income = law.urban_income[0] / 100 * law.injury_death_multiple[0]
    once += outcome[11] * (income + law.injury_funeral_months[0] * city)
    pensioners = facts.array("injury.stock_pensioners")
    running = pensioners @ facts.array("injury.stock_allowance") * city
    needs = facts.array("injury.nursing_shares") @ (law.injury_nursing_rate[0] / 1e6)
    running += pensioners @ needs * city
    retired = RETIRED_PER_INSURED * facts.array("injury.stock_retired")
    running += retired @ (needs + facts.array("injury.stock_top_up")) * city
    family = facts.array("injury.stock_dependants")
    running += family @ facts.array("injury.stock_dependant_pension") * city
    return float(cases * once + 12 * running)


def test_the_facts_cost_about_what_was_spent_in_2021() -> None:
    """990 hundred million yuan for 282.87 million insured: 350 yuan (national bulletin)."""
    assert 350 == pytest.approx(expected_spending(facts_of("china-2018-law"), 2021), rel=0.1)


def test_stocks_of_the_start_follow_from_the_injuries_of_the_years_before() -> None:
    """Twenty years at work and as many after retirement; fewer were insured then than now."""
    facts = facts_of("china-2018-law")
    rate = facts.array("injury.hazard") @ facts.array("injury.industry_shares")
    yearly = rate * facts.array("injury.outcome_shares")[1:5]
    at_work = facts.array("injury.stock_pensioners") / yearly
    retired = RETIRED_PER_INSURED * facts.array("injury.stock_retired") / yearly
    assert at_work == pytest.approx([12] * 4, rel=0.05)
    assert retired == pytest.approx([8] * 4, rel=0.05)
    assert np.ptp(at_work) < 0.05 * at_work.mean(), "the grades are those of new injuries"


def test_the_benefit_is_about_the_published_one() -> None:
    """1,585 yuan a month in 2021, 1,814 in 2023 (national bulletins)."""
    law = build_unemployment_law(facts_of("china-2018-law"), 2021, 3)
    for month, published in ((0, 1585), (24, 1814)):
        wage = law.unemployment_minimum_wage[month]
        benefit = wage * law.unemployment_benefit_rate[month, 0] / 1e8
        assert published == pytest.approx(benefit, rel=0.02)
