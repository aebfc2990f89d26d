"""Two pensions at once (重复领取): an employee pension, and wrongly that of residents.

Of those who draw an employee pension at the residents' age and are on the rolls as residents, some
are granted the basic pension too, until the comparison of the funds finds it; then it is paid back.
Who does belongs to the person for life; when follows from the month of birth, so nothing is stored.
Reading: the account is no part of it: it is the person's own money (人社部发〔2014〕17号 art. 8).
"""

from __future__ import annotations

import numpy as np

from ..codes import DRAW_DOUBLE_PENSION, FLEXIBLE, RESIDENT, UNINSURED
from ..compiling import kernel
from ..draw import uniforms
from ..law import PPM
from ..livelihood_tally import RESIDENT_DOUBLE, RESIDENT_DOUBLE_BACK, pay_once
from ..people import FIRST_BIRTH_YEAR
from ..schemes.money import share_of
from ..schemes.resident_pension import monthly_pension
from .legal_age import legal_month


@kernel
def on_the_rolls(people, i):  # type: ignore[no-untyped-def]
    """Whether row i, who draws an employee pension, is known to the residents' fund.

    It paid there, or it is outside employee medical insurance: who paid to the employee pension
    alone keeps a record there (see `pension.count_enrolled`).
    """
    return people.resident_years[i] > 0 or people.cover[i] in (RESIDENT, UNINSURED)


@kernel
def begins(people, i, rates, law):  # type: ignore[no-untyped-def]
    """Month (since 1900) from which row i could draw both pensions.

    As if it had retired at the statutory age.
    """
    reached = np.int64(people.birth_month[i]) + law.resident_pension_age[0]
    return max(reached, legal_month(people, i, FLEXIBLE, rates, law))


@kernel
def draw(people, i, first, last, y, year, seed, rates, life, book):  # type: ignore[no-untyped-def]
    """Row i draws an employee pension in months first to last - 1: does it draw both?

    What it draws wrongly comes back some months after it was found, each month of it by itself.
    """
    law, lives = life.of_year, life.fixed
    now = (year - FIRST_BIRTH_YEAR) * 12
    begin = begins(people, i, rates, law) - now
    found = begin + lives.resident_double_months[0]
    start, stop = max(begin, first), min(found, last)
    if start >= stop or not on_the_rolls(people, i):
        return
    luck = uniforms(seed, people.id[i], DRAW_DOUBLE_PENSION, 0)[0]
    if luck >= lives.resident_double_share[0]:
        return
    back = y * 12 + found + lives.overpaid_recovery_months[0]
    share = np.int64(lives.overpaid_recovery_share[0] * PPM)
    for m in range(start, stop):
        age = now + m - people.birth_month[i]
        pension = monthly_pension(0, people.resident_years[i], age, m, law)
        pay_once(book, RESIDENT_DOUBLE, y * 12 + m, pension)
        if back < book.paid.shape[0]:
            pay_once(book, RESIDENT_DOUBLE_BACK, back, share_of(pension, share))
