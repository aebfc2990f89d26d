"""The close of work injury insurance: benefits as counted, contributions by class of industry.

What employers pay for their rates is in `closing_injury_rates`.
"""

from __future__ import annotations

import numpy as np

from .closing_dependants import Dependants, dependants
from .closing_injury_rates import paid_in
from .closing_livelihood import with_arrears
from .closing_risks import bases, less_uninsured, less_waived
from .law import PPM, Ints
from .ledger import Tally
from .livelihood_tally import (
    FLOWS,
    INJURY_ALLOWANCE_RISE,
    INJURY_NURSING_RISE,
    PAYMENTS,
    LivelihoodTally,
    flows,
)
from .payment.amounts import allocate
from .payment.timing import pay_later
from .scenario import Scenario

#: Lines that are a payment of the same name.
AS_COUNTED = ("injury_care", "injury_grants", "injury_leaving", "injury_funerals", "injury_deaths")
#: Days of a month, for days of the law that become months.
DAYS_OF_A_MONTH = 30


def injury_lines(
    scenario: Scenario, tally: Tally, book: LivelihoodTally, scale: int
) -> tuple[dict[str, Ints], dict[str, Ints], Ints]:
    """Lines of the fund by month, and cash of those that are not paid in the month they belong to.

    Returns
    -------
    lines : (months,) fen by name
    cash : (months + 1,) fen by name; the last row is owed at the end
    stage : (years, 2), see `closing_injury_rates.PaidIn`
    """
    family = dependants(scenario, tally, book)
    monthly = flows(book)
    counted = {name: monthly[:, k] for k, name in enumerate(FLOWS)}
    lines = {name: book.paid[:, PAYMENTS.index(name)] for name in AS_COUNTED}
    lines["injury_allowances"] = counted["injury_allowance"] + counted["injury_top_up"]
    lines["injury_nursing"] = counted["injury_nursing"]
    lines["injury_dependants"] = family.paid
    spent = np.asarray(sum(lines.values())).reshape(-1, 12).sum(axis=1)
    opening = scenario.opening.get("work_injury", 0) // scale
    costs = book.injuries[:, :, 1]
    sums = bases(scenario, tally, scenario.livelihood.injury_lives.injury_insured)
    due_on = bases_by_class(scenario, sums)
    sums[:, 0] = less_waived(scenario, sums[:, 0])
    income = paid_in(scenario, due_on, bases_by_class(scenario, sums), spent, costs, opening)
    lines["injury_contributions"] = income.contributions
    lines["injury_prevention"] = income.prevention
    return lines, in_cash(scenario, lines, monthly, family), income.stage


def bases_by_class(scenario: Scenario, sums: Ints) -> Ints:
    """Sums of `closing_risks.bases` by class of industry, (months, INDUSTRY_CLASSES) fen."""
    lives = scenario.livelihood.injury_lives
    mixed = less_uninsured(scenario, sums[:, 0]) + sums[:, 2]
    result = allocate(mixed, np.broadcast_to(lives.injury_industries, (len(mixed), 8)))
    result[:, int(lives.injury_public_class[0])] += sums[:, 1]
    return result


def in_cash(
    scenario: Scenario, lines: dict[str, Ints], monthly: Ints, family: Dependants
) -> dict[str, Ints]:
    """Cash of the lines that wait: care for the decision, rises for the month of the law."""
    months = len(monthly)
    due = scenario.livelihood.injury.injury_rise_month[:months:12] - 1
    rises = {
        "injury_allowances": monthly[:, INJURY_ALLOWANCE_RISE],
        "injury_nursing": monthly[:, INJURY_NURSING_RISE],
        "injury_dependants": family.rise,
    }
    cash = {name: with_arrears(lines[name], rise, due) for name, rise in rises.items()}
    delay = care_delay(scenario)[:months]
    cash["injury_care"] = pay_later(lines["injury_care"][:, None], delay[:, None])[:, 0]
    return cash


def care_delay(scenario: Scenario) -> Ints:
    """Shares of the care of a month that are paid so many months later, (months, steps) ppm.

    The employer applies on its last day, the office decides on its last; clear cases are sooner.
    """
    law, clear = scenario.livelihood.injury, scenario.livelihood.injury_lives.injury_clear[0]
    days = [
        law.injury_apply_days + needed
        for needed in (law.injury_recognise_clear_days, law.injury_recognise_days)
    ]
    later = [-(-needed // DAYS_OF_A_MONTH) for needed in days]
    delay = np.zeros((len(days[0]), int(max(part.max() for part in later)) + 1), np.int64)
    rows = np.arange(len(delay))
    for part, share in zip(later, (clear, PPM - clear), strict=True):
        delay[rows, part] += share
    return delay
