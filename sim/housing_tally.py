"""What the housing provident fund adds up in a run: deposits, withdrawals, loans, heads.

All int64, money in fen, by month of the study. Everything is written as steps: added in its first
month, taken off after its last. The fields are part of `livelihood_tally.LivelihoodTally`, whose
record kernels get as `book`; `closing_housing` makes stocks and the surplus of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .codes import HOUSING_CHILDREN, HOUSING_REASONS
from .compiling import kernel
from .errors import LedgerError

Counts = npt.NDArray[np.int64]

#: Lines of the ledger: deposits of employers and members, interest credited to accounts,
#: withdrawals by reason (HOUSING_REASONS); loans granted, principal repaid, interest on loans.
HOUSING_LINES = (
    *("housing_deposit_employer", "housing_deposit_own", "housing_interest_credited"),
    *(f"housing_{reason}" for reason in HOUSING_REASONS),
    *("housing_granted", "housing_principal", "housing_loan_interest"),
)
DEPOSIT_EMPLOYER, DEPOSIT_OWN, INTEREST_CREDITED, FIRST_REASON = range(4)
GRANTED, PRINCIPAL, LOAN_INTEREST = range(len(HOUSING_LINES) - 3, len(HOUSING_LINES))
#: People by month: payers (缴存职工), borrowers of the fund.
HOUSING_HEADS = ("payers", "borrowers")
PAYERS, BORROWERS = range(2)
#: Withdrawals of a year, a row of months counting as one; people who made any (提取人数).
WITHDRAWALS, WITHDREW = range(2)
#: Stocks: balances of accounts (缴存余额), loans not repaid (贷款余额).
HOUSING_STOCKS = ("accounts", "loans")
#: Who borrows: under a cap for the young or not; by children.
HOUSING_YOUTH = ("others", "young")


def housing_shapes(years: int) -> dict[str, tuple[int, ...]]:
    """Shapes of the fields of a tally of so many years."""
    months = years * 12
    return {
        "housing_step": (months + 1, len(HOUSING_LINES)),
        "housing_case_step": (months + 1, len(HOUSING_LINES)),
        "housing_head_step": (months + 1, len(HOUSING_HEADS)),
        "housing_made": (months, len(HOUSING_YOUTH), len(HOUSING_CHILDREN), 2),
        "housing_held": (2, len(HOUSING_STOCKS)),
        "housing_withdrew": (years, 2),
        "housing_capped": (years,),
    }


@kernel
def post_housing(book, line, amount, first, last):  # type: ignore[no-untyped-def]
    """Add a monthly amount and a case of months first to last - 1 of the study."""
    if amount == 0 or first >= last:
        return
    book.housing_step[first, line] += amount
    book.housing_step[last, line] -= amount
    book.housing_case_step[first, line] += 1
    book.housing_case_step[last, line] -= 1


@kernel
def pay_out(book, reason, amount, first, last):  # type: ignore[no-untyped-def]
    """Post a withdrawal of months first to last - 1 of the study for a reason."""
    if amount == 0 or first >= last:
        return
    post_housing(book, FIRST_REASON + reason, amount, first, last)
    book.housing_withdrew[first // 12, WITHDRAWALS] += 1


@kernel
def add_housing(book, line, amount, month):  # type: ignore[no-untyped-def]
    """Add an amount of a month that is no case of its own."""
    book.housing_step[month, line] += amount
    book.housing_step[month + 1, line] -= amount


@kernel
def housing_heads(book, head, first, last):  # type: ignore[no-untyped-def]
    """Count somebody in months first to last - 1."""
    book.housing_head_step[first, head] += 1
    book.housing_head_step[last, head] -= 1


def by_month(steps: Counts) -> Counts:
    """Money, cases or heads by month of their steps, (months, ...)."""
    return np.asarray(np.cumsum(steps[:-1], axis=0))


def stocks_by_month(book: Any) -> Counts:
    """Balances of accounts and loans at the end of each month, (months, HOUSING_STOCKS) fen.

    Source: balance(t) = balance(t - 1) + deposits + interest - withdrawals; loans(t) =
    loans(t - 1) + granted - principal.
    """
    lines = by_month(book.housing_step)
    paid_out = lines[:, FIRST_REASON:GRANTED].sum(axis=1)
    accounts = lines[:, :FIRST_REASON].sum(axis=1) - paid_out
    loans = lines[:, GRANTED] - lines[:, PRINCIPAL]
    return np.asarray(book.housing_held[0] + np.cumsum(np.stack((accounts, loans), 1), axis=0))


def check_housing(book: Any) -> None:
    """Hold that stocks are those of all people, and that nothing is negative by month.

    Raises
    ------
    LedgerError   naming the identity and the two numbers
    """
    ends = stocks_by_month(book)
    for k, name in enumerate(HOUSING_STOCKS):
        left, right = int(ends[-1, k]), int(book.housing_held[1, k])
        if left != right:
            raise LedgerError(
                f"housing fund, {name}: opening + in - out is {left}, people have {right}"
            )
    steps = book.housing_step, book.housing_case_step, book.housing_head_step
    lowest = min(ends.min(), *(by_month(step).min() for step in steps))
    if lowest < 0:
        raise LedgerError(f"the housing fund holds a negative number by month: {lowest}")
