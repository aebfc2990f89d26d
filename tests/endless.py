"""A law whose unemployment benefit nobody loses, which both engines describe alike."""

from __future__ import annotations

import dataclasses

import numpy as np

from sim.scenario import Scenario

#: Months of a benefit that no study outlasts and a record holds.
ENDLESS = 240


def endless_benefit(scenario: Scenario) -> Scenario:
    """The scenario without an end of the benefit and for all: the twin knows means, no records."""
    law = scenario.livelihood.unemployment
    values = {"unemployment_duration": ENDLESS, "unemployment_longest": ENDLESS}
    values |= {"unemployment_duration_from": 0, "unemployment_duration_basis": 0}
    values |= {"unemployment_months_required": 0, "unemployment_extend_months": 0}
    changed = {name: np.full_like(getattr(law, name), value) for name, value in values.items()}
    livelihood = scenario.livelihood._replace(unemployment=law._replace(**changed))
    rates = scenario.rates._replace(benefit_ends=np.zeros(2))
    return dataclasses.replace(scenario, livelihood=livelihood, rates=rates)
