"""Builders of laws of payment and of services, all else left at nothing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from sim.codes import BUDGET_BASES, CASE_BASES, PAYMENT_METHODS
from sim.law import PPM
from sim.payment.law import PaymentLaw, Services

Build = Callable[..., object]
CODES = {"method": PAYMENT_METHODS, "budget_basis": BUDGET_BASES, "case_basis": CASE_BASES}
PER_PROVIDER = {
    *("method", "delay", "mean_cost_limit", "stay_days_limit"),
    *("off_catalogue_limit", "review_share"),
}


def build_law(years: int = 1, providers: int = 1, **values: object) -> PaymentLaw:
    """A law that pays every bill in the month of service but for the values given."""
    given = {"delay": [PPM], **values}
    arrays = {}
    for name in PaymentLaw._fields:
        value = np.asarray(given.get(name, 0), np.int64)
        shape = (years, providers) if name in PER_PROVIDER else (years,)
        if name == "delay":
            shape = (12 * years, providers, value.shape[-1])
        arrays[name] = np.broadcast_to(value, shape)
    return PaymentLaw(**arrays)


def build_services(months: int = 12, providers: int = 1, **values: object) -> Services:
    """Nothing done, but for the values given; they broadcast to (months, providers)."""
    arrays = {}
    for name in Services._fields:
        shape = (providers,) if name.startswith("last_") else (months, providers)
        arrays[name] = np.broadcast_to(np.asarray(values.get(name, 0), np.int64), shape)
    return Services(**arrays)


@pytest.fixture(scope="session")
def law() -> Build:
    return build_law


@pytest.fixture(scope="session")
def services() -> Build:
    return build_services
