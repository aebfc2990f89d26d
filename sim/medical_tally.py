"""What illness adds up in a run: bills, providers, premiums, accounts, holders of conditions.

All int64; money in fen, months of the study. Bills that repeat month after month (chronic care)
and credits are written as steps: added in their first month, taken off after their last.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .codes import CHANNELS, GROUPS, HOSPITALS, SCHEMES
from .compiling import inlined_kernel, kernel
from .errors import LedgerError
from .illness import COST_STRATA, VISIT_STRATA
from .medical import BILL, CRITICAL, LARGE, NUM_FIELDS, POOLED, SECOND
from .records import MAX_YEARS, Records, part, room
from .squares import LATER_LINES
from .visits import NUM_CLASSES

Counts = npt.NDArray[np.int64]

#: Kinds of medical bills; a bill is kind * len(SCHEMES) + scheme.
KINDS = ("stay", "chronic", "visit")
STAY_BILL, CHRONIC_BILL, VISIT_BILL = range(3)
MEDICAL_BILLS = tuple(f"{scheme}_{kind}" for kind in KINDS for scheme in SCHEMES)

#: Columns of a row of bills: the bill itself, then how many, how long, how uneven.
COLUMNS = (*BILL, "number", "days", "squares")
NUMBER, DAYS, SQUARES = len(BILL), len(BILL) + 1, len(BILL) + 2

#: Columns of what providers did and are owed.
PROVIDED = (
    *("incurred", "total", "days", "stays", "points", "quota", "over_quota", "quota_part"),
    *("quota_saved", "refused", "recovered"),
)
(
    INCURRED,
    PROVIDED_TOTAL,
    PROVIDED_DAYS,
    PROVIDED_STAYS,
    POINTS,
    QUOTA,
    OVER_QUOTA,
    QUOTA_PART,
    QUOTA_SAVED,
    REFUSED,
    RECOVERED,
) = range(len(PROVIDED))
NUM_PROVIDERS = len(HOSPITALS) * len(CHANNELS)

#: Columns of stays by place: number, days, total cost, paid by all funds, by basic insurance.
STAY_COLUMNS = ("stays", "stay_days", "stay_cost", "stay_paid", "stay_pooled")

#: Ways to become a payer of the resident premium in a year.
ENTRIES = ("in_time", "late", "newborn", "joined", "born_free")
IN_TIME, LATE, NEWBORN, JOINED, BORN_FREE = range(5)

#: Lines of the personal accounts.
ACCOUNT_LINES = (
    *("own", "enterprise", "public", "retired"),
    *("visits", "stays", "family", "premium", "pharmacy", "inherited"),
)
(
    ACCOUNT_OWN,
    ACCOUNT_ENTERPRISE,
    ACCOUNT_PUBLIC,
    ACCOUNT_RETIRED,
    ACCOUNT_VISITS,
    ACCOUNT_STAYS,
    ACCOUNT_FAMILY,
    ACCOUNT_PREMIUM,
    ACCOUNT_PHARMACY,
    ACCOUNT_INHERITED,
) = range(len(ACCOUNT_LINES))


class MedicalTally(NamedTuple):
    """What a run adds up about illness."""

    bills: Counts  # (months, MEDICAL_BILLS, COLUMNS)
    bill_step: Counts  # (months + 1, MEDICAL_BILLS, COLUMNS), as steps
    later_squares: Counts  # (months, LATER_LINES) yuan x yuan, see `squares`
    provided: Counts  # (months, SCHEMES, NUM_PROVIDERS, PROVIDED)
    stays: Counts  # (years, SCHEMES, GROUPS, HOSPITALS, STAY_COLUMNS)
    visits: Counts  # (years, SCHEMES, GROUPS, HOSPITALS, 3) visits that are in no course: number,
    # total, paid by basic insurance
    critical: Counts  # (months, GROUPS, 3) critical illness insurance of residents: bills it pays,
    # fen paid of them, fen of burden above the deductible
    third_party: Counts  # (months, SCHEMES, 3) injuries, those refused, cost of these
    courses: Counts  # (years, 2, NUM_CLASSES, strata) person-years of visits: whole, late payers
    enrolled: Counts  # (years, GROUPS, ENTRIES) for whom the resident premium is paid, or free
    repaired: Counts  # (years, 2) missed years that payers in time and late payers pay up
    account_step: Counts  # (months + 1, ACCOUNT_LINES) fen a month, as steps
    account_courses: Counts  # like courses: those whose own cost an account pays in full
    account_visits: Counts  # (months, SCHEMES) fen paid for visits by accounts that do not last
    account_family: Counts  # (years,) fen that accounts pay for the family
    account_pharmacy: Counts  # (years,) fen that accounts spend in pharmacies
    opening_account: Counts  # (1,) fen in all accounts at the start
    final_account: Counts  # (1,) fen at the end
    paid_up: Counts  # (months, 2) employees who pay missing years at retirement, months they lack
    condition_step: Counts  # (years + 1, conditions) holders on 1 January, as steps
    group_step: Counts  # (years + 1, GROUPS) people by group in need, as steps


def medical_shapes(years: int, conditions: int) -> dict[str, tuple[int, ...]]:
    """Shapes of the fields of a tally of so many years."""
    months, schemes, groups = years * 12, len(SCHEMES), len(GROUPS)
    return {
        "bills": (months, len(MEDICAL_BILLS), len(COLUMNS)),
        "bill_step": (months + 1, len(MEDICAL_BILLS), len(COLUMNS)),
        "later_squares": (months, len(LATER_LINES)),
        "provided": (months, schemes, NUM_PROVIDERS, len(PROVIDED)),
        "stays": (years, schemes, groups, len(HOSPITALS), len(STAY_COLUMNS)),
        "visits": (years, schemes, groups, len(HOSPITALS), 3),
        "critical": (months, groups, 3),
        "third_party": (months, schemes, 3),
        "courses": (years, 2, NUM_CLASSES, VISIT_STRATA * COST_STRATA),
        "enrolled": (years, groups, len(ENTRIES)),
        "repaired": (years, 2),
        "account_step": (months + 1, len(ACCOUNT_LINES)),
        "account_courses": (years, 2, NUM_CLASSES, VISIT_STRATA * COST_STRATA),
        "account_visits": (months, schemes),
        "account_family": (years,),
        "account_pharmacy": (years,),
        "opening_account": (1,),
        "final_account": (1,),
        "paid_up": (months, 2),
        "condition_step": (years + 1, conditions),
        "group_step": (years + 1, groups),
    }


def medical_room(conditions: int) -> Records:
    """Room for a tally: kernels take its only record; `medical_tally_of` reads it."""
    shapes = medical_shapes(MAX_YEARS, conditions)
    return room({name: (np.int64, shape) for name, shape in shapes.items()})


def medical_tally_of(record: Records, years: int, conditions: int) -> MedicalTally:
    """The tally in a room, as views."""
    return MedicalTally(**part(record, medical_shapes(years, conditions)))


@kernel
def paid_by_funds(bill):  # type: ignore[no-untyped-def]
    """What all payers but the patient and the accounts pay of a bill."""
    return bill[POOLED] + bill[POOLED + 1] + bill[POOLED + 2] + bill[POOLED + 3]


@inlined_kernel
def add_bill(row, bill, days):  # type: ignore[no-untyped-def]
    """Add one bill to a row of bills."""
    for field in range(len(BILL)):
        row[field] += bill[field]
    row[NUMBER] += 1
    row[DAYS] += days
    pooled = bill[POOLED] // 100
    row[SQUARES] += pooled * pooled


@inlined_kernel
def add_critical(row, bill, special, before, after, deductible, weight):  # type: ignore[no-untyped-def]
    """Add what critical illness insurance pays of a resident's bill, for `weight` people alike.

    Parameters
    ----------
    row : int64 (3,) of the group and month, see `MedicalTally.critical`
    special : fen of it for special drugs; a bill that is paid nothing else is not counted
    before, after : fen of burden of the year before the bill and with it
    deductible : fen of the year
    """
    paid = bill[CRITICAL] - bill[LARGE]
    row[0] += weight * (paid > special)
    row[1] += weight * paid
    row[2] += weight * (max(after - deductible, 0) - max(before - deductible, 0))


@inlined_kernel
def add_run(steps, column, first, last, weight, bill):  # type: ignore[no-untyped-def]
    """Add the same bill `weight` times in every month from `first` to the one before `last`."""
    begin, end = steps[first, column], steps[last, column]
    for field in range(len(BILL)):
        begin[field] += weight * bill[field]
        end[field] -= weight * bill[field]
    pooled = bill[POOLED] // 100
    begin[NUMBER] += weight
    end[NUMBER] -= weight
    begin[SQUARES] += weight * pooled * pooled
    end[SQUARES] -= weight * pooled * pooled


def bills_by_month(tally: MedicalTally) -> Counts:
    """Bills of every kind (months, MEDICAL_BILLS, COLUMNS), single ones and runs."""
    return np.asarray(tally.bills + np.cumsum(tally.bill_step[:-1], axis=0))


def totals(bills: Counts) -> Counts:
    """Total cost: the sum of the fields, which leaves out what is only a part of another."""
    return np.asarray(bills[..., :NUM_FIELDS].sum(axis=-1))


def check(tally: MedicalTally, bills: Counts, accounts: Counts) -> None:
    """Hold the identities of what illness counted.

    Parameters
    ----------
    bills : (months, MEDICAL_BILLS, COLUMNS)
    accounts : (months, ACCOUNT_LINES) fen of each line by month

    Raises
    ------
    LedgerError   naming the identity and the numbers
    """
    flow = accounts.sum(axis=0)
    credited = int(flow[: ACCOUNT_RETIRED + 1].sum() - flow[ACCOUNT_RETIRED + 1 :].sum())
    closing = int(tally.opening_account[0]) + credited
    if closing != int(tally.final_account[0]):
        raise LedgerError(
            f"personal accounts: opening + credits - payments = {closing}, but the accounts of "
            f"people hold {int(tally.final_account[0])}"
        )
    stays = bills[:, : len(SCHEMES)]
    if int(stays[..., NUMBER].sum()) != int(tally.stays[..., 0].sum()):
        raise LedgerError("stays by bill are not the stays by hospital and group")
    owed = stays[..., POOLED] - stays[..., SECOND]
    if not np.array_equal(owed, tally.provided[..., INCURRED].sum(axis=2)):
        raise LedgerError("what is owed for stays by bill is not what is owed by hospital")
    if int(totals(stays).sum()) != int(tally.stays[..., 2].sum()):
        raise LedgerError("the fields of the bills of stays do not sum to their total")
    for name, array in (("bills", bills), ("accounts", accounts)):
        if array.min() < 0:
            raise LedgerError(f"{name} hold a negative number: {array.min()}")


def check_places(tally: MedicalTally, visits: Counts, bills: Counts) -> None:
    """Hold what is told by hospital and group against the bills.

    Parameters
    ----------
    visits : (years, SCHEMES, GROUPS, HOSPITALS, 3) all visits, as in the tally
    bills : (months, MEDICAL_BILLS, COLUMNS)

    Raises
    ------
    LedgerError   naming the identity
    """
    by_kind = bills.reshape(len(bills), len(KINDS), len(SCHEMES), len(COLUMNS))
    summed = by_kind.sum(axis=0)
    stays, of_visits = summed[STAY_BILL].sum(axis=0), summed[VISIT_BILL].sum(axis=0)
    residents = summed[:, 0].sum(axis=0)
    pairs = {
        "paid by basic insurance for stays": (
            stays[POOLED] - stays[SECOND],
            tally.stays[..., STAY_COLUMNS.index("stay_pooled")],
        ),
        "visits": (of_visits[NUMBER], visits[..., 0]),
        "cost of visits": (of_visits[:NUM_FIELDS].sum(), visits[..., 1]),
        "paid for visits": (of_visits[POOLED], visits[..., 2]),
        "paid by critical illness insurance": (
            residents[CRITICAL] - residents[LARGE],
            tally.critical[..., 1],
        ),
    }
    for name, (by_bill, by_place) in pairs.items():
        if int(by_bill) != int(by_place.sum()):
            raise LedgerError(f"{name}: {by_bill} by bill, {by_place.sum()} by hospital and group")
