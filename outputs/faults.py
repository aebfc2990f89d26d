"""What is wrong with a file of the user, in the language of the user.

Errors of facts are made in English where they arise. The table `faults.csv` says each phrase in
Chinese: the English one, blanks written `{}`, is its name. A phrase that the table does not know
stays English; a test walks the sources and finds those that are missing. Keys, names and values
stay as they are written in files; units say both.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from scenarios.document import FaultError
from scenarios.plan import FaultsError
from scenarios.warned import Warned

from .labels import Language, text
from .texts_names import UNITS

TABLE = Path(__file__).with_name("faults.csv")
_WORDS_OF_THE_FILE = re.compile(r"""'[^']*'|"[^"]*\"""")


def told(said: Exception | str, lang: Language) -> str:
    """An error or a warning as one message in a language.

    Parameters
    ----------
    said : what was raised, or the English words of a warning
    lang : in English the message is left as it was raised
    """
    if lang == "en":
        return str(said)
    if isinstance(said, FaultsError):
        return "\n".join(told(error, lang) for error in said.errors)
    if isinstance(said, Warned):
        return f"{said.place}：{phrase(said.said)}。{phrase(said.cure)}。"
    if not isinstance(said, FaultError):
        return phrase(str(said))
    found = phrase(said.found)
    if found == said.found:  # a value as it stands in the file
        found = text("fault.written", lang, found=found)
    cure = phrase(said.cure).removesuffix("？")
    end = "？" if said.cure.endswith("?") else "。"
    allowed = unit(said.allowed)
    return text("fault", lang, place=said.place, found=found, allowed=allowed, cure=cure) + end


def phrase(english: str) -> str:
    """The Chinese of a phrase, also inside its blanks; the phrase itself if there is none."""
    if "{}" not in english and english in phrases():
        return phrases()[english].format()
    if _WORDS_OF_THE_FILE.fullmatch(english):
        return english
    for pattern, chinese in _patterns():
        if (met := pattern.fullmatch(english)) is not None:
            said = unit if "单位 {}" in chinese else phrase
            return chinese.format(*map(said, met.groups()))
    return _labels().get(english, english)


def unit(name: str) -> str:
    """A unit as files write it and in Chinese, `share（比例）`; else as `phrase` has it."""
    return f"{name}（{UNITS[name].strip('（）')}）" if name in UNITS else phrase(name)


@cache
def phrases() -> dict[str, str]:
    """The table: Chinese by English phrases."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["en"]: row["zh"] for row in csv.DictReader(file)}


@cache
def _labels() -> dict[str, str]:
    """Chinese labels of the catalogue by English ones."""
    from scenarios.catalogue import load_catalogue  # not for faults of options

    return {definition.en: definition.zh for definition in load_catalogue().values()}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Phrases with blanks, those of most letters first."""
    blank = [english for english in phrases() if "{}" in english]
    blank.sort(key=lambda english: len(english.replace("{}", "")), reverse=True)
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, english.split("{}"))), re.DOTALL), chinese)
        for english in blank
        for chinese in (phrases()[english],)
    )
