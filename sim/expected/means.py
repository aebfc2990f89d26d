"""Mean amounts: what a delivery, a surgery or a month of contribution is worth on average."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.special import ndtr

from ..codes import BY_ORDER, CAP, CHOOSE_GRANT, CHOOSE_HALF, FIXED_QUOTA
from ..law import PPM, Care, Floats, Law

#: Nodes of the quadrature over lognormal costs: enough for a relative error below 1e-4.
NODES = 24


def capped_mean(mean: Floats, spread: float | Floats, cap: Floats) -> Floats:
    """Mean of min(X, cap) for a lognormal X with the given mean and sigma of the logarithm."""
    safe = np.maximum(np.asarray(cap, float), 1e-9)
    width = np.maximum(spread, 1e-9)
    d = (np.log(safe / mean) + 0.5 * width**2) / width
    inside = mean * ndtr(d - width) + safe * ndtr(-d)
    return np.asarray(np.where(cap <= 0.0, 0.0, inside))


def clamped_mean(mean: Floats, spread: float, low: Floats, high: Floats) -> Floats:
    """Mean of X clamped between low and high, X lognormal."""
    return low + capped_mean(mean, spread, high) - capped_mean(mean, spread, low)


def delivery_cells(care: Care, month: int, employee: bool) -> tuple[Floats, Floats]:
    """Shares (3 modes, 3 levels) and mean total cost in fen of deliveries in a month.

    Only employees' hospitals and costs respond to the law.
    """
    modes = np.diff(care.mode_shares, prepend=0.0)
    levels = np.diff(care.employee_levels[month] if employee else care.level_shares, prepend=0.0)
    prices = care.cost_factor[month] * (care.stay_demand[month] if employee else 1.0) * 100.0
    return np.outer(modes, levels), care.delivery_mean * prices


@cache
def quadrature() -> tuple[Floats, Floats]:
    """Nodes and weights (sum 1) of a standard normal number."""
    z, weight = np.polynomial.hermite_e.hermegauss(NODES)
    return z, weight / weight.sum()


def eligible_share(care: Care) -> Floats:
    """Share of the total cost that is eligible, by level (3,)."""
    return np.asarray(care.catalogue_share * (1.0 - care.first_self_pay[0]))


def employee_means(care: Care, law: Law, month: int) -> dict[str, float]:
    """Mean benefit in fen of an employee's delivery: stay, complication, checks."""
    shares, total = delivery_cells(care, month, employee=True)
    price = care.cost_factor[month] * 100.0
    eligible = float((shares * total * eligible_share(care)).sum())
    complication = float(shares.sum(axis=1) @ care.complication_share)
    complication *= care.complication_mean[0] * price
    rate = law.delivery_rate[month] / PPM
    inside = law.complication_in_stay[month] == 1
    return {
        "delivery": rate * eligible,
        "complication": rate * complication * inside,
        "prenatal": prenatal_mean(care, law, month),
    }


def prenatal_mean(care: Care, law: Law, month: int) -> float:
    """Mean benefit in fen for prenatal checks."""
    mean = care.prenatal_mean[0] * care.cost_factor[month] * 100.0 * law.prenatal_rate[month] / PPM
    return float(capped_mean(mean, care.prenatal_spread[0], law.prenatal_cap[month]))


def surgery_means(care: Care, law: Law, month: int) -> Floats:
    """Mean benefit in fen by kind of surgery (4,)."""
    quota: Floats = law.quota[month].astype(np.float64)
    if law.quota_mode[month] == FIXED_QUOTA:
        return quota
    means = care.surgery_mean * care.cost_factor[month] * 100.0
    return capped_mean(means, care.surgery_spread[0], quota)


def wife_and_grant_means(
    care: Care, law: Law, order: int, month: int
) -> tuple[float, float, float]:
    """Means in fen for a woman without employee cover.

    Returns
    -------
    half the standard where no grant exists; half and grant where she may choose between them
    """
    shares, total = delivery_cells(care, month, employee=False)
    z, weight = quadrature()
    spread, checks = care.delivery_spread[0], care.prenatal_spread[0]
    cost = total[..., None] * np.exp(spread * z - 0.5 * spread**2)
    eligible = cost * eligible_share(care)[None, :, None]
    mean = care.prenatal_mean[0] * care.cost_factor[month] * 100.0
    prenatal = mean * np.exp(checks * z - 0.5 * checks**2) * law.prenatal_rate[month] / PPM
    paid = np.minimum(prenatal, law.prenatal_cap[month])
    standard = eligible[..., None] * law.delivery_rate[month] / PPM + paid
    half = standard * law.spouse_rate[month] / PPM
    grant = _grant(law, order, eligible, month)[..., None]
    choice = law.spouse_choice[month]
    takes_half = half > grant
    if choice == CHOOSE_GRANT:
        takes_half = grant <= 0.0
    elif choice == CHOOSE_HALF:
        takes_half = half > 0.0
    over = shares[..., None, None] * weight[:, None] * weight
    return (
        float((over * half).sum()),
        float((over * half * takes_half).sum()),
        float((over * grant * ~takes_half).sum()),
    )


def grant_mean(care: Care, law: Law, order: int, month: int) -> float:
    """Mean grant in fen of a resident who has no other right."""
    shares, total = delivery_cells(care, month, employee=False)
    eligible = total * eligible_share(care)
    if law.grant_mode[month] != CAP:
        return float((shares * _grant(law, order, eligible[..., None], month)[..., 0]).sum())
    grant = _grant_sums(law, order, month)
    return float((shares * capped_mean(eligible, care.delivery_spread[0], grant[:, None])).sum())


def _grant_sums(law: Law, order: int, month: int) -> Floats:
    if law.grant_basis[month] == BY_ORDER:
        return np.full(3, float(law.grant_by_order[month, min(order, 3) - 1]))
    return np.asarray(law.grant_by_mode[month], float)


def _grant(law: Law, order: int, eligible: Floats, month: int) -> Floats:
    """The grant by mode, level and node of the cost."""
    grant = np.broadcast_to(_grant_sums(law, order, month)[:, None, None], eligible.shape)
    return np.minimum(grant, eligible) if law.grant_mode[month] == CAP else grant
