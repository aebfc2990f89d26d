"""Groups in need and supplements of employers in the NumPy reference: by whom a bill is settled.

Everybody outside work may be in need, and of employees those whose willingness to enrol lies below
a share; people at work have the supplement of their employer.
"""

from __future__ import annotations

import numpy as np

from sim.codes import ENTERPRISE, ORDINARY, PUBLIC, UNINSURED
from sim.illness import Illness

from .reference_people import Ints, Mask, People, outside_work


def may_be_in_need(people: People, rows: Ints, cover: Ints, illness: Illness) -> Mask:
    """Whether people with these covers may belong to a group in need."""
    employed = (cover != UNINSURED) & (people.willing[rows] < illness.employee_need[0])
    return np.asarray(outside_work(cover) | employed)


def need_of(people: People, rows: Ints, scheme: Ints, illness: Illness) -> Ints:
    """The group in need by which bills under a scheme are settled."""
    may = (scheme == 0) | (people.willing[rows] < illness.employee_need[0])
    return np.where(may, people.group[rows], ORDINARY)


def of_fund(scheme: Ints, group: Ints) -> Ints:
    """The group by which a fund pays: that of employees knows none."""
    return np.where(scheme == 0, group, ORDINARY)


def supplement_of(cover: Ints) -> Ints:
    """Whose supplement pays: nobody's (0), or 1 + code in SUPPLEMENTED."""
    return np.where(cover == PUBLIC, 1, np.where(cover == ENTERPRISE, 2, 0))
