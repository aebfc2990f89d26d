"""Laws and bills at random, for claims that hold whatever the law says."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from medical_law import BY_GROUP, SHAPES, medical

from sim.codes import CHANNELS, CHRONIC_CLASSES, GROUPS, HOSPITALS, SCHEMES, SUPPLEMENTED
from sim.law import PPM
from sim.medical import Care, Medical, Stay, Visit
from sim.records import Records

SWITCHES = (
    "tier_basis",
    "case_without_deductible",
    "critical_covers",
    "critical_basis",
    "first_self_pay_counts",
    "chronic_counts",
    "aid_reduces_burden",
    "second_order",
)
MOST = 10_000_000  # fen of a bill: 100,000 yuan
OF_GROUPS = tuple(name for name, shape in SHAPES.items() if shape == BY_GROUP)


def draw_values(seed: int) -> dict[str, Any]:
    """Every value of a law: often none, often all, mostly between."""
    rng = np.random.default_rng(seed)
    values: dict[str, Any] = {}
    for name in Medical._fields:
        shape = (1, *SHAPES.get(name, ()))
        if name in SWITCHES:
            values[name] = rng.integers(0, 2, shape)
        elif name.endswith("_bound"):
            values[name] = np.sort(rng.integers(0, MOST // 2, shape), axis=-1)
        elif name.endswith("_addition"):
            values[name] = rng.integers(0, 300_000, shape) * rng.integers(0, 2, shape)
        elif is_money(name):
            size = 500_000 if "deductible" in name else 3_000_000
            values[name] = rng.integers(1, size, shape) * rng.integers(0, 2, shape)
        else:
            between = rng.integers(0, PPM + 1, shape)
            values[name] = np.choose(rng.integers(0, 5, shape), [0, PPM, *[between] * 3])
    return values


def is_money(name: str) -> bool:
    """Whether a value of the law is fen."""
    of_groups = ("group_deductible", "visit_group_deductible")
    return name.endswith(("_cap", "_bonus", "_deductible", "_line")) and name not in of_groups


def draw_law(seed: int) -> Records:
    return medical(**draw_values(seed))


seeds = st.integers(0, 2**32 - 1)
laws = seeds.map(draw_law)
schemes = st.integers(0, len(SCHEMES) - 1)
groups = st.integers(0, len(GROUPS) - 1)


@st.composite
def stays(draw: st.DrawFn, scheme: int | None = None, group: int | None = None) -> Stay:
    total = draw(st.integers(0, MOST))
    outside = draw(st.integers(0, total // 2))
    over_limit = draw(st.integers(0, (total - outside) // 4))
    cost = total - outside - over_limit
    class_b = draw(st.integers(0, cost))
    return Stay(
        scheme=draw(schemes) if scheme is None else scheme,
        group=draw(groups) if group is None else group,
        hospital=draw(st.integers(0, len(HOSPITALS) - 1)),
        channel=draw(st.integers(0, len(CHANNELS) - 1)),
        total=total,
        outside=outside,
        over_limit=over_limit,
        class_b=class_b,
        granules=draw(st.integers(0, cost - class_b)),
        registered=draw(st.booleans()),
        supplement=draw(st.integers(0, len(SUPPLEMENTED))),
    )


@st.composite
def bills(draw: st.DrawFn, scheme: int, group: int) -> Stay | Care | Visit:
    """A bill of any kind for a person whose scheme and group stay the same."""
    kind = draw(st.sampled_from(("stay", "visit", "chronic")))
    if kind == "stay":
        return draw(stays(scheme, group))
    total = draw(st.integers(0, MOST // 10))
    outside = draw(st.integers(0, total // 2))
    if kind == "visit":
        return Visit(scheme, group, draw(st.integers(0, len(HOSPITALS) - 1)), total, outside)
    chronic_class = draw(st.integers(0, len(CHRONIC_CLASSES) - 1))
    allowance = draw(st.integers(0, MOST // 10))
    whose = draw(st.integers(0, len(SUPPLEMENTED)))
    return Care(scheme, group, chronic_class, total, outside, allowance, whose)


@st.composite
def years(draw: st.DrawFn) -> list[Stay | Care | Visit]:
    """Bills of one person in one year."""
    person = draw(schemes), draw(groups)
    return draw(st.lists(bills(*person), min_size=1, max_size=8))
