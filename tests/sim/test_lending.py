"""Lending of the housing fund goes by the ratio that comes out, whatever was guessed before."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from lives import with_livelihood

from scenarios.build import build_scenario
from sim import lending, study
from sim.codes import OPEN, QUEUED, STOPPED, TIGHT
from sim.errors import LedgerError
from sim.events.housing_loans import LEAST_LOAN
from sim.housing_tally import GRANTED
from sim.law import PPM
from sim.scenario import Scenario
from sim.study import run_study
from sim.variables import VARIABLES

YEARS, SCALE = 5, 200
#: Thresholds that Liaocheng passes from above in these years.
TIGHT_AT, STOP_AT = 640_000, 700_000


@pytest.fixture(scope="module")
def city() -> Scenario:
    """Liaocheng without thresholds: in a small sample it may begin above its own."""
    found = build_scenario("liaocheng-2022-law", None, YEARS)
    none = {"housing_tight_ratio": 2 * PPM, "housing_stop_ratio": 2 * PPM}
    return replace(with_livelihood(found, "housing", found.name, **none), base="")


def with_thresholds(city: Scenario, name: str, mode: int, since: int = 0, wait: int = 6):
    """The city with thresholds that bind, from a month on."""
    law = city.livelihood.housing
    values = {"tight_ratio": TIGHT_AT, "stop_ratio": STOP_AT, "stop_mode": mode}
    arrays = {}
    for key, value in (values | {"queue_months": wait}).items():
        months = getattr(law, f"housing_{key}").copy()
        months[since:] = value
        arrays[f"housing_{key}"] = months
    livelihood = city.livelihood._replace(housing=law._replace(**arrays))
    return replace(city, name=name, base=city.name, livelihood=livelihood)


def granted(result: xr.Dataset) -> np.ndarray:
    return result.housing.values[..., GRANTED]


@pytest.fixture(scope="module")
def result(city: Scenario) -> xr.Dataset:
    """Base, no change, a stop and a queue from the first month, a stop from July 2023 on."""
    null = replace(city, name="null", base=city.name)
    scenarios = [
        *(city, null, with_thresholds(city, "stop", 0), with_thresholds(city, "queue", 1)),
        with_thresholds(city, "later", 0, since=18),
    ]
    return run_study(scenarios, seeds=(1, 2), scale=SCALE)


def by_law(ratio: float, month: int, since: int, mode: int) -> int:
    """The state that the law says, worked out without the engine."""
    if month < since or ratio < TIGHT_AT / PPM:
        return OPEN
    return TIGHT if ratio < STOP_AT / PPM else (QUEUED if mode else STOPPED)


@pytest.mark.parametrize(("k", "mode", "since"), [(2, 0, 0), (3, 1, 0), (4, 0, 18)])
def test_lives_meet_the_state_of_the_ratio_that_they_lead_to(result, k, mode, since) -> None:
    for seed in range(2):
        opening = result.housing_opening.values[k, seed]
        ratios = [opening[1] / opening[0], *result.housing_ratio.values[k, seed, 11::12] / PPM]
        said = [by_law(ratios[m // 12], m, since, mode) for m in range(12 * YEARS)]
        states = result.housing_lending.values[k, seed]
        assert states.tolist() == said
        assert len(set(said)) > 1
        if mode == 0:
            assert granted(result)[k, seed][states == STOPPED].sum() == 0
        assert np.all(granted(result)[k, seed][states == OPEN].reshape(-1, 6).sum(axis=1) > 0)


def test_no_change_changes_nothing_and_months_before_a_reform_are_those_of_the_base(result) -> None:
    for name in result.data_vars:
        if "scenario" in result[name].dims:
            assert np.array_equal(result[name][0], result[name][1]), name
        if "month" in result[name].dims and name != "check_error":
            values = result[name].transpose("scenario", "month", ...).values
            assert np.array_equal(values[0, :18], values[4, :18]), name
    assert not np.array_equal(granted(result)[0], granted(result)[4])


def test_a_scenario_and_a_seed_have_their_own_ratio(city, result) -> None:
    alone = run_study([with_thresholds(city, "queue", 1)], seeds=(2,), scale=SCALE, workers=1)
    for name in ("housing", "housing_stock", "housing_lending", "housing_loans"):
        assert np.array_equal(alone[name][0, 0], result[name][3, 1]), name


def test_a_guess_ahead_leads_to_the_same(city, monkeypatch: pytest.MonkeyPatch) -> None:
    stop = with_thresholds(city, "stop", 0)
    lived: list[int] = []
    live = study._live

    def counting(*arguments):
        lived.append(arguments[-1])
        return live(*arguments)

    monkeypatch.setattr(study, "_live", counting)
    plain = run_study([stop], scale=50, workers=2)
    assert set(lived) == {1}
    rounds, lived[:] = len(lived), []
    monkeypatch.setattr(lending, "LEAST", 1_000)
    guessed = run_study([stop], scale=50, workers=1, block_size=4096)
    assert lived[:2] == [1, lending.COARSE]
    assert lived.count(1) <= rounds
    for variable in VARIABLES:
        assert np.array_equal(plain[variable.name], guessed[variable.name]), variable.name


def test_where_no_threshold_is_passed_one_round_is_lived(city, monkeypatch) -> None:
    lived: list[int] = []
    live = study._live
    monkeypatch.setattr(study, "_live", lambda *a: lived.append(a[-1]) or live(*a))
    run_study([city], years=2, scale=400)
    assert lived == [1]


def test_a_queue_moves_money_of_loans_by_its_months(city) -> None:
    """Caps are not cut here, so that what waits is what the open fund lends half a year before."""
    loose = {"housing_tight_ratio": 0, "housing_tight_cap": PPM, "housing_loan_wait": 0}
    scenarios = [
        with_livelihood(city, "housing", name, **loose, housing_stop_ratio=2 * PPM * (wait == 0))
        for name, wait in (("open", 0), ("half", 6), ("long", 15))
    ]
    scenarios[2] = with_livelihood(scenarios[2], "housing", "long", housing_queue_months=15)
    result = run_study(scenarios, scale=100).isel(seed=0)
    money = granted(result)
    loans = result.housing_loans.values.sum(axis=(2, 3))
    for k, wait in ((1, 6), (2, 15)):
        assert money[k, :wait].sum() == 0
        assert loans[k, wait:].sum() == pytest.approx(loans[0, :-wait].sum(), rel=0.02)
        assert money[k, wait:].sum() == pytest.approx(money[0, :-wait].sum(), rel=0.02)
        made = result.housing_loan_amount.values[k].sum(axis=(1, 2))
        assert np.array_equal(made, money[k])
        assert money[k].max() >= LEAST_LOAN
    assert result.housing_stock[2, -1, 1] < result.housing_stock[1, -1, 1]
    assert np.array_equal(result.housing_opening[0], result.housing_opening[2])


def test_lives_that_come_to_no_rest_are_refused(city, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only by a law that looks ahead: here one that lends when it should not, and so on."""
    monkeypatch.setattr(
        lending,
        "_states",
        lambda scenario, _: 1 - scenario.livelihood.housing.housing_liquidity[:12],
    )
    with pytest.raises(LedgerError, match="the ratio of liaocheng-2022-law comes to no rest"):
        run_study([city], years=1, scale=4000)
