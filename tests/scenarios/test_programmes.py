"""Programmes from files: composition, errors with their line, arrays, groups that die out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scenarios.build_programmes import build_programmes, programme_arrays
from scenarios.document import parse_document
from scenarios.listing import describe, describe_changes
from scenarios.load import load_scenario
from scenarios.mortality import death_hazards
from scenarios.programme_files import (
    complete_programmes,
    load_programmes,
    overlay_programmes,
    read_programmes,
)
from sim.codes import COVERS, GROUPS, MALE, OWN_FUND, PROGRAMME_PAYERS, RESIDENT
from sim.errors import ScenarioError
from sim.programmes import Programmes, closed_payments, own_balances
from sim.records import record
from sim.schemes.entitlement import fits, payment

SOURCE = "source: {title: proposal, why: a test}"
HEAD = "programmes: mine\ntitle_zh: 我的项目\ntitle_en: mine\nvalues:\n"
OLD = f"""\
  old_age:
    title_zh: 高龄津贴
    title_en: allowance of the old
    payer: {{value: county, {SOURCE}}}
    period: {{value: monthly, {SOURCE}}}
    amount:
      unit: yuan
      dated:
        - {{from: 2020-01-01, value: 50, {SOURCE}}}
        - {{from: 2021-07-01, value: 60.5, {SOURCE}}}
        - {{from: 2022-01-01, value: 0, {SOURCE}}}
    age_from: {{unit: years, value: 80, {SOURCE}}}
    age_to: {{unit: years, value: 110, {SOURCE}}}
"""
CLOSED = f"""\
  closed:
    title_zh: 封闭人群
    title_en: a closed group
    payer: {{value: own_fund, {SOURCE}}}
    period: {{value: monthly, {SOURCE}}}
    amount: {{unit: yuan, dated: [{{from: 2018-01-01, value: 100, {SOURCE}}}]}}
    members: {{unit: persons, dated: [{{from: 2020-01-01, value: 100000, {SOURCE}}}]}}
    member_age_from: {{unit: years, value: 70, {SOURCE}}}
    member_age_to: {{unit: years, value: 70, {SOURCE}}}
"""


def read(body: str) -> Programmes:
    document = parse_document(HEAD + body, "mine.yaml", Path("mine.yaml"))
    found = complete_programmes(read_programmes(document))
    return programme_arrays(found, 2019, 5, "medium", 1.0)


def fails(body: str, match: str) -> None:
    with pytest.raises(ScenarioError, match=match):
        read(body)


def test_amounts_begin_change_and_end_by_date() -> None:
    law = read(OLD)
    expected = [0] * 12 + [5_000] * 18 + [6_050] * 6 + [0] * 24
    assert expected == law.programme_amount[:, 0].tolist()
    assert (law.programme_periods == 1).all()
    assert PROGRAMME_PAYERS.index("county") == law.programme_payer[0]


def test_everybody_of_the_ages_is_entitled_where_nothing_else_is_said() -> None:
    law = read(OLD)
    assert (1, len(COVERS)) == law.programme_covers.shape
    assert (1, len(GROUPS)) == law.programme_groups.shape
    packed = record(law._asdict())[0]
    assert fits(80, MALE, RESIDENT, 0, 0, packed)
    assert 6_050 == payment(0, 30, packed)


def test_payments_share_out_the_periods_of_a_year() -> None:
    months = f"    paid_in: {{value: {{june: true, december: true, others: false}}, {SOURCE}}}\n"
    law = read(OLD + months)
    assert [0, 6, 0, 6] == law.programme_periods[[4, 5, 10, 11], 0].tolist()
    assert 12 == law.programme_periods.sum()


def test_a_closed_group_dies_out_by_the_death_rates_of_its_ages() -> None:
    law = read(CLOSED)
    members = law.programme_members[:, 0]
    assert 100_000 == members[12]  # January 2020
    hazards = death_hazards(2019, 5).astype(float)
    alive = np.mean([np.exp(-hazards[1, sex, 70]) for sex in range(2)])
    assert round(100_000 * alive) == members[24]
    later = np.mean([np.exp(-hazards[1, sex, 70] - hazards[2, sex, 71]) for sex in range(2)])
    assert round(100_000 * later) == members[36]
    before = np.mean([np.exp(hazards[0, sex, 69]) for sex in range(2)])
    assert round(100_000 * before) == members[0]  # there were more before the count
    assert (np.diff(members) < 0).all()
    assert 100_000 * 10_000 == closed_payments(law)[12, 0]


def test_a_group_without_mortality_stays_and_a_later_count_replaces_it() -> None:
    steady = CLOSED.replace(
        f"value: 100000, {SOURCE}}}",
        f"value: 100000, {SOURCE}}}, {{from: 2021-01-01, value: 40, {SOURCE}}}",
    )
    still = steady + f"    mortality: {{unit: factor, value: 0, {SOURCE}}}\n"
    members = read(still).programme_members[:, 0]
    assert [100_000] * 24 + [40] * 36 == members.tolist()


def test_a_later_file_lies_over_an_earlier_one_field_by_field() -> None:
    def parse(body: str) -> dict[str, object]:
        document = parse_document(HEAD + body, "mine.yaml", Path("mine.yaml"))
        return dict(read_programmes(document))

    more = OLD[: OLD.index("    payer")] + (
        f"    amount: {{unit: yuan, dated: [{{from: 2021-01-01, value: 70, {SOURCE}}}]}}\n"
    )
    both = overlay_programmes(parse(OLD), parse(more))  # type: ignore[arg-type]
    law = programme_arrays(complete_programmes(both), 2019, 5, "medium", 1.0)
    expected = [0] * 12 + [5_000] * 12 + [7_000] * 36
    assert expected == law.programme_amount[:, 0].tolist()


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [
        ("age_from:", "age_form:", r"mine.yaml:16 old_age: found the unknown field 'age_form'"),
        ("value: 50,", "value: -1,", r"mine.yaml:13 old_age.amount: found -1"),
        ("unit: yuan", "unit: fen", r"mine.yaml:11 old_age.amount: found the unit 'fen'"),
        ("value: county", "value: mayor", r"mine.yaml:8 old_age.payer: found 'mayor'"),
        ("    age_to:", "    income_in:", r"mine.yaml:17 old_age.income_in"),
        ("old_age:", "Old:", r"mine.yaml:5 values: found 'Old'"),
        (
            f"    period: {{value: monthly, {SOURCE}}}\n",
            "",
            r"mine.yaml:5 old_age: found no period",
        ),
        ("value: 80", "value: 111", r"mine.yaml:16 old_age.age_from: found 111"),
        ("why: a test}}\n    period", "x: 1}}\n    period", r"mine.yaml:8 old_age.payer source"),
    ],
)
def test_errors_name_file_and_line(old: str, new: str, match: str) -> None:
    body = OLD.replace(old, new)
    assert body != OLD
    fails(body, match)


def test_contradictions_are_refused() -> None:
    ages = f"    age_from: {{unit: years, value: 80, {SOURCE}}}\n"
    fails(CLOSED + ages, "both or neither of members and age_from")
    sex = f"    sex: {{value: men, {SOURCE}}}\n"
    fails(CLOSED + sex, "sex for other programmes only")
    opening = f"    opening: {{unit: yuan, value: 5, {SOURCE}}}\n"
    fails(OLD + opening, "opening for a fund of its own only")
    fails(CLOSED.replace("from: {unit: years, value: 70", "from: {unit: years, value: 71"), "above")
    five = "{january: true, march: true, may: true, july: true, october: true, others: false}"
    fails(OLD + f"    paid_in: {{value: {five}, {SOURCE}}}\n", "5 months of payment for 12")
    income = f"    income: {{unit: yuan, dated: [{{from: 2019-01-01, value: 1, {SOURCE}}}]}}\n"
    fails(CLOSED + income, "no income_in")


def test_unknown_files_come_with_near_names() -> None:
    with pytest.raises(ScenarioError, match="Did you mean district-2017"):
        load_programmes("district-2018")


def test_the_district_pays_its_closed_schemes_as_reported() -> None:
    facts = load_scenario("district-2017-law")
    law = build_programmes(facts, 2017, 84)
    names = [programme.name for programme in facts.programmes]
    assert ["land_district", "land_city", "old_rural_and_cadres", "old_name_groups"] == names
    october = closed_payments(law)[9] / 100
    # means to the fen, so sums of the text are met within half a fen for each
    assert [472_920, 547_930, 95_979.9, 133_810] == pytest.approx(october, abs=50)
    assert [OWN_FUND, OWN_FUND, OWN_FUND, 3] == law.programme_payer.tolist()
    assert 1_750_470_000 == law.programme_opening[2]
    assert [0] * 9 + [145_935_400, 0, 0] == law.programme_income[:12, 0].tolist()
    assert (law.programme_members[-1] < law.programme_members[0] / 50).all()


def test_funds_for_land_hold_the_least_that_covers_the_promise_of_the_report() -> None:
    law = build_programmes(load_scenario("district-2017-law"), 2017, 84)
    lowest = own_balances(law, closed_payments(law))[:, :2].min(axis=0)
    assert (lowest >= 0).all()
    assert (lowest < 100_000 * 100).all(), "no more than rounded up"
    assert not closed_payments(law)[-1, :2].any(), "until the last member dies"


def test_education_funding_of_the_school_passes_through() -> None:
    law = programme_arrays(load_programmes("susong-2011"), 2011, 2, "medium", 1.0)
    paid = closed_payments(law)
    assert [51_443_750, 4_500_000] == paid[:12].sum(axis=0).tolist()
    assert 45 * 2 * 50_000 == paid[:12, 1].sum()
    assert not paid[12:].any()  # the text speaks of 2011 alone


def test_programmes_are_shown_and_belong_to_the_digest() -> None:
    facts = load_scenario("district-2017-law")
    (row,) = describe(facts, "zh", "land_city.amount")
    assert ("120.72", "yuan", "2017-01-01") == (row.value, row.unit, row.start)
    assert row.label.startswith("被征地农民养老保险（市直）")
    assert "scenarios/programmes/district-2017.yaml" in facts.text
    assert row.place.startswith("scenarios/programmes/district-2017.yaml:")


def test_a_reform_may_add_a_programme(tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text(HEAD + OLD, encoding="utf-8")
    reform = tmp_path / "mine.yaml"
    reform.write_text(
        "scenario: mine\ntitle_zh: 我\ntitle_en: mine\nbase: district-2017-law\n"
        "programmes: [more.yaml]\nchanges: {}\n",
        encoding="utf-8",
    )
    base = load_scenario("district-2017-law")
    facts = load_scenario(str(tmp_path / "mine.yaml"))
    assert ["old_age"] == [p.name for p in facts.programmes[len(base.programmes) :]]
    rows = [row.key for row in describe_changes(base, facts)]
    assert {"old_age.amount", "old_age.payer"} < set(rows)
    assert all(key.startswith("old_age.") for key in rows)


def test_a_scenario_without_programmes_has_arrays_without_columns() -> None:
    law = build_programmes(load_scenario("china-2018-law"), 2018, 2)
    assert (24, 0) == law.programme_amount.shape
    assert (24, 0) == closed_payments(law).shape
