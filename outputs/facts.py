"""What a result tells of the facts behind it, as the pages name it: keys that a reform changes.

`scenarios.study` puts it into a result; readers do without where an older result lacks it.
"""

from __future__ import annotations

import xarray as xr

from scenarios.catalogue import load_catalogue

from .labels import Language


def keys_of(result: xr.Dataset, k: int, name: str) -> list[str]:
    """Keys that scenario k changes (`changed`) or assumes (`assumed`); none if not known."""
    return str(result[name].values[k]).split() if name in result.coords else []


def ends_of(result: xr.Dataset, k: int) -> dict[str, str]:
    """Keys of scenario k that stand again as in the base, and the month from which they do."""
    told = (end.partition("@") for end in keys_of(result, k, "ended"))
    return {key: month for key, _, month in told}


def digests_of(result: xr.Dataset) -> dict[str, str]:
    """Digest of each scenario by its name."""
    told = str(result.attrs.get("scenario_digests", ""))
    return dict(pair.split(":", 1) for pair in told.split())


def key_name(key: str, lang: Language) -> str:
    """What a key of the catalogue is called."""
    definition = load_catalogue()[key]
    return definition.zh if lang == "zh" else definition.en
