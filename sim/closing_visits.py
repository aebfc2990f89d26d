"""Ordinary visits at the close: each course that anybody has is settled once for all who have it.

What a course is worth is said by `visits`; here it becomes bills by month and visits by place.
"""

from __future__ import annotations

import numpy as np

from .codes import GROUPS, HOSPITALS, SCHEMES
from .law import Ints
from .medical import empty_room
from .medical_tally import COLUMNS, KINDS, NUMBER, SQUARES, VISIT_BILL
from .scenario import Scenario
from .visits import COURSE_WIDTH, PAID_SQUARES, VISITS, settle_courses


def settled_courses(scenario: Scenario, counts: Ints) -> tuple[Ints, Ints]:
    """Bills of ordinary visits of those counted in courses, and their visits by place.

    Parameters
    ----------
    counts : (years, 2, classes, buckets) people insured all year, late payers

    Returns
    -------
    bills (months, MEDICAL_BILLS, COLUMNS); visits (years, SCHEMES, GROUPS, HOSPITALS, 3): number,
    total cost, paid by basic insurance, fen
    """
    ill, scratch = scenario.packed_illness, empty_room()
    years = len(counts)
    bills = np.zeros((years * 12, len(KINDS), len(SCHEMES), len(COLUMNS)), np.int64)
    visits = np.zeros((years, len(SCHEMES), len(GROUPS), len(HOSPITALS), 3), np.int64)
    for y in range(years):
        out = np.zeros((len(SCHEMES), 12, COURSE_WIDTH), np.int64)
        room = scratch.used[0], scratch.bill[0], out, visits[y]
        for turn, first in enumerate((0, int(ill.years.late_from[y]))):
            settle_courses(counts[y, turn], y, first, ill, *room)
        rows = bills[y * 12 : y * 12 + 12, VISIT_BILL]
        rows[:, :, :VISITS] = out[:, :, :VISITS].swapaxes(0, 1)
        rows[:, :, NUMBER] = out[:, :, VISITS].T
        rows[:, :, SQUARES] = out[:, :, PAID_SQUARES].T
    return bills.reshape(years * 12, -1, len(COLUMNS)), visits
