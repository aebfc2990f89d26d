"""Who pays the resident premium: dearer premiums keep people away, aid brings them back."""

from __future__ import annotations

import illness_place as place
import numpy as np
import pytest

from scenarios.collection import payment_times
from scenarios.enrolment import (
    enrolled_shares,
    members,
    share_waited,
    use_level,
    years_lived,
)
from scenarios.work_years import targets_on
from sim.codes import GROUPS, NUM_AGES

SHARE = np.array([0.9, 0.95, 0.95, 0.95, 0.95, 1.0])
FACTS = {
    "enrol__share": SHARE,
    "enrol__reference_premium": 320,
    "enrol__response": 0.5,
    "premium__aid": np.array([0.0, 320.0, 200.0, 0.0, 0.0, 320.0]),
    "premium__personal": 320,
}


def test_at_the_premium_of_reference_the_observed_share_is_insured() -> None:
    found = enrolled_shares(place.changed(place.steady(), **FACTS), 2022, 2)
    assert (2, len(GROUPS)) == found.shape
    assert found[:, 0] == pytest.approx(0.9)
    assert found[:, 5] == pytest.approx(1.0)


def test_the_premium_of_a_year_is_collected_in_the_year_before() -> None:
    facts = place.changed(place.changed(place.steady(), **FACTS), (2023, 1), premium__personal=640)
    found = enrolled_shares(facts, 2022, 4)[:, 0]
    assert found[:2] == pytest.approx([0.9, 0.9])
    assert found[2:] == pytest.approx([1 - 0.1 * 2**0.5] * 2)


def test_aid_brings_people_in_and_nobody_is_more_than_insured() -> None:
    found = enrolled_shares(place.changed(place.steady(), **FACTS), 2022, 1)[0]
    assert found[1] > found[2] > found[3]
    assert found.max() <= 1


def test_a_huge_premium_leaves_nobody_rather_than_fewer_than_nobody() -> None:
    dear = {**FACTS, "enrol__response": 3, "premium__personal": 5_000}
    assert 0 == enrolled_shares(place.changed(place.steady(), **dear), 2022, 1)[0, 0]


def test_late_payers_pay_in_the_middle_of_their_months() -> None:
    months = np.array([0.2, 0.3, 0.2, 0.1, 0.05, 0.1, 0.05])
    in_time, late = payment_times(place.changed(place.steady(), enrol__months=months), 2022, 3)
    assert in_time == pytest.approx([0.8] * 3)
    assert [1, 1, 1] == late.tolist()


def test_without_late_payers_the_month_is_january() -> None:
    months = np.array([0.25, 0.25, 0.25, 0.25, 0.0, 0.0, 0.0])
    in_time, late = payment_times(place.changed(place.steady(), enrol__months=months), 2022, 1)
    assert 1 == in_time[0]
    assert 0 == late[0]


def test_members_are_the_people_by_cover() -> None:
    work, _ = place.start(place.BEGIN)
    targets = targets_on(place.liaocheng(), place.BEGIN)
    found = members(work.people, 0.5)
    assert (len(work.people), 3, 2, NUM_AGES) == found.shape
    at_work = targets.enterprise + targets.public + targets.flexible + targets.unemployed
    assert found[0, 1].sum() == pytest.approx(at_work, rel=1e-5)
    assert found[0, 2].sum() == pytest.approx(targets.retired, rel=1e-5)
    assert found[0, 0, :, 3].sum() == pytest.approx(work.people[0, :, 3].sum() / 2)


def test_insured_live_less_than_a_year_where_they_die_or_come_and_more_where_they_grow() -> None:
    counts = np.zeros((2, 3, 2, NUM_AGES))
    counts[0, 0, 0, 50], counts[1, 0, 0, 51] = 1000, 960  # 40 die or find work
    counts[1, 0, 0, 1] = 20  # born in the year
    counts[0, 1, 1, 30], counts[1, 1, 1, 31] = 80, 100
    counts[0, 2, 1, 70], counts[1, 2, 1, 71] = 50, 60
    lived = years_lived(counts, np.array([10.0]), 0.0)[0]
    assert lived[0, 0, 50] == pytest.approx(980 / 1030)  # of January, newborn and leavers
    assert lived[0, 0, 0] == pytest.approx(10 / 1030)
    assert lived[1, 1, 30] == pytest.approx(90 / 160)  # of all employees in December
    assert lived[2, 1, 70] == pytest.approx(55 / 160)
    late = years_lived(counts, np.array([10.0]), 0.25)[0]
    assert late[0] == pytest.approx(lived[0] * 0.75)
    assert np.array_equal(late[1:], lived[1:])


def test_one_in_twenty_a_month_late_loses_a_two_hundred_and_fortieth_of_cover() -> None:
    months = np.array([0.25, 0.5, 0.1, 0.1, 0.05, 0.0, 0.0])
    facts = place.changed(place.steady(), enrol__months=months, premium__late_wait=1)
    assert share_waited(facts, 2022) == pytest.approx(0.05 / 12)


def test_use_gives_the_rates_of_known_years_and_then_follows_the_ages() -> None:
    lived = place.base().lived
    relative = np.ones((1, 3, 2, NUM_AGES))
    relative[..., 65:] = 3.0
    rates = np.full((4, 3), 0.2)
    level = use_level(rates, lived, relative)
    given = level[: len(lived)] * (lived * relative).sum(axis=(2, 3))
    assert given[:, 0] == pytest.approx(0.2)
    assert given[:, 1:].sum(axis=1) == pytest.approx(0.2)
    assert np.array_equal(level[:, 1], level[:, 2])
    assert np.all(level[len(lived) :] == level[len(lived) - 1])
