"""Payers for the poor: assistance, second reimbursement, commercial cover, the backstop."""

from __future__ import annotations

from typing import Any

import pytest
from medical_law import Year, medical, patient, percent, yuan

from sim.codes import SECOND_AFTER_OTHERS
from sim.records import Records

POOR = 5


def guiyang(**values: Any) -> Records:
    """Guiyang county 2018: ten points more for the poor, second reimbursement of a half."""
    facts: dict[str, Any] = {
        "stay_deductible": yuan(500),
        "stay_rate": percent(80),
        "group_addition": percent(0, 0, 0, 0, 0, 10),
        "critical_covers": 1,
        "critical_deductible": (yuan(10_000),) * 5 + (yuan(5_000),),
        "critical_rate": percent(50),
        "second_rate": percent(0, 0, 0, 0, 0, 50),
        "second_cap": yuan(30_000),
    }
    return medical(**(facts | values))


def test_w08_second_reimbursement_of_a_poor_patient() -> None:
    bill = Year(guiyang()).stay(yuan(20_000), group=POOR)
    assert yuan(17_550 + 1_225) == bill["pooled_fund"]
    assert yuan(1_225) == bill["second"]
    assert 0 == bill["critical_illness"]
    assert yuan(1_225) == patient(bill)


def test_w08_others_have_none() -> None:
    bill = Year(guiyang()).stay(yuan(20_000))
    assert yuan(15_600) == bill["pooled_fund"]
    assert 0 == bill["second"]


@pytest.mark.parametrize(("left", "paid"), [(72_000, 30_000), (60_000, 30_000), (59_000, 29_500)])
def test_w09_cap_of_second_reimbursement(left: int, paid: int) -> None:
    law = medical(second_rate=percent(50), second_cap=yuan(30_000))
    bill = Year(law).stay(yuan(left))
    assert yuan(paid) == bill["second"] == bill["pooled_fund"]
    assert yuan(left - paid) == patient(bill)


def test_w09_cap_of_second_reimbursement_is_one_of_the_year() -> None:
    year = Year(medical(second_rate=percent(50), second_cap=yuan(30_000)))
    assert [yuan(20_000), yuan(10_000)] == [year.stay(yuan(40_000))["second"] for _ in range(2)]


def test_second_reimbursement_uses_up_no_cap_of_basic_insurance() -> None:
    law = medical(stay_rate=percent(50), pooled_cap=yuan(1_000), second_rate=percent(50))
    year = Year(law)
    year.stay(yuan(1_000))
    assert yuan(500) == year["pooled"]
    assert yuan(250) == year["second"]


@pytest.mark.parametrize(("order", "second"), [(0, 1_000), (SECOND_AFTER_OTHERS, 150)])
def test_order_of_second_reimbursement(order: int, second: int) -> None:
    law = medical(
        second_rate=percent(50),
        aid_rate=percent(70),
        commercial_rate=percent(50),
        second_order=order,
    )
    assert yuan(second) == Year(law).stay(yuan(2_000))["second"]


def test_deductible_of_assistance_is_one_of_the_year() -> None:
    law = medical(
        stay_rate=percent(50), aid_deductible=yuan(3_000), aid_rate=percent(70), aid_cap=yuan(5_000)
    )
    year = Year(law)
    paid = [year.stay(yuan(4_000))["assistance"] for _ in range(5)]
    assert [0, yuan(700), yuan(1_400), yuan(1_400), yuan(1_400)] == paid
    assert yuan(3_000) == year["aid_deductible"]
    assert yuan(100) == year.stay(yuan(4_000))["assistance"]
    assert yuan(5_000) == year["aid"]


def test_tilted_assistance_pays_for_what_assistance_leaves() -> None:
    law = medical(
        aid_rate=percent(60),
        aid_tilt_deductible=yuan(7_000),
        aid_tilt_rate=percent(50),
        aid_tilt_cap=yuan(30_000),
    )
    year = Year(law)
    assert yuan(6_000) == year.stay(yuan(10_000))["assistance"]
    assert yuan(4_000) == year["aid_tilt_deductible"]
    assert yuan(6_000 + 500) == year.stay(yuan(10_000))["assistance"]
    assert yuan(60_000 + 20_000) == year.stay(yuan(100_000))["assistance"]
    assert yuan(60_000 + 30_000 - 20_500) == year.stay(yuan(100_000))["assistance"]
    assert yuan(30_000) == year["aid_tilt"]


@pytest.mark.parametrize(("reduces", "burden", "paid"), [(0, 16_000, 3_000), (1, 8_000, 0)])
def test_assistance_is_taken_off_the_burden_of_later_bills_by_parameter(
    reduces: int, burden: int, paid: int
) -> None:
    law = medical(
        critical_covers=1,
        critical_deductible=yuan(10_000),
        critical_rate=percent(50),
        aid_rate=percent(100),
        aid_cap=yuan(8_000),
        aid_reduces_burden=reduces,
    )
    year = Year(law)
    assert yuan(8_000) == year.stay(yuan(8_000))["assistance"]
    bill = year.stay(yuan(8_000))
    assert yuan(burden) == year["burden"]
    assert yuan(paid) == bill["critical_illness"]


def test_commercial_cover_pays_a_share_of_what_remains() -> None:
    law = medical(stay_rate=percent(80), commercial_rate=percent(30))
    bill = Year(law).stay(yuan(1_100), outside=yuan(100))
    assert yuan(60) == bill["supplements"]
    assert yuan(140) == bill["cash"]


def test_backstop_fills_up_to_a_share_of_the_whole_bill() -> None:
    law = medical(stay_rate=percent(80), backstop_rate=percent(90))
    bill = Year(law).stay(yuan(1_000), outside=yuan(50))
    assert yuan(760) == bill["pooled_fund"]
    assert yuan(140) == bill["supplements"]
    assert yuan(100) == patient(bill)


def test_backstop_takes_over_no_cost_outside_policy() -> None:
    law = medical(stay_rate=percent(80), backstop_rate=percent(90), class_b_self_pay=percent(10))
    bill = Year(law).stay(yuan(1_000), outside=yuan(500), class_b=yuan(100))
    assert yuan(392) == bill["pooled_fund"]
    assert yuan(98) == bill["supplements"]
    assert yuan(10) == bill["first_self_pay"]


def test_backstop_pays_nothing_to_whom_others_paid_enough() -> None:
    law = medical(stay_rate=percent(95), backstop_rate=percent(90))
    assert 0 == Year(law).stay(yuan(1_000))["supplements"]


def test_later_payers_reach_the_first_self_pay_only_where_it_counts() -> None:
    facts = {"class_b_self_pay": percent(10), "aid_rate": percent(100)}
    kept = Year(medical(**facts)).stay(1_000, class_b=1_000)
    assert (100, 900) == (kept["first_self_pay"], kept["assistance"])
    taken = Year(medical(first_self_pay_counts=1, **facts)).stay(1_000, class_b=1_000)
    assert (0, 1_000) == (taken["first_self_pay"], taken["assistance"])


def test_one_stop_settlement_of_all_payers() -> None:
    """20,000 eligible, 17,550 basic; of 2,450: a half by the fund, 20 % aid, 25 % commercial."""
    law = guiyang(aid_rate=percent(20), commercial_rate=percent(25), backstop_rate=percent(98))
    bill = Year(law).stay(yuan(20_000), group=POOR)
    assert yuan(1_225) == bill["second"]
    assert yuan(245) == bill["assistance"]
    assert yuan(245) + yuan(19_600 - 17_550 - 1_225 - 490) == bill["supplements"]
    assert yuan(400) == patient(bill)


def test_an_employee_in_need_is_assisted_but_has_no_points_of_residents() -> None:
    """Basic insurance of employees knows no groups; assistance covers all insured in need."""
    law = guiyang(aid_rate=percent(0, 0, 0, 0, 0, 50), second_rate=0, critical_covers=0)
    resident = Year(law).stay(yuan(10_500), group=POOR)
    employee = Year(law).stay(yuan(10_500), group=POOR, scheme=1)
    assert yuan(9_000) == resident["pooled_fund"]
    assert yuan(8_000) == employee["pooled_fund"]
    assert yuan(1_250) == employee["assistance"]
