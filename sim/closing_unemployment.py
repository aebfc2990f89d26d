"""The close of unemployment insurance: rates on sums of bases, heads on benefit times its amount.

Benefits of a month are the same for all who draw in the same year of theirs. Returns to employers
and other aid are shares of last year's contributions in equal months. Premiums that the fund pays
for those who draw are what the other funds have as income.
"""

from __future__ import annotations

import numpy as np

from .closing_risks import bases, less_waived, of_year_before
from .law import Ints
from .ledger import Tally
from .livelihood_tally import ON_BENEFIT, PENSION_UNEMPLOYED, LivelihoodTally, flows, heads_by_month
from .payment.amounts import by_month, share_of_array
from .scenario import Scenario

#: Income of medical insurance that this fund pays.
PREMIUMS = ("employee_unemployed", "contribution_unemployed")


def unemployment_lines(
    scenario: Scenario, tally: Tally, book: LivelihoodTally, lines: dict[str, Ints]
) -> dict[str, Ints]:
    """Lines of the fund by month, (months,) fen, and what the employee pension gets from it.

    Parameters
    ----------
    lines : of the other funds
    """
    law, lives = scenario.livelihood.unemployment, scenario.livelihood.unemployment_lives
    months = len(tally.accrual)
    sums = bases(scenario, tally, lives.unemployment_insured)
    waived = sums[:, 0] - less_waived(scenario, sums[:, 0])
    paid_on = sums.sum(axis=1)
    employers = share_of_array(paid_on - waived, law.unemployment_employer_rate[:months])
    own = share_of_array(paid_on, law.unemployment_own_rate[:months])
    yearly = (employers + own).reshape(-1, 12).sum(axis=1)
    before = by_month(of_year_before(yearly) // 12)
    other = np.repeat(lives.unemployment_other[: months // 12], 12)
    pensions = flows(book)[:, PENSION_UNEMPLOYED]
    return {
        "unemployment_employers": employers,
        "unemployment_own": own,
        "unemployment_benefits": benefits(scenario, book),
        "unemployment_medical": np.asarray(sum(lines[name] for name in PREMIUMS)),
        "unemployment_pensions": pensions,
        "unemployment_returned": share_of_array(before, law.unemployment_return_rate[:months]),
        "unemployment_other": share_of_array(before, other),
        "pension_unemployed": pensions,
    }


def benefits(scenario: Scenario, book: LivelihoodTally) -> Ints:
    """Unemployment benefit (失业保险金) by month, (months,) fen: `schemes.unemployment`."""
    heads = heads_by_month(book)[:, ON_BENEFIT : ON_BENEFIT + 2]
    law, months = scenario.livelihood.unemployment, len(heads)
    wage = law.unemployment_minimum_wage[:months, None]
    amounts = share_of_array(wage, law.unemployment_benefit_rate[:months])
    least = np.minimum(law.unemployment_least[:months, None], wage)
    return np.asarray((heads * np.maximum(amounts, least)).sum(axis=1))
