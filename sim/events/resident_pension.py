"""The resident pension in a life (城乡居民基本养老保险): paying, the age of 60, drawing, death.

Whoever is neither at work nor pays to the employee pension may pay a tier a year; who is willing
does so for life, the tier by the same luck. Basic pensions are heads times the law and are left to
the close; here are accounts and what differs by person. Where scenarios differ in the law of
residents, what each draws is noted too.
"""

from __future__ import annotations

import numpy as np

from ..codes import (
    DRAW_RESIDENT_DEATH,
    DRAW_RETIREMENT,
    DRAWS_RESIDENT,
)
from ..compiling import kernel
from ..draw import uniforms
from ..law import PPM
from ..livelihood_tally import (
    RESIDENT_ACCOUNT,
    RESIDENT_ADDITION,
    RESIDENT_BACK,
    RESIDENT_BACK_SUBSIDY,
    RESIDENT_BEYOND,
    RESIDENT_FUNERAL,
    RESIDENT_HEIRS,
    RESIDENT_INTEREST,
    RESIDENT_LEFT,
    RESIDENT_OVERPAID,
    RESIDENT_PENSIONERS,
    RESIDENT_RECOVERED,
    flow,
    heads,
    pay_once,
)
from ..people import FIRST_BIRTH_YEAR
from ..received import note_apart
from ..schemes.money import share_of
from ..schemes.resident_pension import (
    account_pension,
    age_addition,
    back_credit,
    back_payment,
    basic_pension,
    first_pension_month,
    funeral_grant,
    interest,
    left_to_heirs,
    long_addition,
    may_pay,
    missing_years,
    monthly_pension,
    tier_of_rank,
    yearly_credit,
    years_needed,
)
from ..schemes.survival import checks_missed, overpaid_months, stop_unreported
from . import certification

#: Steps of two series of numbers, so that one rank gives more than one piece of luck (Weyl 1916).
PAYING_STEP, TIER_STEP = 40_503, 30_029
RANKS = 65_536.0
#: Ages from which PAYER_AGES begin.
SECOND_CLASS, THIRD_CLASS = 30, 45


@kernel
def luck_of(rank, step):  # type: ignore[no-untyped-def]
    """Another number from 0 to 1 that belongs to a rank."""
    return ((np.int64(rank) * step) & 0xFFFF) / RANKS


@kernel
def tier_of(people, i, life):  # type: ignore[no-untyped-def]
    """Tier that row i pays in the year, if it pays."""
    return tier_of_rank(luck_of(people.pension_rank[i], TIER_STEP), life.of_year.resident_tier_rank)


@kernel
def payer_class(age):  # type: ignore[no-untyped-def]
    """Class of an age in PAYER_AGES."""
    return int(age >= SECOND_CLASS) + int(age >= THIRD_CLASS)


@kernel
def months_old(people, i, year):  # type: ignore[no-untyped-def]
    """Age of row i in December of the year, in months."""
    return 12 * (year - FIRST_BIRTH_YEAR) + 11 - people.birth_month[i]


@kernel
def enrolled(people, i, age, year, life):  # type: ignore[no-untyped-def]
    """Whether row i, outside work and not on a pension, is on the rolls (参保), paying or not."""
    if months_old(people, i, year) < life.of_year.resident_pay_from[0]:
        return False
    share = life.of_year.resident_enrolled_share[payer_class(age)]
    return luck_of(people.pension_rank[i], PAYING_STEP) < share


@kernel
def allowed(people, i, reached, year, life):  # type: ignore[no-untyped-def]
    """Whether the law lets row i pay for the year, by its age in December.

    Parameters
    ----------
    reached : whether it lives to the pension age in this year or before; then it pays on only
        while years are missing
    """
    law, age = life.of_year, months_old(people, i, year)
    pension_age = law.resident_pension_age[0]
    if not reached:
        age = min(age, pension_age - 1)
    needed = years_needed(FIRST_BIRTH_YEAR + (people.birth_month[i] + pension_age) // 12, 0, law)
    return may_pay(age, people.resident_years[i], needed, 0, law)


@kernel
def pays(people, i, age, life):  # type: ignore[no-untyped-def]
    """Whether row i, of an age at which it may, pays this year."""
    row = payer_class(age)
    share = life.of_year.resident_enrolled_share[row] * life.of_year.resident_payer_share[row]
    return luck_of(people.pension_rank[i], PAYING_STEP) < share


@kernel
def ever_draws(people, i, life):  # type: ignore[no-untyped-def]
    """Whether row i takes the pension at the pension age: others never join (未参保)."""
    luck = luck_of(people.pension_rank[i], PAYING_STEP)
    return luck < life.fixed.resident_drawing_share[0]


@kernel
def pay_year(people, i, y, life, book):  # type: ignore[no-untyped-def]
    """Row i pays for year y; who bears it is worked out by tier and group at the close."""
    law, group = life.of_year, people.group[i]
    tier = tier_of(people, i, life)
    book.resident_payers[y, tier, group] += 1
    credit = yearly_credit(tier, group, 0, law)
    earned = interest(credit, law.resident_earning_months, 0, law)
    book.paid[y * 12 + 11, RESIDENT_INTEREST] += earned
    people.resident_account[i] += credit + earned
    people.resident_years[i] = min(people.resident_years[i] + 1, 250)


@kernel
def earn(people, i, y, months, life, book):  # type: ignore[no-untyped-def]
    """Credit the interest of some months of year y on what the account held on 1 January."""
    if people.resident_account[i] > 0:
        earned = interest(people.resident_account[i], months, 0, life.of_year)
        people.resident_account[i] += earned
        book.paid[y * 12 + 11, RESIDENT_INTEREST] += earned


@kernel
def reach_age(people, i, m, y, year, last, seed, life, book, received):  # type: ignore[no-untyped-def]
    """Row i may draw from month m of year y on, if its years suffice or are paid up.

    Whoever lacks years and does not pay them up goes on paying (reading, see `schemes`).
    """
    law = life.of_year
    if not ever_draws(people, i, life):
        return False
    reached = people.birth_month[i] + law.resident_pension_age[m]
    needed = years_needed(FIRST_BIRTH_YEAR + reached // 12, m, law)
    lacks = needed - people.resident_years[i]
    if lacks > 0:
        luck = uniforms(seed, people.id[i], DRAW_RETIREMENT, 1)[0]
        missing = missing_years(people.resident_years[i], needed, m, law)
        if missing < lacks or luck >= life.fixed.resident_pays_up_share[0]:
            return False
        tier = tier_of(people, i, life)
        paid, credited = back_payment(missing, tier, m, law), back_credit(missing, tier, m, law)
        pay_once(book, RESIDENT_BACK, y * 12 + m, paid)
        pay_once(book, RESIDENT_BACK_SUBSIDY, y * 12 + m, credited - paid)
        people.resident_account[i] += credited
        people.resident_years[i] += missing
    people.pension_state[i] = DRAWS_RESIDENT
    people.benefit[i] = account_pension(people.resident_account[i], m, law)
    first = first_pension_month(m, law)
    if first < last:
        draw(people, i, first, last, y, year, life, book, received)
    return True


@kernel
def draw(people, i, first, last, y, year, life, book, received):  # type: ignore[no-untyped-def]
    """Row i draws its pension in months first to last - 1 of year y; its account earns and pays."""
    law, begin, end = life.of_year, y * 12 + first, y * 12 + last
    heads(book, RESIDENT_PENSIONERS, begin, end)
    months = 12 * (year - FIRST_BIRTH_YEAR) - people.birth_month[i]
    more = age_addition(months, 0, law) + long_addition(people.resident_years[i], 0, law)
    flow(book, RESIDENT_ADDITION, more, begin, end)
    part, held = np.int64(people.benefit[i]), np.int64(people.resident_account[i])
    if life.fixed.follow_residents[0] == 1:
        amount = (more + part) * (last - first)
        for m in range(first, last):
            amount += basic_pension(m, law)
        take_note(people, i, amount, y, life, received)
    if part > 0:
        people.resident_account[i] = bear(part, held, first, last, y, life, book)


@kernel
def take_note(people, i, amount, y, life, received):  # type: ignore[no-untyped-def]
    """Note what row i draws as a resident or from a closed scheme, where it may differ."""
    if life.fixed.follow_residents[0] == 1 and amount > 0:
        note_apart(received, people.id[i], y, people.cell[i], people.cover[i], amount)


@kernel
def bear(part, held, first, last, y, life, book):  # type: ignore[no-untyped-def]
    """Pay a monthly part out of what an account holds, and out of the fund beyond that.

    Returns what the account holds after month last - 1 of year y, with its interest.
    """
    law, begin, end = life.of_year, y * 12 + first, y * 12 + last
    flow(book, RESIDENT_ACCOUNT, part, begin, end)
    covered, rest = np.int64(last - first), np.int64(0)
    if held < part * covered:
        covered = held // part
        rest = held - covered * part
        flow(book, RESIDENT_BEYOND, part, begin + covered, end)
        flow(book, RESIDENT_BEYOND, -rest, begin + covered, begin + covered + 1)
    left = held - covered * part - rest
    earned = interest(left, last - first, 0, law) if left > 0 else 0
    earned += interest(part, covered * (covered - 1) // 2, 0, law)
    book.paid[y * 12 + 11, RESIDENT_INTEREST] += earned
    return left + earned


@kernel
def bury(m, y, life, book):  # type: ignore[no-untyped-def]
    """The funeral grant of somebody who drew the pension and dies in month m of year y."""
    pay_once(book, RESIDENT_FUNERAL, y * 12 + m, funeral_grant(m, life.of_year))


@kernel
def note_death(people, i, m, y, year, seed, life, book):  # type: ignore[no-untyped-def]
    """Row i, who drew the pension, dies in month m: what is paid to the dead, and comes back.

    Nothing is paid after the death of somebody whose pension is withheld. A death of the first
    year stands for the same one in each year before, if a pension was drawn by the law of January:
    its payments run on into the study, at that law, so a reform of later months moves none.
    """
    law, lives = life.of_year, life.fixed
    if certification.withheld_in(people, i, m, year, seed, life):
        return
    silent, found, before, _ = uniforms(seed, people.id[i], DRAW_RESIDENT_DEATH, 0)
    months = lives.deaths_report_months[0]
    if silent < lives.deaths_unreported_share[0] and law.resident_certified[0] == 1:
        missed = checks_missed(found, lives.deaths_found_share[0])
        months = overpaid_months(m, stop_unreported(m, missed, 0, law))
    if months == 0:
        return
    age = 12 * (year - FIRST_BIRTH_YEAR) + m - people.birth_month[i]
    pension = monthly_pension(people.benefit[i], people.resident_years[i], age, m, law)
    first = y * 12 + m + 1
    overpay(first, months, pension, life, book)
    drew = certification.may_miss(people, i, year, life)
    if y == 0 and drew and before < lives.deaths_before_share[0]:
        pension = monthly_pension(people.benefit[i], people.resident_years[i], age, 0, law)
        while first + months + lives.overpaid_recovery_months[0] >= 12:
            first -= 12
            overpay(first, months, pension, life, book)


@kernel
def overpay(first, months, pension, life, book):  # type: ignore[no-untyped-def]
    """Pay a pension to the dead for some months from month `first` on, and recover it.

    Months count from the start of the study; what lies outside it is left out.
    """
    lives, last = life.fixed, book.paid.shape[0]
    for month in range(max(first, 0), min(first + months, last)):
        pay_once(book, RESIDENT_OVERPAID, month, pension)
    back = first + months + lives.overpaid_recovery_months[0]
    share = np.int64(lives.overpaid_recovery_share[0] * PPM)
    if 0 <= back < last:
        pay_once(book, RESIDENT_RECOVERED, back, share_of(pension * months, share))


@kernel
def leave_account(people, i, m, y, life, book):  # type: ignore[no-untyped-def]
    """The account of row i goes to the heirs, or away with it."""
    if people.resident_account[i] > 0:
        left = np.int64(people.resident_account[i])
        pay_once(book, RESIDENT_LEFT, y * 12 + m, left)
        pay_once(book, RESIDENT_HEIRS, y * 12 + m, left_to_heirs(left, m, life.of_year))
