"""Control of hospitals and quotas of cases: law with a date, which reforms may change."""

from __future__ import annotations

import illness_place as place
import numpy as np
import pytest

from scenarios.build_control import fine_factor, recovered_share, refused_more, refused_share
from scenarios.facts import ScenarioFacts
from scenarios.listing import describe
from scenarios.load import load_scenario
from sim.law import PPM

SPAN = (place.BEGIN, place.YEARS * 12)
SINCE = (place.BEGIN + 1, 7)
FIRST = 18  # month of the study in which the change begins


def changed(**values: object) -> ScenarioFacts:
    named = {name.replace("__", "__", 1): value for name, value in values.items()}
    return place.changed(place.liaocheng(), SINCE, **named)


def test_review_refuses_one_per_cent_and_inspections_recover_half_a_per_cent() -> None:
    facts = place.liaocheng()
    assert refused_share(facts, *SPAN) == pytest.approx(np.full(SPAN[1], 0.01))
    assert recovered_share(facts, *SPAN) == pytest.approx(np.full(SPAN[1], 0.005))
    assert 0 == np.abs(refused_more(facts, *SPAN)).max()


def test_review_that_finds_more_leaves_less_to_inspections_from_its_day_on() -> None:
    facts = changed(control__found_before=0.8)
    refused, recovered = refused_share(facts, *SPAN), recovered_share(facts, *SPAN)
    assert refused[[FIRST - 1, FIRST]] == pytest.approx([0.01, 0.016])
    assert recovered[[FIRST - 1, FIRST]] == pytest.approx([0.005, 0.002])
    assert [0] * FIRST + [6_000] * (SPAN[1] - FIRST) == refused_more(facts, *SPAN).tolist()
    less = refused_more(changed(control__found_before=0.25), *SPAN)
    assert [0, -5_000] == less[[FIRST - 1, FIRST]].tolist()


def test_inspections_that_find_more_recover_more_and_refuse_nothing() -> None:
    facts = changed(control__found_after=0.75)
    assert recovered_share(facts, *SPAN)[[FIRST - 1, FIRST]] == pytest.approx([0.005, 0.0075])
    assert 0 == np.abs(refused_more(facts, *SPAN)).max()


def test_fines_are_times_the_loss_of_what_is_fined() -> None:
    assert {3 * PPM // 10} == set(fine_factor(place.liaocheng(), *SPAN).tolist())
    # a fifth at twice the loss, a twentieth at five times: 0.65 of what is recovered
    dearer = fine_factor(changed(control__fine_times=np.array([2.0, 5.0])), *SPAN)
    assert [300_000, 650_000] == dearer[[FIRST - 1, FIRST]].tolist()


def test_guiyang_recovered_little_and_fined_it_more_than_four_times() -> None:
    facts = load_scenario("guiyang-2017-law")
    assert recovered_share(facts, 2018, 12) == pytest.approx(np.full(12, 0.0003))
    assert [4_600_000] * 12 == fine_factor(facts, 2018, 12).tolist()


def test_a_quota_of_cases_moves_from_the_month_of_the_law() -> None:
    dearer = place.build(place.changed(place.steady(), SINCE, payment__case_quota=1.05)).illness
    usual = place.base().illness.case_quota
    assert np.array_equal(usual[:FIRST], dearer.case_quota[:FIRST])
    assert dearer.case_quota[FIRST:] == pytest.approx(usual[FIRST:] * 0.75)


def test_what_control_and_quotas_rest_on_is_listed() -> None:
    listed = {row.key: row for row in describe(load_scenario("liaocheng-2022-law"))}
    for key in (
        *("payment.case_quota", "control.irregular_share", "control.found_before"),
        *("control.found_after", "control.fined_share", "control.fine_times"),
    ):
        assert key in listed
