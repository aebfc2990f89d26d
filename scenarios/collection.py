"""When residents pay: the months of their habit, cut by the days of the campaign of the law.

Who would pay before the campaign opens pays in its first month; who pays after its last day is
late, but for migrants who come home where they have longer. What being late means for cover is law
and left to the engine.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sim.codes import PAY_MONTHS
from sim.collection import ENDS, MONTHS_BEFORE, Collection
from sim.law import PPM, Ints

from .build_funding import of_year_before, resident_standards
from .facts import ScenarioFacts

Floats = npt.NDArray[np.float64]

#: Days from 1 September to the beginning of each of PAY_MONTHS.
STARTS = np.concatenate(([0], ENDS[:-1]))


def build_collection(facts: ScenarioFacts, begin: int, years: int) -> Collection:
    """Months of payment of the study's coverage years and of the one after it."""
    in_time, late = paid_by_month(facts, begin, years + 1)
    personal, aid, payer = (
        standard[-12] for standard in resident_standards(facts, begin, years + 1)
    )
    return Collection(_ppm(in_time), _ppm(late), np.array([personal]), aid, payer)


def paid_by_month(facts: ScenarioFacts, begin: int, years: int) -> tuple[Floats, Floats]:
    """Payers in time and late payers by month of payment, as shares of all who pay.

    Parameters
    ----------
    begin : first year of coverage

    Returns
    -------
    (years, PAY_MONTHS) each; both together add up to 1
    """
    habit = facts.array("enrol.months") / facts.array("enrol.months").sum()
    home = facts.number("enrol.returner_share")
    keys = ("campaign_opens", "campaign_closes", "returners_close")
    days = [of_year_before(facts, f"premium.{key}", begin, years)[::12] for key in keys]
    found = [_cut(habit, home, *law) for law in zip(*days, strict=True)]
    return np.array([cut[0] for cut in found]), np.array([cut[1] for cut in found])


def payment_times(facts: ScenarioFacts, begin: int, years: int) -> tuple[Floats, Ints]:
    """Share of payers in time, and the mean month in which late ones pay, (years,) each.

    The month counts from 0 in January; who pays late before the year begins counts as January.
    """
    in_time, late = paid_by_month(facts, begin, years)
    month = np.maximum(np.arange(len(PAY_MONTHS)) - MONTHS_BEFORE, 0)
    some = late.sum(axis=1)
    mean = np.where(some > 0, (late * month).sum(axis=1) / np.where(some > 0, some, 1.0), 0.0)
    return in_time.sum(axis=1), np.rint(mean).astype(np.int64)


def _cut(
    habit: Floats, home: float, opens: float, closes: float, returners: float
) -> tuple[Floats, Floats]:
    """Shares (PAY_MONTHS,) of payers in time and late, of one campaign."""
    first = int(np.searchsorted(ENDS, opens))
    paid = np.where(np.arange(len(habit)) < first, 0.0, habit)
    paid[first] += habit[:first].sum()
    start = np.maximum(STARTS, opens - 1)
    length = np.maximum(ENDS - start, 1)
    until, longer = (np.clip((last - start) / length, 0.0, 1.0) for last in (closes, returners))
    in_time = paid * (until + home * np.maximum(longer - until, 0.0))
    return in_time, paid - in_time


def _ppm(shares: Floats) -> Ints:
    """Shares of each row in ppm of the row; no row is used that nobody pays in."""
    whole = shares.sum(axis=1, keepdims=True)
    return np.rint(shares / np.where(whole > 0, whole, 1.0) * PPM).astype(np.int64)
