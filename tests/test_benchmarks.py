"""The NumPy reference of the benchmarks and the engine are the same model: they agree in mean."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from benchmarks.reference import run_reference
from scenarios.build import build_scenario
from sim.accounts import ACCOUNT_NAMES
from sim.study import run_study

YEARS = 4
#: Every tenth person, about 600,000.
SCALE = 10
ENGINE_SEEDS, REFERENCE_SEEDS = range(1, 41), range(1, 25)
#: Standard errors allowed: among some 140 numbers and with 62 degrees of freedom, one false alarm
#: in 300 choices of the seeds; and the seeds are fixed.
ALLOWED = 4.5


def by_half_year(accrual):
    """Sums of (..., months, accounts) over half-years."""
    return accrual.reshape(*accrual.shape[:-2], YEARS * 2, 6, -1).sum(axis=-2)


@cache
def samples():
    """By quantity, what every seed of the engine and of the reference says: (seeds, ...)."""
    scenario = build_scenario("liaocheng-delivery-100", years=YEARS)
    result = run_study([scenario], seeds=ENGINE_SEEDS, scale=SCALE).isel(scenario=0)
    engine = {name: result[name].values for name in ("people", "births", "deaths", "accrual")}
    runs = [run_reference(scenario, scale=SCALE, seed=seed) for seed in REFERENCE_SEEDS]
    numpy = {name: np.array([getattr(run, name) for run in runs]) for name in engine}
    return engine, numpy


QUANTITIES = {
    "births by year": lambda r: r["births"].sum(axis=(2, 3, 4)),
    "births by sex and order": lambda r: r["births"].sum(axis=(1, 4))[:, :, 1:4],
    "births by cover of the mother": lambda r: r["births"].sum(axis=(1, 2, 3)),
    "deaths by year": lambda r: r["deaths"].sum(axis=(2, 3, 4)),
    "deaths by sex": lambda r: r["deaths"].sum(axis=(1, 3, 4)),
    "deaths of children": lambda r: r["deaths"].sum(axis=(1, 2, 4))[:, :1],
    "people by cover at the end": lambda r: r["people"][:, -1].sum(axis=(1, 2)),
    "people by sex at the end": lambda r: r["people"][:, -1].sum(axis=(2, 3)),
    "money by account in all": lambda r: r["accrual"].sum(axis=1),
    **{
        f"{name} by half-year": lambda r, k=k: by_half_year(r["accrual"])[..., k]
        for k, name in enumerate(ACCOUNT_NAMES)
    },
}


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_reference_and_engine_agree_in_mean(quantity):
    """Difference of the means over seeds, in standard errors.

    A total is a Poisson number n of independent amounts, so its variance is n (mean^2 + variance of
    an amount), more where colleagues share an employer. No need to work that out: the seeds are
    independent repetitions, so the pooled variance s^2 between them is an unbiased estimate of
    it, and the difference of two means has standard error s sqrt(1 / seeds + 1 / seeds).
    """
    engine, reference = (QUANTITIES[quantity](each).astype(float) for each in samples())
    freedom = len(engine) + len(reference) - 2
    squares = engine.var(axis=0) * len(engine) + reference.var(axis=0) * len(reference)
    error = np.sqrt(squares / freedom * (1 / len(engine) + 1 / len(reference)))
    difference = np.abs(reference.mean(axis=0) - engine.mean(axis=0))
    assert np.all(difference <= ALLOWED * error), np.c_[
        engine.mean(axis=0), reference.mean(axis=0), difference / np.maximum(error, 1e-9)
    ]


def test_reference_refuses_people_who_move():
    scenario = build_scenario("liaocheng-2022-law", years=1)
    moving = replace(scenario, rates=scenario.rates._replace(moves=np.array([1])))
    with pytest.raises(ValueError, match="migration"):
        run_reference(moving, scale=SCALE)
