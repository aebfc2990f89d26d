"""What happens to health: rates are met, constant law is linear, no reform moves its past."""

from __future__ import annotations

import illness_place as place
import numpy as np
import pytest

from scenarios.chronic import conditions_of_place
from scenarios.conditions import mean_factor
from scenarios.enrolment import group_factors
from scenarios.onset import prevalence_by_year, prevalence_in_year
from scenarios.stays import BANDS, deliveries, read_kinds
from sim.codes import GROUPS, HOSPITALS, NUM_AGES, NUM_BANDS, SCHEMES, TIERS
from sim.illness import (
    CHRONIC_STRATA,
    COST_STRATA,
    UNINSURED_SCHEME,
    VISIT_AGES,
    VISIT_BURDENS,
    VISIT_STRATA,
    Illness,
)

YEARS, MONTHS, CELLS = place.YEARS, place.YEARS * 12, 2 * NUM_AGES
S, H, G = len(SCHEMES), len(HOSPITALS), len(GROUPS)
K, C = len(read_kinds().names), len(place.read_conditions().names)
CLASSES = (len(VISIT_AGES), VISIT_BURDENS)
SHAPES = {
    "onset": (YEARS, CELLS),
    "onset_shares": (YEARS, CELLS, C),
    "start_skip": (CELLS, C + 1),
    "death_base": (YEARS, CELLS),
    "chronic_cost": (MONTHS, S, C),
    "chronic_strata": (CHRONIC_STRATA,),
    "take_up": (MONTHS,),
    "account_pharmacy_share": (MONTHS,),
    "stay_hazard": (YEARS, S + 1, CELLS),
    "stay_intensity": (YEARS, S + 1, 13),
    "hospital_shares": (MONTHS, S, H),
    "kind_shares": (NUM_BANDS, K),
    "stay_cost": (MONTHS, S, H),
    "stay_limit": (MONTHS,),
    "unregistered": (MONTHS,),
    "case_quota": (MONTHS, H),
    "refused": (MONTHS,),
    "recovered": (MONTHS,),
    "visit_mean": (YEARS, S, *CLASSES),
    "visit_strata": (VISIT_STRATA,),
    "visit_cost": (MONTHS, S, H),
    "visit_cost_strata": (COST_STRATA,),
    "visit_shares": (MONTHS, S, H),
    "visit_intensity": (MONTHS, S),
    "enrolled": (YEARS, G),
    "group_enter": (YEARS, G),
    "in_time": (YEARS,),
    "late_month": (YEARS,),
}
SHAPES |= dict.fromkeys(
    ("mortality_factor", "admission_factor", "chronic_class", "certify_share"), (C,)
)
SHAPES |= dict.fromkeys(("group_shares", "group_leave", "group_factor", "visit_group"), (G,))
SHAPES |= dict.fromkeys(("kind_cost", "kind_days", "kind_channel", "kind_injury"), (K,))
SHAPES |= dict.fromkeys(("stay_spread", "days", "over_limit"), (H,))
SHAPES |= dict.fromkeys(("outside", "class_b", "granules"), (MONTHS, H))
SINGLES = ("onset", "onset_shares", "death_base", "stay_hazard")
CODES = ("chronic_class", "kind_channel", "kind_injury")
CUMULATED = ("hospital_shares", "visit_shares", "kind_shares", "group_shares")
#: Arrays that answer to the law of the month.
ANSWERING = (
    *("stay_intensity", "hospital_shares", "visit_intensity", "visit_shares", "chronic_cost"),
)
ALL_RATES = {
    **{f"{scheme}__stay_rate": np.full((H, len(TIERS)), 0.95) for scheme in SCHEMES},
    **{f"{scheme}__visit_rate": np.full(H, 0.95) for scheme in SCHEMES},
    **{f"{scheme}__visit_cap": 20_000 for scheme in SCHEMES},
    **{f"{scheme}__chronic_rate": np.full(4, 0.95) for scheme in SCHEMES},
    **{f"{scheme}__chronic_cap": np.full(C, 1e6) for scheme in SCHEMES},
}


@pytest.mark.parametrize("name", Illness._fields)
def test_every_array_has_its_shape_and_kind_and_is_finite(name: str) -> None:
    array = getattr(place.base().illness, name)
    assert SHAPES.get(name, (1,)) == array.shape
    kinds = {np.float32: SINGLES, np.uint8: CODES, np.int64: ("late_month",)}
    expected = next((kind for kind, names in kinds.items() if name in names), np.float64)
    assert array.dtype == expected
    assert np.all(np.isfinite(array))
    assert array.min() >= 0


@pytest.mark.parametrize("name", CUMULATED)
def test_cumulated_shares_rise_to_one(name: str) -> None:
    array = getattr(place.base().illness, name)
    assert np.all(array[..., -1] == 1.0)
    assert np.diff(array, axis=-1).min() >= 0


def people_rates(built: place.Built) -> np.ndarray:
    """Stays per insured (years, SCHEMES, 2, ages) of people with their conditions and groups."""
    conditions = conditions_of_place(built.facts, built.conditions)
    held = prevalence_by_year(conditions, built.death)
    seen = prevalence_in_year(conditions, held, built.death)
    mean = mean_factor(built.conditions, seen, "admission")
    hazard = built.illness.stay_hazard[:, :S].reshape(YEARS, S, 2, NUM_AGES) * mean[:, None]
    hazard[:, 0] *= group_factors(built.facts, place.BEGIN)[0]
    return hazard


def test_people_of_the_known_years_have_the_published_stays_without_deliveries() -> None:
    built = place.build(place.changed(place.steady(), illness__stay_level=np.ones(S)))
    injuries = read_kinds().shares[BANDS] @ (read_kinds().injury == 1)
    refused = injuries * built.facts.number("illness.third_party_share")
    stays = people_rates(built)[:2] * built.lived * (1 - refused)
    pregnant = deliveries(2022, 2) * (1 + built.facts.number("care.illness_share"))
    # per 100 insured in 2022 and 2023, NHSA long series: residents 16.2591 and 20.6892, employees
    # 17.3193 and 21.591; hazards are float32
    for part, published in ((slice(0, 1), (16.2591, 20.6892)), (slice(1, 3), (17.3193, 21.591))):
        number = 100 * stays[:, part].sum(axis=(1, 2, 3))
        assert np.array(published) - pregnant[:, part.start] == pytest.approx(number, rel=1e-5)


def test_a_level_of_the_place_raises_its_stays_in_proportion() -> None:
    half = place.build(place.changed(place.steady(), illness__stay_level=np.full(S, 0.5)))
    full = place.build(place.changed(place.steady(), illness__stay_level=np.full(S, 1.0)))
    assert half.illness.stay_hazard * 2 == pytest.approx(full.illness.stay_hazard, rel=1e-6)


def test_after_the_published_years_stays_grow_by_the_assumed_volume() -> None:
    growth = np.array([0.01, 0.02, 0.03])
    built = place.build(place.changed(place.steady(), illness__volume_growth=growth))
    national = people_rates(built)[3] / people_rates(built)[2]
    # deliveries stay as they are, so other stays grow a little faster: 21.6 -> 20.7 of 100
    assert np.all(national.reshape(S, -1) >= 1 + growth[:, None] - 1e-5)
    assert np.all(national.reshape(S, -1) <= 1 + growth[:, None] * 1.06)


def test_constant_law_gives_exactly_the_share_of_the_year() -> None:
    illness = place.base().illness
    assert np.all(illness.stay_intensity == np.arange(13) / 12)
    assert np.all(illness.visit_intensity == 1.0)
    assert np.all(illness.hospital_shares[:12] == illness.hospital_shares[0])


@pytest.mark.parametrize("name", ANSWERING)
def test_a_reform_leaves_the_months_before_it_bit_identical(name: str) -> None:
    reform = place.build(place.changed(place.steady(), (2023, 7), **ALL_RATES)).illness
    before, after = getattr(place.base().illness, name), getattr(reform, name)
    if name == "stay_intensity":
        assert np.array_equal(before[0], after[0])
        assert np.array_equal(before[1, :, :7], after[1, :, :7])
        assert np.all(before[1, :UNINSURED_SCHEME, 7:] < after[1, :UNINSURED_SCHEME, 7:])
        assert np.array_equal(before[:, UNINSURED_SCHEME], after[:, UNINSURED_SCHEME])
    else:
        assert np.array_equal(before[:18], after[:18])
        assert np.all(np.any(before[18:] != after[18:], axis=(1, 2) if before.ndim == 3 else 1))


@pytest.mark.parametrize("name", [name for name in Illness._fields if name not in ANSWERING])
def test_a_reform_of_rates_moves_nothing_else(name: str) -> None:
    reform = place.build(place.changed(place.steady(), (2023, 7), **ALL_RATES)).illness
    assert np.array_equal(getattr(place.base().illness, name), getattr(reform, name))


@pytest.mark.parametrize("name", ["stay_intensity", "visit_intensity", "chronic_cost"])
def test_higher_rates_never_lower_demand(name: str) -> None:
    reform = place.build(place.changed(place.steady(), (2023, 7), **ALL_RATES)).illness
    assert np.all(getattr(reform, name) >= getattr(place.base().illness, name))


@pytest.mark.parametrize("name", ANSWERING)
def test_without_elasticities_a_reform_changes_nothing(name: str) -> None:
    fixed = {f"demand__{kind}": 0 for kind in ("stays", "visits", "chronic", "hospital")}
    still = place.changed(place.steady(), **fixed)
    reform = place.build(place.changed(still, (2023, 7), **ALL_RATES)).illness
    assert np.array_equal(getattr(place.build(still).illness, name), getattr(reform, name))


def test_people_without_insurance_have_fewer_stays_only_if_patients_answer_to_prices() -> None:
    still = place.build(place.changed(place.steady(), demand__stays=0)).illness.stay_hazard
    answering = place.base().illness.stay_hazard
    assert np.array_equal(still[:, UNINSURED_SCHEME], still[:, 0])
    assert np.all(answering[:, UNINSURED_SCHEME] < answering[:, 0])


def test_a_better_rate_of_one_hospital_draws_patients_to_it() -> None:
    rate = np.tile(np.array([[0.5]]), (H, len(TIERS)))
    equal = place.changed(place.steady(), resident__stay_rate=rate)
    better = rate.copy()
    better[2] = 0.8
    reform = place.build(place.changed(equal, (2023, 1), resident__stay_rate=better)).illness
    shares = np.diff(reform.hospital_shares, axis=2, prepend=0)
    assert np.all(shares[12:, 0, 2] > shares[:12, 0, 2].max())
    others = [0, 1, 3, 4]
    kept = shares[12:, 0, others] / shares[:1, 0, others]
    assert np.ptp(kept, axis=1).max() < 1e-9  # the others lose in proportion


def test_easier_access_elsewhere_multiplies_the_odds_of_other_provinces() -> None:
    facts = place.changed(place.steady(), illness__elsewhere_factor=1.0)
    reform = place.changed(facts, (2023, 1), illness__elsewhere_factor=3.0)
    shares = np.diff(place.build(reform).illness.hospital_shares, axis=2, prepend=0)
    odds = shares[:, :, 4] / (1 - shares[:, :, 4])
    assert odds[12] / odds[0] == pytest.approx(3)
