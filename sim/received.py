"""What each person received, kept only while a block is run under two scenarios.

A row is one settlement: who, when, how much the funds paid to or for the person. Rows of the base
and of a reform are joined by person, so that everybody is compared with themself. Besides, each
starting person has a mark for the laws that they and their descendants met (see `reach`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .codes import COVERS, NUM_AGES, NUM_BANDS
from .compiling import allocating_kernel, kernel
from .ledger import GAIN, GAINERS, LOSERS, LOSS, NUM_ORDERS
from .people import band_of
from .records import Records, room

#: After every year of a study.
NO_YEAR = 1 << 30
#: Rows in which a settlement is looked for when the order of two lists breaks.
AHEAD = 32


class Received(NamedTuple):
    """Settlements of a block in the order in which they happened; `used` says how many."""

    person: npt.NDArray[np.uint64]
    year: npt.NDArray[np.int16]  # year of the study
    group: npt.NDArray[np.int32]  # position in (sex, band, cover, order)
    amount: npt.NDArray[np.int64]  # fen
    used: npt.NDArray[np.int64]  # (1,)
    met: npt.NDArray[np.uint8]  # (ROOTS,) laws met by starting row, a bit each


#: Numbers that the column `root` of people can hold: no mark lies outside.
ROOTS = 1 << 16
#: Laws of `met`: of deliveries of the insured and of wives of the insured, of the housing provident
#: fund, of deliveries of residents, of birth-control surgery; all three of maternity.
INSURED_BIRTH, HOUSING, RESIDENT_BIRTH, SURGERY = 1, 2, 4, 8
MATERNITY = INSURED_BIRTH | RESIDENT_BIRTH | SURGERY
#: Added to the group of a settlement of a resident pension or of a closed scheme that joins it:
#: these are compared only with scenarios whose law of them differs, so that what a reform is told
#: to do does not depend on the other reforms of a study.
APART = 1 << 24
#: Settlements of a block that there is room for. One size for all, see `records`.
MOST = 1 << 21


def empty_received(capacity: int = MOST) -> Records:
    """Room for `capacity` settlements: kernels take its only record as `received`."""
    kinds = (np.uint64, np.int16, np.int32, np.int64)
    names = ("person", "year", "group", "amount")
    fields = {name: (kind, (capacity,)) for name, kind in zip(names, kinds, strict=True)}
    return room(fields | {"used": (np.int64, (1,)), "met": (np.uint8, (ROOTS,))})


def received_of(record: Records) -> Received:
    """The settlements in a room, as views."""
    return Received(*(record[name][0] for name in Received._fields))


@kernel
def meet(received, root, law):  # type: ignore[no-untyped-def]
    """Mark that somebody who comes from starting row `root` met a law."""
    received.met[root] |= law


@kernel
def note(received, person, y, cell, cover, order, amount):  # type: ignore[no-untyped-def]
    """Add a settlement; beyond the capacity only the count grows, which tells that it is full."""
    k = received.used[0]
    received.used[0] += 1
    if k >= received.person.shape[0]:
        return
    sex, band = cell // NUM_AGES, band_of(cell % NUM_AGES)
    group = ((sex * NUM_BANDS + band) * len(COVERS) + cover) * NUM_ORDERS
    received.person[k] = person
    received.year[k] = y
    received.group[k] = group + min(order, NUM_ORDERS - 1)
    received.amount[k] = amount


@kernel
def note_apart(received, person, y, cell, cover, amount):  # type: ignore[no-untyped-def]
    """Add a settlement of a resident pension or of a closed scheme (see APART)."""
    k = received.used[0]
    note(received, person, y, cell, cover, 0, amount)
    if k < received.person.shape[0]:
        received.group[k] += APART


@allocating_kernel
def compare(base, reform, gains, apart):  # type: ignore[no-untyped-def]
    """Tally who gains and who loses against the base, by year and over the whole study.

    Settlements that were noted apart count if `apart` is 1. `gains` is (years + 1, groups, 4); the
    last row compares the totals of the study. In a year a person is counted in the group of that
    settlement among those that differ which has the highest birth order (so that a delivery goes
    before a surgery), over the study in that of the first year with a difference.
    """
    a = np.empty(base.used[0], np.int64)
    b = np.empty(reform.used[0], np.int64)
    rows_of_base, rows_of_reform = differing(base, reform, a, b)
    if apart == 0:
        rows_of_base = without_apart(base, a, rows_of_base)
        rows_of_reform = without_apart(reform, b, rows_of_reform)
    a, b = a[:rows_of_base], b[:rows_of_reform]
    a = a[np.argsort(base.person[a], kind="mergesort")]
    b = b[np.argsort(reform.person[b], kind="mergesort")]
    whole = gains.shape[0] - 1
    i, j = 0, 0
    while i < a.size or j < b.size:
        if j == b.size or (i < a.size and base.person[a[i]] < reform.person[b[j]]):
            person = base.person[a[i]]
        else:
            person = reform.person[b[j]]
        total, first = 0, -1
        while True:
            year = min(next_year(base, a, i, person), next_year(reform, b, j, person))
            if year == NO_YEAR:
                break
            taken, i, group = take_year(base, a, i, person, year, -1)
            given, j, group = take_year(reform, b, j, person, year, group)
            gain = given - taken
            count(gains[year, group], gain)
            if gain != 0 and first < 0:
                first = group
            total += gain
        if first >= 0:
            count(gains[whole, first], total)


@kernel
def differing(base, reform, a, b):  # type: ignore[no-untyped-def]
    """Write the rows of base and reform that the other has not into a and b; returns how many.

    Most settlements are the same and come in the same order. Where the order breaks, the place
    at which it goes on is looked for nearby; what is not found is left to the caller, who sorts.
    """
    i, j, rows_of_base, rows_of_reform = 0, 0, 0, 0
    while i < a.size and j < b.size:
        if not same_person(base, i, reform, j):
            skip = found_ahead(base, i, a.size, reform, j)
            for k in range(i, i + skip):
                a[rows_of_base] = k
                rows_of_base += 1
            i += skip
            skip = found_ahead(reform, j, b.size, base, i) if skip == 0 else 0
            for k in range(j, j + skip):
                b[rows_of_reform] = k
                rows_of_reform += 1
            j += skip
        same = base.amount[i] == reform.amount[j] and base.group[i] == reform.group[j]
        if not (same and same_person(base, i, reform, j)):
            a[rows_of_base], b[rows_of_reform] = i, j
            rows_of_base += 1
            rows_of_reform += 1
        i += 1
        j += 1
    for k in range(i, a.size):
        a[rows_of_base] = k
        rows_of_base += 1
    for k in range(j, b.size):
        b[rows_of_reform] = k
        rows_of_reform += 1
    return rows_of_base, rows_of_reform


@kernel
def without_apart(received, rows, count):  # type: ignore[no-untyped-def]
    """Keep of the first `count` rows those that were not noted apart; returns how many."""
    kept = 0
    for k in range(count):
        if received.group[rows[k]] < APART:
            rows[kept] = rows[k]
            kept += 1
    return kept


@kernel
def same_person(one, i, other, j):  # type: ignore[no-untyped-def]
    """Whether two settlements are of the same person and year."""
    return one.person[i] == other.person[j] and one.year[i] == other.year[j]


@kernel
def found_ahead(one, i, size, other, j):  # type: ignore[no-untyped-def]
    """How many rows after i a settlement of the person and year of the other's row j comes.

    0 if it does not come soon.
    """
    for k in range(i + 1, min(i + AHEAD, size)):
        if same_person(one, k, other, j):
            return k - i
    return 0


@kernel
def next_year(received, order, k, person):  # type: ignore[no-untyped-def]
    """Year of the k-th settlement in order, NO_YEAR if it is not the person's."""
    if k < order.size and received.person[order[k]] == person:
        return np.int64(received.year[order[k]])
    return np.int64(NO_YEAR)


@kernel
def take_year(received, order, k, person, year, group):  # type: ignore[no-untyped-def]
    """Sum of the person's settlements of a year from the k-th on, the next k, and the group."""
    amount = 0
    while next_year(received, order, k, person) == year:
        row = order[k]
        amount += received.amount[row]
        mine = np.int64(received.group[row]) & (APART - 1)
        if group < 0 or mine % NUM_ORDERS > group % NUM_ORDERS:
            group = mine
        k += 1
    return amount, k, group


@kernel
def count(cell, gain):  # type: ignore[no-untyped-def]
    """Count one person's gain (fen) in a cell of four numbers."""
    if gain > 0:
        cell[GAINERS] += 1
        cell[GAIN] += gain
    elif gain < 0:
        cell[LOSERS] += 1
        cell[LOSS] -= gain
