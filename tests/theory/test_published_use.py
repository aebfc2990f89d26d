"""In the years whose use is published, the insured of a place have it: the calibration holds."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from scenarios.build import build_scenario
from scenarios.load import load_scenario
from scenarios.stays import stay_rates
from scenarios.visits import visit_rates
from sim.codes import COVERS, RETIRED, UNEMPLOYED
from sim.expected import project

#: Bases with their years up to 2023, the last that is published.
PLACES = {"china-2018-law": 6, "liaocheng-2022-law": 2, "yian-2016-law": 8}
#: Those who come to a scheme in the year use care as in their old one.
LIMIT = 0.006
EMPLOYEES = [*COVERS[COVERS.index("enterprise") : UNEMPLOYED + 1], COVERS[RETIRED]]


@pytest.mark.parametrize(("name", "years"), PLACES.items())
def test_insured_have_the_published_use_of_each_year(name: str, years: int) -> None:
    facts, scenario = load_scenario(name), build_scenario(name, years=years)
    # stays of pregnancy apart, patients who do not answer to changes of the law
    care = scenario.care._replace(
        illness_share=np.zeros(1),
        complication_share=np.zeros_like(scenario.care.complication_share),
    )
    illness = scenario.illness
    steady = illness._replace(
        stay_intensity=np.broadcast_to(np.arange(13) / 12, illness.stay_intensity.shape),
        visit_intensity=np.ones_like(illness.visit_intensity),
    )
    said = project(dataclasses.replace(scenario, care=care, illness=steady), years)
    found = said.care.groupby("month.year").sum()
    paid_in = said.enrolled.sum(["group", "entry"]).values
    in_december = said.insured.sel(cover=EMPLOYEES).sum("cover").values[11::12]
    for kind, rates in (
        ("stay", stay_rates(facts, scenario.first_year, years)),
        ("visit", visit_rates(facts, scenario.first_year, years)),
    ):
        number = found.sel(kind=kind)
        residents = number.sel(scheme="resident").values / paid_in
        employees = number.sel(scheme=["active", "retired"]).sum("scheme").values / in_december
        assert residents == pytest.approx(rates[:, 0], rel=LIMIT), kind
        assert employees == pytest.approx(rates[:, 1], rel=LIMIT), kind
