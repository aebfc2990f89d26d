"""Courses of ordinary visits: as many as expected, in date order, and to the fen for all alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from sim.codes import GROUPS, HOSPITALS, RESIDENT_SCHEME, SCHEMES
from sim.illness import (
    COST_STRATA,
    VISIT_AGES,
    VISIT_BURDENS,
    VISIT_STRATA,
    PackedIllness,
    YearOfIllness,
)
from sim.law import PPM
from sim.medical import BILL, DEDUCTIBLE, NUM_FIELDS, OUTSIDE, POOLED, USED
from sim.records import record, table
from sim.visits import (
    COURSE_WIDTH,
    NUM_BUCKETS,
    NUM_CLASSES,
    PAID_SQUARES,
    VISITS,
    bucket_of,
    class_of,
    parts_of,
    run_course,
    settle_courses,
    tabulate,
)

Sums = npt.NDArray[np.int64]
Fields = dict[str, npt.NDArray[Any]]
YEARS = 2
MONTHS = 12 * YEARS
STRATA = np.array([0.05, 0.2, 0.4, 0.6, 0.85, 1.2, 1.7, 3.0])
COSTS = np.array([0.4, 0.7, 1.0, 1.9])
SHARES = np.array([0.62, 0.81, 0.93, 0.98, 1.0])
COST = np.array([60.0, 150.0, 260.0, 320.0, 380.0])
OUTSIDE_SHARE = 0.08


def illness(mean: float = 5.0, intensity: npt.ArrayLike = 1.0) -> Fields:
    """Visits with one mean for all classes; `intensity` by month of the study."""
    demand = np.broadcast_to(np.asarray(intensity, dtype=np.float64), (MONTHS,))
    return {
        "visit_mean": np.full((YEARS, len(SCHEMES), len(VISIT_AGES), VISIT_BURDENS), mean),
        "visit_cost": np.tile(COST, (MONTHS, len(SCHEMES), 1)),
        "visit_shares": np.tile(SHARES, (MONTHS, len(SCHEMES), 1)),
        "visit_intensity": np.repeat(demand[:, None], len(SCHEMES), axis=1),
    }


def law(
    *,
    cap: int = 30_000,
    rate: int = 550_000,
    deductible: int = 0,
    year_deductible: int = 0,
    new_rate: int | None = None,
) -> Fields:
    """The law of visits; `new_rate` holds from July of the first year on."""
    rates = np.full((MONTHS, len(SCHEMES), len(HOSPITALS)), rate)
    if new_rate is not None:
        rates[6:] = new_rate
    relief = np.full((MONTHS, len(GROUPS)), PPM)
    relief[:, 1:] = 0
    addition = np.zeros((MONTHS, len(GROUPS)), dtype=np.int64)
    addition[:, 1:] = 100_000
    every = (MONTHS, len(SCHEMES))
    return {
        "visit_deductible": np.full(every, deductible),
        "visit_year_deductible": np.full(every, year_deductible),
        "visit_rate": rates,
        "visit_cap": np.full(every, cap),
        "visit_group_deductible": relief,
        "visit_group_addition": addition,
        "pooled_cap": np.full(every, 15_000_000),
    }


def study(facts: Fields, rules: Fields) -> PackedIllness:
    """Facts and law as kernels take them: what holds for a month in rows of years."""
    fixed = {
        "visit_group": np.ones(len(GROUPS)),
        "visit_strata": STRATA,
        "visit_cost_strata": COSTS,
        "visit_outside": np.array([OUTSIDE_SHARE]),
    }
    both = facts | rules
    by_year = {
        name: array if len(array) == YEARS else array.reshape(YEARS, 12, *array.shape[1:])
        for name, array in both.items()
    }
    return PackedIllness(record(fixed), table(by_year))


FACTS, LAW = illness(), law()


def course(
    bucket: int,
    facts: Fields = FACTS,
    rules: Fields = LAW,
    *,
    kind: int = 0,
    months: tuple[int, int] = (0, 12),
    y: int = 0,
) -> Sums:
    """The sums of one person with the course, (12, COURSE_WIDTH)."""
    out = np.zeros((12, COURSE_WIDTH), dtype=np.int64)
    scheme, group, age_class, burden = parts_of(kind)
    used, bill = np.zeros(len(USED), dtype=np.int64), np.zeros(len(BILL), dtype=np.int64)
    packed = study(facts, rules)
    ill = YearOfIllness(packed.fixed[0], packed.years[y])
    where = np.zeros((len(HOSPITALS), 3), dtype=np.int64)
    room = used, bill, out, where
    run_course(y, scheme, group, age_class, burden, bucket, *months, 1, ill, *room)
    assert [out[:, VISITS].sum(), out[:, POOLED].sum()] == where[:, [0, 2]].sum(axis=0).tolist()
    return out


def settle(counts: Sums, facts: Fields = FACTS, rules: Fields = LAW, y: int = 0) -> Sums:
    """The sums of all people, (SCHEMES, 12, COURSE_WIDTH)."""
    out = np.zeros((len(SCHEMES), 12, COURSE_WIDTH), dtype=np.int64)
    used, bill = np.ones(len(USED), dtype=np.int64), np.zeros(len(BILL), dtype=np.int64)
    where = np.zeros((len(SCHEMES), len(GROUPS), len(HOSPITALS), 3), dtype=np.int64)
    settle_courses(counts, y, 0, study(facts, rules), used, bill, out, where)
    by_scheme = where.sum(axis=(1, 2))
    assert np.array_equal(out[..., VISITS].sum(axis=1), by_scheme[:, 0])
    assert np.array_equal(out[..., :NUM_FIELDS].sum(axis=(1, 2)), by_scheme[:, 1])
    assert np.array_equal(out[..., POOLED].sum(axis=1), by_scheme[:, 2])
    return out


def everybody() -> Sums:
    """One person with every course."""
    return np.ones((NUM_CLASSES, NUM_BUCKETS), dtype=np.int64)


def test_classes_are_dense_and_can_be_read_back() -> None:
    found = []
    for scheme in range(len(SCHEMES)):
        for group in range(len(GROUPS) if scheme == RESIDENT_SCHEME else 1):
            for age_class in range(len(VISIT_AGES)):
                for burden in range(VISIT_BURDENS):
                    kind = class_of(scheme, age_class, burden, group)
                    assert (scheme, group, age_class, burden) == parts_of(kind)
                    found.append(kind)
    assert list(range(NUM_CLASSES)) == sorted(found)


def test_every_bucket_has_as_many_bytes_of_luck() -> None:
    buckets = [int(bucket_of(luck)) for luck in np.arange(256, dtype=np.uint8)]
    assert [256 // NUM_BUCKETS] * NUM_BUCKETS == np.bincount(buckets).tolist()


def test_people_one_by_one_give_what_their_courses_give_to_the_fen() -> None:
    dice = np.random.default_rng(3)
    kinds, buckets = dice.integers(NUM_CLASSES, size=500), dice.integers(NUM_BUCKETS, size=500)
    rules = law(deductible=500, year_deductible=8_000, new_rate=600_000)
    counts = np.zeros((NUM_CLASSES, NUM_BUCKETS), dtype=np.int64)
    expected = np.zeros((len(SCHEMES), 12, COURSE_WIDTH), dtype=np.int64)
    for kind, bucket in zip(kinds.tolist(), buckets.tolist(), strict=True):
        counts[kind, bucket] += 1
        expected[parts_of(kind)[0]] += course(bucket, rules=rules, kind=kind)
    counts[kinds[0], buckets[0]] += 1000
    expected[parts_of(int(kinds[0]))[0]] += 1000 * course(
        int(buckets[0]), rules=rules, kind=int(kinds[0])
    )
    assert np.array_equal(expected, settle(counts, rules=rules))


@pytest.mark.parametrize("mean", [0.3, 2.0, 6.0, 20.0])
@pytest.mark.parametrize("intensity", [1.0, 1.37])
def test_there_are_as_many_visits_as_expected(mean: float, intensity: float) -> None:
    sums = settle(everybody(), illness(mean, intensity))
    people = NUM_CLASSES * NUM_BUCKETS
    assert mean * intensity == pytest.approx(sums[:, :, VISITS].sum() / people, rel=0.01)
    # months are rounded too: a tenth of a visit-month of the rarest visits
    monthly = sums[:, :, VISITS].sum(axis=0) / people
    assert np.full(12, mean * intensity / 12) == pytest.approx(monthly, rel=0.1)


@pytest.mark.parametrize("kind", [0, 17, 70, 143])
@pytest.mark.parametrize("mean", [0.3, 1.37, 2.0, 6.0, 20.0])
def test_a_class_loses_less_than_one_visit_by_rounding(mean: float, kind: int) -> None:
    facts = illness(mean)
    made = sum(course(bucket, facts, kind=kind)[:, VISITS].sum() for bucket in range(NUM_BUCKETS))
    assert abs(made - NUM_BUCKETS * mean) < 1.0


def test_hospitals_and_costs_keep_their_shares() -> None:
    sums = settle(everybody()).sum(axis=(0, 1))
    mean = (np.diff(SHARES, prepend=0.0) * COST).sum() * COSTS.mean() * 100
    total = sums[:NUM_FIELDS].sum()
    assert mean == pytest.approx(total / sums[VISITS], rel=0.01)
    assert OUTSIDE_SHARE == pytest.approx(sums[OUTSIDE] / total, rel=0.001)


def test_strata_keep_their_distance_in_number_and_cost() -> None:
    """Of all classes; a stratum of cost has 144 x 40 visits, which meet the shares to 2 %."""
    made = np.zeros((VISIT_STRATA, COST_STRATA, 2))
    for bucket in range(NUM_BUCKETS):
        counts = np.zeros_like(everybody())
        counts[:, bucket] = 1
        sums = settle(counts).sum(axis=(0, 1))
        made[divmod(bucket, COST_STRATA)] = sums[VISITS], sums[:NUM_FIELDS].sum()
    visits, cost = made[..., 0], made[..., 1]
    assert 5.0 * STRATA == pytest.approx(visits.mean(axis=1) / NUM_CLASSES, rel=0.03)
    mean = (np.diff(SHARES, prepend=0.0) * COST).sum() * 100
    assert COSTS == pytest.approx(cost.sum(axis=0) / visits.sum(axis=0) / mean, rel=0.02)


def test_after_the_cap_the_fund_pays_nothing() -> None:
    cap = 15_000
    reached = 0
    for bucket in range(NUM_BUCKETS):
        sums = course(bucket, illness(8.0), law(cap=cap))
        paid = sums[:, POOLED]
        assert paid.sum() <= cap
        used_up = np.flatnonzero(paid.cumsum() == cap)
        if used_up.size > 1:
            reached += int(sums[used_up[1] :, VISITS].sum() > 0)
            assert 0 == paid[used_up[1] :].sum()
    assert reached > NUM_BUCKETS // 3


def test_the_deductible_of_the_year_is_borne_first() -> None:
    amount = 20_000
    sums = course(30, illness(8.0), law(year_deductible=amount))
    assert amount == sums[:, DEDUCTIBLE].sum()
    borne = int(np.flatnonzero(sums[:, DEDUCTIBLE].cumsum() == amount)[0])
    assert 0 == sums[:borne, POOLED].sum()
    assert 0 == sums[borne + 1 :, DEDUCTIBLE].sum()
    free = course(30, illness(8.0), law(year_deductible=amount), kind=class_of(0, 0, 0, 2))
    assert 0 == free[:, DEDUCTIBLE].sum()


def test_the_square_of_a_course_is_that_of_what_it_is_paid_in_the_year() -> None:
    for bucket in range(NUM_BUCKETS):
        sums = course(bucket, rules=law(year_deductible=8_000))
        assert (sums[:, POOLED].sum() // 100) ** 2 == sums[:, PAID_SQUARES].sum()
        by_month = (sums[:, POOLED].cumsum() // 100) ** 2
        assert np.array_equal(by_month, sums[:, PAID_SQUARES].cumsum())


def test_without_pooling_all_is_left_to_the_person() -> None:
    sums = settle(everybody(), rules=law(cap=0, deductible=500, year_deductible=10_000))
    assert 0 == sums[:, :, POOLED].sum() + sums[:, :, DEDUCTIBLE].sum()
    with_pooling = settle(everybody())
    assert sums[:, :, :NUM_FIELDS].sum() == with_pooling[:, :, :NUM_FIELDS].sum()


def test_a_law_or_demand_of_july_leaves_january_to_june_alone() -> None:
    before = settle(everybody(), rules=law(cap=100_000))
    after = settle(everybody(), rules=law(cap=100_000, new_rate=700_000))
    assert np.array_equal(before[:, :6], after[:, :6])
    assert before[:, 6:, POOLED].sum() < after[:, 6:, POOLED].sum()
    more = settle(everybody(), illness(5.0, [1.0] * 6 + [1.3] * 18), law(cap=100_000))
    assert np.array_equal(before[:, :6], more[:, :6])
    assert before[:, 6:, VISITS].sum() * 1.3 == pytest.approx(more[:, 6:, VISITS].sum(), rel=0.02)


def test_a_shorter_time_has_the_visits_of_its_months() -> None:
    whole, part = course(31), course(31, months=(3, 8))
    assert np.array_equal(whole[3:8, OUTSIDE], part[3:8, OUTSIDE])
    assert np.array_equal(whole[3:8, VISITS], part[3:8, VISITS])
    assert 0 == part[:3].sum() + part[8:].sum()
    assert np.array_equal(whole[:4], course(31, months=(0, 4))[:4])


def test_the_table_holds_what_each_course_pays() -> None:
    paid = np.full((NUM_CLASSES, NUM_BUCKETS), -1)
    own = np.full((NUM_CLASSES, NUM_BUCKETS, 12), -1, np.int32)
    used, bill = np.ones(len(USED), dtype=np.int64), np.zeros(len(BILL), dtype=np.int64)
    room = np.ones((12, COURSE_WIDTH), dtype=np.int64)
    where = np.zeros((len(HOSPITALS), 3), dtype=np.int64)
    tabulate(1, 0, study(FACTS, LAW), used, bill, room, where, paid, own)
    sums = settle(everybody(), y=1).sum(axis=(0, 1))
    assert sums[POOLED] == paid.sum()
    assert sums[:NUM_FIELDS].sum() == paid.sum() + own.sum()
    assert course(31, kind=100, y=1)[:, POOLED].sum() == paid[100, 31]
