"""The law of paying hospitals, and what the simulation knows of each class of them.

Money is int64 fen, shares are int64 parts per million, choices are codes. `years` are those of
the study, `providers` classes of hospitals (any number), `months` = 12 * years. Names of values
are the keys of a scenario under `payment`. A limit of 0 means that there is none.

Amounts of law that are not per head or per day (budgets) are for the whole place: hand in services
of the whole place as well, not of a sample.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import BUDGET_BASES, CASE_BASES, PAYMENT_METHODS
from ..errors import ScenarioError
from ..law import PPM, Ints
from .advance import BulkLaw
from .one_stop import OneStopLaw

#: Codes of PAYMENT_METHODS, BUDGET_BASES, CASE_BASES.
BY_ITEM, BUDGET, CASE, BED_DAY, POINTS = range(5)
BUDGET_BY_STAYS = 1
CASE_AT_QUOTA = 1


class PaymentLaw(NamedTuple):
    """Dated rules of paying hospitals, int64 (years, ...)."""

    method: Ints  # (years, providers) code in PAYMENT_METHODS
    delay: Ints  # (months, providers, steps) ppm paid 0, 1, ... months after the month of service
    clearing_months: Ints  # (years,) months from December to the clearing of the year
    prepaid_share: Ints  # (years,) ppm of budget or points prepaid by month
    # global budget (总额预算)
    budget: Ints  # (years,) fen a year for all hospitals under budget; 0: follows last year
    budget_growth: Ints  # (years,) ppm of last year's spending: 1,050,000 grows by 5 %
    budget_basis: Ints  # (years,) code in BUDGET_BASES
    over_share: Ints  # (years,) ppm of cost above the budget that the fund shares (合理超支分担)
    keep_share: Ints  # (years,) ppm of what is left that the hospital keeps (结余留用)
    # per case and per bed-day
    case_basis: Ints  # (years,) code in CASE_BASES
    case_over_limit: Ints  # (years,) ppm of stays that may lie above their quota
    bed_day_rate: Ints  # (years,) fen a bed-day
    # points (点数法)
    points_budget: Ints  # (years,) fen a year for all methods together; 0: follows last year
    points_reserve: Ints  # (years,) ppm of the fund for points that is held back for sharing
    point_value: Ints  # (years,) budgeted fen for a weight of one; 0: follows the years before
    # controls of hospitals paid by item or budget
    mean_cost_limit: Ints  # (years, providers) fen a stay, mean of a quarter (次均费用)
    stay_days_limit: Ints  # (years, providers) millionths of a day a stay, mean of a month
    off_catalogue_limit: Ints  # (years, providers) ppm of cost outside the catalogue, of a month
    # case review after the year (病历评审)
    review_share: Ints  # (years, providers) ppm of what was settled
    review_months: Ints  # (years,) months from December to the recovery


class Services(NamedTuple):
    """What providers did and what the fund owes by the rules of each stay, int64.

    (months, providers) unless said otherwise; fen unless said otherwise. `case_actual`,
    `case_quota` and `quota_saved` are the fund's part, as `incurred` is.
    """

    incurred: Ints  # owed by the fund, stay by stay, before any rule of this package
    total_cost: Ints  # all bills, whoever pays
    outside: Ints  # part of it outside the catalogue
    days: Ints  # bed-days
    stays: Ints  # number
    points: Ints  # weights of groups (DRG) or scores (DIP), in millionths
    case_actual: Ints  # part of `incurred` for stays paid by case, at actual cost
    case_quota: Ints  # the same stays at their quotas
    quota_saved: Ints  # sum over stays below their quota of quota - actual
    over_quota: Ints  # number of stays above their quota
    last_incurred: Ints  # (providers,) of the year before the first
    last_stays: Ints  # (providers,) number
    last_points: Ints  # (providers,) in millionths


class Payment(NamedTuple):
    """How the funds of a scenario pay hospitals; funds in the order of MEDICAL_FUNDS."""

    funds: tuple[PaymentLaw, ...]
    last_spending: Ints  # (funds,) fen on stays in the year before the first; 0: not known
    recovery_months: Ints  # (years,) months from a stay to the receipt of what is recovered
    refused_more: Ints  # (months,) ppm of claims refused beyond the base; below 0: fewer
    fine_factor: Ints  # (months,) ppm of what is recovered
    bulk: BulkLaw
    one_stop: OneStopLaw


def check_payment(services: Services, law: PaymentLaw) -> None:
    """Refuse services and law that do not fit together.

    Raises
    ------
    ScenarioError   if a shape is wrong, a number negative, a code unknown, or a delay not whole
    """
    months, providers = services.incurred.shape
    if months == 0 or months % 12:
        raise ScenarioError(f"services have {months} months, expected whole years")
    years = months // 12
    shape: tuple[int, ...]
    for name, array in services._asdict().items():
        shape = (providers,) if name.startswith("last_") else (months, providers)
        _check_array(f"services.{name}", array, shape)
    if np.any(services.case_actual > services.incurred):
        raise ScenarioError("services.case_actual is part of services.incurred and exceeds it")
    if np.any(services.quota_saved > services.case_quota):
        raise ScenarioError("services.quota_saved is part of services.case_quota and exceeds it")
    by_provider = {"method", "mean_cost_limit", "stay_days_limit"}
    by_provider |= {"off_catalogue_limit", "review_share"}
    for name, array in law._asdict().items():
        shape = (years, providers) if name in by_provider else (years,)
        if name == "delay":
            shape = (months, providers, array.shape[-1])
        _check_array(f"payment.{name}", array, shape)
    for name, codes in (
        ("method", PAYMENT_METHODS),
        ("budget_basis", BUDGET_BASES),
        ("case_basis", CASE_BASES),
    ):
        if getattr(law, name).max() >= len(codes):
            raise ScenarioError(f"payment.{name} holds a code that is none of {', '.join(codes)}")
    if np.any(law.delay.sum(axis=-1) != PPM):
        raise ScenarioError("payment.delay does not sum to 1. It is the share paid by month.")


def _check_array(name: str, array: Ints, shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        raise ScenarioError(f"{name} has shape {array.shape}, expected {shape}")
    if array.size and array.min() < 0:
        raise ScenarioError(f"{name} holds a negative number")
