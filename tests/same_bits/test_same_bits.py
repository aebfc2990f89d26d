"""The answer is the same to the fen for any threads, block size, hash seed, compiled or not."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest
import xarray as xr

from sim.errors import ScenarioError
from sim.scenario import Scenario
from sim.study import run_study
from sim.variables import VARIABLES


def digest(result: xr.Dataset) -> str:
    """One number for every value of a result."""
    whole = hashlib.sha256()
    for variable in VARIABLES:
        whole.update(np.ascontiguousarray(result[variable.name].values).tobytes())
    return whole.hexdigest()


@pytest.fixture(scope="module")
def one_thread(base: Scenario, package: Scenario) -> str:
    return digest(run_study([base, package], years=3, scale=50, workers=1))


@pytest.mark.parametrize("workers", [2, 8])
def test_any_number_of_threads(
    base: Scenario, package: Scenario, one_thread: str, workers: int
) -> None:
    again = run_study([base, package], years=3, scale=50, workers=workers)
    assert one_thread == digest(again)


@pytest.mark.parametrize("size", [1, 1024, 16_384])
def test_any_block_size(base: Scenario, package: Scenario, one_thread: str, size: int) -> None:
    scale = 50 if size > 1 else 20_000
    expected = one_thread
    if size == 1:
        expected = digest(run_study([base, package], years=3, scale=scale))
    again = run_study([base, package], years=3, scale=scale, block_size=size)
    assert expected == digest(again)


def test_blocks_larger_than_the_room_are_refused(base: Scenario) -> None:
    with pytest.raises(ScenarioError, match="block_size: 20000 is not between 1 and 16384"):
        run_study([base], years=1, scale=1000, block_size=20_000)


OUTGROWN = """
from scenarios.build import build_scenario
from sim.blocks import Workplace
base = build_scenario("liaocheng-2022-law", years=2)
young = range(0, base.people, 20_000)
results = []
for capacity in (len(young) // 2, len(young) + 1, 10 * len(young)):
    place = Workplace(len(young), [base], base.years, 1)
    place.start_over(capacity, 10_000)
    place.run(young)
    results.append([array.tolist() for counted in place.counted()[0] for array in counted])
    print(place.capacity > len(young) + 1)
print(results[0] == results[1] == results[2])
"""


def test_blocks_that_outgrow_their_room_are_run_again() -> None:
    said = run_python(OUTGROWN, NUMBA_DISABLE_JIT="1").split()
    assert ["True"] * 4 == said, "grew, had room, same result"


def test_seeds_differ_and_stand_alone(base: Scenario) -> None:
    both = run_study([base], years=2, scale=200, seeds=(7, 8))
    alone = run_study([base], years=2, scale=200, seeds=(8,))
    assert np.array_equal(both.accrual.sel(seed=8), alone.accrual.sel(seed=8))
    assert not np.array_equal(both.accrual.sel(seed=7), both.accrual.sel(seed=8))


SMALL_STUDY = """
import dataclasses, sys
sys.path.insert(0, "tests/same_bits")
from scenarios.build import build_scenario
from sim.study import run_study
from test_same_bits import digest
def small(name):
    scenario = build_scenario(name, years=2)
    upto = scenario.start.upto // 6000
    return dataclasses.replace(scenario, start=scenario.start._replace(upto=upto))
names = ("liaocheng-2022-law", "liaocheng-2023-package")
print(digest(run_study([small(name) for name in names], years=2, workers=1)))
"""


def small_study(**environment: str) -> str:
    return run_python(SMALL_STUDY, **environment)


def run_python(text: str, **environment: str) -> str:
    """What a text prints in a Python of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", text],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_plain_python_and_any_hash_seed_give_the_bits_of_the_compiled_engine() -> None:
    compiled = small_study(PYTHONHASHSEED="1")
    assert 64 == len(compiled)
    assert compiled == small_study(PYTHONHASHSEED="2")
    assert compiled == small_study(NUMBA_DISABLE_JIT="1")
