"""The figures of the texts add up among themselves as their authors say, or the flag is kept."""

from __future__ import annotations

import pytest

from calibration.validate import Target, all_targets, read_targets


def stated(region: str, outcome: str) -> float:
    """The published figure of the row with the English name."""
    found: list[Target] = [t for t in read_targets(region) if t.outcome_en == outcome]
    assert len(found) == 1, outcome
    return found[0].published


def cents(yuan: float) -> int:
    return round(yuan * 100)


def test_yian_paid_for_stays_and_visits_in_all() -> None:
    parts = stated("yian", "paid for stays"), stated("yian", "paid for ordinary visits")
    # 8,416.22 + 503.32 = 8,919.54 (万元)
    whole = stated("yian", "paid in all, stays and ordinary visits")
    assert cents(whole) == sum(cents(part) for part in parts)


def test_yian_critical_illness_of_urban_and_rural_residents() -> None:
    # 城镇居民59人次报销67.11万元, 农村居民597人次报销440.26万元
    bills, paid = (59, 597), (67_11, 440_26)
    assert stated("yian", "bills that critical illness insurance paid") == sum(bills)
    assert stated("yian", "paid by critical illness insurance") == sum(paid) * 100
    assert [11_374.58, 7_374.54] == [
        round(money * 100 / number, 2) for money, number in zip(paid, bills, strict=True)
    ]
    mean = sum(paid) * 100 / sum(bills)
    assert stated("yian", "paid for one of them") == round(mean, 1)
    # the ratio of 52.81 % leaves this much beyond the deductible, inside the band of 50 %
    share = stated("yian", "share of the burden above the deductible that is paid")
    assert 14_645 == pytest.approx(mean / share, abs=1)
    assert mean / share < 20_000


def test_yian_cases_do_not_add_up_and_the_notes_say_so() -> None:
    cases = stated("yian", "stays") + stated("yian", "visits paid")
    assert 154_945 == cases
    assert 145_591 + 9_354 == cases
    for outcome in ("stays", "visits paid"):
        note = next(t.note_en for t in read_targets("yian") if t.outcome_en == outcome)
        assert "145,591" in note


def test_yian_spends_what_it_takes_in() -> None:
    """Eight months as a year, with critical illness: 101.6 % of 600 yuan a head."""
    paid = stated("yian", "paid in all, chronic care with it")
    paid += stated("yian", "paid by critical illness insurance")
    income = stated("yian", "residents insured") * stated("yian", "funding of a head")
    assert stated("yian", "spending over income") == round(paid * 12 / 8 / income, 4)


def test_guiyang_compensation_and_visits() -> None:
    stays, visits = "paid for stays", "paid for visits and chronic care"
    paid = cents(stated("guiyang", stays)) + cents(stated("guiyang", visits))
    # 39,593.02 + 6,627.47 = 46,220.49 (万元); 129,881 + 1,025,487 = 1,155,368
    assert 462_204_900_00 == paid
    number = stated("guiyang", "stays") + stated("guiyang", "ordinary visits paid") + 88_602
    assert 1_155_368 == number
    assert 1_025_487 == stated("guiyang", "ordinary visits paid") + 88_602
    special = stated("guiyang", "special outpatient care paid, March to December")
    ordinary = stated("guiyang", "ordinary visits among it")
    assert cents(stated("guiyang", visits)) == cents(special) + cents(ordinary)


def test_guiyang_expenditure_is_compensation_and_the_premium_handed_on() -> None:
    premium = stated("guiyang", "premium of critical illness insurance")
    # so second reimbursement, which the fund pays, is within what it paid for stays and visits
    assert cents(stated("guiyang", "spending of the fund")) == 462_204_900_00 + cents(premium)
    insured = round(stated("guiyang", "residents insured"))
    assert cents(premium) == insured * 41_00
    assert cents(stated("guiyang", "risk reserve")) == insured * 67_00
    claims = stated("guiyang", "paid by critical illness insurance")
    assert stated("guiyang", "claims over premium") == round(claims / premium, 4)


def test_guiyang_shares_and_means_are_those_of_its_sums() -> None:
    # 补偿11713.2万元, 总费用12984.3万元
    share = stated("guiyang", "share of the cost of stays of the poor paid by all")
    assert share == round(11_713.2 / 12_984.3, 4) == 0.9021
    cost = stated("guiyang", "cost of injuries refused, somebody else liable")
    assert 4_500 * 982 == cost
    refused = stated("guiyang", "injuries refused, somebody else liable")
    assert refused == round(982 / stated("guiyang", "accidental injuries"), 4)
    poor = stated("guiyang", "registered poor among them")
    stays = stated("guiyang", "stays, registered poor")
    assert stated("guiyang", "stays per 100, registered poor") == round(100 * stays / poor, 2)
    paid = stated("guiyang", "paid for stays, registered poor")
    assert stated("guiyang", "paid for a stay, registered poor") == round(paid / stays, 2)
    assert 640.30 == round(poor * 180 / 10_000, 2)  # 640 (万元) are stated
    assert stated("guiyang", "premiums paid for groups in need") == 640 * 10_000


def test_huaibei_means_and_growth_are_those_of_its_sums() -> None:
    stays, money = (
        stated("huaibei", outcome)
        for outcome in ("stays settled directly in other provinces", "paid for these")
    )
    assert stated("huaibei", "paid for one") == round(money / stays, 2)
    before = stated("huaibei", "the same months of the year before")
    assert 2.1783 == pytest.approx(stays / before, abs=1e-3)
    visits, paid = (
        stated("huaibei", outcome)
        for outcome in (
            "ordinary visits settled directly in other provinces",
            "paid for these visits",
        )
    )
    assert stated("huaibei", "paid for one visit") == pytest.approx(paid / visits, abs=0.005)
    last = stated("huaibei", "visits in other provinces, the same months of the year before")
    assert 4.2304 == pytest.approx(visits / last, abs=2e-3)


def test_what_is_computed_from_two_rows_is_their_quotient() -> None:
    rows = {(t.region, t.outcome_en): t for t in all_targets()}
    for region, mean, total, number in (
        ("yian", "paid for a stay", "paid for stays", "stays"),
        ("guiyang", "paid for a stay", "paid for stays", "stays"),
    ):
        quotient = rows[region, total].published / rows[region, number].published
        assert rows[region, mean].published == pytest.approx(quotient, abs=0.005)
