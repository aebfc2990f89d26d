"""The order of payers: claims that hold under every law, and a second, plain settlement."""

from __future__ import annotations

import numpy as np
from drawn_law import MOST, OF_GROUPS, draw_values, groups, laws, seeds, stays, years
from hypothesis import given, settings
from hypothesis import strategies as st
from medical_law import Year, medical, patient, percent, yuan
from plain_stay import PlainYear

from sim.codes import GROUPS
from sim.law import PPM
from sim.medical import USED, Care, Stay, Visit
from sim.records import Records

MANY = settings(max_examples=150, deadline=None, derandomize=True)
extras = st.integers(0, MOST // 2)


def year_after(law: Records, before: list[Stay]) -> Year:
    year = Year(law)
    for stay in before:
        year.settle(stay)
    return year


def one_bill(law: Records, used: Year, stay: Stay) -> dict[str, int]:
    """The bill of a stay after what `used` holds, which stays as it is."""
    year = Year(law)
    year.used[:] = used.used
    return year.settle(stay)


@MANY
@given(laws, st.lists(stays(), min_size=1, max_size=5))
def test_plain_settlement_says_the_same(law: Records, bills: list[Stay]) -> None:
    year, plain = Year(law), PlainYear(law)
    for stay in bills:
        assert plain.stay(stay) == year.settle(stay)
        for name in USED:
            assert plain.used[name] == year[name], name


@MANY
@given(laws, years())
def test_every_fen_stands_in_one_field_and_no_payer_pays_more_than_the_bill(
    law: Records, bills: list[Stay | Care | Visit]
) -> None:
    year = Year(law)
    for facts in bills:
        bill = year.settle(facts)  # sums and signs are checked for every bill
        special = facts.outside - bill["outside_catalogue"]
        assert 0 <= special <= (bill["critical_illness"] if isinstance(facts, Stay) else 0)
        assert facts.outside - special <= patient(bill) <= facts.total
        assert 0 == bill["personal_account"] == bill["family_account"]


@MANY
@given(laws, years())
def test_caps_hold_over_a_year_and_what_is_used_never_falls(
    law: Records, bills: list[Stay | Care | Visit]
) -> None:
    year = Year(law)
    scheme, group = bills[0].scheme, bills[0].group
    values = law[0]
    caps = {
        "pooled": values.pooled_cap[scheme],
        "large": values.large_cap[scheme],
        "critical": values.critical_cap[group],
        "aid": values.aid_cap[group],
        "aid_chronic": values.aid_chronic_cap[group],
        "aid_tilt": values.aid_tilt_cap,
        "second": values.second_cap,
        "second_chronic": values.second_chronic_cap,
    }
    for facts in bills:
        before = year.used.copy()
        year.settle(facts)
        fell = {name for name, a, b in zip(USED, before, year.used, strict=True) if b < a}
        assert fell <= ({"burden"} if values.aid_reduces_burden else set())
        assert year.used.min() >= 0
        for name, cap in caps.items():
            assert cap == 0 or year[name] <= cap, name
        assert year["visit"] <= values.visit_cap[scheme]


@MANY
@given(laws, st.lists(stays(), max_size=3), stays(), extras)
def test_more_cost_is_never_paid_less_nor_leaves_the_patient_less(
    law: Records, before: list[Stay], stay: Stay, extra: int
) -> None:
    year = year_after(law, before)
    less = one_bill(law, year, stay)
    more = one_bill(law, year, stay._replace(total=stay.total + extra))
    assert less["pooled_fund"] <= more["pooled_fund"]
    assert less["critical_illness"] <= more["critical_illness"]
    assert less["assistance"] <= more["assistance"]
    assert 0 <= patient(more) - patient(less) <= extra


@MANY
@given(seeds, st.lists(stays(), max_size=3), stays(), st.integers(0, PPM))
def test_a_higher_rate_never_lowers_basic_insurance_nor_raises_what_the_patient_pays(
    seed: int, before: list[Stay], stay: Stay, points: int
) -> None:
    """Other payers may pay less: critical illness insurance has less burden to measure."""
    values = draw_values(seed)
    low = medical(**values)
    high = medical(**(values | {"stay_rate": np.minimum(values["stay_rate"] + points, PPM)}))
    year = year_after(low, before)
    less, more = one_bill(low, year, stay), one_bill(high, year, stay)
    assert less["pooled_fund"] - less["second"] <= more["pooled_fund"] - more["second"]
    assert patient(more) <= patient(less)


@MANY
@given(seeds, stays(), st.integers(0, PPM))
def test_a_higher_rate_never_lowers_what_the_fund_pays_without_large_sum_insurance(
    seed: int, stay: Stay, points: int
) -> None:
    values = draw_values(seed) | {"large_rate": 0}
    high = medical(**(values | {"stay_rate": np.minimum(values["stay_rate"] + points, PPM)}))
    less, more = Year(medical(**values)).settle(stay), Year(high).settle(stay)
    assert less["pooled_fund"] <= more["pooled_fund"]


def test_a_higher_rate_may_shift_second_reimbursement_to_large_sum_insurance() -> None:
    """The cap is reached at less cost, so large-sum pays more and leaves less to the fund."""
    facts = {
        "pooled_cap": yuan(500),
        "large_rate": percent(50),
        "second_rate": percent(50),
    }
    low = Year(medical(stay_rate=percent(50), **facts)).stay(yuan(2_000))
    high = Year(medical(stay_rate=percent(80), **facts)).stay(yuan(2_000))
    assert (yuan(500), yuan(500)) == (low["large"], low["second"])
    assert (yuan(687.5), yuan(406.25)) == (high["large"], high["second"])


@MANY
@given(seeds, groups, stays(group=0))
def test_a_group_with_the_rules_of_all_others_gets_what_they_get(
    seed: int, group: int, stay: Stay
) -> None:
    values = draw_values(seed)
    alike = {name: values[name][..., :1] for name in OF_GROUPS}
    law = medical(**(values | alike))
    assert Year(law).settle(stay) == Year(law).settle(stay._replace(group=group))


@MANY
@given(seeds, stays(scheme=0))
def test_points_of_other_groups_change_nothing(seed: int, stay: Stay) -> None:
    values = draw_values(seed)
    names = ("group_addition", "critical_addition")
    others = {name: np.where(np.arange(len(GROUPS)) == stay.group, 0, 100_000) for name in names}
    none = medical(**(values | dict.fromkeys(names, 0)))
    assert Year(none).settle(stay) == Year(medical(**(values | others))).settle(stay)


@MANY
@given(laws, st.lists(stays(scheme=0, group=0), min_size=2, max_size=4))
def test_critical_illness_pays_for_the_year_what_it_owes_for_the_sum(
    law: Records, bills: list[Stay]
) -> None:
    """Bill by bill or at once: with the same burden the year's benefit is the same."""
    values = {name: law[name] for name in law.dtype.names}
    alone = {"stay_rate": 0, "aid_reduces_burden": 0, "first_self_pay_counts": 0}
    quiet = medical(**(values | alone | {"class_b_self_pay": 0, "granule_self_pay": 0}))
    whole = [stay._replace(outside=0, over_limit=0, registered=True) for stay in bills]
    one = Year(quiet)
    one.settle(whole[0]._replace(total=sum(stay.total for stay in whole), class_b=0, granules=0))
    assert one["critical"] == year_after(quiet, whole)["critical"]
