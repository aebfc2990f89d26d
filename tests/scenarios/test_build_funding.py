"""The law of income becomes arrays, and what must hold between its keys."""

from __future__ import annotations

import illness_place as place
import pytest

from scenarios.build_funding import build_funding
from sim.errors import ScenarioError


@pytest.mark.parametrize("payer", ["enterprise", "public"])
def test_accounts_are_not_credited_with_more_than_employers_pay(payer: str) -> None:
    rates = {"employee__enterprise_rate": 0.08, "employee__public_rate": 0.08}
    rates[f"employee__{payer}_rate"] = 0.02
    facts = place.changed(place.steady(), **rates)
    said = rf"0\.028 of the base .* employee\.{payer}_rate is 0\.02"
    with pytest.raises(ScenarioError, match=said):
        build_funding(facts, place.BEGIN, 1)
