"""Values of the law in a worked case in words: names in the reader's language, numbers with units.

`level_2 tier_1: 0.75` of a key in shares is 二级和县级 第一段：75%; `ordinary: 20000` in yuan is
普通居民：20,000元.
"""

from __future__ import annotations

import re
from decimal import Decimal

from scenarios.catalogue import load_catalogue

from .case_outcome import Step
from .labels import LANGUAGES, TEXTS, Language, text
from .showing import named
from .texts_names import UNITS

#: A number by itself: no part of a name or of a date.
NUMBER = re.compile(r"(?<![\w.,:-])-?\d+(?:,\d{3})*(?:\.\d+)?(?![\w.:-])")
#: Names that mean something else along the columns of one key than elsewhere.
OWN_NAMES = {"stay_repeat": {"second": ("第二次", "second"), "later": ("第三次起", "later")}}
SHARES = ("share", "share_per_year")
#: Units that English says otherwise than a fact file.
ENGLISH = {"factor": "{} times", "month_of_year": "month {}"}


def value_words(step: Step, lang: Language) -> str:
    """The value of a step for people: that of a key of the catalogue has its unit."""
    if f"case.word.{step.value}" in TEXTS:
        return text(f"case.word.{step.value}", lang)
    definition = load_catalogue().get(step.key)
    said = step.value
    if definition is not None and definition.unit_name:
        unit = definition.unit_name
        said = NUMBER.sub(lambda found: _with_unit(found[0], unit, lang), said)
    for name, words in OWN_NAMES.get(step.key.rpartition(".")[2], {}).items():
        said = re.sub(rf"\b{name}\b", words[LANGUAGES.index(lang)], said)
    said = named(said, lang)
    return said.replace(": ", "：").replace(", ", "，") if lang == "zh" else said


def _with_unit(number: str, unit: str, lang: Language) -> str:
    """A number with its unit; shares in per cent."""
    value = Decimal(number.replace(",", ""))
    if unit in SHARES:
        return f"{(value * 100).normalize():f}%"
    shown = number if unit in ("year", "adcode") else f"{value.normalize():,f}"
    if lang == "zh":
        return f"{shown}{UNITS.get(unit, unit)}"
    return ENGLISH.get(unit, f"{{}} {unit.replace('_', ' ')}").format(shown)
