"""What all benefits of work injury share: the wages they go by, and how they are written down."""

from __future__ import annotations

from ..codes import RESIDENT
from ..compiling import kernel
from ..livelihood_tally import (
    INJURY_BY_EMPLOYER,
    INJURY_MONTHLY_BY_EMPLOYER,
    flow,
    pay_once,
)
from ..received import note
from ..schemes.contribution import base_of, bounds
from ..schemes.money import to_fen
from ..schemes.work_injury import own_wage


@kernel
def city_wage(y, rates):  # type: ignore[no-untyped-def]
    """Average monthly wage of the place in the year before year y, fen."""
    return to_fen(rates.by_year.reference_wage[y])


@kernel
def wage_of(people, i, m, y, rates, law, life):  # type: ignore[no-untyped-def]
    """The own wage (本人工资) of row i in month m of year y: its base of the year, in bounds.

    For residents the lowest base is paid.
    """
    cover = people.cover[i]
    _, row, low, high = bounds(y, 1, rates, law)
    base = low
    if cover != RESIDENT:
        base = base_of(people, i, cover, people.employer_factor[i], row, low, high, rates)
    return own_wage(base, city_wage(y, rates), m, life.of_year)


@kernel
def give(people, i, line, amount, of_fund, m, y, life, book, received):  # type: ignore[no-untyped-def]
    """Fund or employer pays row i, or its family, a single benefit in month m of year y."""
    if of_fund:
        pay_once(book, line, y * 12 + m, amount)
        take_note(people, i, amount, y, life, received)
    else:
        pay_once(book, INJURY_BY_EMPLOYER, y * 12 + m, amount)


@kernel
def run(people, i, line, amount, of_fund, first, last, y, life, book, received):  # type: ignore[no-untyped-def]
    """Fund or employer pays row i a monthly benefit in months first to last - 1 of year y."""
    if first >= last or amount <= 0:
        return
    if of_fund:
        flow(book, line, amount, y * 12 + first, y * 12 + last)
        take_note(people, i, amount * (last - first), y, life, received)
    else:
        flow(book, INJURY_MONTHLY_BY_EMPLOYER, amount, y * 12 + first, y * 12 + last)


@kernel
def take_note(people, i, amount, y, life, received):  # type: ignore[no-untyped-def]
    """Note what row i received, where scenarios are compared by person."""
    if life.fixed.follow_pensions[0] == 1 and amount > 0:
        note(received, people.id[i], y, people.cell[i], people.cover[i], 0, amount)
