"""Programmes of a place in a run: who is counted, what is paid, from whose money."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import xarray as xr

from scenarios.build import build, build_scenario
from scenarios.load import load_scenario
from sim.blocks import Workplace
from sim.codes import CHILD, COVERS, FEMALE, GROUPS, STUDENT
from sim.errors import ScenarioError
from sim.law import PPM, Ints
from sim.programmes import MAX_PROGRAMMES, Programmes, ProgrammeTitle
from sim.reach import EVERYBODY, NOBODY, reach
from sim.received import received_of
from sim.scenario import Scenario
from sim.study import run_study
from sim.variables import PROGRAMME_VARIABLES, VARIABLES

SCALE, YEARS = 300, 2
MONTHS = 12 * YEARS
COUNTY, CENTRE = 3, 0
ACCOUNTS = tuple(f"programme_{name}" for name in ("account", "refund", "refunded", "merged"))
#: October of 2017: members and fen of the report, the mean of a month rounded to the fen.
OCTOBER = {
    "land_district": (3_935, 12_018),
    "land_city": (4_539, 12_072),
    "old_rural_and_cadres": (828, 11_592),
    "old_name_groups": (7_430, 1_801),
}


def programmes(count: int, **values: Any) -> Programmes:
    """Programmes for everybody of 10 to 14: 50 yuan a month, paid by the county."""
    plain: dict[str, Any] = {
        "programme_amount": np.full((MONTHS, count), 5_000),
        "programme_periods": np.ones((12, count)),
        "programme_payer": [COUNTY] * count,
        "programme_closed": [0] * count,
        "programme_members": np.zeros((MONTHS, count)),
        "programme_age_from": [10] * count,
        "programme_age_to": [14] * count,
        "programme_sex": [0] * count,
        "programme_covers": np.ones((count, len(COVERS))),
        "programme_groups": np.ones((count, len(GROUPS))),
        "programme_take_up": [PPM] * count,
        "programme_income": np.zeros((MONTHS, count)),
        "programme_opening": [0] * count,
        "programme_member_share": np.zeros((count, 2)),
        "programme_member_born": np.zeros((count, 2, 2)),
        **{name: np.zeros((MONTHS, count)) for name in ACCOUNTS},
    }
    return Programmes(**{name: np.array(v, np.int64) for name, v in (plain | values).items()})


def with_programmes(scenario: Scenario, found: Programmes, name: str = "") -> Scenario:
    """The scenario with other programmes, named p0, p1, ..."""
    names = [f"p{k}" for k in range(len(found.programme_closed))]
    titles = tuple(ProgrammeTitle(p, p, p) for p in names)
    other = replace(scenario, programmes=found, programme_titles=titles)
    return replace(other, name=name, base=scenario.name) if name else other


def drawn(scenario: Scenario, block_size: int = 1_000) -> Ints:
    """Heads by month that one run counts, before anything is scaled."""
    result = run_study([scenario], scale=SCALE, block_size=block_size, workers=1)
    return np.asarray(result.programme_heads[0, 0].values // SCALE)


@pytest.fixture(scope="module")
def district() -> Scenario:
    return build_scenario("district-2017-law", years=YEARS)


@pytest.fixture(scope="module")
def closed_and_schools(district: Scenario) -> xr.Dataset:
    schools = build_scenario("district-2017-schools", years=YEARS)
    return run_study([district, schools], scale=SCALE, workers=1)


def test_closed_groups_of_the_report_are_paid_in_october(closed_and_schools: xr.Dataset) -> None:
    october = closed_and_schools.sel(scenario="district-2017-law", month="2017-10").squeeze()
    for name, (members, each) in OCTOBER.items():
        assert int(october.programme_heads.sel(programme=name)) == members
        assert int(october.programme_paid.sel(programme=name)) == members * each
    assert float(october.programme_paid.sel(programme="land_district")) / 100 == 472_908.30
    assert float(october.programme_income.sel(programme="land_district")) / 100 == 1_459_354


def test_a_fund_of_its_own_keeps_what_it_does_not_pay(closed_and_schools: xr.Dataset) -> None:
    cut = closed_and_schools.sel(scenario="district-2017-law", programme="land_district")[
        ["programme_income", "programme_paid", "programme_balance"]
    ].squeeze()
    flows = (cut.programme_income - cut.programme_paid).cumsum("month")
    assert np.array_equal(flows.values + 4_160_000_000, cut.programme_balance.values)


def test_governments_give_what_is_handed_on(closed_and_schools: xr.Dataset) -> None:
    handed_on = closed_and_schools.programme_payer != "own_fund"
    for government in ("central", "county"):
        of_it = closed_and_schools.programme_payer == government
        paid = closed_and_schools.programme_paid.isel(programme=of_it.values).sum("programme")
        given = closed_and_schools.programme_funding.sel(government=government)
        assert np.array_equal(paid.values, given.values)
    whole = closed_and_schools.programme_paid.isel(programme=handed_on.values).sum("programme")
    assert np.array_equal(whole.values, closed_and_schools.programme_funding.sum("government"))
    assert not closed_and_schools.programme_balance.isel(programme=handed_on.values).any()


def test_a_programme_that_a_scenario_does_not_have_is_zero_there(
    closed_and_schools: xr.Dataset,
) -> None:
    base, reform = (closed_and_schools.isel(scenario=k, seed=0) for k in (0, 1))
    names = ["school_public_funding", "school_textbooks", "school_boarders"]
    assert not base.programme_heads.sel(programme=names).any()
    pupils = reform.programme_heads.sel(programme=names).values[[4, 10, 16, 22]]
    assert np.array_equal(pupils[:, 0], pupils[:, 1])
    assert 0 < pupils[:, 2].max() < 0.12 * pupils[:, 0].min()
    paid = reform.programme_paid.sel(programme=names[0]).values
    assert np.flatnonzero(paid).tolist() == [4, 10, 16, 22]
    assert np.array_equal(paid[[4, 10, 16, 22]], pupils[:, 0] * 39_725)


def test_pupils_of_january_are_the_people_of_the_age_on_1_january(district: Scenario) -> None:
    covers = np.zeros((2, len(COVERS)))
    covers[:, [CHILD, STUDENT]] = 1
    found = programmes(2, programme_covers=covers, programme_sex=[0, 1 + FEMALE])
    result = run_study([with_programmes(district, found)], scale=SCALE, workers=1).isel(
        scenario=0, seed=0
    )
    people = result.people.sel(age_band=10, cover=["child", "student"]).sum("cover")
    for y in range(YEARS):
        january = result.programme_heads[12 * y].values
        assert january[0] == people[y].sum()
        assert january[1] == people[y].sel(sex="female")
        assert 0 < january[1] < january[0]


def test_people_by_month_are_those_here_on_its_first_day(district: Scenario) -> None:
    everybody = programmes(1, programme_age_from=[0], programme_age_to=[110])
    result = run_study([with_programmes(district, everybody)], scale=SCALE, workers=1).isel(
        scenario=0, seed=0
    )
    heads = result.programme_heads[:, 0].values
    assert np.array_equal(heads[1:], result.insured.sum("cover").values[:-1])


def test_the_cover_is_that_of_the_first_day_of_the_month(district: Scenario) -> None:
    one_each = programmes(
        len(COVERS),
        programme_age_from=[0] * len(COVERS),
        programme_age_to=[110] * len(COVERS),
        programme_covers=np.eye(len(COVERS)),
    )
    result = run_study([with_programmes(district, one_each)], scale=SCALE, workers=1).isel(
        scenario=0, seed=0
    )
    assert np.array_equal(result.programme_heads.values[1:], result.insured.values[:-1])


def test_the_same_people_draw_year_after_year(district: Scenario) -> None:
    half = programmes(2, programme_take_up=[PPM // 2] * 2, programme_age_to=[110] * 2)
    base = with_programmes(district, half)
    dearer = with_programmes(base, half._replace(programme_amount=half.programme_amount + 1), "b")
    place = Workplace(4_000, [base, dearer], YEARS, 1)
    place.run(range(0, district.people, SCALE))
    received = received_of(place.rooms[0].received)
    all_year = received.amount[: received.used[0]] == 12 * 5_000
    years, people = (
        part[: received.used[0]][all_year] for part in (received.year, received.person)
    )
    once, again = ({*people[years == y].tolist()} for y in range(YEARS))
    assert len(once & again) > 0.9 * len(once), "drawn anew, three in four would"
    old_enough = 0.9 * district.people / SCALE
    assert len(once) == pytest.approx(0.75 * old_enough, rel=0.1), "luck is by programme"
    heads = np.cumsum(place.counted()[0].book.programme_step[:, 0])[0]
    assert heads == pytest.approx(old_enough / 2, rel=0.1)


def test_blocks_of_any_size_count_the_same(district: Scenario) -> None:
    found = with_programmes(district, programmes(1, programme_take_up=[PPM // 3]))
    assert np.array_equal(drawn(found), drawn(found, 333))


def test_a_null_reform_moves_nothing(district: Scenario) -> None:
    found = programmes(1, programme_take_up=[PPM // 3])
    base = with_programmes(district, found)
    same = with_programmes(base, found, "same")
    assert reach(same, base) == NOBODY
    result = run_study([base, same], scale=SCALE, workers=1)
    for what in (*VARIABLES, *PROGRAMME_VARIABLES):
        assert np.array_equal(result[what.name][0], result[what.name][1]), what.name
    assert not result.gain.any()


def test_a_reform_of_an_open_programme_is_gained_person_by_person(district: Scenario) -> None:
    base = with_programmes(district, programmes(1))
    amount = np.full((MONTHS, 1), 5_000)
    amount[18:] = 7_000
    dearer = with_programmes(base, programmes(1, programme_amount=amount), "dearer")
    assert reach(dearer, base) == EVERYBODY
    result = run_study([base, dearer], scale=SCALE, workers=1).isel(seed=0)
    change = result.programme_paid[1] - result.programme_paid[0]
    assert not change[:18].any()
    assert int(result.gain[1].sum()) == int(change.sum()) > 0
    assert not result.loss.any()
    assert not result.gain[1, 0].any(), "nobody gains in the year before"
    for what in VARIABLES:
        if not what.name.startswith("gain"):
            assert np.array_equal(result[what.name][0], result[what.name][1]), what.name


def test_a_reform_of_a_closed_group_is_met_by_nobody(district: Scenario) -> None:
    law = district.programmes
    amount = law.programme_amount.copy()
    amount[:, :2] *= 2
    more = replace(district, programmes=law._replace(programme_amount=amount))
    assert reach(more, district) == NOBODY


def test_a_place_without_programmes_has_none_in_its_result() -> None:
    scenario = build(load_scenario("weihai-2016-law"), years=YEARS)
    small = replace(scenario, start=scenario.start._replace(upto=scenario.start.upto // 5_000))
    result = run_study([small], workers=1)
    assert not {what.name for what in PROGRAMME_VARIABLES} & set(result.data_vars)


def test_more_programmes_than_there_is_room_for_are_refused() -> None:
    facts = load_scenario("district-2017-law")
    many = replace(facts, programmes=facts.programmes * (MAX_PROGRAMMES // 4 + 1))
    with pytest.raises(ScenarioError, match="at most 16"):
        build(many, years=1)
