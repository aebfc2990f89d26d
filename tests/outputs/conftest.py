"""Small results of medical reforms, run once a session."""

from __future__ import annotations

import pytest
import xarray as xr

from scenarios.build import build_scenario
from scenarios.study import run_scenarios
from sim.study import run_study


def beside_base(base: str, *reforms: str, years: int, since: str) -> xr.Dataset:
    """A result of one seed at 1/200; all reforms differ from the same month on."""
    scenarios = [build_scenario(name) for name in (base, *reforms)]
    result = run_study(scenarios, years=years, scale=200)
    return result.assign_coords(reform_from=("scenario", ["", *[since] * len(reforms)]))


@pytest.fixture(scope="session")
def medical() -> xr.Dataset:
    """Liaocheng: residents' stays paid 5 points more, and the reform of personal accounts."""
    reforms = "liaocheng-resident-stay-plus-5", "liaocheng-account-reform"
    return beside_base("liaocheng-2022-law", *reforms, years=4, since="2024-01")


@pytest.fixture(scope="session")
def poor() -> xr.Dataset:
    """Guiyang county: the package for the poor from the first month on, and a change of timing."""
    reforms = "guiyang-2018-poor-package", "guiyang-2018-instant-chronic"
    return beside_base("guiyang-2017-law", *reforms, years=4, since="2018-01")


def with_facts(reform: str, years: int, seeds: tuple[int, ...] = (1,)) -> xr.Dataset:
    """A reform of 1/200 beside its base as `shebao run` makes it, told what its facts say."""
    return run_scenarios([reform], years=years, seeds=seeds, scale=200)


@pytest.fixture(scope="session")
def premium() -> xr.Dataset:
    """Huaibei: 380 yuan from the round of 2023 on."""
    return with_facts("huaibei-premium-2024", 4)


@pytest.fixture(scope="session")
def elsewhere() -> xr.Dataset:
    """Huaibei: chronic care, granules, and more care in other provinces, which is assumed."""
    return with_facts("huaibei-2023", 3)


@pytest.fixture(scope="session")
def seeds() -> xr.Dataset:
    """Guiyang county: the package for the poor with eight seeds."""
    return with_facts("guiyang-2018-poor-package", 3, tuple(range(1, 9)))
