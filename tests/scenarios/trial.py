"""A base and a reform with trial keys along every axis, for tests of values along axes."""

from __future__ import annotations

from pathlib import Path

from scenarios.catalogue import Definition, load_catalogue
from scenarios.document import FOLDER
from scenarios.facts import ScenarioFacts
from scenarios.load import load_scenario
from sim import codes

TIERS = ("tier_1", "tier_2", "tier_3", "tier_4")
TRIAL: dict[str, dict[str, object]] = {
    "trial.deductible": {"kind": "yuan", "axis": "HOSPITALS", "dated": True},
    "trial.rate": {"kind": "share", "axis": "HOSPITALS", "columns": TIERS, "dated": True},
    "trial.cap": {"kind": "yuan", "axis": "CONDITIONS"},
    "trial.exempt": {"kind": "flag", "axis": "GROUPS"},
    "trial.order": {"kind": "choice", "choices": codes.SECOND_ORDERS, "axis": "SCHEMES"},
}
SOURCE = "source: {title: proposal, why: a test}"
DEDUCTIBLE = (
    "{level_1: 200, level_2: 500, level_3_city: 700, level_3_province: 1000, out_of_province: 1000}"
)
RATE = "{level_1: [0.85, 0.86, 0.87, 0.88], level_2: 0.8, others: 0.6}"


def trial_definitions() -> dict[str, Definition]:
    """What the catalogue would say of the trial keys."""
    return {
        key: Definition.model_validate({"room": "law", "zh": f"试{key}", "en": key, **fields})
        for key, fields in TRIAL.items()
    }


def changes(start: str = "2019-01-01", **values: str) -> str:
    """The lines of `changes:` that give trial keys their values."""
    lines = ["changes:"]
    for name, value in values.items():
        definition = load_catalogue()[f"trial.{name}"]
        lines.append(f"  trial.{name}:")
        lines += [f"    unit: {definition.unit_name}"] if definition.needs_unit else []
        fields = [f"value: {value}", SOURCE]
        if definition.dated:
            lines += ["    dated:", f"      - from: {start}", *(f"        {f}" for f in fields)]
        else:
            lines += [f"    {field}" for field in fields]
    return "\n".join(lines) + "\n"


def write_base(folder: Path, **values: str) -> str:
    """A base file with trial keys; those not given are the same for all names."""
    plain = {"deductible": "0", "rate": "0", "cap": "0", "exempt": "false", "order": "before_aid"}
    text = (FOLDER / "bases" / "liaocheng-2022-law.yaml").read_text(encoding="utf-8")
    path = folder / "own.yaml"
    text = text.replace("scenario: liaocheng-2022-law", "scenario: own")
    path.write_text(text + changes(**plain | values), encoding="utf-8")
    return str(path)


def base(folder: Path, **values: str) -> ScenarioFacts:
    return load_scenario(write_base(folder, **values))


def reform_file(folder: Path, start: str, **values: str) -> str:
    head = "scenario: mine\ntitle_zh: 我\ntitle_en: mine\nbase: own.yaml\n"
    path = folder / "mine.yaml"
    path.write_text(head + changes(start, **values), encoding="utf-8")
    return str(path)
