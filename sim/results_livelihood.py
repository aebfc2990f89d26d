"""Variables of the long-term funds in the Dataset of a study."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .closing import Closed
from .closing_dependants import dependants
from .closing_risks import insured_against, wages_insured
from .codes import (
    DEPENDANTS,
    ENTERPRISE,
    FLEXIBLE,
    INDUSTRY_CLASSES,
    INJURY_OUTCOMES,
    PUBLIC,
)
from .ledger import insured_by_month
from .livelihood_tally import HEADS, HELD, flows, heads_by_month
from .scenario import Scenario

Array = npt.NDArray[np.int64]

#: Columns of `new_pensions` in the tally, as variables.
NEW = ("new_pensions", "new_pension_amount", "new_pension_months")
#: What `insured_against` tells of.
RISKS = ("work_injury", "unemployment")


def livelihood_values(closed: Closed, scenario: Scenario) -> dict[str, Array]:
    """Variables of the long-term funds of one scenario and seed."""
    book = closed.book
    values: dict[str, Array] = {
        "pension_heads": np.concatenate((at_work(closed), heads_by_month(book)), axis=1),
        "pension_flows": flows(book),
        "pension_payments": book.paid,
        "pension_payment_cases": book.paid_cases,
        "resident_payers": book.resident_payers.sum(axis=1),
        "resident_enrolled": book.resident_enrolled,
        "pension_held": np.stack((book.opening_held, book.final_held), axis=-1),
        "insured_against": insured_against(scenario, closed.tally),
        "wages_insured": wages_insured(scenario, closed.tally),
        "work_injuries": book.injuries[..., 0],
        "work_injury_outcomes": book.injury_outcomes,
        "dependants": dependants(scenario, closed.tally, book).heads,
    }
    return values | {name: book.new_pensions[:, k] for k, name in enumerate(NEW)}


def at_work(closed: Closed) -> Array:
    """People at work who pay to the employee pension, by month, (months, 1)."""
    members = insured_by_month(closed.tally)[:, [ENTERPRISE, PUBLIC, FLEXIBLE]]
    return np.asarray(members.sum(axis=1, keepdims=True))


def livelihood_coordinates() -> dict[str, object]:
    """Coordinates of these variables."""
    return {
        "pension_head": ["paying_at_work", *HEADS],
        "pension_account_of": list(HELD),
        "moment": ["start", "end"],
        "risk": list(RISKS),
        "industry": list(INDUSTRY_CLASSES),
        "injury_outcome": list(INJURY_OUTCOMES),
        "dependant": list(DEPENDANTS),
    }
