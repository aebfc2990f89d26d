"""Premiums of residents (居民个人缴费): whose year they belong to, and when they are paid.

Who pays in the campaign belongs to January of the coverage year; what is collected before it is
received in advance (预收) and moves into the fund on 1 January. Premiums of the newborn and of
people who leave work come evenly over the months of the year in which they are due. Accounts pay
for relatives who pay in time; what they pay beyond, in a small sample, is for people outside it.
Those of the first year of a study were collected before it and are handed over in its January;
those of the year after it are collected from as many people as in its last year. Years paid up and
employees enrolled twice (重复参保) pay in January: the law of the new year says whether they may.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .codes import PAID_BY_COUNTY
from .collection import MONTHS_BEFORE
from .funding import Funding
from .law import Ints
from .medical_tally import BORN_FREE, IN_TIME, JOINED, LATE, NEWBORN, MedicalTally
from .payment.amounts import allocate
from .scenario import Scenario

_EVENLY = np.ones(12, np.int64)
#: Lines by who pays: people themselves, assistance, the county.
PAYERS = ("own", "aid", "county")


class Premiums(NamedTuple):
    """Lines of the resident fund, and what it holds for a year that has not begun."""

    lines: dict[str, Ints]  # (months,) fen by month of coverage
    cash: dict[str, Ints]  # (months + 1,) fen by month of payment; last row: less, for later years
    ahead: Ints  # (months,) fen received in advance at the end of the month


class _Paid(NamedTuple):
    """What a payer pays, (years, ENTRIES), and of it in the campaign (years + 1,)."""

    all: Ints
    campaign: Ints


def premium_lines(
    scenario: Scenario, ward: MedicalTally, law: Funding, twice: Ints, accounts: Ints
) -> Premiums:
    """Premiums by payer, as they belong to months and as they are paid.

    Parameters
    ----------
    law : of each year, that of its January
    twice : (years,) employees enrolled as residents besides
    accounts : (months,) premiums that personal accounts paid for the next year
    """
    years = len(ward.enrolled)
    paid = _by_payer(scenario, ward, law, twice)
    lines = {f"premium_{name}": _accrued(scenario, paid[name].all) for name in PAYERS}
    handed = accounts.reshape(years, 12).sum(axis=1)
    before = np.concatenate(([0], handed[:-1]))
    from_accounts = np.minimum(before, paid["own"].all[:, IN_TIME])
    lines["premium_own"][::12] -= from_accounts
    lines["premium_accounts"] = _in_january(from_accounts)
    cash, ahead = {}, np.zeros(years * 12, np.int64)
    after = np.concatenate((from_accounts, np.minimum(handed[-1:], paid["own"].campaign[-1:])))
    for name in PAYERS:
        late, campaign = paid[name].all[:, LATE], paid[name].campaign
        if name == "own":
            campaign = campaign - np.minimum(after, campaign)
        moved = _moved(scenario, campaign, late)
        cash[f"premium_{name}"] = _paid(lines[f"premium_{name}"], moved)
        ahead += _held(moved)
    moved = _of_accounts(accounts, after)
    cash["premium_accounts"] = _paid(lines["premium_accounts"], moved)
    return Premiums(lines, cash, ahead + _held(moved))


def _by_payer(
    scenario: Scenario, ward: MedicalTally, law: Funding, twice: Ints
) -> dict[str, _Paid]:
    """What each payer pays, by year and entry."""
    years, after = len(ward.enrolled), scenario.collection
    aid = np.minimum(law.premium_aid, law.personal[:, None])
    county = law.aid_payer == PAID_BY_COUNTY
    whole = ward.enrolled.sum(axis=1) * law.personal[:, None]
    by_county = (ward.enrolled * (aid * county)[:, :, None]).sum(axis=1)
    aided = (ward.enrolled * (aid * ~county)[:, :, None]).sum(axis=1)
    personal, aid, payer = after.personal_after[0], after.aid_after, after.payer_after
    if years * 12 < len(scenario.funding.personal):
        of_next = (getattr(scenario.funding, n) for n in ("personal", "premium_aid", "aid_payer"))
        personal, aid, payer = (standard[years * 12] for standard in of_next)
    heads = ward.enrolled[-1, :, IN_TIME]
    aid, county = np.minimum(aid, personal), payer == PAID_BY_COUNTY
    next_aid, next_county = (heads * aid * ~county).sum(), (heads * aid * county).sum()
    result = {}
    for name, amounts, of_next in (
        ("own", whole - aided - by_county, heads.sum() * personal - next_aid - next_county),
        ("aid", aided, next_aid),
        ("county", by_county, next_county),
    ):
        amounts[:, BORN_FREE] = 0
        result[name] = _Paid(amounts, np.append(amounts[:, IN_TIME], of_next))
    own = result["own"].all
    own[:, IN_TIME] += twice * law.personal
    own[:, [IN_TIME, LATE]] += ward.repaired * law.personal[:, None]
    return result


def _accrued(scenario: Scenario, paid: Ints) -> Ints:
    """Amounts (years, ENTRIES) in the months to which they belong, (months,)."""
    years = len(paid)
    result = np.zeros((years, 12), np.int64)
    result[:, 0] = paid[:, IN_TIME]
    result[np.arange(years), scenario.illness.late_month[:years]] += paid[:, LATE]
    due = (scenario.funding.newborn_free[: years * 12] != 1).reshape(years, 12).astype(np.int64)
    some = due.min(axis=1) == 0  # months in which nobody is born for whom a premium is due
    evenly = np.tile(_EVENLY, (years, 1))
    result += allocate(paid[:, NEWBORN] * ~some + paid[:, JOINED], evenly)
    return np.asarray(result + allocate(paid[:, NEWBORN] * some, due)).reshape(-1)


def _moved(scenario: Scenario, campaign: Ints, late: Ints) -> Ints:
    """What is paid in another month than it belongs to, (years + 1, months): sums of a row are 0.

    Of the first year nothing is paid before its January; of the year after the study there is
    what is paid before it, and its row has the sum.
    """
    years, when = len(late), scenario.collection
    parts = allocate(campaign, when.in_time[: years + 1])
    late_parts = allocate(late, when.late[:years])
    result = np.zeros((years + 1, years * 12 + MONTHS_BEFORE), np.int64)
    for k in range(parts.shape[1]):
        month = np.arange(years + 1) * 12 - MONTHS_BEFORE + k
        on = month < years * 12
        np.add.at(result, (np.flatnonzero(on), np.maximum(month[on], 0)), parts[on, k])
        np.add.at(result, (np.arange(years), np.maximum(month[:-1], 0)), late_parts[:, k])
    each = np.arange(years)
    result[each, each * 12] -= campaign[:-1]
    result[each, each * 12 + scenario.illness.late_month[:years]] -= late
    return result[:, : years * 12]


def _of_accounts(accounts: Ints, handed: Ints) -> Ints:
    """The same of premiums that accounts pay: when these paid, in the year before."""
    years = len(handed) - 1
    result = np.zeros((years + 1, years * 12), np.int64)
    parts = allocate(handed[1:], accounts.reshape(years, 12))
    for y in range(1, years + 1):
        result[y, y * 12 - 12 : y * 12] = parts[y - 1]
        if y < years:
            result[y, y * 12] -= handed[y]
    return result


def _paid(accrued: Ints, moved: Ints) -> Ints:
    """A line by month of payment, one row more than months: what belongs to later years."""
    return np.append(accrued + moved.sum(axis=0), -moved[-1].sum())


def _held(moved: Ints) -> Ints:
    """What is received in advance at the end of each month (months,): by 1 January it is due."""
    years = len(moved) - 1
    result = np.zeros(moved.shape[1], np.int64)
    for y in range(1, years + 1):
        early = moved[y, : y * 12]
        result[: y * 12] += np.cumsum(early)
    return result


def _in_january(yearly: Ints) -> Ints:
    result = np.zeros((len(yearly), 12), np.int64)
    result[:, 0] = yearly
    return result.reshape(-1)
