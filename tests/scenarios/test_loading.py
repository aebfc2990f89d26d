"""What a scenario that loads says: composition, dates, codes, digests, listings."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from scenarios.catalogue import load_catalogue
from scenarios.check import check_facts
from scenarios.document import FOLDER
from scenarios.find import list_scenarios
from scenarios.listing import describe, describe_changes
from scenarios.load import load_scenario
from sim import codes
from sim.errors import ScenarioError

REFORM = """\
scenario: mine
title_zh: 我的方案
title_en: mine
base: liaocheng-2022-law
changes:
  maternity.delivery_rate:
    unit: share
    dated:
      - from: 2024-03-01
        value: 0.9
        source: {title: proposal, why: a test}
"""


def write(folder: Path, text: str, name: str = "mine.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_that_stays_the_same_is_checked_once() -> None:
    load_scenario("liaocheng-delivery-100")
    checked = check_facts.cache_info().misses
    load_scenario("liaocheng-delivery-100")
    assert checked == check_facts.cache_info().misses


def test_base_keeps_the_rate_of_2022_for_all_years() -> None:
    facts = load_scenario("liaocheng-2022-law")
    rate = facts.series("maternity.delivery_rate", facts.start_year, 12 * facts.years)
    assert rate.dtype == np.float64
    assert [0.83] * 156 == rate.tolist()


def test_reform_changes_the_rate_in_july_2023_and_not_before() -> None:
    rate = load_scenario("liaocheng-delivery-100").series("maternity.delivery_rate", 2022, 24)
    assert [0.83] * 18 + [1.0] * 6 == rate.tolist()


def test_single_rate_reform_changes_nothing_but_the_rate() -> None:
    base, reform = load_scenario("liaocheng-2022-law"), load_scenario("liaocheng-delivery-100")
    changed = [key for key in base.facts if base.entries(key) != reform.entries(key)]
    assert ["maternity.delivery_rate"] == changed


def test_package_pays_grants_by_birth_order_from_july_2023() -> None:
    facts = load_scenario("liaocheng-2023-package")
    basis = facts.series("resident_birth.grant_basis", 2023, 12)
    assert [0.0] * 6 + [float(codes.BY_ORDER)] * 6 == basis.tolist()
    grants = [facts.at(f"resident_birth.grant_{n}", 2023, 7) for n in ("first", "second", "third")]
    assert [1000, 2000, 3000] == grants


def test_package_raises_the_prenatal_cap_and_takes_complications_in() -> None:
    facts = load_scenario("liaocheng-2023-package")
    assert [0.0, 800.0] == facts.series("maternity.prenatal_cap", 2023, 12)[[5, 6]].tolist()
    assert [0.0, 1.0] == facts.series("maternity.complication_in_stay", 2023, 12)[[5, 6]].tolist()


def test_one_thing_reform_halves_the_days_and_doubles_the_runs() -> None:
    facts = load_scenario("jiangbei-one-thing")
    days = facts.series("timing.online_working_days", 2023, 12)
    runs = facts.series("timing.runs_per_month", 2023, 12)
    assert [20.0] * 8 + [10.0] * 4 == days.tolist()
    assert [1.0] * 8 + [2.0] * 4 == runs.tolist()


def test_null_reform_has_the_entries_of_its_base_and_a_digest_of_its_own() -> None:
    base, null = load_scenario("liaocheng-2022-law"), load_scenario("null-reform")
    assert base.facts == null.facts
    assert base.digest != null.digest


def test_city_overrules_province_and_province_the_nation() -> None:
    facts = load_scenario("liaocheng-2022-law")
    assert (158, 98) == (
        facts.at("allowance.days_leave", 2022),
        facts.at("allowance.days_paid", 2022),
    )
    assert "scenarios/law/shandong.yaml" == facts.entries("allowance.days_leave")[-1].file
    assert 178 == load_scenario("jiangbei-base").at("allowance.days_paid", 2022)


def test_upper_layer_leaves_what_came_before_its_first_date() -> None:
    starts = [
        str(entry.start)
        for entry in load_scenario("liaocheng-2022-law").entries("allowance.days_leave")
    ]
    assert ["2011-01-01", "2012-05-01", "2016-02-01"] == starts


def test_change_replaces_all_later_entries_of_its_key(tmp_path: Path) -> None:
    text = REFORM.replace("liaocheng-2022-law", "liaocheng-2023-package")
    early = text.replace("2024-03-01", "2023-01-01")
    facts = load_scenario(write(tmp_path, early))
    rate = facts.series("maternity.delivery_rate", 2022, 36)
    assert [0.83] * 12 + [0.9] * 24 == rate.tolist()


def test_reform_of_a_reform_keeps_the_first_change(tmp_path: Path) -> None:
    text = REFORM.replace("liaocheng-2022-law", "liaocheng-2023-package")
    facts = load_scenario(write(tmp_path, text))
    rate = facts.series("maternity.delivery_rate", 2023, 24)
    assert [0.83, 1.0, 0.9] == rate[[5, 6, 14]].tolist()
    assert "liaocheng-2023-package" == facts.base


def test_reform_may_change_region_and_assumption_keys(tmp_path: Path) -> None:
    text = REFORM + (
        "  work.enterprise:\n    unit: persons\n    value: 410000\n"
        "    source: {title: proposal, why: a test}\n"
        "  care.caesarean_share:\n    unit: share\n    value: 0.3\n"
        "    source: {title: proposal, why: a test}\n"
    )
    facts = load_scenario(write(tmp_path, text))
    assert (410000, 0.3) == (facts.value("work.enterprise"), facts.value("care.caesarean_share"))


def test_low_and_high_assumptions_differ_from_medium_where_they_say(tmp_path: Path) -> None:
    text = (FOLDER / "bases" / "liaocheng-2022-law.yaml").read_text(encoding="utf-8")
    low = load_scenario(write(tmp_path, text.replace("[medium]", "[low]")))
    medium = load_scenario("liaocheng-2022-law")
    changed = [key for key in low.facts if low.facts[key] != medium.facts[key]]
    assert {"mortality.variant", "fertility.variant", "wage.growth"} < set(changed)
    rooms = {load_catalogue()[key].room for key in changed}
    assert {"assumption"} == rooms
    assert ("low", "medium") == (low.word("fertility.variant"), medium.word("fertility.variant"))


def test_user_file_may_stand_beside_its_own_base(tmp_path: Path) -> None:
    text = (FOLDER / "bases" / "liaocheng-2022-law.yaml").read_text(encoding="utf-8")
    write(tmp_path, text.replace("scenario: liaocheng-2022-law", "scenario: own"), "own.yaml")
    facts = load_scenario(write(tmp_path, REFORM.replace("liaocheng-2022-law", "own.yaml")))
    assert "own" == facts.base


def test_region_of_a_user_is_called_as_it_names_itself(tmp_path: Path) -> None:
    base = (FOLDER / "bases" / "liaocheng-2022-law.yaml").read_text(encoding="utf-8")
    region = (FOLDER / "regions" / "liaocheng.yaml").read_text(encoding="utf-8")
    write(tmp_path, region.replace("region: liaocheng", "region: own"), "own.yaml")
    text = base.replace("region: liaocheng", "region: own.yaml")
    assert "own" == load_scenario(write(tmp_path, text)).region


def test_digest_does_not_depend_on_folder_or_line_ends(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    one = load_scenario(write(tmp_path, REFORM))
    two_path = tmp_path / "other" / "mine.yaml"
    two_path.write_bytes(REFORM.replace("\n", "\r\n").encode())
    assert one.digest == load_scenario(str(two_path)).digest
    assert str(tmp_path) not in one.text


def test_digest_moves_with_any_letter(tmp_path: Path) -> None:
    one = load_scenario(write(tmp_path, REFORM)).digest
    assert one != load_scenario(write(tmp_path, REFORM.replace("a test", "a Test"))).digest


def test_stale_base_digest_is_a_warning_not_an_error(tmp_path: Path) -> None:
    stale = REFORM.replace("changes:", "base_digest: '00000000'\nchanges:")
    warnings = load_scenario(write(tmp_path, stale)).warnings
    assert 1 == len(warnings)
    assert "mine.yaml:5 base_digest: liaocheng-2022-law has changed" in warnings[0]


def test_fresh_base_digest_gives_no_warning(tmp_path: Path) -> None:
    digest = load_scenario("liaocheng-2022-law").digest
    fresh = REFORM.replace("changes:", f"base_digest: '{digest}'\nchanges:")
    assert () == load_scenario(write(tmp_path, fresh)).warnings


def test_facts_are_frozen() -> None:
    facts = load_scenario("null-reform")
    with pytest.raises(dataclasses.FrozenInstanceError):
        facts.name = "other"  # type: ignore[misc]


def test_choices_become_their_position_in_the_codes() -> None:
    liaocheng, jiangbei = load_scenario("liaocheng-2022-law"), load_scenario("jiangbei-base")
    assert codes.PAYEES.index("person") == liaocheng.series("allowance.payee", 2022, 1)[0]
    assert codes.PAYEES.index("employer") == jiangbei.series("allowance.payee", 2022, 1)[0]
    assert codes.CHOOSE_BEST == liaocheng.series("maternity.spouse_choice", 2022, 1)[0]


def test_undated_key_is_constant_as_a_series() -> None:
    facts = load_scenario("liaocheng-2022-law")
    assert [0.4] * 3 == facts.series("care.caesarean_share", 2022, 3).tolist()


def test_series_before_the_first_date_names_the_line() -> None:
    facts = load_scenario("liaocheng-2022-law")
    with pytest.raises(ScenarioError, match=r"china.yaml:\d+ maternity.delivery_rate: found a"):
        facts.series("maternity.delivery_rate", 2009, 12)
    with pytest.raises(ScenarioError, match=r"on or before 2009-12-01"):
        facts.at("maternity.delivery_rate", 2009, 12)


def test_misspelt_key_comes_with_near_ones() -> None:
    facts = load_scenario("liaocheng-2022-law")
    with pytest.raises(ScenarioError, match=r"Did you mean maternity\.delivery_rate"):
        facts.series("maternity.delivry_rate", 2022, 1)


def test_dated_key_has_no_single_value() -> None:
    with pytest.raises(ScenarioError, match=r"is dated\. Ask for series"):
        load_scenario("null-reform").value("maternity.delivery_rate")


def test_list_names_every_shipped_scenario_and_all_of_them_load() -> None:
    listed = {item.name: item.kind for item in list_scenarios()}
    assert {
        "china-2018-law": "base",
        "china-2025-law": "base",
        "china-2025-provinces": "base",
        "district-2017-law": "base",
        "guiyang-2017-law": "base",
        "huaibei-2022-law": "base",
        "jiangbei-base": "base",
        "liaocheng-2022-law": "base",
        "weihai-2016-law": "base",
        "xx-2020-law": "base",
        "yian-2016-law": "base",
        "china-2025-enterprise-18": "reform",
        "china-2025-no-delay": "reform",
        "china-2025-retire-65": "reform",
        "china-2025-rise-by-prices": "reform",
        "china-2025-rise-mixed": "reform",
        "district-2017-schools": "reform",
        "district-2018-merger": "reform",
        "guiyang-2018-instant-chronic": "reform",
        "guiyang-2018-poor-package": "reform",
        "huaibei-2022-online-certification": "reform",
        "huaibei-2023": "reform",
        "huaibei-2023-advance": "reform",
        "huaibei-premium-2024": "reform",
        "jiangbei-one-thing": "reform",
        "liaocheng-2023-package": "reform",
        "liaocheng-account-reform": "reform",
        "liaocheng-delivery-100": "reform",
        "liaocheng-housing-2023": "reform",
        "liaocheng-points": "reform",
        "liaocheng-resident-stay-plus-5": "reform",
        "null-reform": "reform",
        "weihai-2017-adjustment": "reform",
        "weihai-2017-drug-list": "reform",
        "xx-2021": "reform",
        "yian-2017": "reform",
    } == listed
    for name in listed:
        assert name == load_scenario(name).name


def test_describe_has_a_row_for_every_entry_with_its_place() -> None:
    facts = load_scenario("liaocheng-2023-package")
    rows = describe(facts, "zh", "maternity.delivery_rate")
    said = [(row.start, row.value) for row in rows]
    assert [("2011-01-01", "1.0"), ("2019-01-01", "0.83"), ("2023-07-01", "1.0")] == said
    assert "住院分娩报销比例" == rows[0].label
    assert rows[2].place.startswith("scenarios/reforms/liaocheng-2023-package.yaml:")
    assert "报销比例由原来的83%提高到100%" in rows[2].source
    assert len(load_catalogue()) == len({row.key for row in describe(facts)})


def test_describe_changes_lists_what_the_reform_adds() -> None:
    base, reform = load_scenario("jiangbei-base"), load_scenario("jiangbei-one-thing")
    rows = describe_changes(base, reform)
    assert [
        ("10", "working_days"),
        ("10", "working_days"),
        ("2", "runs_per_month"),
        ("0.9", "share"),
    ] == [(row.value, row.unit) for row in rows]
    assert [] == describe_changes(load_scenario("liaocheng-2022-law"), load_scenario("null-reform"))
