"""The law of paying hospitals becomes arrays: by fund, by provider, in fen and millionths."""

from __future__ import annotations

from typing import Any

import illness_place as place
import numpy as np
import pytest

from scenarios.build_payment import NUM_PROVIDERS, build_payment
from scenarios.catalogue import load_catalogue
from scenarios.facts import ScenarioFacts
from scenarios.load import load_scenario
from sim.codes import CHANNELS, GENERAL, HOSPITALS, MEDICAL_FUNDS, PAYMENT_METHODS
from sim.errors import ScenarioError
from sim.law import PPM
from sim.payment.advance import BulkLaw
from sim.payment.law import BED_DAY, BUDGET, BY_ITEM, CASE, Payment, PaymentLaw

MONTHS = place.YEARS * 12
BY_PROVIDER = ("method", "mean_cost_limit", "stay_days_limit", "off_catalogue_limit")
LOCAL = 3 * len(CHANNELS)  # providers of the place; the others are elsewhere
KEYS = {key.split(".")[1] for key in load_catalogue() if key.startswith("payment.")}


def build(facts: ScenarioFacts) -> Payment:
    return build_payment(facts, place.BEGIN, place.YEARS)


def changed(**values: Any) -> Payment:
    named: dict[str, Any] = {f"payment__{name}": value for name, value in values.items()}
    return build(place.changed(place.steady(), **named))


def of(name: str) -> Payment:
    facts = load_scenario(name)
    return build_payment(facts, facts.start_year, facts.years)


@pytest.mark.parametrize("name", PaymentLaw._fields)
def test_every_array_has_its_shape_and_whole_numbers(name: str) -> None:
    for law in build(place.liaocheng()).funds:
        array = getattr(law, name)
        by_provider = name in (*BY_PROVIDER, "review_share")
        shape: tuple[int, ...] = (place.YEARS, NUM_PROVIDERS)[: 1 + by_provider]
        if name == "delay":
            shape = (MONTHS, NUM_PROVIDERS, array.shape[2])
        assert shape == array.shape
        assert array.dtype == np.int64
        assert array.min() >= 0


def test_every_key_has_a_place_in_the_law() -> None:
    bulk = {f"bulk_{name}" for name in BulkLaw._fields}
    fields = {*PaymentLaw._fields, *bulk, "agreed", "last_spending", "recovery_months"}
    assert KEYS == fields - {"delay"} | {"case_quota"}  # a fact of lives: `Illness.case_quota`


def test_the_nation_pays_by_item_after_the_months_of_the_law() -> None:
    facts = place.changed(place.steady(), (place.BEGIN + 1, 7), timing__hospital_months=3)
    for law in build(facts).funds:
        assert np.all(law.method == BY_ITEM)
        assert [0, PPM, 0, 0] == law.delay[17, 0].tolist()
        assert [0, 0, 0, PPM] == law.delay[18, -1].tolist()
        assert np.all(law.delay.sum(axis=-1) == PPM)
        assert 0 == law.review_share.sum() == law.mean_cost_limit.sum()


def test_a_method_is_of_a_fund_and_a_channel_and_holds_where_there_are_agreements() -> None:
    method = np.array([["budget", "case", "bed_day"], ["by_item"] * 3])
    resident, employee = changed(method=method).funds
    assert [BUDGET, CASE, BED_DAY] * 3 == resident.method[0, :LOCAL].tolist()
    assert np.all(resident.method[:, LOCAL:] == BY_ITEM)
    assert np.all(employee.method == BY_ITEM)
    everywhere = changed(method=method, agreed=True).funds[0]
    assert [BUDGET, CASE, BED_DAY] * len(HOSPITALS) == everywhere.method[0].tolist()


def test_limits_and_reviews_are_of_a_fund_and_of_hospitals_under_agreement() -> None:
    limits = np.arange(1.0, 11.0).reshape(2, 5) * 1_000
    payment = changed(mean_cost_limit=limits, review_share=np.array([0.01, 0.02]))
    resident, employee = payment.funds
    per_level = resident.mean_cost_limit[0].reshape(len(HOSPITALS), len(CHANNELS))
    assert [100_000, 200_000, 300_000, 0, 0] == per_level[:, GENERAL].tolist()
    assert 0 == np.delete(per_level, GENERAL, axis=1).sum()
    assert 600_000 == employee.mean_cost_limit[0, 0]
    assert [[10_000, 0], [20_000, 0]] == [
        [law.review_share[0, 0], law.review_share[0, LOCAL]] for law in payment.funds
    ]


def test_money_is_in_fen_days_and_shares_in_millionths() -> None:
    payment = changed(
        bed_day_rate=110.5,
        stay_days_limit=8.5,
        over_share=0.25,
        budget=np.array([1_000.0, 2_000.0]),
        last_spending=np.array([3.0, 4.0]),
        bulk_share=0.3,
    )
    resident, employee = payment.funds
    assert (11_050, 250_000) == (resident.bed_day_rate[0], resident.over_share[0])
    assert 8_500_000 == resident.stay_days_limit[0, 0]
    assert (100_000, 200_000) == (resident.budget[0], employee.budget[0])
    assert [300, 400] == payment.last_spending.tolist()
    assert 300_000 == payment.bulk.share[0]


def test_stays_without_a_quota_are_not_paid_by_case() -> None:
    with pytest.raises(ScenarioError, match=r"payment\.method: found case for general or bed_day"):
        changed(method="case")


def test_yian_pays_110_yuan_a_bed_day_and_deducts_what_is_over_its_budget() -> None:
    law = of("yian-2017").funds[MEDICAL_FUNDS.index("resident")]
    assert [BUDGET, CASE, BED_DAY] == law.method[1, :3].tolist()
    assert (11_000, 0, 0, 200_000) == (
        law.bed_day_rate[1],
        law.over_share[1],
        law.keep_share[1],
        law.case_over_limit[1],
    )
    assert law.budget[1] > law.budget[0] > 0


def test_guiyang_pays_ahead_and_limits_mean_cost_and_bed_days() -> None:
    law = of("guiyang-2017-law").funds[MEDICAL_FUNDS.index("resident")]
    assert {BUDGET} == set(law.method[0, :LOCAL].tolist())
    assert PPM == law.over_share[0]
    general = slice(GENERAL, LOCAL, len(CHANNELS))
    assert law.mean_cost_limit[0, general].min() > 0 < law.stay_days_limit[0, general].min()
    assert 4_500 == law.review_share[0, 0]


def test_huaibei_pays_30_per_cent_of_bulk_contracts_ahead_from_2023() -> None:
    assert not of("huaibei-2022-law").bulk.share.any()
    bulk = of("huaibei-2023-advance").bulk
    assert [0, 300_000] == bulk.share[:2].tolist()
    assert [10, 10] == [bulk.apply_days[1], bulk.pay_days[1]]


def test_codes_of_methods_stand_in_the_order_of_their_names() -> None:
    assert ("by_item", "budget", "case", "bed_day", "points") == PAYMENT_METHODS
    assert [0, 1, 2, 3] == [BY_ITEM, BUDGET, CASE, BED_DAY]
