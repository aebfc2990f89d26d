"""When residents pay: their habit, cut by the days of the campaign that the law sets."""

from __future__ import annotations

from typing import Any

import illness_place as place
import numpy as np
import pytest

from scenarios.build import build_scenario
from scenarios.collection import paid_by_month, payment_times
from sim.law import PPM

HABIT = np.array([0.1, 0.25, 0.3, 0.3, 0.03, 0.02, 0.0])
LAW = {"campaign_opens": 1, "campaign_closes": 122, "returners_close": 122}


def cut(home: float = 0.0, **law: int) -> tuple[np.ndarray, np.ndarray]:
    """Payers in time and late by month under a law of the campaign."""
    keys: dict[str, Any] = {f"premium__{key}": day for key, day in (LAW | law).items()}
    facts = place.changed(place.steady(), enrol__months=HABIT, enrol__returner_share=home, **keys)
    in_time, late = paid_by_month(facts, place.BEGIN, 1)
    assert in_time[0] + late[0] == pytest.approx(HABIT if law.get("campaign_opens", 1) < 30 else 0)
    return in_time[0], late[0]


def test_who_pays_by_the_last_day_is_in_time() -> None:
    in_time, late = cut()
    assert in_time == pytest.approx([*HABIT[:4], 0, 0, 0])
    assert late == pytest.approx([0, 0, 0, 0, *HABIT[4:]])


def test_a_campaign_to_the_end_of_january_has_fewer_late_payers() -> None:
    in_time, late = cut(campaign_closes=153)
    assert in_time == pytest.approx([*HABIT[:5], 0, 0])
    assert 0.02 == pytest.approx(late.sum())


def test_a_campaign_that_ends_within_a_month_divides_it_by_days() -> None:
    in_time, _ = cut(campaign_closes=91 + 16)
    assert in_time[3] == pytest.approx(0.3 * 16 / 31)


def test_a_campaign_that_opens_and_closes_in_one_month_divides_what_is_open_of_it() -> None:
    in_time, late = paid_by_month(
        place.changed(
            place.steady(),
            enrol__months=HABIT,
            premium__campaign_opens=15,
            premium__campaign_closes=22,
            premium__returners_close=22,
        ),
        place.BEGIN,
        1,
    )
    assert in_time[0] == pytest.approx([0.1 * 8 / 16, 0, 0, 0, 0, 0, 0])
    assert 1 == pytest.approx(in_time.sum() + late.sum())


def test_who_would_pay_before_it_opens_pays_in_its_first_month() -> None:
    facts = place.changed(place.steady(), enrol__months=HABIT, premium__campaign_opens=45)
    in_time, _ = paid_by_month(facts, place.BEGIN, 1)
    assert in_time[0] == pytest.approx([0, 0.35, 0.3, 0.3, 0, 0, 0])


def test_migrants_who_come_home_have_longer() -> None:
    in_time, late = cut(home=0.4, returners_close=153)
    assert in_time[4:] == pytest.approx([0.4 * 0.03, 0, 0])
    assert late[4:] == pytest.approx([0.6 * 0.03, 0.02, 0])


def test_the_campaign_of_a_year_goes_by_the_law_of_the_year_before() -> None:
    facts = place.changed(place.steady(), enrol__months=HABIT)
    facts = place.changed(facts, (2023, 1), premium__campaign_closes=153)
    in_time, month = payment_times(facts, 2022, 4)
    assert in_time == pytest.approx([0.95, 0.95, 0.98, 0.98])
    assert [0, 0, 1, 1] == month.tolist()


def test_places_collect_as_their_texts_say() -> None:
    guiyang = build_scenario("guiyang-2017-law", years=1)
    assert 0.98 == pytest.approx(guiyang.illness.in_time[0])
    huaibei = build_scenario("huaibei-premium-2024", years=3)
    assert [0.95, 0.95, 0.975] == pytest.approx(huaibei.illness.in_time)
    assert huaibei.collection.in_time[2, 5] > 0 == huaibei.collection.in_time[1, 5]
    xx = build_scenario("xx-2020-law", years=1)
    assert 0 == xx.collection.in_time[0, 0]
    assert [9] * 12 == xx.funding.campaign_month.tolist()
    for scenario in (guiyang, huaibei, xx):
        sums = scenario.collection.in_time.sum(axis=1)
        assert np.abs(sums - PPM).max() <= 3


def test_the_year_after_the_study_has_the_standard_collected_in_its_last_autumn() -> None:
    # 320 yuan are the standard of 2021, collected for 2022
    longer = build_scenario("guiyang-2017-law", years=5)
    shorter = build_scenario("guiyang-2017-law", years=4)
    assert longer.funding.personal[48] == shorter.collection.personal_after[0]
    assert np.array_equal(longer.funding.premium_aid[48], shorter.collection.aid_after)
    assert np.array_equal(longer.funding.aid_payer[48], shorter.collection.payer_after)
