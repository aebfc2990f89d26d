"""Facts packed for kernels: many small arrays become a few tables of records (see `records`).

What holds for a month or a year is a row (`law.quota[month, kind]`, `rates.by_year[y].delivery`),
what holds always is the one record of a table (`care.fixed[0].delivery_mean`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .codes import NUM_AGES
from .employers import employer_effects
from .law import Care, Ints, Law, Rates, Singles, Timing
from .records import Records, record, table

CARE_BY_MONTH = ("employee_levels", "cost_factor", "stay_demand", "online_share")
RATES_BY_YEAR = (
    *("delivery", "surgery", "leave", "arrive", "twin_share", "male_share"),
    *("work_exit", "work_entry"),
)
#: Rates by cell (sex * NUM_AGES + age) and what follows.
RATES_BY_CELL = ("leave", "arrive", "work_exit", "work_entry")
#: These have a row more than years: the year before the study comes first.
WAGES_BY_YEAR = ("wage", "reference_wage")
RATES_OF_PLACE = (
    *("gap_months", "surgery_kinds", "moves", "spread_person", "spread_employer", "employers"),
    *("spouse_share", "recent_delivery", "wage_profile"),
)


class PackedCare(NamedTuple):
    """`Care` for kernels."""

    fixed: Records  # (1,)
    by_month: Records  # (months,)


class PackedRates(NamedTuple):
    """`Rates` for kernels."""

    by_year: Records  # (years + 1,)
    place: Records  # (1,)
    retirement_month: Ints
    old_retirement_month: Ints
    employer_effect: Singles  # (2, employers) of the seed, see `employers`


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
    fixed = {name: getattr(care, name) for name in Care._fields if name not in CARE_BY_MONTH}
    return Packed(
        PackedRates(
            by_year=table(_by_year(rates)),
            place=record({name: getattr(rates, name) for name in RATES_OF_PLACE}),
            retirement_month=rates.retirement_month,
            old_retirement_month=rates.old_retirement_month,
            employer_effect=employer_effects(
                rates.employers, float(rates.spread_employer[0]), seed
            ),
        ),
        PackedCare(record(fixed), table({name: getattr(care, name) for name in CARE_BY_MONTH})),
        pack_law(law),
        pack_timing(timing),
    )


def _by_year(rates: Rates) -> dict[str, np.ndarray]:
    """Rates of each year; the row behind the last is for wages only."""
    columns = {}
    for name in RATES_BY_YEAR:
        array = getattr(rates, name)
        columns[name] = np.concatenate((array, array[-1:]))
    for name in RATES_BY_CELL:
        array = columns[name]
        columns[name] = array.reshape(len(array), 2 * NUM_AGES, *array.shape[3:])
    return columns | {name: getattr(rates, name) for name in WAGES_BY_YEAR}


def pack_law(law: Law) -> Records:
    """The law as a table of months."""
    return table(law._asdict())


def pack_timing(timing: Timing) -> PackedTiming:
    """The timing as a table of days."""
    days = {name: getattr(timing, name) for name in ("month_of_day", "paid_online", "paid_manual")}
    return PackedTiming(timing.first_day, timing.first_of_month, table(days))
