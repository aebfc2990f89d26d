"""Work injury: money is heads times the rule, also in the year of a grade, a pension, a death."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from lives import live, with_livelihood

from sim.blocks import Workplace
from sim.claims import HOLDS, TOPS_UP, draws, grade_of, phase_of
from sim.codes import DRAWS_EMPLOYEE, ENTERPRISE, NURSING_NEEDS, RETIRED
from sim.law import PPM
from sim.livelihood_tally import INJURY_TOP_UP, flows
from sim.people import BLOCK_SIZE
from sim.scenario import Scenario
from sim.schemes.money import share_of
from sim.study import run_study

SCALE = 100


def with_facts(scenario: Scenario, name: str, **facts: object) -> Scenario:
    """The scenario with other facts of injuries, one value or an array, and none of the past."""
    lives = scenario.livelihood.injury_lives
    facts = {"injury_stock": 0.0, "injury_stock_dependants": 0} | facts
    values = {
        key: np.ascontiguousarray(
            np.broadcast_to(value, getattr(lives, key).shape), getattr(lives, key).dtype
        )
        for key, value in facts.items()
    }
    livelihood = scenario.livelihood._replace(injury_lives=lives._replace(**values))
    return replace(scenario, name=name, base=scenario.name, livelihood=livelihood)


def hazard_of_enterprises(scenario: Scenario, hazard: float) -> np.ndarray:
    """Injuries a year of employees of enterprises; nobody else is injured."""
    hazards = np.zeros_like(scenario.livelihood.injury_lives.injury_hazard)
    hazards[..., ENTERPRISE] = hazard
    return hazards


@pytest.fixture(scope="module")
def drawing(base: Scenario) -> Scenario:
    """Nobody dies or is injured; many draw an allowance that no January raises."""
    still = {"injury_allowance_rise": 0, "injury_allowance_growth": 0}
    place = with_livelihood(base, "injury", "drawing", **still)
    immortal = replace(
        place, illness=place.illness._replace(death_base=place.illness.death_base * 1e-9)
    )
    quiet = hazard_of_enterprises(base, 1e-9)
    return with_facts(immortal, "drawing", injury_hazard=quiet, injury_stock=0.15)


def test_what_tops_up_a_pension_is_what_it_lacks_of_the_allowance(drawing: Scenario) -> None:
    """Art. 35: who retires in the second year has a pension below or above the allowance."""
    first, then = (live(drawing, years, SCALE).people for years in (1, 2))
    _, at, again = np.intersect1d(first["id"], then["id"], return_indices=True)
    before, after = first["injury_state"][at], then["injury_state"][again]
    turned = np.array([phase_of(int(state)) == TOPS_UP for state in after])
    turned &= np.array([draws(int(s)) and phase_of(int(s)) == HOLDS for s in before])
    turned &= then["cover"][again] == RETIRED
    assert turned.sum() > 20
    assert np.all(then["pension_state"][again][turned] == DRAWS_EMPLOYEE)
    allowance = -first["injury_clock"][at][turned].astype(np.int64)
    pension = then["benefit"][again][turned].astype(np.int64)
    topped = -then["injury_clock"][again][turned].astype(np.int64)
    assert np.array_equal(np.maximum(allowance - pension, 0), topped)
    assert 0 < np.count_nonzero(topped)


def test_money_that_tops_up_pensions_is_heads_times_the_rule(drawing: Scenario) -> None:
    """In December all who were topped up are, to the fen, what the fund pays: nobody died."""
    place = Workplace(BLOCK_SIZE, [drawing], 2, 1)
    place.run(range(0, drawing.people, SCALE))
    counted = place.counted()[0]
    n = int(counted.tally.people[2].sum())
    state, clock = place.people.injury_state[0, :n], place.people.injury_clock[0, :n]
    topped = np.array([draws(int(s)) and phase_of(int(s)) == TOPS_UP for s in state])
    due = -int(clock[topped].astype(np.int64).sum())
    paid = flows(counted.book)[:, INJURY_TOP_UP]
    assert int(paid[23]) == due > 0
    assert np.all(np.diff(paid) >= 0)
    assert np.all([1 <= grade_of(int(s)) <= 4 for s in state[topped]])


def test_nursing_is_paid_from_the_month_of_the_grade(base: Scenario) -> None:
    """Nobody drew before the year: all nursing of it is of grades that it decided."""
    hazard = hazard_of_enterprises(base, 0.3)
    first_grade = (np.arange(len(base.livelihood.injury_lives.injury_outcome_pick)) >= 1) * 1.0
    place = with_facts(
        *(base, "graded"),
        injury_hazard=hazard,
        injury_outcome_pick=first_grade,
        injury_care_months=0,
    )
    study = run_study([place], years=1, scale=SCALE).isel(scenario=0, seed=0)
    law, wage = place.livelihood.injury, round(float(place.rates.reference_wage[0]) * 100)
    heads = study.pension_heads.sel(pension_head=[f"nursing_{need}" for need in NURSING_NEEDS])
    base_of_nursing = np.where(law.injury_nursing_base > 0, law.injury_nursing_base, wage)
    amounts = [
        [share_of(int(base_of_nursing[m]), int(rate)) for rate in law.injury_nursing_rate[m]]
        for m in range(12)
    ]
    due = (heads.values * amounts).sum(axis=1)
    assert np.array_equal(study.accrual.sel(account="injury_nursing").values, due)
    assert 0 < due[0] < due[6] < due[11]


def test_an_uninsured_employer_pays_the_grants_after_a_death(base: Scenario) -> None:
    """Art. 62: enterprises alone have deaths at work; what the fund paid its employers pay."""
    killing = {
        "injury_hazard": hazard_of_enterprises(base, 1e-4),
        "injury_outcome_pick": 1.0,
        "injury_care_mean": 1e-6,
        "injury_killed": 1e6,
        "injury_dependants": 0.0,
    }
    insured = with_facts(base, "insured", **killing, injury_uninsured=0.0)
    alone = with_facts(base, "alone", **killing, injury_uninsured=1.0)
    study = run_study([insured, alone], years=2, scale=SCALE).isel(seed=0)
    killed = study.work_injury_outcomes.sel(injury_outcome="killed").values
    assert np.array_equal(killed[0], killed[1])
    assert killed[0].min() > 0
    grants = study.accrual.sel(account=["injury_funerals", "injury_deaths"]).sum("month").values
    assert np.all(grants[0] > 0)
    assert np.all(grants[1] == 0)
    own = study.pension_payments.sel(pension_payment="injury_by_employer").sum("month").values
    assert own[1] - own[0] == grants[0].sum()


def test_shares_of_dependants_are_added_up_before_the_cap(base: Scenario) -> None:
    """Art. 39: a spouse and three others of 40 and 30 % have the wage together, not 130 %.

    Own wages are those of the place, so that the wage of each death is known.
    """
    killing = {
        "injury_hazard": hazard_of_enterprises(base, 1e-4),
        "injury_killed": 1e6,
        "injury_dependants": [1.0, 3.0],
        "injury_dependant_years": 1e3,
        "injury_lone": 0.0,
    }
    equal = {"injury_floor_share": PPM, "injury_cap_share": PPM}
    place = with_livelihood(with_facts(base, "killing", **killing), "injury", "killing", **equal)
    study = run_study([place], years=1, scale=SCALE).isel(scenario=0, seed=0)
    law, wage = place.livelihood.injury, round(float(place.rates.reference_wage[0]) * 100)
    assert law.injury_dependant_rate[0].tolist() == [400_000, 300_000]
    assert law.injury_dependant_cap[0] == PPM
    families = study.dependants.sel(dependant="spouse").values
    assert families[-1] > 0
    paid = study.accrual.sel(account="injury_dependants").values
    assert np.array_equal(paid, families * wage)
