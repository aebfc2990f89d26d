"""Variables of the long-term funds in the Dataset of a study."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .closing import Closed
from .closing_dependants import Dependants, dependants
from .closing_governments import given_by_governments
from .closing_risks import insured_against, wages_insured
from .codes import (
    DEPENDANTS,
    ENTERPRISE,
    FLEXIBLE,
    GOVERNMENTS,
    INDUSTRY_CLASSES,
    INJURY_OUTCOMES,
    PUBLIC,
)
from .ledger import insured_by_month
from .livelihood_tally import (
    HEADS,
    HELD,
    INJURY_BY_EMPLOYER,
    INJURY_MONTHLY_BY_EMPLOYER,
    LivelihoodTally,
    flows,
    heads_by_month,
)
from .payment.amounts import share_of_array
from .scenario import Scenario

Array = npt.NDArray[np.int64]

#: Columns of `new_pensions` in the tally, as variables.
NEW = ("new_pensions", "new_pension_amount", "new_pension_months")
#: What `insured_against` tells of.
RISKS = ("work_injury", "unemployment")
#: What employers pay themselves for injuries, no fund: care and grants once; allowances and nursing
#: by the month; pensions of dependants.
BY_EMPLOYERS = ("once", "monthly", "dependants")


def livelihood_values(closed: Closed, scenario: Scenario) -> dict[str, Array]:
    """Variables of the long-term funds of one scenario and seed."""
    book = closed.book
    family = dependants(scenario, closed.tally, book)
    given = given_by_governments(scenario.livelihood.resident, closed.tally, book)
    values: dict[str, Array] = {
        "pension_heads": np.concatenate((at_work(closed), heads_by_month(book)), axis=1),
        "pension_flows": flows(book),
        "pension_payments": book.paid,
        "pension_payment_cases": book.paid_cases,
        "resident_payers": book.resident_payers.sum(axis=1),
        "resident_enrolled": book.resident_enrolled,
        "resident_basic_given": given.basic,
        "resident_subsidy_given": given.subsidy,
        "pension_held": np.stack((book.opening_held, book.final_held), axis=-1),
        "insured_against": insured_against(scenario, closed.tally),
        "wages_insured": wages_insured(scenario, closed.tally),
        "work_injuries": book.injuries[..., 0],
        "work_injury_outcomes": book.injury_outcomes,
        "dependants": family.heads,
        "injury_by_employers": by_employers(book, family),
    }
    return values | {name: book.new_pensions[:, k] for k, name in enumerate(NEW)}


def by_employers(book: LivelihoodTally, family: Dependants) -> Array:
    """What employers pay for injuries by month, (months, BY_EMPLOYERS) fen."""
    once, monthly = book.paid[:, INJURY_BY_EMPLOYER], flows(book)[:, INJURY_MONTHLY_BY_EMPLOYER]
    return np.stack((once, monthly, family.by_employer), axis=1)


def injury_reserve(balance: Array, scenario: Scenario) -> Array:
    """Reserve (储备金) in the balance of the work injury fund at the end of each year, fen.

    Parameters
    ----------
    balance : (months,) fen

    Source: 工伤保险条例 art. 13; the share is the province's.
    """
    share = scenario.livelihood.injury.injury_reserve_share[: len(balance)]
    return share_of_array(np.maximum(balance, 0), share)[11::12]


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
        "government": list(GOVERNMENTS),
        "risk": list(RISKS),
        "industry": list(INDUSTRY_CLASSES),
        "injury_outcome": list(INJURY_OUTCOMES),
        "dependant": list(DEPENDANTS),
        "by_employers": list(BY_EMPLOYERS),
        "stage": ["payable_months", "cut"],
    }
