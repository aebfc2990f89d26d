"""Stays under basic insurance: tiers, deductibles, first self-pay, the cap of the year."""

from __future__ import annotations

import numpy as np
import pytest
from medical_law import Year, medical, patient, percent, yuan

from sim.codes import CASE, OUT_OF_PROVINCE, TIERS_AFTER_DEDUCTIBLE
from sim.records import Records


def yi_an(**values: int) -> Records:
    """Yi'an 2017, city hospital of level 2: 75 % to 10,000 yuan, 80 % above."""
    top = yuan(10_000)
    return medical(stay_bound=(top, top, top), stay_rate=percent(75, 75, 75, 80), **values)


def test_w01_two_tiers_without_a_deductible() -> None:
    bill = Year(yi_an()).stay(yuan(18_600))
    assert yuan(14_380) == bill["pooled_fund"]
    assert yuan(4_220) == patient(bill)


def test_w01_deductible_is_taken_from_the_lowest_tier() -> None:
    bill = Year(yi_an(stay_deductible=yuan(500))).stay(yuan(18_600))
    assert yuan(14_005) == bill["pooled_fund"]
    assert yuan(500) == bill["deductible"]
    assert yuan(4_595) == patient(bill)


def test_w01_tiers_after_the_deductible_are_there_by_parameter() -> None:
    law = yi_an(stay_deductible=yuan(500), tier_basis=TIERS_AFTER_DEDUCTIBLE)
    assert yuan(13_980) == Year(law).stay(yuan(18_600))["pooled_fund"]


@pytest.mark.parametrize(("cost", "paid"), [(10_000, 7_500), (10_000.01, 7_500.01)])
def test_w01_end_of_a_tier(cost: float, paid: float) -> None:
    assert yuan(paid) == Year(yi_an()).stay(yuan(cost))["pooled_fund"]


@pytest.mark.parametrize(
    ("cost", "paid", "kept"), [(12_300, 9_440, 2_860), (480, 0, 480), (500, 0, 500), (0, 0, 0)]
)
def test_w05_one_rate_above_a_deductible(cost: int, paid: int, kept: int) -> None:
    law = medical(stay_deductible=yuan(500), stay_rate=percent(80))
    bill = Year(law).stay(yuan(cost))
    assert yuan(paid) == bill["pooled_fund"]
    assert yuan(kept) == patient(bill)
    assert yuan(min(cost, 500)) == bill["deductible"]


@pytest.mark.parametrize("basis", [0, TIERS_AFTER_DEDUCTIBLE])
def test_four_tiers_with_a_deductible_beyond_the_first(basis: int) -> None:
    law = medical(
        stay_deductible=150,
        stay_bound=(100, 200, 300),
        stay_rate=percent(10, 20, 30, 40),
        tier_basis=basis,
    )
    on_eligible = 50 * 0.2 + 100 * 0.3 + 100 * 0.4
    after_deductible = 100 * 0.1 + 100 * 0.2 + 50 * 0.3
    expected = after_deductible if basis else on_eligible
    assert round(expected) == Year(law).stay(400)["pooled_fund"]


def test_deductible_falls_with_the_number_of_the_stay() -> None:
    law = medical(stay_deductible=yuan(800), stay_repeat=percent(50, 25), stay_rate=percent(80))
    year = Year(law)
    borne = [year.stay(yuan(5_000))["deductible"] for _ in range(4)]
    assert [yuan(800), yuan(400), yuan(200), yuan(200)] == borne
    assert 4 == year["stays"]


def test_factors_of_the_deductible_are_rounded_once() -> None:
    law = medical(stay_deductible=3, stay_repeat=percent(50, 50), group_deductible=percent(90))
    year = Year(law)
    year.stay(1_000)
    assert 1 == year.stay(1_000)["deductible"]  # 1.35; 1.8 in two steps: 2


def test_group_has_its_share_of_the_deductible_and_its_points() -> None:
    law = medical(
        stay_deductible=yuan(500),
        stay_rate=percent(95),
        group_deductible=percent(100, 0, 50, 100, 100, 100),
        group_addition=percent(0, 10, 2, 0, 0, 0),
    )
    assert yuan(9_025) == Year(law).stay(yuan(10_000))["pooled_fund"]
    assert yuan(10_000) == Year(law).stay(yuan(10_000), group=1)["pooled_fund"]
    assert yuan(9_457.5) == Year(law).stay(yuan(10_000), group=2)["pooled_fund"]


def test_points_make_no_benefit_where_there_is_none() -> None:
    assert 0 == Year(medical(group_addition=percent(10))).stay(yuan(1_000))["pooled_fund"]


@pytest.mark.parametrize(("switch", "deductible"), [(0, 500), (1, 0)])
def test_stays_paid_by_case_have_no_deductible_where_the_law_says_so(
    switch: int, deductible: int
) -> None:
    law = medical(stay_deductible=yuan(500), case_without_deductible=switch)
    assert yuan(deductible) == Year(law).stay(yuan(3_000), channel=CASE)["deductible"]
    assert yuan(500) == Year(law).stay(yuan(3_000))["deductible"]


def test_rates_go_by_scheme_and_hospital() -> None:
    rates = np.zeros((3, 5, 4), np.int64)
    rates[2, OUT_OF_PROVINCE] = percent(60)
    year = Year(medical(stay_rate=rates))
    assert 600 == year.stay(1_000, scheme=2, hospital=OUT_OF_PROVINCE)["pooled_fund"]
    assert 0 == year.stay(1_000, scheme=1, hospital=OUT_OF_PROVINCE)["pooled_fund"]
    assert 0 == year.stay(1_000, scheme=2)["pooled_fund"]


def test_stays_paid_by_case_are_without_deductible_by_scheme() -> None:
    law = medical(stay_deductible=300, case_without_deductible=(1, 0, 1))
    bills = [Year(law).stay(1_000, channel=CASE, scheme=s) for s in range(3)]
    assert [0, 300, 0] == [bill["deductible"] for bill in bills]


def test_first_self_pay_goes_before_the_deductible() -> None:
    law = medical(
        class_b_self_pay=percent(10),
        granule_self_pay=percent(30),
        unregistered_self_pay=percent(10),
        stay_deductible=yuan(500),
        stay_rate=percent(80),
    )
    facts = {
        "outside": yuan(1_000),
        "over_limit": yuan(200),
        "class_b": yuan(3_000),
        "granules": yuan(400),
    }
    home = Year(law).stay(yuan(11_200), **facts)
    assert yuan(300 + 120) == home["first_self_pay"]
    assert yuan(1_000) == home["outside_catalogue"]
    assert yuan(200) == home["over_limit"]
    assert yuan((10_000 - 420 - 500) * 0.8) == home["pooled_fund"]
    elsewhere = Year(law).stay(yuan(11_200), registered=False, **facts)
    assert yuan(300 + 120 + 1_000) == elsewhere["first_self_pay"]


def test_first_self_pay_of_class_b_and_granules_goes_by_scheme() -> None:
    law = medical(class_b_self_pay=percent(0, 10, 20), granule_self_pay=percent(30, 0, 5))
    bills = [Year(law).stay(1_000, class_b=500, granules=100, scheme=s) for s in range(3)]
    assert [30, 50, 105] == [bill["first_self_pay"] for bill in bills]


def test_first_self_pay_is_never_above_the_cost_that_is_left() -> None:
    law = medical(class_b_self_pay=percent(70), unregistered_self_pay=percent(60))
    bill = Year(law).stay(1_000, class_b=1_000, registered=False)
    assert 1_000 == bill["first_self_pay"]
    assert 0 == bill["deductible"] + bill["cash"]


def test_cap_of_the_year_holds_over_stays() -> None:
    year = Year(medical(stay_rate=percent(80), pooled_cap=yuan(1_000)))
    paid = [year.stay(yuan(1_000))["pooled_fund"] for _ in range(3)]
    assert [yuan(800), yuan(200), 0] == paid
    assert yuan(1_000) == year["pooled"]


def test_no_cap_means_no_limit() -> None:
    assert yuan(8e6) == Year(medical(stay_rate=percent(80))).stay(yuan(1e7))["pooled_fund"]
