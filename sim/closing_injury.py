"""The close of work injury insurance: benefits as counted, contributions by class of industry.

Rates float with what an employer cost the fund in the year before, and are cut while the balance
would pay for long; so the years are closed one after the other. Employers are not simulated: those
of a class differ by a spread around its mean. The year before the first is taken to be like it.
"""

from __future__ import annotations

import numpy as np

from .closing_dependants import Dependants, dependants
from .closing_livelihood import with_arrears
from .closing_risks import bases, less_uninsured, less_waived, of_year_before
from .codes import FLOAT_STEPS, INDUSTRY_CLASSES, NO_FLOAT
from .injury_law import InjuryLaw
from .law import PPM, Floats, Ints
from .ledger import Tally
from .livelihood_tally import (
    FLOWS,
    INJURY_ALLOWANCE_RISE,
    INJURY_NURSING_RISE,
    PAYMENTS,
    LivelihoodTally,
    flows,
)
from .payment.amounts import allocate, share_of_array
from .payment.timing import pay_later
from .scenario import Scenario
from .schemes.work_injury_rate import float_step, injury_rate, stage_cut

#: Lines that are a payment of the same name.
AS_COUNTED = ("injury_care", "injury_grants", "injury_leaving", "injury_funerals", "injury_deaths")
#: Law on which the rate of a class depends besides its float.
RATE_LAW = ("injury_class_rate", "injury_float", "injury_cut_from", "injury_cut")
#: Days of a month, for days of the law that become months.
DAYS_OF_A_MONTH = 30


def injury_lines(
    scenario: Scenario, tally: Tally, book: LivelihoodTally, scale: int
) -> tuple[dict[str, Ints], dict[str, Ints]]:
    """Lines of the fund by month, and cash of those that are not paid in the month they belong to.

    Returns
    -------
    lines : (months,) fen by name
    cash : (months + 1,) fen by name; the last row is owed at the end
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
    contributions, lines["injury_prevention"] = paid_in(
        scenario, due_on, bases_by_class(scenario, sums), spent, costs, opening
    )
    lines["injury_contributions"] = contributions
    return lines, in_cash(scenario, lines, monthly, family)


def bases_by_class(scenario: Scenario, sums: Ints) -> Ints:
    """Sums of `closing_risks.bases` by class of industry, (months, INDUSTRY_CLASSES) fen."""
    lives = scenario.livelihood.injury_lives
    mixed = less_uninsured(scenario, sums[:, 0]) + sums[:, 2]
    result = allocate(mixed, np.broadcast_to(lives.injury_industries, (len(mixed), 8)))
    result[:, int(lives.injury_public_class[0])] += sums[:, 1]
    return result


def paid_in(
    scenario: Scenario, due_on: Ints, paid_on: Ints, spent: Ints, costs: Ints, opening: int
) -> tuple[Ints, Ints]:
    """Contributions and spending on prevention by month, (months,) fen.

    Parameters
    ----------
    due_on : (months, INDUSTRY_CLASSES) fen, bases, to whose contributions rates are held
    paid_on : of them that of what was not waived
    spent : (years,) fen on benefits
    costs : (years, INDUSTRY_CLASSES) fen of care, which tell the spending of classes
    opening : balance of the fund on the first 1 January, fen
    """
    law = scenario.livelihood.injury
    by_class = allocate(spent, costs)
    last_spent, last_by_class = of_year_before(spent), of_year_before(by_class)
    employers = scenario.livelihood.injury_lives.injury_employers
    steps = np.zeros((len(INDUSTRY_CLASSES), len(FLOAT_STEPS)), np.int64)
    steps[:, NO_FLOAT] = 1
    rates = rates_of_year(law, 0, steps, -1)
    last_due = share_of_array(due_on[:12], rates).sum(axis=0)
    contributions = np.zeros(len(paid_on), np.int64)
    prevention = np.zeros_like(contributions)
    balance = opening
    for y in range(len(spent)):
        m = 12 * y
        months = slice(m, m + 12)
        steps = steps_of_year(law, m, last_by_class[y], last_due, employers)
        payable = balance * 12 // max(int(last_spent[y]), 1)
        rates = rates_of_year(law, m, steps, payable)
        share = law.injury_prevention_share[months]
        prevention[months] = share_of_array(last_due.sum() // 12, share)
        last_due = share_of_array(due_on[months], rates).sum(axis=0)
        contributions[months] = share_of_array(paid_on[months], rates).sum(axis=1)
        interest = round(max(balance, 0) * float(scenario.interest[y]))
        spending = spent[y] + prevention[months].sum()
        balance += int(contributions[months].sum() - spending) + interest
    return contributions, prevention


def steps_of_year(law: InjuryLaw, m: int, spent: Ints, due: Ints, employers: Floats) -> Ints:
    """Employers of each class by step of their float, (classes, FLOAT_STEPS) number.

    Parameters
    ----------
    m : first month of the year
    spent, due : (classes,) fen spent on and due from a class last year
    employers : (employers,) what each cost, relative to its class
    """
    steps = np.zeros((len(due), len(FLOAT_STEPS)), np.int64)
    for k in range(len(due)):
        for cost in employers * (spent[k] // 100):
            steps[k, int(float_step(int(cost), int(due[k]) // 100, k, m, law))] += 1
    return steps


def rates_of_year(law: InjuryLaw, first: int, steps: Ints, payable: int) -> Ints:
    """Mean rates by month and class of the year from month `first` on, (12, classes) ppm.

    Parameters
    ----------
    steps : as from `steps_of_year`
    payable : months that the balance would pay, see `stage_cut`
    """
    rates = np.zeros((12, len(steps)), np.int64)
    for m in range(12):
        month = first + m
        if m > 0 and all(_alike(getattr(law, name), month) for name in RATE_LAW):
            rates[m] = rates[m - 1]
            continue
        cut = int(stage_cut(payable, month, law))
        for k, employers in enumerate(steps):
            of_step = [int(injury_rate(k, s, cut, month, law)) for s in range(len(employers))]
            rates[m, k] = round(float(np.average(of_step, weights=employers)))
    return rates


def _alike(array: Ints, month: int) -> bool:
    return np.array_equal(array[month], array[month - 1])


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
