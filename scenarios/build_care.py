"""What deliveries cost and how people claim, as arrays."""

from __future__ import annotations

import numpy as np

from sim.codes import LEVELS, MODES, SURGERIES
from sim.law import Care, Floats

from .facts import ScenarioFacts

#: Source: assumption; why: no patient pays nothing at all, travel and food remain.
LOWEST_PRICE = 0.02


def build_care(facts: ScenarioFacts, begin: int, years: int) -> Care:
    """Costs, shares and claims; prices grow by the year, demand follows the patient's price."""
    months = years * 12

    def one(key: str) -> Floats:
        return np.array([facts.number(key)])

    caesarean, dystocia = facts.number("care.caesarean_share"), facts.number("care.dystocia_share")
    modes = np.cumsum([1 - caesarean - dystocia, dystocia, caesarean])
    price = patient_price(facts, begin, months)
    means = [[facts.number(f"care.mean_{m}_{level}") for level in LEVELS] for m in MODES]
    age = begin - facts.number("care.base_year") + np.arange(months) // 12
    growth = (1 + facts.series("care.price_growth", begin, months)) ** age
    return Care(
        mode_shares=modes,
        level_shares=_levels(facts, np.ones(1))[0],
        employee_levels=_levels(facts, price),
        delivery_mean=np.array(means),
        delivery_spread=one("care.delivery_spread"),
        catalogue_share=np.array([facts.number(f"care.catalogue_share_{x}") for x in LEVELS]),
        first_self_pay=one("care.first_self_pay"),
        cost_factor=growth,
        stay_demand=price ** -facts.number("demand.elasticity_cost"),
        complication_share=np.array([facts.number(f"care.complication_share_{m}") for m in MODES]),
        complication_mean=one("care.complication_mean"),
        complication_spread=one("care.complication_spread"),
        prenatal_mean=one("care.prenatal_mean"),
        prenatal_spread=one("care.prenatal_spread"),
        illness_share=one("care.illness_share"),
        illness_mean=one("care.illness_mean"),
        illness_spread=one("care.illness_spread"),
        surgery_mean=np.array([facts.number(f"care.mean_{kind}") for kind in SURGERIES]),
        surgery_spread=one("care.surgery_spread"),
        network_share=one("care.network_share"),
        online_share=facts.series("care.online_share", begin, months),
        claim_allowance=np.array(
            [facts.number(f"care.claim_allowance_{kind}") for kind in ("delivery", "abortion")]
        ),
        claim_surgery=one("care.claim_surgery"),
        claim_grant=one("care.claim_grant"),
        claim_spouse=one("care.claim_spouse"),
    )


def patient_price(facts: ScenarioFacts, begin: int, months: int) -> Floats:
    """The share of a stay that an employee pays, relative to the rate of reference.

    She pays what is outside the catalogue and what the rate leaves, and never less than
    `LOWEST_PRICE` of the stay, so that a demand is defined for any law.
    """
    rates = facts.series("maternity.delivery_rate", begin, months)
    levels = [facts.number(f"care.{level}_share") for level in LEVELS]
    inside = [facts.number(f"care.catalogue_share_{level}") for level in LEVELS]
    eligible = np.average(inside, weights=levels) * (1 - facts.number("care.first_self_pay"))

    def price(rate: Floats) -> Floats:
        return np.maximum(1 - eligible * rate, LOWEST_PRICE)

    return np.asarray(price(rates) / price(np.array(facts.number("demand.reference_rate"))))


def _levels(facts: ScenarioFacts, price: Floats) -> Floats:
    """Cumulated shares of hospital levels: a lower price shifts the odds of the higher ones."""
    shares = np.array([facts.number(f"care.{level}_share") for level in LEVELS])
    pull = price ** -facts.number("demand.elasticity_level")
    weights = shares * pull[:, None] ** np.arange(3)
    return np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)
