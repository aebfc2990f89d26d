"""Why a text is no YAML, in words for who wrote it: the line to look at, and what to write there.

Signs of Chinese keyboards that look like those of YAML are found by themselves: YAML reads a key
with a full-width colon as the beginning of a text and stumbles a line later. Reading is left to
`document`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

#: Signs of YAML by the full-width ones that are taken for them.
SIGNS = dict(zip("：，“”‘’［｛－", ":,\"\"''[{-", strict=True))
#: A line that a full-width sign makes unreadable: in place of a colon after a key, a quote, a
#: bracket or a hyphen at the beginning, or a comma inside brackets.
_MISTAKES = (
    re.compile(r"^\s*(?:- *)?[\w.\"'-]+ *(：)"),
    re.compile(r"^\s*(?:- *)?[\w.]+: *([“”‘’［｛])"),
    re.compile(r"^\s*(－)"),
    re.compile(r"[\[{][^\]}#]*(，)"),
)


class Misread(NamedTuple):
    """The line of a mistake, what was found, what is allowed, the cure."""

    line: int
    found: str
    allowed: str
    cure: str


def misread(text: str, error: yaml.MarkedYAMLError) -> Misread:
    """What is wrong with a text that YAML refused."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line + 1 if mark else 1, text.count("\n") + 1)
    if (near := full_width(text, line)) is not None:
        return near
    lines = text.split("\n")
    if "\t" in lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]:
        return Misread(line, "a tab before the text", "blanks", "Indent with blanks")
    problem = error.problem or error.context or "text that cannot be read"
    return Misread(
        line,
        problem.removeprefix("found "),
        "key: value, two spaces a level",
        "Look at this line and the one above: indent, colon, quotes, brackets",
    )


def full_width(text: str, line: int) -> Misread | None:
    """A full-width sign in place of one of YAML, in a line or the three before it, else None."""
    lines = text.split("\n")
    for number in range(line, max(0, line - 4), -1):
        for mistake in _MISTAKES:
            found = mistake.search(lines[number - 1].split(" #")[0])
            if found is not None:
                sign, wanted = found.group(1), SIGNS[found.group(1)]
                cure = f"Write {wanted} and a blank" if sign == "：" else f"Write {wanted}"
                allowed = f"the half-width {wanted}"
                return Misread(number, f"the full-width sign {sign}", allowed, cure)
    return None
