"""Every text that the user sees, in Chinese and English: one table, one function.

The table is written in fifteen files: `texts_command`, `texts_run`, `texts_funds`,
`texts_pensions`, `texts_programmes`, `texts_risks`, `texts_hospitals`, `texts_housing`,
`texts_panels`, `texts_remarks`, `texts_case`, `texts_injury`, `texts_check`,
`texts_provinces` and `texts_sheets`.

Errors of facts come from `scenarios` in English and are told in Chinese by `faults`; all else that
is printed or drawn stands here or in the labels of `sim` (accounts, variables) and the catalogue.
"""

from __future__ import annotations

import os
from typing import Literal

from . import (
    texts_case,
    texts_check,
    texts_command,
    texts_funds,
    texts_hospitals,
    texts_housing,
    texts_injury,
    texts_panels,
    texts_pensions,
    texts_programmes,
    texts_provinces,
    texts_remarks,
    texts_risks,
    texts_run,
    texts_sheets,
)

Language = Literal["zh", "en"]
PARTS = (
    *(texts_command, texts_run, texts_funds, texts_pensions, texts_risks, texts_housing),
    *(texts_panels, texts_remarks, texts_case, texts_injury, texts_check, texts_programmes),
    *(texts_hospitals, texts_provinces, texts_sheets),
)
TEXTS: dict[str, tuple[str, str]] = {
    key: words for part in PARTS for key, words in part.TEXTS.items()
}
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def default_language() -> Language:
    """Chinese, unless `SHEBAO_LANG` says `en`."""
    return "en" if os.environ.get("SHEBAO_LANG", "").strip().lower().startswith("en") else "zh"


def text(key: str, lang: Language, **values: object) -> str:
    """The text of a key with its blanks filled in.

    Raises
    ------
    KeyError   if no such text exists, or a blank has no value
    """
    return TEXTS[key][LANGUAGES.index(lang)].format(**values)


def line_name(name: str, lang: Language) -> str:
    """The short name of a line of a fund, which heads of columns may break in two, in one line."""
    whole = text(f"line.{name}", lang).replace("-\n", "")
    return whole.replace("\n", " " if lang == "en" else "")
