"""Facts of the employee pension become arrays: tables as published, reforms of the age, rises."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from scenarios.build_law import old_retirement_months, retirement_months
from scenarios.build_pension import build_pension, build_pension_choices
from scenarios.load import load_scenario
from scenarios.pension_start import LONGEST, account_factors, average_wages, running_pensions
from sim.codes import RETIREMENT_GROUPS
from sim.pension_law import FIRST_DIVISOR_AGE, LAST_DIVISOR_AGE
from sim.schemes.employee_pension import interest_of, interest_points

BASES = ("china-2018-law", "liaocheng-2022-law")
FIRST = 1998
#: 国发〔2005〕38号, annex, ages 40 to 70.
DIVISORS = (
    *(233, 230, 226, 223, 220, 216, 212, 208, 204, 199, 195, 190, 185, 180, 175, 170),
    *(164, 158, 152, 145, 139, 132, 125, 117, 109, 101, 93, 84, 75, 65, 56),
)
#: Announced interest of accounts in parts of ten thousand, 2016 to 2025.
INTEREST = (831, 712, 829, 761, 604, 669, 612, 397, 262, 150)
#: Annexes of the decision of 2024-09-13: group, first birth month, months of birth a row, rows.
ANNEXES = ((0, (1965, 1), 4, 36), (1, (1970, 1), 4, 36), (2, (1975, 1), 2, 60))
OLD_AGE = (720, 660, 600)
HEAD = """scenario: mine
title_zh: 试
title_en: try
author: me
reference: none
base: liaocheng-2022-law
changes:
"""


def published(table):
    """The rows of a table beside this file."""
    lines = (Path(__file__).parent / f"{table}.csv").read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.fixture(scope="module", params=BASES)
def facts(request):
    return load_scenario(request.param)


@pytest.fixture(scope="module")
def law(facts):
    return build_pension(facts, FIRST, 2100 - FIRST + 1)


def at(year, month_of_year=1):
    return (year - FIRST) * 12 + month_of_year - 1


def month(year, month_of_year):
    return (year - 1900) * 12 + month_of_year - 1


def changed(tmp_path: Path, **values):
    """The base with values that hold from 2025 on."""
    lines = []
    for name, value in values.items():
        unit = [] if isinstance(value, bool) else ["    unit: months"]
        source = "source: {title: proposal, why: a test}"
        entry = f"      - {{from: 2025-01-01, value: {str(value).lower()}, {source}}}"
        lines += [f"  retirement.{name}:", *unit, "    dated:", entry]
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    return load_scenario(str(path))


def test_every_array_holds_whole_numbers_for_every_month(facts):
    for begin, years in ((2012, 89), (2022, 79)):
        law = build_pension(facts, begin, years)
        choices = build_pension_choices(facts, begin, years)
        assert {array.dtype for array in law} == {np.dtype(np.int64)}
        assert {array.shape[0] for array in (*law, *choices)} == {years * 12}
        assert min(int(array.min()) for array in law) >= 0
        assert choices.pension_short_shares[:, -1] == pytest.approx(1)


def test_divisors_are_those_of_the_annex(law):
    assert len(DIVISORS) == LAST_DIVISOR_AGE - FIRST_DIVISOR_AGE + 1
    assert law.pension_divisor[at(2030)].tolist() == list(DIVISORS)


def test_interest_is_that_announced_and_then_the_assumed(law):
    announced = [int(law.pension_interest[at(year)]) for year in range(2016, 2026)]
    assert announced == [100 * rate for rate in INTEREST]
    assert law.pension_interest[at(2026)] == law.pension_interest[at(2100, 12)] == 25_000


def test_months_required_are_those_of_the_table_year_by_year(law):
    table = {int(row["year"]): int(row["months"]) for row in published("months_required")}
    required = law.pension_months_required
    assert list(table) == list(range(2025, 2041))
    for year, months in table.items():
        assert required[at(year) : at(year, 12) + 1].tolist() == [months] * 12, year
    assert np.all(required[at(2041) :] == table[2040])


def test_rates_change_in_the_month_of_the_law(law):
    rates = [law.pension_enterprise_rate[at(*when)] for when in ((2016, 4), (2016, 5), (2019, 5))]
    assert rates == [200_000, 190_000, 160_000]
    assert law.pension_public_rate[at(2014, 9)] == 0 < law.pension_public_rate[at(2014, 10)]
    assert law.pension_public_excess[at(2024)] == 1_000_000
    assert law.pension_public_floor[at(2024, 9)] == 1 > law.pension_public_floor[at(2024, 10)]


def test_statutory_ages_are_those_of_the_table_row_by_row(facts):
    found = retirement_months(facts, 2022, 60)
    rows = published("retirement_ages")
    assert [rows[k]["group"] for k in (0, 144, 288)] == list(RETIREMENT_GROUPS)
    assert len(rows) == 144 + 144 + 120
    for row in rows:
        group = RETIREMENT_GROUPS.index(row["group"])
        born, retires = (month(*map(int, row[name].split("-"))) for name in ("born", "retires"))
        age = 12 * int(row["age_years"]) + int(row["age_months"])
        assert (born + age, retires) == (found[group, born],) * 2, row


def test_statutory_ages_go_by_the_rule_before_in_and_after_the_annexes(facts):
    found, old = retirement_months(facts, 2022, 60), old_retirement_months(facts, 2022, 60)
    for group, first, births, rows in ANNEXES:
        for born in range(month(1930, 1), month(2000, 1)):
            row = max(0, (born - month(*first)) // births + 1)
            assert old[group, born] == born + OLD_AGE[group]
            assert found[group, born] == old[group, born] + min(row, rows)


def test_without_the_reform_everybody_retires_at_the_old_age(tmp_path):
    without = changed(tmp_path, delayed=False)
    assert np.array_equal(
        retirement_months(without, 2022, 60), old_retirement_months(without, 2022, 60)
    )


def test_sixty_five_for_all_in_steps_leaves_who_retired_before(tmp_path):
    later = changed(
        tmp_path,
        delay_max_men=60,
        delay_max_women_cadre=120,
        delay_max_women_worker=180,
        delay_step_men=2,
        delay_step_women_cadre=1,
        delay_step_women_worker=1,
    )
    base = load_scenario("liaocheng-2022-law")
    new, now = retirement_months(later, 2022, 60), retirement_months(base, 2022, 60)
    ages = new - np.arange(new.shape[1])
    for group, first, _, _ in ANNEXES:
        assert np.array_equal(new[group, : month(*first)], now[group, : month(*first)])
        assert ages[group, -1] == ages[group].max() == 780
        assert np.all(np.diff(new[group]) >= 0)


def test_sixty_five_at_once_without_a_delay(tmp_path):
    once = changed(
        tmp_path, delayed=False, men_months=780, women_cadre_months=780, women_worker_months=780
    )
    months = retirement_months(once, 2022, 60)
    assert months[2, month(1974, 12)] == month(2024, 12)
    assert months[2, month(1975, 1)] == month(2040, 1)


def test_rises_follow_wages_and_prices_of_the_year_before(facts, law):
    shares = law.pension_rise_share
    announced = (100, 65, 55, 50, 50, 50, 45, 40, 38)
    assert [int(shares[at(y)]) for y in range(2015, 2024)] == [1000 * s for s in announced]
    growth = float(facts.at("wage.growth", 2029)) + float(facts.at("price.consumer_growth", 2029))
    assert shares[at(2030)] == round(growth / 2 * 1e6)


def test_prices_of_a_year_raise_pensions_in_the_next(tmp_path):
    path = tmp_path / "mine.yaml"
    entry = "{from: 2029-01-01, value: 0.03, source: {title: proposal, why: a test}}"
    text = f"  price.consumer_growth:\n    unit: share_per_year\n    dated:\n      - {entry}\n"
    path.write_text(HEAD + text, "utf-8")
    before, after = (
        build_pension(load_scenario(name), 2022, 12).pension_rise_share[::12]
        for name in ("liaocheng-2022-law", str(path))
    )
    assert (after - before).tolist() == [0] * 8 + [10_000] * 4


def test_urban_income_is_that_of_the_year_before(facts, law):
    assert law.pension_urban_income[at(2022, 7)] == 4_741_200
    assert law.pension_urban_income[at(2025, 7)] == 5_418_800
    growth = float(facts.at("wage.growth", 2025))
    assert law.pension_urban_income[at(2026)] == pytest.approx(5_418_800 * (1 + growth), abs=1)


def test_accounts_at_the_start_are_what_the_rules_would_have_built(facts, law):
    wage, balance, begin = average_wages(facts, FIRST - 1, 2022), 0.0, 2024
    for year in range(FIRST, begin):
        credit = wage[year - FIRST] / 12 * 100 * law.pension_account_rate[at(year)] / 1e6
        points = interest_points(round(balance), 0, 1, 12) + interest_points(
            round(credit), 0, 12, 12
        )
        balance += 12 * credit + float(interest_of(points, at(year), law))
    factors = account_factors(facts, begin)
    assert factors[0, LONGEST] * 100 == pytest.approx(balance, rel=1e-5)
    assert factors[0, 26] == factors[0, LONGEST]
    assert np.all(np.diff(factors) >= 0)
    assert factors[1, 9] == factors[0, 9]
    assert factors[1, LONGEST] < factors[0, 10]


def test_pensions_at_the_start_fall_behind_new_ones_where_wages_grew_faster(facts):
    relative = running_pensions(facts, 2025)
    wage = average_wages(facts, 2021, 2023)
    assert relative[0] == 1
    assert relative[1] == pytest.approx(wage[1] / wage[2] * 1.03)
    assert relative[2] == pytest.approx(wage[0] / wage[2] * 1.03 * 1.038)
    assert 0.3 < relative[30] < relative[10] < 1
