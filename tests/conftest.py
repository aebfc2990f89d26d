"""What many tests share: built scenarios, run once a session."""

from __future__ import annotations

import dataclasses

import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.scenario import Scenario
from sim.study import run_study

SCALE = 100
YEARS = 4


@pytest.fixture(scope="session")
def base() -> Scenario:
    return build_scenario("liaocheng-2022-law")


@pytest.fixture(scope="session")
def reform() -> Scenario:
    return build_scenario("liaocheng-delivery-100")


@pytest.fixture(scope="session")
def package() -> Scenario:
    return build_scenario("liaocheng-2023-package")


@pytest.fixture(scope="session")
def null() -> Scenario:
    return build_scenario("null-reform")


@pytest.fixture(scope="session")
def study(base: Scenario, reform: Scenario, package: Scenario, null: Scenario) -> xr.Dataset:
    """Every hundredth person of Liaocheng, four years, the base and three reforms."""
    return run_study([base, reform, package, null], years=YEARS, scale=SCALE)


@pytest.fixture
def small(base: Scenario) -> Scenario:
    """The base with one person in two thousand: a place of its own, fit for plain Python."""
    upto = base.start.upto // 2000
    return dataclasses.replace(base, start=base.start._replace(upto=upto))
