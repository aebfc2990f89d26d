"""Facts packed for kernels: many small arrays become a few tables of records.

Numba passes every array of a tuple as seven numbers through every call, so a hundred arrays cost
more to compile than the code that uses them. A record reads the same (`law.quota[month, kind]`)
and passes as one pointer. Measured: docs/performance.md.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .employers import employer_effects
from .law import Care, Floats, Ints, Law, Rates, Singles, Timing

Records = Any  # numpy.recarray: its fields are known at run time only

CARE_BY_MONTH = ("employee_levels", "cost_factor", "stay_demand", "online_share")
RATES_BY_YEAR = ("twin_share", "male_share")
RATES_OF_PLACE = (
    "gap_months",
    "surgery_kinds",
    "moves",
    "spread_person",
    "spread_employer",
    "employers",
    "spouse_share",
)


class PackedCare(NamedTuple):
    """`Care` for kernels."""

    fixed: Records  # (1,)
    by_month: Records  # (months,)


class PackedRates(NamedTuple):
    """`Rates` for kernels."""

    death: Singles
    delivery: Singles
    recent_delivery: Singles
    surgery: Singles
    leave: Singles
    arrive: Singles
    work_exit: Singles
    work_entry: Floats
    retirement_month: Ints
    wage: Floats
    wage_profile: Floats
    reference_wage: Floats
    employer_effect: Singles  # (2, employers) of the seed, see `employers`
    by_year: Records  # (years,)
    place: Records  # (1,)


class PackedTiming(NamedTuple):
    """`Timing` for kernels."""

    first_day: Ints
    first_of_month: Ints
    by_day: Records  # (days,) month_of_day, paid_online, paid_manual


class Packed(NamedTuple):
    """A scenario as its kernels take it."""

    rates: PackedRates
    care: PackedCare
    law: Records  # (months,)
    timing: PackedTiming


def pack(rates: Rates, care: Care, law: Law, timing: Timing, seed: int) -> Packed:
    """Pack the facts of a scenario for the runs of a seed."""
    whole = [name for name in PackedRates._fields if name in Rates._fields]
    fixed = {name: getattr(care, name) for name in Care._fields if name not in CARE_BY_MONTH}
    return Packed(
        PackedRates(
            **{name: getattr(rates, name) for name in whole},
            employer_effect=employer_effects(
                rates.employers, float(rates.spread_employer[0]), seed
            ),
            by_year=table({name: getattr(rates, name) for name in RATES_BY_YEAR}),
            place=record({name: getattr(rates, name) for name in RATES_OF_PLACE}),
        ),
        PackedCare(record(fixed), table({name: getattr(care, name) for name in CARE_BY_MONTH})),
        pack_law(law),
        pack_timing(timing),
    )


def pack_law(law: Law) -> Records:
    """The law as a table of months."""
    return table(law._asdict())


def pack_timing(timing: Timing) -> PackedTiming:
    """The timing as a table of days."""
    days = {name: getattr(timing, name) for name in ("month_of_day", "paid_online", "paid_manual")}
    return PackedTiming(timing.first_day, timing.first_of_month, table(days))


def table(columns: dict[str, npt.NDArray[Any]]) -> Records:
    """Arrays with one length as the fields of a table of records."""
    rows = len(next(iter(columns.values())))
    kinds = [(name, array.dtype, array.shape[1:]) for name, array in columns.items()]
    result = np.zeros(rows, kinds).view(np.recarray)
    for name, array in columns.items():
        result[name] = array
    return result


def record(arrays: dict[str, npt.NDArray[Any]]) -> Records:
    """Arrays of any shape as the fields of a table with one record.

    Not the record itself: numba would copy it into every call (measured: a delivery took 1.0
    microseconds instead of 0.2).
    """
    return table({name: array[None] for name, array in arrays.items()})
