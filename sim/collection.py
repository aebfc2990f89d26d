"""When the resident premium of a coverage year is collected (集中缴费期), and that after the study.

Payers in time pay in the autumn before, some in the weeks of the new year that still count; late
ones pay in their own months. What is collected before 1 January is received in advance (预收), kept
apart from the balance of the fund until the year begins. What premiums are is law (`funding`), who
pays is told by lives; `closing_premiums` puts them together.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .law import Ints

#: Days from 1 September to the end of each of PAY_MONTHS; February has 28.
ENDS = np.cumsum([30, 31, 30, 31, 31, 28, 31])
#: Months of PAY_MONTHS before the year of coverage begins.
MONTHS_BEFORE = 4


class Collection(NamedTuple):
    """Months of payment by coverage year, the year after the study last, and its standards."""

    in_time: Ints  # (years + 1, PAY_MONTHS) ppm of those in time who pay in the month
    late: Ints  # (years + 1, PAY_MONTHS) ppm of late payers who do
    personal_after: Ints  # (1,) fen a head for the year after the study
    aid_after: Ints  # (GROUPS,) fen paid for a member of the group
    payer_after: Ints  # (GROUPS,) code in AID_PAYERS
