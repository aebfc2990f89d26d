"""What a worked case comes to: rules in their order, bills, postings, dates, what may be expected.

Knows how a rule of the law is named and shown. Amounts come from the files of the events.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scenarios.listing import format_value
from sim.accounts import NUMBER_OF
from sim.medical import NUM_FIELDS

from .case_file import Case


@dataclass(frozen=True)
class Step:
    """One rule: its key in the catalogue (or a text), its value, fen in, fen out, account."""

    key: str
    value: str = ""
    amount_in: int | None = None
    amount_out: int | None = None
    account: int | None = None


class Bill(NamedTuple):
    """A bill by the fields of the national settlement list, fen; they sum to the total."""

    name: str  # kind of the bill, of `sim.ledger` or `sim.medical_tally`
    day: datetime.date
    fields: tuple[int, ...]
    total: int


class Posting(NamedTuple):
    """A line of a ledger: account, months of service and of payment, fen."""

    account: int
    accrued: datetime.date
    paid: datetime.date | None  # None: after the years of the case, or not told here
    amount: int


@dataclass
class Outcome:
    """What a case comes to: steps in order, fields to be expected, bills, postings and dates."""

    steps: list[Step] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    bills: list[Bill] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)
    dates: list[tuple[datetime.date, str]] = field(default_factory=list)
    dates_against: list[tuple[datetime.date, str]] = field(default_factory=list)


def rule(
    case: Case,
    key: str,
    *names: str,
    day: datetime.date | None = None,
    amounts: tuple[int | None, int | None] = (None, None),
    account: str = "",
) -> Step:
    """A rule of the law as a step.

    Parameters
    ----------
    key : in the catalogue
    names : one for each axis of the key
    day : on which it holds, unless that of the case
    amounts : fen before and after it
    account : name of the account that pays
    """
    when = day or case.date
    value = format_value(case.scenario.at(key, when.year, when.month, *names))
    shown = f"{' '.join(names)}: {value}" if names else value
    return Step(key, shown, *amounts, NUMBER_OF[account] if account else None)


def fact(
    key: str,
    value: str = "",
    amounts: tuple[int | None, int | None] = (None, None),
    account: str = "",
) -> Step:
    """A step that is no rule of the law: the key of its text, what is shown, fen in and out."""
    return Step(key, value, *amounts, NUMBER_OF[account] if account else None)


def medical_bill(name: str, day: datetime.date, bill: Iterable[int]) -> Bill:
    """A bill of `sim.medical` with its total."""
    fields = tuple(int(amount) for amount in bill)[:NUM_FIELDS]
    return Bill(name, day, fields, sum(fields))
