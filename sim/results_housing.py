"""Variables of the housing provident fund in the Dataset of a study."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .closing import Closed
from .closing_housing import surplus_of_years
from .codes import HOUSING_CHILDREN
from .housing_tally import (
    HOUSING_HEADS,
    HOUSING_LINES,
    HOUSING_STOCKS,
    HOUSING_YOUTH,
    WITHDREW,
    by_month,
    stocks_by_month,
)
from .scenario import Scenario
from .schemes.housing_centre import Surplus

Array = npt.NDArray[np.int64]


def housing_values(closed: Closed, scenario: Scenario, scale: int) -> dict[str, Array]:
    """Variables of the housing fund of one scenario and seed, one person in `scale`."""
    book = closed.book
    return {
        "housing": by_month(book.housing_step),
        "housing_cases": by_month(book.housing_case_step),
        "housing_heads": by_month(book.housing_head_step),
        "housing_stock": stocks_by_month(book),
        "housing_opening": book.housing_held[0],
        "housing_loans": book.housing_made[..., 0],
        "housing_loan_amount": book.housing_made[..., 1],
        "housing_capped": book.housing_capped,
        "housing_withdrew": book.housing_withdrew[:, WITHDREW],
        "housing_surplus": surplus_of_years(scenario, book, scale),
    }


def housing_coordinates() -> dict[str, object]:
    """Coordinates of these variables."""
    return {
        "housing_line": list(HOUSING_LINES),
        "housing_head": list(HOUSING_HEADS),
        "housing_stock_of": list(HOUSING_STOCKS),
        "housing_age": list(HOUSING_YOUTH),
        "housing_children": list(HOUSING_CHILDREN),
        "housing_use": list(Surplus._fields),
    }
