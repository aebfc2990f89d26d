"""Large-sum and critical illness insurance: bands, both readings, one deductible a year."""

from __future__ import annotations

from typing import Any

import pytest
from medical_law import Year, medical, patient, percent, yuan

from sim.codes import BANDS_ON_EXCESS
from sim.medical import USED_REWARD
from sim.records import Records

BOUNDS = (yuan(20_000), yuan(100_000), yuan(200_000))


def yi_an(basis: int = BANDS_ON_EXCESS, **values: Any) -> Records:
    """Yi'an 2017, critical illness insurance alone: whatever a stay costs is burden."""
    facts: dict[str, Any] = {
        "critical_covers": (1, 0, 0),
        "critical_deductible": yuan(20_000),
        "critical_bound": BOUNDS,
        "critical_rate": percent(50, 60, 70, 80),
        "critical_basis": basis,
    }
    return medical(**(facts | values))


@pytest.mark.parametrize(
    ("basis", "first", "second"), [(BANDS_ON_EXCESS, 37_000, 123_000), (0, 39_000, 127_000)]
)
def test_w03_w04_two_settlements_share_one_deductible(basis: int, first: int, second: int) -> None:
    year = Year(yi_an(basis))
    bill = year.stay(yuan(85_000))
    assert yuan(first) == bill["critical_illness"]
    assert yuan(85_000 - first) == patient(bill)
    assert yuan(second) == year.stay(yuan(175_000))["critical_illness"]
    assert yuan(260_000) == year["burden"]
    assert yuan(first + second) == year["critical"]


def test_w04_the_next_year_starts_from_zero() -> None:
    assert yuan(5_000) == Year(yi_an()).stay(yuan(30_000))["critical_illness"]


@pytest.mark.parametrize("basis", [0, BANDS_ON_EXCESS])
def test_w03_nothing_at_the_deductible_itself(basis: int) -> None:
    assert 0 == Year(yi_an(basis)).stay(yuan(20_000))["critical_illness"]
    assert 1 == Year(yi_an(basis)).stay(yuan(20_000) + 1)["critical_illness"]


def test_shandong_2014_official_example() -> None:
    """A burden of 170,000: 90,000 at 50 % and 70,000 at 60 %, bands on the burden itself."""
    bounds = (yuan(10_000), yuan(100_000), yuan(200_000))
    law = yi_an(
        0,
        critical_deductible=yuan(10_000),
        critical_bound=bounds,
        critical_rate=percent(0, 50, 60, 65),
    )
    assert yuan(45_000 + 42_000) == Year(law).stay(yuan(170_000))["critical_illness"]


def test_small_bills_add_up_to_the_benefit_of_the_sum() -> None:
    year = Year(yi_an())
    paid = sum(year.stay(12_345_67)["critical_illness"] for _ in range(20))
    assert Year(yi_an()).stay(20 * 12_345_67)["critical_illness"] == paid


def test_a_scheme_without_it_gathers_no_burden() -> None:
    year = Year(yi_an())
    assert 0 == year.stay(yuan(85_000), scheme=1)["critical_illness"]
    assert 0 == year["burden"]


def test_group_has_its_deductible_its_points_and_its_cap() -> None:
    law = yi_an(
        critical_deductible=(yuan(20_000),) + (yuan(5_000),) * 5,
        critical_addition=percent(0, 5, 0, 0, 0, 60),
        critical_cap=(yuan(30_000), 0, yuan(10_000), 0, 0, 0),
    )
    assert yuan(30_000) == Year(law).stay(yuan(85_000))["critical_illness"]
    bill = Year(law).stay(yuan(35_000), group=1)
    assert yuan(20_000 * 0.55 + 10_000 * 0.65) == bill["critical_illness"]
    year = Year(law)
    paid = [year.stay(yuan(20_000), group=2)["critical_illness"] for _ in range(3)]
    assert [yuan(7_500), yuan(2_500), 0] == paid
    assert yuan(30_000) == Year(law).stay(yuan(35_000), group=5)["critical_illness"]


@pytest.mark.parametrize(("counts", "burden"), [(0, 72_000), (1, 80_000)])
def test_first_self_pay_counts_where_the_law_says_so(counts: int, burden: int) -> None:
    law = yi_an(class_b_self_pay=percent(10), first_self_pay_counts=counts)
    year = Year(law)
    bill = year.stay(yuan(90_000), outside=yuan(10_000), class_b=yuan(80_000))
    assert yuan(burden) == year["burden"]
    assert yuan(8_000) == bill["first_self_pay"]
    assert yuan(10_000) == bill["outside_catalogue"]


def test_it_pays_cash_first_and_the_deductible_next() -> None:
    law = yi_an(
        critical_deductible=0,
        critical_bound=0,
        critical_rate=percent(80),
        stay_deductible=yuan(500),
        stay_rate=percent(90),
    )
    bill = Year(law).stay(yuan(1_500))
    assert yuan(900) == bill["pooled_fund"]
    assert yuan(480) == bill["critical_illness"]
    assert yuan(120) == bill["deductible"]
    assert 0 == bill["cash"]


def test_it_never_pays_more_than_the_bill_leaves_open() -> None:
    """A rise of the rates in the year would pay for bills that are settled."""
    year = Year(yi_an(critical_rate=percent(10)))
    year.stay(yuan(100_000))
    year.law = yi_an()
    assert yuan(1_000) == year.stay(yuan(1_000))["critical_illness"]
    assert yuan(1_000 + 8_000) == year["critical"]


def test_a_fall_of_the_benefit_takes_nothing_back() -> None:
    year = Year(yi_an())
    year.stay(yuan(85_000))
    year.law = yi_an(critical_rate=percent(10))
    assert 0 == year.stay(yuan(1_000))["critical_illness"]


@pytest.mark.parametrize(
    ("cap", "reward", "paid", "drawn"),
    [(30_000, 4_000, 34_000, 4_000), (36_000, 4_000, 37_000, 1_000), (0, 4_000, 37_000, 0)],
)
def test_a_reward_raises_the_cap_and_what_is_drawn_of_it_is_kept(
    cap: int, reward: int, paid: int, drawn: int
) -> None:
    year = Year(yi_an(critical_cap=yuan(cap)))
    year.used[USED_REWARD] = yuan(reward)
    assert yuan(paid) == year.stay(yuan(85_000))["critical_illness"]
    assert yuan(drawn) == year["reward_drawn"]
    year.stay(yuan(85_000))
    assert yuan(4_000 if cap else 0) == year["reward_drawn"]


def test_a_reward_below_the_cap_is_not_drawn() -> None:
    year = Year(yi_an(critical_cap=yuan(37_000)))
    year.used[USED_REWARD] = yuan(4_000)
    assert yuan(37_000) == year.stay(yuan(85_000))["critical_illness"]
    assert 0 == year["reward_drawn"]


def test_a_cap_that_falls_within_the_year_draws_on_no_reward() -> None:
    year = Year(yi_an(critical_cap=yuan(37_000)))
    year.used[USED_REWARD] = yuan(4_000)
    year.stay(yuan(85_000))
    year.law = yi_an(critical_cap=yuan(20_000))
    assert 0 == year.stay(yuan(85_000))["critical_illness"]
    assert 0 == year["reward_drawn"]


def test_rewards_are_for_residents_alone() -> None:
    year = Year(yi_an(critical_covers=(1, 1, 0), critical_cap=yuan(30_000)))
    year.used[USED_REWARD] = yuan(4_000)
    assert yuan(30_000) == year.stay(yuan(85_000), scheme=1)["critical_illness"]
    assert 0 == year["reward_drawn"]


def test_large_sum_goes_on_above_the_cap_by_cost() -> None:
    law = medical(
        stay_rate=percent(80),
        pooled_cap=yuan(80_000),
        large_rate=percent(90),
        large_cap=yuan(100_000),
    )
    bill = Year(law).stay(yuan(150_000))
    assert yuan(80_000) == bill["pooled_fund"]
    assert yuan(45_000) == bill["large"] == bill["critical_illness"]
    assert yuan(25_000) == patient(bill)


def test_large_sum_sees_the_tiers_in_which_the_cap_cut() -> None:
    """10,000 at 50 % and 8,000 of 20,000 at 75 % reach the cap of 11,000; 12,000 are above it."""
    top = yuan(10_000)
    law = medical(
        stay_bound=(top, top, top),
        stay_rate=percent(50, 0, 0, 75),
        pooled_cap=yuan(11_000),
        large_rate=percent(60),
    )
    bill = Year(law).stay(yuan(30_000))
    assert yuan(11_000) == bill["pooled_fund"]
    assert yuan(7_200) == bill["large"]


def test_large_sum_has_a_cap_of_the_year() -> None:
    law = medical(
        stay_rate=percent(80), pooled_cap=100, large_rate=percent(90), large_cap=yuan(1_000)
    )
    year = Year(law)
    paid = [year.stay(yuan(1_000))["large"] for _ in range(3)]
    assert [yuan(898.88), yuan(101.12), 0] == paid  # the first 1.25 yuan reach the cap of 1 yuan
    assert yuan(1_000) == year["large"]


@pytest.mark.parametrize(("cost", "paid"), [(1_000, 0), (1_004, 4), (1_006, 6)])
def test_less_than_a_fen_of_benefit_cut_is_cost_above_the_cap_too(cost: int, paid: int) -> None:
    """At 10 % a cap of 100 fen is reached at 1,000; the rounded benefit of 1,004 is 100 as well."""
    law = medical(stay_rate=percent(10), pooled_cap=100, large_rate=percent(100))
    assert paid == Year(law).stay(cost)["large"]


def test_what_large_sum_pays_is_no_burden() -> None:
    law = yi_an(stay_rate=percent(80), pooled_cap=yuan(80_000), large_rate=percent(90))
    year = Year(law)
    bill = year.stay(yuan(150_000))
    assert yuan(25_000) == year["burden"]
    assert yuan(45_000) == bill["large"]
    assert yuan(45_000 + 2_500) == bill["critical_illness"]


def special_drugs(**values: Any) -> Records:
    """Weihai before the list of 2017: a fifth of what is outside is special drugs, 60 % paid."""
    facts = {"special_rate": percent(60), "special_share": percent(20), "stay_rate": percent(80)}
    return yi_an(**(facts | values))


def test_special_drugs_are_paid_before_basic_insurance_and_are_no_burden() -> None:
    year, plain = Year(special_drugs()), Year(special_drugs(special_rate=0))
    bill, other = (y.stay(yuan(90_000), outside=yuan(10_000)) for y in (year, plain))
    assert yuan(1_200) == bill["critical_illness"] - other["critical_illness"]
    assert yuan(8_800) == bill["outside_catalogue"]
    assert bill["pooled_fund"] == other["pooled_fund"] == yuan(64_000)
    assert year["burden"] == plain["burden"] == yuan(16_000)


def test_special_drugs_are_paid_only_in_schemes_with_critical_illness_insurance() -> None:
    bill = Year(special_drugs()).stay(yuan(90_000), outside=yuan(10_000), scheme=1)
    assert 0 == bill["critical_illness"]
    assert yuan(10_000) == bill["outside_catalogue"]
