"""The dated law of paying hospitals of a scenario as yearly arrays by fund and class of hospital.

A provider is a level of hospital and a channel. Hospitals that are not under the agreements of the
place (协议管理) are paid by item and neither controlled nor reviewed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sim.codes import CASE, CHANNELS, GENERAL, HOSPITALS, MEDICAL_FUNDS, PAYMENT_METHODS
from sim.errors import ScenarioError
from sim.law import PPM, Ints
from sim.payment.advance import BulkLaw
from sim.payment.law import BY_ITEM, Payment, PaymentLaw
from sim.payment.law import CASE as BY_CASE
from sim.payment.one_stop import OneStopLaw

from .build_control import fine_factor, refused_more
from .facts import ScenarioFacts

NUM_PROVIDERS = len(HOSPITALS) * len(CHANNELS)
Read = Callable[[str, int], Ints]


def build_payment(facts: ScenarioFacts, begin: int, years: int) -> Payment:
    """Law of paying hospitals from January of the first year: shares in ppm, money in fen.

    Raises
    ------
    ScenarioError   if stays that have no quota are paid by case
    """

    def read(key: str, unit: int) -> Ints:
        yearly = facts.series(f"payment.{key}", begin, years * 12)[::12]
        return np.rint(yearly * unit).astype(np.int64)

    method = read("method", 1)
    others = [name for name in CHANNELS if name != CHANNELS[CASE]]
    if np.any(np.delete(method, CASE, axis=2) == BY_CASE):
        raise ScenarioError(
            f"{facts.name} payment.method: found {PAYMENT_METHODS[BY_CASE]} for "
            f"{' or '.join(others)}, which have no quota. Allowed: for {CHANNELS[CASE]} only."
        )
    delay = _delay(facts, begin, years)
    return Payment(
        funds=tuple(_law_of_fund(read, k, method[:, k], delay) for k in range(len(MEDICAL_FUNDS))),
        last_spending=np.rint(facts.array("payment.last_spending") * 100).astype(np.int64),
        recovery_months=read("recovery_months", 1),
        refused_more=refused_more(facts, begin, years * 12),
        fine_factor=fine_factor(facts, begin, years * 12),
        bulk=BulkLaw(
            share=read("bulk_share", PPM),
            agreed=read("bulk_agreed", PPM),
            month=read("bulk_month", 1),
            apply_days=read("bulk_apply_days", 1),
            pay_days=read("bulk_pay_days", 1),
        ),
        one_stop=_one_stop(facts, begin, years * 12),
    )


def _one_stop(facts: ScenarioFacts, begin: int, months: int) -> OneStopLaw:
    """The account of one-stop settlement by month."""
    units = {"share": PPM}
    return OneStopLaw(
        **{
            name: np.rint(
                facts.series(f"one_stop.{name}", begin, months) * units.get(name, 1)
            ).astype(np.int64)
            for name in OneStopLaw._fields
        }
    )


def _law_of_fund(read: Read, fund: int, method: Ints, delay: Ints) -> PaymentLaw:
    """The law of one fund; `method` (years, CHANNELS)."""
    agreed = read("agreed", 1)

    def by_provider(values: Ints) -> Ints:
        """Values (years, HOSPITALS) by provider, 0 where there is no agreement."""
        return np.repeat(values * agreed, len(CHANNELS), axis=1)

    def limit(key: str, unit: int) -> Ints:
        """A limit of the general channel by provider; cases and bed-days have their own."""
        general = np.tile(np.arange(len(CHANNELS)) == GENERAL, len(HOSPITALS))
        return np.where(general, by_provider(read(key, unit)[:, fund]), 0)

    years = len(method)
    methods = np.where(agreed[:, :, None] == 1, method[:, None], BY_ITEM)
    reviewed = read("review_share", PPM)[:, fund, None]
    return PaymentLaw(
        method=methods.reshape(years, NUM_PROVIDERS),
        delay=delay,
        clearing_months=read("clearing_months", 1),
        prepaid_share=read("prepaid_share", PPM),
        budget=read("budget", 100)[:, fund],
        budget_growth=read("budget_growth", PPM),
        budget_basis=read("budget_basis", 1),
        over_share=read("over_share", PPM),
        keep_share=read("keep_share", PPM),
        case_basis=read("case_basis", 1),
        case_over_limit=read("case_over_limit", PPM),
        bed_day_rate=read("bed_day_rate", 100),
        points_budget=read("points_budget", 100)[:, fund],
        points_reserve=read("points_reserve", PPM),
        point_value=read("point_value", 100)[:, fund],
        mean_cost_limit=limit("mean_cost_limit", 100),
        stay_days_limit=limit("stay_days_limit", PPM),
        off_catalogue_limit=limit("off_catalogue_limit", PPM),
        review_share=by_provider(np.broadcast_to(reviewed, agreed.shape)),
        review_months=read("review_months", 1),
    )


def _delay(facts: ScenarioFacts, begin: int, years: int) -> Ints:
    """Shares (months, providers, steps) in ppm paid so many months after the service: one step."""
    later = facts.series("timing.hospital_months", begin, years * 12).astype(np.int64)
    at_once = np.arange(later.max() + 1) == later[:, None]
    shape = (years * 12, NUM_PROVIDERS, at_once.shape[1])
    return np.ascontiguousarray(np.broadcast_to(at_once[:, None] * PPM, shape))
