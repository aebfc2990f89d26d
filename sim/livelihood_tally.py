"""What the long-term funds add up in a run: contributions, pensions, accounts, heads.

All int64; money in fen, months of the study. Payments that repeat month after month are written as
steps: added in their first month, taken off after their last. `closing_livelihood` turns them
into the accounts of the funds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .codes import (
    BENEFIT_YEARS,
    DEPENDANTS,
    GROUPS,
    INDUSTRY_CLASSES,
    INJURY_OUTCOMES,
    NURSING_NEEDS,
    PENSION_GRADES,
    PENSION_TIERS,
    PROGRAMME_LEFT,
)
from .compiling import kernel
from .errors import LedgerError
from .housing_tally import check_housing, housing_shapes
from .programmes import MAX_PROGRAMMES
from .records import MAX_YEARS, Records, part, room

Counts = npt.NDArray[np.int64]

#: Flows that repeat: own contributions of employees, of flexible workers and of those who pay
#: alone; what goes to accounts; for the unemployed; pensions from accounts and from the pooled
#: fund, the rise of the year in them; resident pensions from accounts, by the fund beyond them;
#: allowances of injured workers, what tops up their pensions, their nursing, the rises of the year;
#: parts of resident pensions that are withheld until the living are certified; allowances of the
#: disabled before the age of retirement; monthly benefits of work injury that employers pay.
FLOWS = (
    *("pension_own", "pension_alone", "pension_credited", "pension_unemployed"),
    *("pension_account", "pension_pooled", "pension_rise"),
    *("resident_account", "resident_beyond", "resident_addition"),
    *("injury_allowance", "injury_top_up", "injury_nursing"),
    *("injury_allowance_rise", "injury_nursing_rise"),
    *("resident_account_withheld", "resident_addition_withheld", "pension_disability"),
    "injury_monthly_by_employer",
)
(
    PENSION_OWN,
    PENSION_ALONE,
    PENSION_CREDITED,
    PENSION_UNEMPLOYED,
    PENSION_ACCOUNT,
    PENSION_POOLED,
    PENSION_RISE,
    RESIDENT_ACCOUNT,
    RESIDENT_BEYOND,
    RESIDENT_ADDITION,
    INJURY_ALLOWANCE,
    INJURY_TOP_UP,
    INJURY_NURSING,
    INJURY_ALLOWANCE_RISE,
    INJURY_NURSING_RISE,
    RESIDENT_ACCOUNT_WITHHELD,
    RESIDENT_ADDITION_WITHHELD,
    PENSION_DISABILITY,
    INJURY_MONTHLY_BY_EMPLOYER,
) = range(len(FLOWS))

#: Payments of a month: interest credited, paid up at retirement, funeral, survivors, heirs; what
#: is taken out or moves to residents, what a sum paid up brings to accounts, what people who move
#: to the place bring; the same of residents, whose heirs may have a share of what is left; what is
#: paid to the dead, and comes back; single benefits of work injury, and what employers pay
#: themselves, which no fund does; resident pensions beside employee pensions, and what comes back;
#: accounts of a closed scheme merged into those of residents; accounts of residents that join those
#: of the employee pension at retirement.
PAYMENTS = (
    *("pension_interest", "pension_paid_up", "pension_funeral", "pension_survivors"),
    *("pension_heirs", "pension_withdrawn", "pension_to_resident", "pension_credited_once"),
    *("pension_moved_in", "resident_moved_in"),
    *("resident_interest", "resident_back", "resident_back_subsidy", "resident_left"),
    *("resident_heirs", "resident_funeral", "resident_overpaid", "resident_recovered"),
    *("injury_care", "injury_grants", "injury_leaving", "injury_funerals", "injury_deaths"),
    *("injury_by_employer", "resident_double", "resident_double_back", "resident_merged"),
    "pension_from_resident",
)
(
    PENSION_INTEREST,
    PENSION_PAID_UP,
    PENSION_FUNERAL,
    PENSION_SURVIVORS,
    PENSION_HEIRS,
    PENSION_WITHDRAWN,
    PENSION_TO_RESIDENT,
    PENSION_CREDITED_ONCE,
    PENSION_MOVED_IN,
    RESIDENT_MOVED_IN,
    RESIDENT_INTEREST,
    RESIDENT_BACK,
    RESIDENT_BACK_SUBSIDY,
    RESIDENT_LEFT,
    RESIDENT_HEIRS,
    RESIDENT_FUNERAL,
    RESIDENT_OVERPAID,
    RESIDENT_RECOVERED,
    INJURY_CARE_PAID,
    INJURY_GRANTS,
    INJURY_LEAVING,
    INJURY_FUNERALS,
    INJURY_DEATH_GRANTS,
    INJURY_BY_EMPLOYER,
    RESIDENT_DOUBLE,
    RESIDENT_DOUBLE_BACK,
    RESIDENT_MERGED,
    PENSION_FROM_RESIDENT,
) = range(len(PAYMENTS))

#: People by month: insured in the employee pension without work, the retired who draw it, residents
#: on a pension; injured workers on an allowance by grade, on nursing by need; who draws
#: unemployment benefit in the first year of it, and later; whose resident pension is withheld;
#: who draws the allowance of the disabled. Those at work are told by cover.
HEADS = (
    *("paying_alone", "pensioners", "resident_pensioners"),
    *(f"injured_{grade}" for grade in PENSION_GRADES),
    *(f"nursing_{need}" for need in NURSING_NEEDS),
    *(f"unemployed_{year}" for year in BENEFIT_YEARS),
    *("residents_withheld", "disabled"),
)
PAYING_ALONE, PENSIONERS, RESIDENT_PENSIONERS = range(3)
INJURED, NURSED, ON_BENEFIT, RESIDENTS_WITHHELD = 3, 7, 10, 12
DISABLED = 13
#: Accounts whose sum is kept: of employees, of residents.
HELD = ("pension", "resident_pension")
PENSION_HELD, RESIDENT_HELD = range(len(HELD))


class LivelihoodTally(NamedTuple):
    """What a run adds up about the long-term funds."""

    flow_step: Counts  # (months + 1, FLOWS) fen a month, as steps
    paid: Counts  # (months, PAYMENTS) fen
    paid_cases: Counts  # (months, PAYMENTS) number
    head_step: Counts  # (months + 1, HEADS) people, as steps
    resident_payers: Counts  # (years, PENSION_TIERS, GROUPS) who pay the resident pension
    resident_enrolled: Counts  # (years, GROUPS) on its rolls at the end of the year, not drawing
    new_pensions: Counts  # (years, 3) pensions that begin: number, fen a month, months paid
    injuries: Counts  # (years, INDUSTRY_CLASSES, 2) recognised injuries: number, fen of care paid
    injury_outcomes: Counts  # (years, 12) the same by INJURY_OUTCOMES, number
    # dependants of the killed by year of their first pension and by whether they were insured, as
    # in `claims`; as steps by month: fen of first pensions a month; number by kind, whether alone
    dependant_step: Counts  # (years, 2, months + 1)
    dependant_heads: Counts  # (years, 2, months + 1, DEPENDANTS, 2)
    programme_step: Counts  # (months + 1, MAX_PROGRAMMES) people who draw each, as steps
    programme_left: Counts  # (months, MAX_PROGRAMMES, PROGRAMME_LEFT) members who leave it
    opening_held: Counts  # (HELD,) fen in all accounts at the start
    final_held: Counts  # (HELD,) fen at the end
    # housing provident fund, see `housing_tally`
    housing_step: Counts  # (months + 1, HOUSING_LINES) fen a month, as steps
    housing_case_step: Counts  # (months + 1, HOUSING_LINES) number, as steps
    housing_head_step: Counts  # (months + 1, HOUSING_HEADS) people, as steps
    housing_made: Counts  # (months, HOUSING_YOUTH, HOUSING_CHILDREN, 2) loans: number, fen
    housing_held: Counts  # (2, HOUSING_STOCKS) fen at the start and at the end
    housing_withdrew: Counts  # (years, 2) withdrawals, people who made any
    housing_capped: Counts  # (years,) accounts at the most that a record holds


def livelihood_shapes(years: int) -> dict[str, tuple[int, ...]]:
    """Shapes of the fields of a tally of so many years."""
    months = years * 12
    return {
        "flow_step": (months + 1, len(FLOWS)),
        "paid": (months, len(PAYMENTS)),
        "paid_cases": (months, len(PAYMENTS)),
        "head_step": (months + 1, len(HEADS)),
        "resident_payers": (years, len(PENSION_TIERS), len(GROUPS)),
        "resident_enrolled": (years, len(GROUPS)),
        "new_pensions": (years, 3),
        "injuries": (years, len(INDUSTRY_CLASSES), 2),
        "injury_outcomes": (years, len(INJURY_OUTCOMES)),
        "dependant_step": (years, 2, months + 1),
        "dependant_heads": (years, 2, months + 1, len(DEPENDANTS), 2),
        "programme_step": (months + 1, MAX_PROGRAMMES),
        "programme_left": (months, MAX_PROGRAMMES, len(PROGRAMME_LEFT)),
        "opening_held": (len(HELD),),
        "final_held": (len(HELD),),
    } | housing_shapes(years)


def livelihood_room() -> Records:
    """Room for a tally: kernels take its only record; `livelihood_tally_of` reads it."""
    shapes = livelihood_shapes(MAX_YEARS)
    return room({name: (np.int64, shape) for name, shape in shapes.items()})


def livelihood_tally_of(record: Records, years: int) -> LivelihoodTally:
    """The tally in a room, as views."""
    return LivelihoodTally(**part(record, livelihood_shapes(years)))


@kernel
def flow(book, line, amount, first, last):  # type: ignore[no-untyped-def]
    """Add a monthly amount of months first to last - 1 of the study."""
    book.flow_step[first, line] += amount
    book.flow_step[last, line] -= amount


@kernel
def pay_once(book, line, month, amount):  # type: ignore[no-untyped-def]
    """Add a single payment of a month."""
    if amount != 0:
        book.paid[month, line] += amount
        book.paid_cases[month, line] += 1


@kernel
def heads(book, line, first, last):  # type: ignore[no-untyped-def]
    """Count somebody in months first to last - 1."""
    book.head_step[first, line] += 1
    book.head_step[last, line] -= 1


def flows(book: LivelihoodTally) -> Counts:
    """Flows by month, (months, FLOWS) fen."""
    return np.asarray(np.cumsum(book.flow_step[:-1], axis=0))


def heads_by_month(book: LivelihoodTally) -> Counts:
    """People by month, (months, HEADS)."""
    return np.asarray(np.cumsum(book.head_step[:-1], axis=0))


def check(book: LivelihoodTally, paid_in: int) -> None:
    """Hold what must be true of accounts and heads.

    Parameters
    ----------
    paid_in : fen that contributions of residents brought to their accounts

    Raises
    ------
    LedgerError   naming the identity and the two numbers
    """
    flow, paid = flows(book).sum(axis=0), book.paid.sum(axis=0)
    lost = flow[PENSION_ACCOUNT] + paid[PENSION_HEIRS] + paid[PENSION_WITHDRAWN]
    got = flow[PENSION_CREDITED] + paid[PENSION_INTEREST] + paid[PENSION_CREDITED_ONCE]
    got += paid[PENSION_MOVED_IN] + paid[PENSION_FROM_RESIDENT]
    _equal("employee", book, PENSION_HELD, got - lost - paid[PENSION_TO_RESIDENT])
    got = paid_in + paid[RESIDENT_BACK] + paid[RESIDENT_BACK_SUBSIDY]
    got += paid[RESIDENT_INTEREST] + paid[PENSION_TO_RESIDENT] + paid[RESIDENT_MOVED_IN]
    got += paid[RESIDENT_MERGED]
    lost = flow[RESIDENT_ACCOUNT] - flow[RESIDENT_BEYOND] + paid[RESIDENT_LEFT]
    lost += paid[PENSION_FROM_RESIDENT]
    _equal("resident", book, RESIDENT_HELD, got - lost)
    lowest = min(heads_by_month(book).min(), flows(book).min())
    if lowest < 0:
        raise LedgerError(f"pensions hold a negative number by month: {lowest}")
    check_housing(book)


def _equal(whose: str, book: LivelihoodTally, held: int, change: int) -> None:
    left, right = int(book.opening_held[held] + change), int(book.final_held[held])
    if left != right:
        raise LedgerError(
            f"pension accounts, {whose}: opening + paid in - drawn is {left}, held are {right}"
        )
