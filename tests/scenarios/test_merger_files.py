"""Closed schemes with accounts from files: the report, who leaves when, what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from test_programmes import CLOSED, HEAD, OLD, SOURCE

from scenarios.build_programmes import programme_arrays
from scenarios.document import parse_document
from scenarios.load import load_scenario
from scenarios.programme_files import complete_programmes, load_programmes, read_programmes
from sim.codes import DRAWERS, NUM_AGES, SAVERS
from sim.errors import ScenarioError
from sim.law import PPM
from sim.programmes import Programmes

REPORT, MERGER = "district-2017", "district-2018-merger"
OLD_RURAL = 2
ACCOUNTS = f"""\
    savers: {{unit: persons, dated: [{{from: 2020-01-01, value: 9000, {SOURCE}}}]}}
    saver_age_from: {{unit: years, value: 40, {SOURCE}}}
    saver_age_to: {{unit: years, value: 49, {SOURCE}}}
    account: {{unit: yuan, dated: [{{from: 2019-01-01, value: 1000, {SOURCE}}}]}}
    refund: {{unit: yuan, dated: [{{from: 2019-01-01, value: 900, {SOURCE}}}]}}
    refunded: {{unit: share, dated: [{{from: 2019-01-01, value: 0.1, {SOURCE}}}]}}
    merged: {{unit: share, dated: [{{from: 2021-07-01, value: 0.5, {SOURCE}}}]}}
"""


def read(body: str, people: np.ndarray | None = None) -> Programmes:
    document = parse_document(HEAD + body, "mine.yaml", Path("mine.yaml"))
    found = complete_programmes(read_programmes(document))
    return programme_arrays(found, 2019, 5, "medium", 1.0, people)


def test_members_accounts_and_refunds_are_those_of_the_report() -> None:
    programmes = load_programmes(REPORT)
    law = programme_arrays(programmes, 2017, 1, "medium", 1.0)
    facts = programmes[OLD_RURAL].facts
    savers, drawers = (int(str(facts[name][0].value)) for name in ("savers", "members"))
    assert 12_581 == savers + drawers
    assert round(16_347_300_00 / 12_581) == law.programme_account[9, OLD_RURAL] == 129_936
    assert round(182_673_00 / 164) == law.programme_refund[9, OLD_RURAL] == 111_386
    assert 164 == round(law.programme_refunded[9, OLD_RURAL] / PPM * (savers + 164))
    pensions = (law.programme_members * law.programme_amount)[:10, OLD_RURAL].sum()
    left = law.programme_opening[OLD_RURAL] - pensions - 18_267_300
    assert left == pytest.approx(1_634_730_000, abs=10_000_00)


def test_shares_that_leave_add_up_over_months_and_stop_at_everybody() -> None:
    law = read(CLOSED + ACCOUNTS)
    assert 8_333 == law.programme_refunded[0, 0]
    assert 500_000 == law.programme_refunded[-1, 0]
    merged = law.programme_merged[:, 0]
    assert not merged[:30].any()
    assert [41_667, 83_333] == merged[30:32].tolist()
    assert PPM == merged[53] == merged[-1]


def test_who_is_merged_draws_once_more_and_then_no_longer() -> None:
    whole, law = read(CLOSED), read(CLOSED + ACCOUNTS)
    stay = law.programme_members[:, 0] / whole.programme_members[:, 0]
    assert [1.0, 1.0] == stay[29:31].tolist()
    assert 1 - 0.5 / 12 == pytest.approx(stay[31], abs=1e-4)
    assert not law.programme_members[54:, 0].any()


def test_members_are_a_share_of_the_people_of_their_years() -> None:
    people = np.full((2, NUM_AGES), 10_000, np.int64)
    law = read(CLOSED + ACCOUNTS, people)
    assert [[1971, 1980], [1950, 1950]] == law.programme_member_born[0].tolist()
    shares = law.programme_member_share[0] / PPM
    # ten years of birth; more were alive in 2019, and 10.8 % have left by January 2020
    assert 9_000 / (1 - 0.1 * 13 / 12) / 200_000 == pytest.approx(shares[SAVERS], rel=0.01)
    assert 1.0 == shares[DRAWERS], "no more than everybody"
    assert not read(CLOSED + ACCOUNTS).programme_member_share.any()


def test_the_reform_of_the_district_merges_everybody_in_four_years() -> None:
    base, reform = (load_scenario(name) for name in ("district-2017-law", MERGER))
    years = {
        name: programme_arrays(f.programmes, 2017, 6, "medium", 1.0)
        for name, f in (("base", base), ("reform", reform))
    }
    assert not years["base"].programme_merged.any()
    merged = years["reform"].programme_merged
    assert not np.delete(merged, OLD_RURAL, axis=1).any()
    assert [0, 250_000, 500_000, 750_000, PPM, PPM] == merged[11::12, OLD_RURAL].tolist()
    (entry,) = reform.programmes[OLD_RURAL].facts["merged"]
    assert entry.source.is_assumption


@pytest.mark.parametrize(
    ("body", "match"),
    [
        (OLD + ACCOUNTS[ACCOUNTS.index("    account") : ACCOUNTS.index("    refund:")], "closed"),
        (CLOSED.replace("own_fund", "county") + ACCOUNTS, "a fund of their own only"),
        (CLOSED + ACCOUNTS.replace("    account:", "    income:"), "found no (account|income_in)"),
        (CLOSED + ACCOUNTS.replace("    refund:", "    income:"), "found no (refund|income_in)"),
        (CLOSED + ACCOUNTS.replace("value: 40", "value: 50"), "saver_age_from above saver_age_to"),
        (CLOSED + ACCOUNTS.replace("value: 0.1", "value: 1.1"), "refunded: found 1.1"),
    ],
)
def test_contradictions_are_refused(body: str, match: str) -> None:
    with pytest.raises(ScenarioError, match=match):
        read(body)


def reform_of(tmp_path: Path, fields: str) -> None:
    head = "  land_city:\n    title_zh: 某\n    title_en: some\n"
    (tmp_path / "more.yaml").write_text(HEAD + head + fields, encoding="utf-8")
    reform = tmp_path / "mine.yaml"
    reform.write_text(
        "scenario: mine\ntitle_zh: 我\ntitle_en: mine\nbase: district-2017-law\n"
        "programmes: [more.yaml]\nchanges: {}\n",
        encoding="utf-8",
    )
    load_scenario(str(reform))


def test_a_reform_may_not_change_what_has_no_date(tmp_path: Path) -> None:
    """It would hold from the first month, before the reform."""
    county = f"    payer: {{value: county, {SOURCE}}}\n"
    with pytest.raises(ScenarioError, match=r"more.yaml:8 land_city.payer: found another value"):
        reform_of(tmp_path, county)
    mortality = f"    mortality: {{unit: factor, value: 2, {SOURCE}}}\n"
    with pytest.raises(ScenarioError, match="a reform changes dated fields alone: amount, members"):
        reform_of(tmp_path, mortality)


def test_a_reform_may_repeat_what_has_no_date_and_change_the_rest(tmp_path: Path) -> None:
    same = f"    payer: {{value: own_fund, {SOURCE}}}\n"
    more = f"    amount: {{unit: yuan, dated: [{{from: 2019-01-01, value: 150, {SOURCE}}}]}}\n"
    reform_of(tmp_path, same + more)
