"""No key is silent: each moves some scenario that is built, and the engine reads what it moves.

Nothing is simulated: other values of a key must change what `scenarios` builds, and every fact of a
scenario must be named in a function of `sim` that a run can come to.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from moving_keys import moves, record

from scenarios.build import build_scenario
from scenarios.catalogue import load_catalogue
from scenarios.document import FOLDER
from scenarios.listing import describe
from scenarios.load import load_scenario

ENGINE = FOLDER.parent / "sim"
#: Scenarios in which keys are tried, one after the other. The reforms are those of what moves
#: behaviour only where law changes: cost of a birth, free choice of hospitals, longer campaigns.
TRIED = (
    *("china-2025-law", "weihai-2016-law", "guiyang-2017-law"),
    *("liaocheng-delivery-100", "huaibei-2023", "huaibei-premium-2024"),
)
#: Keys that only worked cases use, each with why no simulated life meets it.
IN_CASES = {
    "housing.interest_new": "one rate since 2016-03; an account of a life is one sum",
}
#: Keys that act beside what is built, each with where.
BESIDE = {
    "control.fine_bounds": "a fine beyond them is refused when a scenario is read, see `bounds`",
    "pension.pooled_by": "a nation is then run as provinces, see `of_provinces`",
    "pension.transfer_share": "transfers between the provinces, see `of_provinces`",
}
#: Facts that no run reads, each with what reads it.
READ_BEFORE = {
    "start_account_level": "tables of accounts at the start, when a scenario is built",
    "benefit_ends": "chances of work when a scenario is built; the expected engine",
}


def test_every_key_moves_a_scenario_that_is_built() -> None:
    silent = list(load_catalogue())
    for name in TRIED:
        recorded = record(name)
        silent = [key for key in silent if not moves(recorded, key)]
    assert sorted(BESIDE) == sorted(silent)


def test_a_run_can_come_to_whatever_reads_a_fact() -> None:
    unread = set(facts_of(build_scenario("weihai-2016-law", years=1))) - read_in_runs()
    assert sorted(READ_BEFORE) == sorted(unread)


def test_keys_of_cases_are_marked_and_each_has_its_why() -> None:
    marked = [key for key, what in load_catalogue().items() if what.acts == "cases"]
    assert sorted(IN_CASES) == sorted(marked)
    assert all(IN_CASES.values())


@pytest.mark.parametrize(("lang", "words"), [("zh", "只用于案例"), ("en", "worked cases only")])
def test_show_tells_which_keys_act_in_cases_alone(lang: Any, words: str) -> None:
    rows = describe(load_scenario("weihai-2016-law"), lang)
    assert sorted(IN_CASES) == sorted({row.key for row in rows if words in row.label})


def test_a_reform_of_such_a_key_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "scenario: mine\ntitle_zh: 我\ntitle_en: mine\nbase: weihai-2016-law\nchanges:\n"
        "  housing.interest_new:\n    unit: share_per_year\n    dated:\n"
        "      - from: 2018-01-01\n        value: 0.02\n"
        "        source: {title: proposal, why: a test}\n",
        encoding="utf-8",
    )
    warnings = load_scenario(str(path)).warnings
    assert 1 == len(warnings)
    assert "mine.yaml:10 housing.interest_new: acts in worked cases only" in warnings[0]


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("bases/*.yaml")) + sorted(FOLDER.glob("reforms/*.yaml"))
)
def test_no_shipped_scenario_changes_such_a_key(path: Path) -> None:
    assert not [words for words in load_scenario(path.stem).warnings if "worked cases" in words]


def facts_of(facts: Any) -> Iterator[str]:
    """Names of all arrays of a scenario, down through its records."""
    if hasattr(facts, "_fields"):
        for name in facts._fields:
            inner = getattr(facts, name)
            yield from facts_of(inner) if hasattr(inner, "_fields") else [name]
    elif hasattr(facts, "__dataclass_fields__"):
        for item in fields(facts):
            yield from facts_of(getattr(facts, item.name))


def read_in_runs() -> set[str]:
    """All names in functions of `sim` that a run can come to.

    A rule of `sim.schemes` counts if a function that counts names it: worked cases use others
    besides. The engine by expected values and the list of what touches whom do not count.
    """
    rules: dict[str, set[str]] = {}
    read: set[str] = set()
    for path in ENGINE.rglob("*.py"):
        inside = path.relative_to(ENGINE).parts
        if inside[0] == "expected" or path.name == "reach.py":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if inside[0] == "schemes" and isinstance(node, ast.FunctionDef):
                rules.setdefault(node.name, set()).update(names_in(node))
            else:
                read |= names_in(node)
    while found := [name for name in rules if name in read]:
        for name in found:
            read |= rules.pop(name)
    return read


def names_in(node: ast.AST) -> set[str]:
    """Names, attributes and words that a piece of code uses; fields that it declares are none."""
    names = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load):
            names.add(part.id)
        elif isinstance(part, ast.Attribute):
            names.add(part.attr)
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            names.add(part.value)
    return names
