"""A reform that changes nothing says so, with the entry that does nothing and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from outputs.faults import told
from scenarios.find import list_scenarios
from scenarios.load import load_scenario
from scenarios.plan import make_plan

HEAD = """\
scenario: mine
title_zh: 我的方案
title_en: mine
base: liaocheng-2022-law
changes:
"""
SOURCE = "{title: proposal, why: a test}"
NOTHING = "changes nothing: the base says the same in every month of the study."


def written(folder: Path, key: str, unit: str, *entries: str) -> str:
    """The path of a reform that changes one key."""
    dated = ", ".join(f"{{{entry}, source: {SOURCE}}}" for entry in entries)
    path = folder / "mine.yaml"
    path.write_text(f"{HEAD}  {key}: {{unit: {unit}, dated: [{dated}]}}\n", "utf-8")
    return str(path)


def warnings_of(*words: object) -> list[str]:
    """What is warned of a reform, without its folder."""
    file = written(*words)  # type: ignore[arg-type]
    return [said.rpartition("/")[2] for said in load_scenario(file).warnings]


def test_a_change_after_the_study_is_warned_of(tmp_path):
    late = "from: 2099-01-01, value: 0.9"
    assert warnings_of(tmp_path, "maternity.delivery_rate", "share", late) == [
        "mine.yaml:6 maternity.delivery_rate: from 2099-01-01 changes nothing: "
        "the study ends with 2034. Begin earlier, or make the study longer."
    ]


def test_a_change_to_what_holds_anyway_is_warned_of(tmp_path):
    words = (tmp_path, "maternity.delivery_rate", "share")
    same = "from: 2024-01-01, value: 0.83"
    (said,) = warnings_of(*words, same)
    assert said.startswith(f"mine.yaml:6 maternity.delivery_rate: {NOTHING}")
    assert told(load_scenario(written(*words, same)).warnings[0], "zh").endswith(
        "maternity.delivery_rate：没有任何作用：全期各月与基准的值相同。"
        "请改正数值，或删去这一条；如属重申，请写 note: 重申。"
    )
    assert [] == warnings_of(*words, same + ", note: 重申")


def test_a_change_that_comes_back_to_the_base_is_none_to_warn_of(tmp_path):
    for_a_year = ("from: 2024-01-01, value: 0.9", "from: 2025-01-01, value: 0.83")
    assert [] == warnings_of(tmp_path, "maternity.delivery_rate", "share", *for_a_year)


def test_a_reform_that_begins_after_a_short_run_is_warned_of(tmp_path):
    file = written(tmp_path, "maternity.delivery_rate", "share", "from: 2026-01-01, value: 0.9")
    plan = make_plan([file])
    first = plan.facts[0].start_year
    (said,) = plan.too_short(2026 - first)
    assert said.endswith(
        "changes nothing: the study ends with 2025. Begin earlier, or make the study longer."
    )
    assert [] == plan.too_short(2027 - first)


@pytest.mark.parametrize("name", [listed.name for listed in list_scenarios()])
def test_shipped_scenarios_warn_of_nothing(name):
    assert () == load_scenario(name).warnings
