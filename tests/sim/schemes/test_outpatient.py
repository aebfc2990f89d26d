"""Ordinary visits: deductibles, rates and caps of outpatient pooling."""

from __future__ import annotations

import numpy as np
import pytest
from medical_law import Year, medical, patient, percent, yuan


@pytest.mark.parametrize(
    ("rate", "cap", "paid"),
    [(55, 150, [66, 49.5, 34.5]), (50, 80, [60, 20, 0])],
    ids=["new rule", "old rule"],
)
def test_w06_cap_of_the_year(rate: int, cap: int, paid: list[float]) -> None:
    year = Year(medical(visit_rate=percent(rate), visit_cap=yuan(cap)))
    bills = [year.visit(yuan(cost)) for cost in (120, 90, 100)]
    assert [yuan(amount) for amount in paid] == [bill["pooled_fund"] for bill in bills]
    assert yuan(cap) == year["visit"] == year["pooled"]


def test_w07_the_poor_have_no_deductible_and_ten_points_more() -> None:
    law = medical(
        visit_deductible=yuan(10),
        visit_rate=percent(60),
        visit_cap=yuan(1_000),
        visit_group_deductible=percent(100, 100, 100, 100, 100, 0),
        visit_group_addition=percent(0, 0, 0, 0, 0, 10),
    )
    assert yuan(30) == Year(law).visit(yuan(60))["pooled_fund"]
    assert yuan(42) == Year(law).visit(yuan(60), group=5)["pooled_fund"]


def test_deductible_of_the_year_is_used_up_visit_by_visit() -> None:
    """Wuhan 2023, employees: 700 yuan a year, 80 % at level 1, 3,500 yuan at most."""
    law = medical(visit_year_deductible=yuan(700), visit_rate=percent(80), visit_cap=yuan(3_500))
    year = Year(law)
    bills = [year.visit(yuan(500)) for _ in range(3)]
    assert [yuan(500), yuan(200), 0] == [bill["deductible"] for bill in bills]
    assert [0, yuan(240), yuan(400)] == [bill["pooled_fund"] for bill in bills]
    assert yuan(700) == year["visit_deductible"]


def test_deductible_of_a_visit_does_not_fill_that_of_the_year() -> None:
    law = medical(
        visit_deductible=yuan(10),
        visit_year_deductible=yuan(100),
        visit_rate=percent(50),
        visit_cap=yuan(1_000),
    )
    year = Year(law)
    bills = [year.visit(yuan(60)) for _ in range(3)]
    assert [yuan(60), yuan(60), yuan(10)] == [bill["deductible"] for bill in bills]
    assert [0, 0, yuan(25)] == [bill["pooled_fund"] for bill in bills]


def test_group_has_its_share_of_the_deductible_of_the_year() -> None:
    law = medical(
        visit_year_deductible=yuan(100),
        visit_rate=percent(50),
        visit_cap=yuan(1_000),
        visit_group_deductible=percent(100, 0, 50, 100, 100, 100),
    )
    paid = [Year(law).visit(yuan(300), group=group)["pooled_fund"] for group in range(3)]
    assert [yuan(100), yuan(150), yuan(125)] == paid


def test_without_pooling_all_is_cash() -> None:
    year = Year(medical(visit_rate=percent(50), visit_deductible=yuan(10)))
    bill = year.visit(yuan(60), outside=yuan(5))
    assert (yuan(55), yuan(5)) == (bill["cash"], bill["outside_catalogue"])


def test_a_level_without_a_rate_uses_up_no_deductible_and_gives_no_points() -> None:
    rates = np.zeros((3, 5), np.int64)
    rates[:, 0] = percent(50)
    law = medical(
        visit_rate=rates,
        visit_year_deductible=yuan(100),
        visit_cap=yuan(1_000),
        visit_group_addition=percent(10),
    )
    year = Year(law)
    assert yuan(200) == year.visit(yuan(200), hospital=2)["cash"]
    assert 0 == year["visit_deductible"]


def test_cap_of_basic_insurance_limits_visits_too() -> None:
    law = medical(
        visit_rate=percent(50), visit_cap=yuan(500), stay_rate=percent(50), pooled_cap=yuan(1_000)
    )
    year = Year(law)
    year.stay(yuan(1_900))
    assert yuan(50) == year.visit(yuan(400))["pooled_fund"]
    assert 0 == year.stay(yuan(1_000))["pooled_fund"]


def test_visits_count_neither_for_critical_illness_nor_for_assistance() -> None:
    law = medical(
        visit_rate=percent(50),
        visit_cap=yuan(500),
        critical_covers=1,
        critical_rate=percent(100),
        aid_rate=percent(100),
    )
    year = Year(law)
    assert yuan(50) == patient(year.visit(yuan(100)))
    assert 0 == year["burden"] == year["aid"]
