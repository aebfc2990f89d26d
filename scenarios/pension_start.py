"""What accounts and pensions of the employee scheme are worth on the first 1 January of a study.

Gives accounts by years of contributions at an index of one, and running pensions by years since
retirement relative to a new one. Who has how many years and which index is left to the people.
"""

from __future__ import annotations

import numpy as np

from sim.law import Floats

from .build_pension import account_interest, rise_shares
from .facts import ScenarioFacts
from .tabular import numbers, read_rows

#: Longest time before the study that is looked at, years.
LONGEST = 60
#: Mean share of a year for which the twelve payments of a year earn: (12 + ... + 1) / 12 / 12.
EARNING = 6.5 / 12


def average_wages(facts: ScenarioFacts, first: int, last: int) -> Floats:
    """Average wage of the place in the years first to last, yuan a year, (last - first + 1,).

    The national table (在岗职工平均工资), brought to the place by its reference wage of
    `wage.base_year`. Before the table wages are those of its first year, after it they grow by
    `wage.growth`.
    """
    wage = dict(numbers(read_rows("average_wage.csv"), ("year", "yuan")))
    base = int(facts.number("wage.base_year"))
    for year in range(int(max(wage)) + 1, max(last, base) + 1):
        wage[year] = wage[year - 1] * (1 + float(facts.at("wage.growth", year)))
    scale = facts.number("wage.reference_monthly") * 12 / wage[base]
    earliest = int(min(wage))
    return np.array([wage[max(year, earliest)] * scale for year in range(first, last + 1)])


def account_factors(facts: ScenarioFacts, begin: int) -> Floats:
    """Yuan in an account on 1 January of `begin` after k years of payments at an index of one.

    Returns
    -------
    float64 (2, LONGEST + 1): enterprises, public bodies; k years back from `begin`. Before
    accounts began nothing is added: 1998, for public bodies the first month with a rate.
    """
    result = np.zeros((2, LONGEST + 1))
    credited, interest = yearly_credits(facts, begin)
    years = len(interest)
    if years == 0:
        return result
    value = credited * (1 + interest * EARNING)
    for t in range(years):
        value[:, :t] *= 1 + interest[t]
    result[:, 1 : years + 1] = np.cumsum(value[:, ::-1], axis=1)
    result[:, years + 1 :] = result[:, years : years + 1]
    return result


def yearly_credits(facts: ScenarioFacts, begin: int) -> tuple[Floats, Floats]:
    """What a year at an index of one brought to an account, and its interest, since accounts began.

    Returns
    -------
    credited : float64 (2, years), yuan: enterprises, public bodies; the last year is `begin` - 1
    interest : float64 (years,), share a year
    """
    first = max(begin - LONGEST, _first_year(facts, "pension.account_rate"))
    years = max(begin - first, 0)
    if years == 0:
        return np.zeros((2, 0)), np.zeros(0)
    wage = average_wages(facts, first - 1, begin - 2)
    rate = facts.series("pension.account_rate", first, years * 12)
    member = facts.series("pension.public_rate", first, years * 12) > 0
    paid = np.stack((rate, rate * member)).reshape(2, years, 12).sum(axis=2) / 12
    return paid * wage, account_interest(facts, first, years)


def running_pensions(facts: ScenarioFacts, begin: int) -> Floats:
    """Pension on 1 January of `begin` by years since retirement, relative to a new one.

    The base of the year of retirement, raised each January since as announced, over that of a
    new pension.

    Returns
    -------
    float64 (LONGEST + 1,); 1 for who retired in the year before `begin`
    """
    wage = average_wages(facts, begin - 2 - LONGEST, begin - 2)
    first = max(begin - LONGEST, _first_year(facts, "pension.rise_share"))
    rises = np.zeros(LONGEST + 1)
    rises[first - begin + LONGEST + 1 :] = rise_shares(facts, first, begin - first)
    result = np.ones(LONGEST + 1)
    raised = 1.0
    for n in range(1, LONGEST + 1):
        raised *= 1 + rises[LONGEST + 1 - n]
        result[n] = wage[LONGEST - n] / wage[LONGEST] * raised
    return result


def _first_year(facts: ScenarioFacts, key: str) -> int:
    """Year of the first entry of a dated key."""
    start = facts.entries(key)[0].start
    return 0 if start is None else start.year
