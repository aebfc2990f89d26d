"""Unemployment insurance (失业保险): contributions, who draws a benefit, how long, how much.

Rules take facts and law and answer in fen or months; nothing is drawn and nothing is posted here.
Medical and maternity premiums of those who draw are in `contribution`.

Source: 社会保险法 art. 44 to 51, 失业保险条例 (国务院令第258号), articles as named.
"""

from __future__ import annotations

from ..codes import DURATION_PER_YEAR
from ..compiling import kernel
from .money import share_of


@kernel
def employer_contribution(base, month, law):  # type: ignore[no-untyped-def]
    """What the employer pays for a base of a month, fen: 条例 art. 6, staged cuts since 2015."""
    return share_of(base, law.unemployment_employer_rate[month])


@kernel
def own_contribution(base, month, law):  # type: ignore[no-untyped-def]
    """What the employee pays for a base of a month, fen."""
    return share_of(base, law.unemployment_own_rate[month])


@kernel
def may_draw(months_paid, involuntary, registered, month, law):  # type: ignore[no-untyped-def]
    """Whether somebody out of work may draw the benefit (失业保险金).

    A year of contributions, work lost without own will, registered and looking: 社会保险法 art. 45.
    """
    return involuntary and registered and months_paid >= law.unemployment_months_required[month]


@kernel
def months_due(months_paid, left_before, month, law):  # type: ignore[no-untyped-def]
    """Months of benefit (领取期限) that contributions give, with those left from the time before.

    12, 18 or 24 months from 1, 5 and 10 years paid since the last benefit; in Hubei some for the
    first year and some for each further one.

    Parameters
    ----------
    months_paid : months of contributions since the benefit was last drawn
    left_before : months due then and not drawn

    Source: 社会保险法 art. 46.
    """
    if months_paid < law.unemployment_months_required[month]:
        return 0
    if law.unemployment_duration_basis[month] == DURATION_PER_YEAR:
        further = months_paid // 12 - 1
        due = law.unemployment_first_months[month]
        due += further * law.unemployment_months_a_year[month]
    else:
        due = 0
        for band in range(3):
            if months_paid >= law.unemployment_duration_from[month, band]:
                due = law.unemployment_duration[month, band]
    return min(due + left_before, law.unemployment_longest[month])


@kernel
def months_drawn(due, until_retirement, month, law):  # type: ignore[no-untyped-def]
    """Months of benefit if no work is found: never beyond retirement, and up to it if it is near.

    Reading of the decision of 2024-09-13, art. 7: who, at the end of the months due, is less than
    a year from the legal age draws until then.

    Parameters
    ----------
    due : months that contributions give
    until_retirement : months from the first benefit to the legal age
    """
    near = until_retirement - due < law.unemployment_extend_months[month]
    if until_retirement <= due or (due > 0 and near):
        return max(until_retirement, 0)
    return due


@kernel
def unemployment_benefit(drawn, month, law):  # type: ignore[no-untyped-def]
    """Benefit of a month in fen: a share of the minimum wage, not below subsistence.

    Parameters
    ----------
    drawn : months drawn before; the share may be lower from the second year on

    Source: 社会保险法 art. 47; the share is the province's.
    """
    year = 1 if drawn >= 12 else 0
    wage = law.unemployment_minimum_wage[month]
    benefit = share_of(wage, law.unemployment_benefit_rate[month, year])
    return max(benefit, min(law.unemployment_least[month], wage))


@kernel
def pension_premium(base, until_retirement, month, law):  # type: ignore[no-untyped-def]
    """Pension contributions that the fund pays in a month of benefit near the legal age, fen.

    Parameters
    ----------
    base : lowest base of contributions
    until_retirement : months from this month to the legal age

    Source: decision of 2024-09-13, art. 7.
    """
    if 0 < until_retirement < law.unemployment_extend_months[month]:
        return share_of(base, law.unemployment_pension_rate[month])
    return 0


@kernel
def returned_to_employers(contributions, month, law):  # type: ignore[no-untyped-def]
    """What employers that lay off few get back of last year's contributions (稳岗返还), fen."""
    return share_of(contributions, law.unemployment_return_rate[month])
