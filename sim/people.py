"""People as columns of a block: what a person is, and how one joins.

A row is a person; its place in the block means nothing and may change, its identity is `id`.
Luck is held in the clocks: unit-exponential amounts that hazards drain (see `clocks`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .codes import (
    CHILD,
    ENTERPRISE,
    NUM_AGES,
    NUM_BANDS,
    PUBLIC,
    RESIDENT,
    STUDENT,
    UNEMPLOYED,
)
from .compiling import kernel
from .months import month_in_year
from .records import Records, room

#: A time that never comes within the year (times of a year run from 0 to 1).
NEVER = 2.0
#: Birth months are counted from January 1900.
FIRST_BIRTH_YEAR = 1900
#: Five-year band of each age; the last band is open.
BAND_OF_AGE = np.minimum(np.arange(NUM_AGES) // 5, NUM_BANDS - 1)


class People(NamedTuple):
    """Columns of a block, each of length capacity; the first n rows are alive.

    Kernels meet them as the fields of one record.
    """

    id: npt.NDArray[np.uint64]
    root: npt.NDArray[np.uint16]  # row of the starting person from whom this one comes
    birth_month: npt.NDArray[np.int16]  # months since January 1900
    insured_since: npt.NDArray[np.int16]  # month (since 1900) in which this spell of cover began
    last_delivery: npt.NDArray[np.int16]  # month (since 1900) of the last delivery, -1 none
    sex: npt.NDArray[np.uint8]
    cover: npt.NDArray[np.uint8]
    parity: npt.NDArray[np.uint8]  # children ever born
    husband_insured: npt.NDArray[np.uint8]
    deliveries: npt.NDArray[np.uint8]
    surgeries: npt.NDArray[np.uint8]
    jobs: npt.NDArray[np.uint8]  # changes of work so far
    arrivals: npt.NDArray[np.uint8]  # people who moved in at this person's side
    wage_factor: npt.NDArray[np.float32]  # the person's own effect on the wage
    employer_factor: npt.NDArray[np.float32]  # the employer's effect
    death_clock: npt.NDArray[np.float32]
    delivery_clock: npt.NDArray[np.float32]
    surgery_clock: npt.NDArray[np.float32]
    work_clock: npt.NDArray[np.float32]
    leave_clock: npt.NDArray[np.float32]
    arrive_clock: npt.NDArray[np.float32]
    # health
    conditions: npt.NDArray[np.uint64]  # chronic conditions, one bit each
    severe: npt.NDArray[np.uint64]  # of them those bad enough for chronic benefits
    waiting: npt.NDArray[np.uint64]  # of these those whose certification is under way
    visit_luck: npt.NDArray[np.uint64]  # luck of ordinary visits, a byte a year for eight years
    account: npt.NDArray[np.int64]  # personal account on 1 January less what it paid since, fen
    credited: npt.NDArray[np.int32]  # what the account got since 1 January; usable from the next
    drawn: npt.NDArray[np.int32]  # what it paid for stays since 1 January
    health_clock: npt.NDArray[np.float32]
    stay_clock: npt.NDArray[np.float32]
    death_factor: npt.NDArray[np.float32]  # 1 + what each condition adds to the hazard
    stay_factor: npt.NDArray[np.float32]  # the same of stays, times the factor of the group
    waiting_until: npt.NDArray[np.int16]  # month (since 1900) from which the waiting ones count
    work_months: npt.NDArray[np.int16]  # months of medical contributions so far
    stays: npt.NDArray[np.uint16]  # stays so far
    willing: npt.NDArray[np.uint16]  # pays the resident premium while the share enrolled exceeds it
    group: npt.NDArray[np.uint8]  # group in need
    burden: npt.NDArray[np.uint8]  # number of conditions
    ills: npt.NDArray[np.uint8]  # times the health clock rang
    missed: npt.NDArray[np.uint8]  # years without resident cover, up to the last
    paid_years: npt.NDArray[np.uint8]  # years of resident cover in a row that count for rewards
    kept_rewards: npt.NDArray[np.uint8]  # rewards of continuity from before the last gap
    claim_years: npt.NDArray[np.int16]  # years with a claim, less years paid before the last gap
    # pension
    pension_account: npt.NDArray[np.int64]  # account of the employee pension, fen
    resident_account: npt.NDArray[np.int32]  # account of the resident pension, fen
    benefit: npt.NDArray[np.uint32]  # pension drawn, fen a month; of residents its account part
    # of an employee pension, what the account bears; of the disabled the month of its end
    account_part: npt.NDArray[np.uint32]
    index_sum: npt.NDArray[np.float32]  # contribution indices of all months paid, added up
    pension_months: npt.NDArray[np.int16]  # months of the employee pension paid or deemed
    pension_rank: npt.NDArray[np.uint16]  # luck of membership, for life (see `events.pension`)
    pension_state: npt.NDArray[np.uint8]  # code in PENSION_STATES
    resident_years: npt.NDArray[np.uint8]  # years paid to the resident pension
    # work injury and unemployment
    injury_clock: npt.NDArray[np.float32]  # who draws an allowance: less its fen (`events.injury`)
    injury_state: npt.NDArray[np.uint16]  # grade, nursing and claim, see `claims`
    unemployment_months: npt.NDArray[np.int16]  # months paid; on benefit the month of its end
    unemployment_left: npt.NDArray[np.uint8]  # months of benefit left over; on benefit months due
    # housing provident fund
    housing_balance: npt.NDArray[np.uint32]  # account, fen
    housing_accrued: npt.NDArray[np.uint32]  # its interest since 1 July, not yet credited, fen
    housing_loan: npt.NDArray[np.uint32]  # owed to the fund, fen
    housing_left: npt.NDArray[np.uint16]  # months left of the home loan, of the fund or a bank
    housing_flags: npt.NDArray[np.uint8]  # what that loan is (see `events.housing_loans`)
    housing_idle: npt.NDArray[np.uint8]  # months without deposits
    cell: npt.NDArray[np.int16]  # sex * NUM_AGES + age reached this year
    # the year under way
    start: npt.NDArray[np.float32]  # time of the year from which the person is here
    end: npt.NDArray[np.float32]  # time until which
    change: npt.NDArray[np.float32]  # time of the change of cover, or NEVER
    cover_after: npt.NDArray[np.uint8]
    employer_after: npt.NDArray[np.float32]  # the new employer's effect
    covered_from: npt.NDArray[np.uint8]  # when a resident is covered (see `events.insured`)
    leaves: npt.NDArray[np.uint8]  # 1: moves away at `end`, else dies then
    extra_time: npt.NDArray[np.float32]  # time of a stay for illness in pregnancy, or NEVER
    extra_cost: npt.NDArray[np.int32]  # its cost, fen
    hit: npt.NDArray[np.uint32]  # rows whose clock rang in the pass under way


#: Starting persons of a block. Measured: docs/performance.md.
BLOCK_SIZE = 16_384
#: Rows of a block: room for its descendants too. One size for all, see `records`.
CAPACITY = 4 * BLOCK_SIZE + 256


def empty_block(capacity: int = CAPACITY) -> Records:
    """Room for `capacity` people: kernels take its only record as `people`."""
    kinds: dict[str, npt.DTypeLike] = {}
    kinds |= dict.fromkeys(("id", "conditions", "severe", "waiting", "visit_luck"), np.uint64)
    kinds |= dict.fromkeys(("birth_month", "insured_since", "last_delivery", "cell"), np.int16)
    kinds |= dict.fromkeys(("waiting_until", "work_months", "claim_years"), np.int16)
    kinds |= {"pension_account": np.int64, "pension_months": np.int16, "index_sum": np.float32}
    kinds |= {"unemployment_months": np.int16}
    kinds |= {"resident_account": np.int32, "benefit": np.uint32, "account_part": np.uint32}
    kinds |= dict.fromkeys(("root", "stays", "willing", "pension_rank", "injury_state"), np.uint16)
    kinds |= dict.fromkeys(("housing_balance", "housing_accrued", "housing_loan"), np.uint32)
    kinds |= {"housing_left": np.uint16}
    kinds |= dict.fromkeys(("extra_cost", "credited", "drawn"), np.int32)
    kinds |= {"account": np.int64, "hit": np.uint32}
    singles = ("factor", "clock", "start", "end", "change", "employer_after", "extra_time")
    fields = {}
    for name in People._fields:
        kind = kinds.get(name, np.float32 if name.endswith(singles) else np.uint8)
        fields[name] = (kind, (capacity,))
    return room(fields)


def bytes_per_person() -> int:
    """Memory that one person takes in a block."""
    return int(empty_block(1).itemsize)


def copy_start(source: Records, target: Records, n: int) -> None:
    """Copy the first n people of one block to another."""
    for name in People._fields:
        target[name][0, :n] = source[name][0, :n]


@kernel
def be_here(people, i):  # type: ignore[no-untyped-def]
    """Row i is here for the whole of the coming year, and changes nothing so far."""
    people.start[i] = 0.0
    people.end[i] = 1.0
    people.change[i] = NEVER
    people.extra_time[i] = NEVER
    people.leaves[i] = 0


@kernel
def copy_person(people, source, target):  # type: ignore[no-untyped-def]
    """Move a row: used to close the gap that somebody leaves."""
    people.id[target] = people.id[source]
    people.root[target] = people.root[source]
    people.birth_month[target] = people.birth_month[source]
    people.insured_since[target] = people.insured_since[source]
    people.last_delivery[target] = people.last_delivery[source]
    people.cell[target] = people.cell[source]
    people.sex[target] = people.sex[source]
    people.cover[target] = people.cover[source]
    people.parity[target] = people.parity[source]
    people.husband_insured[target] = people.husband_insured[source]
    people.deliveries[target] = people.deliveries[source]
    people.surgeries[target] = people.surgeries[source]
    people.jobs[target] = people.jobs[source]
    people.arrivals[target] = people.arrivals[source]
    people.wage_factor[target] = people.wage_factor[source]
    people.employer_factor[target] = people.employer_factor[source]
    people.death_clock[target] = people.death_clock[source]
    people.delivery_clock[target] = people.delivery_clock[source]
    people.surgery_clock[target] = people.surgery_clock[source]
    people.work_clock[target] = people.work_clock[source]
    people.leave_clock[target] = people.leave_clock[source]
    people.arrive_clock[target] = people.arrive_clock[source]
    people.conditions[target] = people.conditions[source]
    people.severe[target] = people.severe[source]
    people.waiting[target] = people.waiting[source]
    people.visit_luck[target] = people.visit_luck[source]
    people.account[target] = people.account[source]
    people.credited[target] = people.credited[source]
    people.drawn[target] = people.drawn[source]
    people.health_clock[target] = people.health_clock[source]
    people.stay_clock[target] = people.stay_clock[source]
    people.death_factor[target] = people.death_factor[source]
    people.stay_factor[target] = people.stay_factor[source]
    people.waiting_until[target] = people.waiting_until[source]
    people.work_months[target] = people.work_months[source]
    people.stays[target] = people.stays[source]
    people.willing[target] = people.willing[source]
    people.group[target] = people.group[source]
    people.burden[target] = people.burden[source]
    people.ills[target] = people.ills[source]
    people.missed[target] = people.missed[source]
    people.paid_years[target] = people.paid_years[source]
    people.kept_rewards[target] = people.kept_rewards[source]
    people.claim_years[target] = people.claim_years[source]
    people.pension_account[target] = people.pension_account[source]
    people.resident_account[target] = people.resident_account[source]
    people.benefit[target] = people.benefit[source]
    people.account_part[target] = people.account_part[source]
    people.index_sum[target] = people.index_sum[source]
    people.pension_months[target] = people.pension_months[source]
    people.pension_rank[target] = people.pension_rank[source]
    people.pension_state[target] = people.pension_state[source]
    people.resident_years[target] = people.resident_years[source]
    people.injury_clock[target] = people.injury_clock[source]
    people.injury_state[target] = people.injury_state[source]
    people.unemployment_months[target] = people.unemployment_months[source]
    people.unemployment_left[target] = people.unemployment_left[source]
    copy_housing(people, source, target)


@kernel
def copy_housing(people, source, target):  # type: ignore[no-untyped-def]
    """The part of the row that belongs to the housing fund."""
    people.housing_balance[target] = people.housing_balance[source]
    people.housing_accrued[target] = people.housing_accrued[source]
    people.housing_loan[target] = people.housing_loan[source]
    people.housing_left[target] = people.housing_left[source]
    people.housing_flags[target] = people.housing_flags[source]
    people.housing_idle[target] = people.housing_idle[source]


@kernel
def cover_at(people, i, time):  # type: ignore[no-untyped-def]
    """Cover of row i at a time of the year under way."""
    return people.cover_after[i] if people.change[i] <= time else people.cover[i]


@kernel
def employer_at(people, i, time):  # type: ignore[no-untyped-def]
    """Effect on the wage of the employer of row i at a time of the year under way."""
    return people.employer_after[i] if people.change[i] <= time else people.employer_factor[i]


@kernel
def months_paid(people, i, time, now, of_year):  # type: ignore[no-untyped-def]
    """Contribution months of the present spell up to and with month `now` (since 1900)."""
    since = people.insured_since[i]
    if people.change[i] <= time and not pays(people.cover[i]):
        since = now - month_in_year(time, of_year) + month_in_year(people.change[i], of_year)
    return now - since + 1


@kernel
def pays(cover):  # type: ignore[no-untyped-def]
    """Whether somebody pays maternity contributions for a person with this cover."""
    return cover in (ENTERPRISE, PUBLIC, UNEMPLOYED)


@kernel
def outside_work(cover):  # type: ignore[no-untyped-def]
    """Whether somebody with this cover is insured as a resident, if at all."""
    return cover in (CHILD, STUDENT, RESIDENT)


@kernel
def age_of(people, i):  # type: ignore[no-untyped-def]
    """Age that row i reaches this year; a division by a number that is not a power of 2 is dear."""
    cell = np.int64(people.cell[i])
    return cell - NUM_AGES if cell >= NUM_AGES else cell


@kernel
def band_of(age):  # type: ignore[no-untyped-def]
    """Five-year band of an age."""
    return BAND_OF_AGE[age]
