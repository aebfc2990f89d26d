"""Where hospitals are paid under budgets or by points a reform leaves the months before alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.accounts import ACCOUNT_NAMES
from sim.scenario import Scenario
from sim.study import run_study
from sim.variables import VARIABLES

SCALE = 200
#: Place, years, first month of the reform: in a middle year, and in the first year of a study.
PLACES = (("yian-2016-law", 3, 30), ("guiyang-2017-law", 2, 6), ("liaocheng-points", 3, 30))
#: Variables by month that say what is paid, and for what.
PAID = ("accrual", "cash", "settled", "paid_ahead", "treasury_fines", "cases", "squares")
REFORM = """\
scenario: mine
title_zh: 我的方案
title_en: mine
base: {base}
changes:
{changes}
"""
CHANGE = """\
  {key}:
    unit: {unit}
    dated:
      - from: {day}
        value: {value}
        source: {{title: proposal, why: a test}}
"""
#: Key, unit and value of a change.
STAYS = ("resident.stay_rate", "share", 0.9)
REVIEW = ("control.found_before", "share", 0.9)
QUOTA = ("payment.case_quota", "factor", 0.5)
Write = Callable[[str, int, int, tuple[str, str, float]], Scenario]


@pytest.fixture(scope="module")
def reform(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """A base with other law from a month of the study on."""

    def written(base: str, years: int, month: int, change: tuple[str, str, float]) -> Scenario:
        path: Path = tmp_path_factory.mktemp("reform") / "mine.yaml"
        first = build_scenario(base, years=years).first_year
        day = f"{first + month // 12}-{month % 12 + 1:02}-01"
        key, unit, value = change
        changes = CHANGE.format(key=key, unit=unit, day=day, value=value)
        text = REFORM.format(base=base, changes=changes)
        path.write_text(text, encoding="utf-8")
        return build_scenario(str(path), years=years)

    return written


def beside(base: str, years: int, *others: Scenario, workers: int = 2) -> xr.Dataset:
    start = build_scenario(base, years=years)
    return run_study([start, *others], years=years, scale=SCALE, workers=workers).isel(seed=0)


@pytest.mark.parametrize(("base", "years", "month"), PLACES)
def test_a_reform_from_july_leaves_the_months_before_alone(
    reform: Write, base: str, years: int, month: int
) -> None:
    null = replace(build_scenario(base, years=years), name="null")
    result = beside(base, years, reform(base, years, month, STAYS), null)
    for name in PAID:
        one, other = (result[name].isel(scenario=k).values for k in (0, 1))
        assert np.array_equal(one[:month], other[:month]), name
    spent = result["accrual"].sel(account="resident_stays")
    assert not np.array_equal(spent[0, month:], spent[1, month:])
    for variable in VARIABLES:
        if not variable.name.startswith(("gain", "los")):
            base_values, same = (result[variable.name].isel(scenario=k) for k in (0, 2))
            assert np.array_equal(base_values, same), variable.name


@pytest.mark.parametrize("base", ["yian-2016-law", "liaocheng-points"])
def test_budgets_and_points_are_equal_to_the_bit_for_one_thread_and_two(
    reform: Write, base: str
) -> None:
    other = reform(base, 3, 30, STAYS)
    one, two = (beside(base, 3, other, workers=workers) for workers in (1, 2))
    for variable in VARIABLES:
        assert np.array_equal(one[variable.name], two[variable.name]), variable.name


def test_review_that_finds_more_is_paid_less_for_from_its_day_on_and_hospitals_bear_it(
    reform: Write,
) -> None:
    name, month = "liaocheng-2022-law", 18
    result = beside(name, 3, reform(name, 3, month, REVIEW))
    moved = (result["accrual"][1] - result["accrual"][0]).transpose("month", "account").values
    lines = {"resident_stays", "employee_stays", "resident_recovered", "employee_recovered"}
    touched = {ACCOUNT_NAMES[k] for k in np.flatnonzero(np.abs(moved).sum(axis=0))}
    assert touched - {"resident_interest", "employee_interest"} == lines
    assert 0 == np.abs(moved[:month]).max()
    later = [ACCOUNT_NAMES.index(f"{fund}_recovered") for fund in ("resident", "employee")]
    assert 0 == np.abs(moved[: month + 6, later]).max(), "half a year from the stay to the money"
    incurred = result["provider_incurred"][0].sum(("hospital", "channel")).values
    # of claims 2 % are irregular, of which 0.9 and not 0.5 are refused: 0.8 % of what is owed
    for fund, schemes in (("resident", [0]), ("employee", [1, 2])):
        less = -moved[month:, ACCOUNT_NAMES.index(f"{fund}_stays")]
        owed = incurred[month:, schemes].sum(axis=1)
        assert less == pytest.approx(owed * 0.008, rel=1e-4)
        borne = result["hospital_burden"].sel(medical_fund=fund).sum(("hospital", "channel"))
        assert int(less.sum()) == int((borne[1] - borne[0]).sum())
    refused = result["provider_refused"].sum(("scheme", "hospital", "channel")).values
    assert refused[1, month:].sum() > 1.3 * refused[0, month:].sum() > 0
    recovered = result["provider_recovered"].sum(("scheme", "hospital", "channel")).values
    assert recovered[1, month:].sum() < recovered[0, month:].sum()


def test_a_lower_quota_of_cases_is_settled_from_its_day_on(reform: Write) -> None:
    name, month = "yian-2016-law", 18
    result = beside(name, 2, reform(name, 2, month, QUOTA))
    settled = result["settled"].sel(medical_fund="resident", channel="case").sum("hospital").values
    assert np.array_equal(settled[0, :month], settled[1, :month])
    assert settled[1, month:].sum() < 0.9 * settled[0, month:].sum()
    quota = result["provider_quota"].sum(("scheme", "hospital", "channel")).values
    assert quota[1, month:] == pytest.approx(quota[0, month:] * 0.5 / 1.4, rel=1e-4)
    above = result["provider_over_quota"].sum(("scheme", "hospital", "channel")).values
    assert above[1, month:].sum() > above[0, month:].sum()
