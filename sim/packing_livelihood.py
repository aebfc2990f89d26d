"""Facts of the long-term funds packed for kernels (see `packing` and `livelihood`)."""

from __future__ import annotations

import numpy as np

from .housing_law import HousingLaw
from .law import PPM, Ints
from .livelihood import Livelihood, PackedLivelihood
from .packing_programmes import PackedProgrammes
from .pension_law import PensionLaw
from .records import Records, record, table
from .resident_pension_law import ResidentPensionStart

#: Law of contributions to the employee pension: what a month's payment depends on.
CONTRIBUTIONS = (
    *("pension_public_rate", "pension_own_rate", "pension_public_own_rate"),
    *("pension_flexible_rate", "pension_flexible_base", "pension_account_rate"),
)
#: Room for the years that the resident pension has run when a study begins.
START_YEARS = 64
#: Days of each year that times are turned into months with.
DAYS = ("days", "month_of_day")
#: Facts of residents and pensions, of injuries and unemployment by year of the study.
BY_YEAR = (
    *("pays_alone", "resident_enrolled_share", "resident_payer_share", "resident_tier_rank"),
    *("injury_hazard", "injury_care_mean", "injury_insured"),
    *("injury_nursing_before", "unemployment_insured", "unemployment_other"),
)
#: The same of the housing fund; what is one number a year has one column.
HOUSING_BY_YEAR = (
    *("housing_effect_from", "housing_price", "housing_bank_payment", "housing_rent"),
    *("housing_prepays", "housing_market", "housing_rents"),
)


def pack_livelihood(
    facts: Livelihood,
    months: int,
    days: Records,
    follow: bool,
    follow_housing: bool,
    follow_residents: bool,
    programmes: PackedProgrammes,
) -> PackedLivelihood:
    """Pack the facts of the long-term funds of a scenario.

    Parameters
    ----------
    months : of the study
    days : years of illness packed, whose days serve here too
    follow, follow_housing, follow_residents : whether pensions, loans and rents of the housing
        fund, resident pensions are noted by person, which only a comparison of other law needs
    programmes : those of the place, which travel with the rest
    """
    by_month: dict[str, np.ndarray] = {}
    laws = (facts.pension, facts.choices, facts.resident, facts.injury, facts.unemployment)
    for law in (*laws, facts.housing):
        by_month |= {name: array[:months] for name, array in law._asdict().items()}
    by_month["pension_alike_until"] = alike_until(facts.pension, months)
    left = 12 - np.arange(12)
    earning = facts.resident.resident_paid_in[:months:12] * left // PPM
    by_year = {name: array.reshape(-1, 12, *array.shape[1:]) for name, array in by_month.items()}
    by_year |= {name: days[name] for name in DAYS}
    by_year["resident_earning_months"] = earning.sum(axis=1)
    by_year |= earning_sums(facts.housing, months)
    fixed: dict[str, np.ndarray] = {
        "follow_pensions": np.array([int(follow)]),
        "follow_housing": np.array([int(follow_housing)]),
        "follow_residents": np.array([int(follow_residents)]),
        "housing_fathers": facts.housing_fathers,
    }
    for name, array in facts.housing_life._asdict().items():
        if name in HOUSING_BY_YEAR:
            by_year[name] = array[: months // 12, None]
        else:
            fixed[name] = array
    lives = (facts.injury_lives, facts.unemployment_lives)
    for room in (facts.pension_start, facts.resident_lives, facts.resident_start, *lives):
        for name, array in room._asdict().items():
            if name in BY_YEAR:
                by_year[name] = array[: months // 12]
            else:
                fixed[name] = np.atleast_1d(array)
    fixed |= _start_of_residents(facts.resident_start)
    fixed |= programmes.fixed
    by_year |= programmes.years
    return PackedLivelihood(record(fixed), table(by_year))


def _start_of_residents(start: ResidentPensionStart) -> dict[str, np.ndarray]:
    """Tables of the start by year in room for START_YEARS, so that they are of one size."""
    by_years = ("start_account", "start_pension", "start_balance", "start_years_drawn")
    fixed = {"start_length": np.array([start.start_account.shape[1] - 1])}
    for name in by_years:
        array = getattr(start, name)
        wide = [(0, 0)] * (array.ndim - 1) + [(0, max(START_YEARS - array.shape[-1], 0))]
        fixed[name] = np.pad(array, wide, mode="edge")
    return fixed


def alike_until(law: PensionLaw, months: int) -> Ints:
    """First later month of the year, at most 12, whose law of contributions differs."""
    alike = np.ones(months, bool)  # alike[m]: month m + 1 is like month m
    for name in CONTRIBUTIONS:
        array = getattr(law, name)[:months]
        alike[:-1] &= array[1:] == array[:-1]
    alike[11::12] = False
    ends = np.flatnonzero(~alike) + 1
    until = ends[np.searchsorted(ends, np.arange(months) + 1)]
    return np.asarray(until - np.arange(months) // 12 * 12)


def earning_sums(law: HousingLaw, months: int) -> dict[str, Ints]:
    """What a fen earns on a housing account, summed from January up to each month of a year.

    Returns
    -------
    housing_earning : (years, 13) ppm x days of a fen that was there in all the months
    housing_earning_paid_in : (years, 13) the same of a fen paid in each month from January on
    """
    rate = law.housing_interest_carried[:months].reshape(-1, 12)
    days = law.housing_days[:months].reshape(-1, 12) * rate
    after = law.housing_days_after[:months].reshape(-1, 12) * rate
    return {
        name: np.pad(np.cumsum(values, axis=1), ((0, 0), (1, 0)))
        for name, values in (
            ("housing_earning", days),
            ("housing_earning_paid_in", days * np.arange(12) + after),
        )
    }
