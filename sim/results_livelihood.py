"""Variables of the long-term funds in the Dataset of a study."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .closing import Closed
from .livelihood_tally import HELD, flows, heads_by_month

Array = npt.NDArray[np.int64]

#: Columns of `new_pensions` in the tally, as variables.
NEW = ("new_pensions", "new_pension_amount", "new_pension_months")


def livelihood_values(closed: Closed) -> dict[str, Array]:
    """Variables of pensions of one scenario and seed."""
    book = closed.book
    values: dict[str, Array] = {
        "pension_heads": heads_by_month(book),
        "pension_flows": flows(book),
        "pension_payments": book.paid,
        "pension_payment_cases": book.paid_cases,
        "resident_payers": book.resident_payers,
        "pension_held": np.stack((book.opening_held, book.final_held), axis=-1),
    }
    return values | {name: book.new_pensions[:, k] for k, name in enumerate(NEW)}


def livelihood_coordinates() -> dict[str, object]:
    """Coordinates of these variables."""
    return {"pension_account_of": list(HELD), "moment": ["start", "end"]}
