"""Pages of a run as tests read them."""

from __future__ import annotations

import xarray as xr

from outputs.conclusions import conclusions
from outputs.labels import Language
from outputs.summary import yearly
from outputs.tables import run_text


def words(result: xr.Dataset, k: int, lang: Language = "zh") -> str:
    """The sentences about scenario k, joined."""
    return "".join(conclusions(result, yearly(result), k, lang))


def flat(result: xr.Dataset, lang: Language = "zh") -> str:
    """The whole page without its line breaks."""
    return run_text(result, lang).replace("\n", "" if lang == "zh" else " ")
