"""Who is insured as a resident in a coverage year (居民参保缴费): the premium campaign's outcome.

Everybody holds a rank of willingness for life; those below the share that enrols at this year's
premium pay. So a higher premium loses exactly the least willing, and nobody else changes. The
last of the payers pay late, but students pay in time with their school. Parents who pay late for a
newborn may do so after New Year: the child is covered from then on. What the premiums come to is
left to the ledger.
"""

from __future__ import annotations

from ..codes import CHILD, DRAW_NEWBORN, DRAW_REPAIR, STUDENT
from ..compiling import kernel
from ..draw import uniforms
from ..medical_tally import BORN_FREE, IN_TIME, JOINED, LATE, NEWBORN
from ..people import age_of, outside_work
from .insured import COVERED_UNTIL, NEVER_COVERED
from .rewards import MOST, break_off

#: Values of `willing`.
RANKS = 65536.0


@kernel
def enrols(people, i, ill):  # type: ignore[no-untyped-def]
    """Whether row i pays the premium for the year."""
    return people.willing[i] < ill.of_year.enrolled[people.group[i]] * RANKS


@kernel
def step(people, n, y, seed, ill, ward):  # type: ignore[no-untyped-def]
    """Enrol the n people for year y: month of cover, years without a gap, number of payers."""
    shares, in_time = ill.of_year.enrolled, ill.of_year.in_time
    counts = int(ill.of_year.reward_limit[0] > 0)
    school = ill.of_year.student_from[0] - 1
    for i in range(n):
        rank, share = people.willing[i], shares[people.group[i]] * RANKS
        if not outside_work(people.cover[i]):
            people.missed[i] = 0
            people.covered_from[i] = 0 if rank < share else NEVER_COVERED
            continue
        studies = school > 0 and people.cover[i] == STUDENT
        if rank >= share:
            people.missed[i] = min(people.missed[i] + 1, 250)
            if people.paid_years[i] > 0:
                break_off(people, i, ill.of_year)
            people.covered_from[i] = NEVER_COVERED
        else:
            late = rank >= share * in_time and not studies
            ward.enrolled[y, people.group[i], LATE if late else IN_TIME] += 1
            people.paid_years[i] = min(people.paid_years[i] + counts, MOST)
            people.covered_from[i] = 0
            if (late or people.missed[i] > 0) and not studies:
                people.covered_from[i] = come_back(people, i, late, y, seed, ill, ward)
            people.missed[i] = 0
            if people.cover[i] == CHILD and age_of(people, i) == 1:
                since = since_birth(people, i, seed, ill)
                people.covered_from[i] = max(people.covered_from[i], since)
        if studies:
            turn_in_school_year(people, i, school, ill)


@kernel
def turn_in_school_year(people, i, school, ill):  # type: ignore[no-untyped-def]
    """Month `school` opens the year of student i: its premium is that of the next year.

    Source: Wuhan 2017 art. 18: students may have a year from September to August.
    """
    covered = people.covered_from[i] == 0
    pays = people.willing[i] < ill.of_year.enrolled_next[people.group[i]] * RANKS
    if pays and not covered:
        people.covered_from[i] = school
    elif covered and not pays:
        people.covered_from[i] = COVERED_UNTIL + school


@kernel
def come_back(people, i, late, y, seed, ill, ward):  # type: ignore[no-untyped-def]
    """Month of year y from which row i is covered, who pays late or after a gap.

    Who pays up missed years pays all of them, each at the standard of this year.
    """
    missed = people.missed[i]
    repaired = False
    if missed > 0 and ill.of_year.repair[0] == 1:
        chance = uniforms(seed, people.id[i], DRAW_REPAIR, y)[0]
        repaired = chance < ill.fixed.repair_share[0]
    if repaired:
        ward.repaired[y, int(late)] += missed
    return first_month(missed, late, repaired, ill)


@kernel
def first_month(missed, late, repaired, ill):  # type: ignore[no-untyped-def]
    """Month of the year (0 to 12) from which a payer is covered: late, or after missed years.

    Waiting begins with the payment, for payers in time with the year. Waiting for a late payment
    and for a gap run side by side; each missed year adds to them, unless it was paid up.

    Source: 国办发〔2024〕38号 (固定待遇等待期、变动待遇等待期及其修复).
    """
    law = ill.of_year
    wait = law.late_wait[0] if late else 0
    if missed > 0:
        wait = max(wait, law.gap_wait[0])
        whole = wait + law.wait_per_missed[0] * missed
        if repaired and missed >= law.repair_years[0]:
            wait = max(wait, law.repair_wait[0])
        wait = min(wait, whole) if repaired else whole
    paid = law.late_month if late else 0
    return min(paid + wait, NEVER_COVERED)


@kernel
def join_residents(people, i, month, y, ill, ward):  # type: ignore[no-untyped-def]
    """Row i, who leaves work in `month` of year y, enrols at once if willing."""
    if enrols(people, i, ill):
        people.covered_from[i] = month
        ward.enrolled[y, people.group[i], JOINED] += 1
    else:
        people.covered_from[i] = NEVER_COVERED


@kernel
def enrol_newborn(people, i, month, chance, y, ill, ward):  # type: ignore[no-untyped-def]
    """Insure the newborn of `month` from birth if paid for in time, else from the payment on.

    Who pays after New Year for a child born before the campaign owes the new year alone; for one
    born in it both years are due, whenever they are paid. A free year of birth needs no payment.

    Source: Huaibei 2023: within 90 days from birth, later within a year from the next day; children
    born in the campaign pay for two years. Wuhan 2017 art. 18: the birth year is free.
    """
    if not enrols(people, i, ill):
        people.covered_from[i] = NEVER_COVERED
        return
    if ill.of_year.newborn_free[month] == 1:
        people.covered_from[i] = month
        ward.enrolled[y, people.group[i], BORN_FREE] += 1
        return
    paid = month_paid_for(month, chance, ill)
    people.covered_from[i] = min(paid, NEVER_COVERED)
    if paid < NEVER_COVERED or month >= ill.of_year.campaign_month[0]:
        ward.enrolled[y, people.group[i], NEWBORN] += 1


@kernel
def month_paid_for(month, chance, ill):  # type: ignore[no-untyped-def]
    """Month from which a newborn of `month` is covered; from 12 on it is one of the next year."""
    share = ill.fixed.newborn_in_time[0]
    if chance < share:
        return month
    wait = int(ill.of_year.newborn_days[0] / 30.0)
    return month + wait + int((chance - share) / (1.0 - share) * (12.0 - wait))


@kernel
def since_birth(people, i, seed, ill):  # type: ignore[no-untyped-def]
    """Month of this year from which row i, born last year, is covered: as its parents pay."""
    month = people.birth_month[i] % 12
    if ill.of_year.born_free[month] == 1:
        return 0
    chance = uniforms(seed, people.id[i], DRAW_NEWBORN, 0)[3]
    return max(month_paid_for(month, chance, ill) - 12, 0)
