"""The worked life of docs/worked-life.md: every number of its tables comes out of the rules."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scenarios.build_law import old_retirement_months, retirement_months
from scenarios.build_pension import build_pension
from scenarios.load import load_scenario
from scenarios.tabular import numbers, read_rows
from sim.codes import ENTERPRISE
from sim.schemes.employee_pension import (
    account_credit,
    contribution_index,
    employer_pension,
    interest_of,
    interest_points,
    own_pension,
)
from sim.schemes.money import share_of
from sim.schemes.pension_amount import (
    account_part_after,
    account_pension,
    basic_pension,
    benefit_base,
    deemed_months,
    divisor_twelfths,
    from_account,
    mean_index,
    pension_rise,
    rise_paid,
    transitional_pension,
)
from sim.schemes.pension_death import grant_months, pension_funeral, survivors_grant, to_heirs
from sim.schemes.retirement import chosen_month, first_payment, retires

DOCUMENT = Path(__file__).parents[2] / "docs" / "worked-life.md"
FIRST, YEARS = 1998, 45
BORN, BEGAN, RETIRED, DIED = (1973, 3), (1996, 7), (2035, 4), (2041, 8)


def fen(text):
    return int(Decimal(text.replace(",", "")) * 100)


def ppm(text):
    return int(Decimal(text.split()[0]) * 1_000_000)


def month(year, month_of_year):
    return (year - 1900) * 12 + month_of_year - 1


def tables():
    """Rows of the tables of the document, without heads, as text."""
    found, rows = [], []
    for line in [*DOCUMENT.read_text("utf-8").splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            found.append(rows[2:])
            rows = []
    return found


@pytest.fixture(scope="module")
def facts():
    return load_scenario("liaocheng-2022-law")


@pytest.fixture(scope="module")
def law(facts):
    return build_pension(facts, FIRST, YEARS)


def at(year, month_of_year=1):
    return (year - FIRST) * 12 + month_of_year - 1


def reference_of(year, facts):
    """Average wage of the year before over 12, fen."""
    wage = {
        int(y): Decimal(int(v)) for y, v in numbers(read_rows("average_wage.csv"), ("year", "yuan"))
    }
    for later in range(max(wage) + 1, year):
        wage[later] = wage[later - 1] * (1 + Decimal(str(facts.at("wage.growth", later))))
    return int(wage[year - 1] * 100 / 12 + Decimal("0.5"))


def test_contributions_and_account_year_by_year(facts, law):
    balance = own_sum = employer_sum = 0
    for row in tables()[0]:
        year = int(row[0])
        factor = 800_000 if year < 2005 else 1_000_000 if year < 2015 else 1_300_000
        months = 3 if year == RETIRED[0] else 12
        reference = reference_of(year, facts)
        base, m = share_of(reference, factor), at(year)
        own = sum(own_pension(base, ENTERPRISE, m + k, law) for k in range(months))
        employer = sum(employer_pension(base, ENTERPRISE, m + k, law) for k in range(months))
        credit = account_credit(base, ENTERPRISE, m, law)
        points = interest_points(balance, 0, 1, months)
        interest = interest_of(points + interest_points(credit, 0, months, months), m, law)
        balance += credit * months + interest
        own_sum, employer_sum = own_sum + own, employer_sum + employer
        assert [
            *(fen(row[1]), ppm(row[2]), fen(row[3]), fen(row[4]), fen(row[5]), fen(row[6])),
            *(ppm(row[7]) // 100, fen(row[8]), fen(row[9])),
        ] == [
            *(reference, contribution_index(base, reference), base, own, employer, credit),
            *(law.pension_interest[m], interest, balance),
        ]
    text = DOCUMENT.read_text("utf-8")
    assert f"he pays {own_sum / 100:,.2f}, the enterprise {employer_sum / 100:,.2f}" in text


def retirement(facts):
    """Values of the table of retirement by its step, and the fen that come out of the rules."""
    return {row[0].split(":")[0]: row[1] for row in tables()[1]}


def test_month_of_retirement_and_months_required(facts, law):
    told, m = retirement(facts), at(*RETIRED)
    old = old_retirement_months(facts, FIRST, YEARS)[0, month(*BORN)]
    statutory = retirement_months(facts, FIRST, YEARS)[0, month(*BORN)]
    assert old == month(2033, 3)
    assert told["old age, 60 years"] == "2033-03"
    assert int(told["months from January 2025 to it"]) == old - month(2025, 1)
    assert int(told["delay, 98 / 4 + 1 whole months"]) == statutory - old
    assert statutory == month(*RETIRED) == chosen_month(statutory, old, 0, m, law)
    assert first_payment(statutory, m, law) == month(2035, 5)
    assert int(told["months required in 2035"]) == law.pension_months_required[m]
    assert not retires(statutory - 1, statutory, old, 0, 465, m - 1, law)
    assert retires(statutory, statutory, old, 0, 465, m, law)
    assert int(told["months deemed, July 1996 to December 1997"]) == deemed_months(
        month(*BEGAN), month(int(facts.number("pension.accounts_from")), 1)
    )


def test_pension_at_retirement(facts, law):
    told, m, age = retirement(facts), at(*RETIRED), month(*RETIRED) - month(*BORN)
    rows = tables()[0]
    months = [3 if row[0] == "2035" else 12 for row in rows]
    total = sum(ppm(row[2]) * n for row, n in zip(rows, months, strict=True))
    index = mean_index(total, sum(months))
    base = benefit_base(fen(rows[-1][1]), m, law)
    basic = basic_pension(base, index, 465, m, law)
    account = account_pension(fen(rows[-1][9]), age, m, law)
    transition = transitional_pension(base, index, 18, m, law)
    assert int(told["months paid"]) == sum(months)
    assert ppm(told["sum of the monthly indices"]) == total
    assert ppm(told["mean index"]) == index
    assert fen(told["base of the pension"]) == base
    assert fen(told["basic pension"]) == basic
    assert int(told["divisor at 62 (full years)"]) * 12 == divisor_twelfths(age, m, law)
    assert fen(told["account pension"]) == account
    assert fen(told["transitional pension"]) == transition
    assert fen(told["monthly pension"]) == basic + account + transition


def test_years_of_pension(facts, law):
    told = retirement(facts)
    pension, part = fen(told["monthly pension"]), fen(told["account pension"])
    balance, drawn = fen(tables()[0][-1][9]), 0
    for row in tables()[2]:
        year = int(row[0])
        m, last = at(year), 8 if year == DIED[0] else 12
        first, until = (4, 12) if year == RETIRED[0] else (0, last)
        raised = year > RETIRED[0]
        rise = pension_rise(pension, 465, year - 1 - BORN[0], m, law) if raised else 0
        part_rise = account_part_after(part, pension, rise, m, law) - part
        paid = borne = points = 0
        for k in range(first, last):
            paid += pension + rise_paid(rise, k, m, law)
            bears = from_account(part + rise_paid(part_rise, k, m, law), balance - borne)
            points -= interest_points(bears, k, k + 1, until)
            borne += bears
        points += interest_points(balance, 3 if not raised else 0, 4 if not raised else 1, until)
        interest = interest_of(points, m, law)
        balance += interest - borne
        july = pension + rise_paid(rise, 6, m, law) if raised else 0
        pension, part = pension + rise, part + part_rise
        drawn += paid
        assert [fen(cell) for cell in row[1:]] == [
            *(pension, rise, july, paid, part, borne, interest, balance)
        ]
    assert f"he has drawn {drawn / 100:,.2f} in 76 months" in DOCUMENT.read_text("utf-8")


def test_death(law):
    told = {row[0].split(":")[0]: row[1] for row in tables()[3]}
    m, drawn = at(*DIED), month(*DIED) - month(2035, 5) + 1
    assert drawn == 76
    assert fen(told["urban disposable income of 2040"]) == law.pension_urban_income[m]
    assert fen(told["funeral grant"]) == pension_funeral(m, law)
    assert int(told["months of the grant"]) == grant_months(465, drawn, m, law)
    assert fen(told["survivors' grant"]) == survivors_grant(465, drawn, m, law)
    assert fen(told["account to the heirs"]) == to_heirs(fen(tables()[2][-1][8]))
