"""Pensions of provinces in 2024: which figures are held, and how near the model comes."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from calibration.provinces import FIGURES, NOTES, PROVINCES
from calibration.validate import Row, read_targets, validate

PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "pension_by_province_2024.csv"

#: Columns of the published table by name of a figure, and how many are one.
COLUMNS = {
    "insured workers": ("employee_insured_workers_10k", 1e4),
    "retired": ("employee_insured_retirees_10k", 1e4),
    "income, employee_pension": ("employee_fund_income_100m_yuan", 1e8),
    "spending, employee_pension": ("employee_fund_spending_100m_yuan", 1e8),
    "insured": ("resident_insured_10k", 1e4),
    "recipients": ("resident_beneficiaries_10k", 1e4),
    "income, resident_pension": ("resident_fund_income_100m_yuan", 1e8),
    "spending, resident_pension": ("resident_fund_spending_100m_yuan", 1e8),
}


@cache
def ratios() -> dict[tuple[str, str], Row]:
    """Rows by figure and province, of a sample of 50,000 people in a province of 50 million."""
    named = {figure.en + figure.scheme: figure.name for figure in FIGURES}
    found = {}
    for row in validate(PROVINCES, scale=1000):
        figure, province = row.target.outcome_en.rsplit(", ", 1)
        found[named[figure + row.target.scheme], province] = row
    return found


def of_all(figure: str) -> dict[str, float]:
    """Simulated over published of a figure by province."""
    return {province: row.ratio for (name, province), row in ratios().items() if name == figure}


def test_24_provinces_are_held_by_nine_figures() -> None:
    targets = read_targets(PROVINCES)
    assert 24 * len(FIGURES) == len(targets)
    assert 24 == len({target.scenario for target in targets})
    chosen = {(t.outcome_en.split(",")[0], t.role) for t in targets if t.role != "outcome"}
    inputs = {("insured workers", "input"), ("retired", "input")}
    fits = {("insured", "fitted"), ("recipients", "fitted"), ("spending", "fitted")}
    assert inputs | fits == chosen


def test_notes_speak_of_figures_and_provinces_that_exist() -> None:
    lines = [line for line in NOTES.read_text("utf-8").splitlines() if line[0] != "#"]
    notes = [(r["figure"], place) for r in csv.DictReader(lines) for place in _places(r)]
    assert len(notes) == len(set(notes))
    provinces = {t.outcome_en.rsplit(", ", 1)[1] for t in read_targets(PROVINCES)}
    assert {place for _, place in notes} <= provinces | {""}
    assert {figure.name for figure in FIGURES} == {name for name, place in notes if not place}


def _places(row: dict[str, str]) -> list[str]:
    return row["provinces"].split("/")


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published table lies outside the project")
def test_figures_are_those_of_the_yearbook() -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as lines:
        stated = {row["area_en"]: row for row in csv.DictReader(lines)}
    for target in read_targets(PROVINCES):
        name, province = target.outcome_en.rsplit(", ", 1)
        if name == "spending over income":
            continue
        column, unit = COLUMNS.get(name) or COLUMNS[f"{name}, {target.scheme}"]
        assert float(stated[province][column]) * unit == pytest.approx(target.published), target


@pytest.mark.parametrize(
    ("figure", "within", "apart"),
    [
        ("workers", 0.07, {"Beijing"}),
        ("retired", 0.12, set()),
        ("insured", 0.1, set()),
        ("recipients", 0.12, set()),
        ("resident_spending", 0.12, set()),
    ],
)
def test_members_and_what_is_fitted_are_met(figure: str, within: float, apart: set[str]) -> None:
    # Tibet has 3,700 people here, of whom 120 draw: a standard error of a tenth
    for province, ratio in of_all(figure).items():
        if province not in apart | {"Tibet", "Qinghai"}:
            assert ratio == pytest.approx(1.0, abs=within), province


def test_spending_follows_from_average_wages() -> None:
    found = of_all("spending")
    assert {"Tibet"} == {province for province, ratio in found.items() if ratio < 0.75}
    assert max(found.values()) < 1.3
    assert np.median(list(found.values())) == pytest.approx(1.0, abs=0.07)


def test_income_is_too_low_where_the_centre_pays_most_and_too_high_where_it_does_not() -> None:
    found = of_all("income")
    assert np.median(list(found.values())) == pytest.approx(1.0, abs=0.07)
    north_east = [found[name] for name in ("Liaoning", "Jilin", "Heilongjiang")]
    assert max(north_east) < 0.9
    assert min(found[name] for name in ("Guangdong", "Fujian", "Zhejiang")) > 1.0


def test_deficits_and_surpluses_lie_where_they_were_published() -> None:
    rows = {province: row for (name, province), row in ratios().items() if name == "cover"}
    deficits = {name for name, row in rows.items() if row.target.published > 1.1}
    assert {"Liaoning", "Jilin", "Heilongjiang", "Inner Mongolia"} == deficits
    assert min(rows[name].simulated for name in deficits) > 1.1
    surpluses = {name for name, row in rows.items() if row.target.published < 0.7}
    assert {"Beijing", "Guangdong", "Tibet"} == surpluses
    assert max(rows[name].simulated for name in surpluses) < 0.75
