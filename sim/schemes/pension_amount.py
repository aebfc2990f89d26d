"""What an employee pension is worth at retirement and how it rises (基本养老金计发与调整).

Basic, account and transitional part are each rounded once. `reference` is the reference wage of
the year before in fen a month, an index is in ppm, months are whole. Who may draw is left to
`retirement`, death to `pension_death`.
"""

from __future__ import annotations

from ..codes import DIVISOR_BETWEEN, DIVISOR_ROUND, PUBLIC
from ..compiling import kernel
from ..law import PPM
from ..pension_law import FIRST_DIVISOR_AGE, LAST_DIVISOR_AGE, RISE_FROM_AGE
from .money import share_of

MONTHS_OF_YEAR = 12


@kernel
def part_of(amount, rate, whole):  # type: ignore[no-untyped-def]
    """`amount` x `rate` / `whole`, half up, where the product may exceed 64 bits."""
    left = amount % whole
    return amount // whole * rate + (left * rate + whole // 2) // whole


@kernel
def benefit_base(reference, m, law):  # type: ignore[no-untyped-def]
    """The average wage that a pension is based on (计发基数), fen a month."""
    return share_of(reference, law.pension_benefit_base[m])


@kernel
def mean_index(index_sum, months):  # type: ignore[no-untyped-def]
    """Mean contribution index in ppm over the months paid (平均缴费指数); 0 without any."""
    return (index_sum + months // 2) // months if months > 0 else 0


@kernel
def deemed_index(index, m, law):  # type: ignore[no-untyped-def]
    """Index of deemed months in ppm: that of the law, or the own mean (视同缴费指数)."""
    fixed = law.pension_deemed_index[m]
    return fixed if fixed > 0 else index


@kernel
def deemed_months(began, accounts_from):  # type: ignore[no-untyped-def]
    """Months of work before accounts began that count as paid (视同缴费年限)."""
    return max(0, accounts_from - began)


@kernel
def basic_pension(base, index, months, m, law):  # type: ignore[no-untyped-def]
    """Basic pension (基础养老金): 1 % a year of the mean of average and own indexed wage.

    `months`: paid and deemed. Source: 国发〔2005〕38号 no. 6.
    """
    whole = 2 * PPM * MONTHS_OF_YEAR * PPM
    return part_of(base * (PPM + index) * months, law.pension_accrual[m], whole)


@kernel
def divisor_twelfths(age_months, m, law):  # type: ignore[no-untyped-def]
    """Months by which an account is divided at an age in months (计发月数), times twelve.

    Ages with months: by the full years (floor), the nearest year, or between two years.
    Source: 国发〔2005〕38号, annex, for full years from 40 to 70.
    """
    last = LAST_DIVISOR_AGE * MONTHS_OF_YEAR
    age = min(max(age_months, FIRST_DIVISOR_AGE * MONTHS_OF_YEAR), last)
    row, over = age // MONTHS_OF_YEAR - FIRST_DIVISOR_AGE, age % MONTHS_OF_YEAR
    basis = law.pension_divisor_basis[m]
    if over == 0 or basis not in (DIVISOR_ROUND, DIVISOR_BETWEEN):
        return law.pension_divisor[m, row] * MONTHS_OF_YEAR
    above = law.pension_divisor[m, row + 1]
    if basis == DIVISOR_ROUND:
        nearest = above if 2 * over >= MONTHS_OF_YEAR else law.pension_divisor[m, row]
        return nearest * MONTHS_OF_YEAR
    return law.pension_divisor[m, row] * (MONTHS_OF_YEAR - over) + above * over


@kernel
def account_pension(balance, age_months, m, law):  # type: ignore[no-untyped-def]
    """Account pension (个人账户养老金): the balance over the months of the age of retirement."""
    divisor = divisor_twelfths(age_months, m, law)
    return (2 * balance * MONTHS_OF_YEAR + divisor) // (2 * divisor)


@kernel
def transitional_pension(base, index, months, m, law):  # type: ignore[no-untyped-def]
    """Transitional pension (过渡性养老金) for deemed months; the rate is provincial, 1.0-1.4 %."""
    whole = PPM * MONTHS_OF_YEAR * PPM
    wage = base * deemed_index(index, m, law)
    return part_of(wage * months, law.pension_transition_rate[m], whole)


@kernel
def public_pension(pension, last_base, m, law):  # type: ignore[no-untyped-def]
    """Pension of a public employee who retires in the ten years of transition (保低限高).

    Not below the old method; above it a share that grows by year of retirement.
    Source: 人社部发〔2015〕28号: 10 % to 2015, 20 % in 2016, ... 100 % to 2024-09.
    """
    if law.pension_public_floor[m] == 0:
        return pension
    old = share_of(last_base, law.pension_public_old_share[m])
    if pension <= old:
        return old
    return old + share_of(pension - old, law.pension_public_excess[m])


@kernel
def pension_at_retirement(basic, account, transition, last_base, cover, m, law):  # type: ignore[no-untyped-def]
    """First monthly pension: the sum of its parts, for public employees within the transition."""
    pension = basic + account + transition
    return public_pension(pension, last_base, m, law) if cover == PUBLIC else pension


@kernel
def age_supplement(age, m, law):  # type: ignore[no-untyped-def]
    """Age supplement of a rise in fen a month, by full years reached last December."""
    amount = 0
    for k in range(len(RISE_FROM_AGE)):
        if age >= RISE_FROM_AGE[k]:
            amount = law.pension_rise_age[m, k]
    return amount


@kernel
def pension_rise(pension, months, age, m, law):  # type: ignore[no-untyped-def]
    """Monthly rise of a pension from January of the year of `m` (定额、挂钩、倾斜).

    `months`: paid and deemed, full years count. Source: 人社部发〔2023〕28号 for the three parts.
    """
    years, step = months // MONTHS_OF_YEAR, law.pension_rise_step[m]
    lower = law.pension_rise_per_year[m, 0] * min(years, step)
    upper = law.pension_rise_per_year[m, 1] * max(years - step, 0)
    linked = lower + upper + share_of(pension, law.pension_rise_share[m])
    return law.pension_rise_fixed[m] + linked + age_supplement(age, m, law)


@kernel
def rise_paid(rise, month_in_year, m, law):  # type: ignore[no-untyped-def]
    """What a month's payment holds of the rise of its year: nothing, all arrears, or one rise.

    `month_in_year` from 0; the rise holds from January and is first paid in the month of the law.
    """
    first = law.pension_rise_month[m] - 1
    if month_in_year < first:
        return 0
    return rise * (month_in_year + 1) if month_in_year == first else rise


@kernel
def account_part_after(account_part, pension, rise, m, law):  # type: ignore[no-untyped-def]
    """What of a month's pension is borne by the account after a rise, while it lasts.

    Source: 劳办发〔1997〕116号: a rise is borne in the proportion of the parts.
    """
    if law.pension_rise_from_account[m] == 0 or pension == 0:
        return account_part
    return account_part + (2 * rise * account_part + pension) // (2 * pension)


@kernel
def from_account(account_part, balance):  # type: ignore[no-untyped-def]
    """What the account bears of a month's pension; the pooled fund bears the rest, for life."""
    return min(account_part, max(balance, 0))
