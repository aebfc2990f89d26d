"""Ordinary visits of all people, counted as courses; what personal accounts pay of them.

Whoever is insured in the same way all year, or from the month of the late payers on, is counted in
a class and a bucket, and the ledger settles each course once (`visits`). The few others are
settled one by one. The own
cost of employees comes out of what their account held on 1 January, month by month until that is
used up; a share of it goes to the family first.
"""

from __future__ import annotations

import numpy as np

from ..codes import (
    CHILD,
    DRAW_VISITS,
    FLEXIBLE,
    RESIDENT,
    RESIDENT_SCHEME,
    RETIRED,
    STUDENT,
)
from ..compiling import inlined_kernel, kernel
from ..draw import bits
from ..illness import VISIT_BURDENS
from ..joining import LUCK_YEARS
from ..medical import BILL, POOLED
from ..medical_tally import (
    ACCOUNT_PREMIUM,
    ACCOUNT_RETIRED,
    NUMBER,
    SQUARES,
    VISIT_BILL,
)
from ..months import month_in_year
from ..people import FIRST_BIRTH_YEAR
from ..received import note
from ..schemes.money import share_of
from ..visits import PAID_SQUARES, VISITS, bucket_of, class_of, run_course
from .enrolment import RANKS
from .insured import (
    NEVER_COVERED,
    SCHEME_OF,
    WITHOUT,
    changes_scheme,
    next_turn,
    scheme_of_month,
)


@kernel
def renew_luck(people, n, year, seed):  # type: ignore[no-untyped-def]
    """Draw the luck of visits of the coming eight years, when these begin."""
    if year % LUCK_YEARS == 0:
        for i in range(n):
            people.visit_luck[i] = bits(seed, people.id[i], DRAW_VISITS, year // LUCK_YEARS)


@kernel
def step(people, n, y, year, ill, ward, received, room):  # type: ignore[no-untyped-def]
    """Visits of year y of all n people, and the accounts of those who work or are retired."""
    shift = np.uint64(8 * (year % LUCK_YEARS))
    courses, ages = ward.courses[y, 0], ill.fixed.visit_age
    follow = ill.fixed.follow_visits[0] == 1
    settled = (year - FIRST_BIRTH_YEAR) * 12 - ill.of_year.flexible_wait[0]
    retired = 0
    sort_out(people, n, people.hit)
    for i in range(n):
        bucket = bucket_of(int((people.visit_luck[i] >> shift) & np.uint64(255)))
        if people.hit[i] == 0 or follow:
            retired += visit(people, i, bucket, settled, y, year, ill, ward, received, room)
            continue
        burden = min(people.burden[i], VISIT_BURDENS - 1)
        kind = class_of(RESIDENT_SCHEME, ages[people.cell[i]], burden, people.group[i])
        courses[kind, bucket] += 1
    for m in range(12):
        credit = retired * ill.of_year.retired_credit[m]
        ward.account_step[y * 12 + m, ACCOUNT_RETIRED] += credit
        ward.account_step[y * 12 + m + 1, ACCOUNT_RETIRED] -= credit


@kernel
def sort_out(people, n, plain):  # type: ignore[no-untyped-def]
    """Mark the residents who are here and insured all year and have no account.

    They are most people, and need no more than to be counted. Apart from the rest, the marks are
    made by vectors of numbers.
    """
    cover, start, end, change = people.cover, people.start, people.end, people.change
    begin, account = people.covered_from, people.account
    for i in range(n):
        resident = (cover[i] == CHILD) | (cover[i] == STUDENT) | (cover[i] == RESIDENT)
        whole = (start[i] <= 0.0) & (end[i] >= 1.0) & (change[i] >= 1.0)
        plain[i] = resident & whole & (begin[i] == 0) & (account[i] <= 0)


@kernel
def visit(people, i, bucket, settled, y, year, ill, ward, received, room):  # type: ignore[no-untyped-def]
    """Visits and account of row i in year y; returns 1 if the account of a retired got its credit.

    `settled` is the month from which flexible workers still wait for benefits on 1 January.
    """
    cover = people.cover[i]
    scheme = SCHEME_OF[cover]
    begin = people.covered_from[i] if scheme == 0 else 0
    part = (people.end[i] < 1.0) | (people.start[i] > 0.0) | changes_scheme(people, i)
    part |= (begin > 0) & (begin != ill.of_year.late_from)
    part |= (cover == FLEXIBLE) & (people.insured_since[i] > settled)
    retired = 0
    if part:
        if begin != NEVER_COVERED or people.change[i] < 1.0:
            visit_part_year(people, i, bucket, y, year, ill, ward, received, room)
    elif scheme != WITHOUT:
        burden = min(people.burden[i], VISIT_BURDENS - 1)
        age_class = ill.fixed.visit_age[people.cell[i]]
        kind = class_of(scheme, age_class, burden, people.group[i])
        late = int(begin > 0)
        ward.courses[y, late, kind, bucket] += 1
        paid = ill.of_year.course_paid[late, kind, bucket]
        if ill.fixed.follow_visits[0] == 1 and paid > 0:
            note(received, people.id[i], y, people.cell[i], cover, 0, paid)
        if cover == RETIRED:
            people.credited[i] += ill.of_year.credit_of_year
            retired = 1
        if people.account[i] > 0:
            use_account(people, i, late, kind, bucket, y, ill, ward)
    people.account[i] += people.credited[i]
    people.credited[i] = 0
    people.drawn[i] = 0
    return retired


@inlined_kernel
def use_account(people, i, late, kind, bucket, y, ill, ward):  # type: ignore[no-untyped-def]
    """Spend from the account of row i what it held on 1 January, less what stays may draw.

    A share goes to pharmacies, one to the family, then the premium of a relative; the rest pays
    for visits as far as it goes.
    """
    law, january = ill.of_year, y * 12
    held = people.account[i] + people.drawn[i]
    purse = held - share_of(held, law.account_stay_share[0])
    drugs = min(share_of(held, law.account_pharmacy_share[0]), purse)
    family = 0
    if law.account_for_family[0] == 1:
        family = min(share_of(held, law.account_family_share[0]), purse - drugs)
    purse -= drugs + family
    fee = law.relative_premium
    payers = ill.fixed.account_premium_share[0] * RANKS
    if people.willing[i] >= payers or purse < fee:
        fee = 0
    purse -= fee
    people.account[i] -= drugs + family + fee
    ward.account_pharmacy[y] += drugs
    ward.account_family[y] += family
    ward.account_step[january + 11, ACCOUNT_PREMIUM] += fee
    ward.account_step[january + 12, ACCOUNT_PREMIUM] -= fee
    wanted = law.course_cost[late, kind, bucket]
    if wanted <= purse:
        ward.account_courses[y, late, kind, bucket] += 1
        people.account[i] -= wanted
        return
    months = law.course_own[late, kind, bucket]
    scheme = SCHEME_OF[people.cover[i]]
    for m in range(12):  # as long as it lasts
        pay = min(np.int64(months[m]), purse)
        purse -= pay
        people.account[i] -= pay
        ward.account_visits[january + m, scheme] += pay


@kernel
def visit_part_year(people, i, bucket, y, year, ill, ward, received, room):  # type: ignore[no-untyped-def]
    """Visits of row i in the months in which it is here and insured, scheme after scheme."""
    begin = month_in_year(people.start[i], ill.of_year)
    last = month_in_year(people.end[i], ill.of_year)
    age_class = ill.fixed.visit_age[people.cell[i]]
    burden = min(int(people.burden[i]), VISIT_BURDENS - 1)
    used, bill, course = room.used, room.bill, room.course
    used[:] = 0
    paid = 0
    while begin < last:
        scheme = scheme_of_month(people, i, begin, year, ill)
        end = next_turn(people, i, begin, last, ill.of_year)
        if scheme != WITHOUT:
            group = int(people.group[i]) if scheme == 0 else 0
            course[:] = 0
            run_course(
                y,
                scheme,
                group,
                age_class,
                burden,
                bucket,
                begin,
                end,
                1,
                ill,
                used,
                bill,
                course,
                ward.visits[y, scheme, group],
            )
            for m in range(begin, end):
                if course[m, VISITS] > 0:
                    paid += post_visits(course, m, scheme, y, ward)
        begin = end
    if paid > 0 and ill.fixed.follow_visits[0] == 1:
        note(received, people.id[i], y, people.cell[i], people.cover[i], 0, paid)


@kernel
def post_visits(course, m, scheme, y, ward):  # type: ignore[no-untyped-def]
    """Write the visits of month m of one person; returns what the fund pays of them."""
    row = ward.bills[y * 12 + m, VISIT_BILL * 3 + scheme]
    for field in range(len(BILL)):
        row[field] += course[m, field]
    row[NUMBER] += course[m, VISITS]
    row[SQUARES] += course[m, PAID_SQUARES]
    return course[m, POOLED]
