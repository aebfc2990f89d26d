"""The law of the resident pension of a scenario as monthly arrays, and how people live with it.

A basic pension grows by `resident_pension.basic_growth` after the last standard known, on 1
January, to whole yuan: a later standard replaces it from its date.
"""

from __future__ import annotations

import numpy as np

from sim.codes import PENSION_TIERS
from sim.law import PPM, Floats, Ints
from sim.resident_pension_law import ResidentPensionLaw, ResidentPensionLives

from .document import fault
from .facts import ScenarioFacts
from .growing import growth_since_known, in_yuan

#: Shares along an axis that must sum to one.
WHOLES = ("subsidy_shares", "minimum_shares", "paid_in", "tier_share")


def build_resident_pension(facts: ScenarioFacts, begin: int, years: int) -> ResidentPensionLaw:
    """Monthly law from January of the first year: money in fen, shares in ppm.

    Raises
    ------
    ScenarioError   if shares that must sum to one do not, or tiers do not rise
    """
    months = years * 12

    def read(key: str, unit: int = 1) -> Ints:
        values = np.rint(facts.series(f"resident_pension.{key}", begin, months) * unit)
        return np.ascontiguousarray(values.astype(np.int64))

    for name in WHOLES:
        _check_sum(facts, name, begin, months)
    _check_tiers(facts, begin, months)
    return ResidentPensionLaw(
        resident_tier=read("tier", 100),
        resident_tier_subsidy=read("tier_subsidy", 100),
        resident_subsidy_shares=read("subsidy_shares", PPM),
        resident_paid_for=read("paid_for", 100),
        resident_paid_for_subsidy=read("paid_for_subsidy"),
        resident_collective=read("collective", 100),
        resident_paid_in=read("paid_in", PPM),
        resident_pay_from=read("pay_from"),
        resident_pension_age=read("pension_age"),
        resident_next_month=read("next_month"),
        resident_years_required=read("years_required"),
        resident_scheme_year=read("scheme_year"),
        resident_back_payment=read("back_payment"),
        resident_back_subsidy=read("back_subsidy"),
        resident_basic_minimum=_grown(facts, "resident_pension.basic_minimum", begin, months),
        resident_minimum_shares=read("minimum_shares", PPM),
        resident_basic_local=_grown(facts, "resident_pension.basic_local", begin, months),
        resident_age_addition=read("age_addition", 100),
        resident_long_from=read("long_from"),
        resident_long_addition=read("long_addition", 100),
        resident_divisor=read("divisor"),
        resident_account_interest=read("account_interest", PPM),
        resident_heirs_share=read("heirs_share", PPM),
        resident_funeral_grant=read("funeral_grant", 100),
        resident_funeral_months=read("funeral_months"),
        resident_certified=read("certified"),
        resident_certify_month=read("certify_month"),
    )


def build_resident_pension_lives(
    facts: ScenarioFacts, begin: int, years: int
) -> ResidentPensionLives:
    """What people and offices do; tiers as cumulative shares by year."""

    def by_year(key: str) -> Floats:
        return facts.series(f"resident_pension.{key}", begin, years * 12)[::12]

    rank = np.cumsum(by_year("tier_share"), axis=1)
    rank[:, -1] = 1.0

    def number(key: str) -> Floats:
        return np.array(facts.number(f"resident_pension.{key}"))

    def months(key: str) -> Ints:
        return np.array(int(facts.number(f"resident_pension.{key}")))

    return ResidentPensionLives(
        resident_enrolled_share=by_year("enrolled_share"),
        resident_payer_share=by_year("payer_share"),
        resident_tier_rank=np.where(rank > 1 - 1e-9, 1.0, rank),
        resident_drawing_share=np.array(by_year("drawing_share")[0]),
        resident_pays_up_share=number("pays_up_share"),
        resident_double_share=number("double_share"),
        resident_double_months=months("double_months"),
        certify_fail_share=number("fail_share"),
        certify_return_months=months("return_months"),
        deaths_unreported_share=number("unreported_share"),
        deaths_report_months=months("report_months"),
        deaths_found_share=number("found_share"),
        deaths_before_share=number("before_share"),
        overpaid_recovery_share=number("recovery_share"),
        overpaid_recovery_months=months("recovery_months"),
        start_account_level=number("start_level"),
    )


def _grown(facts: ScenarioFacts, key: str, begin: int, months: int) -> Ints:
    """A standard in fen by month; to the whole yuan where it has grown past what is known."""
    factor = growth_since_known(facts, key, begin, months, "resident_pension.basic_growth")
    return in_yuan(facts.series(key, begin, months), factor)


def _check_sum(facts: ScenarioFacts, name: str, begin: int, months: int) -> None:
    key = f"resident_pension.{name}"
    sums = facts.series(key, begin, months).sum(axis=1)
    wrong = sums[np.abs(sums - 1) > 1e-9]
    if wrong.size:
        entry = facts.entries(key)[-1]
        found = f"shares that sum to {wrong[0]:.6g}"
        cure = "Change the shares together"
        raise fault(entry.file, entry.line, key, found, "a sum of 1 on every date", cure)


def _check_tiers(facts: ScenarioFacts, begin: int, months: int) -> None:
    """Refuse tiers out of order, and payers in a tier that does not exist."""
    key = "resident_pension.tier"
    tiers = facts.series(key, begin, months)
    shares = facts.series("resident_pension.tier_share", begin, months)
    steps = np.diff(tiers, axis=1)
    entry = facts.entries(key)[-1]
    if (tiers[:, 0] <= 0).any() or ((steps <= 0) & (tiers[:, 1:] > 0)).any():
        allowed = f"amounts from {PENSION_TIERS[0]} on, each above the one before, then 0"
        raise fault(entry.file, entry.line, key, "tiers that do not rise", allowed, "Order them")
    empty = ((shares > 0) & (tiers == 0)).any(axis=0)
    if empty.any():
        entry = facts.entries("resident_pension.tier_share")[-1]
        name = PENSION_TIERS[int(empty.argmax())]
        found = f"payers in {name}, which has no amount in resident_pension.tier"
        allowed = "shares of tiers above 0"
        raise fault(entry.file, entry.line, entry.key, found, allowed, "Move them")
