"""What the pages of docs show works as shown: the case, the events, the sweep."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from outputs.case_facts import FACTS, PERSON
from outputs.case_field import EVENTS, Table
from outputs.case_page import print_case
from outputs.labels import LANGUAGES, text
from sim.accounts import ACCOUNTS

ROOT = Path(__file__).parents[1]


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str) -> list[str]:
    """Indented blocks of a page, without their indent."""
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", page(name), re.M)
    return [textwrap.dedent(block).strip() + "\n" for block in found]


def required(table: Table) -> list[str]:
    return [name for name, field in table.items() if field.default is None]


def test_the_case_of_the_page_comes_out_as_shown(tmp_path, capsys):
    example, shown = blocks("docs/cases.md")
    path = tmp_path / "my-case.yaml"
    path.write_text(example, "utf-8")
    assert print_case(path, "zh")
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    for line in shown.splitlines():
        assert " ".join(line.split()) in lines


def test_the_page_of_cases_lists_every_event_with_what_must_be_written():
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \| \[", page("docs/cases.md"), re.M)
    assert list(EVENTS) == [event for event, _ in rows]
    for event, cell in rows:
        person = [f"person.{name}" for name in required(PERSON.get(event, {}))]
        assert ", ".join([*person, *required(FACTS[event])]) == cell.replace("-", "").strip()


def test_every_example_of_the_page_is_there():
    links = re.findall(r"\]\((\.\./tests/cases/[^)]+)\)", page("docs/cases.md"))
    assert len(EVENTS) == len(links)
    for link in links:
        event = re.search(r"^event: (\w+)$", (ROOT / "docs" / link).read_text("utf-8"), re.M)
        assert EVENTS[links.index(link)] == event[1]


def test_readers_find_the_page_of_cases():
    assert all("docs/cases.md" in text("help.case", lang) for lang in LANGUAGES)
    assert all("docs/cases.md" in page(name) for name in ("README.md", "README.zh.md"))


@pytest.mark.slow
def test_the_python_page_runs_as_written(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    sweep, listing, files = blocks("docs/python.md")
    names: dict[str, object] = {}
    exec(sweep.replace("scale=200", "scale=2000").replace("years=5", "years=3"), names)
    change = names["change"].sum("year")  # type: ignore[attr-defined]
    moved = [float(change.sel(scenario=f"delivery-{rate}")) for rate in (85, 90, 95, 100)]
    assert 0 < moved[0] < moved[1] < moved[2] < moved[3]
    exec(listing, names)
    printed = capsys.readouterr().out
    assert all(account.name in printed for account in ACCOUNTS)
    exec(files, names)
    assert {"summary.csv", "workbook.xlsx", "result.nc"} == {p.name for p in tmp_path.iterdir()}


def test_the_readmes_point_to_the_python_page():
    assert all("docs/python.md" in page(name) for name in ("README.md", "README.zh.md"))
