"""Chronic outpatient care: allowance of the year, what stays take from it, the month's bill."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from medical_law import Year, medical, patient, percent, yuan

from sim.codes import CUT_HALF, CUT_MONTH, SECOND_AFTER_OTHERS
from sim.records import Records
from sim.schemes.chronic import chronic_allowance, cut_by_stay, leading_condition

CLASSES = np.array([0, 0, 0], np.uint8)


def yi_an(**values: Any) -> Records:
    """Yi'an 2017 with three conditions of 4,000, 3,000 and 3,000 yuan."""
    facts: dict[str, Any] = {
        "chronic_rate": percent(65),
        "chronic_cap": (yuan(4_000), yuan(3_000), yuan(3_000)),
        "chronic_bonus": yuan(1_000),
    }
    return medical(**(facts | values))


def allowance(law: Records, conditions: int, classes: Any = CLASSES, scheme: int = 0) -> int:
    return int(chronic_allowance(scheme, np.uint64(conditions), classes, 0, law))


@pytest.mark.parametrize(
    ("conditions", "paid"), [(0b011, 5_000), (0b001, 4_000), (0b111, 5_000), (0, 0)]
)
def test_w02_two_conditions_of_class_one(conditions: int, paid: int) -> None:
    law = yi_an()
    limit = allowance(law, conditions)
    assert yuan(paid) == limit
    bill = Year(law).chronic(yuan(9_200), limit)
    assert yuan(paid) == bill["pooled_fund"]
    assert yuan(9_200 - paid) == patient(bill)


def test_bonus_is_for_listed_conditions_of_class_one() -> None:
    assert yuan(4_000) == allowance(yi_an(), 0b011, np.array([0, 1, 0], np.uint8))
    assert yuan(5_000) == allowance(yi_an(), 0b111, np.array([1, 0, 0], np.uint8))
    unlisted = yi_an(chronic_cap=(yuan(4_000), 0, 0))
    assert yuan(4_000) == allowance(unlisted, 0b111)
    assert 0 == allowance(unlisted, 0b110)


def test_lists_go_by_scheme() -> None:
    law = yi_an(chronic_cap=((1, 2, 3), (0, 0, 0), (7, 5, 7)), chronic_bonus=0)
    assert [3, 0, 7] == [allowance(law, 0b111, scheme=scheme) for scheme in range(3)]


def test_bonus_and_what_a_stay_takes_go_by_scheme() -> None:
    law = yi_an(chronic_bonus=(yuan(1_000), 0, yuan(300)), chronic_after_stay=(CUT_HALF, 0, 0))
    assert [5_000, 4_000, 4_300] == [allowance(law, 0b011, scheme=s) // 100 for s in range(3)]
    assert [50, 100, 100] == [cut_by_stay(s, 100, 100, 0, law) for s in range(3)]


@pytest.mark.parametrize(
    ("conditions", "leading"), [(0, -1), (0b001, 0), (0b110, 1), (0b111, 0), (0b100, 2)]
)
def test_leading_condition_has_the_highest_cap(conditions: int, leading: int) -> None:
    assert leading == leading_condition(0, np.uint64(conditions), 0, yi_an())


def test_no_listed_condition_leads() -> None:
    law = yi_an(chronic_cap=(0, 0, 5))
    assert -1 == leading_condition(0, np.uint64(0b011), 0, law)
    assert 2 == leading_condition(0, np.uint64(0b111), 0, law)


def test_the_sixty_fourth_condition_is_seen() -> None:
    law = np.zeros(1, [("chronic_cap", np.int64, (3, 64)), ("chronic_bonus", np.int64, 3)])
    law["chronic_cap"][0, 0, 63] = 7
    records = law.view(np.recarray)
    conditions = np.uint64(2**63)
    assert 63 == leading_condition(0, conditions, 0, records)
    assert 7 == chronic_allowance(0, conditions, np.zeros(64, np.uint8), 0, records)


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        (0, [5_000, 5_000, 5_000]),
        (CUT_MONTH, [4_583.33, 4_166.66, 3_749.99]),
        (CUT_HALF, [2_500, 1_250, 625]),
    ],
)
def test_stays_cut_the_allowance(rule: int, left: list[float]) -> None:
    law = yi_an(chronic_after_stay=rule)
    whole = yuan(5_000)
    now = whole
    for amount in left:
        now = cut_by_stay(0, now, whole, 0, law)
        assert yuan(amount) == now


def test_a_month_of_the_allowance_is_rounded_half_up_and_never_leaves_less_than_nothing() -> None:
    law = yi_an(chronic_after_stay=CUT_MONTH)
    assert 93 == cut_by_stay(0, 100, 78, 0, law)  # 6.5
    assert 94 == cut_by_stay(0, 100, 77, 0, law)
    assert 0 == cut_by_stay(0, 3, 78, 0, law)
    assert 50 == cut_by_stay(0, 101, 101, 0, yi_an(chronic_after_stay=CUT_HALF))


def test_deductible_of_the_year_and_points_of_the_group() -> None:
    law = yi_an(
        chronic_deductible=yuan(300),
        chronic_group_addition=percent(0, 10, 40, 0, 0, 0),
    )
    year = Year(law)
    bills = [year.chronic(yuan(200), yuan(5_000)) for _ in range(2)]
    assert [yuan(200), yuan(100)] == [bill["deductible"] for bill in bills]
    assert [0, yuan(65)] == [bill["pooled_fund"] for bill in bills]
    assert yuan(525) == Year(law).chronic(yuan(1_000), yuan(5_000), group=1)["pooled_fund"]
    assert yuan(700) == Year(law).chronic(yuan(1_000), yuan(5_000), group=2)["pooled_fund"]


def test_rate_goes_by_class_and_cost_outside_stays_with_the_patient() -> None:
    law = yi_an(chronic_rate=percent(65, 60, 70, 80))
    bill = Year(law).chronic(yuan(1_100), yuan(5_000), chronic_class=3, outside=yuan(100))
    assert yuan(800) == bill["pooled_fund"]
    assert yuan(100) == bill["outside_catalogue"]


def test_cap_of_basic_insurance_limits_chronic_care_too() -> None:
    year = Year(yi_an(pooled_cap=yuan(100)))
    paid = [year.chronic(yuan(100), yuan(5_000))["pooled_fund"] for _ in range(3)]
    assert [yuan(65), yuan(35), 0] == paid
    assert yuan(100) == year["chronic"] == year["pooled"]


@pytest.mark.parametrize(("counts", "paid"), [(0, 0), (1, 1_250)])
def test_chronic_care_counts_for_critical_illness_where_the_law_says_so(
    counts: int, paid: int
) -> None:
    law = yi_an(
        critical_covers=1,
        critical_deductible=yuan(1_000),
        critical_rate=percent(50),
        chronic_counts=counts,
    )
    year = Year(law)
    assert yuan(paid) == year.chronic(yuan(10_000), yuan(10_000))["critical_illness"]
    assert yuan(3_500 * counts) == year["burden"]


def test_w09_cap_of_second_reimbursement() -> None:
    law = medical(second_chronic_rate=percent(50), second_chronic_cap=yuan(1_500))
    year = Year(law)
    bill = year.chronic(yuan(3_600), 0)
    assert yuan(1_500) == bill["second"] == bill["pooled_fund"]
    assert yuan(2_100) == patient(bill)
    assert 0 == year.chronic(yuan(3_600), 0)["second"]


@pytest.mark.parametrize(
    ("order", "second", "aid"), [(0, 500, 300), (SECOND_AFTER_OTHERS, 200, 600)]
)
def test_order_of_assistance_and_second_reimbursement(order: int, second: int, aid: int) -> None:
    law = medical(second_chronic_rate=percent(50), aid_chronic_rate=percent(60), second_order=order)
    bill = Year(law).chronic(yuan(1_000), 0)
    assert (yuan(second), yuan(aid)) == (bill["second"], bill["assistance"])


def test_assistance_with_chronic_care_has_its_own_cap() -> None:
    law = medical(
        aid_rate=percent(50),
        aid_cap=yuan(100),
        aid_chronic_rate=percent(50),
        aid_chronic_cap=yuan(700),
    )
    year = Year(law)
    year.stay(yuan(1_000))
    paid = [year.chronic(yuan(1_000), 0)["assistance"] for _ in range(2)]
    assert [yuan(500), yuan(200)] == paid
    assert (yuan(100), yuan(700)) == (year["aid"], year["aid_chronic"])


@pytest.mark.parametrize(("counts", "burden"), [(1, 500), (0, 0)])
def test_assistance_with_chronic_care_comes_off_the_burden_only_if_it_counted(
    counts: int, burden: int
) -> None:
    law = medical(
        critical_covers=1,
        critical_deductible=yuan(9_000),
        aid_chronic_rate=percent(50),
        aid_reduces_burden=1,
        chronic_counts=counts,
    )
    year = Year(law)
    year.chronic(yuan(1_000), 0)
    assert yuan(burden) == year["burden"]
