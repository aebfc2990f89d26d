"""What the employee pension pays at death and to the disabled (遗属待遇、病残津贴).

Grants are months of urban disposable income per head; what is left of the account goes to the
heirs. Months of contributions hold the deemed ones.
"""

from __future__ import annotations

from ..compiling import kernel

MONTHS_OF_YEAR = 12
#: Years of contributions at which the months of the grant change (遗属待遇暂行办法 art. 5).
FIVE_YEARS, TEN_YEARS, FIFTEEN_YEARS = 60, 120, 180


@kernel
def months_of_income(months, m, law):  # type: ignore[no-untyped-def]
    """Months of last year's urban disposable income per head, fen, half up."""
    return (law.pension_urban_income[m] * months + MONTHS_OF_YEAR // 2) // MONTHS_OF_YEAR


@kernel
def pension_funeral(m, law):  # type: ignore[no-untyped-def]
    """Funeral grant (丧葬补助金). Source: 人社部发〔2021〕18号 art. 4: two months."""
    return months_of_income(law.pension_funeral_months[m], m, law)


@kernel
def grant_months(months_paid, drawn, m, law):  # type: ignore[no-untyped-def]
    """Months of the survivors' grant (抚恤金); `drawn` months of pension, -1 before retirement.

    Under five years 3, under ten 6, to fifteen 9, one more for each full year up to 24; the retired
    one less for each full year drawn, at least 9. Source: 人社部发〔2021〕18号 art. 5.
    """
    if months_paid < FIVE_YEARS:
        months = law.pension_grant_months[m, 0]
    elif months_paid < TEN_YEARS:
        months = law.pension_grant_months[m, 1]
    else:
        beyond = max(0, months_paid - FIFTEEN_YEARS) // MONTHS_OF_YEAR
        months = law.pension_grant_months[m, 2] + law.pension_grant_more[m] * beyond
    months = min(months, law.pension_grant_most[m])
    if drawn < 0:
        return months
    less = law.pension_grant_less[m] * (drawn // MONTHS_OF_YEAR)
    return max(months - less, law.pension_grant_least[m])


@kernel
def survivors_grant(months_paid, drawn, m, law):  # type: ignore[no-untyped-def]
    """Survivors' grant in fen, paid once from the pooled fund."""
    return months_of_income(grant_months(months_paid, drawn, m, law), m, law)


@kernel
def to_heirs(balance):  # type: ignore[no-untyped-def]
    """What of the account goes to the heirs. Source: 社会保险法 art. 14 (余额可以继承)."""
    return max(balance, 0)


@kernel
def full_disability_pension(months_paid, months_to_age, m, law):  # type: ignore[no-untyped-def]
    """Whether the allowance is a whole pension, not its basic part alone.

    Source: 企业职工基本养老保险病残津贴暂行办法 art. 3-5: enough months and five years to the age.
    """
    enough = months_paid >= law.pension_months_required[m]
    return enough and months_to_age <= law.pension_disability_near[m]


@kernel
def disability_months(months_paid, months_to_age, m, law):  # type: ignore[no-untyped-def]
    """Months for which the allowance is paid: to the statutory age, or fewer with too few months.

    Twelve months under five years of contributions, three more for each year begun beyond five.
    """
    if law.pension_disability[m] == 0:
        return 0
    if months_paid >= law.pension_months_required[m]:
        return months_to_age
    beyond = max(0, months_paid - FIVE_YEARS)
    begun = (beyond + MONTHS_OF_YEAR - 1) // MONTHS_OF_YEAR
    months = law.pension_disability_months[m] + law.pension_disability_more[m] * begun
    return min(months, months_to_age)
