"""Who pays the resident premium: dearer premiums keep people away, aid brings them back."""

from __future__ import annotations

import illness_place as place
import numpy as np
import pytest

from scenarios.enrolment import enrolled_shares, members, payment_times
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
    in_time, late = payment_times(place.changed(place.steady(), enrol__months=months), 3)
    assert in_time == pytest.approx([0.8] * 3)
    assert [1, 1, 1] == late.tolist()


def test_without_late_payers_the_month_is_january() -> None:
    months = np.array([0.25, 0.25, 0.25, 0.25, 0.0, 0.0, 0.0])
    in_time, late = payment_times(place.changed(place.steady(), enrol__months=months), 1)
    assert 1 == in_time[0]
    assert 0 == late[0]


def test_members_are_the_people_by_cover() -> None:
    people, shares, _ = place.start(place.BEGIN)
    found = members(people, shares, 0.5)
    assert (3, 2, NUM_AGES) == found.shape
    assert found[1].sum() == pytest.approx(440_000 + 170_000 + 60_000 + 8_000, rel=1e-5)
    assert found[2].sum() == pytest.approx(230_000, rel=1e-5)
    assert found[0, :, 3].sum() == pytest.approx(people[:, 3].sum() / 2)
