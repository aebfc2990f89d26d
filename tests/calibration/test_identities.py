"""The figures of the texts add up among themselves as their authors say, or the flag is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibration.validate import Target, all_targets, read_targets
from scenarios.build import build_scenario
from scenarios.load import load_scenario
from sim.codes import NURSING_NEEDS

CASES = Path(__file__).parents[1] / "cases"


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


def test_guiyang_closes_with_what_is_available_and_the_reserve() -> None:
    # 47,043.8 + 21,226.4 - 49,080.65 = 14,515.63 + 4,673.92 = 19,189.55 (万元)
    opening = load_scenario("guiyang-2017-law").value("fund.opening_resident")
    income, spent = (stated("guiyang", f"{what} of the fund") for what in ("income", "spending"))
    balance = cents(stated("guiyang", "balance at the end of the year"))
    assert balance == cents(float(opening) + income - spent) == 191_895_500_00
    assert balance == 145_156_300_00 + cents(stated("guiyang", "risk reserve"))


def test_liaocheng_maternity_in_all_is_care_and_allowance() -> None:
    parts = "person-times of maternity medical cost", "person-times of maternity allowance"
    # 18,361 + 6,205 = 24,566; 3,095 + 9,612 = 12,707 (万元), stated as 1.27亿
    whole = stated("liaocheng", "person-times receiving maternity benefits")
    assert whole == sum(stated("liaocheng", part) for part in parts)
    spent = [stated("liaocheng", f"maternity {what} spending") for what in ("medical", "allowance")]
    assert sum(spent) == 127_070_000
    assert stated("liaocheng", "maternity spending in all") == round(sum(spent), -6)


def test_liaocheng_housing_fund_ratio_and_interest_are_those_of_its_sums() -> None:
    held, lent = (
        stated("liaocheng", f"{what}, housing fund")
        for what in ("balances of accounts", "balance of loans")
    )
    # 168.08 / 209.75 = 0.80133 and 0.8014 is stated: both sums are rounded to a million
    ratio = stated("liaocheng", "loans over deposits, housing fund")
    rounding = 5e5
    lowest, highest = (
        (lent - rounding) / (held + rounding),
        (lent + rounding) / (held - rounding),
    )
    assert lowest - 5e-5 <= ratio <= highest + 5e-5
    # 2.89 / 1.5 % = 192.67 (亿) on the mean of the year to June, below what was held in August
    facts = load_scenario("liaocheng-housing-2023")
    rates = {float(facts.at(f"housing.interest_{name}", 2023, 6)) for name in ("new", "carried")}
    assert rates == {0.015}
    mean = stated("liaocheng", "interest credited, housing fund") / rates.pop()
    added = stated("liaocheng", "deposits, housing fund")
    added -= stated("liaocheng", "money withdrawn, housing fund")
    assert held - 18 * added / 8 < mean < held - 2 * added / 8


def test_liaocheng_more_children_borrow_what_their_sum_says() -> None:
    families = stated("liaocheng", "loans to families with more children, housing fund")
    mean = stated("liaocheng", "mean loan to these families, housing fund")
    # 1.51亿 over 413 families
    assert mean == round(151_000_000 / families, 2)


def test_closed_schemes_of_the_district_pay_their_sum_over_their_heads() -> None:
    place = build_scenario("district-2017-law", 2017, 1)
    october = {
        title.name: (int(members), int(amount))
        for title, members, amount in zip(
            place.programme_titles,
            place.programmes.programme_members[9],
            place.programmes.programme_amount[9],
            strict=True,
        )
    }
    # to the end of October (元), read as a month; 133.81万 of the old names as ten of them
    for name, heads, total in (
        ("land_district", 3_935, 472_920.0),
        ("land_city", 4_539, 547_930.0),
        ("old_rural_and_cadres", 828, 95_979.9),
        ("old_name_groups", 7_430, 1_338_100 / 10),
    ):
        assert october[name] == (heads, cents(round(total / heads, 2))), name


def test_weihai_nursing_rises_by_its_shares_of_one_base() -> None:
    # (4,809.75 - 4,457.83) x 50, 40, 30 % = 175.96, 140.77, 105.58; 53,494 and 57,717 / 12
    old, new = (
        float(load_scenario(name).at("injury.nursing_base", 2017, 1))
        for name in ("weihai-2016-law", "weihai-2017-adjustment")
    )
    assert (old, new) == (round(53_494 / 12, 2), round(57_717 / 12, 2)) == (4_457.83, 4_809.75)
    facts = load_scenario("weihai-2017-adjustment")
    shares = [float(facts.at("injury.nursing_rate", 2017, 1, need)) for need in NURSING_NEEDS]
    assert [175.96, 140.77, 105.58] == [round((new - old) * share, 2) for share in shares]


def test_huaibei_aid_and_own_part_are_the_premium() -> None:
    # 340 + 40, 300 + 80, 190 + 190, and all of it for tekun
    facts = load_scenario("huaibei-premium-2024")
    premium = facts.at("premium.personal", 2023, 10)
    own = {"tekun": 0, "dibao": 40, "returned": 80, "monitored": 190}
    for group, part in own.items():
        assert facts.at("premium.aid", 2023, 10, group) + part == premium == 380


def test_the_district_counts_heads_months_and_means_alike() -> None:
    insured, drawing = stated("district", "insured"), stated("district", "recipients")
    payers = stated("district", "payers")
    assert payers == insured - drawing
    assert 107.11 == round(payers / 250_000 * 100, 2)
    paid, dead = stated("district", "overpaid to the dead, recovered"), 267
    assert 2_625 * 70 == paid
    assert round(paid / dead, 2) == stated("district", "recovered of each")
    assert 4_043 - dead == stated("district", "living who failed the certification")
    whole = stated("district", "pensions paid, January to October")
    assert round(whole / 10 / drawing, 2) == stated("district", "pension a head in October")
    # 264.70 yuan of 267,783 payers are 70.88 million, stated as 71
    assert round(stated("district", "mean contribution") * payers / 1e6) * 1_000_000 == stated(
        "district", "contributions with those paid for groups in need"
    )
