"""Members of closed schemes with accounts leave them: with a refund, or into the resident pension.

Who is a member is luck for life among the people born in the years of the members; so are the
months in which they leave, so nothing is stored. A saver's account is merged into that of the
resident pension. Who draws keeps the amount, paid by the residents' fund from the month after
(reading; the account is merged too). Who cannot be merged, since it draws an employee pension or
draws here and not as a resident, is paid out what the account holds. Where scenarios differ in it,
what members get from the scheme is noted, so that a change of payer is no gain of a person.

Source: 国发〔2009〕32号 art. 11 for the merger, 民办发〔1992〕2号 for the scheme.
"""

from __future__ import annotations

import numpy as np

from ..codes import (
    DRAW_MEMBER,
    DRAWERS,
    DRAWS_EMPLOYEE,
    DRAWS_RESIDENT,
    MERGED,
    PAID_OUT,
    REFUNDED,
    SAVERS,
)
from ..compiling import kernel
from ..draw import uniforms
from ..law import PPM
from ..livelihood_tally import RESIDENT_INTEREST, RESIDENT_MERGED, pay_once
from ..months import month_in_year
from ..people import FIRST_BIRTH_YEAR
from ..schemes.entitlement import kept_pension, kind_of_member, month_of_leaving, payment
from ..schemes.resident_pension import account_pension, interest
from . import resident_pension


@kernel
def step(people, rows, y, year, seed, life, book, received):  # type: ignore[no-untyped-def]
    """Members leave closed schemes in year y, among all rows; nobody is asked where none does.

    Where members are compared by person, what they draw until then is noted in every year.
    """
    if life.of_year.programme_leaving == 0 and life.fixed.follow_residents[0] == 0:
        return
    for i in range(rows):
        for p in range(life.fixed.programme_count[0]):
            born = FIRST_BIRTH_YEAR + people.birth_month[i] // 12
            kind = kind_of_member(born, p, life.fixed)
            if kind >= 0:
                leave(people, i, p, kind, y, year, seed, life, book, received)


@kernel
def leave(people, i, p, kind, y, year, seed, life, book, received):  # type: ignore[no-untyped-def]
    """Row i leaves scheme p in year y, if it is a member, its month has come and it is here."""
    law = life.of_year
    member, refund, merger, _ = uniforms(seed, people.id[i], DRAW_MEMBER, p)
    if member * PPM >= life.fixed.programme_member_share[p, kind]:
        return
    merges = month_of_leaving(merger, law.programme_merged, p)
    refunded = 12
    if kind == SAVERS:
        refunded = month_of_leaving(refund, law.programme_refunded, p)
    m = min(merges, refunded)
    here = month_in_year(people.start[i], law) if people.start[i] > 0.0 else 0
    last = min(month_in_year(people.end[i], law) + 1, 12)
    if kind == DRAWERS:
        drawn = np.int64(0)
        for month in range(here, min(m + 1, last)):
            drawn += payment(p, month, law)
        resident_pension.take_note(people, i, drawn, y, life, received)
    if m < here or m >= last:
        return
    state = people.pension_state[i]
    now = y * 12 + m
    if refunded < merges:
        book.programme_left[now, p, REFUNDED] += 1
        refund = np.int64(law.programme_refund[m, p])
        resident_pension.take_note(people, i, refund, y, life, received)
    elif state == DRAWS_EMPLOYEE or (kind == DRAWERS and state != DRAWS_RESIDENT):
        book.programme_left[now, p, PAID_OUT] += 1
        held = np.int64(law.programme_account[m, p])
        resident_pension.take_note(people, i, held, y, life, received)
    else:
        book.programme_left[now, p, MERGED] += 1
        merge(people, i, p, kind, m, last, y, year, life, book, received)


@kernel
def merge(people, i, p, kind, m, last, y, year, life, book, received):  # type: ignore[no-untyped-def]
    """The account of row i in scheme p joins its account as a resident in month m of year y.

    Whoever draws as a resident gets more from the month after, or from its first pension on.
    """
    law = life.of_year
    held = np.int64(law.programme_account[m, p])
    pay_once(book, RESIDENT_MERGED, y * 12 + m, held)
    if people.pension_state[i] != DRAWS_RESIDENT:
        earned = interest(held, last - m - 1, 0, law)
        book.paid[y * 12 + 11, RESIDENT_INTEREST] += earned
        people.resident_account[i] += held + earned
        return
    more = account_pension(held, m, law)
    if kind == DRAWERS:
        more = kept_pension(p, m, law)
    people.benefit[i] += more
    reached = people.birth_month[i] + law.resident_pension_age[m]
    begun = reached - (year - FIRST_BIRTH_YEAR) * 12 + law.resident_next_month[m]
    first = min(max(m + 1, begun), last)
    resident_pension.take_note(people, i, more * (last - first), y, life, received)
    people.resident_account[i] += resident_pension.bear(more, held, first, last, y, life, book)
