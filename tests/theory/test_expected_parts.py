"""The parts of the expected-value engine, against plain enumeration of small cases."""

from __future__ import annotations

import dataclasses
import itertools
import math

import numpy as np
import pytest
from scipy.special import ndtri
from scipy.stats import poisson

from sim.codes import HOSPITALS, OUT_OF_PROVINCE
from sim.expected import chronic
from sim.expected.benefits import GROUPS_OF, SCHEMES_OF, StayMeans
from sim.expected.conditions import Risk
from sim.expected.coverage import newborn_covered
from sim.expected.insured import campaign
from sim.expected.means import capped_mean
from sim.expected.stays import PARABOLA
from sim.funding import Funding
from sim.illness import Illness
from sim.medical import POOLED, Stay, empty_room
from sim.scenario import Scenario
from sim.schemes.bill import clear
from sim.schemes.stay import pay_basic

HELD = (0.3, 0.1, 0.6)
NEW = (0.05, 0.0, 0.1)
DEATH = (0.5, 2.0, 0.0)
STAY = (1.0, 0.5, 3.0)
BASE, NUMBER = 0.02, 0.4


def cell(values: tuple[float, ...]) -> np.ndarray:
    return np.array(values).reshape(1, 1, -1)


def test_waiting_for_a_stay_is_the_sum_over_all_sets_of_conditions() -> None:
    risk = Risk(np.array(DEATH), np.array(STAY), np.full((1, 1, 1), BASE))
    alive, held = risk.waiting(cell(HELD), cell(NEW), 0, 0.5, np.full((1, 1), NUMBER))
    whole, with_first = 0.0, 0.0
    for kinds in itertools.product(("none", "old", "new"), repeat=3):
        chance, died, stays = 1.0, 1.0, 1.0
        for k, kind in enumerate(kinds):
            well = (1.0 - HELD[k]) * (1.0 - NEW[k])
            chance *= {"none": well, "old": HELD[k], "new": (1.0 - HELD[k]) * NEW[k]}[kind]
            died += DEATH[k] * (kind == "old")
            stays += STAY[k] * (kind != "none")
        weight = chance * math.exp(-BASE * 0.5 * died - NUMBER * stays)
        whole += weight
        with_first += weight * (kinds[0] != "none")
    assert whole == pytest.approx(float(alive[0, 0]), rel=1e-12)
    assert with_first / whole == pytest.approx(float(held[0, 0, 0]), rel=1e-12)


def test_first_and_second_stays_are_those_of_a_mixed_poisson_number() -> None:
    risk = Risk(np.zeros(3), np.array(STAY), np.zeros((1, 1, 1)))
    none, held = risk.waiting(cell(HELD), cell((0, 0, 0)), 0, 1.0, np.full((1, 1), NUMBER))
    factor = 1.0 + held @ np.array(STAY)
    spread = (held * (1.0 - held)) @ np.array(STAY) ** 2
    one = NUMBER * none * factor
    two = NUMBER**2 / 2 * none * (factor**2 + spread)
    expected = np.zeros(3)
    for has in itertools.product((0, 1), repeat=3):
        chance = np.prod([p if h else 1 - p for p, h in zip(HELD, has, strict=True)])
        expected += chance * poisson.pmf(range(3), NUMBER * (1.0 + np.dot(has, STAY)))
    assert expected == pytest.approx([none.item(), one.item(), two.item()], rel=1e-12)


def test_the_parabola_goes_through_its_nodes() -> None:
    months = (np.arange(12) + 0.5) / 12
    for power in range(3):
        at_nodes = np.array([0.0, 0.5, 1.0]) ** power
        assert months**power == pytest.approx(at_nodes @ PARABOLA, abs=1e-12)


def test_capped_mean_of_a_lognormal_and_of_a_constant() -> None:
    draws = np.exp(0.8 * ndtri((np.arange(200_000) + 0.5) / 200_000) - 0.32) * 100.0
    for cap in (5.0, 80.0, 1000.0):
        assert np.minimum(draws, cap).mean() == pytest.approx(
            float(capped_mean(np.array(100.0), 0.8, np.array(cap))), rel=1e-4
        )
        assert min(100.0, cap) == pytest.approx(
            float(capped_mean(np.array(100.0), 0.0, np.array(cap))), rel=1e-6
        )


@pytest.mark.parametrize("place", [0, 2, 6, 7])
def test_mean_payment_of_a_stay_is_that_of_the_rule_over_bills(base: Scenario, place: int) -> None:
    # Tiers and first self-pay that differ, a deductible that falls, a group with points, a cap that
    # many reach.
    month, bills = 30, 2000
    rate = base.medical.stay_rate - np.array([0, 50_000, 20_000, 100_000])
    repeat = base.medical.stay_repeat.copy()
    repeat[..., 0], repeat[..., 1] = 500_000, 0
    group = base.medical.group_addition + np.array([0, 0, 100_000, 0, 0, 0])
    medical = base.medical._replace(
        stay_rate=rate,
        stay_repeat=repeat,
        group_addition=group,
        class_b_self_pay=base.medical.class_b_self_pay + np.array([-100_000, 0, 150_000]),
        case_without_deductible=base.medical.case_without_deductible + np.array([1, 0, 1]),
        pooled_cap=np.full_like(base.medical.pooled_cap, 3_000_000),
    )
    limited = base.illness._replace(stay_limit=np.full_like(base.illness.stay_limit, 25_000.0))
    scenario = dataclasses.replace(base, medical=medical, illness=limited)
    illness, room = scenario.illness, empty_room()
    law, m = scenario.packed(0).ill.years[month // 12], month % 12
    kinds = np.diff(illness.kind_shares[10], prepend=0.0)
    kinds = kinds * (1.0 - illness.kind_injury * illness.third_party[0])
    kinds /= kinds.sum()
    z = ndtri((np.arange(bills) + 0.5) / bills)
    scheme, total = int(SCHEMES_OF[place]), 0.0
    where = np.diff(illness.hospital_shares[month, scheme], prepend=0.0)
    used, bill = room.used.reshape(-1), room.bill.reshape(-1)
    most = float(illness.stay_limit[month]) * 100.0
    for hospital in range(len(HOSPITALS)):
        away = illness.unregistered[month] if hospital == OUT_OF_PROVINCE else 0.0
        for kind in (0, 2, 12):
            mean = illness.stay_cost[month, scheme, hospital] * illness.kind_cost[kind]
            sigma = illness.stay_spread[hospital]
            for registered, share in ((True, 1.0 - away), (False, away)):
                if share == 0.0:
                    continue
                paid = 0
                for cost in mean * np.exp(sigma * z - sigma**2 / 2) * 100.0:
                    fen = round(min(cost, most))
                    outside = round(fen * illness.outside[month, hospital])
                    over = round(fen * illness.over_limit[hospital])
                    rest = fen - outside - over
                    stay = Stay(
                        *(scheme, int(GROUPS_OF[place]), hospital),
                        *(int(illness.kind_channel[kind]), fen, outside, over),
                        *(round(rest * illness.class_b[month, hospital]),),
                        *(round(rest * illness.granules[month, hospital]), registered),
                    )
                    used[:] = 0
                    clear(bill)
                    pay_basic(stay, m, law, used, bill)
                    paid += int(bill[POOLED])
                total += share * where[hospital] * kinds[kind] * paid / bills
    means = StayMeans(scenario)
    only = np.zeros_like(kinds)
    only[[0, 2, 12]] = kinds[[0, 2, 12]]
    said = np.einsum("hk,h,k->", means._paid(month)[0, place], where, only)
    assert total == pytest.approx(float(said), rel=2e-3)


def test_chronic_payment_is_the_mean_over_all_sets_of_conditions(base: Scenario) -> None:
    # Residents of Liaocheng with three conditions of different caps, by the rule written out.
    held = {3: 0.2, 7: 0.3, 18: 0.1, 31: 0.4}  # 7 and 31 are not on the list
    shares = np.zeros((1, len(base.conditions)))
    for condition, share in held.items():
        shares[0, condition] = share
    cap = base.medical.chronic_cap[0, 0]
    assert [True, False, True, False] == [bool(cap[condition] > 0) for condition in held]
    expected = 0.0
    for has in itertools.product((0, 1), repeat=len(held)):
        chance = math.prod(p if h else 1 - p for p, h in zip(held.values(), has, strict=True))
        certified = [c for c, h in zip(held, has, strict=True) if h and cap[c] > 0]
        if not certified:
            continue
        leading = max(certified, key=lambda c: (cap[c], -c))
        rate = base.medical.chronic_rate[0, 0, base.illness.chronic_class[leading]] / 1e6
        month = base.illness.chronic_cost[0, 0, certified].sum() * 100.0
        for stratum in base.illness.chronic_strata:
            year = 12 * month * (1 - base.illness.chronic_outside[0]) * stratum * rate
            expected += chance * min(year, cap[leading]) / len(base.illness.chronic_strata)
    patients = chronic.Patients(shares, shares)
    in_care, money = chronic.care_of_year(base, 0, patients)
    assert expected == pytest.approx(money[:, 0, 0].sum(), rel=2e-3)
    assert 1 - (1 - 0.2) * (1 - 0.1) == pytest.approx(in_care[5, 0, 0])


def test_who_stays_away_for_years_waits_when_coming_back(base: Scenario) -> None:
    illness, funding = who_comes_back(base)
    found = campaign(illness, funding)
    assert [0.45, 0.40, 0.40] == pytest.approx(found.in_time[:3, 0])
    assert [0.45, 0.40, 0.40] == pytest.approx(found.late[:3, 0])
    # In year 3 those from 0.8 to 0.9 come back late, after two years: March, 3 + 2 months later.
    assert 0.45 == pytest.approx(found.covered[3, 0, 4])
    assert 0.80 == pytest.approx(found.covered[3, 0, 5])
    assert 0.80 == pytest.approx(found.covered[3, 0, 6])
    assert 0.90 == pytest.approx(found.covered[3, 0, 7])
    assert 0.0 == found.repaired.max()


def who_comes_back(base: Scenario) -> tuple[Illness, Funding]:
    """Half of the payers pay late, in March; some stay away for two years and come back late."""
    enrolled = base.illness.enrolled.copy()
    enrolled[:, 0] = (0.9, 0.8, 0.8, *[0.9] * (len(enrolled) - 3))
    years = len(enrolled)
    illness = base.illness._replace(
        enrolled=enrolled, in_time=np.full(years, 0.5), late_month=np.full(years, 2)
    )
    rules = {"late_wait": 3, "gap_wait": 3, "wait_per_missed": 1, "repair": 0}
    months = len(base.funding.late_wait)
    return illness, base.funding._replace(**{k: np.full(months, v) for k, v in rules.items()})


def test_paying_up_missed_years_takes_the_months_off_that_they_added(base: Scenario) -> None:
    illness, funding = who_comes_back(base)
    illness = illness._replace(repair_share=np.array([0.25]))
    found = campaign(illness, funding._replace(repair=np.ones_like(funding.repair)))
    # A quarter of those from 0.8 to 0.9 are covered in June like other late payers, two months
    # sooner than the rest; each of them pays two years.
    assert [0.45, 0.825, 0.825, 0.9] == pytest.approx(found.covered[3, 0, 4:8])
    assert [0.0, 0.1 * 2 * 0.25 / 0.45] == pytest.approx(found.repaired[3, 0])
    assert 0.0 == found.repaired[:3].max() == found.repaired[4:].max()


def test_newborn_paid_for_late_are_covered_after_the_days_of_grace(base: Scenario) -> None:
    covered = newborn_covered(base.illness, base.funding, 0)
    share = float(base.illness.newborn_in_time[0])
    assert 0.0 == covered[4, :4].sum()
    assert [share] * 3 == pytest.approx(covered[4, 4:7].tolist())
    assert share < covered[4, 11] < 1.0
