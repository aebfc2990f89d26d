"""Any province of the table is a place: its files are written from a row, like the nation else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scenarios.build import build
from scenarios.catalogue import load_catalogue
from scenarios.document import FOLDER
from scenarios.find import list_scenarios
from scenarios.load import load_scenario
from scenarios.pension_province import NATION, is_whole
from scenarios.provinces import (
    COVERED,
    EASTERN,
    EMPLOYEES,
    ENROLLED,
    KINDS,
    LOCAL,
    MEANS,
    MEDICAL,
    PAYERS,
    WAGES,
    known_names,
    province_names,
    province_titles,
)
from scenarios.tabular import find_province, read_rows
from scenarios.wages import reference_wages, wages
from scenarios.work_years import targets_on
from sim.codes import ENTERPRISE, NUM_AGES, RESIDENT, RETIRED, UNEMPLOYED, UNINSURED
from sim.errors import ScenarioError
from sim.scenario import Scenario

TABLE = "pension_by_province.csv"
NAMES = sorted(province_names())
#: The nation of which provinces are made.
WHOLE = "china-2025-law"


def test_every_province_of_the_table_has_a_base_that_no_list_shows() -> None:
    assert 31 == len(NAMES)
    assert {"guangdong-2025-law", "inner-mongolia-2025-law"} < set(NAMES)
    assert not set(NAMES) & {item.name for item in list_scenarios()}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_complete_sourced_and_found_at_its_line(name: str) -> None:
    facts = load_scenario(name)
    assert list(load_catalogue()) == list(facts.facts)
    assert "$" not in facts.text
    for key in facts.facts:
        for entry in facts.entries(key):
            assert not entry.source.is_assumption or len(entry.source.why) > 20, entry
            lines = (FOLDER.parent / entry.file).read_text("utf-8").splitlines()
            assert "value:" in lines[entry.line - 1], entry


@pytest.mark.parametrize("name", NAMES)
def test_a_province_opens_with_the_balances_published(name: str) -> None:
    facts = load_scenario(name)
    row = find_province(read_rows(TABLE), province_names()[name])[0]
    for scheme in ("employee", "resident"):
        held = facts.number(f"fund.opening_{scheme}_pension")
        assert float(row[f"{scheme}_balance"]) * 1e8 == pytest.approx(held, abs=1)


@pytest.mark.parametrize("name", NAMES)
def test_a_province_begins_with_the_workers_and_the_retired_published(name: str) -> None:
    row = find_province(read_rows(TABLE), province_names()[name])[0]
    workers, retired = _members(build(load_scenario(name), years=1))
    # women draw alone from the year after they reach 50, men after 60
    assert retired / (float(row["retired"]) * 1e4) == pytest.approx(1.0, abs=0.03)
    share = 0.8 if name == "beijing-2025-law" else 1.0  # members who are not counted there
    assert workers / (float(row["workers"]) * 1e4) == pytest.approx(share, abs=0.05)


def _members(scenario: Scenario) -> tuple[float, float]:
    """Workers and retired of the employee pension on the first day."""
    start, pension = scenario.start, scenario.livelihood.pension_start
    heads = np.diff(start.upto, prepend=0)
    age = scenario.first_year - start.birth_year
    cell = start.sex * NUM_AGES + age
    outside = np.isin(start.cover, (RESIDENT, UNINSURED))
    old = age > np.array((60, 50))[start.sex]
    at_work = (start.cover >= ENTERPRISE) & (start.cover <= UNEMPLOYED)
    alone = outside & ~old
    paying = (heads * alone * np.minimum(pension.pays_alone[0], 1)[cell]).sum()
    drawing = (heads * (outside & old) * pension.draws_alone[cell]).sum()
    return heads[at_work].sum() + paying, heads[start.cover == RETIRED].sum() + drawing


def test_what_provinces_take_from_the_nation_is_in_its_files() -> None:
    facts, row = load_scenario(WHOLE), find_province(read_rows(TABLE), NATION)[0]
    work = targets_on(facts, 2025)
    for kind, share in KINDS.items():
        held = getattr(work, kind) / (float(row["workers"]) * 1e4)
        assert share == pytest.approx(held, abs=0.003), kind
    assert work.retired / (float(row["retired"]) * 1e4) == pytest.approx(COVERED, abs=0.001)
    for name, (kind, size) in EMPLOYEES.items():
        firms = facts.number(f"work.employers_{'public' if name == 'bodies' else kind}")
        assert size == pytest.approx(getattr(work, kind) / firms, rel=0.01)
    for year in (2024, 2025):
        means = facts.series("pension.start_mean", year, 1)[0]
        assert [MEANS[f"mean_{kind}_{year}"] for kind in ("enterprise", "public")] == list(means)
    added = facts.series("resident_pension.basic_local", 2024, 1)[0]
    assert added.sum() == LOCAL
    assert [0, *(share * LOCAL for share in PAYERS.values())] == pytest.approx(list(added[:3]))
    enrolled = facts.series("resident_pension.enrolled_share", 2024, 1)[0]
    assert list(ENROLLED.values()) == list(enrolled)
    for scheme, held in MEDICAL.items():
        assert held == facts.number(f"fund.opening_{scheme}")


def test_the_centre_pays_half_of_the_minimum_in_the_east_and_so_in_the_nation() -> None:
    _, *provinces = read_rows(TABLE)
    shares = {
        row["province"]: load_scenario(
            row["province"].lower().replace(" ", "-") + "-2025-law"
        ).series("resident_pension.minimum_shares", 2025, 1)[0]
        for row in provinces
    }
    assert set(EASTERN) == {name for name, share in shares.items() if share[0] == 0.5}
    assert {1.0, 0.5} == {share[0] for share in shares.values()}
    weights = [float(row["recipients"]) for row in provinces]
    mean = np.average(list(shares.values()), axis=0, weights=weights)
    nation = load_scenario(WHOLE).series("resident_pension.minimum_shares", 2025, 1)[0]
    assert list(nation) == pytest.approx(list(mean), abs=0.001)
    for place, centre in (("liaocheng-2022", 0.5), ("weihai-2016", 0.5), ("huaibei-2022", 1.0)):
        facts = load_scenario(f"{place}-law")
        assert centre == facts.series("resident_pension.minimum_shares", 2022, 1)[0][0]


def test_wages_of_provinces_add_up_to_those_of_the_nation() -> None:
    facts = load_scenario(WHOLE)
    reference = reference_wages(facts, 2025, 1)[0]
    nation, *provinces = read_rows(TABLE)
    weights = [float(row["workers"]) for row in provinces]
    mean = np.average([float(row["wage"]) for row in provinces], weights=weights)
    assert float(nation["wage"]) == pytest.approx(mean, abs=1)
    assert reference == pytest.approx(mean, rel=0.01)
    paid = wages(facts, 2025, 1)[0] / mean
    assert list(paid) == pytest.approx(list(WAGES.values()), rel=0.01)


def test_a_place_in_a_province_is_no_province() -> None:
    known = {name: is_whole(load_scenario(name)) for name in ("liaocheng-2022-law", WHOLE)}
    assert {"liaocheng-2022-law": False, WHOLE: False} == known
    assert is_whole(load_scenario("tibet-2025-law"))


def test_a_reform_may_stand_on_a_province(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "scenario: mine\ntitle_zh: 我的方案\ntitle_en: mine\nbase: guangdong-2025-law\n"
        "changes:\n  pension.enterprise_rate:\n    unit: share\n    dated:\n"
        "      - from: 2027-01-01\n        value: 0.18\n"
        "        source: {title: proposal, why: a test}\n",
        encoding="utf-8",
    )
    facts = load_scenario(str(path))
    assert ("guangdong-2025-law", "guangdong") == (facts.base, facts.region)
    assert 45_644_000 * KINDS["enterprise"] == pytest.approx(facts.number("work.enterprise"))


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("xizang-2025-law", "tibet-2025-law"),
        ("neimenggu-2025-law", "inner-mongolia-2025-law"),
        ("guangxi", "guangxi-2025-law"),
        ("西藏", "tibet-2025-law"),
        ("内蒙古自治区", "inner-mongolia-2025-law"),
        ("广东省-2025-law", "guangdong-2025-law"),
    ],
)
def test_a_province_is_found_by_pinyin_and_in_chinese(name: str, base: str) -> None:
    assert base == load_scenario(name).name


def test_every_name_of_a_province_means_one_province() -> None:
    assert set(province_names()) == set(known_names().values()) == set(province_titles())
    assert {"shanxi-2025-law", "shaanxi-2025-law"} == {
        known_names()[name] for name in ("山西", "陕西", "shanxi", "shaanxi")
    }


def test_a_misspelt_province_comes_with_the_right_one() -> None:
    with pytest.raises(ScenarioError, match="Did you mean guangdong-2025-law"):
        load_scenario("guangdon-2025-law")
