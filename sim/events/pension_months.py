"""Months paid to the employee pension go on record: months, index, account and its interest."""

from __future__ import annotations

from ..codes import RETIRED
from ..compiling import kernel
from ..livelihood_tally import PENSION_CREDITED, PENSION_INTEREST, flow
from ..schemes.employee_pension import interest_of, interest_points


@kernel
def put_by(people, i, index, credit, first, last, y, life, book):  # type: ignore[no-untyped-def]
    """Months first to last - 1 of year y are paid: months, index, account and its interest.

    `index` is that of a month, the base over the reference wage. What is paid earns to December,
    or to the month before retirement.
    """
    months = last - first
    people.pension_months[i] += months
    people.index_sum[i] += months * index
    if credit == 0:
        return
    flow(book, PENSION_CREDITED, credit, y * 12 + first, y * 12 + last)
    retires = people.change[i] < 1.0 and people.cover_after[i] == RETIRED
    points = interest_points(credit, first, last, last if retires else 12)
    earned = interest_of(points, first, life.of_year)
    people.pension_account[i] += credit * months + earned
    book.paid[y * 12 + 11, PENSION_INTEREST] += earned
