"""What employers pay for work injury insurance year by year: floats under review, the stage cut.

Employers are not simulated: those of a class pay on equal bases and differ by a lasting spread of
cost about its mean. The float of each is reviewed every few years on what it cost and paid since
(人社部发〔2015〕71号: 每一至三年), in turn, so that of each class a part is reviewed every year.
Rates are cut while the balance would pay for long, so the years are closed one after the other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .codes import FLOAT_STEPS, INDUSTRY_CLASSES, NO_FLOAT
from .injury_law import InjuryLaw
from .law import PPM, Floats, Ints
from .payment.amounts import allocate, share_of_array
from .scenario import Scenario
from .schemes.work_injury_rate import injury_rate, stage_cut

#: Law on which the rate of a class depends besides the steps of its employers.
RATE_LAW = ("injury_class_rate", "injury_float", "injury_cut_from", "injury_cut")
#: Years like the first in which floats find their places before a study begins. Source:
#: assumption; why: nothing is published of floats; after some four reviews nothing moves on.
YEARS_BEFORE = 12


class Rated(NamedTuple):
    """Employers by class and the years on which they will be reviewed; fen."""

    step: Ints  # (classes, employers) code in FLOAT_STEPS
    cost: Floats  # (employers,) what each costs the fund relative to its class, mean 1
    spent: list[Ints]  # of each year: (classes,) spent on the class
    due: list[Ints]  # of each year: (classes, employers) due from the employer


class PaidIn(NamedTuple):
    """What employers pay, and why."""

    contributions: Ints  # (months,) fen
    prevention: Ints  # (months,) fen spent on it
    stage: Ints  # (years, 2) whole months of spending on 1 January; mean ppm taken off the rates


def paid_in(
    scenario: Scenario, due_on: Ints, paid_on: Ints, spent: Ints, costs: Ints, opening: int
) -> PaidIn:
    """Contributions and spending on prevention by month, the stage cut by year.

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
    rated = settled_in(scenario, due_on[:12], by_class[0])
    last_spent = int(spent[0])
    contributions = np.zeros(len(paid_on), np.int64)
    prevention, stage = np.zeros_like(contributions), np.zeros((len(spent), 2), np.int64)
    balance, funds = opening, scenario.livelihood.injury_lives.injury_funds
    for y in range(len(spent)):
        m = 12 * y
        months = slice(m, m + 12)
        share = law.injury_prevention_share[months]
        prevention[months] = share_of_array(rated.due[-1].sum() // 12, share)
        review(rated, y, law, m)
        payable = balance * 12 // max(last_spent, 1)
        rates = rates_of_steps(law, m, payable + funds)
        stage[y] = (
            payable,
            np.mean([cut_of(law, month, payable + funds) for month in range(m, m + 12)]),
        )
        means = mean_rates(rates, rated.step)
        contributions[months] = share_of_array(paid_on[months], means).sum(axis=1)
        keep_year(rated, by_class[y], due_on[months], rates)
        interest = round(max(balance, 0) * float(scenario.interest[y]))
        spending = spent[y] + prevention[months].sum()
        balance += int(contributions[months].sum() - spending) + interest
        last_spent = int(spent[y])
    return PaidIn(contributions, prevention, stage)


def settled_in(scenario: Scenario, due_on: Ints, spent: Ints) -> Rated:
    """Employers as they are when a study begins: the years before are taken to be like its first.

    Parameters
    ----------
    due_on : (12, classes) fen, bases of the first year
    spent : (classes,) fen spent in it
    """
    law, cost = scenario.livelihood.injury, scenario.livelihood.injury_lives.injury_employers
    step = np.full((len(INDUSTRY_CLASSES), len(cost)), NO_FLOAT, np.int64)
    rated = Rated(step, cost, [], [])
    uncut = rates_of_steps(law, 0, np.array([-1.0]))
    for y in range(-YEARS_BEFORE, 0):
        review(rated, y, law, 0)
        keep_year(rated, spent, due_on, uncut)
    return rated


def review(rated: Rated, y: int, law: InjuryLaw, m: int) -> None:
    """Float the employers whose turn it is in year y, whose January is month m.

    Each moves by `injury_float_moves` steps at most towards that of its cost since the last review.
    """
    years = int(law.injury_float_years[m])
    turn = (np.arange(len(rated.cost)) + y) % years == 0
    if not rated.due or not turn.any():
        return
    spent = np.sum(rated.spent[-years:], axis=0)[:, None] / len(rated.cost)
    due = np.sum(rated.due[-years:], axis=0)[:, turn]
    wanted = float_steps(spent * rated.cost[turn], due, law, m)
    most = int(law.injury_float_moves[m])
    rated.step[:, turn] += np.clip(wanted - rated.step[:, turn], -most, most)


def float_steps(spent: Floats, due: Ints, law: InjuryLaw, m: int) -> Ints:
    """`schemes.work_injury_rate.float_step` of many employers, (classes, employers)."""
    over = spent[..., None] * PPM > due[..., None] * law.injury_float_to[m].astype(np.float64)
    step = np.where(due > 0, over.sum(axis=-1), NO_FLOAT)
    return np.asarray(np.maximum(step, law.injury_lowest_float[m][:, None]))


def keep_year(rated: Rated, spent: Ints, due_on: Ints, rates: Ints) -> None:
    """Remember what a year cost, and what was due from each employer at its step.

    Parameters
    ----------
    due_on : (12, classes) fen, bases
    rates : as from `rates_of_steps`
    """
    by_step = np.rint(np.einsum("mk,mks->ks", due_on / PPM, rates)).astype(np.int64)
    due = np.take_along_axis(by_step, rated.step, axis=1) // len(rated.cost)
    rated.spent.append(spent)
    rated.due.append(due)


def rates_of_steps(law: InjuryLaw, first: int, payable: Floats) -> Ints:
    """Rates by month, class and step of the year from month `first` on, (12, classes, steps) ppm.

    Parameters
    ----------
    payable : (funds,) months that the balance of each would pay, see `stage_cut`; the cut is
        their mean
    """
    rates = np.zeros((12, len(INDUSTRY_CLASSES), len(FLOAT_STEPS)), np.int64)
    for m in range(12):
        month = first + m
        if m > 0 and all(_alike(getattr(law, name), month) for name in RATE_LAW):
            rates[m] = rates[m - 1]
            continue
        cut = cut_of(law, month, payable)
        for k, s in np.ndindex(rates.shape[1:]):
            rates[m, k, s] = injury_rate(k, s, cut, month, law)
    return rates


def cut_of(law: InjuryLaw, month: int, payable: Floats) -> int:
    """Mean ppm taken off the rates of funds that would pay for so many months each."""
    return round(float(np.mean([stage_cut(months, month, law) for months in payable])))


def mean_rates(rates: Ints, step: Ints) -> Ints:
    """Mean rates of the classes by month, (12, classes) ppm, of employers at these steps."""
    shares = np.stack([(step == s).mean(axis=1) for s in range(len(FLOAT_STEPS))], axis=1)
    return np.asarray(np.rint((rates * shares).sum(axis=2)).astype(np.int64))


def _alike(array: Ints, month: int) -> bool:
    return np.array_equal(array[month], array[month - 1])
