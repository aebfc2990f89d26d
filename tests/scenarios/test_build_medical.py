"""The law of illness becomes arrays: units, order of schemes, dates, and what must hold of it."""

from __future__ import annotations

from dataclasses import replace

import illness_place as place
import numpy as np
import pytest

from scenarios.build_medical import build_medical, certify_months
from scenarios.catalogue import load_catalogue
from scenarios.conditions import read_conditions
from scenarios.load import load_scenario
from sim.codes import (
    CHRONIC_CLASSES,
    GROUPS,
    HOSPITALS,
    MEDICAL_FUNDS,
    RETIRED_SCHEME,
    SCHEMES,
    SUPPLEMENTED,
    TIER_ENDS,
    TIERS,
)
from sim.errors import ScenarioError
from sim.law import PPM
from sim.medical import Medical

MONTHS = place.YEARS * 12
#: Rooms whose arrays bear their names.
OWN_NAMES = ("chronic", "critical", "aid", "second", "supplement")
ROOMS = (*SCHEMES, "eligible", "poor", *OWN_NAMES, "other")
#: Law of illness that is money of a fund rather than of a patient, or a matter of demand alone.
ELSEWHERE = (
    *("critical.premium", "critical.insurer_share", "critical.loss_share"),
    "chronic.free_choice",
)
#: What care costs, as far as payers go by it.
OF_COST = "illness.special_drug_share"
KEYS = [
    key
    for key, definition in load_catalogue().items()
    if definition.room == "law" and key.split(".")[0] in ROOMS and key not in ELSEWHERE
] + [OF_COST]
#: A value of a kind as written and in the arrays: fen, millionths, months.
UNITS = {"yuan": (77.0, 7_700), "share": (0.123, 123_000), "months": (11, 11)}
#: Arrays whose name does not follow from the key.
FIELDS = {
    "critical.band_to": "critical_bound",
    "critical.first_self_pay_counts": "first_self_pay_counts",
    "critical.chronic_counts": "chronic_counts",
    "critical.aid_reduces_burden": "aid_reduces_burden",
    OF_COST: "special_share",
}
SHAPES = {
    "stay_deductible": (len(SCHEMES), len(HOSPITALS)),
    "stay_repeat": (len(SCHEMES), len(HOSPITALS), 2),
    "stay_bound": (len(SCHEMES), len(TIER_ENDS)),
    "stay_rate": (len(SCHEMES), len(HOSPITALS), len(TIERS)),
    "visit_rate": (len(SCHEMES), len(HOSPITALS)),
    "chronic_rate": (len(SCHEMES), len(CHRONIC_CLASSES)),
    "chronic_cap": (len(SCHEMES), len(read_conditions().names)),
    "certify_months": (len(read_conditions().names),),
    "yearly_claim": (len(MEDICAL_FUNDS),),
    "critical_bound": (len(TIER_ENDS),),
    "critical_rate": (len(TIERS),),
    "special_share": (len(HOSPITALS),),
    "supplement_line": (len(SUPPLEMENTED),),
    "supplement_rate": (len(SUPPLEMENTED),),
}
BY_SCHEME = (
    *("pooled_cap", "large_rate", "large_cap", "visit_deductible", "visit_year_deductible"),
    *("visit_cap", "chronic_deductible", "critical_covers", "class_b_self_pay"),
    *("granule_self_pay", "chronic_bonus", "chronic_after_stay", "case_without_deductible"),
)
BY_GROUP = (
    *("group_deductible", "group_addition", "visit_group_deductible", "visit_group_addition"),
    *("chronic_group_addition", "critical_deductible", "critical_addition", "critical_cap"),
    *("aid_deductible", "aid_rate", "aid_cap", "aid_chronic_rate", "aid_chronic_cap"),
    *("aid_tilt_rate", "second_rate", "second_chronic_rate", "commercial_rate", "backstop_rate"),
)
SHAPES |= dict.fromkeys(BY_SCHEME, (len(SCHEMES),))
SHAPES |= dict.fromkeys(BY_GROUP, (len(GROUPS),))


@pytest.mark.parametrize("name", Medical._fields)
def test_every_array_has_its_shape_and_whole_numbers(name: str) -> None:
    array = getattr(place.base().medical, name)
    assert (MONTHS, *SHAPES.get(name, ())) == array.shape
    assert array.dtype == np.int64
    assert array.flags.c_contiguous
    assert array.min() >= 0


def field_of(key: str) -> str:
    """The array that a key of the law fills."""
    room, name = key.split(".")
    if key in FIELDS:
        return FIELDS[key]
    if room == "poor":
        where, what = name.split("_")
        return f"group_{what}" if where == "stay" else f"{where}_group_{what}"
    if room in OWN_NAMES and f"{room}_{name}" in Medical._fields:
        return f"{room}_{name}"
    return {"tier_to": "stay_bound", "critical": "critical_covers"}.get(name, name)


def test_every_array_is_filled_by_some_key() -> None:
    assert set(Medical._fields) == {field_of(key) for key in KEYS}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_fills_its_array_and_no_other(key: str) -> None:
    definition = load_catalogue()[key]
    old = place.steady().series(key, place.BEGIN, 1)[0]
    if definition.kind == "choice":
        value: object = np.array(definition.choices, object)[np.asarray(old, int) - 1]
    elif definition.kind == "flag":
        value = old == 0 if definition.axis else not old
    else:
        value = np.full(definition.shape, UNITS[definition.kind][0])
        value = value if definition.axis else value.item()
    found = place.build(place.changed(place.steady(), **{key: value})).medical
    before = place.base().medical
    moved = {
        name
        for name in Medical._fields
        if not np.array_equal(getattr(before, name), getattr(found, name))
    }
    assert {field_of(key)} == moved
    if definition.kind in UNITS:
        inside = np.isclose(getattr(found, field_of(key)), UNITS[definition.kind][1])
        assert inside.any(axis=tuple(range(1, inside.ndim))).all()


def test_money_is_in_fen_and_shares_in_millionths() -> None:
    changes = {"retired__pooled_cap": 123_456, "retired__large_rate": 0.85}
    medical = place.build(place.changed(place.steady(), **changes)).medical
    assert np.all(medical.pooled_cap[:, RETIRED_SCHEME] == 12_345_600)
    assert np.all(medical.large_rate[:, RETIRED_SCHEME] == 0.85 * PPM)
    before = place.base().medical
    assert np.array_equal(before.pooled_cap[:, :RETIRED_SCHEME], medical.pooled_cap[:, :2])


def test_months_to_the_certificate_go_by_condition_and_are_whole() -> None:
    four = replace(read_conditions(), certify_factor=np.array([0.0, 0.5, 1.0, 1.5]))
    months = certify_months(np.array([2, 1, 3, 0]), four)
    assert [[0, 1, 2, 3], [0, 1, 1, 2], [0, 2, 3, 5], [0, 0, 0, 0]] == months.tolist()


def test_what_yian_changes_in_basic_insurance_touches_residents_alone() -> None:
    names = ("yian-2016-law", "yian-2017")
    before, after = (
        build_medical(load_scenario(name), 2016, 2, read_conditions()) for name in names
    )
    moved = {
        name
        for name in Medical._fields
        if not np.array_equal(getattr(before, name), getattr(after, name))
    }
    by_scheme = {"stay_rate", "chronic_rate", "chronic_cap", "chronic_bonus", "chronic_after_stay"}
    assert by_scheme | {"critical_rate"} == moved
    for name in by_scheme:
        old, new = getattr(before, name), getattr(after, name)
        assert np.array_equal(old[:, 1:], new[:, 1:]), name
        assert np.array_equal(old[:12], new[:12]), name
    assert np.all(after.chronic_bonus[12:, 0] == 100_000)
    assert [[2, 0, 0], [1, 0, 0]] == after.chronic_after_stay[[11, 12]].tolist()
    assert [0, PPM // 10, PPM // 10] == after.class_b_self_pay[12].tolist()
    assert [1, 0, 0] == after.case_without_deductible[12].tolist()


def test_granules_of_huaibei_touch_residents_and_employees() -> None:
    law = build_medical(load_scenario("huaibei-2023"), 2023, 1, read_conditions())
    assert [[PPM // 10] * 3, [PPM * 3 // 10] * 3] == law.granule_self_pay[[8, 9]].tolist()


def test_a_change_holds_from_its_month() -> None:
    rate = np.full((len(HOSPITALS), len(TIERS)), 0.5)
    facts = place.changed(place.steady(), (2023, 7), resident__stay_rate=rate)
    before, after = place.base().medical.stay_rate, place.build(facts).medical.stay_rate
    assert np.array_equal(before[:18], after[:18])
    assert np.all(after[18:, 0] == PPM // 2)
    assert np.array_equal(before[:, 1:], after[:, 1:])


def test_ends_of_tiers_that_fall_are_an_error() -> None:
    ends = np.array([10_000.0, 5_000.0, 50_000.0])
    facts = place.changed(place.steady(), active__tier_to=ends)
    with pytest.raises(ScenarioError, match=r"active\.tier_to: ends are .* must not fall"):
        place.build(facts)


def test_caps_for_other_conditions_are_an_error() -> None:
    few = replace(read_conditions(), names=("one",))
    with pytest.raises(ScenarioError, match=r"chronic_cap: has \d+ conditions, the study 1"):
        build_medical(place.steady(), place.BEGIN, place.YEARS, few)
