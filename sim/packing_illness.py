"""Facts of illness packed for kernels, and what is worked out once before any block.

Besides the tables of records (see `packing`) these are looked-up forms of the facts: hazards by
cover, months of like law, the worth of every course of visits.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .codes import (
    ACTIVE_SCHEME,
    COVERS,
    ENTERPRISE,
    GROUPS,
    HOSPITALS,
    NUM_AGES,
    PUBLIC,
    RESIDENT_SCHEME,
    RETIRED,
    RETIRED_SCHEME,
)
from .events.enrolment import RANKS
from .events.insured import NEVER_COVERED, SCHEME_OF
from .funding import Funding
from .illness import VISIT_AGES, Illness, PackedIllness
from .law import PPM, Floats, Ints, Singles, Timing
from .livelihood import PackedLivelihood
from .medical import Medical, empty_room
from .packing import PackedCare, PackedRates, PackedTiming
from .records import Records, record, table
from .visits import COURSE_WIDTH, NUM_BUCKETS, NUM_CLASSES, tabulate

BY_MONTH = (
    *("chronic_cost", "take_up", "hospital_shares", "stay_cost", "stay_limit", "unregistered"),
    *("case_quota", "refused", "recovered", "visit_cost", "visit_shares", "visit_intensity"),
    *("outside", "class_b", "granules"),
)
BY_YEAR = ("visit_mean", "stay_intensity", "enrolled", "in_time", "late_month")
#: Facts that kernels read in another form alone.
WORKED_UP = ("opening_account", "account_pharmacy_share", "group_enter", "group_leave")
#: Days of a leap year.
LONGEST_YEAR = 366
WHOLE = ("onset", "onset_shares", "start_skip", "death_base", "stay_hazard")


class Facts(NamedTuple):
    """A scenario as its kernels take it."""

    rates: PackedRates
    care: PackedCare
    law: Records  # (months,)
    timing: PackedTiming
    ill: PackedIllness
    life: PackedLivelihood


def pack_illness(
    illness: Illness,
    medical: Medical,
    funding: Funding,
    reference: Ints,
    timing: Timing,
) -> PackedIllness:
    """Pack the facts of illness of a scenario; visits are not noted by person.

    Parameters
    ----------
    reference : (months,) reference wage, fen a month
    """
    by_month = _by_month(illness, medical, funding, reference)
    by_year = _by_year(illness, funding, by_month["retired_credit"]) | _days(timing, illness)
    for name, array in by_month.items():
        by_year[name] = array.reshape(-1, 12, *array.shape[1:])
    packed = PackedIllness(record(_fixed(illness)), table(by_year))
    scratch, sums = empty_room(), np.zeros((12, COURSE_WIDTH), np.int64)
    room = scratch.used[0], scratch.bill[0], sums, np.zeros((len(HOSPITALS), 3), np.int64)
    for y, of_year in enumerate(packed.years):
        for turn, first in enumerate((0, int(of_year.late_from))):
            paid, own = of_year.course_paid[turn], of_year.course_own[turn]
            tabulate(y, first, packed, *room, paid, own)
            of_year.course_cost[turn] = own.sum(axis=2)
    return packed


def following_visits(packed: PackedIllness) -> PackedIllness:
    """The same facts with visits noted by person, which only a comparison of other law needs."""
    fixed = packed.fixed.copy()
    fixed.follow_visits[:] = 1
    return packed._replace(fixed=fixed)


def _by_month(
    illness: Illness, medical: Medical, funding: Funding, reference: Ints
) -> dict[str, np.ndarray]:
    """Law and facts by month, with conditions listed and months of like law."""
    months = len(reference)
    share = funding.account_retired_share
    law = medical._asdict() | funding._asdict()
    facts = {name: getattr(illness, name) for name in BY_MONTH}
    return {name: array[:months] for name, array in (law | facts).items()} | {
        "listed": listed(medical),
        "alike_until": alike_until(illness, medical, funding, months)
        - np.arange(months) // 12 * 12,
        "retired_credit": (reference * share + PPM // 2) // PPM + funding.account_retired_fixed,
        "account_stay_share": np.full(months, _ppm(illness.account_stay_share)),
        "account_family_share": np.full(months, _ppm(illness.account_family_share)),
        "account_pharmacy_share": np.rint(illness.account_pharmacy_share * PPM).astype(np.int64),
    }


def _days(timing: Timing, illness: Illness) -> dict[str, np.ndarray]:
    """Days of each year: their number, the month of each, the time of noon on the first ones;
    the demand for stays (years, SCHEMES + 1, 12) that has passed at the end of each month.
    """
    years = len(timing.first_day) - 1
    length = np.diff(timing.first_day)
    month_of_day = np.full((years, LONGEST_YEAR), 11)
    for y, first in enumerate(timing.first_day[:-1]):
        month_of_day[y, : length[y]] = timing.month_of_day[first : first + length[y]] - y * 12
    first_of_month = timing.first_of_month[: years * 12].reshape(years, 12)
    since = first_of_month - timing.first_day[:-1, None]
    ends = np.concatenate((since[:, 1:] / length[:, None], np.ones((years, 1))), axis=1)
    until = np.array(
        [
            [
                np.interp(ends[y] * 12.0, np.arange(13), demand)
                for demand in illness.stay_intensity[y]
            ]
            for y in range(years)
        ]
    )
    return {
        "days": length,
        "month_of_day": month_of_day,
        "start_of_month": (since + 0.5) / length[:, None],
        "stay_demand_until": until,
    }


def _ppm(share: Floats) -> int:
    return round(float(share[0]) * PPM)


def listed(medical: Medical) -> Ints:
    """Conditions with a cap, as bits, uint64 (months, SCHEMES).

    New ones pay benefits only after the months that their certification takes.
    """
    on = medical.chronic_cap > 0
    before = np.maximum(np.arange(len(on))[:, None] - medical.certify_months, 0)
    on &= np.take_along_axis(on, before[:, None, :], axis=0)
    bits = np.uint64(1) << np.arange(on.shape[2], dtype=np.uint64)
    return np.asarray(np.bitwise_or.reduce(on * bits, axis=2))


def alike_until(illness: Illness, medical: Medical, funding: Funding, months: int) -> Ints:
    """First later month, at most that of the next January, whose law or chronic cost differs."""
    alike = np.ones(months, bool)  # alike[m]: month m + 1 is like month m
    for array in (*medical, *funding, illness.chronic_cost):
        flat = np.asarray(array).reshape(months, -1)
        alike[:-1] &= (flat[1:] == flat[:-1]).all(axis=1)
    alike[:-1] &= (listed(medical)[1:] == listed(medical)[:-1]).all(axis=1)
    alike[11::12] = False
    ends = np.flatnonzero(~alike) + 1
    return np.asarray(ends[np.searchsorted(ends, np.arange(months) + 1)])


def _fixed(illness: Illness) -> dict[str, np.ndarray]:
    others = (*BY_MONTH, *BY_YEAR, *WHOLE, *WORKED_UP)
    fixed = {n: getattr(illness, n) for n in Illness._fields if n not in others}
    ages = np.searchsorted(np.array(VISIT_AGES), np.arange(NUM_AGES), side="right") - 1
    opening = np.zeros(len(COVERS), np.int64)
    opening[[ENTERPRISE, PUBLIC, RETIRED]] = round(float(illness.opening_account[0]) * 100)
    return fixed | {
        "start_skip": illness.start_skip.reshape(2 * NUM_AGES, -1),
        "employee_need": illness.employee_need * RANKS,
        "visit_age": np.tile(ages, 2),
        "opening_account": opening,
        "follow_visits": np.zeros(1, np.int64),
    }


def _by_year(illness: Illness, funding: Funding, retired_credit: Ints) -> dict[str, np.ndarray]:
    """What holds for a year: hazards by cover (deaths and stays of somebody whose factors are 1,
    `stay_drain` times the demand of the whole year), worth of each course of visits in fen: of
    those insured all year, and of late payers, who are from month `late_from` on.
    """
    years = illness.stay_hazard.shape[0]
    following = np.minimum(np.arange(1, years + 1), years - 1) * 12
    allowed = funding.from_accounts[::12]
    free = funding.newborn_free.reshape(-1, 12)
    by_cover = illness.stay_hazard[:, list(SCHEME_OF)].reshape(years, len(COVERS), -1)
    demand = illness.stay_intensity[:, list(SCHEME_OF), 12]
    courses = np.zeros((years, 2, NUM_CLASSES, NUM_BUCKETS), np.int64)
    entries = illness.group_enter
    late = np.minimum(illness.late_month + funding.late_wait[::12], NEVER_COVERED)
    return {name: getattr(illness, name) for name in BY_YEAR} | {
        "group_change": _group_change(illness),
        "group_entry": np.cumsum(entries, axis=1) / np.maximum(entries.sum(axis=1)[:, None], 1e-9),
        "death": illness.death_base.reshape(years, -1),
        "onset": illness.onset.reshape(years, 2 * NUM_AGES),
        "onset_shares": illness.onset_shares.reshape(years, 2 * NUM_AGES, -1),
        "stay_hazard": by_cover,
        "stay_drain": (by_cover * demand[:, :, None]).astype(np.float32),
        "late_from": late,
        "course_paid": courses,
        "course_own": np.zeros((*courses.shape, 12), np.int32),
        "course_cost": courses,
        "credit_of_year": retired_credit.reshape(years, 12).sum(axis=1),
        "born_free": np.concatenate((free[:1], free[:-1])),
        "enrolled_next": illness.enrolled[following // 12],
        "relative_premium": np.where(allowed == 1, funding.personal[following], 1 << 60),
    }


def _group_change(illness: Illness) -> Singles:
    """Hazard of leaving a group, or of entering any, (years, covers, groups)."""
    rates = np.zeros((len(illness.group_enter), len(COVERS), len(GROUPS)), np.float32)
    employees = (ACTIVE_SCHEME, RETIRED_SCHEME) if illness.employee_need[0] > 0 else ()
    may_need = (RESIDENT_SCHEME, *employees)
    outside = [cover for cover, scheme in enumerate(SCHEME_OF) if scheme in may_need]
    rates[:, outside] = illness.group_leave
    rates[:, outside, 0] = illness.group_enter.sum(axis=1)[:, None]
    return rates
