"""The resident pension: who pays and draws what (城乡居民基本养老保险).

Rules take facts and law and answer in fen, years or months; nothing is drawn or posted here. `m`
is a month of the law. Basic pensions are fiscal money that passes through the fund; accounts are
the fund's own risk, since a pension of balance / divisor is paid for life. Source, unless a
rule says otherwise: 国发〔2014〕8号.
"""

from __future__ import annotations

from ..codes import GOVERNMENTS, PENSION_AGES
from ..compiling import kernel
from ..law import PPM
from .money import share_of

#: Age in years from which each addition of PENSION_AGES is paid.
ADDITION_AGES = tuple(int(name.removeprefix("from_")) for name in PENSION_AGES)


@kernel
def tier_of_rank(rank, ranks):  # type: ignore[no-untyped-def]
    """Tier chosen by somebody whose luck is `rank` (0 to 1), kept for life.

    Parameters
    ----------
    ranks : (PENSION_TIERS,) cumulative share of the payers of the year up to each tier
    """
    tier = 0
    while rank >= ranks[tier]:
        tier += 1
    return tier


@kernel
def paid_for(tier, group, m, law):  # type: ignore[no-untyped-def]
    """Fen a year that the government pays for a member of a group (代缴), never above the tier.

    Source: art. 4 (重度残疾人等缴费困难群体); 人社部发〔2017〕59号 for the poor.
    """
    return min(law.resident_tier[m, tier], law.resident_paid_for[m, group])


@kernel
def own_contribution(tier, group, m, law):  # type: ignore[no-untyped-def]
    """Fen a year that a payer pays: the tier, less what is paid for the group."""
    return law.resident_tier[m, tier] - paid_for(tier, group, m, law)


@kernel
def contribution_subsidy(tier, group, m, law):  # type: ignore[no-untyped-def]
    """Fen a year that governments add to a contribution of a tier (缴费补贴).

    Source: art. 4: at least 30 yuan for the lowest tier, 60 from 500 yuan on.
    """
    alone = own_contribution(tier, group, m, law) == 0
    if alone and law.resident_paid_for_subsidy[m] == 0:
        return 0
    return law.resident_tier_subsidy[m, tier]


@kernel
def yearly_credit(tier, group, m, law):  # type: ignore[no-untyped-def]
    """Fen a year that go to the account: own, paid for, collective help and subsidy (art. 5)."""
    subsidy = contribution_subsidy(tier, group, m, law)
    return law.resident_tier[m, tier] + law.resident_collective[m] + subsidy


@kernel
def part_of(amount, government, m, shares):  # type: ignore[no-untyped-def]
    """Fen of an amount that a government pays; the parts of all sum to the amount.

    Parameters
    ----------
    shares : (months, GOVERNMENTS) ppm, sum PPM in each month
    """
    before = 0
    for k in range(government):
        before += shares[m, k]
    return share_of(amount, before + shares[m, government]) - share_of(amount, before)


@kernel
def interest(amount, months, m, law):  # type: ignore[no-untyped-def]
    """Interest of an amount over some months at the yearly rate of the account, half up."""
    year = 12 * PPM
    return (amount * months * law.resident_account_interest[m] + year // 2) // year


@kernel
def years_needed(year_of_age, m, law):  # type: ignore[no-untyped-def]
    """Years of contributions that the pension needs of somebody (art. 6 and 7).

    Whoever was of pension age when the scheme began needs none; whoever was closer to it than
    the years required needs those in between; everybody else needs all.

    Parameters
    ----------
    year_of_age : calendar year in which the pension age is reached
    """
    between = year_of_age - law.resident_scheme_year[m]
    return min(max(between, 0), law.resident_years_required[m])


@kernel
def may_pay(age, years, needed, m, law):  # type: ignore[no-untyped-def]
    """Whether somebody may pay: from 16 to the pension age, longer while years are missing.

    Source: art. 3. Going on after the pension age is a reading: the text lets the years be
    completed and does not say how.
    """
    if age < law.resident_pay_from[m]:
        return False
    return age < law.resident_pension_age[m] or years < needed


@kernel
def may_draw(age, years, needed, m, law):  # type: ignore[no-untyped-def]
    """Whether age (months) and years suffice for the pension (art. 7)."""
    return age >= law.resident_pension_age[m] and years >= needed


@kernel
def first_pension_month(month, law):  # type: ignore[no-untyped-def]
    """Month of the first pension of somebody who has the right from `month` on (art. 7: 次月)."""
    return month + law.resident_next_month[month]


@kernel
def missing_years(years, needed, m, law):  # type: ignore[no-untyped-def]
    """Years that somebody may pay up at the pension age (补缴)."""
    if law.resident_back_payment[m] == 0:
        return 0
    return max(needed - years, 0)


@kernel
def back_payment(missing, tier, m, law):  # type: ignore[no-untyped-def]
    """Fen paid for missing years, at the tier of the day."""
    return missing * law.resident_tier[m, tier]


@kernel
def back_credit(missing, tier, m, law):  # type: ignore[no-untyped-def]
    """Fen that a payment for missing years brings to the account."""
    subsidy = missing * law.resident_tier_subsidy[m, tier] * law.resident_back_subsidy[m]
    return back_payment(missing, tier, m, law) + subsidy


@kernel
def basic_pension(m, law):  # type: ignore[no-untyped-def]
    """Basic pension a month: the least of the nation and what governments add (art. 6)."""
    amount = law.resident_basic_minimum[m]
    for government in range(len(GOVERNMENTS)):
        amount += law.resident_basic_local[m, government]
    return amount


@kernel
def basic_paid_by(government, m, law):  # type: ignore[no-untyped-def]
    """Fen of a basic pension that a government pays (art. 4: the centre all, or half)."""
    minimum = law.resident_basic_minimum[m]
    part = part_of(minimum, government, m, law.resident_minimum_shares)
    return part + law.resident_basic_local[m, government]


@kernel
def age_addition(age, m, law):  # type: ignore[no-untyped-def]
    """Fen a month more for the old, at the highest step reached (人社部发〔2018〕21号).

    Parameters
    ----------
    age : in months
    """
    amount = 0
    for step in range(len(ADDITION_AGES)):
        if age >= 12 * ADDITION_AGES[step]:
            amount = law.resident_age_addition[m, step]
    return amount


@kernel
def long_addition(years, m, law):  # type: ignore[no-untyped-def]
    """Fen a month for years beyond those required (长期缴费加发, art. 6)."""
    return max(years - law.resident_long_from[m], 0) * law.resident_long_addition[m]


@kernel
def account_pension(balance, m, law):  # type: ignore[no-untyped-def]
    """Fen a month from an account at the start of the pension, for life (art. 6: 除以139)."""
    divisor = law.resident_divisor[m]
    return (2 * balance + divisor) // (2 * divisor)


@kernel
def monthly_pension(from_account, years, age, m, law):  # type: ignore[no-untyped-def]
    """Fen of a month: basic with additions, and what the account gave at the start."""
    basic = basic_pension(m, law) + age_addition(age, m, law)
    return basic + long_addition(years, m, law) + from_account


@kernel
def taken_from_account(balance, from_account):  # type: ignore[no-untyped-def]
    """Fen of an account pension that the account still holds; the fund bears the rest."""
    return min(balance, from_account)


@kernel
def left_to_heirs(balance, m, law):  # type: ignore[no-untyped-def]
    """Fen of the rest of an account that heirs get (art. 6)."""
    return share_of(balance, law.resident_heirs_share[m])


@kernel
def funeral_grant(m, law):  # type: ignore[no-untyped-def]
    """Funeral grant in fen where a place has one (丧葬补助金, art. 7)."""
    return law.resident_funeral_grant[m] + law.resident_funeral_months[m] * basic_pension(m, law)


@kernel
def years_with_employee(years, employee_months):  # type: ignore[no-untyped-def]
    """Years that count after a move from the employee pension, whose account joins this one.

    Source: 城乡养老保险制度衔接暂行办法 (人社部发〔2014〕17号) art. 6; whole years is a reading.
    """
    return years + employee_months // 12


@kernel
def double_repaid(basic_drawn, own_balance):  # type: ignore[no-untyped-def]
    """Fen that somebody with two pensions has to pay back in cash.

    Basic pensions drawn are returned, out of what is left of the account without subsidies first.
    Source: 城乡养老保险制度衔接暂行办法 (人社部发〔2014〕17号) art. 8.
    """
    return max(basic_drawn - own_balance, 0)


@kernel
def double_refunded(basic_drawn, own_balance):  # type: ignore[no-untyped-def]
    """Fen of an account without subsidies refunded to somebody with two pensions (art. 8)."""
    return max(own_balance - basic_drawn, 0)
