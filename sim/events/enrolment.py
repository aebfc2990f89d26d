"""Who is insured as a resident in a coverage year (居民参保缴费): the premium campaign's outcome.

Everybody holds a rank of willingness for life; those below the share that enrols at this year's
premium pay. So a higher premium loses exactly the least willing, and nobody else changes. The
last of the payers pay late. What the premiums come to is left to the ledger.
"""

from __future__ import annotations

from ..compiling import kernel
from ..medical_tally import IN_TIME, JOINED, LATE, NEWBORN
from ..people import outside_work

#: Values of `willing`.
RANKS = 65536.0
#: Months of a year; covered from here on means not at all.
NEVER_COVERED = 12


@kernel
def enrols(people, i, ill):  # type: ignore[no-untyped-def]
    """Whether row i pays the premium for the year."""
    return people.willing[i] < ill.of_year.enrolled[people.group[i]] * RANKS


@kernel
def step(people, n, y, ill, ward):  # type: ignore[no-untyped-def]
    """Enrol the n people for year y: month of cover, years without a gap, number of payers."""
    shares, in_time = ill.of_year.enrolled, ill.of_year.in_time
    for i in range(n):
        rank, share = people.willing[i], shares[people.group[i]] * RANKS
        if not outside_work(people.cover[i]):
            people.missed[i] = 0
            people.covered_from[i] = 0 if rank < share else NEVER_COVERED
            continue
        if rank >= share:
            people.missed[i] = min(people.missed[i] + 1, 250)
            people.paid_years[i] = 0
            people.covered_from[i] = NEVER_COVERED
            continue
        late = rank >= share * in_time
        ward.enrolled[y, people.group[i], LATE if late else IN_TIME] += 1
        people.paid_years[i] = min(people.paid_years[i] + 1, 250)
        if late or people.missed[i] > 0:
            people.covered_from[i] = first_month(people.missed[i], late, ill)
            people.missed[i] = 0
        else:
            people.covered_from[i] = 0


@kernel
def first_month(missed, late, ill):  # type: ignore[no-untyped-def]
    """Month of the year (0 to 12) from which a payer is covered: late, or after missed years."""
    law = ill.of_year
    paid = law.late_month if late else 0
    wait = law.late_wait[0] if late or missed > 0 else 0
    return min(paid + wait + law.wait_per_missed[0] * missed, NEVER_COVERED)


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
    """Insure the newborn of `month` from birth if paid for in time, else from the day after.

    Source: Huaibei 2023: within 90 days from birth, later within a year from the next day.
    """
    if not enrols(people, i, ill):
        people.covered_from[i] = NEVER_COVERED
        return
    ward.enrolled[y, people.group[i], NEWBORN] += 1
    people.covered_from[i] = month
    share = ill.fixed.newborn_in_time[0]
    if chance >= share:
        wait = int(ill.of_year.newborn_days[0] / 30.0)
        more = int((chance - share) / (1.0 - share) * (12.0 - wait))
        people.covered_from[i] = min(month + wait + more, NEVER_COVERED)
