"""Strata of a distribution: mean one, rising, wider with the spread."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.strata import lognormal_strata


@pytest.mark.parametrize("strata", [1, 4, 8, 16])
@pytest.mark.parametrize("sigma", [0.0, 0.3, 0.8, 1.5, 3.0])
def test_strata_have_mean_one_and_rise(sigma: float, strata: int) -> None:
    means = lognormal_strata(sigma, strata)
    assert (strata,) == means.shape
    assert means.mean() == pytest.approx(1, abs=1e-14)
    assert np.diff(means).min(initial=0.0) >= -1e-12
    assert means.min() > 0


def test_strata_are_the_means_of_a_large_sample() -> None:
    draws = np.sort(np.exp(0.8 * np.random.default_rng(1).standard_normal(400_000) - 0.32))
    found = draws.reshape(4, -1).mean(axis=1)
    # standard error of the mean of the upper quarter: about 1.1 / sqrt(100,000) = 0.004
    assert lognormal_strata(0.8, 4) == pytest.approx(found, abs=0.015)


def test_each_spread_has_its_own_row() -> None:
    rows = lognormal_strata(np.array([0.4, 0.9]), 8)
    assert np.array_equal(rows[1], lognormal_strata(0.9, 8))
    assert np.ptp(rows[0]) < np.ptp(rows[1])
