"""Pensions of dependants (供养亲属抚恤金) at the close: who draws, and the rises of every January.

Dependants are told by the year in which they began to draw. All of such a year are raised alike: by
a share of what they have and by a sum a head, so their pensions are worked out together and
rounded together. Who drew before the study runs off as the times of drawing say. Whether the fund
pays those of workers without insurance is law of the month.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .claims import UNINSURED
from .closing_risks import insured_against
from .codes import DEPENDANTS, PAID_BY_EMPLOYER
from .law import PPM, Floats, Ints
from .ledger import Tally
from .livelihood_tally import LivelihoodTally
from .payment.amounts import share_of_array
from .scenario import Scenario


class Dependants(NamedTuple):
    """Pensions of dependants by month."""

    paid: Ints  # (months,) fen, by the fund
    rise: Ints  # (months,) fen of it that is the rise of the year
    heads: Ints  # (months, DEPENDANTS) whom the fund pays
    by_employer: Ints  # (months,) fen, by employers who had not insured


def dependants(scenario: Scenario, tally: Tally, book: LivelihoodTally) -> Dependants:
    """What dependants draw by month; those of the start are raised in the first January too.

    Rounded as a whole, so that nothing is lost between fund and employers.
    """
    stock, first = of_the_start(scenario, tally)
    begun = np.cumsum(book.dependant_step[..., :-1], axis=2)
    later = np.cumsum(book.dependant_heads[:, :, :-1], axis=2)
    at_start = (stock.sum(axis=2) @ first)[None]
    heads = np.concatenate((stock[None], later.sum(axis=1)))
    paid, rise = raised(scenario, np.concatenate((at_start, begun.sum(axis=1))), heads)
    alone = np.concatenate((np.zeros_like(stock)[None], later[:, UNINSURED]))
    own = np.concatenate((np.zeros_like(at_start), begun[:, UNINSURED]))
    by_employer, own_rise = raised(scenario, own, alone)
    of_law = scenario.livelihood.injury.injury_uninsured_running_payer[: len(paid)]
    borne = of_law == PAID_BY_EMPLOYER
    by_employer, own_rise = by_employer * borne, own_rise * borne
    drawing = heads.sum(axis=(0, 3)) - alone.sum(axis=(0, 3)) * borne[:, None]
    return Dependants(paid - by_employer, rise - own_rise, drawing, by_employer)


def raised(scenario: Scenario, firsts: Ints, heads: Ints) -> tuple[Ints, Ints]:
    """Pensions with all rises by month, and the rise of the year in them, (months,) fen.

    Parameters
    ----------
    firsts : (years + 1, months) fen of first pensions by the year in which they began, those of
        the start first
    heads : (years + 1, months, DEPENDANTS, 2) who draws them
    """
    years, sums = len(firsts) - 1, firsts.astype(np.float64)
    paid, rise = np.zeros(years * 12, np.int64), np.zeros(years * 12, np.int64)
    factor, more = np.ones(years + 1), np.zeros((years + 1, len(DEPENDANTS), 2))
    for y in range(years):
        months, old = slice(12 * y, 12 * y + 12), slice(0, y + 1)
        before = worth(sums, heads, factor, more, months)
        growth, sum_a_head = rise_of(scenario, 12 * y)
        factor[old] *= 1 + growth
        more[old] = more[old] * (1 + growth) + sum_a_head
        paid[months] = np.rint(worth(sums, heads, factor, more, months))
        rise[months] = paid[months] - np.rint(before).astype(np.int64)
    return paid, rise


def worth(sums: Floats, heads: Ints, factor: Floats, more: Floats, months: slice) -> Floats:
    """Pensions of some months, (12,) fen: first pensions, raised, and sums a head since then."""
    raised = factor @ sums[:, months]
    return np.asarray(raised + np.einsum("smkl,skl->m", heads[:, months], more))


def rise_of(scenario: Scenario, month: int) -> tuple[float, Floats]:
    """Rise of a January: share of the pension, fen a head by kind and whether alone."""
    law = scenario.livelihood.injury
    fixed = law.injury_dependant_rise[month].astype(np.float64)
    alone = np.array([0, law.injury_lone_rise[month]])
    return float(law.injury_dependant_growth[month]) / PPM, fixed[:, None] + alone


def of_the_start(scenario: Scenario, tally: Tally) -> tuple[Ints, Ints]:
    """Dependants who drew before the study (months, DEPENDANTS, 2), and their pension, fen.

    Times of drawing lie evenly between none and twice their mean, so after t of the longest time T
    (1 - t/T)^2 of them are left.
    """
    lives = scenario.livelihood.injury_lives
    months = len(tally.accrual)
    at_start = insured_against(scenario, tally)[0, 0]
    numbers = share_of_array(at_start, lives.injury_stock_dependants)
    longest = 24.0 * lives.injury_dependant_years
    left = np.maximum(1 - np.arange(months)[:, None] / longest, 0) ** 2
    heads = np.rint(numbers * left).astype(np.int64)
    alone = np.rint(heads * lives.injury_lone).astype(np.int64)
    wage = round(float(scenario.rates.reference_wage[0]) * 100)
    return np.stack([heads - alone, alone], axis=2), share_of_array(
        wage, lives.injury_stock_pension
    )
