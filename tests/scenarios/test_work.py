"""Covers meet the totals of the place, and people grow from one age's shares into the next's."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from scenarios.population import start_population
from scenarios.work import WorkTargets, cover_shares
from scenarios.work_changes import WorkTurnover, work_transitions
from sim.benefit_ends import BenefitEnds, as_lived
from sim.codes import (
    CHILD,
    ENTERPRISE,
    FLEXIBLE,
    NUM_AGES,
    PUBLIC,
    RESIDENT,
    RETIRED,
    STUDENT,
    UNEMPLOYED,
    UNINSURED,
)
from sim.errors import ScenarioError

TARGETS = WorkTargets(
    enterprise=420_000,
    public=150_000,
    flexible=120_000,
    unemployed=6_000,
    retired=330_000,
    women_share_enterprise=0.43,
    women_share_public=0.5,
    uninsured_share=0.06,
)
PEOPLE = start_population(5_952_500, "Shandong", {"city": 0.25, "town": 0.28, "rural": 0.47}, 2023)
SHARES = cover_shares(PEOPLE, TARGETS)
NO_ENDS, ENDS = BenefitEnds(0.0, 0.0), BenefitEnds(0.25, 0.02)


def test_shares_add_up_and_none_is_negative() -> None:
    assert SHARES.shape == (2, NUM_AGES, 9)
    assert np.abs(SHARES.sum(axis=2) - 1).max() < 1e-12
    assert SHARES.min() >= 0


def test_totals_are_the_targets() -> None:
    totals = np.einsum("sa,sac->sc", PEOPLE, SHARES)
    for cover, name in (
        (ENTERPRISE, "enterprise"),
        (PUBLIC, "public"),
        (FLEXIBLE, "flexible"),
        (UNEMPLOYED, "unemployed"),
        (RETIRED, "retired"),
    ):
        assert totals[:, cover].sum() == pytest.approx(getattr(TARGETS, name), rel=1e-6)
    assert totals[1, ENTERPRISE] == pytest.approx(0.43 * 420_000, rel=1e-6)
    assert totals[1, PUBLIC] == pytest.approx(0.5 * 150_000, rel=1e-6)


def test_children_go_to_school_and_leave_it() -> None:
    assert np.all(SHARES[:, :7, CHILD] == 1)
    assert np.all(SHARES[:, 7:17, STUDENT] == 1)
    assert np.all(np.diff(SHARES[:, 16:24, STUDENT]) < 0)
    assert not SHARES[:, 23:, STUDENT].any()


def test_nobody_works_past_retirement_or_draws_a_pension_before() -> None:
    workers = [ENTERPRISE, FLEXIBLE, UNEMPLOYED]
    assert not SHARES[0, 61:, [*workers, PUBLIC]].any()
    assert not SHARES[1, 51:, workers].any()
    assert not SHARES[1, 56:, PUBLIC].any()
    assert not SHARES[0, :61, RETIRED].any()
    assert not SHARES[1, :51, RETIRED].any()
    assert np.all(SHARES[1, 50, workers] > 0)


def test_full_ages_give_way_and_totals_still_hold() -> None:
    many = dataclasses.replace(TARGETS, enterprise=1_900_000, retired=1_200_000)
    shares = cover_shares(PEOPLE, many)
    totals = np.einsum("sa,sac->c", PEOPLE, shares)
    assert totals[ENTERPRISE] == pytest.approx(1_900_000, rel=1e-6)
    assert totals[RETIRED] == pytest.approx(1_200_000, rel=1e-6)
    assert shares.min() >= 0
    assert np.abs(shares.sum(axis=2) - 1).max() < 1e-12


def test_targets_that_cannot_fit_are_refused() -> None:
    with pytest.raises(ScenarioError, match=r"enterprise male \d+ of 2394000, ent"):
        cover_shares(PEOPLE, dataclasses.replace(TARGETS, enterprise=4_200_000))


def test_only_the_sex_that_does_not_fit_is_named() -> None:
    women = dataclasses.replace(TARGETS, enterprise=1_600_000, women_share_enterprise=0.95)
    with pytest.raises(
        ScenarioError, match=r"retirement age: enterprise female \d+ of 1520000"
    ) as e:
        cover_shares(PEOPLE, women)
    assert "enterprise male" not in str(e.value)


@pytest.mark.parametrize("change", [{"public": -1}, {"uninsured_share": 1.2}])
def test_targets_out_of_range_are_refused(change: dict[str, float]) -> None:
    with pytest.raises(ScenarioError, match="targets"):
        cover_shares(PEOPLE, dataclasses.replace(TARGETS, **change))  # type: ignore[arg-type]


def test_a_target_of_nobody_gives_nobody() -> None:
    shares = cover_shares(PEOPLE, dataclasses.replace(TARGETS, flexible=0))
    assert not shares[:, :, FLEXIBLE].any()


def after_a_year(later: np.ndarray, turnover: WorkTurnover, ends: BenefitEnds) -> np.ndarray:
    """Shares of each age of SHARES after a year of changes, as they come out."""
    hazard, target = as_lived(*work_transitions(SHARES, later, turnover, ends), ends)
    chance = 1 - np.exp(-hazard)
    moved = np.einsum("sac,sacd->sad", SHARES * chance, target)
    return np.asarray(SHARES * (1 - chance) + moved)


@pytest.mark.parametrize("turnover", [WorkTurnover(), WorkTurnover(0.3, 0.1, 0.5, 1.0, 0.1, 0.0)])
@pytest.mark.parametrize("ends", [NO_ENDS, ENDS, BenefitEnds(1.5, 0.4)])
def test_a_year_leads_to_the_shares_of_the_next_age(
    turnover: WorkTurnover, ends: BenefitEnds
) -> None:
    then = after_a_year(SHARES, turnover, ends)
    assert np.abs(then[:, 1:49] - SHARES[:, 2:50]).max() < 1e-6
    assert np.abs(then[0, 49:60] - SHARES[0, 50:61]).max() < 1e-6
    assert np.abs(then[1, 49] - SHARES[1, 50]).max() < 1e-6


def test_a_year_leads_to_the_later_shares_of_the_next_age() -> None:
    more = cover_shares(PEOPLE, dataclasses.replace(TARGETS, enterprise=440_000, flexible=130_000))
    then = after_a_year(more, WorkTurnover(), ENDS)
    assert np.abs(then[:, 1:49] - more[:, 2:50]).max() < 1e-6
    assert np.abs(then[0, 49:60] - more[0, 50:61]).max() < 1e-6
    assert np.all(then[0, 25:58, ENTERPRISE] > SHARES[0, 26:59, ENTERPRISE])


def test_more_ends_of_benefits_ask_for_more_hiring_and_no_fewer_on_benefit() -> None:
    few, many = (
        work_transitions(SHARES, SHARES, WorkTurnover(), BenefitEnds(hazard, 0.02))
        for hazard in (0.1, 0.5)
    )
    hired = [
        (1 - np.exp(-hazard[0, 40, RESIDENT]))
        * np.diff(entry[0, 40, RESIDENT], prepend=0)[[ENTERPRISE, PUBLIC]].sum()
        for hazard, entry in (few, many)
    ]
    assert hired[1] > hired[0] > 0
    lost = [
        (1 - np.exp(-hazard[0, 40, ENTERPRISE]))
        * np.diff(entry[0, 40, ENTERPRISE], prepend=0)[UNEMPLOYED]
        for hazard, entry in (few, many)
    ]
    assert lost[1] > lost[0] > 0


def test_only_employees_begin_a_benefit() -> None:
    more = cover_shares(PEOPLE, dataclasses.replace(TARGETS, unemployed=12_000))
    _, entry = work_transitions(SHARES, more, WorkTurnover(), ENDS)
    to = SHARES * np.diff(entry.astype(np.float64), axis=3, prepend=0)[..., UNEMPLOYED]
    assert (to[:, 20:49, [ENTERPRISE, PUBLIC]] > 0).all()
    assert not np.delete(to[:, 20:49], [ENTERPRISE, PUBLIC], axis=2).any()


def test_refusals_and_ends_lead_to_the_residents() -> None:
    exits, entries = work_transitions(SHARES, SHARES, WorkTurnover(), ENDS)
    drawn = np.diff(entries.astype(np.float64), axis=3, prepend=0)
    hazard, to = as_lived(exits, entries, BenefitEnds(0.5, 0.3))
    assert to.sum(axis=3) == pytest.approx(1.0)
    assert hazard[..., UNEMPLOYED] == pytest.approx(exits[..., UNEMPLOYED] + 0.5)
    refused = 0.3 * drawn[:, :, ENTERPRISE, UNEMPLOYED]
    assert to[:, :, ENTERPRISE, UNEMPLOYED] == pytest.approx(0.7 / 0.3 * refused)
    more = to[:, :, ENTERPRISE, RESIDENT] - drawn[:, :, ENTERPRISE, RESIDENT]
    assert more == pytest.approx(refused, abs=1e-12)
    ended = to[0, 40, UNEMPLOYED, RESIDENT]
    assert ended == pytest.approx(0.5 / hazard[0, 40, UNEMPLOYED])
    same = as_lived(exits, entries, NO_ENDS)
    assert np.array_equal(same[0], exits)
    assert np.array_equal(same[1], drawn)


def test_chances_and_destinations_are_well_formed() -> None:
    hazard, entry = work_transitions(SHARES, SHARES, WorkTurnover(), ENDS)
    assert hazard.shape == (2, NUM_AGES, 9)
    assert entry.shape == (2, NUM_AGES, 9, 9)
    assert hazard.dtype == entry.dtype == np.float32
    assert np.all(np.isfinite(hazard))
    assert 0 <= hazard.min() <= hazard.max() <= 20
    assert np.all(entry[..., -1] == 1)
    assert np.all(np.diff(entry, axis=3) >= 0)
    assert entry.min() >= 0


def test_workers_of_retirement_age_are_left_to_the_law() -> None:
    hazard, entry = work_transitions(SHARES, SHARES, WorkTurnover(), ENDS)
    assert not hazard[0, 60:].any()
    assert not hazard[1, 55:].any()
    assert not np.delete(hazard[1, 50:55], PUBLIC, axis=1).any()
    stays = np.diff(entry[1, 50:55, PUBLIC], axis=1, prepend=0)[:, PUBLIC]
    assert np.all(stays == 1)
    assert not hazard[:, :, RETIRED].any()


def test_some_redraws_are_a_new_employer() -> None:
    hazard, entry = work_transitions(SHARES, SHARES, WorkTurnover(), ENDS)
    same = np.diff(entry[0, 40, ENTERPRISE], prepend=0)[ENTERPRISE]
    assert 0.2 < same < 1
    lost = np.diff(entry[0, 40, ENTERPRISE], prepend=0)[UNEMPLOYED]
    assert hazard[0, 40, ENTERPRISE] * (1 - lost) == pytest.approx(-np.log(1 - 0.10), rel=0.1)


def test_no_turnover_leaves_the_net_flow_alone() -> None:
    still = WorkTurnover(0, 0, 0, 0, 0, 0)
    hazard, _ = work_transitions(SHARES, SHARES, still, NO_ENDS)
    begun = SHARES[0, 30, UNEMPLOYED] - SHARES[0, 29, UNEMPLOYED]
    assert SHARES[0, 29, ENTERPRISE] <= SHARES[0, 30, ENTERPRISE]
    assert begun > 0
    assert 0 < hazard[0, 29, ENTERPRISE] * SHARES[0, 29, ENTERPRISE] <= begun * (1 + 1e-6)
    assert hazard[0, 29, UNINSURED] < 0.2


def test_turnover_out_of_range_is_refused() -> None:
    with pytest.raises(ScenarioError, match=r"turnover\.public is 1\.5"):
        work_transitions(SHARES, SHARES, WorkTurnover(public=1.5), ENDS)
