"""General entitlement: who fits a programme, what it pays in a month, whose money it is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.codes import (
    COVERS,
    DRAWERS,
    FEMALE,
    GROUPS,
    MALE,
    OWN_FUND,
    RESIDENT,
    RETIRED,
    SAVERS,
)
from sim.law import PPM
from sim.programmes import Programmes, closed_payments, own_balances
from sim.records import record
from sim.schemes.entitlement import (
    closed_payment,
    fits,
    kept_pension,
    kind_of_member,
    month_of_leaving,
    passes_through,
    payment,
)

COUNTY, MONTHS = 3, 24
ACCOUNTS = tuple(f"programme_{name}" for name in ("account", "refund", "refunded", "merged"))


def programmes(**values: Any) -> Programmes:
    """One programme for everybody from 80 on: 50 yuan a month, paid by the county."""
    plain: dict[str, Any] = {
        "programme_amount": np.full((MONTHS, 1), 5_000),
        "programme_periods": np.ones((12, 1)),
        "programme_payer": [COUNTY],
        "programme_closed": [0],
        "programme_members": np.zeros((MONTHS, 1)),
        "programme_age_from": [80],
        "programme_age_to": [110],
        "programme_sex": [0],
        "programme_covers": np.ones((1, len(COVERS))),
        "programme_groups": np.ones((1, len(GROUPS))),
        "programme_take_up": [PPM],
        "programme_income": np.zeros((MONTHS, 1)),
        "programme_opening": [0],
        "programme_member_share": np.zeros((1, 2)),
        "programme_member_born": np.zeros((1, 2, 2)),
        **{name: np.zeros((MONTHS, 1)) for name in ACCOUNTS},
    }
    return Programmes(**{name: np.array(v, np.int64) for name, v in (plain | values).items()})


def packed(**values: Any) -> Any:
    return record(programmes(**values)._asdict())[0]


def test_ages_are_inclusive_at_both_ends() -> None:
    law = packed(programme_age_to=[84])
    found = [fits(age, MALE, RESIDENT, 0, 0, law) for age in (79, 80, 84, 85)]
    assert [False, True, True, False] == found


@pytest.mark.parametrize(
    ("sex", "who"), [(0, (True, True)), (1, (True, False)), (2, (False, True))]
)
def test_sex_is_all_men_or_women(sex: int, who: tuple[bool, bool]) -> None:
    law = packed(programme_sex=[sex])
    assert who == tuple(fits(80, person, RESIDENT, 0, 0, law) for person in (MALE, FEMALE))


def test_covers_and_groups_may_be_left_out() -> None:
    covers, groups = np.ones((1, len(COVERS))), np.zeros((1, len(GROUPS)))
    covers[0, RETIRED], groups[0, 2] = 0, 1
    law = packed(programme_covers=covers, programme_groups=groups)
    assert fits(80, MALE, RESIDENT, 2, 0, law)
    assert not fits(80, MALE, RETIRED, 2, 0, law)
    assert not fits(80, MALE, RESIDENT, 0, 0, law)


def test_nobody_is_asked_for_a_closed_group() -> None:
    assert not fits(80, MALE, RESIDENT, 0, 0, packed(programme_closed=[1]))


def test_payment_is_the_amount_of_the_day_for_the_periods_due() -> None:
    amount = np.full((MONTHS, 1), 5_000)
    amount[6:] = 6_000
    periods = np.zeros((12, 1))
    periods[[5, 11]] = 6
    law = packed(programme_amount=amount, programme_periods=periods)
    assert [0, 30_000, 0, 36_000, 36_000] == [payment(0, m, law) for m in (4, 5, 6, 11, 17)]


def test_closed_payments_of_all_months_are_those_of_the_rule() -> None:
    members = np.arange(MONTHS)[::-1, None] * 10
    found = programmes(programme_closed=[1], programme_members=members)
    law = record(found._asdict())[0]
    expected = [int(closed_payment(0, m, law)) for m in range(MONTHS)]
    assert expected == closed_payments(found)[:, 0].tolist()
    assert 230 * 5_000 == expected[0]


def test_money_of_a_government_passes_through_and_has_no_balance() -> None:
    county = programmes(programme_closed=[1], programme_members=np.full((MONTHS, 1), 10))
    assert passes_through(0, record(county._asdict())[0])
    assert not own_balances(county, closed_payments(county)).any()


def test_balance_of_a_fund_of_its_own_is_opening_and_income_less_payments() -> None:
    income = np.zeros((MONTHS, 1))
    income[9] = 100_000
    own = programmes(
        programme_payer=[OWN_FUND],
        programme_closed=[1],
        programme_members=np.full((MONTHS, 1), 10),
        programme_income=income,
        programme_opening=[700_000],
    )
    assert not passes_through(0, record(own._asdict())[0])
    balance = own_balances(own, closed_payments(own))[:, 0]
    assert 700_000 - 50_000 == balance[0]
    assert 700_000 + 100_000 - 12 * 50_000 == balance[11]
    assert balance[-1] < 0  # it pays on until it is asked to stop


def test_members_are_told_by_year_of_birth() -> None:
    law = packed(programme_member_born=[[[1958, 1979], [1932, 1957]]])
    found = [kind_of_member(born, 0, law) for born in (1931, 1932, 1957, 1958, 1979, 1980)]
    assert [-1, DRAWERS, DRAWERS, SAVERS, SAVERS, -1] == found
    assert -1 == kind_of_member(1970, 0, packed(programme_member_born=[[[1, 0], [1, 0]]]))


def test_a_member_leaves_in_the_month_in_which_the_share_passes_its_luck() -> None:
    path = np.minimum(np.arange(13), 6)[:, None] * 100_000 + 100_000
    assert -1 == month_of_leaving(0.05, path, 0)
    assert 0 == month_of_leaving(0.1, path, 0)
    assert 5 == month_of_leaving(0.699_999, path, 0)
    assert 12 == month_of_leaving(0.7, path, 0)


def test_who_draws_keeps_the_amount_of_a_month() -> None:
    amount = np.full((MONTHS, 1), 6_001)
    assert 6_001 == kept_pension(0, 3, packed(programme_amount=amount))
    yearly = np.zeros((12, 1))
    yearly[5] = 1
    assert 500 == kept_pension(0, 3, packed(programme_amount=amount, programme_periods=yearly))
