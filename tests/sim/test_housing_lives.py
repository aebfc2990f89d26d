"""The housing provident fund in lives: accounts, loans, the fund, and a reform of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from lives import live, with_livelihood

from scenarios.build import build_scenario
from sim import blocks, housing_tally
from sim.codes import ENTERPRISE, FEMALE, NUM_AGES, PUBLIC, RETIRED
from sim.errors import LedgerError
from sim.events.housing_loans import LOANS, MEMBER
from sim.housing_tally import FIRST_REASON, GRANTED, HOUSING_LINES, check_housing
from sim.law import PPM
from sim.livelihood_tally import LivelihoodTally, livelihood_shapes
from sim.reach import EVERYBODY, reach
from sim.received import HOUSING
from sim.scenario import Scenario
from sim.study import run_study
from sim.variables import VARIABLES

SCALE = 20
#: Fen in a yuan.
YUAN = 100


@pytest.fixture(scope="module")
def of_2023() -> Scenario:
    return build_scenario("liaocheng-2022-law", 2023, 3)


@pytest.fixture(scope="module")
def study(of_2023: Scenario) -> xr.Dataset:
    """Base, no change, the support of 2023."""
    null = replace(of_2023, name="null", base=of_2023.name)
    support = build_scenario("liaocheng-housing-2023", 2023, 3)
    return run_study([of_2023, null, support], scale=SCALE).isel(seed=0)


@pytest.fixture(scope="module")
def published() -> xr.Dataset:
    """Liaocheng as it was in 2023: one in four, for loans and purchases are few."""
    support = build_scenario("liaocheng-housing-2023", 2023, 1)
    return run_study([support], scale=4).isel(scenario=0, seed=0)


def eight_months(study: xr.Dataset, *lines: str) -> float:
    """Money of lines from January to August, yuan."""
    money = study.housing.sel(housing_line=list(lines)).isel(month=slice(0, 8))
    return float(money.sum()) / YUAN


def test_liaocheng_is_within_a_tenth_of_the_published_figures(published: xr.Dataset) -> None:
    """Press conference of 2023-09-15, January to August: payers, flows, stocks, interest."""
    payers = published.housing_heads.sel(housing_head="payers").values[:8].mean()
    assert payers == pytest.approx(421_300, rel=0.1)
    deposits = eight_months(published, "housing_deposit_employer", "housing_deposit_own")
    assert deposits == pytest.approx(43.04e8, rel=0.1)
    withdrawn = eight_months(published, *HOUSING_LINES[FIRST_REASON:GRANTED])
    assert withdrawn == pytest.approx(30.11e8, rel=0.1)
    withdrawals = published.housing_cases.values[:8, FIRST_REASON:GRANTED].sum()
    assert withdrawals == pytest.approx(381_300, rel=0.1)
    assert eight_months(published, "housing_granted") == pytest.approx(11.78e8, rel=0.1)
    stocks = published.housing_stock.values[7] / YUAN
    assert stocks == pytest.approx([209.75e8, 168.08e8], rel=0.1)
    assert published.housing_ratio.values[7] == pytest.approx(0.8014 * PPM, rel=0.1)
    interest = published.housing.sel(housing_line="housing_interest_credited").values[5] / YUAN
    assert interest == pytest.approx(2.89e8, rel=0.1)


def test_families_with_more_children_borrow_as_published(published: xr.Dataset) -> None:
    """413 loans of 151 million yuan; a hundred in the sample, so three errors are three tenths."""
    families = published.housing_loans.values[5:8, :, 1:].sum()
    amount = published.housing_loan_amount.values[5:8, :, 1:].sum() / YUAN
    assert families == pytest.approx(413, rel=0.3)
    assert amount / families == pytest.approx(365_617, rel=0.1)


def test_no_change_changes_nothing(study: xr.Dataset) -> None:
    for name in study.data_vars:
        if "scenario" in study[name].dims and name.startswith(("housing", "gain", "loss")):
            assert np.array_equal(study[name][0], study[name][1]), name


def test_the_support_moves_the_young_and_families_with_more_children_alone(
    study: xr.Dataset,
) -> None:
    made = study.housing_loan_amount
    base, support = made[0].values, made[2].values
    assert np.array_equal(base[:2], support[:2]), "before March 2023"
    assert np.array_equal(base[2:5].sum(axis=1), base[2:5, 0])
    assert base[:, 1].sum() == 0
    assert support[2:, 1].sum() > 0
    assert support[5:, :, 1:].sum() > base[5:, :, 1:].sum()
    lines = ("housing_deposit_employer", "housing_deposit_own", "housing_retirement")
    before = study.housing.isel(month=slice(0, 2))
    assert np.array_equal(before[0], before[2])
    for line in lines[:2]:
        money = study.housing.sel(housing_line=line)
        assert np.array_equal(money[0], money[2]), line
    for name in ("accrual", "people", "pension_flows", "waterfall"):
        assert np.array_equal(study[name][0], study[name][2]), name


def test_who_gets_a_larger_loan_is_counted(study: xr.Dataset) -> None:
    assert study.gainers[1].sum() == 0
    assert 0 < study.gainers[2].sum() < 0.02 * study.housing_heads[2, 0, 0] * 3
    assert study.gain[2].sum() > 0


def test_stocks_are_what_came_in_less_what_went_out(study: xr.Dataset) -> None:
    money = study.housing.isel(scenario=0).values
    signs = np.array([1] * FIRST_REASON + [-1] * (GRANTED - FIRST_REASON))
    held = money[:, :GRANTED] @ signs
    owed = money[:, GRANTED] - money[:, GRANTED + 1]
    opening, ends = study.housing_opening[0].values, study.housing_stock[0].values
    assert np.array_equal(ends, opening + np.cumsum(np.stack((held, owed), axis=1), axis=0))


def test_interest_is_credited_in_june_but_for_accounts_that_close(study: xr.Dataset) -> None:
    money = study.housing.isel(scenario=0).sel(housing_line="housing_interest_credited").values
    by_year = money.reshape(-1, 12)
    assert np.all(by_year[:, 5] > 10 * np.delete(by_year, 5, axis=1).sum(axis=1))
    middle = study.housing_stock[0, 5::12, 0].values
    assert by_year[1:, 5] / middle[1:] == pytest.approx(0.0145, abs=0.0012), "1.5 % a year"


def test_people_who_withdraw_are_counted_once_a_year(study: xr.Dataset) -> None:
    lines = list(HOUSING_LINES[FIRST_REASON:GRANTED])
    cases = study.housing_cases[0].sel(housing_line=lines).values.reshape(-1, 12, len(lines))
    once = cases[:, :, [lines.index("housing_rent"), lines.index("housing_retirement")]]
    people = study.housing_withdrew[0].values
    assert np.all(once.sum(axis=(1, 2)) < people)
    assert np.all(people < 0.7 * cases.sum(axis=(1, 2))), "month by month is one person"
    members = study.housing_heads[0].sel(housing_head="payers").values.reshape(-1, 12)
    assert np.all(people < 0.8 * members.mean(axis=1))


def test_fewer_buy_in_a_year_of_few_sales(of_2023: Scenario) -> None:
    life = of_2023.livelihood.housing_life
    market = np.array([life.housing_market[0], 0.0, 1.0])
    slump = of_2023.livelihood._replace(housing_life=life._replace(housing_market=market))
    few = replace(of_2023, name="few", base=of_2023.name, livelihood=slump)
    study = run_study([of_2023, few], years=2, scale=400).isel(seed=0)
    bought = study.housing_cases.sel(housing_line="housing_purchase").values.reshape(2, 2, 12)
    assert np.array_equal(bought[0, 0], bought[1, 0])
    assert bought[1, 1].sum() == 0 < bought[0, 1].sum()


def test_the_surplus_goes_to_its_three_uses(study: xr.Dataset) -> None:
    uses = study.housing_surplus[0]
    names = ("reserve", "management", "rental")
    shared = uses.sel(housing_use=list(names)).sum("housing_use")
    assert np.array_equal(shared, uses.sel(housing_use="surplus"))
    assert np.all(uses.sel(housing_use="rental") > 0)


def test_a_tally_whose_people_hold_something_else_is_refused() -> None:
    shapes = livelihood_shapes(1)
    book = LivelihoodTally(**{name: np.zeros(shape, np.int64) for name, shape in shapes.items()})
    check_housing(book)
    housing_tally.post_housing(book, housing_tally.DEPOSIT_OWN, 7, 0, 3)
    with pytest.raises(LedgerError, match="accounts: opening \\+ in - out is 21, people have 0"):
        check_housing(book)


def test_members_are_at_work_and_loans_have_months_left(base: Scenario) -> None:
    people = live(base, 2).people
    member = people["housing_flags"] > 0
    assert np.all(people["housing_balance"][~member] == 0)
    owes = people["housing_loan"] > 0
    assert np.all(people["housing_left"][owes] > 0)
    assert np.all(people["housing_flags"][owes] >= MEMBER + LOANS)
    paying = np.isin(people["cover"], (ENTERPRISE, PUBLIC)) & member
    assert 0.5 < paying.sum() / np.isin(people["cover"], (ENTERPRISE, PUBLIC)).sum() < 0.9
    age = people["cell"] % NUM_AGES
    assert not np.any(owes & (age > 70))
    assert 0.3 < np.mean(people["sex"][owes] == FEMALE) < 0.7
    retired = member & (people["cover"] == RETIRED)
    assert retired.sum() > 20
    assert np.all(people["housing_balance"][retired] == 0), "paid out, and no deposit since"


def test_when_lending_stops_nobody_borrows_and_loans_shrink(of_2023: Scenario) -> None:
    always = {"housing_tight_ratio": 0, "housing_stop_mode": 0}
    stopped = with_livelihood(of_2023, "housing", "stopped", **always, housing_stop_ratio=0)
    tight = with_livelihood(of_2023, "housing", "tight", **always, housing_stop_ratio=2 * PPM)
    study = run_study([of_2023, stopped, tight], years=2, scale=200).isel(seed=0)
    granted = study.housing.sel(housing_line="housing_granted").sum("month")
    assert granted[1] == 0
    assert 0 < granted[2] < granted[0]
    loans = study.housing_stock[:, -1, 1]
    assert loans[1] < loans[2] < loans[0]


def test_a_lower_rate_on_accounts_lowers_interest_and_raises_the_surplus(of_2023: Scenario) -> None:
    lower = with_livelihood(
        of_2023, "housing", "lower", housing_interest_carried=7_500, housing_interest_new=7_500
    )
    study = run_study([of_2023, lower], years=2, scale=200).isel(seed=0)
    interest = study.housing.sel(housing_line="housing_interest_credited")[:, 17]
    assert interest[1] / interest[0] == pytest.approx(0.5, abs=0.005)
    assert np.all(study.housing_surplus[1, :, 2] > study.housing_surplus[0, :, 2])


def test_law_of_the_surplus_alone_is_not_lived_again(of_2023: Scenario) -> None:
    dearer = with_livelihood(of_2023, "housing", "dearer", housing_management=2_800)
    study = run_study([of_2023, dearer], years=1, scale=400).isel(seed=0)
    management = study.housing_surplus.sel(housing_use="management")
    assert management[1] > management[0]
    assert np.array_equal(study.housing[0], study.housing[1])


def test_a_reform_is_lived_by_members_alone_and_equal_to_the_fen(of_2023: Scenario) -> None:
    support = build_scenario("liaocheng-housing-2023", 2023, 3)
    assert reach(support, of_2023) == HOUSING
    runs = {"years": 2, "scale": 200}
    short = run_study([of_2023, support], **runs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "reach", lambda *_: EVERYBODY)
        whole = run_study([of_2023, support], **runs)
    for variable in VARIABLES:
        assert np.array_equal(short[variable.name], whole[variable.name]), variable.name
