"""Control of what hospitals claim (基金监管): how often irregular claims are found, how fines are.

An assumed share of what is claimed breaks the rules. Review finds it before it is paid with one
probability, inspections find what was paid with another; both are law of the place, so that a
reform can raise them from a date on. What is found is drawn for each stay by the engine.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.law import PPM, Floats, Ints

from .facts import ScenarioFacts


def refused_share(facts: ScenarioFacts, begin: int, months: int) -> Floats:
    """Share of claims of stays that review refuses before payment (拒付), (months,)."""
    irregular = facts.series("control.irregular_share", begin, months)
    return np.asarray(irregular * facts.series("control.found_before", begin, months))


def recovered_share(facts: ScenarioFacts, begin: int, months: int) -> Floats:
    """Share of claims of stays that are paid, found by inspections and recovered, (months,)."""
    irregular = facts.series("control.irregular_share", begin, months)
    passed = irregular * (1 - facts.series("control.found_before", begin, months))
    return np.asarray(passed * facts.series("control.found_after", begin, months))


def refused_more(facts: ScenarioFacts, begin: int, months: int) -> Ints:
    """What is refused beyond the base, whose use is fitted to what was paid: (months,) ppm."""
    base = replace(facts, facts=facts.base_facts)
    more = refused_share(facts, begin, months) - refused_share(base, begin, months)
    return np.asarray(np.rint(more * PPM), np.int64)


def fine_factor(facts: ScenarioFacts, begin: int, months: int) -> Ints:
    """Fines relative to what is recovered, (months,) ppm: of every finding the part that is fined
    and the times its loss that the law asks."""
    part = facts.series("control.fined_share", begin, months)
    times = facts.series("control.fine_times", begin, months)
    return np.asarray(np.rint((part * times).sum(axis=1) * PPM), np.int64)
