"""Months paid to the employee pension go on record: months, index, account; accounts earn."""

from __future__ import annotations

from ..codes import RETIRED
from ..compiling import kernel
from ..livelihood_tally import PENSION_CREDITED, PENSION_INTEREST, flow
from ..months import month_in_year
from ..schemes.employee_pension import interest_of, interest_points


@kernel
def months_earning(people, i, last, life):  # type: ignore[no-untyped-def]
    """Months of the year for which accounts of row i, at work, earn: to retirement or `last`."""
    if people.change[i] < 1.0 and people.cover_after[i] == RETIRED:
        return min(last, month_in_year(people.change[i], life.of_year))
    return last


@kernel
def earn(people, i, months, y, life, book):  # type: ignore[no-untyped-def]
    """Credit the interest of some months of year y on what the account of row i holds."""
    if people.pension_account[i] <= 0:
        return
    earned = interest_of(people.pension_account[i] * months, 0, life.of_year)
    people.pension_account[i] += earned
    book.paid[y * 12 + 11, PENSION_INTEREST] += earned


@kernel
def put_by(people, i, index, credit, first, last, until, y, life, book):  # type: ignore[no-untyped-def]
    """Months first to last - 1 of year y are paid: months, index, account and its interest.

    `index` is that of a month, the base over the reference wage. What is paid earns to the month
    before `until`: December, or retirement.
    """
    months = last - first
    people.pension_months[i] += months
    people.index_sum[i] += months * index
    if credit == 0:
        return
    flow(book, PENSION_CREDITED, credit, y * 12 + first, y * 12 + last)
    points = interest_points(credit, first, last, until)
    earned = interest_of(points, first, life.of_year)
    people.pension_account[i] += credit * months + earned
    book.paid[y * 12 + 11, PENSION_INTEREST] += earned
