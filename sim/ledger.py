"""Where money is written down: accounts, waterfall, tallies and the identities that must hold.

Every amount is int64 fen. Accrual is the month of service, cash the month of payment; a row after
the last month holds what is still owed. What illness adds is in `medical_tally`; `closing` turns
both into the accounts of the funds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .accounts import ACCOUNTS, NUMBER_OF
from .codes import COVERS, NUM_BANDS
from .compiling import kernel
from .errors import LedgerError
from .medical import BILL, CASH, FIRST_SELF_PAY, NUM_FIELDS, OUTSIDE, POOLED
from .records import MAX_YEARS, Records, part, room

Counts = npt.NDArray[np.int64]


DELIVERY = NUMBER_OF["delivery"]
PRENATAL = NUMBER_OF["prenatal"]
COMPLICATION = NUMBER_OF["complication"]
SURGERY = NUMBER_OF["surgery"]
SPOUSE = NUMBER_OF["spouse"]
ALLOWANCE = NUMBER_OF["allowance"]
BIRTH_GRANT = NUMBER_OF["birth_grant"]

BILLS = ("employee_delivery", "spouse_delivery", "resident_delivery", "surgery", "none")
EMPLOYEE_BILL, SPOUSE_BILL, RESIDENT_BILL, SURGERY_BILL, UNCOVERED_BILL = range(5)

#: Every fen of a bill lies in exactly one of these; they sum to the total of the bill.
FIELDS = BILL[:NUM_FIELDS]

#: Parts of a tally that are counts or sums of payments.
NEVER_NEGATIVE = ("cases", "people", "births", "deaths", "waterfall")
#: Accounts whose cash and months may be negative: hospitals hand back what they were paid ahead,
#: and what a year is cleared at is known in its December.
PAID_AHEAD = (NUMBER_OF["resident_stays"], NUMBER_OF["employee_stays"])
#: Accounts of which money is received for the year after the study: less than nothing is owed.
RECEIVED_AHEAD = tuple(
    NUMBER_OF[name]
    for name in (
        *("premium_own", "premium_accounts", "premium_aid", "premium_county"),
        *("aid_premium", "aid_funding"),
    )
)

#: Accounts whose payers get an advance on one-stop settlement back, at most what they paid.
ADVANCED = tuple(
    NUMBER_OF[name]
    for name in (
        *("critical_claims", "aid_stays", "aid_chronic", "aid_funding"),
        *("other_payments", "other_funding"),
    )
)

#: Birth orders of results: 0 no birth, 1 ... 5, 6 and more.
NUM_ORDERS = 7
GAINERS, LOSERS, GAIN, LOSS = range(4)


class Tally(NamedTuple):
    """What a run adds up, all int64; `months` runs over the study, bands are five years of age."""

    last: Counts  # (1,) row of `cash` that holds what is owed at the end
    accrual: Counts  # (months, accounts) fen
    cash: Counts  # (months + 1, accounts) fen; the last row is owed at the end
    cases: Counts  # (months, accounts) settlements with money
    squares: Counts  # (months, accounts) sum of squared payments, yuan x yuan, see `squares`
    base_step: Counts  # (months + 1, 5) fen a month, see `bases_by_month`
    insured_step: Counts  # (months + 1, covers) people, as differences
    people: Counts  # (years + 1, 2, bands, covers) on 1 January, the last one at the end
    births: Counts  # (years, 2, orders, covers) children by sex, order, cover of the mother
    mothers: Counts  # (years, bands, covers) children by age and cover of the mother
    deaths: Counts  # (years, 2, bands, covers)
    moves: Counts  # (years, 2, 2) people moved out, in, by sex
    online: Counts  # (months, 2) allowances claimed through the network: number, fen
    bills: Counts  # (years, bills) number
    waterfall: Counts  # (years, bills, fields) fen
    bill_total: Counts  # (years, bills) fen
    to_person: Counts  # (years, 2) allowance paid to persons, to employers, fen
    gains: (
        Counts  # (years + 1, 2, bands, covers, orders, 4) against the base; last row: whole study
    )


def tally_shapes(years: int) -> dict[str, tuple[int, ...]]:
    """Shapes of the fields of a tally of so many years."""
    months, accounts, covers = years * 12, len(ACCOUNTS), len(COVERS)
    return {
        "last": (1,),
        "accrual": (months, accounts),
        "cash": (months + 1, accounts),
        "cases": (months, accounts),
        "squares": (months, accounts),
        "base_step": (months + 1, 5),
        "insured_step": (months + 1, covers),
        "people": (years + 1, 2, NUM_BANDS, covers),
        "births": (years, 2, NUM_ORDERS, covers),
        "mothers": (years, NUM_BANDS, covers),
        "deaths": (years, 2, NUM_BANDS, covers),
        "moves": (years, 2, 2),
        "online": (months, 2),
        "bills": (years, len(BILLS)),
        "waterfall": (years, len(BILLS), len(FIELDS)),
        "bill_total": (years, len(BILLS)),
        "to_person": (years, 2),
        "gains": (years + 1, 2, NUM_BANDS, covers, NUM_ORDERS, 4),
    }


def empty_tally(years: int) -> Tally:
    """A tally of zeros for a study of so many years."""
    shapes = tally_shapes(years)
    tally = Tally(**{name: np.zeros(shape, np.int64) for name, shape in shapes.items()})
    tally.last[0] = years * 12
    return tally


def tally_room(years: int) -> Records:
    """Room for a tally: kernels take its only record; `tally_of` reads it."""
    shapes = tally_shapes(MAX_YEARS)
    result = room({name: (np.int64, shape) for name, shape in shapes.items()})
    result.last[0, 0] = years * 12
    return result


def tally_of(record: Records, years: int) -> Tally:
    """The tally in a room, as views; its longest comparison stands in the row behind the years."""
    return Tally(**part(record, tally_shapes(years)))


@kernel
def post(tally, account, month, cash_month, amount):  # type: ignore[no-untyped-def]
    """Write a spending of `amount` fen into its account: accrual, cash and number of cases."""
    if amount <= 0:
        return
    tally.accrual[month, account] += amount
    tally.cash[min(cash_month, tally.last[0]), account] += amount
    tally.cases[month, account] += 1
    tally.squares[month, account] += (amount // 100) * (amount // 100)


@kernel
def post_bill(tally, year, bill, total, outside, first, pooled):  # type: ignore[no-untyped-def]
    """Split a bill into the fields of the national settlement list; the rest is the patient's cash.

    No limit price, deductible or later payer exists yet in maternity care; their fields stay 0.
    """
    tally.bills[year, bill] += 1
    tally.bill_total[year, bill] += total
    tally.waterfall[year, bill, OUTSIDE] += outside
    tally.waterfall[year, bill, FIRST_SELF_PAY] += first
    tally.waterfall[year, bill, POOLED] += pooled
    tally.waterfall[year, bill, CASH] += total - outside - first - pooled


def bases_by_month(tally: Tally) -> Counts:
    """Bases of enterprises, public bodies, flexible, unemployed; own money: (months, 5) fen."""
    return np.asarray(np.cumsum(tally.base_step[:-1], axis=0))


def insured_by_month(tally: Tally) -> Counts:
    """People by month (months,) and cover: those alive at the end of the month."""
    return np.asarray(np.cumsum(tally.insured_step[:-1], axis=0))


def signs_of(ledger: str) -> Counts:
    """1 for income, -1 for spending of a fund or the maternity ledger, else 0: (accounts,)."""
    part = [a.maternity if ledger == "maternity" else a.fund == ledger for a in ACCOUNTS]
    return np.array([1 if a.income else -1 for a in ACCOUNTS], np.int64) * part


def check(tally: Tally, before: Counts) -> None:
    """Hold every identity of a closed tally.

    Parameters
    ----------
    before : (accounts,) fen owed from before the first month

    Raises
    ------
    LedgerError   naming the identity, the place and the two numbers
    """
    accrued = tally.accrual.sum(axis=0)
    _equal("accrual + owed before = cash + owed", accrued + before, tally.cash.sum(axis=0))
    _equal("fields of the bills = total", tally.waterfall.sum(axis=2), tally.bill_total)
    _equal(
        "births by age of mother = births", tally.mothers.sum((1, 2)), tally.births.sum((1, 2, 3))
    )
    people = tally.people.sum(axis=(2, 3))
    born = tally.births.sum(axis=(2, 3))
    died = tally.deaths.sum(axis=(2, 3))
    moved = tally.moves[:, :, 1] - tally.moves[:, :, 0]
    _equal("people + births - deaths + moves", people[:-1] + born - died + moved, people[1:])
    ends = np.cumsum(tally.insured_step[:-1], axis=0)[11::12]
    _equal("people by month = people by year", ends, tally.people[1:].sum(axis=(1, 2)))
    held = {name: getattr(tally, name) for name in NEVER_NEGATIVE}
    held["accrual"] = np.delete(tally.accrual, PAID_AHEAD, axis=1)
    held["cash"] = np.delete(tally.cash, PAID_AHEAD + RECEIVED_AHEAD + ADVANCED, axis=1)
    in_advance = [line for line in RECEIVED_AHEAD if line not in ADVANCED]
    held["cash of premiums"] = tally.cash[:-1, in_advance]
    held["cash paid to a month"] = np.cumsum(tally.cash[:-1, ADVANCED], axis=0)
    for name, array in held.items():
        lowest = array.min()
        if lowest < 0:
            raise LedgerError(f"{name} holds a negative number: {lowest}")


def _equal(identity: str, left: Counts, right: Counts) -> None:
    if not np.array_equal(left, right):
        where = np.argwhere(left != right)[0]
        raise LedgerError(
            f"{identity} does not hold at {tuple(where)}: {left[tuple(where)]} against "
            f"{right[tuple(where)]}"
        )
