"""People are compared by what they draw as residents where the law of residents differs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from lives import with_livelihood

from scenarios.build import build_scenario
from sim.blocks import Workplace
from sim.codes import DRAWERS, MERGED, PAID_OUT, SAVERS, TO_RESIDENT
from sim.expected.resident_rules import ResidentRules
from sim.expected.savers import FIRST
from sim.ledger import GAIN, GAINERS, LOSERS, LOSS
from sim.people import FIRST_BIRTH_YEAR
from sim.reach import same_residents
from sim.scenario import Scenario
from sim.study import run_study

STUDY = {"years": 3, "scale": 200}
DRAWN = ["resident_pension_basic", "resident_pension_account"]
#: Fen a month by which the basic pension is raised, and the place of the scheme that is merged.
MORE = 10_000
OLD_RURAL = 2


@pytest.fixture(scope="module")
def dearer(base: Scenario) -> Scenario:
    """Liaocheng with 100 yuan a month more for every resident on a pension."""
    least = base.livelihood.resident.resident_basic_minimum + MORE
    resident = base.livelihood.resident._replace(resident_basic_minimum=least)
    livelihood = base.livelihood._replace(resident=resident)
    return replace(base, name="dearer", base=base.name, livelihood=livelihood)


@pytest.fixture(scope="module")
def divided(base: Scenario) -> Scenario:
    """Liaocheng where new pensions are a hundredth of the account."""
    return with_livelihood(base, "resident", "divided", resident_divisor=100)


@pytest.fixture(scope="module")
def longer(base: Scenario) -> Scenario:
    """Liaocheng where 50 years make an employee pension and who lacks some joins the residents."""
    scenario = with_livelihood(base, "pension", "longer", pension_months_required=600)
    shares = np.zeros_like(base.livelihood.choices.pension_short_shares)
    shares[:, TO_RESIDENT:] = 1.0  # cumulated
    choices = base.livelihood.choices._replace(pension_short_shares=shares)
    return replace(scenario, livelihood=scenario.livelihood._replace(choices=choices))


@pytest.fixture(scope="module")
def study(base: Scenario, dearer: Scenario, divided: Scenario, longer: Scenario) -> xr.Dataset:
    return run_study([base, dearer, divided, longer], **STUDY)


def test_what_people_gain_is_what_the_fund_pays_more_to_the_fen(study: xr.Dataset) -> None:
    paid = study.accrual.sel(account=DRAWN).sum(("account", "month")).values[:, 0]
    for k in (1, 2):
        change = study.gain[k].sum() - study.loss[k].sum()
        assert paid[k] - paid[0] == int(change) > 0
        assert not study.losers_ever[k].any()


def test_every_month_of_a_pension_brings_the_hundred_yuan(study: xr.Dataset) -> None:
    months = study.pension_heads.sel(pension_head="resident_pensioners")[1].sum()
    assert int(study.gain[1].sum()) == MORE * int(months)
    old = study.gainers_ever[1].sum(("sex", "cover", "birth_order", "seed"))
    assert int(old.sel(age_band=slice(60, None)).sum()) == int(old.sum()) > 0


def test_whether_they_are_compared_is_told(study: xr.Dataset) -> None:
    assert [0, 1, 1, 0] == study.residents_compared.values.tolist()


def test_a_reform_is_told_the_same_beside_a_reform_of_residents(
    base: Scenario, longer: Scenario, study: xr.Dataset
) -> None:
    alone = run_study([base, longer], **STUDY).isel(scenario=1)
    beside = study.isel(scenario=3)
    paid = study.accrual.sel(account=DRAWN[0]).sum("month").values[:, 0]
    assert paid[3] != paid[0], "others draw as residents, by the same law"
    assert alone.losers_ever.any()
    for name in ("gainers", "losers", "gain", "loss", "gainers_ever", "loss_ever"):
        assert np.array_equal(alone[name], beside[name]), name


def test_who_pays_what_of_a_closed_scheme_is_not_asked_of_residents() -> None:
    base, merger = (
        build_scenario(f"district-{name}", years=2) for name in ("2017-law", "2018-merger")
    )
    assert same_residents(base, base)
    assert not same_residents(merger, base)
    opening = base.programmes.programme_opening + 1
    other = replace(base, programmes=base.programmes._replace(programme_opening=opening))
    assert same_residents(other, base)
    schools = build_scenario("district-2017-schools", years=2)
    assert same_residents(schools, base)


def test_who_draws_in_a_scheme_and_is_merged_keeps_what_it_had() -> None:
    """Only who is paid out is better or worse off: an account now for a pension to come."""
    pair = []
    for name in ("2017-law", "2018-merger"):
        scenario = build_scenario(f"district-{name}", years=3)
        share = scenario.programmes.programme_member_share * 10
        share[:, SAVERS] = 0
        drawers = scenario.programmes._replace(programme_member_share=share)
        pair.append(replace(scenario, programmes=drawers))
    assert pair[0].programmes.programme_member_share[OLD_RURAL, DRAWERS] > 0
    place = Workplace(16_000, pair, 3, 1)
    place.run(range(0, pair[0].people, 60))
    counted = place.counted()[1]
    left = counted.book.programme_left[:, OLD_RURAL].sum(axis=0)
    assert left[MERGED] > left[PAID_OUT] > 0
    ever = counted.tally.gains.reshape(4, -1, 4)[-1].sum(axis=0)
    assert 0 < ever[GAINERS] + ever[LOSERS] <= left[PAID_OUT]
    assert ever[GAIN] + ever[LOSS] > 0


# --- who may pay --------------------------------------------------------------------------------
def test_nobody_pays_before_the_age_of_the_law(base: Scenario) -> None:
    """From 45 on is the same as if those under 45 never paid."""
    later = with_livelihood(base, "resident", "later", resident_pay_from=45 * 12)
    lives = base.livelihood.resident_lives
    share = lives.resident_payer_share.copy()
    share[:, :2] = 0.0
    livelihood = base.livelihood._replace(resident_lives=lives._replace(resident_payer_share=share))
    never = replace(base, name="never", base=base.name, livelihood=livelihood)
    found = run_study([base, later, never], **STUDY)
    payers = found.resident_payers.sum(("year", "group")).values[:, 0]
    assert payers[0] > 1.2 * payers[1] > 0
    assert np.array_equal(found.resident_payers[1], found.resident_payers[2])
    assert np.array_equal(found.pension_held[1], found.pension_held[2])
    enrolled = found.resident_enrolled.sum("group").values[:, 0]
    assert np.all(enrolled[1] < enrolled[0])
    assert np.array_equal(enrolled[2], enrolled[0]), "who does not pay is on the rolls"


def test_the_check_by_expected_values_knows_the_age(base: Scenario) -> None:
    law = base.livelihood.resident
    for months, young, old in ((45 * 12, 44, 45), (45 * 12 + 6, 45, 46)):
        later = with_livelihood(base, "resident", "later", resident_pay_from=months)
        share, whole = ResidentRules(later).paying(0), ResidentRules(base).paying(0)
        assert not share[: young - FIRST].any()
        assert share[young - FIRST] == pytest.approx(whole[young - FIRST] * (months % 12) / 12)
        assert np.array_equal(share[old - FIRST :], whole[old - FIRST :])
    assert np.all(law.resident_pay_from == FIRST * 12), "all ages of the engine may pay"


def test_who_never_draws_pays_no_more_after_the_pension_age(base: Scenario) -> None:
    """Nobody draws, no years are missing, so nobody over 60 pays."""
    scenario = with_livelihood(base, "resident", "all", resident_years_required=0)
    lives = scenario.livelihood.resident_lives._replace(
        resident_drawing_share=np.zeros_like(base.livelihood.resident_lives.resident_drawing_share)
    )
    scenario = replace(scenario, livelihood=scenario.livelihood._replace(resident_lives=lives))
    found = []
    for years in (2, 5):
        place = Workplace(16_000, [scenario], years, 1)
        place.run(range(0, scenario.people, 600))
        n = int(place.counted()[0].tally.people[years].sum())
        names = ("id", "birth_month", "resident_years")
        ids, born, paid = (place.people[name][0][:n] for name in names)
        old = born < (base.first_year - FIRST_BIRTH_YEAR - 58) * 12
        found.append(dict(zip(ids[old].tolist(), paid[old].tolist(), strict=True)))
    first, last = found  # who reached 60 by the end of the second year, then and three years later
    assert len(last) > 1000
    assert max(last.values()) > 0
    assert all(first[person] == years for person, years in last.items() if person in first)
