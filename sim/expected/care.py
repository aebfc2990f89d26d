"""Illness of a year in expected numbers: what stays, visits and chronic care of all people come to.

Large-sum and critical illness insurance, assistance, second reimbursement and what accounts pay
are left to the simulation.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..accounts import ACCOUNTS, NUMBER_OF
from ..codes import NUM_BANDS, ORDINARY, SCHEMES, SEXES
from ..illness import VISIT_AGES
from ..law import Floats
from ..medical_tally import CHRONIC_BILL, KINDS, STAY_BILL, VISIT_BILL
from ..scenario import Scenario
from . import chronic, visits
from .benefits import SCHEMES_OF, StayMeans
from .conditions import Ailing, Risk
from .coverage import Coverage, settled, workers
from .insured import ACTIVE_PLACE, NUM_GROUPS, NUM_PLACES, OUTSIDE, RETIRED_PLACE
from .stays import BANDS, by_band, lasting_variance, newborn_stays, rates_of_stays
from .women import Given

IN_PLACE = np.eye(len(SCHEMES))[SCHEMES_OF]  # (places, SCHEMES)
NAMES = ("resident", "employee", "employee")


class Year(NamedTuple):
    """What illness needs to know of a year, and where it is written."""

    y: int
    ailing: Ailing
    left: Floats  # (2, ages, C) shares with a condition among those who survive the year
    chance: Floats  # (2, ages, C) to fall ill in the year
    people: Floats  # (2, ages) on 1 January
    here: Floats  # (2, ages, 12) share here in the middle of a month, deaths apart
    newborn: Floats  # (GROUPS, 2, 12) insured in person-months
    newborn_ends: Floats  # (12 born, 12) insured at the end of a month
    money: Floats  # (12, accounts) fen
    bills: Floats  # (12, KINDS, SCHEMES) number
    lasting: Floats  # (2, KINDS, SCHEMES) variance of people's expected bills, and of their fen
    passing: Floats  # (2, SCHEMES) variance of a year's visits and their fen within like people

    def enter(self, kind: int, number: Floats, paid: Floats) -> None:
        """Add bills and fen by place, (12, NUM_PLACES) each."""
        self.bills[:, kind] += number @ IN_PLACE
        for scheme, name in enumerate(NAMES):
            account = NUMBER_OF[f"{name}_{('stays', 'chronic', 'visits')[kind]}"]
            self.money[:, account] += paid @ IN_PLACE[:, scheme]


def empty_care() -> tuple[Floats, Floats, Floats, Floats]:
    """Zeros for the last four fields of a year."""
    kinds, schemes = len(KINDS), len(SCHEMES)
    return (
        np.zeros((12, len(ACCOUNTS))),
        np.zeros((12, kinds, schemes)),
        np.zeros((2, kinds, schemes)),
        np.zeros((2, schemes)),
    )


def add_stays(
    scenario: Scenario, means: StayMeans, risk: Risk, year: Year, coverage: Coverage
) -> None:
    """Stays of all people of 1 January and of the newborn."""
    rates = rates_of_stays(scenario, year.ailing.held, year.chance, risk, year.y)
    cases = by_band(settled(rates * year.here, coverage))
    cases[0, :NUM_GROUPS, 0] += newborn_stays(scenario, year.y, year.newborn)
    months = range(12 * year.y, 12 * year.y + 12)
    price = np.stack([means.month(month) for month in months], axis=-1)
    paid = (cases * price).sum(axis=(0, 2)).T
    number = cases.sum(axis=(0, 2)).T
    year.enter(STAY_BILL, number, paid)
    spread = lasting_variance(scenario.illness, year.y, coverage.places, year.left, risk)
    of_place = spread[:NUM_PLACES].sum(axis=(1, 2))
    year.lasting[0, STAY_BILL] += of_place @ IN_PLACE
    mean = paid.sum(axis=0) / np.maximum(number.sum(axis=0), 1e-300)
    year.lasting[1, STAY_BILL] += (of_place * mean**2) @ IN_PLACE


def add_pregnancies(
    scenario: Scenario, means: StayMeans, year: Year, given: Given, enrolled: float, medical: Floats
) -> None:
    """Stays for illness in pregnancy, and for complications that maternity insurance does not pay.

    They are taken as the first of the year.

    Parameters
    ----------
    enrolled : share of residents insured
    medical : (12, covers) 1 where a cover has employee maternity medical benefit
    """
    care, law = scenario.care, scenario.law
    deliveries = given.all.sum(axis=(0, 2)).T  # (12, covers)
    modes = np.diff(care.mode_shares, prepend=0.0)
    months = slice(12 * year.y, 12 * year.y + 12)
    ill = np.full(deliveries.shape, care.illness_share[0])
    elsewhere = 1.0 - medical * law.complication_in_stay[months, None]
    complicated = elsewhere * (modes @ care.complication_share)
    number, paid = np.zeros((12, NUM_PLACES)), np.zeros((12, NUM_PLACES))
    price = float(care.cost_factor[months].mean()) * 100.0
    for place, covers in ((ORDINARY, OUTSIDE), (ACTIVE_PLACE, [2, 3, 4, 5]), (RETIRED_PLACE, [7])):
        of_place = deliveries[:, covers] * (enrolled if place == ORDINARY else 1.0)
        both = ill + complicated - ill * complicated
        number[:, place] = (of_place * both[:, covers]).sum(axis=1)
        for m in range(12):
            month = 12 * year.y + m
            for share, mean, spread in (
                (ill, care.illness_mean, care.illness_spread),
                (complicated, care.complication_mean, care.complication_spread),
            ):
                cases = of_place[m] @ share[m, covers]
                paid[m, place] += cases * means.pregnancy(month, mean[0] * price, spread[0])[place]
    year.enter(STAY_BILL, number, paid)


def add_visits(
    scenario: Scenario, risk: Risk, year: Year, coverage: Coverage, persons: Floats
) -> None:
    """Ordinary visits.

    Late payers, and people who come to work from elsewhere, have deductibles and caps anew.

    Parameters
    ----------
    persons : (NUM_PLACES, 2, ages, 12) insured on the first of a month, alive at its end
    """
    _, held = risk.alive(year.ailing.held, year.y, 0.5)
    shares = visits.burden_shares(held, year.chance)
    classes = visits.by_class(persons, shares)
    number = visits.visits_by_month(scenario.illness, year.y)
    paid, variance = visits.paid_by_month(scenario, year.y)
    fresh = paid.copy()
    for group in range(NUM_GROUPS):
        covered = np.tile(coverage.covered[group], (len(VISIT_AGES), 1))
        paid[:, group] = visits.begun_late(paid[:, group], covered)
    old, new = (by.sum(axis=0).T @ visits.IN_CLASS for by in workers(coverage))
    paid[:, ACTIVE_PLACE] = visits.begun_late(paid[:, ACTIVE_PLACE], (old.min(axis=0) + new).T)
    money, count = (classes * paid).sum(axis=(2, 3)), (classes * number).sum(axis=(2, 3))
    money[:, ORDINARY] += visits.newborn_sums(fresh, year.newborn_ends)
    count[:, ORDINARY] += visits.newborn_sums(number, year.newborn_ends)
    year.enter(VISIT_BILL, count, money)
    mean = classes.mean(axis=0)
    uneven = (scenario.illness.visit_strata**2).mean() - 1.0
    for k, of_person in enumerate((number.sum(axis=0) ** 2 * uneven, variance)):
        year.passing[k] += (mean * of_person).sum(axis=(1, 2)) @ IN_PLACE
    weight = mean / np.maximum(mean.sum(axis=2, keepdims=True), 1e-300)
    for k, value in enumerate((number.sum(axis=0), paid.sum(axis=0))):
        apart = (value - (weight * value).sum(axis=2, keepdims=True)) ** 2
        year.lasting[k, VISIT_BILL] += (mean * apart).sum(axis=(1, 2)) @ IN_PLACE


def add_chronic(scenario: Scenario, risk: Risk, year: Year, persons: Floats) -> None:
    """Chronic outpatient care; `persons` as in `add_visits`."""
    illness, ailing, y = scenario.illness, year.ailing, year.y
    bad = np.divide(ailing.severe, ailing.held, out=np.zeros_like(year.left), where=ailing.held > 0)
    late = np.divide(ailing.fresh, ailing.held, out=np.zeros_like(year.left), where=ailing.held > 0)
    _, held = risk.alive(ailing.held, y, 0.5)
    wait = np.minimum(scenario.medical.certify_months[12 * y] / 12.0, 1.0)
    severe = illness.certify_share * illness.take_up[12 * y : 12 * y + 12].mean()
    first = held * (bad - wait * late)
    last = held * bad + (1.0 - held) * year.chance * severe * (1.0 - wait)
    weight = year.people[..., None]
    cells = [_by_cell(share * weight) / _by_cell(weight) for share in (first, last)]
    share, paid = chronic.care_of_year(scenario, y, chronic.Patients(*cells))
    of_cell = _by_cell(np.moveaxis(persons, 0, -1).reshape(*year.people.shape, -1))
    of_cell = np.moveaxis(of_cell.reshape(-1, 12, NUM_PLACES), 0, -1)
    year.enter(CHRONIC_BILL, (of_cell * share).sum(axis=2), (of_cell * paid).sum(axis=2))


def _by_cell(values: Floats) -> Floats:
    """Sums (sex x band, ...) of (2, ages, ...); cells that nobody is in hold a trace."""
    first = np.unique(BANDS, return_index=True)[1]
    summed = np.add.reduceat(values, first, axis=1)
    return np.asarray(summed.reshape(len(SEXES) * NUM_BANDS, -1)) + 1e-300
