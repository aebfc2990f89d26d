"""Published figures against the simulation: near where the model claims it."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from calibration.quantities import QUANTITIES
from calibration.span import Span
from calibration.validate import (
    ROLES,
    SCALES,
    SCHEMES,
    TARGETS,
    Row,
    Target,
    all_targets,
    measure,
    read_targets,
    validate,
)
from scenarios.build import build_scenario
from sim.errors import ScenarioError
from sim.study import run_study

FACTS = Path(__file__).parents[3] / "shared" / "domain" / "facts.csv"

#: Claims before July 2023 were counted one by one; the model counts settlements (targets.csv).
COUNTED_OTHERWISE = ("享受生育保险待遇人次", "报销生育医疗费用人次", "一件事结算例数")
#: Places of the source texts, with the scale at which they run in a second or two.
PLACES = {"yian": 1, "guiyang": 1, "huaibei": 2, "district": 1}


@cache
def rows_of(region: str, scale: int) -> tuple[Row, ...]:
    """Rows of a region at a scale; one run for all tests."""
    return tuple(validate(region, scale=scale))


def ratio_of(region: str, scale: int, outcome: str) -> float:
    """Simulated over published of the row with the English name."""
    found = [row for row in rows_of(region, scale) if row.target.outcome_en == outcome]
    assert len(found) == 1, outcome
    return found[0].ratio


def test_every_target_has_a_source_a_scheme_and_a_role() -> None:
    for target in all_targets():
        assert all((target.source_zh, target.source_en, target.outcome_zh, target.outcome_en))
        assert bool(target.note_zh) == bool(target.note_en), target
        assert target.scheme in SCHEMES, target
        assert target.role in ROLES, target
        assert target.published > 0, target
        assert target.first <= target.last, target


def test_every_target_measures_quantities_that_exist() -> None:
    for target in all_targets():
        quantities = target.measure.split("/")
        assert set(quantities) <= set(QUANTITIES), target
        assert target.what.count("/") <= len(quantities) - 1 <= 1, target


def test_what_goes_into_the_model_is_marked_as_input() -> None:
    inputs = {t.outcome_en.split(",")[0] for t in read_targets("china") if t.role == "input"}
    use = {"stays per 100", "cost of a stay", "cost of visits a head"}
    heads = {"employees insured", "on unemployment benefit at the end"}
    assert heads | use == inputs
    assert not [t for t in read_targets("china") if t.role == "input" and "spending" in t.measure]


@pytest.mark.parametrize("region", ["liaocheng", "jiangbei"])
def test_published_outcomes_of_maternity_are_met_within_fifteen_per_cent(region: str) -> None:
    assert len(rows_of(region, 1)) == len(read_targets(region))
    for row in rows_of(region, 1):
        if row.target.outcome_zh not in COUNTED_OTHERWISE:
            assert 0.85 < row.ratio < 1.15, row


@pytest.mark.parametrize(
    ("region", "outcome", "within"),
    [
        ("yian", "residents insured", 0.01),
        ("yian", "stays", 0.05),
        ("yian", "cost of a stay", 0.05),
        ("yian", "share of the cost of stays that is paid", 0.05),
        ("yian", "paid for a stay", 0.07),
        ("yian", "paid for ordinary visits", 0.03),
        ("yian", "cost of chronic care a head, as in Guiyang county", 0.05),
        ("yian", "paid in all, stays and ordinary visits", 0.07),
        ("yian", "paid in all, chronic care with it", 0.05),
        ("yian", "spending over income", 0.03),
        ("yian", "paid by critical illness insurance", 0.15),
        ("yian", "share of the burden above the deductible that is paid", 0.1),
        ("guiyang", "residents insured", 0.01),
        ("guiyang", "stays per 100", 0.05),
        ("guiyang", "stays per 100, registered poor", 0.07),
        ("guiyang", "registered poor over others", 0.07),
        ("guiyang", "paid for a stay", 0.05),
        ("guiyang", "share of special outpatient cost that is paid", 0.05),
        ("guiyang", "ordinary visits paid", 0.03),
        ("guiyang", "ordinary visits, registered poor", 0.05),
        ("guiyang", "paid for ordinary visits, registered poor", 0.12),
        ("guiyang", "paid for a stay, registered poor", 0.06),
        ("guiyang", "second reimbursement of the poor", 0.15),
        ("guiyang", "bills that critical illness insurance paid", 0.15),
        ("guiyang", "share of cost in other provinces that is paid", 0.05),
        ("guiyang", "accidental injuries", 0.05),
        ("guiyang", "income of the fund", 0.02),
        ("guiyang", "spending of the fund", 0.05),
        ("guiyang", "risk reserve", 0.01),
        ("guiyang", "paid by critical illness insurance", 0.15),
        ("huaibei", "stays settled directly in other provinces", 0.1),
        ("huaibei", "ordinary visits settled directly in other provinces", 0.05),
        ("huaibei", "paid for these visits", 0.1),
        ("huaibei", "stays per 100, residents", 0.03),
        ("huaibei", "visits a head, residents", 0.03),
        ("huaibei", "income a head, residents", 0.1),
        ("huaibei", "spending a head, residents", 0.1),
        ("district", "insured", 0.02),
        ("district", "recipients", 0.01),
        ("district", "payers", 0.02),
        ("district", "contributions with those paid for groups in need", 0.02),
        ("district", "mean contribution", 0.01),
        ("district", "pensions paid, January to October", 0.015),
        ("district", "pension a head in October", 0.01),
        ("district", "living who failed the certification", 0.05),
        ("district", "dead overpaid", 0.15),
        ("district", "overpaid to the dead, recovered", 0.2),
        ("district", "recovered of each", 0.1),
        ("district", "recipients, old-name groups", 0.0),
        ("district", "paid, old-name groups", 0.03),
        ("district", "paid in October, farmers without land, city", 0.001),
        ("district", "old rural pension, refunded", 0.2),
        ("district", "old rural pension, balance", 0.01),
    ],
)
def test_places_of_the_texts_come_near_what_is_published(
    region: str, outcome: str, within: float
) -> None:
    assert ratio_of(region, PLACES[region], outcome) == pytest.approx(1.0, abs=within)


def test_what_the_district_lacks_is_said_beside_it() -> None:
    rows = {row.target.outcome_en: row for row in rows_of("district", PLACES["district"])}
    assert 20 < len(rows)
    lacking = rows.pop("drawn twice, recovered")
    assert 0 == lacking.simulated
    assert "none here" in lacking.target.note_en
    for row in rows.values():
        assert abs(row.ratio - 1) < 0.05 or "sampling error" in row.target.note_en, row


@pytest.mark.parametrize(
    ("outcome", "within"),
    [
        ("residents insured, 2018", 0.015),
        ("residents insured, 2023", 0.015),
        ("stays per 100, residents, 2019", 0.015),
        ("stays per 100, residents, 2023", 0.015),
        ("stays per 100, employees, 2023", 0.015),
        ("cost of visits a head, residents, 2023", 0.03),
        ("employees insured, 2018", 0.01),
        ("employees insured, 2023", 0.025),
        ("at work for one retired, 2023", 0.06),
        *((f"income of all funds, {year}", 0.05) for year in range(2018, 2024)),
        *((f"spending of all funds, {year}", 0.06) for year in (2018, 2019, 2020, 2022, 2023)),
        ("balance of pooled funds, 2018", 0.06),
        ("income a head, residents, 2022", 0.05),
        ("income a head, residents, 2023", 0.05),
        ("spending a head, residents, 2022", 0.05),
        ("spending a head, residents, 2023", 0.05),
        ("balance of the resident fund, 2022", 0.05),
        ("balance of the resident fund, 2023", 0.05),
        ("income a head with accounts, employees, 2022", 0.05),
        ("income a head with accounts, employees, 2023", 0.05),
        ("spending a head with accounts, employees, 2022", 0.05),
        ("spending a head of the pooled fund, 2023", 0.06),
        ("balance of the pooled fund, 2022", 0.05),
        ("balance of accounts, 2018", 0.1),
        ("balance of accounts, 2022", 0.06),
        ("share of in-policy cost of stays that is paid, residents, 2023", 0.08),
        ("share of in-policy cost of stays that is paid, employees, 2023", 0.05),
        ("spending of assistance, 2023", 0.1),
        *((f"insured workers, employee pension, {year}", 0.05) for year in (2018, 2021, 2024)),
        *((f"retired, employee pension, {year}", 0.025) for year in (2018, 2021, 2024)),
        *((f"income, employee pension, {year}", 0.03) for year in range(2018, 2025)),
        *((f"spending, employee pension, {year}", 0.04) for year in range(2018, 2025)),
        ("balance, employee pension, 2024", 0.08),
        *((f"insured, resident pension, {year}", 0.015) for year in (2018, 2021, 2024)),
        *((f"recipients, resident pension, {year}", 0.02) for year in (2018, 2021, 2024)),
        *((f"income, resident pension, {year}", 0.06) for year in range(2018, 2025)),
        *((f"spending, resident pension, {year}", 0.02) for year in range(2018, 2025)),
        ("balance, resident pension, 2024", 0.04),
        *((f"payers, housing fund, {year}", 0.06) for year in (2019, 2021)),
        *((f"deposits, housing fund, {year}", 0.06) for year in (2019, 2023)),
        *((f"withdrawals, housing fund, {year}", 0.1) for year in (2019, 2022, 2023)),
        *((f"persons who withdraw, housing fund, {year}", 0.1) for year in (2019, 2022, 2023)),
        *((f"withdrawals for rent, housing fund, {year}", 0.06) for year in (2021, 2022, 2023)),
        *((f"loans granted, housing fund, {year}", 0.08) for year in (2019, 2021, 2022, 2023)),
        *((f"number of loans, housing fund, {year}", 0.08) for year in (2019, 2021, 2023)),
    ],
)
def test_the_nation_pays_what_is_published(outcome: str, within: float) -> None:
    assert ratio_of("china", 2 * SCALES["china"], outcome) == pytest.approx(1.0, abs=within)


@pytest.mark.parametrize(("base", "years"), [("guiyang-2017-law", 13), ("yian-2016-law", 5)])
def test_stays_of_a_county_move_as_the_nation_and_then_by_age(base: str, years: int) -> None:
    scenario = build_scenario(base, years=years)
    result = run_study([scenario], years, workers=1, scale=10).isel(scenario=0, seed=0)
    rate = {}
    for year in range(scenario.first_year, scenario.first_year + years):
        span = Span(result, f"{year}-01", f"{year}-12")
        rate[year] = QUANTITIES["stays"](span, ["resident"]) / QUANTITIES["hundreds"](span, [])
    # the nation: 15.98 in 2018 to 16.64 in 2019; the noise of a tenth of Yi'an is 2 %
    assert rate[2019] / rate[2018] == pytest.approx(16.6427 / 15.9804, abs=0.05)
    if years > 12:
        # 4 % more of the same age from 2023 to 2025, then half a per cent a year; 1.6 % by age
        assert rate[2025] / rate[2023] == pytest.approx(1.035 * 1.016**2, abs=0.04)
        assert rate[2030] / rate[2025] == pytest.approx((1.005 * 1.016) ** 5, abs=0.04)


def test_published_use_that_goes_in_comes_out_again() -> None:
    for row in rows_of("china", 2 * SCALES["china"]):
        if row.target.role == "input":
            last = row.target.first.startswith("2023")  # outpatient pooling adds visits in 2023
            assert 0.93 < row.ratio < (1.2 if last else 1.1), row


def test_a_measure_of_two_quantities_divides_them() -> None:
    months = np.array(["2020-01", "2020-02", "2020-03"], "datetime64[ns]")
    accounts = ["a", "b"]
    result = xr.Dataset(
        {
            "accrual": (("month", "account"), np.array([[100, 0], [300, 500], [700, 0]])),
            "cases": (("month", "account"), np.array([[1, 0], [1, 2], [9, 9]])),
        },
        {"month": months, "account": accounts},
    )
    words = dict.fromkeys(Target._fields, "")
    words |= {"measure": "money/cases", "what": "a / a b", "first": "2020-01", "last": "2020-02"}
    assert 4.0 / 4.0 == measure(result, Target(**words))  # type: ignore[arg-type]
    words |= {"what": "b"}
    assert 5.0 / 2.0 == measure(result, Target(**words))  # type: ignore[arg-type]
    assert 4.0 == QUANTITIES["money"](Span(result, "2020-01", "2020-02"), ["a"])


def test_workers_are_those_of_the_turn_of_the_year() -> None:
    months = np.arange("2020-01", "2022-01", dtype="datetime64[M]").astype("datetime64[ns]")
    heads = xr.DataArray(
        [[100 + m % 12, 10] for m in range(24)],
        {"month": months, "pension_head": ["paying_alone", "pensioners"]},
    )
    span = Span(xr.Dataset({"pension_heads": heads}), "2020-01", "2020-12")
    assert (111 + 100) / 2 == QUANTITIES["pension_workers"](span, ["paying_alone"])
    assert (121 + 110) / 2 == QUANTITIES["pension_workers"](span, ["paying_alone", "pensioners"])


def test_workers_of_every_published_year_are_met() -> None:
    published = [t for t in read_targets("china") if "pension_workers" in t.measure]
    assert 3 + 7 == len(published)
    for target in published:
        ratio = ratio_of("china", 2 * SCALES["china"], target.outcome_en)
        assert ratio == pytest.approx(1.0, abs=0.03), target


def test_an_unknown_region_is_refused_with_those_that_exist() -> None:
    with pytest.raises(ScenarioError, match=r"atlantis.*china, district, guiyang.*yian"):
        validate("atlantis")


@pytest.mark.skipif(not FACTS.exists(), reason="the source texts lie outside the project")
def test_targets_are_the_figures_of_the_texts() -> None:
    with FACTS.open(encoding="utf-8", newline="") as lines:
        stated = [row["value"] for row in csv.DictReader(lines)]
    figures = {float(value) for value in stated if value.replace(".", "", 1).isdigit()}
    for region in ("liaocheng", "jiangbei", "yian", "guiyang", "huaibei", "district"):
        for target in read_targets(region):
            computed = "computed" in target.source_en or "bulletin" in target.source_en
            if not computed and target.measure != "money/cases":
                assert target.published in figures, target
    assert TARGETS.read_text("utf-8").startswith("#")
