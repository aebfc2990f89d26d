"""Who is insured against work injury and unemployment, and on which money contributions are paid.

Shares of each cover are insured. The uninsured employees of enterprises stand apart; of residents
those of 17 to 60 count, who work without employee medical insurance and pay on the lowest base.
"""

from __future__ import annotations

import numpy as np

from .codes import ENTERPRISE, PUBLIC, RESIDENT
from .law import PPM, Ints
from .ledger import Tally, bases_by_month, insured_by_month
from .payment.amounts import share_of_array
from .scenario import Scenario

#: Five-year bands of residents of 17 to 60, and the ages of each that are counted.
BANDS, AGES_COUNTED = slice(3, 13), np.array([3, *[5] * 8, 1])


def insured_against(scenario: Scenario, tally: Tally) -> Ints:
    """People insured against injury and unemployment by month, (months, 2)."""
    lives = scenario.livelihood
    injury = insured(tally, lives.injury_lives.injury_insured)
    injury[:, ENTERPRISE] = less_uninsured(scenario, injury[:, ENTERPRISE])
    jobless = insured(tally, lives.unemployment_lives.unemployment_insured)
    return np.stack([injury.sum(axis=1), jobless.sum(axis=1)], axis=1)


def insured(tally: Tally, shares: Ints) -> Ints:
    """People insured by month and cover (months, COVERS); residents are those of January.

    Parameters
    ----------
    shares : (years, COVERS) ppm
    """
    heads = insured_by_month(tally)
    years = len(heads) // 12
    residents = tally.people[:years, :, BANDS, RESIDENT].sum(axis=1) @ AGES_COUNTED // 5
    heads[:, RESIDENT] = np.repeat(residents, 12)
    return share_of_array(heads, np.repeat(shares[:years], 12, axis=0))


def bases(scenario: Scenario, tally: Tally, shares: Ints) -> Ints:
    """Sums of bases on which contributions are paid by month, (months, 3) fen.

    Of enterprises, public bodies and residents, who have the lowest base.
    """
    sums = bases_by_month(tally)
    months = len(sums)
    of_month = np.repeat(shares[: months // 12], 12, axis=0)
    reference = np.repeat(np.rint(scenario.rates.reference_wage * 100).astype(np.int64), 12)
    lowest = share_of_array(scenario.law.floor_share[:months], reference[:months])
    return np.stack(
        [
            share_of_array(sums[:, 0], of_month[:, ENTERPRISE]),
            share_of_array(sums[:, 1], of_month[:, PUBLIC]),
            insured(tally, shares)[:, RESIDENT] * lowest,
        ],
        axis=1,
    )


def wages_insured(scenario: Scenario, tally: Tally) -> Ints:
    """Wages on which contributions against injury and unemployment are due, (months, 2) fen.

    Before anything is waived.
    """
    lives = scenario.livelihood
    injury = bases(scenario, tally, lives.injury_lives.injury_insured)
    injury[:, 0] = less_uninsured(scenario, injury[:, 0])
    jobless = bases(scenario, tally, lives.unemployment_lives.unemployment_insured)
    return np.stack([injury.sum(axis=1), jobless.sum(axis=1)], axis=1)


def less_uninsured(scenario: Scenario, amounts: Ints) -> Ints:
    """Amounts of enterprises without those whose employer does not insure against injury."""
    share = np.rint(scenario.livelihood.injury_lives.injury_uninsured * PPM).astype(np.int64)
    return amounts - share_of_array(amounts, share)


def less_waived(scenario: Scenario, amounts: Ints) -> Ints:
    """Amounts of enterprises by month without what was waived of employers' contributions.

    The notices of 2020 waive alike for pension, work injury and unemployment insurance
    (人社部发〔2020〕11号, 49号).
    """
    waived = scenario.livelihood.pension.pension_enterprise_waived[: len(amounts)]
    return amounts - share_of_array(amounts, waived)


def of_year_before(yearly: Ints) -> Ints:
    """Sums of the year before each year; the year before the first is taken to be like it."""
    return np.concatenate((yearly[:1], yearly[:-1]))
