"""The price of a bill of reference is what the rules of the schemes leave to the patient."""

from __future__ import annotations

import illness_place as place
import numpy as np
import pytest

from scenarios.demand import (
    LOWEST_PRICE,
    Parts,
    mean_price,
    own_share_of_chronic,
    own_share_of_stays,
    own_share_of_visits,
    response,
    shifted_shares,
)
from sim.codes import CHRONIC_CLASSES, HOSPITALS, SCHEMES
from sim.medical import BILL, LARGE, POOLED, USED, Care, Stay, Visit
from sim.records import table
from sim.schemes.chronic import settle_chronic
from sim.schemes.critical_illness import pay_large_sum
from sim.schemes.outpatient import settle_visit
from sim.schemes.stay import pay_basic

H = len(HOSPITALS)
PARTS = Parts(
    outside=np.full((1, H), 0.1),
    over_limit=np.full(H, 0.02),
    class_b=np.full((1, H), 0.4),
    granules=np.full((1, H), 0.05),
    unregistered=np.array([0.0, 0.0, 0.0, 0.0, 1.0]),
)
COSTS = (800.0, 4_000.0, 30_000.0, 180_000.0)  # yuan: under the deductible, in tiers, high up


def stay_of(yuan: float, scheme: int, hospital: int) -> Stay:
    """A stay with the parts of PARTS, registered but in another province."""
    total = round(yuan * 100)
    rest = round(total * 0.88)
    return Stay(
        *(scheme, 0, hospital, 0, total, round(total * 0.1), round(total * 0.02)),
        *(round(rest * 0.4), round(rest * 0.05), hospital != 4),
    )


@pytest.mark.parametrize("basis", ["eligible", "after_deductible"])
@pytest.mark.parametrize("scheme", range(len(SCHEMES)))
@pytest.mark.parametrize("hospital", range(H))
@pytest.mark.parametrize("yuan", COSTS)
def test_a_stay_costs_the_patient_what_the_rules_leave(
    yuan: float, hospital: int, scheme: int, basis: str
) -> None:
    name = SCHEMES[scheme]
    changes = {
        f"{name}__tier_to": np.array([3_000.0, 20_000.0, 60_000.0]),
        f"{name}__pooled_cap": 50_000,
        f"{name}__large_rate": 0,
        "eligible__tier_basis": basis,
        "eligible__class_b_self_pay": np.array([0.0, 0.1, 0.25]),
        "eligible__granule_self_pay": np.array([0.3, 0.1, 0.0]),
    }
    medical = place.build(place.changed(place.steady(), **changes)).medical
    own = own_share_of_stays(medical, PARTS, np.full((len(SCHEMES), H, 1), yuan))
    used, bill = np.zeros(len(USED), np.int64), np.zeros(len(BILL), np.int64)
    pay_basic(stay_of(yuan, scheme, hospital), 0, table(medical._asdict()), used, bill)
    expected = max(1 - bill[POOLED] / (yuan * 100), LOWEST_PRICE)
    assert own[0, scheme, hospital] == pytest.approx(expected, abs=2 / (yuan * 100))


@pytest.mark.parametrize("large_cap", [0, 20_000])
@pytest.mark.parametrize("scheme", range(len(SCHEMES)))
def test_above_the_cap_large_sum_insurance_goes_on(scheme: int, large_cap: int) -> None:
    name = SCHEMES[scheme]
    changes = {
        f"{name}__stay_rate": np.full((H, 4), 0.8),
        f"{name}__pooled_cap": 50_000,
        f"{name}__large_rate": 0.6,
        f"{name}__large_cap": large_cap,
    }
    medical = place.build(place.changed(place.steady(), **changes)).medical
    own = own_share_of_stays(medical, PARTS, np.full((len(SCHEMES), H, 1), 180_000.0))
    law = table(medical._asdict())
    used, bill = np.zeros(len(USED), np.int64), np.zeros(len(BILL), np.int64)
    cut = pay_basic(stay_of(180_000, scheme, 1), 0, law, used, bill)
    pay_large_sum(cut, scheme, 0, law, used, bill)
    assert bill[LARGE] > 0
    paid = (bill[POOLED] + bill[LARGE]) / 18_000_000
    assert own[0, scheme, 1] == pytest.approx(1 - paid, abs=1e-6)


@pytest.mark.parametrize("scheme", range(len(SCHEMES)))
@pytest.mark.parametrize("hospital", range(H))
def test_a_year_of_visits_costs_what_the_rules_leave(hospital: int, scheme: int) -> None:
    medical = place.base().medical
    number, cost = np.full(len(SCHEMES), 6.0), np.full((len(SCHEMES), H), 150.0)
    own = own_share_of_visits(medical, 0.1, number, cost, np.ones(1))[0, scheme, hospital]
    used, bill = np.zeros(len(USED), np.int64), np.zeros(len(BILL), np.int64)
    paid = 0
    for _ in range(6):
        visit = Visit(scheme, 0, hospital, 15_000, 1_500)
        settle_visit(visit, 0, table(medical._asdict()), used, bill)
        paid += bill[POOLED]
    assert own == pytest.approx(1 - paid / 90_000, abs=1e-4)


@pytest.mark.parametrize("scheme", range(len(SCHEMES)))
@pytest.mark.parametrize("yuan", [200.0, 3_000.0, 40_000.0])
def test_a_year_of_chronic_care_costs_what_the_rules_leave(yuan: float, scheme: int) -> None:
    medical = place.base().medical
    conditions = place.base().conditions
    number = len(conditions.names)
    cost = np.full((len(SCHEMES), number, 1), yuan)
    own = own_share_of_chronic(medical, conditions.classes, 0.0, cost)[0, scheme]
    for c in range(number):
        cap = medical.chronic_cap[0, scheme, c]
        used, bill = np.zeros(len(USED), np.int64), np.zeros(len(BILL), np.int64)
        care = Care(scheme, 0, int(conditions.classes[c]), round(yuan * 100), 0, cap)
        law = medical._replace(
            **{
                name: np.zeros_like(getattr(medical, name))
                for name in ("critical_covers", "aid_chronic_rate", "second_chronic_rate")
            }
        )
        settle_chronic(care, 0, table(law._asdict()), used, bill)
        expected = max(1 - bill[POOLED] / (yuan * 100), LOWEST_PRICE)
        assert own[c] == pytest.approx(expected, abs=1e-4), conditions.names[c]
    assert len(CHRONIC_CLASSES) > int(conditions.classes.max())


def test_free_care_still_has_a_price() -> None:
    medical = place.base().medical
    free = medical._replace(
        stay_rate=np.full_like(medical.stay_rate, 1_000_000),
        stay_deductible=np.zeros_like(medical.stay_deductible),
    )
    parts = Parts(*np.zeros((5, 1, H)))._replace(over_limit=np.zeros(H), unregistered=np.zeros(H))
    own = own_share_of_stays(free, parts, np.full((len(SCHEMES), H, 1), 900.0))
    assert np.all(own == LOWEST_PRICE)
    assert np.all(np.isfinite(response(own, 2.0)))


def test_demand_is_one_at_the_price_of_the_first_month_and_falls_with_it() -> None:
    price = np.array([[0.4], [0.4], [0.2], [0.8]])
    assert response(price, 0.5)[:, 0] == pytest.approx([1, 1, 2**0.5, 0.5**0.5])
    assert np.all(response(price, 0.5)[:2] == 1.0)
    assert np.all(response(price, 0.0) == 1.0)


def test_hospitals_gain_odds_as_their_price_falls() -> None:
    odds = np.tile(np.array([[0.5, 0.3, 0.2]]), (2, 1, 1))
    own = np.array([[[0.5, 0.5, 0.5]], [[0.25, 0.5, 0.5]]])
    shares = shifted_shares(odds, own, 1.0)[:, 0]
    assert shares[0] == pytest.approx([0.5, 0.3, 0.2])
    assert shares[1] == pytest.approx(np.array([1.0, 0.3, 0.2]) / 1.5)


def test_the_mean_price_weighs_hospitals_by_their_money() -> None:
    own = np.array([[[0.2, 0.6]]])
    assert mean_price(own, np.array([[3.0, 1.0]])) == pytest.approx(np.array([[0.3]]))
