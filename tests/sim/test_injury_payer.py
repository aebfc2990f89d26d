"""Work injury: what employers pay themselves, fund beside employer, late claims, the reserve."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from lives import with_livelihood

from sim.codes import PAID_BY_EMPLOYER, PAID_BY_FUND
from sim.scenario import Scenario
from sim.study import run_study

SCALE, YEARS = 100, 4
#: Lines of which the reading of art. 62 decides who pays, by what employers pay instead.
LINES = {
    "once": ("injury_leaving", "injury_funerals"),
    "monthly": ("injury_allowances", "injury_nursing"),
    "dependants": ("injury_dependants",),
}


def in_law(base: Scenario, name: str, **law: int) -> Scenario:
    return with_livelihood(base, "injury", name, **law)


@pytest.fixture(scope="module")
def often(base: Scenario) -> Scenario:
    """Many more injuries, a third of them at employers who do not insure, with grave grades."""
    lives = base.livelihood.injury_lives
    changed = lives._replace(
        injury_hazard=lives.injury_hazard * np.float32(20),
        injury_uninsured=np.array([0.3]),
        injury_dependants=lives.injury_dependants * 2,
    )
    place = replace(base, livelihood=base.livelihood._replace(injury_lives=changed))
    return in_law(place, "often", injury_uninsured_running_payer=PAID_BY_EMPLOYER)


@pytest.fixture(scope="module")
def study(often: Scenario) -> xr.Dataset:
    """The employer pays; the fund pays; the fund from the third year on; grade 4 the employer's."""
    later = often.livelihood.injury.injury_uninsured_running_payer.copy()
    later[24:] = PAID_BY_FUND
    law = often.livelihood.injury._replace(injury_uninsured_running_payer=later)
    joins = replace(often, name="joins", livelihood=often.livelihood._replace(injury=law))
    reforms = [
        in_law(often, "fund", injury_uninsured_running_payer=PAID_BY_FUND),
        replace(joins, base=often.name),
        in_law(often, "three", injury_fund_grades=3),
    ]
    return run_study([often, *reforms], years=YEARS, scale=SCALE).isel(seed=0)


def change(study: xr.Dataset, k: int, part: str) -> tuple[np.ndarray, np.ndarray]:
    """What fund and employers pay more of a part than in the base, by month, fen."""
    of_fund = study.accrual.sel(account=list(LINES[part])).sum("account").values
    own = study.injury_by_employers.sel(by_employers=part).values
    return of_fund[k] - of_fund[0], own[k] - own[0]


@pytest.mark.parametrize("part", LINES)
def test_what_the_fund_does_not_pay_the_employer_pays_to_the_fen(
    study: xr.Dataset, part: str
) -> None:
    of_fund, own = change(study, 1, part)
    assert np.array_equal(of_fund, -own)
    assert of_fund.sum() > 0
    assert np.all(study.injury_by_employers.sel(by_employers=part)[0] >= 0)


def test_only_the_fund_that_pays_has_less(study: xr.Dataset) -> None:
    """Employers who did not insure pay on for those who were injured: only the payer moves."""
    moved = (study.accrual[1] - study.accrual[0]).sum("month")
    moved = set(moved.account.values[moved.values != 0])
    own = {line for part in LINES.values() for line in part} - {"injury_funerals"}
    assert own <= moved
    assert moved <= own | {"injury_funerals", "injury_contributions", "injury_interest"} | {
        "injury_prevention"
    }
    none = study.injury_by_employers.sel(by_employers=["monthly", "dependants"])[1]
    assert not none.any()


def test_a_fund_that_pays_from_a_january_on_pays_what_runs(study: xr.Dataset) -> None:
    """Months before are those of the base; afterwards all that runs is the fund's."""
    for part in ("monthly", "dependants"):
        always, from_then = change(study, 1, part)[0], change(study, 2, part)[0]
        assert np.all(from_then[:24] == 0)
        assert np.array_equal(from_then[24:], always[24:])
        assert from_then[24:].min() > 0


def test_heads_of_the_fund_are_those_whom_it_pays(study: xr.Dataset) -> None:
    names = [n for n in study.pension_head.values if n.startswith(("injured_", "nursing_"))]
    heads = study.pension_heads.sel(pension_head=names).sum("pension_head").values
    assert np.all(heads[0] <= heads[1])
    assert heads[0, -1] < heads[1, -1]
    assert study.dependants[0, -1].sum() < study.dependants[1, -1].sum()


def test_a_grade_that_is_the_employers_leaves_the_fund(study: xr.Dataset) -> None:
    """Of grade 4 nothing is drawn from the fund; what its retired had topped up is gone."""
    heads = study.pension_heads.sel(pension_head="injured_grade_4").values
    assert heads[0].sum() > 0 == heads[3].sum()
    others = study.pension_heads.sel(pension_head="injured_grade_3").values
    assert np.array_equal(others[0], others[3])
    of_fund, own = change(study, 3, "monthly")
    assert 0 < own.sum() <= -of_fund.sum()


def test_people_gain_and_lose_what_the_fund_pays_them(study: xr.Dataset) -> None:
    """Dependants, and grants of families of the dead, are no persons of the comparison."""
    assert study.gainers[1].sum() > 0
    assert study.losers[1].sum() == 0


def test_who_applies_after_the_time_of_the_law_has_nothing(often: Scenario) -> None:
    """All are late, evenly to day 365: half of 30 to 365 days lies after 197 days."""
    lives = often.livelihood.injury_lives._replace(injury_late=np.array([1.0]))
    late = replace(often, livelihood=often.livelihood._replace(injury_lives=lives))
    half = in_law(late, "half", injury_claim_days=197)
    none = in_law(late, "none", injury_claim_days=30)
    result = run_study([late, half, none], years=2, scale=SCALE).isel(seed=0)
    counted = result.work_injuries.sum(("year", "industry")).values
    assert counted[1] == pytest.approx(counted[0] * 167 / 335, rel=0.1)
    assert counted[2] == 0
    killed = result.work_injury_outcomes.sel(injury_outcome="killed").values
    assert np.array_equal(killed[0], killed[1])


def test_the_reserve_is_a_share_of_the_balance_of_december(base: Scenario) -> None:
    tenth = in_law(base, "tenth", injury_reserve_share=100_000)
    third = in_law(base, "third", injury_reserve_share=300_000)
    result = run_study([tenth, third], years=2, scale=SCALE).isel(seed=0)
    held = result.balance.sel(ledger="work_injury").values[:, 11::12]
    assert result.injury_reserve.values == pytest.approx(np.maximum(held, 0) * [[0.1], [0.3]])
    assert held.max() > 0
