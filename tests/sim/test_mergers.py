"""A closed scheme with accounts loses its members: refunds, and the merger with the residents."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build_scenario
from sim.blocks import Workplace
from sim.closing_programmes import programme_lines
from sim.codes import DRAWERS, DRAWS_EMPLOYEE, DRAWS_RESIDENT, MERGED, PAID_OUT, REFUNDED, SAVERS
from sim.errors import LedgerError
from sim.people import FIRST_BIRTH_YEAR
from sim.reach import EVERYBODY, NOBODY, reach
from sim.scenario import Scenario
from sim.study import run_study
from sim.variables import PROGRAMME_VARIABLES, VARIABLES

SCALE, YEARS = 20, 3
OLD_RURAL = 2
#: Fen: the mean balance of the report, that of a refund, and what who draws gets a month.
ACCOUNT, REFUND, PENSION = 129_936, 111_386, 11_592
BEGINS = 12
LIMIT = 4.0


@pytest.fixture(scope="module")
def district() -> Scenario:
    return build_scenario("district-2017-law", years=YEARS)


@pytest.fixture(scope="module")
def merger() -> Scenario:
    return build_scenario("district-2018-merger", years=YEARS)


@pytest.fixture(scope="module")
def both(district: Scenario, merger: Scenario) -> xr.Dataset:
    return run_study([district, merger], scale=SCALE).isel(seed=0)


def of_scheme(both: xr.Dataset, k: int, name: str) -> np.ndarray:
    found = both[f"programme_{name}"].isel(scenario=k).sel(programme="old_rural_and_cadres")
    return np.asarray(found.values)


def line(both: xr.Dataset, k: int, name: str) -> np.ndarray:
    return np.asarray(both.accrual.isel(scenario=k).sel(account=name).values)


def test_what_leaves_the_scheme_enters_the_fund_of_residents_to_the_fen(both: xr.Dataset) -> None:
    merged = of_scheme(both, 1, "merged")
    assert merged.sum() > 0
    assert np.array_equal(merged, line(both, 1, "resident_pension_merged"))
    assert np.array_equal(merged, of_scheme(both, 1, "movers") * ACCOUNT)
    assert not line(both, 0, "resident_pension_merged").any()


def test_the_fund_keeps_what_it_does_not_pay_refund_or_hand_over(
    both: xr.Dataset, merger: Scenario
) -> None:
    spent = sum(of_scheme(both, 1, name) for name in ("paid", "refunded", "merged"))
    opening = merger.programmes.programme_opening[OLD_RURAL]
    assert np.array_equal(opening - np.cumsum(spent), of_scheme(both, 1, "balance"))


def test_months_before_the_merger_are_those_of_the_base(both: xr.Dataset) -> None:
    for what in (*VARIABLES, *PROGRAMME_VARIABLES):
        if "month" in what.dims:
            before = both[what.name].isel(month=slice(BEGINS))
            assert np.array_equal(before[0], before[1]), what.name
    moved = of_scheme(both, 1, "movers")
    assert not moved[:BEGINS].any()
    assert moved[BEGINS] > 0


def test_refunds_and_the_balance_of_october_are_those_of_the_report(both: xr.Dataset) -> None:
    refunds = int(of_scheme(both, 0, "leavers")[:10].sum())
    error = np.sqrt(164 * SCALE)
    assert abs(refunds - 164) < LIMIT * error
    assert int(of_scheme(both, 0, "refunded")[:10].sum()) == refunds * REFUND
    balance = int(of_scheme(both, 0, "balance")[9])
    assert balance == pytest.approx(1_634_730_000, abs=LIMIT * error * REFUND)
    assert LIMIT * error * REFUND < 0.02 * 1_634_730_000


def test_a_quarter_of_the_members_is_merged_in_a_year(both: xr.Dataset) -> None:
    left = of_scheme(both, 1, "movers") + of_scheme(both, 1, "leavers")
    # savers at the start less those with a refund, and who draw: see the file of the scheme
    expected = 0.5 * (11_753 * (1 - 0.0165) + 828)
    error = np.sqrt(expected * SCALE)
    assert abs(int(left[BEGINS:].sum()) - expected) < LIMIT * error
    assert LIMIT * error < 0.25 * expected


def test_who_is_merged_no_longer_draws_in_the_scheme(both: xr.Dataset) -> None:
    heads = [of_scheme(both, k, "heads") for k in (0, 1)]
    assert np.array_equal(heads[0][: BEGINS + 1], heads[1][: BEGINS + 1])
    later = heads[1][BEGINS + 1 :] / heads[0][BEGINS + 1 :]
    share = 1 - np.arange(1, len(later) + 1) * 0.25 / 12
    assert later == pytest.approx(share, abs=0.002)


def with_more(scenario: Scenario) -> Scenario:
    law = scenario.programmes
    more = law._replace(programme_member_share=law.programme_member_share * 10)
    return replace(scenario, programmes=more)


@pytest.fixture(scope="module")
def side_by_side(district: Scenario, merger: Scenario) -> tuple[Workplace, Workplace]:
    """The people of two years, without and with the merger; ten times as many are members."""
    places = [Workplace(16_000, [with_more(s)], 2, 1) for s in (district, merger)]
    for place in places:
        place.run(range(0, district.people, 60))
    return places[0], places[1]


def test_members_alone_have_more_in_their_accounts(
    side_by_side: tuple[Workplace, Workplace],
) -> None:
    base, merged = (place.people for place in side_by_side)
    assert np.array_equal(base["id"], merged["id"]), "the same people in the same places"
    more = merged["resident_account"][0].astype(int) - base["resident_account"][0]
    drawn = merged["benefit"][0].astype(int) - base["benefit"][0]
    state, born = merged["pension_state"][0], FIRST_BIRTH_YEAR + merged["birth_month"][0] // 12
    saving = (more > 0) & (drawn == 0)
    assert saving.sum() > 50
    assert np.all(more[saving] >= ACCOUNT)
    assert np.all(more[saving] < 1.03 * ACCOUNT), "the account and a year's interest on it"
    assert np.all((born[saving] >= 1958) & (born[saving] <= 1979))
    kept = drawn == PENSION
    assert kept.sum() > 2
    assert np.all(state[kept] == DRAWS_RESIDENT)
    assert np.all(born[kept] <= 1957)
    few = (drawn != 0) & ~kept & (state == DRAWS_RESIDENT)
    # some came to 60 after they were merged, so the whole account counted, with its interest
    assert np.all((drawn[few] >= round(ACCOUNT / 139)) & (drawn[few] < 1.03 * ACCOUNT / 139 + 1))
    assert not merged["resident_account"][0][state == DRAWS_EMPLOYEE].any(), "it went with them"


def test_who_cannot_be_merged_is_paid_out_and_refunds_end_with_the_members(
    side_by_side: tuple[Workplace, Workplace], both: xr.Dataset
) -> None:
    left = side_by_side[1].counted()[0].book.programme_left[:24, OLD_RURAL].sum(axis=0)
    assert left[MERGED] > 10 * left[PAID_OUT] > 0
    assert left[REFUNDED] > 0
    refunded = of_scheme(both, 1, "refunded")
    paid_out = (refunded - of_scheme(both, 1, "leavers") * REFUND) % (ACCOUNT - REFUND)
    assert not paid_out.any(), "whole refunds and whole accounts"


def test_who_draws_leaves_by_the_merger_alone(merger: Scenario) -> None:
    scenario = with_more(merger)
    share = scenario.programmes.programme_member_share.copy()
    share[:, SAVERS] = 0
    drawers = scenario.programmes._replace(programme_member_share=share)
    place = Workplace(16_000, [replace(scenario, programmes=drawers)], 2, 1)
    place.run(range(0, merger.people, 60))
    left = place.counted()[0].book.programme_left[:24, OLD_RURAL].sum(axis=0)
    assert left[REFUNDED] == 0
    assert left[MERGED] > 0


def test_a_scheme_and_accounts_that_differ_are_refused(
    side_by_side: tuple[Workplace, Workplace], merger: Scenario
) -> None:
    book = side_by_side[1].counted()[0].book
    programme_lines(merger, book, 1)
    book.programme_left[13, OLD_RURAL, MERGED] += 1
    with pytest.raises(LedgerError, match="merged into the resident pension"):
        programme_lines(merger, book, 1)


def test_everybody_may_meet_a_merger_and_nobody_the_same_scheme(
    district: Scenario, merger: Scenario
) -> None:
    assert EVERYBODY == reach(merger, district)
    again = build_scenario("district-2018-merger", years=YEARS)
    assert NOBODY == reach(again, merger)
    assert [38_000, 4_600] == pytest.approx(
        district.programmes.programme_member_share[OLD_RURAL][[SAVERS, DRAWERS]], rel=0.05
    )


def test_blocks_of_any_size_merge_the_same(merger: Scenario) -> None:
    found = [
        run_study([merger], scale=300, years=2, block_size=size, workers=1) for size in (1000, 333)
    ]
    for what in (*VARIABLES, *PROGRAMME_VARIABLES):
        assert np.array_equal(found[0][what.name], found[1][what.name]), what.name


SMALL = """
import dataclasses
from scenarios.build import build_scenario
from sim.study import run_study
merger = build_scenario("district-2018-merger", years=2)
share = merger.programmes.programme_member_share * 10
merger = dataclasses.replace(
    merger, programmes=merger.programmes._replace(programme_member_share=share)
)
found = run_study([merger], years=2, scale=1500, workers=1)
print(found.programme_merged.values.sum(), found.programme_refunded.values.sum())
print(found.accrual.values.sum(axis=(0, 1, 2)).tolist())
"""


def test_plain_python_merges_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for plain in ("0", "1"):
        monkeypatch.setenv("NUMBA_DISABLE_JIT", plain)
        done = subprocess.run(
            [sys.executable, "-c", SMALL], capture_output=True, text=True, check=True
        )
        said.append(done.stdout)
    assert said[0] == said[1]
    assert "0" not in said[0].split()[:2], "somebody is merged and somebody leaves"
