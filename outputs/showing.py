"""`shebao list`, `show` and `check`: what scenarios there are, what one says, if files hold."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from scenarios.facts import ScenarioFacts
from scenarios.find import base_of, list_scenarios, locate_scenario
from scenarios.listing import Row, describe, describe_changes
from scenarios.load import load_scenario
from scenarios.plan import make_plan
from scenarios.provinces import BASE, province_titles
from sim.errors import OutputError, ScenarioError

from .faults import told
from .labels import Language, text
from .screen import console
from .texts_names import AXIS_NAMES, NAMES, UNITS

#: Letters of a value beyond which it takes its room from the label beside it: values along an axis.
LONG = 30
#: A name in a value: letters, digits and lines below, or the one province of two words.
NAME = re.compile(r"Inner Mongolia|[A-Za-z][A-Za-z0-9_]*")
#: How files write what is shown as yes and no.
FLAGS = {"yes": "true", "no": "false"}
#: What follows a name along an axis.
AFTER_AXIS = (" ", "/", ":")


def print_list(lang: Language) -> None:
    """Print the shipped scenarios: each base, and indented under it the reforms of it."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for key in ("list.name", "list.kind", "list.title"):
        table.add_column(text(key, lang), no_wrap=key == "list.name", overflow="fold")
    every = list_scenarios()
    names = {listed.name for listed in every}
    for first in (listed for listed in every if listed.base not in names):
        for listed in (first, *(other for other in every if other.base == first.name)):
            name = listed.name if listed is first else f"  {listed.name}"
            title = listed.title_zh if lang == "zh" else listed.title_en
            table.add_row(name, text(f"kind.{listed.kind}", lang), title)
    screen = console()
    screen.print(table)
    screen.print(text("list.hint", lang))
    provinces = [f"{base.removesuffix(BASE)}（{zh}）" for base, zh in province_titles().items()]
    screen.print(" ".join(provinces), markup=False)


def print_scenario(name: str, prefix: str, lang: Language) -> None:
    """Print the values of a scenario with units, sources and places; a reform's changes first.

    Raises
    ------
    ScenarioError   if there is no such scenario
    OutputError     if no key begins with `prefix`
    """
    facts = load_scenario(name)
    rows = describe(facts, lang, prefix)
    if not rows:
        known = ", ".join(dict.fromkeys(key.split(".")[0] + "." for key in facts.facts))
        raise OutputError(text("show.no_key", lang, prefix=prefix, known=known))
    screen = console()
    _print_head(screen, facts, lang)
    if lang == "zh":
        screen.print(text("show.reasons", lang), markup=False, style="dim")
    if facts.base is not None and not prefix:
        _print_changes(screen, facts, name, lang)
    _print_rows(screen, rows, lang)


def check_files(files: Sequence[str], lang: Language) -> bool:
    """Load each file, print what is right on stdout and what is wrong on stderr; all good?

    What only shows where facts become those of a study is looked for too, as a run would.
    """
    from scenarios.build import build  # scipy behind it: not for `list`

    good = True
    for file in files:
        try:
            plan = make_plan([file])
            facts = plan.facts[-1]
            build(facts, plan.facts[0].start_year, plan.facts[0].years)
        except ScenarioError as error:
            print(told(error, lang), file=sys.stderr)
            good = False
            continue
        for warning in facts.warnings:
            print(told(warning, lang), file=sys.stderr)
        print(text("check.good", lang, path=file, name=facts.name, count=len(facts.facts)))
    return good


def _print_head(screen: Console, facts: ScenarioFacts, lang: Language) -> None:
    screen.print(
        text(
            "show.head",
            lang,
            title=facts.title_zh if lang == "zh" else facts.title_en,
            name=facts.name,
            region=facts.region,
            first=facts.start_year,
            last=facts.start_year + facts.years - 1,
            digest=facts.digest[:16],
        ),
        markup=False,
    )
    for warning in facts.warnings:
        print(told(warning, lang), file=sys.stderr)


def _print_changes(screen: Console, facts: ScenarioFacts, name: str, lang: Language) -> None:
    base = base_of(Path(locate_scenario(name)))
    if base is None:
        return
    screen.print(text("show.base", lang, base=facts.base), markup=False)
    changes = describe_changes(load_scenario(str(base)), facts, lang)
    if changes:
        _print_rows(screen, changes, lang)
    else:
        screen.print(text("show.same", lang))
    screen.print(text("show.all", lang))


def _print_rows(screen: Console, rows: Sequence[Row], lang: Language) -> None:
    """Two lines a value: what, since when, how much; under it from where."""
    words = [_in_words(row, lang) for row in rows]
    keys = max(len(row.key) for row in rows)
    starts = max(len(row.start) for row in rows)
    values = max((cell_len(word) for word in words if cell_len(word) <= LONG), default=0)
    for row, word in zip(rows, words, strict=True):
        padded = word + " " * (values - cell_len(word))
        first = f"{row.key:<{keys}}  {row.start:<{starts}}  {padded}  {row.label}"
        screen.print(first, markup=False, soft_wrap=True)
        source = f"    {row.source} [{row.place}]"
        screen.print(source, markup=False, soft_wrap=True, style="dim")


def _in_words(row: Row, lang: Language) -> str:
    """The value with its unit, after an arrow if it is a change of something.

    In Chinese the words of files stand beside, so that a reform can be written from what is shown.
    """
    before, value = (named(part, lang, written=True) for part in (row.before, row.value))
    unit = f"{UNITS.get(row.unit, '')} {row.unit}".strip() if lang == "zh" else row.unit
    change = f"{before} → {value}" if before else value
    return f"{change} {unit}"


def named(value: str, lang: Language, *, written: bool = False) -> str:
    """A value as `listing` writes it, its names in Chinese: `level_1 0.85` is 一级及以下 0.85.

    A name with a value or another name after it stands along an axis, one alone is a choice.

    Parameters
    ----------
    written : whether the name of the file stands behind in brackets: 特困(tekun) 0.7
    """

    def word(found: re.Match[str]) -> str:
        name = found[0]
        if lang != "zh":
            return f"{name}({FLAGS[name]})" if written and name in FLAGS else name
        names = _axis_names() if value[found.end() : found.end() + 1] in AFTER_AXIS else NAMES
        if name not in names:
            return name
        return f"{names[name]}({FLAGS.get(name, name)})" if written else names[name]

    return NAME.sub(word, value)


@cache
def _axis_names() -> dict[str, str]:
    """Chinese of axes and conditions."""
    from scenarios.conditions import read_conditions  # scipy behind it: not for `list`

    conditions = read_conditions()
    return AXIS_NAMES | dict(zip(conditions.names, conditions.names_zh, strict=True))
