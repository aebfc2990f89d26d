"""A person through a year of medical bills: what was used up so far, and the bills one by one.

The rules of `sim.schemes` write into arrays; this file holds these, clears them at the turn of the
year, and adds up what the bills came to. The steps of a bill are left to the files of the events.
"""

from __future__ import annotations

import datetime

import numpy as np
import numpy.typing as npt

from sim.accounts import NUMBER_OF
from sim.closing_bills import benefit_lines
from sim.codes import COVERS, GROUPS, SCHEMES
from sim.events.insured import SCHEME_OF, WITHOUT, supplement_of
from sim.medical import (
    ASSISTANCE,
    BILL,
    CASH,
    CRITICAL,
    DEDUCTIBLE,
    FIRST_SELF_PAY,
    LARGE,
    OF_ENTERPRISE,
    OF_PUBLIC,
    OUTSIDE,
    POOLED,
    SECOND,
    SUPPLEMENTS,
    USED,
)
from sim.medical_tally import COLUMNS, KINDS, MEDICAL_BILLS, add_bill, paid_by_funds, totals
from sim.schemes.bill import clear
from sim.schemes.limits import basic_group

from .case_file import Case
from .case_law import YEARS, medical_around
from .case_outcome import Outcome, Posting, medical_bill

Amounts = npt.NDArray[np.int64]


class Patient:
    """Scheme and group of the person of a case, the law, and what was used since 1 January."""

    def __init__(self, case: Case) -> None:
        person = case.person
        self.first_year = self.year = case.date.year
        cover = COVERS.index(person["cover"])
        self.scheme = SCHEME_OF[cover]
        #: Whose supplement pays: nobody's, or one more than the code in SUPPLEMENTED.
        self.supplement = int(supplement_of(cover))
        self.group = GROUPS.index(person.get("group", "ordinary"))
        self.law = medical_around(case.scenario, case.date)
        self.used: Amounts = np.array([person["used"].get(name, 0) for name in USED], np.int64)
        self.before = self.used.copy()
        self.bill: Amounts = np.zeros(len(BILL), np.int64)
        self.kept: list[Amounts] = []
        self.bills = np.zeros((YEARS * 12, len(MEDICAL_BILLS), len(COLUMNS)), np.int64)

    @property
    def insured(self) -> bool:
        """Whether somebody settles the bills."""
        return self.scheme != WITHOUT

    @property
    def scheme_name(self) -> str:
        """The first part of the keys of the person's scheme."""
        return SCHEMES[self.scheme]

    @property
    def basic_group(self) -> int:
        """The group by which the medical fund treats the person."""
        return int(basic_group(self.scheme, self.group))

    @property
    def group_name(self) -> str:
        """The group in need."""
        return GROUPS[self.group]

    def line(self, kind: str) -> str:
        """The account of basic insurance that pays a kind of bill: stays, visits, chronic."""
        return f"resident_{kind}" if self.scheme_name == "resident" else f"employee_{kind}"

    def open(self, day: datetime.date) -> int:
        """Month of the law for a bill of a day; a new year has used nothing."""
        if day.year > self.year:
            self.used[:] = 0
            self.year = day.year
        clear(self.bill)
        self.before[:] = self.used
        return (day.year - self.first_year) * 12 + day.month - 1

    def spent(self, position: int) -> int:
        """What the bill under way added to one of USED."""
        return int(self.used[position] - self.before[position])

    def keep(self, outcome: Outcome, kind: int, day: datetime.date, month: int) -> None:
        """Write the bill down: its fields, and what the funds of the engine post for it."""
        column = kind * len(SCHEMES) + self.scheme
        if self.insured:
            add_bill(self.bills[month, column], self.bill, 0)
        name = MEDICAL_BILLS[column] if self.insured else f"uninsured_{KINDS[kind]}"
        outcome.bills.append(medical_bill(name, day, self.bill))
        self.kept.append(self.bill.copy())

    def settle_without(self, total: int, outside: int) -> None:
        """A bill that nobody settles: all of it is the patient's own."""
        self.bill[OUTSIDE], self.bill[CASH] = outside, total - outside

    def postings(self) -> list[Posting]:
        """The lines of the ledgers by month of service."""
        found = []
        for name, amounts in benefit_lines(self.bills).items():
            for month in amounts.nonzero()[0]:
                year, first = divmod(int(month), 12)
                day = datetime.date(self.first_year + year, first + 1, 1)
                found.append(Posting(NUMBER_OF[name], day, None, int(amounts[month])))
        return found

    def fields(self) -> dict[str, object]:
        """What may be expected of the bills: sums, and amounts of each bill."""
        bills = np.array(self.kept)
        total, funds = int(totals(bills).sum()), sum(int(paid_by_funds(bill)) for bill in bills)
        sums = bills.sum(axis=0)
        each = totals(bills) - np.array([paid_by_funds(bill) for bill in bills])
        amounts = {
            "total": total,
            "paid": funds,
            "patient": total - funds,
            "fund": sums[POOLED],
            "basic": sums[POOLED] - sums[SECOND],
            "second": sums[SECOND],
            "large": sums[LARGE],
            "critical": sums[CRITICAL] - sums[LARGE],
            "assistance": sums[ASSISTANCE],
            "other": sums[SUPPLEMENTS] - sums[OF_PUBLIC] - sums[OF_ENTERPRISE],
            "supplement": sums[OF_PUBLIC] + sums[OF_ENTERPRISE],
            "deductible": sums[DEDUCTIBLE],
            "first_self_pay": sums[FIRST_SELF_PAY],
        }
        return {name: int(amount) for name, amount in amounts.items()} | {
            "fund_each": tuple(int(bill[POOLED]) for bill in bills),
            "critical_each": tuple(int(bill[CRITICAL] - bill[LARGE]) for bill in bills),
            "patient_each": tuple(int(amount) for amount in each),
            "paid_share": funds / total if total else 0.0,
        }
