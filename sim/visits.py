"""Ordinary outpatient visits of a person-year as one of a few courses (普通门诊就诊).

People make two to seven visits a year; living each one would cost more than all the rest. So a
person-year is a course: its class (scheme, age, number of conditions, group in need) says how many
visits are expected, its bucket how many this person makes and how dear they are. Whoever has the
same course has the same visits, so it is adjudicated once, in date order through its deductibles
and caps, and counts for all: to the fen what adjudicating each person would give.

It knows the visits of a course; how many people have which course it leaves to the callers. Caps
of basic insurance that a person has used up by stays are not seen here.
"""

from __future__ import annotations

import math

from .codes import GROUPS, ORDINARY, RESIDENT_SCHEME, SCHEMES
from .compiling import inlined_kernel, kernel
from .draw import pick
from .illness import COST_STRATA, VISIT_AGES, VISIT_BURDENS, VISIT_STRATA, YearOfIllness
from .medical import BILL, NUM_FIELDS, POOLED, USED, USED_VISIT, Visit
from .schemes.money import to_fen
from .schemes.outpatient import settle_visit
from .squares import square_grown

#: What is summed of a course: the fields of its bills and, behind them, the number of visits and
#: the square of what the fund pays, yuan x yuan.
VISITS, PAID_SQUARES = len(BILL), len(BILL) + 1
COURSE_WIDTH = len(BILL) + 2

#: Buckets of a class: stratum of the number of visits x stratum of their cost.
NUM_BUCKETS = VISIT_STRATA * COST_STRATA
#: Values of the byte of luck that share a bucket.
LUCKS = 256 // NUM_BUCKETS

#: Places of an age class and burden: the groups of residents, then active and retired employees.
NUM_PLACES = len(GROUPS) + len(SCHEMES) - 1
NUM_CLASSES = len(VISIT_AGES) * VISIT_BURDENS * NUM_PLACES

#: Steps around a circle that keep distances even: golden and silver ratio. With them, and not
#: with random numbers, hospitals meet their shares in few visits (measured with 5 visits a year:
#: mean cost of a class 2 % off, 7 % at random; of a town 0.3 % a year, 1.4 % at random).
GOLDEN = (math.sqrt(5.0) - 1.0) / 2.0
SILVER = math.sqrt(2.0) - 1.0


@inlined_kernel
def class_of(scheme, age_class, burden, group):  # type: ignore[no-untyped-def]
    """Number of a class, 0 to NUM_CLASSES - 1; the group counts for residents only."""
    place = group
    if scheme != RESIDENT_SCHEME:
        place = len(GROUPS) - 1 + scheme
    return (age_class * VISIT_BURDENS + burden) * NUM_PLACES + place


@kernel
def parts_of(kind):  # type: ignore[no-untyped-def]
    """Scheme, group, age class and burden of class number `kind`."""
    scheme, group = RESIDENT_SCHEME, kind % NUM_PLACES
    if group >= len(GROUPS):
        scheme, group = group - len(GROUPS) + 1, ORDINARY
    rest = kind // NUM_PLACES
    return scheme, group, rest // VISIT_BURDENS, rest % VISIT_BURDENS


@inlined_kernel
def bucket_of(luck):  # type: ignore[no-untyped-def]
    """Bucket of a person from a byte of luck (0 to 255): each bucket has as many values."""
    return luck // LUCKS


@kernel
def fraction(x):  # type: ignore[no-untyped-def]
    """The part of x behind the point."""
    return x - math.floor(x)


@kernel
def run_course(  # type: ignore[no-untyped-def]
    y, scheme, group, age_class, burden, bucket, first, last, weight, ill, used, bill, out, where
):
    """Adjudicate the visits of a course in months first to last - 1 of year y.

    Visits are whole. The expected ones are cumulated, and whenever the sum passes a whole number
    there is a visit. A stratum starts where the one before it ended, so that over the buckets
    nothing is lost by rounding; starts differ by stratum of cost, class and year. What a month
    brings depends on no later month. Hospitals take turns so that their shares are kept.

    Parameters
    ----------
    y : year of the study
    scheme, group, age_class, burden, bucket : codes of the course
    first, last : months of the year, 0 to 12; a shorter time has just the visits of its months
    weight : number of people with this course
    ill : `YearOfIllness`
    used : int64 (USED,) fen since 1 January, advanced in place; the caller clears it
    bill : int64 (BILL,) room for a bill
    out : int64 (12, COURSE_WIDTH); weight x what a person with this course has is added
    where : int64 (HOSPITALS, 3); the same of visits: their number, total cost, what the fund pays
    """
    facts, law = ill.fixed, ill.of_year
    stratum, cost = bucket // COST_STRATA, bucket % COST_STRATA
    kind = class_of(scheme, age_class, burden, group)
    a_month = law.visit_mean[scheme, age_class, burden] / 12.0 * facts.visit_group[group]
    position = fraction(cost / COST_STRATA + GOLDEN * (kind + 0.5) + SILVER * y)
    for earlier in range(stratum):
        expected = a_month * facts.visit_strata[earlier]
        position += 12.0 * expected * law.visit_intensity[0, scheme]
    turn = cost / COST_STRATA + SILVER * (y * NUM_CLASSES + kind)
    number = math.floor(position)
    for m in range(last):
        expected = a_month * facts.visit_strata[stratum]
        position += expected * law.visit_intensity[m, scheme]
        reached = math.floor(position)
        if m < first:
            number = reached
        for k in range(number, reached):
            chance = fraction(GOLDEN * k + turn)
            hospital = pick(chance, law.visit_shares[m, scheme])
            visit = draw_visit(scheme, group, hospital, cost, m, ill)
            settle_visit(visit, m, law, used, bill)
            add_visit(out, m, bill, used[USED_VISIT], weight)
            where[hospital, 0] += weight
            where[hospital, 1] += weight * visit.total
            where[hospital, 2] += weight * bill[POOLED]
        number = reached


@kernel
def draw_visit(scheme, group, hospital, cost, m, ill):  # type: ignore[no-untyped-def]
    """The facts of a visit in month m of the year by somebody in stratum of cost `cost`."""
    facts = ill.fixed
    mean = ill.of_year.visit_cost[m, scheme, hospital]
    total = to_fen(mean * facts.visit_cost_strata[cost])
    outside = to_fen(total / 100.0 * facts.visit_outside[0])
    return Visit(scheme, group, hospital, total, outside)


@kernel
def add_visit(out, m, bill, paid, weight):  # type: ignore[no-untyped-def]
    """Add `weight` visits with this bill to month m of the year.

    `paid` fen were paid for visits since 1 January: squares of months add up to that of the year.
    """
    for field in range(len(BILL)):
        out[m, field] += weight * bill[field]
    out[m, VISITS] += weight
    out[m, PAID_SQUARES] += weight * square_grown(paid, bill[POOLED])


@kernel
def run_year(y, kind, bucket, first, weight, ill, used, bill, out, where):  # type: ignore[no-untyped-def]
    """Adjudicate the course of class number `kind` of year y from month `first` on."""
    scheme, group, age_class, burden = parts_of(kind)
    for i in range(len(USED)):
        used[i] = 0
    run_course(
        y,
        scheme,
        group,
        age_class,
        burden,
        bucket,
        first,
        12,
        weight,
        ill,
        used,
        bill,
        out,
        where,
    )


@kernel
def tabulate(y, first, illness, used, bill, sums, where, paid, own):  # type: ignore[no-untyped-def]
    """What every course of year y, from month `first` on, is worth to the fund and the person.

    Parameters
    ----------
    illness : `PackedIllness`
    used, bill : as in `run_course`; `used` is cleared
    sums, where : int64 (12, COURSE_WIDTH), (HOSPITALS, 3) room for a course
    paid : int64 (NUM_CLASSES, NUM_BUCKETS) fen; overwritten: what the pooled fund pays
    own : int32 (NUM_CLASSES, NUM_BUCKETS, 12) fen; overwritten: all the rest by month, which the
        person pays from account or pocket
    """
    ill = YearOfIllness(illness.fixed[0], illness.years[y])
    for kind in range(NUM_CLASSES):
        for bucket in range(NUM_BUCKETS):
            for m in range(12):
                for field in range(COURSE_WIDTH):
                    sums[m, field] = 0
            run_year(y, kind, bucket, first, 1, ill, used, bill, sums, where)
            paid[kind, bucket] = 0
            for m in range(12):
                total = 0
                for field in range(NUM_FIELDS):
                    total += sums[m, field]
                paid[kind, bucket] += sums[m, POOLED]
                own[kind, bucket, m] = total - sums[m, POOLED]


@kernel
def settle_courses(counts, y, first, illness, used, bill, out, where):  # type: ignore[no-untyped-def]
    """Adjudicate each course of year y that anybody has, once for all who have it.

    Parameters
    ----------
    counts : int64 (NUM_CLASSES, NUM_BUCKETS) people with the course
    first : month of the year from which they are insured
    illness : `PackedIllness`
    used, bill : as in `run_course`; `used` is cleared
    out : int64 (SCHEMES, 12, COURSE_WIDTH); what all of them have is added
    where : int64 (SCHEMES, GROUPS, HOSPITALS, 3); their visits are added, see `run_course`
    """
    ill = YearOfIllness(illness.fixed[0], illness.years[y])
    for kind in range(NUM_CLASSES):
        scheme, group, _, _ = parts_of(kind)
        for bucket in range(NUM_BUCKETS):
            weight = counts[kind, bucket]
            if weight > 0:
                at = where[scheme, group]
                run_year(y, kind, bucket, first, weight, ill, used, bill, out[scheme], at)
