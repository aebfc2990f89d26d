"""What of a reform is an assumption, and which of its changes end: told after its effects."""

from __future__ import annotations

import xarray as xr

from sim.accounts import ACCOUNTS

from .facts import ends_of, key_name, keys_of
from .labels import Language, text
from .summary import by_year

#: Assumed keys that say how much care is sought.
ELSEWHERE = "illness.elsewhere_factor"

#: An effect is over if the last year has less of it than this share of the year with the most: what
#: stays of Guiyang's package, once most of it has ended, is a seventh.
OVER = 0.25


def assumed_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """Which changes of a reform no text states; "" if all of them are stated."""
    keys = keys_of(result, k, "assumed")
    if not keys:
        return ""
    demand = text("say.assumed_elsewhere", lang) if ELSEWHERE in keys else ""
    return text("say.assumed", lang, keys=_listed(keys, lang), demand=demand)


def ended_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """From when on changes of a reform are undone, if that ends their effect; else "".

    A rise of one year ends with the year as law, and is paid for ever.
    """
    if not _is_over(result, k):
        return ""
    ends, guessed = ends_of(result, k), keys_of(result, k, "assumed_ends")
    changed = set(keys_of(result, k, "changed"))
    parts = []
    for month in sorted(set(ends.values())):
        keys = [key for key in ends if ends[key] == month]
        named = text("say.ended_all", lang) if changed <= set(keys) else _listed(keys, lang)
        why = text("say.ended_assumed", lang) if set(keys) & set(guessed) else ""
        parts.append(text("say.ended_part", lang, month=month, keys=named, why=why))
    joint = "；" if lang == "zh" else "; "
    return text("say.ended", lang, parts=joint.join(parts)) if parts else ""


def _is_over(result: xr.Dataset, k: int) -> bool:
    """Whether a reform moves little spending in the last year; interest on it goes on."""
    spending = [account.name for account in ACCOUNTS if not account.income]
    yearly = by_year(result["accrual"].sel(account=spending)).mean("seed")
    moved = abs(yearly[k] - yearly[0]).sum("account").values
    return bool(moved[-1] <= OVER * moved.max())


def _listed(keys: list[str], lang: Language) -> str:
    joint = "、" if lang == "zh" else ", "
    return joint.join(f"{key_name(key, lang)} ({key})" for key in keys)
