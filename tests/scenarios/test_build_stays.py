"""Stays: profile by age against surveys, kinds of mean one, costs of the published mean."""

from __future__ import annotations

import illness_place as place
import numpy as np
import pytest

from scenarios.stays import (
    BANDS,
    DELIVERIES,
    DELIVERY_COST,
    admission_profile,
    case_quotas,
    costs_before_limit,
    deliveries,
    hospital_costs,
    read_kinds,
    relative_kinds,
    stay_costs,
    stay_hazards,
    stays_of_kinds,
)
from scenarios.tabular import read_rows
from sim.codes import BED_DAY, CASE, HOSPITALS, NUM_AGES, SCHEMES
from sim.errors import ScenarioError

RATES_2018 = np.array([[13.2801, 17.7944, 17.7944]]) / 100 - DELIVERIES / 100  # NHSA long series


def hazards(insured: np.ndarray) -> np.ndarray:
    """Stays a year lived that give the rates of 2018 to people who are insured all year."""
    of_scheme = insured.sum(axis=(1, 2))
    of_scheme[1:] = of_scheme[1:].sum()
    lived = (insured / of_scheme[:, None, None])[None]
    return np.asarray(stay_hazards(RATES_2018, lived, 0.0, read_kinds())[0])


@pytest.mark.parametrize("table", ["admission_profile", "stay_kinds", "visit_profile"])
def test_every_row_has_a_source_and_every_guess_a_reason(table: str) -> None:
    for row in read_rows(f"{table}.csv"):
        assert row["source"]
        assert row["source"] != "assumption" or len(row["why"]) > 15, row


def test_old_people_have_the_stays_of_the_surveys() -> None:
    insured = place.base().insured
    stays = insured * hazards(insured)
    of_60 = stays[:, :, 60:].sum() / insured[:, :, 60:].sum()
    of_45 = stays[:, :, 45:].sum() / insured[:, :, 45:].sum()
    # NHSS 2018: 24.9 per 100, surveys count about a quarter fewer than hospitals
    assert 0.249 < of_60 < 0.249 * 1.35
    # CHARLS 2018: 18.63 % had at least one stay; those had 1.1 to 1.4
    assert 0.1863 * 1.1 < of_45 < 0.1863 * 1.4


def test_old_people_have_near_their_share_of_cost_in_the_sample_of_2017() -> None:
    insured = place.base().insured
    stays = insured * hazards(insured)
    cost, _, _ = relative_kinds(stays, read_kinds())
    by_age = stays * (read_kinds().shares[BANDS] @ cost)
    by_age *= np.array([1, 1.5, 1.5])[:, None, None]  # a stay of an employee costs half more
    ages = (slice(0, 60), slice(60, 70), slice(70, NUM_AGES))
    a_head = np.array([by_age[:, :, a].sum() / insured[:, :, a].sum() for a in ages])
    shares = a_head * np.array([0.827, 0.104, 0.069])
    shares /= shares.sum()
    # 23.7 and 29.6 %; the surveys pull them down
    assert 0.19 < shares[1] < 0.25
    assert 0.21 < shares[2] < 0.31


def test_the_profile_is_lowest_at_school_and_highest_in_old_age() -> None:
    resident = admission_profile()[0]
    assert np.all(np.argmin(resident, axis=1) >= 8)
    assert np.all(np.argmin(resident, axis=1) <= 25)
    assert np.all(np.argmax(resident, axis=1) >= 75)


def test_kinds_have_mean_one_over_all_stays() -> None:
    stays = place.base().insured * admission_profile()
    cost, days, by_scheme = relative_kinds(stays, read_kinds())
    number = (stays.sum(axis=1) @ read_kinds().shares[BANDS]).sum(axis=0)
    assert np.average(cost, weights=number) == pytest.approx(1)
    assert np.average(days, weights=number) == pytest.approx(1)
    assert np.average(by_scheme, weights=stays.sum(axis=(1, 2))) == pytest.approx(1)


def test_a_psychiatric_stay_is_long_and_paid_by_bed_day() -> None:
    kinds = read_kinds()
    k = kinds.names.index("psychiatric")
    assert np.argmax(kinds.days) == k
    assert [k] == np.flatnonzero(kinds.channel == BED_DAY).tolist()
    names = {"child_pneumonia", "appendicitis", "hernia", "cataract"}
    assert names == {kinds.names[k] for k in np.flatnonzero(kinds.channel == CASE)}
    assert ["injury"] == [kinds.names[k] for k in np.flatnonzero(kinds.injury)]


def test_over_hospitals_and_kinds_stays_cost_the_published_mean() -> None:
    insured = place.base().insured
    facts = place.changed(place.steady(), illness__stay_cost_level=np.ones(len(SCHEMES)))
    stays = insured * admission_profile()
    _, _, kinds = relative_kinds(stays, read_kinds())
    shares = np.array([[0.3, 0.4, 0.2, 0.06, 0.04], [0.1, 0.3, 0.4, 0.12, 0.08], [0.2] * 5])
    relative = np.array([0.45, 1, 1.9, 2.6, 3])
    means = stay_costs(facts, 2022, 2)
    cost = hospital_costs(means, shares, relative, kinds, stays)
    a_stay = (cost * shares).sum(axis=2) * kinds  # (years, SCHEMES)
    number = stays.sum(axis=(1, 2))
    assert a_stay[:, 0] == pytest.approx(means[:, 0])
    employees = (a_stay[:, 1:] * number[1:]).sum(axis=1) / number[1:].sum()
    assert employees == pytest.approx(means[:, 1])
    assert cost[:, :, 2] / cost[:, :, 1] == pytest.approx(1.9)
    # with deliveries, at half of the published mean, it is that mean: 8128.5997 yuan in 2022
    part = DELIVERIES[0] / 16.2591
    assert 8128.5997 == pytest.approx(means[0, 0] * (1 - part) + 8128.5997 * part * DELIVERY_COST)


def test_a_limit_leaves_the_mean_cost_of_stays_as_it_is() -> None:
    stays = place.base().insured * admission_profile()
    kinds, _, _ = relative_kinds(stays, read_kinds())
    number = stays_of_kinds(stays, read_kinds())
    cost = np.full((1, len(SCHEMES), len(HOSPITALS)), 12_000.0) * np.linspace(0.3, 2.5, 5)
    spread = np.linspace(0.9, 1.6, 5)
    found = costs_before_limit(cost, spread, kinds, number, np.array([200_000.0]))
    assert np.all(found > cost)
    assert np.all(np.diff(found / cost) > 0), "the dearer and more mixed, the more is cut"
    z = np.random.default_rng(5).standard_normal(400_000)
    for h in (0, 4):
        drawn = found[0, 1, h] * kinds[:, None] * np.exp(spread[h] * z - spread[h] ** 2 / 2)
        cut = np.minimum(drawn, 200_000).mean(axis=1)
        weight = number[1] / number[1].sum()
        # sigma of the mean of 400,000 draws: at most half a per cent
        assert cut @ weight == pytest.approx(cost[0, 1, h] * (kinds @ weight), rel=0.015)
    with pytest.raises(ScenarioError, match="stay_cost_limit: 20,000 yuan cannot hold"):
        costs_before_limit(cost, spread, kinds, number, np.array([20_000.0]))


def test_a_quota_lies_a_little_above_the_mean_cost_at_its_hospital() -> None:
    stays = place.base().insured * admission_profile()
    cost = np.arange(1.0, 1 + 2 * len(SCHEMES) * len(HOSPITALS)).reshape(2, len(SCHEMES), -1)
    only_resident = np.zeros((len(SCHEMES), len(HOSPITALS)))
    only_resident[0] = 0.2
    facts = place.changed(place.liaocheng(), (place.BEGIN + 1, 1), payment__case_quota=1.6)
    quota = np.repeat([1.4, 1.6], 12)
    found = case_quotas(facts, place.BEGIN, cost, only_resident, stays)
    assert found == pytest.approx(quota[:, None] * np.repeat(cost[:, 0], 12, axis=0))


def test_the_share_of_deliveries_follows_the_births_of_the_nation() -> None:
    found = deliveries(2018, 6)
    assert found[4] == pytest.approx(DELIVERIES)
    # UN 2024: 1.55 children a woman in 2018, 1.03 in 2022
    assert found[0] == pytest.approx(DELIVERIES * 1.55 / 1.03, rel=0.02)


def test_refused_injuries_come_on_top_of_the_published_stays() -> None:
    lived = place.base().lived[:1]
    kinds = read_kinds()
    injuries = kinds.shares[BANDS] @ (kinds.injury == 1)
    hazard = stay_hazards(RATES_2018, lived, 0.13, kinds)
    settled = (lived * hazard * (1 - 0.13 * injuries)).sum(axis=(2, 3))
    assert settled[0, 0] == pytest.approx(RATES_2018[0, 0])
    assert settled[0, 1:].sum() == pytest.approx(RATES_2018[0, 1])
    assert (lived * hazard).sum(axis=(2, 3))[0, 0] > 1.01 * RATES_2018[0, 0]


def test_after_the_known_years_an_age_keeps_its_hazard() -> None:
    lived = place.base().lived
    rates = np.repeat(RATES_2018, len(lived) + 3, axis=0)
    found = stay_hazards(rates, lived, 0.0, read_kinds())
    assert np.array_equal(found[len(lived) - 1], found[-1])
    assert np.all(found[0, 0] > found[len(lived) - 1, 0])  # residents grow older while known
