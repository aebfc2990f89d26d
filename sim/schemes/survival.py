"""Certification of life (生存认证): when payment stops after a death, what was paid too much.

A pension is paid for the month of death and not after it (国发〔2014〕8号 art. 7). A death that is
reported ends it in the next month, later where the office needs months; one that is not is found
by a yearly check, or by a later one. Months count from January of the first year of the law and
may lie beyond its last. Chance arrives as `missed`, checks that did not find the death.
"""

from __future__ import annotations

from ..compiling import kernel
from .money import share_of
from .resident_pension import monthly_pension

#: "Never": payment does not stop, since nobody checks.
NEVER = 1 << 30


@kernel
def first_stop(month, certify_month):  # type: ignore[no-untyped-def]
    """First month after `month` without payment for whoever fails the yearly check.

    Parameters
    ----------
    certify_month : month of year, 1 to 12
    """
    return month + 1 + (certify_month - 2 - month) % 12


@kernel
def checks_missed(luck, found_share):  # type: ignore[no-untyped-def]
    """Yearly checks that do not find a death that each finds with the same chance.

    Parameters
    ----------
    luck : from 0 to 1; it decides all checks
    """
    missed, chance = 0, 1.0 - found_share
    while 1.0 - luck <= chance:
        missed += 1
        chance *= 1.0 - found_share
    return missed


@kernel
def stop_unreported(died, missed, m, law):  # type: ignore[no-untyped-def]
    """First month without payment after a death in `died` that nobody reports.

    Source: 国发〔2014〕8号 art. 7 (每年核对). In the district of the report the checks of July and
    August end payment from August.
    """
    if law.resident_certified[m] == 0:
        return NEVER
    return first_stop(died, law.resident_certify_month[m]) + 12 * missed


@kernel
def stop_reported(died, months):  # type: ignore[no-untyped-def]
    """First month without payment after a death that is reported within some months."""
    return died + 1 + months


@kernel
def overpaid_months(died, stop):  # type: ignore[no-untyped-def]
    """Months paid after the month of death."""
    return max(stop - died - 1, 0)


@kernel
def pensions_between(first, stop, from_account, years, age, law):  # type: ignore[no-untyped-def]
    """Fen of the pensions of months first to stop - 1: overpaid, or arrears of the living.

    Parameters
    ----------
    age : in months in `first`; it grows with the months
    """
    amount = 0
    for m in range(first, stop):
        amount += monthly_pension(from_account, years, age + m - first, m, law)
    return amount


@kernel
def recovered(overpaid, share):  # type: ignore[no-untyped-def]
    """Fen of an overpayment that is recovered (追回), at a share in ppm."""
    return share_of(overpaid, share)
