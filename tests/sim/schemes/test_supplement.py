"""Supplements of employers (公务员医疗补助、企业补充医疗保险): a share above a line of the year."""

from __future__ import annotations

from typing import Any

from medical_law import Year, medical, patient, percent, yuan

from sim.records import Records

NOBODY, PUBLIC, ENTERPRISE = range(3)
ACTIVE = 1


def supplemented(**values: Any) -> Records:
    """80 % of stays, half of chronic care; then 50 % above 1,000 yuan, of enterprises 20 %."""
    facts: dict[str, Any] = {
        "stay_rate": percent(80),
        "chronic_rate": percent(50),
        "supplement_line": (yuan(1_000), 0),
        "supplement_rate": percent(50, 20),
    }
    return medical(**(facts | values))


def stay(year: Year, total: int, whose: int) -> dict[str, int]:
    return year.stay(total, scheme=ACTIVE, supplement=whose)


def test_it_pays_a_share_of_what_remains_above_its_line() -> None:
    bill = stay(Year(supplemented()), yuan(10_000), PUBLIC)
    assert yuan(500) == bill["supplements"] == bill["of_public"]
    assert yuan(1_500) == patient(bill)
    assert 0 == bill["of_enterprise"]


def test_the_line_is_one_of_the_year_for_stays_and_chronic_care() -> None:
    year = Year(supplemented())
    assert 0 == stay(year, yuan(3_000), PUBLIC)["supplements"]
    care = year.chronic(yuan(600), yuan(10_000), scheme=ACTIVE, supplement=PUBLIC)
    assert 0 == care["supplements"], "600 and 300 of the line of 1,000 are filled"
    care = year.chronic(yuan(600), yuan(10_000), scheme=ACTIVE, supplement=PUBLIC)
    assert yuan(100) == care["of_public"] == care["supplements"]
    assert yuan(100) == year["supplement"]


def test_each_employer_has_its_own_and_nobody_has_none() -> None:
    bill = stay(Year(supplemented()), yuan(10_000), ENTERPRISE)
    assert yuan(400) == bill["of_enterprise"] == bill["supplements"]
    bill = stay(Year(supplemented()), yuan(10_000), NOBODY)
    assert 0 == bill["supplements"] == bill["of_enterprise"] == bill["of_public"]


def test_it_comes_after_insurance_and_assistance() -> None:
    law = supplemented(aid_rate=percent(25), supplement_line=0)
    bill = stay(Year(law), yuan(10_000), PUBLIC)
    assert yuan(500) == bill["assistance"]
    assert yuan(750) == bill["supplements"], "half of the 1,500 that assistance leaves"


def test_cost_outside_the_catalogue_stays_with_the_patient() -> None:
    law = supplemented(supplement_line=0, supplement_rate=percent(100, 100))
    bill = Year(law).stay(yuan(10_000), scheme=ACTIVE, supplement=PUBLIC, outside=yuan(2_000))
    assert yuan(2_000) == bill["outside_catalogue"] == patient(bill)
