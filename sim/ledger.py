"""Where money is written down: accounts, waterfall, tallies and the identities that must hold.

An account belongs to one fund and is income or spending; every amount is int64 fen. Accrual is the
month of service, cash the month of payment; a row after the last month holds what is still owed.
The maternity ledger is a shadow: the lines of the employee pooled fund that concern maternity
(生育保险 has been one fund with 职工医保 since 国办发〔2019〕10号).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .codes import COVERS, NUM_BANDS
from .compiling import kernel
from .errors import LedgerError
from .law import PPM, Law

Counts = npt.NDArray[np.int64]


class Account(NamedTuple):
    """One line of a ledger: fund, sign and names."""

    name: str
    fund: str
    income: bool
    maternity: bool
    zh: str
    en: str


ACCOUNTS = (
    Account("contribution_enterprise", "employee_medical", True, True, "企业缴费", "enterprises"),
    Account(
        "contribution_public", "employee_medical", True, True, "机关事业单位缴费", "public bodies"
    ),
    Account(
        "contribution_unemployed",
        "employee_medical",
        True,
        True,
        "失业保险基金代缴",
        "paid by the unemployment fund",
    ),
    Account("delivery", "employee_medical", False, True, "分娩住院医疗费", "delivery stays"),
    Account("prenatal", "employee_medical", False, True, "产前检查费", "prenatal checks"),
    Account(
        "complication", "employee_medical", False, True, "分娩合并症", "complications of the stay"
    ),
    Account("surgery", "employee_medical", False, True, "计划生育手术费", "birth-control surgery"),
    Account(
        "spouse", "employee_medical", False, True, "未就业配偶生育医疗费", "wives of insured men"
    ),
    Account("allowance", "employee_medical", False, True, "生育津贴", "maternity allowance"),
    Account(
        "pregnancy_illness",
        "employee_medical",
        False,
        False,
        "妊娠并发疾病(按住院规定)",
        "illness in pregnancy (ordinary rules)",
    ),
    Account(
        "birth_grant", "resident_medical", False, False, "居民生育补助", "resident birth grant"
    ),
)

ACCOUNT_NAMES = tuple(account.name for account in ACCOUNTS)
(
    CONTRIBUTION_ENTERPRISE,
    CONTRIBUTION_PUBLIC,
    CONTRIBUTION_UNEMPLOYED,
    DELIVERY,
    PRENATAL,
    COMPLICATION,
    SURGERY,
    SPOUSE,
    ALLOWANCE,
    PREGNANCY_ILLNESS,
    BIRTH_GRANT,
) = range(len(ACCOUNTS))

BILLS = ("employee_delivery", "spouse_delivery", "resident_delivery", "surgery", "illness", "none")
EMPLOYEE_BILL, SPOUSE_BILL, RESIDENT_BILL, SURGERY_BILL, ILLNESS_BILL, UNCOVERED_BILL = range(6)

#: Every fen of a bill lies in exactly one of these; they sum to the total of the bill.
FIELDS = (
    "outside_catalogue",
    "over_limit",
    "first_self_pay",
    "deductible",
    "pooled_fund",
    "critical_illness",
    "assistance",
    "supplements",
    "personal_account",
    "family_account",
    "cash",
)
OUTSIDE, OVER_LIMIT, FIRST_SELF_PAY, DEDUCTIBLE, POOLED = range(5)
CASH = 10

#: Birth orders of results: 0 no birth, 1 ... 5, 6 and more.
NUM_ORDERS = 7
GAINERS, LOSERS, GAIN, LOSS = range(4)


class Tally(NamedTuple):
    """What a run adds up, all int64; `months` runs over the study, bands are five years of age."""

    accrual: Counts  # (months, accounts) fen
    cash: Counts  # (months + 1, accounts) fen; the last row is owed at the end
    cases: Counts  # (months, accounts) settlements with money
    squares: Counts  # (months, accounts) sum of squared settlements, yuan x yuan, for the error
    base_step: Counts  # (months + 1, 3) fen a month: bases of enterprises, public, unemployed
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


def empty_tally(years: int) -> Tally:
    """A tally of zeros for a study of so many years."""
    months, accounts, covers = years * 12, len(ACCOUNTS), len(COVERS)
    shapes = {
        "accrual": (months, accounts),
        "cash": (months + 1, accounts),
        "cases": (months, accounts),
        "squares": (months, accounts),
        "base_step": (months + 1, 3),
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
    return Tally(*(np.zeros(shapes[name], np.int64) for name in Tally._fields))


@kernel
def post(tally, account, month, cash_month, amount):  # type: ignore[no-untyped-def]
    """Write a spending of `amount` fen into its account: accrual, cash and number of cases."""
    if amount <= 0:
        return
    tally.accrual[month, account] += amount
    tally.cash[min(cash_month, tally.cash.shape[0] - 1), account] += amount
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


def close(tally: Tally, law: Law) -> Tally:
    """Turn the sums of bases into contributions, in place.

    Employers pay a rate on the sum of bases (缴费基数总额) of the month, so the rounding is once
    a month and class; money and payroll have the same month.
    """
    bases = bases_by_month(tally)
    rates = (law.enterprise_rate, law.public_rate, law.unemployed_rate)
    for account, rate in enumerate(rates):
        monthly = (bases[:, account] * rate[: len(bases)] + PPM // 2) // PPM
        tally.accrual[:, account] += monthly
        tally.cash[:-1, account] += monthly
    return tally


def bases_by_month(tally: Tally) -> Counts:
    """Sums of contribution bases (months, 3) of enterprises, public bodies, unemployed, fen."""
    return np.asarray(np.cumsum(tally.base_step[:-1], axis=0))


def insured_by_month(tally: Tally) -> Counts:
    """People by month (months,) and cover: those alive at the end of the month."""
    return np.asarray(np.cumsum(tally.insured_step[:-1], axis=0))


def check(tally: Tally) -> None:
    """Hold every identity of a closed tally.

    Raises
    ------
    LedgerError   naming the identity, the place and the two numbers
    """
    _equal("accrual = cash + owed", tally.accrual.sum(axis=0), tally.cash.sum(axis=0))
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
    for name in ("accrual", "cash", "cases", "people", "births", "deaths", "waterfall"):
        lowest = getattr(tally, name).min()
        if lowest < 0:
            raise LedgerError(f"{name} holds a negative number: {lowest}")


def _equal(identity: str, left: Counts, right: Counts) -> None:
    if not np.array_equal(left, right):
        where = np.argwhere(left != right)[0]
        raise LedgerError(
            f"{identity} does not hold at {tuple(where)}: {left[tuple(where)]} against "
            f"{right[tuple(where)]}"
        )
