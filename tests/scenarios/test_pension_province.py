"""Provinces differ from the nation in who belongs to the two pensions."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.build import build_scenario
from scenarios.load import load_scenario
from scenarios.pension_province import drawing_ratio, paying_ratio
from scenarios.tabular import read_rows
from sim.codes import COVERS, ENTERPRISE, FEMALE, MALE, NUM_AGES, RESIDENT

#: A place in a province, and the nation, do not ask who lives there.
NOBODY = np.zeros((2, 2, NUM_AGES, len(COVERS)))


def test_provinces_sum_to_the_nation() -> None:
    """But for the central bodies, which belong to none: 0.3 % of the retired."""
    rows = read_rows("pension_by_province.csv")
    assert 32 == len(rows)
    for name in ("workers", "retired", "insured", "recipients"):
        nation, *provinces = (float(row[name]) for row in rows)
        assert nation == pytest.approx(sum(provinces), rel=0.003), name


def test_the_nation_is_its_own_yardstick() -> None:
    facts = load_scenario("china-2018-law")
    assert 1.0 == paying_ratio(facts, 2018, NOBODY) == drawing_ratio(facts, 2018, NOBODY)


def test_shandong_has_fewer_of_both() -> None:
    facts = load_scenario("liaocheng-2022-law")
    # 2,642.7 / (4,470.6 - 1,745.7) over 38,713.2 / (53,830.2 - 18,039.4)
    assert 0.89662 == pytest.approx(paying_ratio(facts, 2022, NOBODY), abs=1e-5)
    # 903.8 / 1,745.7 over 14,739.1 / 18,039.4
    assert 0.63365 == pytest.approx(drawing_ratio(facts, 2022, NOBODY), abs=1e-5)


def test_a_whole_province_has_as_many_as_are_missing() -> None:
    facts = load_scenario("shandong-2025-law")
    people = NOBODY.copy()
    people[:, MALE, 30, ENTERPRISE] = 20_000_000
    people[:, FEMALE, 40, RESIDENT] = 20_000_000
    people[:, FEMALE, 51, RESIDENT] = 1_000_000  # too old to pay, old enough to draw
    # (26.427 - 20) million of 20 million, over 0.304 of the nation from 2025
    assert 6.427 / 20 / 0.304 == pytest.approx(paying_ratio(facts, 2025, people))
    # the same a year earlier: the table is that of the end of it
    people[0] = 0
    assert 6.427 / 20 / 0.304 == pytest.approx(paying_ratio(facts, 2024, people))
    assert 9.038 / 1 / 0.15 == pytest.approx(drawing_ratio(facts, 2024, people))


def test_a_place_pays_alone_in_the_ratio_of_its_province() -> None:
    places = [build_scenario(name, 2022, 1) for name in ("liaocheng-2022-law", "huaibei-2022-law")]
    young = [float(s.livelihood.pension_start.pays_alone[0, 30]) for s in places]
    # one share for all ages in the first year: 0.219 of the nation, 0.897 and 0.535 of it
    assert [0.219 * 0.89662, 0.219 * 0.53482] == pytest.approx(young, rel=1e-4)
    men = places[0].livelihood.pension_start.draws_alone[:NUM_AGES]
    assert np.all(men[:60] == 0)
    assert men[60] > men[85] > 0


def test_every_place_starts_with_money_in_both_pension_funds() -> None:
    for name in ("liaocheng-2022-law", "guiyang-2017-law", "china-2018-law"):
        opening = build_scenario(name, years=1).opening
        assert min(opening["employee_pension"], opening["resident_pension"]) > 1e10
