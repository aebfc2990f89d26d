"""One year of a block, in the order in which law and life meet:

1  open       everybody grows a year older; the panel is counted; residents pay their premium
2  death      sets the time until which a person is exposed to the rest
3  migration  movers out end, movers in join on their day
4  work       school, jobs, unemployment, retirement: one change of cover at most
5  pension    pensions are raised and drawn; residents and who pays alone pay; injuries at work
              and their benefits; then the contributions of people at work and the months of
              unemployment benefit, month by month on last year's wage, and the accounts and loans
              of the housing provident fund
6  birth      deliveries with their bills; newborns join on their day
7  surgery    birth-control surgery with its bills
8  programmes who draws those that are open to people; members of closed schemes leave them
9  health     new chronic conditions, changes of the group in need
10 illness    stays and chronic care in date order, each adjudicated at once; ordinary visits
11 close      changes of cover are carried out, pensions begin, people by month told, the dead
              leave grants and accounts and are removed

Death stands before contributions, because it cuts them (docs/decisions.md, 3).
"""

from __future__ import annotations

from .codes import NUM_AGES
from .compiling import kernel
from .events import (
    certification,
    drawing,
    enrolment,
    entitlement,
    health,
    housing,
    injury,
    merger,
    outpatient,
    pension,
    sick,
)
from .events.birth_control import step as surgery_step
from .events.contributions import collect
from .events.fertility import step as fertility_step
from .events.migration import step as migration_step
from .events.mortality import step as mortality_step
from .events.work import step as work_step
from .events.work import take_up
from .illness import YearOfIllness
from .livelihood import YearOfLivelihood
from .medical_tally import ACCOUNT_INHERITED
from .months import month_in_year
from .people import age_of, band_of, be_here, copy_person


@kernel
def open_year(people, n, panel):  # type: ignore[no-untyped-def]
    """Everybody grows a year older; count them by sex, age band and cover."""
    for i in range(n):
        cell = people.cell[i] + 1
        people.cell[i] = cell - (cell == NUM_AGES) - (cell == 2 * NUM_AGES)  # the last is open
    for i in range(n):
        panel[people.sex[i], band_of(age_of(people, i)), people.cover[i]] += 1


@kernel
def live_year(people, n, y, year, seed, facts, tally, ward, book, received, room):  # type: ignore[no-untyped-def]
    """Run year y (calendar `year`) of a block of n people; returns n, or -1 if it is full."""
    rates, care, law, timing = facts.rates, facts.care, facts.law, facts.timing
    ill = YearOfIllness(facts.ill.fixed[0], facts.ill.years[y])
    life = YearOfLivelihood(facts.life.fixed[0], facts.life.years[y])
    open_year(people, n, tally.people[y])
    enrolment.step(people, n, y, seed, ill, ward)
    outpatient.renew_luck(people, n, year, seed)
    mortality_step(people, n, y, ill.of_year.death, tally)
    present = migration_step(people, n, y, year, seed, rates, law, ill, life, tally, ward, book)
    if present < 0:
        return present
    work_step(people, n, y, year, seed, rates, ill, life)
    certification.step(people, n, y, year, seed, life, book, room)
    pension.step(people, n, y, year, seed, rates, law, life, book, received)
    injury.step(people, n, y, year, seed, rates, law, ill, life, book, received)
    steps = tally.base_step, ward.account_step
    collect(people, present, y, year, rates, law, ill, life, *steps, book, received)
    housing.step(people, present, y, year, seed, rates, life, book, received)
    rows = fertility_step(
        people, n, y, year, seed, rates, care, law, ill, timing, tally, ward, received, present
    )
    if rows < 0:
        return rows
    surgery_step(people, n, y, year, seed, rates, care, law, ill, timing, tally, received)
    entitlement.step(people, rows, y, seed, life, book, received)
    merger.step(people, rows, y, year, seed, life, book, received)
    health.step(people, n, y, year, seed, ill, ward)
    sick.step(people, rows, y, year, seed, ill, ward, received, room)
    outpatient.step(people, rows, y, year, ill, ward, received, room)
    return close_year(
        people, n, rows, y, year, seed, rates, law, ill, life, tally, ward, book, received
    )


@kernel
def close_year(  # type: ignore[no-untyped-def]
    people, n, rows, y, year, seed, rates, law, ill, life, tally, ward, book, received
):
    """Carry out changes, tell people by month, close the gaps of those who are gone.

    Rows n and later joined this year. What the year touched is made ready for the next one.
    """
    for i in range(rows - 1, -1, -1):
        changed = people.change[i] < 1.0
        gone = people.end[i] < 1.0
        if i < n and not changed and not gone:
            continue
        cover = people.cover[i]
        if i >= n:
            tally.insured_step[y * 12 + month_in_year(people.start[i], ill.of_year), cover] += 1
        if changed and people.change[i] < people.end[i]:
            month = month_in_year(people.change[i], ill.of_year)
            tally.insured_step[y * 12 + month, cover] -= 1
            last = pension.last_month(people, i, life)
            take_up(
                people, i, month, last, y, year, seed, rates, law, ill, life, ward, book, received
            )
            cover = people.cover[i]
            tally.insured_step[y * 12 + month, cover] += 1
        if gone:
            m = month_in_year(people.end[i], ill.of_year)
            month = y * 12 + m
            drawing.end(people, i, m, y, year, seed, rates, life, book)
            tally.insured_step[month, cover] -= 1
            health.count_health(people, i, -1, y + 1, ward)
            ward.account_step[month, ACCOUNT_INHERITED] += people.account[i]
            ward.account_step[month + 1, ACCOUNT_INHERITED] -= people.account[i]
            rows -= 1
            if i < rows:
                copy_person(people, rows, i)
        be_here(people, i)
    return rows


@kernel
def live(block, n, first_year, years, seed, facts, rooms):  # type: ignore[no-untyped-def]
    """All years of a block; returns the people left, or -1 if the block was too small.

    `rooms` holds the tables whose only records are written: tally, ward, book,
    received, scratch.
    """
    people, tally, ward, book = block[0], rooms.tally[0], rooms.ward[0], rooms.book[0]
    received, room = rooms.received[0], rooms.scratch[0]
    for i in range(n):
        tally.insured_step[0, people.cover[i]] += 1
        health.count_health(people, i, 1, 0, ward)
        ward.opening_account[0] += people.account[i]
        drawing.hold(people, i, book.opening_held)
        housing.hold(people, i, book, 0)
    for y in range(years):
        n = live_year(people, n, y, first_year + y, seed, facts, tally, ward, book, received, room)
        if n < 0:
            return n
    open_year(people, n, tally.people[years])
    for i in range(n):
        ward.final_account[0] += people.account[i]
        drawing.hold(people, i, book.final_held)
        housing.hold(people, i, book, 1)
    return n
