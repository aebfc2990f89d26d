"""Published outcomes against the simulation: near where the model claims it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from calibration.validate import TARGETS, read_targets, validate
from sim.errors import ScenarioError

FACTS = Path(__file__).parents[3] / "shared" / "domain" / "facts.csv"

#: Claims before July 2023 were counted one by one; the model counts settlements (targets.csv).
COUNTED_OTHERWISE = ("享受生育保险待遇人次", "报销生育医疗费用人次", "一件事结算例数")


@pytest.mark.parametrize("region", ["liaocheng", "jiangbei"])
def test_published_outcomes_are_met_within_fifteen_per_cent(region: str) -> None:
    rows = validate(region, scale=5)
    assert len(rows) == len(read_targets(region))
    for row in rows:
        if row.target.outcome_zh not in COUNTED_OTHERWISE:
            assert 0.85 < row.ratio < 1.15, row


def test_an_unknown_region_is_refused_with_those_that_exist() -> None:
    with pytest.raises(ScenarioError, match=r"validate atlantis.*jiangbei, liaocheng"):
        validate("atlantis")


@pytest.mark.skipif(not FACTS.exists(), reason="the source texts lie outside the project")
def test_targets_are_the_figures_of_the_texts() -> None:
    with FACTS.open(encoding="utf-8", newline="") as lines:
        figures = {row["value"] for row in csv.DictReader(lines)}
    for region in ("liaocheng", "jiangbei"):
        for target in read_targets(region):
            if target.measure != "mean":
                assert f"{target.published:.0f}" in figures, target
    assert TARGETS.read_text("utf-8").startswith("#")
