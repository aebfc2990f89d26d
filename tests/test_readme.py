"""What the README shows works as shown."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from scenarios.load import load_scenario

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh.md")


def blocks(page: str) -> list[str]:
    """Indented blocks of a page, without their indent."""
    text = (ROOT / page).read_text("utf-8")
    return [
        textwrap.dedent(found) for found in re.findall(r"(?:^    .*\n|^\n(?=    ))+", text, re.M)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_the_example_reform_loads(page: str, tmp_path: Path) -> None:
    (example,) = [block for block in blocks(page) if "changes:" in block]
    path = tmp_path / "my-reform.yaml"
    path.write_text(example.strip() + "\n", "utf-8")
    facts = load_scenario(str(path))
    assert 0.95 == facts.at("maternity.delivery_rate", 2024)
    assert 0.83 == facts.at("maternity.delivery_rate", 2023)


@pytest.mark.parametrize("page", PAGES)
def test_the_python_example_runs(page: str) -> None:
    (example,) = [block for block in blocks(page) if "run_scenarios(" in block]
    names: dict[str, object] = {}
    exec(example.replace("scale=10", "scale=2000, years=2"), names)
    assert (2, 3, 2) == names["spending"].shape  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_in_the_list_exists(page: str) -> None:
    from typer.main import get_command

    from outputs.cli import app

    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    shown = {
        line.split()[1]
        for block in blocks(page)
        for line in block.splitlines()
        if line.startswith("shebao ")
    }
    assert known == shown
